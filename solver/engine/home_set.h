/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * home_set.h: tier 6 while homes are still sets of slots (D23).
 *
 * With a set, a session counts as away when its slot is not in the set and no slot of the set has a
 * weekday that is closed in its week: whichever slot of the set becomes the home, it then is away.
 * That is at most what the plan costs with its home in the set, and exact for one slot. */
#ifndef RF_ENGINE_HOME_SET_H
#define RF_ENGINE_HOME_SET_H

#include "engine/course.h"

struct rf_home_use {
    int32_t option, slot, week; /* slot: counted over all series */
};

struct rf_home_table {
    const struct rf_course *course;
    size_t series_count;
    int32_t *first;    /* [series + 1] slots */
    int32_t *weekday;  /* [slot] */
    size_t *first_use; /* [series + 1] */
    struct rf_home_use *uses;
    uint32_t *closed; /* [week] weekdays, as bits */
};

struct rf_home_table *rf_home_table_new(const struct rf_course *course);
void rf_home_table_release(struct rf_home_table *table);

/* away[option]: sessions of it that are away with the slots that are `open`. */
void rf_home_table_away(const struct rf_home_table *table, const bool *open, int32_t *away);

/* A series as a plan has it. `chosen`: [position] option or -1. */
struct rf_home_count {
    int32_t away;    /* as D23 counts it */
    int32_t relaxed; /* as the set counts it */
    int32_t best;    /* the slot that D23 takes, of those in use; -1: nothing stands */
    int32_t pick[2]; /* the open slots most in use; -1: none */
};
struct rf_home_count rf_home_table_count(const struct rf_home_table *table, size_t series,
                                         const bool *open, const bool *is_chosen);

#endif
