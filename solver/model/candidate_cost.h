/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate_cost.h: what one start costs by itself in tiers 3 and 7 (D15, D24). For the files
 * candidate*.c alone. */
#ifndef RF_MODEL_CANDIDATE_COST_H
#define RF_MODEL_CANDIDATE_COST_H

#include "model/candidate.h"
#include "model/facts.h"

/* Fills tired, tired_cost and spacing_cost of a candidate that has its place and length: what does
 * not depend on picks. */
void rf_candidate_price(const struct rf_instance *instance, const struct rf_facts *facts,
                        const struct rf_demand *demand, struct rf_candidate *candidate);

#endif
