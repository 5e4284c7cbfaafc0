/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_order.c: H7 between sessions that did not fit into one group (6): a session stands only if
 * the one it leads to does; it ends before that starts; the lag in school days keeps its bounds.
 *
 * Each is a family of cliques along one axis: all too late starts of one against all too early
 * starts of the other, one row per threshold; no big constants. Lag off the wished costs one
 * helper column per school day, turned on when the two lie that far apart. */
#include "base/memory.h"
#include "model/formulation.h"

struct pair {
    struct rf_formulation *formulation;
    const struct rf_step *step;
    bool both, costs;
    struct rf_range first, second; /* places of the session and of the one it leads to */
};

/* A point on the axis of time: date and minute, as one number. */
static int64_t moment(rf_day day, rf_minute minute)
{
    return (int64_t)day * 1440 + minute;
}

static const struct rf_candidate *candidate_at(const struct pair *pair, size_t place)
{
    const struct rf_formulation *formulation = pair->formulation;
    return &formulation->problem->candidates->items[formulation->places[place].candidate];
}

static int32_t school_day(const struct pair *pair, size_t place)
{
    return rf_instance_date(pair->formulation->problem->instance, candidate_at(pair, place)->day)
        ->teaching_index;
}

static void begin(const struct pair *pair, int32_t helper)
{
    rf_formulation_row(pair->formulation,
                       rf_note(helper < 0 ? RF_PHASE_PLACE : RF_PHASE_MOMENT, helper), -RF_NO_LIMIT,
                       1, "order");
}

static void take(const struct pair *pair, size_t place)
{
    rf_formulation_once(pair->formulation, pair->formulation->places[place].column, 1);
}

/* (6), not both: the first ends after `point`, the second starts at or before it. */
static void add_time_row(const struct pair *pair, int64_t point)
{
    begin(pair, -1);
    for (size_t i = pair->first.from; i < pair->first.until; i++)
        if (moment(candidate_at(pair, i)->day, candidate_at(pair, i)->end) > point)
            take(pair, i);
    for (size_t i = pair->second.from; i < pair->second.until; i++)
        if (moment(candidate_at(pair, i)->day, candidate_at(pair, i)->start) <= point)
            take(pair, i);
}

/* (6), not both: the second on school day `day` or later, the first before `day` - `most`. */
static void add_late_row(const struct pair *pair, int32_t day, int32_t most, int32_t helper)
{
    begin(pair, helper);
    for (size_t i = pair->first.from; i < pair->first.until; i++)
        if (school_day(pair, i) < day - most)
            take(pair, i);
    for (size_t i = pair->second.from; i < pair->second.until; i++)
        if (school_day(pair, i) >= day)
            take(pair, i);
    if (helper >= 0)
        rf_matrix_entry(pair->formulation->matrix, helper, -1);
}

/* (6), not both: the second on school day `day` or earlier, the first after `day` - `least`. */
static void add_early_row(const struct pair *pair, int32_t day, int32_t least, int32_t helper)
{
    begin(pair, helper);
    for (size_t i = pair->first.from; i < pair->first.until; i++)
        if (school_day(pair, i) > day - least)
            take(pair, i);
    for (size_t i = pair->second.from; i < pair->second.until; i++)
        if (school_day(pair, i) <= day)
            take(pair, i);
    if (helper >= 0)
        rf_matrix_entry(pair->formulation->matrix, helper, -1);
}

static void add_lag_rows(const struct pair *pair, bool late, int32_t lag, int32_t helper)
{
    for (size_t i = pair->second.from; i < pair->second.until; i++) {
        if (i > pair->second.from && school_day(pair, i) == school_day(pair, i - 1))
            continue;
        if (late)
            add_late_row(pair, school_day(pair, i), lag, helper);
        else
            add_early_row(pair, school_day(pair, i), lag, helper);
    }
}

static int32_t add_lag_column(const struct pair *pair)
{
    struct rf_meaning meaning = rf_meaning_helper(RF_LAG, RF_PHASE_MOMENT);
    meaning.costs.spacing = pair->formulation->problem->instance->weights.lag_day;
    return rf_formulation_column(pair->formulation, meaning, 0, 1, "lag");
}

static void add_lag_costs(const struct pair *pair)
{
    if (pair->formulation->problem->instance->weights.lag_day == 0 || !pair->costs)
        return;
    for (int32_t lag = pair->step->lag_wished; lag < pair->step->lag_most; lag++)
        add_lag_rows(pair, true, lag, add_lag_column(pair));
    for (int32_t lag = pair->step->lag_wished; lag > pair->step->lag_least; lag--)
        add_lag_rows(pair, false, lag, add_lag_column(pair));
}

/* All of (6) for two sessions. */
static void add_pair(const struct pair *pair)
{
    struct rf_formulation *formulation = pair->formulation;
    rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), -RF_NO_LIMIT, 0, "leads");
    for (size_t i = pair->first.from; i < pair->first.until; i++)
        rf_formulation_once(formulation, formulation->places[i].column, 1);
    for (size_t i = pair->second.from; i < pair->second.until; i++)
        rf_matrix_entry(formulation->matrix, formulation->places[i].column, -1);
    if (pair->both) { /* D34 */
        rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), -RF_NO_LIMIT, 0, "both");
        for (size_t i = pair->second.from; i < pair->second.until; i++)
            rf_formulation_once(formulation, formulation->places[i].column, 1);
        for (size_t i = pair->first.from; i < pair->first.until; i++)
            rf_matrix_entry(formulation->matrix, formulation->places[i].column, -1);
    }
    int64_t last = -1;
    for (size_t i = pair->second.from; i < pair->second.until; i++) {
        int64_t start = moment(candidate_at(pair, i)->day, candidate_at(pair, i)->start);
        if (start != last)
            add_time_row(pair, start);
        last = start;
    }
    add_lag_rows(pair, true, pair->step->lag_most, -1);
    add_lag_rows(pair, false, pair->step->lag_least, -1);
    add_lag_costs(pair);
}

static int32_t group_of(const struct rf_formulation *formulation, int32_t demand)
{
    for (size_t i = 0; i < formulation->group_count; i++)
        for (int32_t k = 0; k < formulation->groups[i].member_count; k++)
            if (formulation->groups[i].members[k] == demand)
                return (int32_t)i;
    return -1;
}

void rf_rule_order(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_demand *items = formulation->problem->demands->items;
    for (int32_t i = 0; i < component->demand_count; i++) {
        int32_t demand = component->demands[i], next = items[demand].leads_to;
        if (next < 0 || group_of(formulation, demand) == group_of(formulation, next))
            continue;
        const struct rf_induction *induction =
            &formulation->problem->instance->inductions[items[demand].induction];
        struct pair pair = {formulation,
                            items[demand].step,
                            items[demand].both,
                            induction->ect >= 0, /* D42 */
                            rf_formulation_places(formulation, demand),
                            rf_formulation_places(formulation, next)};
        add_pair(&pair);
    }
}
