/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate.c: the starts at which a demanded session can stand by the facts alone (D7, D20), with
 * H14 and the forbids, which depend on the start alone too.
 *
 * Invariant: at most one candidate per demand, date and start: the length follows from the start.
 * Unfiltered: no candidate is left out because another is better. */
#include "model/candidate.h"

#include "base/memory.h"
#include "model/candidate_cost.h"
#include "model/facts.h"
#include "model/facts_span.h"

/* What the search for candidates of one demand looks at. */
struct search {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demand *demand;
    int32_t index; /* of the demand */
    struct rf_candidate *items;
    size_t count, capacity;
};

struct rf_roles rf_demand_roles(const struct rf_instance *instance, const struct rf_demand *demand)
{
    struct rf_roles roles = {{-1, -1, -1}, {RF_ABSENT, RF_ABSENT, RF_ABSENT}};
    if (demand->induction < 0)
        return roles;
    const struct rf_induction *induction = &instance->inductions[demand->induction];
    const struct rf_kind *kind = &instance->kinds[demand->kind];
    roles.person[RF_ROLE_ECT] = induction->ect;
    roles.person[RF_ROLE_MENTOR] = induction->mentor;
    roles.person[RF_ROLE_TUTOR] = induction->tutor;
    roles.presence[RF_ROLE_ECT] = kind->ect;
    roles.presence[RF_ROLE_MENTOR] = kind->mentor;
    roles.presence[RF_ROLE_TUTOR] = kind->tutor;
    return roles;
}

/* Earliest end of the spans that contain `start`, or -1. There are several only where a timetable
 * has a person in two lessons at once: the first of them to end is the room. */
static rf_minute find_room(struct rf_spans spans, rf_minute start)
{
    rf_minute room = -1;
    for (int32_t i = 0; i < spans.count; i++)
        if (spans.items[i].from <= start && start < spans.items[i].until &&
            (room < 0 || spans.items[i].until < room))
            room = spans.items[i].until;
    return room;
}

/* The room at a start: earliest end of the stretches of all who are needed; -1: somebody has no
 * stretch there, or nobody holds a role that is needed. */
static rf_minute find_common_room(const struct search *search, int32_t date, rf_minute start)
{
    const struct rf_instance *instance = search->instance;
    bool induction_time = instance->kinds[search->demand->kind].induction;
    struct rf_roles roles = rf_demand_roles(instance, search->demand);
    rf_minute room = 24 * 60;
    for (int32_t role = 0; role < RF_ROLES; role++) {
        int32_t person = roles.person[role];
        if (roles.presence[role] == RF_ABSENT)
            continue;
        if (person < 0)
            return -1;
        rf_minute own = find_room(roles.presence[role] == RF_FREE
                                      ? rf_facts_free(search->facts, person, date, induction_time)
                                      : rf_facts_lessons(search->facts, person, date),
                                  start);
        if (own < room)
            room = own;
    }
    return room;
}

/* Before and after the pupils' day (D7): false when the kind may not start there; else cuts
 * `room`. */
static bool fits_day(const struct rf_kind *kind, const struct rf_date *day, rf_minute start,
                     rf_minute *room)
{
    if (!kind->before_school && start < day->pupils.from)
        return false;
    if (kind->after_school)
        return true;
    if (start >= day->pupils.until)
        return false;
    if (*room > day->pupils.until)
        *room = day->pupils.until;
    return true;
}

static bool is_forbidden(const struct search *search, int32_t date, struct rf_span span)
{
    const struct rf_demand *demand = search->demand;
    struct rf_roles roles = rf_demand_roles(search->instance, demand);
    if (rf_facts_forbidden(search->facts, demand->induction, demand->kind, -1, date, span, NULL))
        return true;
    for (int32_t role = 0; role < RF_ROLES; role++)
        if (roles.presence[role] != RF_ABSENT && roles.person[role] >= 0 &&
            rf_facts_forbidden(search->facts, demand->induction, demand->kind, roles.person[role],
                               date, span, NULL))
            return true;
    return false;
}

static void push(struct search *search, int32_t date, rf_minute start, rf_minute end)
{
    struct rf_candidate candidate = {
        search->index, search->instance->dates[date].day, start, end, false, 0, 0};
    rf_candidate_price(search->instance, search->facts, search->demand, &candidate);
    RF_PUSH(search->items, search->count, search->capacity, candidate);
}

