/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * window.c: the windows of a step and the sessions demanded in them (D9, D10, D11).
 *
 * Every window of every step is classed from the common dates alone: it holds its count, is lost
 * to closure between two that do, or demands nothing. Then lead-in and the past take their part. */
#include "check/window.h"

#include "base/memory.h"

bool rf_check_in_window(const struct rf_instance *instance, const struct rf_window *window,
                        int32_t date)
{
    const struct rf_date *here = &instance->dates[date];
    int32_t i;

    if (window->make_up) {
        for (i = 0; i < window->nearest_count; i++) {
            if (window->nearest[i] == date)
                return true;
        }
        return false;
    }
    return here->week >= window->first_week && here->week <= window->last_week &&
           here->day >= window->range.from && here->day <= window->range.until;
}

/* Between two weeks of a window there may be holidays, which are no dates of it: a life that ends
 * there has its last date in an earlier week. */
rf_day rf_check_last_date(const struct rf_instance *instance, const struct rf_window *window)
{
    int32_t week = window->last_week;
    rf_day sunday;

    if (window->make_up)
        return window->nearest_count > 0
                   ? instance->first_day + window->nearest[window->nearest_count - 1]
                   : INT32_MAX; /* nowhere to go: stays demanded, to be reported as unplaced */
    while (week > window->first_week && instance->weeks[week].monday > window->range.until)
        week--;
    sunday = instance->weeks[week].monday + 6;
    return sunday < window->range.until ? sunday : window->range.until;
}

/* Whether some date of the weeks, inside the life, passes `test`. */
static bool any_date(const struct rf_checker *checker, int32_t induction,
                     const struct rf_window *window,
                     bool (*test)(const struct rf_checker *, int32_t induction, int32_t date))
{
    const struct rf_instance *instance = checker->instance;
    rf_day day, last;

    if (window->last_week < window->first_week)
        return false;
    day = instance->weeks[window->first_week].monday;
    last = instance->weeks[window->last_week].monday + 6;
    for (; day <= last; day++) {
        int32_t date = rf_check_date(instance, day);

        if (date >= 0 && rf_check_in_window(instance, window, date) &&
            test(checker, induction, date))
            return true;
    }
    return false;
}

static bool is_common(const struct rf_checker *checker, int32_t induction, int32_t date)
{
    return checker->courses[induction].common[date];
}

/* A closure or INSET day, on a school weekday in a half-term, that took a day from both. */
static bool is_lost(const struct rf_checker *checker, int32_t induction, int32_t date)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    const struct rf_date *here = &instance->dates[date];

    return (here->status == RF_DAY_CLOSED || here->status == RF_DAY_INSET) &&
           here->half_term >= 0 && here->pupils.from < here->pupils.until &&
           (pair->ect < 0 || instance->people[pair->ect].days[date].works) &&
           instance->people[pair->mentor].days[date].works;
}

bool rf_check_window_holds(const struct rf_checker *checker, int32_t induction,
                           const struct rf_window *window)
{
    return any_date(checker, induction, window, is_common);
}

bool rf_check_window_lost(const struct rf_checker *checker, int32_t induction,
                          const struct rf_window *window)
{
    return !rf_check_window_holds(checker, induction, window) &&
           any_date(checker, induction, window, is_lost);
}

/* The term of the first date of the weeks that is in one. */
static int32_t term_of(const struct rf_instance *instance, const struct rf_window *window)
{
    rf_day day = instance->weeks[window->first_week].monday;

    for (;; day++) {
        int32_t date = rf_check_date(instance, day);

        if (date >= 0 && instance->dates[date].half_term >= 0)
            return instance->half_terms[instance->dates[date].half_term].term;
    }
}

static void keep_if_in_term(const struct rf_instance *instance, struct rf_window *window,
                            int32_t date, int32_t term)
{
    if (instance->half_terms[instance->dates[date].half_term].term == term)
        window->nearest[window->nearest_count++] = date;
}

void rf_check_make_up(const struct rf_checker *checker, int32_t induction, struct rf_window *window)
{
    const struct rf_instance *instance = checker->instance;
    const bool *common = checker->courses[induction].common;
    int32_t term = term_of(instance, window), date;
    int32_t first = instance->weeks[window->first_week].monday - instance->first_day;
    int32_t last = instance->weeks[window->last_week].monday + 6 - instance->first_day;

    window->make_up = true;
    window->nearest_count = 0;
    for (date = first - 1; date >= 0; date--) {
        if (common[date]) {
            keep_if_in_term(instance, window, date, term);
            break;
        }
    }
    for (date = last + 1; date < instance->date_count; date++) {
        if (common[date]) {
            keep_if_in_term(instance, window, date, term);
            break;
        }
    }
}
