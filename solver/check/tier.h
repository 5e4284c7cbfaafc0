/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier.h: the value of every tier of an open judge, from the Definitions D15, D21 to D24 and D43
 * to D45. */
#ifndef RF_CHECK_TIER_H
#define RF_CHECK_TIER_H

#include "check/judge.h"

void rf_check_tier_unplaced(const struct rf_judge *judge, struct rf_values *values);
/* `values->equity` must have room for every induction. */
void rf_check_tier_equity(const struct rf_judge *judge, struct rf_values *values);
void rf_check_tier_tired(const struct rf_judge *judge, struct rf_values *values);
void rf_check_tier_cover(const struct rf_judge *judge, struct rf_values *values);
/* `values->workload` must have room for every induction. */
void rf_check_tier_workload(const struct rf_judge *judge, struct rf_values *values);
void rf_check_tier_regularity(const struct rf_judge *judge, struct rf_values *values);
void rf_check_tier_diversity(const struct rf_judge *judge, struct rf_values *values);
void rf_check_tier_spacing(const struct rf_judge *judge, struct rf_values *values);

/* D45, Q4: points for who mentors whom, of an induction with an ECT. */
int32_t rf_check_pairing(const struct rf_instance *instance, int32_t induction);

void rf_check_tier_all(const struct rf_judge *judge, struct rf_values *values);

/* D15: the person taught in each of the four latest teaching periods of the own bell before
 * `start`. */
bool rf_check_straight(const struct rf_checker *checker, int32_t slot, int32_t date,
                       rf_minute start);
/* D15: the points of a session there; `straight` when that holds for somebody in it. */
int32_t rf_check_tired_points(const struct rf_checker *checker, int32_t date, struct rf_span span,
                              bool straight);

/* D24, of a session that the wish speaks of by its kind. */
bool rf_check_against_wish(const struct rf_instance *instance, const struct rf_wish *wish,
                           int32_t date, rf_minute start);
/* D24: the session of an induction should lie in marked induction time and does not. */
bool rf_check_outside_marked(const struct rf_checker *checker, int32_t entry, int32_t date,
                             struct rf_span span);

/* D23, one induction, kind and letter: how many placed sessions stand away from the home
 * (weekday, start), and whether one of them stands there. */
struct rf_away {
    int32_t count;
    bool used;
};
struct rf_away rf_check_tier_away(const struct rf_judge *judge, const struct rf_home *home);

/* The least count over all homes that are used; -1 when the group has no placed session. */
int32_t rf_check_tier_least_away(const struct rf_judge *judge, int32_t induction, int32_t kind,
                                 int32_t letter);

#endif
