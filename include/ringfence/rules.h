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
    VALUE(QUORUM, "quorum", "share", 0, 1000)                                                      \
    VALUE(REDUCTION_1, "reduction_1", "share", 0, 1000)                                            \
    VALUE(REDUCTION_2, "reduction_2", "share", 0, 1000)                                            \
    VALUE(RELEASE_1, "release_minutes_1", "minutes", 0, 3000)                                      \
    VALUE(RELEASE_2, "release_minutes_2", "minutes", 0, 3000)                                      \
    VALUE(MAX_TAUGHT_1, "max_taught_minutes_1", "minutes", 0, 3000)                                \
    VALUE(MAX_TAUGHT_2, "max_taught_minutes_2", "minutes", 0, 3000)                                \
    VALUE(ECT_WEEK_FACTOR, "ect_single_week_factor", "share", 1000, 10000)                         \
    VALUE(TRAINING_COUNTS, "training_in_induction_time", "switch", 0, 1)                           \
    VALUE(OBSERVED_WEEK, "observed_per_week", "count", 0, 100)                                     \
    VALUE(OBSERVED_DAY, "observed_per_day", "count", 0, 100)                                       \
    VALUE(OBSERVATION_CAP, "observation_policy_sessions", "count", 0, 1000)                        \
    VALUE(OBSERVATION_MINUTES, "observation_policy_minutes", "minutes", 0, 30000)                  \
    VALUE(OBSERVATION_DROP_INS, "observation_policy_counts_drop_ins", "switch", 0, 1)              \
    VALUE(DIRECTED_HOURS, "directed_hours", "hours", 0, 3000)                                      \
    VALUE(DAYS, "days", "count", 0, 366)                                                           \
    VALUE(TEACHING_DAYS, "teaching_days", "count", 0, 366)                                         \
    VALUE(TRAPPED_TIME, "trapped_time", "switch", 0, 1)                                            \
    VALUE(AFTER_SCHOOL, "after_school_allowed", "switch", 0, 1)                                    \
    VALUE(PART_TIME_STRETCH, "part_time_stretch", "switch", 0, 1)                                  \
    VALUE(COVER_TEACHER_MAX, "cover_teacher_max", "minutes", 0, 3000)                              \
    VALUE(TERMS_TO_SERVE, "induction_terms", "count", 1, 30)                                       \
    VALUE(ASSESSMENT_EVERY, "assessment_every_terms", "count", 0, 30)                              \
    VALUE(TRAINING_MINUTES, "mentor_training_minutes", "minutes", 0, 30000)                        \
    VALUE(TRAINING_FIRST, "mentor_training_first_half_term", "share", 0, 1000)                     \
    VALUE(FUNDED_1, "mentor_funded_hours_1", "hours", 0, 1000)                                     \
    VALUE(FUNDED_2, "mentor_funded_hours_2", "hours", 0, 1000)                                     \
    VALUE(SAME_SITE, "mentor_same_site", "switch", 0, 1)                                           \
    VALUE(QUALIFIED, "mentor_qualified", "switch", 0, 1)                                           \
    VALUE(YEARS_LEAST, "mentor_years_least", "count", 0, 60)                                       \
    VALUE(YEARS_MOST, "mentor_years_most", "count", 0, 60)                                         \
    VALUE(ASSOCIATE_SHARE, "associate_share", "share", 0, 1000)                                    \
    VALUE(MENTOR_LEAST_SHARE, "mentor_least_share", "share", 0, 1000)                              \
    VALUE(LUNCH_LEAST, "lunch_least_minutes", "minutes", 0, 240)                                   \
    VALUE(REST_HOURS, "rest_hours", "hours", 0, 24)

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
    CONSTRAINT(ECT_LOAD, "H10", "the new teacher's induction minutes and visits")                  \
    CONSTRAINT(DIRECTED, "H11", "directed time of the year")                                       \
    CONSTRAINT(ROLES, "H12", "who may mentor whom, and assessment apart from mentoring")           \
    CONSTRAINT(COVER, "H13", "who may take a class, and how often")                                \
    CONSTRAINT(LEAD_IN, "H14", "nothing structured in the lead-in")                                \
    CONSTRAINT(FIXED, "H15", "pins, forbids, and the past")                                        \
    CONSTRAINT(GROUP, "H16", "a group session needs its quorum")                                   \
    CONSTRAINT(TRAVEL, "H17", "time to travel between sites")                                      \
    CONSTRAINT(TRAINING, "H18", "mentor training spread over the year")                            \
    CONSTRAINT(ROOM, "H19", "a private room for those who need one")                               \
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

