/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table.c: measures all cells, then prints. A word longer than the width is never cut. */
#include "report/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

void rf_table_add(struct rf_table *table, const char *cell)
{
    RF_PUSH(table->cells, table->count, table->capacity, rf_copy_text(cell ? cell : ""));
}

void rf_table_format(struct rf_table *table, const char *format, ...)
{
    char cell[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(cell, sizeof cell, format, arguments);
    va_end(arguments);
    rf_table_add(table, cell);
}

void rf_table_cut(struct rf_table *table, size_t lines)
{
    while (table->count > lines * (size_t)table->columns)
        rf_release(table->cells[--table->count]);
}

void rf_blanks(struct rf_text *out, int count)
{
    for (int index = 0; index < count; index++)
        rf_text_add(out, " ");
}

/* The next word as it will be printed: up to a blank, or up to a hold when it fits no line. Moves
 * `text` behind it. Owned. */
static char *next_word(const char **text, int room)
{
    size_t length = strcspn(*text, " ");
    char *word = rf_copy_bytes(*text, length);
    if (rf_text_width(word) > room && memchr(word, *RF_HOLD, length)) {
        length = strcspn(word, RF_HOLD);
        word[length] = '\0';
    }
    for (char *sign = word; *sign; sign++)
        if (*sign == *RF_HOLD)
            *sign = ' ';
    *text += length;
    *text += strspn(*text, " " RF_HOLD);
    return word;
}

void rf_wrap(struct rf_text *out, const char *text, int column, int indent, int width)
{
    bool first = true;
    while (*text) {
        char *word = next_word(&text, width - indent);
        int columns = rf_text_width(word);
        if (!first && column + 1 + columns > width) {
            rf_text_add(out, "\n");
            rf_blanks(out, indent);
            column = indent;
            first = true;
        }
        rf_text_format(out, "%s%s", first ? "" : " ", word);
        column += columns + (first ? 0 : 1);
        first = false;
        rf_release(word);
    }
    rf_text_add(out, "\n");
}

static void measure(const struct rf_table *table, int widths[RF_TABLE_COLUMNS])
{
    for (size_t index = 0; index < table->count; index++) {
        int columns = rf_text_width(table->cells[index]);
        int column = (int)(index % (size_t)table->columns);
        if (columns > widths[column])
            widths[column] = columns;
    }
}

/* The last cell that is not empty; trailing blanks are never printed. */
static int last_filled(char *const *line, int columns)
{
    int last = columns - 1;
    while (last > 0 && line[last][0] == '\0')
        last--;
    return last;
}

void rf_table_print(struct rf_table *table, int indent, int width, struct rf_text *out)
{
    int widths[RF_TABLE_COLUMNS] = {0};
    measure(table, widths);
    size_t step = (size_t)table->columns;
    for (size_t index = 0; index + step <= table->count; index += step) {
        char *const *line = &table->cells[index];
        int last = last_filled(line, table->columns), column = indent;
        rf_blanks(out, indent);
        for (int cell = 0; cell < last; cell++) {
            rf_text_add(out, line[cell]);
            int gap = widths[cell] > 0 ? widths[cell] - rf_text_width(line[cell]) + 2 : 0;
            rf_blanks(out, gap);
            column += widths[cell] > 0 ? widths[cell] + 2 : 0;
        }
        rf_wrap(out, line[last], column, column, width);
    }
    rf_table_release(table);
}

void rf_table_release(struct rf_table *table)
{
    for (size_t index = 0; index < table->count; index++)
        rf_release(table->cells[index]);
    rf_release(table->cells);
    table->cells = NULL;
    table->count = table->capacity = 0;
}
