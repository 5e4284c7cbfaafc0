/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * merge.c: one plan and one list of results from the parts: sums, and for tier 2 the sorted merge
 * of their lists. The status of a number is the worst of the parts' statuses; a number after one
 * that is open is conditional. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/start_table.h"

/* ---- sessions */

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
        session->placed = true;
        session->day = candidate->day;
        session->start = candidate->start;
        session->end = candidate->end;
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
        session->placed = true;
        session->day = candidate->day;
        session->start = candidate->start;
        session->end = candidate->end;
        session->attending = rf_reallocate(session->attending, (size_t)session->attending_count + 1,
                                           sizeof *session->attending);
        session->attending[session->attending_count++] = meaning->person;
    }
}

static void place_sessions(const struct rf_school *school, struct rf_plan *plan)
{
    for (int32_t i = 0; i < school->components->count; i++) {
        place_choices(school, school->parts[i], plan);
        place_attendance(school, school->parts[i], plan);
    }
    for (int32_t s = 0; s < plan->session_count; s++)
        if (plan->sessions[s].attending_count > 0)
            qsort(plan->sessions[s].attending, (size_t)plan->sessions[s].attending_count,
                  sizeof *plan->sessions[s].attending, compare_people);
}

/* ---- results */

/* What shared events that stand cost in themselves, beyond what their owners have paid; `least`:
 * what they cost at least. */
static int64_t cost_of_shared(const struct rf_school *school, const struct rf_plan *plan,
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

static struct rf_outcome find_outcome(const struct rf_part *part, struct rf_objective objective)
{
    for (size_t i = 0; i < part->outcome_count; i++)
        if (part->outcomes[i].objective.tier == objective.tier &&
            part->outcomes[i].objective.part == objective.part)
            return as_it_stands(part, part->outcomes[i]);
    return (struct rf_outcome){objective, 0, 0, 0, RF_TIER_UNKNOWN};
}

static void push_result(struct rf_plan *plan, struct rf_tier_result result)
{
    for (int32_t i = 0; i < plan->result_count; i++)
        result.conditional |= plan->results[i].status != RF_TIER_SOLVED;
    plan->results =
        rf_reallocate(plan->results, (size_t)plan->result_count + 1, sizeof *plan->results);
    plan->results[plan->result_count++] = result;
}

static void push_sum(const struct rf_school *school, struct rf_plan *plan,
                     struct rf_objective objective)
{
    int64_t value = cost_of_shared(school, plan, objective, false);
    int64_t floor = cost_of_shared(school, plan, objective, true), claimed = floor;
    enum rf_tier_status status = value != floor ? RF_TIER_GAP : RF_TIER_SOLVED;
    for (int32_t i = 0; i < school->components->count; i++) {
        struct rf_outcome outcome = find_outcome(school->parts[i], objective);
        value += outcome.value;
        floor += outcome.floor;
        claimed += outcome.claimed;
        if (outcome.status != RF_TIER_SOLVED)
            status = outcome.status;
    }
    push_result(plan, (struct rf_tier_result){objective.tier, objective.part, (int32_t)value,
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

/* Unplaced minutes of all inductions with demand, largest first; owned. */
static int32_t *list_equity(const struct rf_school *school, int32_t *count, bool *solved,
                            bool *counted)
{
    int32_t *list = NULL;
    *count = 0;
    *solved = *counted = true;
    for (int32_t i = 0; i < school->components->count; i++) {
        const struct rf_part *part = school->parts[i];
        int32_t own = rf_rule_equity_count(part->formulation);
        int32_t *chosen = rf_allocate(part->formulation->group_count, sizeof *chosen);
        list = rf_reallocate(list, (size_t)(*count + own), sizeof *list);
        rf_formulation_chosen(part->formulation, part->best, chosen);
        rf_rule_equity_list(part->formulation, chosen, list + *count);
        for (int32_t k = 0; k < own; k++) {
            struct rf_outcome outcome =
                find_outcome(part, (struct rf_objective){RF_TIER_EQUITY, k + 1});
            list[*count + k] *= rf_rule_equity_unit(part->formulation);
            *solved &= outcome.status == RF_TIER_SOLVED;
            *counted &= outcome.value == outcome.floor;
        }
        *count += own;
        rf_release(chosen);
    }
    if (*count > 0)
        qsort(list, (size_t)*count, sizeof *list, compare_descending);
    return list;
}

static void push_equity(const struct rf_school *school, struct rf_plan *plan)
{
    int32_t count;
    bool solved, counted;
    int32_t *list = list_equity(school, &count, &solved, &counted);
    for (int32_t k = 0; k < count; k++)
        push_result(plan, (struct rf_tier_result){RF_TIER_EQUITY, k + 1, list[k],
                                                  counted ? list[k] : RF_NO_BOUND,
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
    push_equity(school, plan);
    push_sum(school, plan, (struct rf_objective){RF_TIER_TIRED, 1});
    push_sum(school, plan, (struct rf_objective){RF_TIER_REGULARITY, 1});
    push_sum(school, plan, (struct rf_objective){RF_TIER_SPACING, 1});
    return plan;
}
