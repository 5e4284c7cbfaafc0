/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_cost.h: the cost of part of a plan as one whole number, tier after tier.
 *
 * A cost is a sum of fields (classes 1 to 8 of tier 1, unplaced minutes, tiers 3, 4, 6, 7, 8) times
 * powers of two. Each field gets room for twice the largest value that can come up, and a sign:
 * so sums of packed numbers compare as their fields do one after the other, also when prices make
 * fields negative, and a field can be read back. The least of packed costs is the least up to any
 * field, too: rf_scale_head is all up to tier 4. */
#ifndef RF_CHECK_PROOF_COST_H
#define RF_CHECK_PROOF_COST_H

#include <stdbool.h>

#include "ringfence/certificate.h"

__extension__ typedef __int128 rf_wide;

enum rf_field {
    RF_FIELD_MINUTES = RF_PRIORITY_CLASSES,
    RF_FIELD_TIRED,
    RF_FIELD_LEADERS, /* both parts of tier 4 */
    RF_FIELD_RELEASED,
    RF_FIELD_AWAY,
    RF_FIELD_SPACING,
    RF_FIELD_FRAGILE, /* tier 8, part 3 */
    RF_FIELD_COUNT
};

/* Bits taken by all fields at most; a cost that cannot be (RF_WIDE_NEVER) is larger than any, also
 * in sums of a few dozen, and whatever is at least half of it stands for it. */
enum { RF_WIDE_BITS = 116, RF_WIDE_NEVER_BIT = 119 };
#define RF_WIDE_NEVER ((rf_wide)1 << RF_WIDE_NEVER_BIT)

struct rf_scale {
    int64_t most[RF_FIELD_COUNT];  /* largest absolute values of any sum that comes up */
    int32_t shift[RF_FIELD_COUNT]; /* and where each field begins; set by rf_scale_close */
    int32_t tail;                  /* bits of all tiers from 3 on together */
};

/* False when the numbers are too large to be packed. */
bool rf_scale_close(struct rf_scale *scale);

static inline rf_wide rf_scale_unit(const struct rf_scale *scale, int field)
{
    return (rf_wide)1 << scale->shift[field];
}

/* Without parts 1 and 2 of tier 8, which no block claims. */
rf_wide rf_scale_pack(const struct rf_scale *scale, const struct rf_cost_vector *cost);

/* What is left of a packed cost when the fields behind tier 4 are taken off. */
rf_wide rf_scale_head(const struct rf_scale *scale, rf_wide packed);

/* A packed cost as a vector; returns the minutes of tier 2. */
int32_t rf_scale_unpack(const struct rf_scale *scale, rf_wide packed, struct rf_cost_vector *cost);

/* A packed cost read back: tier 1, tier 2, all others. */
struct rf_worth {
    rf_wide first;
    int32_t minutes;
    rf_wide rest;
};
struct rf_worth rf_scale_read(const struct rf_scale *scale, rf_wide packed);

static inline bool rf_wide_never(rf_wide cost)
{
    return cost >= RF_WIDE_NEVER / 2;
}

#endif
