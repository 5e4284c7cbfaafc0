/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_group.c: H16: an event stands at one candidate at most (2), only people who can attend
 * come and only where it stands (3), and it needs its quorum (4); strain (21).
 *
 * Of a shared event each component has a copy of (2) and (3) for its own people, without quorum and
 * without the event's own points, which are the school's matter (engine/school.c). Tier 1 counts
 * every required person (the offset) less those who come. The four-periods points of D15 are due
 * once when anybody who comes has them: a helper column per candidate. */
#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_index.h"

static bool contains(const int32_t *items, int32_t count, int32_t value)
{
    int32_t low = 0, high = count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (items[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && items[low] == value;
}

static bool is_left_out(const struct rf_problem *problem, int32_t candidate)
{
    return problem->normal != NULL && !problem->normal[candidate];
}

int32_t rf_event_quorum(const struct rf_event *event)
{
    int32_t quorum = (event->quorum * event->person_count + 999) / 1000;
    return quorum < 1 ? 1 : quorum;
}

int32_t rf_event_most(const struct rf_problem *problem, int32_t candidate)
{
    const struct rf_candidate *item = &problem->candidates->items[candidate];
    const struct rf_demand *demand = &problem->demands->items[item->demand];
    const struct rf_event *event = &problem->instance->events[demand->event];
    int32_t count = 0;
    for (int32_t i = 0; i < event->person_count; i++)
        count += rf_event_can_attend(problem->facts, demand, item, event->people[i]);
    return count;
}

static bool can_reach_quorum(const struct rf_problem *problem, int32_t candidate)
{
    int32_t demand = problem->candidates->items[candidate].demand;
    return rf_event_most(problem, candidate) >=
           rf_event_quorum(&problem->instance->events[problem->demands->items[demand].event]);
}

/* The columns of one person's attendance: a group of which nothing need be chosen. */
static void add_attendance(struct rf_formulation *formulation, int32_t demand, int32_t person)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_demand *event = &problem->demands->items[demand];
    int32_t priority = problem->instance->kinds[event->kind].priority;
    struct rf_group group = {.members = {demand, -1, -1},
                             .member_count = 1,
                             .induction = -1,
                             .person = person,
                             .optional = true};
    group.first_column = (int32_t)formulation->matrix->column_count;
    formulation->offset.unplaced[priority - 1]++;
    for (int32_t c = problem->candidates->first[demand]; c < problem->candidates->first[demand + 1];
         c++) {
        if (is_left_out(problem, c) || !can_reach_quorum(problem, c) ||
            !rf_event_can_attend(problem->facts, event, &problem->candidates->items[c], person))
            continue;
        struct rf_meaning meaning = rf_meaning_helper(RF_ATTENDS, RF_PHASE_PLACE);
        meaning.group = (int32_t)formulation->group_count;
        meaning.person = person;
        meaning.candidate[0] = c;
        meaning.costs.unplaced[priority - 1] = -1;
        int32_t column = rf_formulation_column(formulation, meaning, 0, 1, "attends");
        struct rf_taking part = rf_attendance_part(&problem->candidates->items[c], person);
        rf_formulation_note_use(formulation, column, c, &part);
        group.column_count++;
    }
    RF_PUSH(formulation->groups, formulation->group_count, formulation->group_capacity, group);
}

static void add_people(struct rf_formulation *formulation, int32_t demand)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_component *component = formulation->component;
    const struct rf_event *event =
        &problem->instance->events[problem->demands->items[demand].event];
    for (int32_t i = 0; i < event->person_count; i++)
        if (contains(component->people, component->person_count, event->people[i]))
            add_attendance(formulation, demand, event->people[i]);
}

void rf_rule_group(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    for (int32_t i = 0; i < component->shared_count; i++)
        add_people(formulation, component->shared[i]);
    for (int32_t i = 0; i < component->event_count; i++)
        add_people(formulation, component->events[i]);
}

/* First column of the stands of an event, in the order of its candidates that are not left out. */
static int32_t add_stands(struct rf_formulation *formulation, int32_t demand, bool shared)
{
    const struct rf_problem *problem = formulation->problem;
    int32_t first = (int32_t)formulation->matrix->column_count;
    for (int32_t c = problem->candidates->first[demand]; c < problem->candidates->first[demand + 1];
         c++) {
        if (is_left_out(problem, c) || !can_reach_quorum(problem, c))
            continue;
        struct rf_meaning meaning = rf_meaning_helper(RF_STANDS, RF_PHASE_PLACE);
        meaning.candidate[0] = c;
        meaning.costs.tired = shared ? 0 : problem->candidates->items[c].tired_cost;
        meaning.costs.spacing = shared ? 0 : problem->candidates->items[c].spacing_cost;
        rf_formulation_column(formulation, meaning, 0, 1, "stands");
    }
    bool pinned = !shared && problem->demands->items[demand].pin >= 0;
    rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), pinned, 1, "event"); /* (2) */
    for (int32_t i = first; i < (int32_t)formulation->matrix->column_count; i++)
        rf_matrix_entry(formulation->matrix, i, 1);
    return first;
}

