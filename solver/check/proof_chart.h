/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_chart.h: every way through the year of some groups, as a graph in layers. A node is what
 * the groups so far leave open: what they forbid later ones, and what they have used of limits
 * that could still be broken. An arc is an *act*: the deeds of the next group that lead from every
 * node to the same node. The graph is the same in all leaves; what acts cost is not.
 *
 * Invariant: a plan's deeds follow one way from node 0 to the last layer, at no more than its
 * cost. Rules towards groups outside the chart are left out. */
#ifndef RF_CHECK_PROOF_CHART_H
#define RF_CHECK_PROOF_CHART_H

#include "check/proof.h"

struct rf_arc {
    int32_t act, next;
    int32_t extra; /* common moments lost by it */
};

/* One dim in one layer: where its value stands before and after the group, -1 when nowhere. */
struct rf_dim_step {
    int32_t dim, from, to;
    int32_t left;       /* what later groups can add at most */
    uint64_t later;     /* and what they can touch */
    uint64_t own_later; /* between charts: those of the moments' own induction */
};

/* Bits forbidden to the atoms of the group at `position`. */
struct rf_bar_step {
    int32_t position, from, to, words;
};

struct rf_layer {
    struct rf_dim_step *dims;
    int32_t dim_count;
    struct rf_bar_step *bars;
    int32_t bar_count;
    int32_t word_count; /* of a state after this group */
    int32_t first_act, act_count;
    /* [act * dim_count + step]; bars one after the other, [act * act_words] */
    int32_t *amounts;
    uint64_t *masks, *forbids;
    int32_t act_words;
};

struct rf_proof_chart {
    const struct rf_proof *proof;
    bool joint;                   /* layers and acts of what several charts share; no nodes */
    int32_t *groups, group_count; /* ascending */
    struct rf_layer *layers;      /* [group_count] */
    int32_t *models;              /* [act] a deed of it */
    size_t act_count, act_capacity;
    int32_t *first_node; /* [group_count + 2] */
    int32_t *first_arc;  /* [node + 1] */
    size_t node_count, node_capacity;
    struct rf_arc *arcs;
    size_t arc_count, arc_capacity;
    rf_wide moment; /* what a lost common moment costs */
    /* of the leaf at hand */
    rf_wide *act_cost; /* [act] */
    rf_wide *value;    /* [node] the least cost from there to the end */
    rf_wide *reached;  /* [node] the least cost from node 0 to there */
};

/* `groups` is taken over; `act_of` [deed] gets the acts of the groups' deeds, counted from 0 in
 * each chart. proof->trouble is set when the chart becomes too large. */
struct rf_proof_chart *rf_proof_chart_new(struct rf_proof *proof, int32_t *groups,
                                          int32_t group_count, int32_t *act_of);
/* Of all groups, what lies between charts only: `own` [deed] are the acts in their own charts, and
 * deeds of different ones are different acts here too. */
struct rf_proof_chart *rf_proof_chart_between(struct rf_proof *proof, const int32_t *own,
                                              int32_t *act_of);
void rf_proof_chart_release(struct rf_proof_chart *chart);

/* Fills act_cost from the costs of deeds. */
void rf_proof_chart_price(struct rf_proof_chart *chart, const rf_wide *deed_cost,
                          const int32_t *act_of);
/* The same, and value. O(deeds + arcs). Returns the least cost. */
rf_wide rf_proof_chart_settle(struct rf_proof_chart *chart, const rf_wide *deed_cost,
                              const int32_t *act_of);
/* Fills reached; after rf_proof_chart_settle. */
void rf_proof_chart_reach(struct rf_proof_chart *chart);

/* What a whole deed does to the dims of `live`; `effects` has room for all dims. */
int32_t rf_proof_deed_effects(const struct rf_proof *proof, const struct rf_deed *deed,
                              const bool *live, struct rf_effect *effects);

/* One dim after an effect on it: false when the limit is broken, adds to `extra` when the last
 * common moment is touched. State words: a sum; minutes and periods; moments. */
bool rf_dim_use(const struct rf_dim *dim, const struct rf_dim_step *step, const uint64_t *before,
                int32_t amount, uint64_t mask, uint64_t *after, int32_t *extra);

/* Moments between charts, by a deed of the induction's own chart or of another. Words: touched by
 * the own, touched by any. What the own chart counts by itself is not counted again. */
void rf_moments_use(const struct rf_dim *dim, const struct rf_dim_step *step, bool own,
                    const uint64_t *before, uint64_t mask, uint64_t *after, int32_t *extra);

#endif
