/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * write.h: models left in a folder as LP files (--write-model). */
#ifndef RF_ENGINE_WRITE_H
#define RF_ENGINE_WRITE_H

#include "engine/reduce.h"
#include "engine/tier.h"

/* "component-02-tier-3.lp", "component-02-tier-1-class-2.lp": what the search is asked. True when
 * written or not asked for. */
bool rf_write_part_model(const struct rf_run *run, const struct rf_reduced *reduced,
                         struct rf_objective objective);

/* "textbook-tier-1-class-2.lp" ...: one model per number of the plan's results. */
bool rf_write_textbook(const struct rf_solve_options *options, const struct rf_problem *problem,
                       const struct rf_plan *plan);

#endif
