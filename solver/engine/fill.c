/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fill.c: beam search over groups in the order of their windows. Source: Lowerre 1976 (beam
 * search); per state the activity of every row, so that a choice fits when no row is overrun.
 * O(groups x beam x choices x entries of a choice). Refilling frees some groups of a plan and
 * keeps the others (Shaw 1998, large neighbourhood search). */
#include "engine/fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/fill_state.h"

enum { BEAM = 8, BRANCHES = 5 };

struct beam {
    struct rf_fill_state states[BEAM];
    size_t count;
};

static int64_t mark_of(const struct rf_filler *filler, int32_t column)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    const struct rf_meaning *meaning = &formulation->meanings[column];
    int64_t mark = 0;
    for (int32_t i = 0; i < RF_CHAIN; i++)
        if (meaning->candidate[i] >= 0)
            mark = formulation->problem->candidates->items[meaning->candidate[i]].day;
    return mark;
}

/* Puts a state into the next beam, keeping the cheapest per mark first, then the cheapest. */
static void enter(const struct rf_filler *filler, struct beam *next,
                  const struct rf_fill_state *state)
{
    size_t at = next->count;
    for (size_t i = 0; i < next->count; i++)
        if (next->states[i].mark == state->mark) {
            if (next->states[i].cost <= state->cost)
                return;
            at = i;
        }
    if (at == BEAM) {
        at = 0;
        for (size_t i = 1; i < BEAM; i++)
            if (next->states[i].cost > next->states[at].cost)
                at = i;
        if (next->states[at].cost <= state->cost)
            return;
    }
    rf_fill_state_copy(filler, state, &next->states[at]);
    if (at == next->count)
        next->count++;
}

struct option {
    int64_t cost;
    int32_t column;
};

static int compare_options(const void *one, const void *other)
{
    const struct option *a = one, *b = other;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* The group's columns that may be chosen, cheapest first. */
static size_t list_options(const struct rf_filler *filler, const struct rf_group *group,
                           const int64_t *cost, struct option *options)
{
    size_t count = 0;
    for (int32_t i = 0; i < group->column_count; i++) {
        int32_t column = group->first_column + i;
        if (filler->part->upper[column] > 0)
            options[count++] = (struct option){cost[column], column};
    }
    if (count > 0)
        qsort(options, count, sizeof *options, compare_options);
    return count;
}

static void extend(const struct rf_filler *filler, size_t group, const struct rf_fill_state *from,
                   const struct option *options, size_t count, struct rf_fill_state *scratch,
                   struct beam *next)
{
    int64_t marks[BRANCHES];
    size_t tried = 0;
    rf_fill_state_copy(filler, from, scratch);
    for (size_t i = 0; i < count && tried < BRANCHES; i++) {
        int64_t mark = mark_of(filler, options[i].column);
        bool known = false;
        for (size_t k = 0; k < tried && !known; k++)
            known = marks[k] == mark;
        if (known || !rf_fill_try(filler, scratch, options[i].column))
            continue;
        marks[tried++] = mark;
        scratch->chosen[group] = options[i].column;
        scratch->cost = from->cost + options[i].cost;
        scratch->mark = mark;
        enter(filler, next, scratch);
        rf_fill_state_copy(filler, from, scratch);
    }
    if (filler->part->formulation->groups[group].optional)
        enter(filler, next, scratch);
}

struct beams {
    struct beam beams[2];
    struct rf_fill_state scratch;
};

/* One beam after the other through the groups (those freed, if given); the index of the last beam,
 * or -1. */
static int run(const struct rf_filler *filler, const int64_t *cost, const bool *freed,
               struct beams *all)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    int now = 0;
    for (size_t o = 0; o < filler->order_count; o++) {
        size_t g = (size_t)filler->order[o];
        const struct rf_group *group = &formulation->groups[g];
        if (freed != NULL && !freed[g])
            continue;
        struct option *options = rf_allocate((size_t)group->column_count, sizeof *options);
        size_t count = list_options(filler, group, cost, options);
        struct beam *next = &all->beams[1 - now];
        next->count = 0;
        for (size_t i = 0; i < all->beams[now].count; i++)
            extend(filler, g, &all->beams[now].states[i], options, count, &all->scratch, next);
        rf_release(options);
        now = 1 - now;
        if (next->count == 0)
            return -1;
    }
    return now;
}

static void new_beams(const struct rf_filler *filler, struct beams *all)
{
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < BEAM; k++)
            rf_fill_state_new(filler, &all->beams[i].states[k]);
    rf_fill_state_new(filler, &all->scratch);
    all->beams[0].count = 1;
}

static void release_beams(struct beams *all)
{
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < BEAM; k++)
            rf_fill_state_release(&all->beams[i].states[k]);
    rf_fill_state_release(&all->scratch);
}

/* Runs from the first state of the first beam and reads the cheapest plan. */
static bool finish(const struct rf_filler *filler, const int64_t *cost, const bool *freed,
                   struct beams *all, int32_t *values)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    int last = run(filler, cost, freed, all);
    const struct rf_fill_state *best = NULL;
    for (size_t i = 0; last >= 0 && i < all->beams[last].count; i++)
        if (best == NULL || all->beams[last].states[i].cost < best->cost)
            best = &all->beams[last].states[i];
    for (size_t g = 0; best != NULL && g < formulation->group_count; g++)
        if (best->chosen[g] >= 0)
            values[best->chosen[g]] = 1;
    return best != NULL;
}

bool rf_filler_fill(const struct rf_filler *filler, const int64_t *cost, int32_t *values)
{
    struct beams all = {0};
    new_beams(filler, &all);
    memset(values, 0, filler->part->formulation->matrix->column_count * sizeof *values);
    rf_fill_events(filler, &all.beams[0].states[0], &all.scratch, values);
    bool found = finish(filler, cost, NULL, &all, values);
    release_beams(&all);
    return found;
}

/* The plan without what the freed groups choose. */
static bool set_out(const struct rf_filler *filler, const int32_t *from, const bool *freed,
                    struct rf_fill_state *state, int32_t *values)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    size_t columns = formulation->matrix->column_count;
    memset(values, 0, columns * sizeof *values);
    for (size_t i = 0; i < columns; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        bool decided =
            meaning->role == RF_STANDS || (meaning->group >= 0 && !freed[meaning->group]);
        if (from[i] == 0 || !decided)
            continue;
        values[i] = 1;
        rf_fill_apply(filler, state, (int32_t)i, 1);
        if (meaning->group >= 0)
            state->chosen[meaning->group] = (int32_t)i;
    }
    for (size_t i = 0; i < columns; i++)
        if (values[i] != 0 && !rf_fill_mend(filler, state, (int32_t)i))
            return false;
    return true;
}

bool rf_filler_refill(const struct rf_filler *filler, const int64_t *cost, const int32_t *from,
                      const bool *freed, int32_t *values)
{
    struct beams all = {0};
    new_beams(filler, &all);
    bool found = set_out(filler, from, freed, &all.beams[0].states[0], values) &&
                 finish(filler, cost, freed, &all, values);
    release_beams(&all);
    return found;
}
