/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * open.c: opens the plan file and proves it: ours, not newer, whole, and writable when it is to be
 * written. A file that fails any of this is left as it was, byte for byte.
 *
 * Writing is rehearsed before any solving: a new file by building and removing an empty draft, an
 * existing one by a change inside a transaction that is rolled back. */
#include "base/memory.h"
#include "store/handle.h"

enum { PATIENCE = 5000 /* milliseconds that another program may hold the file */ };

static void wrong(const struct rf_store *store, struct rf_diagnostics *diagnostics,
                  const char *code, const char *fix, const char *message)
{
    rf_location_error(&store->location, diagnostics, code, fix, "%s", message);
}

enum rf_status rf_store_report(const struct rf_store *store, const struct rf_connection *connection,
                               struct rf_diagnostics *diagnostics)
{
    enum rf_status status = RF_IO;
    switch (rf_connection_failure(connection)) {
    case RF_FAILURE_NONE:
        return RF_OK;
    case RF_FAILURE_BUSY:
        wrong(store, diagnostics, "DB4", "close it there, or wait, and run again",
              "is in use by another program");
        break;
    case RF_FAILURE_RECOVER:
    case RF_FAILURE_READ_ONLY:
        wrong(store, diagnostics, "DB3", "make the file and its folder writable, or name another",
              "cannot be written: the file or its folder is read-only");
        break;
    case RF_FAILURE_FULL:
        wrong(store, diagnostics, "DB5",
              "make room and run again; the runs already in the file are unharmed",
              "cannot be written: the disk, or what you may use of it, is full");
        break;
    case RF_FAILURE_DAMAGED:
        wrong(store, diagnostics, "DB6",
              "keep it as it is and rescue what can be read from a copy: sqlite3 COPY .recover",
              "is damaged");
        break;
    case RF_FAILURE_FOREIGN:
        wrong(store, diagnostics, "DB7", "name another file with --db", "is not a plan file");
        break;
    case RF_FAILURE_TOO_LARGE:
        wrong(store, diagnostics, "DB5", NULL, "the merged input is too large to be stored");
        break;
    case RF_FAILURE_CONSTRAINT:
        rf_location_error(&store->location, diagnostics, "DB9", NULL,
                          "the run contradicts itself and was not stored: %s",
                          rf_connection_message(connection));
        status = RF_FAULT;
        break;
    case RF_FAILURE_OTHER:
        rf_location_error(&store->location, diagnostics, "DB2", NULL, "cannot be used: %s",
                          rf_connection_message(connection));
        break;
    }
    return status;
}

/* What must hold before the first statement that depends on it. */
static void prepare(struct rf_connection *connection)
{
    rf_connection_run(connection, "PRAGMA cell_size_check = ON");
    rf_connection_run(connection, "PRAGMA mmap_size = 0");
    rf_connection_run(connection, "PRAGMA temp_store = MEMORY");
}

static void settle(struct rf_connection *connection)
{
    rf_connection_run(connection, "PRAGMA foreign_keys = ON");
    rf_connection_run(connection, "PRAGMA journal_mode = DELETE");
    rf_connection_run(connection, "PRAGMA synchronous = EXTRA");
}

/* Identity and wholeness, in the order: whole, ours, not newer. */
static enum rf_status prove(const struct rf_store *store, struct rf_connection *connection,
                            struct rf_diagnostics *diagnostics)
{
    bool whole = rf_connection_says(connection, "PRAGMA quick_check(1)", "ok");
    int64_t application = rf_connection_number(connection, "PRAGMA application_id", 0);
    int64_t version = rf_connection_number(connection, "PRAGMA user_version", 0);
    int64_t tables = rf_connection_number(connection, "SELECT count(*) FROM sqlite_schema", 0);
    enum rf_status status = rf_store_report(store, connection, diagnostics);
    if (status != RF_OK)
        return status;
    if (!whole) {
        wrong(store, diagnostics, "DB6",
              "keep it as it is and rescue what can be read from a copy: sqlite3 COPY .recover",
              "is damaged");
        return RF_IO;
    }
    if (application == 0 && tables == 0 && store->mode == RF_STORE_WRITE)
        return RF_OK;
    if (application != RF_APPLICATION_ID) {
        wrong(store, diagnostics, "DB7", "name another file with --db",
              application == 0 && tables == 0 ? "is empty: no plan was ever stored in it"
                                              : "belongs to another program");
        return RF_IO;
    }
    if (version >= 1 && version <= RF_SCHEMA_VERSION) /* migrate.c knows the older ones */
        return RF_OK;
    rf_location_error(&store->location, diagnostics, "DB8",
                      version > RF_SCHEMA_VERSION ? "use the newer program" : NULL,
                      version > RF_SCHEMA_VERSION
                          ? "was written by a newer ringfence (plan file version %lld, this "
                            "program reads %d)"
                          : "has the plan file version %lld, which never existed (this program "
                            "reads %d)",
                      (long long)version, RF_SCHEMA_VERSION);
    return RF_IO;
}

