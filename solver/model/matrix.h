/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * matrix.h: an integer model as plain whole numbers: columns, rows, one objective, minimised.
 * What the engine solves has coefficients of at most 1,000; the textbook model need not. */
#ifndef RF_MODEL_MATRIX_H
#define RF_MODEL_MATRIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RF_NO_LIMIT = INT32_MAX }; /* as a bound: none on that side (with a minus sign below) */

struct rf_column {
    int32_t lower, upper; /* RF_NO_LIMIT, -RF_NO_LIMIT: free on that side */
    int32_t cost;
    bool integer;
    char name[28]; /* for written models: letters, digits, _ . only; unique */
};

struct rf_row {
    int32_t lower, upper; /* equal: an equation */
    size_t first;         /* into entries; entries of a row are contiguous */
    size_t count;
    char name[28];
};

struct rf_entry {
    int32_t column, value;
};

struct rf_matrix {
    struct rf_column *columns;
    size_t column_count, column_capacity;
    struct rf_row *rows;
    size_t row_count, row_capacity;
    struct rf_entry *entries;
    size_t entry_count, entry_capacity;
    size_t *latest; /* [column] 1 + index of its latest entry, 0 none; for summing */
    size_t latest_count, latest_capacity;
};

struct rf_matrix *rf_matrix_new(void);
void rf_matrix_release(struct rf_matrix *matrix);
/* Returns the column's index. `name` is printf-like. */
int32_t rf_matrix_column(struct rf_matrix *matrix, int32_t lower, int32_t upper, bool integer,
                         const char *name, ...) __attribute__((format(printf, 5, 6)));
/* Begins a row (its entries follow by rf_matrix_entry until the next row begins). */
int32_t rf_matrix_row(struct rf_matrix *matrix, int32_t lower, int32_t upper, const char *name, ...)
    __attribute__((format(printf, 4, 5)));
/* Adds to the last row begun; a zero value is left out; a column twice in a row is summed. */
void rf_matrix_entry(struct rf_matrix *matrix, int32_t column, int32_t value);
void rf_matrix_clear_costs(struct rf_matrix *matrix);

/* Writes CPLEX LP text as glpsol --lp, cbc and HiGHS read it; false when the stream failed.
 * `comment` goes on top, each line after a backslash. Deterministic. */
#include <stdio.h>
bool rf_matrix_write(const struct rf_matrix *matrix, const char *comment, FILE *stream);

#endif
