/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start.c: candidates reduced to normal starts.
 *
 * One grid step to the left from start v to v - g is *harmless* for a candidate when the session at
 * v - g with the same picks is a candidate too, ends no later, takes no more minutes where minutes
 * are limited, is not tired unless it was, costs no more in tiers 3, 4, 7 and 8, releases nobody at
 * minutes at which it did not (the provider's time only shrinks), directs nobody for more minutes
 * within the pupils' day where that is limited, touches no free period and no common moment it did
 * not touch, and each person stays in the same free stretch (for group sessions: all who could come
 * still can, at no more cost). A slot is a *barrier* when the step is not harmless for some
 * candidate of the slot.
 *
 * Claim: some best plan uses only starts in the least set N that holds the barriers and, for each
 * candidate at a start of N and each other session that shares a person or a room with it or is led
 * to by it, the candidates of that session right behind it: at its end, or so much later as D12 or
 * D41 ask for, on the grid.
 *
 * Take any plan. Who takes part in s is *busy* for the whole of s, a provider while minutes are
 * released; a room is busy for the whole of s. Go through the used slots by ascending start and
 * move slot v to
 *   phi(v) = max(latest barrier of its series at or before v, and for each session t of the plan
 *   that shares a person or a room (or leads to) with a session s at v on the same date, and in
 *   which that person is busy before s begins: the end of that in the moved t, plus the buffer
 *   where D12 asks for it or the way where D41 does, rounded up to the grid).
 * Then phi(v) <= v: moved ends are no later than the old ones, and the old plan kept buffer and
 * way. Every step from v to phi(v) is harmless on every date of the slot, since no barrier lies in
 * (phi(v), v]. Hence:
 *  - sessions of a shared person or in a shared room that stood before each other still do, with
 *    buffer and way: by the definition of phi; people are in the same stretch exactly when they
 *    were before, sites do not change, and sessions in different stretches of one person cannot
 *    meet. A provider of s whose released minutes begin after s does is not in phi: there the other
 *    session ends no later than it did, and the released minutes begin no earlier than they did;
 *  - the way to what the timetable has at other sites and the room's own timetable are facts of
 *    candidates: H17 and H19 hold for each moved session by itself;
 *  - dates and picks do not change: rhythm, lags, lead-in, windows, H10 (c), H12, who is chosen how
 *    often (tier 8) hold; a session still ends before the one it leads to;
 *  - tired sessions, touched periods, lost common moments, released minutes (H13, tier 4), tiers 7
 *    and 8 only shrink; so do minutes where H9, H10, H18 or caps count them (tier 5 counts wished
 *    ones); and directed time (H11): each session adds no more within the pupils' day, and nobody's
 * last session of a date ends later;
 *  - a slot moves as a whole, so a session at its home stays at its home (tier 6): phi is one map
 *    per series, and weekdays and weeks do not change.
 * Pinned sessions have one start, which is a barrier. phi(v) is in N by induction over v. So the
 * moved plan is as good in every tier, and uses normal starts only. */
#include "model/normal_start.h"

#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"
#include "model/normal_start_limit.h"
#include "model/normal_start_series.h"

struct filter {
    const struct rf_problem *problem;
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    struct rf_slots *slots;
    struct rf_presence_index *index;
    bool *limited;   /* [demand] some rule may limit its minutes */
    bool *directed;  /* [person] H11 may bind */
    bool *is_normal; /* [slot] */
    int32_t *queue;  /* slots found normal, in order */
    int32_t queue_count;
    int32_t *holders;  /* scratch */
    int32_t *followed; /* [demand] 1 + the candidate it was last looked at behind */
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

/* Minutes that a session directs within the pupils' day (D38), where the rest counts to its end. */
static int32_t directed_by_day(const struct filter *filter, int32_t person, rf_day day,
                               struct rf_span span)
{
    const struct rf_date *date = rf_instance_date(filter->instance, day);
    if (filter->instance->rules[RF_RULE_TRAPPED_TIME] > 0 && date->status == RF_DAY_TEACHING &&
        span.until > date->pupils.until)
        span.until = date->pupils.until;
    return rf_facts_directed_added(filter->facts, person, day - filter->instance->first_day, span);
}

static bool person_is_worse(const struct filter *filter, rf_day day, const struct rf_taking *moved,
                            const struct rf_taking *old)
{
    if (old->covers) /* busy no earlier and no later */
        return moved->span.from < old->span.from || moved->span.until > old->span.until;
    return !same_stretch(filter, old->person, day, moved->span.from, old->span.from) ||
           person_loses(filter, old->person, day, moved->span, old->span) ||
           (filter->directed[old->person] &&
            directed_by_day(filter, old->person, day, moved->span) >
                directed_by_day(filter, old->person, day, old->span));
}

/* The first candidate of a demand at that moment, or -1. */
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

/* The candidate of the same start as `first` (-1: none) with the picks of `like`, or -1. */
static int32_t find_picks(const struct rf_candidates *candidates, int32_t first,
                          const struct rf_candidate *like)
{
    if (first < 0)
        return -1;
    const struct rf_candidate *own = &candidates->items[first];
    for (int32_t i = first; i < candidates->first[own->demand + 1]; i++) {
        const struct rf_candidate *item = &candidates->items[i];
        if (item->day != own->day || item->start != own->start)
            return -1;
        if (rf_candidate_same_picks(item, like))
            return i;
    }
    return -1;
}

/* The step from candidate `index` to one grid point earlier, as the file's comment says. */
static bool is_harmless(const struct filter *filter, int32_t index)
{
    const struct rf_candidate *old = &filter->candidates->items[index];
    int32_t left = find_picks(filter->candidates,
                              find_candidate(filter->candidates, old->demand, old->day,
                                             old->start - filter->instance->rules[RF_RULE_GRID]),
                              old);
    if (left < 0)
        return false;
    const struct rf_candidate *moved = &filter->candidates->items[left];
    if (moved->end > old->end || (moved->tired && !old->tired) ||
        moved->tired_cost > old->tired_cost || moved->cover_cost > old->cover_cost ||
        moved->spacing_cost > old->spacing_cost || moved->fragile_cost > old->fragile_cost)
        return false;
    const struct rf_demand *demand = &filter->demands->items[old->demand];
    if (moved->end - moved->start > old->end - old->start && filter->limited[old->demand])
        return false;
    if (demand->event >= 0 && event_loses(filter, demand, moved, old))
        return false;
    int32_t count = rf_candidate_holders(filter->instance, demand, old, filter->holders);
    for (int32_t i = 0; i < count; i++) {
        struct rf_taking before, after;
        if (filter->holders[i] < filter->instance->person_count &&
            rf_candidate_part(filter->instance, demand, old, filter->holders[i], &before) &&
            rf_candidate_part(filter->instance, demand, moved, filter->holders[i], &after) &&
            person_is_worse(filter, old->day, &after, &before))
            return false;
    }
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
    for (int32_t slot = 0; slot < slots->slot_count; slot++) {
        for (int32_t i = slots->first[slot]; i < slots->first[slot + 1]; i++)
            if (!is_harmless(filter, slots->members[i])) {
                make_normal(filter, slot);
                break;
            }
    }
}

/* Whether one session can stand before the other as they are, and shares a person or a room with
 * it or leads to it. */
static bool stands_behind(const struct filter *filter, const struct rf_candidate *one,
                          const struct rf_candidate *next)
{
    const struct rf_instance *instance = filter->instance;
    const struct rf_demand *a = &filter->demands->items[one->demand];
    const struct rf_demand *b = &filter->demands->items[next->demand];
    bool shares = a->leads_to == next->demand;
    if ((shares || (one->room >= 0 && one->room == next->room)) && next->start < one->end)
        return false;
    shares |= one->room >= 0 && one->room == next->room;
    int32_t count = rf_candidate_holders(instance, a, one, filter->holders);
    for (int32_t i = 0; i < count; i++) {
        struct rf_taking first, second;
        if (filter->holders[i] >= instance->person_count ||
            !rf_candidate_part(instance, a, one, filter->holders[i], &first) ||
            !rf_candidate_part(instance, b, next, filter->holders[i], &second))
            continue;
        shares = true;
        if (!rf_person_can_do_both(filter->problem, one, &first, next, &second))
            return false;
    }
    return shares;
}

enum { TRIALS = 6 };

/* Moments, ascending, at which a session of `demand` may stand right behind the candidate. */
static int32_t list_trials(const struct filter *filter, int32_t demand,
                           const struct rf_candidate *before, rf_minute trials[TRIALS])
{
    const struct rf_instance *instance = filter->instance;
    int32_t grid = instance->rules[RF_RULE_GRID], count = 0;
    int32_t travel = rf_travel_minutes(
        instance, rf_demand_site(instance, &filter->demands->items[before->demand]),
        rf_demand_site(instance, &filter->demands->items[demand]));
    int32_t gaps[3] = {0, instance->rules[RF_RULE_BUFFER], travel};
    rf_minute ends[2] = {before->end,
                         before->cover < 0 ? before->end : before->released_span.until};
    for (int32_t e = 0; e < 2; e++)
        for (int32_t g = 0; g < 3; g++) {
            rf_minute start = (ends[e] + gaps[g] + grid - 1) / grid * grid;
            int32_t at = 0;
            while (at < count && trials[at] < start)
                at++;
            if (at < count && trials[at] == start)
                continue;
            for (int32_t i = count++; i > at; i--)
                trials[i] = trials[i - 1];
            trials[at] = start;
        }
    return count;
}

/* `demand` may stand right behind the candidate: at the first of these moments at which everybody
 * in both can. Which it is does not change along the harmless steps that lead there, as nobody
 * changes stretch or site. */
static void follow(struct filter *filter, int32_t demand, const struct rf_candidate *before)
{
    const struct rf_candidates *candidates = filter->candidates;
    rf_minute trials[TRIALS];
    int32_t firsts[TRIALS];
    int32_t count = list_trials(filter, demand, before, trials);
    for (int32_t t = 0; t < count; t++) {
        firsts[t] = find_candidate(candidates, demand, before->day, trials[t]);
        for (int32_t c = firsts[t]; c >= 0 && c < candidates->first[demand + 1]; c++) {
            const struct rf_candidate *next = &candidates->items[c];
            bool done = false;
            if (next->day != before->day || next->start != trials[t])
                break;
            for (int32_t earlier = 0; earlier < t && !done; earlier++) {
                int32_t other = find_picks(candidates, firsts[earlier], next);
                done = other >= 0 && stands_behind(filter, before, &candidates->items[other]);
            }
            if (!done && stands_behind(filter, before, next))
                make_normal(filter, filter->slots->slot_of[c]);
        }
    }
}

static void follow_candidate(struct filter *filter, int32_t index)
{
    const struct rf_candidate *candidate = &filter->candidates->items[index];
    const struct rf_demand *demand = &filter->demands->items[candidate->demand];
    int32_t *holders = rf_allocate((size_t)filter->instance->person_count + 1, sizeof *holders);
    int32_t count = rf_candidate_holders(filter->instance, demand, candidate, holders);
    for (int32_t i = 0; i < count; i++) {
        size_t cell = (size_t)holders[i] * (size_t)filter->index->date_count +
                      (size_t)(candidate->day - filter->instance->first_day);
        for (int32_t k = filter->index->first[cell]; k < filter->index->first[cell + 1]; k++) {
            int32_t other = filter->index->demands[k];
            if (other == candidate->demand || filter->followed[other] == index + 1)
                continue;
            filter->followed[other] = index + 1;
            follow(filter, other, candidate);
        }
    }
    if (demand->leads_to >= 0 && filter->followed[demand->leads_to] != index + 1)
        follow(filter, demand->leads_to, candidate);
    rf_release(holders);
}

static void release_filter(struct filter *filter)
{
    rf_slots_release(filter->slots);
    rf_presence_index_release(filter->index);
    rf_release(filter->limited);
    rf_release(filter->directed);
    rf_release(filter->is_normal);
    rf_release(filter->queue);
    rf_release(filter->holders);
    rf_release(filter->followed);
}

static bool *filter_starts(const struct rf_problem *problem)
{
    const struct rf_instance *instance = problem->instance;
    const struct rf_candidates *candidates = problem->candidates;
    struct filter filter = {.problem = problem,
                            .instance = instance,
                            .facts = problem->facts,
                            .demands = problem->demands,
                            .candidates = candidates};
    filter.slots = rf_slots_build(instance, problem->demands, candidates);
    filter.index = rf_presence_index_build(instance, problem->demands, candidates);
    filter.limited = rf_limited_minutes(instance, problem->facts, problem->demands, candidates);
    filter.directed = rf_limited_people(instance, problem->facts, problem->demands, candidates);
    filter.is_normal = rf_allocate((size_t)filter.slots->slot_count, sizeof(bool));
    filter.queue = rf_allocate((size_t)filter.slots->slot_count, sizeof(int32_t));
    filter.holders = rf_allocate((size_t)instance->person_count + 1, sizeof(int32_t));
    filter.followed = rf_allocate((size_t)problem->demands->count, sizeof(int32_t));
    find_barriers(&filter);
    for (int32_t i = 0; i < filter.queue_count; i++) {
        int32_t slot = filter.queue[i];
        for (int32_t k = filter.slots->first[slot]; k < filter.slots->first[slot + 1]; k++)
            follow_candidate(&filter, filter.slots->members[k]);
    }
    bool *keep = rf_allocate((size_t)candidates->count, sizeof *keep);
    for (int32_t i = 0; i < candidates->count; i++)
        keep[i] = filter.is_normal[filter.slots->slot_of[i]];
    release_filter(&filter);
    return keep;
}

bool *rf_normal_starts(const struct rf_instance *instance, const struct rf_facts *facts,
                       const struct rf_demands *demands, const struct rf_candidates *candidates)
{
    const struct rf_problem problem = {
        .instance = instance, .facts = facts, .demands = demands, .candidates = candidates};
    return filter_starts(&problem);
}
