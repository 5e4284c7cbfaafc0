/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_pinned.c: pins that hold, and pins that cannot: then there is no plan, and those that
 * contradict each other are named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "answer.h"

#define PIN(id, session, date, start)                                                              \
    "'" id "': {'session': '" session "', 'date': '" date "', 'start': '" start                    \
    "', 'reason': 'agreed'}"
#define PINS(pins) ", 'fixed': {'pins': {" pins "}}"
#define TALK_1 "E1/talk/2025-09-01"
#define TALK_2 "E1/talk/2025-09-08"
#define OTHER_1 "E2/talk/2025-09-01"
#define EVERYBODY "'staff': {" ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," ALWAYS("GH") "},"
#define SCHOOL(more) USUAL USUAL_RULES "," TWO_WEEKS "," WEEKLY_TALK "," EVERYBODY more

/* Some error with that code says all of these words. */
static bool says(const struct answer *answer, const char *code, const char *one, const char *other)
{
    for (size_t i = 0; i < answer->diagnostics.count; i++) {
        const struct rf_diagnostic *item = &answer->diagnostics.items[i];
        if (item->severity == RF_ERROR && strcmp(item->code, code) == 0 &&
            strstr(item->message, one) != NULL && strstr(item->message, other) != NULL)
            return true;
    }
    return false;
}

/* No plan; one error names both; the words of programmers do not occur. */
static void assert_contradictory(const char *members, const char *code, const char *one,
                                 const char *other)
{
    static const char *const unwanted[] = {"row", "column", "infeasible", "variable", "constraint"};
    struct answer answer = solve_with(members, &(struct rf_solve_options){0});
    assert_int_equal(answer.status, RF_CONTRADICTORY);
    assert_null(answer.plan);
    if (!says(&answer, code, one, other))
        rf_diagnostics_print(&answer.diagnostics, 0, stderr);
    assert_true(says(&answer, code, one, other));
    for (size_t i = 0; i < answer.diagnostics.count; i++)
        for (size_t k = 0; k < sizeof unwanted / sizeof unwanted[0]; k++)
            assert_null(strstr(answer.diagnostics.items[i].message, unwanted[k]));
    answer_close(&answer);
}

static void a_pinned_session_stands_at_its_pin(void **state)
{
    struct answer answer = solve(SCHOOL(PAIR("") PINS(PIN("p", TALK_1, "2025-09-04", "11:25"))));
    (void)state;
    assert_string_equal(place_of(&answer, TALK_1), "2025-09-04 11:25-12:25");
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    answer_close(&answer);
}

static void a_pin_may_lie_in_the_past(void **state)
{
    struct answer answer = solve(USUAL USUAL_RULES "," UNTIL(
        "2025-09-12", "'as_of': '2025-09-04', ") "," WEEKLY_TALK "," EVERYBODY PAIR("")
                                     PINS(PIN("p", TALK_1, "2025-09-02", "11:15")));
    (void)state;
    assert_string_equal(place_of(&answer, TALK_1), "2025-09-02 11:15-12:15");
    answer_close(&answer);
}

static void a_tired_pin_takes_the_share(void **state)
{
    /* Half of two meetings may be tired; the other one cannot be then. */
    struct answer answer = solve(USUAL RULES_AND("," BUFFER("5") "," TIRED("0.5", "2") "," LOAD(
        "180", "90", "1.5") "," PLANNING) "," TWO_WEEKS "," WEEKLY_TALK
                                          ",'staff': {" ALWAYS("AB") "," ON(
                                              "CD", IN("Tue", "15:15", "16:45")) "}," PAIR("")
                                              PINS(PIN("p", TALK_2, "2025-09-09", "15:15")));
    (void)state;
    assert_string_equal(place_of(&answer, TALK_2), "2025-09-09 15:15-16:15");
    assert_string_equal(place_of(&answer, TALK_1), "unplaced");
    answer_close(&answer);
}

static void two_pins_that_need_one_mentor_at_once_are_named(void **state)
{
    (void)state;
    assert_contradictory(SCHOOL(BOTH PINS(PIN("one", TALK_1, "2025-09-02", "11:15") "," PIN(
                             "two", OTHER_1, "2025-09-02", "12:00"))),
                         "H2", "\"one\" of " TALK_1, "\"two\" of " OTHER_1);
    /* No time between them. */
    assert_contradictory(SCHOOL(BOTH PINS(PIN("one", TALK_1, "2025-09-02", "11:15") "," PIN(
                             "two", OTHER_1, "2025-09-02", "12:15"))),
                         "H2", "\"one\" of " TALK_1, "\"two\" of " OTHER_1);
}

static void two_pins_with_a_buffer_between_them_hold(void **state)
{
    struct answer answer = solve(SCHOOL(BOTH PINS(
        PIN("one", TALK_1, "2025-09-02", "11:15") "," PIN("two", OTHER_1, "2025-09-02", "12:20"))));
    (void)state;
    assert_string_equal(place_of(&answer, OTHER_1), "2025-09-02 12:20-13:15");
    answer_close(&answer);
}

