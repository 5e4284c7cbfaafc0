/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * loose.h: the rows of one chart followed state by state, for charts too large to be drawn whole.
 * It knows what is possible but not what is still to be paid. */
#ifndef RF_ENGINE_LOOSE_H
#define RF_ENGINE_LOOSE_H

#include "engine/course.h"
#include "engine/weight.h"

struct rf_loose;

struct rf_loose *rf_loose_new(const struct rf_course *course, int32_t number);
void rf_loose_release(struct rf_loose *loose);
/* Forgets all states; node 0 of position 0 is the first again. */
void rf_loose_clear(struct rf_loose *loose);
/* From a node before position p by an option (-1: waiting) to the node behind it; -1 when a row
 * would be overrun. Adds what the helpers turned on cost. */
int32_t rf_loose_move(struct rf_loose *loose, size_t p, int32_t node, int32_t option,
                      const struct rf_scale *scale, rf_weight *cost);
/* Walks along `chosen` and adds what its helpers cost; false when a row would be overrun. */
bool rf_loose_walk(struct rf_loose *loose, const struct rf_scale *scale, const int32_t *chosen,
                   rf_weight *cost);
/* [option of the position, last: waiting] what does the same to the rows. */
const int32_t *rf_loose_classes(const struct rf_loose *loose, size_t p);

#endif
