/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * entry.c: the list of demanded sessions, in the plan's order, and what links them: a visit to
 * its meeting (D13), a meeting to the one before it (D14), pins (D17). */
#include <stdlib.h>

#include "base/memory.h"
#include "check/window.h"

struct entry_list {
    struct rf_entry *items;
    size_t count, capacity;
};

static int compare_entries(const void *one, const void *other)
{
    const struct rf_entry *a = one, *b = other;

    if (a->monday != b->monday)
        return a->monday < b->monday ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

static int32_t find_pin(const struct rf_instance *instance, const struct rf_entry *entry)
{
    int32_t i;

    for (i = 0; i < instance->pin_count; i++) {
        const struct rf_pin *pin = &instance->pins[i];

        if (entry->event >= 0 ? pin->event == entry->event
                              : pin->event < 0 && pin->induction == entry->induction &&
                                    pin->kind == entry->kind && pin->monday == entry->monday)
            return i;
    }
    return -1;
}

static void add_part(const struct rf_checker *checker, struct rf_entry *entry, int32_t person,
                     enum rf_presence presence)
{
    struct rf_part part = {person, -1, presence, false};
    int32_t i;

    if (presence == RF_ABSENT)
        return;
    if (person >= 0)
        part.slot = checker->slot_of[person];
    for (i = 0; i < entry->part_count; i++)
        part.again = part.again || entry->parts[i].person == person;
    entry->parts[entry->part_count++] = part;
}

static bool has_marked_time(const struct rf_checker *checker, const struct rf_entry *entry)
{
    const struct rf_instance *instance = checker->instance;
    int32_t ect = instance->inductions[entry->induction].ect, date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[ect].days[date];

        if (!rf_check_in_window(instance, &entry->window, date))
            continue;
        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_INDUCTION)
                return true;
        }
    }
    return false;
}

static void add_entry(struct rf_checker *checker, struct entry_list *list, int32_t induction,
                      const struct rf_step *step, const struct rf_window *window)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    const struct rf_kind *kind = &instance->kinds[step->kind];
    struct rf_entry entry = {.induction = induction,
                             .kind = step->kind,
                             .event = -1,
                             .step = step,
                             .window = *window,
                             .target = -1,
                             .before = -1};

    entry.monday = instance->weeks[window->first_week].monday;
    entry.pin = find_pin(instance, &entry);
    if (rf_check_last_date(instance, window) < instance->as_of && entry.pin < 0)
        return;
    add_part(checker, &entry, pair->ect, kind->ect);
    add_part(checker, &entry, pair->mentor, kind->mentor);
    add_part(checker, &entry, pair->tutor, kind->tutor);
    entry.marked = has_marked_time(checker, &entry);
    RF_PUSH(list->items, list->count, list->capacity, entry);
}

static struct rf_window window_of(const struct rf_checker *checker, int32_t induction,
                                  const struct rf_step *step, int32_t j)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_window window = {.first_week = j * step->every_weeks,
                               .last_week = (j + 1) * step->every_weeks - 1,
                               .range = checker->courses[induction].life};

    if (window.last_week >= instance->week_count)
        window.last_week = instance->week_count - 1;
    return window;
}

static void add_step(struct rf_checker *checker, struct entry_list *list, int32_t induction,
                     const struct rf_step *step)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_course *course = &checker->courses[induction];
    int32_t windows = (instance->week_count + step->every_weeks - 1) / step->every_weeks, j;
    int32_t first = -1, last = -1;

    for (j = 0; j < windows; j++) {
        struct rf_window window = window_of(checker, induction, step, j);

        if (!rf_check_window_holds(checker, induction, &window))
            continue;
        if (first < 0)
            first = j;
        last = j;
    }
    for (j = first; first >= 0 && j <= last; j++) {
        struct rf_window window = window_of(checker, induction, step, j);
        bool lead_in = rf_check_week_distance(course, window.first_week) <
                       instance->inductions[induction].lead_in_weeks;

        if (lead_in != step->lead_in)
            continue;
        if (!rf_check_window_holds(checker, induction, &window)) {
            if (!rf_check_window_lost(checker, induction, &window))
                continue;
            rf_check_make_up(checker, induction, &window);
        }
        add_entry(checker, list, induction, step, &window);
    }
}

/* Links of one induction whose entries are the last ones of `list`, from `first` on. */
static void link_entries(struct rf_checker *checker, struct entry_list *list, size_t first,
                         int32_t induction)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_stage *stage = instance->inductions[induction].stage;
    struct rf_course *course = &checker->courses[induction];
    int32_t *meetings = rf_arena_allocate(checker->arena, list->count - first, sizeof *meetings);
    size_t i, j;

    for (i = first; i < list->count; i++) {
        struct rf_entry *entry = &list->items[i];

        for (j = first; entry->step->leads_to >= 0 && j < list->count; j++) {
            if (list->items[j].monday == entry->monday &&
                list->items[j].step == &stage->steps[entry->step->leads_to])
                entry->target = (int32_t)j;
        }
        if (!instance->kinds[entry->kind].meeting)
            continue;
        if (course->meeting_count > 0) {
            int32_t previous = meetings[course->meeting_count - 1];

            if (list->items[previous].window.last_week + 1 == entry->window.first_week)
                entry->before = previous;
        }
        meetings[course->meeting_count++] = (int32_t)i;
    }
    course->meetings = meetings;
    course->first_entry = (int32_t)first;
    course->entry_count = (int32_t)(list->count - first);
}

static rf_day last_event_date(const struct rf_event *event)
{
    return event->option_count > 0 ? event->options[event->option_count - 1].day
                                   : event->window.until;
}

static void add_events(struct rf_checker *checker, struct entry_list *list)
{
    const struct rf_instance *instance = checker->instance;
    int32_t i;

    checker->entry_of_event = rf_arena_allocate(checker->arena, (size_t)instance->event_count,
                                                sizeof *checker->entry_of_event);
    for (i = 0; i < instance->event_count; i++) {
        struct rf_entry entry = {.induction = -1,
                                 .kind = instance->events[i].kind,
                                 .event = i,
                                 .target = -1,
                                 .before = -1};

        checker->entry_of_event[i] = -1;
        entry.pin = find_pin(instance, &entry);
        if (last_event_date(&instance->events[i]) < instance->as_of && entry.pin < 0)
            continue;
        checker->entry_of_event[i] = (int32_t)list->count;
        RF_PUSH(list->items, list->count, list->capacity, entry);
    }
}

void rf_check_derive_entries(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    struct entry_list list = {NULL, 0, 0};
    size_t k;
    int32_t i, j;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_stage *stage = instance->inductions[i].stage;
        size_t first = list.count;

        for (j = 0; j < stage->step_count; j++)
            add_step(checker, &list, i, &stage->steps[j]);
        if (list.count > first)
            qsort(list.items + first, list.count - first, sizeof *list.items, compare_entries);
        link_entries(checker, &list, first, i);
    }
    checker->event_entry = (int32_t)list.count;
    add_events(checker, &list);
    checker->entries = rf_arena_allocate(checker->arena, list.count, sizeof *checker->entries);
    for (k = 0; k < list.count; k++)
        checker->entries[k] = list.items[k];
    checker->entry_count = (int32_t)list.count;
    rf_release(list.items);
}
