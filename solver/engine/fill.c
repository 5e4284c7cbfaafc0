/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fill.c: beam search over groups in the order of their windows. Source: Lowerre 1976 (beam
 * search); per state the activity of every row, so that a choice fits when no row is overrun.
 *
 * Rows with a helper (a touched period) turn the helper on when they need it, and then what the
 * helper does to its own rows counts too. Rows with a least activity (quorum, one choice a group)
 * are kept by construction, not by testing. O(groups x beam x choices x entries of a choice). */
#include "engine/fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { BEAM = 8, BRANCHES = 5 };

struct link {
    int32_t row, value;
};

struct rf_filler {
    const struct rf_part *part;
    size_t *first; /* [column + 1] into links */
    struct link *links;
    int32_t *order; /* groups */
    size_t order_count;
};

struct state {
    int32_t *activity; /* [row] */
    int32_t *chosen;   /* [group], -1 */
    bool *helpers;     /* [column] turned on */
    int64_t cost;
    int64_t mark; /* what tells it from its siblings: the date of the last session chosen */
};

/* ---- building */

static bool is_tested(const struct rf_formulation *formulation, size_t row)
{
    return formulation->notes[row].phase == RF_PHASE_PLACE &&
           formulation->matrix->rows[row].lower == -RF_NO_LIMIT &&
           formulation->matrix->rows[row].upper != RF_NO_LIMIT;
}

static void link_columns(struct rf_filler *filler)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    const struct rf_matrix *matrix = formulation->matrix;
    filler->first = rf_allocate(matrix->column_count + 2, sizeof *filler->first);
    for (size_t r = 0; r < matrix->row_count; r++)
        for (size_t i = 0; is_tested(formulation, r) && i < matrix->rows[r].count; i++)
            filler->first[matrix->entries[matrix->rows[r].first + i].column + 2]++;
    for (size_t c = 0; c < matrix->column_count; c++)
        filler->first[c + 2] += filler->first[c + 1];
    filler->links = rf_allocate(filler->first[matrix->column_count + 1], sizeof *filler->links);
    for (size_t r = 0; r < matrix->row_count; r++)
        for (size_t i = 0; is_tested(formulation, r) && i < matrix->rows[r].count; i++) {
            const struct rf_entry *entry = &matrix->entries[matrix->rows[r].first + i];
            filler->links[filler->first[entry->column + 1]++] =
                (struct link){(int32_t)r, entry->value};
        }
}

struct rank {
    int32_t late, window; /* pinned first, attendance next, then by window */
    int32_t group;
};

/* Later groups of one window first: the sessions of a parted chain stand in order in the groups,
 * and each needs the one after it. */
static int compare_ranks(const void *one, const void *other)
{
    const struct rank *a = one, *b = other;
    if (a->late != b->late)
        return a->late < b->late ? -1 : 1;
    if (a->window != b->window)
        return a->window < b->window ? -1 : 1;
    return (a->group < b->group) - (a->group > b->group);
}

static void order_groups(struct rf_filler *filler)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    const struct rf_demand *demands = formulation->problem->demands->items;
    struct rank *ranks = rf_allocate(formulation->group_count, sizeof *ranks);
    filler->order = rf_allocate(formulation->group_count, sizeof *filler->order);
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        const struct rf_demand *demand = &demands[group->members[0]];
        ranks[g] = (struct rank){group->pinned ? 0 : group->optional ? 1 : 2,
                                 demand->day_count > 0 ? demand->days[0] : 0, (int32_t)g};
    }
    if (formulation->group_count > 0)
        qsort(ranks, formulation->group_count, sizeof *ranks, compare_ranks);
    for (size_t g = 0; g < formulation->group_count; g++)
        filler->order[filler->order_count++] = ranks[g].group;
    rf_release(ranks);
}

struct rf_filler *rf_filler_new(const struct rf_part *part)
{
    struct rf_filler *filler = rf_allocate(1, sizeof *filler);
    filler->part = part;
    link_columns(filler);
    order_groups(filler);
    return filler;
}

void rf_filler_release(struct rf_filler *filler)
{
    rf_release(filler->first);
    rf_release(filler->links);
    rf_release(filler->order);
    rf_release(filler);
}

