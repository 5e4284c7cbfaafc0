/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start.c: candidates reduced to normal starts.
 *
 * One grid step to the left from start v to v - g is *harmless* for a candidate when the session at
 * v - g is a candidate too, ends no later, takes no more minutes where minutes are limited, is not
 * tired unless it was, costs no more in tiers 3 and 7, touches no free period and no common moment
 * it did not touch, and each person stays in the same free stretch (for group sessions: all who
 * could come still can, at no more cost). A slot is a *barrier* when the step is not harmless
 * for some candidate of the slot.
 *
 * Claim: some best plan uses only starts in the least set N that holds the barriers and, for each
 * candidate at a start of N and each other session that shares a person with it or is led to by it,
 * the candidate of that session right behind it: at its end, or a buffer later where D12 asks for
 * one, on the grid.
 *
 * Take any plan. Go through the used slots by ascending start and move slot v to
 *   phi(v) = max(latest barrier of its series at or before v, and for each session t of the plan
 *   that shares a person with (or leads to) a session s at v on the same date and stands before
 *   it: the moved end of t, plus the buffer where D12 asks for it, rounded up to the grid).
 * Then phi(v) <= v: moved ends are no later than the old ones (D7: end = min(start + wished, room)
 * is monotone in the start within a stretch), and the old plan kept the buffer. Every step from v
 * to phi(v) is harmless on every date of the slot, since no barrier lies in (phi(v), v]. Hence:
 *  - sessions of a shared person that stood before each other still do, with their buffer: by the
 *    definition of phi; they are in the same stretch exactly when they were before, and sessions in
 *    different stretches of one person cannot meet;
 *  - dates do not change: rhythm, lags, lead-in, windows hold; a session still ends before the one
 *    it leads to;
 *  - tired sessions, touched periods, lost common moments, tier 7 and limited minutes only shrink;
 *  - a slot moves as a whole, so a session at its home stays at its home (tier 6): phi is one map
 *    per series, and weekdays and weeks do not change.
 * Pinned sessions have one candidate, which is a barrier. phi(v) is in N by induction over v. So
 * the moved plan is as good in every tier, and uses normal starts only. */
#include "model/normal_start.h"

#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"
#include "model/normal_start_limit.h"
#include "model/normal_start_series.h"

struct filter {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    struct rf_slots *slots;
    struct rf_presence_index *index;
    bool *limited;   /* [demand] some rule may limit its minutes */
    bool *is_normal; /* [slot] */
    int32_t *queue;  /* slots found normal, in order */
    int32_t queue_count;
};

static bool overlap(struct rf_span one, struct rf_span other)
{
    return one.from < other.until && other.from < one.until;
}

/* True when `moved` touches one of the periods of that day which `old` leaves alone. */
static bool touches_more(const struct rf_free_period *periods, int32_t count, rf_day day,
                         struct rf_span moved, struct rf_span old)
{
    for (int32_t i = 0; i < count; i++)
        if (periods[i].day == day && overlap(periods[i].span, moved) &&
            !overlap(periods[i].span, old))
            return true;
    return false;
}

/* Free periods and common moments of a person. */
static bool person_loses(const struct filter *filter, int32_t person, rf_day day,
                         struct rf_span moved, struct rf_span old)
{
    const struct rf_instance *instance = filter->instance;
    int32_t week = rf_instance_date(instance, day)->week;
    if (week < 0)
        return false;
    int32_t cycle = instance->weeks[week].cycle, count;
    const struct rf_free_period *periods;
    if (rf_facts_planning_need(filter->facts, person, cycle, NULL) > 0) {
        periods = rf_facts_free_periods(filter->facts, person, cycle, &count);
        if (touches_more(periods, count, day, moved, old))
            return true;
    }
    for (int32_t i = 0; i < instance->induction_count && instance->weights.common_moment > 0; i++) {
        if (instance->inductions[i].ect != person && instance->inductions[i].mentor != person)
            continue;
        periods = rf_facts_common_moments(filter->facts, i, cycle, &count, NULL);
        if (touches_more(periods, count, day, moved, old))
            return true;
    }
    return false;
}

