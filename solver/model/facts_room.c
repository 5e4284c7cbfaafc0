/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_room.c: private rooms and what the timetable does in them (D28), and the way from one site
 * to another beside the timetable (D41). */
#include <string.h>

#include "base/memory.h"
#include "model/candidate.h"
#include "model/facts_span.h"
#include "model/facts_table.h"

const int32_t *rf_facts_rooms(const struct rf_facts *facts, int32_t site, int32_t *count)
{
    const struct rf_instance *instance = facts->instance;
    if (facts->rooms[site + 1] == NULL) {
        int32_t *list =
            rf_arena_allocate(facts->arena, (size_t)instance->room_count + 1, sizeof *list);
        for (int32_t i = 0; i < instance->room_count; i++)
            if (instance->rooms[i].private_room &&
                (instance->rooms[i].site < 0 || instance->rooms[i].site == site))
                list[++list[0]] = i;
        facts->rooms[site + 1] = list;
    }
    *count = facts->rooms[site + 1][0];
    return facts->rooms[site + 1] + 1;
}

static struct rf_spans find_occupied(const struct rf_facts *facts, const char *room, int32_t date)
{
    const struct rf_instance *instance = facts->instance;
    struct rf_span_list list = RF_SPAN_LIST_INIT;
    for (int32_t person = 0; person < instance->person_count; person++) {
        const struct rf_person_day *day = &instance->people[person].days[date];
        for (int32_t i = 0; i < day->occurrence_count; i++)
            if (day->occurrences[i].room != NULL && strcmp(day->occurrences[i].room, room) == 0)
                rf_span_list_add(&list, day->occurrences[i].span);
    }
    rf_span_list_join(&list, 0);
    struct rf_spans spans = rf_facts_keep(facts, &list);
    rf_span_list_release(&list);
    return spans;
}

bool rf_facts_room_is_free(const struct rf_facts *facts, int32_t room, int32_t date,
                           struct rf_span span)
{
    const struct rf_instance *instance = facts->instance;
    if (facts->occupied[room] == NULL) {
        size_t dates = (size_t)instance->date_count;
        facts->occupied[room] = rf_arena_allocate(facts->arena, dates, sizeof(struct rf_spans));
        for (int32_t i = 0; i < instance->date_count; i++)
            facts->occupied[room][i] = find_occupied(facts, instance->rooms[room].id, i);
    }
    struct rf_spans occupied = facts->occupied[room][date];
    for (int32_t i = 0; i < occupied.count; i++)
        if (rf_span_overlaps(occupied.items[i], span))
            return false;
    return true;
}

int32_t rf_travel_minutes(const struct rf_instance *instance, int32_t from, int32_t to)
{
    if (from < 0 || to < 0 || from == to || instance->travel == NULL)
        return 0;
    int32_t minutes = instance->travel[from * instance->site_count + to];
    return minutes < 0 ? 0 : minutes;
}

bool rf_facts_can_travel(const struct rf_facts *facts, int32_t person, int32_t date,
                         struct rf_span span, int32_t site)
{
    const struct rf_instance *instance = facts->instance;
    const struct rf_person_day *day = &instance->people[person].days[date];
    for (int32_t i = 0; i < day->occurrence_count && site >= 0; i++) {
        const struct rf_occurrence *item = &day->occurrences[i];
        int32_t there = item->site >= 0 ? item->site : day->site;
        int32_t to = rf_travel_minutes(instance, site, there);
        int32_t back = rf_travel_minutes(instance, there, site);
        if ((to > 0 || back > 0) && span.until + to > item->span.from &&
            item->span.until + back > span.from)
            return false;
    }
    return true;
}
