/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_window.c: windows of half-terms, terms and the year, turns, changes of stage, reviews and
 * assessments, part-timers, what is satisfied and what floats: expected sessions by hand from D26
 * and D30 to D35. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "school.h"

/* Autumn with half-terms of three and two weeks, spring with one of two. The weeks by number: 0 to
 * 4 begin on 1, 8, 15, 22, 29 September, 5 and 6 on 5 and 12 January. */
#define TWO_TERMS                                                                                  \
    "'calendar': {'terms': {'autumn': {'half_terms': {'1': {'from': '2025-09-01', 'until': "       \
    "'2025-09-19'}, '2': {'from': '2025-09-22', 'until': '2025-10-03'}}}, 'spring': "              \
    "{'half_terms': {'1': {'from': '2026-01-05', 'until': '2026-01-16'}}}}, " WEEK_DAYS            \
    ", " FIFTIES "}"
#define OWN_KINDS                                                                                       \
    "'kinds': {"                                                                                        \
    "'talk': {'name': 'talk', 'priority': 2, 'people': {'ect': 'free', 'mentor': 'free'}, "             \
    "'structured': true, 'meeting': true, 'home': true}, "                                              \
    "'visit': {'name': 'visit', 'priority': 4, 'people': {'ect': 'free', 'mentor': 'free'}}, "          \
    "'review': {'name': 'review', 'priority': 3, 'people': {'ect': 'free', 'tutor': 'free'}}, "         \
    "'panel': {'name': 'panel', 'priority': 3, 'people': {'ect': 'free', 'tutor': 'free', 'observer': " \
    "'free'}}, 'course': {'name': 'course', 'priority': 5, 'people': {'mentor': 'free'}}}"
#define STEP(kind, more) "'" kind "': {'kind': '" kind "', 'minutes': 30, 'least': 30, " more "}"
#define SCHOOL(steps, staff, pair, more)                                                           \
    HEAD "," RULES "," OWN_KINDS "," TWO_TERMS                                                     \
         "," PROGRAMME(0, steps) ",'staff': {" staff ", 'CD': {'name': 'C'}, "                     \
                                 "'EF': {'name': 'E'}}," PAIR(pair) more
#define AB "'AB': {'name': 'A'}"
#define TUTOR ", 'tutor': 'EF'"

/* The demanded sessions are exactly these, in this order. */
static void expect(const struct school *school, const char *const *names, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        assert_int_equal(demand_of(school, names[i]), i);
    assert_int_equal(school->demands->count, count);
}
#define EXPECT(school, ...)                                                                        \
    do {                                                                                           \
        const char *const names[] = {__VA_ARGS__};                                                 \
        expect((school), names, (int32_t)(sizeof names / sizeof names[0]));                        \
    } while (0)

static void assert_days(const struct school *school, const char *name, const char *first,
                        const char *last)
{
    const struct rf_demand *demand = &school->demands->items[demand_of(school, name)];
    assert_true(demand->day_count > 0);
    assert_int_equal(demand->days[0], day_of(first));
    assert_int_equal(demand->days[demand->day_count - 1], day_of(last));
}

static void a_half_term_asks_once_in_its_first_or_last_weeks(void **state)
{
    struct school school = school_open(
        SCHOOL(STEP("review", "'every': 'half_term', 'first_weeks': 1"), AB, TUTOR, ""));
    (void)state;
    EXPECT(&school, "E1/review/2025-09-01", "E1/review/2025-09-22", "E1/review/2026-01-05");
    assert_days(&school, "E1/review/2025-09-01", "2025-09-01", "2025-09-05");
    school_close(&school);
    school =
        school_open(SCHOOL(STEP("review", "'every': 'half_term', 'last_weeks': 2"), AB, TUTOR, ""));
    EXPECT(&school, "E1/review/2025-09-01", "E1/review/2025-09-22", "E1/review/2026-01-05");
    assert_days(&school, "E1/review/2025-09-01", "2025-09-08", "2025-09-19");
    school_close(&school);
}

static void a_term_and_a_year_ask_once(void **state)
{
    struct school school = school_open(SCHOOL(
        STEP("review", "'every': 'term'") "," STEP("visit", "'every': 'year'"), AB, TUTOR, ""));
    (void)state;
    EXPECT(&school, "E1/review/2025-09-01", "E1/visit/2025-09-01", "E1/review/2026-01-05");
    assert_days(&school, "E1/review/2025-09-01", "2025-09-01", "2025-10-03");
    assert_days(&school, "E1/visit/2025-09-01", "2025-09-01", "2026-01-16");
    school_close(&school);
}

