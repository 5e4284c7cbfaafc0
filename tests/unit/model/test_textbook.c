/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_textbook.c: the textbook models of tiny schools, solved one after another by glpsol, a
 * program that knows nothing of ours. The values expected are worked out by hand beside each
 * school. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "model/textbook.h"
#include "school.h"
#include "textbook_answer.h"

enum { MOST_NUMBERS = 16 };

#define CALENDAR(more) "'calendar': {" more FOUR_WEEKS ", " WEEK_DAYS ", " SIXTIES "}"
#define SCHOOL(calendar, programme, more)                                                          \
    HEAD "," RULES "," KINDS "," WEIGHTS "," calendar "," programme "," more
#define ONE_TUESDAY "'from': '2025-09-02', 'until': '2025-09-02'"

/* A person who is in on one weekday between two times, from `from` to `until`. */
#define IN(day, start, end) "'" day "': {'start': '" start "', 'end': '" end "'}"
#define WORKS(id, days)                                                                            \
    "'" id "': {'name': '" id "', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', "   \
    "'days': {" days "}}}}"

/* The numbers of a school in their order: classes that are asked for, positions of inductions,
 * tiers 3, 6, 7. */
static int32_t list_numbers(const struct school *school, struct rf_tier_result *results)
{
    int32_t count = 0, positions = 0;
    for (int32_t priority = 1; priority <= RF_PRIORITY_CLASSES; priority++) {
        bool asked = false;
        for (int32_t i = 0; i < school->demands->count; i++)
            if (school->instance->kinds[school->demands->items[i].kind].priority == priority)
                asked = true;
        if (asked)
            results[count++] = (struct rf_tier_result){.tier = RF_TIER_UNPLACED, .part = priority};
    }
    for (int32_t i = 0; i < school->instance->induction_count; i++)
        for (int32_t j = 0; j < school->demands->count; j++)
            if (school->demands->items[j].induction == i) {
                results[count++] =
                    (struct rf_tier_result){.tier = RF_TIER_EQUITY, .part = ++positions};
                break;
            }
    results[count++] = (struct rf_tier_result){.tier = RF_TIER_TIRED, .part = 1};
    results[count++] = (struct rf_tier_result){.tier = RF_TIER_REGULARITY, .part = 1};
    results[count++] = (struct rf_tier_result){.tier = RF_TIER_SPACING, .part = 1};
    return count;
}

/* Solves all numbers in sequence; `expected` holds their values in order. */
static void assert_values(const char *members, const int32_t *expected, int32_t count)
{
    struct school school = school_open(members);
    struct rf_tier_result results[MOST_NUMBERS];
    int32_t numbers = list_numbers(&school, results);
    assert_int_equal(numbers, count);
    for (int32_t i = 0; i < count; i++) {
        struct rf_matrix *matrix = rf_textbook_build(school.instance, school.facts, school.demands,
                                                     school.candidates, results, i);
        results[i].value = textbook_answer(matrix);
        rf_matrix_release(matrix);
        if (results[i].value != expected[i])
            print_message("tier %d part %d\n", (int)results[i].tier, (int)results[i].part);
        assert_int_equal(results[i].value, expected[i]);
    }
    school_close(&school);
}
#define ASSERT_VALUES(members, ...)                                                                \
    do {                                                                                           \
        static const int32_t values[] = {__VA_ARGS__};                                             \
        assert_values(members, values, (int32_t)(sizeof values / sizeof *values));                 \
    } while (0)

/* Two ECTs share a mentor who is in from 08:45 to 10:45 on one Tuesday. */
#define TWO_ECTS                                                                                      \
    "'staff': {'AB': {'name': 'A. Baker'}, " WORKS(                                                   \
        "CD",                                                                                         \
        IN("Tue", "08:45",                                                                            \
           "10:45")) ", 'EF': {'name': 'E. Frost'}}, 'inductions': {"                                 \
                     "'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p', " ONE_TUESDAY \
                     "},"                                                                             \
                     "'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': 'p', " ONE_TUESDAY \
                     "}}"

/* 60 minutes, 5 between, 55 minutes: both fit; one is 5 shorter (1), and neither induction keeps a
 * common moment, since both periods are touched (20). */
static void two_sessions_fit_with_the_buffer_between(void **state)
{
    (void)state;
    ASSERT_VALUES(SCHOOL(CALENDAR(""), PROGRAMME(0, TALK(1)), TWO_ECTS), 0, 0, 0, 0, 0, 21);
}

