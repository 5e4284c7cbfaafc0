/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand.c: the list of demanded sessions in the order of plan.h, and the plan in which none of
 * them is placed.
 *
 * Invariant: (induction, monday, kind) names a session once, since a kind belongs to at most one
 * step of a stage that asks in that window. Nothing here depends on what can be placed. */
#include "model/demand.h"

#include <stdlib.h>

#include "base/memory.h"
#include "model/candidate.h"
#include "model/demand_link.h"
#include "model/demand_window.h"

/* Demands while they are collected. */
struct demand_list {
    struct rf_demand *items;
    size_t count, capacity;
};

static int compare_demands(const void *one, const void *other)
{
    const struct rf_demand *a = one, *b = other;
    if (a->monday != b->monday)
        return a->monday < b->monday ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

static struct rf_demand start_demand(int32_t induction, int32_t kind, int32_t event)
{
    struct rf_demand demand = {0};
    demand.induction = induction;
    demand.kind = kind;
    demand.event = event;
    demand.first_week = demand.last_week = -1;
    demand.leads_to = demand.led_by = demand.previous_meeting = demand.meeting_rank = -1;
    return demand;
}

static bool fits_status(const struct rf_instance *instance, int32_t date, int32_t kind)
{
    enum rf_day_status status = instance->dates[date].status;
    return status == RF_DAY_TEACHING || (status == RF_DAY_INSET && instance->kinds[kind].inset);
}

/* Dates of the window's weeks inside the life on which the kind can stand. Returns the last date
 * of the window of whatever status. */
static rf_day list_days(const struct rf_rhythm *rhythm, const struct rf_window *window,
                        struct rf_arena *arena, struct rf_demand *demand)
{
    const struct rf_instance *instance = rhythm->instance;
    size_t room = 7 * (size_t)(window->last_week - window->first_week + 1);
    rf_day *days = rf_arena_allocate(arena, room, sizeof *days);
    rf_day last = rhythm->life.from;
    for (int32_t week = window->first_week; week <= window->last_week; week++) {
        for (rf_day day = instance->weeks[week].monday; day < instance->weeks[week].monday + 7;
             day++) {
            if (day < rhythm->life.from || day > rhythm->life.until)
                continue;
            last = day;
            if (fits_status(instance, day - instance->first_day, demand->kind))
                days[demand->day_count++] = day;
        }
    }
    demand->days = days;
    return last;
}

static rf_day list_nearest(const struct rf_window *window, struct rf_arena *arena,
                           struct rf_demand *demand)
{
    rf_day *days = rf_arena_allocate(arena, 2, sizeof *days);
    rf_day last = INT32_MAX; /* no date at all: still demanded, and nowhere to stand */
    for (int32_t i = 0; i < window->nearest_count; i++)
        last = days[demand->day_count++] = window->nearest[i];
    demand->days = days;
    return last;
}

/* D26: two needed fixed roles are one person. */
static bool doubles(const struct rf_instance *instance, const struct rf_demand *demand)
{
    struct rf_roles roles = rf_demand_roles(instance, demand);
    for (int32_t i = 0; i < RF_ROLES; i++)
        for (int32_t k = 0; k < i; k++)
            if (roles.presence[i] != RF_ABSENT && roles.presence[k] != RF_ABSENT &&
                roles.person[i] >= 0 && roles.person[i] == roles.person[k])
                return true;
    return false;
}

/* D14's limits as they hold for this ECT (D33). */
static void set_gap(const struct rf_rhythm *rhythm, struct rf_demand *demand)
{
    const struct rf_step *step = demand->step;
    int64_t fte = rf_rhythm_stretch(rhythm, demand->stage, step);
    demand->has_gap = step->has_gap;
    demand->gap_least = (int32_t)((int64_t)step->gap_least * 1000 / fte);
    demand->gap_most = (int32_t)(((int64_t)step->gap_most * 1000 + fte - 1) / fte);
    demand->gap_make_up = step->gap_make_up;
}

static void collect_step(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                         const struct rf_step *step, struct rf_arena *arena,
                         struct demand_list *list)
{
    const struct rf_instance *instance = rhythm->instance;
    int32_t windows = rf_rhythm_windows(rhythm, stage, step);
    for (int32_t number = 0; number < windows; number++) {
        struct rf_window window;
        if (!rf_rhythm_asks(rhythm, stage, step, number, &window))
            continue;
        struct rf_demand demand = start_demand(rhythm->induction, step->kind, -1);
        demand.monday = window.monday;
        demand.step = step;
        demand.stage = stage;
        demand.first_week = window.first_week;
        demand.last_week = window.last_week;
        demand.make_up = window.make_up;
        if (doubles(instance, &demand))
            continue;
        set_gap(rhythm, &demand);
        demand.pin = rf_demand_pin(instance, rhythm->induction, step->kind, demand.monday, -1);
        rf_day last = window.make_up ? list_nearest(&window, arena, &demand)
                                     : list_days(rhythm, &window, arena, &demand);
        if (last < instance->as_of && demand.pin < 0)
            continue; /* D11 */
        RF_PUSH(list->items, list->count, list->capacity, demand);
    }
}

static void collect_induction(const struct rf_instance *instance, int32_t induction,
                              struct rf_demands *demands, struct demand_list *list)
{
    const struct rf_induction *who = &instance->inductions[induction];
    struct rf_rhythm rhythm = rf_rhythm_derive(instance, induction);
    size_t first = list->count;
    demands->first_week_of[induction] = rhythm.first_week;
    for (int32_t week = 0; week < instance->week_count; week++) {
        const struct rf_stage *stage = who->stage_of_week[week];
        bool seen = false;
        for (int32_t earlier = 0; earlier < week && !seen; earlier++)
            seen = who->stage_of_week[earlier] == stage;
        for (int32_t i = 0; i < stage->step_count && !seen; i++)
            collect_step(&rhythm, stage, &stage->steps[i], demands->arena, list);
    }
    if (list->count - first > 1)
        qsort(list->items + first, list->count - first, sizeof *list->items, compare_demands);
    rf_rhythm_release(&rhythm);
}

/* Dates of the event's options or window, by status. Returns the last one of whatever status. */
static rf_day list_event_days(const struct rf_instance *instance, const struct rf_event *event,
                              struct rf_arena *arena, struct rf_demand *demand)
{
    rf_day from = event->option_count > 0 ? event->options[0].day : event->window.from;
    rf_day until =
        event->option_count > 0 ? event->options[event->option_count - 1].day : event->window.until;
    rf_day *days = rf_arena_allocate(arena, (size_t)instance->date_count, sizeof *days);
    for (int32_t date = 0; date < instance->date_count; date++) {
        rf_day day = instance->dates[date].day;
        bool offered = event->option_count == 0;
        for (int32_t i = 0; i < event->option_count && !offered; i++)
            offered = event->options[i].day == day;
        if (offered && day >= from && day <= until && fits_status(instance, date, event->kind))
            days[demand->day_count++] = day;
    }
    demand->days = days;
    return until;
}

static void collect_event(const struct rf_instance *instance, int32_t index, struct rf_arena *arena,
                          struct demand_list *list)
{
    const struct rf_event *event = &instance->events[index];
    struct rf_demand demand = start_demand(-1, event->kind, index);
    demand.pin = rf_demand_pin(instance, -1, event->kind, 0, index);
    rf_day last = list_event_days(instance, event, arena, &demand);
    if (last >= instance->as_of || demand.pin >= 0)
        RF_PUSH(list->items, list->count, list->capacity, demand);
}

struct rf_demands *rf_demands_build(const struct rf_instance *instance)
{
    struct rf_arena *arena = rf_arena_new();
    struct rf_demands *demands = rf_arena_allocate(arena, 1, sizeof *demands);
    struct demand_list list = {NULL, 0, 0};
    size_t inductions = (size_t)instance->induction_count;
    demands->arena = arena;
    demands->meetings_of = rf_arena_allocate(arena, inductions, sizeof(int32_t));
    demands->first_week_of = rf_arena_allocate(arena, inductions, sizeof(int32_t));
    for (int32_t induction = 0; induction < instance->induction_count; induction++)
        collect_induction(instance, induction, demands, &list);
    for (int32_t event = 0; event < instance->event_count; event++)
        collect_event(instance, event, arena, &list);
    demands->items = rf_arena_allocate(arena, list.count, sizeof *demands->items);
    for (size_t i = 0; i < list.count; i++)
        demands->items[i] = list.items[i];
    demands->count = (int32_t)list.count;
    rf_demands_link(instance, demands);
    rf_release(list.items);
    return demands;
}

void rf_demands_release(struct rf_demands *demands)
{
    if (demands != NULL)
        rf_arena_release(demands->arena); /* holds `demands` itself */
}

struct rf_plan *rf_demands_empty_plan(const struct rf_instance *instance,
                                      const struct rf_demands *demands)
{
    struct rf_plan *plan = rf_allocate(1, sizeof *plan);
    (void)instance;
    plan->session_count = demands->count;
    plan->sessions = rf_allocate((size_t)demands->count, sizeof *plan->sessions);
    for (int32_t i = 0; i < demands->count; i++) {
        const struct rf_demand *demand = &demands->items[i];
        plan->sessions[i].induction = demand->induction;
        plan->sessions[i].kind = demand->kind;
        plan->sessions[i].monday = demand->monday;
        plan->sessions[i].event = demand->event;
        plan->sessions[i].chosen = plan->sessions[i].cover = plan->sessions[i].room = -1;
    }
    return plan;
}
