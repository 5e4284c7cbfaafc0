/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tally.h: a whole plan put together choice by choice: what every row holds by now, which helpers
 * are turned over, and what one more choice would cost in every tier, helpers included.
 *
 * Tier 6 and the order of the lists are not told: what is put in here choice by choice has no home,
 * and counts its minutes in a sum. */
#ifndef RF_ENGINE_TALLY_H
#define RF_ENGINE_TALLY_H

#include "engine/part.h"

/* What something costs, number by number in the order of the tiers. */
enum rf_bill_item {
    RF_BILL_CLASS, /* the first of RF_CLASSES */
    RF_BILL_MINUTES = RF_CLASSES,
    RF_BILL_TIRED,
    RF_BILL_COVER,
    RF_BILL_LOAD = RF_BILL_COVER + RF_COVER_PARTS,
    RF_BILL_SPACING,
    RF_BILL_DIVERSITY,
    RF_BILL_ITEMS = RF_BILL_DIVERSITY + RF_DIVERSITY_PARTS
};

struct rf_bill {
    int64_t item[RF_BILL_ITEMS];
};

int rf_bill_compare(const struct rf_bill *one, const struct rf_bill *other);
void rf_bill_add(struct rf_bill *sum, const struct rf_bill *more, int32_t sign);
/* What the column costs by itself. */
struct rf_bill rf_bill_of(const struct rf_formulation *formulation, int32_t column);
/* Of the group's columns (with `barred`: also those that may not be chosen) the cheapest by itself,
 * the first of equals; -1. */
int32_t rf_bill_cheapest(const struct rf_part *part, size_t group, bool barred);

struct rf_tally_link {
    int32_t row, value;
};

struct rf_tally_change {
    int32_t column;
    int64_t amount;
};

struct rf_tally {
    const struct rf_part *part;
    size_t *first; /* [column + 1] into links */
    struct rf_tally_link *links;
    bool *tested;      /* [row] */
    int64_t *activity; /* [row] */
    int64_t *value;    /* [column] */
    int32_t *chosen;   /* [group] column, -1 */
    struct rf_bill total;
    struct rf_tally_change *changes; /* since nothing was chosen */
    size_t change_count, change_capacity;
    int32_t *queue;
    size_t queue_count, queue_capacity;
    int32_t *broken; /* rows without a way out that the choice looked at last would break */
    size_t broken_count, broken_capacity;
};

struct rf_tally *rf_tally_new(const struct rf_part *part);
void rf_tally_release(struct rf_tally *tally);
/* Nothing chosen. */
void rf_tally_clear(struct rf_tally *tally);
/* Whether the columns, of as many groups, fit together beside what was chosen, and what they then
 * cost. */
bool rf_tally_ask(struct rf_tally *tally, const int32_t *columns, int32_t count,
                  struct rf_bill *bill);
/* Takes them when they fit. */
bool rf_tally_take(struct rf_tally *tally, const int32_t *columns, int32_t count);
/* Sets a column that stands for itself (where a group session stands) without asking. */
void rf_tally_set(struct rf_tally *tally, int32_t column);

#endif
