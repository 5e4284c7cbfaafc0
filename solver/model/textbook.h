/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook.h: the textbook model: straight from the demand, unfiltered, one binary per session
 * and dated start; one model per number optimised, each with the same holds as the engine's.
 * Its equations are numbered (T1), (T2), ... in solver/README.md, section 4. */
#ifndef RF_MODEL_TEXTBOOK_H
#define RF_MODEL_TEXTBOOK_H

#include "model/candidate.h"
#include "model/matrix.h"

/* The model whose objective is number `target` of `results` (tier and part), with the numbers
 * before it held at most at their values. `results` in the order of plan->results. Owned. */
struct rf_matrix *rf_textbook_build(const struct rf_instance *instance,
                                    const struct rf_facts *facts, const struct rf_demands *demands,
                                    const struct rf_candidates *candidates,
                                    const struct rf_tier_result *results, int32_t target);

#endif
