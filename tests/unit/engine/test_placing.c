/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_placing.c: where sessions stand beside each other (D10, D12 to D14), each rule on a school
 * so narrow that one case can only fail and the one next to it can be met. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "answer.h"

#define TALKS_1 "E1/talk/2025-09-01"
#define TALKS_2 "E1/talk/2025-09-08"
#define SCHOOL(weeks, staff, more)                                                                 \
    USUAL USUAL_RULES "," weeks "," WEEKLY_TALK ",'staff': {" staff "}," more
#define ECTS ALWAYS("AB") "," ALWAYS("EF") ","

/* ---- clash and buffer */

#define TWO_TALKS(rules, until)                                                                    \
    USUAL rules "," ONE_WEEK "," WEEKLY_TALK                                                       \
                ",'staff': {" ECTS ON("CD", IN("Tue", "08:45", until)) "}," BOTH

static void two_talks_of_a_mentor_stand_one_behind_the_other(void **state)
{
    struct answer answer = solve(TWO_TALKS(USUAL_RULES, "10:45"));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(count_at(&answer, "2025-09-02 08:45-09:45"), 1);
    assert_int_equal(count_at(&answer, "2025-09-02 09:50-10:45"), 1);
    /* Five minutes less than wished, and no common moment left of either pair. */
    assert_int_equal(value_of(&answer, RF_TIER_SPACING, 1), 21);
    answer_close(&answer);
}

static void a_school_without_a_buffer_needs_none(void **state)
{
    struct answer answer = solve(TWO_TALKS(
        RULES_AND("," BUFFER("0") "," TIRED("0.25", "2") "," LOAD("180", "90", "1.5") "," PLANNING),
        "10:45"));
    (void)state;
    assert_int_equal(count_at(&answer, "2025-09-02 08:45-09:45"), 1);
    assert_int_equal(count_at(&answer, "2025-09-02 09:45-10:45"), 1);
    assert_int_equal(value_of(&answer, RF_TIER_SPACING, 1), 20);
    answer_close(&answer);
}

static void the_buffer_counts_to_the_minute(void **state)
{
    (void)state;
    /* 60 + 5 + 45 minutes is until 10:35. */
    assert_unplaced_talks(TWO_TALKS(USUAL_RULES, "10:35"), 0);
    assert_unplaced_talks(TWO_TALKS(USUAL_RULES, "10:30"), 1);
}

/* ---- rhythm */

#define TWO_SPELLS(first, second)                                                                  \
    SCHOOL(TWO_WEEKS,                                                                              \
           ECTS SPELLS("CD", SPELL("a", "2025-09-01", "2025-09-05",                                \
                                   first) "," SPELL("b", "2025-09-08", "2025-09-12", second)),     \
           PAIR(""))
#define HOUR(day) IN(day, "08:45", "09:45")

static void meetings_keep_the_least_gap(void **state)
{
    struct answer answer = solve(TWO_SPELLS(HOUR("Fri"), HOUR("Mon") "," HOUR("Wed")));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_string_equal(place_of(&answer, TALKS_1), "2025-09-05 08:45-09:45");
    assert_string_equal(place_of(&answer, TALKS_2), "2025-09-10 08:45-09:45"); /* three days */
    answer_close(&answer);
    /* Friday to Tuesday are two. */
    assert_unplaced_talks(TWO_SPELLS(HOUR("Fri"), HOUR("Mon") "," HOUR("Tue")), 1);
}

static void meetings_keep_the_greatest_gap(void **state)
{
    (void)state;
    assert_unplaced_talks(TWO_SPELLS(HOUR("Mon"), HOUR("Thu")), 0); /* eight school days */
    assert_unplaced_talks(TWO_SPELLS(HOUR("Mon"), HOUR("Fri")), 1); /* nine */
}

static void two_meetings_of_a_pair_stand_on_two_dates(void **state)
{
    static const char steps[] = USUAL USUAL_RULES "," ONE_WEEK "," PROGRAMME(
        0, TALK(1) ", 'chat': {'kind': 'chat', 'minutes': 15, 'every_weeks': 1}") ",'staff': {" ECTS
        ON("CD", IN("Tue", "08:45", "10:45")) "}," PAIR("");
    static const char more[] = USUAL USUAL_RULES "," ONE_WEEK "," PROGRAMME(
        0, TALK(1) ", 'chat': {'kind': 'chat', 'minutes': 15, 'every_weeks': 1}") ",'staff': {" ECTS
        ON("CD", IN("Tue", "08:45", "10:45") "," IN("Wed", "08:45", "09:00")) "}," PAIR("");
    (void)state;
    assert_unplaced_talks(steps, 1); /* a chat and a talk are one class here */
    assert_unplaced_talks(more, 0);
}

/* ---- order and lag */

#define VISITED(lesson, days)                                                                      \
    USUAL USUAL_RULES "," ONE_WEEK "," PROGRAMME(0, VISIT(1) "," TALK(1)) ",'staff': {" ECTS ON(   \
        "CD", days) "},'lessons': {'L': {'staff': ['AB'], 'at': {'" lesson "': {}}}}," PAIR("")

