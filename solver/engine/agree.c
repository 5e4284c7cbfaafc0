/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * agree.c: one start for each shared event.
 *
 * All parts begin from the start the school prefers, and leave it only for a strictly better value,
 * so that most schools agree at once. Otherwise choices are compared: a choice names a start for
 * each event in dispute, or that it does not stand; the others are left to the parts, and join the
 * dispute when they no longer agree on them. A choice costs at least what each part costs under it,
 * and a part that was not yet solved under it costs at least what it costs as it chose itself. The
 * choice that costs least so far is taken up, one of its parts is solved under it, and so on, until
 * the cheapest choice is one that all parts were solved under: no other can be better.
 *
 * Values are compared as a whole, tier after tier (start_table.h). Too many choices, or too many
 * parts to solve again, and the school stays with what most parts chose; the numbers that lie above
 * the bound are then open. What comes out may miss an event's quorum, of which the parts know
 * nothing: then the event joins its people, and all is solved again. */
#include "base/memory.h"
#include "engine/start_table.h"

enum { CHOICES_MOST = 1000, SOLVES_MOST = 400 };

struct dispute {
    struct rf_school *school;
    struct rf_run *run;
    int32_t *options; /* all events' starts, one list after the other; -1: it does not stand */
    size_t option_count, option_capacity;
    size_t *first;   /* [event + 1] into options */
    size_t choices;  /* product of the lists */
    bool *disputed;  /* [event] */
    int32_t *starts; /* [event] of the choice at hand */
};

static bool differs(const struct rf_part *part, int32_t demand, int32_t choice)
{
    int32_t own = rf_shared_choice(part, demand);
    return own >= 0 && own != choice;
}

/* The candidate most parts chose for the event, the earliest of equals; -1 when nobody comes. */
static int32_t most_chosen(const struct rf_school *school, int32_t demand)
{
    int32_t best = -1, most = 0, count = school->components->count;
    for (int32_t i = 0; i < count; i++) {
        int32_t own = rf_shared_choice(school->parts[i], demand), votes = 0;
        for (int32_t k = 0; own >= 0 && k < count; k++)
            votes += rf_shared_choice(school->parts[k], demand) == own;
        if (votes > most || (votes == most && own >= 0 && own < best)) {
            best = own;
            most = votes;
        }
    }
    return best;
}

static bool is_disputed(const struct rf_school *school, const struct rf_shared_event *event)
{
    int32_t choice = most_chosen(school, event->demand);
    for (int32_t i = 0; i < school->components->count; i++)
        if (differs(school->parts[i], event->demand, choice))
            return true;
    return false;
}

/* ---- the choices */

static void add_option(struct dispute *dispute, size_t first, int32_t candidate)
{
    for (size_t i = first; i < dispute->option_count; i++)
        if (dispute->options[i] == candidate)
            return;
    RF_PUSH(dispute->options, dispute->option_count, dispute->option_capacity, candidate);
}

/* Starts at which some part may come, what most chose first; last, that it does not stand. */
static void list_options(struct dispute *dispute, int32_t event)
{
    const struct rf_school *school = dispute->school;
    int32_t demand = school->events[event].demand;
    size_t first = dispute->first[event];
    int32_t most = most_chosen(school, demand);
    if (!dispute->disputed[event]) {
        add_option(dispute, first, RF_START_FREE);
        return;
    }
    if (most >= 0)
        add_option(dispute, first, most);
    for (int32_t i = 0; i < school->components->count; i++) {
        const struct rf_formulation *formulation = school->parts[i]->formulation;
        for (size_t g = 0; g < formulation->group_count; g++) {
            const struct rf_group *group = &formulation->groups[g];
            for (int32_t k = 0;
                 group->person >= 0 && group->members[0] == demand && k < group->column_count; k++)
                if (formulation->matrix->columns[group->first_column + k].upper != 0)
                    add_option(dispute, first,
                               formulation->meanings[group->first_column + k].candidate[0]);
        }
    }
    add_option(dispute, first, -1);
}

static void list_choices(struct dispute *dispute)
{
    size_t events = (size_t)dispute->school->event_count;
    dispute->option_count = 0;
    dispute->choices = 1;
    for (size_t e = 0; e < events; e++) {
        dispute->first[e] = dispute->option_count;
        list_options(dispute, (int32_t)e);
        dispute->first[e + 1] = dispute->option_count;
        if (dispute->choices <= CHOICES_MOST)
            dispute->choices *= dispute->option_count - dispute->first[e];
    }
}

