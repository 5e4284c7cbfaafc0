/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * floor.c: lower bounds by counting, in whole numbers: what a number is at least, whatever is
 * chosen. A plan that reaches its floor needs no search.
 *
 * Tiers 1, 3, 4, 7 and 8: each group costs at least its cheapest choice, helpers cost at least
 * nothing, and meetings that H6 forces out (quota.h) cost more. Tier 5: nothing is counted. Tier 2:
 * each induction leaves at least its groups' least minutes (and those of quota.h), and the sum of
 * the k largest grows with every u_i. Tier 6: per series, the home that forces the fewest sessions
 * away; a session is forced when all its choices that are left place it, in weeks of the series'
 * letter, away from that home. A session is forced in at most one series, its letters being
 * disjoint. */
#include "base/memory.h"
#include "engine/part.h"
#include "engine/quota.h"

int32_t rf_part_least(const struct rf_part *part, size_t group, struct rf_objective objective)
{
    const struct rf_formulation *formulation = part->formulation;
    const struct rf_group *own = &formulation->groups[group];
    int32_t least = 0;
    bool found = own->optional;
    for (int32_t i = 0; i < own->column_count; i++) {
        int32_t column = own->first_column + i;
        if (part->upper[column] == 0)
            continue;
        int32_t cost = rf_formulation_cost(formulation, objective, column);
        if (!found || cost < least)
            least = cost;
        found = true;
    }
    return least;
}

static int64_t sum_of_least(const struct rf_part *part, struct rf_objective objective)
{
    const struct rf_formulation *formulation = part->formulation;
    int64_t floor = rf_formulation_offset(formulation, objective);
    for (size_t g = 0; g < formulation->group_count; g++)
        floor += rf_part_least(part, g, objective);
    return floor + rf_quota_extra(part, objective);
}

int64_t rf_part_norms(const struct rf_part *part, struct rf_objective objective, int32_t *norms)
{
    const struct rf_formulation *formulation = part->formulation;
    int64_t sum = 0;
    for (size_t i = 0; i < formulation->matrix->column_count; i++)
        norms[i] = 0;
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        if (group->optional)
            continue;
        int32_t least = rf_part_least(part, g, objective);
        for (int32_t i = 0; i < group->column_count; i++)
            norms[group->first_column + i] = least;
        sum += least;
    }
    return sum;
}

/* The column of the group that leaves the fewest minutes unplaced. */
static int32_t fairest(const struct rf_part *part, const struct rf_group *group)
{
    int32_t best = -1;
    for (int32_t i = 0; i < group->column_count; i++) {
        int32_t column = group->first_column + i;
        if (part->upper[column] != 0 && (best < 0 || part->formulation->meanings[column].equity <
                                                         part->formulation->meanings[best].equity))
            best = column;
    }
    return best;
}

/* Sum of the `count` largest; the list is consumed. */
static int64_t sum_of_largest(int32_t *list, int32_t length, int32_t count)
{
    int64_t sum = 0;
    for (int32_t k = 0; k < count && k < length; k++) {
        int32_t largest = 0;
        for (int32_t i = 1; i < length; i++)
            if (list[i] > list[largest])
                largest = i;
        sum += list[largest];
        list[largest] = -1;
    }
    return sum;
}

static int64_t equity_floor(const struct rf_part *part, int32_t position)
{
    const struct rf_formulation *formulation = part->formulation;
    int32_t count = rf_rule_equity_count(formulation);
    int32_t *chosen = rf_allocate(formulation->group_count, sizeof *chosen);
    int32_t *list = rf_allocate((size_t)count, sizeof *list);
    for (size_t g = 0; g < formulation->group_count; g++)
        chosen[g] =
            formulation->groups[g].person >= 0 ? -1 : fairest(part, &formulation->groups[g]);
    rf_rule_equity_list(formulation, chosen, list);
    for (int32_t i = 0; i < count; i++)
        list[i] += rf_quota_minutes(part, rf_rule_equity_induction(formulation, i)) /
                   rf_rule_equity_unit(formulation);
    int64_t floor = sum_of_largest(list, count, position);
    rf_release(chosen);
    rf_release(list);
    return floor;
}

/* Groups with a choice that is not away under these costs are not forced. */
static int64_t count_forced(const struct rf_part *part, const int32_t *away)
{
    const struct rf_formulation *formulation = part->formulation;
    int64_t forced = 0;
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        int32_t least = -1;
        for (int32_t i = 0; i < group->column_count && least != 0; i++) {
            int32_t column = group->first_column + i;
            if (part->upper[column] != 0 && (least < 0 || away[column] < least))
                least = away[column];
        }
        if (!group->optional && least > 0)
            forced += least;
    }
    return forced;
}

static int64_t home_floor(const struct rf_part *part)
{
    const struct rf_formulation *formulation = part->formulation;
    int64_t floor = 0;
    int32_t *away = rf_allocate(formulation->matrix->column_count, sizeof *away);
    for (size_t h = 0; h < formulation->home_count; h++) {
        int64_t least = -1;
        for (size_t s = 0; s < rf_rule_home_slots(formulation, h) && least != 0; s++) {
            rf_rule_home_mark(formulation, h, (int32_t)s, 1, away);
            int64_t forced = count_forced(part, away);
            rf_rule_home_mark(formulation, h, (int32_t)s, -1, away);
            if (least < 0 || forced < least)
                least = forced;
        }
        floor += least < 0 ? 0 : least;
    }
    rf_release(away);
    return floor + rf_formulation_offset(formulation, (struct rf_objective){RF_TIER_REGULARITY, 1});
}

int64_t rf_part_floor(const struct rf_part *part, struct rf_objective objective)
{
    if (objective.tier == RF_TIER_EQUITY)
        return equity_floor(part, objective.part);
    if (objective.tier == RF_TIER_REGULARITY)
        return home_floor(part);
    if (objective.tier == RF_TIER_WORKLOAD)
        return 0;
    return sum_of_least(part, objective);
}
