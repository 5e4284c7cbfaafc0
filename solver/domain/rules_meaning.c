/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules_meaning.c: what each rule value means, what reads it, and which way it protects people;
 * and the names of soft terms and audits. Numbers and sources stand in the packs, never here. */
#include "ringfence/rules.h"

#include <stdio.h>
#include <string.h>

enum { LARGER = 1, SMALLER = -1, NEITHER = 0 };

static const struct {
    const char *meaning, *serves;
    int safer;
} meanings[RF_RULE_COUNT] = {
    [RF_RULE_GRID] = {"sessions start at multiples of so many minutes from midnight", "H2",
                      NEITHER},
    [RF_RULE_JOIN_GAP] = {"free periods at most so far apart are one stretch; break and lunch "
                          "always cut it",
                          "H3 H4", NEITHER},
    [RF_RULE_BUFFER] = {"minutes between two sessions of one person in one free stretch", "H2",
                        LARGER},
    [RF_RULE_PPA_RATE] = {"planning time that a teacher is due, as a share of the minutes taught",
                          "PPA H4 AU2", LARGER},
    [RF_RULE_PPA_MIN_BLOCK] = {"planning time counts in pieces of at least so many minutes",
                               "PPA AU2", LARGER},
    [RF_RULE_TIRED_SHARE] = {"at most this share of a pair's meetings lies outside the pupils' day",
                             "H6", SMALLER},
    [RF_RULE_TIRED_RUN] = {"at most so many meetings of a pair in a row lie outside the pupils' "
                           "day",
                           "H6", SMALLER},
    [RF_RULE_TIRED_AFTER] = {"what a session that ends after the pupils' day weighs", "Q1",
                             NEITHER},
    [RF_RULE_TIRED_BEFORE] = {"what a session that starts before the pupils' day weighs", "Q1",
                              NEITHER},
    [RF_RULE_TIRED_FRIDAY] = {"what a session in the last period of a Friday weighs", "Q1",
                              NEITHER},
    [RF_RULE_TIRED_STRAIGHT] = {"what a session after four periods taught in a row weighs", "Q1",
                                NEITHER},
    [RF_RULE_MENTOR_WEEK_CAP] = {"a mentor's minutes of mentoring in a week, preparation and other "
                                 "mentoring counted",
                                 "H9", SMALLER},
    [RF_RULE_MENTOR_PER_ECT_CAP] = {"a mentor's minutes of mentoring in a week for one ECT", "H9",
                                    SMALLER},
    [RF_RULE_MENTOR_WEEK_FACTOR] = {"one week may reach this multiple of a mentor's cap, so that a "
                                    "lost week can be made up",
                                    "H9", SMALLER},
    [RF_RULE_MAX_ECTS] = {"a mentor has at most so many ECTs at once", "H12 AU7", SMALLER},
    [RF_RULE_QUORUM] = {"a group session stands when at least this share of its people can come",
                        "H16", LARGER},
    [RF_RULE_REDUCTION_1] = {"an ECT of stage 1 teaches this share less than the school's other "
                             "teachers",
                             "H10 AU1", LARGER},
    [RF_RULE_REDUCTION_2] = {"an ECT of stage 2 teaches this share less than the school's other "
                             "teachers",
                             "H10 AU1", LARGER},
    [RF_RULE_RELEASE_1] = {"an ECT of stage 1 is released for so many minutes a week; 0: by the "
                           "share",
                           "H10 AU1", LARGER},
    [RF_RULE_RELEASE_2] = {"an ECT of stage 2 is released for so many minutes a week; 0: by the "
                           "share",
                           "H10 AU1", LARGER},
    [RF_RULE_MAX_TAUGHT_1] = {"an ECT of stage 1 teaches at most so many minutes a week; 0: by the "
                              "share",
                              "AU1", SMALLER},
    [RF_RULE_MAX_TAUGHT_2] = {"an ECT of stage 2 teaches at most so many minutes a week; 0: by the "
                              "share",
                              "AU1", SMALLER},
    [RF_RULE_ECT_WEEK_FACTOR] = {"one week may hold this multiple of an ECT's weekly induction "
                                 "time",
                                 "H10", SMALLER},
    [RF_RULE_TRAINING_COUNTS] = {"1: group training inside the pupils' day counts as induction "
                                 "time; 0: it is directed time",
                                 "H10", NEITHER},
    [RF_RULE_OBSERVED_WEEK] = {"an ECT's lessons are visited at most so often in a week, all kinds "
                               "together",
                               "H10", SMALLER},
    [RF_RULE_OBSERVED_DAY] = {"an ECT's lessons are visited at most so often in a day, all kinds "
                              "together",
                              "H10", SMALLER},
    [RF_RULE_OBSERVATION_CAP] = {"visits a year above which the school's observation policy is "
                                 "passed; 0: none",
                                 "AU10", NEITHER},
    [RF_RULE_OBSERVATION_MINUTES] = {"minutes of visits a year above which the school's "
                                     "observation policy is passed; 0: none",
                                     "AU10", NEITHER},
    [RF_RULE_OBSERVATION_DROP_INS] = {"1: short visits that feed no assessment count under the "
                                      "observation policy, too",
                                      "AU10", NEITHER},
    [RF_RULE_DIRECTED_HOURS] = {"hours a year for which a full-time teacher can be directed; "
                                "part-timers pro rata",
                                "H11 AU4", SMALLER},
    [RF_RULE_DAYS] = {"days a year on which a full-time teacher is available", "AU4", SMALLER},
    [RF_RULE_TEACHING_DAYS] = {"days a year on which a teacher may be asked to teach", "AU4",
                               SMALLER},
    [RF_RULE_TRAPPED_TIME] = {"1: the wait between the pupils' day and a session is directed time",
                              "H11 AU4", LARGER},
    [RF_RULE_AFTER_SCHOOL] = {"0: no session reaches outside the pupils' day", "H3", SMALLER},
    [RF_RULE_PART_TIME_STRETCH] = {"1: a part-time ECT's rhythm is stretched by the share of full "
                                   "time",
                                   "H8", NEITHER},
    [RF_RULE_COVER_TEACHER_MAX] = {"minutes a week for which any teacher may take another's class; "
                                   "0: nobody whom /policy/cover does not name",
                                   "H13", SMALLER},
    [RF_RULE_TERMS_TO_SERVE] = {"terms of full-time service that an induction takes", "H8 AU9",
                                NEITHER},
    [RF_RULE_ASSESSMENT_EVERY] = {"every so many terms of service end with a formal assessment; 0: "
                                  "none does",
                                  "H8 AU9", NEITHER},
    [RF_RULE_TRAINING_MINUTES] = {"minutes of training that a new mentor is due in the year", "H18",
                                  LARGER},
    [RF_RULE_TRAINING_FIRST] = {"at most this share of a mentor's training lies in the first "
                                "half-term",
                                "H18", SMALLER},
    [RF_RULE_FUNDED_1] = {"hours of mentoring a year that are funded for an ECT of stage 1; "
                          "reported",
                          "H1", NEITHER},
    [RF_RULE_FUNDED_2] = {"hours of mentoring a year that are funded for an ECT of stage 2; "
                          "reported",
                          "H1", NEITHER},
    [RF_RULE_SAME_SITE] = {"1: mentor and ECT work at one site", "H12 AU7", LARGER},
    [RF_RULE_QUALIFIED] = {"1: the mentor holds qualified teacher status", "H12 AU7", LARGER},
    [RF_RULE_YEARS_LEAST] = {"a mentor who has taught fewer years weighs", "Q4", NEITHER},
    [RF_RULE_YEARS_MOST] = {"a mentor who has taught more years weighs", "Q4", NEITHER},
    [RF_RULE_ASSOCIATE_SHARE] = {"share of a pair's meetings that associates are wished to lead",
                                 "Q6", NEITHER},
    [RF_RULE_MENTOR_LEAST_SHARE] = {"share of a pair's meetings that the mentor leads at least",
                                    "SS-14", LARGER},
    [RF_RULE_LUNCH_LEAST] = {"uninterrupted minutes of lunch on a full day", "AU3", LARGER},
    [RF_RULE_REST_HOURS] = {"hours of rest between two working days", "WT-12", LARGER},
};

