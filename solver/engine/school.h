/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.h: all components of a school, solved tier by tier. */
#ifndef RF_ENGINE_SCHOOL_H
#define RF_ENGINE_SCHOOL_H

#include "engine/shared.h"
#include "engine/tier.h"

struct rf_start_table;
struct rf_unpicked;
struct rf_whole;

struct rf_school {
    const struct rf_problem *problem;
    struct rf_components *components;
    struct rf_part **parts;         /* [component] */
    struct rf_shared_event *events; /* the shared ones, as seen after tier 1 */
    int32_t event_count;
    int32_t *preferred;            /* [demand] candidate to begin with; -1 */
    bool *joined;                  /* [demand] events that could not be shared after all */
    struct rf_start_table *tables; /* [component] start_table.h; they own the parts. NULL: the
                                      parts agreed by themselves */
    int32_t *starts;            /* [event] with tables: what was agreed on, as in start_table.h */
    bool *apart;                /* [demand] floats, and is left out of the parts (floating.h) */
    struct rf_unpicked *rhythm; /* the school as its parts see it */
    struct rf_whole *whole;     /* whole.h; NULL: the parts share nothing but group sessions */
};

struct rf_school *rf_school_new(const struct rf_problem *problem);
void rf_school_release(struct rf_school *school);

/* RF_OK: every part has a plan. RF_CONTRADICTORY or RF_LIMIT: some part has none. */
enum rf_status rf_school_solve(struct rf_school *school, struct rf_run *run);

/* Tier 1 of one part; notes whether every class ends at its first floor. */
void rf_school_close_first(struct rf_run *run, struct rf_part *part);
/* The numbers of one later tier of one part. */
void rf_school_close_later(struct rf_run *run, struct rf_part *part, enum rf_tier tier);
/* All of them, one after the other. */
void rf_school_close_all_later(struct rf_run *run, struct rf_part *part);

/* agree.c: makes all parts let shared events stand at one moment. False when some had to be joined
 * and all has to be solved again. */
bool rf_school_agree(struct rf_school *school, struct rf_run *run);

/* merge.c: the plan of the whole school with its sessions and results; owned. */
struct rf_plan *rf_school_plan(const struct rf_school *school);

#endif
