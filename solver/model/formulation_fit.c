/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation_fit.c: whether two sessions can stand in one plan as far as their people and rooms
 * go (D12, D28, D41). */
#include "model/facts.h"
#include "model/formulation.h"

static bool contains_start(struct rf_span span, rf_minute start)
{
    return span.from <= start && start < span.until;
}

/* D12's buffer: both free, and in one stretch. */
static int32_t buffer_between(const struct rf_problem *problem, rf_day day,
                              const struct rf_taking *one, const struct rf_taking *other)
{
    if (one->presence != RF_FREE || other->presence != RF_FREE)
        return 0;
    struct rf_spans spans =
        rf_facts_free(problem->facts, one->person, day - problem->instance->first_day, true);
    for (int32_t i = 0; i < spans.count; i++)
        if (contains_start(spans.items[i], one->span.from) &&
            contains_start(spans.items[i], other->span.from))
            return problem->instance->rules[RF_RULE_BUFFER];
    return 0;
}

static int32_t site_of(const struct rf_problem *problem, const struct rf_candidate *candidate)
{
    return rf_demand_site(problem->instance, &problem->demands->items[candidate->demand]);
}

bool rf_person_can_do_both(const struct rf_problem *problem, const struct rf_candidate *one,
                           const struct rf_taking *first, const struct rf_candidate *other,
                           const struct rf_taking *second)
{
    if (one->day != other->day)
        return true;
    bool in_order = first->span.from <= second->span.from;
    const struct rf_taking *before = in_order ? first : second, *after = in_order ? second : first;
    int32_t gap = buffer_between(problem, one->day, before, after);
    int32_t travel = rf_travel_minutes(problem->instance, site_of(problem, in_order ? one : other),
                                       site_of(problem, in_order ? other : one));
    return before->span.until + (travel > gap ? travel : gap) <= after->span.from;
}

bool rf_candidates_fit(const struct rf_problem *problem, const struct rf_candidate *one,
                       const struct rf_candidate *other)
{
    struct rf_taking parts[RF_PARTS], others[RF_PARTS];
    if (one->day != other->day)
        return true;
    if (one->room >= 0 && one->room == other->room && one->start < other->end &&
        other->start < one->end)
        return false;
    int32_t count =
        rf_candidate_parts(problem->instance, &problem->demands->items[one->demand], one, parts);
    int32_t other_count = rf_candidate_parts(
        problem->instance, &problem->demands->items[other->demand], other, others);
    for (int32_t i = 0; i < count; i++) {
        const struct rf_taking *second = rf_parts_find(others, other_count, parts[i].person);
        if (second != NULL && !rf_person_can_do_both(problem, one, &parts[i], other, second))
            return false;
    }
    return true;
}
