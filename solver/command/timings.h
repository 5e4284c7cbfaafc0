/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * timings.h: stages for --timings: microseconds of the monotonic clock since the stage before. */
#ifndef RF_COMMAND_TIMINGS_H
#define RF_COMMAND_TIMINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

enum { RF_TIMINGS_MOST = 16 /* stages of one command */ };

struct rf_timings {
    bool shown; /* on standard error, each as it ends */
    int64_t last;
    struct rf_timing stages[RF_TIMINGS_MOST];
    int32_t count;
};

struct rf_timings rf_timings_start(bool shown);
/* Ends the stage that began when the one before ended. `name` is static. */
void rf_timings_stage(struct rf_timings *timings, const char *name);
/* A part of the stage at hand that took its own time; the stage keeps the rest. */
void rf_timings_part(struct rf_timings *timings, const char *name, int64_t microseconds);

int64_t rf_monotonic_milliseconds(void);
int64_t rf_monotonic_microseconds(void);

#endif
