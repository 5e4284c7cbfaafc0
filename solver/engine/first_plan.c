/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * first_plan.c: beam search under a choice of homes, and local search over the homes.
 *
 * A choice is priced by all tiers at once, earlier ones weighing far more; for tier 6 it is priced
 * against one assumed home per series. Homes start at the slot most sessions can have without
 * being tired, and change one series at a time as long as that gives a better plan. This is a
 * heuristic: what it finds is checked, and bounded from below elsewhere. */
#include "engine/first_plan.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/fill.h"
#include "engine/polish.h"

enum { HOMES_TRIED = 8, ROUNDS = 2 };

struct attempt {
    struct rf_part *part;
    const struct rf_watch *watch;
    struct rf_filler *filler;
    struct rf_order order;
    int64_t *cost;   /* [column] */
    int32_t *away;   /* [column] sessions away from the assumed homes */
    int32_t *homes;  /* [series] slot */
    int32_t *values; /* [column] */
};

/* Tries the homes assumed at present. */
static bool try_homes(struct attempt *attempt)
{
    rf_polish_price(attempt->part, attempt->away, attempt->cost);
    return rf_filler_fill(attempt->filler, attempt->cost, attempt->values) &&
           rf_part_offer(attempt->part, attempt->values, attempt->order);
}

static void assume(struct attempt *attempt, size_t series, int32_t home)
{
    const struct rf_formulation *formulation = attempt->part->formulation;
    if (attempt->homes[series] >= 0)
        rf_rule_home_mark(formulation, series, attempt->homes[series], -1, attempt->away);
    attempt->homes[series] = home;
    if (home >= 0)
        rf_rule_home_mark(formulation, series, home, 1, attempt->away);
}

struct slot_rank {
    int64_t cost;
    int32_t slot;
};

static int compare_slots(const void *one, const void *other)
{
    const struct slot_rank *a = one, *b = other;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    return (a->slot > b->slot) - (a->slot < b->slot);
}

/* What the groups would cost at least with these homes, each on its own. */
static int64_t sum_of_cheapest(struct attempt *attempt)
{
    const struct rf_formulation *formulation = attempt->part->formulation;
    int64_t sum = 0;
    rf_polish_price(attempt->part, attempt->away, attempt->cost);
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        int64_t least = INT64_MAX;
        for (int32_t i = 0; i < group->column_count; i++) {
            int32_t column = group->first_column + i;
            if (attempt->part->upper[column] > 0 && attempt->cost[column] < least)
                least = attempt->cost[column];
        }
        if (least != INT64_MAX && !group->optional)
            sum += least;
    }
    return sum;
}

/* Slots of a series, the most promising first, beside the homes assumed for the others. */
static struct slot_rank *rank_slots(struct attempt *attempt, size_t series, size_t *count)
{
    *count = rf_rule_home_slots(attempt->part->formulation, series);
    struct slot_rank *ranks = rf_allocate(*count, sizeof *ranks);
    int32_t before = attempt->homes[series];
    for (size_t s = 0; s < *count; s++) {
        assume(attempt, series, (int32_t)s);
        ranks[s] = (struct slot_rank){sum_of_cheapest(attempt), (int32_t)s};
    }
    assume(attempt, series, before);
    if (*count > 0)
        qsort(ranks, *count, sizeof *ranks, compare_slots);
    return ranks;
}

static void start_homes(struct attempt *attempt)
{
    const struct rf_formulation *formulation = attempt->part->formulation;
    for (size_t h = 0; h < formulation->home_count; h++)
        attempt->homes[h] = -1;
    for (size_t h = 0; h < formulation->home_count; h++) {
        size_t count;
        struct slot_rank *ranks = rank_slots(attempt, h, &count);
        if (count > 0)
            assume(attempt, h, ranks[0].slot);
        rf_release(ranks);
    }
}

/* Other homes for one series; true when one of them gave a better plan, which then stays. */
static bool improve_series(struct attempt *attempt, size_t series)
{
    size_t count;
    struct slot_rank *ranks = rank_slots(attempt, series, &count);
    int32_t best = attempt->homes[series];
    bool improved = false;
    for (size_t i = 0; i < count && i < HOMES_TRIED && !rf_watch_over(attempt->watch); i++) {
        if (ranks[i].slot == best)
            continue;
        int64_t away = rf_part_value(attempt->part, (struct rf_objective){RF_TIER_REGULARITY, 1});
        int64_t tired = rf_part_value(attempt->part, (struct rf_objective){RF_TIER_TIRED, 1});
        assume(attempt, series, ranks[i].slot);
        if (try_homes(attempt)) {
            best = ranks[i].slot;
            improved |=
                away !=
                    rf_part_value(attempt->part, (struct rf_objective){RF_TIER_REGULARITY, 1}) ||
                tired != rf_part_value(attempt->part, (struct rf_objective){RF_TIER_TIRED, 1});
        }
    }
    assume(attempt, series, best);
    rf_release(ranks);
    return improved;
}

/* Whether every number is at its floor already: nothing is left to improve. */
static bool is_perfect(const struct attempt *attempt)
{
    if (!attempt->part->has_best)
        return false;
    for (size_t i = 0; i < attempt->order.count; i++)
        if (rf_part_value(attempt->part, attempt->order.items[i]) !=
            rf_part_floor(attempt->part, attempt->order.items[i]))
            return false;
    return true;
}

static void improve(struct attempt *attempt)
{
    const struct rf_formulation *formulation = attempt->part->formulation;
    bool improved = attempt->part->has_best;
    for (int32_t round = 0; round < ROUNDS && improved; round++) {
        improved = false;
        for (size_t h = 0; h < formulation->home_count && !is_perfect(attempt); h++)
            improved |= improve_series(attempt, h);
    }
}

void rf_first_plan(struct rf_part *part, const struct rf_watch *watch)
{
    size_t columns = part->formulation->matrix->column_count;
    struct attempt attempt = {.part = part, .watch = watch};
    struct rf_objective *objectives = rf_part_objectives(part, &attempt.order.count);
    attempt.order.items = objectives;
    attempt.filler = rf_filler_new(part);
    attempt.cost = rf_allocate(columns, sizeof *attempt.cost);
    attempt.away = rf_allocate(columns, sizeof *attempt.away);
    attempt.values = rf_allocate(columns, sizeof *attempt.values);
    attempt.homes = rf_allocate(part->formulation->home_count, sizeof *attempt.homes);
    start_homes(&attempt);
    try_homes(&attempt);
    if (!is_perfect(&attempt))
        improve(&attempt);
    if (!is_perfect(&attempt))
        rf_polish(part, watch);
    rf_filler_release(attempt.filler);
    rf_release(attempt.cost);
    rf_release(attempt.away);
    rf_release(attempt.values);
    rf_release(attempt.homes);
    rf_release(objectives);
}
