/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_leaf.h: one leaf of a block's tree: where homes may lie and group sessions may stand, and
 * what every deed costs there. */
#ifndef RF_CHECK_PROOF_LEAF_H
#define RF_CHECK_PROOF_LEAF_H

#include "check/proof.h"

struct rf_leaf {
    const struct rf_proof *proof;
    bool **homes;       /* [series][slot] where the home may lie */
    uint8_t *weekdays;  /* [series] bits of those slots' weekdays */
    bool *used;         /* [series] one of those slots is used for certain */
    bool **stands;      /* [gathering][start], the last for not standing */
    rf_wide *atom_cost; /* [atom] */
    rf_wide *deed_cost; /* [deed] */
    rf_wide *at_home;   /* [atom] the same, among options at a slot of `homes` only */
};

struct rf_leaf *rf_leaf_new(const struct rf_proof *proof);
void rf_leaf_release(struct rf_leaf *leaf);

/* Everything is possible again. */
void rf_leaf_open(struct rf_leaf *leaf);
/* Only what is inside (or outside) the split of the node stays possible. A split that speaks of
 * nothing in the block changes nothing. */
void rf_leaf_narrow(struct rf_leaf *leaf, const struct rf_certificate_node *node, bool inside);
/* Costs of atoms and deeds. */
void rf_leaf_price(struct rf_leaf *leaf);

#endif