/* The first half-term's weeks of a lead-in of two are cut off for a structured kind. */
static void a_long_window_begins_after_the_lead_in(void **state)
{
    struct school school = school_open(
        SCHOOL(STEP("talk", "'every': 'half_term'") "," STEP("visit", "'every': 'half_term'"), AB,
               ", 'lead_in_weeks': 2", ""));
    (void)state;
    assert_days(&school, "E1/talk/2025-09-01", "2025-09-15", "2025-09-19");
    assert_days(&school, "E1/visit/2025-09-01", "2025-09-01", "2025-09-19");
    school_close(&school);
}

static void turns_leave_windows_out(void **state)
{
    struct school school = school_open(
        SCHOOL(STEP("talk", "'every_weeks': 1, 'turns': {'of': 3, 'at': [1]}"), AB, "", ""));
    (void)state;
    EXPECT(&school, "E1/talk/2025-09-08", "E1/talk/2025-09-29");
    school_close(&school);
}

static void flags_say_whom_a_step_is_for(void **state)
{
#define FLAGGED                                                                                    \
    STEP("talk", "'every': 'term', 'only_if': ['extra']")                                          \
    "," STEP("visit", "'every': 'term', 'unless': ['extra']")
    struct school school = school_open(SCHOOL(FLAGGED, AB, ", 'flags': ['extra']", ""));
    (void)state;
    EXPECT(&school, "E1/talk/2025-09-01", "E1/talk/2026-01-05");
    school_close(&school);
    school = school_open(SCHOOL(FLAGGED, AB, "", ""));
    EXPECT(&school, "E1/visit/2025-09-01", "E1/visit/2026-01-05");
    school_close(&school);
}

/* A window follows the stage of its first week: the fortnight from 8 September is split by the
 * change in its second week and stays with the first stage. */
static void a_change_of_stage_takes_over_from_its_week_on(void **state)
{
    struct school school = school_open(
        HEAD
        "," RULES "," OWN_KINDS "," TWO_TERMS
        ", 'programmes': {'p': {'name': 'p', 'source': 's', 'stages': {'1': "
        "{'lead_in_weeks': 0, 'study_minutes': 0, 'preparation_minutes': 15, 'steps': {" STEP(
            "talk",
            "'every_weeks': 2") "}}, '2': {'lead_in_weeks': 0, 'study_minutes': 0, "
                                "'preparation_minutes': 5, 'steps': {" STEP(
                                    "visit",
                                    "'every_weeks': 1") "}}}}}," STAFF
                                                        "," PAIR(
                                                            ", 'changes': {'2025-09-24': {'stage': 2}}"));
    (void)state;
    EXPECT(&school, "E1/talk/2025-09-01", "E1/talk/2025-09-15", "E1/visit/2025-09-22",
           "E1/visit/2025-09-29", "E1/visit/2026-01-05", "E1/visit/2026-01-12");
    assert_int_equal(school.demands->items[0].stage->preparation_minutes, 15);
    assert_int_equal(school.demands->items[2].stage->preparation_minutes, 5);
    school_close(&school);
}

#define POINTS                                                                                     \
    STEP("review", "'every': 'term', 'point': 'review'")                                           \
    "," STEP("visit", "'every': 'term', 'point': 'assessment'")

/* Two terms are served: full time, autumn ends with the third, which is assessed; half time it
 * ends with two and a half and spring with three. After six there is neither. */
static void assessments_come_by_terms_served(void **state)
{
    struct school school = school_open(SCHOOL(POINTS, AB, TUTOR ", 'terms_served': 2", ""));
    (void)state;
    EXPECT(&school, "E1/visit/2025-09-01", "E1/review/2026-01-05");
    school_close(&school);
    school = school_open(
        SCHOOL(POINTS, "'AB': {'name': 'A', 'fte': 0.5}", TUTOR ", 'terms_served': 2", ""));
    EXPECT(&school, "E1/review/2025-09-01", "E1/visit/2026-01-05");
    school_close(&school);
    school = school_open(SCHOOL(POINTS, AB, TUTOR ", 'terms_served': 5", ""));
    EXPECT(&school, "E1/visit/2025-09-01");
    school_close(&school);
}

/* Half time: a talk every two weeks in place of one, from week 0, 2, 4 and 6; gaps of 3 to 8 school
 * days become 6 to 16. The visit has nothing to do with a meeting. */