static void two_pins_out_of_rhythm_are_named(void **state)
{
    (void)state;
    /* Friday and the Monday after: one school day. */
    assert_contradictory(SCHOOL(PAIR("") PINS(PIN("one", TALK_1, "2025-09-05", "11:15") "," PIN(
                             "two", TALK_2, "2025-09-08", "11:15"))),
                         "H8", "\"one\" of " TALK_1, "\"two\" of " TALK_2);
}

static void a_visit_pinned_behind_its_talk_is_named(void **state)
{
    (void)state;
    assert_contradictory(
        USUAL USUAL_RULES "," ONE_WEEK "," PROGRAMME(
            0, VISIT(1) "," TALK(
                   1)) "," EVERYBODY
                       "'lessons': {'L': {'staff': ['AB'], 'at': {'Thu/1': {}}}}," PAIR("")
                           PINS(PIN("one", "E1/visit/2025-09-01", "2025-09-04",
                                    "08:45") "," PIN("two", TALK_1, "2025-09-02", "11:15")),
        "H7", "\"one\" of E1/visit/2025-09-01", "\"two\" of " TALK_1);
}

static void a_visit_pinned_too_long_before_its_talk_is_named(void **state)
{
    (void)state;
    /* Monday to Friday are four school days, one too many. */
    assert_contradictory(
        USUAL USUAL_RULES "," ONE_WEEK "," PROGRAMME(
            0, VISIT(1) "," TALK(
                   1)) "," EVERYBODY
                       "'lessons': {'L': {'staff': ['AB'], 'at': {'Mon/1': {}}}}," PAIR("")
                           PINS(PIN("one", "E1/visit/2025-09-01", "2025-09-01",
                                    "08:45") "," PIN("two", TALK_1, "2025-09-05", "11:15")),
        "H7", "\"one\" of E1/visit/2025-09-01", "\"two\" of " TALK_1);
}

static void a_pin_no_fact_allows_is_named(void **state)
{
    (void)state;
    /* Over lunch there is no free time. */
    assert_contradictory(SCHOOL(PAIR("") PINS(PIN("one", TALK_1, "2025-09-02", "13:30"))), "H15",
                         "\"one\"", TALK_1);
    assert_contradictory(
        SCHOOL(PAIR("") ", 'fixed': {'pins': {" PIN(
            "one", TALK_1, "2025-09-02",
            "11:15") "}, 'forbids': {'f': {'staff': ['CD'], 'day': 'Tue', 'reason': 'x'}}}"),
        "H15", "\"one\"", TALK_1);
}

static void a_pinned_group_session_without_its_quorum_is_named(void **state)
{
    (void)state;
    assert_contradictory(
        USUAL USUAL_RULES
        "," ONE_WEEK
        ",'staff': {" ALWAYS("AB") "," ALWAYS("CD") "," ON("EF", IN("Tue", "08:00", "16:45")) "," ON(
            "GH",
            IN("Tue", "08:00",
               "16:45")) "},'events': {'T1': {'kind': 'class', 'minutes': 60, 'staff': ['AB', 'CD', 'EF', 'GH'], "
                         "'options': {'2025-09-03 15:15': {}}}}" PINS(
                             PIN("one", "T1", "2025-09-03", "15:15")),
        "H16", "\"one\"", "T1");
}

static void pins_that_only_a_cap_sets_against_each_other_are_all_named(void **state)
{
    static const char members[] = HEAD
        "," KINDS "," USUAL_RULES "," TWO_WEEKS "," WEEKLY_TALK
        "," EVERYBODY PAIR("") PINS(PIN("one", TALK_1, "2025-09-02", "11:15") "," PIN(
            "two", TALK_2, "2025-09-09",
            "11:15")) ", 'policy': {'caps': {'c': {'staff': ['CD'], 'per': 'year', 'sessions': 1}}}";
    (void)state;
    assert_contradictory(members, "H15", "\"one\"", TALK_1);
    assert_contradictory(members, "H15", "\"two\"", TALK_2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pinned_session_stands_at_its_pin),
        cmocka_unit_test(a_pin_may_lie_in_the_past),
        cmocka_unit_test(a_tired_pin_takes_the_share),
        cmocka_unit_test(two_pins_that_need_one_mentor_at_once_are_named),
        cmocka_unit_test(two_pins_with_a_buffer_between_them_hold),
        cmocka_unit_test(two_pins_out_of_rhythm_are_named),
        cmocka_unit_test(a_visit_pinned_behind_its_talk_is_named),
        cmocka_unit_test(a_visit_pinned_too_long_before_its_talk_is_named),
        cmocka_unit_test(a_pin_no_fact_allows_is_named),
        cmocka_unit_test(a_pinned_group_session_without_its_quorum_is_named),
        cmocka_unit_test(pins_that_only_a_cap_sets_against_each_other_are_all_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
