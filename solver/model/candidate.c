/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate.c: the ways in which a demanded session can stand by the facts alone: starts with their
 * picks, less what H14 and the way from other sites (H17) rule out.
 *
 * Invariant: candidates at one date and start have one end. Unfiltered: no candidate is left out
 * because another is better. */
#include "model/candidate.h"

#include "base/memory.h"
#include "model/candidate_cost.h"
#include "model/candidate_start.h"

/* What the search for candidates of one demand looks at. */
struct search {
    struct rf_start_search start;
    const struct rf_instance *instance;
    const struct rf_demand *demand;
    int32_t index;      /* of the demand */
    int32_t first_week; /* of the induction; -1 */
    struct rf_pick_list picks;
    struct rf_candidate *items;
    size_t count, capacity;
    /* The starts at which the facts allow the session, wherever it is pinned (D45, part 3). */
    rf_day first_day, last_day;
    rf_minute earliest_end, latest_start;
};

/* H17 beside the timetable, for everybody who takes part. Who is picked can (D29), so this is the
 * same for all picks of a start. */
static bool can_be_reached(const struct search *search, int32_t date,
                           const struct rf_candidate *pick)
{
    struct rf_taking parts[RF_PARTS];
    int32_t count = search->start.site < 0
                        ? 0
                        : rf_candidate_parts(search->instance, search->demand, pick, parts);
    for (int32_t i = 0; i < count; i++)
        if (!rf_facts_can_travel(search->start.facts, parts[i].person, date, parts[i].span,
                                 search->start.site))
            return false;
    return true;
}

static void note_start(struct search *search, rf_day day, rf_minute start, rf_minute end)
{
    if (search->last_day < search->first_day) {
        search->first_day = day;
        search->earliest_end = end;
        search->latest_start = start;
    }
    search->last_day = day;
    if (end < search->earliest_end)
        search->earliest_end = end;
    if (start > search->latest_start)
        search->latest_start = start;
}

static void try_start(struct search *search, int32_t date, rf_minute start, bool pinned_out)
{
    const struct rf_instance *instance = search->instance;
    rf_day day = instance->dates[date].day;
    rf_minute end = rf_start_picks(&search->start, date, start, &search->picks);
    if (end < 0 || !can_be_reached(search, date, &search->picks.items[0]))
        return;
    if (day >= instance->as_of)
        note_start(search, day, start, end);
    if (pinned_out)
        return;
    struct rf_candidate base = {.demand = search->index, .day = day, .start = start, .end = end};
    rf_candidate_price(instance, search->start.facts, search->demand, &base);
    for (size_t i = 0; i < search->picks.count; i++) {
        const struct rf_candidate *pick = &search->picks.items[i];
        struct rf_candidate candidate = base;
        candidate.chosen = pick->chosen;
        candidate.cover = pick->cover;
        candidate.room = pick->room;
        candidate.released = candidate.cover_cost = pick->released;
        candidate.released_span = pick->released_span;
        RF_PUSH(search->items, search->count, search->capacity, candidate);
    }
}

/* H14: a structured session in a week of the lead-in. */
static bool in_lead_in(const struct search *search, int32_t date)
{
    const struct rf_demand *demand = search->demand;
    if (demand->event >= 0)
        return false;
    int32_t distance = search->instance->dates[date].week - search->first_week;
    return search->instance->kinds[demand->kind].structured &&
           (distance < 0 ? 0 : distance) <
               search->instance->inductions[demand->induction].lead_in_weeks;
}

static void search_date(struct search *search, int32_t date)
{
    const struct rf_instance *instance = search->instance;
    const struct rf_demand *demand = search->demand;
    const struct rf_pin *pin = demand->pin < 0 ? NULL : &instance->pins[demand->pin];
    rf_day day = instance->dates[date].day;
    int32_t grid = instance->rules[RF_RULE_GRID];
    bool pinned_here = pin != NULL && pin->day == day;
    if ((day < instance->as_of && !pinned_here) || in_lead_in(search, date))
        return;
    for (rf_minute start = 0; start < 24 * 60; start += grid)
        try_start(search, date, start, pin != NULL && !(pinned_here && start == pin->start));
}

/* D45, part 3. The starts noted are all there are; two days, or a start clear of this one, are a
 * second place. */
static void price_fragile(const struct search *search, struct rf_candidate *candidate)
{
    bool other_day = search->last_day >= search->first_day &&
                     (search->first_day != candidate->day || search->last_day != candidate->day);
    bool beside =
        search->last_day >= search->first_day &&
        (search->earliest_end <= candidate->start || search->latest_start >= candidate->end);
    candidate->fragile = search->demand->event < 0 && !other_day && !beside;
    if (candidate->fragile)
        candidate->fragile_cost = search->instance->choice_weights.fragile;
}

static void search_demand(struct search *search, const struct rf_facts *facts,
                          const struct rf_demand *demand)
{
    size_t from = search->count;
    search->demand = demand;
    search->start = rf_start_search_of(search->instance, facts, demand);
    search->first_day = 0;
    search->last_day = -1;
    for (int32_t day = 0; day < demand->day_count; day++)
        search_date(search, demand->days[day] - search->instance->first_day);
    for (size_t i = from; i < search->count; i++)
        price_fragile(search, &search->items[i]);
}

struct rf_candidates *rf_candidates_build(const struct rf_instance *instance,
                                          const struct rf_facts *facts,
                                          const struct rf_demands *demands)
{
    struct rf_arena *arena = rf_arena_new();
    struct rf_candidates *candidates = rf_arena_allocate(arena, 1, sizeof *candidates);
    int32_t *first = rf_arena_allocate(arena, (size_t)demands->count + 1, sizeof *first);
    struct search search = {.instance = instance};
    for (int32_t i = 0; i < demands->count; i++) {
        const struct rf_demand *demand = &demands->items[i];
        search.index = i;
        search.first_week = demand->induction < 0 ? -1 : demands->first_week_of[demand->induction];
        search_demand(&search, facts, demand);
        first[i + 1] = (int32_t)search.count;
    }
    struct rf_candidate *items = rf_arena_allocate(arena, search.count, sizeof *items);
    for (size_t i = 0; i < search.count; i++)
        items[i] = search.items[i];
    rf_release(search.items);
    rf_release(search.picks.items);
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
    struct rf_span span = {candidate->start, candidate->end};
    return rf_facts_can_come(facts, demand->kind, person, candidate->day, span) &&
           rf_facts_can_travel(facts, person, candidate->day - rf_facts_instance(facts)->first_day,
                               span, rf_demand_site(rf_facts_instance(facts), demand));
}
