/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propagate.c: bound propagation, row by row in rounds. Each row and column bound implies what one
 * column can still be when all others are at their best; rounding is by whole numbers, exact. */
#include "engine/propagate.h"

enum { ROUNDS = 30 };

static int64_t add(int64_t one, int64_t other)
{
    if (one == RF_NO_LIMIT64 || other == RF_NO_LIMIT64)
        return RF_NO_LIMIT64;
    if (one == -RF_NO_LIMIT64 || other == -RF_NO_LIMIT64)
        return -RF_NO_LIMIT64;
    return one + other;
}

static int64_t times(int32_t value, int32_t bound)
{
    if (bound == RF_NO_LIMIT)
        return value > 0 ? RF_NO_LIMIT64 : -RF_NO_LIMIT64;
    if (bound == -RF_NO_LIMIT)
        return value > 0 ? -RF_NO_LIMIT64 : RF_NO_LIMIT64;
    return (int64_t)value * bound;
}

struct rf_activity rf_row_activity(const struct rf_matrix *matrix, const struct rf_row *row)
{
    struct rf_activity activity = {0, 0};
    for (size_t i = 0; i < row->count; i++) {
        const struct rf_entry *entry = &matrix->entries[row->first + i];
        const struct rf_column *column = &matrix->columns[entry->column];
        bool rises = entry->value > 0;
        activity.least =
            add(activity.least, times(entry->value, rises ? column->lower : column->upper));
        activity.most =
            add(activity.most, times(entry->value, rises ? column->upper : column->lower));
    }
    return activity;
}

static int64_t divide_down(int64_t value, int64_t by)
{
    return value / by - (value % by != 0 && (value < 0) != (by < 0));
}

/* With the others at their least, value * column is at most `room` above its own least. */
static bool tighten(struct rf_column *column, int32_t value, int64_t room)
{
    int64_t steps = divide_down(room, value > 0 ? value : -(int64_t)value);
    if (value > 0 && (column->upper == RF_NO_LIMIT || column->upper - column->lower > steps)) {
        int64_t upper = column->lower + steps;
        if (upper >= RF_NO_LIMIT)
            return false;
        column->upper = (int32_t)upper;
        return true;
    }
    if (value < 0 && (column->lower == -RF_NO_LIMIT || column->upper - column->lower > steps)) {
        int64_t lower = column->upper - steps;
        if (lower <= -RF_NO_LIMIT)
            return false;
        column->lower = (int32_t)lower;
        return true;
    }
    return false;
}

/* One direction of a row: activity <= limit, where the entries count `sign` times. */
static bool use_limit(struct rf_matrix *matrix, const struct rf_row *row, int64_t least,
                      int64_t limit, int32_t sign)
{
    bool changed = false;
    for (size_t i = 0; i < row->count; i++) {
        const struct rf_entry *entry = &matrix->entries[row->first + i];
        struct rf_column *column = &matrix->columns[entry->column];
        int32_t value = sign * entry->value;
        if (column->integer && column->lower < column->upper)
            changed |= tighten(column, value, limit - least);
    }
    return changed;
}

static bool use_row(struct rf_matrix *matrix, const struct rf_row *row, bool *possible)
{
    struct rf_activity activity = rf_row_activity(matrix, row);
    bool changed = false;
    if (row->upper != RF_NO_LIMIT && activity.least != -RF_NO_LIMIT64) {
        if (activity.least > row->upper)
            *possible = false;
        else if (activity.most > row->upper)
            changed |= use_limit(matrix, row, activity.least, row->upper, 1);
    }
    if (changed)
        activity = rf_row_activity(matrix, row);
    if (row->lower != -RF_NO_LIMIT && activity.most != RF_NO_LIMIT64 && *possible) {
        if (activity.most < row->lower)
            *possible = false;
        else if (activity.least < row->lower)
            changed |= use_limit(matrix, row, -activity.most, -(int64_t)row->lower, -1);
    }
    return changed;
}

bool rf_propagate(struct rf_matrix *matrix)
{
    bool changed = true, possible = true;
    for (int32_t round = 0; round < ROUNDS && changed && possible; round++) {
        changed = false;
        for (size_t r = 0; r < matrix->row_count && possible; r++)
            changed |= use_row(matrix, &matrix->rows[r], &possible);
    }
    for (size_t i = 0; i < matrix->column_count && possible; i++)
        possible = matrix->columns[i].lower <= matrix->columns[i].upper;
    return possible;
}
