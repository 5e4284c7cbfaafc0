/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand.h: which sessions are asked for, with the dates of their windows (D8 to D11, D20, D30 to
 * D35, D42). */
#ifndef RF_MODEL_DEMAND_H
#define RF_MODEL_DEMAND_H

#include "ringfence/plan.h"

/* A demanded session. Order and identity as in plan.h: the k-th demand is the k-th session. */
struct rf_demand {
    int32_t induction, kind, event; /* induction -1 for an event, event -1 otherwise */
    rf_day monday;                  /* of the window's first week before it was cut (D30) */
    const struct rf_step *step;     /* NULL for an event */
    const struct rf_stage *stage;   /* in force in that week (D31); NULL for an event */
    int32_t first_week, last_week;  /* of its window after cutting, into weeks; -1 for an event */
    bool make_up;
    /* No kind of the chain of sessions that lead to one another has a home or is a meeting: the
     * session is no part of the weekly rhythm. Never for an event. */
    bool floating;
    bool both;    /* the one it leads to is placed only if this one is (D34) */
    bool has_gap; /* the limits of D14 as they hold here (D33) */
    int32_t gap_least, gap_most, gap_make_up;
    const rf_day *days; /* dates of its window on which it could stand by status, sorted */
    int32_t day_count;
    int32_t leads_to;         /* index of the demand it leads to; -1 */
    int32_t led_by;           /* index of the demand that leads to it; -1 (the last of several) */
    int32_t previous_meeting; /* the meeting before it in a neighbouring window; -1 */
    int32_t meeting_rank;     /* position among the induction's meetings; -1 for others */
    int32_t pin;              /* index into pins; -1 */
};

struct rf_demands {
    struct rf_arena *arena;
    struct rf_demand *items;
    int32_t count;
    int32_t *meetings_of;   /* [induction] number of demanded meetings */
    int32_t *first_week_of; /* [induction] its first week; -1: no demand */
};

struct rf_demands *rf_demands_build(const struct rf_instance *instance);
void rf_demands_release(struct rf_demands *demands);

/* The plan with every demanded session unplaced. Owned. */
struct rf_plan *rf_demands_empty_plan(const struct rf_instance *instance,
                                      const struct rf_demands *demands);

#endif
