/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_home.c: tier 6: homes and the sessions away from them (D23).
 *
 * Per induction, kind with homes and week letter: one slot at most is the home, and only one where
 * a session stands (16). A session that stands at slot h is at home, away, or in a week in which
 * the home's weekday is closed, one row per session, week and slot (17): the disaggregated link,
 * which is as strong as slot by slot can be. */
#include "base/memory.h"
#include "model/formulation.h"

struct slot {
    int32_t weekday;
    rf_minute start;
    int32_t column;
};

struct stand {
    int32_t column, demand, slot, week;
};

struct rf_home_series {
    int32_t induction, kind, letter;
    struct slot *slots; /* by weekday, start */
    size_t slot_count, slot_capacity;
    struct stand *stands; /* in the order of places */
    size_t stand_count, stand_capacity;
};

static const struct rf_date *date_of(const struct rf_formulation *formulation, size_t place,
                                     rf_minute *start)
{
    const struct rf_candidate *candidate =
        &formulation->problem->candidates->items[formulation->places[place].candidate];
    *start = candidate->start;
    return rf_instance_date(formulation->problem->instance, candidate->day);
}

static int32_t letter_of(const struct rf_instance *instance, int32_t week)
{
    int32_t letter = instance->weeks[week].letter;
    return letter < 0 ? 0 : letter;
}

static int compare_slot(const struct slot *slot, int32_t weekday, rf_minute start)
{
    if (slot->weekday != weekday)
        return slot->weekday < weekday ? -1 : 1;
    return (slot->start > start) - (slot->start < start);
}

/* Keeps the slots sorted; few of them. */
static void insert_slot(struct rf_home_series *series, int32_t weekday, rf_minute start)
{
    size_t at = 0;
    while (at < series->slot_count && compare_slot(&series->slots[at], weekday, start) < 0)
        at++;
    if (at < series->slot_count && compare_slot(&series->slots[at], weekday, start) == 0)
        return;
    struct slot slot = {weekday, start, -1};
    RF_PUSH(series->slots, series->slot_count, series->slot_capacity, slot);
    for (size_t i = series->slot_count - 1; i > at; i--)
        series->slots[i] = series->slots[i - 1];
    series->slots[at] = slot;
}

static int32_t find_slot(const struct rf_home_series *series, int32_t weekday, rf_minute start)
{
    for (size_t i = 0; i < series->slot_count; i++)
        if (compare_slot(&series->slots[i], weekday, start) == 0)
            return (int32_t)i;
    return -1;
}

static bool belongs(const struct rf_home_series *series, const struct rf_demand *demand)
{
    return demand->induction == series->induction && demand->kind == series->kind;
}

/* Collects slots (first round) or stands (second round). */
static void gather(const struct rf_formulation *formulation, struct rf_home_series *series,
                   bool stands)
{
    const struct rf_component *component = formulation->component;
    const struct rf_problem *problem = formulation->problem;
    for (int32_t d = 0; d < component->demand_count; d++) {
        if (!belongs(series, &problem->demands->items[component->demands[d]]))
            continue;
        struct rf_range range = rf_formulation_places(formulation, component->demands[d]);
        for (size_t i = range.from; i < range.until; i++) {
            rf_minute start;
            const struct rf_date *date = date_of(formulation, i, &start);
            if (date->week < 0 || letter_of(problem->instance, date->week) != series->letter ||
                formulation->matrix->columns[formulation->places[i].column].upper == 0)
                continue;
            if (!stands) {
                insert_slot(series, date->weekday, start);
                continue;
            }
            struct stand stand = {formulation->places[i].column, component->demands[d],
                                  find_slot(series, date->weekday, start), date->week};
            RF_PUSH(series->stands, series->stand_count, series->stand_capacity, stand);
        }
    }
}

