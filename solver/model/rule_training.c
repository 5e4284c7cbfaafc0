/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_training.c: H18: not more than a share of a mentor's training in the first half-term (28)
 * (D42). */
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

static int32_t limit_of(const struct rf_problem *problem, const struct rf_induction *entry)
{
    const int32_t *rules = problem->instance->rules;
    int64_t required =
        entry->training_minutes > 0 ? entry->training_minutes : rules[RF_RULE_TRAINING_MINUTES];
    int32_t limit = (int32_t)(rules[RF_RULE_TRAINING_FIRST] * required / 1000);
    int32_t given = rf_facts_training(problem->facts, entry->mentor, 0);
    return limit > given ? limit - given : 0;
}

void rf_rule_training(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_problem *problem = formulation->problem;
    const struct rf_instance *instance = problem->instance;
    struct rf_budget budget = rf_budget_new(formulation);
    for (int32_t i = 0; i < component->induction_count; i++) {
        const struct rf_induction *entry = &instance->inductions[component->inductions[i]];
        if (entry->ect >= 0 || instance->half_term_count < 2 ||
            instance->rules[RF_RULE_TRAINING_FIRST] < 0)
            continue;
        for (int32_t d = 0; d < component->demand_count; d++) {
            int32_t demand = component->demands[d];
            const struct rf_demand *own = &problem->demands->items[demand];
            if (own->induction != component->inductions[i] || !instance->kinds[own->kind].training)
                continue;
            struct rf_range places = rf_formulation_places(formulation, demand);
            for (size_t k = places.from; k < places.until; k++) {
                const struct rf_candidate *candidate =
                    &problem->candidates->items[formulation->places[k].candidate];
                if (rf_instance_date(instance, candidate->day)->half_term == 0)
                    rf_budget_add(&budget, formulation->places[k].column,
                                  candidate->end - candidate->start);
            }
        }
        rf_budget_row(&budget, limit_of(problem, entry), "training");
    }
    rf_budget_release(&budget);
}
