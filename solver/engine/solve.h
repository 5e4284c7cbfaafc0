/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solve.h: from the frozen instance to a plan with a value, bound and status per tier. */
#ifndef RF_ENGINE_SOLVE_H
#define RF_ENGINE_SOLVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "ringfence/plan.h"
#include "ringfence/status.h"

/* What a progress line may show. Called often; must return quickly. */
struct rf_progress {
    const char *phase; /* "first plan", "tier 3: tired time", ... */
    int32_t component, component_count;
    int32_t unplaced;     /* in the best plan so far, -1 not known */
    int64_t value, bound; /* of the number being optimised; -1 not known */
};

struct rf_solve_options {
    int32_t node_limit;      /* nodes of a search tree per model; 0: default */
    int32_t jobs;            /* processes that may search at a time, 0: one; no effect on results */
    int32_t seconds;         /* wall clock for the whole solve; 0: none */
    const char *write_model; /* a folder that exists, or NULL: leave every model there */
    bool write_textbook;     /* with write_model: the textbook models too */
    bool all_starts;         /* for tests: search every start, not the normal ones only */
    bool without_sweep;      /* for tests: every part is left to GLPK */
    void (*progress)(void *context, const struct rf_progress *progress); /* may be NULL */
    void *progress_context;
    const volatile int *stop; /* non-zero: stop soon with the best plan; may be NULL */
};

/* STAGE(enum, name): the parts of a solve whose time is taken, in their order. */
#define RF_SOLVE_STAGE_TABLE(STAGE)                                                                \
    STAGE(CANDIDATES, "facts and candidates")                                                      \
    STAGE(FIRST_PLAN, "first plan")                                                                \
    STAGE(TIERS, "tiers")                                                                          \
    STAGE(CERTIFICATE, "certificate")

enum rf_solve_stage {
#define RF_SOLVE_STAGE_ENUM(name, text) RF_SOLVE_STAGE_##name,
    RF_SOLVE_STAGE_TABLE(RF_SOLVE_STAGE_ENUM)
#undef RF_SOLVE_STAGE_ENUM
        RF_SOLVE_STAGE_COUNT
};

/* What it took; for --timings and the stored run. rf_solve begins with everything 0. */
struct rf_solve_account {
    int64_t nodes, models, largest_columns, largest_rows;
    bool stopped_by_clock;
    int64_t microseconds[RF_SOLVE_STAGE_COUNT]; /* of the monotonic clock; no result reads them */
    char *certificate; /* the text of certificate.h; owned by the caller, rf_release; NULL: none */
};

/* RF_OK: a plan (complete or not). RF_CONTRADICTORY: pins that cannot all hold; diagnostics name
 * them. RF_LIMIT: no plan before a limit. RF_IO: a model could not be written. The plan is owned by
 * the caller and has homes, reservations, shortages and results filled in. */
enum rf_status rf_solve(const struct rf_instance *instance, const struct rf_solve_options *options,
                        struct rf_diagnostics *diagnostics, struct rf_plan **plan,
                        struct rf_solve_account *account);

#endif
