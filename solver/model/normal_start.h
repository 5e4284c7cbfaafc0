/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start.h: which starts are enough: an exact filter of the candidates.
 *
 * Source of the idea: normal patterns in cutting and packing (Herz 1972): push everything to the
 * left as far as nothing gets worse. The argument that no tier loses stands in normal_start.c. */
#ifndef RF_MODEL_NORMAL_START_H
#define RF_MODEL_NORMAL_START_H

#include "model/candidate.h"

/* keep[candidate]: true when the start is normal. Owned, rf_release. */
bool *rf_normal_starts(const struct rf_instance *instance, const struct rf_facts *facts,
                       const struct rf_demands *demands, const struct rf_candidates *candidates);

/* For large schools: of binding sessions and group sessions what is normal as if nothing floated,
 * which is exact for a school without what floats; of each floating session `most` candidates at
 * most, spread over its dates and picks, the one that costs least by itself among them. That is a
 * sample: a plan whose floating sessions cost what they cost at least by the facts is the best all
 * the same, any other need not be. Owned, rf_release. */
bool *rf_normal_starts_apart(const struct rf_instance *instance, const struct rf_facts *facts,
                             const struct rf_demands *demands,
                             const struct rf_candidates *candidates, int32_t most);

#endif
