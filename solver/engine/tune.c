/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tune.c: a part solved again with the floating sessions that its rhythm leaves no cheap place to.
 * They are part of it then, at their cheapest choices alone; all other sessions of the school are
 * guests (model/formulation.h) and stay where they are.
 *
 * When the new plan costs what the part and those sessions cost at least, the bound is reached
 * there. A heuristic in what it tries: the parts' bounds stay those found without. */
#include <string.h>

#include "base/memory.h"
#include "engine/floating.h"
#include "engine/sweep.h"
#include "engine/whole.h"

enum { TUNED_MOST = 1 /* sessions taken in at a time */, STARTS_MOST = 2 /* on a date */ };

struct tuning {
    const struct rf_school *school;
    struct rf_run *run;
    bool *cheap;    /* [candidate] */
    bool *taken_in; /* [demand] */
};

/* The sessions of one component with those taken in, ascending. Owned. */
static struct rf_component *extend(const struct tuning *tuning, int32_t index)
{
    const struct rf_school *school = tuning->school;
    const struct rf_component *own = &school->components->items[index];
    struct rf_component *fresh = rf_allocate(1, sizeof *fresh);
    int32_t kept = 0;
    *fresh = *own;
    fresh->demand_count = 0;
    fresh->demands = rf_allocate((size_t)school->problem->demands->count, sizeof *fresh->demands);
    for (int32_t d = 0; d < school->problem->demands->count; d++) {
        while (kept < own->demand_count && own->demands[kept] < d)
            kept++;
        bool is_own = kept < own->demand_count && own->demands[kept] == d;
        if (is_own || tuning->taken_in[d])
            fresh->demands[fresh->demand_count++] = d;
    }
    return fresh;
}

/* Whether the induction of the session belongs to the component. */
static bool belongs(const struct rf_component *component, const struct rf_demand *demand)
{
    for (int32_t i = 0; i < component->induction_count; i++)
        if (component->inductions[i] == demand->induction)
            return true;
    return false;
}

/* Chooses whole chains of dear sessions of the component, those that found no place first; how many
 * sessions. */
static int32_t take_in(struct tuning *tuning, int32_t index)
{
    const struct rf_school *school = tuning->school;
    const struct rf_demands *demands = school->problem->demands;
    int32_t count = 0;
    memset(tuning->taken_in, 0, (size_t)demands->count * sizeof *tuning->taken_in);
    for (int32_t round = 0; round < 2; round++)
        for (int32_t d = 0; d < demands->count && count < TUNED_MOST; d++) {
            bool placed = school->whole->at[d] >= 0;
            if (!school->whole->dear[d] || placed != (round == 1) ||
                !belongs(&school->components->items[index], &demands->items[d]))
                continue;
            count += !tuning->taken_in[d];
            tuning->taken_in[d] = true;
        }
    for (bool changed = count > 0; changed;) {
        changed = false;
        for (int32_t d = 0; d < demands->count; d++) {
            int32_t next = demands->items[d].leads_to;
            if (next < 0 || tuning->taken_in[d] == tuning->taken_in[next])
                continue;
            tuning->taken_in[d] = tuning->taken_in[next] = changed = true;
        }
    }
    return count;
}

/* Everything else in the school, as it stands. Owned. */
static struct rf_guest *list_guests(const struct tuning *tuning,
                                    const struct rf_component *component, int32_t *count)
{
    const struct rf_school *school = tuning->school;
    int32_t demands = school->problem->demands->count, next = 0;
    struct rf_guest *guests = rf_allocate((size_t)demands, sizeof *guests);
    *count = 0;
    for (int32_t d = 0; d < demands; d++) {
        while (next < component->demand_count && component->demands[next] < d)
            next++;
        bool own = next < component->demand_count && component->demands[next] == d;
        if (!own && school->whole->at[d] >= 0 && school->problem->demands->items[d].event < 0)
            guests[(*count)++] = (struct rf_guest){school->whole->at[d], -1};
    }
    return guests;
}