/* ---- states */

static void new_state(const struct rf_filler *filler, struct state *state)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    state->activity = rf_allocate(formulation->matrix->row_count, sizeof *state->activity);
    state->chosen = rf_allocate(formulation->group_count, sizeof *state->chosen);
    state->helpers = rf_allocate(formulation->matrix->column_count, sizeof *state->helpers);
    for (size_t g = 0; g < formulation->group_count; g++)
        state->chosen[g] = -1;
}

static void release_state(struct state *state)
{
    rf_release(state->activity);
    rf_release(state->chosen);
    rf_release(state->helpers);
}

static void copy_state(const struct rf_filler *filler, const struct state *from,
                       struct state *to)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    memcpy(to->activity, from->activity,
           formulation->matrix->row_count * sizeof *to->activity);
    memcpy(to->chosen, from->chosen, formulation->group_count * sizeof *to->chosen);
    memcpy(to->helpers, from->helpers,
           formulation->matrix->column_count * sizeof *to->helpers);
    to->cost = from->cost;
    to->mark = from->mark;
}

static void apply(const struct rf_filler *filler, struct state *state, int32_t column,
                  int32_t sign)
{
    for (size_t i = filler->first[column]; i < filler->first[column + 1]; i++)
        state->activity[filler->links[i].row] += sign * filler->links[i].value;
}

/* Whether a row of this column is overrun; turns helpers on that mend it, noting them. */
static bool overruns(const struct rf_filler *filler, struct state *state, int32_t column,
                     int32_t *turned, size_t *turned_count, size_t room)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    for (size_t i = filler->first[column]; i < filler->first[column + 1]; i++) {
        int32_t row = filler->links[i].row, helper = formulation->notes[row].helper;
        if (state->activity[row] <= formulation->matrix->rows[row].upper)
            continue;
        if (helper < 0 || helper == column || state->helpers[helper] || *turned_count == room)
            return true;
        state->helpers[helper] = true;
        turned[(*turned_count)++] = helper;
        apply(filler, state, helper, 1);
    }
    return false;
}

/* Adds the column to the state if everything still fits; otherwise leaves the state alone. */
static bool try_column(const struct rf_filler *filler, struct state *state, int32_t column)
{
    int32_t turned[32];
    size_t count = 0, room = sizeof turned / sizeof turned[0];
    apply(filler, state, column, 1);
    bool broken = overruns(filler, state, column, turned, &count, room);
    for (size_t i = 0; i < count && !broken; i++)
        broken = overruns(filler, state, turned[i], turned, &count, room);
    if (!broken)
        return true;
    apply(filler, state, column, -1);
    for (size_t i = 0; i < count; i++) {
        state->helpers[turned[i]] = false;
        apply(filler, state, turned[i], -1);
    }
    return false;
}

/* ---- the beam */

struct beam {
    struct state states[BEAM];
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
static void enter(const struct rf_filler *filler, struct beam *next, const struct state *state)
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
    copy_state(filler, state, &next->states[at]);
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

static void extend(const struct rf_filler *filler, size_t group, const struct state *from,
                   const struct option *options, size_t count, struct state *scratch,
                   struct beam *next)
{
    int64_t marks[BRANCHES];
    size_t tried = 0;
    copy_state(filler, from, scratch);
    for (size_t i = 0; i < count && tried < BRANCHES; i++) {
        int64_t mark = mark_of(filler, options[i].column);
        bool known = false;
        for (size_t k = 0; k < tried && !known; k++)
            known = marks[k] == mark;
        if (known || !try_column(filler, scratch, options[i].column))
            continue;
        marks[tried++] = mark;
        scratch->chosen[group] = options[i].column;
        scratch->cost = from->cost + options[i].cost;
        scratch->mark = mark;
        enter(filler, next, scratch);
        copy_state(filler, from, scratch);
    }
    if (filler->part->formulation->groups[group].optional)
        enter(filler, next, scratch);
}

/* One beam after the other through all groups; the index of the last beam, or -1. */
static int run(const struct rf_filler *filler, const int64_t *cost, struct beam beams[2],
               struct state *scratch)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    int now = 0;
    for (size_t o = 0; o < filler->order_count; o++) {
        size_t g = (size_t)filler->order[o];
        const struct rf_group *group = &formulation->groups[g];
        struct option *options = rf_allocate((size_t)group->column_count, sizeof *options);
        size_t count = list_options(filler, group, cost, options);
        struct beam *next = &beams[1 - now];
        next->count = 0;
        for (size_t i = 0; i < beams[now].count; i++)
            extend(filler, g, &beams[now].states[i], options, count, scratch, next);
        rf_release(options);
        now = 1 - now;
        if (next->count == 0)
            return -1;
    }
    return now;
}

