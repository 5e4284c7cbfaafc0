/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * whole_result.c: value, bound and status of every number where floating sessions were put around
 * the rhythm of the parts.
 *
 * The bound of a sum is that of the parts, of the group sessions they share, and of what floats,
 * each chain by itself. The lists of tiers 2 and 5 are at least the merge of the parts' lists. A
 * number is closed where the plan reaches its bound and the parts are closed there.
 *
 * Tier 8, part 1 depends on who mentors whom alone. Part 2: with every session placed, a kind of an
 * induction has as many sessions as are asked for, and they can be given to no more different
 * people than a matching (Kuhn 1955) finds among their cheapest choices. */
#include <string.h>

#include "base/memory.h"
#include "engine/merge.h"
#include "engine/start_table.h"
#include "engine/whole.h"

static struct rf_part_list rhythm_of(const struct rf_school *school)
{
    return (struct rf_part_list){school->parts, school->components->count};
}

static struct rf_part_list whole_of(const struct rf_school *school)
{
    return (struct rf_part_list){school->whole->parts, school->whole->components->count};
}

/* ---- tier 8, part 2 */

/* The sessions of one induction and kind that float and that somebody is chosen for. */
struct choir {
    const struct rf_school *school;
    const bool *cheap; /* [candidate] part of a cheapest choice, all tiers before this one told */
    int32_t *demands;
    int32_t count;
    int32_t *given; /* [person] session, -1 */
    bool *seen;     /* [person] */
};

/* Marks the candidates of a group's choices that cost least in tiers 1 to 7. */
static void mark_cheapest(const struct rf_part *part, size_t group, bool *cheap)
{
    const struct rf_group *own = &part->formulation->groups[group];
    int32_t least = rf_bill_cheapest(part, group, false);
    for (int32_t i = 0; least >= 0 && i < own->column_count; i++) {
        int32_t column = own->first_column + i;
        struct rf_bill bill = rf_bill_of(part->formulation, column);
        struct rf_bill best = rf_bill_of(part->formulation, least);
        bool same = part->upper[column] > 0;
        for (int32_t k = 0; k < RF_BILL_DIVERSITY; k++)
            same &= bill.item[k] == best.item[k];
        for (int32_t m = 0; same && m < own->member_count; m++)
            if (part->formulation->meanings[column].candidate[m] >= 0)
                cheap[part->formulation->meanings[column].candidate[m]] = true;
    }
}

bool *rf_whole_cheap(const struct rf_school *school)
{
    struct rf_part_list all = whole_of(school);
    bool *cheap = rf_allocate((size_t)school->problem->candidates->count, sizeof *cheap);
    for (int32_t i = 0; i < all.count; i++)
        for (size_t g = 0; g < all.parts[i]->formulation->group_count; g++)
            if (!all.parts[i]->formulation->groups[g].optional &&
                school->apart[all.parts[i]->formulation->groups[g].members[0]])
                mark_cheapest(all.parts[i], g, cheap);
    return cheap;
}

/* Finds somebody for the session whom no other has, those before it moving on if need be. */
static bool give(struct choir *choir, int32_t index)
{
    const struct rf_problem *problem = choir->school->problem;
    int32_t demand = choir->demands[index];
    for (int32_t c = problem->candidates->first[demand]; c < problem->candidates->first[demand + 1];
         c++) {
        int32_t person = problem->candidates->items[c].chosen;
        if (person < 0 || !choir->cheap[c] || choir->seen[person])
            continue;
        choir->seen[person] = true;
        if (choir->given[person] >= 0 && !give(choir, choir->given[person]))
            continue;
        choir->given[person] = index;
        return true;
    }
    return false;
}

/* Whether a cheapest choice places the session. */
static bool can_stand(const struct choir *choir, int32_t demand)
{
    const struct rf_candidates *candidates = choir->school->problem->candidates;
    for (int32_t c = candidates->first[demand]; c < candidates->first[demand + 1]; c++)
        if (choir->cheap[c])
            return true;
    return false;
}

/* How often somebody has to be chosen again for sessions of this induction and kind. */
static int32_t count_again(struct choir *choir, int32_t induction, int32_t kind)
{
    const struct rf_problem *problem = choir->school->problem;
    int32_t people = problem->instance->person_count, again = 0;
    choir->count = 0;
    for (int32_t d = 0; d < problem->demands->count; d++) {
        const struct rf_demand *demand = &problem->demands->items[d];
        if (demand->induction == induction && demand->kind == kind && choir->school->apart[d] &&
            rf_demand_choice(problem->instance, demand) >= 0 && can_stand(choir, d))
            choir->demands[choir->count++] = d;
    }
    for (int32_t person = 0; person < people; person++)
        choir->given[person] = -1;
    for (int32_t i = 0; i < choir->count; i++) {
        memset(choir->seen, 0, (size_t)people * sizeof *choir->seen);
        again += !give(choir, i);
    }
    return again;
}

/* Sessions led by an associate that the induction lacks when all that are asked for stand. */
static int32_t count_lacking(const struct rf_problem *problem, int32_t induction)
{
    const struct rf_instance *instance = problem->instance;
    int32_t asked = 0;
    for (int32_t d = 0; d < problem->demands->count; d++)
        asked += problem->demands->items[d].induction == induction &&
                 instance->kinds[problem->demands->items[d].kind].presence[RF_ROLE_ASSOCIATE] !=
                     RF_ABSENT;
    int32_t wanted =
        instance->rules[RF_RULE_ASSOCIATE_SHARE] * problem->demands->meetings_of[induction] / 1000;
    return instance->inductions[induction].ect >= 0 && wanted > asked ? wanted - asked : 0;
}