/* Group sessions stay where the part has them. */
static void hold_events(const struct rf_part *from, struct rf_part *part)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        if (meaning->role != RF_STANDS && meaning->role != RF_ATTENDS)
            continue;
        int32_t demand = formulation->problem->candidates->items[meaning->candidate[0]].demand;
        if (meaning->candidate[0] != rf_shared_choice(from, demand))
            part->upper[i] = 0;
    }
}

/* Leaves a few starts on each date, so that chains do not part. */
static void thin_out(const struct tuning *tuning, struct rf_unpicked *unpicked)
{
    const struct rf_candidates *candidates = tuning->school->problem->candidates;
    for (int32_t c = 0; c < candidates->count;) {
        const struct rf_candidate *first = &candidates->items[c];
        int32_t until = c, count = 0, kept = 0, seen = 0;
        for (; until < candidates->count && candidates->items[until].demand == first->demand &&
               candidates->items[until].day == first->day;
             until++)
            count += unpicked->left[until];
        for (; c < until; c++) {
            if (!tuning->taken_in[candidates->items[c].demand] || !unpicked->left[c])
                continue;
            unpicked->left[c] = seen++ * STARTS_MOST >= kept * count && kept < STARTS_MOST;
            kept += unpicked->left[c];
        }
    }
}

/* The school without picks, also of what is taken in, and of that the cheapest starts alone. */
static void open_problem(const struct tuning *tuning, struct rf_unpicked *unpicked)
{
    const struct rf_school *school = tuning->school;
    int32_t demands = school->problem->demands->count;
    bool *apart = rf_allocate((size_t)demands, sizeof *apart);
    for (int32_t d = 0; d < demands; d++)
        apart[d] = school->apart[d] && !tuning->taken_in[d];
    rf_unpicked_make(school->problem, apart, tuning->cheap, unpicked);
    thin_out(tuning, unpicked);
    rf_release(apart);
}

/* Solves the part with what was taken in; NULL when that gives no plan. */
static struct rf_part *solve_again(struct tuning *tuning, int32_t index)
{
    const struct rf_school *school = tuning->school;
    struct rf_component *component = extend(tuning, index);
    struct rf_unpicked unpicked;
    open_problem(tuning, &unpicked);
    struct rf_guest *guests = list_guests(tuning, component, &unpicked.problem.guest_count);
    unpicked.problem.guests = guests;
    struct rf_part *part = rf_part_new(&unpicked.problem, component);
    part->preferred = school->preferred;
    part->partial = true;
    hold_events(school->parts[index], part);
    part->sweep = rf_sweep_new(part);
    if (part->sweep != NULL) /* what the sweep refuses is not worth a search here */
        rf_school_close_first(tuning->run, part);
    if (part->has_best && part->sweep != NULL)
        rf_school_close_all_later(tuning->run, part);
    rf_sweep_release(part->sweep);
    part->sweep = NULL;
    /* What is read of it from now on are its plan and what its columns mean. */
    part->formulation->problem = &school->rhythm->problem;
    part->formulation->component = &school->components->items[index];
    part->component = part->formulation->component;
    rf_unpicked_clear(&unpicked);
    rf_release(guests);
    rf_release(component->demands);
    rf_release(component);
    if (part->has_best)
        return part;
    rf_part_release(part);
    return NULL;
}

bool rf_tune(const struct rf_school *school, struct rf_run *run, struct rf_part **rhythm)
{
    struct tuning tuning = {.school = school, .run = run, .cheap = rf_whole_cheap(school)};
    bool any = false;
    tuning.taken_in = rf_allocate((size_t)school->problem->demands->count, sizeof *tuning.taken_in);
    for (int32_t i = 0; i < school->components->count; i++) {
        if (rf_watch_over(&run->watch) || take_in(&tuning, i) == 0)
            continue;
        rhythm[i] = solve_again(&tuning, i);
        any |= rhythm[i] != NULL;
    }
    rf_release(tuning.taken_in);
    rf_release(tuning.cheap);
    return any;
}
