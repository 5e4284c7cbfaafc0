/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.h: small invented schools for the tests of the model room, written as JSON with single
 * quotes. Everything is put together from text pieces, so that each test shows the facts it is
 * about. */
#ifndef RF_TEST_MODEL_SCHOOL_H
#define RF_TEST_MODEL_SCHOOL_H

#include "model/candidate.h"
#include "model/facts.h"

/* Monday to Friday alike: pupils 08:45 to 15:15, open 08:00 to 16:45. */
#define DAY_HOURS                                                                                  \
    "{'pupils': {'start': '08:45', 'end': '15:15'}, 'open': {'start': '08:00', 'end': '16:45'}}"
#define WEEK_DAYS                                                                                  \
    "'days': {'Mon': " DAY_HOURS ", 'Tue': " DAY_HOURS ", 'Wed': " DAY_HOURS ", 'Thu': " DAY_HOURS \
    ", 'Fri': " DAY_HOURS "}"

/* Six periods of 50 minutes, five minutes between 1 and 2 and between 3 and 4. */
#define FIFTIES                                                                                    \
    "'bells': {'main': {'periods': {"                                                              \
    "'reg': {'start': '08:45', 'end': '09:00', 'class': 'registration'},"                          \
    "'1': {'start': '09:00', 'end': '09:50'}, '2': {'start': '09:55', 'end': '10:45'},"            \
    "'break': {'start': '10:45', 'end': '11:05', 'class': 'break'},"                               \
    "'3': {'start': '11:05', 'end': '11:55'}, '4': {'start': '12:00', 'end': '12:50'},"            \
    "'lunch': {'start': '12:50', 'end': '13:35', 'class': 'lunch'},"                               \
    "'5': {'start': '13:35', 'end': '14:25'}, '6': {'start': '14:25', 'end': '15:15'}}}}"

/* Five periods of 60 minutes that touch, except for break and lunch. */
#define SIXTIES                                                                                    \
    "'bells': {'main': {'periods': {"                                                              \
    "'1': {'start': '08:45', 'end': '09:45'}, '2': {'start': '09:45', 'end': '10:45'},"            \
    "'break': {'start': '10:45', 'end': '11:15', 'class': 'break'},"                               \
    "'3': {'start': '11:15', 'end': '12:15'}, '4': {'start': '12:15', 'end': '13:15'},"            \
    "'lunch': {'start': '13:15', 'end': '14:15', 'class': 'lunch'},"                               \
    "'5': {'start': '14:15', 'end': '15:15'}}}}"

#define HEAD "'ringfence': '1.0', 'school': {'id': 's', 'name': 'A school'}"

/* September 2025: four weeks from Monday 1 to Friday 26, one half-term. */
#define FOUR_WEEKS                                                                                 \
    "'terms': {'autumn': {'half_terms': {'1': {'from': '2025-09-01', 'until': '2025-09-26'}}}}"

/* The values the tests count with, whatever the packs say. */
#define RULES                                                                                      \
    "'rules': {'grid_minutes': {'value': 5}, 'join_gap_minutes': {'value': 5},"                    \
    "'buffer_minutes': {'value': 5}, 'ppa_rate': {'value': 0.1}, 'ppa_min_block': {'value': 30},"  \
    "'tired_share_max': {'value': 0.25}, 'tired_run_max': {'value': 2},"                           \
    "'tired_after_school': {'value': 10}, 'tired_before_school': {'value': 6},"                    \
    "'tired_friday_last_period': {'value': 2}, 'tired_after_four_periods': {'value': 3},"          \
    "'mentor_week_cap': {'value': 180}, 'mentor_per_ect_cap': {'value': 90},"                      \
    "'mentor_single_week_factor': {'value': 1.5}}"

/* Kinds and one programme of the tests' own: a weekly visit of 15 minutes that leads to a meeting
 * of 60, least 45. */
#define KINDS                                                                                      \
    "'kinds': {'chat': {'name': 'chat', 'priority': 2, 'people': {'ect': 'free', "                 \
    "'mentor': 'free'}, 'meeting': true}, 'talk': {'name': 'talk', 'priority': 2, 'people': "      \
    "{'ect': 'free', 'mentor': 'free'}, 'structured': true, 'meeting': true, 'home': true, "       \
    "'induction': true, 'mentoring': true, 'before_school': true, 'after_school': true},"          \
    "'visit': {'name': 'visit', 'priority': 4, 'people': {'ect': 'teaching', 'mentor': 'free'},"   \
    "'structured': true, 'mentoring': true},"                                                      \
    "'class': {'name': 'class', 'priority': 7, 'people': {'group': 'free'}, 'after_school': true," \
    "'inset': true}}"

/* The steps of a stage: a talk of 60 minutes, least 45, every `n` weeks; a visit of 15 before. */
#define TALK(n)                                                                                    \
    "'talk': {'kind': 'talk', 'minutes': 60, 'least': 45, 'every_weeks': " #n                      \
    ", 'gap': {'least': 3, 'most': 8, 'make_up': 1}}"
#define VISIT(n)                                                                                   \
    "'visit': {'kind': 'visit', 'minutes': 15, 'every_weeks': " #n                                 \
    ", 'leads_to': {'step': 'talk', 'least': 0, 'most': 3, 'wished': 1}}"
#define PROGRAMME(lead_in, steps)                                                                  \
    "'programmes': {'p': {'name': 'p', 'source': 'the test', 'stages': {'1': {"                    \
    "'lead_in_weeks': " #lead_in                                                                   \
    ", 'study_minutes': 0, 'preparation_minutes': 15, 'steps': {" steps "}}}}}"

/* The ECT AB with the mentor CD for the whole year, or as `more` says. */
#define PAIR(more)                                                                                 \
    "'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'" more "}}"
#define STAFF "'staff': {'AB': {'name': 'A. Baker'}, 'CD': {'name': 'C. Dale'}}"
#define WEIGHTS                                                                                    \
    "'policy': {'weights': {'wish': 10, 'common_moment': 10, 'induction_time': 5, 'lag_day': 2, "  \
    "'shorter_step': 1}}"

struct school {
    struct rf_instance *instance;
    struct rf_facts *facts;
    struct rf_demands *demands;
    struct rf_candidates *candidates;
};

/* Reads `{members}` with ' for ", derives everything; the test fails when it cannot be read. */
struct school school_open(const char *members);
void school_close(struct school *school);

rf_day day_of(const char *date);
rf_minute minute_of(const char *time);
/* Index into instance->dates. */
int32_t date_of(const struct school *school, const char *date);
int32_t person_of(const struct school *school, const char *id);

/* "08:00-10:45 11:05-12:50": the spans as text, in a static buffer. */
const char *spans_text(struct rf_spans spans);

/* Index of the demand "E1/talk/2025-09-08" or of an event; -1 when it is not demanded. */
int32_t demand_of(const struct school *school, const char *name);

#endif
