/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * encoding.h: the bytes of a text file as UTF-8. */
#ifndef RF_IMPORT_ENCODING_H
#define RF_IMPORT_ENCODING_H

#include "base/diagnostics.h"
#include "base/text.h"
#include "ringfence/status.h"

/* Converts from `encoding` ("utf-8", "windows-1252"; NULL: UTF-8 if the bytes are, otherwise
 * Windows-1252, and a note says so). A byte order mark is dropped; UTF-16 and control characters
 * are refused with their line. RF_OK, RF_USAGE (no such encoding) or RF_INPUT. */
enum rf_status rf_encoding_read(const char *path, const char *bytes, size_t length,
                                const char *encoding, struct rf_text *text,
                                struct rf_diagnostics *diagnostics);

#endif
