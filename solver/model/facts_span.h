/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_span.h: the arithmetic of spans of one day: join, cut, take away. Half open everywhere; an
 * empty span is no span and never enters a list. */
#ifndef RF_MODEL_FACTS_SPAN_H
#define RF_MODEL_FACTS_SPAN_H

#include <stdbool.h>

#include "model/facts.h"

/* A growing list, released by its user. Sorted and disjoint after rf_span_list_join. */
struct rf_span_list {
    struct rf_span *items;
    size_t count, capacity;
};
#define RF_SPAN_LIST_INIT                                                                          \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/* Appends `span` unless it is empty. */
void rf_span_list_add(struct rf_span_list *list, struct rf_span span);
/* Sorts by start; joins what overlaps or lies at most `gap` minutes apart (the gap is filled). */
void rf_span_list_join(struct rf_span_list *list, int32_t gap);
/* Keeps what lies within `span`. */
void rf_span_list_cut(struct rf_span_list *list, struct rf_span span);
/* Takes the minutes of `span` away. The list must be sorted and disjoint; it stays so. */
void rf_span_list_take(struct rf_span_list *list, struct rf_span span);
void rf_span_list_release(struct rf_span_list *list);

bool rf_span_overlaps(struct rf_span one, struct rf_span other);
/* True when one of `spans` contains `span` as a whole. */
bool rf_spans_contain(struct rf_spans spans, struct rf_span span);
int32_t rf_spans_minutes(struct rf_spans spans);

#endif
