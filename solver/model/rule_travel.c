/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_travel.c: H17 between sessions (27) (D41): who has been at one site needs the way to the
 * next. The way beside the timetable is a fact of the candidates.
 *
 * Of all sessions at the second site that hold one minute (a start there) one stands at most; none
 * does beside a session at the first site that has begun by then and whose end plus the way lies
 * after it. So a row per group at the first site, other site and start. */
#include "model/formulation.h"

struct journey {
    struct rf_formulation *formulation;
    struct rf_range range; /* of one person on one date */
    int32_t person, date;
};

static int32_t site_of(const struct journey *journey, const struct rf_use *use)
{
    const struct rf_problem *problem = journey->formulation->problem;
    const struct rf_candidate *candidate = rf_use_candidate(journey->formulation, use);
    return rf_demand_site(problem->instance, &problem->demands->items[candidate->demand]);
}

/* (27) for the group of use `first` at its site, and the start of use `next` at another. */
static void add_row(const struct journey *journey, const struct rf_use *first,
                    const struct rf_use *next, int32_t minutes)
{
    struct rf_formulation *formulation = journey->formulation;
    int32_t from = site_of(journey, first), to = site_of(journey, next);
    rf_minute point = next->span.from;
    struct rf_row_note note = rf_note(RF_PHASE_PLACE, -1);
    rf_formulation_row(formulation, note, -RF_NO_LIMIT, 1, "travel");
    for (size_t i = journey->range.from; i < journey->range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        int32_t site = site_of(journey, use);
        bool here = use->group == first->group && site == from && use->span.from <= point &&
                    point < use->span.until + minutes;
        bool there = site == to && use->span.from <= point && point < use->span.until;
        if (here || there)
            rf_formulation_once(formulation, use->column, 1);
    }
    if (rf_formulation_lonely_row(formulation))
        rf_formulation_drop_row(formulation);
}

/* Whether an earlier use of the range has the same group and site. */
static bool is_known_group(const struct journey *journey, size_t index)
{
    const struct rf_use *uses = journey->formulation->uses;
    for (size_t i = journey->range.from; i < index; i++)
        if (uses[i].group == uses[index].group &&
            site_of(journey, &uses[i]) == site_of(journey, &uses[index]))
            return true;
    return false;
}

/* Whether an earlier use of the range has the same start and site. */
static bool is_known_start(const struct journey *journey, size_t index)
{
    const struct rf_use *uses = journey->formulation->uses;
    for (size_t i = index;
         i > journey->range.from && uses[i - 1].span.from == uses[index].span.from; i--)
        if (site_of(journey, &uses[i - 1]) == site_of(journey, &uses[index]))
            return true;
    return false;
}

static void add_person_day(const struct journey *journey)
{
    const struct rf_formulation *formulation = journey->formulation;
    const struct rf_instance *instance = formulation->problem->instance;
    for (size_t i = journey->range.from; i < journey->range.until; i++) {
        const struct rf_use *first = &formulation->uses[i];
        if (is_known_group(journey, i))
            continue;
        for (size_t k = journey->range.from; k < journey->range.until; k++) {
            const struct rf_use *next = &formulation->uses[k];
            int32_t minutes =
                rf_travel_minutes(instance, site_of(journey, first), site_of(journey, next));
            if (minutes > 0 && !is_known_start(journey, k))
                add_row(journey, first, next, minutes);
        }
    }
}

static bool has_travel(const struct rf_instance *instance)
{
    for (int32_t from = 0; from < instance->site_count; from++)
        for (int32_t to = 0; to < instance->site_count; to++)
            if (rf_travel_minutes(instance, from, to) > 0)
                return true;
    return false;
}

void rf_rule_travel(struct rf_formulation *formulation)
{
    const struct rf_instance *instance = formulation->problem->instance;
    if (!has_travel(instance))
        return;
    for (size_t i = 0; i < formulation->use_count;) {
        int32_t person = formulation->uses[i].person;
        rf_day day = rf_use_candidate(formulation, &formulation->uses[i])->day;
        struct journey journey = {formulation, rf_formulation_uses(formulation, person, day),
                                  person, day - instance->first_day};
        if (rf_formulation_has_own(formulation, journey.range))
            add_person_day(&journey);
        i = journey.range.until;
    }
}
