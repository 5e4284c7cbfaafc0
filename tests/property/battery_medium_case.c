/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_medium_case.c: reads one school, solves it both ways, and compares.
 *
 * The check accepts both plans with all their claims. Then the numbers are gone through in their
 * order. As long as all values before are equal on both sides and closed on one, the other side's
 * plan is one that its bound speaks of; so its bound may not be above the other side's value,
 * closed or open. That holds two closed numbers to the same value. Behind an open number a bound
 * speaks of how that number is shared out among the parts of the school, which the other side's
 * plan may do otherwise. Where the values part although no bound is broken, one side is open, and
 * what follows cannot be compared. */
#include "battery_medium_case.h"

#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "engine/solve.h"
#include "input/read.h"

/* One way of solving. */
struct solved {
    enum rf_status status;
    struct rf_plan *plan; /* NULL unless RF_OK */
    int64_t milliseconds;
};

static int64_t clock_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct solved solve(const struct rf_instance *instance,
                           const struct rf_solve_options *options)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_solve_account account = {0};
    struct solved solved = {0};
    const int64_t begin = clock_milliseconds();
    solved.status = rf_solve(instance, options, &diagnostics, &solved.plan, &account);
    solved.milliseconds = clock_milliseconds() - begin;
    rf_release(account.certificate);
    rf_diagnostics_release(&diagnostics);
    return solved;
}

/* The check takes the plan with all its claims. */
static bool plan_holds(const struct rf_checker *checker, const struct rf_plan *plan,
                       const char *side, struct rf_text *why)
{
    struct rf_report report = {0};
    const bool holds = rf_checker_check(checker, plan, &report);
    for (size_t i = 0; i < report.violation_count; i++) {
        rf_text_format(why, "the check refuses the plan %s: %s %s\n", side,
                       rf_constraint_id(report.violations[i].constraint),
                       report.violations[i].message);
    }
    rf_report_release(&report);
    return holds;
}

static bool solved_status(const struct rf_tier_result *result)
{
    return result->status == RF_TIER_SOLVED || result->status == RF_TIER_CERTIFIED;
}

static bool closed(const struct rf_tier_result *result)
{
    return solved_status(result) && !result->conditional;
}

/* What a side says no plan with the same earlier values can be below. */
static int32_t highest_bound(const struct rf_tier_result *result)
{
    if (solved_status(result)) {
        return result->value;
    }
    return result->bound > result->claimed_bound ? result->bound : result->claimed_bound;
}

static void tell(const struct rf_tier_result *one, const struct rf_tier_result *other,
                 const char *what, struct rf_text *why)
{
    rf_text_format(why,
                   "tier %d part %d %s: %d (at least %d, %s) with, %d (at least %d, %s) without\n",
                   (int)one->tier, (int)one->part, what, (int)one->value, (int)highest_bound(one),
                   rf_tier_status_name(one->status), (int)other->value, (int)highest_bound(other),
                   rf_tier_status_name(other->status));
}

static enum medium_verdict compare_results(const struct rf_plan *one, const struct rf_plan *other,
                                           struct rf_text *why)
{
    enum medium_verdict verdict = MEDIUM_AGREES;
    bool sure_with = true, sure_without = true; /* all numbers before are closed there */
    if (one->result_count != other->result_count) {
        rf_text_format(why, "%d numbers with, %d without\n", (int)one->result_count,
                       (int)other->result_count);
        return MEDIUM_DISAGREES;
    }
    for (int32_t i = 0; i < one->result_count; i++) {
        const struct rf_tier_result *with = &one->results[i], *without = &other->results[i];
        if (with->tier != without->tier || with->part != without->part ||
            (sure_with && highest_bound(with) > without->value) ||
            (sure_without && highest_bound(without) > with->value)) {
            tell(with, without, "disagrees", why);
            return MEDIUM_DISAGREES;
        }
        if (!closed(with) || !closed(without)) {
            if (verdict == MEDIUM_AGREES) {
                tell(with, without, "is open", why);
            }
            verdict = MEDIUM_OPEN;
        }
        sure_with = sure_with && closed(with);
        sure_without = sure_without && closed(without);
        if (with->value != without->value) {
            return verdict;
        }
    }
    return verdict;
}

