/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.h: all components of a school, solved tier by tier. */
#ifndef RF_ENGINE_SCHOOL_H
#define RF_ENGINE_SCHOOL_H

#include "engine/tier.h"

struct rf_school {
    const struct rf_problem *problem;
    struct rf_components *components;
    struct rf_part **parts; /* [component] */
    bool *joined;           /* [demand] events that could not be settled after all */
};

struct rf_school *rf_school_new(const struct rf_problem *problem);
void rf_school_release(struct rf_school *school);

/* RF_OK: every part has a plan. RF_CONTRADICTORY or RF_LIMIT: some part has none. */
enum rf_status rf_school_solve(struct rf_school *school, struct rf_run *run);

/* merge.c: the plan of the whole school with its sessions and results; owned. */
struct rf_plan *rf_school_plan(const struct rf_school *school);

#endif
