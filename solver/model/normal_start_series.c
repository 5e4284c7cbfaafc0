/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start_series.c: slots by sorting the candidates along (series, start), and the index of
 * demands by person and date by counting. O(n log n) for n candidates. */
#include "model/normal_start_series.h"

#include <stdlib.h>

#include "base/memory.h"

/* The sort key of a candidate: everything that names its slot. */
struct key {
    int32_t series[4]; /* induction, kind, letter, weekday; or -1, demand, date, 0 */
    rf_minute start;
    int32_t candidate;
};

static int compare_keys(const void *one, const void *other)
{
    const struct key *a = one, *b = other;
    for (int32_t i = 0; i < 4; i++)
        if (a->series[i] != b->series[i])
            return a->series[i] < b->series[i] ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

static bool same_slot(const struct key *a, const struct key *b)
{
    for (int32_t i = 0; i < 4; i++)
        if (a->series[i] != b->series[i])
            return false;
    return a->start == b->start;
}

static struct key key_of(const struct rf_instance *instance, const struct rf_demands *demands,
                         const struct rf_candidates *candidates, int32_t index)
{
    const struct rf_candidate *candidate = &candidates->items[index];
    const struct rf_demand *demand = &demands->items[candidate->demand];
    const struct rf_date *date = rf_instance_date(instance, candidate->day);
    if (demand->event >= 0 || !instance->kinds[demand->kind].home)
        return (struct key){{-1, candidate->demand, candidate->day, 0}, candidate->start, index};
    int32_t letter = date->week < 0 ? -1 : instance->weeks[date->week].letter;
    return (struct key){{demand->induction, demand->kind, letter < 0 ? 0 : letter, date->weekday},
                        candidate->start,
                        index};
}

struct rf_slots *rf_slots_build(const struct rf_instance *instance,
                                const struct rf_demands *demands,
                                const struct rf_candidates *candidates)
{
    size_t count = (size_t)candidates->count;
    struct rf_slots *slots = rf_allocate(1, sizeof *slots);
    struct key *keys = rf_allocate(count, sizeof *keys);
    for (int32_t i = 0; i < candidates->count; i++)
        keys[i] = key_of(instance, demands, candidates, i);
    qsort(keys, count, sizeof *keys, compare_keys);
    slots->slot_of = rf_allocate(count, sizeof *slots->slot_of);
    slots->members = rf_allocate(count, sizeof *slots->members);
    slots->first = rf_allocate(count + 1, sizeof *slots->first);
    for (int32_t i = 0; i < candidates->count; i++) {
        if (i == 0 || !same_slot(&keys[i - 1], &keys[i]))
            slots->first[slots->slot_count++] = i;
        slots->slot_of[keys[i].candidate] = slots->slot_count - 1;
        slots->members[i] = keys[i].candidate;
    }
    slots->first[slots->slot_count] = candidates->count;
    rf_release(keys);
    return slots;
}

void rf_slots_release(struct rf_slots *slots)
{
    if (slots == NULL)
        return;
    rf_release(slots->slot_of);
    rf_release(slots->members);
    rf_release(slots->first);
    rf_release(slots);
}

int32_t rf_demand_people(const struct rf_instance *instance, const struct rf_demand *demand,
                         const int32_t **people, int32_t scratch[RF_ROLES])
{
    if (demand->event >= 0) {
        *people = instance->events[demand->event].people;
        return instance->events[demand->event].person_count;
    }
    struct rf_roles roles = rf_demand_roles(instance, demand);
    int32_t count = 0;
    for (int32_t role = 0; role < RF_ROLES; role++) {
        bool known = roles.presence[role] == RF_ABSENT || roles.person[role] < 0;
        for (int32_t i = 0; i < count && !known; i++)
            known = scratch[i] == roles.person[role];
        if (!known)
            scratch[count++] = roles.person[role];
    }
    *people = scratch;
    return count;
}

enum rf_presence rf_presence_of(const struct rf_instance *instance, const struct rf_demand *demand,
                                int32_t person)
{
    if (demand->event >= 0) {
        const struct rf_event *event = &instance->events[demand->event];
        for (int32_t i = 0; i < event->person_count; i++)
            if (event->people[i] == person)
                return RF_FREE;
        return RF_ABSENT;
    }
    struct rf_roles roles = rf_demand_roles(instance, demand);
    for (int32_t role = 0; role < RF_ROLES; role++)
        if (roles.person[role] == person && roles.presence[role] != RF_ABSENT)
            return roles.presence[role];
    return RF_ABSENT;
}

/* Calls for each (person, date) of each demand once; `fill` false counts into first[cell + 1]. */
static void scan(const struct rf_instance *instance, const struct rf_demands *demands,
                 const struct rf_candidates *candidates, struct rf_presence_index *index,
                 int32_t *next)
{
    for (int32_t d = 0; d < demands->count; d++) {
        int32_t scratch[RF_ROLES];
        const int32_t *people;
        int32_t count = rf_demand_people(instance, &demands->items[d], &people, scratch);
        for (int32_t c = candidates->first[d]; c < candidates->first[d + 1]; c++) {
            if (c > candidates->first[d] &&
                candidates->items[c - 1].day == candidates->items[c].day)
                continue;
            int32_t date = candidates->items[c].day - instance->first_day;
            for (int32_t i = 0; i < count; i++) {
                size_t cell = (size_t)people[i] * (size_t)index->date_count + (size_t)date;
                if (next == NULL)
                    index->first[cell + 1]++;
                else
                    index->demands[next[cell]++] = d;
            }
        }
    }
}

struct rf_presence_index *rf_presence_index_build(const struct rf_instance *instance,
                                                  const struct rf_demands *demands,
                                                  const struct rf_candidates *candidates)
{
    struct rf_presence_index *index = rf_allocate(1, sizeof *index);
    size_t cells = (size_t)instance->person_count * (size_t)instance->date_count;
    index->date_count = instance->date_count;
    index->first = rf_allocate(cells + 1, sizeof *index->first);
    scan(instance, demands, candidates, index, NULL);
    int32_t *next = rf_allocate(cells + 1, sizeof *next);
    for (size_t cell = 0; cell < cells; cell++) {
        index->first[cell + 1] += index->first[cell];
        next[cell] = index->first[cell];
    }
    index->demands = rf_allocate((size_t)index->first[cells], sizeof *index->demands);
    scan(instance, demands, candidates, index, next);
    rf_release(next);
    return index;
}

void rf_presence_index_release(struct rf_presence_index *index)
{
    if (index == NULL)
        return;
    rf_release(index->first);
    rf_release(index->demands);
    rf_release(index);
}
