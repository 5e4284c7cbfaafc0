/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate.h: every start at which a demanded session could stand by what depends on the start
 * alone (D7, D20, forbids, H14), with its length and what it costs. */
#ifndef RF_MODEL_CANDIDATE_H
#define RF_MODEL_CANDIDATE_H

#include "model/demand.h"

/* One start of one demand. Costs are the parts that depend on this start alone. */
struct rf_candidate {
    int32_t demand;
    rf_day day;
    rf_minute start, end;
    bool tired;           /* D15 */
    int32_t tired_cost;   /* tier 3; for events: without the four-periods term of those attending */
    int32_t spacing_cost; /* tier 7: wishes, induction time, shorter; without lag, common moment */
};

/* Candidates of all demands, unfiltered, sorted by demand, day, start. A pinned demand has its
 * pinned start alone (none if the facts forbid it). */
struct rf_candidates {
    struct rf_arena *arena;
    const struct rf_candidate *items;
    int32_t count;
    const int32_t *first; /* [demand count + 1] */
};

struct rf_facts; /* free stretches and the like, derived once; model/facts.h */
struct rf_candidates *rf_candidates_build(const struct rf_instance *instance,
                                          const struct rf_facts *facts,
                                          const struct rf_demands *demands);
void rf_candidates_release(struct rf_candidates *candidates);

/* D20: whether a person can come to an event's session at that candidate. */
bool rf_event_can_attend(const struct rf_facts *facts, const struct rf_demand *demand,
                         const struct rf_candidate *candidate, int32_t person);

/* The person of each role in a session of an induction, and how they are needed. */
enum { RF_ROLE_ECT, RF_ROLE_MENTOR, RF_ROLE_TUTOR, RF_ROLES };
struct rf_roles {
    int32_t person[RF_ROLES]; /* -1: nobody has the role */
    enum rf_presence presence[RF_ROLES];
};
struct rf_roles rf_demand_roles(const struct rf_instance *instance, const struct rf_demand *demand);

#endif
