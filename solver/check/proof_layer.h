/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_layer.h: the layers of a chart before there are nodes. */
#ifndef RF_CHECK_PROOF_LAYER_H
#define RF_CHECK_PROOF_LAYER_H

#include "check/proof_chart.h"

/* Fills dims and bars of every layer; `live` [dim] says which dims the chart's groups can break. */
void rf_proof_chart_lay(struct rf_proof_chart *chart, bool *live);

/* What stands between two positions of the chart; NULL for nothing. */
const struct rf_relation *rf_proof_chart_relation(const struct rf_proof_chart *chart,
                                                  int32_t earlier, int32_t later);

/* Whether what stands before the layer (the group's, at `position`) forbids one of the deed's
 * atoms. */
bool rf_proof_layer_bars(const struct rf_layer *layer, int32_t position,
                         const struct rf_group *group, const struct rf_deed *deed,
                         const uint64_t *state);

/* Whether the group is of the induction whose common moments these are. */
static inline bool rf_own_moments(const struct rf_proof *proof, const struct rf_group *group,
                                  const struct rf_dim *dim)
{
    return dim->type == RF_DIM_MOMENTS && group->member < proof->block->induction_count &&
           proof->block->inductions[group->member] == dim->induction;
}

#endif