static const struct {
    const char *id, *tiers, *text;
} softs[RF_SOFT_COUNT] = {
#define RF_SOFT_ROW(name, id, tiers, text) {id, tiers, text},
    RF_SOFT_TABLE(RF_SOFT_ROW)
#undef RF_SOFT_ROW
};

static const struct {
    const char *id, *text;
} audits[RF_AUDIT_COUNT] = {
#define RF_AUDIT_ROW(name, id, text) {id, text},
    RF_AUDIT_TABLE(RF_AUDIT_ROW)
#undef RF_AUDIT_ROW
};

const char *rf_rule_meaning(enum rf_rule rule)
{
    return meanings[rule].meaning;
}

char *rf_rule_value_text(enum rf_rule rule, int32_t value, char buffer[RF_RULE_VALUE_TEXT])
{
    int digits = 3, part = value % 1000;

    if (strcmp(rf_rule_unit(rule), "share") != 0) {
        snprintf(buffer, RF_RULE_VALUE_TEXT, "%d", value);
        return buffer;
    }
    for (; part != 0 && part % 10 == 0; part /= 10)
        digits--;
    if (part == 0)
        snprintf(buffer, RF_RULE_VALUE_TEXT, "%d", value / 1000);
    else
        snprintf(buffer, RF_RULE_VALUE_TEXT, "%d.%0*d", value / 1000, digits, part);
    return buffer;
}

const char *rf_rule_serves(enum rf_rule rule)
{
    return meanings[rule].serves;
}

int rf_rule_safer(enum rf_rule rule)
{
    return meanings[rule].safer;
}

const char *rf_soft_id(enum rf_soft soft)
{
    return softs[soft].id;
}

const char *rf_soft_tiers(enum rf_soft soft)
{
    return softs[soft].tiers;
}

const char *rf_soft_text(enum rf_soft soft)
{
    return softs[soft].text;
}

const char *rf_audit_id(enum rf_audit_id audit)
{
    return audits[audit].id;
}

const char *rf_audit_text(enum rf_audit_id audit)
{
    return audits[audit].text;
}
