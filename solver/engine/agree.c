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

enum { CHOICES_MOST = 1000, SOLVES_MOST = 400, SMALL = 6000 /* columns of all parts together */ };

/* A choice as far as it is known. */
struct standing {
    struct rf_school_worth worth;
    int32_t first_open; /* the first part not solved under it; -1: all are */
    bool fresh;
};

struct dispute {
    struct rf_school *school;
    struct rf_run *run;
    struct standing *standings; /* [choice] */
    bool given_up;              /* some number is no longer proved */
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

static bool is_known(const struct dispute *dispute, int32_t component)
{
    const struct rf_start_table *table = &dispute->school->tables[component];
    return rf_start_find(dispute->school, table, dispute->starts) != NULL ||
           rf_start_is_free(dispute->school, table, dispute->starts);
}

/* What the choice at hand costs at least, exactly when all parts are known. */
static void look_at(const struct dispute *dispute, struct standing *standing)
{
    const struct rf_school *school = dispute->school;
    int32_t count = school->components->count;
    const struct rf_school_worth **items = rf_allocate((size_t)count, sizeof *items);
    rf_school_worth_clear(&standing->worth);
    standing->first_open = -1;
    standing->fresh = true;
    for (int32_t i = 0; i < count; i++) {
        const struct rf_start_case *found =
            rf_start_find(school, &school->tables[i], dispute->starts);
        items[i] = found != NULL ? &found->worth : &school->tables[i].worth;
        if (standing->first_open < 0 && !is_known(dispute, i))
            standing->first_open = i;
    }
    standing->worth = rf_school_worth_sum(items, count);
    for (int32_t e = 0; e < school->event_count; e++)
        standing->worth.tired += rf_start_points(school, e, dispute->starts);
    rf_release(items);
}

/* The cheapest choice as far as is known; among equals one that is known, then the first. */
static size_t cheapest(const struct dispute *dispute)
{
    size_t best = 0;
    for (size_t number = 0; number < dispute->choices; number++) {
        struct standing *standing = &dispute->standings[number];
        const struct standing *least = &dispute->standings[best];
        if (!standing->fresh) {
            choose(dispute, number);
            look_at(dispute, standing);
        }
        int order = rf_school_worth_compare(&standing->worth, &least->worth);
        if (order < 0 || (order == 0 && standing->first_open < 0 && least->first_open >= 0))
            best = number;
    }
    return best;
}

/* ---- settling */

/* Solves one part under the choice at hand; the choices it concerns are looked at again. */
static void solve(const struct dispute *dispute, int32_t component)
{
    struct rf_school *school = dispute->school;
    const struct rf_start_table *table = &school->tables[component];
    rf_start_solve(school, dispute->run, &school->tables[component], component, dispute->starts);
    for (size_t number = 0; number < dispute->choices && dispute->standings != NULL; number++) {
        choose(dispute, number);
        if (rf_start_find(school, table, dispute->starts) == &table->cases[table->count - 1])
            dispute->standings[number].fresh = false;
    }
}

/* The best choice is left in `starts`; false when it is not proved to be the best. */
static bool find_best(const struct dispute *dispute)
{
    for (int32_t solves = 0; dispute->choices <= CHOICES_MOST && solves < SOLVES_MOST; solves++) {
        size_t number = cheapest(dispute);
        int32_t open = dispute->standings[number].first_open;
        choose(dispute, number);
        if (open < 0)
            return true;
        if (rf_watch_over(&dispute->run->watch))
            break;
        solve(dispute, open);
    }
    return false;
}

/* Takes what most parts chose. */
static void settle_for_most(struct dispute *dispute)
{
    dispute->given_up = true;
    for (int32_t i = 0; i < dispute->school->components->count; i++) {
        for (int32_t e = 0; e < dispute->school->event_count; e++)
            dispute->starts[e] = dispute->options[dispute->first[e]];
        if (!is_known(dispute, i) && !rf_watch_over(&dispute->run->watch))
            rf_start_solve(dispute->school, dispute->run, &dispute->school->tables[i], i,
                           dispute->starts);
    }
}

static void search(struct dispute *dispute)
{
    bool few = dispute->choices <= CHOICES_MOST;
    dispute->standings = few ? rf_allocate(dispute->choices, sizeof *dispute->standings) : NULL;
    if (!find_best(dispute))
        settle_for_most(dispute);
    for (size_t number = 0; few && number < dispute->choices; number++)
        rf_school_worth_clear(&dispute->standings[number].worth);
    rf_release(dispute->standings);
    dispute->standings = NULL;
}

/* From the first number that is not closed at what the part costs as it chose itself, none of
 * `part` is proved. */
static void open_numbers(const struct rf_part *free, struct rf_part *part)
{
    bool open = false;
    for (size_t i = 0; i < part->outcome_count; i++) {
        struct rf_outcome *outcome = &part->outcomes[i];
        const struct rf_outcome *bound = &free->outcomes[i];
        bool same = bound->status == RF_TIER_SOLVED && outcome->value == bound->value;
        if (!open && same)
            continue;
        outcome->floor = open ? 0 : bound->floor;
        outcome->claimed = open ? 0 : bound->claimed;
        outcome->status = open && outcome->value == 0 ? RF_TIER_SOLVED : RF_TIER_GAP;
        open = true;
    }
}

/* Nobody of the part comes to the event: always allowed, unless it is pinned, though never better.
 * Numbers that change are then open (merge.c). */
static void vacate(const struct rf_school *school, struct rf_part *part, int32_t demand)
{
    const struct rf_formulation *formulation = part->formulation;
    size_t count = formulation->matrix->column_count;
    for (size_t i = 0; i < count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        bool chosen =
            meaning->role == RF_CHOICE || meaning->role == RF_STANDS || meaning->role == RF_ATTENDS;
        bool leaves = meaning->role != RF_CHOICE && chosen &&
                      school->problem->candidates->items[meaning->candidate[0]].demand == demand;
        if (!chosen || leaves)
            part->best[i] = 0;
    }
    rf_formulation_complete(formulation, part->best);
}

static void take(struct dispute *dispute)
{
    struct rf_school *school = dispute->school;
    for (int32_t i = 0; i < school->components->count; i++) {
        const struct rf_start_table *table = &school->tables[i];
        const struct rf_start_case *found = rf_start_find(school, table, dispute->starts);
        if (found != NULL && found->part != NULL)
            school->parts[i] = found->part;
        if (dispute->given_up && school->parts[i] != table->free)
            open_numbers(table->free, school->parts[i]);
        for (int32_t e = 0; e < school->event_count; e++) {
            if (dispute->starts[e] == RF_START_FREE ||
                !differs(school->parts[i], school->events[e].demand, dispute->starts[e]))
                continue;
            vacate(school, school->parts[i], school->events[e].demand);
            dispute->given_up = true;
        }
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

static bool is_small(const struct rf_school *school)
{
    size_t columns = 0;
    for (int32_t i = 0; i < school->components->count; i++)
        columns += school->parts[i]->formulation->matrix->column_count;
    return columns <= SMALL;
}

/* It has its quorum, or is left out and may be. */
static bool may_stand(const struct rf_school *school, const struct rf_shared_event *event)
{
    const struct rf_demand *asked = &school->problem->demands->items[event->demand];
    int32_t coming = count_coming(school, event->demand);
    if (coming == 0)
        return asked->pin < 0;
    return coming >= rf_event_quorum(&school->problem->instance->events[asked->event]);
}

/* Joins events that miss their quorum, that nobody comes to though they are pinned, or, in a small
 * school, whose points are not those the parts reckoned with; true when none had to. When there is
 * no time left to solve all again, an event without its quorum is left out. */
static bool all_stand(const struct rf_school *school, const struct rf_run *run)
{
    bool good = true, small = is_small(school), over = rf_watch_over(&run->watch);
    for (int32_t e = 0; e < school->event_count; e++) {
        const struct rf_shared_event *event = &school->events[e];
        bool stands = may_stand(school, event);
        if (!stands && over && school->problem->demands->items[event->demand].pin < 0) {
            for (int32_t i = 0; i < school->components->count; i++)
                vacate(school, school->parts[i], event->demand);
            continue;
        }
        stands = stands && (over || !small ||
                            rf_start_points_now(school, e) == rf_start_points_agreed(school, e));
        if (!stands)
            school->joined[event->demand] = true;
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
        search(dispute);
        take(dispute);
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
    return all_stand(school, run);
}
