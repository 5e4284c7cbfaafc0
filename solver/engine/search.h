/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search.h: what is asked of a search tree over a matrix of whole numbers, and what it answers. */
#ifndef RF_ENGINE_SEARCH_H
#define RF_ENGINE_SEARCH_H

#include "model/matrix.h"

/* Borrowed; minimise the costs of the matrix. */
struct rf_search {
    const struct rf_matrix *matrix;
    const int32_t *incumbent; /* [column] a plan that holds, or NULL */
    const bool *branch_first; /* [column] decided before all others in the tree; NULL: none */
    int64_t node_limit;
    int64_t work_limit; /* simplex iterations times entries of the matrix, cuts included */
};

enum rf_search_end {
    RF_SEARCH_CLOSED,  /* `values` are best: the tree is finished */
    RF_SEARCH_NO_PLAN, /* nothing satisfies the rows */
    RF_SEARCH_LIMIT,   /* a limit struck, or the searching process died */
    RF_SEARCH_FAILED   /* the solver gave up; nothing follows from it */
};

struct rf_found {
    enum rf_search_end end;
    bool has_values;
    int32_t *values; /* [column], owned by the caller, who provides it */
    bool has_bound;
    int64_t bound; /* rounded up to a whole number */
    int64_t nodes;
};

/* Called when a better plan or bound was found; only what is new is set. */
typedef void (*rf_search_news)(void *context, const struct rf_found *news);

#endif