static int32_t stretch_of(struct rf_spans spans, rf_minute start)
{
    for (int32_t i = 0; i < spans.count; i++)
        if (spans.items[i].from <= start && start < spans.items[i].until)
            return i;
    return -1;
}

static bool same_stretch(const struct filter *filter, int32_t person, rf_day day, rf_minute one,
                         rf_minute other)
{
    int32_t date = day - filter->instance->first_day;
    struct rf_spans spans = rf_facts_free(filter->facts, person, date, true);
    return stretch_of(spans, one) == stretch_of(spans, other);
}

static bool event_loses(const struct filter *filter, const struct rf_demand *demand,
                        const struct rf_candidate *moved, const struct rf_candidate *old)
{
    const struct rf_event *event = &filter->instance->events[demand->event];
    int32_t date = old->day - filter->instance->first_day;
    for (int32_t i = 0; i < event->person_count; i++) {
        int32_t person = event->people[i];
        if (!rf_event_can_attend(filter->facts, demand, old, person))
            continue;
        if (!rf_event_can_attend(filter->facts, demand, moved, person) ||
            rf_facts_four_periods(filter->facts, person, date, moved->start) >
                rf_facts_four_periods(filter->facts, person, date, old->start))
            return true;
    }
    return false;
}

/* The step from candidate `index` to one grid point earlier, as the file's comment says. */
static bool is_harmless(const struct filter *filter, int32_t index)
{
    const struct rf_candidate *old = &filter->candidates->items[index], *moved = old - 1;
    if (index == 0 || moved->demand != old->demand || moved->day != old->day ||
        moved->start != old->start - filter->instance->rules[RF_RULE_GRID] ||
        moved->end > old->end || (moved->tired && !old->tired) ||
        moved->tired_cost > old->tired_cost || moved->spacing_cost > old->spacing_cost)
        return false;
    const struct rf_demand *demand = &filter->demands->items[old->demand];
    int32_t scratch[RF_ROLES];
    const int32_t *people;
    int32_t count = rf_demand_people(filter->instance, demand, &people, scratch);
    if (moved->end - moved->start > old->end - old->start && filter->limited[old->demand])
        return false;
    if (demand->event >= 0 && event_loses(filter, demand, moved, old))
        return false;
    struct rf_span new_span = {moved->start, moved->end}, old_span = {old->start, old->end};
    for (int32_t i = 0; i < count; i++)
        if (!same_stretch(filter, people[i], old->day, moved->start, old->start) ||
            person_loses(filter, people[i], old->day, new_span, old_span))
            return false;
    return true;
}

static void make_normal(struct filter *filter, int32_t slot)
{
    if (filter->is_normal[slot])
        return;
    filter->is_normal[slot] = true;
    filter->queue[filter->queue_count++] = slot;
}

static void find_barriers(struct filter *filter)
{
    const struct rf_slots *slots = filter->slots;
    for (int32_t slot = 0; slot < slots->slot_count; slot++)
        for (int32_t i = slots->first[slot]; i < slots->first[slot + 1]; i++)
            if (!is_harmless(filter, slots->members[i])) {
                make_normal(filter, slot);
                break;
            }
}

/* The candidate of a demand at that moment, or -1. */
static int32_t find_candidate(const struct rf_candidates *candidates, int32_t demand, rf_day day,
                              rf_minute start)
{
    int32_t low = candidates->first[demand], high = candidates->first[demand + 1];
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        const struct rf_candidate *candidate = &candidates->items[middle];
        if (candidate->day < day || (candidate->day == day && candidate->start < start))
            low = middle + 1;
        else
            high = middle;
    }
    return low < candidates->first[demand + 1] && candidates->items[low].day == day &&
                   candidates->items[low].start == start
               ? low
               : -1;
}

