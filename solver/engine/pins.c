/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pins.c: contradictory pins: those no fact allows, two for one session, and pairs that clash or
 * break order or rhythm. What only three pins together break is left to the search, which then
 * proves that there is no plan. */
#include "engine/pins.h"

static struct rf_place place_of(const struct rf_origin *origin)
{
    return (struct rf_place){origin->file, origin->file_order, origin->line, origin->column,
                             origin->pointer};
}

static void report(struct rf_diagnostics *diagnostics, const struct rf_pin *pin,
                   enum rf_constraint constraint, const char *what)
{
    rf_diagnostics_add(diagnostics, RF_ERROR, rf_constraint_id(constraint), place_of(&pin->origin),
                       "move or drop the pin", "pin \"%s\" of %s %s", pin->id, pin->session_id,
                       what);
}

static void report_pair(struct rf_diagnostics *diagnostics, const struct rf_pin *one,
                        const struct rf_pin *other, enum rf_constraint constraint)
{
    rf_diagnostics_add(diagnostics, RF_ERROR, rf_constraint_id(constraint), place_of(&one->origin),
                       "move or drop one of the two pins",
                       "pins \"%s\" of %s and \"%s\" of %s cannot both hold: %s", one->id,
                       one->session_id, other->id, other->session_id,
                       rf_constraint_text(constraint));
}

static const struct rf_pin *pin_of(const struct rf_problem *problem, int32_t demand)
{
    return &problem->instance->pins[problem->demands->items[demand].pin];
}

/* Pins that no demanded session carries: a second pin of one session, which contradicts the first,
 * or a pin of a session that is not asked for, which holds of nothing and is worth a warning. */
static bool check_carried(const struct rf_problem *problem, struct rf_diagnostics *diagnostics)
{
    bool hold = true;
    for (int32_t p = 0; p < problem->instance->pin_count; p++) {
        const struct rf_pin *pin = &problem->instance->pins[p];
        const struct rf_pin *carried = NULL;
        bool found = false;
        for (int32_t d = 0; d < problem->demands->count && !found; d++) {
            const struct rf_demand *demand = &problem->demands->items[d];
            found = demand->pin == p;
            if (demand->pin >= 0 && demand->event == pin->event &&
                demand->induction == pin->induction &&
                (pin->event >= 0 || (demand->kind == pin->kind && demand->monday == pin->monday)))
                carried = pin_of(problem, d);
        }
        if (found || (carried != NULL && carried->day == pin->day && carried->start == pin->start))
            continue;
        if (carried != NULL) {
            report_pair(diagnostics, carried, pin, RF_CONSTRAINT_FIXED);
            hold = false;
        } else {
            rf_diagnostics_add(diagnostics, RF_WARNING, rf_constraint_id(RF_CONSTRAINT_FIXED),
                               place_of(&pin->origin), "drop the pin",
                               "pin \"%s\" speaks of %s, which is not asked for", pin->id,
                               pin->session_id);
        }
    }
    return hold;
}

static const struct rf_candidate *pinned_candidate(const struct rf_problem *problem, int32_t demand)
{
    const struct rf_candidates *candidates = problem->candidates;
    if (problem->demands->items[demand].pin < 0 ||
        candidates->first[demand] == candidates->first[demand + 1])
        return NULL;
    return &candidates->items[candidates->first[demand]];
}

/* A pinned group session needs its quorum at that very moment. */
static bool lacks_quorum(const struct rf_problem *problem, int32_t demand)
{
    const struct rf_demand *own = &problem->demands->items[demand];
    return own->event >= 0 && rf_event_most(problem, problem->candidates->first[demand]) <
                                  rf_event_quorum(&problem->instance->events[own->event]);
}

static bool check_possible(const struct rf_problem *problem, struct rf_diagnostics *diagnostics)
{
    bool hold = true;
    for (int32_t d = 0; d < problem->demands->count; d++)
        if (problem->demands->items[d].pin >= 0 && pinned_candidate(problem, d) == NULL) {
            report(diagnostics, pin_of(problem, d), RF_CONSTRAINT_FIXED,
                   "names a moment at which the session cannot stand: somebody is not free, the "
                   "date is not in its window, or something forbids it");
            hold = false;
        } else if (problem->demands->items[d].pin >= 0 && lacks_quorum(problem, d)) {
            report(diagnostics, pin_of(problem, d), RF_CONSTRAINT_GROUP,
                   "names a moment at which too few of its people can come");
            hold = false;
        }
    return hold;
}

