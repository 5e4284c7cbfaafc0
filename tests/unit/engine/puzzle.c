/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * puzzle.c: the models of puzzle.h; numbers from a fixed sequence. */
#include "puzzle.h"

#include "base/memory.h"

enum { PRODUCTS = 15, SHOPS = 40 };

struct rf_matrix *puzzle_sum(int32_t count, int32_t cost, int32_t value, int32_t lower,
                             int32_t upper)
{
    struct rf_matrix *matrix = rf_matrix_new();
    for (int32_t i = 0; i < count; i++) {
        rf_matrix_column(matrix, 0, 1, true, "x%d", (int)i);
        matrix->columns[i].cost = cost;
    }
    rf_matrix_row(matrix, lower, upper, "sum");
    for (int32_t i = 0; i < count; i++)
        rf_matrix_entry(matrix, i, value);
    return matrix;
}

struct rf_matrix *puzzle_market(int32_t **start, int64_t *cost)
{
    struct rf_matrix *matrix = rf_matrix_new();
    uint32_t next = 12345;
    for (int32_t shop = 0; shop < SHOPS; shop++)
        rf_matrix_column(matrix, 0, 1, true, "x%d", (int)shop);
    for (int32_t product = 0; product < PRODUCTS; product++) {
        int32_t under = rf_matrix_column(matrix, 0, RF_NO_LIMIT, true, "u%d", (int)product);
        int32_t over = rf_matrix_column(matrix, 0, RF_NO_LIMIT, true, "o%d", (int)product);
        matrix->columns[under].cost = matrix->columns[over].cost = 1;
    }
    *start = rf_allocate(matrix->column_count, sizeof **start);
    *cost = 0;
    for (int32_t product = 0; product < PRODUCTS; product++) {
        int32_t sum = 0, under = SHOPS + 2 * product;
        int32_t row = rf_matrix_row(matrix, 0, 0, "r%d", (int)product);
        for (int32_t shop = 0; shop < SHOPS; shop++) {
            next = next * 1103515245u + 12345u;
            int32_t amount = (int32_t)(next >> 16) % 100;
            rf_matrix_entry(matrix, shop, amount);
            sum += amount;
        }
        rf_matrix_entry(matrix, under, 1);
        rf_matrix_entry(matrix, under + 1, -1);
        matrix->rows[row].lower = matrix->rows[row].upper = sum / 2;
        (*start)[under] = sum / 2;
        *cost += sum / 2;
    }
    return matrix;
}

bool puzzle_holds(const struct rf_matrix *matrix, const int32_t *values)
{
    for (size_t i = 0; i < matrix->column_count; i++)
        if (values[i] < matrix->columns[i].lower || values[i] > matrix->columns[i].upper)
            return false;
    for (size_t r = 0; r < matrix->row_count; r++) {
        const struct rf_row *row = &matrix->rows[r];
        int64_t sum = 0;
        for (size_t i = 0; i < row->count; i++)
            sum += (int64_t)matrix->entries[row->first + i].value *
                   values[matrix->entries[row->first + i].column];
        if (sum < row->lower || sum > row->upper)
            return false;
    }
    return true;
}

int64_t puzzle_cost(const struct rf_matrix *matrix, const int32_t *values)
{
    int64_t cost = 0;
    for (size_t i = 0; i < matrix->column_count; i++)
        cost += (int64_t)matrix->columns[i].cost * values[i];
    return cost;
}

struct rf_search puzzle_search(const struct rf_matrix *matrix)
{
    return (struct rf_search){matrix, NULL, NULL, INT64_MAX / 2, INT64_MAX / 2};
}

struct rf_found puzzle_found(const struct rf_matrix *matrix)
{
    return (struct rf_found){.values = rf_allocate(matrix->column_count, sizeof(int32_t))};
}