/* Whether the people of both can go from one session to the other as they stand (D12). */
static bool leaves_buffer(const struct filter *filter, const struct rf_candidate *one,
                          const struct rf_candidate *next)
{
    const struct rf_problem problem = {filter->instance, filter->facts, filter->demands,
                                       filter->candidates, NULL};
    const struct rf_demand *a = &filter->demands->items[one->demand];
    const struct rf_demand *b = &filter->demands->items[next->demand];
    int32_t scratch[RF_ROLES];
    const int32_t *people;
    int32_t count = rf_demand_people(filter->instance, a, &people, scratch);
    for (int32_t i = 0; i < count; i++) {
        enum rf_presence first = rf_presence_of(filter->instance, a, people[i]);
        enum rf_presence second = rf_presence_of(filter->instance, b, people[i]);
        if (second != RF_ABSENT &&
            !rf_person_can_do_both(&problem, people[i], one, first, next, second))
            return false;
    }
    return true;
}

/* `demand` may stand right behind the candidate: at its end, or a buffer later where one is
 * asked for. Which of the two it is does not change along the harmless steps that lead there,
 * as nobody changes stretch. */
static void follow(struct filter *filter, int32_t demand, const struct rf_candidate *before)
{
    int32_t grid = filter->instance->rules[RF_RULE_GRID];
    int32_t gaps[2] = {0, filter->instance->rules[RF_RULE_BUFFER]};
    for (int32_t i = 0; i < 2; i++) {
        rf_minute start = (before->end + gaps[i] + grid - 1) / grid * grid;
        int32_t found = find_candidate(filter->candidates, demand, before->day, start);
        if (found < 0 || !leaves_buffer(filter, before, &filter->candidates->items[found]))
            continue;
        make_normal(filter, filter->slots->slot_of[found]);
        return;
    }
}

static void follow_candidate(struct filter *filter, int32_t index)
{
    const struct rf_candidate *candidate = &filter->candidates->items[index];
    const struct rf_demand *demand = &filter->demands->items[candidate->demand];
    int32_t scratch[RF_ROLES];
    const int32_t *people;
    int32_t count = rf_demand_people(filter->instance, demand, &people, scratch);
    for (int32_t i = 0; i < count; i++) {
        size_t cell = (size_t)people[i] * (size_t)filter->index->date_count +
                      (size_t)(candidate->day - filter->instance->first_day);
        for (int32_t k = filter->index->first[cell]; k < filter->index->first[cell + 1]; k++)
            if (filter->index->demands[k] != candidate->demand)
                follow(filter, filter->index->demands[k], candidate);
    }
    if (demand->leads_to >= 0)
        follow(filter, demand->leads_to, candidate);
}

bool *rf_normal_starts(const struct rf_instance *instance, const struct rf_facts *facts,
                       const struct rf_demands *demands, const struct rf_candidates *candidates)
{
    struct filter filter = {instance, facts, demands, candidates, NULL, NULL, NULL, NULL, NULL, 0};
    filter.slots = rf_slots_build(instance, demands, candidates);
    filter.index = rf_presence_index_build(instance, demands, candidates);
    filter.limited = rf_limited_minutes(instance, facts, demands, candidates);
    filter.is_normal = rf_allocate((size_t)filter.slots->slot_count, sizeof(bool));
    filter.queue = rf_allocate((size_t)filter.slots->slot_count, sizeof(int32_t));
    find_barriers(&filter);
    for (int32_t i = 0; i < filter.queue_count; i++) {
        int32_t slot = filter.queue[i];
        for (int32_t k = filter.slots->first[slot]; k < filter.slots->first[slot + 1]; k++)
            follow_candidate(&filter, filter.slots->members[k]);
    }
    bool *keep = rf_allocate((size_t)candidates->count, sizeof *keep);
    for (int32_t i = 0; i < candidates->count; i++)
        keep[i] = filter.is_normal[filter.slots->slot_of[i]];
    rf_slots_release(filter.slots);
    rf_presence_index_release(filter.index);
    rf_release(filter.limited);
    rf_release(filter.is_normal);
    rf_release(filter.queue);
    return keep;
}
