/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier_spacing.c: tier 7, wishes, common moments, induction time, lags and shorter sessions
 * (D24). */
#include <stdlib.h>

#include "check/tier.h"

/* A session in a week of another letter is not spoken of. */
bool rf_check_against_wish(const struct rf_instance *instance, const struct rf_wish *wish,
                           int32_t date, rf_minute start)
{
    const struct rf_date *here = &instance->dates[date];
    int32_t letter = here->week < 0 ? -1 : instance->weeks[here->week].letter;

    if (wish->letter >= 0 && wish->letter != letter)
        return false;
    return (wish->weekday >= 0 && here->weekday != wish->weekday) ||
           (wish->start >= 0 && start != wish->start);
}

/* The training of a mentor is no matter of tier 7 (D42). */
static bool is_training(const struct rf_judge *judge, int32_t entry)
{
    return judge->instance->inductions[judge->checker->entries[entry].induction].ect < 0;
}

static int64_t wishes_not_kept(const struct rf_judge *judge)
{
    const struct rf_instance *instance = judge->instance;
    int64_t sum = 0;
    int32_t i, j;

    for (i = 0; i < instance->wish_count; i++) {
        const struct rf_wish *wish = &instance->wishes[i];
        const struct rf_course *course = &judge->checker->courses[wish->induction];

        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++)
            sum += judge->checker->entries[j].kind == wish->kind && !is_training(judge, j) &&
                   rf_judge_date(judge, j) >= 0 &&
                   rf_check_against_wish(instance, wish, rf_judge_date(judge, j),
                                         judge->sessions[j].start);
    }
    return sum;
}

static int64_t passes_without_moment(const struct rf_judge *judge)
{
    const struct rf_checker *checker = judge->checker;
    int32_t passes = judge->instance->cycle_count, i, cycle, k;
    int64_t sum = 0;

    for (i = 0; i < judge->instance->induction_count; i++) {
        const struct rf_induction *pair = &judge->instance->inductions[i];
        int32_t ect, mentor;

        if (pair->ect < 0)
            continue;
        ect = checker->slot_of[pair->ect];
        mentor = checker->slot_of[pair->mentor];
        for (cycle = 0; cycle < passes; cycle++) {
            const struct rf_moments *moments = &checker->moments[i * passes + cycle];

            for (k = 0; k < moments->count; k++) {
                const struct rf_moment *moment = &moments->items[k];

                if (!rf_judge_touched(judge, ect, moment->date, moment->span) &&
                    !rf_judge_touched(judge, mentor, moment->date, moment->span))
                    break;
            }
            sum += moments->count > 0 && k == moments->count;
        }
    }
    return sum;
}

bool rf_check_outside_marked(const struct rf_checker *checker, int32_t entry, int32_t date,
                             struct rf_span span)
{
    const struct rf_entry *what = &checker->entries[entry];
    const struct rf_kind *kind = &checker->instance->kinds[what->kind];
    int32_t ect = checker->instance->inductions[what->induction].ect;

    return kind->induction && kind->presence[RF_ROLE_ECT] == RF_FREE && what->marked &&
           !rf_check_inside_type(&checker->instance->people[ect].days[date], RF_INDUCTION, span);
}

static int32_t lag_days(const struct rf_judge *judge, int32_t entry)
{
    const struct rf_entry *what = &judge->checker->entries[entry];

    if (what->target < 0 || rf_judge_date(judge, what->target) < 0)
        return 0;
    return abs(rf_check_school_days(judge->instance, rf_judge_date(judge, entry),
                                    rf_judge_date(judge, what->target)) -
               what->step->lag_wished);
}

void rf_check_tier_spacing(const struct rf_judge *judge, struct rf_values *values)
{
    const struct rf_weights *weights = &judge->instance->weights;
    int64_t sum = weights->wish * wishes_not_kept(judge) +
                  weights->common_moment * passes_without_moment(judge);
    int32_t i;

    for (i = 0; i < judge->checker->event_entry; i++) {
        struct rf_span span = rf_judge_span(judge, i);
        int32_t shorter;

        if (rf_judge_date(judge, i) < 0 || is_training(judge, i))
            continue;
        shorter = judge->checker->entries[i].step->minutes - (span.until - span.from);
        sum += weights->induction_time *
               (int32_t)rf_check_outside_marked(judge->checker, i, rf_judge_date(judge, i), span);
        sum += (int64_t)weights->lag_day * lag_days(judge, i);
        sum += (int64_t)weights->shorter_step * (shorter > 0 ? (shorter + 4) / 5 : 0);
    }
    values->spacing = (int32_t)sum;
}
