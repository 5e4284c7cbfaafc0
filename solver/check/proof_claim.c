/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_claim.c: comparing sums of costs with the claim. */
#include "check/proof_claim.h"

static bool has_minutes(const struct rf_proof *proof)
{
    int32_t i;

    for (i = 0; i < proof->block->induction_count; i++) {
        if (proof->task.minutes[i] > 0)
            return true;
    }
    return false;
}

struct rf_claim rf_claim_of(const struct rf_proof *proof, enum rf_claim_part part)
{
    const struct rf_certificate_block *block = proof->block;
    rf_wide packed = rf_scale_pack(&proof->scale, &proof->task.bound);
    struct rf_worth worth = rf_scale_read(&proof->scale, packed);
    struct rf_claim claim = {
        .proof = proof, .part = part, .first = worth.first, .rest = worth.rest};

    claim.whole = packed + (block->equity[0] - proof->task.minutes[0]) *
                               rf_scale_unit(&proof->scale, RF_FIELD_MINUTES);
    claim.plain = block->induction_count == 1 || (block->equity[0] == 0 && !has_minutes(proof));
    return claim;
}

/* Costs that begin alike, as far as the part looks. */
static bool at_least(const struct rf_claim *claim, rf_wide cost, rf_wide claimed)
{
    const struct rf_scale *scale = &claim->proof->scale;

    if (claim->part == RF_CLAIM_ALL)
        return cost >= claimed;
    cost = rf_scale_head(scale, cost);
    claimed = rf_scale_head(scale, claimed);
    return claim->part == RF_CLAIM_EXCEEDED ? cost > claimed : cost >= claimed;
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
        minutes[i] = worth.minutes + proof->task.minutes[i];
    }
    if (first != claim->first)
        return first > claim->first;
    order = compare_lists(claim, minutes);
    return order != 0 ? order > 0 : at_least(claim, rest, claim->rest);
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
    return claim->plain ? at_least(claim, whole, claim->whole)
                        : met_by_lists(claim, inductions, others);
}
