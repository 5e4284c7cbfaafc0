/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_rhythm.c: H8: the gap between meetings of neighbouring windows (7), and never two meetings
 * of one induction on one date (8).
 *
 * After a meeting on date d the next may lie on an interval of dates whose ends never move back
 * as d moves on. So all forbidden pairs are covered by two families of cliques, one row per date
 * of the first: "the first on d or later, the second too early for d" and "the first on d or
 * earlier, the second too late for d". Such rows have the consecutive-ones property by date. */
#include "model/formulation.h"

struct gap {
    struct rf_formulation *formulation;
    struct rf_range first, second;
    int32_t least, most; /* school days; most RF_NO_LIMIT without a gap */
};

static rf_day day_of(const struct gap *gap, size_t place)
{
    const struct rf_formulation *formulation = gap->formulation;
    return formulation->problem->candidates->items[formulation->places[place].candidate].day;
}

static int32_t days_between(const struct gap *gap, rf_day first, rf_day second)
{
    const struct rf_instance *instance = gap->formulation->problem->instance;
    return rf_instance_date(instance, second)->teaching_index -
           rf_instance_date(instance, first)->teaching_index;
}

static bool too_early(const struct gap *gap, rf_day first, rf_day second)
{
    return second <= first || days_between(gap, first, second) < gap->least;
}

static bool too_late(const struct gap *gap, rf_day first, rf_day second)
{
    return days_between(gap, first, second) > gap->most;
}

/* (7) for one date of the first. */
static void add_row(const struct gap *gap, rf_day day, bool early)
{
    struct rf_formulation *formulation = gap->formulation;
    size_t seconds = 0;
    rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), -RF_NO_LIMIT, 1, "gap");
    for (size_t i = gap->second.from; i < gap->second.until; i++) {
        rf_day second = day_of(gap, i);
        if (early ? too_early(gap, day, second) : too_late(gap, day, second)) {
            rf_formulation_once(formulation, formulation->places[i].column, 1);
            seconds++;
        }
    }
    if (seconds == 0) {
        rf_formulation_drop_row(formulation);
        return;
    }
    for (size_t i = gap->first.from; i < gap->first.until; i++) {
        rf_day first = day_of(gap, i);
        if (early ? first >= day : first <= day)
            rf_formulation_once(formulation, formulation->places[i].column, 1);
    }
}

static void add_gap(struct rf_formulation *formulation, int32_t previous, int32_t demand)
{
    const struct rf_demand *items = formulation->problem->demands->items;
    struct gap gap = {formulation, rf_formulation_places(formulation, previous),
                      rf_formulation_places(formulation, demand), 0, RF_NO_LIMIT};
    if (items[demand].has_gap) {
        bool make_up = items[demand].make_up || items[previous].make_up;
        gap.least = make_up ? items[demand].gap_make_up : items[demand].gap_least;
        gap.most = items[demand].gap_most;
    }
    for (size_t i = gap.first.from; i < gap.first.until; i++) {
        rf_day day = day_of(&gap, i);
        if (i > gap.first.from && day_of(&gap, i - 1) == day)
            continue;
        add_row(&gap, day, true);
        if (gap.most != RF_NO_LIMIT)
            add_row(&gap, day, false);
    }
}

/* (8) for one induction and date. The ECT or mentor need not be in every meeting, so this asks the
 * places, session by session. */
static void add_date(struct rf_formulation *formulation, int32_t induction, rf_day day)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_component *component = formulation->component;
    rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), -RF_NO_LIMIT, 1, "date");
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *demand = &problem->demands->items[component->demands[d]];
        if (demand->induction != induction || !problem->instance->kinds[demand->kind].meeting ||
            demand->day_count == 0 || demand->days[0] > day ||
            demand->days[demand->day_count - 1] < day)
            continue;
        struct rf_range places = rf_formulation_places(formulation, component->demands[d]);
        for (size_t i = places.from; i < places.until; i++)
            if (problem->candidates->items[formulation->places[i].candidate].day == day)
                rf_formulation_once(formulation, formulation->places[i].column, 1);
    }
    if (rf_formulation_lonely_row(formulation))
        rf_formulation_drop_row(formulation);
}

/* Dates that windows of several meetings of an induction share. */
static void add_dates(struct rf_formulation *formulation, int32_t induction)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_component *component = formulation->component;
    rf_day next = problem->instance->first_day; /* dates before it are done or in one window */
    rf_day covered = next - 1;                  /* last date of the windows seen so far */
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *demand = &problem->demands->items[component->demands[d]];
        if (demand->induction != induction || !problem->instance->kinds[demand->kind].meeting ||
            demand->day_count == 0)
            continue;
        rf_day last = demand->days[demand->day_count - 1];
        rf_day from = demand->days[0] > next ? demand->days[0] : next;
        for (rf_day day = from; day <= covered && day <= last; day++) {
            add_date(formulation, induction, day);
            next = day + 1;
        }
        if (last > covered)
            covered = last;
    }
}

void rf_rule_rhythm(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_demand *items = formulation->problem->demands->items;
    for (int32_t d = 0; d < component->demand_count; d++) {
        int32_t demand = component->demands[d];
        if (items[demand].previous_meeting >= 0)
            add_gap(formulation, items[demand].previous_meeting, demand);
    }
    for (int32_t i = 0; i < component->induction_count; i++)
        add_dates(formulation, component->inductions[i]);
}
