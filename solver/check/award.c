/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * award.c: numbers in the order in which values are compared (rf_verdict_certified): the eight
 * classes of tier 1, the list of tier 2, tiers 3, 6 and 7. A bound says something about a number
 * only when all numbers before it are at theirs. */
#include "check/award.h"

/* Position of a result in that order. */
static int32_t position_of(const struct rf_tier_result *result, int32_t inductions)
{
    switch (result->tier) {
    case RF_TIER_UNPLACED:
        return result->part - 1;
    case RF_TIER_EQUITY:
        return RF_PRIORITY_CLASSES + result->part - 1;
    case RF_TIER_TIRED:
        return RF_PRIORITY_CLASSES + inductions;
    case RF_TIER_REGULARITY:
        return RF_PRIORITY_CLASSES + inductions + 1;
    case RF_TIER_SPACING:
        break;
    }
    return RF_PRIORITY_CLASSES + inductions + 2;
}

static int32_t bound_of(const struct rf_verdict *verdict, const struct rf_tier_result *result)
{
    switch (result->tier) {
    case RF_TIER_UNPLACED:
        return verdict->bound.unplaced[result->part - 1];
    case RF_TIER_EQUITY:
        return verdict->equity[result->part - 1];
    case RF_TIER_TIRED:
        return verdict->bound.tired;
    case RF_TIER_REGULARITY:
        return verdict->bound.away;
    case RF_TIER_SPACING:
        break;
    }
    return verdict->bound.spacing;
}

bool rf_verdict_award(const struct rf_verdict *verdict, const struct rf_values *values,
                      struct rf_plan *plan)
{
    int32_t certified = rf_verdict_certified(verdict, values), i;
    bool all = true;

    for (i = 0; i < plan->result_count; i++) {
        struct rf_tier_result *result = &plan->results[i];
        int32_t position = position_of(result, values->equity_count);

        if (position < certified) {
            result->status = RF_TIER_CERTIFIED;
            result->bound = result->claimed_bound = result->value;
            result->conditional = false;
            continue;
        }
        all = false;
        if (result->status == RF_TIER_CERTIFIED)
            result->status = RF_TIER_SOLVED;
        if (position == certified && verdict->sound && bound_of(verdict, result) > result->bound &&
            bound_of(verdict, result) <= result->value)
            result->bound = bound_of(verdict, result);
    }
    return all;
}
