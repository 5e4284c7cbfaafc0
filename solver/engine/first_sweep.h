/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * first_sweep.h: a good plan from the charts of a part before anything is proved: the first answer
 * when somebody interrupts, and the plan that the sweep has to better. */
#ifndef RF_ENGINE_FIRST_SWEEP_H
#define RF_ENGINE_FIRST_SWEEP_H

#include "engine/sweep.h"

/* Offers its plan to the part, which thereby gets no worse. Does nothing when the numbers of the
 * part are too large for the sweep. */
void rf_first_sweep(struct rf_sweep *sweep, const struct rf_watch *watch);

#endif
