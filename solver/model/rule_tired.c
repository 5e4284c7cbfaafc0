/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_tired.c: H6: tired meetings are at most a share of the demanded ones (12), and not too many
 * in a row (13). A waiver that still holds on the last day lifts both (D15). */
#include <string.h>

#include "model/formulation.h"
#include "model/formulation_budget.h"

bool rf_tired_is_waived(const struct rf_instance *instance, int32_t induction)
{
    rf_day last = instance->first_day + instance->date_count - 1;
    for (int32_t i = 0; i < instance->waiver_count; i++)
        if ((instance->waivers[i].induction == induction || instance->waivers[i].induction < 0) &&
            strcmp(instance->waivers[i].rule, rf_constraint_id(RF_CONSTRAINT_TIRED)) == 0 &&
            instance->waivers[i].expires >= last)
            return true;
    return false;
}

/* Adds the tired places of the induction's meetings of these ranks. */
static void gather(struct rf_budget *budget, int32_t induction, int32_t first, int32_t last)
{
    struct rf_formulation *formulation = budget->formulation;
    const struct rf_problem *problem = formulation->problem;
    const struct rf_component *component = formulation->component;
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *demand = &problem->demands->items[component->demands[d]];
        if (demand->induction != induction || demand->meeting_rank < first ||
            demand->meeting_rank > last)
            continue;
        struct rf_range places = rf_formulation_places(formulation, component->demands[d]);
        for (size_t i = places.from; i < places.until; i++)
            if (problem->candidates->items[formulation->places[i].candidate].tired)
                rf_budget_add(budget, formulation->places[i].column, 1);
    }
}

/* (12) once and (13) for each run, per induction. */
void rf_rule_tired(struct rf_formulation *formulation)
{
    const struct rf_instance *instance = formulation->problem->instance;
    const struct rf_component *component = formulation->component;
    struct rf_budget budget = rf_budget_new(formulation);
    for (int32_t i = 0; i < component->induction_count; i++) {
        int32_t induction = component->inductions[i];
        int32_t meetings = formulation->problem->demands->meetings_of[induction];
        int32_t run = instance->rules[RF_RULE_TIRED_RUN];
        if (instance->inductions[induction].ect < 0 || rf_tired_is_waived(instance, induction))
            continue;
        gather(&budget, induction, 0, meetings - 1);
        rf_budget_row(&budget, instance->rules[RF_RULE_TIRED_SHARE] * meetings / 1000, "share");
        for (int32_t first = 0; first + run < meetings; first++) {
            gather(&budget, induction, first, first + run);
            rf_budget_row(&budget, run, "run");
        }
    }
    rf_budget_release(&budget);
}
