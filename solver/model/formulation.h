/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation.h: the tight model of one component: columns that mean something, rows made by one
 * file per rule, and the costs of every tier side by side.
 *
 * A group is what is chosen together: a session with the session it leads to, in one window. One
 * column says what a whole group does (both starts, one start, nothing), so that order, lag and
 * buffer inside it hold by construction. Everything else that is decided (helpers: is a period
 * touched, which slot is the home) follows from the choices, and rf_formulation_complete derives
 * it; only choices have to be searched. Every coefficient is a whole number of at most 1,000.
 * Equations (1) to (22): solver/README.md, section 3. */
#ifndef RF_MODEL_FORMULATION_H
#define RF_MODEL_FORMULATION_H

#include "model/candidate.h"
#include "model/component.h"
#include "model/matrix.h"

enum {
    RF_CHAIN = 3,           /* sessions in one group at most */
    RF_CHOICES_MOST = 4000, /* columns of one group; above, its sessions part (rule_order.c) */
    RF_CLASSES = 8          /* of tier 1 */
};

/* Rows and columns are needed from a phase on; earlier tiers leave them out. */
enum rf_phase { RF_PHASE_PLACE, RF_PHASE_EQUITY, RF_PHASE_HOME, RF_PHASE_MOMENT };

enum rf_column_role {
    RF_CHOICE,  /* what a group does */
    RF_STANDS,  /* an event stands at a candidate */
    RF_ATTENDS, /* a person comes to an event at a candidate */
    RF_STRAIN,  /* somebody who comes to an event taught four periods before it */
    RF_TOUCHED, /* a free period of a person is touched */
    RF_LAG,     /* a school day of lag off the wished, where a chain parted */
    RF_HOME,    /* a slot is the home */
    RF_AWAY,    /* a session is not at its home */
    RF_KEPT,    /* a common moment is kept */
    RF_LOST,    /* a pass has no common moment left */
    RF_LARGEST, /* tier 2: the threshold of a position */
    RF_ABOVE    /* tier 2: what an induction lies above it */
};

/* What a column adds to each tier. */
struct rf_costs {
    int32_t unplaced[RF_CLASSES];
    int32_t tired, away, spacing;
};

struct rf_meaning {
    enum rf_column_role role;
    enum rf_phase phase;
    int32_t group;               /* choices and attendance; -1 */
    int32_t person;              /* attendance; -1 */
    int32_t candidate[RF_CHAIN]; /* by member of the group, -1 unplaced; events: the first */
    int32_t equity;              /* minutes this choice leaves unplaced */
    struct rf_costs costs;
};

/* One choice is made per group. Attendance is a group of its own per event and person, of which
 * nothing need be chosen (`optional`). */
struct rf_group {
    int32_t members[RF_CHAIN]; /* demands */
    int32_t member_count;
    int32_t induction, person; /* person: of attendance, else -1 */
    bool optional, pinned;
    int32_t first_column, column_count;
};

/* A person takes part in a session when that column is chosen. Sorted by person, day, start. */
struct rf_use {
    int32_t person, column, group, candidate;
    enum rf_presence presence;
};

/* A demand stands at a candidate when that column is chosen. Sorted by candidate (hence demand). */
struct rf_stand {
    int32_t candidate, column;
};

/* All a formulation is made from; borrowed. */
struct rf_problem {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    const bool *normal; /* [candidate] false: left out (normal_start.h); NULL: none left out */
};

struct rf_row_note {
    enum rf_phase phase;
    int32_t helper; /* the column that is turned over when the row is broken without it, or -1 */
};

struct rf_formulation {
    const struct rf_problem *problem;
    const struct rf_component *component;
    struct rf_matrix *matrix;
    struct rf_meaning *meanings; /* [column] */
    size_t meaning_capacity;
    struct rf_row_note *notes; /* [row] */
    size_t note_capacity;
    struct rf_group *groups;
    size_t group_count, group_capacity;
    struct rf_use *uses;
    size_t use_count, use_capacity;
    struct rf_stand *places;
    size_t place_count, place_capacity;
    int32_t *marks; /* [column] its last entry, for rf_formulation_once */
    size_t mark_count;
    struct rf_costs offset;        /* costs of what is not a matter of choice */
    struct rf_equity_rows *equity; /* rule_equity.c */
    struct rf_home_series *homes;  /* rule_home.c */
    size_t home_count, home_capacity;
};

/* Builds everything. `problem` and `component` must outlive it. */
struct rf_formulation *rf_formulation_build(const struct rf_problem *problem,
                                            const struct rf_component *component);
void rf_formulation_release(struct rf_formulation *formulation);

/* ---- reading it */

/* Uses of one person on one date, or places of one demand: a half-open range. */
struct rf_range {
    size_t from, until;
};
struct rf_range rf_formulation_uses(const struct rf_formulation *formulation, int32_t person,
                                    rf_day day);
struct rf_range rf_formulation_places(const struct rf_formulation *formulation, int32_t demand);
const struct rf_candidate *rf_use_candidate(const struct rf_formulation *formulation,
                                            const struct rf_use *use);

/* One of the numbers that are minimised, as a cost per column. */
struct rf_objective {
    enum rf_tier tier;
    int32_t part; /* class of tier 1, position of tier 2, else 1 */
};
int32_t rf_formulation_cost(const struct rf_formulation *formulation, struct rf_objective objective,
                            int32_t column);
int32_t rf_formulation_offset(const struct rf_formulation *formulation,
                              struct rf_objective objective);
enum rf_phase rf_objective_phase(struct rf_objective objective);
/* The value of values[column], offset included. */
int64_t rf_formulation_value(const struct rf_formulation *formulation,
                             struct rf_objective objective, const int32_t *values);

