/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * quota.h: meetings that H6 forces to stay unplaced, by counting; sharpens floors. */
#ifndef RF_ENGINE_QUOTA_H
#define RF_ENGINE_QUOTA_H

#include "engine/part.h"

/* How many meetings of the induction cannot all be placed: those whose every choice left is tired,
 * less what share and run allow of them. `tired` ([group]) is set for the groups in question. */
int32_t rf_quota_forced(const struct rf_part *part, int32_t induction, bool *tired);

/* What these forced meetings add to a number at least: sums, over inductions, of the `forced`
 * smallest differences between leaving a group's meeting out and the group's least cost. */
int64_t rf_quota_extra(const struct rf_part *part, struct rf_objective objective);
/* The same in minutes of one induction, for tier 2. */
int32_t rf_quota_minutes(const struct rf_part *part, int32_t induction);

#endif
