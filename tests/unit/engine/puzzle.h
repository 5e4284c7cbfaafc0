/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * puzzle.h: small models for the search: some that a glance solves, one that hours do not. */
#ifndef RF_TEST_ENGINE_PUZZLE_H
#define RF_TEST_ENGINE_PUZZLE_H

#include "engine/search.h"

/* `count` yes-or-no columns of that cost each, and one row: lower <= value x their sum <= upper. */
struct rf_matrix *puzzle_sum(int32_t count, int32_t cost, int32_t value, int32_t lower,
                             int32_t upper);

/* Market split (Cornuejols and Dawande 1998): fifteen sums of two digits have to be hit at once by
 * forty choices; what each misses is the cost. Small, and out of reach of any search tree. `start`
 * ([column], owned by the caller) is the plan that chooses nothing; *cost what it costs. */
struct rf_matrix *puzzle_market(int32_t **start, int64_t *cost);

/* The values keep every row and bound of the matrix. */
bool puzzle_holds(const struct rf_matrix *matrix, const int32_t *values);
int64_t puzzle_cost(const struct rf_matrix *matrix, const int32_t *values);

/* What is asked with limits that are out of the way. */
struct rf_search puzzle_search(const struct rf_matrix *matrix);
/* An answer with room for the values; release them. */
struct rf_found puzzle_found(const struct rf_matrix *matrix);

#endif
