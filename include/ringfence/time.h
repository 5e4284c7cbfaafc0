/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * time.h: dates, minutes and spans; whole numbers only. */
#ifndef RINGFENCE_TIME_H
#define RINGFENCE_TIME_H

#include <stdint.h>

typedef int32_t rf_day;    /* days since 1970-01-01 */
typedef int32_t rf_minute; /* minutes since midnight, 0 to 1440 */

/* Half open: [from, until) in minutes of one day. Empty when until <= from. */
struct rf_span {
    rf_minute from, until;
};

/* Both ends included. */
struct rf_dates {
    rf_day from, until;
};

enum { RF_DATE_TEXT = 16, RF_MINUTE_TEXT = 8 };

#endif
