/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * agenda.h: the placed sessions of a span of dates, in the order of time. */
#ifndef RF_REPORT_AGENDA_H
#define RF_REPORT_AGENDA_H

#include <stddef.h>

#include "ringfence/plan.h"

struct rf_agenda {
    const struct rf_session **sessions; /* borrowed; ties in the plan's order */
    size_t count, capacity;
};

/* The plan must outlive the agenda. Release it. */
struct rf_agenda rf_agenda_of(const struct rf_plan *plan, struct rf_dates dates);
void rf_agenda_release(struct rf_agenda *agenda);

#endif
