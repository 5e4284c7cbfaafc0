/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * homes.h: the homes of a finished plan (D23), by a fixed rule. */
#ifndef RF_ENGINE_HOMES_H
#define RF_ENGINE_HOMES_H

#include "ringfence/plan.h"

/* Fills plan->homes: per induction, kind with homes and letter with a placed session the home with
 * the fewest sessions away; of those the one most used, then the earliest weekday and start. */
void rf_plan_find_homes(const struct rf_instance *instance, struct rf_plan *plan);

#endif
