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

/* H12 as far as the facts alone decide it, without any plan (D39): may this person mentor, with
 * these other roles, at this site, so many at once. Waived inductions are left out. True when
 * nothing is broken. Fills `report` (release it) with violations of RF_CONSTRAINT_ROLES. */
bool rf_check_roles(const struct rf_instance *instance, struct rf_report *report);

/* The same for the sessions alone (no homes, reservations or claims), stopping at the first
 * violation, for search over many plans: cheap. `values` may be NULL; otherwise its equity array
 * and its workload array must each have room for every induction. The sessions stand in the order
 * of rf_checker_demand, all of them, with who and what was picked; anything else is not accepted.
 * With `partial`, unplaced sessions are "not yet decided": only rules that stay broken whatever is
 * placed later are tested. */
bool rf_checker_accepts(const struct rf_checker *checker, const struct rf_session *sessions,
                        int32_t count, bool partial, struct rf_values *values);

/* The end that the length rule gives session `index` of the plan at (day, start), or -1 if the
 * facts alone forbid that start. */
rf_minute rf_checker_end(const struct rf_checker *checker, const struct rf_session *session,
                         rf_day day, rf_minute start);

/* What is picked for a session beside its start (D26 to D29). */
enum rf_pick {
    RF_PICK_CHOSEN, /* person, of a role with several */
    RF_PICK_COVER,  /* person, who takes the class */
    RF_PICK_ROOM,   /* index into rooms */
    RF_PICKS
};

/* Who or what may be picked for this session at (day, start) by the facts: -1 when none is needed
 * there (or the facts forbid the start), else how many. `items` (may be NULL) are sorted and
 * borrowed until the next call with this checker. Of the session only its name is read, and for
 * covers also `chosen`: whoever is chosen does not cover. */
int32_t rf_checker_eligible(const struct rf_checker *checker, const struct rf_session *session,
                            rf_day day, rf_minute start, enum rf_pick pick, const int32_t **items);

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

/* Over what a limit is counted; `index` of a line is into weeks, half-terms or terms, 0 for the
 * year. */
enum rf_account_per { RF_ACCOUNT_WEEK, RF_ACCOUNT_HALF_TERM, RF_ACCOUNT_TERM, RF_ACCOUNT_YEAR };

/* What one person has of a limit that a rule sets, in minutes. H9: mentoring of a week, other
 * mentoring included, for one ECT or (induction -1) in all; H10: induction sessions of a week, and
 * of a half-term with study; H11: directed time; H13: minutes in which a class is taken, by week,
 * term and year. */
struct rf_account_line {
    enum rf_constraint rule;
    int32_t person, induction; /* induction: H9 for one ECT, H10; else -1 */
    enum rf_account_per per;
    int32_t index;
    int32_t minutes;
    int32_t most; /* -1: no limit. Facts of the timetable alone may be above it. */
};
typedef void (*rf_account_visit)(void *context, const struct rf_account_line *line);

/* Every line with minutes above 0, by rule, person, induction (-1 first), per, index. */
void rf_checker_account(const struct rf_checker *checker, const struct rf_plan *plan,
                        rf_account_visit visit, void *context);

/* D27: minutes of class that the session takes where it stands in this plan; 0 when unplaced. */
int32_t rf_checker_released(const struct rf_checker *checker, const struct rf_session *session);

#endif
