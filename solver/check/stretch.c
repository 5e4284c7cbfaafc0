/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stretch.c: free stretches and lesson stretches of one person on one date.
 *
 * Definitions D3 (what is free), D4 (what never is), D5 (marked induction time), D6 (lessons to
 * visit), D27 (free or in class). Spans are cut one by one, O(periods x occurrences) a date; dates
 * are short. */
#include "check/stretch.h"

#include <stdlib.h>

#include "base/memory.h"

struct span_list {
    struct rf_span *items;
    size_t count, capacity;
};

static int compare_spans(const void *one, const void *other)
{
    const struct rf_span *a = one, *b = other;

    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->until > b->until) - (a->until < b->until);
}

static void add(struct span_list *list, rf_minute from, rf_minute until)
{
    struct rf_span span = {from, until};

    if (from < until)
        RF_PUSH(list->items, list->count, list->capacity, span);
}

/* Sorted spans whose gaps are at most `gap` become one. */
static void join(struct span_list *list, int32_t gap)
{
    size_t i, kept = 0;

    if (list->count == 0)
        return;
    qsort(list->items, list->count, sizeof *list->items, compare_spans);
    for (i = 1; i < list->count; i++) {
        struct rf_span *last = &list->items[kept];

        if (list->items[i].from - last->until <= gap) {
            if (list->items[i].until > last->until)
                last->until = list->items[i].until;
        } else {
            list->items[++kept] = list->items[i];
        }
    }
    list->count = kept + 1;
}

/* What is left of `list` outside `hole`. */
static void take_away(struct span_list *list, struct rf_span hole)
{
    struct span_list left = {NULL, 0, 0};
    size_t i;

    if (hole.from >= hole.until)
        return;
    for (i = 0; i < list->count; i++) {
        struct rf_span span = list->items[i];

        if (!rf_span_overlap(span, hole)) {
            add(&left, span.from, span.until);
            continue;
        }
        add(&left, span.from, hole.from);
        add(&left, hole.until, span.until);
    }
    rf_release(list->items);
    *list = left;
}

static void cut_to(struct span_list *list, struct rf_span keep)
{
    size_t i, kept = 0;

    for (i = 0; i < list->count; i++) {
        struct rf_span span = list->items[i];

        if (span.from < keep.from)
            span.from = keep.from;
        if (span.until > keep.until)
            span.until = keep.until;
        if (span.from < span.until)
            list->items[kept++] = span;
    }
    list->count = kept;
}

/* D3, step 1. */
static void start_spans(const struct rf_instance *instance, int32_t person, int32_t date,
                        struct span_list *list)
{
    const struct rf_date *day = &instance->dates[date];
    const struct rf_bell *bell = &instance->bells[instance->people[person].bell];
    int32_t shape = bell->shape_of_date[date], i;

    if (day->status == RF_DAY_INSET) {
        add(list, day->open.from, day->open.until);
        return;
    }
    for (i = 0; shape >= 0 && i < instance->shapes[shape].count; i++) {
        const struct rf_period *period = &instance->shapes[shape].periods[i];

        if (period->class == RF_PERIOD_TEACHING || period->class == RF_PERIOD_REGISTRATION)
            add(list, period->span.from, period->span.until);
    }
    add(list, day->open.from, day->pupils.from);
    add(list, day->pupils.until, day->open.until);
}

static bool closes(const struct rf_person *person, enum rf_occurrence_type type,
                   enum rf_free_set set)
{
    if (type == RF_PPA)
        return !person->volunteers_ppa;
    return !(type == RF_INDUCTION && set == RF_FREE_WITH_INDUCTION);
}

static void keep(const struct span_list *list, struct rf_arena *arena,
                 struct rf_stretches *stretches)
{
    struct rf_span *spans;
    size_t i;

    if (list->count == 0)
        return;
    spans = rf_arena_allocate(arena, list->count, sizeof *spans);
    for (i = 0; i < list->count; i++)
        spans[i] = list->items[i];
    stretches->spans = spans;
    stretches->count = (int32_t)list->count;
}

static struct rf_stretches free_stretches(const struct rf_instance *instance, int32_t person,
                                          int32_t date, enum rf_free_set set,
                                          struct rf_arena *arena)
{
    const struct rf_person *who = &instance->people[person];
    const struct rf_person_day *day = &who->days[date];
    struct span_list list = {NULL, 0, 0};
    struct rf_stretches stretches = {NULL, 0};
    size_t i;

    if (day->in.from >= day->in.until)
        return stretches;
    start_spans(instance, person, date, &list);
    join(&list, instance->rules[RF_RULE_JOIN_GAP]);
    cut_to(&list, day->in);
    for (i = 0; i < (size_t)day->rest_count; i++)
        take_away(&list, day->rests[i]);
    for (i = 0; i < (size_t)day->occurrence_count; i++) {
        if (closes(who, day->occurrences[i].type, set))
            take_away(&list, day->occurrences[i].span);
    }
    keep(&list, arena, &stretches);
    rf_release(list.items);
    return stretches;
}

