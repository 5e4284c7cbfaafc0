/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * weeks.h: some of the weeks of a list, said shortly: "weeks of 15 Sep to 20 Oct, 10 Nov".
 *
 * A range runs over neighbours of the list, not of the calendar: holidays do not cut it. */
#ifndef RF_REPORT_WEEKS_H
#define RF_REPORT_WEEKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "ringfence/instance.h"

struct rf_weeks {
    struct rf_week_range {
        rf_day from, until; /* Mondays */
        int32_t count;
    } * ranges;
    size_t count, capacity;
    bool open; /* the last range may grow */
};
#define RF_WEEKS_INIT                                                                              \
    {                                                                                              \
        NULL, 0, 0, false                                                                          \
    }

/* The next week of the list, in the order of time; `in`: it is one of those to be said. */
void rf_weeks_add(struct rf_weeks *weeks, rf_day monday, bool in);
/* Adds "week of ..." or "weeks of ..." and empties `weeks`. Nothing for none. Years are said when
 * the school's dates go beyond one. */
void rf_weeks_tell(struct rf_weeks *weeks, const struct rf_instance *instance,
                   struct rf_text *text);

#endif
