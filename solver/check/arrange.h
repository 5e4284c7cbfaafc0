/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * arrange.h: the sessions of any plan, however listed, put into the order of the demand (H1). */
#ifndef RF_CHECK_ARRANGE_H
#define RF_CHECK_ARRANGE_H

#include "check/judge.h"

/* One session for each entry, unplaced where the plan has none; the lists of who comes stay the
 * plan's. `index` says where the session stands in the plan, -1 for nowhere. */
struct rf_arrangement {
    struct rf_session *sessions;
    int32_t *index;
};

/* Needs of the judge its checker, instance and report only; breaks it for sessions that are
 * missing, twice, not asked for, or out of order. */
void rf_arrange(struct rf_judge *judge, const struct rf_plan *plan,
                struct rf_arrangement *arrangement);
void rf_arrangement_release(struct rf_arrangement *arrangement);

#endif
