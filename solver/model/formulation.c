/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation.c: putting the model of a component together: columns first, then their index by
 * person and by session, then each rule's rows, then what single columns can never do.
 *
 * Invariant: the first columns are the choices and attendance, the helpers follow; a row with a
 * helper comes after every row its other helpers depend on, so that one pass completes a plan. */
#include "model/formulation.h"

#include "base/memory.h"
#include "model/formulation_index.h"

struct rf_meaning rf_meaning_helper(enum rf_column_role role, enum rf_phase phase)
{
    struct rf_meaning meaning = {0};
    meaning.role = role;
    meaning.phase = phase;
    meaning.group = meaning.person = -1;
    for (int32_t i = 0; i < RF_CHAIN; i++)
        meaning.candidate[i] = -1;
    return meaning;
}

int32_t rf_formulation_column(struct rf_formulation *formulation, struct rf_meaning meaning,
                              int32_t lower, int32_t upper, const char *name)
{
    size_t count = formulation->matrix->column_count;
    RF_PUSH(formulation->meanings, count, formulation->meaning_capacity, meaning);
    return rf_matrix_column(formulation->matrix, lower, upper, true, "%s_%zu", name, count);
}

struct rf_row_note rf_note(enum rf_phase phase, int32_t helper)
{
    return (struct rf_row_note){phase, helper};
}

int32_t rf_formulation_row(struct rf_formulation *formulation, struct rf_row_note note,
                           int32_t lower, int32_t upper, const char *rule)
{
    size_t count = formulation->matrix->row_count;
    RF_PUSH(formulation->notes, count, formulation->note_capacity, note);
    return rf_matrix_row(formulation->matrix, lower, upper, "%s_%zu", rule, count);
}

void rf_formulation_once(struct rf_formulation *formulation, int32_t column, int32_t value)
{
    size_t columns = formulation->matrix->column_count;
    if (formulation->mark_count < columns) {
        formulation->marks = rf_reallocate(formulation->marks, columns, sizeof *formulation->marks);
        for (size_t i = formulation->mark_count; i < columns; i++)
            formulation->marks[i] = -1;
        formulation->mark_count = columns;
    }
    const struct rf_matrix *matrix = formulation->matrix;
    const struct rf_row *row = &matrix->rows[matrix->row_count - 1];
    int32_t mark = formulation->marks[column]; /* where its last entry is, or was */
    if (mark >= 0 && (size_t)mark >= row->first && (size_t)mark < row->first + row->count &&
        matrix->entries[mark].column == column)
        return;
    formulation->marks[column] = (int32_t)(row->first + row->count);
    rf_matrix_entry(formulation->matrix, column, value);
}

void rf_formulation_drop_row(struct rf_formulation *formulation)
{
    struct rf_matrix *matrix = formulation->matrix;
    size_t first = matrix->rows[matrix->row_count - 1].first;
    for (size_t i = first; i < matrix->entry_count; i++)
        matrix->latest[matrix->entries[i].column] = 0;
    matrix->entry_count = first;
    matrix->row_count--;
}

bool rf_formulation_lonely_row(const struct rf_formulation *formulation)
{
    const struct rf_matrix *matrix = formulation->matrix;
    const struct rf_row *row = &matrix->rows[matrix->row_count - 1];
    int32_t first = -1;
    for (size_t i = 0; i < row->count; i++) {
        int32_t group = formulation->meanings[matrix->entries[row->first + i].column].group;
        if (i == 0)
            first = group;
        else if (group != first)
            return false;
    }
    return true;
}

static bool only_adds(const struct rf_matrix *matrix, const struct rf_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        const struct rf_entry *entry = &matrix->entries[row->first + i];
        if (entry->value < 0 || matrix->columns[entry->column].lower < 0)
            return false;
    }
    return row->upper != RF_NO_LIMIT;
}

/* What guests take of a row. */
static int64_t taken(const struct rf_matrix *matrix, const struct rf_row *row)
{
    int64_t sum = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct rf_entry *entry = &matrix->entries[row->first + i];
        sum += (int64_t)entry->value * matrix->columns[entry->column].lower;
    }
    return sum;
}

/* A column that alone, or beside the guests, breaks a row of non-negative entries can never be
 * chosen (20). */
static void bar_columns(struct rf_formulation *formulation)
{
    struct rf_matrix *matrix = formulation->matrix;
    for (size_t r = 0; r < matrix->row_count; r++) {
        const struct rf_row *row = &matrix->rows[r];
        if (!only_adds(matrix, row))
            continue;
        int64_t left = row->upper - taken(matrix, row);
        for (size_t i = 0; i < row->count; i++) {
            const struct rf_entry *entry = &matrix->entries[row->first + i];
            if (matrix->columns[entry->column].lower == 0 && entry->value > left)
                matrix->columns[entry->column].upper = 0;
        }
    }
}

struct rf_formulation *rf_formulation_build(const struct rf_problem *problem,
                                            const struct rf_component *component)
{
    struct rf_formulation *formulation = rf_allocate(1, sizeof *formulation);
    formulation->problem = problem;
    formulation->component = component;
    formulation->matrix = rf_matrix_new();
    rf_rule_demand(formulation);
    rf_rule_group(formulation);
    rf_rule_guests(formulation);
    rf_formulation_sort_index(formulation);
    rf_rule_group_rows(formulation);
    rf_rule_clash(formulation);
    rf_rule_order(formulation);
    rf_rule_rhythm(formulation);
    rf_rule_planning(formulation);
    rf_rule_load(formulation);
    rf_rule_cap(formulation);
    rf_rule_tired(formulation);
    rf_rule_ect_load(formulation);
    rf_rule_directed(formulation);
    rf_rule_roles(formulation);
    rf_rule_cover(formulation);
    rf_rule_travel(formulation);
    rf_rule_training(formulation);
    rf_rule_room(formulation);
    bar_columns(formulation);
    rf_rule_equity(formulation);
    rf_rule_leaders(formulation);
    rf_rule_workload(formulation);
    rf_rule_home(formulation);
    rf_rule_moment(formulation);
    rf_rule_diversity(formulation);
    return formulation;
}

void rf_formulation_release(struct rf_formulation *formulation)
{
    if (formulation == NULL)
        return;
    rf_rule_equity_release(formulation);
    rf_rule_workload_release(formulation);
    rf_rule_home_release(formulation);
    rf_matrix_release(formulation->matrix);
    rf_release(formulation->meanings);
    rf_release(formulation->notes);
    rf_release(formulation->groups);
    rf_release(formulation->uses);
    rf_release(formulation->places);
    rf_release(formulation->marks);
    rf_release(formulation);
}