/* D12, D28, D41 for people required in both and for rooms, whoever is picked; group sessions may do
 * without a person, so not those. */
static bool clash(const struct rf_problem *problem, int32_t first, int32_t second)
{
    const struct rf_candidates *candidates = problem->candidates;
    const struct rf_demand *demands = problem->demands->items;
    if (demands[first].event >= 0 || demands[second].event >= 0)
        return false;
    for (int32_t c = candidates->first[first]; c < candidates->first[first + 1]; c++)
        for (int32_t k = candidates->first[second]; k < candidates->first[second + 1]; k++)
            if (rf_candidates_fit(problem, &candidates->items[c], &candidates->items[k]))
                return false;
    return true;
}

static int32_t school_days(const struct rf_problem *problem, const struct rf_candidate *one,
                           const struct rf_candidate *other)
{
    return rf_instance_date(problem->instance, other->day)->teaching_index -
           rf_instance_date(problem->instance, one->day)->teaching_index;
}

/* D13: the first leads to the second. */
static bool out_of_order(const struct rf_problem *problem, const struct rf_candidate *first,
                         const struct rf_candidate *second)
{
    const struct rf_step *step = problem->demands->items[first->demand].step;
    int32_t lag = school_days(problem, first, second);
    bool before =
        first->day < second->day || (first->day == second->day && first->end <= second->start);
    return !before || lag < step->lag_least || lag > step->lag_most;
}

/* D14: the second is the next meeting after the first. */
static bool off_rhythm(const struct rf_problem *problem, const struct rf_candidate *first,
                       const struct rf_candidate *second)
{
    const struct rf_demand *a = &problem->demands->items[first->demand];
    const struct rf_demand *b = &problem->demands->items[second->demand];
    int32_t gap = school_days(problem, first, second);
    if (second->day <= first->day)
        return true;
    if (!b->has_gap)
        return false;
    int32_t least = a->make_up || b->make_up ? b->gap_make_up : b->gap_least;
    return gap < least || gap > b->gap_most;
}

/* The rule two pinned sessions break together, or RF_CONSTRAINT_COUNT. */
static enum rf_constraint broken_by(const struct rf_problem *problem,
                                    const struct rf_candidate *one,
                                    const struct rf_candidate *other)
{
    const struct rf_demand *a = &problem->demands->items[one->demand];
    const struct rf_demand *b = &problem->demands->items[other->demand];
    const struct rf_kind *kinds = problem->instance->kinds;
    if (clash(problem, one->demand, other->demand))
        return RF_CONSTRAINT_CLASH;
    if ((a->leads_to == other->demand && out_of_order(problem, one, other)) ||
        (b->leads_to == one->demand && out_of_order(problem, other, one)))
        return RF_CONSTRAINT_ORDER;
    if ((b->previous_meeting == one->demand && off_rhythm(problem, one, other)) ||
        (a->previous_meeting == other->demand && off_rhythm(problem, other, one)))
        return RF_CONSTRAINT_RHYTHM;
    if (a->induction >= 0 && a->induction == b->induction && one->day == other->day &&
        kinds[a->kind].meeting && kinds[b->kind].meeting)
        return RF_CONSTRAINT_RHYTHM;
    return RF_CONSTRAINT_COUNT;
}

static bool check_pairs(const struct rf_problem *problem, struct rf_diagnostics *diagnostics)
{
    bool hold = true;
    for (int32_t d = 0; d < problem->demands->count; d++)
        for (int32_t e = 0; e < d; e++) {
            const struct rf_candidate *one = pinned_candidate(problem, e);
            const struct rf_candidate *other = pinned_candidate(problem, d);
            if (one == NULL || other == NULL)
                continue;
            enum rf_constraint broken = broken_by(problem, one, other);
            if (broken == RF_CONSTRAINT_COUNT)
                continue;
            report_pair(diagnostics, pin_of(problem, e), pin_of(problem, d), broken);
            hold = false;
        }
    return hold;
}

bool rf_pins_hold(const struct rf_problem *problem, struct rf_diagnostics *diagnostics)
{
    bool carried = check_carried(problem, diagnostics);
    bool possible = check_possible(problem, diagnostics);
    bool pairs = check_pairs(problem, diagnostics);
    return carried && possible && pairs;
}

void rf_pins_blame(const struct rf_problem *problem, struct rf_diagnostics *diagnostics)
{
    for (int32_t p = 0; p < problem->instance->pin_count; p++)
        report(diagnostics, &problem->instance->pins[p], RF_CONSTRAINT_FIXED,
               "is one of a set of pins that cannot all hold");
}