/* The choice of that number; number 0 is what most chose. */
static void choose(const struct dispute *dispute, size_t number)
{
    for (int32_t e = dispute->school->event_count - 1; e >= 0; e--) {
        size_t count = dispute->first[e + 1] - dispute->first[e];
        dispute->starts[e] = dispute->options[dispute->first[e] + number % count];
        number /= count;
    }
}

/* ---- what a choice costs */

/* What the part costs under the choice at hand, as far as is known; `known`: it was solved. */
static const struct rf_school_worth *worth_under(const struct dispute *dispute, int32_t component,
                                                 bool *known)
{
    const struct rf_start_table *table = &dispute->school->tables[component];
    const struct rf_start_case *found =
        rf_start_find(dispute->school, table, component, dispute->starts);
    *known = found != NULL || rf_start_is_free(dispute->school, table, component, dispute->starts);
    return found != NULL ? &found->worth : &table->worth;
}

static int32_t choice_of(const struct dispute *dispute, int32_t component, int32_t event)
{
    const struct rf_start_table *table = &dispute->school->tables[component];
    const struct rf_start_case *found =
        rf_start_find(dispute->school, table, component, dispute->starts);
    const struct rf_part *part = found != NULL ? found->part : table->free;
    return part != NULL ? rf_shared_choice(part, dispute->school->events[event].demand) : -1;
}

/* Points of events whose owner does not come, and so did not pay for where they stand. */
static int64_t unpaid(const struct dispute *dispute)
{
    int64_t sum = 0;
    for (int32_t e = 0; e < dispute->school->event_count; e++) {
        const struct rf_shared_event *event = &dispute->school->events[e];
        int32_t first = dispute->school->problem->candidates->first[event->demand];
        if (dispute->starts[e] >= 0 && event->owner >= 0 &&
            choice_of(dispute, event->owner, e) != dispute->starts[e])
            sum += event->points[dispute->starts[e] - first] - event->base;
    }
    return sum;
}

/* `first_open`: the first part not solved under the choice; -1: all are. */
static struct rf_school_worth cost_of(const struct dispute *dispute, int32_t *first_open)
{
    int32_t count = dispute->school->components->count;
    const struct rf_school_worth **items = rf_allocate((size_t)count, sizeof *items);
    *first_open = -1;
    for (int32_t i = 0; i < count; i++) {
        bool known;
        items[i] = worth_under(dispute, i, &known);
        if (!known && *first_open < 0)
            *first_open = i;
    }
    struct rf_school_worth sum = rf_school_worth_sum(items, count);
    if (*first_open < 0)
        sum.tired += unpaid(dispute);
    rf_release(items);
    return sum;
}

/* The cheapest choice as far as is known; among equals one that is known, then the first. */
static size_t cheapest(const struct dispute *dispute, int32_t *first_open)
{
    struct rf_school_worth least = {0};
    size_t best = 0;
    for (size_t number = 0; number < dispute->choices; number++) {
        int32_t open;
        choose(dispute, number);
        struct rf_school_worth cost = cost_of(dispute, &open);
        int order = number == 0 ? -1 : rf_school_worth_compare(&cost, &least);
        if (order < 0 || (order == 0 && open < 0 && *first_open >= 0)) {
            rf_release(least.list);
            least = cost;
            best = number;
            *first_open = open;
        } else {
            rf_release(cost.list);
        }
    }
    rf_release(least.list);
    return best;
}

/* ---- settling */

/* Solves the parts under the choice at hand that were not. */
static void solve_all(const struct dispute *dispute)
{
    for (int32_t i = 0; i < dispute->school->components->count; i++) {
        bool known;
        worth_under(dispute, i, &known);
        if (!known)
            rf_start_solve(dispute->school, dispute->run, &dispute->school->tables[i], i,
                           dispute->starts);
    }
}

/* The best choice is left in `starts`; false when it is not proved to be the best. */
static bool search(const struct dispute *dispute)
{
    int32_t open = -1;
    for (int32_t solves = 0; dispute->choices <= CHOICES_MOST && solves < SOLVES_MOST; solves++) {
        size_t number = cheapest(dispute, &open);
        choose(dispute, number);
        if (open < 0)
            return true;
        if (rf_watch_over(&dispute->run->watch))
            break;
        rf_start_solve(dispute->school, dispute->run, &dispute->school->tables[open], open,
                       dispute->starts);
    }
    for (int32_t e = 0; e < dispute->school->event_count; e++)
        dispute->starts[e] = dispute->options[dispute->first[e]];
    solve_all(dispute);
    return false;
}

