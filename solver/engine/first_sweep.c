/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * first_sweep.c: homes first, a walk over the charts with these, then one part of the plan after
 * the other free again: the home of a series, an induction, a half-term (large neighbourhood
 * search: Shaw 1998).
 *
 * A home is where the chart of its induction asks least for; what the joint chart asks shows in the
 * walk alone. Group sessions that are shared stand at the start that the school prefers. One
 * induction is walked exactly, several by the best labels of every layer. A heuristic: every plan
 * is priced as a whole with the homes it really has. */
#include "engine/first_sweep.h"

#include <string.h>

#include "base/memory.h"
#include "engine/first_start.h"

enum { ROUNDS = 3, WIDTH = 24, LABELS = 200000 };

struct draft {
    struct rf_sweep *sweep;
    const struct rf_watch *watch;
    bool *barred;     /* [option] comes to a group session elsewhere than preferred */
    bool *home;       /* [slot] where series are held; all slots of one that is not */
    int32_t *unit_of; /* [series] */
    int32_t *period;  /* [position] half-term */
    int32_t period_count;
};

/* What may be changed: one induction, one half-term; -1: any. */
struct scope {
    int32_t unit, period;
};

static const struct scope everything = {-1, -1};

/* ---- made once */

/* Bars the starts of group sessions other than the preferred one, where that may be chosen. */
static void bar_other_starts(struct draft *draft)
{
    const struct rf_sweep *sweep = draft->sweep;
    const struct rf_problem *problem = sweep->part->formulation->problem;
    size_t count = sweep->course->option_count;
    bool *offered = rf_allocate((size_t)problem->demands->count, sizeof *offered);
    int32_t candidate;
    for (size_t o = 0; o < count; o++) {
        int32_t demand = rf_first_start_of(sweep, o, &candidate);
        if (demand >= 0 && sweep->part->preferred[demand] == candidate)
            offered[demand] = true;
    }
    for (size_t o = 0; o < count; o++) {
        int32_t demand = rf_first_start_of(sweep, o, &candidate);
        draft->barred[o] =
            demand >= 0 && offered[demand] && sweep->part->preferred[demand] != candidate;
    }
    rf_release(offered);
}

/* Weeks outside every half-term count to the one before. */
static void find_periods(struct draft *draft)
{
    const struct rf_course *course = draft->sweep->course;
    const struct rf_instance *instance = course->part->formulation->problem->instance;
    int32_t period = 0;
    for (size_t p = 0; p < course->position_count; p++) {
        rf_day monday = (rf_day)course->positions[p].when;
        for (rf_day day = monday; day < monday + 7; day++)
            if (day >= instance->first_day && day < instance->first_day + instance->date_count &&
                rf_instance_date(instance, day)->half_term > period)
                period = rf_instance_date(instance, day)->half_term;
        draft->period[p] = period;
    }
    draft->period_count = period + 1;
}

static void find_units(struct draft *draft)
{
    const struct rf_home_table *homes = draft->sweep->homes;
    const struct rf_course *course = draft->sweep->course;
    int32_t *unit_of_option = rf_allocate(course->option_count, sizeof *unit_of_option);
    for (size_t p = 0; p < course->position_count; p++)
        for (size_t o = course->positions[p].options.from; o < course->positions[p].options.until;
             o++)
            unit_of_option[o] = course->positions[p].unit;
    for (size_t h = 0; h < homes->series_count; h++)
        if (homes->first_use[h] < homes->first_use[h + 1])
            draft->unit_of[h] = unit_of_option[homes->uses[homes->first_use[h]].option];
    rf_release(unit_of_option);
}

/* ---- one try */

static bool is_free(const struct draft *draft, struct scope scope, size_t position)
{
    return (scope.unit < 0 || draft->sweep->course->positions[position].unit == scope.unit) &&
           (scope.period < 0 || draft->period[position] == scope.period);
}

