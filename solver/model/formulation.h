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
 * Equations (1) to (34): solver/README.md, section 3. */
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
enum rf_phase {
    RF_PHASE_PLACE,
    RF_PHASE_EQUITY,
    RF_PHASE_COVER,
    RF_PHASE_WORKLOAD,
    RF_PHASE_HOME,
    RF_PHASE_MOMENT,
    RF_PHASE_DIVERSITY /* the last */
};

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
    RF_ABOVE,   /* tier 2: what an induction lies above it */
    RF_GUEST,   /* a session of another part, as it stands there: always 1, costs nothing */
    RF_LATE,    /* a step of a person's time after the pupils' day is used up (H11) */
    RF_OVER,    /* tier 4: what a leader covers in a week above the rate, in units */
    RF_EXCESS,  /* tier 5: a mentor's largest week above the mean, in units */
    RF_SUMMIT,  /* tier 5: the threshold of a position */
    RF_BEYOND,  /* tier 5: what a mentor lies above it */
    RF_REPEAT,  /* tier 8: how often one person is chosen again */
    RF_LACK     /* tier 8: sessions led by an associate that an induction lacks */
};

/* What a column adds to each tier. */
struct rf_costs {
    int32_t unplaced[RF_CLASSES];
    int32_t tired, cover[RF_COVER_PARTS], away, spacing, diversity[RF_DIVERSITY_PARTS];
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
    bool floating; /* of floating sessions (demand.h) */
    bool guest;    /* of another part: one column, fixed */
    int32_t first_column, column_count;
};

/* A person takes part in a session when that column is chosen. Sorted by person, day, span. */
struct rf_use {
    int32_t person, column, group, candidate;
    enum rf_presence presence;
    struct rf_span span; /* when the person is busy; a provider: while minutes are released */
    bool covers;         /* as the provider */
};

/* A demand stands at a candidate when that column is chosen. Sorted by candidate (hence demand). */
struct rf_stand {
    int32_t candidate, column;
};

/* A session of another part, as it stands there: what it takes of people, rooms and budgets is
 * gone. `person` -1: with everybody who takes part in the candidate; else that person's coming to
 * a group session at that candidate. */
struct rf_guest {
    int32_t candidate, person;
};

/* All a formulation is made from; borrowed. */
struct rf_problem {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    const bool *normal; /* [candidate] false: left out (normal_start.h); NULL: none left out */
    const struct rf_guest *guests; /* of sessions that are not in the component */
    int32_t guest_count;
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
    struct rf_costs offset;            /* costs of what is not a matter of choice */
    struct rf_equity_rows *equity;     /* rule_equity.c */
    struct rf_workload_rows *workload; /* rule_workload.c */
    struct rf_home_series *homes;      /* rule_home.c */
    size_t home_count, home_capacity;
};

/* Builds everything. `problem` and `component` must outlive it. */
struct rf_formulation *rf_formulation_build(const struct rf_problem *problem,
                                            const struct rf_component *component);
void rf_formulation_release(struct rf_formulation *formulation);

/* ---- reading it */

/* Uses of one person on one date (guests too), or places of one demand: a half-open range. */
struct rf_range {
    size_t from, until;
};
struct rf_range rf_formulation_uses(const struct rf_formulation *formulation, int32_t person,
                                    rf_day day);
/* Uses of one person on all dates. */
struct rf_range rf_formulation_person(const struct rf_formulation *formulation, int32_t person);
/* Whether some use of the range is not a guest's. */
bool rf_formulation_has_own(const struct rf_formulation *formulation, struct rf_range range);
struct rf_range rf_formulation_places(const struct rf_formulation *formulation, int32_t demand);
const struct rf_candidate *rf_use_candidate(const struct rf_formulation *formulation,
                                            const struct rf_use *use);

