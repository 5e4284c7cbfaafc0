/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * location.h: where the plan file is, told apart from everything that merely looks like one.
 *
 * The folder is resolved (links in it are followed), the name is taken literally: "file:x" and
 * ":memory:" are ordinary names, and a link in the last place is refused. */
#ifndef RF_STORE_LOCATION_H
#define RF_STORE_LOCATION_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "ringfence/status.h"

enum rf_file_state {
    RF_FILE_ABSENT,
    RF_FILE_EMPTY,    /* no bytes: a database to be */
    RF_FILE_OURS,     /* the header carries our application id */
    RF_FILE_UNMARKED, /* a database without application id; may hold nothing */
    RF_FILE_FOREIGN,  /* a database of another program */
    RF_FILE_OTHER     /* no database at all */
};

enum { RF_APPLICATION_ID = 1382641255, RF_SCHEMA_VERSION = 3 };

struct rf_location {
    char *given;     /* as on the command line, for messages */
    char *directory; /* absolute, resolved */
    char *path;      /* directory and name */
    char *draft;     /* directory and ".name.tmp.PID" */
};

/* RF_OK or RF_IO (the folder does not exist, the name is none, a link, no ordinary file).
 * `location` is to be released in any case. */
enum rf_status rf_location_resolve(const char *given, struct rf_diagnostics *diagnostics,
                                   struct rf_location *location);
void rf_location_release(struct rf_location *location);

/* Reads the first bytes, without SQLite, so that a file that is not ours is never opened by it.
 * RF_OK or RF_IO (cannot be read). */
enum rf_status rf_location_state(const struct rf_location *location,
                                 struct rf_diagnostics *diagnostics, enum rf_file_state *state);

/* Creates the draft file, mode 0600, failing when it exists. RF_OK or RF_IO. */
enum rf_status rf_location_create_draft(const struct rf_location *location,
                                        struct rf_diagnostics *diagnostics);
void rf_location_remove_draft(const struct rf_location *location);

/* Gives the finished draft its name and makes both last on disk. `taken` is set, and the draft
 * left, when the name exists by now: nothing is ever overwritten. RF_OK or RF_IO. */
enum rf_status rf_location_publish_draft(const struct rf_location *location,
                                         struct rf_diagnostics *diagnostics, bool *taken);

/* Adds an error about the file with code, `fix` (may be NULL) and message. */
void rf_location_error(const struct rf_location *location, struct rf_diagnostics *diagnostics,
                       const char *code, const char *fix, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
