/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule.h: the hard rules, one file each. Every one looks at an open judge, breaks it where the
 * plan breaks the rule, and in silence returns at the first breach. With `partial` an unplaced
 * session is one not yet decided, and a rule that a later placing could still satisfy is silent.
 * Costs are given in the number of placed sessions n and their people. */
#ifndef RF_CHECK_RULE_H
#define RF_CHECK_RULE_H

#include "check/judge.h"

void rf_check_rule_presence(struct rf_judge *judge); /* H3 H4 H5 H15: D7, D20, O(n forbids) */
void rf_check_rule_fixed(struct rf_judge *judge);    /* H15: pins, D17, O(n) */
void rf_check_rule_lead_in(struct rf_judge *judge);  /* H14: D10, O(n) */
void rf_check_rule_order(struct rf_judge *judge);    /* H7: D13, O(n) */
void rf_check_rule_rhythm(struct rf_judge *judge);   /* H8: D14, O(n x meetings of a course) */
void rf_check_rule_clash(struct rf_judge *judge);    /* H2: D12, O(n x sessions of a day) */
void rf_check_rule_group(struct rf_judge *judge);    /* H16: D20, O(people of events) */
void rf_check_rule_load(struct rf_judge *judge);     /* H9: D18, O(n + mentors x weeks) */
void rf_check_rule_planning(struct rf_judge *judge); /* PPA: D16, O(n + people x passes) */
void rf_check_rule_cap(struct rf_judge *judge);      /* CAP: D19, O(caps x people x sessions) */
void rf_check_rule_tired(struct rf_judge *judge);    /* H6: D15, O(meetings) */
void rf_check_rule_chosen(struct rf_judge *judge);   /* H3: D26, O(n) */
void rf_check_rule_cover(struct rf_judge *judge);    /* H13: D27, O(n + those who cover) */
void rf_check_rule_room(struct rf_judge *judge);     /* H19: D28, O(n x sessions in rooms) */
void rf_check_rule_travel(struct rf_judge *judge);   /* H17: D41, O(n x sessions of a day) */
void rf_check_rule_ect_load(struct rf_judge *judge); /* H10: D37, O(n + ECTs x weeks) */
void rf_check_rule_directed(struct rf_judge *judge); /* H11: D38, O(n + days of sessions) */
void rf_check_rule_roles(struct rf_judge *judge);    /* H12: D39, O(n x sessions of a course) */
void rf_check_rule_training(struct rf_judge *judge); /* H18: D42, O(n) */

/* D18: minutes that the placed session of an induction costs its mentor, with preparation. */
int32_t rf_check_load_minutes(const struct rf_checker *checker, int32_t entry, struct rf_span span);
/* D18: the minutes of each week that placed sessions cost the mentor, into the scratch's sums. */
void rf_check_load_weeks(const struct rf_judge *judge, const struct rf_load *load, bool wished);
/* D38: directed minutes of the horizon with the sessions of the plan. */
int64_t rf_check_directed_minutes(struct rf_judge *judge, int32_t slot);
/* D37: whether the ECT's visit counts in the minutes of the induction. */
bool rf_check_counts_for_ect(const struct rf_judge *judge, int32_t induction,
                             const struct rf_visit *visit);
/* D18: the most minutes of a single week. */
int32_t rf_check_load_week(const struct rf_instance *instance, const struct rf_load *load);

/* All of them, in the order above; stops early when nobody wants words. */
void rf_check_rule_all(struct rf_judge *judge);

#endif
