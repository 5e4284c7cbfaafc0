/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * even_list.h: the best lists of tier 2 that are possible. */
#ifndef RF_ENGINE_EVEN_LIST_H
#define RF_ENGINE_EVEN_LIST_H

#include "engine/weight.h"

/* The best list with at least these minutes each (the larger of the two) and at least this sum:
 * evenly filled up. */
struct rf_worth rf_even_list(int32_t units, const int32_t *spent, const int32_t *least,
                             int64_t sum);
/* <0, 0, >0; both sorted. */
int rf_even_list_compare(const int32_t *one, const int32_t *other);

#endif
