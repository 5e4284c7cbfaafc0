/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * entry.c: the list of demanded sessions, in the plan's order: who is needed (D26), what makes
 * them superfluous (D35), and what links them: a visit to its meeting (D13), a meeting to the one
 * before it (D14), pins (D17). */
#include <stdlib.h>

#include "base/memory.h"
#include "check/rhythm.h"
#include "check/room.h"
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

bool rf_check_is_part(const struct rf_entry *entry, int32_t person)
{
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].person == person)
            return true;
    }
    return false;
}

/* Fills in who is needed; false when two of them are one person, who cannot be both (D26). */
static bool name_parts(const struct rf_checker *checker, struct rf_entry *entry)
{
    const struct rf_induction *pair = &checker->instance->inductions[entry->induction];
    const struct rf_kind *kind = &checker->instance->kinds[entry->kind];
    int32_t role;

    for (role = 0; role < RF_ROLES; role++) {
        const struct rf_cast *cast = &pair->cast[role];
        struct rf_part part = {-1, -1, kind->presence[role], (enum rf_role)role};

        if (part.presence == RF_ABSENT)
            continue;
        entry->covered = entry->covered || part.presence == RF_COVERED;
        if (cast->count > 1 && entry->choice.cast == NULL) {
            entry->choice = (struct rf_choice){cast, part.presence, part.role};
            continue;
        }
        if (cast->count > 0) {
            part.person = cast->people[0];
            part.slot = checker->slot_of[part.person];
        }
        if (part.person >= 0 && rf_check_is_part(entry, part.person))
            return false;
        entry->parts[entry->part_count++] = part;
    }
    return true;
}

/* An occurrence of the person on a date of the window stands for the session (D35). */
static bool satisfied(const struct rf_checker *checker, const struct rf_entry *entry)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[entry->induction];
    int32_t person =
        instance->kinds[entry->kind].presence[RF_ROLE_ECT] != RF_ABSENT ? pair->ect : pair->mentor;
    int32_t date, i;

    for (date = 0; person >= 0 && date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];

        for (i = 0; i < day->occurrence_count; i++) {
            const struct rf_occurrence *here = &day->occurrences[i];

            if (here->type != RF_LESSON && instance->commitments[here->source].satisfies != NULL &&
                instance->commitments[here->source].satisfies[entry->kind] &&
                rf_check_in_window(instance, &entry->window, date))
                return true;
        }
    }
    return false;
}

static bool has_marked_time(const struct rf_checker *checker, const struct rf_entry *entry)
{
    const struct rf_instance *instance = checker->instance;
    int32_t ect = instance->inductions[entry->induction].ect, date, i;

    for (date = 0; ect >= 0 && date < instance->date_count; date++) {
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

/* D33: the gap that the step allows, stretched with its rhythm. */
static void stretch_gap(const struct rf_checker *checker, struct rf_entry *entry)
{
    int64_t share =
        rf_check_stretch_share(checker->instance, entry->induction, entry->stage, entry->step);

    entry->gap_least = (int32_t)((int64_t)entry->step->gap_least * 1000 / share);
    entry->gap_most = (int32_t)(((int64_t)entry->step->gap_most * 1000 + share - 1) / share);
}

static void add_entry(struct rf_checker *checker, struct entry_list *list,
                      const struct rf_entry *like, const struct rf_asked *asked)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_kind *kind = &instance->kinds[like->step->kind];
    int32_t site = instance->inductions[like->induction].site;
    struct rf_entry entry = *like;

    entry.kind = like->step->kind;
    entry.event = entry.target = entry.before = -1;
    entry.window = asked->window;
    entry.monday = asked->monday;
    entry.pin = find_pin(instance, &entry);
    if (rf_check_last_date(instance, &entry.window) < instance->as_of && entry.pin < 0)
        return;
    if (!name_parts(checker, &entry) || satisfied(checker, &entry))
        return;
    stretch_gap(checker, &entry);
    entry.site = kind->away ? -1 : site;
    entry.room = kind->private_room && rf_check_has_room(checker, site);
    entry.marked = has_marked_time(checker, &entry);
    RF_PUSH(list->items, list->count, list->capacity, entry);
}

/* The steps of one stage of an induction, in its windows. */
static void add_stage(struct rf_checker *checker, struct entry_list *list, int32_t induction,
                      const struct rf_stage *stage)
{
    struct rf_asked_list asked = {NULL, 0, 0};
    int32_t i;
    size_t j;

    for (i = 0; i < stage->step_count; i++) {
        struct rf_entry like = {.induction = induction, .stage = stage, .step = &stage->steps[i]};

        asked.count = 0;
        rf_check_asked(checker, induction, stage, &stage->steps[i], &asked);
        for (j = 0; j < asked.count; j++)
            add_entry(checker, list, &like, &asked.items[j]);
    }
    rf_release(asked.items);
}

/* Each stage that is in force in some week, once (D31). */
static void add_stages(struct rf_checker *checker, struct entry_list *list, int32_t induction)
{
    const struct rf_stage *const *stages = checker->instance->inductions[induction].stage_of_week;
    int32_t week, earlier;

    for (week = 0; week < checker->instance->week_count; week++) {
        for (earlier = 0; earlier < week && stages[earlier] != stages[week]; earlier++)
            ;
        if (earlier == week && stages[week] != NULL)
            add_stage(checker, list, induction, stages[week]);
    }
}

/* Links of one induction whose entries are the last ones of `list`, from `first` on. */
static void link_entries(struct rf_checker *checker, struct entry_list *list, size_t first,
                         int32_t induction)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_course *course = &checker->courses[induction];
    int32_t *meetings = rf_arena_allocate(checker->arena, list->count - first, sizeof *meetings);
    size_t i, j;

    for (i = first; i < list->count; i++) {
        struct rf_entry *entry = &list->items[i];

        for (j = first; entry->step->leads_to >= 0 && j < list->count; j++) {
            if (list->items[j].monday == entry->monday &&
                list->items[j].step == &entry->stage->steps[entry->step->leads_to])
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
        const struct rf_event *event = &instance->events[i];
        struct rf_entry entry = {
            .induction = -1, .kind = event->kind, .event = i, .target = -1, .before = -1};

        checker->entry_of_event[i] = -1;
        entry.pin = find_pin(instance, &entry);
        if (last_event_date(event) < instance->as_of && entry.pin < 0)
            continue;
        entry.site = instance->kinds[event->kind].away ? -1 : event->site;
        entry.room =
            instance->kinds[event->kind].private_room && rf_check_has_room(checker, event->site);
        checker->entry_of_event[i] = (int32_t)list->count;
        RF_PUSH(list->items, list->count, list->capacity, entry);
    }
}

void rf_check_derive_entries(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    struct entry_list list = {NULL, 0, 0};
    size_t k;
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        size_t first = list.count;

        add_stages(checker, &list, i);
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
