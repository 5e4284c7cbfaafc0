/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * timings.c: how long each stage took, by the monotonic clock; told as it ends, and kept for the
 * stored run. Nothing that is computed depends on it. */
#include "command/timings.h"

#include <stdio.h>
#include <time.h>

int64_t rf_monotonic_microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t rf_monotonic_milliseconds(void)
{
    return rf_monotonic_microseconds() / 1000;
}

struct rf_timings rf_timings_start(bool shown)
{
    struct rf_timings timings = {.shown = shown, .last = rf_monotonic_microseconds()};
    return timings;
}

static void add(struct rf_timings *timings, const char *name, int64_t microseconds)
{
    if (timings->shown)
        fprintf(stderr, "time: %-22s %8lld.%03lld ms\n", name, (long long)(microseconds / 1000),
                (long long)(microseconds % 1000));
    if (timings->count < RF_TIMINGS_MOST)
        timings->stages[timings->count++] = (struct rf_timing){name, microseconds};
}

void rf_timings_stage(struct rf_timings *timings, const char *name)
{
    int64_t now = rf_monotonic_microseconds();
    /* Parts that ran side by side may add up to more than went by. */
    add(timings, name, now > timings->last ? now - timings->last : 0);
    timings->last = now;
}

void rf_timings_part(struct rf_timings *timings, const char *name, int64_t microseconds)
{
    add(timings, name, microseconds);
    timings->last += microseconds;
}
