/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation_index.c: columns by person and date, and by session. Sorted arrays, binary search. */
#include "model/formulation_index.h"

#include <stdlib.h>

#include "base/memory.h"

void rf_formulation_note_use(struct rf_formulation *formulation, int32_t column, int32_t candidate,
                             const struct rf_taking *part)
{
    struct rf_use use = {part->person, column,         formulation->meanings[column].group,
                         candidate,    part->presence, part->span,
                         part->covers};
    RF_PUSH(formulation->uses, formulation->use_count, formulation->use_capacity, use);
}

struct rf_taking rf_attendance_part(const struct rf_candidate *candidate, int32_t person)
{
    return (struct rf_taking){person, RF_FREE, {candidate->start, candidate->end}, false};
}

void rf_formulation_note_place(struct rf_formulation *formulation, int32_t column,
                               int32_t candidate)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_demand *demand =
        &problem->demands->items[problem->candidates->items[candidate].demand];
    struct rf_stand place = {candidate, column};
    RF_PUSH(formulation->places, formulation->place_count, formulation->place_capacity, place);
    struct rf_taking parts[RF_PARTS];
    int32_t count = rf_candidate_parts(problem->instance, demand,
                                       &problem->candidates->items[candidate], parts);
    for (int32_t i = 0; i < count; i++)
        rf_formulation_note_use(formulation, column, candidate, &parts[i]);
}

const struct rf_candidate *rf_use_candidate(const struct rf_formulation *formulation,
                                            const struct rf_use *use)
{
    return &formulation->problem->candidates->items[use->candidate];
}

/* One use with what it is sorted by. */
struct sorted_use {
    struct rf_use use;
    rf_day day;
};

static int compare_uses(const void *one, const void *other)
{
    const struct sorted_use *a = one, *b = other;
    if (a->use.person != b->use.person)
        return a->use.person < b->use.person ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->use.span.from != b->use.span.from)
        return a->use.span.from < b->use.span.from ? -1 : 1;
    if (a->use.candidate != b->use.candidate)
        return a->use.candidate < b->use.candidate ? -1 : 1;
    return (a->use.column > b->use.column) - (a->use.column < b->use.column);
}

static int compare_places(const void *one, const void *other)
{
    const struct rf_stand *a = one, *b = other;
    if (a->candidate != b->candidate)
        return a->candidate < b->candidate ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

void rf_formulation_sort_index(struct rf_formulation *formulation)
{
    struct sorted_use *sorted = rf_allocate(formulation->use_count, sizeof *sorted);
    for (size_t i = 0; i < formulation->use_count; i++) {
        const struct rf_candidate *candidate = rf_use_candidate(formulation, &formulation->uses[i]);
        sorted[i] = (struct sorted_use){formulation->uses[i], candidate->day};
    }
    if (formulation->use_count > 0)
        qsort(sorted, formulation->use_count, sizeof *sorted, compare_uses);
    for (size_t i = 0; i < formulation->use_count; i++)
        formulation->uses[i] = sorted[i].use;
    rf_release(sorted);
    if (formulation->place_count > 0)
        qsort(formulation->places, formulation->place_count, sizeof *formulation->places,
              compare_places);
}

/* First use not before (person, day). */
static size_t find_use(const struct rf_formulation *formulation, int32_t person, rf_day day)
{
    size_t low = 0, high = formulation->use_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct rf_use *use = &formulation->uses[middle];
        if (use->person < person ||
            (use->person == person && rf_use_candidate(formulation, use)->day < day))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct rf_range rf_formulation_uses(const struct rf_formulation *formulation, int32_t person,
                                    rf_day day)
{
    return (struct rf_range){find_use(formulation, person, day),
                             find_use(formulation, person, day + 1)};
}

struct rf_range rf_formulation_person(const struct rf_formulation *formulation, int32_t person)
{
    return (struct rf_range){find_use(formulation, person, INT32_MIN / 2),
                             find_use(formulation, person, INT32_MAX / 2)};
}

bool rf_formulation_has_own(const struct rf_formulation *formulation, struct rf_range range)
{
    for (size_t i = range.from; i < range.until; i++)
        if (formulation->meanings[formulation->uses[i].column].role != RF_GUEST)
            return true;
    return false;
}

static size_t find_place(const struct rf_formulation *formulation, int32_t candidate)
{
    size_t low = 0, high = formulation->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (formulation->places[middle].candidate < candidate)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct rf_range rf_formulation_places(const struct rf_formulation *formulation, int32_t demand)
{
    const int32_t *first = formulation->problem->candidates->first;
    return (struct rf_range){find_place(formulation, first[demand]),
                             find_place(formulation, first[demand + 1])};
}
