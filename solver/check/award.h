/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * award.h: from a verdict to the word "certified". */
#ifndef RF_CHECK_AWARD_H
#define RF_CHECK_AWARD_H

#include "check/certificate.h"

/* Calls those of the plan's results certified that equal the proved bound together with all before
 * them, and gives the next one the bound that was proved for it. `values` are the plan's, as the
 * checker computed them. What was called certified before and is not now falls back to solved.
 * Returns true when every number of the plan is certified. */
bool rf_verdict_award(const struct rf_verdict *verdict, const struct rf_values *values,
                      struct rf_plan *plan);

#endif
