/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * floating.h: floating sessions (model/demand.h) that are left out of the parts of a school.
 *
 * A part then speaks of its weekly rhythm alone. Leaving sessions out can only help, and each chain
 * left out costs at least its cheapest choice by itself; so what the parts cost and these add up to
 * a bound of the school, tier after tier. Where the sessions left out stand is decided afterwards,
 * for all parts together (whole.h). */
#ifndef RF_ENGINE_FLOATING_H
#define RF_ENGINE_FLOATING_H

#include "model/formulation.h"

/* [demand] true: left out at first. Every session of a chain or none; pinned ones and those that
 * cannot all be placed by the facts stay with their part. Owned by the caller, rf_release. */
bool *rf_floating_apart(const struct rf_problem *problem);

/* The school as its parts see it: sessions that stay with their part are given nobody and nothing
 * that is picked, and one candidate a start. Which of those can be picked, and what comes of it
 * for others, is left out as well; it is decided with what floats. Indexes of candidates are those
 * of the school. `only` ([candidate], may be NULL): what floats and is not `apart` has these alone.
 */
struct rf_unpicked {
    struct rf_problem problem;
    struct rf_candidates candidates;
    struct rf_candidate *items; /* NULL: nothing is picked in this school */
    bool *left;                 /* [candidate] */
};
void rf_unpicked_make(const struct rf_problem *problem, const bool *apart, const bool *only,
                      struct rf_unpicked *unpicked);
void rf_unpicked_clear(struct rf_unpicked *unpicked);

/* Takes them out of the components. */
void rf_floating_leave_out(struct rf_components *components, const bool *apart);

#endif
