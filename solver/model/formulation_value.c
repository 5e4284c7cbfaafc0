/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation_value.c: what a choice of columns costs, what follows from it, and whether it holds;
 * whole numbers only. What GLPK returns is believed after it has passed here, not before. */
#include "model/formulation.h"

int32_t rf_formulation_cost(const struct rf_formulation *formulation, struct rf_objective objective,
                            int32_t column)
{
    const struct rf_meaning *meaning = &formulation->meanings[column];
    switch (objective.tier) {
    case RF_TIER_UNPLACED:
        return meaning->costs.unplaced[objective.part - 1];
    case RF_TIER_EQUITY:
        return rf_rule_equity_cost(formulation, objective.part, column);
    case RF_TIER_TIRED:
        return meaning->costs.tired;
    case RF_TIER_REGULARITY:
        return meaning->costs.away;
    case RF_TIER_SPACING:
        return meaning->costs.spacing;
    case RF_TIER_COVER:
        return meaning->costs.cover[objective.part - 1];
    case RF_TIER_WORKLOAD:
        return rf_rule_workload_cost(formulation, objective.part, column);
    case RF_TIER_DIVERSITY:
        return meaning->costs.diversity[objective.part - 1];
    }
    return 0;
}

int32_t rf_formulation_offset(const struct rf_formulation *formulation,
                              struct rf_objective objective)
{
    const struct rf_costs *offset = &formulation->offset;
    switch (objective.tier) {
    case RF_TIER_UNPLACED:
        return offset->unplaced[objective.part - 1];
    case RF_TIER_TIRED:
        return offset->tired;
    case RF_TIER_REGULARITY:
        return offset->away;
    case RF_TIER_SPACING:
        return offset->spacing;
    case RF_TIER_COVER:
        return offset->cover[objective.part - 1];
    case RF_TIER_DIVERSITY:
        return offset->diversity[objective.part - 1];
    case RF_TIER_EQUITY:
    case RF_TIER_WORKLOAD:
        return 0;
    }
    return 0;
}

enum rf_phase rf_objective_phase(struct rf_objective objective)
{
    switch (objective.tier) {
    case RF_TIER_UNPLACED:
        return RF_PHASE_PLACE;
    case RF_TIER_EQUITY:
    case RF_TIER_TIRED:
        return RF_PHASE_EQUITY;
    case RF_TIER_REGULARITY:
        return RF_PHASE_HOME;
    case RF_TIER_SPACING:
        return RF_PHASE_MOMENT;
    case RF_TIER_COVER:
        return RF_PHASE_COVER;
    case RF_TIER_WORKLOAD:
        return RF_PHASE_WORKLOAD;
    case RF_TIER_DIVERSITY:
        return RF_PHASE_DIVERSITY;
    }
    return RF_PHASE_DIVERSITY;
}

int64_t rf_formulation_value(const struct rf_formulation *formulation,
                             struct rf_objective objective, const int32_t *values)
{
    int64_t value = rf_formulation_offset(formulation, objective);
    for (size_t i = 0; i < formulation->matrix->column_count; i++)
        if (values[i] != 0)
            value += (int64_t)rf_formulation_cost(formulation, objective, (int32_t)i) * values[i];
    return value;
}

void rf_formulation_chosen(const struct rf_formulation *formulation, const int32_t *values,
                           int32_t *chosen)
{
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        int32_t count = 0;
        chosen[g] = -1;
        for (int32_t i = 0; i < group->column_count; i++)
            if (values[group->first_column + i] != 0 && count++ == 0)
                chosen[g] = group->first_column + i;
        if (count > 1)
            chosen[g] = -1;
    }
}

static int64_t activity_of(const struct rf_matrix *matrix, const struct rf_row *row,
                           const int32_t *values)
{
    int64_t activity = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct rf_entry *entry = &matrix->entries[row->first + i];
        activity += (int64_t)entry->value * values[entry->column];
    }
    return activity;
}

static bool within(int64_t value, int32_t lower, int32_t upper)
{
    return (lower == -RF_NO_LIMIT || value >= lower) && (upper == RF_NO_LIMIT || value <= upper);
}

static bool is_turned_over(enum rf_column_role role)
{
    return role == RF_STRAIN || role == RF_TOUCHED || role == RF_LAG || role == RF_AWAY ||
           role == RF_KEPT || role == RF_LOST || role == RF_LATE;
}

/* Helpers that count: they take up all that a row lacks without them. */
static bool is_counting(enum rf_column_role role)
{
    return role == RF_OVER || role == RF_REPEAT || role == RF_LACK;
}

/* What a row lies outside its limits. */
static int32_t gap_of(const struct rf_matrix *matrix, const struct rf_row *row,
                      const int32_t *values)
{
    int64_t activity = activity_of(matrix, row, values);
    return (int32_t)(row->upper != RF_NO_LIMIT && activity > row->upper ? activity - row->upper
                                                                        : row->lower - activity);
}

static void reset_helpers(const struct rf_formulation *formulation, int32_t *values)
{
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        enum rf_column_role role = formulation->meanings[i].role;
        if (is_turned_over(role))
            values[i] = role == RF_KEPT;
        else if (is_counting(role) || role == RF_GUEST)
            values[i] = formulation->matrix->columns[i].lower;
    }
}

void rf_formulation_complete(const struct rf_formulation *formulation, int32_t *values)
{
    const struct rf_matrix *matrix = formulation->matrix;
    reset_helpers(formulation, values);
    rf_rule_home_complete(formulation, values);
    rf_rule_equity_complete(formulation, values);
    rf_rule_workload_complete(formulation, values);
    for (size_t r = 0; r < matrix->row_count; r++) {
        const struct rf_row *row = &matrix->rows[r];
        int32_t helper = formulation->notes[r].helper;
        if (helper < 0 || within(activity_of(matrix, row, values), row->lower, row->upper))
            continue;
        if (is_counting(formulation->meanings[helper].role))
            values[helper] += gap_of(matrix, row, values);
        else
            values[helper] = formulation->meanings[helper].role != RF_KEPT;
    }
}

bool rf_formulation_holds(const struct rf_formulation *formulation, enum rf_phase phase,
                          const int32_t *values, int32_t *broken)
{
    const struct rf_matrix *matrix = formulation->matrix;
    if (broken != NULL)
        *broken = -1;
    for (size_t i = 0; i < matrix->column_count; i++)
        if (formulation->meanings[i].phase <= phase &&
            !within(values[i], matrix->columns[i].lower, matrix->columns[i].upper))
            return false;
    for (size_t r = 0; r < matrix->row_count; r++) {
        const struct rf_row *row = &matrix->rows[r];
        if (formulation->notes[r].phase > phase ||
            within(activity_of(matrix, row, values), row->lower, row->upper))
            continue;
        if (broken != NULL)
            *broken = (int32_t)r;
        return false;
    }
    return true;
}
