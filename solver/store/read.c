/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read.c: runs back out of the file: their ids, their instance, their plan.
 *
 * Everything is matched by id, never by position: the instance may be another than the one the run
 * was solved for. What it no longer knows is said once each and left out. */
#include "store/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "store/handle.h"

enum rf_status rf_store_runs(struct rf_store *store, struct rf_diagnostics *diagnostics,
                             int64_t **runs, int32_t *count)
{
    size_t used = 0, capacity = 0;
    int64_t *found = NULL;
    enum rf_status status = RF_OK;
    if (store->connection && rf_connection_number(store->connection, "PRAGMA user_version", 0)) {
        struct rf_statement *line =
            rf_statement_new(store->connection, "SELECT run FROM run ORDER BY run");
        while (rf_statement_next(line))
            RF_PUSH(found, used, capacity, rf_statement_number(line, 0));
        rf_statement_release(line);
        status = rf_store_report(store, store->connection, diagnostics);
    }
    *runs = found;
    *count = (int32_t)used;
    return status;
}

/* RF_USAGE with what there is, when there is no such run. */
static enum rf_status find_run(struct rf_store *store, int64_t run,
                               struct rf_diagnostics *diagnostics, int64_t *sessions)
{
    if (!store->connection) {
        rf_location_error(&store->location, diagnostics, "DB1", NULL, "holds no run yet");
        return RF_USAGE;
    }
    struct rf_statement *line =
        rf_statement_new(store->connection, "SELECT sessions FROM run WHERE run = ?");
    rf_statement_bind(line, "l", run);
    bool found = rf_statement_next(line);
    *sessions = found ? rf_statement_number(line, 0) : 0;
    rf_statement_release(line);
    enum rf_status status = rf_store_report(store, store->connection, diagnostics);
    if (status != RF_OK || found)
        return status;
    int64_t least = rf_connection_number(store->connection, "SELECT min(run) FROM run", 0);
    int64_t most = rf_connection_number(store->connection, "SELECT max(run) FROM run", 0);
    if (most == 0)
        rf_location_error(&store->location, diagnostics, "DB1", NULL, "holds no run yet");
    else
        rf_location_error(&store->location, diagnostics, "DB1", "name one of its runs with --run",
                          "holds no run %lld; its runs are %lld to %lld", (long long)run,
                          (long long)least, (long long)most);
    return RF_USAGE;
}

enum rf_status rf_store_instance(struct rf_store *store, int64_t run,
                                 struct rf_diagnostics *diagnostics, char **canonical)
{
    int64_t sessions;
    *canonical = NULL;
    enum rf_status status = find_run(store, run, diagnostics, &sessions);
    if (status != RF_OK)
        return status;
    struct rf_statement *line =
        rf_statement_new(store->connection, "SELECT canonical FROM run JOIN instance ON "
                                            "hash = instance WHERE run = ?");
    rf_statement_bind(line, "l", run);
    if (rf_statement_next(line))
        *canonical = rf_copy_text(rf_statement_text(line, 0));
    rf_statement_release(line);
    status = rf_store_report(store, store->connection, diagnostics);
    if (status == RF_OK && !*canonical) {
        rf_location_error(&store->location, diagnostics, "DB6", NULL,
                          "is damaged: run %lld has lost its input", (long long)run);
        status = RF_IO;
    }
    return status;
}

static void forget_reasons(struct rf_store *store)
{
    rf_reasons_release(store->reasons, store->reason_count);
    store->reasons = NULL;
    store->reason_count = 0;
}

/* Takes the reasons out of the sessions that were read. */
static void keep_reasons(struct rf_store *store, struct rf_stored_session *sessions, size_t count)
{
    forget_reasons(store);
    store->reasons = rf_allocate(count, sizeof *store->reasons);
    store->reason_count = (int32_t)count;
    for (size_t index = 0; index < count; index++) {
        store->reasons[index] = sessions[index].reason;
        sessions[index].reason = (struct rf_reason){0};
    }
}

enum rf_status rf_store_plan(struct rf_store *store, int64_t run,
                             const struct rf_instance *instance, struct rf_diagnostics *diagnostics,
                             struct rf_plan **plan)
{
    int64_t expected;
    *plan = NULL;
    enum rf_status status = find_run(store, run, diagnostics, &expected);
    if (status != RF_OK)
        return status;
    struct rf_reading reading = {.connection = store->connection,
                                 .run = run,
                                 .instance = instance,
                                 .location = &store->location,
                                 .diagnostics = diagnostics};
    rf_reading_sessions(&reading);
    rf_reading_obstacles(&reading);
    struct rf_plan *read = rf_reading_plan(&reading);
    keep_reasons(store, reading.sessions, reading.session_count);
    status = rf_store_report(store, store->connection, diagnostics);
    if (status == RF_OK && reading.lines != expected) {
        rf_location_error(&store->location, diagnostics, "DB6", NULL,
                          "is damaged: run %lld has %lld of %lld sessions", (long long)run,
                          (long long)reading.lines, (long long)expected);
        status = RF_IO;
    }
    if (status == RF_OK && reading.unknown)
        status = RF_INPUT;
    rf_reading_release(&reading);
    if (status == RF_IO) {
        rf_plan_release(read);
        read = NULL;
    }
    *plan = read;
    return status;
}

const char *rf_store_reason(struct rf_store *store, int32_t session)
{
    return session >= 0 && session < store->reason_count ? store->reasons[session].text : NULL;
}

const struct rf_reason *rf_store_reasons(const struct rf_store *store)
{
    return store->reasons;
}

enum rf_status rf_store_certificate(struct rf_store *store, int64_t run,
                                    struct rf_diagnostics *diagnostics, char **text)
{
    int64_t sessions;
    *text = NULL;
    enum rf_status status = find_run(store, run, diagnostics, &sessions);
    if (status != RF_OK || rf_connection_number(store->connection, "PRAGMA user_version", 0) < 2)
        return status;
    struct rf_statement *line =
        rf_statement_new(store->connection, "SELECT text FROM certificate WHERE run = ?");
    rf_statement_bind(line, "l", run);
    if (rf_statement_next(line))
        *text = rf_copy_text(rf_statement_text(line, 0));
    rf_statement_release(line);
    return rf_store_report(store, store->connection, diagnostics);
}
