/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * merge.h: what merge.c and whole_result.c share. */
#ifndef RF_ENGINE_MERGE_H
#define RF_ENGINE_MERGE_H

#include "engine/school.h"

/* Parts whose plans make up that of the school. */
struct rf_part_list {
    struct rf_part *const *parts;
    int32_t count;
};

/* The outcome of a number as the best plan of the part stands; status UNKNOWN, and zeros, when the
 * part has no such number. */
struct rf_outcome rf_merge_outcome(const struct rf_part *part, struct rf_objective objective);
/* What shared events that stand cost in themselves, beyond what their owners have paid. */
int64_t rf_merge_shared(const struct rf_school *school, const struct rf_plan *plan,
                        struct rf_objective objective, bool least);
/* The list of tier 2 or 5 of all parts in minutes, largest first; owned. */
int32_t *rf_merge_list(struct rf_part_list all, enum rf_tier tier, int32_t *count);
/* Appends; an open number before it makes it conditional. */
void rf_merge_push(struct rf_plan *plan, struct rf_tier_result result);

/* whole_result.c: the same for plans in which floating sessions were put around the parts'. */
void rf_whole_push_sum(const struct rf_school *school, struct rf_plan *plan,
                       struct rf_objective objective);
void rf_whole_push_list(const struct rf_school *school, struct rf_plan *plan, enum rf_tier tier);

#endif
