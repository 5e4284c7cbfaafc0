/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_span.c: sorted, disjoint spans of one day. A day has a few dozen spans at most, so the
 * simplest passes (a sort, a sweep) are the quickest too. */
#include "model/facts_span.h"

#include <stdlib.h>

#include "base/memory.h"

static int compare_spans(const void *one, const void *other)
{
    const struct rf_span *a = one, *b = other;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->until > b->until) - (a->until < b->until);
}

void rf_span_list_add(struct rf_span_list *list, struct rf_span span)
{
    if (span.from < span.until)
        RF_PUSH(list->items, list->count, list->capacity, span);
}

void rf_span_list_join(struct rf_span_list *list, int32_t gap)
{
    if (list->count < 2)
        return;
    qsort(list->items, list->count, sizeof *list->items, compare_spans);
    size_t last = 0;
    for (size_t i = 1; i < list->count; i++) {
        struct rf_span next = list->items[i];
        if (next.from - list->items[last].until > gap)
            list->items[++last] = next;
        else if (next.until > list->items[last].until)
            list->items[last].until = next.until;
    }
    list->count = last + 1;
}

void rf_span_list_cut(struct rf_span_list *list, struct rf_span span)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct rf_span item = list->items[i];
        if (item.from < span.from)
            item.from = span.from;
        if (item.until > span.until)
            item.until = span.until;
        if (item.from < item.until)
            list->items[kept++] = item;
    }
    list->count = kept;
}

void rf_span_list_take(struct rf_span_list *list, struct rf_span span)
{
    if (span.until <= span.from)
        return;
    struct rf_span_list left = RF_SPAN_LIST_INIT;
    for (size_t i = 0; i < list->count; i++) {
        struct rf_span item = list->items[i];
        if (!rf_span_overlaps(item, span)) {
            rf_span_list_add(&left, item);
            continue;
        }
        rf_span_list_add(&left, (struct rf_span){item.from, span.from});
        rf_span_list_add(&left, (struct rf_span){span.until, item.until});
    }
    rf_span_list_release(list);
    *list = left;
}

void rf_span_list_release(struct rf_span_list *list)
{
    rf_release(list->items);
    *list = (struct rf_span_list)RF_SPAN_LIST_INIT;
}

bool rf_span_overlaps(struct rf_span one, struct rf_span other)
{
    return one.from < other.until && other.from < one.until;
}

bool rf_spans_contain(struct rf_spans spans, struct rf_span span)
{
    for (int32_t i = 0; i < spans.count; i++)
        if (spans.items[i].from <= span.from && span.until <= spans.items[i].until)
            return true;
    return false;
}

int32_t rf_spans_minutes(struct rf_spans spans)
{
    int32_t minutes = 0;
    for (int32_t i = 0; i < spans.count; i++)
        minutes += spans.items[i].until - spans.items[i].from;
    return minutes;
}
