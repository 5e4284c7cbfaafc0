/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * first_plan.c: how good the first plan is: the plan of a solve that is stopped as soon as it has
 * one, against the plan of a solve that is left alone. Both go through the checker, and the numbers
 * compared are the checker's.
 *
 *   first_plan INSTANCE...
 *
 * Held: tier 1 equal, class by class; the minutes of tier 2 together at most 120 more; tier 3 at
 * most two hundredths or two sessions' worth (20) more. Tiers 6 and 7 and the times (milliseconds;
 * with what the charts took, which the proof needs anyway) are printed only. Exit code 1 when a
 * school breaks a limit, 3 when one cannot be read or solved. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "engine/solve.h"
#include "input/read.h"
#include "ringfence/check.h"

enum { MINUTES = 120, POINTS = 20, SHARE = 50 };

struct solved {
    enum rf_status status;
    struct rf_report report;
    bool kept;            /* the checker takes the plan */
    int64_t first, whole; /* microseconds */
};

/* Stops the solve that shows the plan it begins with. */
struct stopper {
    volatile int stop;
};

static void stop_after_first(void *context, const struct rf_progress *progress)
{
    struct stopper *stopper = context;
    if (strcmp(progress->phase, "first plan") == 0 && progress->unplaced >= 0)
        stopper->stop = 1;
}

static int64_t microseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static struct solved solve(const struct rf_instance *instance, bool first_alone)
{
    struct stopper stopper = {0};
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_solve_options options = {0};
    struct rf_solve_account account;
    struct rf_plan *plan;
    struct solved solved = {0};
    if (first_alone) {
        options.progress = stop_after_first;
        options.progress_context = &stopper;
        options.stop = &stopper.stop;
    }
    int64_t begin = microseconds_now();
    solved.status = rf_solve(instance, &options, &diagnostics, &plan, &account);
    solved.whole = microseconds_now() - begin;
    solved.first = account.microseconds[RF_SOLVE_STAGE_FIRST_PLAN];
    if (solved.status == RF_OK) {
        struct rf_checker *checker = rf_checker_new(instance);
        solved.kept = rf_checker_check(checker, plan, &solved.report);
        rf_checker_release(checker);
    }
    rf_plan_release(plan);
    rf_release(account.certificate);
    rf_diagnostics_release(&diagnostics);
    return solved;
}

static int64_t sum_of(const int32_t *items, int32_t count)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < count; i++)
        sum += items[i];
    return sum;
}

static bool is_near(int64_t first, int64_t last)
{
    return first <= last + POINTS || (first - last) * SHARE <= last;
}

/* Within the limits; prints both values of each number. */
static bool compare(const struct rf_values *first, const struct rf_values *last)
{
    int64_t minutes[] = {sum_of(first->equity, first->equity_count),
                         sum_of(last->equity, last->equity_count)};
    bool same = memcmp(first->unplaced, last->unplaced, sizeof first->unplaced) == 0;
    bool held = same && minutes[0] <= minutes[1] + MINUTES && is_near(first->tired, last->tired);
    printf("  %4lld/%-4lld %5lld/%-5lld %4d/%-4d %3d/%-3d %5d/%-5d",
           (long long)sum_of(first->unplaced, RF_PRIORITY_CLASSES),
           (long long)sum_of(last->unplaced, RF_PRIORITY_CLASSES), (long long)minutes[0],
           (long long)minutes[1], first->tired, last->tired, first->away, last->away,
           first->spacing, last->spacing);
    return held;
}

static int try_school(const char *path)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    int result = 3;
    const char *name = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
    if (rf_read_instance(&path, 1, false, &diagnostics, &instance) == RF_OK) {
        struct solved first = solve(instance, true), last = solve(instance, false);
        printf("%-20s", name);
        if (first.kept && last.kept) {
            bool held = compare(&first.report.values, &last.report.values);
            printf(" %5lld.%lld %6lld.%lld ms  %s\n", (long long)first.first / 1000,
                   (long long)first.first / 100 % 10, (long long)last.whole / 1000,
                   (long long)last.whole / 100 % 10, held ? "" : "TOO FAR");
            result = held ? 0 : 1;
        } else {
            printf("  no plan that holds\n");
        }
        rf_report_release(&first.report);
        rf_report_release(&last.report);
    } else {
        printf("%-20s  cannot be read\n", name);
    }
    rf_instance_release(instance);
    rf_diagnostics_release(&diagnostics);
    fflush(stdout);
    return result;
}

int main(int count, char **arguments)
{
    int worst = 0;
    printf("%-20s  %9s %11s %9s %7s %11s %7s %8s\n", "first plan / last", "unplaced", "minutes",
           "tired", "away", "spacing", "first", "whole");
    for (int i = 1; i < count; i++) {
        int result = try_school(arguments[i]);
        worst = result > worst ? result : worst;
    }
    return worst;
}
