/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand_link.h: what ties demanded sessions of one induction to each other: order, neighbouring
 * meetings, pins. For the files demand*.c alone. */
#ifndef RF_MODEL_DEMAND_LINK_H
#define RF_MODEL_DEMAND_LINK_H

#include "model/demand.h"

/* Index of the pin of (induction, kind, monday) or, with induction -1, of the event; -1. */
int32_t rf_demand_pin(const struct rf_instance *instance, int32_t induction, int32_t kind,
                      rf_day monday, int32_t event);

/* Fills leads_to, led_by, both, previous_meeting, meeting_rank, floating of all demands and
 * meetings_of. The demands must be complete and in order. */
void rf_demands_link(const struct rf_instance *instance, struct rf_demands *demands);

#endif
