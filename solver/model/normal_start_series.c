/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start_series.c: slots by sorting the candidates along (series, start), and the index of
 * demands by holder and date by counting. O(n log n) for n candidates. */
#include "model/normal_start_series.h"

#include <stdlib.h>

#include "base/memory.h"

/* The sort key of a candidate: everything that names its slot. */
struct key {
    int32_t series[6]; /* induction, kind, letter, weekday; or -1, demand, date, picks */
    rf_minute start;
    int32_t candidate;
};

static int compare_keys(const void *one, const void *other)
{
    const struct key *a = one, *b = other;
    for (int32_t i = 0; i < 6; i++)
        if (a->series[i] != b->series[i])
            return a->series[i] < b->series[i] ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

static bool same_slot(const struct key *a, const struct key *b)
{
    for (int32_t i = 0; i < 6; i++)
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
        return (struct key){{-1, candidate->demand, candidate->day, candidate->chosen,
                             candidate->cover, candidate->room},
                            candidate->start,
                            index};
    int32_t letter = date->week < 0 ? -1 : instance->weeks[date->week].letter;
    return (struct key){
        {demand->induction, demand->kind, letter < 0 ? 0 : letter, date->weekday, 0, 0},
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

int32_t rf_candidate_holders(const struct rf_instance *instance, const struct rf_demand *demand,
                             const struct rf_candidate *candidate, int32_t *holders)
{
    int32_t count = 0;
    if (demand->event >= 0) {
        const struct rf_event *event = &instance->events[demand->event];
        for (int32_t i = 0; i < event->person_count; i++)
            holders[count++] = event->people[i];
    } else {
        struct rf_taking parts[RF_PARTS];
        int32_t parts_count = rf_candidate_parts(instance, demand, candidate, parts);
        for (int32_t i = 0; i < parts_count; i++)
            holders[count++] = parts[i].person;
    }
    if (candidate->room >= 0)
        holders[count++] = instance->person_count + candidate->room;
    return count;
}

bool rf_candidate_part(const struct rf_instance *instance, const struct rf_demand *demand,
                       const struct rf_candidate *candidate, int32_t person, struct rf_taking *part)
{
    if (demand->event >= 0) {
        const struct rf_event *event = &instance->events[demand->event];
        *part = (struct rf_taking){person, RF_FREE, {candidate->start, candidate->end}, false};
        for (int32_t i = 0; i < event->person_count; i++)
            if (event->people[i] == person)
                return true;
        return false;
    }
    struct rf_taking parts[RF_PARTS];
    int32_t count = rf_candidate_parts(instance, demand, candidate, parts);
    const struct rf_taking *found = rf_parts_find(parts, count, person);
    if (found != NULL)
        *part = *found;
    return found != NULL;
}

/* What a scan of all candidates needs; `next` NULL: only counts. */
struct scan {
    const struct rf_instance *instance;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    int32_t *holders; /* scratch */
    int32_t *latest;  /* [cell] 1 + the latest demand noted there */
    int32_t *next;    /* [cell] where its next demand goes */
};

/* Notes each (holder, date) of each demand once. */
static void scan_candidates(const struct scan *scan, struct rf_presence_index *index)
{
    for (int32_t c = 0; c < scan->candidates->count; c++) {
        const struct rf_candidate *candidate = &scan->candidates->items[c];
        const struct rf_demand *demand = &scan->demands->items[candidate->demand];
        int32_t count = rf_candidate_holders(scan->instance, demand, candidate, scan->holders);
        int32_t date = candidate->day - scan->instance->first_day;
        for (int32_t i = 0; i < count; i++) {
            size_t cell = (size_t)scan->holders[i] * (size_t)index->date_count + (size_t)date;
            if (scan->latest[cell] == candidate->demand + 1)
                continue;
            scan->latest[cell] = candidate->demand + 1;
            if (scan->next == NULL)
                index->first[cell + 1]++;
            else
                index->demands[scan->next[cell]++] = candidate->demand;
        }
    }
}

struct rf_presence_index *rf_presence_index_build(const struct rf_instance *instance,
                                                  const struct rf_demands *demands,
                                                  const struct rf_candidates *candidates)
{
    struct rf_presence_index *index = rf_allocate(1, sizeof *index);
    size_t people = (size_t)instance->person_count;
    size_t cells = (people + (size_t)instance->room_count) * (size_t)instance->date_count;
    struct scan scan = {instance, demands, candidates, NULL, NULL, NULL};
    index->date_count = instance->date_count;
    index->first = rf_allocate(cells + 1, sizeof *index->first);
    scan.holders = rf_allocate(people + 1, sizeof *scan.holders);
    scan.latest = rf_allocate(cells, sizeof *scan.latest);
    scan_candidates(&scan, index);
    scan.next = rf_allocate(cells + 1, sizeof *scan.next);
    for (size_t cell = 0; cell < cells; cell++) {
        index->first[cell + 1] += index->first[cell];
        scan.next[cell] = index->first[cell];
        scan.latest[cell] = 0;
    }
    index->demands = rf_allocate((size_t)index->first[cells], sizeof *index->demands);
    scan_candidates(&scan, index);
    rf_release(scan.holders);
    rf_release(scan.latest);
    rf_release(scan.next);
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
