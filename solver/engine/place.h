/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * place.h: floating sessions, and who or what is picked for all sessions, put around the weekly
 * rhythm that the parts have found (floating.h). */
#ifndef RF_ENGINE_PLACE_H
#define RF_ENGINE_PLACE_H

#include "engine/tally.h"

/* `seed` ([demand] candidate, -1; may be NULL): where sessions stood in a plan that is to be
 * bettered. `part`: a formulation in which every session that is not `apart` ([demand], floating.h)
 * has the choices that keep its start; `stands` tells where group sessions stand and who comes
 * ([column]). Fills values of choices, stands and attendance, and dear[group]: it floats and costs
 * more than it does by itself. False when some group found nothing that fits. Deterministic. */
bool rf_place(const struct rf_part *part, const bool *apart, const bool *stands,
              const int32_t *seed, int32_t *values, bool *dear);

#endif