static bool first_of_source(const struct rf_person_day *day, int32_t at)
{
    int32_t i;

    for (i = 0; i < at; i++) {
        if (day->occurrences[i].type == RF_LESSON &&
            day->occurrences[i].source == day->occurrences[at].source)
            return false;
    }
    return true;
}

/* D6: lesson by lesson, the occurrences joined. */
static void lesson_stretches(const struct rf_instance *instance, const struct rf_person_day *day,
                             struct rf_arena *arena, struct rf_person_time *time)
{
    struct rf_lesson_stretch *lessons = NULL;
    int32_t i, j, count = 0;

    for (i = 0; i < day->occurrence_count; i++)
        count += day->occurrences[i].type == RF_LESSON;
    if (count == 0)
        return;
    lessons = rf_arena_allocate(arena, (size_t)count, sizeof *lessons);
    count = 0;
    for (i = 0; i < day->occurrence_count; i++) {
        struct span_list list = {NULL, 0, 0};

        if (day->occurrences[i].type != RF_LESSON || !first_of_source(day, i))
            continue;
        for (j = i; j < day->occurrence_count; j++) {
            if (day->occurrences[j].type == RF_LESSON &&
                day->occurrences[j].source == day->occurrences[i].source)
                add(&list, day->occurrences[j].span.from, day->occurrences[j].span.until);
        }
        join(&list, instance->rules[RF_RULE_JOIN_GAP]);
        for (j = 0; (size_t)j < list.count; j++) {
            lessons[count].span = list.items[j];
            lessons[count++].lesson = day->occurrences[i].source;
        }
        rf_release(list.items);
    }
    time->lessons = lessons;
    time->lesson_count = count;
}

/* D27: free stretches and lesson stretches, joined. */
static struct rf_stretches covered_stretches(const struct rf_instance *instance,
                                             const struct rf_person_time *time,
                                             const struct rf_stretches *free,
                                             struct rf_arena *arena)
{
    struct span_list list = {NULL, 0, 0};
    struct rf_stretches stretches = {NULL, 0};
    int32_t i;

    for (i = 0; i < free->count; i++)
        add(&list, free->spans[i].from, free->spans[i].until);
    for (i = 0; i < time->lesson_count; i++)
        add(&list, time->lessons[i].span.from, time->lessons[i].span.until);
    join(&list, instance->rules[RF_RULE_JOIN_GAP]);
    keep(&list, arena, &stretches);
    rf_release(list.items);
    return stretches;
}

void rf_check_person_time(const struct rf_instance *instance, int32_t person, int32_t date,
                          struct rf_arena *arena, struct rf_person_time *time)
{
    const struct rf_person_day *day = &instance->people[person].days[date];
    int32_t i;
    bool marked = false;

    time->free[RF_FREE_PLAIN] = free_stretches(instance, person, date, RF_FREE_PLAIN, arena);
    for (i = 0; i < day->occurrence_count; i++)
        marked = marked || day->occurrences[i].type == RF_INDUCTION;
    time->free[RF_FREE_WITH_INDUCTION] =
        marked ? free_stretches(instance, person, date, RF_FREE_WITH_INDUCTION, arena)
               : time->free[RF_FREE_PLAIN];
    time->lessons = NULL;
    time->lesson_count = 0;
    lesson_stretches(instance, day, arena, time);
    for (i = 0; i < RF_FREE_SETS; i++)
        time->covered[i] = i > 0 && !marked
                               ? time->covered[0]
                               : covered_stretches(instance, time, &time->free[i], arena);
}

const struct rf_span *rf_check_stretch_at(const struct rf_stretches *stretches, rf_minute minute)
{
    int32_t i;

    for (i = 0; i < stretches->count; i++) {
        if (stretches->spans[i].from <= minute && minute < stretches->spans[i].until)
            return &stretches->spans[i];
    }
    return NULL;
}

int32_t rf_check_union_minutes(struct rf_span *spans, int32_t count)
{
    int32_t i, minutes = 0;
    rf_minute reached = 0;

    if (count > 0)
        qsort(spans, (size_t)count, sizeof *spans, compare_spans);
    for (i = 0; i < count; i++) {
        rf_minute from = spans[i].from > reached ? spans[i].from : reached;

        if (spans[i].until > from)
            minutes += spans[i].until - from;
        if (spans[i].until > reached)
            reached = spans[i].until;
    }
    return minutes;
}

/* Occurrences are sorted by start, so one sweep extends what is covered so far. */
bool rf_check_inside_type(const struct rf_person_day *day, enum rf_occurrence_type type,
                          struct rf_span span)
{
    rf_minute covered = span.from;
    int32_t i;

    for (i = 0; i < day->occurrence_count; i++) {
        const struct rf_occurrence *here = &day->occurrences[i];

        if (here->type == type && here->span.from <= covered && here->span.until > covered)
            covered = here->span.until;
    }
    return covered >= span.until;
}
