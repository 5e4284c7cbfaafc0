/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_diversity.c: tier 8: who suits whom, which is no matter of choice here (part 1); the same
 * person chosen again (33) and sessions that no associate leads (34) (part 2). Part 3 is a cost of
 * the choice. D45. */
#include <string.h>

#include "model/formulation.h"
#include "model/formulation_budget.h"

static bool differ(const char *one, const char *other)
{
    return one != NULL && other != NULL && strcmp(one, other) != 0;
}

int32_t rf_pair_points(const struct rf_instance *instance, int32_t induction)
{
    const struct rf_induction *own = &instance->inductions[induction];
    const struct rf_choice_weights *weights = &instance->choice_weights;
    if (own->ect < 0)
        return 0;
    const struct rf_person *ect = &instance->people[own->ect];
    const struct rf_person *mentor = &instance->people[own->mentor];
    int32_t least = instance->rules[RF_RULE_YEARS_LEAST];
    int32_t most = instance->rules[RF_RULE_YEARS_MOST], points = 0;
    bool second = false;
    for (int32_t i = 0; i < instance->induction_count && !second; i++)
        second = i != induction && instance->inductions[i].mentor == own->mentor &&
                 instance->inductions[i].ect >= 0;
    if (differ(ect->subject, mentor->subject))
        points += weights->subject;
    if (differ(ect->phase, mentor->phase))
        points += weights->phase;
    if (ect->line_manager == own->mentor)
        points += weights->line_manager;
    if (mentor->years >= 0 &&
        ((least >= 0 && mentor->years < least) || (most >= 0 && mentor->years > most)))
        points += weights->years;
    if (own->previous_mentor >= 0 && own->previous_mentor != own->mentor)
        points += weights->change;
    return points + (second ? weights->second_ect : 0);
}

/* Adds what places a session of the kind with that person chosen. */
static void add_chosen(struct rf_budget *budget, int32_t induction, int32_t kind, int32_t person)
{
    const struct rf_formulation *formulation = budget->formulation;
    const struct rf_problem *problem = formulation->problem;
    const struct rf_component *component = formulation->component;
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *demand = &problem->demands->items[component->demands[d]];
        if (demand->induction != induction || demand->kind != kind)
            continue;
        struct rf_range places = rf_formulation_places(formulation, component->demands[d]);
        for (size_t i = places.from; i < places.until; i++)
            if (problem->candidates->items[formulation->places[i].candidate].chosen == person)
                rf_budget_add(budget, formulation->places[i].column, 1);
    }
}

/* (33) for one person. */
static void add_repeat(struct rf_budget *budget, int32_t induction, int32_t kind, int32_t person)
{
    struct rf_formulation *formulation = budget->formulation;
    add_chosen(budget, induction, kind, person);
    if (rf_budget_most(budget) > 1) {
        struct rf_meaning meaning = rf_meaning_helper(RF_REPEAT, RF_PHASE_DIVERSITY);
        meaning.costs.diversity[1] = formulation->problem->instance->choice_weights.same_person;
        int32_t repeat = rf_formulation_column(formulation, meaning, 0, RF_NO_LIMIT, "repeat");
        rf_formulation_row(formulation, rf_note(RF_PHASE_DIVERSITY, repeat), -RF_NO_LIMIT, 1,
                           "repeat");
        for (size_t i = 0; i < budget->count; i++)
            rf_matrix_entry(formulation->matrix, budget->columns[i],
                            budget->amounts[budget->columns[i]]);
        rf_matrix_entry(formulation->matrix, repeat, -1);
    }
    rf_budget_clear(budget);
}

static void add_repeats(struct rf_budget *budget, int32_t induction)
{
    const struct rf_instance *instance = budget->formulation->problem->instance;
    for (int32_t kind = 0; kind < instance->kind_count; kind++)
        for (int32_t role = 0; role < RF_ROLES; role++) {
            const struct rf_cast *cast = &instance->inductions[induction].cast[role];
            if (instance->kinds[kind].presence[role] == RF_ABSENT || cast->count < 2)
                continue;
            for (int32_t i = 0; i < cast->count; i++)
                add_repeat(budget, induction, kind, cast->people[i]);
        }
}

/* (34): what is placed with an associate, and what lacks. */
static void add_lack(struct rf_formulation *formulation, int32_t induction)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_instance *instance = problem->instance;
    const struct rf_component *component = formulation->component;
    int64_t share = instance->rules[RF_RULE_ASSOCIATE_SHARE];
    int32_t wanted =
        share <= 0 ? 0 : (int32_t)(share * problem->demands->meetings_of[induction] / 1000);
    if (wanted == 0 || instance->choice_weights.associate == 0 ||
        instance->inductions[induction].ect < 0)
        return;
    struct rf_meaning meaning = rf_meaning_helper(RF_LACK, RF_PHASE_DIVERSITY);
    meaning.costs.diversity[1] = instance->choice_weights.associate;
    int32_t lack = rf_formulation_column(formulation, meaning, 0, RF_NO_LIMIT, "lack");
    rf_formulation_row(formulation, rf_note(RF_PHASE_DIVERSITY, lack), wanted, RF_NO_LIMIT, "lack");
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *demand = &problem->demands->items[component->demands[d]];
        if (demand->induction != induction ||
            instance->kinds[demand->kind].presence[RF_ROLE_ASSOCIATE] == RF_ABSENT)
            continue;
        struct rf_range places = rf_formulation_places(formulation, component->demands[d]);
        for (size_t i = places.from; i < places.until; i++)
            rf_matrix_entry(formulation->matrix, formulation->places[i].column, 1);
    }
    rf_matrix_entry(formulation->matrix, lack, 1);
}

void rf_rule_diversity(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_instance *instance = formulation->problem->instance;
    struct rf_budget budget = rf_budget_new(formulation);
    for (int32_t i = 0; i < component->induction_count; i++) {
        int32_t induction = component->inductions[i];
        formulation->offset.diversity[0] += rf_pair_points(instance, induction);
        if (instance->choice_weights.same_person > 0) {
            rf_budget_grow(&budget);
            add_repeats(&budget, induction);
        }
        add_lack(formulation, induction);
    }
    rf_budget_release(&budget);
}
