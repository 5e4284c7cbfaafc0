/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier.c: one number after the other. What GLPK says is not believed: its plan is completed and
 * verified in whole numbers, and only if it then costs what GLPK claims is the tree's end an end.
 */
#include "engine/tier.h"

#include <string.h>

#include "base/memory.h"
#include "engine/polish.h"
#include "engine/reduce.h"
#include "engine/write.h"

enum { NODES = 20000 };

/* Iterations times entries: some 10 seconds of one core, and a minute for tier 1. */
static const int64_t work = 1000000000, work_of_first_tier = 6000000000;

struct listener {
    struct rf_run *run;
    const struct rf_part *part;
    const struct rf_reduced *reduced;
    struct rf_objective objective;
};

static const char *phase_of(struct rf_objective objective)
{
    switch (objective.tier) {
    case RF_TIER_UNPLACED:
        return "tier 1: unplaced";
    case RF_TIER_EQUITY:
        return "tier 2: equity";
    case RF_TIER_TIRED:
        return "tier 3: tired time";
    case RF_TIER_REGULARITY:
        return "tier 6: regularity";
    case RF_TIER_SPACING:
        return "tier 7: spacing";
    case RF_TIER_COVER:
        return "tier 4: cover";
    case RF_TIER_WORKLOAD:
        return "tier 5: mentors' weeks";
    case RF_TIER_DIVERSITY:
        return "tier 8: who meets whom";
    }
    return "";
}

static void show(const struct rf_run *run, struct rf_objective objective, int64_t value,
                 int64_t bound)
{
    if (run->options->progress == NULL)
        return;
    struct rf_progress progress = {phase_of(objective), run->component, run->component_count,
                                   run->unplaced,       value,          bound};
    run->options->progress(run->options->progress_context, &progress);
}

static void hear(void *context, const struct rf_found *news)
{
    const struct listener *listener = context;
    const struct rf_reduced *reduced = listener->reduced;
    int64_t bound = news->has_bound ? reduced->constant + reduced->unit * news->bound : RF_NO_BOUND;
    show(listener->run, listener->objective,
         listener->part->has_best ? rf_part_value(listener->part, listener->objective) : -1, bound);
}

/* The plan of the search in the numbering of the formulation. */
static int32_t *expand(const struct rf_part *part, const struct rf_reduced *reduced,
                       const int32_t *values)
{
    size_t count = part->formulation->matrix->column_count;
    int32_t *whole = rf_allocate(count, sizeof *whole);
    memcpy(whole, reduced->values, count * sizeof *whole);
    for (size_t i = 0; i < reduced->matrix->column_count; i++)
        whole[reduced->origin[i]] = values[i];
    return whole;
}

static int32_t *restrict_best(const struct rf_part *part, const struct rf_reduced *reduced)
{
    if (!part->has_best)
        return NULL;
    int32_t *values = rf_allocate(reduced->matrix->column_count, sizeof *values);
    for (size_t i = 0; i < reduced->matrix->column_count; i++)
        values[i] = part->best[reduced->origin[i]];
    return values;
}

static void count_search(struct rf_run *run, const struct rf_reduced *reduced,
                         const struct rf_found *found)
{
    struct rf_solve_account *account = run->account;
    account->models++;
    account->nodes += found->nodes;
    if ((int64_t)reduced->matrix->column_count > account->largest_columns)
        account->largest_columns = (int64_t)reduced->matrix->column_count;
    if ((int64_t)reduced->matrix->row_count > account->largest_rows)
        account->largest_rows = (int64_t)reduced->matrix->row_count;
}

/* Reads the answer into the outcome; true when the number is closed by it. */
static void judge(struct rf_part *part, const struct rf_reduced *reduced,
                  const struct rf_found *found, struct rf_outcome *outcome)
{
    if (found->end == RF_SEARCH_NO_PLAN) {
        if (!part->has_best)
            part->contradictory = true;
        return; /* with a plan at hand the claim is false: an open number */
    }
    if (found->has_values) {
        int32_t *whole = expand(part, reduced, found->values);
        rf_part_offer(part, whole, (struct rf_order){&outcome->objective, 1});
        rf_release(whole);
    }
    if (!part->has_best)
        return;
    int64_t value = rf_part_value(part, outcome->objective);
    int64_t claimed =
        found->has_bound ? reduced->constant + reduced->unit * found->bound : outcome->floor;
    if (claimed > outcome->claimed && claimed <= value)
        outcome->claimed = claimed;
    if (found->end == RF_SEARCH_CLOSED && found->has_bound && claimed == value)
        outcome->status = RF_TIER_SOLVED;
}