/* One of the numbers that are minimised, as a cost per column. */
struct rf_objective {
    enum rf_tier tier;
    int32_t part; /* class of tier 1, position of tiers 2 and 5, part of tiers 4 and 8, else 1 */
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
/* The note of a row on nothing that is shared. */
struct rf_row_note rf_note(enum rf_phase phase, int32_t helper);
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
void rf_rule_guests(struct rf_formulation *formulation);    /* columns of other parts */
void rf_rule_clash(struct rf_formulation *formulation);     /* (5) */
void rf_rule_order(struct rf_formulation *formulation);     /* (6) */
void rf_rule_rhythm(struct rf_formulation *formulation);    /* (7), (8) */
void rf_rule_planning(struct rf_formulation *formulation);  /* (9) */
void rf_rule_load(struct rf_formulation *formulation);      /* (10) */
void rf_rule_cap(struct rf_formulation *formulation);       /* (11) */
void rf_rule_tired(struct rf_formulation *formulation);     /* (12), (13) */
void rf_rule_equity(struct rf_formulation *formulation);    /* (14), (15) */
void rf_rule_home(struct rf_formulation *formulation);      /* (16), (17) */
void rf_rule_moment(struct rf_formulation *formulation);    /* (18), (19) */
void rf_rule_ect_load(struct rf_formulation *formulation);  /* (23) */
void rf_rule_directed(struct rf_formulation *formulation);  /* (24) */
void rf_rule_roles(struct rf_formulation *formulation);     /* (25) */
void rf_rule_cover(struct rf_formulation *formulation);     /* (26) */
void rf_rule_travel(struct rf_formulation *formulation);    /* (27) */
void rf_rule_training(struct rf_formulation *formulation);  /* (28) */
void rf_rule_room(struct rf_formulation *formulation);      /* (29) */
void rf_rule_leaders(struct rf_formulation *formulation);   /* (30) */
void rf_rule_workload(struct rf_formulation *formulation);  /* (31), (32) */
void rf_rule_diversity(struct rf_formulation *formulation); /* (33), (34) */

/* The choice of each group: chosen[group] is a column, or -1 when nothing (of an optional group)
 * or not exactly one is chosen. */
void rf_formulation_chosen(const struct rf_formulation *formulation, const int32_t *values,
                           int32_t *chosen);

/* A waiver of H6 for the induction holds to the last day (D15). */
bool rf_tired_is_waived(const struct rf_instance *instance, int32_t induction);
/* Points of an induction in tier 8, part 1 (D45). */
int32_t rf_pair_points(const struct rf_instance *instance, int32_t induction);
/* D37: minutes of sessions that an induction's ECT may have in a half-term (study time taken off)
 * and in a week; -1: no limit. */
int32_t rf_ect_half_term_limit(const struct rf_instance *instance, int32_t induction,
                               int32_t half_term);
int32_t rf_ect_week_limit(const struct rf_instance *instance, int32_t induction, int32_t week);
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

/* Tier 5: number of mentors with demand here, who they are, the unit of its values in minutes, the
 * mean of D44 in minutes, and per mentor the units above the mean with these choices (`list` has
 * room for all). */
int32_t rf_rule_workload_count(const struct rf_formulation *formulation);
int32_t rf_rule_workload_mentor(const struct rf_formulation *formulation, int32_t index);
int32_t rf_rule_workload_unit(const struct rf_formulation *formulation);
int32_t rf_rule_workload_mean(const struct rf_formulation *formulation, int32_t index);
void rf_rule_workload_list(const struct rf_formulation *formulation, const int32_t *chosen,
                           int32_t *list);
int32_t rf_rule_workload_cost(const struct rf_formulation *formulation, int32_t position,
                              int32_t column);
/* What a demanded session costs its mentor at its wished minutes, with preparation (D44). */
int32_t rf_mentor_wished(const struct rf_instance *instance, const struct rf_demand *demand);
/* D44's mean of what is asked of a mentor, in minutes. */
int32_t rf_mentor_mean(const struct rf_instance *instance, const struct rf_facts *facts,
                       const struct rf_demands *demands, int32_t mentor);
/* D18: minutes that a placed candidate adds to its mentor's week (H9). */
int32_t rf_mentor_minutes(const struct rf_instance *instance, const struct rf_demand *demand,
                          const struct rf_candidate *candidate);

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
void rf_rule_workload_complete(const struct rf_formulation *formulation, int32_t *values);
void rf_rule_workload_release(struct rf_formulation *formulation);
void rf_rule_home_release(struct rf_formulation *formulation);
int32_t rf_rule_equity_cost(const struct rf_formulation *formulation, int32_t position,
                            int32_t column);

/* Whether two sessions may stand in one plan as far as one person goes who takes part in both
 * (D12, D41): `first` and `second` say how, in any order. */
bool rf_person_can_do_both(const struct rf_problem *problem, const struct rf_candidate *one,
                           const struct rf_taking *first, const struct rf_candidate *other,
                           const struct rf_taking *second);
/* The same for everybody and for the room (D28); any two candidates of different demands of
 * inductions. */
bool rf_candidates_fit(const struct rf_problem *problem, const struct rf_candidate *one,
                       const struct rf_candidate *other);

#endif
