/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * child.h: a search in a process of its own, which may be stopped, run out of memory or die without
 * harm: what it had found by then is kept. */
#ifndef RF_ENGINE_CHILD_H
#define RF_ENGINE_CHILD_H

#include "engine/search.h"

/* The clock and the stop flag of the whole solve. */
struct rf_watch {
    int64_t deadline; /* milliseconds of the monotonic clock; 0: none */
    const volatile int *stop;
};
int64_t rf_watch_now(void);
/* Microseconds of the same clock, for --timings alone. */
int64_t rf_watch_microseconds(void);
/* True when no more work should be started. */
bool rf_watch_over(const struct rf_watch *watch);

/* Called with each piece of news, with what is known so far; may be NULL. */
void rf_child_search(const struct rf_search *search, const struct rf_watch *watch,
                     rf_search_news news, void *context, struct rf_found *found);

#endif