/* 60 and 45 leave 15; a buffer of 20 does not fit: one is left out, and the other keeps to one
 * period, so that the second one is a common moment of both. */
static void a_wider_buffer_leaves_one_out(void **state)
{
    (void)state;
    ASSERT_VALUES(HEAD ", 'rules': {'buffer_minutes': {'value': 20}}," KINDS "," WEIGHTS
                       "," CALENDAR("") "," PROGRAMME(0, TALK(1)) "," TWO_ECTS,
                  1, 60, 0, 0, 0, 0);
}

/* One hour of the mentor in each of two weeks for two ECTs with two meetings each: two are left
 * out in any case, one of each ECT rather than both of one. The hour is everybody's only common
 * moment, twice for both (40). */
static void what_cannot_stand_is_shared_out_evenly(void **state)
{
    (void)state;
    ASSERT_VALUES(
        SCHOOL(
            CALENDAR(""), PROGRAMME(0, TALK(1)),
            "'staff': {'AB': {'name': "
            "'A. Baker'}, " WORKS(
                "CD",
                IN("Tue", "08:45",
                   "09:45")) ", 'EF': {'name': "
                             "'E. Frost'}}, 'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, "
                             "'programme': 'p', 'until': '2025-09-12'}, 'E2': {'ect': 'EF', 'mentor': 'CD', "
                             "'stage': 1, 'programme': 'p', 'until': '2025-09-12'}}"),
        2, 60, 60, 0, 0, 40);
}

/* AB teaches on Monday 3 and Wednesday 1 and meets CD on Thursday 1. Wednesday has the wished lag
 * of one day; the only common moment is taken by the meeting (10). */
#define VISITED(more)                                                                                                                              \
    SCHOOL(                                                                                                                                        \
        CALENDAR(""), PROGRAMME(0, TALK(1) "," VISIT(1)),                                                                                          \
        "'staff': {'AB': {'name': 'A. Baker'}, " WORKS(                                                                                            \
            "CD",                                                                                                                                  \
            IN("Mon", "11:15", "12:15") "," IN("Wed", "08:45", "09:45") "," IN(                                                                    \
                "Thu", "08:45",                                                                                                                    \
                "09:45")) "}," PAIR(", 'from': '2025-09-01', 'until': '2025-09-05'") ", 'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': {" \
                                                                                     "'Mon/3': {}, 'Wed/1': {}}}}" more)

static void a_visit_stands_before_its_meeting_with_the_wished_lag(void **state)
{
    (void)state;
    ASSERT_VALUES(VISITED(""), 0, 0, 0, 0, 0, 10);
}

/* From Monday the lag is three school days, two off the wished (4). */
static void a_lag_off_the_wished_costs_by_the_day(void **state)
{
    (void)state;
    ASSERT_VALUES(VISITED(", 'fixed': {'forbids': {'f': {'inductions': ['E1'], 'day': 'Wed', "
                          "'reason': 'fair'}}}"),
                  0, 0, 0, 0, 0, 14);
}

static void a_visit_does_not_stand_without_its_meeting(void **state)
{
    (void)state;
    ASSERT_VALUES(VISITED(", 'fixed': {'forbids': {'f': {'inductions': ['E1'], 'kinds': ['talk'], "
                          "'reason': 'fair'}}}"),
                  1, 1, 75, 0, 0, 0);
}

/* A pair of which CD is in at these times, in the week of Monday 1; AB teaches in `cells`. */
#define ONE_WEEK(steps, days, cells)                                                                       \
    SCHOOL(                                                                                                \
        CALENDAR(""), PROGRAMME(0, steps),                                                                 \
        "'staff': {'AB': {'name': 'A. Baker'}, " WORKS("CD", days) "}," PAIR(                              \
            ", 'until': '2025-09-05'") ", 'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': {" cells \
                                       "}}}")

/* The lesson comes after the only hour for the meeting. */
static void a_visit_does_not_follow_its_meeting(void **state)
{
    (void)state;
    ASSERT_VALUES(ONE_WEEK(TALK(1) "," VISIT(1), IN("Wed", "08:45", "10:45"), "'Wed/2': {}"), 0, 1,
                  15, 0, 0, 10);
}

/* Four school days from Monday to Friday, three at most. */
static void a_visit_does_not_stand_too_long_before_its_meeting(void **state)
{
    (void)state;
    ASSERT_VALUES(ONE_WEEK(TALK(1) "," VISIT(1),
                           IN("Mon", "11:15", "12:15") "," IN("Fri", "08:45", "09:45"),
                           "'Mon/3': {}"),
                  0, 1, 15, 0, 0, 10);
}

