/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv_line.h: lines of a separated file (RFC 4180), with trimmed fields. */
#ifndef RF_IMPORT_CSV_LINE_H
#define RF_IMPORT_CSV_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/text.h"

/* Reads `bytes` (UTF-8, borrowed) from start to end. */
struct rf_csv {
    const char *path, *bytes;
    size_t length, at;
    int next_line; /* number of the line at `at` */
    char separator;
    struct rf_diagnostics *diagnostics;
    bool faulty; /* some fault was found */
    bool broken; /* a fault of grammar: what follows would be guessing */
    /* the line last read */
    int line;
    struct rf_text text; /* its fields, each ended by a zero byte */
    size_t *starts, count, capacity;
    size_t total; /* fields so far */
};

/* Finds the separator out of the first line: comma, semicolon or tab, whichever stands there most
 * often outside quotes (the first of these on a tie); a line "sep=;" before it settles it. */
void rf_csv_open(struct rf_csv *csv, const char *path, const char *bytes, size_t length,
                 struct rf_diagnostics *diagnostics);
/* The next line that has a field that is not empty; false at the end and when the file is
 * broken. */
bool rf_csv_next(struct rf_csv *csv);
/* Field `index` of the line, "" when there is none; valid until the next line. */
const char *rf_csv_field(const struct rf_csv *csv, size_t index);
/* An error at the line last read. */
void rf_csv_fault(struct rf_csv *csv, const char *code, const char *fix, const char *message,
                  const char *name);
void rf_csv_close(struct rf_csv *csv);

#endif
