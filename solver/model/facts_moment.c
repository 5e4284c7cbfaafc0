/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_moment.c: common moments of an induction by the facts alone (D24): periods of the default
 * bell in which ECT and mentor are both free for the whole of it. */
#include "base/memory.h"
#include "model/facts_span.h"
#include "model/facts_table.h"

bool rf_facts_is_common(const struct rf_instance *instance, int32_t induction, int32_t date)
{
    const struct rf_induction *who = &instance->inductions[induction];
    const struct rf_date *day = &instance->dates[date];
    struct rf_span mentor = instance->people[who->mentor].days[date].in;
    struct rf_span ect = who->ect < 0 ? mentor : instance->people[who->ect].days[date].in;
    return day->status == RF_DAY_TEACHING && day->week >= 0 && day->day >= who->dates.from &&
           day->day <= who->dates.until && ect.from < ect.until && mentor.from < mentor.until;
}

static struct rf_moments *derive_moments(const struct rf_facts *facts, int32_t index)
{
    const struct rf_instance *instance = facts->instance;
    const struct rf_induction *induction = &instance->inductions[index];
    const struct rf_bell *bell = &instance->bells[instance->default_bell];
    struct rf_moments *passes =
        rf_arena_allocate(facts->arena, (size_t)instance->cycle_count, sizeof *passes);
    if (induction->ect < 0)
        return passes; /* D42 */
    size_t *capacity = rf_allocate((size_t)instance->cycle_count, sizeof *capacity);
    for (int32_t date = 0; date < instance->date_count; date++) {
        if (!rf_facts_is_common(instance, index, date))
            continue;
        int32_t pass = instance->weeks[instance->dates[date].week].cycle;
        int32_t shape = bell->shape_of_date[date];
        passes[pass].living = true;
        if (shape >= 0)
            capacity[pass] += (size_t)instance->shapes[shape].count;
    }
    for (int32_t pass = 0; pass < instance->cycle_count; pass++)
        passes[pass].periods =
            rf_arena_allocate(facts->arena, capacity[pass], sizeof *passes[pass].periods);
    for (int32_t date = 0; date < instance->date_count; date++) {
        if (!rf_facts_is_common(instance, index, date) || bell->shape_of_date[date] < 0)
            continue;
        const struct rf_shape *shape = &instance->shapes[bell->shape_of_date[date]];
        struct rf_moments *moments = &passes[instance->weeks[instance->dates[date].week].cycle];
        struct rf_spans ect = rf_facts_free(facts, induction->ect, date, false);
        struct rf_spans mentor = rf_facts_free(facts, induction->mentor, date, false);
        for (int32_t i = 0; i < shape->count; i++) {
            struct rf_span span = shape->periods[i].span;
            if (shape->periods[i].class == RF_PERIOD_TEACHING &&
                span.until - span.from >= instance->rules[RF_RULE_PPA_MIN_BLOCK] &&
                rf_spans_contain(ect, span) && rf_spans_contain(mentor, span))
                moments->periods[moments->count++] =
                    (struct rf_free_period){instance->dates[date].day, date, i, span};
        }
    }
    rf_release(capacity);
    return passes;
}

const struct rf_free_period *rf_facts_common_moments(const struct rf_facts *facts,
                                                     int32_t induction, int32_t cycle,
                                                     int32_t *count, bool *living)
{
    if (facts->moments[induction] == NULL)
        facts->moments[induction] = derive_moments(facts, induction);
    const struct rf_moments *moments = &facts->moments[induction][cycle];
    *count = moments->count;
    if (living != NULL)
        *living = moments->living;
    return moments->periods;
}
