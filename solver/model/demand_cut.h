/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand_cut.h: which weeks a window is made of (D9, D30, D33), and whether its term is one in
 * which a step asks (D32). For the files demand*.c alone. */
#ifndef RF_MODEL_DEMAND_CUT_H
#define RF_MODEL_DEMAND_CUT_H

#include "model/demand_window.h"

/* Fills weeks and Monday of window `number`, before it is trimmed; false when there is none. */
bool rf_window_cut(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                   const struct rf_step *step, int32_t number, struct rf_window *window);
/* Cuts a long window to the lead-in or the time after it, then to its first or last weeks; false
 * when nothing is left. */
bool rf_window_trim(const struct rf_rhythm *rhythm, const struct rf_step *step,
                    struct rf_window *window);
/* D32: whether the window's first week lies in a term of the step's sort. */
bool rf_window_in_point(const struct rf_rhythm *rhythm, const struct rf_step *step,
                        const struct rf_window *window);

#endif
