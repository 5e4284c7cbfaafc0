/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_textbook_rulebook.c: equations (T31) to (T45), each in a school that it decides, solved by
 * glpsol. The values expected are worked out by hand beside each school. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/textbook.h"
#include "school.h"
#include "textbook_answer.h"

enum { MOST_NUMBERS = 32 };

/* Neither buffer nor planning time; `rules` begins with a comma. */
#define SCHOOL_AT(head, terms, rules, kinds, policy, steps, people)                                \
    head ", 'rules': {'buffer_minutes': {'value': 0}, 'ppa_rate': {'value': 0}" rules              \
         "}, 'kinds': {" kinds "}, 'policy': {" policy "}, 'calendar': {" terms ", " WEEK_DAYS     \
         ", " SIXTIES "}, " PROGRAMME(0, steps) ", " people
#define SCHOOL(rules, kinds, policy, steps, people)                                                \
    SCHOOL_AT(HEAD, FOUR_WEEKS, rules, kinds, policy, steps, people)

#define KIND(id, priority, people, flags)                                                          \
    "'" id "': {'name': '" id "', 'priority': " priority ", 'people': {" people "}" flags "}"
#define WEEKLY(kind, more)                                                                         \
    "'" kind "': {'kind': '" kind "', 'minutes': 60, 'least': 30, 'every_weeks': 1" more "}"
#define RULE(id, value) ", '" id "': {'value': " value "}"
#define FULL(id, more) "'" id "': {'name': '" id "'" more "}"
/* In on Wednesdays alone, from 08:45 until then. */
#define WEDNESDAY(id, until)                                                                       \
    "'" id "': {'name': '" id                                                                      \
    "', 'works': {'w': {'days': {'Wed': {'start': '08:45', 'end': '" until "'}}}}}"
#define LESSON(id, who, cells) "'" id "': {'class': '9x', 'staff': ['" who "'], 'at': {" cells "}}"
#define FIRST_WEEK ", 'until': '2025-09-05'"
#define MEET(flags) KIND("meet", "2", "'ect': 'free', 'mentor': 'free'", flags)

static void add(struct rf_tier_result *results, int32_t *count, enum rf_tier tier, int32_t parts)
{
    for (int32_t part = 1; part <= parts; part++) {
        assert_true(*count < MOST_NUMBERS);
        results[(*count)++] = (struct rf_tier_result){.tier = tier, .part = part};
    }
}

/* The value of one number, with all before it at their best. */
static int32_t number_of(const char *members, enum rf_tier tier, int32_t part)
{
    struct school school = school_open(members);
    struct rf_tier_result results[MOST_NUMBERS];
    int32_t count = 0, value = -1;
    add(results, &count, RF_TIER_UNPLACED, RF_PRIORITY_CLASSES);
    add(results, &count, RF_TIER_EQUITY, 1);
    add(results, &count, RF_TIER_TIRED, 1);
    add(results, &count, RF_TIER_COVER, RF_COVER_PARTS);
    add(results, &count, RF_TIER_WORKLOAD, 1);
    add(results, &count, RF_TIER_REGULARITY, 1);
    add(results, &count, RF_TIER_SPACING, 1);
    add(results, &count, RF_TIER_DIVERSITY, RF_DIVERSITY_PARTS);
    for (int32_t i = 0; i < count && value < 0; i++) {
        struct rf_matrix *matrix = rf_textbook_build(school.instance, school.facts, school.demands,
                                                     school.candidates, results, i);
        results[i].value = textbook_answer(matrix);
        rf_matrix_release(matrix);
        assert_true(results[i].value >= 0);
        if (results[i].tier == tier && results[i].part == part)
            value = results[i].value;
    }
    school_close(&school);
    return value;
}

/* AB and CD both teach in Wednesday 1 alone; CD watches AB for half of it and more, GH takes CD's
 * class for the 60 minutes wished. */
#define LOOK(cover, leader)                                                                        \
    SCHOOL("", KIND("look", "4", "'ect': 'teaching', 'mentor': 'covered'", ""),                    \
           "'cover': {'GH': {" cover "}}", WEEKLY("look", ""),                                     \
           "'staff': {" FULL("AB", "") ", " FULL("CD", "") ", " FULL("GH", leader) "}, " PAIR(     \
               FIRST_WEEK) ", 'lessons': {" LESSON("L", "AB",                                      \
                                                   "'Wed/1': {}") ", " LESSON("M", "CD",           \
                                                                              "'Wed/1': {}") "}")

