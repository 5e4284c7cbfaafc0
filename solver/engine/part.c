/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * part.c: keeping the best plan and the holds of a component. */
#include "engine/part.h"

#include <string.h>

#include "base/memory.h"
#include "engine/sweep.h"

struct rf_part *rf_part_new(const struct rf_problem *problem, const struct rf_component *component)
{
    struct rf_part *part = rf_allocate(1, sizeof *part);
    part->component = component;
    part->formulation = rf_formulation_build(problem, component);
    const struct rf_matrix *matrix = part->formulation->matrix;
    part->lower = rf_allocate(matrix->column_count, sizeof *part->lower);
    part->upper = rf_allocate(matrix->column_count, sizeof *part->upper);
    part->best = rf_allocate(matrix->column_count, sizeof *part->best);
    part->load_limit = -1;
    for (size_t i = 0; i < matrix->column_count; i++) {
        part->lower[i] = matrix->columns[i].lower;
        part->upper[i] = matrix->columns[i].upper;
    }
    return part;
}

void rf_part_release(struct rf_part *part)
{
    if (part == NULL)
        return;
    rf_sweep_release(part->sweep);
    rf_certificate_block_clear(&part->proof);
    rf_formulation_release(part->formulation);
    rf_release(part->lower);
    rf_release(part->upper);
    rf_release(part->best);
    rf_release(part->holds);
    rf_release(part->outcomes);
    rf_release(part);
}

int64_t rf_part_value(const struct rf_part *part, struct rf_objective objective)
{
    return rf_formulation_value(part->formulation, objective, part->best);
}

bool rf_part_keeps_holds(const struct rf_part *part, const int32_t *values)
{
    for (size_t i = 0; i < part->hold_count; i++)
        if (rf_formulation_value(part->formulation, part->holds[i].objective, values) >
            part->holds[i].limit)
            return false;
    return true;
}

struct rf_objective *rf_part_objectives(const struct rf_part *part, size_t *count)
{
    int32_t positions = rf_rule_equity_count(part->formulation);
    int32_t mentors = rf_rule_workload_count(part->formulation);
    struct rf_objective *list = rf_allocate(
        (size_t)(RF_CLASSES + positions + mentors + 3 + RF_COVER_PARTS + RF_DIVERSITY_PARTS),
        sizeof *list);
    *count = 0;
    for (int32_t class = 1; class <= RF_CLASSES; class ++)
        list[(*count)++] = (struct rf_objective){RF_TIER_UNPLACED, class};
    for (int32_t position = 1; position <= positions; position++)
        list[(*count)++] = (struct rf_objective){RF_TIER_EQUITY, position};
    list[(*count)++] = (struct rf_objective){RF_TIER_TIRED, 1};
    for (int32_t item = 1; item <= RF_COVER_PARTS; item++)
        list[(*count)++] = (struct rf_objective){RF_TIER_COVER, item};
    for (int32_t position = 1; position <= mentors; position++)
        list[(*count)++] = (struct rf_objective){RF_TIER_WORKLOAD, position};
    list[(*count)++] = (struct rf_objective){RF_TIER_REGULARITY, 1};
    list[(*count)++] = (struct rf_objective){RF_TIER_SPACING, 1};
    for (int32_t item = 1; item <= RF_DIVERSITY_PARTS; item++)
        list[(*count)++] = (struct rf_objective){RF_TIER_DIVERSITY, item};
    return list;
}

static bool is_worse(const struct rf_part *part, const int32_t *values, struct rf_order order)
{
    for (size_t i = 0; i < order.count; i++) {
        int64_t value = rf_formulation_value(part->formulation, order.items[i], values);
        int64_t best = rf_part_value(part, order.items[i]);
        if (value != best)
            return value > best;
    }
    return false;
}

bool rf_part_offer(struct rf_part *part, const int32_t *values, struct rf_order order)
{
    const struct rf_formulation *formulation = part->formulation;
    size_t count = formulation->matrix->column_count;
    int32_t *whole = rf_allocate(count, sizeof *whole);
    for (size_t i = 0; i < count; i++) {
        enum rf_column_role role = formulation->meanings[i].role;
        if (role == RF_CHOICE || role == RF_STANDS || role == RF_ATTENDS)
            whole[i] = values[i];
        if (role == RF_GUEST)
            whole[i] = 1;
    }
    rf_formulation_complete(formulation, whole);
    bool taken = rf_formulation_holds(formulation, RF_PHASE_DIVERSITY, whole, NULL) &&
                 rf_part_keeps_holds(part, whole) &&
                 (!part->has_best || !is_worse(part, whole, order));
    if (taken) {
        memcpy(part->best, whole, count * sizeof *whole);
        part->has_best = true;
    }
    rf_release(whole);
    return taken;
}

/* (22): bars each column whose group alone would then break the hold: the floors of the other
 * groups and this column's cost are more than the limit. */
static void bar_columns(struct rf_part *part, struct rf_objective objective, int64_t limit)
{
    const struct rf_formulation *formulation = part->formulation;
    int64_t floor = rf_formulation_offset(formulation, objective);
    int32_t *least = rf_allocate(formulation->group_count, sizeof *least);
    for (size_t g = 0; g < formulation->group_count; g++) {
        least[g] = rf_part_least(part, g, objective);
        floor += least[g];
    }
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        for (int32_t i = 0; i < group->column_count; i++) {
            int32_t column = group->first_column + i;
            if (floor - least[g] + rf_formulation_cost(formulation, objective, column) > limit)
                part->upper[column] = 0;
        }
    }
    rf_release(least);
}

void rf_part_hold(struct rf_part *part, struct rf_objective objective)
{
    struct rf_hold hold = {objective, rf_part_value(part, objective)};
    RF_PUSH(part->holds, part->hold_count, part->hold_capacity, hold);
    bool sum = objective.tier != RF_TIER_EQUITY ||
               objective.part == rf_rule_equity_count(part->formulation);
    if (sum && objective.tier != RF_TIER_WORKLOAD)
        bar_columns(part, objective, hold.limit);
}
