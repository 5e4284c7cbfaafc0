/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier.h: the value of every tier of an open judge, from the Definitions D21 to D24 and D15. */
#ifndef RF_CHECK_TIER_H
#define RF_CHECK_TIER_H

#include "check/judge.h"

void rf_check_tier_unplaced(const struct rf_judge *judge, struct rf_values *values);
/* `values->equity` must have room for every induction. */
void rf_check_tier_equity(const struct rf_judge *judge, struct rf_values *values);
void rf_check_tier_tired(const struct rf_judge *judge, struct rf_values *values);
void rf_check_tier_regularity(const struct rf_judge *judge, struct rf_values *values);
void rf_check_tier_spacing(const struct rf_judge *judge, struct rf_values *values);

void rf_check_tier_all(const struct rf_judge *judge, struct rf_values *values);

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
