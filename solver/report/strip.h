/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * strip.h: a year in one line: a sign for each week of the school year, a bar between half-terms.
 *
 *   #  at home (or placed, for a kind without homes)     !  tired
 *   o  elsewhere than at home                            x  unplaced
 *   .  nothing asked for */
#ifndef RF_REPORT_STRIP_H
#define RF_REPORT_STRIP_H

#include "base/text.h"
#include "ringfence/plan.h"

/* The sessions of one pair and kind. With several in a week the worst sign wins: x ! o #. */
void rf_strip(const struct rf_instance *instance, const struct rf_plan *plan, int32_t induction,
              int32_t kind, struct rf_text *out);
/* The line above it: the initial of each month at its first week, with holds (table.h) between. */
void rf_strip_months(const struct rf_instance *instance, struct rf_text *out);
/* What the signs mean, one line where the width allows it. */
void rf_strip_legend(int indent, int width, struct rf_text *out);

/* The home of the pair's sessions of a kind in weeks of a letter, or NULL. */
const struct rf_home *rf_plan_home(const struct rf_plan *plan, int32_t induction, int32_t kind,
                                   int32_t letter);
/* True when the placed session stands at its home; sessions of kinds without homes do. */
bool rf_session_is_home(const struct rf_instance *instance, const struct rf_plan *plan,
                        const struct rf_session *session);

#endif
