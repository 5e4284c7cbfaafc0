/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * handle.h: what is behind struct rf_store; for the files of this room only. */
#ifndef RF_STORE_HANDLE_H
#define RF_STORE_HANDLE_H

#include "explain/reason.h"
#include "store/connection.h"
#include "store/location.h"
#include "store/store.h"

struct rf_store {
    struct rf_location location;
    enum rf_store_mode mode;
    struct rf_connection *connection; /* NULL: the file does not exist yet */
    struct rf_reason *reasons;        /* of the run read last, [session], empty when placed */
    int32_t reason_count;
};

/* Turns the connection's failure into a diagnostic. RF_IO, or RF_FAULT when the schema refused a
 * line; RF_OK when nothing failed. */
enum rf_status rf_store_report(const struct rf_store *store, const struct rf_connection *connection,
                               struct rf_diagnostics *diagnostics);

/* Opens the existing file and proves it. RF_OK or RF_IO. */
enum rf_status rf_store_attach(struct rf_store *store, struct rf_diagnostics *diagnostics);

/* Opens an empty draft for writing, with the settings every connection has. Owned. */
struct rf_connection *rf_store_open_draft(const struct rf_store *store);

/* The embedded plan.sql; static. */
const char *rf_store_schema(void);

/* Writes all lines of one run into the open transaction; failures stay in `connection`. Returns
 * the id of the run. */
int64_t rf_store_insert(struct rf_connection *connection, const struct rf_instance *instance,
                        const struct rf_plan *plan, const struct rf_checker *checker,
                        const struct rf_run_facts *facts);
void rf_store_insert_accounts(struct rf_connection *connection, int64_t run,
                              const struct rf_instance *instance, const struct rf_plan *plan,
                              const struct rf_checker *checker);
/* What is known only after the run was read back and checked. */
void rf_store_insert_timings(struct rf_connection *connection, int64_t run,
                             const struct rf_run_facts *facts, int64_t begun);
void rf_store_insert_sessions(struct rf_connection *connection, int64_t run,
                              const struct rf_instance *instance, const struct rf_plan *plan,
                              const struct rf_checker *checker, const struct rf_run_facts *facts);

/* Before the transaction: a copy of a file of an older version; its name goes to `copy` (owned),
 * NULL when there is nothing to copy. RF_OK or RF_IO. */
enum rf_status rf_store_copy_older(const struct rf_store *store, struct rf_diagnostics *diagnostics,
                                   char **copy);
/* After it: says where the copy is, or removes it when nothing was stored after all. Releases
 * `copy`; NULL is allowed. */
void rf_store_end_copy(const struct rf_store *store, struct rf_diagnostics *diagnostics, char *copy,
                       bool stored);
/* Around it, where an older file is about to be brought up to date: what cannot be switched inside
 * a transaction. */
void rf_store_begin_migration(struct rf_connection *connection);
void rf_store_end_migration(struct rf_connection *connection);
/* Inside it: brings the tables up to this version. */
void rf_store_migrate(struct rf_connection *connection);

#endif