static enum medium_verdict compare(const struct rf_checker *checker, const struct solved *with,
                                   const struct solved *without, struct rf_text *why)
{
    if (with->plan != NULL && !plan_holds(checker, with->plan, "with", why)) {
        return MEDIUM_DISAGREES;
    }
    if (without->plan != NULL && !plan_holds(checker, without->plan, "without", why)) {
        return MEDIUM_DISAGREES;
    }
    if (with->status == RF_OK && without->status == RF_OK) {
        return compare_results(with->plan, without->plan, why);
    }
    rf_text_format(why, "%s with, %s without\n", rf_status_name(with->status),
                   rf_status_name(without->status));
    if (with->status == RF_LIMIT || without->status == RF_LIMIT) {
        return MEDIUM_OPEN;
    }
    return with->status == without->status && with->status == RF_CONTRADICTORY ? MEDIUM_AGREES
                                                                               : MEDIUM_DISAGREES;
}

/* ------------------------------------------------------------------ one school */

/* What the school and its plan, if there is one, hold. */
static void count_features(const struct rf_instance *instance, const struct rf_checker *checker,
                           const struct rf_plan *plan, enum medium_mode mode,
                           struct medium_account *account)
{
    struct medium_features features = {0};
    medium_features_of_school(instance, &features);
    if (plan != NULL) {
        account->sessions += plan->session_count;
        medium_features_of_plan(instance, plan, &features);
        if (mode == MEDIUM_COVERAGE) {
            medium_features_of_bars(instance, checker, plan, &features);
        }
    }
    for (int i = 0; i < MEDIUM_FEATURE_COUNT; i++) {
        account->has[i] += features.has[i];
    }
    for (int i = 0; i < RF_CONSTRAINT_COUNT; i++) {
        account->bars[i] += features.bars[i];
    }
}

static enum medium_verdict judge(const struct rf_instance *instance, enum medium_mode mode,
                                 int32_t seconds, struct medium_account *account,
                                 struct rf_text *why)
{
    const struct rf_solve_options product = {.seconds = seconds};
    struct rf_checker *checker = rf_checker_new(instance);
    struct solved with = solve(instance, &product);
    enum medium_verdict verdict = MEDIUM_AGREES;
    account->milliseconds += with.milliseconds;
    account->contradictory += with.status == RF_CONTRADICTORY;
    count_features(instance, checker, with.plan, mode, account);
    if (mode == MEDIUM_COVERAGE) {
        if (with.plan == NULL) {
            verdict = with.status == RF_CONTRADICTORY ? MEDIUM_AGREES : MEDIUM_OPEN;
        } else if (!plan_holds(checker, with.plan, "with", why)) {
            verdict = MEDIUM_DISAGREES;
        }
    } else {
        struct rf_solve_options plain = {.seconds = seconds};
        plain.all_starts = mode != MEDIUM_SWEEP;
        plain.without_sweep = mode != MEDIUM_FILTER;
        struct solved without = solve(instance, &plain);
        account->other_milliseconds += without.milliseconds;
        verdict = compare(checker, &with, &without, why);
        rf_plan_release(without.plan);
    }
    rf_plan_release(with.plan);
    rf_checker_release(checker);
    return verdict;
}

static void tell_errors(const struct rf_diagnostics *diagnostics, struct rf_text *why)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct rf_diagnostic *item = &diagnostics->items[i];
        if (item->severity == RF_ERROR) {
            rf_text_format(why, "%s %s: %s\n", item->code,
                           item->place.pointer == NULL ? "" : item->place.pointer, item->message);
        }
    }
}

enum medium_verdict medium_case(const char *json, enum medium_mode mode, int32_t seconds,
                                struct medium_account *account, struct rf_text *why)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    enum medium_verdict verdict = MEDIUM_REFUSED;
    if (rf_read_instance_bytes("medium.json", json, strlen(json), false, &diagnostics, &instance) ==
        RF_OK) {
        verdict = judge(instance, mode, seconds, account, why);
    } else {
        tell_errors(&diagnostics, why);
    }
    account->agreed += verdict == MEDIUM_AGREES;
    account->open += verdict == MEDIUM_OPEN;
    account->refused += verdict == MEDIUM_REFUSED;
    account->disagreed += verdict == MEDIUM_DISAGREES;
    rf_instance_release(instance);
    rf_diagnostics_release(&diagnostics);
    return verdict;
}
