/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate_start.c: length and picks at a start (D7, D20, D26 to D29, D36, D47, forbids).
 *
 * The length is the longest that leaves somebody to choose, then a provider, then a room (D29).
 * Who can be there for long can be there for less, and the same for providers and rooms. So it is
 * the longest length at which all three are left, found by shortening grid step by grid step. */
#include "model/candidate_start.h"

#include "base/memory.h"
#include "model/facts_span.h"

struct rf_start_search rf_start_search_of(const struct rf_instance *instance,
                                          const struct rf_facts *facts,
                                          const struct rf_demand *demand)
{
    struct rf_start_search search = {.instance = instance, .facts = facts, .demand = demand};
    search.roles = rf_demand_roles(instance, demand);
    search.choice = rf_demand_choice(instance, demand);
    search.site = rf_demand_site(instance, demand);
    if (instance->kinds[demand->kind].private_room)
        search.rooms =
            rf_facts_rooms(facts,
                           demand->event >= 0 ? instance->events[demand->event].site
                                              : instance->inductions[demand->induction].site,
                           &search.room_count);
    return search;
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

/* Until when a person can be there from `start` on, needed like that; -1. */
static rf_minute find_end(const struct rf_start_search *search, int32_t person,
                          enum rf_presence presence, int32_t date, rf_minute start)
{
    const struct rf_kind *kind = &search->instance->kinds[search->demand->kind];
    switch (presence) {
    case RF_FREE:
        return find_room(rf_facts_free(search->facts, person, date, kind->induction), start);
    case RF_TEACHING:
        return find_room(rf_facts_lessons(search->facts, person, date), start);
    case RF_COVERED:
        if (kind->away)
            return rf_facts_away_until(search->facts, person, date, start, kind->induction);
        return find_room(rf_facts_covered(search->facts, person, date, kind->induction), start);
    case RF_ABSENT:
        break;
    }
    return -1;
}

/* The room at a start: earliest end of the stretches of all fixed people; -1: somebody has no
 * stretch there, or nobody holds a role that is needed. */
static rf_minute find_common_room(const struct rf_start_search *search, int32_t date,
                                  rf_minute start)
{
    rf_minute room = 24 * 60;
    for (int32_t role = 0; role < RF_ROLES; role++) {
        int32_t person = search->roles.person[role];
        if (search->roles.presence[role] == RF_ABSENT)
            continue;
        rf_minute own =
            person < 0 ? -1 : find_end(search, person, search->roles.presence[role], date, start);
        if (own < room)
            room = own;
    }
    return room;
}

/* Before and after the pupils' day (D7, D47): false when the kind may not start there; else cuts
 * `room`. */
static bool fits_day(const struct rf_start_search *search, int32_t date, rf_minute start,
                     rf_minute *room)
{
    const struct rf_instance *instance = search->instance;
    const struct rf_kind *kind = &instance->kinds[search->demand->kind];
    const struct rf_date *day = &instance->dates[date];
    bool outside = day->status == RF_DAY_INSET || instance->rules[RF_RULE_AFTER_SCHOOL] != 0;
    if (!(kind->before_school && outside) && start < day->pupils.from)
        return false;
    if (kind->after_school && outside)
        return true;
    if (start >= day->pupils.until)
        return false;
    if (*room > day->pupils.until)
        *room = day->pupils.until;
    return true;
}

/* D47: what ends after the pupils' day lies on a night on which meetings may be. */
static bool fits_night(const struct rf_instance *instance, int32_t date, rf_minute end)
{
    const struct rf_date *day = &instance->dates[date];
    return day->status != RF_DAY_TEACHING || end <= day->pupils.until ||
           (instance->meeting_nights >> day->weekday & 1) != 0;
}

static bool is_fixed(const struct rf_start_search *search, int32_t person)
{
    for (int32_t role = 0; role < RF_ROLES; role++)
        if (search->roles.presence[role] != RF_ABSENT && search->roles.person[role] == person)
            return true;
    return false;
}

static enum rf_presence presence_of_choice(const struct rf_start_search *search)
{
    return search->choice < 0
               ? RF_ABSENT
               : search->instance->kinds[search->demand->kind].presence[search->choice];
}

/* Who is needed `covered`, with this choice; -1. */
static int32_t find_covered(const struct rf_start_search *search, int32_t chosen)
{
    for (int32_t role = 0; role < RF_ROLES; role++)
        if (search->roles.presence[role] == RF_COVERED)
            return search->roles.person[role];
    return presence_of_choice(search) == RF_COVERED ? chosen : -1;
}

/* D29: a picked person whom a forbid of the own or a journey keeps away from these minutes. */
static bool is_kept_away(const struct rf_start_search *search, int32_t person, int32_t date,
                         struct rf_span span)
{
    return rf_facts_forbidden(search->facts, -1, search->demand->kind, person, date, span, NULL) ||
           !rf_facts_can_travel(search->facts, person, date, span, search->site);
}

static void add_rooms(const struct rf_start_search *search, int32_t date, struct rf_span span,
                      struct rf_candidate pick, struct rf_pick_list *picks)
{
    pick.room = -1;
    if (search->room_count == 0)
        RF_PUSH(picks->items, picks->count, picks->capacity, pick);
    for (int32_t i = 0; i < search->room_count; i++) {
        pick.room = search->rooms[i];
        if (rf_facts_room_is_free(search->facts, pick.room, date, span))
            RF_PUSH(picks->items, picks->count, picks->capacity, pick);
    }
}

static void add_covers(const struct rf_start_search *search, int32_t date, struct rf_span span,
                       struct rf_candidate pick, struct rf_pick_list *picks)
{
    int32_t covered = find_covered(search, pick.chosen), count;
    pick.cover = -1;
    pick.released =
        covered < 0 ? 0
                    : rf_facts_released(search->facts, covered, date, span, &pick.released_span);
    if (pick.released == 0) {
        add_rooms(search, date, span, pick, picks);
        return;
    }
    const int32_t *providers = rf_facts_providers(search->facts, date, &count);
    for (int32_t i = 0; i < count; i++) {
        pick.cover = providers[i];
        if (pick.cover != pick.chosen && !is_fixed(search, pick.cover) &&
            rf_facts_can_cover(search->facts, pick.cover, covered, date, span) &&
            !is_kept_away(search, pick.cover, date, pick.released_span))
            add_rooms(search, date, span, pick, picks);
    }
}

/* Every way to pick for exactly this span. */
static void list_picks(const struct rf_start_search *search, int32_t date, struct rf_span span,
                       struct rf_pick_list *picks)
{
    struct rf_candidate pick = {.start = span.from, .end = span.until, .chosen = -1};
    picks->count = 0;
    if (search->choice < 0) {
        add_covers(search, date, span, pick, picks);
        return;
    }
    const struct rf_cast *cast =
        &search->instance->inductions[search->demand->induction].cast[search->choice];
    for (int32_t i = 0; i < cast->count; i++) {
        pick.chosen = cast->people[i];
        if (!is_fixed(search, pick.chosen) &&
            find_end(search, pick.chosen, presence_of_choice(search), date, span.from) >=
                span.until &&
            !is_kept_away(search, pick.chosen, date, span))
            add_covers(search, date, span, pick, picks);
    }
}

/* D17 for the induction and its fixed people. */
static bool is_forbidden(const struct rf_start_search *search, int32_t date, struct rf_span span)
{
    const struct rf_demand *demand = search->demand;
    bool barred =
        rf_facts_forbidden(search->facts, demand->induction, demand->kind, -1, date, span, NULL);
    for (int32_t role = 0; role < RF_ROLES && !barred; role++)
        barred = search->roles.presence[role] != RF_ABSENT && search->roles.person[role] >= 0 &&
                 rf_facts_forbidden(search->facts, demand->induction, demand->kind,
                                    search->roles.person[role], date, span, NULL);
    return barred;
}

static rf_minute pick_event(const struct rf_start_search *search, int32_t date, rf_minute start,
                            struct rf_pick_list *picks)
{
    const struct rf_instance *instance = search->instance;
    const struct rf_event *event = &instance->events[search->demand->event];
    const struct rf_date *day = &instance->dates[date];
    struct rf_span span = {start, start + event->minutes};
    rf_minute room = day->open.until;
    bool offered = event->option_count == 0;
    for (int32_t i = 0; i < event->option_count && !offered; i++)
        offered = event->options[i].day == day->day && event->options[i].start == start;
    if (!offered || start < day->open.from || !fits_day(search, date, start, &room) ||
        span.until > room || !fits_night(instance, date, span.until))
        return -1;
    struct rf_candidate pick = {.start = start, .end = span.until, .chosen = -1, .cover = -1};
    add_rooms(search, date, span, pick, picks);
    return picks->count > 0 ? span.until : -1;
}

rf_minute rf_start_picks(const struct rf_start_search *search, int32_t date, rf_minute start,
                         struct rf_pick_list *picks)
{
    picks->count = 0;
    if (search->demand->event >= 0)
        return pick_event(search, date, start, picks);
    const struct rf_step *step = search->demand->step;
    int32_t grid = search->instance->rules[RF_RULE_GRID];
    rf_minute room = find_common_room(search, date, start);
    if (room <= start || !fits_day(search, date, start, &room))
        return -1;
    int32_t length = room - start < step->minutes ? room - start : step->minutes;
    for (length -= length % grid; length >= step->least && length >= grid; length -= grid) {
        struct rf_span span = {start, start + length};
        list_picks(search, date, span, picks);
        if (picks->count == 0)
            continue;
        if (is_forbidden(search, date, span) || !fits_night(search->instance, date, span.until))
            break;
        return span.until;
    }
    picks->count = 0;
    return -1;
}
