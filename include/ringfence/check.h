/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check.h: the independent check. It knows the instance and the plan, nothing of the solver, and
 * derives free time, demand, windows, order, caps, tired time and every tier a second time. */
#ifndef RINGFENCE_CHECK_H
#define RINGFENCE_CHECK_H

#include "ringfence/plan.h"

/* One broken rule. `first`, `second`: indexes into the plan's sessions or -1. */
struct rf_violation {
    enum rf_constraint constraint;
    int32_t first, second;
    int32_t person; /* -1 */
    rf_day day;     /* 0 when none */
    struct rf_span span;
    struct rf_origin origin; /* the fact that breaks it, when there is one */
    char *message;           /* in the words of a school; owned by the report */
};

struct rf_report {
    struct rf_violation *violations;
    size_t violation_count, violation_capacity;
    struct rf_values values; /* recomputed */
};
void rf_report_release(struct rf_report *report); /* empties it for the next use */

/* What can be derived from the instance once (free stretches, demand); reuse it for many plans.
 * Borrows the instance. Calls write into work space of the checker, const or not: one checker
 * serves one thread at a time. */
struct rf_checker;
struct rf_checker *rf_checker_new(const struct rf_instance *instance);
void rf_checker_release(struct rf_checker *checker);

/* The demanded sessions, all unplaced, in the plan's order, as the checker understands the
 * rulebook. Owned, rf_plan_release. */
struct rf_plan *rf_checker_demand(const struct rf_checker *checker);

/* Checks everything: sessions against demand, hard rules, homes, reservations, claimed tier
 * values against recomputed ones. True when nothing is broken. Fills `report` (release it). */
bool rf_checker_check(const struct rf_checker *checker, const struct rf_plan *plan,
                      struct rf_report *report);

/* The same for the sessions alone (no homes, reservations or claims), stopping at the first
 * violation, for search over many plans: cheap. `values` may be NULL; otherwise its equity array
 * must have room for every induction. The sessions stand in the order of rf_checker_demand, all of
 * them; anything else is not accepted. With `partial`, unplaced sessions are "not yet decided":
 * only rules that stay broken whatever is placed later are tested. */
bool rf_checker_accepts(const struct rf_checker *checker, const struct rf_session *sessions,
                        int32_t count, bool partial, struct rf_values *values);

/* The end that the length rule gives session `index` of the plan at (day, start), or -1 if the
 * facts alone forbid that start. */
rf_minute rf_checker_end(const struct rf_checker *checker, const struct rf_session *session,
                         rf_day day, rf_minute start);

/* Why an unplaced session cannot simply stand at (day, start) in this plan: the first of facts,
 * rules, other sessions that bars it. */
struct rf_bar {
    bool barred;
    enum rf_constraint constraint;
    int32_t other;           /* session that stands in the way, or -1 */
    int32_t person;          /* whose fact, or -1 */
    struct rf_origin origin; /* the fact, when there is one */
    char *message;           /* owned by the caller, rf_release */
};
struct rf_bar rf_checker_bar(const struct rf_checker *checker, const struct rf_plan *plan,
                             int32_t session, rf_day day, rf_minute start);

/* Calls `visit` for every grid moment of the session's window, in order (all minutes of the
 * open day on each date of the window). */
typedef void (*rf_moment_visit)(void *context, rf_day day, rf_minute start);
void rf_checker_window(const struct rf_checker *checker, const struct rf_session *session,
                       rf_moment_visit visit, void *context);

#endif
