/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv_file.h: the lines of a CSV export on the way to a timetable; private to csv*.c. */
#ifndef RF_IMPORT_CSV_FILE_H
#define RF_IMPORT_CSV_FILE_H

#include "import/timetable.h"

/* One line: one person in one cell. Texts in the arena, never NULL. */
struct rf_csv_row {
    int32_t person, letter, weekday, period;
    enum rf_entry_type type;
    const char *class_name, *subject, *room;
    int line;
};

struct rf_csv_rows {
    struct rf_csv_row *items;
    size_t count, capacity;
};

/* Joins lines that say one thing twice (csv_entry.c): repeated lines are dropped, classes taught
 * together by one person (same cell, subject and room) become one lesson. Says how many. */
void rf_csv_join(struct rf_timetable *timetable, struct rf_csv_rows *rows, const char *path,
                 struct rf_diagnostics *diagnostics);
/* Makes the entries. */
void rf_csv_make_entries(struct rf_timetable *timetable, struct rf_csv_rows *rows);

#endif
