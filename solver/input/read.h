/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read.h: files in, frozen instance out; every fault of all files in one run. */
#ifndef RF_INPUT_READ_H
#define RF_INPUT_READ_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "input/document.h"
#include "ringfence/instance.h"
#include "ringfence/status.h"

/* Limits, each with a test at and above it (tests/unit/input). */
enum {
    RF_LIMIT_FILE_BYTES = 16 * 1024 * 1024,
    RF_LIMIT_NESTING = 32,
    RF_LIMIT_LAYERS = 64,
    RF_LIMIT_TEXT_BYTES = 4096,
    RF_LIMIT_ID_BYTES = 64,
    RF_LIMIT_MEMBERS = 200000, /* values in one file */
    RF_LIMIT_PEOPLE = 5000,
    RF_LIMIT_LESSONS = 50000,
    RF_LIMIT_INDUCTIONS = 1000,
    RF_LIMIT_HORIZON_DAYS = 800,
    RF_LIMIT_BELLS = 32,
    RF_LIMIT_SITES = 100,
    RF_LIMIT_FLAGS = 64,
    RF_LIMIT_OCCURRENCES = 4000000 /* lessons and commitments of people on dates */
};

/* Reads and merges the layers: built-in ones, then `paths` in order ("-" is standard input; at
 * most once). RF_OK, RF_INPUT (diagnostics say why) or RF_IO (a file cannot be opened or read:
 * diagnostics say which). `document` is owned by the caller (rf_document_release) in any case. */
enum rf_status rf_read_layers(const char *const *paths, int path_count,
                              struct rf_diagnostics *diagnostics, struct rf_document *document);
void rf_document_release(struct rf_document *document);

/* Validates and freezes. Assumptions that were made (missing facts) are added as notes with code
 * "A..."; with `strict` they are errors. RF_OK or RF_INPUT. The instance is owned by the caller
 * and does not depend on the document. */
enum rf_status rf_decode(const struct rf_document *document, bool strict,
                         struct rf_diagnostics *diagnostics, struct rf_instance **instance);

/* Both in one. */
enum rf_status rf_read_instance(const char *const *paths, int path_count, bool strict,
                                struct rf_diagnostics *diagnostics, struct rf_instance **instance);

/* The same from bytes in memory as single layer over the built-in ones (stored runs, tests). */
enum rf_status rf_read_instance_bytes(const char *name, const char *bytes, size_t length,
                                      bool strict, struct rf_diagnostics *diagnostics,
                                      struct rf_instance **instance);

/* A built-in pack or programme file by name ("england-2025"), NULL if there is none; static. */
const char *rf_pack_bytes(const char *name, size_t *length);
/* The embedded instance.schema.json; static. */
const char *rf_schema_bytes(size_t *length);

#endif
