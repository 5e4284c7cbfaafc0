/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_claim.c: comparing sums of costs with the claim. */
#include "check/proof_claim.h"

struct rf_claim rf_claim_of(const struct rf_proof *proof)
{
    const struct rf_certificate_block *block = proof->block;
    rf_wide packed = rf_scale_pack(&proof->scale, &block->bound);
    struct rf_worth worth = rf_scale_read(&proof->scale, packed);
    struct rf_claim claim = {proof, worth.first, worth.rest, packed, block->induction_count == 1};

    if (block->equity[0] == 0)
        claim.plain = true;
    else
        claim.whole += block->equity[0] * rf_scale_unit(&proof->scale, RF_FIELD_MINUTES);
    return claim;
}

/* <0, 0, >0: the minutes, largest first, against the claimed list. */
static int compare_lists(const struct rf_claim *claim, const int32_t *minutes)
{
    const struct rf_certificate_block *block = claim->proof->block;
    int32_t sorted[RF_PROOF_MEMBERS], i, at;

    for (i = 0; i < block->induction_count; i++) {
        for (at = i; at > 0 && sorted[at - 1] < minutes[i]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = minutes[i];
    }
    for (i = 0; i < block->induction_count; i++) {
        if (sorted[i] != block->equity[i])
            return sorted[i] < block->equity[i] ? -1 : 1;
    }
    return 0;
}

static bool met_by_lists(const struct rf_claim *claim, const rf_wide *inductions, rf_wide others)
{
    const struct rf_proof *proof = claim->proof;
    struct rf_worth worth = rf_scale_read(&proof->scale, others);
    rf_wide first = worth.first, rest = worth.rest;
    int32_t minutes[RF_PROOF_MEMBERS], i;
    int order;

    for (i = 0; i < proof->block->induction_count; i++) {
        worth = rf_scale_read(&proof->scale, inductions[i]);
        first += worth.first;
        rest += worth.rest;
        minutes[i] = worth.minutes;
    }
    if (first != claim->first)
        return first > claim->first;
    order = compare_lists(claim, minutes);
    return order != 0 ? order > 0 : rest >= claim->rest;
}

/* With no minutes claimed, a list is larger as soon as somebody has any. */
bool rf_claim_met(const struct rf_claim *claim, const rf_wide *inductions, rf_wide others)
{
    rf_wide whole = others;
    int32_t i;

    if (rf_wide_never(others))
        return true;
    for (i = 0; i < claim->proof->block->induction_count; i++) {
        if (rf_wide_never(inductions[i]))
            return true;
        whole += inductions[i];
    }
    return claim->plain ? whole >= claim->whole : met_by_lists(claim, inductions, others);
}
