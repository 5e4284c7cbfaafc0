/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_leaders.c: tier 4, part 1: what leaders cover in a week above the rate that the school calls
 * sustainable (30) (D43). In units of what all amounts and the rate have in common. */
#include "model/facts.h"
#include "model/formulation.h"

static int32_t divisor_of(int32_t one, int32_t other)
{
    while (other != 0) {
        int32_t rest = one % other;
        one = other;
        other = rest;
    }
    return one;
}

struct leader {
    struct rf_formulation *formulation;
    struct rf_range range; /* of the person, in one week */
    int32_t person, week, rate;
};

/* The divisor of all that the leader can cover in the week and the rate; 0: it is never too much.
 * One choice per group, each at its most. */
static int32_t find_unit(const struct leader *leader)
{
    const struct rf_formulation *formulation = leader->formulation;
    int32_t unit = leader->rate;
    int64_t sum = 0;
    for (size_t i = leader->range.from; i < leader->range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        if (!use->covers)
            continue;
        unit = divisor_of(rf_use_candidate(formulation, use)->released, unit);
        int32_t most = 0;
        bool known = false;
        for (size_t k = leader->range.from; k < leader->range.until; k++) {
            const struct rf_use *other = &formulation->uses[k];
            if (!other->covers || other->group != use->group)
                continue;
            known |= k < i;
            if (rf_use_candidate(formulation, other)->released > most)
                most = rf_use_candidate(formulation, other)->released;
        }
        sum += known ? 0 : RF_CHAIN * (int64_t)most;
    }
    return sum > leader->rate ? unit : 0;
}

/* (30). */
static void add_week(const struct leader *leader)
{
    struct rf_formulation *formulation = leader->formulation;
    int32_t unit = find_unit(leader);
    if (unit == 0 || !rf_formulation_has_own(formulation, leader->range))
        return;
    struct rf_meaning meaning = rf_meaning_helper(RF_OVER, RF_PHASE_COVER);
    meaning.person = leader->person;
    meaning.costs.cover[0] = unit;
    int32_t over = rf_formulation_column(formulation, meaning, 0, RF_NO_LIMIT, "over");
    struct rf_row_note note = rf_note(RF_PHASE_COVER, over);
    rf_formulation_row(formulation, note, -RF_NO_LIMIT, leader->rate / unit, "over");
    for (size_t i = leader->range.from; i < leader->range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        if (use->covers)
            rf_matrix_entry(formulation->matrix, use->column,
                            rf_use_candidate(formulation, use)->released / unit);
    }
    rf_matrix_entry(formulation->matrix, over, -1);
}

void rf_rule_leaders(struct rf_formulation *formulation)
{
    const struct rf_instance *instance = formulation->problem->instance;
    for (int32_t p = 0; p < instance->provider_count; p++) {
        const struct rf_provider *provider = &instance->providers[p];
        if (provider->sustainable < 0 || !instance->people[provider->person].leader)
            continue;
        struct rf_range range = rf_formulation_person(formulation, provider->person);
        for (size_t i = range.from; i < range.until;) {
            rf_day day = rf_use_candidate(formulation, &formulation->uses[i])->day;
            int32_t week = rf_instance_date(instance, day)->week;
            struct leader leader = {
                formulation, {i, i}, provider->person, week, provider->sustainable};
            while (leader.range.until < range.until &&
                   rf_instance_date(
                       instance,
                       rf_use_candidate(formulation, &formulation->uses[leader.range.until])->day)
                           ->week == week)
                leader.range.until++;
            if (week >= 0)
                add_week(&leader);
            i = leader.range.until;
        }
    }
}
