/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fill_state.c: partial plans on the rows of the first phase.
 *
 * Rows with a helper (a touched period) turn the helper on when they need it, and then what the
 * helper does to its own rows counts too. Rows with a least activity (quorum, one choice a group)
 * are kept by construction, not by testing. */
#include "engine/fill_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

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
                (struct rf_link){(int32_t)r, entry->value};
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
        ranks[g] = (struct rank){group->pinned     ? 0
                                 : group->optional ? 1
                                                   : 2,
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

void rf_fill_state_new(const struct rf_filler *filler, struct rf_fill_state *state)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    state->activity = rf_allocate(formulation->matrix->row_count, sizeof *state->activity);
    state->chosen = rf_allocate(formulation->group_count, sizeof *state->chosen);
    state->helpers = rf_allocate(formulation->matrix->column_count, sizeof *state->helpers);
    for (size_t g = 0; g < formulation->group_count; g++)
        state->chosen[g] = -1;
}

void rf_fill_state_release(struct rf_fill_state *state)
{
    rf_release(state->activity);
    rf_release(state->chosen);
    rf_release(state->helpers);
}

void rf_fill_state_copy(const struct rf_filler *filler, const struct rf_fill_state *from,
                        struct rf_fill_state *to)
{
    const struct rf_formulation *formulation = filler->part->formulation;
    memcpy(to->activity, from->activity, formulation->matrix->row_count * sizeof *to->activity);
    memcpy(to->chosen, from->chosen, formulation->group_count * sizeof *to->chosen);
    memcpy(to->helpers, from->helpers, formulation->matrix->column_count * sizeof *to->helpers);
    to->cost = from->cost;
    to->mark = from->mark;
}

void rf_fill_apply(const struct rf_filler *filler, struct rf_fill_state *state, int32_t column,
                   int32_t sign)
{
    for (size_t i = filler->first[column]; i < filler->first[column + 1]; i++)
        state->activity[filler->links[i].row] += sign * filler->links[i].value;
}

/* Whether a row of this column is overrun; turns helpers on that mend it, noting them. */
static bool overruns(const struct rf_filler *filler, struct rf_fill_state *state, int32_t column,
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
        rf_fill_apply(filler, state, helper, 1);
    }
    return false;
}

bool rf_fill_try(const struct rf_filler *filler, struct rf_fill_state *state, int32_t column)
{
    int32_t turned[32];
    size_t count = 0, room = sizeof turned / sizeof turned[0];
    rf_fill_apply(filler, state, column, 1);
    bool broken = overruns(filler, state, column, turned, &count, room);
    for (size_t i = 0; i < count && !broken; i++)
        broken = overruns(filler, state, turned[i], turned, &count, room);
    if (!broken)
        return true;
    rf_fill_apply(filler, state, column, -1);
    for (size_t i = 0; i < count; i++) {
        state->helpers[turned[i]] = false;
        rf_fill_apply(filler, state, turned[i], -1);
    }
    return false;
}

bool rf_fill_mend(const struct rf_filler *filler, struct rf_fill_state *state, int32_t column)
{
    int32_t turned[32];
    size_t count = 0, room = sizeof turned / sizeof turned[0];
    bool broken = overruns(filler, state, column, turned, &count, room);
    for (size_t i = 0; i < count && !broken; i++)
        broken = overruns(filler, state, turned[i], turned, &count, room);
    return !broken;
}
