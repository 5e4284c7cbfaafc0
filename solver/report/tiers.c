/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiers.c: each tier with value, bound and status in words. "Optimal" is said of certified numbers
 * only; a number after an open one says what it was given. */
#include "base/memory.h"
#include "report/table.h"
#include "report/view.h"

static const char *tier_words(enum rf_tier tier, int32_t part)
{
    static const char *const cover[] = {"leaders' cover above their rate",
                                        "minutes of class taken by others"};
    static const char *const people[] = {"who mentors whom", "the same people again",
                                         "sessions without a second place"};
    switch (tier) {
    case RF_TIER_UNPLACED:
        return "unplaced sessions";
    case RF_TIER_EQUITY:
        return "unplaced minutes, worst-off pair first";
    case RF_TIER_TIRED:
        return "tired time";
    case RF_TIER_REGULARITY:
        return "away from home";
    case RF_TIER_SPACING:
        return "spacing";
    case RF_TIER_COVER:
        return cover[part == 1 ? 0 : 1];
    case RF_TIER_WORKLOAD:
        return "busiest week above the mean, each mentor";
    case RF_TIER_DIVERSITY:
        return people[part == 1 ? 0 : part == 2 ? 1 : 2];
    }
    return "other";
}

static bool is_closed(const struct rf_tier_result *result)
{
    return result->status == RF_TIER_CERTIFIED || result->status == RF_TIER_SOLVED;
}

static void add_status(const struct rf_tier_result *result, struct rf_text *out)
{
    switch (result->status) {
    case RF_TIER_CERTIFIED:
        rf_text_add(out, "optimal (certified)");
        break;
    case RF_TIER_SOLVED:
        rf_text_add(out, "solved");
        break;
    case RF_TIER_GAP:
        if (result->bound == RF_NO_BOUND)
            rf_text_add(out, "the best found");
        else
            rf_text_format(out, "at best %d (gap %d)", result->bound,
                           result->value - result->bound);
        break;
    case RF_TIER_CONTRADICTORY:
        rf_text_add(out, "contradictory");
        break;
    case RF_TIER_UNKNOWN:
        rf_text_add(out, "nothing is proved");
        break;
    }
}

/* The first open number before `index`: what a conditional number was given. */
static void add_condition(const struct rf_plan *plan, int32_t index, struct rf_text *out)
{
    if (!plan->results[index].conditional)
        return;
    for (int32_t before = 0; before < index; before++) {
        const struct rf_tier_result *result = &plan->results[before];
        if (!is_closed(result)) {
            rf_text_format(out, ", given tier %d at %d", (int)result->tier, result->value);
            return;
        }
    }
    rf_text_add(out, ", given the numbers before it");
}

/* True when both can share one line. */
static bool alike(const struct rf_tier_result *one, const struct rf_tier_result *other)
{
    bool plain = is_closed(one) || (one->bound == RF_NO_BOUND && other->bound == RF_NO_BOUND);
    bool parted = one->tier == RF_TIER_COVER || one->tier == RF_TIER_DIVERSITY;
    return one->tier == other->tier && !parted && one->status == other->status &&
           one->conditional == other->conditional && plain;
}

/* The values of results [first, last): their sum by class in tier 1, their list in tier 2. */
static void add_values(const struct rf_plan *plan, int32_t first, int32_t last, struct rf_text *out)
{
    const struct rf_tier_result *results = plan->results;
    if (results[first].tier == RF_TIER_UNPLACED) {
        int32_t sum = 0;
        struct rf_text classes = RF_TEXT_INIT;
        for (int32_t index = first; index < last; index++) {
            sum += results[index].value;
            if (results[index].value > 0 || last == first + 1)
                rf_text_format(&classes, "%sclass %d: %d", classes.length ? ", " : "",
                               results[index].part, results[index].value);
        }
        rf_text_format(out, "%d", sum);
        if (classes.length > 0)
            rf_text_format(out, " (%s)", rf_text_peek(&classes));
        rf_text_release(&classes);
        return;
    }
    int32_t zeros = 0;
    for (int32_t index = first; index < last; index++) {
        if (results[index].value == 0 && last > first + 1)
            zeros++;
        else
            rf_text_format(out, "%s%d", index > first ? " " : "", results[index].value);
    }
    if (zeros == last - first)
        rf_text_add(out, "0");
    else if (zeros == 1)
        rf_text_add(out, " 0");
    else if (zeros > 1)
        rf_text_format(out, " and %d times 0", zeros);
}

void rf_view_tiers(const struct rf_view *view, struct rf_text *out)
{
    const struct rf_plan *plan = view->plan;
    for (int32_t first = 0, last; first < plan->result_count; first = last) {
        for (last = first + 1;
             last < plan->result_count && alike(&plan->results[first], &plan->results[last]);)
            last++;
        struct rf_text line = RF_TEXT_INIT;
        rf_text_format(&line, "tier %d %s: ", (int)plan->results[first].tier,
                       tier_words(plan->results[first].tier, plan->results[first].part));
        add_values(plan, first, last, &line);
        rf_text_add(&line, ", ");
        add_status(&plan->results[first], &line);
        add_condition(plan, first, &line);
        rf_wrap(out, rf_text_peek(&line), 0, 4, view->width);
        rf_text_release(&line);
    }
}
