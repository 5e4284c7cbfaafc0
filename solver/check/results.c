/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * results.c: the tier values a plan claims are those it has, and their bounds and statuses can be
 * true: no bound above its value, and called certified only what equals its bound after numbers
 * that are certified themselves. Whether a certificate shows the bound is certificate.c's matter.
 */
#include "check/parts.h"
#include "check/report.h"

/* The recomputed value of one number, or -1 when there is no such number. */
static int32_t value_of(const struct rf_values *values, const struct rf_tier_result *result)
{
    switch (result->tier) {
    case RF_TIER_UNPLACED:
        return result->part >= 1 && result->part <= RF_PRIORITY_CLASSES
                   ? values->unplaced[result->part - 1]
                   : -1;
    case RF_TIER_EQUITY:
        return result->part >= 1 && result->part <= values->equity_count
                   ? values->equity[result->part - 1]
                   : -1;
    case RF_TIER_TIRED:
        return result->part == 1 ? values->tired : -1;
    case RF_TIER_REGULARITY:
        return result->part == 1 ? values->away : -1;
    case RF_TIER_SPACING:
        return result->part == 1 ? values->spacing : -1;
    case RF_TIER_COVER:
        return result->part >= 1 && result->part <= RF_COVER_PARTS ? values->cover[result->part - 1]
                                                                   : -1;
    case RF_TIER_WORKLOAD:
        return result->part >= 1 && result->part <= values->workload_count
                   ? values->workload[result->part - 1]
                   : -1;
    case RF_TIER_DIVERSITY:
        return result->part >= 1 && result->part <= RF_DIVERSITY_PARTS
                   ? values->diversity[result->part - 1]
                   : -1;
    }
    return -1;
}

static void say(struct rf_judge *judge, const struct rf_tier_result *result, const char *words,
                int32_t number)
{
    judge->broken = true;
    rf_judge_say(judge, rf_judge_violation(RF_CONSTRAINT_VALUES), "tier %d, part %d: %s %d",
                 (int)result->tier, result->part, words, number);
}

static void test(struct rf_judge *judge, const struct rf_tier_result *result,
                 const struct rf_values *values)
{
    int32_t value = value_of(values, result);

    if (value < 0) {
        say(judge, result, "there is no such number; claimed is", result->value);
        return;
    }
    if (result->value != value) {
        judge->broken = true;
        rf_judge_say(judge, rf_judge_violation(RF_CONSTRAINT_VALUES),
                     "tier %d, part %d is claimed as %d but is %d", (int)result->tier, result->part,
                     result->value, value);
    }
    if (result->bound != RF_NO_BOUND && (result->bound < 0 || result->bound > value))
        say(judge, result, "the plan reaches less than its own bound of", result->bound);
    if (result->status == RF_TIER_CERTIFIED && result->bound != value)
        say(judge, result, "certified is only what equals its bound; the value is", value);
}

void rf_check_results(struct rf_judge *judge, const struct rf_plan *plan,
                      const struct rf_values *values)
{
    bool certified = true;
    int32_t i, j;

    for (i = 0; i < plan->result_count; i++) {
        test(judge, &plan->results[i], values);
        if (plan->results[i].status == RF_TIER_CERTIFIED && !certified)
            say(judge, &plan->results[i], "certified after a number that is not; the value is",
                plan->results[i].value);
        certified &= plan->results[i].status == RF_TIER_CERTIFIED;
        for (j = 0; j < i; j++) {
            if (plan->results[i].tier == plan->results[j].tier &&
                plan->results[i].part == plan->results[j].part)
                say(judge, &plan->results[i], "is claimed twice, again as", plan->results[i].value);
        }
    }
}
