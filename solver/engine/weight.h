/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * weight.h: what a plan costs in every tier as one whole number: fields side by side, the classes
 * of tier 1 first, then the minutes of tier 2, tiers 3, 4, 6, 7 and 8. A field is wide enough for
 * the worst plan, so that sums never run over and the order of the numbers is that of the tiers.
 *
 * Not here: the list of tier 5, which is asked for by limits (load.h); the first part of tier 4,
 * the first two of tier 8, which no choice decides by itself and count nothing.
 *
 * Tier 2 is a list when there are several inductions, and no sum: its field then holds the sum of
 * the list, and the list is compared beside it (rf_worth). */
#ifndef RF_ENGINE_WEIGHT_H
#define RF_ENGINE_WEIGHT_H

#include "engine/course.h"

__extension__ typedef unsigned __int128 rf_weight;
__extension__ typedef __int128 rf_difference;

enum rf_field {
    RF_FIELD_CLASS, /* the first of RF_CLASSES */
    RF_FIELD_EQUITY = RF_CLASSES,
    RF_FIELD_TIRED,
    RF_FIELD_COVER, /* part 2 */
    RF_FIELD_AWAY,
    RF_FIELD_SPACING,
    RF_FIELD_FRAGILE, /* part 3 of tier 8 */
    RF_FIELDS
};

/* How far down the tiers are told; all below is 0. */
enum rf_extent {
    RF_EXTENT_FIRST, /* tier 1 */
    RF_EXTENT_LIST,  /* and tier 2 */
    RF_EXTENT_COVER, /* and tiers 3 and 4 */
    RF_EXTENT_ALL
};

/* What an option or helper costs, all but tier 6, and the rest. */
struct rf_scale {
    int32_t shift[RF_FIELDS], bits[RF_FIELDS];
    rf_weight *option; /* [option of the course] */
    rf_weight *helper; /* [helper of the course] */
    int32_t *minutes;  /* [option] left unplaced, in units of tier 2 */
    rf_weight base;    /* what lies outside choice */
    enum rf_extent extent;
    int32_t unit; /* the induction of which alone tier 2 speaks; -1: all */
};

/* What a plan is worth: numbers before the list, the list (largest first), numbers after it. */
struct rf_worth {
    rf_weight packed;
    int32_t list[RF_COURSE_UNITS];
};

/* False when the fields do not fit. `unit`: tier 2 speaks of that induction alone; -1: of all. */
bool rf_scale_make(const struct rf_course *course, enum rf_extent extent, int32_t unit,
                   struct rf_scale *scale);
void rf_scale_clear(struct rf_scale *scale);
int64_t rf_weight_field(const struct rf_scale *scale, rf_weight weight, int32_t field);
/* The fields of tier 1, and those behind tier 2, by themselves. */
rf_weight rf_weight_first(const struct rf_scale *scale, rf_weight weight);
rf_weight rf_weight_rest(const struct rf_scale *scale, rf_weight weight);
/* <0, 0, >0 */
int rf_worth_compare(const struct rf_scale *scale, const struct rf_worth *one,
                     const struct rf_worth *other);
void rf_worth_sort(struct rf_worth *worth);

#endif
