/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_pool.h: sequences of words, each kept once and known by a number: equal sequences have
 * equal numbers, in the order of their first coming. Compared whole; a hash only finds the place.
 */
#ifndef RF_CHECK_PROOF_POOL_H
#define RF_CHECK_PROOF_POOL_H

#include <stddef.h>
#include <stdint.h>

struct rf_pool_key {
    uint64_t hash;
    size_t first;
    int32_t count;
};

struct rf_pool {
    uint64_t *words;
    size_t word_count, word_capacity;
    struct rf_pool_key *keys;
    size_t key_count, key_capacity;
    int32_t *table; /* key or -1; a power of two of places */
    size_t places;
};
#define RF_POOL_INIT                                                                               \
    {                                                                                              \
        NULL, 0, 0, NULL, 0, 0, NULL, 0                                                            \
    }

/* The number of the sequence, new when it equals rf_pool_count before the call. O(count). */
int32_t rf_pool_add(struct rf_pool *pool, const uint64_t *words, int32_t count);
void rf_pool_empty(struct rf_pool *pool); /* keeps the memory */
void rf_pool_release(struct rf_pool *pool);

static inline int32_t rf_pool_count(const struct rf_pool *pool)
{
    return (int32_t)pool->key_count;
}

/* Borrowed until the next change. */
static inline const uint64_t *rf_pool_words(const struct rf_pool *pool, int32_t key)
{
    return pool->words + pool->keys[key].first;
}

#endif
