/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * travel.c: the journeys of one person between two things on one date (D41). What lies at no
 * known site, or between two sites without travel minutes, asks for none. */
#include "check/travel.h"

int32_t rf_check_journey(const struct rf_instance *instance, struct rf_stay one,
                         struct rf_stay other)
{
    int32_t need, gap;

    if (one.site < 0 || other.site < 0 || one.site == other.site || instance->travel == NULL)
        return 0;
    if (one.span.from > other.span.from) {
        struct rf_stay later = one;

        one = other;
        other = later;
    }
    need = instance->travel[one.site * instance->site_count + other.site];
    gap = other.span.from - one.span.until;
    return need > 0 && gap < need ? need : 0;
}

const struct rf_occurrence *rf_check_journey_bar(const struct rf_instance *instance, int32_t person,
                                                 int32_t date, struct rf_stay stay)
{
    const struct rf_person_day *day = &instance->people[person].days[date];
    int32_t i;

    if (stay.site < 0)
        return NULL;
    for (i = 0; i < day->occurrence_count; i++) {
        const struct rf_occurrence *here = &day->occurrences[i];
        struct rf_stay there = {here->span, here->site >= 0 ? here->site : day->site};

        if (rf_check_journey(instance, there, stay) > 0)
            return here;
    }
    return NULL;
}
