/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * brute_force.c: depth-first over the demanded sessions; each takes every start of the grid on
 * every date that the check accepts for it alone, with everybody who could be chosen, everybody who
 * could cover and every room (for a group session: with every set of people who attend), or stays
 * unplaced.
 *
 * A branch is left for one of two reasons only.
 *  1. The check says that what is placed already breaks a rule whatever follows.
 *  2. What is decided already is worth no less than the best plan found. Worth, so far: sessions
 *     decided to be unplaced (tier 1), their minutes (tier 2), and of those placed the tired
 *     points (tier 3), the minutes covered (tier 4) and each mentor's fullest week (tier 5, above
 *     a mean that no plan moves). Later decisions only add to each count, to each induction's
 *     minutes (so to the sorted list at every position), to the points and minutes, so every plan
 *     below compares no less. Tiers 6 to 8 can fall when a session is added, and count as nothing
 *     here.
 *
 * Invariant: whenever `descend` returns, the sessions it decided are undecided again. */
#include "brute_force.h"

#include <string.h>

#include "base/memory.h"

enum { PICKS_MOST = 64 };

/* One way to place a session. */
struct choice {
    rf_day day;
    rf_minute start, end;
    int32_t pick[RF_PICKS]; /* -1: none is needed */
    int32_t *attending;     /* borrowed from search.subsets */
    int32_t attending_count;
};

struct search {
    const struct rf_instance *instance;
    const struct rf_checker *checker;
    struct rf_session *sessions; /* the demanded ones, as decided so far */
    int32_t count;
    struct choice *choices;
    size_t choice_count, choice_capacity;
    size_t *first;     /* [count + 1] into choices */
    int32_t **subsets; /* attendance lists, owned */
    size_t subset_count, subset_capacity;
    int32_t *missing; /* [induction] minutes decided to be unplaced */
    int32_t unplaced[RF_PRIORITY_CLASSES];
    int64_t limit, questions;
    bool found, too_large;
    struct rf_values *so_far; /* [count + 1] of what is placed, by sessions decided */
    struct rf_values best, scratch, bound;
    struct rf_session *best_sessions;
};

static bool ask(struct search *search, bool partial, struct rf_values *values)
{
    if (++search->questions > search->limit) {
        search->too_large = true;
        return false;
    }
    return rf_checker_accepts(search->checker, search->sessions, search->count, partial, values);
}

/* ------------------------------------------------------------------ what each session could do */

static void place(struct search *search, int32_t session, const struct choice *choice)
{
    struct rf_session *target = &search->sessions[session];
    target->placed = true;
    target->day = choice->day;
    target->start = choice->start;
    target->end = choice->end;
    target->chosen = choice->pick[RF_PICK_CHOSEN];
    target->cover = choice->pick[RF_PICK_COVER];
    target->room = choice->pick[RF_PICK_ROOM];
    if (target->event >= 0) {
        target->attending = choice->attending;
        target->attending_count = choice->attending_count;
    }
}

static void unplace(struct search *search, int32_t session)
{
    struct rf_session *target = &search->sessions[session];
    target->placed = false;
    target->day = 0;
    target->start = 0;
    target->end = 0;
    target->chosen = -1;
    target->cover = -1;
    target->room = -1;
    target->attending = NULL;
    target->attending_count = 0;
}

static void keep_if_accepted(struct search *search, int32_t session, struct choice choice)
{
    place(search, session, &choice);
    const bool accepted = ask(search, true, NULL);
    unplace(search, session);
    if (accepted) {
        RF_PUSH(search->choices, search->choice_count, search->choice_capacity, choice);
    }
}

/* Every set of the event's people; the check decides which can attend and how many must. */
static void keep_attendances(struct search *search, int32_t session, struct choice choice)
{
    const struct rf_event *event = &search->instance->events[search->sessions[session].event];
    const uint32_t all = (UINT32_C(1) << event->person_count) - 1;
    for (uint32_t mask = all; mask != 0 && !search->too_large; mask--) {
        choice.attending = rf_allocate((size_t)event->person_count, sizeof *choice.attending);
        choice.attending_count = 0;
        for (int32_t i = 0; i < event->person_count; i++) {
            if ((mask >> i & 1) != 0) {
                choice.attending[choice.attending_count++] = event->people[i];
            }
        }
        RF_PUSH(search->subsets, search->subset_count, search->subset_capacity, choice.attending);
        keep_if_accepted(search, session, choice);
    }
}

/* Who or what could be picked there; {-1} when nobody has to be. */
struct picks {
    int32_t items[PICKS_MOST];
    int32_t count;
};

static struct picks list_picks(struct search *search, int32_t session, const struct choice *at,
                               enum rf_pick pick)
{
    struct picks picks = {{-1}, 1};
    const int32_t *items = NULL;
    const int32_t count = rf_checker_eligible(search->checker, &search->sessions[session], at->day,
                                              at->start, pick, &items);
    if (count > PICKS_MOST) {
        search->too_large = true;
    } else if (count >= 0) {
        picks.count = count;
        for (int32_t i = 0; i < count; i++) {
            picks.items[i] = items[i];
        }
    }
    return picks;
}

