/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reason.h: why an unplaced session has no place: every moment of its window, and what bars it in
 * the finished plan, grouped and counted.
 *
 * Asks the checker alone, so a reason never rests on what the solver thought. */
#ifndef RF_EXPLAIN_REASON_H
#define RF_EXPLAIN_REASON_H

#include "ringfence/check.h"

/* Moments barred by one rule through one person. */
struct rf_obstacle {
    enum rf_constraint constraint;
    int32_t person;  /* or -1 */
    int32_t moments; /* > 0 */
    char *what;      /* "AB teaches"; owned by the reason */
};

/* True for lessons, duties, absences and the like; false for a rule of the plan. */
bool rf_obstacle_is_fact(const struct rf_obstacle *obstacle);

struct rf_reason {
    int32_t moments; /* grid moments in the window */
    int32_t open;    /* of these, barred by nothing: must be 0 in a finished plan */
    rf_day open_day; /* the first open moment, when there is one */
    rf_minute open_start;
    struct rf_obstacle *obstacles; /* most moments first; ties by what, rule, person */
    size_t obstacle_count, obstacle_capacity;
    char *text; /* one sentence; owned */
};

/* Fills `reason` for the unplaced session `index` of `plan`; release it with rf_reason_release. */
void rf_reason_find(const struct rf_instance *instance, const struct rf_checker *checker,
                    const struct rf_plan *plan, int32_t index, struct rf_reason *reason);
void rf_reason_release(struct rf_reason *reason);

/* One reason for every session of the plan, empty (text NULL) for placed ones. Owned, release
 * with rf_reasons_release. */
struct rf_reason *rf_reasons_find(const struct rf_instance *instance,
                                  const struct rf_checker *checker, const struct rf_plan *plan);
void rf_reasons_release(struct rf_reason *reasons, int32_t session_count);

#endif
