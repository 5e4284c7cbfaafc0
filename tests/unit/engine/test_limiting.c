/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_limiting.c: what is limited in number and minutes: tired meetings (D15), planning time
 * (D16), the mentor's load (D18), caps of the school (D19). Each limit is met exactly, then
 * missed by the least step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "answer.h"

#define ECTS ALWAYS("AB") "," ALWAYS("EF") ","
#define SCHOOL(rules, weeks, staff, more)                                                          \
    USUAL rules "," weeks "," WEEKLY_TALK ",'staff': {" ECTS staff "}," more
#define MORNING(day) IN(day, "08:45", "10:45")
#define HOUR(day) IN(day, "08:45", "09:45")

/* ---- tired: the mentor is in after school on Tuesdays of four weeks only */

#define TIRED_RULES(share, run)                                                                    \
    RULES_AND("," BUFFER("5") "," TIRED(share, run) "," LOAD("180", "90", "1.5") "," PLANNING)
#define AFTER_SCHOOL(share, run, more)                                                             \
    SCHOOL(TIRED_RULES(share, run), UNTIL("2025-09-26", ""),                                       \
           ON("CD", IN("Tue", "15:15", "16:45")), PAIR("") more)
#define WAIVER(until)                                                                              \
    ", 'waivers': {'w': {'rule': 'H6', 'induction': 'E1', 'reason': 'x', 'author': 'C. Dale', "    \
    "'expires': '" until "'}}"

static void assert_tired(const char *members, int32_t unplaced, int32_t points)
{
    struct answer answer = solve(members);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), unplaced);
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), points);
    answer_close(&answer);
}

static void a_share_of_the_meetings_may_be_tired(void **state)
{
    (void)state;
    assert_tired(AFTER_SCHOOL("0", "1000", ""), 4, 0);
    assert_tired(AFTER_SCHOOL("0.25", "1000", ""), 3, 10);
    assert_tired(AFTER_SCHOOL("0.499", "1000", ""), 3, 10); /* 1.996 are 1 */
    assert_tired(AFTER_SCHOOL("0.5", "1000", ""), 2, 20);
    assert_tired(AFTER_SCHOOL("1", "1000", ""), 0, 40);
}

static void tired_meetings_do_not_run_on(void **state)
{
    (void)state;
    /* Two in a row, one left out, one more. */
    assert_tired(AFTER_SCHOOL("1", "2", ""), 1, 30);
    /* No two in a row: the first and third, or such. */
    assert_tired(AFTER_SCHOOL("1", "1", ""), 2, 20);
    assert_tired(AFTER_SCHOOL("1", "0", ""), 4, 0);
    assert_tired(AFTER_SCHOOL("1", "4", ""), 0, 40);
}

static void a_waiver_lifts_share_and_run_to_the_last_day(void **state)
{
    (void)state;
    assert_tired(AFTER_SCHOOL("0.25", "1", WAIVER("2025-09-26")), 0, 40);
    assert_tired(AFTER_SCHOOL("0.25", "1", WAIVER("2025-09-25")), 3, 10);
}

/* ---- the mentor's load; a talk of 60 takes 75 with its preparation, one of 45 takes 60 */

#define LOAD_RULES(week, ect, factor)                                                              \
    RULES_AND("," BUFFER("5") "," TIRED("0.25", "2") "," LOAD(week, ect, factor) "," PLANNING)
#define ONE_ECT(ect, weeks)                                                                        \
    SCHOOL(LOAD_RULES("1000", ect, "1.5"), weeks, ON("CD", HOUR("Tue")), PAIR(""))
#define TWO_ECTS(week)                                                                             \
    SCHOOL(LOAD_RULES(week, "1000", "1.5"), ONE_WEEK, ON("CD", MORNING("Tue") "," MORNING("Thu")), \
           BOTH)