static void a_class_is_covered_within_the_budget(void **state)
{
    (void)state;
    assert_int_equal(number_of(LOOK("'per_week': 60", ""), RF_TIER_UNPLACED, 4), 0);
    assert_int_equal(number_of(LOOK("'per_week': 25", ""), RF_TIER_UNPLACED, 4), 1);
    assert_int_equal(number_of(LOOK("'per_term': 25", ""), RF_TIER_UNPLACED, 4), 1);
    assert_int_equal(number_of(LOOK("'per_year': 25", ""), RF_TIER_UNPLACED, 4), 1);
}

/* A later start in the lesson is as short as 30 minutes, which is the least to release. */
static void covered_minutes_are_counted_and_those_that_weigh_on_leaders(void **state)
{
    (void)state;
    assert_int_equal(number_of(LOOK("", ""), RF_TIER_COVER, 2), 30);
    assert_int_equal(number_of(LOOK("'sustainable': 10", ""), RF_TIER_COVER, 1), 0);
    assert_int_equal(number_of(LOOK("'sustainable': 10", ", 'leader': true"), RF_TIER_COVER, 1),
                     20);
}

/* Two pairs with the same hour. */
#define TWO_PAIRS                                                                                  \
    "'staff': {" FULL("AB", "") ", " WEDNESDAY("CD", "09:45") ", " FULL("EF", "") ", " WEDNESDAY(  \
        "GH", "09:45") "}, 'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, "        \
                       "'programme': 'p'" FIRST_WEEK                                               \
                       "}, 'E2': {'ect': 'EF', 'mentor': 'GH', 'stage': 1, "                       \
                       "'programme': 'p'" FIRST_WEEK "}}"
#define HOUR "'meet': {'kind': 'meet', 'minutes': 60, 'every_weeks': 1}"

static void a_room_holds_one_session_at_a_time(void **state)
{
    (void)state;
    assert_int_equal(number_of(SCHOOL("", MEET(", 'private_room': true"), "", HOUR,
                                      TWO_PAIRS ", 'rooms': {'R': {'name': 'R', 'private': true}}"),
                               RF_TIER_UNPLACED, 2),
                     1);
    assert_int_equal(number_of(SCHOOL("", MEET(", 'private_room': true"), "", HOUR,
                                      TWO_PAIRS ", 'rooms': {'R': {'name': 'R', 'private': true}, "
                                                "'S': {'name': 'S', 'private': true}}"),
                               RF_TIER_UNPLACED, 2),
                     0);
}

/* AB has no lesson that could be seen. */
#define SEE_AND_TELL(both)                                                                         \
    SCHOOL("",                                                                                     \
           KIND("see", "3", "'ect': 'teaching', 'observer': 'free'",                               \
                "") ", " KIND("tell", "3", "'ect': 'free', 'observer': 'free'", ""),               \
           "",                                                                                     \
           WEEKLY("see", ", 'leads_to': {'step': 'tell', 'least': 0, 'most': 3, 'wished': 0" both  \
                         "}") ", " WEEKLY("tell", ""),                                             \
           "'staff': {" FULL("AB", "") ", " FULL("CD", "") ", " FULL("GH", "") "}, " PAIR(         \
               FIRST_WEEK ", 'observer': 'GH'"))

static void both_or_none_stand(void **state)
{
    (void)state;
    assert_int_equal(number_of(SEE_AND_TELL(""), RF_TIER_UNPLACED, 3), 1);
    assert_int_equal(number_of(SEE_AND_TELL(", 'both': true"), RF_TIER_UNPLACED, 3), 2);
}

/* One meeting of an hour a week, which counts. */
#define ENTITLED(minutes, factor)                                                                  \
    SCHOOL(RULE("ect_single_week_factor", factor), MEET(", 'induction': true"), "", HOUR,          \
           STAFF ", " PAIR(", 'until': '2025-09-26', 'entitlement_minutes': " minutes))