/* Visit and meeting on Wednesday, but a day at least is asked for between them. */
static void a_visit_does_not_stand_too_shortly_before_its_meeting(void **state)
{
    (void)state;
    ASSERT_VALUES(
        ONE_WEEK(TALK(1) ", 'visit': {'kind': 'visit', 'minutes': 15, 'every_weeks': 1, "
                         "'leads_to': {'step': 'talk', 'least': 1, 'most': 3, 'wished': 1}}",
                 IN("Wed", "08:45", "10:45"), "'Wed/1': {}"),
        0, 1, 15, 0, 0, 10);
}

/* Talk and chat are both meetings; CD is in on one day, long enough for both. */
static void two_meetings_never_share_a_date(void **state)
{
    (void)state;
    ASSERT_VALUES(ONE_WEEK(TALK(1) ", 'chat': {'kind': 'chat', 'minutes': 60, 'least': 45, "
                                   "'every_weeks': 1}",
                           IN("Wed", "08:45", "10:45"), ""),
                  1, 60, 0, 0, 0);
}

/* Two weeks; CD is in for an hour on one day of each. */
#define TWO_DAYS(first, second)                                                                    \
    SCHOOL(                                                                                        \
        CALENDAR(""), PROGRAMME(0, TALK(1)),                                                       \
        "'staff': {'AB': {'name': 'A. Baker'}, 'CD': {'name': 'C. Dale', 'works': {"               \
        "'u': {'from': '2025-09-01', 'until': '2025-09-05', 'days': {" IN(                         \
            first, "08:45", "09:45") "}}, 'v': {'from': '2025-09-08', 'until': '2025-09-12', "     \
                                     "'days': {" IN(second, "08:45", "09:45") "}}}}}," PAIR(""))

/* Friday and Monday are one school day apart, Monday and Friday of the next week nine: one of two
 * meetings is left out, and its week keeps its common moment. */
static void meetings_of_neighbouring_weeks_keep_their_gap(void **state)
{
    (void)state;
    ASSERT_VALUES(TWO_DAYS("Fri", "Mon"), 1, 60, 0, 0, 10);
    ASSERT_VALUES(TWO_DAYS("Mon", "Fri"), 1, 60, 0, 0, 10);
}

/* The second week is closed: its meeting is made up on the day after the first one, away from
 * home. The two with their preparation keep to 135 minutes a week, 15 fewer than wished (3). */
static void a_make_up_may_stand_close_to_its_neighbour(void **state)
{
    (void)state;
    ASSERT_VALUES(
        SCHOOL(
            CALENDAR("'closures': {'c': {'from': '2025-09-08', 'until': '2025-09-12', "
                     "'reason': 'flood'}}, "),
            PROGRAMME(0, TALK(1)),
            "'staff': {'AB': {'name': 'A. Baker'}, 'CD': {'name': 'C. Dale', 'works': {"
            "'u': {'from': '2025-09-01', 'until': '2025-09-12', 'days': {" IN(
                "Thu", "08:45",
                "09:45") "," IN("Fri", "08:45",
                                "09:45") "}},"
                                         "'v': {'from': '2025-09-15', 'until': '2025-09-19', 'days': {" IN(
                                             "Thu", "08:45", "09:45") "}}}}}," PAIR("")),
        0, 0, 0, 1, 23);
}

/* The pair meets on Tuesday in week 1 and on Wednesday in week 2. */
#define MOVED(more)                                                                                \
    SCHOOL("'calendar': {" more FOUR_WEEKS ", " WEEK_DAYS ", " SIXTIES "}", PROGRAMME(0, TALK(1)), \
           "'staff': {'AB': {'name': 'A. Baker'}, 'CD': {'name': 'C. Dale', 'works': {"            \
           "'u': {'from': '2025-09-01', 'until': '2025-09-05', 'days': {" IN(                      \
               "Tue", "08:45", "09:45") "}}, 'v': {'from': '2025-09-08', 'until': '2025-09-12', "  \
                                        "'days': {" IN("Wed", "08:45", "09:45") "}}}}}," PAIR(""))

static void one_of_two_places_is_away_from_home(void **state)
{
    (void)state;
    ASSERT_VALUES(MOVED(""), 0, 0, 0, 1, 20);
}