#define TRAINEE(minutes)                                                                           \
    ", 'commitments': {'m': {'type': 'mentoring', 'staff': ['CD'], 'on': {'2025-09-04': "          \
    "{'start': '11:15', 'end': '" minutes "'}}}}"

static void one_week_may_take_the_factor_of_the_cap(void **state)
{
    struct answer answer = solve(ONE_ECT("50", ONE_WEEK)); /* 75 */
    (void)state;
    assert_string_equal(place_of(&answer, "E1/talk/2025-09-01"), "2025-09-02 08:45-09:45");
    answer_close(&answer);
    answer = solve(ONE_ECT("49", ONE_WEEK)); /* 73: a talk of 55 */
    assert_string_equal(place_of(&answer, "E1/talk/2025-09-01"), "2025-09-02 08:50-09:45");
    assert_int_equal(value_of(&answer, RF_TIER_SPACING, 1), 11); /* and the common moment */
    answer_close(&answer);
    assert_unplaced_talks(ONE_ECT("40", ONE_WEEK), 0); /* 60 */
    assert_unplaced_talks(ONE_ECT("39", ONE_WEEK), 1); /* 58 */
}

static void two_weeks_may_take_the_cap_on_average(void **state)
{
    struct answer answer = solve(ONE_ECT("60", TWO_WEEKS));
    (void)state;
    /* 120 in two weeks: both 45. */
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_string_equal(place_of(&answer, "E1/talk/2025-09-01"), "2025-09-02 09:00-09:45");
    assert_string_equal(place_of(&answer, "E1/talk/2025-09-08"), "2025-09-09 09:00-09:45");
    answer_close(&answer);
    assert_unplaced_talks(ONE_ECT("59", TWO_WEEKS), 1); /* 118 */
}

static void all_ects_of_a_mentor_count_together(void **state)
{
    (void)state;
    assert_unplaced_talks(TWO_ECTS("80"), 0); /* 120 in the week: 45 + 15 twice */
    assert_unplaced_talks(TWO_ECTS("79"), 1);
}

static void other_mentoring_counts_in_the_total(void **state)
{
    (void)state;
    /* 150 in the week; the trainee takes 30 of them, or 35. */
    assert_unplaced_talks(TWO_ECTS("100") TRAINEE("11:45"), 0);
    assert_unplaced_talks(TWO_ECTS("100") TRAINEE("11:50"), 1);
}

/* ---- planning time: the mentor teaches periods 3 and 4 and is free in period 1, or 1 and 2 */

#define TEACHING(rate, block, from)                                                                \
    SCHOOL(RULES_AND(                                                                              \
               "," BUFFER("5") "," TIRED("0.25", "2") "," LOAD("180", "90", "1.5") "," VALUE_OF(   \
                   "ppa_rate", rate) "," VALUE_OF("ppa_min_block", block)),                        \
           ONE_WEEK, ON("CD", IN("Tue", from, "13:15")),                                           \
           "'lessons': {'L': {'staff': ['CD'], 'at': {'Tue/3': {}, 'Tue/4': {}}}}," PAIR(""))

static void the_last_free_period_is_kept_for_planning(void **state)
{
    (void)state;
    assert_unplaced_talks(TEACHING("0.1", "30", "09:45"), 1);
    assert_unplaced_talks(TEACHING("0", "30", "09:45"), 0);
    assert_unplaced_talks(TEACHING("0.1", "61", "09:45"), 0); /* too short to plan in */
}

static void a_talk_leaves_a_whole_period_for_planning(void **state)
{
    struct answer answer = solve(TEACHING("0.1", "30", "08:45"));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(count_at(&answer, "2025-09-02 08:45-09:45") +
                         count_at(&answer, "2025-09-02 09:45-10:45"),
                     1);
    answer_close(&answer);
    /* Half of 120 minutes taught is one period, six tenths are more than one. */
    assert_unplaced_talks(TEACHING("0.5", "30", "08:45"), 0);
    assert_unplaced_talks(TEACHING("0.6", "30", "08:45"), 1);
}

