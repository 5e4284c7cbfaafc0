/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_pool.c: open addressing, at most half full. */
#include "check/proof_pool.h"

#include <string.h>

#include "base/memory.h"

enum { FIRST_PLACES = 64 };

static uint64_t mix(const uint64_t *words, int32_t count)
{
    uint64_t hash = UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)count;
    int32_t i;

    for (i = 0; i < count; i++) {
        hash = (hash ^ words[i]) * UINT64_C(0xff51afd7ed558ccd);
        hash ^= hash >> 32;
    }
    return hash;
}

static void seat(struct rf_pool *pool, uint64_t hash, int32_t key)
{
    size_t at = (size_t)hash & (pool->places - 1);

    while (pool->table[at] >= 0)
        at = (at + 1) & (pool->places - 1);
    pool->table[at] = key;
}

static void widen(struct rf_pool *pool)
{
    size_t i;

    pool->places = pool->places == 0 ? FIRST_PLACES : 2 * pool->places;
    rf_release(pool->table);
    pool->table = rf_allocate(pool->places, sizeof *pool->table);
    memset(pool->table, 0xff, pool->places * sizeof *pool->table);
    for (i = 0; i < pool->key_count; i++)
        seat(pool, pool->keys[i].hash, (int32_t)i);
}

int32_t rf_pool_add(struct rf_pool *pool, const uint64_t *words, int32_t count)
{
    struct rf_pool_key key = {mix(words, count), pool->word_count, count};
    size_t at, bytes = (size_t)count * sizeof *words;

    if (2 * pool->key_count >= pool->places)
        widen(pool);
    for (at = (size_t)key.hash & (pool->places - 1); pool->table[at] >= 0;
         at = (at + 1) & (pool->places - 1)) {
        const struct rf_pool_key *old = &pool->keys[pool->table[at]];

        if (old->hash == key.hash && old->count == count &&
            (count == 0 || memcmp(pool->words + old->first, words, bytes) == 0))
            return pool->table[at];
    }
    while (pool->word_count + (size_t)count > pool->word_capacity)
        pool->words =
            rf_grow(pool->words, pool->word_capacity, &pool->word_capacity, sizeof *pool->words);
    if (count > 0)
        memcpy(pool->words + key.first, words, bytes);
    pool->word_count += (size_t)count;
    pool->table[at] = (int32_t)pool->key_count;
    RF_PUSH(pool->keys, pool->key_count, pool->key_capacity, key);
    return pool->table[at];
}

void rf_pool_empty(struct rf_pool *pool)
{
    pool->word_count = 0;
    pool->key_count = 0;
    if (pool->places > 0)
        memset(pool->table, 0xff, pool->places * sizeof *pool->table);
}

void rf_pool_release(struct rf_pool *pool)
{
    struct rf_pool empty = RF_POOL_INIT;

    rf_release(pool->words);
    rf_release(pool->keys);
    rf_release(pool->table);
    *pool = empty;
}
