/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reader.h: what a format has to provide: bytes in, a timetable filled. */
#ifndef RF_IMPORT_READER_H
#define RF_IMPORT_READER_H

#include <stddef.h>

#include "base/text.h"
#include "import/import.h"
#include "import/timetable.h"

/* The whole file; `bytes` is ended by a zero byte behind `length`. */
struct rf_import_source {
    const char *path, *bytes;
    size_t length;
    const struct rf_import_options *options;
};

typedef enum rf_status (*rf_import_reader)(const struct rf_import_source *source,
                                           struct rf_timetable *timetable,
                                           struct rf_diagnostics *diagnostics);

/* Reads a whole file ("-": standard input) of at most RF_IMPORT_FILE_BYTES, or says why not. */
enum rf_status rf_import_bytes(const char *path, struct rf_text *bytes,
                               struct rf_diagnostics *diagnostics);

#endif
