/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * merge.c: one plan and one list of results from the parts: sums, and for tiers 2 and 5 the sorted
 * merge of their lists. The status of a number is the worst of the parts' statuses; a number after
 * one that is open is conditional. */
#include "engine/merge.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/start_table.h"
#include "engine/whole.h"

/* ---- sessions */

static void stand(struct rf_session *session, const struct rf_candidate *candidate)
{
    session->placed = true;
    session->day = candidate->day;
    session->start = candidate->start;
    session->end = candidate->end;
    session->chosen = candidate->chosen;
    session->cover = candidate->cover;
    session->room = candidate->room;
}

static void place_choices(const struct rf_school *school, const struct rf_part *part,
                          struct rf_plan *plan)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t i = 0; i < formulation->place_count; i++) {
        const struct rf_stand *place = &formulation->places[i];
        const struct rf_candidate *candidate =
            &school->problem->candidates->items[place->candidate];
        struct rf_session *session = &plan->sessions[candidate->demand];
        if (part->best[place->column] == 0)
            continue;
        stand(session, candidate);
    }
}

static int compare_people(const void *one, const void *other)
{
    int32_t a = *(const int32_t *)one, b = *(const int32_t *)other;
    return (a > b) - (a < b);
}

static void place_attendance(const struct rf_school *school, const struct rf_part *part,
                             struct rf_plan *plan)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        if (meaning->role != RF_ATTENDS || part->best[i] == 0)
            continue;
        const struct rf_candidate *candidate =
            &school->problem->candidates->items[meaning->candidate[0]];
        struct rf_session *session = &plan->sessions[candidate->demand];
        stand(session, candidate);
        session->attending = rf_reallocate(session->attending, (size_t)session->attending_count + 1,
                                           sizeof *session->attending);
        session->attending[session->attending_count++] = meaning->person;
    }
}

/* The parts whose plans count in the end. */
static struct rf_part_list final_parts(const struct rf_school *school)
{
    if (school->whole != NULL)
        return (struct rf_part_list){school->whole->parts, school->whole->components->count};
    return (struct rf_part_list){school->parts, school->components->count};
}

static void place_sessions(const struct rf_school *school, struct rf_plan *plan)
{
    struct rf_part_list all = final_parts(school);
    for (int32_t i = 0; i < all.count; i++) {
        place_choices(school, all.parts[i], plan);
        place_attendance(school, all.parts[i], plan);
    }
    for (int32_t s = 0; s < plan->session_count; s++)
        if (plan->sessions[s].attending_count > 0)
            qsort(plan->sessions[s].attending, (size_t)plan->sessions[s].attending_count,
                  sizeof *plan->sessions[s].attending, compare_people);
}

/* ---- results */

/* `least`: what they cost at least. */
int64_t rf_merge_shared(const struct rf_school *school, const struct rf_plan *plan,
                        struct rf_objective objective, bool least)
{
    const struct rf_candidates *candidates = school->problem->candidates;
    int64_t cost = 0;
    for (int32_t e = 0; e < school->event_count; e++) {
        int32_t demand = school->events[e].demand;
        if (!plan->sessions[demand].placed)
            continue;
        if (objective.tier == RF_TIER_TIRED)
            cost += least ? rf_start_points_agreed(school, e) : rf_start_points_now(school, e);
        if (objective.tier == RF_TIER_SPACING)
            cost += candidates->items[candidates->first[demand]].spacing_cost;
    }
    return cost;
}

/* The value is that of the final plan: an open number may have been bettered while a later one was
 * searched, since it is held at most at its value. A number that was closed and is now worse (the
 * price of a better earlier one) keeps its bound and is open. */
static struct rf_outcome as_it_stands(const struct rf_part *part, struct rf_outcome outcome)
{
    int64_t value = rf_part_value(part, outcome.objective);
    if (value == outcome.value)
        return outcome;
    if (outcome.status == RF_TIER_SOLVED)
        outcome.status = RF_TIER_GAP;
    outcome.value = value;
    return outcome;
}

struct rf_outcome rf_merge_outcome(const struct rf_part *part, struct rf_objective objective)
{
    for (size_t i = 0; i < part->outcome_count; i++)
        if (part->outcomes[i].objective.tier == objective.tier &&
            part->outcomes[i].objective.part == objective.part)
            return as_it_stands(part, part->outcomes[i]);
    return (struct rf_outcome){objective, 0, 0, 0, RF_TIER_UNKNOWN};
}

void rf_merge_push(struct rf_plan *plan, struct rf_tier_result result)
{
    for (int32_t i = 0; i < plan->result_count; i++)
        result.conditional |= plan->results[i].status != RF_TIER_SOLVED;
    /* Each part was held at its own share of an open number; other shares may leave more room. */
    if (result.conditional && result.status == RF_TIER_GAP) {
        if (result.claimed_bound < result.bound)
            result.claimed_bound = result.bound;
        result.bound = RF_NO_BOUND;
    }
    plan->results =
        rf_reallocate(plan->results, (size_t)plan->result_count + 1, sizeof *plan->results);
    plan->results[plan->result_count++] = result;
}

/* Tier 8, part 1 is no matter of choice; pairs without any demand count as well. */
static void push_pairs(const struct rf_school *school, struct rf_plan *plan)
{
    int32_t value = 0;
    for (int32_t i = 0; i < school->problem->instance->induction_count; i++)
        value += rf_pair_points(school->problem->instance, i);
    rf_merge_push(plan, (struct rf_tier_result){RF_TIER_DIVERSITY, 1, value, value, value,
                                                RF_TIER_SOLVED, false});
}

