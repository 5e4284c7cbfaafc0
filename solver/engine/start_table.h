/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * start_table.h: what each part is worth for a choice of where its shared events stand. */
#ifndef RF_ENGINE_START_TABLE_H
#define RF_ENGINE_START_TABLE_H

#include "engine/school.h"

/* Values in their order (the lists of tiers 2 and 5 largest first, in minutes), as one may be
 * sure of them from below: a number that is open counts at its bound, and what follows it at 0. */
struct rf_school_worth {
    int64_t unplaced[RF_CLASSES];
    int32_t *list; /* owned */
    int32_t count;
    int64_t tired, cover[RF_COVER_PARTS];
    int32_t *load; /* owned */
    int32_t load_count;
    int64_t away, spacing, diversity[RF_DIVERSITY_PARTS];
};
void rf_school_worth_clear(struct rf_school_worth *worth); /* the lists */

/* In a choice: the part decides itself where the event stands. */
enum { RF_START_FREE = -2 };

/* One part under one choice; `starts[event]` (as in school->events) is a candidate, -1: nobody
 * comes, or RF_START_FREE. Events of which the part knows nothing have -1. */
struct rf_start_case {
    int32_t *starts;
    struct rf_part *part; /* NULL when no plan was found in time */
    int32_t *choice;      /* [event] where its people come, -1; NULL with the part */
    struct rf_school_worth worth;
};

struct rf_start_table {
    struct rf_part *free; /* the part as it chose itself */
    struct rf_school_worth worth;
    bool *concerned; /* [event] some of the part's people are asked to it */
    int32_t *choice; /* [event] where they come as the part chose itself, -1 */
    struct rf_start_case *cases;
    size_t count, capacity;
};

/* A table for each component, without cases. It takes over the school's parts, whichever of them
 * the school's list names afterwards. */
struct rf_start_table *rf_start_tables_new(const struct rf_school *school);
void rf_start_tables_release(struct rf_start_table *tables, int32_t count); /* NULL is allowed */

/* Drops the cases. */
void rf_start_table_clear(struct rf_start_table *table);

/* The case of the choice (`starts`: [event] for the whole school), or NULL. The part's own free
 * choice is no case: rf_start_is_free tells. */
const struct rf_start_case *rf_start_find(const struct rf_school *school,
                                          const struct rf_start_table *table,
                                          const int32_t *starts);
bool rf_start_is_free(const struct rf_school *school, const struct rf_start_table *table,
                      const int32_t *starts);
/* Solves the part under the choice and adds the case. */
void rf_start_solve(struct rf_school *school, struct rf_run *run, struct rf_start_table *table,
                    int32_t component, const int32_t *starts);

/* Sum of `count` worths; the list is the sorted merge. Owned by the caller. */
struct rf_school_worth rf_school_worth_sum(const struct rf_school_worth *const *items,
                                           int32_t count);
int rf_school_worth_compare(const struct rf_school_worth *one, const struct rf_school_worth *other);

/* ---- start_points.c: tier 3's points of a shared event's session itself */

/* What it costs at least under the choice, beyond what its owner's part was charged as far as that
 * is known. */
int64_t rf_start_points(const struct rf_school *school, int32_t event, const int32_t *starts);
/* What it costs in the plans at hand, beyond what its owner's part has paid; 0 when nobody comes.
 */
int64_t rf_start_points_now(const struct rf_school *school, int32_t event);
/* The same, whoever has paid. */
int64_t rf_start_points_in_all(const struct rf_school *school, int32_t event);
/* What it costs at least as was agreed; 0 when nobody comes. */
int64_t rf_start_points_agreed(const struct rf_school *school, int32_t event);

#endif