static void a_visit_stands_at_most_the_greatest_lag_before_its_talk(void **state)
{
    struct answer answer = solve(VISITED("Mon/1", HOUR("Mon") "," IN("Thu", "11:15", "12:15")));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 4), 0);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_string_equal(place_of(&answer, TALKS_1), "2025-09-04 11:15-12:15");
    /* Three school days where one is wished: 2 x 2; the mentor is in while AB teaches on Monday,
     * so period 3 on Thursday was the only common moment. */
    assert_int_equal(value_of(&answer, RF_TIER_SPACING, 1), 14);
    answer_close(&answer);
    answer = solve(VISITED("Mon/1", HOUR("Mon") "," IN("Fri", "11:15", "12:15")));
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 4), 1); /* four days */
    assert_int_equal(value_of(&answer, RF_TIER_EQUITY, 1), 15);
    answer_close(&answer);
}

static void a_visit_ends_before_its_talk_on_the_same_date(void **state)
{
    struct answer answer = solve(VISITED("Tue/1", IN("Tue", "08:45", "10:45")));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 4), 0);
    assert_string_equal(place_of(&answer, TALKS_1), "2025-09-02 09:45-10:45");
    answer_close(&answer);
    /* The lesson comes after the only hour for the talk. */
    answer = solve(VISITED("Tue/2", IN("Tue", "08:45", "10:45")));
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 4), 1);
    assert_string_equal(place_of(&answer, TALKS_1), "2025-09-02 08:45-09:45");
    answer_close(&answer);
}

static void a_visit_without_its_talk_is_not_placed(void **state)
{
    /* The mentor is in for the lesson only: no talk, so no visit. */
    struct answer answer = solve(VISITED("Tue/1", HOUR("Tue")));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 1);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 4), 1);
    assert_int_equal(value_of(&answer, RF_TIER_EQUITY, 1), 75);
    answer_close(&answer);
}

/* ---- lead-in */

#define CHATS ", 'chat': {'kind': 'chat', 'minutes': 15, 'every_weeks': 1, 'lead_in': true}"
#define CLOSED_WEEK                                                                                \
    UNTIL("2025-09-19", "'closures': {'c': {'from': '2025-09-08', 'until': '2025-09-12', "         \
                        "'reason': 'x'}}, ")
/* The mentor is in every morning of the first and third week, and on duty on the third Monday. */
#define MORNINGS                                                                                   \
    ON("CD", HOUR("Mon") "," HOUR("Tue") "," HOUR("Wed") "," HOUR("Thu") "," HOUR("Fri"))
#define DUTY                                                                                       \
    "'commitments': {'d': {'type': 'duty', 'staff': ['CD'], 'on': {'2025-09-15': "                 \
    "{'start': '08:45', 'end': '09:45'}}}},"
#define FREE_TALK "'talk': {'kind': 'talk', 'minutes': 60, 'least': 45, 'every_weeks': 1}"
#define MADE_UP(lead_in) PROGRAMME(lead_in, FREE_TALK CHATS) ",'staff': {" ECTS MORNINGS "},"
#define AFTER_A_CLOSED_WEEK(lead_in)                                                               \
    USUAL USUAL_RULES "," CLOSED_WEEK "," MADE_UP(lead_in) DUTY PAIR("")

static void the_lead_in_has_its_own_meetings(void **state)
{
    struct answer answer = solve(
        USUAL USUAL_RULES "," TWO_WEEKS "," PROGRAMME(1, TALK(1) CHATS) "," STAFF "," PAIR(""));
    (void)state;
    assert_int_equal(answer.plan->session_count, 2);
    assert_int_equal(demand_of(&answer.school, "E1/chat/2025-09-01"), 0);
    assert_int_equal(demand_of(&answer.school, TALKS_2), 1);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    answer_close(&answer);
}

static void a_talk_is_not_made_up_for_in_the_lead_in(void **state)
{
    (void)state;
    /* The talk of the closed week can stand on the Friday before, or on the Monday after, which
     * is taken. In the lead-in it may not stand on that Friday. */
    assert_unplaced_talks(AFTER_A_CLOSED_WEEK(0), 0);
    assert_unplaced_talks(AFTER_A_CLOSED_WEEK(1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_talks_of_a_mentor_stand_one_behind_the_other),
        cmocka_unit_test(a_school_without_a_buffer_needs_none),
        cmocka_unit_test(the_buffer_counts_to_the_minute),
        cmocka_unit_test(meetings_keep_the_least_gap),
        cmocka_unit_test(meetings_keep_the_greatest_gap),
        cmocka_unit_test(two_meetings_of_a_pair_stand_on_two_dates),
        cmocka_unit_test(a_visit_stands_at_most_the_greatest_lag_before_its_talk),
        cmocka_unit_test(a_visit_ends_before_its_talk_on_the_same_date),
        cmocka_unit_test(a_visit_without_its_talk_is_not_placed),
        cmocka_unit_test(the_lead_in_has_its_own_meetings),
        cmocka_unit_test(a_talk_is_not_made_up_for_in_the_lead_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