/* Four weeks: 55 a week is 220 in the half-term, three hours and no more. */
static void induction_minutes_end(void **state)
{
    (void)state;
    assert_int_equal(number_of(ENTITLED("60", "1"), RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(number_of(ENTITLED("55", "1"), RF_TIER_UNPLACED, 2), 4);
    assert_int_equal(number_of(ENTITLED("55", "2"), RF_TIER_UNPLACED, 2), 1);
}

#define SEEN(rules)                                                                                \
    SCHOOL(rules,                                                                                  \
           KIND("look", "4", "'ect': 'teaching', 'mentor': 'free'",                                \
                "") ", " KIND("check", "4", "'ect': 'teaching', 'mentor': 'free'", ""),            \
           "", WEEKLY("look", "") ", " WEEKLY("check", ""),                                        \
           STAFF ", " PAIR(FIRST_WEEK) ", 'lessons': {" LESSON("L", "AB",                          \
                                                               "'Wed/1': {}, 'Wed/2': {}") "}")

static void visits_to_a_new_teacher_are_few(void **state)
{
    (void)state;
    assert_int_equal(number_of(SEEN(RULE("observed_per_day", "2")), RF_TIER_UNPLACED, 4), 0);
    assert_int_equal(number_of(SEEN(RULE("observed_per_day", "1")), RF_TIER_UNPLACED, 4), 1);
    assert_int_equal(number_of(SEEN(RULE("observed_per_day", "2") RULE("observed_per_week", "0")),
                               RF_TIER_UNPLACED, 4),
                     2);
}

/* Two hours are directed already; the meeting adds an hour to them unless it lies in them. */
#define DIRECTED(hours, more)                                                                      \
    SCHOOL(RULE("directed_hours", hours), MEET(""), "", HOUR,                                      \
           "'staff': {" FULL("AB", ", 'directed_minutes': 120") ", " FULL(                         \
               "CD", ", 'leader': true") "}, " PAIR(FIRST_WEEK more))

static void directed_time_ends(void **state)
{
    (void)state;
    assert_int_equal(number_of(DIRECTED("2", ""), RF_TIER_UNPLACED, 2), 1);
    assert_int_equal(number_of(DIRECTED("3", ""), RF_TIER_UNPLACED, 2), 0);
}

/* CD is mentor and, in one of them, tutor too; both sessions can only lie on Wednesday. */
#define APART(tutor)                                                                               \
    SCHOOL("",                                                                                     \
           MEET(", 'mentoring': true") ", " KIND("review", "1", "'ect': 'free', 'mentor': 'free'", \
                                                 ", 'assessment': true"),                          \
           "", HOUR ", 'review': {'kind': 'review', 'minutes': 60, 'every_weeks': 1}",             \
           "'staff': {" FULL("AB", "") ", " WEDNESDAY("CD", "10:45") ", " FULL(                    \
               "GH", "") "}, " PAIR(FIRST_WEEK ", 'tutor': '" tutor "'"))

static void assessment_stands_apart_from_mentoring(void **state)
{
    (void)state;
    assert_int_equal(number_of(APART("GH"), RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(number_of(APART("CD"), RF_TIER_UNPLACED, 1), 0);
    assert_int_equal(number_of(APART("CD"), RF_TIER_UNPLACED, 2), 1);
}

/* One mentor of two at two sites, in for two hours. */
#define TWO_SITES(minutes)                                                                         \
    SCHOOL_AT(                                                                                     \
        "'ringfence': '1.0', 'school': {'id': 's', 'name': 'A school', 'sites': {'hill': "         \
        "{'name': 'Hill'}, 'lake': {'name': 'Lake'}}, 'travel': {'hill/lake': " minutes "}}",      \
        FOUR_WEEKS, "", MEET(""), "", HOUR,                                                        \
        "'staff': {" FULL("AB", "") ", " WEDNESDAY("CD", "10:45") ", " FULL(                       \
            "EF",                                                                                  \
            "") "}, 'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': "  \
                "'p', 'site': 'hill'" FIRST_WEEK "}, 'E2': {'ect': 'EF', 'mentor': 'CD', "         \
                "'stage': 1, 'programme': 'p', 'site': 'lake'" FIRST_WEEK "}}")

static void travel_takes_its_time(void **state)
{
    (void)state;
    assert_int_equal(number_of(TWO_SITES("0"), RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(number_of(TWO_SITES("5"), RF_TIER_UNPLACED, 2), 1);
}

/* An hour in each of two half-terms, of an hour required; so much of it may lie in the first. */
#define COURSE(share)                                                                              \
    SCHOOL_AT(HEAD,                                                                                \
              "'terms': {'autumn': {'half_terms': {'1': {'from': '2025-09-01', 'until': "          \
              "'2025-09-12'}, '2': {'from': '2025-09-15', 'until': '2025-09-26'}}}}",              \
              RULE("mentor_training_first_half_term", share),                                      \
              KIND("course", "5", "'mentor': 'free'", ", 'training': true"), "",                   \
              "'course': {'kind': 'course', 'minutes': 60, 'every': 'half_term'}",                 \
              STAFF ", 'training': {'T1': {'mentor': 'CD', 'programme': 'p', 'minutes': 60}}")

static void training_is_spread_over_the_year(void **state)
{
    (void)state;
    assert_int_equal(number_of(COURSE("1"), RF_TIER_UNPLACED, 5), 0);
    assert_int_equal(number_of(COURSE("0.9"), RF_TIER_UNPLACED, 5), 1);
}

/* An hour in one of four weeks: a mean of 15, 45 above it. */
static void the_fullest_week_lies_above_the_mean(void **state)
{
    (void)state;
    assert_int_equal(number_of(SCHOOL("", MEET(", 'mentoring': true"), "",
                                      "'meet': {'kind': 'meet', 'minutes': 60, 'every_weeks': 2}",
                                      STAFF ", " PAIR(", 'until': '2025-09-12'")),
                               RF_TIER_WORKLOAD, 1),
                     45);
}

/* Two visits to hosts; with the second lesson the other host can be seen too. */
#define HOSTED(second)                                                                                      \
    SCHOOL(                                                                                                 \
        "", KIND("watch", "6", "'ect': 'free', 'host': 'teaching'", ""), "", WEEKLY("watch", ""),           \
        "'staff': {" FULL("AB", "") ", " FULL("CD", "") ", " FULL("EF", "") ", " FULL("GH", "") "}, " PAIR( \
            ", 'until': '2025-09-12', 'hosts': ['EF', 'GH']") ", 'lessons': {" LESSON("L", "EF",            \
                                                                                      "'Wed/1': {}")        \
            second "}")

static void another_host_is_better_than_the_same(void **state)
{
    (void)state;
    assert_int_equal(number_of(HOSTED(""), RF_TIER_DIVERSITY, 2), 1);
    assert_int_equal(number_of(HOSTED(", " LESSON("M", "GH", "'Thu/1': {}")), RF_TIER_DIVERSITY, 2),
                     0);
}

/* What is against the pair: its subjects differ (1), and CD is the line manager (1). */
static void what_is_against_a_pair_is_counted(void **state)
{
    (void)state;
    assert_int_equal(
        number_of(
            SCHOOL("", MEET(""), "", HOUR,
                   "'staff': {" FULL("AB", ", 'subject': 'Ma', 'line_manager': 'CD'") ", " FULL(
                       "CD", ", 'subject': 'En'") "}, " PAIR(FIRST_WEEK)),
            RF_TIER_DIVERSITY, 1),
        2);
}

/* CD is in for exactly the hour: there is no second place. */
static void a_session_without_a_second_place_is_fragile(void **state)
{
    (void)state;
    assert_int_equal(number_of(SCHOOL("", MEET(""), "", HOUR,
                                      "'staff': {" FULL("AB", "") ", " WEDNESDAY(
                                          "CD", "09:45") "}, " PAIR(FIRST_WEEK)),
                               RF_TIER_DIVERSITY, 3),
                     1);
    assert_int_equal(number_of(SCHOOL("", MEET(""), "", HOUR, STAFF ", " PAIR(FIRST_WEEK)),
                               RF_TIER_DIVERSITY, 3),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class_is_covered_within_the_budget),
        cmocka_unit_test(covered_minutes_are_counted_and_those_that_weigh_on_leaders),
        cmocka_unit_test(a_room_holds_one_session_at_a_time),
        cmocka_unit_test(both_or_none_stand),
        cmocka_unit_test(induction_minutes_end),
        cmocka_unit_test(visits_to_a_new_teacher_are_few),
        cmocka_unit_test(directed_time_ends),
        cmocka_unit_test(assessment_stands_apart_from_mentoring),
        cmocka_unit_test(travel_takes_its_time),
        cmocka_unit_test(training_is_spread_over_the_year),
        cmocka_unit_test(the_fullest_week_lies_above_the_mean),
        cmocka_unit_test(another_host_is_better_than_the_same),
        cmocka_unit_test(what_is_against_a_pair_is_counted),
        cmocka_unit_test(a_session_without_a_second_place_is_fragile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
