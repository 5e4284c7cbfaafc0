/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand_window.c: windows that hold their count, windows lost to closure, and make-ups (D8 to
 * D10). A window lost to closure in the middle of an induction is made up for on the nearest
 * common dates around it; a window lost to anything else is lost. */
#include "model/demand_window.h"

#include "base/memory.h"
#include "model/facts.h"

struct rf_rhythm rf_rhythm_derive(const struct rf_instance *instance, int32_t induction)
{
    const struct rf_induction *who = &instance->inductions[induction];
    rf_day last = instance->first_day + instance->date_count - 1;
    struct rf_rhythm rhythm = {instance, induction, who->dates, NULL, -1};
    if (rhythm.life.from < instance->first_day)
        rhythm.life.from = instance->first_day;
    if (rhythm.life.until > last)
        rhythm.life.until = last;
    rhythm.common = rf_allocate((size_t)instance->date_count, sizeof *rhythm.common);
    for (int32_t date = instance->date_count - 1; date >= 0; date--) {
        rhythm.common[date] = rf_facts_is_common(instance, induction, date);
        if (rhythm.common[date])
            rhythm.first_week = instance->dates[date].week;
    }
    return rhythm;
}

void rf_rhythm_release(struct rf_rhythm *rhythm)
{
    rf_release(rhythm->common);
    rhythm->common = NULL;
}

int32_t rf_rhythm_windows(const struct rf_rhythm *rhythm, const struct rf_step *step)
{
    return (rhythm->instance->week_count + step->every_weeks - 1) / step->every_weeks;
}

static struct rf_window cut_window(const struct rf_rhythm *rhythm, const struct rf_step *step,
                                   int32_t number)
{
    struct rf_window window = {0};
    window.first_week = number * step->every_weeks;
    window.last_week = window.first_week + step->every_weeks - 1;
    if (window.last_week >= rhythm->instance->week_count)
        window.last_week = rhythm->instance->week_count - 1;
    return window;
}

static bool lies_in(const struct rf_instance *instance, const struct rf_window *window,
                    int32_t date)
{
    int32_t week = instance->dates[date].week;
    return week >= window->first_week && week <= window->last_week;
}

static bool holds_count(const struct rf_rhythm *rhythm, const struct rf_window *window)
{
    for (int32_t date = 0; date < rhythm->instance->date_count; date++)
        if (rhythm->common[date] && lies_in(rhythm->instance, window, date))
            return true;
    return false;
}

/* A closure or INSET day of the window took a day on which both would have been at work. */
static bool lost_to_closure(const struct rf_rhythm *rhythm, const struct rf_window *window)
{
    const struct rf_instance *instance = rhythm->instance;
    const struct rf_induction *who = &instance->inductions[rhythm->induction];
    for (int32_t date = 0; date < instance->date_count; date++) {
        const struct rf_date *day = &instance->dates[date];
        bool closed = day->status == RF_DAY_CLOSED || day->status == RF_DAY_INSET;
        if (closed && lies_in(instance, window, date) && day->half_term >= 0 &&
            day->pupils.from < day->pupils.until && day->day >= rhythm->life.from &&
            day->day <= rhythm->life.until && instance->people[who->ect].days[date].works &&
            instance->people[who->mentor].days[date].works)
            return true;
    }
    return false;
}

/* Term of the first date in a half-term of the window's weeks. */
static int32_t term_of_window(const struct rf_instance *instance, const struct rf_window *window)
{
    for (int32_t date = 0; date < instance->date_count; date++)
        if (instance->dates[date].half_term >= 0 && lies_in(instance, window, date))
            return instance->half_terms[instance->dates[date].half_term].term;
    return -1;
}

static int32_t term_of_date(const struct rf_instance *instance, int32_t date)
{
    int32_t half_term = instance->dates[date].half_term;
    return half_term < 0 ? -1 : instance->half_terms[half_term].term;
}

/* The nearest common dates before and after a lost window, as far as they lie in its term. False
 * when the window lies before the first or after the last common date. */
static bool find_nearest(const struct rf_rhythm *rhythm, struct rf_window *window)
{
    const struct rf_instance *instance = rhythm->instance;
    int32_t before = -1, after = -1;
    for (int32_t date = 0; date < instance->date_count; date++) {
        if (!rhythm->common[date])
            continue;
        if (instance->dates[date].week < window->first_week)
            before = date;
        else if (after < 0 && instance->dates[date].week > window->last_week)
            after = date;
    }
    if (before < 0 || after < 0)
        return false;
    int32_t term = term_of_window(instance, window);
    if (term_of_date(instance, before) == term)
        window->nearest[window->nearest_count++] = instance->dates[before].day;
    if (term_of_date(instance, after) == term)
        window->nearest[window->nearest_count++] = instance->dates[after].day;
    return true;
}

bool rf_rhythm_asks(const struct rf_rhythm *rhythm, const struct rf_step *step, int32_t number,
                    struct rf_window *window)
{
    if (rhythm->first_week < 0)
        return false;
    *window = cut_window(rhythm, step, number);
    int32_t distance = window->first_week - rhythm->first_week;
    int32_t lead_in = rhythm->instance->inductions[rhythm->induction].lead_in_weeks;
    bool early = (distance < 0 ? 0 : distance) < lead_in;
    if (early != step->lead_in)
        return false;
    if (holds_count(rhythm, window))
        return true;
    window->make_up = lost_to_closure(rhythm, window) && find_nearest(rhythm, window);
    return window->make_up;
}