/* True when the best plan changed. */
static bool search(struct rf_run *run, struct rf_part *part, struct rf_outcome *outcome)
{
    struct rf_reduced reduced = rf_reduce(part, outcome->objective);
    struct rf_found found = {0};
    struct listener listener = {run, part, &reduced, outcome->objective};
    int32_t *incumbent = restrict_best(part, &reduced);
    found.values = rf_allocate(reduced.matrix->column_count, sizeof *found.values);
    if (!rf_write_part_model(run, &reduced, outcome->objective))
        run->io_failed = true;
    if (!reduced.possible) {
        found.end = RF_SEARCH_NO_PLAN;
    } else if (reduced.matrix->column_count == 0) {
        found = (struct rf_found){RF_SEARCH_CLOSED, true, found.values, true, 0, 0};
    } else {
        int32_t nodes = run->options->node_limit > 0 ? run->options->node_limit : NODES;
        struct rf_search task = {reduced.matrix, incumbent, reduced.branch_first, nodes,
                                 run->options->node_limit > 0 ? INT64_MAX / 2 : work};
        if (run->options->node_limit <= 0 && outcome->objective.tier == RF_TIER_UNPLACED)
            task.work_limit = work_of_first_tier;
        rf_child_search(&task, &run->watch, hear, &listener, &found);
        count_search(run, &reduced, &found);
    }
    int64_t before = part->has_best ? rf_part_value(part, outcome->objective) : -1;
    judge(part, &reduced, &found, outcome);
    rf_release(incumbent);
    rf_release(found.values);
    rf_reduced_release(&reduced);
    return part->has_best && rf_part_value(part, outcome->objective) != before;
}

/* Whether anything in the part can count in this number at all. */
static bool is_at_stake(const struct rf_formulation *formulation, struct rf_objective objective)
{
    bool found = rf_formulation_offset(formulation, objective) != 0;
    for (size_t i = 0; i < formulation->matrix->column_count && !found; i++)
        found = rf_formulation_cost(formulation, objective, (int32_t)i) != 0;
    return found;
}

/* What counting closed is written too, so that other solvers can look at every number. */
static void write_closed(struct rf_run *run, const struct rf_part *part,
                         struct rf_objective objective)
{
    if (run->options->write_model == NULL || !is_at_stake(part->formulation, objective))
        return;
    struct rf_reduced reduced = rf_reduce(part, objective);
    if (!rf_write_part_model(run, &reduced, objective))
        run->io_failed = true;
    rf_reduced_release(&reduced);
}

/* What was proved of the number elsewhere, given that all before it are at what was proved. */
static int64_t known_bound(const struct rf_part *part, struct rf_objective objective)
{
    size_t count;
    int64_t known = 0;
    struct rf_objective *objectives = rf_part_objectives(part, &count);
    for (size_t i = 0; part->known != NULL && i < count; i++) {
        if (objectives[i].tier == objective.tier && objectives[i].part == objective.part) {
            known = part->known[i];
            break;
        }
        if (!part->has_best || rf_part_value(part, objectives[i]) != part->known[i])
            break;
    }
    rf_release(objectives);
    return known;
}

/* Who is chosen how often is no matter of a part whose floating sessions are left out. */
static bool is_for_the_school(struct rf_part *part, struct rf_objective objective)
{
    if (!part->partial || objective.tier != RF_TIER_DIVERSITY || objective.part != 2)
        return false;
    struct rf_outcome outcome = {objective, 0, 0, 0, RF_TIER_SOLVED};
    RF_PUSH(part->outcomes, part->outcome_count, part->outcome_capacity, outcome);
    return true;
}

void rf_tier_close(struct rf_run *run, struct rf_part *part, struct rf_objective objective)
{
    if (is_for_the_school(part, objective))
        return;
    struct rf_outcome outcome = {objective, -1, rf_part_floor(part, objective), 0, RF_TIER_GAP};
    int64_t known = known_bound(part, objective);
    if (known > outcome.floor)
        outcome.floor = known;
    bool improved = false;
    outcome.claimed = outcome.floor;
    show(run, objective, part->has_best ? rf_part_value(part, objective) : -1, outcome.floor);
    if (part->has_best && rf_part_value(part, objective) == outcome.floor) {
        outcome.status = RF_TIER_SOLVED;
        write_closed(run, part, objective);
    } else {
        improved = search(run, part, &outcome);
    }
    if (!part->has_best)
        return;
    outcome.value = rf_part_value(part, objective);
    if (outcome.status == RF_TIER_SOLVED)
        outcome.claimed = outcome.value;
    if (objective.tier == RF_TIER_EQUITY && outcome.value != rf_part_floor(part, objective))
        part->equity_open = true;
    RF_PUSH(part->outcomes, part->outcome_count, part->outcome_capacity, outcome);
    rf_part_hold(part, objective);
    if (improved)
        rf_polish(part, &run->watch);
}

void rf_tier_note(struct rf_run *run, struct rf_part *part, struct rf_objective objective,
                  int64_t bound)
{
    if (is_for_the_school(part, objective))
        return;
    int64_t value = rf_part_value(part, objective);
    struct rf_outcome outcome = {objective, value, bound, bound,
                                 value == bound ? RF_TIER_SOLVED : RF_TIER_GAP};
    show(run, objective, value, bound);
    write_closed(run, part, objective);
    if (objective.tier == RF_TIER_EQUITY && value != rf_part_floor(part, objective))
        part->equity_open = true;
    RF_PUSH(part->outcomes, part->outcome_count, part->outcome_capacity, outcome);
    rf_part_hold(part, objective);
}