/* Whether that weekday of that week is no teaching day (D23). */
static bool is_closed(const struct rf_instance *instance, int32_t week, int32_t weekday)
{
    const struct rf_date *date = rf_instance_date(instance, instance->weeks[week].monday + weekday);
    return date == NULL || date->status != RF_DAY_TEACHING;
}

/* (16). */
static void add_homes(struct rf_formulation *formulation, struct rf_home_series *series)
{
    struct rf_row_note note = rf_note(RF_PHASE_HOME, -1);
    for (size_t s = 0; s < series->slot_count; s++)
        series->slots[s].column = rf_formulation_column(
            formulation, rf_meaning_helper(RF_HOME, RF_PHASE_HOME), 0, 1, "home");
    rf_formulation_row(formulation, note, -RF_NO_LIMIT, 1, "home");
    for (size_t s = 0; s < series->slot_count; s++)
        rf_matrix_entry(formulation->matrix, series->slots[s].column, 1);
    for (size_t s = 0; s < series->slot_count; s++) {
        rf_formulation_row(formulation, note, -RF_NO_LIMIT, 0, "used");
        rf_matrix_entry(formulation->matrix, series->slots[s].column, 1);
        for (size_t i = 0; i < series->stand_count; i++)
            if (series->stands[i].slot == (int32_t)s)
                rf_formulation_once(formulation, series->stands[i].column, -1);
    }
}

/* (17) for the stand `first` and all of the same session, week and slot. */
static void add_link(struct rf_formulation *formulation, const struct rf_home_series *series,
                     size_t first, int32_t away)
{
    const struct stand *own = &series->stands[first];
    struct rf_matrix *matrix = formulation->matrix;
    rf_formulation_row(formulation, rf_note(RF_PHASE_HOME, away), -RF_NO_LIMIT, 0, "away");
    for (size_t i = first; i < series->stand_count && series->stands[i].demand == own->demand; i++)
        if (series->stands[i].slot == own->slot && series->stands[i].week == own->week)
            rf_formulation_once(formulation, series->stands[i].column, 1);
    for (size_t s = 0; s < series->slot_count; s++)
        if ((int32_t)s == own->slot ||
            is_closed(formulation->problem->instance, own->week, series->slots[s].weekday))
            rf_matrix_entry(matrix, series->slots[s].column, -1);
    rf_matrix_entry(matrix, away, -1);
}

static void add_links(struct rf_formulation *formulation, const struct rf_home_series *series,
                      int32_t *away)
{
    for (size_t i = 0; i < series->stand_count; i++) {
        const struct stand *own = &series->stands[i];
        bool done = false;
        for (size_t k = i; k > 0 && series->stands[k - 1].demand == own->demand && !done; k--)
            done =
                series->stands[k - 1].slot == own->slot && series->stands[k - 1].week == own->week;
        if (done)
            continue;
        if (away[own->demand] < 0) {
            struct rf_meaning meaning = rf_meaning_helper(RF_AWAY, RF_PHASE_HOME);
            meaning.costs.away = 1;
            away[own->demand] = rf_formulation_column(formulation, meaning, 0, 1, "away");
        }
        add_link(formulation, series, i, away[own->demand]);
    }
}

static void add_series(struct rf_formulation *formulation, struct rf_home_series series,
                       int32_t *away)
{
    gather(formulation, &series, false);
    if (series.slot_count == 0)
        return;
    gather(formulation, &series, true);
    add_homes(formulation, &series);
    add_links(formulation, &series, away);
    RF_PUSH(formulation->homes, formulation->home_count, formulation->home_capacity, series);
}

void rf_rule_home(struct rf_formulation *formulation)
{
    const struct rf_instance *instance = formulation->problem->instance;
    const struct rf_component *component = formulation->component;
    int32_t demands = formulation->problem->demands->count;
    int32_t *away = rf_allocate((size_t)demands, sizeof *away);
    for (int32_t i = 0; i < demands; i++)
        away[i] = -1;
    for (int32_t i = 0; i < component->induction_count; i++)
        for (int32_t kind = 0; kind < instance->kind_count; kind++)
            for (int32_t letter = 0; letter < instance->cycle_weeks; letter++)
                if (instance->kinds[kind].home)
                    add_series(formulation,
                               (struct rf_home_series){.induction = component->inductions[i],
                                                       .kind = kind,
                                                       .letter = letter},
                               away);
    rf_release(away);
}