/* A change and its undoing: needs the lock, the journal and the folder, leaves no trace. */
static void rehearse(struct rf_connection *connection)
{
    rf_connection_run(connection, "BEGIN IMMEDIATE");
    rf_connection_run(connection, "CREATE TABLE rehearsal (line INTEGER) STRICT");
    rf_connection_run(connection, "ROLLBACK");
}

/* A reader may not undo what a crash left behind; a writer that then only reads may. */
static struct rf_connection *open_to_read(const char *path)
{
    struct rf_connection *connection = rf_connection_open(path, RF_CONNECTION_READ, PATIENCE);
    rf_connection_number(connection, "SELECT count(*) FROM sqlite_schema", 0);
    if (rf_connection_failure(connection) != RF_FAILURE_RECOVER)
        return connection;
    rf_connection_close(connection);
    connection = rf_connection_open(path, RF_CONNECTION_WRITE, PATIENCE);
    rf_connection_number(connection, "SELECT count(*) FROM sqlite_schema", 0);
    rf_connection_run(connection, "PRAGMA query_only = ON");
    return connection;
}

enum rf_status rf_store_attach(struct rf_store *store, struct rf_diagnostics *diagnostics)
{
    bool writes = store->mode == RF_STORE_WRITE;
    struct rf_connection *connection =
        writes ? rf_connection_open(store->location.path, RF_CONNECTION_WRITE, PATIENCE)
               : open_to_read(store->location.path);
    prepare(connection);
    enum rf_status status = prove(store, connection, diagnostics);
    if (status == RF_OK && writes) {
        settle(connection);
        rehearse(connection);
        bool guarded = rf_connection_number(connection, "PRAGMA foreign_keys", 0) == 1;
        status = rf_store_report(store, connection, diagnostics);
        if (status == RF_OK && !guarded) {
            wrong(store, diagnostics, "DB2", "use an SQLite library with foreign keys",
                  "cannot be guarded: this SQLite library ignores foreign keys");
            status = RF_IO;
        }
    }
    if (status == RF_OK)
        store->connection = connection;
    else
        rf_connection_close(connection);
    return status;
}

struct rf_connection *rf_store_open_draft(const struct rf_store *store)
{
    struct rf_connection *connection =
        rf_connection_open(store->location.draft, RF_CONNECTION_WRITE, PATIENCE);
    prepare(connection);
    settle(connection);
    return connection;
}

/* Builds an empty plan file under the draft's name and removes it. */
static enum rf_status rehearse_new(const struct rf_store *store, struct rf_diagnostics *diagnostics)
{
    enum rf_status status = rf_location_create_draft(&store->location, diagnostics);
    if (status != RF_OK)
        return status;
    struct rf_connection *connection = rf_store_open_draft(store);
    rf_connection_run(connection, "BEGIN IMMEDIATE");
    rf_connection_run(connection, rf_store_schema());
    rf_connection_run(connection, "COMMIT");
    status = rf_store_report(store, connection, diagnostics);
    rf_connection_close(connection);
    rf_location_remove_draft(&store->location);
    return status;
}

static enum rf_status open_state(struct rf_store *store, enum rf_file_state state,
                                 struct rf_diagnostics *diagnostics)
{
    switch (state) {
    case RF_FILE_ABSENT:
        if (store->mode == RF_STORE_WRITE)
            return rehearse_new(store, diagnostics);
        wrong(store, diagnostics, "DB1",
              "name the file with --db, or make it: ringfence solve FILE... --db FILE",
              "does not exist");
        return RF_IO;
    case RF_FILE_OTHER:
        wrong(store, diagnostics, "DB7", "name another file with --db", "is not a plan file");
        return RF_IO;
    case RF_FILE_FOREIGN:
        wrong(store, diagnostics, "DB7", "name another file with --db",
              "belongs to another program");
        return RF_IO;
    case RF_FILE_EMPTY:
    case RF_FILE_OURS:
    case RF_FILE_UNMARKED:
        break;
    }
    return rf_store_attach(store, diagnostics);
}

enum rf_status rf_store_open(const char *path, enum rf_store_mode mode,
                             struct rf_diagnostics *diagnostics, struct rf_store **store)
{
    struct rf_store *opened = rf_allocate(1, sizeof *opened);
    opened->mode = mode;
    enum rf_file_state state = RF_FILE_ABSENT;
    enum rf_status status = rf_location_resolve(path, diagnostics, &opened->location);
    if (status == RF_OK)
        status = rf_location_state(&opened->location, diagnostics, &state);
    if (status == RF_OK)
        status = open_state(opened, state, diagnostics);
    if (status != RF_OK) {
        rf_store_close(opened);
        opened = NULL;
    }
    *store = opened;
    return status;
}

void rf_store_close(struct rf_store *store)
{
    if (!store)
        return;
    rf_connection_close(store->connection);
    rf_reasons_release(store->reasons, store->reason_count);
    rf_location_release(&store->location);
    rf_release(store);
}
