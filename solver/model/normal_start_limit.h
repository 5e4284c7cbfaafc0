/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start_limit.h: sessions whose minutes some rule may have to limit; for normal_start.c. */
#ifndef RF_MODEL_NORMAL_START_LIMIT_H
#define RF_MODEL_NORMAL_START_LIMIT_H

#include "model/candidate.h"

/* [demand] true when a cap in minutes or H18 counts the session, or H9 or H10 does and the
 * minutes can exceed a limit when every session takes the most it can. Owned, rf_release. */
bool *rf_limited_minutes(const struct rf_instance *instance, const struct rf_facts *facts,
                         const struct rf_demands *demands, const struct rf_candidates *candidates);
/* [person] true when H11 can bind. Owned, rf_release. */
bool *rf_limited_people(const struct rf_instance *instance, const struct rf_facts *facts,
                        const struct rf_demands *demands, const struct rf_candidates *candidates);

#endif
