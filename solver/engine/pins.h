/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pins.h: pins that cannot hold, found before anything is solved. */
#ifndef RF_ENGINE_PINS_H
#define RF_ENGINE_PINS_H

#include "base/diagnostics.h"
#include "model/formulation.h"

/* True when nothing speaks against the pins, one by one and in pairs; otherwise diagnostics name
 * them. */
bool rf_pins_hold(const struct rf_problem *problem, struct rf_diagnostics *diagnostics);
/* Names all pins as a set that leaves no plan. */
void rf_pins_blame(const struct rf_problem *problem, struct rf_diagnostics *diagnostics);

#endif
