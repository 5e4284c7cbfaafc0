/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_stretch.c: free stretches (D3 to D5) and lesson stretches (D6) of a person's year.
 *
 * Time is free where the school day offers it (periods for pupils, the margins of the day) and
 * nothing of the person's own is written there; break and lunch of the bell are no offer. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/facts_span.h"
#include "model/facts_table.h"

struct rf_spans rf_facts_keep(const struct rf_facts *facts, const struct rf_span_list *list)
{
    struct rf_spans spans = {NULL, (int32_t)list->count};
    if (list->count > 0) {
        struct rf_span *items = rf_arena_allocate(facts->arena, list->count, sizeof *items);
        memcpy(items, list->items, list->count * sizeof *items);
        spans.items = items;
    }
    return spans;
}

/* D3, steps 1 and 2. */
static void offer(const struct rf_instance *instance, int32_t bell, int32_t date,
                  struct rf_span_list *list)
{
    const struct rf_date *day = &instance->dates[date];
    if (day->status == RF_DAY_INSET) {
        rf_span_list_add(list, day->open);
        return;
    }
    if (day->status != RF_DAY_TEACHING)
        return;
    int32_t index = instance->bells[bell].shape_of_date[date];
    if (index >= 0) {
        const struct rf_shape *shape = &instance->shapes[index];
        for (int32_t i = 0; i < shape->count; i++)
            if (shape->periods[i].class == RF_PERIOD_TEACHING ||
                shape->periods[i].class == RF_PERIOD_REGISTRATION)
                rf_span_list_add(list, shape->periods[i].span);
    }
    rf_span_list_add(list, (struct rf_span){day->open.from, day->pupils.from});
    rf_span_list_add(list, (struct rf_span){day->pupils.until, day->open.until});
    rf_span_list_join(list, instance->rules[RF_RULE_JOIN_GAP]);
}

/* D4 and D5: whether what is written on the person closes the time. */
static bool closes(const struct rf_person *person, enum rf_occurrence_type type, bool induction)
{
    if (type == RF_PPA)
        return !person->volunteers_ppa;
    if (type == RF_INDUCTION)
        return !induction;
    return true;
}

static struct rf_spans find_free(const struct rf_facts *facts, int32_t person, int32_t date,
                                 bool induction)
{
    const struct rf_person *who = &facts->instance->people[person];
    const struct rf_person_day *day = &who->days[date];
    struct rf_span_list list = RF_SPAN_LIST_INIT;
    offer(facts->instance, who->bell, date, &list);
    rf_span_list_cut(&list, day->in);
    for (int32_t i = 0; i < day->rest_count; i++)
        rf_span_list_take(&list, day->rests[i]);
    for (int32_t i = 0; i < day->occurrence_count; i++)
        if (closes(who, day->occurrences[i].type, induction))
            rf_span_list_take(&list, day->occurrences[i].span);
    struct rf_spans spans = rf_facts_keep(facts, &list);
    rf_span_list_release(&list);
    return spans;
}

static int compare_stretches(const void *one, const void *other)
{
    const struct rf_span *a = one, *b = other;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->until > b->until) - (a->until < b->until);
}

/* D6: lesson by lesson; occurrences are sorted by start, so each lesson's come in order. */
static struct rf_spans find_lessons(const struct rf_facts *facts, const struct rf_person_day *day)
{
    struct rf_span_list all = RF_SPAN_LIST_INIT;
    for (int32_t i = 0; i < day->occurrence_count; i++) {
        const struct rf_occurrence *first = &day->occurrences[i];
        bool seen = first->type != RF_LESSON;
        for (int32_t j = 0; j < i && !seen; j++)
            seen = day->occurrences[j].type == RF_LESSON &&
                   day->occurrences[j].source == first->source;
        if (seen)
            continue;
        struct rf_span_list one = RF_SPAN_LIST_INIT;
        for (int32_t j = i; j < day->occurrence_count; j++)
            if (day->occurrences[j].type == RF_LESSON &&
                day->occurrences[j].source == first->source)
                rf_span_list_add(&one, day->occurrences[j].span);
        rf_span_list_join(&one, facts->instance->rules[RF_RULE_JOIN_GAP]);
        for (size_t j = 0; j < one.count; j++)
            rf_span_list_add(&all, one.items[j]);
        rf_span_list_release(&one);
    }
    if (all.count > 1)
        qsort(all.items, all.count, sizeof *all.items, compare_stretches);
    struct rf_spans spans = rf_facts_keep(facts, &all);
    rf_span_list_release(&all);
    return spans;
}

static struct rf_spans find_induction_time(const struct rf_facts *facts,
                                           const struct rf_person_day *day)
{
    struct rf_span_list list = RF_SPAN_LIST_INIT;
    for (int32_t i = 0; i < day->occurrence_count; i++)
        if (day->occurrences[i].type == RF_INDUCTION)
            rf_span_list_add(&list, day->occurrences[i].span);
    rf_span_list_join(&list, 0);
    struct rf_spans spans = rf_facts_keep(facts, &list);
    rf_span_list_release(&list);
    return spans;
}

struct rf_person_facts *rf_facts_stretches(const struct rf_facts *facts, int32_t person)
{
    const struct rf_instance *instance = facts->instance;
    size_t dates = (size_t)instance->date_count;
    struct rf_person_facts *found = rf_arena_allocate(facts->arena, 1, sizeof *found);
    found->free[0] = rf_arena_allocate(facts->arena, dates, sizeof(struct rf_spans));
    found->free[1] = rf_arena_allocate(facts->arena, dates, sizeof(struct rf_spans));
    found->lessons = rf_arena_allocate(facts->arena, dates, sizeof(struct rf_spans));
    found->induction_time = rf_arena_allocate(facts->arena, dates, sizeof(struct rf_spans));
    for (int32_t date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];
        found->lessons[date] = find_lessons(facts, day);
        found->induction_time[date] = find_induction_time(facts, day);
        found->free[0][date] = find_free(facts, person, date, false);
        found->free[1][date] = found->induction_time[date].count > 0
                                   ? find_free(facts, person, date, true)
                                   : found->free[0][date];
    }
    return found;
}
