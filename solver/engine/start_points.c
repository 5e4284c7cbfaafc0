/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * start_points.c: tier 3's points of a shared event's session itself, and who has paid them.
 *
 * The owner's part was charged what a start costs beyond the cheapest one, where its people come.
 * What a start costs for certain depends on who comes for certain (school.c): the people of a part
 * that is attained, as long as it keeps the best tier 1 of its free choice. A part that does not
 * keep it under some choice may leave people out, and with them the four-periods points (D15) or,
 * when nobody comes for certain, the session and all its points. */
#include "engine/start_table.h"
#include "model/facts.h"

/* Whether the tier 1 of the part's free choice is kept in the classes up to that of the event. */
static bool keeps_first(const struct rf_school *school, int32_t component, int32_t class,
                        const int32_t *starts)
{
    if (school->tables == NULL)
        return true;
    const struct rf_start_table *table = &school->tables[component];
    const struct rf_start_case *found = rf_start_find(school, table, starts);
    for (int32_t k = 0; found != NULL && k < class; k++)
        if (found->worth.unplaced[k] != table->worth.unplaced[k])
            return false;
    return true;
}

/* What the event costs for certain at the candidate (counted from its first). */
static int32_t sure_points(const struct rf_school *school, const struct rf_shared_event *event,
                           int32_t candidate, const int32_t *starts)
{
    const struct rf_problem *problem = school->problem;
    int32_t class = problem->instance->kinds[problem->demands->items[event->demand].kind].priority;
    int32_t most = -1;
    for (int32_t i = 0; i < school->components->count; i++) {
        int32_t brings = event->brings[i * event->candidates + candidate];
        if (brings > most && keeps_first(school, i, class, starts))
            most = brings;
    }
    int32_t first = problem->candidates->first[event->demand];
    return most < 0 ? 0 : problem->candidates->items[first + candidate].tired_cost + most;
}

/* Whether the owner is known to leave the event at the choice out because it cannot come there. */
static bool pays_nothing(const struct rf_school *school, int32_t event, int32_t candidate,
                         const int32_t *starts)
{
    const struct rf_shared_event *item = &school->events[event];
    const struct rf_start_table *table = &school->tables[item->owner];
    const struct rf_start_case *found = rf_start_find(school, table, starts);
    const int32_t *choice = found != NULL ? found->choice : table->choice;
    if (found == NULL && !rf_start_is_free(school, table, starts))
        return false;
    return choice != NULL && choice[event] < 0 &&
           item->brings[item->owner * item->candidates + candidate] < 0;
}

int64_t rf_start_points(const struct rf_school *school, int32_t event, const int32_t *starts)
{
    const struct rf_shared_event *item = &school->events[event];
    int32_t candidate = starts[event] - school->problem->candidates->first[item->demand];
    int32_t drop = 0;
    if (item->owner < 0 || starts[event] == -1)
        return 0;
    if (starts[event] >= 0) {
        int32_t sure = sure_points(school, item, candidate, starts);
        if (pays_nothing(school, event, candidate, starts))
            return sure;
        return sure - (item->points[candidate] - item->base);
    }
    for (int32_t c = 0; c < item->candidates; c++) { /* the owner chose by what it was charged */
        int32_t less = item->points[c] - sure_points(school, item, c, starts);
        bool can_stand = item->certain[c] > 0;
        if (can_stand && less > drop)
            drop = less;
    }
    return item->base - drop;
}

/* Where the event stands in the plans at hand, and what its session then costs, whoever pays;
 * -1: nobody comes. */
static int32_t points_at_hand(const struct rf_school *school, int32_t event, int64_t *points)
{
    const struct rf_problem *problem = school->problem;
    const struct rf_shared_event *item = &school->events[event];
    int32_t candidate = -1, most = 0;
    for (int32_t i = 0; i < school->components->count; i++) {
        const struct rf_part *part = school->parts[i];
        for (size_t g = 0; g < part->formulation->group_count; g++) {
            const struct rf_group *group = &part->formulation->groups[g];
            for (int32_t k = 0;
                 group->person >= 0 && group->members[0] == item->demand && k < group->column_count;
                 k++) {
                if (part->best[group->first_column + k] == 0)
                    continue;
                candidate = part->formulation->meanings[group->first_column + k].candidate[0];
                const struct rf_candidate *at = &problem->candidates->items[candidate];
                int32_t own =
                    rf_facts_four_periods(problem->facts, group->person,
                                          at->day - problem->instance->first_day, at->start);
                most = own > most ? own : most;
            }
        }
    }
    *points = candidate < 0 ? 0 : problem->candidates->items[candidate].tired_cost + most;
    return candidate;
}

int64_t rf_start_points_in_all(const struct rf_school *school, int32_t event)
{
    int64_t points;
    points_at_hand(school, event, &points);
    return points;
}

int64_t rf_start_points_now(const struct rf_school *school, int32_t event)
{
    const struct rf_shared_event *item = &school->events[event];
    int64_t points;
    int32_t candidate = points_at_hand(school, event, &points);
    bool paid = candidate >= 0 && item->owner >= 0 &&
                rf_shared_choice(school->parts[item->owner], item->demand) == candidate;
    int32_t index = candidate - school->problem->candidates->first[item->demand];
    return points - (paid ? item->points[index] - item->base : 0);
}

int64_t rf_start_points_agreed(const struct rf_school *school, int32_t event)
{
    bool stands = false;
    for (int32_t i = 0; i < school->components->count && !stands; i++)
        stands = rf_shared_choice(school->parts[i], school->events[event].demand) >= 0;
    if (!stands)
        return 0;
    return school->starts == NULL ? school->events[event].base
                                  : rf_start_points(school, event, school->starts);
}
