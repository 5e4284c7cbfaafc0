/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_random.h: numbers drawn from a seed: splitmix64 (S. Vigna, public domain, 2015). The same
 * seed gives the same numbers on every machine. */
#ifndef TINY_RANDOM_H
#define TINY_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct tiny_random {
    uint64_t state;
};

static inline uint64_t tiny_next(struct tiny_random *random)
{
    random->state += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t mixed = random->state;
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

/* 0 to `count` - 1; the bias of the remainder is below 2^-50 for the counts used here. */
static inline int32_t tiny_below(struct tiny_random *random, int32_t count)
{
    return (int32_t)(tiny_next(random) % (uint64_t)count);
}

/* `least` to `most`, both included. */
static inline int32_t tiny_between(struct tiny_random *random, int32_t least, int32_t most)
{
    return least + tiny_below(random, most - least + 1);
}

static inline bool tiny_chance(struct tiny_random *random, int32_t percent)
{
    return tiny_below(random, 100) < percent;
}

#endif
