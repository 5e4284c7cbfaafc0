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

#endif