static void push_sum(const struct rf_school *school, struct rf_plan *plan,
                     struct rf_objective objective)
{
    struct rf_part_list all = final_parts(school);
    bool shared = school->whole == NULL;
    int64_t value = shared ? rf_merge_shared(school, plan, objective, false) : 0;
    int64_t floor = shared ? rf_merge_shared(school, plan, objective, true) : 0, claimed = floor;
    enum rf_tier_status status = value != floor ? RF_TIER_GAP : RF_TIER_SOLVED;
    if (objective.tier == RF_TIER_DIVERSITY && objective.part == 1) {
        push_pairs(school, plan);
        return;
    }
    if (school->whole != NULL && !school->whole->exact) {
        rf_whole_push_sum(school, plan, objective);
        return;
    }
    for (int32_t i = 0; i < all.count; i++) {
        struct rf_outcome outcome = rf_merge_outcome(all.parts[i], objective);
        value += outcome.value;
        floor += outcome.floor;
        claimed += outcome.claimed;
        if (outcome.status != RF_TIER_SOLVED)
            status = outcome.status;
    }
    rf_merge_push(plan, (struct rf_tier_result){objective.tier, objective.part, (int32_t)value,
                                                (int32_t)floor, (int32_t)claimed, status, false});
}

static bool is_asked(const struct rf_school *school, int32_t class)
{
    const struct rf_problem *problem = school->problem;
    for (int32_t d = 0; d < problem->demands->count; d++)
        if (problem->instance->kinds[problem->demands->items[d].kind].priority == class)
            return true;
    return false;
}

static int compare_descending(const void *one, const void *other)
{
    return compare_people(other, one);
}

/* Of one part, in units; owned. */
static int32_t *list_of_part(const struct rf_part *part, enum rf_tier tier, int32_t *count)
{
    const struct rf_formulation *formulation = part->formulation;
    bool equity = tier == RF_TIER_EQUITY;
    *count = equity ? rf_rule_equity_count(formulation) : rf_rule_workload_count(formulation);
    int32_t unit = equity ? rf_rule_equity_unit(formulation) : rf_rule_workload_unit(formulation);
    int32_t *chosen = rf_allocate(formulation->group_count, sizeof *chosen);
    int32_t *list = rf_allocate((size_t)*count, sizeof *list);
    rf_formulation_chosen(formulation, part->best, chosen);
    if (equity)
        rf_rule_equity_list(formulation, chosen, list);
    else
        rf_rule_workload_list(formulation, chosen, list);
    for (int32_t k = 0; k < *count; k++)
        list[k] *= unit;
    rf_release(chosen);
    return list;
}

int32_t *rf_merge_list(struct rf_part_list all, enum rf_tier tier, int32_t *count)
{
    int32_t *list = NULL;
    *count = 0;
    for (int32_t i = 0; i < all.count; i++) {
        int32_t own_count;
        int32_t *own = list_of_part(all.parts[i], tier, &own_count);
        list = rf_reallocate(list, (size_t)(*count + own_count) + 1, sizeof *list);
        for (int32_t k = 0; k < own_count; k++)
            list[(*count)++] = own[k];
        rf_release(own);
    }
    if (*count > 0)
        qsort(list, (size_t)*count, sizeof *list, compare_descending);
    return list;
}

static void push_list(const struct rf_school *school, struct rf_plan *plan, enum rf_tier tier)
{
    struct rf_part_list all = final_parts(school);
    bool solved = true, counted = true;
    if (school->whole != NULL && !school->whole->exact) {
        rf_whole_push_list(school, plan, tier);
        return;
    }
    for (int32_t i = 0; i < all.count; i++) {
        const struct rf_formulation *formulation = all.parts[i]->formulation;
        int32_t own = tier == RF_TIER_EQUITY ? rf_rule_equity_count(formulation)
                                             : rf_rule_workload_count(formulation);
        for (int32_t k = 0; k < own; k++) {
            struct rf_outcome outcome =
                rf_merge_outcome(all.parts[i], (struct rf_objective){tier, k + 1});
            solved &= outcome.status == RF_TIER_SOLVED;
            counted &= outcome.value == outcome.floor;
        }
    }
    int32_t count;
    int32_t *list = rf_merge_list(all, tier, &count);
    for (int32_t k = 0; k < count; k++)
        rf_merge_push(plan,
                      (struct rf_tier_result){tier, k + 1, list[k], counted ? list[k] : RF_NO_BOUND,
                                              solved ? list[k] : RF_NO_BOUND,
                                              solved ? RF_TIER_SOLVED : RF_TIER_GAP, false});
    rf_release(list);
}

struct rf_plan *rf_school_plan(const struct rf_school *school)
{
    const struct rf_problem *problem = school->problem;
    struct rf_plan *plan = rf_demands_empty_plan(problem->instance, problem->demands);
    place_sessions(school, plan);
    for (int32_t class = 1; class <= RF_CLASSES; class ++)
        if (is_asked(school, class))
            push_sum(school, plan, (struct rf_objective){RF_TIER_UNPLACED, class});
    push_list(school, plan, RF_TIER_EQUITY);
    push_sum(school, plan, (struct rf_objective){RF_TIER_TIRED, 1});
    for (int32_t item = 1; item <= RF_COVER_PARTS; item++)
        push_sum(school, plan, (struct rf_objective){RF_TIER_COVER, item});
    push_list(school, plan, RF_TIER_WORKLOAD);
    push_sum(school, plan, (struct rf_objective){RF_TIER_REGULARITY, 1});
    push_sum(school, plan, (struct rf_objective){RF_TIER_SPACING, 1});
    for (int32_t item = 1; item <= RF_DIVERSITY_PARTS; item++)
        push_sum(school, plan, (struct rf_objective){RF_TIER_DIVERSITY, item});
    return plan;
}
