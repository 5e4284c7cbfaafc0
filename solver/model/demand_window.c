/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand_window.c: windows that hold their count, windows lost to closure, make-ups (D8 to D10),
 * and windows that ask for nothing because something else has given it (D35). A window lost to
 * closure in the middle of an induction is made up for on the nearest common dates around it; a
 * window lost to anything else is lost. */
#include "model/demand_window.h"

#include "base/memory.h"
#include "model/demand_cut.h"
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
            day->day <= rhythm->life.until &&
            (who->ect < 0 || instance->people[who->ect].days[date].works) &&
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

static bool satisfies(const struct rf_instance *instance, const struct rf_person_day *day,
                      int32_t kind)
{
    for (int32_t i = 0; i < day->occurrence_count; i++) {
        const struct rf_occurrence *item = &day->occurrences[i];
        if (item->type == RF_LESSON)
            continue;
        const bool *kinds = instance->commitments[item->source].satisfies;
        if (kinds != NULL && kinds[kind])
            return true;
    }
    return false;
}

/* D35: the ECT (the mentor, where the kind needs no ECT) has been given it another way. */
static bool is_satisfied(const struct rf_rhythm *rhythm, int32_t kind,
                         const struct rf_window *window)
{
    const struct rf_instance *instance = rhythm->instance;
    const struct rf_induction *who = &instance->inductions[rhythm->induction];
    int32_t person =
        instance->kinds[kind].presence[RF_ROLE_ECT] != RF_ABSENT ? who->ect : who->mentor;
    const struct rf_person_day *days = person < 0 ? NULL : instance->people[person].days;
    if (days == NULL)
        return false;
    for (int32_t i = 0; i < window->nearest_count; i++)
        if (satisfies(instance, &days[window->nearest[i] - instance->first_day], kind))
            return true;
    if (window->make_up)
        return false;
    for (int32_t date = 0; date < instance->date_count; date++)
        if (lies_in(instance, window, date) && instance->dates[date].day >= rhythm->life.from &&
            instance->dates[date].day <= rhythm->life.until &&
            satisfies(instance, &days[date], kind))
            return true;
    return false;
}

static bool is_early(const struct rf_rhythm *rhythm, int32_t week)
{
    int32_t distance = week - rhythm->first_week;
    return (distance < 0 ? 0 : distance) <
           rhythm->instance->inductions[rhythm->induction].lead_in_weeks;
}

/* D9, D31: among windows [from, until) of the step one holds its count while its stage is in
 * force. */
static bool holds_any(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                      const struct rf_step *step, int32_t from, int32_t until)
{
    const struct rf_induction *who = &rhythm->instance->inductions[rhythm->induction];
    for (int32_t number = from; number < until; number++) {
        struct rf_window window;
        if (rf_window_cut(rhythm, stage, step, number, &window) &&
            who->stage_of_week[window.first_week] == stage && holds_count(rhythm, &window))
            return true;
    }
    return false;
}

bool rf_rhythm_asks(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                    const struct rf_step *step, int32_t number, struct rf_window *window)
{
    const struct rf_induction *who = &rhythm->instance->inductions[rhythm->induction];
    if (rhythm->first_week < 0 || !rf_window_cut(rhythm, stage, step, number, window) ||
        who->stage_of_week[window->first_week] != stage ||
        (step->turns > 1 && (step->turn_mask >> (number % step->turns) & 1) == 0) ||
        (step->only_if & ~who->flags) != 0 || (step->unless & who->flags) != 0 ||
        !rf_window_in_point(rhythm, step, window))
        return false;
    if (step->every != RF_EVERY_WEEKS) {
        if (!rf_window_trim(rhythm, step, window) || !holds_count(rhythm, window))
            return false;
    } else {
        if (is_early(rhythm, window->first_week) != step->lead_in)
            return false;
        if (!holds_count(rhythm, window)) {
            window->make_up = lost_to_closure(rhythm, window) &&
                              holds_any(rhythm, stage, step, 0, number) &&
                              holds_any(rhythm, stage, step, number + 1,
                                        rf_rhythm_windows(rhythm, stage, step)) &&
                              find_nearest(rhythm, window);
            if (!window->make_up)
                return false;
        }
    }
    return !is_satisfied(rhythm, step->kind, window);
}
