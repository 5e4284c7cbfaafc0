/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shortage.h: minutes that found no room, as findings: one for each person. */
#ifndef RF_COMMAND_SHORTAGE_H
#define RF_COMMAND_SHORTAGE_H

#include "base/diagnostics.h"
#include "ringfence/plan.h"

void rf_shortage_findings(const struct rf_instance *instance, const struct rf_plan *plan,
                          struct rf_diagnostics *findings);

#endif
