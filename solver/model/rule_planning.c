/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_planning.c: planning time (PPA): per person and pass of the cycle, the free periods that
 * sessions touch are at most what there is beyond the need (9).
 *
 * A period only one group can touch counts inside that group's columns. A period several groups can
 * touch has a helper column, on when one of them does: touching it twice costs no more. */
#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

struct pass {
    struct rf_formulation *formulation;
    int32_t person;
    const struct rf_free_period *periods;
    int32_t count;
    int32_t slack;
    int32_t cycle;
};

static bool touches(const struct rf_use *use, const struct rf_free_period *period)
{
    return use->span.from < period->span.until && period->span.from < use->span.until;
}

static int32_t length_of(const struct rf_free_period *period)
{
    return period->span.until - period->span.from;
}

/* The group of all uses that touch the period: -1 none, -2 several. */
static int32_t sole_group(const struct pass *pass, const struct rf_free_period *period)
{
    const struct rf_formulation *formulation = pass->formulation;
    struct rf_range range = rf_formulation_uses(formulation, pass->person, period->day);
    int32_t group = -1;
    for (size_t i = range.from; i < range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        if (!touches(use, period) || use->group == group)
            continue;
        if (group >= 0)
            return -2;
        group = use->group;
    }
    return group;
}

/* Adds the period to every column that touches it, once. */
static void add_period(const struct pass *pass, const struct rf_free_period *period,
                       struct rf_budget *budget)
{
    const struct rf_formulation *formulation = pass->formulation;
    struct rf_range range = rf_formulation_uses(formulation, pass->person, period->day);
    for (size_t i = range.from; i < range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        if (!touches(use, period))
            continue;
        bool again = false; /* the same column touched it with an earlier session of its group */
        for (size_t k = range.from; k < i && !again; k++)
            again = formulation->uses[k].column == use->column &&
                    touches(&formulation->uses[k], period);
        if (!again)
            rf_budget_add(budget, use->column, length_of(period));
    }
}

/* A column that alone touches more than there is to spare is never chosen (20). */
static void bar_columns(const struct pass *pass, const struct rf_budget *budget)
{
    for (size_t i = 0; i < budget->count; i++)
        if (budget->amounts[budget->columns[i]] > pass->slack)
            pass->formulation->matrix->columns[budget->columns[i]].upper = 0;
}

static int32_t add_helper(const struct pass *pass)
{
    struct rf_meaning meaning = rf_meaning_helper(RF_TOUCHED, RF_PHASE_PLACE);
    meaning.person = pass->person;
    return rf_formulation_column(pass->formulation, meaning, 0, 1, "touched");
}

/* (9), per group: the columns of the group that touch the period are at most the helper. */
static void tie_helper(const struct pass *pass, const struct rf_free_period *period, int32_t helper)
{
    struct rf_formulation *formulation = pass->formulation;
    struct rf_range range = rf_formulation_uses(formulation, pass->person, period->day);
    for (size_t first = range.from; first < range.until; first++) {
        int32_t group = formulation->uses[first].group;
        bool done = !touches(&formulation->uses[first], period);
        for (size_t k = range.from; k < first && !done; k++)
            done = formulation->uses[k].group == group && touches(&formulation->uses[k], period);
        if (done)
            continue;
        rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, helper), -RF_NO_LIMIT, 0, "touch");
        for (size_t k = first; k < range.until; k++)
            if (formulation->uses[k].group == group && touches(&formulation->uses[k], period))
                rf_formulation_once(formulation, formulation->uses[k].column, 1);
        rf_matrix_entry(formulation->matrix, helper, -1);
    }
}

/* Whether the pass can run short at all; bars columns on the way. */
static bool can_run_short(const struct pass *pass)
{
    struct rf_budget budget = rf_budget_new(pass->formulation);
    int64_t shared = 0;
    for (int32_t i = 0; i < pass->count; i++)
        add_period(pass, &pass->periods[i], &budget);
    bar_columns(pass, &budget);
    rf_budget_clear(&budget);
    for (int32_t i = 0; i < pass->count; i++)
        if (sole_group(pass, &pass->periods[i]) == -2)
            shared += length_of(&pass->periods[i]);
        else
            add_period(pass, &pass->periods[i], &budget);
    bool result = shared + rf_budget_most(&budget) > pass->slack;
    rf_budget_release(&budget);
    return result;
}

/* (9): what is touched in the pass is at most what there is to spare. */
static void add_pass(const struct pass *pass)
{
    if (!can_run_short(pass))
        return;
    int32_t *helpers = rf_allocate((size_t)pass->count, sizeof *helpers);
    for (int32_t i = 0; i < pass->count; i++) {
        helpers[i] = -1;
        if (sole_group(pass, &pass->periods[i]) == -2) {
            helpers[i] = add_helper(pass);
            tie_helper(pass, &pass->periods[i], helpers[i]);
        }
    }
    struct rf_budget budget = rf_budget_new(pass->formulation);
    for (int32_t i = 0; i < pass->count; i++)
        if (helpers[i] >= 0)
            rf_budget_add(&budget, helpers[i], length_of(&pass->periods[i]));
        else
            add_period(pass, &pass->periods[i], &budget);
    rf_budget_row(&budget, pass->slack, "planning");
    rf_budget_release(&budget);
    rf_release(helpers);
}

void rf_rule_planning(struct rf_formulation *formulation)
{
    const struct rf_problem *problem = formulation->problem;
    for (size_t i = 0; i < formulation->use_count;) {
        struct rf_range whole = rf_formulation_person(formulation, formulation->uses[i].person);
        i = whole.until;
        if (!rf_formulation_has_own(formulation, whole))
            continue;
        for (int32_t cycle = 0; cycle < problem->instance->cycle_count; cycle++) {
            struct pass pass = {formulation, formulation->uses[whole.from].person, NULL, 0, 0,
                                cycle};
            int32_t supply = 0;
            int32_t need = rf_facts_planning_need(problem->facts, pass.person, cycle, &supply);
            if (need == 0)
                continue;
            pass.slack = supply - need;
            pass.periods = rf_facts_free_periods(problem->facts, pass.person, cycle, &pass.count);
            add_pass(&pass);
        }
    }
}
