/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * joint.h: several inductions at once: a walk through all their charts and the joint one.
 *
 * A label is a node of every chart, with what it cost to come there. A joint chart too large to be
 * drawn is followed loosely (loose.h): it then says what is possible and nothing of the cost.
 * Labels whose cost, with the least that is still to be paid, is not better than the best plan
 * known are dropped; so what is left at the end is better, and when nothing is left nothing is
 * better. */
#ifndef RF_ENGINE_JOINT_H
#define RF_ENGINE_JOINT_H

#include "engine/child.h"
#include "engine/loose.h"
#include "engine/toll.h"

struct rf_joint;

enum rf_joint_end {
    RF_JOINT_FOUND, /* `chosen` is a best plan at these prices */
    RF_JOINT_NONE,  /* no plan is better than `rival` */
    RF_JOINT_LIMIT  /* too many labels, or out of time; `bound` holds */
};

/* What is asked. */
struct rf_joint_task {
    const struct rf_scale *scale;
    const rf_weight *price;       /* [option] */
    const rf_weight *wait;        /* [position] what waiting costs */
    const struct rf_worth *rival; /* the best plan known, or NULL */
    bool list_settled;            /* no plan as good in tier 1 has a better list than the rival */
    const int32_t *least;         /* [unit] minutes that a plan as good in tier 1 leaves at least */
    size_t width;                 /* keep only this many labels of a layer; 0: all (exact) */
    size_t label_limit;
    size_t move_limit;            /* of a loose joint chart; 0: none */
    const struct rf_watch *watch; /* or NULL */
};

struct rf_joint_answer {
    enum rf_joint_end end;
    struct rf_worth bound; /* no plan costs less, unless it is no better than the rival */
    rf_weight cost;        /* of `chosen` at these prices */
    size_t labels;
};

/* The charts of the course, the joint one last when there is one, or loose; borrowed. */
struct rf_joint *rf_joint_new(struct rf_toll *const *tolls, int32_t chart_count,
                              struct rf_loose *loose);
void rf_joint_release(struct rf_joint *joint);
/* `chosen`: [position] filled when something is found. */
struct rf_joint_answer rf_joint_solve(struct rf_joint *joint, const struct rf_joint_task *task,
                                      int32_t *chosen);
/* What every plan costs at least at these prices, without a walk. */
rf_weight rf_joint_bound(struct rf_joint *joint, const struct rf_joint_task *task);
/* Whether no list with at least these minutes each and at least this sum is better than that of
 * `worth`. */
bool rf_joint_list_is_even(const struct rf_course *course, const struct rf_worth *worth,
                           const int32_t *least, int64_t sum);

#endif