static void a_week_in_which_the_home_is_closed_is_excused(void **state)
{
    (void)state;
    ASSERT_VALUES(MOVED("'closures': {'c': {'from': '2025-09-09', 'until': '2025-09-09', 'reason': "
                        "'strike'}}, "),
                  0, 0, 0, 0, 20);
}

/* Week 1 on Wednesday, since the start on Tuesday is before school and none of three may be tired;
 * week 2 on Thursday, week 3 on Friday, Tuesdays closed. Tuesday would excuse both, but nothing
 * stands there: two of three are away. */
static void a_home_is_where_something_stands(void **state)
{
    (void)state;
    ASSERT_VALUES(
        SCHOOL(
            "'calendar': {'closures': {'c': {'from': '2025-09-09', 'until': "
            "'2025-09-09', 'reason': 'strike'}, 'd': {'from': '2025-09-16', 'until': "
            "'2025-09-16', 'reason': 'strike'}}, " FOUR_WEEKS ", " WEEK_DAYS ", " SIXTIES "}",
            PROGRAMME(0, TALK(1)),
            "'staff': {'AB': {'name': 'A. Baker'}, 'CD': {'name': "
            "'C. Dale', 'works': {"
            "'u': {'from': '2025-09-01', 'until': '2025-09-05', 'days': {" IN("Tue", "08:00", "08:45") "," IN(
                "Wed", "08:45",
                "09:45") "}}, 'v': {'from': "
                         "'2025-09-08', 'until': '2025-09-12', 'days': {" IN("Thu", "08:45", "09:45") "}}, 'w': {'from': '2025-09-15', 'until': '2025-09-19', 'days': {" IN(
                             "Fri", "08:45", "09:45") "}}}}}," PAIR("")),
        0, 0, 0, 2, 30);
}

/* CD teaches four periods of Tuesday and is free in the fifth alone. */
#define TAUGHT(rate)                                                                                                             \
    HEAD                                                                                                                         \
        ", 'rules': {'ppa_rate': {'value': " rate                                                                                \
        "}, 'tired_after_four_periods': {'value': 3}}," KINDS "," WEIGHTS                                                        \
        "," CALENDAR("") "," PROGRAMME(                                                                                          \
            0,                                                                                                                   \
            TALK(                                                                                                                \
                1)) ", 'staff': {'AB': {'name': "                                                                                \
                    "'A. Baker'}, " WORKS("CD", IN("Tue", "08:45", "15:15")) "}," PAIR(                                          \
                        "," ONE_TUESDAY) ", 'lessons': {'L': {'class': '9x', 'staff': ['CD'], 'at': {'Tue/1': {}, 'Tue/2': {}, " \
                                         "'Tue/3': {}, 'Tue/4': {}}}}"

/* A quarter of 240 minutes is the whole of the free period: nothing may touch it. */
static void planning_time_is_kept(void **state)
{
    (void)state;
    ASSERT_VALUES(TAUGHT("0.25"), 1, 60, 0, 0, 0);
}

static void without_a_need_the_session_follows_four_taught_periods(void **state)
{
    (void)state;
    ASSERT_VALUES(TAUGHT("0"), 0, 0, 3, 0, 10);
}

/* Four meetings that could only be after school: a quarter of them may. */
#define LATE(share, more)                                                                          \
    HEAD ", 'rules': {'tired_share_max': {'value': " share "}, 'tired_run_max': {'value': 2}, "    \
         "'tired_after_school': {'value': 10}}," KINDS "," WEIGHTS "," CALENDAR("") "," PROGRAMME( \
             0,                                                                                    \
             TALK(1)) ", 'staff': {'AB': {'name': 'A. Baker'}, " WORKS("CD",                       \
                                                                       IN("Tue", "15:15",          \
                                                                          "16:15")) "}," PAIR("")  \
             more

static void a_share_of_meetings_may_be_tired(void **state)
{
    (void)state;
    ASSERT_VALUES(LATE("0.25", ""), 3, 180, 10, 0, 0);
}

/* Of three in a row one must not: of four, three can stand. */
static void no_long_run_of_tired_meetings(void **state)
{
    (void)state;
    ASSERT_VALUES(LATE("1", ""), 1, 60, 30, 0, 0);
}

static void a_waiver_lifts_share_and_run(void **state)
{
    (void)state;
    ASSERT_VALUES(LATE("0.25", ", 'waivers': {'w': {'rule': 'H6', 'induction': 'E1', 'reason': "
                               "'agreed', 'author': 'head', 'expires': '2025-09-26'}}"),
                  0, 0, 40, 0, 0);
}

