/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_joint.h: all charts of a block together: what they share is their people's time. */
#ifndef RF_CHECK_PROOF_JOINT_H
#define RF_CHECK_PROOF_JOINT_H

#include "check/proof_chart.h"
#include "check/proof_claim.h"
#include "check/proof_leaf.h"

struct rf_joint {
    struct rf_proof *proof;
    struct rf_claim claim;
    struct rf_proof_chart *charts[RF_PROOF_MEMBERS];
    int32_t chart_count;
    int32_t *act_of;                 /* [deed] in its own chart */
    rf_wide least[RF_PROOF_MEMBERS]; /* of each chart, in the leaf at hand */
    /* made when first needed */
    struct rf_proof_chart *between;
    int32_t *move_of;                      /* [deed] act of `between` */
    int32_t *moves[RF_PROOF_MEMBERS];      /* acts of `between`, by the act of the chart */
    int32_t *first_move[RF_PROOF_MEMBERS]; /* [act + 1] into moves */
};

/* Shows the claim in the leaf whose costs the charts have (value and reached), or gives a reason.
 * Adds to `work`. */
bool rf_joint_show(struct rf_joint *joint, const struct rf_leaf *leaf, int64_t work_limit,
                   int64_t *work, const char **reason);
void rf_joint_clear(struct rf_joint *joint); /* with the charts */

#endif
