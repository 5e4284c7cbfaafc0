/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start_sample.c: a spread of candidates: the dates take turns; on a date the cheap come
 * first, and among those that cost the same an order by multiples of a fixed number, which jumps
 * over the day, the people and the rooms, and begins elsewhere for each session. */
#include "model/normal_start_sample.h"

#include <stdlib.h>

#include "base/memory.h"

enum { JUMP = 1000003, SHIFT = 7919 };

struct item {
    const struct rf_candidate *candidate;
    int32_t index, rank; /* among those of its date */
    uint32_t order;
};

static int compare_costs(const struct rf_candidate *a, const struct rf_candidate *b)
{
    if (a->tired_cost != b->tired_cost)
        return a->tired_cost < b->tired_cost ? -1 : 1;
    if (a->cover_cost != b->cover_cost)
        return a->cover_cost < b->cover_cost ? -1 : 1;
    if (a->spacing_cost != b->spacing_cost)
        return a->spacing_cost < b->spacing_cost ? -1 : 1;
    return (a->fragile_cost > b->fragile_cost) - (a->fragile_cost < b->fragile_cost);
}

static int compare_on_date(const void *one, const void *other)
{
    const struct item *a = one, *b = other;
    if (a->candidate->day != b->candidate->day)
        return a->candidate->day < b->candidate->day ? -1 : 1;
    int order = compare_costs(a->candidate, b->candidate);
    if (order != 0)
        return order;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static int compare_ranks(const void *one, const void *other)
{
    const struct item *a = one, *b = other;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    int order = compare_costs(a->candidate, b->candidate);
    if (order != 0)
        return order;
    return (a->index > b->index) - (a->index < b->index);
}

void rf_sample(const struct rf_candidates *candidates, int32_t demand, int32_t most, bool *keep)
{
    int32_t first = candidates->first[demand], count = candidates->first[demand + 1] - first;
    if (count == 0)
        return;
    struct item *items = rf_allocate((size_t)count, sizeof *items);
    for (int32_t i = 0; i < count; i++) {
        keep[first + i] = false;
        items[i].candidate = &candidates->items[first + i];
        items[i].index = first + i;
        items[i].order = ((uint32_t)i * JUMP + (uint32_t)demand * SHIFT) % (uint32_t)count;
    }
    qsort(items, (size_t)count, sizeof *items, compare_on_date);
    for (int32_t i = 1; i < count; i++)
        if (items[i].candidate->day == items[i - 1].candidate->day)
            items[i].rank = items[i - 1].rank + 1;
    qsort(items, (size_t)count, sizeof *items, compare_ranks);
    for (int32_t i = 0; i < count && i < most; i++)
        keep[items[i].index] = true;
    rf_release(items);
}