/* AB can come to both, CD on Tuesday alone after four taught periods, EF to none: two of three
 * come on Tuesday (10 for the hour, 3 for CD). AB and CD have no induction. */
#define GATHERING(quorum)                                                                                                               \
    HEAD                                                                                                                                \
        "," RULES "," KINDS "," WEIGHTS                                                                                                 \
        "," CALENDAR("") "," PROGRAMME(0, TALK(1)) ", 'staff': {'AB': {'name': 'A. Baker'}, " WORKS(                                    \
            "CD",                                                                                                                       \
            IN("Tue", "08:00",                                                                                                          \
               "16:45")) ", " WORKS("EF",                                                                                               \
                                    IN("Fri", "08:00",                                                                                  \
                                       "16:45")) "}, 'events': {'T': {'kind': 'class', 'minutes': "                                     \
                                                 "60, 'staff': ['AB', 'CD', 'EF'], 'quorum': " quorum                                   \
                                                 ", 'options': {'2025-09-02 15:30': {}, "                                               \
                                                 "'2025-09-03 15:30': {}}}}, 'lessons': {'L': {'class': '9x', 'staff': ['CD'], 'at': {" \
                                                 "'Tue/2': {}, 'Tue/3': {}, 'Tue/4': {}, 'Tue/5': {}}}}"

static void a_group_session_counts_who_does_not_come(void **state)
{
    (void)state;
    ASSERT_VALUES(GATHERING("0.5"), 1, 13, 0, 0);
}

static void a_group_session_needs_its_quorum(void **state)
{
    (void)state;
    ASSERT_VALUES(GATHERING("0.75"), 3, 0, 0, 0);
}

/* 60 minutes a week, 90 in a single one: with 15 minutes of preparation four meetings fit when all
 * are 45 long, 15 shorter than wished (3 each); the one common period is taken each week (10). */
static void the_mentors_weeks_together_hold_their_limit(void **state)
{
    (void)state;
    ASSERT_VALUES(
        HEAD ", 'rules': {'mentor_week_cap': {'value': 60}, 'mentor_per_ect_cap': "
             "{'value': 90}, 'mentor_single_week_factor': {'value': 1.5}}," KINDS "," WEIGHTS
             "," CALENDAR("") "," PROGRAMME(
                 0, TALK(1)) ", 'staff': {'AB': {'name': "
                             "'A. Baker'}, " WORKS("CD", IN("Tue", "08:45", "09:45")) "}," PAIR(""),
        0, 0, 0, 0, 4 * (3 + 10));
}

/* 60 minutes in a single week: 15 of preparation leave 45 for the meeting. */
static void a_single_week_holds_its_limit(void **state)
{
    (void)state;
    ASSERT_VALUES(HEAD
                  ", 'rules': {'mentor_week_cap': {'value': 60}, 'mentor_per_ect_cap': "
                  "{'value': 90}, 'mentor_single_week_factor': {'value': 1.0}}," KINDS "," WEIGHTS
                  "," CALENDAR("") "," PROGRAMME(
                      0, TALK(1)) ", 'staff': {'AB': {'name': "
                                  "'A. Baker'}, " WORKS(
                                      "CD", IN("Tue", "08:45", "09:45")) "}," PAIR("," ONE_TUESDAY),
                  0, 0, 0, 0, 13);
}

/* Other mentoring of 60 minutes in week 2 fills the mentor's limit there. */
static void other_mentoring_takes_its_share_of_the_limit(void **state)
{
    (void)state;
    ASSERT_VALUES(
        HEAD
        ", 'rules': {'mentor_week_cap': {'value': 75}, 'mentor_per_ect_cap': "
        "{'value': 90}, 'mentor_single_week_factor': {'value': 1.0}}," KINDS "," WEIGHTS
        "," CALENDAR("") "," PROGRAMME(
            0,
            TALK(
                1)) ", 'staff': {'AB': {'name': "
                    "'A. Baker'}, " WORKS("CD", IN("Tue", "08:45", "12:15")) "}," PAIR(
                        "") ", 'commitments': {'m': {'name': 'trainee', 'type': 'mentoring', 'staff': "
                            "['CD'], 'on': {'2025-09-09': {'start': '11:15', 'end': '12:15'}}}}",
        1, 60, 0, 0, 0);
}

