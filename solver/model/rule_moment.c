/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_moment.c: tier 7's common moment: per induction and pass one moment is kept, or the pass is
 * lost (18); a moment that a session of the ECT or mentor touches is not kept (19).
 *
 * Passes in which sessions cannot touch every moment are left out: they are never lost. */
#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

struct pass {
    struct rf_formulation *formulation;
    int32_t people[2]; /* ECT, mentor */
    const struct rf_free_period *moments;
    int32_t count;
    struct rf_use *touching; /* uses that touch the moment at hand, each column once, by group */
    size_t touching_count, touching_capacity;
};

static void insert_touching(struct pass *pass, struct rf_use use)
{
    size_t at = pass->touching_count;
    for (size_t i = 0; i < pass->touching_count; i++)
        if (pass->touching[i].column == use.column)
            return;
    RF_PUSH(pass->touching, pass->touching_count, pass->touching_capacity, use);
    for (; at > 0 && pass->touching[at - 1].group > use.group; at--) {
        pass->touching[at] = pass->touching[at - 1];
        pass->touching[at - 1] = use;
    }
}

static void find_touching(struct pass *pass, const struct rf_free_period *moment)
{
    const struct rf_formulation *formulation = pass->formulation;
    pass->touching_count = 0;
    for (int32_t p = 0; p < 2; p++) {
        struct rf_range range = rf_formulation_uses(formulation, pass->people[p], moment->day);
        for (size_t i = range.from; i < range.until; i++) {
            struct rf_span span = formulation->uses[i].span;
            if (span.from < moment->span.until && moment->span.from < span.until &&
                formulation->matrix->columns[formulation->uses[i].column].upper > 0)
                insert_touching(pass, formulation->uses[i]);
        }
    }
}

/* Whether every moment can be touched in one plan, as far as counting shows. */
static bool can_be_lost(struct pass *pass)
{
    struct rf_budget budget = rf_budget_new(pass->formulation);
    bool all = true;
    for (int32_t m = 0; m < pass->count && all; m++) {
        find_touching(pass, &pass->moments[m]);
        all = pass->touching_count > 0;
        for (size_t i = 0; i < pass->touching_count; i++)
            rf_budget_add(&budget, pass->touching[i].column, 1);
    }
    bool result = all && rf_budget_most(&budget) >= pass->count;
    rf_budget_release(&budget);
    return result;
}

/* (19): one row per group that can touch the moment. */
static int32_t add_moment(struct pass *pass, const struct rf_free_period *moment)
{
    struct rf_formulation *formulation = pass->formulation;
    int32_t kept = rf_formulation_column(formulation, rf_meaning_helper(RF_KEPT, RF_PHASE_MOMENT),
                                         0, 1, "kept");
    find_touching(pass, moment);
    for (size_t i = 0; i < pass->touching_count; i++) {
        if (i == 0 || pass->touching[i - 1].group != pass->touching[i].group)
            rf_formulation_row(formulation, rf_note(RF_PHASE_MOMENT, kept), -RF_NO_LIMIT, 1,
                               "kept");
        rf_matrix_entry(formulation->matrix, pass->touching[i].column, 1);
        if (i + 1 == pass->touching_count || pass->touching[i + 1].group != pass->touching[i].group)
            rf_matrix_entry(formulation->matrix, kept, 1);
    }
    return kept;
}

/* (18), with (19) for each moment. */
static void add_pass(struct pass *pass)
{
    struct rf_formulation *formulation = pass->formulation;
    if (!can_be_lost(pass))
        return;
    int32_t *kept = rf_allocate((size_t)pass->count, sizeof *kept);
    for (int32_t m = 0; m < pass->count; m++)
        kept[m] = add_moment(pass, &pass->moments[m]);
    struct rf_meaning meaning = rf_meaning_helper(RF_LOST, RF_PHASE_MOMENT);
    meaning.costs.spacing = formulation->problem->instance->weights.common_moment;
    int32_t lost = rf_formulation_column(formulation, meaning, 0, 1, "lost");
    rf_formulation_row(formulation, rf_note(RF_PHASE_MOMENT, lost), 1, RF_NO_LIMIT,
                       "moment"); /* (18) */
    for (int32_t m = 0; m < pass->count; m++)
        rf_matrix_entry(formulation->matrix, kept[m], 1);
    rf_matrix_entry(formulation->matrix, lost, 1);
    rf_release(kept);
}

void rf_rule_moment(struct rf_formulation *formulation)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_component *component = formulation->component;
    if (problem->instance->weights.common_moment == 0)
        return;
    for (int32_t i = 0; i < component->induction_count; i++) {
        const struct rf_induction *induction =
            &problem->instance->inductions[component->inductions[i]];
        struct pass pass = {formulation, {induction->ect, induction->mentor}, NULL, 0, NULL, 0, 0};
        if (induction->ect < 0)
            continue; /* D42 */
        for (int32_t cycle = 0; cycle < problem->instance->cycle_count; cycle++) {
            bool living = false;
            pass.moments = rf_facts_common_moments(problem->facts, component->inductions[i], cycle,
                                                   &pass.count, &living);
            if (living && pass.count > 0)
                add_pass(&pass);
        }
        rf_release(pass.touching);
    }
}
