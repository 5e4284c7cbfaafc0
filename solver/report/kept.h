/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * kept.h: the minutes kept for people on one day, those of one sort and span together. */
#ifndef RF_REPORT_KEPT_H
#define RF_REPORT_KEPT_H

#include <stdbool.h>
#include <stddef.h>

#include "ringfence/plan.h"

struct rf_kept {
    const struct rf_reservation **items; /* borrowed; by sort, span, person */
    size_t count, capacity;
};

/* The plan must outlive it. Release it. */
struct rf_kept rf_kept_on(const struct rf_plan *plan, rf_day day);
void rf_kept_release(struct rf_kept *kept);

/* True when both are of one sort and span. */
bool rf_kept_alike(const struct rf_reservation *one, const struct rf_reservation *other);

#endif