/* Sessions away when slot `home` is the home; -1 when nothing stands there. */
static int32_t count_away(const struct rf_formulation *formulation,
                          const struct rf_home_series *series, int32_t home, const int32_t *values)
{
    const struct rf_instance *instance = formulation->problem->instance;
    int32_t away = 0;
    bool used = false;
    for (size_t i = 0; i < series->stand_count; i++) {
        const struct stand *stand = &series->stands[i];
        if (values[stand->column] == 0)
            continue;
        if (stand->slot == home)
            used = true;
        else if (!is_closed(instance, stand->week, series->slots[home].weekday))
            away++;
    }
    return used ? away : -1;
}

void rf_rule_home_complete(const struct rf_formulation *formulation, int32_t *values)
{
    for (size_t h = 0; h < formulation->home_count; h++) {
        const struct rf_home_series *series = &formulation->homes[h];
        int32_t best = -1, least = 0;
        for (size_t s = 0; s < series->slot_count; s++) {
            values[series->slots[s].column] = 0;
            int32_t away = count_away(formulation, series, (int32_t)s, values);
            if (away >= 0 && (best < 0 || away < least)) {
                best = (int32_t)s;
                least = away;
            }
        }
        if (best >= 0)
            values[series->slots[best].column] = 1;
    }
}

size_t rf_rule_home_slots(const struct rf_formulation *formulation, size_t series)
{
    return formulation->homes[series].slot_count;
}

int32_t rf_rule_home_slot_column(const struct rf_formulation *formulation, size_t series,
                                 size_t slot)
{
    return formulation->homes[series].slots[slot].column;
}

struct rf_home_name rf_rule_home_name(const struct rf_formulation *formulation, size_t series)
{
    const struct rf_home_series *own = &formulation->homes[series];
    return (struct rf_home_name){own->induction, own->kind, own->letter};
}

struct rf_home_slot rf_rule_home_slot(const struct rf_formulation *formulation, size_t series,
                                      size_t slot)
{
    const struct slot *own = &formulation->homes[series].slots[slot];
    return (struct rf_home_slot){own->weekday, own->start};
}

size_t rf_rule_home_stands(const struct rf_formulation *formulation, size_t series)
{
    return formulation->homes[series].stand_count;
}

struct rf_home_stand rf_rule_home_stand(const struct rf_formulation *formulation, size_t series,
                                        size_t stand)
{
    const struct stand *own = &formulation->homes[series].stands[stand];
    return (struct rf_home_stand){own->column, own->slot, own->week};
}

bool rf_rule_home_closed(const struct rf_formulation *formulation, int32_t week, int32_t weekday)
{
    return is_closed(formulation->problem->instance, week, weekday);
}

void rf_rule_home_mark(const struct rf_formulation *formulation, size_t series, int32_t home,
                       int32_t sign, int32_t *cost)
{
    const struct rf_home_series *own = &formulation->homes[series];
    const struct rf_instance *instance = formulation->problem->instance;
    for (size_t i = 0; i < own->stand_count; i++) {
        const struct stand *stand = &own->stands[i];
        if (stand->slot != home &&
            (home < 0 || !is_closed(instance, stand->week, own->slots[home].weekday)))
            cost[stand->column] += sign;
    }
}

void rf_rule_home_release(struct rf_formulation *formulation)
{
    for (size_t i = 0; i < formulation->home_count; i++) {
        rf_release(formulation->homes[i].slots);
        rf_release(formulation->homes[i].stands);
    }
    rf_release(formulation->homes);
}
