/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate.h: every way in which a demanded session could stand by the facts alone: a start, which
 * gives the length (D7, D20, D29, D47), and what is picked there (D26 to D28), as far as forbids,
 * H14 and H17 beside the timetable let it; with what it costs. */
#ifndef RF_MODEL_CANDIDATE_H
#define RF_MODEL_CANDIDATE_H

#include "model/demand.h"

/* One start of one demand with one set of picks. All candidates at a start have the same end.
 * Costs are the parts that depend on this candidate alone. */
struct rf_candidate {
    int32_t demand;
    rf_day day;
    rf_minute start, end;
    int32_t chosen;               /* person of the role that has several (D26); -1 */
    int32_t cover;                /* provider (D27): a person; -1 when nobody has to */
    int32_t room;                 /* D28: index into rooms; -1 */
    int32_t released;             /* minutes (D27) */
    struct rf_span released_span; /* from the first to the last of them: the provider is busy */
    bool tired;                   /* D15 */
    bool fragile;                 /* no second place (D45, part 3) */
    int32_t tired_cost;   /* tier 3; for events: without the four-periods term of those attending */
    int32_t cover_cost;   /* tier 4, part 2 */
    int32_t spacing_cost; /* tier 7: wishes, induction time, shorter; without lag, common moment */
    int32_t fragile_cost; /* tier 8, part 3 */
};

/* Candidates of all demands, unfiltered, sorted by demand, day, start, chosen, cover, room. A
 * pinned demand has those of its pinned start alone (none if the facts forbid it). */
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

/* D20: whether a person can come to an event's session at that candidate; H17 included. */
bool rf_event_can_attend(const struct rf_facts *facts, const struct rf_demand *demand,
                         const struct rf_candidate *candidate, int32_t person);

/* One person in a session, and when it keeps the person busy. */
struct rf_taking {
    int32_t person;
    enum rf_presence presence; /* RF_TEACHING for who takes the class meanwhile */
    struct rf_span span;
    bool covers; /* the provider: busy while minutes are released */
};
enum { RF_PARTS = RF_ROLES + 1 };

/* Everybody who takes part (D26): fixed people, the chosen one, the provider; each person once, in
 * that order. Writes to `parts`, returns how many. None for an event: see attendance. */
int32_t rf_candidate_parts(const struct rf_instance *instance, const struct rf_demand *demand,
                           const struct rf_candidate *candidate, struct rf_taking parts[RF_PARTS]);
/* How a person takes part in it, or NULL; `parts` as written. */
const struct rf_taking *rf_parts_find(const struct rf_taking *parts, int32_t count, int32_t person);

/* Whether another candidate of the same start, or a shift of it, has the same picks. */
bool rf_candidate_same_picks(const struct rf_candidate *one, const struct rf_candidate *other);

/* D41: where a session takes place, -1 nowhere in particular; and minutes from there to there. */
int32_t rf_demand_site(const struct rf_instance *instance, const struct rf_demand *demand);
int32_t rf_travel_minutes(const struct rf_instance *instance, int32_t from, int32_t to);

/* The role of a session that has several people to choose from; -1. */
int32_t rf_demand_choice(const struct rf_instance *instance, const struct rf_demand *demand);

/* The person of each role in a session of an induction, and how they are needed. A role with
 * several people to choose from (D26) is left out. */
struct rf_roles {
    int32_t person[RF_ROLES]; /* -1: nobody has the role */
    enum rf_presence presence[RF_ROLES];
};
struct rf_roles rf_demand_roles(const struct rf_instance *instance, const struct rf_demand *demand);

#endif
