/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand_cut.c: the weeks of windows: every so many weeks, longer for part-timers (D33), or a
 * half-term, a term, the year (D30); and terms by what the ECT has served (D32).
 *
 * Windows follow the weeks of the instance, not those of the induction: one fortnight for all. */
#include "model/demand_cut.h"

#include "model/facts.h"

static bool leads_on_to(const struct rf_stage *stage, int32_t from, int32_t to)
{
    for (; from >= 0; from = stage->steps[from].leads_to)
        if (from == to)
            return true;
    return false;
}

/* Whether the step, one that it leads to, or one that leads to it is a meeting. */
static bool has_meeting(const struct rf_instance *instance, const struct rf_stage *stage,
                        const struct rf_step *step)
{
    int32_t index = (int32_t)(step - stage->steps);
    for (int32_t other = 0; other < stage->step_count; other++)
        if (instance->kinds[stage->steps[other].kind].meeting &&
            (leads_on_to(stage, index, other) || leads_on_to(stage, other, index)))
            return true;
    return false;
}

int32_t rf_rhythm_stretch(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                          const struct rf_step *step)
{
    const struct rf_instance *instance = rhythm->instance;
    int32_t ect = instance->inductions[rhythm->induction].ect;
    int32_t fte = ect < 0 ? 1000 : instance->people[ect].fte;
    bool stretched = instance->rules[RF_RULE_PART_TIME_STRETCH] > 0 && fte > 0 && fte < 1000 &&
                     step->every == RF_EVERY_WEEKS && has_meeting(instance, stage, step);
    return stretched ? fte : 1000;
}

/* First week of window `number` of a step that asks every so many weeks. */
static int64_t week_of(int64_t number, int64_t every_weeks, int64_t fte)
{
    return (number * every_weeks * 1000 + fte - 1) / fte;
}

int32_t rf_rhythm_windows(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                          const struct rf_step *step)
{
    const struct rf_instance *instance = rhythm->instance;
    int32_t fte = rf_rhythm_stretch(rhythm, stage, step), count = 0;
    switch (step->every) {
    case RF_EVERY_WEEKS:
        while (week_of(count, step->every_weeks, fte) < instance->week_count)
            count++;
        return count;
    case RF_EVERY_HALF_TERM:
        return instance->half_term_count;
    case RF_EVERY_TERM:
        return instance->term_count;
    case RF_EVERY_YEAR:
        return 1;
    }
    return 0;
}

/* Whether a week belongs to a long window. */
static bool belongs(const struct rf_instance *instance, enum rf_every every, int32_t number,
                    int32_t week)
{
    int32_t half_term = rf_week_half_term(instance, week);
    if (every == RF_EVERY_YEAR)
        return true;
    if (half_term < 0)
        return false;
    return number ==
           (every == RF_EVERY_HALF_TERM ? half_term : instance->half_terms[half_term].term);
}

bool rf_window_cut(const struct rf_rhythm *rhythm, const struct rf_stage *stage,
                   const struct rf_step *step, int32_t number, struct rf_window *window)
{
    const struct rf_instance *instance = rhythm->instance;
    *window = (struct rf_window){.first_week = -1, .last_week = -1};
    if (step->every == RF_EVERY_WEEKS) {
        int32_t fte = rf_rhythm_stretch(rhythm, stage, step);
        int64_t last = week_of(number + 1, step->every_weeks, fte) - 1;
        window->first_week = (int32_t)week_of(number, step->every_weeks, fte);
        window->last_week = last < instance->week_count ? (int32_t)last : instance->week_count - 1;
    } else {
        for (int32_t week = 0; week < instance->week_count; week++) {
            if (!belongs(instance, step->every, number, week))
                continue;
            if (window->first_week < 0)
                window->first_week = week;
            window->last_week = week;
        }
    }
    if (window->first_week < 0 || window->first_week > window->last_week)
        return false;
    window->monday = instance->weeks[window->first_week].monday;
    return true;
}

/* Keeps so many weeks with a teaching day at one end. */
static void keep_weeks(const struct rf_instance *instance, struct rf_window *window, int32_t keep,
                       bool at_end)
{
    int32_t first = -1, last = -1, count = 0;
    for (int32_t i = 0; i <= window->last_week - window->first_week && count < keep; i++) {
        int32_t week = at_end ? window->last_week - i : window->first_week + i;
        if (instance->weeks[week].teaching_days == 0)
            continue;
        if (count++ == 0)
            first = week;
        last = week;
    }
    window->first_week = at_end ? last : first;
    window->last_week = at_end ? first : last;
}

bool rf_window_trim(const struct rf_rhythm *rhythm, const struct rf_step *step,
                    struct rf_window *window)
{
    const struct rf_instance *instance = rhythm->instance;
    int32_t after = rhythm->first_week + instance->inductions[rhythm->induction].lead_in_weeks;
    bool none = after == rhythm->first_week; /* no lead-in */
    if (step->lead_in && (none || window->last_week >= after))
        window->last_week = none ? -1 : after - 1;
    else if (!step->lead_in && instance->kinds[step->kind].structured && !none &&
             window->first_week < after)
        window->first_week = after;
    if (window->first_week > window->last_week)
        return false;
    if (step->first_weeks > 0)
        keep_weeks(instance, window, step->first_weeks, false);
    else if (step->last_weeks > 0)
        keep_weeks(instance, window, step->last_weeks, true);
    return window->first_week >= 0;
}

/* How many terms with a common date lie before this one; -1 when it has none itself. */
static int32_t terms_before(const struct rf_rhythm *rhythm, int32_t term)
{
    const struct rf_instance *instance = rhythm->instance;
    int32_t count = 0;
    bool own = false;
    for (int32_t other = 0; other <= term; other++) {
        bool common = false;
        for (int32_t date = 0; date < instance->date_count && !common; date++) {
            int32_t half_term = instance->dates[date].half_term;
            common = rhythm->common[date] && half_term >= 0 &&
                     instance->half_terms[half_term].term == other;
        }
        if (other < term)
            count += common;
        else
            own = common;
    }
    return own ? count : -1;
}

bool rf_window_in_point(const struct rf_rhythm *rhythm, const struct rf_step *step,
                        const struct rf_window *window)
{
    const struct rf_instance *instance = rhythm->instance;
    const struct rf_induction *who = &instance->inductions[rhythm->induction];
    if (step->point == RF_POINT_ANY)
        return true;
    int32_t half_term = rf_week_half_term(instance, window->first_week);
    int32_t count = half_term < 0 ? -1 : terms_before(rhythm, instance->half_terms[half_term].term);
    if (count < 0)
        return false;
    int64_t fte = instance->people[who->ect >= 0 ? who->ect : who->mentor].fte;
    int64_t before = who->terms_served + count * fte, after = before + fte;
    int64_t every = instance->rules[RF_RULE_ASSESSMENT_EVERY];
    int64_t most = instance->rules[RF_RULE_TERMS_TO_SERVE];
    if (before >= 1000 * most)
        return false;
    bool assessed = every > 0 && after / (1000 * every) > before / (1000 * every) &&
                    after / (1000 * every) * every <= most;
    return assessed == (step->point == RF_POINT_ASSESSMENT);
}