/* Every way to stand at one start: everybody chosen, with everybody who then covers (if the one
 * chosen has a class), in every room. */
static void list_start(struct search *search, int32_t session, struct choice choice)
{
    const struct picks chosen = list_picks(search, session, &choice, RF_PICK_CHOSEN);
    for (int32_t i = 0; i < chosen.count && !search->too_large; i++) {
        choice.pick[RF_PICK_CHOSEN] = chosen.items[i];
        search->sessions[session].chosen = chosen.items[i];
        const struct picks cover = list_picks(search, session, &choice, RF_PICK_COVER);
        const struct picks room = list_picks(search, session, &choice, RF_PICK_ROOM);
        search->sessions[session].chosen = -1;
        for (int32_t k = 0; k < cover.count * room.count && !search->too_large; k++) {
            choice.pick[RF_PICK_COVER] = cover.items[k / room.count];
            choice.pick[RF_PICK_ROOM] = room.items[k % room.count];
            if (search->sessions[session].event >= 0) {
                keep_attendances(search, session, choice);
            } else {
                keep_if_accepted(search, session, choice);
            }
        }
    }
}

static void list_choices(struct search *search, int32_t session)
{
    const struct rf_instance *instance = search->instance;
    const int32_t grid = instance->rules[RF_RULE_GRID];
    for (int32_t d = 0; d < instance->date_count && !search->too_large; d++) {
        const struct rf_date *date = &instance->dates[d];
        for (rf_minute start = 0; start < 24 * 60; start += grid) {
            const rf_minute end =
                rf_checker_end(search->checker, &search->sessions[session], date->day, start);
            if (end >= 0) {
                list_start(search, session,
                           (struct choice){.day = date->day, .start = start, .end = end});
            }
        }
    }
}

/* ------------------------------------------------------------------ what is decided is worth */

/* Minutes of tier 2 for an unplaced session, from its step in the stage of its first week. */
static int32_t wished_minutes(const struct search *search, const struct rf_session *session)
{
    const struct rf_instance *instance = search->instance;
    int32_t week = 0;
    while (week + 1 < instance->week_count && instance->weeks[week].monday != session->monday) {
        week++;
    }
    const struct rf_stage *stage = instance->inductions[session->induction].stage_of_week[week];
    for (int32_t i = 0; i < stage->step_count; i++) {
        if (stage->steps[i].kind == session->kind) {
            return stage->steps[i].minutes;
        }
    }
    return 0;
}

/* Adds (`sign` 1) or takes back (-1) what the decision on a session costs in tiers 1 and 2. */
static void account(struct search *search, int32_t session, int32_t sign)
{
    const struct rf_session *decided = &search->sessions[session];
    const int32_t class = search->instance->kinds[decided->kind].priority - 1;
    if (decided->event >= 0) {
        const int32_t people = search->instance->events[decided->event].person_count;
        search->unplaced[class] +=
            sign * (people - (decided->placed ? decided->attending_count : 0));
    } else if (!decided->placed) {
        const bool pair = search->instance->inductions[decided->induction].ect >= 0;
        search->unplaced[class] += sign;
        search->missing[decided->induction] += pair ? sign * wished_minutes(search, decided) : 0;
    }
}

/* True when no plan below can be better than the best found; `so_far`: of what is placed. */
static bool is_hopeless(struct search *search, const struct rf_values *so_far)
{
    if (!search->found) {
        return false;
    }
    struct rf_values *bound = &search->bound;
    memcpy(bound->unplaced, search->unplaced, sizeof bound->unplaced);
    bound->tired = so_far->tired;
    memcpy(bound->cover, so_far->cover, sizeof bound->cover);
    bound->workload = so_far->workload;
    const int32_t count = search->instance->induction_count;
    for (int32_t i = 0; i < count; i++) { /* insertion sort, largest first */
        int32_t position = i;
        while (position > 0 && bound->equity[position - 1] < search->missing[i]) {
            bound->equity[position] = bound->equity[position - 1];
            position--;
        }
        bound->equity[position] = search->missing[i];
    }
    bound->equity_count =
        search->best.equity_count; /* without those of mentor training, who are 0 */
    bound->workload_count = search->best.workload_count;
    return rf_values_compare(bound, &search->best) >= 0;
}

/* ------------------------------------------------------------------ every plan */

static void copy_values(struct rf_values *to, const struct rf_values *from, int32_t inductions)
{
    int32_t *equity = to->equity, *workload = to->workload;
    memcpy(equity, from->equity, (size_t)inductions * sizeof *equity);
    memcpy(workload, from->workload, (size_t)inductions * sizeof *workload);
    *to = *from;
    to->equity = equity;
    to->workload = workload;
}