static void try_start(struct search *search, int32_t date, rf_minute start)
{
    const struct rf_step *step = search->demand->step;
    int32_t grid = search->instance->rules[RF_RULE_GRID];
    rf_minute room = find_common_room(search, date, start);
    if (room <= start || !fits_day(&search->instance->kinds[search->demand->kind],
                                   &search->instance->dates[date], start, &room))
        return;
    int32_t length = room - start < step->minutes ? room - start : step->minutes;
    length -= length % grid;
    if (length < step->least || length < grid ||
        is_forbidden(search, date, (struct rf_span){start, start + length}))
        return;
    push(search, date, start, start + length);
}

/* H14: a structured session in a week of the lead-in. */
static bool in_lead_in(const struct search *search, int32_t first_week, int32_t date)
{
    const struct rf_demand *demand = search->demand;
    int32_t distance = search->instance->dates[date].week - first_week;
    return search->instance->kinds[demand->kind].structured &&
           (distance < 0 ? 0 : distance) <
               search->instance->inductions[demand->induction].lead_in_weeks;
}

static void try_event_start(struct search *search, int32_t date, rf_minute start)
{
    const struct rf_instance *instance = search->instance;
    const struct rf_event *event = &instance->events[search->demand->event];
    const struct rf_date *day = &instance->dates[date];
    rf_minute room = day->open.until;
    bool offered = event->option_count == 0;
    for (int32_t i = 0; i < event->option_count && !offered; i++)
        offered = event->options[i].day == day->day && event->options[i].start == start;
    if (offered && start >= day->open.from &&
        fits_day(&instance->kinds[event->kind], day, start, &room) &&
        start + event->minutes <= room)
        push(search, date, start, start + event->minutes);
}

static void search_date(struct search *search, int32_t first_week, int32_t date)
{
    const struct rf_instance *instance = search->instance;
    const struct rf_demand *demand = search->demand;
    const struct rf_pin *pin = demand->pin < 0 ? NULL : &instance->pins[demand->pin];
    rf_day day = instance->dates[date].day;
    int32_t grid = instance->rules[RF_RULE_GRID];
    if (pin == NULL ? day < instance->as_of : day != pin->day)
        return;
    if (demand->event < 0 && in_lead_in(search, first_week, date))
        return;
    for (rf_minute start = 0; start < 24 * 60; start += grid) {
        if (pin != NULL && start != pin->start)
            continue;
        if (demand->event < 0)
            try_start(search, date, start);
        else
            try_event_start(search, date, start);
    }
}

struct rf_candidates *rf_candidates_build(const struct rf_instance *instance,
                                          const struct rf_facts *facts,
                                          const struct rf_demands *demands)
{
    struct rf_arena *arena = rf_arena_new();
    struct rf_candidates *candidates = rf_arena_allocate(arena, 1, sizeof *candidates);
    int32_t *first = rf_arena_allocate(arena, (size_t)demands->count + 1, sizeof *first);
    struct search search = {instance, facts, NULL, 0, NULL, 0, 0};
    for (int32_t i = 0; i < demands->count; i++) {
        const struct rf_demand *demand = &demands->items[i];
        int32_t first_week = demand->induction < 0 ? -1 : demands->first_week_of[demand->induction];
        search.demand = demand;
        search.index = i;
        for (int32_t day = 0; day < demand->day_count; day++)
            search_date(&search, first_week, demand->days[day] - instance->first_day);
        first[i + 1] = (int32_t)search.count;
    }
    struct rf_candidate *items = rf_arena_allocate(arena, search.count, sizeof *items);
    for (size_t i = 0; i < search.count; i++)
        items[i] = search.items[i];
    rf_release(search.items);
    candidates->arena = arena;
    candidates->items = items;
    candidates->count = (int32_t)search.count;
    candidates->first = first;
    return candidates;
}

void rf_candidates_release(struct rf_candidates *candidates)
{
    if (candidates != NULL)
        rf_arena_release(candidates->arena); /* holds `candidates` itself */
}

bool rf_event_can_attend(const struct rf_facts *facts, const struct rf_demand *demand,
                         const struct rf_candidate *candidate, int32_t person)
{
    return rf_facts_can_come(facts, demand->kind, person, candidate->day,
                             (struct rf_span){candidate->start, candidate->end});
}
