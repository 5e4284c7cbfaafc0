/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * whole.h: the plan of the whole school where parts share more than group sessions: who takes part
 * in floating sessions, who is picked, providers, rooms (floating.h).
 *
 * First the rhythm that the parts found is held, with all picks open, and what floats is put around
 * it. When that reaches the sum of the bounds it is the school's best. When not, and the school is
 * small, everything that shares something is solved together, number by number. */
#ifndef RF_ENGINE_WHOLE_H
#define RF_ENGINE_WHOLE_H

#include "engine/tally.h"
#include "engine/school.h"

struct rf_whole {
    struct rf_components *components; /* joined by everything that is shared */
    struct rf_part **parts;           /* [component] */
    struct rf_problem problem;        /* of the school, with the starts that are left */
    bool *left;                       /* [candidate] */
    struct rf_bill *least;            /* [induction] of what floats of it, chain by chain */
    struct rf_bill *claim;            /* the same for certificates: by the facts alone */
    int32_t *at;                      /* [demand] candidate at which it stands, -1 */
    bool *dear;                       /* [demand] floats, and costs more than by itself */
    bool exact; /* the parts have been closed number by number: they have outcomes */
};

/* Whether the school needs it. */
bool rf_whole_is_needed(const struct rf_school *school);
/* Sets school->whole. RF_OK; RF_CONTRADICTORY when it is proved that there is no plan. */
enum rf_status rf_whole_solve(struct rf_school *school, struct rf_run *run);
void rf_whole_release(struct rf_whole *whole);

/* tune.c: the rhythm of each part with a dear session found again together with that session, all
 * others where they stand. rhythm[component]: the part with the new plan, owned by the caller; NULL
 * where nothing is to be changed. False when nothing is. */
bool rf_tune(const struct rf_school *school, struct rf_run *run, struct rf_part **rhythm);

/* Candidates that are part of a choice of a floating chain that costs least in tiers 1 to 7. Owned
 * by the caller, rf_release. */
bool *rf_whole_cheap(const struct rf_school *school);

/* whole_result.c: value, bound and status of every number; for merge.c. */
/* Every number is closed. */
bool rf_whole_is_closed(const struct rf_school *school);

#endif
