/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_claim.h: what a block claims, ready to be compared with sums of costs.
 *
 * Costs are compared tier after tier: (tier 1; list of tier 2, largest first; rest). When every
 * induction i costs at least (A_i; M_i; R_i), all together cost at least (sum A; list of the M;
 * sum R): if the sum of tier 1 is met, every A_i is met, so every minute count is at least its
 * M_i; if then the list is met, every M_i is met, so every rest is at least its R_i. */
#ifndef RF_CHECK_PROOF_CLAIM_H
#define RF_CHECK_PROOF_CLAIM_H

#include "check/proof.h"

struct rf_claim {
    const struct rf_proof *proof;
    rf_wide first, rest;
    rf_wide whole; /* all of it packed */
    bool plain;    /* packed costs compare as they should: no minutes are claimed, or one list */
};

struct rf_claim rf_claim_of(const struct rf_proof *proof);

/* Whether costs of the inductions (in the block's order) and all others together are at least
 * the claim. */
bool rf_claim_met(const struct rf_claim *claim, const rf_wide *inductions, rf_wide others);

#endif
