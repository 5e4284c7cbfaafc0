/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * first_start.h: where shared group sessions stand in the first plans, so that these fit together:
 * at the start that the school prefers, or, when that costs sessions, where it costs none. */
#ifndef RF_ENGINE_FIRST_START_H
#define RF_ENGINE_FIRST_START_H

#include "engine/school.h"

/* Asks the charts of all parts; may change what the school prefers. */
void rf_first_starts(struct rf_school *school);

/* The group session (demand) to which somebody comes by this option, and at which candidate; -1. */
int32_t rf_first_start_of(const struct rf_sweep *sweep, size_t option, int32_t *candidate);

#endif