/* Given the choices, stands and attendance in `values`, sets every other column to what follows
 * from them, at the least cost of each tier alone. */
void rf_formulation_complete(const struct rf_formulation *formulation, int32_t *values);
/* True when every row of phases up to `phase` and every bound holds; whole numbers throughout.
 * `broken` (may be NULL) gets the first broken row, or -1 for a bound. */
bool rf_formulation_holds(const struct rf_formulation *formulation, enum rf_phase phase,
                          const int32_t *values, int32_t *broken);

/* ---- for the rule files */

int32_t rf_formulation_column(struct rf_formulation *formulation, struct rf_meaning meaning,
                              int32_t lower, int32_t upper, const char *name);
struct rf_meaning rf_meaning_helper(enum rf_column_role role, enum rf_phase phase);
int32_t rf_formulation_row(struct rf_formulation *formulation, struct rf_row_note note,
                           int32_t lower, int32_t upper, const char *rule);
/* Adds to the row begun last, but a column only once: for rows that say "at most one of these". */
void rf_formulation_once(struct rf_formulation *formulation, int32_t column, int32_t value);
/* Drops the row begun last. */
void rf_formulation_drop_row(struct rf_formulation *formulation);
/* Whether the row begun last takes columns of fewer than two groups. */
bool rf_formulation_lonely_row(const struct rf_formulation *formulation);

void rf_rule_demand(struct rf_formulation *formulation); /* (1), choices and their columns */
void rf_rule_group(struct rf_formulation *formulation);  /* (2) to (4), (21), events */
void rf_rule_group_rows(struct rf_formulation *formulation);
void rf_rule_clash(struct rf_formulation *formulation);    /* (5) */
void rf_rule_order(struct rf_formulation *formulation);    /* (6) */
void rf_rule_rhythm(struct rf_formulation *formulation);   /* (7), (8) */
void rf_rule_planning(struct rf_formulation *formulation); /* (9) */
void rf_rule_load(struct rf_formulation *formulation);     /* (10) */
void rf_rule_cap(struct rf_formulation *formulation);      /* (11) */
void rf_rule_tired(struct rf_formulation *formulation);    /* (12), (13) */
void rf_rule_equity(struct rf_formulation *formulation);   /* (14), (15) */
void rf_rule_home(struct rf_formulation *formulation);     /* (16), (17) */
void rf_rule_moment(struct rf_formulation *formulation);   /* (18), (19) */

/* The choice of each group: chosen[group] is a column, or -1 when nothing (of an optional group)
 * or not exactly one is chosen. */
void rf_formulation_chosen(const struct rf_formulation *formulation, const int32_t *values,
                           int32_t *chosen);

/* A waiver of H6 for the induction holds to the last day (D15). */
bool rf_tired_is_waived(const struct rf_instance *instance, int32_t induction);
/* Quorum of D20 in people. */
int32_t rf_event_quorum(const struct rf_event *event);
/* How many of its people can come to an event at that candidate, by the facts alone. */
int32_t rf_event_most(const struct rf_problem *problem, int32_t candidate);

/* Tier 2: number of inductions with demand, the unit of its values in minutes, and per induction
 * the unplaced units of these choices (`list` has room for all). */
int32_t rf_rule_equity_count(const struct rf_formulation *formulation);
int32_t rf_rule_equity_induction(const struct rf_formulation *formulation, int32_t index);
int32_t rf_rule_equity_unit(const struct rf_formulation *formulation);
void rf_rule_equity_list(const struct rf_formulation *formulation, const int32_t *chosen,
                         int32_t *list);

/* Homes: slots of a series (0 .. home_count - 1), and adding `sign` to cost[column] for each
 * session of a column that is away when `home` (a slot, -1 none) is the home. */
size_t rf_rule_home_slots(const struct rf_formulation *formulation, size_t series);
int32_t rf_rule_home_slot_column(const struct rf_formulation *formulation, size_t series,
                                 size_t slot);
void rf_rule_home_mark(const struct rf_formulation *formulation, size_t series, int32_t home,
                       int32_t sign, int32_t *cost);

/* What a series is of, where its slots lie, and its stands: a column that places a session at that
 * slot in that week. */
struct rf_home_name {
    int32_t induction, kind, letter;
};
struct rf_home_slot {
    int32_t weekday;
    rf_minute start;
};
struct rf_home_stand {
    int32_t column, slot, week;
};
struct rf_home_name rf_rule_home_name(const struct rf_formulation *formulation, size_t series);
struct rf_home_slot rf_rule_home_slot(const struct rf_formulation *formulation, size_t series,
                                      size_t slot);
size_t rf_rule_home_stands(const struct rf_formulation *formulation, size_t series);
struct rf_home_stand rf_rule_home_stand(const struct rf_formulation *formulation, size_t series,
                                        size_t stand);
/* Whether that weekday of that week is no teaching day (D23). */
bool rf_rule_home_closed(const struct rf_formulation *formulation, int32_t week, int32_t weekday);

/* The two that have more to complete than turning helpers over. */
void rf_rule_home_complete(const struct rf_formulation *formulation, int32_t *values);
void rf_rule_equity_complete(const struct rf_formulation *formulation, int32_t *values);
void rf_rule_equity_release(struct rf_formulation *formulation);
void rf_rule_home_release(struct rf_formulation *formulation);
int32_t rf_rule_equity_cost(const struct rf_formulation *formulation, int32_t position,
                            int32_t column);

/* Whether two sessions may stand in one plan as far as one person goes who takes part in both
 * (D12). `one` and `other` in any order. */
bool rf_person_can_do_both(const struct rf_problem *problem, int32_t person,
                           const struct rf_candidate *one, enum rf_presence presence_one,
                           const struct rf_candidate *other, enum rf_presence presence_other);

#endif
