/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * write.c: one run, one transaction. What was written is read back through SQL and checked by the
 * independent checker before COMMIT; whatever is wrong with it rolls everything back.
 *
 * A new file is built complete under the draft's name and appears only whole. When the name was
 * taken meanwhile, the run goes into the file that took it. */
#include "base/memory.h"
#include "store/handle.h"

struct rf_writing {
    struct rf_store *store;
    const struct rf_instance *instance;
    const struct rf_plan *plan;
    const struct rf_checker *checker;
    const struct rf_run_facts *facts;
    struct rf_diagnostics *diagnostics;
    int64_t run;
    int64_t begun; /* by the clock of the facts, when there is one */
};

static void refuse(const struct rf_writing *writing, const char *message)
{
    rf_location_error(&writing->store->location, writing->diagnostics, "DB9", NULL,
                      "the run was not stored: %s", message);
}

/* Asks the checker about the plan as the file holds it now. */
static enum rf_status check_read_back(const struct rf_writing *writing)
{
    struct rf_plan *back = NULL;
    struct rf_report report = {0};
    enum rf_status status =
        rf_store_plan(writing->store, writing->run, writing->instance, writing->diagnostics, &back);
    if (status != RF_OK) {
        status = RF_FAULT;
    } else if (!rf_checker_check(writing->checker, back, &report)) {
        for (size_t index = 0; index < report.violation_count; index++)
            refuse(writing, report.violations[index].message);
        if (report.violation_count == 0)
            refuse(writing, "the plan that was read back does not pass the check");
        status = RF_FAULT;
    }
    rf_report_release(&report);
    rf_plan_release(back);
    return status;
}

/* The file may have been made, or made newer, since it was opened. */
static enum rf_status prepare_schema(const struct rf_writing *writing,
                                     struct rf_connection *connection)
{
    if (rf_connection_number(connection, "SELECT count(*) FROM sqlite_schema", 0) == 0)
        rf_connection_run(connection, rf_store_schema());
    rf_store_migrate(connection);
    int64_t version = rf_connection_number(connection, "PRAGMA user_version", 0);
    enum rf_status status = rf_store_report(writing->store, connection, writing->diagnostics);
    if (status != RF_OK || version == RF_SCHEMA_VERSION)
        return status;
    rf_location_error(&writing->store->location, writing->diagnostics, "DB8", NULL,
                      "was changed to another version while we solved");
    return RF_IO;
}

/* The whole transaction on `store->connection`. */
static enum rf_status transact(struct rf_writing *writing)
{
    struct rf_store *store = writing->store;
    struct rf_connection *connection = store->connection;
    char *copy = NULL;
    enum rf_status status = rf_store_copy_older(store, writing->diagnostics, &copy);
    if (status != RF_OK)
        return status;
    rf_store_begin_migration(connection);
    rf_connection_run(connection, "BEGIN IMMEDIATE");
    status = prepare_schema(writing, connection);
    if (status == RF_OK) {
        writing->run = rf_store_insert(connection, writing->instance, writing->plan,
                                       writing->checker, writing->facts);
        struct rf_statement *orphans = rf_statement_new(connection, "PRAGMA foreign_key_check");
        bool orphan = rf_statement_next(orphans);
        rf_statement_release(orphans);
        status = rf_store_report(store, connection, writing->diagnostics);
        if (status == RF_OK && orphan) {
            refuse(writing, "a line of it refers to nothing");
            status = RF_FAULT;
        }
    }
    if (status == RF_OK)
        status = check_read_back(writing);
    if (status == RF_OK) {
        rf_store_insert_timings(connection, writing->run, writing->facts, writing->begun);
        rf_connection_run(connection, "COMMIT");
        status = rf_store_report(store, connection, writing->diagnostics);
    }
    if (status != RF_OK)
        rf_connection_roll_back(connection);
    rf_store_end_migration(connection);
    rf_store_end_copy(store, writing->diagnostics, copy, status == RF_OK);
    return status;
}

/* Leaves the store without connection when the file could not be made. */
static enum rf_status write_new(struct rf_writing *writing)
{
    struct rf_store *store = writing->store;
    enum rf_status status = rf_location_create_draft(&store->location, writing->diagnostics);
    if (status != RF_OK)
        return status;
    bool taken = false;
    store->connection = rf_store_open_draft(store);
    status = rf_store_report(store, store->connection, writing->diagnostics);
    if (status == RF_OK)
        status = transact(writing);
    rf_connection_close(store->connection);
    store->connection = NULL;
    if (status == RF_OK)
        status = rf_location_publish_draft(&store->location, writing->diagnostics, &taken);
    if (status != RF_OK || taken)
        rf_location_remove_draft(&store->location);
    if (status == RF_OK)
        status = rf_store_attach(store, writing->diagnostics);
    return status == RF_OK && taken ? transact(writing) : status;
}

enum rf_status rf_store_write(struct rf_store *store, const struct rf_instance *instance,
                              const struct rf_plan *plan, const struct rf_checker *checker,
                              const struct rf_run_facts *facts, struct rf_diagnostics *diagnostics,
                              int64_t *run)
{
    struct rf_writing writing = {store, instance, plan, checker, facts, diagnostics, 0, 0};
    if (facts->microseconds)
        writing.begun = facts->microseconds();
    enum rf_status status = store->connection ? transact(&writing) : write_new(&writing);
    if (status == RF_OK)
        *run = writing.run;
    return status;
}
