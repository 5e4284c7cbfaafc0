/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rhythm.c: the windows of one step, by weeks, half-terms, terms or the year, and which of them
 * ask for a session.
 *
 * A window belongs to the stage in force in its first week. Windows by weeks hold their count, are
 * lost to closure between two that do, or ask for nothing (D9); longer ones are cut first (D30) and
 * hold their count or ask for nothing. Then turns, points and the lead-in take their part. */
#include "check/rhythm.h"

#include "base/memory.h"
#include "check/window.h"

/* One step of one induction. */
struct rhythm {
    const struct rf_checker *checker;
    const struct rf_instance *instance;
    const struct rf_induction *pair;
    const struct rf_course *course;
    const struct rf_step *step;
    const struct rf_stage *stage;
    int32_t induction;
    int32_t share; /* thousandths of full time by which weeks are stretched */
};

/* Whether a meeting is in the chain of `step`: what it leads to or is led by, on and on. */
static bool meets(const struct rf_instance *instance, const struct rf_stage *stage,
                  const struct rf_step *step)
{
    bool *linked = rf_allocate((size_t)stage->step_count, sizeof *linked), grew = true;
    bool found = false;
    int32_t i, to;

    linked[step - stage->steps] = true;
    while (grew) {
        grew = false;
        for (i = 0; i < stage->step_count; i++) {
            to = stage->steps[i].leads_to;
            if (to < 0 || linked[i] == linked[to])
                continue;
            linked[i] = linked[to] = true;
            grew = true;
        }
    }
    for (i = 0; i < stage->step_count; i++)
        found = found || (linked[i] && instance->kinds[stage->steps[i].kind].meeting);
    rf_release(linked);
    return found;
}

int32_t rf_check_stretch_share(const struct rf_instance *instance, int32_t induction,
                               const struct rf_stage *stage, const struct rf_step *step)
{
    int32_t ect = instance->inductions[induction].ect;
    int32_t share = ect >= 0 ? instance->people[ect].fte : 1000;

    if (instance->rules[RF_RULE_PART_TIME_STRETCH] == 0 || share <= 0 || share >= 1000 ||
        step->every != RF_EVERY_WEEKS || !meets(instance, stage, step))
        return 1000;
    return share;
}

/* First week of window j by weeks; beyond the year it is that of a week that is not there. */
static int32_t week_of(const struct rhythm *rhythm, int32_t j)
{
    int64_t weeks = (int64_t)j * rhythm->step->every_weeks * 1000;
    int64_t first = (weeks + rhythm->share - 1) / rhythm->share;

    return first < rhythm->instance->week_count ? (int32_t)first : rhythm->instance->week_count;
}

static int32_t count_windows(const struct rhythm *rhythm)
{
    int32_t count = 0;

    switch (rhythm->step->every) {
    case RF_EVERY_WEEKS:
        while (week_of(rhythm, count) < rhythm->instance->week_count)
            count++;
        return count;
    case RF_EVERY_HALF_TERM:
        return rhythm->instance->half_term_count;
    case RF_EVERY_TERM:
        return rhythm->instance->term_count;
    case RF_EVERY_YEAR:
        break;
    }
    return 1;
}

static bool belongs(const struct rhythm *rhythm, int32_t week, int32_t j)
{
    int32_t half_term = rf_check_half_term(rhythm->instance, week);

    if (rhythm->step->every == RF_EVERY_HALF_TERM)
        return half_term == j;
    return rhythm->step->every == RF_EVERY_YEAR ||
           rhythm->instance->half_terms[half_term].term == j;
}

/* The weeks of window j, before anything is cut off. */
static struct rf_window whole_window(const struct rhythm *rhythm, int32_t j)
{
    struct rf_window window = {.first_week = 0, .last_week = -1, .range = rhythm->course->life};
    int32_t week;

    if (rhythm->step->every == RF_EVERY_WEEKS) {
        window.first_week = week_of(rhythm, j);
        window.last_week = week_of(rhythm, j + 1) - 1;
        return window;
    }
    for (week = 0; week < rhythm->instance->week_count; week++) {
        if (!belongs(rhythm, week, j))
            continue;
        if (window.last_week < 0)
            window.first_week = week;
        window.last_week = week;
    }
    return window;
}

static bool in_lead_in(const struct rhythm *rhythm, int32_t week)
{
    return rf_check_week_distance(rhythm->course, week) < rhythm->pair->lead_in_weeks;
}