/* Prices of what may be chosen; the rest of the best plan stays. */
static void price(struct draft *draft, struct scope scope)
{
    struct rf_sweep *sweep = draft->sweep;
    int32_t slots = sweep->homes->first[sweep->homes->series_count];
    memcpy(sweep->open, draft->home, (size_t)slots * sizeof *sweep->open);
    rf_case_price(sweep);
    for (size_t o = 0; o < sweep->course->option_count; o++)
        if (draft->barred[o])
            sweep->price[o] = RF_UNPAYABLE;
    for (size_t p = 0; p < sweep->course->position_count && sweep->has_best; p++) {
        const struct rf_course_range *options = &sweep->course->positions[p].options;
        if (is_free(draft, scope, p))
            continue;
        for (size_t o = options->from; o < options->until; o++)
            if ((int32_t)o != sweep->best_chosen[p])
                sweep->price[o] = RF_UNPAYABLE;
        if (sweep->best_chosen[p] >= 0)
            sweep->wait[p] = RF_UNPAYABLE;
    }
}

/* One induction: exact at these prices. */
static void walk_alone(struct rf_sweep *sweep)
{
    rf_weight cost = rf_toll_charge(sweep->tolls[0], &sweep->scale, sweep->price, sweep->wait);
    if (cost == RF_UNPAYABLE || (sweep->has_best && cost + sweep->scale.base >= sweep->best.packed))
        return;
    rf_toll_trace(sweep->tolls[0], sweep->price, sweep->wait, sweep->chosen);
    rf_case_keep(sweep, cost + sweep->scale.base);
}

static void walk_together(const struct draft *draft)
{
    struct rf_sweep *sweep = draft->sweep;
    struct rf_joint_task task = {.scale = &sweep->scale,
                                 .price = sweep->price,
                                 .wait = sweep->wait,
                                 .rival = sweep->has_best ? &sweep->best : NULL,
                                 .list_settled = true,
                                 .least = sweep->least,
                                 .width = WIDTH,
                                 .label_limit = LABELS,
                                 .watch = draft->watch};
    struct rf_joint_answer answer = rf_joint_solve(sweep->joint, &task, sweep->chosen);
    if (answer.end == RF_JOINT_FOUND)
        rf_case_keep(sweep, answer.cost);
}

/* Looks for a plan that betters the best within the scope. */
static void try(struct draft *draft, struct scope scope)
{
    price(draft, scope);
    if (draft->sweep->joint == NULL)
        walk_alone(draft->sweep);
    else
        walk_together(draft);
}

/* ---- homes */

static void hold(struct draft *draft, size_t series, int32_t slot)
{
    const struct rf_home_table *homes = draft->sweep->homes;
    for (int32_t s = homes->first[series]; s < homes->first[series + 1]; s++)
        draft->home[s] = slot < 0 || s == slot;
}

static struct rf_home_count count_home(struct draft *draft, const int32_t *chosen, size_t series)
{
    struct rf_sweep *sweep = draft->sweep;
    memset(sweep->is_chosen, 0, sweep->course->option_count * sizeof *sweep->is_chosen);
    for (size_t p = 0; p < sweep->course->position_count; p++)
        if (chosen[p] >= 0)
            sweep->is_chosen[chosen[p]] = true;
    return rf_home_table_count(sweep->homes, series, sweep->open, sweep->is_chosen);
}

/* Every series is held at the home that the best plan has. */
static void hold_all(struct draft *draft)
{
    for (size_t h = 0; h < draft->sweep->homes->series_count; h++)
        hold(draft, h, count_home(draft, draft->sweep->best_chosen, h).best);
}

/* What the induction of the series asks by its own chart with the series at the slot. */
static rf_weight ask(struct draft *draft, size_t series, int32_t slot)
{
    struct rf_sweep *sweep = draft->sweep;
    hold(draft, series, slot);
    price(draft, everything);
    return rf_toll_charge(sweep->tolls[draft->unit_of[series]], &sweep->scale, sweep->price,
                          sweep->wait);
}

