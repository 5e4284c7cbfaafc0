/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * quota.c: counting with the tired share and run (D15).
 *
 * Say a meeting is bound when each choice left that places it is tired. Of a stretch of L bound
 * meetings in a row, one in every run + 1 stays out; of all together no more than the share may
 * stand. So forced = bound - min(share, sum of L - L / (run + 1)) of them stay unplaced, whatever
 * is chosen, and each brings at least the least cost of its group without the meeting. */
#include "engine/quota.h"

#include <stdlib.h>

#include "base/memory.h"

enum what { COST, MINUTES };

/* The member of a group that is its only meeting; -1. */
static int32_t meeting_of(const struct rf_part *part, const struct rf_group *group)
{
    const struct rf_problem *problem = part->formulation->problem;
    int32_t found = -1;
    for (int32_t i = 0; i < group->member_count; i++) {
        const struct rf_demand *demand = &problem->demands->items[group->members[i]];
        if (demand->event >= 0 || demand->meeting_rank < 0)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

/* Whether the group can place its meeting, but only tired. */
static bool is_bound(const struct rf_part *part, const struct rf_group *group, int32_t meeting)
{
    const struct rf_formulation *formulation = part->formulation;
    bool any = false;
    for (int32_t i = 0; i < group->column_count; i++) {
        int32_t column = group->first_column + i;
        int32_t candidate = formulation->meanings[column].candidate[meeting];
        if (part->upper[column] == 0 || candidate < 0)
            continue;
        if (!formulation->problem->candidates->items[candidate].tired)
            return false;
        any = true;
    }
    return any;
}

/* Marks bound groups by the rank of their meeting; their number. */
static int32_t find_bound(const struct rf_part *part, int32_t induction, bool *tired, bool *by_rank)
{
    const struct rf_formulation *formulation = part->formulation;
    int32_t bound = 0;
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        int32_t meeting = group->induction == induction ? meeting_of(part, group) : -1;
        tired[g] = meeting >= 0 && is_bound(part, group, meeting);
        if (!tired[g])
            continue;
        by_rank[formulation->problem->demands->items[group->members[meeting]].meeting_rank] = true;
        bound++;
    }
    return bound;
}

int32_t rf_quota_forced(const struct rf_part *part, int32_t induction, bool *tired)
{
    const struct rf_problem *problem = part->formulation->problem;
    const int32_t *rules = problem->instance->rules;
    int32_t meetings = problem->demands->meetings_of[induction];
    if (rf_tired_is_waived(problem->instance, induction))
        return 0;
    bool *by_rank = rf_allocate((size_t)meetings + 1, sizeof *by_rank);
    int32_t bound = find_bound(part, induction, tired, by_rank);
    int32_t most = 0, length = 0;
    for (int32_t rank = 0; rank <= meetings; rank++) {
        if (by_rank[rank]) {
            length++;
            continue;
        }
        most += length - length / (rules[RF_RULE_TIRED_RUN] + 1);
        length = 0;
    }
    int32_t share = rules[RF_RULE_TIRED_SHARE] * meetings / 1000;
    rf_release(by_rank);
    return bound - (most < share ? most : share);
}

static int32_t amount_of(const struct rf_part *part, enum what what, struct rf_objective objective,
                         int32_t column)
{
    return what == MINUTES ? part->formulation->meanings[column].equity
                           : rf_formulation_cost(part->formulation, objective, column);
}

/* What the group costs more, at least, when its meeting stays out. */
static int32_t extra_of(const struct rf_part *part, const struct rf_group *group, enum what what,
                        struct rf_objective objective)
{
    int32_t meeting = meeting_of(part, group), least = INT32_MAX, without = INT32_MAX;
    for (int32_t i = 0; i < group->column_count; i++) {
        int32_t column = group->first_column + i;
        if (part->upper[column] == 0)
            continue;
        int32_t amount = amount_of(part, what, objective, column);
        if (amount < least)
            least = amount;
        if (part->formulation->meanings[column].candidate[meeting] < 0 && amount < without)
            without = amount;
    }
    return without == INT32_MAX ? 0 : without - least;
}

static int compare(const void *one, const void *other)
{
    int32_t a = *(const int32_t *)one, b = *(const int32_t *)other;
    return (a > b) - (a < b);
}

static int64_t extra_of_induction(const struct rf_part *part, int32_t induction, enum what what,
                                  struct rf_objective objective)
{
    const struct rf_formulation *formulation = part->formulation;
    bool *tired = rf_allocate(formulation->group_count, sizeof *tired);
    int32_t *extras = rf_allocate(formulation->group_count, sizeof *extras);
    int32_t forced = rf_quota_forced(part, induction, tired);
    int32_t count = 0;
    int64_t sum = 0;
    for (size_t g = 0; g < formulation->group_count && forced > 0; g++)
        if (tired[g])
            extras[count++] = extra_of(part, &formulation->groups[g], what, objective);
    if (count > 0)
        qsort(extras, (size_t)count, sizeof *extras, compare);
    for (int32_t i = 0; i < forced && i < count; i++)
        sum += extras[i];
    rf_release(tired);
    rf_release(extras);
    return sum;
}

int64_t rf_quota_extra(const struct rf_part *part, struct rf_objective objective)
{
    const struct rf_component *component = part->formulation->component;
    int64_t sum = 0;
    for (int32_t i = 0; i < component->induction_count; i++)
        sum += extra_of_induction(part, component->inductions[i], COST, objective);
    return sum;
}

int32_t rf_quota_minutes(const struct rf_part *part, int32_t induction)
{
    return (int32_t)extra_of_induction(part, induction, MINUTES,
                                       (struct rf_objective){RF_TIER_EQUITY, 1});
}
