/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * part.h: one component while it is being solved: its model, what is already decided about it, and
 * its best plan so far.
 *
 * Invariant: `best` satisfies every row, every bound in lower/upper and every hold. */
#ifndef RF_ENGINE_PART_H
#define RF_ENGINE_PART_H

#include "engine/solve.h"
#include "model/formulation.h"
#include "ringfence/certificate.h"

/* A closed or abandoned number: from then on at most this much. */
struct rf_hold {
    struct rf_objective objective;
    int64_t limit; /* offset included */
};

struct rf_outcome {
    struct rf_objective objective;
    int64_t value, floor, claimed; /* floor: by counting; claimed: by the search, or the floor */
    enum rf_tier_status status;
};

struct rf_sweep;

struct rf_part {
    const struct rf_component *component;
    struct rf_formulation *formulation;
    int32_t *lower, *upper;   /* [column] */
    int32_t *best;            /* [column] */
    const int32_t *preferred; /* [demand] candidate at which shared events should stand; borrowed */
    bool has_best, contradictory;
    bool attained[RF_CLASSES]; /* tier 1 ended at the floor counted for that class */
    bool equity_open;          /* tier 2 needs its rows in later tiers */
    bool partial;              /* some of its floating sessions are left out (floating.h) */
    int32_t load_limit;        /* no week of its mentor may hold more minutes (D18); -1: none */
    const int64_t *known;      /* proved elsewhere: a bound for each of rf_part_objectives, as long
                                  as all before are reached; borrowed, NULL: nothing */
    struct rf_hold *holds;
    size_t hold_count, hold_capacity;
    struct rf_outcome *outcomes;
    size_t outcome_count, outcome_capacity;
    struct rf_sweep *sweep; /* sweep.h; NULL: refused, or not tried */
    bool sweep_refused;
    struct rf_certificate_block proof; /* of the sweep's bounds; no nodes: none */
};

struct rf_part *rf_part_new(const struct rf_problem *problem, const struct rf_component *component);
void rf_part_release(struct rf_part *part);

/* The value of a number in the best plan. */
int64_t rf_part_value(const struct rf_part *part, struct rf_objective objective);
/* Takes over a plan given by its choices, stands and attendance when it holds and comes before or
 * beside the best along `order` (the first number that differs decides); true when taken. */
struct rf_order {
    const struct rf_objective *items;
    size_t count;
};
bool rf_part_offer(struct rf_part *part, const int32_t *values, struct rf_order order);
/* Every number of a component in the order in which it is optimised: the classes of tier 1, the
 * positions of tier 2, tier 3, both of tier 4, the positions of tier 5, tiers 6 and 7, the three of
 * tier 8. Owned by the caller (rf_release the items). */
struct rf_objective *rf_part_objectives(const struct rf_part *part, size_t *count);
/* Holds a number at its value in the best plan and bars what can no longer be chosen. */
void rf_part_hold(struct rf_part *part, struct rf_objective objective);
/* Every hold is kept by these values. */
bool rf_part_keeps_holds(const struct rf_part *part, const int32_t *values);

/* floor.c: a lower bound by counting, valid for what is held; offset included. */
int64_t rf_part_floor(const struct rf_part *part, struct rf_objective objective);
/* The least cost of a group's columns that may still be chosen. */
int32_t rf_part_least(const struct rf_part *part, size_t group, struct rf_objective objective);

/* norms[column]: what its group costs at least, where exactly one of the group is chosen, else 0;
 * costs less norms plus the sum returned say the same as the costs. */
int64_t rf_part_norms(const struct rf_part *part, struct rf_objective objective, int32_t *norms);

#endif
