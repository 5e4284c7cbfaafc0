/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_show.h: showing the claim of one block, leaf by leaf. */
#ifndef RF_CHECK_PROOF_SHOW_H
#define RF_CHECK_PROOF_SHOW_H

#include "check/proof.h"

struct rf_showing {
    bool shown;
    int64_t leaves, failed, work;
    int32_t leaf;       /* the node that failed, or -1 */
    const char *reason; /* why not, a literal */
};

/* Shows the claim of the task's block: tiers 1 to 4 of any plan, tier 5, and all tiers, in every
 * leaf, of plans that keep tier 5 (certificate.h); the block's lists and tree are well
 * formed (rf_proof_tree). */
struct rf_showing rf_proof_show(const struct rf_proof_task *task, int64_t work_limit);

/* Whether the nodes are one tree in preorder, and every split is well formed. */
bool rf_proof_tree(const struct rf_certificate_block *block);

#endif
