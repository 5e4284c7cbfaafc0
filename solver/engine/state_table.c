/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * state_table.c: open addressing with linear probing; the hash (FNV-1a, Fowler, Noll, Vo 1991)
 * decides where a state is looked for, never what number it gets. */
#include "engine/state_table.h"

#include <string.h>

#include "base/memory.h"

struct rf_state_table {
    size_t width, count, capacity, room; /* room: of `index`, a power of two */
    unsigned char *states;
    int32_t *index; /* 1 + number, 0: free */
};

struct rf_state_table *rf_state_table_new(size_t width)
{
    struct rf_state_table *table = rf_allocate(1, sizeof *table);
    table->width = width;
    table->room = 64;
    table->index = rf_allocate(table->room, sizeof *table->index);
    return table;
}

void rf_state_table_release(struct rf_state_table *table)
{
    if (table == NULL)
        return;
    rf_release(table->states);
    rf_release(table->index);
    rf_release(table);
}

static size_t hash_of(const struct rf_state_table *table, const void *state)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < table->width; i += 2) {
        uint16_t piece;
        memcpy(&piece, (const unsigned char *)state + i, sizeof piece);
        hash = (hash ^ piece) * UINT64_C(1099511628211);
    }
    return (size_t)(hash ^ (hash >> 29));
}

const void *rf_state_table_at(const struct rf_state_table *table, int32_t number)
{
    return table->states == NULL ? NULL : table->states + (size_t)number * table->width;
}

/* Where the state is, or would be. */
static size_t place_of(const struct rf_state_table *table, const void *state)
{
    size_t at = hash_of(table, state) & (table->room - 1);
    while (table->index[at] != 0 &&
           memcmp(rf_state_table_at(table, table->index[at] - 1), state, table->width) != 0)
        at = (at + 1) & (table->room - 1);
    return at;
}

static void enlarge(struct rf_state_table *table)
{
    rf_release(table->index);
    table->room *= 2;
    table->index = rf_allocate(table->room, sizeof *table->index);
    for (size_t i = 0; i < table->count; i++)
        table->index[place_of(table, rf_state_table_at(table, (int32_t)i))] = (int32_t)i + 1;
}

int32_t rf_state_table_find(struct rf_state_table *table, const void *state)
{
    size_t at = place_of(table, state);
    if (table->index[at] != 0)
        return table->index[at] - 1;
    if (table->count == table->capacity) {
        table->capacity = table->capacity == 0 ? 64 : 2 * table->capacity;
        table->states = rf_reallocate(table->states, table->capacity * table->width + 1, 1);
    }
    if (table->width > 0)
        memcpy(table->states + table->count * table->width, state, table->width);
    table->index[at] = (int32_t)++table->count;
    if (2 * table->count > table->room)
        enlarge(table);
    return (int32_t)table->count - 1;
}

size_t rf_state_table_count(const struct rf_state_table *table)
{
    return table->count;
}