/* What the value means, in one sentence without its full stop; the ids of constraints, soft terms
 * and audits that read it, with blanks between them. Both static. */
const char *rf_rule_meaning(enum rf_rule rule);
const char *rf_rule_serves(enum rf_rule rule);
/* "0.125", "5": a value as the files write it. Returns `buffer`. */
enum { RF_RULE_VALUE_TEXT = 24 };
char *rf_rule_value_text(enum rf_rule rule, int32_t value, char buffer[RF_RULE_VALUE_TEXT]);
/* Which way the value protects people more: 1 larger, -1 smaller, 0 neither. */
int rf_rule_safer(enum rf_rule rule);

/* The soft terms, with the tiers they are counted in. SOFT(enum, id, tiers, what is counted) */
#define RF_SOFT_TABLE(SOFT)                                                                        \
    SOFT(TIREDNESS, "Q1", "3",                                                                     \
         "sessions outside the pupils' day, late on Friday, after four "                           \
         "taught periods")                                                                         \
    SOFT(REGULARITY, "Q2", "6", "sessions away from the pair's usual weekday and time")            \
    SOFT(EQUITY, "Q3", "2 5",                                                                      \
         "minutes unplaced of the pair worst off, and mentors' busiest weeks")                     \
    SOFT(PAIRING, "Q4", "8", "mentor and ECT apart in subject, phase, years or line management")   \
    SOFT(COVER_COST, "Q5", "4", "lessons that somebody else takes, leaders above all")             \
    SOFT(VARIETY, "Q6", "8",                                                                       \
         "the same person chosen again, and fewer associate sessions than "                        \
         "wished")                                                                                 \
    SOFT(FRAGILITY, "Q7", "8", "sessions without a second place in their window")                  \
    SOFT(COMMON_MOMENT, "Q8", "7", "cycles in which a pair keeps no free common period")           \
    SOFT(SPACING, "Q9", "7",                                                                       \
         "wishes not kept, days away from the wished lag, shorter sessions, "                      \
         "induction time left unused")

enum rf_soft {
#define RF_SOFT_ENUM(name, id, tiers, text) RF_SOFT_##name,
    RF_SOFT_TABLE(RF_SOFT_ENUM)
#undef RF_SOFT_ENUM
        RF_SOFT_COUNT
};
const char *rf_soft_id(enum rf_soft soft);
const char *rf_soft_tiers(enum rf_soft soft); /* "2 5" */
const char *rf_soft_text(enum rf_soft soft);

/* The audits: findings about the facts, before anything is placed. AUDIT(enum, id, what is met) */
#define RF_AUDIT_TABLE(AUDIT)                                                                      \
    AUDIT(TAUGHT, "AU1", "ECTs teach as much less as they are due, and have their induction time") \
    AUDIT(PLANNING, "AU2", "everybody who teaches has planning time in the teaching day")          \
    AUDIT(LUNCH, "AU3", "everybody has an uninterrupted lunch on each full day")                   \
    AUDIT(DIRECTED, "AU4", "directed time stays within the year's hours")                          \
    AUDIT(SLACK, "AU5", "each mentor has the time that is asked for")                              \
    AUDIT(COMMON_TIME, "AU6", "those who are to meet have common time in the pupils' day")         \
    AUDIT(ROLES, "AU7", "mentor, tutor and observer are the people they may be")                   \
    AUDIT(DAYS_OFF, "AU8", "nothing is asked of people on their days off")                         \
    AUDIT(REVIEWS, "AU9", "every term of an induction has its review or assessment")               \
    AUDIT(OBSERVATION, "AU10", "visits to an ECT's lessons stay within the school's policy")

enum rf_audit_id {
#define RF_AUDIT_ENUM(name, id, text) RF_AUDIT_##name,
    RF_AUDIT_TABLE(RF_AUDIT_ENUM)
#undef RF_AUDIT_ENUM
        RF_AUDIT_COUNT
};
const char *rf_audit_id(enum rf_audit_id audit);
const char *rf_audit_text(enum rf_audit_id audit);

#endif
