/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import.h: a school's timetable export in, two layers of format.md out.
 *
 * The first layer is the timetable and nothing but what the file says. The second is a draft for
 * the school to fill: term dates, day spans, clock times where the file has none, questions about
 * working days, inductions; its notes say what to fill. Neither is an instance alone; solving with
 * both and two inductions written into the second gives a plan.
 *
 * Nothing is half imported: bytes are written to the two streams only when the whole file was
 * understood. What the format cannot say, and every rule that filled a gap, is a note (I...). */
#ifndef RF_IMPORT_IMPORT_H
#define RF_IMPORT_IMPORT_H

#include <stdio.h>

#include "base/diagnostics.h"
#include "ringfence/status.h"

struct rf_import_options {
    const char *map;      /* csv: "staff=Initials,subject=Subject", or NULL: known header names */
    const char *times;    /* a file of clock times, lines "bell,period,HH:MM,HH:MM[,class]", or
                             NULL; class as in format.md; bell "main" unless the file says more */
    const char *encoding; /* csv: "utf-8" or "windows-1252", or NULL: found out and said */
    const char *school_id, *school_name; /* NULL: from the file or its name */
};

/* The formats, for help; ended by an entry without a name. */
struct rf_import_format {
    const char *name, *text; /* "fet", one sentence */
};
extern const struct rf_import_format rf_import_formats[];

/* Reads `path` ("-" is standard input). `options` may be NULL. RF_OK; RF_USAGE for an unknown
 * format, header map or encoding; RF_INPUT for a file that is not accepted (or exceeds a limit);
 * RF_IO when a file cannot be read or a layer cannot be written. Diagnostics say what and where.
 * The streams stay open and belong to the caller; either may be NULL. */
enum rf_status rf_import(const char *format, const char *path,
                         const struct rf_import_options *options, FILE *timetable_layer,
                         FILE *second_layer, struct rf_diagnostics *diagnostics);

/* Limits, each with a test at and above it (tests/unit/import). */
enum {
    RF_IMPORT_FILE_BYTES = 32 * 1024 * 1024,
    RF_IMPORT_DEPTH = 32,         /* nested XML elements */
    RF_IMPORT_ELEMENTS = 1000000, /* XML elements, or fields of a CSV */
    RF_IMPORT_TEXT_BYTES = 65536, /* one text or field */
    RF_IMPORT_PERIODS = 100,      /* periods of a day */
    RF_IMPORT_STAFF = 5000,
    RF_IMPORT_ENTRIES = 50000 /* activities, or lines of a CSV */
};

#endif
