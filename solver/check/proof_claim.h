/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_claim.h: what a block claims, ready to be compared with sums of costs.
 *
 * Costs are compared tier after tier: (tier 1; list of tier 2, largest first; rest). When every
 * induction i costs at least (A_i; M_i; R_i), all together cost at least (sum A; list of the M;
 * sum R): if the sum of tier 1 is met, every A_i is met, so every minute count is at least its
 * M_i; if then the list is met, every M_i is met, so every rest is at least its R_i. What floating
 * chains cost at least is taken off the claim, but for their minutes, which are added to those of
 * their induction. */
#ifndef RF_CHECK_PROOF_CLAIM_H
#define RF_CHECK_PROOF_CLAIM_H

#include "check/proof.h"

/* Which part of it is to be shown. */
enum rf_claim_part {
    RF_CLAIM_EARLY,    /* tiers 1 to 4 are at the claim */
    RF_CLAIM_EXCEEDED, /* they are above it */
    RF_CLAIM_ALL       /* all tiers are at the claim */
};

struct rf_claim {
    const struct rf_proof *proof;
    enum rf_claim_part part;
    rf_wide first, rest;
    rf_wide whole; /* all of it packed */
    bool plain;    /* packed costs compare as they should: no minutes are claimed, or one list */
};

struct rf_claim rf_claim_of(const struct rf_proof *proof, enum rf_claim_part part);

/* Whether costs of the inductions' binding sessions (in the block's order) and all others together
 * are at least the claim (or above it). */
bool rf_claim_met(const struct rf_claim *claim, const rf_wide *inductions, rf_wide others);

#endif
