/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_textbook.h: the textbook models of an instance, solved one after the other by a solver
 * that is not ours. */
#ifndef BATTERY_TEXTBOOK_H
#define BATTERY_TEXTBOOK_H

#include "battery_case.h"
#include "ringfence/plan.h"

/* True when the textbook model of every number has the optimum `best` has there; `best` NULL: when
 * the first of them has no solution at all. */
bool battery_textbook_agrees(const struct rf_instance *instance, const struct rf_values *best,
                             const struct battery_tools *tools, struct rf_text *why);

/* The value in `values` of the number that `result` speaks of. */
int32_t battery_value(const struct rf_values *values, const struct rf_tier_result *result);
void battery_write_values(const struct rf_values *values, struct rf_text *text);

#endif
