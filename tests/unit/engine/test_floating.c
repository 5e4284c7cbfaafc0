/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_floating.c: sessions outside the weekly rhythm (a word with the tutor, looking at somebody's
 * lesson): they share people between pairs, the rhythm gives way to them, and who is chosen
 * changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "answer.h"

#define OWN_KINDS                                                                                  \
    HEAD ",'kinds': {'talk': {'name': 'talk', 'priority': 2, 'people': {'ect': 'free', "           \
         "'mentor': 'free'}, 'meeting': true, 'home': true, 'mentoring': true},"                   \
         "'word': {'name': 'word', 'priority': 8, 'people': {'ect': 'free', 'tutor': 'free'}},"    \
         "'look': {'name': 'look', 'priority': 8, 'people': {'ect': 'free', 'host': 'free'}}},"
#define WORD(minutes) ",'word': {'kind': 'word', 'minutes': " #minutes ", 'every_weeks': 1}"
#define LOOK ",'look': {'kind': 'look', 'minutes': 30, 'every_weeks': 1}"
#define WITH(weights, weeks, steps, staff, inductions, more)                                       \
    OWN_KINDS weights "," USUAL_RULES "," weeks                                                    \
                      "," PROGRAMME(0, TALK(1) steps) ",'staff': {" staff                          \
                                                      "},'inductions': {" inductions "}" more
#define TUTOR ", 'tutor': 'TU'"

static void two_words_with_one_tutor_stand_one_behind_the_other(void **state)
{
    struct answer answer =
        solve(WITH(WEIGHTS, ONE_WEEK, WORD(55),
                   ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," ALWAYS("KL") "," ON(
                       "TU", IN("Tue", "08:45", "10:45")),
                   INDUCTION("E1", "AB", "CD", TUTOR) "," INDUCTION("E2", "EF", "KL", TUTOR), ""));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 8), 0);
    assert_int_equal(count_at(&answer, "2025-09-02 08:45-09:40"), 1);
    assert_int_equal(count_at(&answer, "2025-09-02 09:45-10:40"), 1);
    answer_close(&answer);
}

static void only_one_word_finds_room_in_one_hour_of_the_tutor(void **state)
{
    struct answer answer =
        solve(WITH(WEIGHTS, ONE_WEEK, WORD(55),
                   ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," ALWAYS("KL") "," ON(
                       "TU", IN("Tue", "08:45", "10:00")),
                   INDUCTION("E1", "AB", "CD", TUTOR) "," INDUCTION("E2", "EF", "KL", TUTOR), ""));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 8), 1);
    assert_int_equal(value_of(&answer, RF_TIER_EQUITY, 1), 55);
    answer_close(&answer);
}

static void a_talk_leaves_its_wished_day_to_a_word(void **state)
{
    struct answer answer = solve(
        WITH(WEIGHTS, ONE_WEEK, WORD(60),
             ALWAYS("AB") "," ON(
                 "CD", IN("Tue", "08:45", "09:45") "," IN(
                           "Thu", "08:45", "09:45")) "," ON("TU", IN("Tue", "08:45", "09:45")),
             INDUCTION("E1", "AB", "CD", TUTOR),
             ",'fixed': {'wishes': {'w': {'induction': 'E1', 'kind': 'talk', 'day': 'Tue', "
             "'reason': 'x'}}}"));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 8), 0);
    assert_string_equal(place_of(&answer, "E1/word/2025-09-01"), "2025-09-02 08:45-09:45");
    assert_string_equal(place_of(&answer, "E1/talk/2025-09-01"), "2025-09-04 08:45-09:45");
    answer_close(&answer);
}

static void each_look_is_at_somebody_else(void **state)
{
    struct answer answer =
        solve(WITH("'policy': {'weights': {'same_person': 4}}", TWO_WEEKS, LOOK,
                   ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("HA") "," ALWAYS("HB"),
                   INDUCTION("E1", "AB", "CD", ", 'hosts': ['HA', 'HB']"), ""));
    int32_t first = demand_of(&answer.school, "E1/look/2025-09-01");
    int32_t second = demand_of(&answer.school, "E1/look/2025-09-08");
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_DIVERSITY, 2), 0);
    assert_true(answer.plan->sessions[first].chosen >= 0);
    assert_true(answer.plan->sessions[second].chosen >= 0);
    assert_int_not_equal(answer.plan->sessions[first].chosen, answer.plan->sessions[second].chosen);
    answer_close(&answer);
}

static void a_third_look_at_two_hosts_is_at_one_of_them_again(void **state)
{
    struct answer answer =
        solve(WITH("'policy': {'weights': {'same_person': 4}}", UNTIL("2025-09-19", ""), LOOK,
                   ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("HA") "," ALWAYS("HB"),
                   INDUCTION("E1", "AB", "CD", ", 'hosts': ['HA', 'HB']"), ""));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_DIVERSITY, 2), 4);
    answer_close(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_words_with_one_tutor_stand_one_behind_the_other),
        cmocka_unit_test(only_one_word_finds_room_in_one_hour_of_the_tutor),
        cmocka_unit_test(a_talk_leaves_its_wished_day_to_a_word),
        cmocka_unit_test(each_look_is_at_somebody_else),
        cmocka_unit_test(a_third_look_at_two_hosts_is_at_one_of_them_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
