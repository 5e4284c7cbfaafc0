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

/* The block's lists and tree are well formed (rf_proof_tree). */
struct rf_showing rf_proof_show(const struct rf_checker *checker,
                                const struct rf_certificate_block *block, const bool *counted,
                                const bool *strained, int64_t work_limit);

/* Whether the nodes are one tree in preorder, and every split is well formed. */
bool rf_proof_tree(const struct rf_certificate_block *block);

#endif
