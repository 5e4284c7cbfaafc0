/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation_index.h: which columns put whom where; for the files that make columns. */
#ifndef RF_MODEL_FORMULATION_INDEX_H
#define RF_MODEL_FORMULATION_INDEX_H

#include "model/formulation.h"

/* Notes that `column` places a session of an induction at `candidate`: its people and the place. */
void rf_formulation_note_place(struct rf_formulation *formulation, int32_t column,
                               int32_t candidate);
/* Notes that with `column` a person takes part at `candidate` like this. */
void rf_formulation_note_use(struct rf_formulation *formulation, int32_t column, int32_t candidate,
                             const struct rf_taking *part);
/* The part of somebody who comes to a group session. */
struct rf_taking rf_attendance_part(const struct rf_candidate *candidate, int32_t person);
/* To be called when all of it is noted; the index can be read from then on. */
void rf_formulation_sort_index(struct rf_formulation *formulation);

#endif
