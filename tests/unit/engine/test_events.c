/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_events.c: group sessions (D20): quorum, the best of several moments, and pairs that have
 * nothing in common but the session they share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "answer.h"

#define EVENT(options, more)                                                                       \
    "'events': {'T1': {'kind': 'class', 'minutes': 60, 'staff': ['AB', 'CD', 'EF', 'GH'], "        \
    "'options': {" options "}" more "}}"
#define WEDNESDAY "'2025-09-03 15:15': {}"
#define THURSDAY "'2025-09-04 15:15': {}"
#define ALL_DAY(day) IN(day, "08:00", "16:45")
#define BUT_WEDNESDAY(id) ON(id, ALL_DAY("Tue") "," ALL_DAY("Thu"))
#define BUT_THURSDAY(id) ON(id, ALL_DAY("Tue") "," ALL_DAY("Wed"))
#define SCHOOL(staff, more) USUAL USUAL_RULES "," ONE_WEEK ",'staff': {" staff "}," more
#define APART                                                                                      \
    WEEKLY_TALK ",'inductions': {" INDUCTION("E1", "AB", "CD", "") "," INDUCTION("E2", "EF", "GH", \
                                                                                 "") "},"

static void a_group_session_needs_its_quorum(void **state)
{
    /* Three of four are the quorum of 0.75. */
    struct answer answer =
        solve(SCHOOL(ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," BUT_WEDNESDAY("GH"),
                     EVENT(WEDNESDAY, "")));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 7), 1);
    assert_string_equal(place_of(&answer, "T1"), "2025-09-03 15:15-16:15");
    assert_string_equal(people_at(&answer, "T1"), "AB CD EF");
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), 10);
    answer_close(&answer);
    answer =
        solve(SCHOOL(ALWAYS("AB") "," ALWAYS("CD") "," BUT_WEDNESDAY("EF") "," BUT_WEDNESDAY("GH"),
                     EVENT(WEDNESDAY, "")));
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 7), 4);
    assert_string_equal(place_of(&answer, "T1"), "unplaced");
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), 0);
    answer_close(&answer);
}

static void a_quorum_is_rounded_up_and_at_least_one(void **state)
{
    struct answer answer =
        solve(SCHOOL(ALWAYS("AB") "," ALWAYS("CD") "," BUT_WEDNESDAY("EF") "," BUT_WEDNESDAY("GH"),
                     EVENT(WEDNESDAY, ", 'quorum': 0.5")));
    (void)state;
    assert_string_equal(people_at(&answer, "T1"), "AB CD");
    answer_close(&answer);
    answer =
        solve(SCHOOL(ALWAYS("AB") "," ALWAYS("CD") "," BUT_WEDNESDAY("EF") "," BUT_WEDNESDAY("GH"),
                     EVENT(WEDNESDAY, ", 'quorum': 0.501")));
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 7), 4); /* 2.004 are three */
    answer_close(&answer);
    answer = solve(SCHOOL(
        BUT_WEDNESDAY("AB") "," BUT_WEDNESDAY("CD") "," BUT_WEDNESDAY("EF") "," BUT_WEDNESDAY("GH"),
        EVENT(WEDNESDAY, ", 'quorum': 0")));
    assert_string_equal(place_of(&answer, "T1"), "unplaced");
    answer_close(&answer);
}

static void the_moment_at_which_most_can_come_is_taken(void **state)
{
    struct answer answer =
        solve(SCHOOL(ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," BUT_WEDNESDAY("GH"),
                     EVENT(WEDNESDAY "," THURSDAY, "")));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 7), 0);
    assert_string_equal(people_at(&answer, "T1"), "AB CD EF GH");
    assert_string_equal(place_of(&answer, "T1"), "2025-09-04 15:15-16:15");
    answer_close(&answer);
}

static void pairs_that_share_only_the_session_agree_on_its_moment(void **state)
{
    /* E1 would have all of its people on Thursday, E2 on Wednesday; on either day one is missing.
     */
    struct answer answer =
        solve(SCHOOL(BUT_WEDNESDAY("AB") "," ALWAYS("CD") "," BUT_THURSDAY("EF") "," ALWAYS("GH"),
                     APART EVENT(WEDNESDAY "," THURSDAY, "")));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 7), 1);
    assert_int_equal(answer.plan->sessions[2].attending_count, 3);
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), 10);
    answer_close(&answer);
}

#define BUSY_MENTOR(quorum)                                                                        \
    SCHOOL(                                                                                        \
        ALWAYS("AB") "," ON("CD", IN("Tue", "08:45", "09:45")) "," ALWAYS("EF") "," ALWAYS("GH"),  \
        WEEKLY_TALK ",'inductions': {" INDUCTION("E1", "AB", "CD", "") "}," EVENT(                 \
            "'2025-09-02 08:45': {}", ", 'quorum': " quorum))

static void a_talk_comes_before_a_group_session_of_a_later_class(void **state)
{
    struct answer answer = solve(BUSY_MENTOR("0.5"));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 7), 2);
    assert_string_equal(people_at(&answer, "T1"), "EF GH");
    answer_close(&answer);
    answer = solve(BUSY_MENTOR("0.75"));
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 7), 4);
    answer_close(&answer);
}

static void four_taught_periods_before_it_count_once_for_all(void **state)
{
    /* AB and EF teach in periods 1 to 4 of Wednesday. */
    struct answer answer = solve(SCHOOL(
        ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," ALWAYS("GH"),
        "'lessons': {'L': {'staff': ['AB', 'EF'], 'at': {'Wed/1': {}, 'Wed/2': {}, 'Wed/3': {}, "
        "'Wed/4': {}}}}," EVENT("'2025-09-03 14:15': {}", "")));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 7), 0);
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), 3);
    answer_close(&answer);
    answer =
        solve(SCHOOL(ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," ALWAYS("GH"),
                     "'lessons': {'L': {'staff': ['AB', 'EF'], 'at': {'Wed/1': {}, 'Wed/2': {}, "
                     "'Wed/4': {}}}}," EVENT("'2025-09-03 14:15': {}", "")));
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), 0);
    answer_close(&answer);
}

static void nothing_is_tired_on_a_day_without_pupils(void **state)
{
    struct answer answer = solve(
        USUAL USUAL_RULES
        "," UNTIL("2025-09-05", "'inset': {'2025-09-01': {}}, ") ",'staff': {" ALWAYS("AB") "," ALWAYS(
            "CD") "," ALWAYS("EF") "," ALWAYS("GH") "}," EVENT("'2025-09-01 15:30': {}", ""));
    (void)state;
    assert_string_equal(place_of(&answer, "T1"), "2025-09-01 15:30-16:30");
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), 0);
    answer_close(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_group_session_needs_its_quorum),
        cmocka_unit_test(a_quorum_is_rounded_up_and_at_least_one),
        cmocka_unit_test(the_moment_at_which_most_can_come_is_taken),
        cmocka_unit_test(pairs_that_share_only_the_session_agree_on_its_moment),
        cmocka_unit_test(a_talk_comes_before_a_group_session_of_a_later_class),
        cmocka_unit_test(four_taught_periods_before_it_count_once_for_all),
        cmocka_unit_test(nothing_is_tired_on_a_day_without_pupils),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