/* ---- caps of the school */

#define CAPPED(weeks, staff, pairs, cap)                                                           \
    HEAD "," KINDS "," USUAL_RULES "," weeks "," WEEKLY_TALK ",'staff': {" ECTS staff "}," pairs   \
         ",'policy': {'caps': {'c': {'staff': ['CD'], " cap "}}}"

static void a_cap_of_sessions_holds_in_its_span(void **state)
{
    (void)state;
    assert_unplaced_talks(
        CAPPED(ONE_WEEK, ON("CD", MORNING("Tue")), BOTH, "'per': 'day', 'sessions': 2"), 0);
    assert_unplaced_talks(
        CAPPED(ONE_WEEK, ON("CD", MORNING("Tue")), BOTH, "'per': 'day', 'sessions': 1"), 1);
    assert_unplaced_talks(CAPPED(ONE_WEEK, ON("CD", MORNING("Tue") "," MORNING("Wed")), BOTH,
                                 "'per': 'day', 'sessions': 1"),
                          0);
    assert_unplaced_talks(CAPPED(ONE_WEEK, ON("CD", MORNING("Tue") "," MORNING("Wed")), BOTH,
                                 "'per': 'week', 'sessions': 1"),
                          1);
    assert_unplaced_talks(
        CAPPED(TWO_WEEKS, ON("CD", MORNING("Tue")), PAIR(""), "'per': 'week', 'sessions': 1"), 0);
    assert_unplaced_talks(
        CAPPED(TWO_WEEKS, ON("CD", MORNING("Tue")), PAIR(""), "'per': 'term', 'sessions': 1"), 1);
    assert_unplaced_talks(
        CAPPED(TWO_WEEKS, ON("CD", MORNING("Tue")), PAIR(""), "'per': 'year', 'sessions': 0"), 2);
}

static void a_cap_of_minutes_asks_for_shorter_talks(void **state)
{
    /* 60 at 08:45, and 45 at 10:00: 105 minutes. Both at 45 cannot be in one morning. */
    struct answer answer =
        solve(CAPPED(ONE_WEEK, ON("CD", MORNING("Tue")), BOTH, "'per': 'week', 'minutes': 105"));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(count_at(&answer, "2025-09-02 10:00-10:45"), 1);
    answer_close(&answer);
    assert_unplaced_talks(
        CAPPED(ONE_WEEK, ON("CD", MORNING("Tue")), BOTH, "'per': 'week', 'minutes': 104"), 1);
}

static void a_cap_speaks_of_its_kinds_only(void **state)
{
    (void)state;
    assert_unplaced_talks(CAPPED(ONE_WEEK, ON("CD", MORNING("Tue")), BOTH,
                                 "'per': 'week', 'sessions': 0, 'kinds': ['visit']"),
                          0);
    assert_unplaced_talks(CAPPED(ONE_WEEK, ON("CD", MORNING("Tue")), BOTH,
                                 "'per': 'week', 'sessions': 0, 'kinds': ['visit', 'talk']"),
                          2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_of_the_meetings_may_be_tired),
        cmocka_unit_test(tired_meetings_do_not_run_on),
        cmocka_unit_test(a_waiver_lifts_share_and_run_to_the_last_day),
        cmocka_unit_test(one_week_may_take_the_factor_of_the_cap),
        cmocka_unit_test(two_weeks_may_take_the_cap_on_average),
        cmocka_unit_test(all_ects_of_a_mentor_count_together),
        cmocka_unit_test(other_mentoring_counts_in_the_total),
        cmocka_unit_test(the_last_free_period_is_kept_for_planning),
        cmocka_unit_test(a_talk_leaves_a_whole_period_for_planning),
        cmocka_unit_test(a_cap_of_sessions_holds_in_its_span),
        cmocka_unit_test(a_cap_of_minutes_asks_for_shorter_talks),
        cmocka_unit_test(a_cap_speaks_of_its_kinds_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
