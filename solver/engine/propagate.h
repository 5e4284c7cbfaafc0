/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propagate.h: what the rows and bounds of a matrix force, in whole numbers. */
#ifndef RF_ENGINE_PROPAGATE_H
#define RF_ENGINE_PROPAGATE_H

#include "model/matrix.h"

/* Tightens bounds of integer columns until nothing follows any more. Every whole solution stays.
 * False when there is none. */
bool rf_propagate(struct rf_matrix *matrix);

/* Least and greatest activity of a row under the bounds; -RF_NO_LIMIT64 and RF_NO_LIMIT64 when
 * unbounded. */
#define RF_NO_LIMIT64 INT64_MAX
struct rf_activity {
    int64_t least, most;
};
struct rf_activity rf_row_activity(const struct rf_matrix *matrix, const struct rf_row *row);

#endif
