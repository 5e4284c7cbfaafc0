/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan.h: a plan: every demanded session placed or unplaced, who comes to group sessions, what is
 * reserved, and what was reached in each tier. Plain data; says nothing about how it was found.
 *
 * Order: sessions of inductions by (induction, monday, kind), then events by index. */
#ifndef RINGFENCE_PLAN_H
#define RINGFENCE_PLAN_H

#include "ringfence/instance.h"

enum { RF_PRIORITY_CLASSES = 8 };

/* One demanded session. Its name is induction/kind/monday of its window, or the event's id. */
struct rf_session {
    int32_t induction, kind; /* induction -1 for an event; kind always given */
    rf_day monday;           /* Monday of the first week of its window; 0 for an event */
    int32_t event;           /* -1 for a session of an induction */
    bool placed;
    rf_day day; /* the rest only when placed */
    rf_minute start, end;
    int32_t chosen;     /* person, where a role has several people to choose from (D26); else -1 */
    int32_t cover;      /* who takes the class meanwhile (D27); -1 when nobody has to */
    int32_t room;       /* index into rooms where one is needed (D28); -1 */
    int32_t *attending; /* events only: people who come, sorted; owned by the plan */
    int32_t attending_count;
};

/* The home of one induction, kind and week letter. */
struct rf_home {
    int32_t induction, kind, letter;
    int32_t weekday;
    rf_minute start;
};

enum rf_reservation_type { RF_RESERVED_PPA, RF_RESERVED_STUDY, RF_RESERVED_PREPARATION };

/* Minutes kept for one person alone. */
struct rf_reservation {
    enum rf_reservation_type type;
    int32_t person;
    int32_t induction; /* study and preparation; -1 for PPA */
    rf_day day;
    struct rf_span span;
};

/* Minutes a week could not find room for; a finding, in no tier. */
struct rf_shortage {
    enum rf_reservation_type type;
    int32_t person, induction;
    int32_t week; /* index into weeks */
    int32_t minutes;
};

enum rf_tier_status {
    RF_TIER_CERTIFIED,     /* a second program verified the bound in exact arithmetic */
    RF_TIER_SOLVED,        /* closed by a finished search or by counting; no certificate */
    RF_TIER_GAP,           /* value and bound differ, or the bound is only what was reached */
    RF_TIER_CONTRADICTORY, /* no plan at all */
    RF_TIER_UNKNOWN
};
const char *rf_tier_status_name(enum rf_tier_status status);

enum rf_tier {
    RF_TIER_UNPLACED = 1,
    RF_TIER_EQUITY = 2,
    RF_TIER_TIRED = 3,
    RF_TIER_COVER = 4,
    RF_TIER_WORKLOAD = 5,
    RF_TIER_REGULARITY = 6,
    RF_TIER_SPACING = 7,
    RF_TIER_DIVERSITY = 8
};
enum { RF_COVER_PARTS = 2, RF_DIVERSITY_PARTS = 3 };

/* The value of every tier; computed by the checker from the plan and by the model from columns. */
struct rf_values {
    int32_t unplaced[RF_PRIORITY_CLASSES]; /* [class - 1] */
    int32_t *equity;                       /* [induction_count] minutes, largest first */
    int32_t equity_count;
    int32_t tired;
    int32_t cover[RF_COVER_PARTS]; /* leaders' minutes over their rate; minutes released (D43) */
    int32_t *workload; /* [mentors with demand] minutes above the mean, largest first (D44) */
    int32_t workload_count;
    int32_t away, spacing;
    int32_t diversity[RF_DIVERSITY_PARTS]; /* Q4, Q6, Q7 (D45) */
};

/* One number that was optimised: a tier, and its part: class 1..8 in tier 1, position from 1 in
 * tiers 2 and 5, 1 or 2 in tier 4, 1 to 3 in tier 8, 1 elsewhere. */
struct rf_tier_result {
    enum rf_tier tier;
    int32_t part;
    int32_t value;
    int32_t bound;         /* evaluated in integers; RF_NO_BOUND when there is none */
    int32_t claimed_bound; /* what the solver said; RF_NO_BOUND when it said nothing */
    enum rf_tier_status status;
    bool conditional; /* an earlier number is open: solved only given its value */
};
enum { RF_NO_BOUND = -1 };

struct rf_plan {
    struct rf_session *sessions;
    int32_t session_count;
    struct rf_home *homes;
    int32_t home_count;
    struct rf_reservation *reservations; /* sorted by person, day, start */
    int32_t reservation_count;
    struct rf_shortage *shortages;
    int32_t shortage_count;
    struct rf_tier_result *results; /* in the order in which they were optimised */
    int32_t result_count;
    int32_t *mentors; /* [induction] who was chosen (D46); NULL when every mentor is given */
};

void rf_plan_release(struct rf_plan *plan); /* releases what it owns and `plan` itself; NULL ok */

/* Writes "E1/mentor_meeting/2025-09-08" or the event's id; owned, rf_release. */
char *rf_session_name(const struct rf_instance *instance, const struct rf_session *session);

/* <0, 0, >0: lexicographic over all tiers. */
int rf_values_compare(const struct rf_values *one, const struct rf_values *other);

#endif