static const struct rf_group *attendance_of(const struct rf_formulation *formulation,
                                            int32_t demand, size_t *from)
{
    for (size_t i = *from; i < formulation->group_count; i++) {
        const struct rf_group *group = &formulation->groups[i];
        if (group->person >= 0 && group->members[0] == demand) {
            *from = i + 1;
            return group;
        }
    }
    return NULL;
}

static void add_quorum(struct rf_formulation *formulation, int32_t demand, int32_t stands)
{
    const struct rf_problem *problem = formulation->problem;
    int32_t candidate = formulation->meanings[stands].candidate[0];
    int32_t quorum =
        rf_event_quorum(&problem->instance->events[problem->demands->items[demand].event]);
    rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), 0, RF_NO_LIMIT,
                       "quorum"); /* (4) */
    rf_matrix_entry(formulation->matrix, stands, -quorum);
    const struct rf_group *group;
    for (size_t from = 0; (group = attendance_of(formulation, demand, &from)) != NULL;)
        for (int32_t i = 0; i < group->column_count; i++)
            if (formulation->meanings[group->first_column + i].candidate[0] == candidate)
                rf_matrix_entry(formulation->matrix, group->first_column + i, 1);
}

/* (3): nobody comes to an event that does not stand there. */
static void tie_attendance(struct rf_formulation *formulation, int32_t demand, int32_t first,
                           int32_t until)
{
    const struct rf_group *group;
    for (size_t from = 0; (group = attendance_of(formulation, demand, &from)) != NULL;)
        for (int32_t i = 0; i < group->column_count; i++) {
            int32_t column = group->first_column + i;
            int32_t stands = first;
            while (stands < until && formulation->meanings[stands].candidate[0] !=
                                         formulation->meanings[column].candidate[0])
                stands++;
            rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), -RF_NO_LIMIT, 0, "there");
            rf_matrix_entry(formulation->matrix, column, 1);
            rf_matrix_entry(formulation->matrix, stands, -1);
        }
}

/* (21). `strain` is that of a candidate of an event, -1 until somebody needs it. */
static void add_strain(struct rf_formulation *formulation, int32_t candidate, int32_t column,
                       int32_t *strain)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_candidate *item = &problem->candidates->items[candidate];
    int32_t points = rf_facts_four_periods(problem->facts, formulation->meanings[column].person,
                                           item->day - problem->instance->first_day, item->start);
    if (points == 0)
        return;
    if (*strain < 0) {
        struct rf_meaning meaning = rf_meaning_helper(RF_STRAIN, RF_PHASE_PLACE);
        meaning.costs.tired = points;
        *strain = rf_formulation_column(formulation, meaning, 0, 1, "strain");
    }
    rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, *strain), -RF_NO_LIMIT, 0, "strain");
    rf_matrix_entry(formulation->matrix, column, 1);
    rf_matrix_entry(formulation->matrix, *strain, -1);
}

static void add_strains(struct rf_formulation *formulation, int32_t demand)
{
    const struct rf_candidates *candidates = formulation->problem->candidates;
    for (int32_t c = candidates->first[demand]; c < candidates->first[demand + 1]; c++) {
        int32_t strain = -1;
        const struct rf_group *group;
        for (size_t from = 0; (group = attendance_of(formulation, demand, &from)) != NULL;)
            for (int32_t i = 0; i < group->column_count; i++)
                if (formulation->meanings[group->first_column + i].candidate[0] == c)
                    add_strain(formulation, c, group->first_column + i, &strain);
    }
}

/* One attendance per person and event at most (3). */
static void add_at_most_one(struct rf_formulation *formulation)
{
    for (size_t i = 0; i < formulation->group_count; i++) {
        const struct rf_group *group = &formulation->groups[i];
        if (group->person < 0 || group->column_count < 2)
            continue;
        rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), -RF_NO_LIMIT, 1, "comes");
        for (int32_t k = 0; k < group->column_count; k++)
            rf_matrix_entry(formulation->matrix, group->first_column + k, 1);
    }
}

void rf_rule_group_rows(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    for (int32_t i = 0; i < component->shared_count; i++) {
        int32_t first = add_stands(formulation, component->shared[i], true);
        tie_attendance(formulation, component->shared[i], first,
                       (int32_t)formulation->matrix->column_count);
    }
    for (int32_t i = 0; i < component->event_count; i++) {
        int32_t first = add_stands(formulation, component->events[i], false);
        int32_t until = (int32_t)formulation->matrix->column_count;
        for (int32_t stands = first; stands < until; stands++)
            add_quorum(formulation, component->events[i], stands);
        tie_attendance(formulation, component->events[i], first, until);
        add_strains(formulation, component->events[i]);
    }
    add_at_most_one(formulation);
}
