/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start_sample.h: a few candidates of a floating session; for normal_start.c alone. */
#ifndef RF_MODEL_NORMAL_START_SAMPLE_H
#define RF_MODEL_NORMAL_START_SAMPLE_H

#include "model/candidate.h"

/* Sets keep[candidate] for `most` candidates of the demand at most, one after the other from each
 * date, those that cost least first, and among them the cheapest of all; clears it for the rest. */
void rf_sample(const struct rf_candidates *candidates, int32_t demand, int32_t most, bool *keep);

#endif
