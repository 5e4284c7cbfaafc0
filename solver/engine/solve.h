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
    int32_t seconds;         /* wall clock for the whole solve; 0: none */
    const char *write_model; /* a folder that exists, or NULL: leave every model there */
    bool write_textbook;     /* with write_model: the textbook models too */
    bool all_starts;         /* for tests: search every start, not the normal ones only */
    void (*progress)(void *context, const struct rf_progress *progress); /* may be NULL */
    void *progress_context;
    const volatile int *stop; /* non-zero: stop soon with the best plan; may be NULL */
};

/* What it took; for --timings and the stored run. */
struct rf_solve_account {
    int64_t nodes, models, largest_columns, largest_rows;
    bool stopped_by_clock;
};

/* RF_OK: a plan (complete or not). RF_CONTRADICTORY: pins that cannot all hold; diagnostics name
 * them. RF_LIMIT: no plan before a limit. RF_IO: a model could not be written. The plan is owned by
 * the caller and has homes, reservations, shortages and results filled in. */
enum rf_status rf_solve(const struct rf_instance *instance, const struct rf_solve_options *options,
                        struct rf_diagnostics *diagnostics, struct rf_plan **plan,
                        struct rf_solve_account *account);

#endif
