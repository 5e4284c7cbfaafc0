/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * room.c: the private rooms of the school and what the timetable puts into them (D28). An
 * occurrence names its room by id; the whole timetable is read once, date by date. */
#include "check/room.h"

#include <string.h>

#include "base/memory.h"

struct taken_list {
    struct rf_moment *items;
    size_t count, capacity;
};

static void add_date(const struct rf_instance *instance, const char *room, int32_t date,
                     struct taken_list *list)
{
    int32_t i, j;

    for (i = 0; i < instance->person_count; i++) {
        const struct rf_person_day *day = &instance->people[i].days[date];

        for (j = 0; j < day->occurrence_count; j++) {
            struct rf_moment moment = {date, day->occurrences[j].span};

            if (day->occurrences[j].room != NULL && strcmp(day->occurrences[j].room, room) == 0)
                RF_PUSH(list->items, list->count, list->capacity, moment);
        }
    }
}

static void derive_room(struct rf_checker *checker, int32_t room, struct taken_list *list)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_private_room *here = &checker->rooms[checker->room_count++];
    int32_t *first =
        rf_arena_allocate(checker->arena, (size_t)instance->date_count + 1, sizeof *first);
    struct rf_moment *taken;
    int32_t date;
    size_t i;

    list->count = 0;
    for (date = 0; date < instance->date_count; date++) {
        first[date] = (int32_t)list->count;
        add_date(instance, instance->rooms[room].id, date, list);
    }
    first[date] = (int32_t)list->count;
    taken = rf_arena_allocate(checker->arena, list->count, sizeof *taken);
    for (i = 0; i < list->count; i++)
        taken[i] = list->items[i];
    *here = (struct rf_private_room){room, taken, first};
}

void rf_check_derive_rooms(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    struct taken_list list = {NULL, 0, 0};
    bool wanted = false;
    int32_t i;

    for (i = 0; i < instance->kind_count; i++)
        wanted = wanted || instance->kinds[i].private_room;
    checker->rooms =
        rf_arena_allocate(checker->arena, (size_t)instance->room_count, sizeof *checker->rooms);
    for (i = 0; wanted && i < instance->room_count; i++) {
        if (instance->rooms[i].private_room)
            derive_room(checker, i, &list);
    }
    rf_release(list.items);
}

static bool serves(const struct rf_instance *instance, int32_t room, int32_t site)
{
    return instance->rooms[room].site < 0 || instance->rooms[room].site == site;
}

bool rf_check_has_room(const struct rf_checker *checker, int32_t site)
{
    int32_t i;

    for (i = 0; i < checker->room_count; i++) {
        if (serves(checker->instance, checker->rooms[i].room, site))
            return true;
    }
    return false;
}

bool rf_check_room_can(const struct rf_checker *checker, const struct rf_entry *entry, int32_t room,
                       int32_t date, struct rf_span span)
{
    const struct rf_instance *instance = checker->instance;
    int32_t site = entry->event >= 0 ? instance->events[entry->event].site
                                     : instance->inductions[entry->induction].site;
    int32_t i, j;

    for (i = 0; i < checker->room_count; i++) {
        const struct rf_private_room *here = &checker->rooms[i];

        if (here->room != room)
            continue;
        for (j = here->first[date]; j < here->first[date + 1]; j++) {
            if (rf_span_overlap(here->taken[j].span, span))
                return false;
        }
        return serves(instance, room, site);
    }
    return false;
}
