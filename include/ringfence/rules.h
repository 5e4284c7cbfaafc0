/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules.h: the catalogue of rule values (numbers that come from a rule pack, never from C) and of
 * rule ids (what messages, findings and SQL name). Sources: the packs in instances/rules. */
#ifndef RINGFENCE_RULES_H
#define RINGFENCE_RULES_H

#include <stdint.h>

/* VALUE(enum, key in /rules, unit, least, most) ; shares are thousandths */
#define RF_RULE_TABLE(VALUE)                                                                       \
    VALUE(GRID, "grid_minutes", "minutes", 1, 60)                                                  \
    VALUE(JOIN_GAP, "join_gap_minutes", "minutes", 0, 60)                                          \
    VALUE(BUFFER, "buffer_minutes", "minutes", 0, 60)                                              \
    VALUE(PPA_RATE, "ppa_rate", "share", 0, 1000)                                                  \
    VALUE(PPA_MIN_BLOCK, "ppa_min_block", "minutes", 1, 240)                                       \
    VALUE(TIRED_SHARE, "tired_share_max", "share", 0, 1000)                                        \
    VALUE(TIRED_RUN, "tired_run_max", "count", 0, 1000)                                            \
    VALUE(TIRED_AFTER, "tired_after_school", "points", 0, 100)                                     \
    VALUE(TIRED_BEFORE, "tired_before_school", "points", 0, 100)                                   \
    VALUE(TIRED_FRIDAY, "tired_friday_last_period", "points", 0, 100)                              \
    VALUE(TIRED_STRAIGHT, "tired_after_four_periods", "points", 0, 100)                            \
    VALUE(MENTOR_WEEK_CAP, "mentor_week_cap", "minutes", 0, 3000)                                  \
    VALUE(MENTOR_PER_ECT_CAP, "mentor_per_ect_cap", "minutes", 0, 3000)                            \
    VALUE(MENTOR_WEEK_FACTOR, "mentor_single_week_factor", "share", 1000, 10000)                   \
    VALUE(MAX_ECTS, "max_ects_per_mentor", "count", 1, 20)                                         \
    VALUE(QUORUM, "quorum", "share", 0, 1000)

enum rf_rule {
#define RF_RULE_ENUM(name, key, unit, least, most) RF_RULE_##name,
    RF_RULE_TABLE(RF_RULE_ENUM)
#undef RF_RULE_ENUM
        RF_RULE_COUNT
};

/* Key in /rules, unit, and bounds of the value in that unit (shares in thousandths). */
const char *rf_rule_key(enum rf_rule rule);
const char *rf_rule_unit(enum rf_rule rule);
int32_t rf_rule_least(enum rf_rule rule);
int32_t rf_rule_most(enum rf_rule rule);

/* The constraints, by the ids of the rulebook. BAR(enum, id, name in the words of a school) */
#define RF_CONSTRAINT_TABLE(CONSTRAINT)                                                            \
    CONSTRAINT(DEMAND, "H1", "every session is placed once or reported")                           \
    CONSTRAINT(CLASH, "H2", "nobody is in two places")                                             \
    CONSTRAINT(PRESENCE, "H3", "who must be free and who must be teaching")                        \
    CONSTRAINT(CLOSED, "H4", "lunch, break, planning time, time away, commitments")                \
    CONSTRAINT(INDUCTION_TIME, "H5", "induction time is for induction")                            \
    CONSTRAINT(TIRED, "H6", "share and run of tired meetings")                                     \
    CONSTRAINT(ORDER, "H7", "visit before meeting, within the lag")                                \
    CONSTRAINT(RHYTHM, "H8", "window, gap and never two meetings a day")                           \
    CONSTRAINT(MENTOR_LOAD, "H9", "the mentor's weekly minutes")                                   \
    CONSTRAINT(ROLES, "H12", "mentor and induction tutor are two people")                          \
    CONSTRAINT(LEAD_IN, "H14", "nothing structured in the lead-in")                                \
    CONSTRAINT(FIXED, "H15", "pins, forbids, and the past")                                        \
    CONSTRAINT(GROUP, "H16", "a group session needs its quorum")                                   \
    CONSTRAINT(PPA, "PPA", "planning time kept free")                                              \
    CONSTRAINT(CAP, "CAP", "caps set by the school")                                               \
    CONSTRAINT(SOLO, "SOLO", "time kept for planning, study and preparation")                      \
    CONSTRAINT(VALUES, "TIER", "homes and tier values are as claimed")

enum rf_constraint {
#define RF_CONSTRAINT_ENUM(name, id, text) RF_CONSTRAINT_##name,
    RF_CONSTRAINT_TABLE(RF_CONSTRAINT_ENUM)
#undef RF_CONSTRAINT_ENUM
        RF_CONSTRAINT_COUNT
};
const char *rf_constraint_id(enum rf_constraint constraint);
const char *rf_constraint_text(enum rf_constraint constraint);

#endif
