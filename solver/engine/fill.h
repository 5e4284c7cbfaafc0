/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fill.h: filling a plan group by group on the rows of the model itself: a beam search. */
#ifndef RF_ENGINE_FILL_H
#define RF_ENGINE_FILL_H

#include "engine/part.h"

/* The rows of the first phase by column, and the order in which groups are filled. */
struct rf_filler;
struct rf_filler *rf_filler_new(const struct rf_part *part);
void rf_filler_release(struct rf_filler *filler);

/* Fills values[column] of choices, stands and attendance. cost[column]: what the search thinks of
 * a choice, the lower the better. False when some group found nothing that fits (possible only
 * with pinned sessions). Deterministic. */
bool rf_filler_fill(const struct rf_filler *filler, const int64_t *cost, int32_t *values);

/* The same, but only groups with freed[group] are filled anew; the others stay as in `from`. */
bool rf_filler_refill(const struct rf_filler *filler, const int64_t *cost, const int32_t *from,
                      const bool *freed, int32_t *values);

#endif
