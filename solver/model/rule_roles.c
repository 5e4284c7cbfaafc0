/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_roles.c: H12: where the mentor is the tutor or the observer too, a session that assesses
 * with the mentor in it and one of mentoring never lie on one date (25) (D39). */
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

static bool has_two_roles(const struct rf_induction *induction)
{
    const struct rf_cast *observers = &induction->cast[RF_ROLE_OBSERVER];
    bool both = induction->tutor == induction->mentor;
    for (int32_t i = 0; i < observers->count && !both; i++)
        both = observers->people[i] == induction->mentor;
    return induction->ect >= 0 && both;
}

/* Adds what places the demand on that date; with `person` in it, unless -1. */
static void gather(struct rf_budget *budget, int32_t demand, rf_day day, int32_t person)
{
    struct rf_formulation *formulation = budget->formulation;
    const struct rf_problem *problem = formulation->problem;
    struct rf_range places = rf_formulation_places(formulation, demand);
    struct rf_taking parts[RF_PARTS];
    for (size_t i = places.from; i < places.until; i++) {
        const struct rf_candidate *candidate =
            &problem->candidates->items[formulation->places[i].candidate];
        if (candidate->day != day)
            continue;
        int32_t count = rf_candidate_parts(problem->instance, &problem->demands->items[demand],
                                           candidate, parts);
        if (person < 0 || rf_parts_find(parts, count, person) != NULL)
            rf_budget_add(budget, formulation->places[i].column, 1);
    }
}

/* (25) for a session that assesses and one of mentoring. */
static void add_pair(struct rf_budget *budget, int32_t assessing, int32_t mentoring)
{
    const struct rf_problem *problem = budget->formulation->problem;
    const struct rf_demand *one = &problem->demands->items[assessing];
    const struct rf_demand *other = &problem->demands->items[mentoring];
    int32_t mentor = problem->instance->inductions[one->induction].mentor;
    for (int32_t i = 0; i < one->day_count; i++) {
        if (other->day_count == 0 || one->days[i] < other->days[0] ||
            one->days[i] > other->days[other->day_count - 1])
            continue;
        gather(budget, assessing, one->days[i], mentor);
        if (budget->count > 0)
            gather(budget, mentoring, one->days[i], -1);
        rf_budget_row(budget, 1, "roles");
    }
}

void rf_rule_roles(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_problem *problem = formulation->problem;
    const struct rf_kind *kinds = problem->instance->kinds;
    struct rf_budget budget = rf_budget_new(formulation);
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *one = &problem->demands->items[component->demands[d]];
        if (!kinds[one->kind].assessment ||
            !has_two_roles(&problem->instance->inductions[one->induction]))
            continue;
        for (int32_t k = 0; k < component->demand_count; k++) {
            const struct rf_demand *other = &problem->demands->items[component->demands[k]];
            if (k != d && other->induction == one->induction && kinds[other->kind].mentoring)
                add_pair(&budget, component->demands[d], component->demands[k]);
        }
    }
    rf_budget_release(&budget);
}