/* Marks the first number that is not what the part costs as it chose itself as open. */
static void open_numbers(const struct rf_part *free, struct rf_part *part)
{
    for (size_t i = 0; i < part->outcome_count; i++) {
        struct rf_outcome *outcome = &part->outcomes[i];
        if (free->outcomes[i].status != RF_TIER_SOLVED)
            return; /* open already: neither value is a bound */
        if (outcome->value == free->outcomes[i].value)
            continue;
        outcome->status = RF_TIER_GAP;
        outcome->floor = free->outcomes[i].floor;
        outcome->claimed = free->outcomes[i].claimed;
        return;
    }
}

static void take(const struct dispute *dispute, bool proved)
{
    struct rf_school *school = dispute->school;
    for (int32_t i = 0; i < school->components->count; i++) {
        const struct rf_start_table *table = &school->tables[i];
        const struct rf_start_case *found = rf_start_find(school, table, i, dispute->starts);
        if (found == NULL || found->part == NULL)
            continue;
        school->parts[i] = found->part;
        if (!proved)
            open_numbers(table->free, found->part);
    }
}

/* People who come to the event in the parts' plans. */
static int32_t count_coming(const struct rf_school *school, int32_t demand)
{
    int32_t coming = 0;
    for (int32_t i = 0; i < school->components->count; i++) {
        const struct rf_part *part = school->parts[i];
        for (size_t g = 0; g < part->formulation->group_count; g++) {
            const struct rf_group *group = &part->formulation->groups[g];
            for (int32_t k = 0;
                 group->person >= 0 && group->members[0] == demand && k < group->column_count; k++)
                coming += part->best[group->first_column + k];
        }
    }
    return coming;
}

/* Joins events that miss their quorum, or that nobody comes to though they are pinned, or on which
 * the parts still differ; true when none had to. */
static bool all_stand(const struct rf_school *school)
{
    bool good = true;
    for (int32_t e = 0; e < school->event_count; e++) {
        int32_t demand = school->events[e].demand;
        const struct rf_demand *asked = &school->problem->demands->items[demand];
        int32_t coming = count_coming(school, demand);
        bool stands =
            !is_disputed(school, &school->events[e]) &&
            (coming == 0
                 ? asked->pin < 0
                 : coming >= rf_event_quorum(&school->problem->instance->events[asked->event]));
        if (!stands)
            school->joined[demand] = true;
        good &= stands;
    }
    return good;
}

/* Marks the events on which the parts differ as they are now; true when there was a new one. */
static bool find_disputed(const struct dispute *dispute)
{
    bool found = false;
    for (int32_t e = 0; e < dispute->school->event_count; e++) {
        if (dispute->disputed[e] || !is_disputed(dispute->school, &dispute->school->events[e]))
            continue;
        dispute->disputed[e] = true;
        found = true;
    }
    return found;
}

/* Compares choices until the parts agree on all events, or none is left to dispute about. */
static void settle_dispute(struct dispute *dispute)
{
    struct rf_school *school = dispute->school;
    school->tables = rf_start_tables_new(school);
    do {
        for (int32_t i = 0; i < school->components->count; i++) {
            school->parts[i] = school->tables[i].free;
            rf_start_table_clear(&school->tables[i]);
        }
        list_choices(dispute);
        bool proved = search(dispute);
        take(dispute, proved);
    } while (find_disputed(dispute));
    school->starts = dispute->starts;
    dispute->starts = NULL;
}

bool rf_school_agree(struct rf_school *school, struct rf_run *run)
{
    struct dispute dispute = {.school = school, .run = run};
    size_t events = (size_t)school->event_count;
    dispute.first = rf_allocate(events + 1, sizeof *dispute.first);
    dispute.starts = rf_allocate(events, sizeof *dispute.starts);
    dispute.disputed = rf_allocate(events, sizeof *dispute.disputed);
    if (find_disputed(&dispute))
        settle_dispute(&dispute);
    rf_release(dispute.options);
    rf_release(dispute.first);
    rf_release(dispute.starts);
    rf_release(dispute.disputed);
    return all_stand(school);
}
