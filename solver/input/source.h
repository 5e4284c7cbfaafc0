/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * source.h: the bytes of a file or of standard input, never more than the limit. */
#ifndef RF_INPUT_SOURCE_H
#define RF_INPUT_SOURCE_H

#include <stddef.h>

#include "base/diagnostics.h"
#include "ringfence/status.h"

/* The bytes of one file and the name it has in messages. */
struct rf_source {
    const char *name; /* borrowed: the path, or "<stdin>" for "-" */
    char *bytes;      /* owned, rf_release; NULL when it could not be read */
    size_t length;
};

/* Reads `path` ("-": standard input). RF_OK; RF_IO when it cannot be opened or read; RF_INPUT when
 * it is larger than RF_LIMIT_FILE_BYTES: a regular file is measured before anything is read, of
 * anything else no more than the limit and one byte are read. */
enum rf_status rf_source_read(const char *path, int file_order, struct rf_diagnostics *diagnostics,
                              struct rf_source *source);

#endif
