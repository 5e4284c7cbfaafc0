/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * polish.h: improving a plan a few weeks at a time. */
#ifndef RF_ENGINE_POLISH_H
#define RF_ENGINE_POLISH_H

#include "engine/child.h"
#include "engine/part.h"

/* cost[column] of a choice for fill.h: every tier at once, tier 6 against given homes: `away`
 * counts the sessions of a column that are away from them. */
void rf_polish_price(const struct rf_part *part, const int32_t *away, int64_t *cost);

/* Frees a few weeks after the other and fills them anew, as long as the plan gets better along
 * all numbers that are not held yet. Never makes it worse. */
void rf_polish(struct rf_part *part, const struct rf_watch *watch);

#endif