/* Of the weeks with a teaching day only the first or the last so many, and what lies between. */
static void cut_to_end(const struct rhythm *rhythm, struct rf_window *window)
{
    const struct rf_week *weeks = rhythm->instance->weeks;
    int32_t count = 0, week, first = window->first_week, last = window->last_week;

    if (rhythm->step->first_weeks > 0) {
        window->last_week = first - 1;
        for (week = first; week <= last && count < rhythm->step->first_weeks; week++) {
            if (weeks[week].teaching_days == 0)
                continue;
            if (count++ == 0)
                window->first_week = week;
            window->last_week = week;
        }
    } else if (rhythm->step->last_weeks > 0) {
        window->first_week = last + 1;
        for (week = last; week >= first && count < rhythm->step->last_weeks; week--) {
            if (weeks[week].teaching_days == 0)
                continue;
            if (count++ == 0)
                window->last_week = week;
            window->first_week = week;
        }
    }
}

/* D30, for windows longer than weeks. */
static void cut(const struct rhythm *rhythm, struct rf_window *window)
{
    if (rhythm->step->lead_in) {
        while (window->last_week >= window->first_week && !in_lead_in(rhythm, window->last_week))
            window->last_week--;
    } else if (rhythm->instance->kinds[rhythm->step->kind].structured) {
        while (window->first_week <= window->last_week && in_lead_in(rhythm, window->first_week))
            window->first_week++;
    }
    cut_to_end(rhythm, window);
}

/* The stage is in force in the window's first week. */
static bool in_force(const struct rhythm *rhythm, const struct rf_window *window)
{
    return window->first_week <= window->last_week &&
           rhythm->pair->stage_of_week[window->first_week] == rhythm->stage;
}

/* What the step says of itself: turns and points. */
static bool has_turn(const struct rhythm *rhythm, const struct rf_window *whole, int32_t j)
{
    const struct rf_step *step = rhythm->step;

    if (step->turns > 1 && (step->turn_mask >> (j % step->turns) & 1) == 0)
        return false;
    return step->point == RF_POINT_ANY ||
           rf_check_point(rhythm->checker, rhythm->induction, whole->first_week) == step->point;
}

static void add(const struct rhythm *rhythm, struct rf_asked_list *list,
                const struct rf_window *window, const struct rf_window *whole)
{
    struct rf_asked asked = {*window, rhythm->instance->weeks[whole->first_week].monday};

    RF_PUSH(list->items, list->count, list->capacity, asked);
}

static void ask_long(const struct rhythm *rhythm, struct rf_asked_list *list)
{
    int32_t windows = count_windows(rhythm), j;

    for (j = 0; j < windows; j++) {
        struct rf_window whole = whole_window(rhythm, j), window = whole;

        if (!in_force(rhythm, &whole) || !has_turn(rhythm, &whole, j))
            continue;
        cut(rhythm, &window);
        if (rf_check_window_holds(rhythm->checker, rhythm->induction, &window))
            add(rhythm, list, &window, &whole);
    }
}

static void ask_weeks(const struct rhythm *rhythm, struct rf_asked_list *list)
{
    int32_t windows = count_windows(rhythm), j, first = -1, last = -1;

    for (j = 0; j < windows; j++) {
        struct rf_window window = whole_window(rhythm, j);

        if (!in_force(rhythm, &window) ||
            !rf_check_window_holds(rhythm->checker, rhythm->induction, &window))
            continue;
        if (first < 0)
            first = j;
        last = j;
    }
    for (j = first; first >= 0 && j <= last; j++) {
        struct rf_window window = whole_window(rhythm, j);
        struct rf_window whole = window;

        if (!in_force(rhythm, &window) || !has_turn(rhythm, &window, j) ||
            in_lead_in(rhythm, window.first_week) != rhythm->step->lead_in)
            continue;
        if (!rf_check_window_holds(rhythm->checker, rhythm->induction, &window)) {
            if (!rf_check_window_lost(rhythm->checker, rhythm->induction, &window))
                continue;
            rf_check_make_up(rhythm->checker, rhythm->induction, &window);
        }
        add(rhythm, list, &window, &whole);
    }
}

void rf_check_asked(const struct rf_checker *checker, int32_t induction,
                    const struct rf_stage *stage, const struct rf_step *step,
                    struct rf_asked_list *list)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    struct rhythm rhythm = {checker, instance, pair,      &checker->courses[induction],
                            step,    stage,    induction, 1000};

    if ((pair->flags & step->only_if) != step->only_if || (pair->flags & step->unless) != 0 ||
        rhythm.course->first_week < 0)
        return;
    rhythm.share = rf_check_stretch_share(instance, induction, stage, step);
    if (step->every == RF_EVERY_WEEKS)
        ask_weeks(&rhythm, list);
    else
        ask_long(&rhythm, list);
}
