/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * store.h: runs in one SQLite file; schema in include/ringfence/plan.sql. One transaction a run. */
#ifndef RF_STORE_STORE_H
#define RF_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "ringfence/check.h"
#include "ringfence/plan.h"
#include "ringfence/status.h"

struct rf_store;
struct rf_reason; /* explain/reason.h */

enum rf_store_mode { RF_STORE_READ, RF_STORE_WRITE /* creates the file when there is none */ };

/* Opens and proves the file: ours, not newer, whole. Before any solving, so that a disk that
 * cannot be written is known early. RF_OK or RF_IO (diagnostics say why and what to do). */
enum rf_status rf_store_open(const char *path, enum rf_store_mode mode,
                             struct rf_diagnostics *diagnostics, struct rf_store **store);
void rf_store_close(struct rf_store *store); /* NULL is allowed */

/* How long a stage took. */
struct rf_timing {
    const char *stage; /* static */
    int64_t microseconds;
};

/* Everything that is written of a run besides the instance and the plan. */
struct rf_run_facts {
    const char *options;   /* the command line as given, one text */
    const char *program;   /* "ringfence 0.1.0" */
    const char *libraries; /* "GLPK 5.0, SQLite 3.40.1, cJSON 1.7.15, expat 2.5.0" */
    const char *started;   /* ISO time from SOURCE_DATE_EPOCH or the clock; in no other column */
    bool stopped_by_clock;
    const struct rf_diagnostics *findings; /* audits, assumptions, shortages */
    const char *const *reasons;            /* [session] why unplaced, NULL for placed ones */
    const char *const *notes;              /* [session] why here, may be NULL */
    const struct rf_reason *details;       /* [session] the reasons in numbers, may be NULL */
    const char *certificate;               /* the text of certificate.h; NULL: none */
    bool certificate_verified;
    const struct rf_timing *timings; /* [timing_count] in their order */
    int32_t timing_count;
    /* The clock by which storing itself is timed, as the last stage; NULL: it is not. */
    int64_t (*microseconds)(void);
};

/* Writes one run inside one transaction (a file of an older version becomes one of this version in
 * it, after a copy beside it, NAME.version-1): insert, foreign_key_check, read the plan back, check
 * the plan that was read with `checker`, COMMIT; any violation rolls back and is RF_FAULT. The id
 * of the run goes to `run`. */
enum rf_status rf_store_write(struct rf_store *store, const struct rf_instance *instance,
                              const struct rf_plan *plan, const struct rf_checker *checker,
                              const struct rf_run_facts *facts, struct rf_diagnostics *diagnostics,
                              int64_t *run);

/* Run ids ascending; owned array. */
enum rf_status rf_store_runs(struct rf_store *store, struct rf_diagnostics *diagnostics,
                             int64_t **runs, int32_t *count);
/* The canonical instance text of a run (owned), for rf_read_instance_bytes. */
enum rf_status rf_store_instance(struct rf_store *store, int64_t run,
                                 struct rf_diagnostics *diagnostics, char **canonical);
/* The plan of a run, matched to `instance` by ids; sessions, homes, reservations, shortages,
 * results. Sessions whose ids `instance` no longer knows are RF_INPUT, one diagnostic each; the
 * rest of the plan is handed out all the same. RF_USAGE: there is no such run. */
enum rf_status rf_store_plan(struct rf_store *store, int64_t run,
                             const struct rf_instance *instance, struct rf_diagnostics *diagnostics,
                             struct rf_plan **plan);
/* Reason text of an unplaced session of the run read last, or NULL; valid until the next read. */
const char *rf_store_reason(struct rf_store *store, int32_t session);
/* The same with its obstacles, one reason for each session of that plan, empty for placed ones.
 * Borrowed until the next read; NULL before the first. People the instance no longer knows are
 * -1. */
const struct rf_reason *rf_store_reasons(const struct rf_store *store);

/* The certificate of a run (owned), NULL when it has none. RF_USAGE: there is no such run. */
enum rf_status rf_store_certificate(struct rf_store *store, int64_t run,
                                    struct rf_diagnostics *diagnostics, char **text);

/* Version of the SQLite library in use, "3.40.1"; static. */
const char *rf_store_library(void);

#endif
