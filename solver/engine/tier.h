/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier.h: closing one number of one component: by counting, else by a search. */
#ifndef RF_ENGINE_TIER_H
#define RF_ENGINE_TIER_H

#include "engine/child.h"
#include "engine/part.h"

/* What every search of one solve shares. */
struct rf_run {
    const struct rf_solve_options *options;
    struct rf_watch watch;
    struct rf_solve_account *account;
    int32_t component, component_count; /* for progress */
    int32_t unplaced;                   /* in the best plan of the whole school; -1 */
    bool io_failed;                     /* a model could not be written */
};

/* Minimises `objective` under the holds of the part, notes the outcome and holds it. Sets
 * part->contradictory when it is proved that there is no plan at all. */
void rf_tier_close(struct rf_run *run, struct rf_part *part, struct rf_objective objective);

/* Notes the outcome of a number that the sweep went through, with the bound it proved, and holds
 * it. The part has a plan. */
void rf_tier_note(struct rf_run *run, struct rf_part *part, struct rf_objective objective,
                  int64_t bound);

#endif
