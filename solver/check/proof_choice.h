/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_choice.h: what tier 8 costs at least beside its third part (D45): who suits whom, which is
 * a fact, and how many different people there can be. */
#ifndef RF_CHECK_PROOF_CHOICE_H
#define RF_CHECK_PROOF_CHOICE_H

#include "check/proof_float.h"

/* Part 1 (Q4), of the mentors as they are. */
int32_t rf_proof_unlike(const struct rf_instance *instance);

/* What is known of plans that are at the bound in all numbers before part 2 of tier 8. */
struct rf_proof_known {
    const int32_t *unplaced;        /* [class - 1] of the school */
    const struct rf_floats *floats; /* of the induction's block: each chain leaves out exactly what
                                       it costs in tier 1; NULL: not known */
};

/* Part 2 (Q6), what the induction adds at least. O(starts of its sessions with a choice). */
int32_t rf_proof_alike(const struct rf_checker *checker, int32_t induction,
                       const struct rf_proof_known *known);

#endif
