/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stored.h: one run out of the plan file, as check and show need it. */
#ifndef RF_COMMAND_STORED_H
#define RF_COMMAND_STORED_H

#include "store/store.h"

struct rf_stored {
    struct rf_store *store;
    int64_t run;
    struct rf_instance *instance; /* the run's own; NULL until asked for */
    struct rf_plan *plan;
    struct rf_instance *variant;     /* with the mentors of the plan; NULL: no choice was open */
    const struct rf_reason *reasons; /* [session], borrowed from the store */
};
#define RF_STORED_INIT                                                                             \
    {                                                                                              \
        NULL, 0, NULL, NULL, NULL, NULL                                                            \
    }

/* Opens the file for reading and picks `run`, or the last one when it is 0. RF_OK, RF_IO, or
 * RF_USAGE when the file holds no run. Release in any case. */
enum rf_status rf_stored_open(struct rf_stored *stored, const char *path, int64_t run,
                              struct rf_diagnostics *troubles);
/* Reads the run's own instance. An instance that no longer decodes is RF_IO. */
enum rf_status rf_stored_instance(struct rf_stored *stored, struct rf_diagnostics *troubles);
/* Reads the plan against `instance`; as rf_store_plan. */
enum rf_status rf_stored_plan(struct rf_stored *stored, const struct rf_instance *instance,
                              struct rf_diagnostics *troubles);
/* `instance` with the mentors that the plan names (D46), as far as they are still among the
 * choices; `instance` itself where nothing is to be chosen. Borrowed from `stored`, and from
 * `instance`. */
const struct rf_instance *rf_stored_school(struct rf_stored *stored,
                                           const struct rf_instance *instance);
void rf_stored_release(struct rf_stored *stored);

#endif
