/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * first_plan.h: a plan of our own before any search, so that no limit leaves empty hands. */
#ifndef RF_ENGINE_FIRST_PLAN_H
#define RF_ENGINE_FIRST_PLAN_H

#include "engine/child.h"
#include "engine/part.h"

/* Gives `part` its first best plan, if it finds one, and improves it by trying other homes. May be
 * called again later: it never makes the best plan worse. */
void rf_first_plan(struct rf_part *part, const struct rf_watch *watch);

#endif
