/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * unroll_occurrences.c: every lesson and commitment of every person on every date.
 *
 * Two walks over cells and the dates they fit: the first counts for each person and date, the
 * second fills; then each small list is put in order. An occurrence stands whether or not the
 * person is at work: a part-timer taught on a day off is a finding, and the time is taken anyway; a
 * conference on a Saturday is directed time.
 * O(cells x weeks x people). */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "input/unroll.h"

static const struct rf_period *find_period(const struct rf_shape *shape, const char *name)
{
    int32_t i;

    for (i = 0; i < shape->count; i++) {
        if (strcmp(shape->periods[i].name, name) == 0)
            return &shape->periods[i];
    }
    return NULL;
}

/* True when the cell takes place on the date; `span` gets its minutes. */
static bool takes_place(const struct rf_instance *instance, const struct rf_draft *draft,
                        const struct rf_draft_cell *cell, int32_t date_index, struct rf_span *span)
{
    const struct rf_date *date = &instance->dates[date_index];
    const struct rf_period *period;
    int32_t shape;

    if (date->day < cell->dates.from || date->day > cell->dates.until)
        return false;
    if (cell->key.dated ? date->status == RF_DAY_CLOSED : date->status != RF_DAY_TEACHING)
        return false;
    if (rf_day_key_rank(&cell->key, date->day, rf_unroll_letter(draft, date)) == 0)
        return false;
    *span = cell->span;
    if (cell->has_span)
        return true;
    shape = instance->bells[cell->bell].shape_of_date[date_index];
    if (shape < 0)
        return false;
    period = find_period(&instance->shapes[shape], cell->period);
    if (period == NULL)
        return false;
    *span = period->span;
    return true;
}

/* The dates on which a cell may lie: all of one weekday, or a single one. */
struct dates_walk {
    int32_t first, step;
};

static struct dates_walk dates_of(const struct rf_instance *instance,
                                  const struct rf_draft_cell *cell)
{
    struct dates_walk walk = {0, 7};

    if (cell->key.dated) {
        int64_t offset = (int64_t)cell->key.day - instance->first_day;

        walk.first =
            offset >= 0 && offset < instance->date_count ? (int32_t)offset : instance->date_count;
        walk.step = instance->date_count;
        return walk;
    }
    walk.first = (cell->key.weekday - instance->dates[0].weekday + 7) % 7;
    return walk;
}

int64_t rf_unroll_occurrence_count(const struct rf_instance *instance, const struct rf_draft *draft)
{
    int64_t count = 0;
    size_t c;

    for (c = 0; c < draft->cell_count; c++) {
        const struct rf_draft_cell *cell = &draft->cells[c];
        struct dates_walk walk = dates_of(instance, cell);
        struct rf_span span;
        int32_t i;

        for (i = walk.first; i < instance->date_count; i += walk.step)
            count += takes_place(instance, draft, cell, i, &span) ? cell->person_count : 0;
    }
    return count;
}

static void count_cell(struct rf_instance *instance, struct rf_draft *draft,
                       const struct rf_draft_cell *cell)
{
    struct dates_walk walk = dates_of(instance, cell);
    struct rf_span span;
    int32_t i, p;

    for (i = walk.first; i < instance->date_count; i += walk.step) {
        if (!takes_place(instance, draft, cell, i, &span))
            continue;
        for (p = 0; p < cell->person_count; p++)
            draft->days[cell->people[p]][i].occurrence_count++;
    }
}

/* Slots are handed out from the back: each day's `occurrences` moves down to its first. */
static void fill_cell(struct rf_instance *instance, struct rf_draft *draft,
                      const struct rf_draft_cell *cell, struct rf_occurrence *all)
{
    struct dates_walk walk = dates_of(instance, cell);
    struct rf_occurrence item = {{0, 0},       cell->type, cell->source,
                                 cell->period, cell->room, cell->site};
    int32_t i, p;

    for (i = walk.first; i < instance->date_count; i += walk.step) {
        if (!takes_place(instance, draft, cell, i, &item.span))
            continue;
        for (p = 0; p < cell->person_count; p++) {
            struct rf_person_day *day = &draft->days[cell->people[p]][i];

            day->occurrences--;
            all[day->occurrences - all] = item;
        }
    }
}

static int compare_texts(const char *one, const char *other)
{
    if (one == NULL || other == NULL)
        return (one != NULL) - (other != NULL);
    return strcmp(one, other);
}

static int compare_occurrences(const void *left, const void *right)
{
    const struct rf_occurrence *one = left, *other = right;
    int order;

    if (one->span.from != other->span.from)
        return one->span.from < other->span.from ? -1 : 1;
    if (one->span.until != other->span.until)
        return one->span.until < other->span.until ? -1 : 1;
    if (one->type != other->type)
        return one->type < other->type ? -1 : 1;
    if (one->source != other->source)
        return one->source < other->source ? -1 : 1;
    order = compare_texts(one->period, other->period);
    if (order == 0)
        order = compare_texts(one->room, other->room);
    return order != 0 ? order : (one->site > other->site) - (one->site < other->site);
}

static void mark_planning(struct rf_draft *draft)
{
    size_t c;
    int32_t p;

    for (c = 0; c < draft->cell_count; c++) {
        const struct rf_draft_cell *cell = &draft->cells[c];

        for (p = 0; cell->type == RF_PPA && p < cell->person_count; p++)
            draft->people[cell->people[p]].marks_ppa = true;
    }
}

void rf_unroll_occurrences(struct rf_instance *instance, struct rf_draft *draft)
{
    struct rf_occurrence *all;
    int64_t count = 0;
    int32_t person, i;
    size_t c;

    mark_planning(draft);
    for (c = 0; c < draft->cell_count; c++)
        count_cell(instance, draft, &draft->cells[c]);
    all = rf_arena_allocate(instance->arena, (size_t)rf_unroll_occurrence_count(instance, draft),
                            sizeof *all);
    for (person = 0; person < instance->person_count; person++) {
        for (i = 0; i < instance->date_count; i++) {
            count += draft->days[person][i].occurrence_count;
            draft->days[person][i].occurrences = all + count;
        }
    }
    for (c = 0; c < draft->cell_count; c++)
        fill_cell(instance, draft, &draft->cells[c], all);
    for (person = 0; person < instance->person_count; person++) {
        for (i = 0; i < instance->date_count; i++) {
            const struct rf_person_day *day = &draft->days[person][i];

            qsort(all + (day->occurrences - all), (size_t)day->occurrence_count, sizeof *all,
                  compare_occurrences);
        }
    }
}
