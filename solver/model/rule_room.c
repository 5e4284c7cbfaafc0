/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_room.c: H19: one session at a time in a private room (29) (D28). Cliques by start, as in
 * rule_clash.c. What the timetable does in a room is a fact of the candidates. */
#include <stdlib.h>

#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"

/* A column that puts a session into a room. */
struct stay {
    const struct rf_candidate *candidate;
    int32_t column;
    int32_t set; /* of columns of which one is chosen at most */
};

struct stay_list {
    struct stay *items;
    size_t count, capacity;
};

static int compare_stays(const void *one, const void *other)
{
    const struct stay *a = one, *b = other;
    if (a->candidate->room != b->candidate->room)
        return a->candidate->room < b->candidate->room ? -1 : 1;
    if (a->candidate->day != b->candidate->day)
        return a->candidate->day < b->candidate->day ? -1 : 1;
    if (a->candidate->start != b->candidate->start)
        return a->candidate->start < b->candidate->start ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static void list_stays(const struct rf_formulation *formulation, struct stay_list *list)
{
    const struct rf_candidate *items = formulation->problem->candidates->items;
    for (size_t i = 0; i < formulation->place_count; i++) {
        const struct rf_stand *place = &formulation->places[i];
        struct stay stay = {&items[place->candidate], place->column,
                            formulation->meanings[place->column].group};
        if (stay.candidate->room >= 0)
            RF_PUSH(list->items, list->count, list->capacity, stay);
    }
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        if (meaning->role != RF_STANDS && meaning->role != RF_GUEST)
            continue;
        struct stay stay = {&items[meaning->candidate[0]], (int32_t)i, meaning->group};
        if (meaning->role == RF_STANDS)
            stay.set = -1 - stay.candidate->demand;
        if (stay.candidate->room >= 0)
            RF_PUSH(list->items, list->count, list->capacity, stay);
    }
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, compare_stays);
}

/* (29) for the start of stay `index`; [from, until) is its room and date. */
static void add_row(struct rf_formulation *formulation, const struct stay_list *list, size_t from,
                    size_t until, size_t index)
{
    const struct rf_candidate *own = list->items[index].candidate;
    int32_t first = list->items[index].set;
    bool several = false, ours = false;
    struct rf_row_note note = rf_note(RF_PHASE_PLACE, -1);
    rf_formulation_row(formulation, note, -RF_NO_LIMIT, 1, "room");
    for (size_t i = from; i < until; i++) {
        const struct stay *stay = &list->items[i];
        if (stay->candidate->start > own->start || stay->candidate->end <= own->start)
            continue;
        several |= stay->set != first;
        ours |= formulation->meanings[stay->column].role != RF_GUEST;
        rf_formulation_once(formulation, stay->column, 1);
    }
    if (!several || !ours)
        rf_formulation_drop_row(formulation);
}

void rf_rule_room(struct rf_formulation *formulation)
{
    struct stay_list list = {NULL, 0, 0};
    if (formulation->problem->instance->room_count == 0)
        return;
    list_stays(formulation, &list);
    for (size_t from = 0, until; from < list.count; from = until) {
        const struct rf_candidate *own = list.items[from].candidate;
        for (until = from; until < list.count && list.items[until].candidate->room == own->room &&
                           list.items[until].candidate->day == own->day;)
            until++;
        for (size_t i = from; i < until; i++)
            if (i == from || list.items[i - 1].candidate->start != list.items[i].candidate->start)
                add_row(formulation, &list, from, until, i);
    }
    rf_release(list.items);
}