static int64_t bound_of_choosing(const struct rf_school *school)
{
    const struct rf_problem *problem = school->problem;
    const struct rf_instance *instance = problem->instance;
    size_t demands = (size_t)problem->demands->count, people = (size_t)instance->person_count;
    bool *cheap = rf_whole_cheap(school);
    struct choir choir = {.school = school, .cheap = cheap};
    int64_t bound = 0;
    choir.demands = rf_allocate(demands, sizeof *choir.demands);
    choir.given = rf_allocate(people, sizeof *choir.given);
    choir.seen = rf_allocate(people, sizeof *choir.seen);
    for (int32_t i = 0; i < instance->induction_count; i++) {
        for (int32_t kind = 0; kind < instance->kind_count; kind++)
            bound += (int64_t)instance->choice_weights.same_person * count_again(&choir, i, kind);
        bound += (int64_t)instance->choice_weights.associate * count_lacking(problem, i);
    }
    rf_release(choir.demands);
    rf_release(choir.given);
    rf_release(choir.seen);
    rf_release(cheap);
    return bound;
}

/* ---- sums */

static int64_t least_of(const struct rf_bill *bill, struct rf_objective objective)
{
    switch (objective.tier) {
    case RF_TIER_UNPLACED:
        return bill->item[RF_BILL_CLASS + objective.part - 1];
    case RF_TIER_TIRED:
        return bill->item[RF_BILL_TIRED];
    case RF_TIER_COVER:
        return bill->item[RF_BILL_COVER + objective.part - 1];
    case RF_TIER_SPACING:
        return bill->item[RF_BILL_SPACING];
    case RF_TIER_DIVERSITY:
        return objective.part == 3 ? bill->item[RF_BILL_DIVERSITY + 2] : 0;
    case RF_TIER_EQUITY:
    case RF_TIER_WORKLOAD:
    case RF_TIER_REGULARITY:
        break;
    }
    return 0;
}

/* What it costs in the plan, the points of shared group sessions included. */
static int64_t value_of(const struct rf_school *school, const struct rf_plan *plan,
                        struct rf_objective objective)
{
    struct rf_part_list all = whole_of(school);
    int64_t value = 0;
    for (int32_t i = 0; i < all.count; i++)
        value += rf_part_value(all.parts[i], objective);
    if (objective.tier == RF_TIER_SPACING)
        value += rf_merge_shared(school, plan, objective, false);
    for (int32_t e = 0; e < school->event_count && objective.tier == RF_TIER_TIRED; e++)
        value += rf_start_points_in_all(school, e);
    return value;
}

static bool is_the_schools(struct rf_objective objective)
{
    return objective.tier == RF_TIER_DIVERSITY && objective.part < RF_DIVERSITY_PARTS;
}

void rf_whole_push_sum(const struct rf_school *school, struct rf_plan *plan,
                       struct rf_objective objective)
{
    struct rf_part_list rhythm = rhythm_of(school);
    int64_t value = value_of(school, plan, objective);
    int64_t floor = rf_merge_shared(school, plan, objective, true);
    for (int32_t i = 0; i < school->problem->instance->induction_count; i++)
        floor += least_of(&school->whole->least[i], objective);
    int64_t claimed = floor;
    bool closed = true;
    for (int32_t i = 0; i < rhythm.count && !is_the_schools(objective); i++) {
        struct rf_outcome outcome = rf_merge_outcome(rhythm.parts[i], objective);
        floor += outcome.floor;
        claimed += outcome.claimed;
        closed &= outcome.status == RF_TIER_SOLVED;
    }
    if (is_the_schools(objective))
        floor = claimed = objective.part == 1 ? value : bound_of_choosing(school);
    enum rf_tier_status status = closed && value == claimed ? RF_TIER_SOLVED : RF_TIER_GAP;
    if (claimed > value) /* an earlier number is open: nothing is known of this one */
        floor = claimed = RF_NO_BOUND;
    rf_merge_push(plan, (struct rf_tier_result){objective.tier, objective.part, (int32_t)value,
                                                (int32_t)floor, (int32_t)claimed, status, false});
}

/* ---- lists */

void rf_whole_push_list(const struct rf_school *school, struct rf_plan *plan, enum rf_tier tier)
{
    int32_t count, least_count;
    int32_t *list = rf_merge_list(whole_of(school), tier, &count);
    int32_t *least = rf_merge_list(rhythm_of(school), tier, &least_count);
    bool closed = true;
    for (int32_t i = 0; i < school->components->count; i++)
        for (int32_t k = 0; k < least_count; k++) {
            struct rf_outcome outcome =
                rf_merge_outcome(school->parts[i], (struct rf_objective){tier, k + 1});
            closed &= outcome.status == RF_TIER_SOLVED || outcome.status == RF_TIER_UNKNOWN;
        }
    for (int32_t k = 0; k < count; k++) { /* those that float alone count 0 at least */
        int32_t own = k < least_count ? least[k] : 0;
        bool reached = closed && list[k] == own;
        rf_merge_push(plan,
                      (struct rf_tier_result){tier, k + 1, list[k], reached ? own : RF_NO_BOUND,
                                              reached ? own : RF_NO_BOUND,
                                              reached ? RF_TIER_SOLVED : RF_TIER_GAP, false});
        closed = reached;
    }
    rf_release(list);
    rf_release(least);
}

bool rf_whole_is_closed(const struct rf_school *school)
{
    struct rf_plan *plan = rf_school_plan(school);
    bool closed = true;
    for (int32_t i = 0; i < plan->result_count; i++)
        closed &= plan->results[i].status == RF_TIER_SOLVED;
    rf_plan_release(plan);
    return closed;
}
