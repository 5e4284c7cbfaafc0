/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier_tired.c: tier 3, the points of tired time (D15). */
#include "check/tier.h"

enum { FRIDAY = 4, STRAIGHT = 4 };

static bool teaches_in(const struct rf_person_day *day, struct rf_span span)
{
    int32_t i;

    for (i = 0; i < day->occurrence_count; i++) {
        if (day->occurrences[i].type == RF_LESSON &&
            rf_span_overlap(day->occurrences[i].span, span))
            return true;
    }
    return false;
}

/* The person taught in each of the four latest teaching periods of the own bell before `start`. */
bool rf_check_straight(const struct rf_checker *checker, int32_t slot, int32_t date,
                       rf_minute start)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_person *person = &instance->people[checker->person_of[slot]];
    int32_t shape = instance->bells[person->bell].shape_of_date[date], i, taught = 0;

    if (shape < 0)
        return false;
    for (i = instance->shapes[shape].count - 1; i >= 0 && taught < STRAIGHT; i--) {
        const struct rf_period *period = &instance->shapes[shape].periods[i];

        if (period->class != RF_PERIOD_TEACHING || period->span.until > start)
            continue;
        if (!teaches_in(&person->days[date], period->span))
            return false;
        taught++;
    }
    return taught == STRAIGHT;
}

static bool somebody_straight(const struct rf_judge *judge, int32_t entry)
{
    const struct rf_entry *what = &judge->checker->entries[entry];
    const struct rf_session *session = &judge->sessions[entry];
    int32_t date = rf_judge_date(judge, entry), i, slot;

    for (i = 0; i < what->part_count; i++) {
        if (what->parts[i].presence == RF_FREE && what->parts[i].slot >= 0 &&
            rf_check_straight(judge->checker, what->parts[i].slot, date, session->start))
            return true;
    }
    for (i = 0; what->event >= 0 && i < session->attending_count; i++) {
        slot = session->attending[i] >= 0 && session->attending[i] < judge->instance->person_count
                   ? judge->checker->slot_of[session->attending[i]]
                   : -1;
        if (slot >= 0 && rf_check_straight(judge->checker, slot, date, session->start))
            return true;
    }
    return false;
}

static bool in_last_period(const struct rf_instance *instance, int32_t date, struct rf_span span)
{
    int32_t i;
    int32_t shape = instance->bells[instance->default_bell].shape_of_date[date];

    for (i = shape < 0 ? -1 : instance->shapes[shape].count - 1; i >= 0; i--) {
        const struct rf_period *period = &instance->shapes[shape].periods[i];

        if (period->class == RF_PERIOD_TEACHING)
            return rf_span_overlap(period->span, span);
    }
    return false;
}

int32_t rf_check_tired_points(const struct rf_checker *checker, int32_t date, struct rf_span span,
                              bool straight)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_date *here = &instance->dates[date];
    int32_t sum = 0;

    if (here->status == RF_DAY_INSET)
        return 0;
    if (span.until > here->pupils.until)
        sum += instance->rules[RF_RULE_TIRED_AFTER];
    if (span.from < here->pupils.from)
        sum += instance->rules[RF_RULE_TIRED_BEFORE];
    if (here->weekday == FRIDAY && in_last_period(instance, date, span))
        sum += instance->rules[RF_RULE_TIRED_FRIDAY];
    if (straight)
        sum += instance->rules[RF_RULE_TIRED_STRAIGHT];
    return sum;
}

void rf_check_tier_tired(const struct rf_judge *judge, struct rf_values *values)
{
    int32_t i;

    values->tired = 0;
    for (i = 0; i < judge->checker->entry_count; i++) {
        if (rf_judge_date(judge, i) >= 0)
            values->tired +=
                rf_check_tired_points(judge->checker, rf_judge_date(judge, i),
                                      rf_judge_span(judge, i), somebody_straight(judge, i));
    }
}
