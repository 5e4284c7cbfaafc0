/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * kept.c: picks the reservations of a day and puts those that read alike side by side. */
#include "report/kept.h"

#include <stdlib.h>

#include "base/memory.h"

static int order(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

static int compare(const struct rf_reservation *one, const struct rf_reservation *other)
{
    int result = order((int32_t)one->type, (int32_t)other->type);
    if (result == 0)
        result = order(one->span.from, other->span.from);
    return result ? result : order(one->span.until, other->span.until);
}

/* All lie in one array: addresses tell apart what is equal otherwise. */
static int by_sort_and_span(const void *left, const void *right)
{
    const struct rf_reservation *one = *(const struct rf_reservation *const *)left;
    const struct rf_reservation *other = *(const struct rf_reservation *const *)right;
    int result = compare(one, other);
    if (result == 0)
        result = order(one->person, other->person);
    return result ? result : (one > other) - (one < other);
}

struct rf_kept rf_kept_on(const struct rf_plan *plan, rf_day day)
{
    struct rf_kept kept = {NULL, 0, 0};
    for (int32_t index = 0; index < plan->reservation_count; index++)
        if (plan->reservations[index].day == day)
            RF_PUSH(kept.items, kept.count, kept.capacity, &plan->reservations[index]);
    if (kept.count > 0)
        qsort(kept.items, kept.count, sizeof *kept.items, by_sort_and_span);
    return kept;
}

void rf_kept_release(struct rf_kept *kept)
{
    rf_release(kept->items);
    *kept = (struct rf_kept){NULL, 0, 0};
}

bool rf_kept_alike(const struct rf_reservation *one, const struct rf_reservation *other)
{
    return compare(one, other) == 0;
}
