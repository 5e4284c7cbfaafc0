/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shared.c: counting people and points of a shared group session over the parts. */
#include "engine/shared.h"

#include "base/memory.h"
#include "model/facts.h"

static int32_t four_periods(const struct rf_problem *problem, int32_t person, int32_t candidate)
{
    const struct rf_candidate *item = &problem->candidates->items[candidate];
    return rf_facts_four_periods(problem->facts, person, item->day - problem->instance->first_day,
                                 item->start);
}

static void look_at(const struct rf_problem *problem, const struct rf_part *part, int32_t index,
                    struct rf_shared_event *event)
{
    const struct rf_formulation *formulation = part->formulation;
    int32_t first = problem->candidates->first[event->demand];
    int32_t kind = problem->demands->items[event->demand].kind;
    bool attained = part->attained[problem->instance->kinds[kind].priority - 1];
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        if (group->person < 0 || group->members[0] != event->demand)
            continue;
        for (int32_t i = 0; i < group->column_count; i++) {
            int32_t candidate = formulation->meanings[group->first_column + i].candidate[0];
            int32_t points = four_periods(problem, group->person, candidate);
            if (formulation->matrix->columns[group->first_column + i].upper == 0)
                continue;
            event->any = true;
            if (!attained) {
                event->open_points[candidate - first] |= points > 0;
                continue;
            }
            event->certain[candidate - first]++;
            int32_t *brings = &event->brings[index * event->candidates + candidate - first];
            if (points > *brings)
                *brings = points;
            if (points > event->points[candidate - first])
                event->points[candidate - first] = points;
            if (event->owner < 0)
                event->owner = index;
        }
    }
}

struct rf_shared_event rf_shared_look(const struct rf_problem *problem, int32_t demand,
                                      struct rf_part *const *parts, int32_t part_count)
{
    struct rf_shared_event event = {0};
    int32_t first = problem->candidates->first[demand];
    event.demand = demand;
    event.owner = -1;
    event.candidates = problem->candidates->first[demand + 1] - first;
    size_t count = (size_t)event.candidates;
    event.certain = rf_allocate(count, sizeof *event.certain);
    event.points = rf_allocate(count, sizeof *event.points);
    event.open_points = rf_allocate(count, sizeof *event.open_points);
    event.brings = rf_allocate((size_t)part_count * count, sizeof *event.brings);
    for (size_t i = 0; i < (size_t)part_count * count; i++)
        event.brings[i] = -1;
    for (int32_t i = 0; i < part_count; i++)
        look_at(problem, parts[i], i, &event);
    for (int32_t c = 0; c < event.candidates; c++) {
        if (event.points[c] > 0)
            event.open_points[c] = false;
        event.points[c] += problem->candidates->items[first + c].tired_cost;
        if (c == 0 || event.points[c] < event.base)
            event.base = event.points[c];
    }
    return event;
}

void rf_shared_release(struct rf_shared_event *event)
{
    rf_release(event->certain);
    rf_release(event->points);
    rf_release(event->open_points);
    rf_release(event->brings);
}

bool rf_shared_is_certain(const struct rf_problem *problem, const struct rf_shared_event *event,
                          int32_t candidate)
{
    int32_t index = candidate - problem->candidates->first[event->demand];
    const struct rf_demand *demand = &problem->demands->items[event->demand];
    return event->certain[index] >= rf_event_quorum(&problem->instance->events[demand->event]) &&
           !event->open_points[index];
}

bool rf_shared_is_sound(const struct rf_problem *problem, const struct rf_shared_event *event)
{
    if (!event->any) /* it cannot stand, whoever decides */
        return problem->demands->items[event->demand].pin < 0;
    for (int32_t c = 0; c < event->candidates; c++)
        if (rf_shared_is_certain(problem, event, problem->candidates->first[event->demand] + c))
            return true;
    return false;
}

void rf_shared_charge(const struct rf_problem *problem, const struct rf_shared_event *event,
                      struct rf_part *const *parts)
{
    if (event->owner < 0)
        return;
    struct rf_formulation *formulation = parts[event->owner]->formulation;
    int32_t first = problem->candidates->first[event->demand];
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        struct rf_meaning *meaning = &formulation->meanings[i];
        if (meaning->role == RF_STANDS && meaning->candidate[0] >= first &&
            meaning->candidate[0] < first + event->candidates)
            meaning->costs.tired = event->points[meaning->candidate[0] - first] - event->base;
    }
}

int32_t rf_shared_choice(const struct rf_part *part, int32_t demand)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        if (group->person < 0 || group->members[0] != demand)
            continue;
        for (int32_t i = 0; i < group->column_count; i++)
            if (part->best[group->first_column + i] != 0)
                return formulation->meanings[group->first_column + i].candidate[0];
    }
    return -1;
}

/* The session's own points at a candidate when everybody comes who can. */
static int32_t full_points(const struct rf_problem *problem, int32_t candidate)
{
    const struct rf_candidate *item = &problem->candidates->items[candidate];
    const struct rf_demand *demand = &problem->demands->items[item->demand];
    const struct rf_event *event = &problem->instance->events[demand->event];
    int32_t most = 0;
    for (int32_t i = 0; i < event->person_count; i++) {
        int32_t points = four_periods(problem, event->people[i], candidate);
        if (points > most && rf_event_can_attend(problem->facts, demand, item, event->people[i]))
            most = points;
    }
    return item->tired_cost + most;
}

int32_t rf_shared_preference(const struct rf_problem *problem, int32_t demand)
{
    int32_t best = -1, most = 0, fewest = 0;
    for (int32_t c = problem->candidates->first[demand]; c < problem->candidates->first[demand + 1];
         c++) {
        int32_t count = rf_event_most(problem, c);
        if ((problem->normal != NULL && !problem->normal[c]) || count == 0)
            continue;
        int32_t points = full_points(problem, c);
        if (best < 0 || count > most || (count == most && points < fewest)) {
            best = c;
            most = count;
            fewest = points;
        }
    }
    return best;
}
