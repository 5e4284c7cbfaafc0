/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * diagnostics.h: everything found wrong or worth saying, with its place, collected in one run.
 *
 *   autumn.json:41:19: error[J003]: duplicate key "mentor"
 *       where: /inductions/E1
 *       fix: delete one of the two lines
 *
 * Sorted by file (in the order given on the command line), line, column, code; equal ones are
 * kept once. The words are those of a school: never "row", "column" (of a model), "infeasible". */
#ifndef RF_BASE_DIAGNOSTICS_H
#define RF_BASE_DIAGNOSTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum rf_severity { RF_NOTE, RF_WARNING, RF_ERROR };

/* A place in the input. `file` NULL: no place. line and column count from 1 (column in bytes). */
struct rf_place {
    const char *file;
    int file_order; /* position of the file on the command line; built-in layers are negative */
    int line, column;
    const char *pointer; /* JSON Pointer (RFC 6901) or NULL */
};

struct rf_diagnostic {
    enum rf_severity severity;
    const char *code; /* "J003", a rule id such as "H4", an audit id such as "AU2" */
    struct rf_place place;
    char *message, *fix; /* fix may be NULL */
};

struct rf_diagnostics {
    struct rf_diagnostic *items;
    size_t count, capacity;
};
#define RF_DIAGNOSTICS_INIT                                                                        \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/* Copies all texts. `fix` may be NULL. */
void rf_diagnostics_add(struct rf_diagnostics *diagnostics, enum rf_severity severity,
                        const char *code, struct rf_place place, const char *fix,
                        const char *format, ...) __attribute__((format(printf, 6, 7)));
bool rf_diagnostics_has(const struct rf_diagnostics *diagnostics, enum rf_severity at_least);
size_t rf_diagnostics_count(const struct rf_diagnostics *diagnostics, enum rf_severity exactly);
/* Puts them into the order above and drops repetitions. */
void rf_diagnostics_sort(struct rf_diagnostics *diagnostics);
/* Prints at most `limit` of them (0: all) and one line for those left out. */
void rf_diagnostics_print(const struct rf_diagnostics *diagnostics, size_t limit, FILE *stream);
void rf_diagnostics_release(struct rf_diagnostics *diagnostics);

#endif
