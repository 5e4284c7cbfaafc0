/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * matrix.c: building an integer model row by row.
 *
 * Invariant: entries of a row are contiguous and name each column once; only the last row begun
 * can grow. Names are not checked for being unique: who builds a model numbers its names. */
#include "model/matrix.h"

#include <stdarg.h>

#include "base/memory.h"

struct rf_matrix *rf_matrix_new(void)
{
    return rf_allocate(1, sizeof(struct rf_matrix));
}

void rf_matrix_release(struct rf_matrix *matrix)
{
    if (matrix == NULL)
        return;
    rf_release(matrix->columns);
    rf_release(matrix->rows);
    rf_release(matrix->entries);
    rf_release(matrix->latest);
    rf_release(matrix);
}

int32_t rf_matrix_column(struct rf_matrix *matrix, int32_t lower, int32_t upper, bool integer,
                         const char *name, ...)
{
    struct rf_column column = {lower, upper, 0, integer, ""};
    va_list arguments;
    va_start(arguments, name);
    vsnprintf(column.name, sizeof column.name, name, arguments);
    va_end(arguments);
    RF_PUSH(matrix->columns, matrix->column_count, matrix->column_capacity, column);
    RF_PUSH(matrix->latest, matrix->latest_count, matrix->latest_capacity, 0);
    return (int32_t)(matrix->column_count - 1);
}

int32_t rf_matrix_row(struct rf_matrix *matrix, int32_t lower, int32_t upper, const char *name, ...)
{
    struct rf_row row = {lower, upper, matrix->entry_count, 0, ""};
    va_list arguments;
    va_start(arguments, name);
    vsnprintf(row.name, sizeof row.name, name, arguments);
    va_end(arguments);
    RF_PUSH(matrix->rows, matrix->row_count, matrix->row_capacity, row);
    return (int32_t)(matrix->row_count - 1);
}

void rf_matrix_entry(struct rf_matrix *matrix, int32_t column, int32_t value)
{
    struct rf_row *row = &matrix->rows[matrix->row_count - 1];
    size_t *latest = &matrix->latest[column];
    struct rf_entry entry = {column, value};
    if (value == 0)
        return;
    if (*latest > row->first) {
        matrix->entries[*latest - 1].value += value;
        return;
    }
    RF_PUSH(matrix->entries, matrix->entry_count, matrix->entry_capacity, entry);
    row->count++;
    *latest = matrix->entry_count;
}

void rf_matrix_clear_costs(struct rf_matrix *matrix)
{
    for (size_t i = 0; i < matrix->column_count; i++)
        matrix->columns[i].cost = 0;
}
