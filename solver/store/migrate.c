/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * migrate.c: plan files of older versions. They are read as they are; the first run that is stored
 * in one brings it up to this version, in the transaction of that run, after a copy beside it.
 *
 * Versions only add tables, so what an older file holds is never rewritten. The statements repeat
 * those of plan.sql to the letter: a test compares the two. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/handle.h"

enum { COPIES = 100 /* of one file that may lie beside it */ };

/* What version 2 added to version 1. */
static const char to_version_2[] = "CREATE TABLE timing (\n"
                                   "    run INTEGER NOT NULL REFERENCES run,\n"
                                   "    position INTEGER NOT NULL CHECK (position >= 1),\n"
                                   "    stage TEXT NOT NULL CHECK (length(stage) > 0),\n"
                                   "    microseconds INTEGER NOT NULL CHECK (microseconds >= 0),\n"
                                   "    PRIMARY KEY (run, position)\n"
                                   ") STRICT;\n"
                                   "CREATE TABLE certificate (\n"
                                   "    run INTEGER PRIMARY KEY REFERENCES run,\n"
                                   "    text TEXT NOT NULL CHECK (length(text) > 0),\n"
                                   "    leaves INTEGER NOT NULL CHECK (leaves >= 0),\n"
                                   "    verified INTEGER NOT NULL CHECK (verified IN (0, 1))\n"
                                   ") STRICT;\n"
                                   "PRAGMA user_version = 2;\n";

void rf_store_migrate(struct rf_connection *connection)
{
    if (rf_connection_number(connection, "PRAGMA user_version", 0) == 1)
        rf_connection_run(connection, to_version_2);
}

/* Makes a new, empty file for the copy and hands out its name (owned); NULL with errno. */
static char *make_copy_file(const struct rf_store *store, int64_t version)
{
    for (int number = 1; number <= COPIES; number++) {
        struct rf_text name = RF_TEXT_INIT;
        rf_text_format(&name, "%s.version-%lld", store->location.path, (long long)version);
        if (number > 1)
            rf_text_format(&name, ".%d", number);
        int file =
            open(rf_text_peek(&name), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (file >= 0) {
            close(file);
            return rf_text_take(&name);
        }
        rf_text_release(&name);
        if (errno != EEXIST)
            return NULL;
    }
    return NULL;
}

enum rf_status rf_store_copy_older(const struct rf_store *store, struct rf_diagnostics *diagnostics,
                                   char **copy)
{
    struct rf_connection *connection = store->connection;
    int64_t version = rf_connection_number(connection, "PRAGMA user_version", 0);
    *copy = NULL;
    if (version < 1 || version >= RF_SCHEMA_VERSION)
        return rf_store_report(store, connection, diagnostics);
    char *name = make_copy_file(store, version);
    if (!name) {
        rf_location_error(&store->location, diagnostics, "DB3",
                          "make room for a copy beside it, or name another file with --db",
                          "has the older version %lld, and no copy of it could be made: %s",
                          (long long)version, strerror(errno));
        return RF_IO;
    }
    rf_connection_copy(connection, name);
    enum rf_status status = rf_store_report(store, connection, diagnostics);
    if (status == RF_OK) {
        *copy = name;
        return RF_OK;
    }
    rf_connection_roll_back(connection); /* forgets the failure, which was told */
    unlink(name);
    rf_release(name);
    return status;
}

void rf_store_end_copy(const struct rf_store *store, struct rf_diagnostics *diagnostics, char *copy,
                       bool stored)
{
    struct rf_place place = {.file = store->location.given, .file_order = 1000};
    if (copy && stored)
        rf_diagnostics_add(diagnostics, RF_WARNING, "DB10", place, NULL,
                           "was brought up to plan file version %d; as it was it is kept in %s",
                           RF_SCHEMA_VERSION, copy);
    else if (copy)
        unlink(copy);
    rf_release(copy);
}
