/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reduce.h: of a component's model what is still open for one number: the rows of its phase and the
 * holds, without decided columns and without rows that say nothing any more. */
#ifndef RF_ENGINE_REDUCE_H
#define RF_ENGINE_REDUCE_H

#include "engine/part.h"

struct rf_reduced {
    struct rf_matrix *matrix;
    int32_t *origin; /* [column] in the formulation */
    bool *branch_first;
    int32_t *values;  /* [formulation column] the decided ones; the others are 0 */
    int64_t constant; /* value = constant + unit * cost of the matrix */
    int64_t unit;
    bool possible; /* false: no plan at all keeps the holds */
};

struct rf_reduced rf_reduce(const struct rf_part *part, struct rf_objective objective);
void rf_reduced_release(struct rf_reduced *reduced);

#endif
