/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * doing.h: what a person does at a minute, in words that follow the person's name. */
#ifndef RF_EXPLAIN_DOING_H
#define RF_EXPLAIN_DOING_H

#include "ringfence/instance.h"

/* "teaches", "is not at work", "has planning time", ...; static. NULL when the timetable says
 * nothing of that minute. */
const char *rf_doing(const struct rf_instance *instance, int32_t person, rf_day day,
                     rf_minute minute);

#endif
