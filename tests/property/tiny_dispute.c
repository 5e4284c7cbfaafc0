/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_dispute.c: group sessions over whose start the pairs of a tiny school are likely to differ:
 * two or three starts, at periods in which their few free moments lie. */
#include <stdio.h>
#include <string.h>

#include "tiny_school.h"

/* The first moment on the grid in some period of some day, "2025-09-02 10:00". */
static void write_start(struct tiny_school *school, char text[32])
{
    struct tiny_random *random = &school->random;
    const struct tiny_period *period = &school->periods[tiny_below(random, school->period_count)];
    const rf_day day = school->mondays[tiny_below(random, school->weeks)] +
                       school->weekdays[tiny_below(random, school->weekday_count)];
    rf_minute start = (period->from + school->grid - 1) / school->grid * school->grid;
    if (tiny_chance(random, 15)) {
        start = (school->pupils_until + school->grid - 1) / school->grid * school->grid;
    }
    char date[RF_DATE_TEXT], clock[RF_MINUTE_TEXT];
    snprintf(text, 32, "%s %s", rf_day_format(day, date), rf_minute_format(start, clock));
}

static void write_starts(struct tiny_school *school, char text[160])
{
    char starts[3][32];
    const int32_t count = tiny_between(&school->random, 2, 3);
    text[0] = '\0';
    for (int32_t i = 0; i < count; i++) {
        bool known = false;
        write_start(school, starts[i]);
        for (int32_t k = 0; k < i; k++) {
            known = known || strcmp(starts[i], starts[k]) == 0;
        }
        if (!known) {
            const size_t length = strlen(text);
            snprintf(text + length, 160 - length, "%s\"%s\": {}", i == 0 ? "" : ", ", starts[i]);
        }
    }
    memcpy(school->event_moment, starts[0], sizeof starts[0]);
}

void tiny_school_add_disputed(struct tiny_school *school, int32_t number)
{
    static const char *const PEOPLE[] = {"\"EA\", \"MA\", \"EB\", \"MB\"", "\"MA\", \"MB\", \"TU\"",
                                         "\"MA\", \"EB\", \"XX\"", "\"EA\", \"EB\""};
    static const char *const QUORUMS[] = {"0.2", "0.3", "0.5", "0.67", "1"};
    struct tiny_random *random = &school->random;
    char starts[160];
    write_starts(school, starts);
    tiny_instance_add(
        school->instance, TINY_EVENTS,
        "\"T%d\": {\"kind\": \"%s\", \"staff\": [%s], \"minutes\": %d, \"quorum\": %s, "
        "\"options\": {%s}}",
        number + 1, tiny_chance(random, 50) ? "k-group" : "k-talk", PEOPLE[tiny_below(random, 4)],
        school->grid * tiny_between(random, 1, 2), QUORUMS[tiny_below(random, 5)], starts);
}