static void a_part_timer_has_longer_windows(void **state)
{
    struct school school = school_open(SCHOOL(
        STEP("talk", "'every_weeks': 1, 'gap': {'least': 3, 'most': 8, 'make_up': 1}") "," STEP(
            "visit", "'every_weeks': 4"),
        "'AB': {'name': 'A', 'fte': 0.5}", "", ""));
    (void)state;
    EXPECT(&school, "E1/talk/2025-09-01", "E1/visit/2025-09-01", "E1/talk/2025-09-15",
           "E1/talk/2025-09-29", "E1/visit/2025-09-29", "E1/talk/2026-01-12");
    assert_days(&school, "E1/talk/2025-09-01", "2025-09-01", "2025-09-12");
    assert_days(&school, "E1/talk/2025-09-29", "2025-09-29", "2026-01-09");
    assert_int_equal(school.demands->items[2].gap_least, 6);
    assert_int_equal(school.demands->items[2].gap_most, 16);
    assert_int_equal(school.demands->items[2].gap_make_up, 1);
    assert_int_equal(school.demands->items[2].previous_meeting, 0);
    school_close(&school);
}

/* A conference of AB in the second week satisfies talks; one of CD does not. */
static void a_commitment_satisfies_the_window_it_lies_in(void **state)
{
    struct school school =
        school_open(SCHOOL(STEP("talk", "'every_weeks': 4"), AB, "",
                           ", 'commitments': {'c': {'type': 'training', 'staff': ['AB'], "
                           "'satisfies': ['talk'], 'on': {'2025-09-10': {'start': '09:00', 'end': "
                           "'12:00'}}}, 'd': {'type': 'training', 'staff': ['CD'], 'satisfies': "
                           "['talk'], 'on': {'2026-01-06': {'start': '09:00', 'end': '12:00'}}}}"));
    (void)state;
    EXPECT(&school, "E1/talk/2025-09-29");
    school_close(&school);
}

/* The tutor is the observer unless another is named. */
static void a_session_with_two_roles_in_one_person_is_not_asked_for(void **state)
{
    struct school school = school_open(SCHOOL(STEP("panel", "'every': 'year'"), AB, TUTOR, ""));
    (void)state;
    assert_int_equal(school.demands->count, 0);
    school_close(&school);
    school =
        school_open(SCHOOL(STEP("panel", "'every': 'year'"), AB, TUTOR ", 'observer': 'CD'", ""));
    EXPECT(&school, "E1/panel/2025-09-01");
    school_close(&school);
}

/* A chain with a meeting is part of the rhythm; a review by itself is not. */
static void chains_without_a_meeting_float(void **state)
{
    struct school school = school_open(
        SCHOOL(STEP("talk", "'every_weeks': 4") "," STEP(
                   "visit", "'every_weeks': 4, 'leads_to': {'step': "
                            "'talk', 'least': 0, 'most': 3, "
                            "'wished': 0, 'both': true}") "," STEP("review", "'every': 'year'"),
               AB, TUTOR, ""));
    (void)state;
    assert_false(school.demands->items[demand_of(&school, "E1/talk/2025-09-01")].floating);
    assert_false(school.demands->items[demand_of(&school, "E1/visit/2025-09-01")].floating);
    assert_true(school.demands->items[demand_of(&school, "E1/visit/2025-09-01")].both);
    assert_true(school.demands->items[demand_of(&school, "E1/review/2025-09-01")].floating);
    school_close(&school);
}

/* CD is out in the first week: the first window with a common date is the second. */
static void mentor_training_goes_by_the_mentor_alone(void **state)
{
    struct school school = school_open(HEAD "," RULES "," OWN_KINDS "," TWO_TERMS "," PROGRAMME(
        0,
        STEP(
            "course",
            "'every_weeks': 1")) ", 'staff': {" AB
                                 ", 'CD': {'name': 'C', 'from': '2025-09-08'}}, 'training': {'T1': "
                                 "{'mentor': 'CD', 'programme': 'p', 'until': '2025-09-19'}}");
    (void)state;
    EXPECT(&school, "T1/course/2025-09-08", "T1/course/2025-09-15");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_half_term_asks_once_in_its_first_or_last_weeks),
        cmocka_unit_test(a_term_and_a_year_ask_once),
        cmocka_unit_test(a_long_window_begins_after_the_lead_in),
        cmocka_unit_test(turns_leave_windows_out),
        cmocka_unit_test(flags_say_whom_a_step_is_for),
        cmocka_unit_test(a_change_of_stage_takes_over_from_its_week_on),
        cmocka_unit_test(assessments_come_by_terms_served),
        cmocka_unit_test(a_part_timer_has_longer_windows),
        cmocka_unit_test(a_commitment_satisfies_the_window_it_lies_in),
        cmocka_unit_test(a_session_with_two_roles_in_one_person_is_not_asked_for),
        cmocka_unit_test(chains_without_a_meeting_float),
        cmocka_unit_test(mentor_training_goes_by_the_mentor_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
