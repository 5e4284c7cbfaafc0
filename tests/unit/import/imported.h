/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * imported.h: for tests: imports bytes and keeps both layers and what was said. */
#ifndef RF_TEST_IMPORTED_H
#define RF_TEST_IMPORTED_H

#include <stdbool.h>
#include <stddef.h>

#include "import/import.h"

struct imported {
    enum rf_status status;
    char *first, *second; /* the layers; empty when nothing was written */
    size_t first_length, second_length;
    struct rf_diagnostics diagnostics;
};

/* Imports bytes written to a file of the working folder, which is removed again. */
struct imported import_bytes(const char *format, const char *bytes, size_t length,
                             const struct rf_import_options *options);
struct imported import_text(const char *format, const char *text,
                            const struct rf_import_options *options);
void imported_release(struct imported *imported);

/* Whether something with that code was said at that line (0: at any), with `words` in it. */
bool imported_says(const struct imported *imported, const char *code, int line, const char *words);
/* Writes bytes to a new file of the working folder; `path` has room for 32 bytes. */
void write_scratch(char path[32], const char *bytes, size_t length);

#endif
