/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reserved.h: the names under which reserved time is stored and shown. */
#ifndef RF_STORE_RESERVED_H
#define RF_STORE_RESERVED_H

#include <stdbool.h>

#include "ringfence/plan.h"

/* "planning", "study", "preparation". */
const char *rf_reservation_name(enum rf_reservation_type type);
/* False when `name` is none of them. */
bool rf_reservation_type_of(const char *name, enum rf_reservation_type *type);

#endif
