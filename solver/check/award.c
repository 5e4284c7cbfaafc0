/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * award.c: from what is proved (verdict.c) to the statuses of a plan's results. */
#include "check/award.h"

bool rf_verdict_award(const struct rf_verdict *verdict, const struct rf_values *values,
                      struct rf_plan *plan)
{
    int32_t certified = rf_verdict_certified(verdict, values), i;
    bool all = true;

    for (i = 0; i < plan->result_count; i++) {
        struct rf_tier_result *result = &plan->results[i];
        int32_t position = rf_verdict_position(verdict, result->tier, result->part), bound;

        if (position >= 0 && position < certified) {
            result->status = RF_TIER_CERTIFIED;
            result->bound = result->claimed_bound = result->value;
            result->conditional = false;
            continue;
        }
        all = false;
        if (result->status == RF_TIER_CERTIFIED)
            result->status = RF_TIER_SOLVED;
        if (!verdict->sound || position != certified)
            continue;
        bound = rf_verdict_bound(verdict, position);
        if (bound > result->bound && bound <= result->value)
            result->bound = bound;
    }
    return all;
}
