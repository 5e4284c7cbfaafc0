/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reduce.c: our own presolve: copy what counts, propagate, leave out what is decided.
 *
 * GLPK's presolve is not used because a plan of our own could then not be handed in. Costs are
 * divided by what they have in common, so that rounding a bound up gains as much as it can. */
#include "engine/reduce.h"

#include "base/memory.h"
#include "engine/propagate.h"

static bool is_included(const struct rf_part *part, struct rf_objective objective,
                        enum rf_phase phase)
{
    if (phase == RF_PHASE_EQUITY)
        return objective.tier == RF_TIER_EQUITY || part->equity_open;
    return phase <= rf_objective_phase(objective);
}

/* Barred columns count nothing: their norm may be more than their cost. */
static int32_t cost_above_norm(const struct rf_part *part, struct rf_objective objective,
                               const int32_t *norms, size_t column)
{
    return part->upper[column] == 0
               ? 0
               : rf_formulation_cost(part->formulation, objective, (int32_t)column) - norms[column];
}

static int64_t copy_columns(const struct rf_part *part, struct rf_objective objective,
                            struct rf_matrix *matrix)
{
    const struct rf_formulation *formulation = part->formulation;
    int32_t *norms = rf_allocate(formulation->matrix->column_count, sizeof *norms);
    int64_t norm = rf_part_norms(part, objective, norms);
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        bool included = is_included(part, objective, formulation->meanings[i].phase);
        int32_t column =
            rf_matrix_column(matrix, included ? part->lower[i] : 0, included ? part->upper[i] : 0,
                             true, "%s", formulation->matrix->columns[i].name);
        matrix->columns[column].cost = included ? cost_above_norm(part, objective, norms, i) : 0;
    }
    rf_release(norms);
    return norm;
}

static void copy_rows(const struct rf_part *part, struct rf_objective objective,
                      struct rf_matrix *matrix)
{
    const struct rf_matrix *from = part->formulation->matrix;
    for (size_t r = 0; r < from->row_count; r++) {
        const struct rf_row *row = &from->rows[r];
        if (!is_included(part, objective, part->formulation->notes[r].phase))
            continue;
        rf_matrix_row(matrix, row->lower, row->upper, "%s", row->name);
        for (size_t i = 0; i < row->count; i++)
            rf_matrix_entry(matrix, from->entries[row->first + i].column,
                            from->entries[row->first + i].value);
    }
}

/* (22). A held number whose columns are all barred or free of cost says nothing; propagation
 * drops it. */
static void add_holds(const struct rf_part *part, struct rf_objective objective,
                      struct rf_matrix *matrix)
{
    int32_t *norms = rf_allocate(matrix->column_count, sizeof *norms);
    for (size_t h = 0; h < part->hold_count; h++) {
        const struct rf_hold *hold = &part->holds[h];
        if (hold->objective.tier == RF_TIER_EQUITY &&
            !is_included(part, objective, RF_PHASE_EQUITY))
            continue;
        int64_t limit = hold->limit - rf_formulation_offset(part->formulation, hold->objective) -
                        rf_part_norms(part, hold->objective, norms);
        rf_matrix_row(matrix, -RF_NO_LIMIT, (int32_t)limit, "hold_%d_%d", (int)hold->objective.tier,
                      (int)hold->objective.part);
        for (size_t i = 0; i < matrix->column_count; i++)
            rf_matrix_entry(matrix, (int32_t)i, cost_above_norm(part, hold->objective, norms, i));
    }
    rf_release(norms);
}

static int64_t divisor_of(int64_t one, int64_t other)
{
    while (other != 0) {
        int64_t rest = one % other;
        one = other;
        other = rest;
    }
    return one < 0 ? -one : one;
}

/* Columns that are still open; the decided ones go to `values` and the constant. */
static int32_t *keep_columns(const struct rf_part *part, const struct rf_matrix *matrix,
                             struct rf_reduced *reduced)
{
    const struct rf_formulation *formulation = part->formulation;
    int32_t *place = rf_allocate(matrix->column_count, sizeof *place);
    size_t count = matrix->column_count;
    reduced->origin = rf_allocate(count, sizeof *reduced->origin);
    reduced->branch_first = rf_allocate(count, sizeof *reduced->branch_first);
    reduced->values = rf_allocate(count, sizeof *reduced->values);
    reduced->unit = 0;
    for (size_t i = 0; i < count; i++)
        if (matrix->columns[i].lower != matrix->columns[i].upper)
            reduced->unit = divisor_of(matrix->columns[i].cost, reduced->unit);
    if (reduced->unit == 0)
        reduced->unit = 1;
    for (size_t i = 0; i < count; i++) {
        const struct rf_column *column = &matrix->columns[i];
        place[i] = -1;
        if (column->lower == column->upper) {
            reduced->values[i] = column->lower;
            reduced->constant += (int64_t)column->cost * column->lower;
            continue;
        }
        enum rf_column_role role = formulation->meanings[i].role;
        place[i] = rf_matrix_column(reduced->matrix, column->lower, column->upper, true, "%s",
                                    column->name);
        reduced->matrix->columns[place[i]].cost = (int32_t)(column->cost / reduced->unit);
        reduced->origin[place[i]] = (int32_t)i;
        reduced->branch_first[place[i]] = role == RF_HOME || role == RF_STANDS;
    }
    return place;
}

static int32_t shift(int32_t limit, int64_t by)
{
    return limit == RF_NO_LIMIT || limit == -RF_NO_LIMIT ? limit : (int32_t)(limit - by);
}

static void keep_rows(const struct rf_matrix *matrix, const int32_t *place,
                      struct rf_reduced *reduced)
{
    for (size_t r = 0; r < matrix->row_count; r++) {
        const struct rf_row *row = &matrix->rows[r];
        struct rf_activity activity = rf_row_activity(matrix, row);
        if ((row->lower == -RF_NO_LIMIT || activity.least >= row->lower) &&
            (row->upper == RF_NO_LIMIT || activity.most <= row->upper))
            continue;
        int64_t decided = 0;
        for (size_t i = 0; i < row->count; i++) {
            const struct rf_entry *entry = &matrix->entries[row->first + i];
            if (place[entry->column] < 0)
                decided += (int64_t)entry->value * matrix->columns[entry->column].lower;
        }
        rf_matrix_row(reduced->matrix, shift(row->lower, decided), shift(row->upper, decided), "%s",
                      row->name);
        for (size_t i = 0; i < row->count; i++) {
            const struct rf_entry *entry = &matrix->entries[row->first + i];
            if (place[entry->column] >= 0)
                rf_matrix_entry(reduced->matrix, place[entry->column], entry->value);
        }
    }
}

struct rf_reduced rf_reduce(const struct rf_part *part, struct rf_objective objective)
{
    struct rf_reduced reduced = {0};
    struct rf_matrix *matrix = rf_matrix_new();
    int64_t norm = copy_columns(part, objective, matrix);
    copy_rows(part, objective, matrix);
    add_holds(part, objective, matrix);
    reduced.possible = rf_propagate(matrix);
    reduced.matrix = rf_matrix_new();
    reduced.constant = norm + rf_formulation_offset(part->formulation, objective);
    int32_t *place = keep_columns(part, matrix, &reduced);
    keep_rows(matrix, place, &reduced);
    rf_release(place);
    rf_matrix_release(matrix);
    return reduced;
}

void rf_reduced_release(struct rf_reduced *reduced)
{
    rf_matrix_release(reduced->matrix);
    rf_release(reduced->origin);
    rf_release(reduced->branch_first);
    rf_release(reduced->values);
}
