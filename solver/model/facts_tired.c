/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_tired.c: which moments of a day are tired, and the points tier 3 gives them (D15). On an
 * INSET day there are no pupils and nothing is tired. */
#include "model/facts_span.h"
#include "model/facts_table.h"

enum { STRAIGHT_PERIODS = 4, FRIDAY = 4 };

static const struct rf_shape *find_shape(const struct rf_instance *instance, int32_t bell,
                                         int32_t date)
{
    int32_t index = instance->bells[bell].shape_of_date[date];
    return index < 0 ? NULL : &instance->shapes[index];
}

static bool teaches_in(const struct rf_person_day *day, struct rf_span span)
{
    for (int32_t i = 0; i < day->occurrence_count; i++)
        if (day->occurrences[i].type == RF_LESSON &&
            rf_span_overlaps(day->occurrences[i].span, span))
            return true;
    return false;
}

int32_t rf_facts_four_periods(const struct rf_facts *facts, int32_t person, int32_t date,
                              rf_minute start)
{
    const struct rf_instance *instance = facts->instance;
    const struct rf_person *who = &instance->people[person];
    const struct rf_shape *shape = find_shape(instance, who->bell, date);
    int32_t straight = 0;
    if (instance->dates[date].status != RF_DAY_TEACHING || shape == NULL)
        return 0;
    for (int32_t i = shape->count - 1; i >= 0 && straight < STRAIGHT_PERIODS; i--) {
        const struct rf_period *period = &shape->periods[i];
        if (period->class != RF_PERIOD_TEACHING || period->span.until > start)
            continue;
        if (!teaches_in(&who->days[date], period->span))
            return 0;
        straight++;
    }
    return straight == STRAIGHT_PERIODS ? instance->rules[RF_RULE_TIRED_STRAIGHT] : 0;
}

/* The last period of class teaching of the default bell, empty when there is none. */
static struct rf_span find_last_period(const struct rf_instance *instance, int32_t date)
{
    const struct rf_shape *shape = find_shape(instance, instance->default_bell, date);
    struct rf_span last = {0, 0};
    for (int32_t i = 0; shape != NULL && i < shape->count; i++)
        if (shape->periods[i].class == RF_PERIOD_TEACHING)
            last = shape->periods[i].span;
    return last;
}

int32_t rf_facts_tired_points(const struct rf_facts *facts, int32_t date, struct rf_span span)
{
    const struct rf_instance *instance = facts->instance;
    const struct rf_date *day = &instance->dates[date];
    int32_t points = 0;
    if (day->status != RF_DAY_TEACHING)
        return 0;
    if (span.until > day->pupils.until)
        points += instance->rules[RF_RULE_TIRED_AFTER];
    if (span.from < day->pupils.from)
        points += instance->rules[RF_RULE_TIRED_BEFORE];
    if (day->weekday == FRIDAY && rf_span_overlaps(find_last_period(instance, date), span))
        points += instance->rules[RF_RULE_TIRED_FRIDAY];
    return points;
}

bool rf_facts_is_tired(const struct rf_facts *facts, int32_t date, struct rf_span span)
{
    const struct rf_date *day = &facts->instance->dates[date];
    return day->status == RF_DAY_TEACHING &&
           (span.from < day->pupils.from || span.until > day->pupils.until);
}