static void judge(struct search *search)
{
    if (!ask(search, false, &search->scratch)) {
        return;
    }
    if (search->found && rf_values_compare(&search->scratch, &search->best) >= 0) {
        return;
    }
    search->found = true;
    copy_values(&search->best, &search->scratch, search->instance->induction_count);
    memcpy(search->best_sessions, search->sessions,
           (size_t)search->count * sizeof *search->sessions);
}

static void descend(struct search *search, int32_t session)
{
    if (session == search->count) {
        judge(search);
        return;
    }
    const int32_t inductions = search->instance->induction_count;
    struct rf_values *next = &search->so_far[session + 1];
    for (size_t i = search->first[session]; i < search->first[session + 1]; i++) {
        place(search, session, &search->choices[i]);
        const bool allowed = ask(search, true, next);
        if (search->too_large) {
            unplace(search, session);
            return;
        }
        account(search, session, 1);
        if (allowed && !is_hopeless(search, next)) {
            descend(search, session + 1);
        }
        account(search, session, -1);
        unplace(search, session);
    }
    copy_values(next, &search->so_far[session], inductions);
    account(search, session, 1);
    if (!is_hopeless(search, next)) {
        descend(search, session + 1);
    }
    account(search, session, -1);
}

/* One number for each induction. */
static int32_t *number_list(const struct rf_instance *instance)
{
    return rf_allocate((size_t)instance->induction_count + 1, sizeof(int32_t));
}

static struct rf_values empty_values(const struct rf_instance *instance)
{
    return (struct rf_values){.equity = number_list(instance), .workload = number_list(instance)};
}

static void release_values(struct rf_values *values)
{
    rf_release(values->equity);
    rf_release(values->workload);
}

/* The best plan's sessions, with attendance lists of its own. */
static struct rf_plan *own_plan(const struct search *search)
{
    struct rf_plan *plan = rf_checker_demand(search->checker);
    for (int32_t i = 0; i < plan->session_count; i++) {
        const struct rf_session *best = &search->best_sessions[i];
        struct rf_session *target = &plan->sessions[i];
        rf_release(target->attending);
        *target = *best;
        target->attending = NULL;
        if (best->attending_count > 0) {
            const size_t bytes = (size_t)best->attending_count * sizeof *best->attending;
            target->attending = rf_allocate((size_t)best->attending_count, sizeof *best->attending);
            memcpy(target->attending, best->attending, bytes);
        }
    }
    return plan;
}

static void begin(struct search *search, const struct rf_plan *demand)
{
    const size_t count = (size_t)demand->session_count;
    search->count = demand->session_count;
    search->sessions = rf_allocate(count + 1, sizeof *search->sessions);
    search->best_sessions = rf_allocate(count + 1, sizeof *search->best_sessions);
    search->first = rf_allocate(count + 1, sizeof *search->first);
    search->missing = number_list(search->instance);
    search->best = empty_values(search->instance);
    search->scratch = empty_values(search->instance);
    search->bound.equity = number_list(search->instance);
    search->so_far = rf_allocate(count + 1, sizeof *search->so_far);
    for (size_t i = 0; i <= count; i++) {
        search->so_far[i] = empty_values(search->instance);
    }
    for (int32_t i = 0; i < search->count; i++) {
        search->sessions[i] = demand->sessions[i];
        unplace(search, i);
    }
}

static void end(struct search *search)
{
    for (size_t i = 0; i < search->subset_count; i++) {
        rf_release(search->subsets[i]);
    }
    rf_release(search->subsets);
    rf_release(search->choices);
    rf_release(search->first);
    rf_release(search->missing);
    rf_release(search->sessions);
    rf_release(search->best_sessions);
    release_values(&search->scratch);
    rf_release(search->bound.equity);
    for (int32_t i = 0; i <= search->count; i++) {
        release_values(&search->so_far[i]);
    }
    rf_release(search->so_far);
}

void brute_force(const struct rf_instance *instance, const struct rf_checker *checker,
                 int64_t limit, struct brute_result *result)
{
    struct search search = {.instance = instance, .checker = checker, .limit = limit};
    struct rf_plan *demand = rf_checker_demand(checker);
    begin(&search, demand);
    *result = (struct brute_result){.outcome = BRUTE_TOO_LARGE};
    for (int32_t i = 0; i < search.count; i++) {
        list_choices(&search, i);
        search.first[i + 1] = search.choice_count;
        const int64_t choices = (int64_t)(search.choice_count - search.first[i]);
        if (choices > result->largest_choice) {
            result->largest_choice = choices;
        }
    }
    if (!search.too_large) {
        descend(&search, 0);
    }
    if (!search.too_large) {
        result->outcome = search.found ? BRUTE_BEST : BRUTE_NONE;
    }
    if (search.found) {
        result->plan = own_plan(&search);
    }
    result->values = search.best;
    result->questions = search.questions;
    end(&search);
    rf_plan_release(demand);
}

void brute_result_release(struct brute_result *result)
{
    release_values(&result->values);
    rf_plan_release(result->plan);
    *result = (struct brute_result){.outcome = BRUTE_TOO_LARGE};
}
