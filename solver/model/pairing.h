/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pairing.h: who may mentor whom, where the school leaves a choice (H12, D39, D46): what can be
 * said by counting, before anything is solved. */
#ifndef RF_MODEL_PAIRING_H
#define RF_MODEL_PAIRING_H

#include "ringfence/plan.h"

/* Whether some induction has several candidates. */
bool rf_pairing_is_open(const struct rf_instance *instance);

/* Whether D39 lets `mentor` have the induction, whoever else he or she mentors. */
bool rf_pairing_fits(const struct rf_instance *instance, int32_t induction, int32_t mentor);

/* Whether no mentor of `mentors` [induction] has more ECTs on a date than H12 allows. */
bool rf_pairing_spares(const struct rf_instance *instance, const int32_t *mentors);

/* The first way, in the order of the inductions and of their preference, to give each a candidate
 * so that D39 is kept; false, and the first candidates of all, when none was found. */
bool rf_pairing_first(const struct rf_instance *instance, int32_t *mentors);

/* Sessions of the induction, by class of tier 1, that have no start at all by the facts when
 * `mentor` has it: no plan leaves fewer unplaced. */
void rf_pairing_floor(const struct rf_instance *instance, int32_t induction, int32_t mentor,
                      int32_t unplaced[RF_PRIORITY_CLASSES]);

#endif