static void a_cap_of_the_school_limits_the_number_of_sessions(void **state)
{
    (void)state;
    ASSERT_VALUES(
        HEAD
        "," RULES "," KINDS ", 'policy': {'weights': {'common_moment': 0}, 'caps': "
        "{'c': {'staff': ['AB'], 'per': 'term', 'sessions': 3}, 'd': {'staff': ['CD'], "
        "'per': 'week', 'minutes': 50}}}," CALENDAR("") "," PROGRAMME(
            0, TALK(1)) ", 'staff': {'AB': {'name': 'A. Baker'}, " WORKS("CD",
                                                                         IN("Tue", "08:45",
                                                                            "09:45")) "}," PAIR(""),
        1, 60, 0, 0, 3 * 2);
}

/* Pinned at 09:00: 45 minutes, and the period is touched. */
static void a_pin_holds(void **state)
{
    (void)state;
    ASSERT_VALUES(
        SCHOOL(
            CALENDAR(""), PROGRAMME(0, TALK(1)),
            "'staff': {'AB': {'name': 'A. Baker'}, " WORKS("CD", IN("Tue", "08:45", "09:45")) "}," PAIR(
                "," ONE_TUESDAY) ", 'fixed': {'pins': {'a': {'session': 'E1/talk/2025-09-01', 'date': "
                                 "'2025-09-02', 'start': '09:00', 'reason': 'agreed'}}}"),
        0, 0, 0, 0, 13);
}

/* At 10:45 the break begins: the pin cannot hold, and there is no plan at all. */
static void a_pin_the_facts_forbid_is_a_contradiction(void **state)
{
    (void)state;
    struct school school = school_open(SCHOOL(
        CALENDAR(""), PROGRAMME(0, TALK(1)),
        STAFF "," PAIR(
            "," ONE_TUESDAY) ", 'fixed': {'pins': {'a': {'session': "
                             "'E1/talk/2025-09-01', 'date': '2025-09-02', 'start': '10:45', 'reason': "
                             "'agreed'}}}"));
    struct rf_tier_result results[MOST_NUMBERS];
    list_numbers(&school, results);
    struct rf_matrix *matrix = rf_textbook_build(school.instance, school.facts, school.demands,
                                                 school.candidates, results, 0);
    assert_int_equal(textbook_answer(matrix), -1);
    rf_matrix_release(matrix);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_sessions_fit_with_the_buffer_between),
        cmocka_unit_test(a_wider_buffer_leaves_one_out),
        cmocka_unit_test(what_cannot_stand_is_shared_out_evenly),
        cmocka_unit_test(a_visit_stands_before_its_meeting_with_the_wished_lag),
        cmocka_unit_test(a_lag_off_the_wished_costs_by_the_day),
        cmocka_unit_test(a_visit_does_not_stand_without_its_meeting),
        cmocka_unit_test(a_visit_does_not_follow_its_meeting),
        cmocka_unit_test(a_visit_does_not_stand_too_long_before_its_meeting),
        cmocka_unit_test(a_visit_does_not_stand_too_shortly_before_its_meeting),
        cmocka_unit_test(two_meetings_never_share_a_date),
        cmocka_unit_test(meetings_of_neighbouring_weeks_keep_their_gap),
        cmocka_unit_test(a_make_up_may_stand_close_to_its_neighbour),
        cmocka_unit_test(one_of_two_places_is_away_from_home),
        cmocka_unit_test(a_week_in_which_the_home_is_closed_is_excused),
        cmocka_unit_test(a_home_is_where_something_stands),
        cmocka_unit_test(planning_time_is_kept),
        cmocka_unit_test(without_a_need_the_session_follows_four_taught_periods),
        cmocka_unit_test(a_share_of_meetings_may_be_tired),
        cmocka_unit_test(no_long_run_of_tired_meetings),
        cmocka_unit_test(a_waiver_lifts_share_and_run),
        cmocka_unit_test(a_group_session_counts_who_does_not_come),
        cmocka_unit_test(a_group_session_needs_its_quorum),
        cmocka_unit_test(the_mentors_weeks_together_hold_their_limit),
        cmocka_unit_test(a_single_week_holds_its_limit),
        cmocka_unit_test(other_mentoring_takes_its_share_of_the_limit),
        cmocka_unit_test(a_cap_of_the_school_limits_the_number_of_sessions),
        cmocka_unit_test(a_pin_holds),
        cmocka_unit_test(a_pin_the_facts_forbid_is_a_contradiction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
