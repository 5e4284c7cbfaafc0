/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_mentors.c: the combinations of candidates, counted through like an odometer, the first
 * induction slowest. */
#include "battery_mentors.h"

#include <string.h>

#include "base/memory.h"

static int32_t choices_of(const struct rf_instance *instance, int32_t induction)
{
    const int32_t count = instance->inductions[induction].mentor_choice_count;
    return count > 0 ? count : 1;
}

bool battery_has_choices(const struct rf_instance *instance)
{
    for (int32_t i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].mentor_choice_count > 0) {
            return true;
        }
    }
    return false;
}

static struct battery_combination make(const struct rf_instance *instance, int32_t number,
                                       int64_t limit)
{
    const size_t count = (size_t)instance->induction_count;
    struct battery_combination one = {.mentors = rf_allocate(count, sizeof(int32_t)),
                                      .rank = rf_allocate(count, sizeof(int32_t))};
    for (int32_t i = instance->induction_count; i-- > 0;) {
        const struct rf_induction *induction = &instance->inductions[i];
        one.rank[i] = number % choices_of(instance, i);
        number /= choices_of(instance, i);
        one.mentors[i] = induction->mentor_choice_count > 0 ? induction->mentor_choice[one.rank[i]]
                                                            : induction->mentor;
    }
    struct rf_report report = {0};
    one.instance = rf_instance_with_mentors(instance, one.mentors);
    one.allowed = rf_check_roles(one.instance, &report);
    rf_report_release(&report);
    one.checker = rf_checker_new(one.instance);
    if (one.allowed) {
        brute_force(one.instance, one.checker, limit, &one.brute);
    }
    return one;
}

struct battery_combinations battery_combinations_try(const struct rf_instance *instance,
                                                     int64_t limit)
{
    struct battery_combinations all = {.instance = instance, .count = 1};
    for (int32_t i = 0; i < instance->induction_count; i++) {
        all.count *= choices_of(instance, i);
    }
    all.items = rf_allocate((size_t)all.count, sizeof *all.items);
    for (int32_t i = 0; i < all.count; i++) {
        all.items[i] = make(instance, i, limit);
        all.too_large = all.too_large ||
                        (all.items[i].allowed && all.items[i].brute.outcome == BRUTE_TOO_LARGE);
    }
    return all;
}

void battery_combinations_release(struct battery_combinations *all)
{
    for (int32_t i = 0; i < all->count; i++) {
        struct battery_combination *one = &all->items[i];
        brute_result_release(&one->brute);
        rf_checker_release(one->checker);
        rf_instance_release(one->instance);
        rf_release(one->mentors);
        rf_release(one->rank);
    }
    rf_release(all->items);
}

const struct battery_combination *battery_combinations_find(const struct battery_combinations *all,
                                                            const int32_t *mentors)
{
    const size_t bytes = (size_t)all->instance->induction_count * sizeof *mentors;
    for (int32_t i = 0; i < all->count; i++) {
        if (memcmp(all->items[i].mentors, mentors, bytes) == 0) {
            return &all->items[i];
        }
    }
    return NULL;
}

const struct battery_combination *battery_combinations_first(const struct battery_combinations *all)
{
    for (int32_t i = 0; i < all->count; i++) {
        if (all->items[i].allowed) {
            return &all->items[i];
        }
    }
    return NULL;
}

/* ------------------------------------------------------------------ which may be the answer */

/* Of combinations; lists of different length are filled up with zeros. */
static int compare(const struct battery_combination *one, const struct battery_combination *other)
{
    struct rf_values a = one->brute.values, b = other->brute.values;
    const int32_t count = a.workload_count > b.workload_count ? a.workload_count : b.workload_count;
    int32_t *lists = rf_allocate(2 * (size_t)count + 1, sizeof *lists);
    memcpy(lists, a.workload, (size_t)a.workload_count * sizeof *lists);
    memcpy(lists + count, b.workload, (size_t)b.workload_count * sizeof *lists);
    a.workload = lists;
    b.workload = lists + count;
    a.workload_count = count;
    b.workload_count = count;
    const int order = rf_values_compare(&a, &b);
    rf_release(lists);
    return order;
}

/* True when `one` is the earlier candidate wherever the two differ. */
static bool is_earlier(const struct battery_combinations *all,
                       const struct battery_combination *one,
                       const struct battery_combination *other)
{
    bool earlier = false;
    for (int32_t i = 0; i < all->instance->induction_count; i++) {
        if (one->rank[i] > other->rank[i]) {
            return false;
        }
        earlier = earlier || one->rank[i] < other->rank[i];
    }
    return earlier;
}

/* True when it keeps the first candidate of every induction that is not in `failing`. */
static bool varies_within(const struct battery_combinations *all,
                          const struct battery_combination *one, uint32_t failing)
{
    const struct battery_combination *first = battery_combinations_first(all);
    for (int32_t i = 0; i < all->instance->induction_count; i++) {
        if ((failing >> i & 1) == 0 && one->rank[i] != first->rank[i]) {
            return false;
        }
    }
    return true;
}

static bool is_best_of(const struct battery_combinations *all,
                       const struct battery_combination *answer, uint32_t failing)
{
    if (!varies_within(all, answer, failing)) {
        return false;
    }
    for (int32_t i = 0; i < all->count; i++) {
        const struct battery_combination *other = &all->items[i];
        if (!other->allowed || other->brute.outcome != BRUTE_BEST ||
            !varies_within(all, other, failing)) {
            continue;
        }
        const int order = compare(other, answer);
        if (order < 0 || (order == 0 && is_earlier(all, other, answer))) {
            return false;
        }
    }
    return true;
}

bool battery_combinations_answer(const struct battery_combinations *all,
                                 const struct battery_combination *answer)
{
    const struct battery_combination *first = battery_combinations_first(all);
    const int32_t inductions = all->instance->induction_count;
    const uint32_t everybody = (UINT32_C(1) << inductions) - 1;
    const struct rf_values *values = &first->brute.values;
    int32_t missing = 0;
    for (int32_t i = 0; i < values->equity_count; i++) {
        missing += values->equity[i] > 0;
    }
    if (first->brute.outcome == BRUTE_BEST && missing == 0) {
        return is_best_of(all, answer, 0);
    }
    if (first->brute.outcome != BRUTE_BEST || missing == inductions) {
        return is_best_of(all, answer, everybody);
    }
    for (uint32_t failing = 0; failing <= everybody; failing++) {
        if (is_best_of(all, answer, failing)) {
            return true;
        }
    }
    return false;
}