/* ---- events: stands first, each at the start to which most can come */

static int32_t count_coming(const struct rf_filler *filler, struct state *state, int32_t stands,
                            bool keep)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    int32_t candidate = formulation->meanings[stands].candidate[0], coming = 0;
    for (size_t g = 0; g < formulation->group_count; g++)
        for (int32_t i = 0; formulation->groups[g].person >= 0 &&
                            i < formulation->groups[g].column_count;
             i++) {
            int32_t column = formulation->groups[g].first_column + i;
            if (formulation->meanings[column].candidate[0] != candidate ||
                filler->part->upper[column] == 0 || !try_column(filler, state, column))
                continue;
            coming++;
            if (keep)
                state->chosen[g] = column;
        }
    return coming;
}

static int32_t quorum_at(const struct rf_formulation *formulation, int32_t stands)
{
    const struct rf_problem *problem = formulation->problem;
    int32_t demand =
        problem->candidates->items[formulation->meanings[stands].candidate[0]].demand;
    return rf_event_quorum(&problem->instance->events[problem->demands->items[demand].event]);
}

static void place_event(const struct rf_filler *filler, int32_t demand, struct state *state,
                        struct state *scratch, int32_t *values)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    int32_t best = -1, most = 0;
    for (size_t c = 0; c < formulation->matrix->column_count; c++) {
        const struct rf_meaning *meaning = &formulation->meanings[c];
        if (meaning->role != RF_STANDS || filler->part->upper[c] == 0 ||
            formulation->problem->candidates->items[meaning->candidate[0]].demand != demand)
            continue;
        copy_state(filler, state, scratch);
        apply(filler, scratch, (int32_t)c, 1);
        int32_t coming = count_coming(filler, scratch, (int32_t)c, false);
        if (coming >= quorum_at(formulation, (int32_t)c) &&
            (best < 0 || coming > most ||
             (coming == most &&
              meaning->costs.tired < formulation->meanings[best].costs.tired))) {
            best = (int32_t)c;
            most = coming;
        }
    }
    if (best < 0)
        return;
    values[best] = 1;
    apply(filler, state, best, 1);
    count_coming(filler, state, best, true);
}

/* Attendance that events took is not to be chosen again. */
static void place_events(const struct rf_filler *filler, struct state *state,
                         struct state *scratch, int32_t *values)
{
    const struct rf_component *component = filler->part->formulation->component;
    for (int32_t i = 0; i < component->event_count; i++)
        place_event(filler, component->events[i], state, scratch, values);
}

bool rf_filler_fill(const struct rf_filler *filler, const int64_t *cost, int32_t *values)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    struct beam beams[2] = {0};
    struct state scratch = {0};
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < BEAM; k++)
            new_state(filler, &beams[i].states[k]);
    new_state(filler, &scratch);
    memset(values, 0, formulation->matrix->column_count * sizeof *values);
    place_events(filler, &beams[0].states[0], &scratch, values);
    beams[0].count = 1;
    int last = run(filler, cost, beams, &scratch);
    const struct state *best = NULL;
    for (size_t i = 0; last >= 0 && i < beams[last].count; i++)
        if (best == NULL || beams[last].states[i].cost < best->cost)
            best = &beams[last].states[i];
    for (size_t g = 0; best != NULL && g < formulation->group_count; g++)
        if (best->chosen[g] >= 0)
            values[best->chosen[g]] = 1;
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < BEAM; k++)
            release_state(&beams[i].states[k]);
    release_state(&scratch);
    return best != NULL;
}
