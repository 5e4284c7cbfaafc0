/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shared.h: what the components say about group sessions that they share. */
#ifndef RF_ENGINE_SHARED_H
#define RF_ENGINE_SHARED_H

#include "engine/part.h"

/* One group session as all parts see it. Candidates are counted from the first of its demand. */
struct rf_shared_event {
    int32_t demand;
    int32_t
        *certain;    /* [candidate] people of parts attained in its class who can come: they will */
    int32_t *points; /* [candidate] tier 3 points of the session itself, if it stands there */
    bool *open_points;  /* [candidate] somebody else may bring the four-periods points */
    int32_t *brings;    /* [part * candidates + candidate] what those of its people who come for
                           certain bring of the four-periods points; -1: none come for certain */
    int32_t candidates; /* number */
    bool any;           /* somebody may come somewhere */
    int32_t owner;      /* the part that pays for where it stands; -1 */
    int32_t base;       /* least of `points` */
};

struct rf_shared_event rf_shared_look(const struct rf_problem *problem, int32_t demand,
                                      struct rf_part *const *parts, int32_t part_count);
void rf_shared_release(struct rf_shared_event *event);

/* Whether some candidate has its quorum by what is certain, and its points are known. */
bool rf_shared_is_sound(const struct rf_problem *problem, const struct rf_shared_event *event);
/* Whether this candidate is one of those. */
bool rf_shared_is_certain(const struct rf_problem *problem, const struct rf_shared_event *event,
                          int32_t candidate);
/* Lets the owner pay what each candidate costs beyond the base. */
void rf_shared_charge(const struct rf_problem *problem, const struct rf_shared_event *event,
                      struct rf_part *const *parts);
/* The candidate at which people of the part come in its best plan; -1: nobody comes. */
int32_t rf_shared_choice(const struct rf_part *part, int32_t demand);
/* The candidate to begin with: most people can come, then fewest points, then the earliest; -1. */
int32_t rf_shared_preference(const struct rf_problem *problem, int32_t demand);

#endif