/* Holds the series at the slot that its induction's chart asks least for. */
static void hold_cheapest(struct draft *draft, size_t series)
{
    const struct rf_home_table *homes = draft->sweep->homes;
    rf_weight least = RF_UNPAYABLE;
    int32_t slot = -1;
    for (int32_t s = homes->first[series]; s < homes->first[series + 1]; s++) {
        rf_weight own = ask(draft, series, s);
        if (own >= least)
            continue;
        least = own;
        slot = s;
    }
    hold(draft, series, slot);
}

/* The series of the induction whose home costs most more than was assumed, in `chosen`; -1. */
static int32_t widest_series(struct draft *draft, int32_t unit)
{
    int32_t widest = -1, most = 0;
    for (size_t h = 0; h < draft->sweep->homes->series_count; h++) {
        if (draft->unit_of[h] != unit)
            continue;
        struct rf_home_count count = count_home(draft, draft->sweep->chosen, h);
        if (count.away - count.relaxed <= most)
            continue;
        widest = (int32_t)h;
        most = count.away - count.relaxed;
    }
    return widest;
}

/* Holds one series of an induction after the other until its own chart assumes no home too many. */
static void hold_unit(struct draft *draft, int32_t unit)
{
    struct rf_sweep *sweep = draft->sweep;
    struct rf_toll *toll = sweep->tolls[unit];
    for (size_t held = 0; held < sweep->homes->series_count; held++) {
        price(draft, everything);
        if (rf_toll_charge(toll, &sweep->scale, sweep->price, sweep->wait) == RF_UNPAYABLE)
            return;
        rf_toll_trace(toll, sweep->price, sweep->wait, sweep->chosen);
        int32_t widest = widest_series(draft, unit);
        if (widest < 0)
            return;
        hold_cheapest(draft, (size_t)widest);
    }
}

/* ---- the search */

/* Each part of the plan once; true when something got better. */
static bool improve(struct draft *draft)
{
    const struct rf_sweep *sweep = draft->sweep;
    struct rf_worth before = sweep->best;
    for (size_t h = 0; h < sweep->homes->series_count && !rf_watch_over(draft->watch); h++) {
        hold_cheapest(draft, h);
        try(draft, everything);
        hold_all(draft);
    }
    for (int32_t u = 0; sweep->joint != NULL && u < sweep->course->unit_count; u++)
        try(draft, (struct scope){u, -1});
    for (int32_t k = 0; sweep->joint != NULL && k < draft->period_count; k++)
        try(draft, (struct scope){-1, k});
    return rf_worth_compare(&sweep->scale, &sweep->best, &before) < 0;
}

static void search(struct draft *draft)
{
    struct rf_sweep *sweep = draft->sweep;
    for (size_t h = 0; h < sweep->homes->series_count; h++)
        hold(draft, h, -1);
    for (int32_t u = 0; u < sweep->course->unit_count; u++)
        hold_unit(draft, u);
    try(draft, everything);
    if (!sweep->has_best)
        return;
    hold_all(draft);
    for (int32_t round = 0; round < ROUNDS && !rf_watch_over(draft->watch); round++)
        if (!improve(draft))
            return;
}

void rf_first_sweep(struct rf_sweep *sweep, const struct rf_watch *watch)
{
    struct draft draft = {.sweep = sweep, .watch = watch};
    const struct rf_course *course = sweep->course;
    rf_scale_clear(&sweep->scale);
    sweep->has_best = false;
    if (!rf_scale_make(course, RF_EXTENT_ALL, -1, &sweep->scale))
        return;
    draft.barred = rf_allocate(course->option_count, sizeof *draft.barred);
    draft.period = rf_allocate(course->position_count, sizeof *draft.period);
    draft.home =
        rf_allocate((size_t)sweep->homes->first[sweep->homes->series_count], sizeof *draft.home);
    draft.unit_of = rf_allocate(sweep->homes->series_count, sizeof *draft.unit_of);
    find_units(&draft);
    bar_other_starts(&draft);
    find_periods(&draft);
    search(&draft);
    rf_sweep_offer(sweep);
    rf_release(draft.unit_of);
    rf_release(draft.barred);
    rf_release(draft.period);
    rf_release(draft.home);
}
