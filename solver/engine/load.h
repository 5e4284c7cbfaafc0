/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * load.h: tier 5 in a sweep (D44): the least limit on the mentor's weeks under which tiers 1 to 4
 * keep their value. For parts with one mentor.
 *
 * The mean of D44 does not move with the plan. So "the value is at most w" says of each week by
 * itself that it holds at most mean + w minutes: rows like those of H9, and the fewer minutes are
 * allowed the less is possible. */
#ifndef RF_ENGINE_LOAD_H
#define RF_ENGINE_LOAD_H

#include "engine/sweep.h"

/* What a choice adds to a week of the mentor. */
struct rf_load {
    int32_t week, minutes;
};

int32_t rf_load_weeks(const struct rf_part *part);
/* The mentor's other mentoring in that week (D18). */
int32_t rf_load_other(const struct rf_part *part, int32_t week);
/* Each week once; how many. */
int32_t rf_load_of(const struct rf_part *part, int32_t column, struct rf_load load[RF_CHAIN]);

/* After tiers 1 and 2: finds the least limit, lets the sweep hold it (`charts` are made again) and
 * sets sweep->load_bound: the value of tier 5 that is proved, and whether it is. False when the
 * charts do not bear the limit. */
bool rf_load_settle(struct rf_sweep *sweep, struct rf_run *run);

#endif
