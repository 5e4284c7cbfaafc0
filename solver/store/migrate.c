/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * migrate.c: plan files of older versions. They are read as they are; the first run that is stored
 * in one brings it up to this version, in the transaction of that run, after a copy beside it.
 *
 * Tables that have changed are renamed, made anew by the statements of plan.sql itself, and filled
 * from the old; what is missing is made. So no difference stays to a file that was new. References
 * between tables are by name and not followed meanwhile; before the run is kept they are all
 * checked (write.c). */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/handle.h"

enum { COPIES = 100 /* of one file that may lie beside it */ };

/* Tables whose columns or conditions have changed since version 1. */
static const char *const rebuilt[] = {"induction", "session", "attendance"};

enum { REBUILT = sizeof rebuilt / sizeof *rebuilt };

static bool is_older(struct rf_connection *connection)
{
    int64_t version = rf_connection_number(connection, "PRAGMA user_version", 0);
    return version >= 1 && version < RF_SCHEMA_VERSION;
}

void rf_store_begin_migration(struct rf_connection *connection)
{
    if (is_older(connection))
        rf_connection_run(connection, "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON");
}

void rf_store_end_migration(struct rf_connection *connection)
{
    rf_connection_run(connection, "PRAGMA foreign_keys = ON; PRAGMA legacy_alter_table = OFF");
}

/* Drops the views, and the indexes of tables that are rebuilt; they are made anew. */
static void drop_views(struct rf_connection *connection)
{
    struct rf_text drops = RF_TEXT_INIT;
    struct rf_statement *line = rf_statement_new(
        connection, "SELECT type, name FROM sqlite_schema WHERE type = 'view' OR (type = 'index' "
                    "AND sql IS NOT NULL) ORDER BY name");
    while (rf_statement_next(line))
        rf_text_format(&drops, "DROP %s %s;\n", rf_statement_text(line, 0),
                       rf_statement_text(line, 1));
    rf_statement_release(line);
    rf_connection_run(connection, rf_text_peek(&drops));
    rf_text_release(&drops);
}

/* What "CREATE [UNIQUE] TYPE NAME ..." makes. */
static void name_of(const char *statement, char *name, size_t size)
{
    int word = strncmp(statement, "CREATE UNIQUE ", 14) == 0 ? 3 : 2;
    for (; word > 0; word--)
        statement = strchr(statement, ' ') + 1;
    size_t length = strcspn(statement, " (\n");
    snprintf(name, size, "%.*s", (int)length, statement);
}

/* Runs each statement of plan.sql that makes something the file has not. */
static void make_missing(struct rf_connection *connection)
{
    for (const char *from = strstr(rf_store_schema(), "\nCREATE "); from;) {
        const char *next = strstr(from + 1, "\nCREATE ");
        size_t length = next ? (size_t)(next - from) : strlen(from);
        struct rf_text statement = RF_TEXT_INIT;
        rf_text_format(&statement, "%.*s", (int)length, from);
        char name[64];
        name_of(from + 1, name, sizeof name);
        struct rf_statement *line =
            rf_statement_new(connection, "SELECT 1 FROM sqlite_schema WHERE name = ?");
        rf_statement_bind(line, "t", name);
        bool there = rf_statement_next(line);
        rf_statement_release(line);
        if (!there)
            rf_connection_run(connection, rf_text_peek(&statement));
        rf_text_release(&statement);
        from = next;
    }
}

/* What an older table holds, into the new one; columns that are new keep their default. */
static void move_lines(struct rf_connection *connection, const char *table)
{
    struct rf_text columns = RF_TEXT_INIT, move = RF_TEXT_INIT;
    struct rf_statement *line = rf_statement_new(
        connection, "SELECT name FROM pragma_table_info('older_' || ?) ORDER BY cid");
    rf_statement_bind(line, "t", table);
    while (rf_statement_next(line))
        rf_text_format(&columns, "%s\"%s\"", rf_text_peek(&columns)[0] ? ", " : "",
                       rf_statement_text(line, 0));
    rf_statement_release(line);
    rf_text_format(&move, "INSERT INTO %s (%s) SELECT %s FROM older_%s; DROP TABLE older_%s", table,
                   rf_text_peek(&columns), rf_text_peek(&columns), table, table);
    rf_connection_run(connection, rf_text_peek(&move));
    rf_text_release(&columns);
    rf_text_release(&move);
}

void rf_store_migrate(struct rf_connection *connection)
{
    if (!is_older(connection))
        return;
    drop_views(connection);
    for (int table = 0; table < REBUILT; table++) {
        struct rf_text rename = RF_TEXT_INIT;
        rf_text_format(&rename, "ALTER TABLE %s RENAME TO older_%s", rebuilt[table],
                       rebuilt[table]);
        rf_connection_run(connection, rf_text_peek(&rename));
        rf_text_release(&rename);
    }
    make_missing(connection);
    for (int table = 0; table < REBUILT; table++)
        move_lines(connection, rebuilt[table]);
    rf_connection_run(connection, "PRAGMA user_version = 3");
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
