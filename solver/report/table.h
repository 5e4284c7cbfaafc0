/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table.h: aligned columns and wrapped lines within a width, by what a terminal shows (not by
 * bytes). */
#ifndef RF_REPORT_TABLE_H
#define RF_REPORT_TABLE_H

#include <stddef.h>

#include "base/text.h"

enum { RF_TABLE_COLUMNS = 8 };

struct rf_table {
    int columns;
    char **cells; /* columns for each line; owned */
    size_t count, capacity;
};
#define RF_TABLE_INIT(columns)                                                                     \
    {                                                                                              \
        (columns), NULL, 0, 0                                                                      \
    }

/* Adds the next cell, left to right and line by line; copies it. NULL is an empty cell. */
void rf_table_add(struct rf_table *table, const char *cell);
void rf_table_format(struct rf_table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Drops all lines but the first `lines`. */
void rf_table_cut(struct rf_table *table, size_t lines);
/* Lines with `indent` blanks before them and two between columns; the last column wraps within
 * `width`. Empties the table. */
void rf_table_print(struct rf_table *table, int indent, int width, struct rf_text *out);
void rf_table_release(struct rf_table *table);

/* A blank at which no line is broken, unless what it holds together fits no line. Names of the
 * input hold no control characters. */
#define RF_HOLD "\x1f"

void rf_blanks(struct rf_text *out, int count);
/* Adds `text` from column `column` on, wrapped at blanks within `width`; further lines begin at
 * `indent`. Ends the line. */
void rf_wrap(struct rf_text *out, const char *text, int column, int indent, int width);

#endif
