/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_group.c: group sessions: quorum, who comes, and components that have to agree on one start.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "solved.h"

#define BASE                                                                                       \
    HEAD "," RULES "," KINDS "," WEIGHTS ",'calendar': {'terms': {'autumn': {'half_terms': {"      \
         "'1': {'from': '2025-09-01', 'until': '2025-09-05'}}}}, " WEEK_DAYS ", " FIFTIES          \
         "}," PROGRAMME(0, TALK(1)) ","
#define FREE(id) "'" id "': {'name': '" id "'}"
/* In on one weekday between two times only. */
#define IN(id, days)                                                                               \
    "'" id "': {'name': '" id "', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-05', "   \
    "'days': {" days "}}}}"
#define HOURS(day, start, end) "'" day "': {'start': '" start "', 'end': '" end "'}"
#define TWO_PAIRS                                                                                  \
    "'inductions': {'E1': {'ect': 'A1', 'mentor': 'M1', 'stage': 1, 'programme': 'p'},"            \
    "'E2': {'ect': 'A2', 'mentor': 'M2', 'stage': 1, 'programme': 'p'}},"
#define TRAINING(quorum, options)                                                                  \
    ", 'events': {'T': {'kind': 'class', 'staff': ['A1', 'M1', 'A2', 'M2'], 'minutes': 60, "       \
    "'quorum': " #quorum ", 'options': {" options "}}}"

static void everybody_comes_when_everybody_can(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved,
                BASE TWO_PAIRS "'staff': {" FREE("A1") "," FREE("M1") "," FREE("A2") "," FREE(
                    "M2") "}" TRAINING(1, "'2025-09-03 13:35': {}, '2025-09-04 13:35': {}"),
                NULL);
    const struct rf_session *training = session_of(&solved, "T");
    assert_true(training->placed);
    assert_int_equal(training->attending_count, 4);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 0);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->status, RF_TIER_SOLVED);
    assert_int_equal(count_placed(&solved), 3);
    solved_close(&solved);
}

/* Three of four are in; a quorum of four fifths needs all four. */
static void without_its_quorum_it_does_not_stand(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE TWO_PAIRS "'staff': {" FREE("A1") "," FREE("M1") "," FREE("A2") "," IN(
            "M2", HOURS("Mon", "08:45", "15:15")) "}" TRAINING(0.8, "'2025-09-03 13:35': {}"),
        NULL);
    assert_false(session_of(&solved, "T")->placed);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 4);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->status, RF_TIER_SOLVED);
    solved_close(&solved);
}

static void who_cannot_come_is_counted(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE TWO_PAIRS "'staff': {" FREE("A1") "," FREE("M1") "," FREE("A2") "," IN(
            "M2", HOURS("Mon", "08:45", "15:15")) "}" TRAINING(0.75, "'2025-09-03 13:35': {}"),
        NULL);
    assert_int_equal(session_of(&solved, "T")->attending_count, 3);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 1);
    solved_close(&solved);
}

/* M1 is in on Tuesday from 13:35 to 14:40 and M2 on Wednesday at the same time, each with room for
 * a talk or the training and not both. A talk counts before the training (class 2 before 7). So
 * wherever the training stands, the pair of that day has its talk and misses it; the other ECT and
 * mentor: the mentor is not in at all. Both ECTs are free all week, but the one whose talk is then
 * cannot come. One comes of four; a quarter is enough. */
static void a_talk_counts_before_a_training(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE TWO_PAIRS
        "'staff': {" FREE("A1") "," FREE("A2") "," IN("M1", HOURS("Tue", "13:35", "14:40")) "," IN(
            "M2", HOURS("Wed", "13:35",
                        "14:40")) "}" TRAINING(0.25,
                                               "'2025-09-02 13:35': {}, '2025-09-03 13:35': {}"),
        NULL);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->value, 0);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 3);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->status, RF_TIER_SOLVED);
    assert_int_equal(session_of(&solved, "T")->attending_count, 1);
    solved_close(&solved);
}

/* Both mentors are in on Tuesday and Wednesday from 13:35 to 14:40. The first pair can talk on
 * Tuesday alone (A1 has a duty on Wednesday from 14:00), the second on Wednesday alone. Left to
 * themselves, the first pair wants the training on Wednesday (M1 comes, A1 cannot) or misses it...
 * so M1 and M2 want different days, and the school has to decide: on either day the pair that talks
 * misses it, and of the other pair the mentor comes and the ECT has the duty. */
static void components_that_want_different_starts_come_to_agree(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE TWO_PAIRS "'staff': {" FREE("A1") "," FREE("A2") "," IN(
            "M1",
            HOURS("Tue", "13:35", "14:40") "," HOURS(
                "Wed", "13:35",
                "14:40")) "," IN("M2",
                                 HOURS("Tue", "13:35", "14:40") "," HOURS(
                                     "Wed", "13:35",
                                     "14:40")) "}"
                                               ", 'commitments': {'d1': {'type': 'duty', 'staff': ['A1'], 'on': {'2025-09-03': "
                                               "{'start': '14:00', 'end': '14:30'}}}, 'd2': {'type': 'duty', 'staff': ['A2'], "
                                               "'on': {'2025-09-02': {'start': '14:00', 'end': '14:30'}}}}" TRAINING(
                                                   0.25,
                                                   "'2025-09-02 13:35': {}, '2025-09-03 13:35': {}"),
        NULL);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->value, 0);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 3);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->status, RF_TIER_SOLVED);
    assert_true(session_of(&solved, "T")->placed);
    solved_close(&solved);
}

/* Points of a training after school: 10 for the hour, once for all who come. */
static void its_points_count_once(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved,
                BASE TWO_PAIRS "'staff': {" FREE("A1") "," FREE("M1") "," FREE("A2") "," FREE(
                    "M2") "}" TRAINING(1, "'2025-09-03 15:15': {}"),
                NULL);
    assert_int_equal(result_of(&solved, RF_TIER_TIRED, 1)->value, 10);
    assert_int_equal(result_of(&solved, RF_TIER_TIRED, 1)->status, RF_TIER_SOLVED);
    solved_close(&solved);
}

/* Of two starts the one within the pupils' day costs nothing; no component sees that alone. */
static void the_start_with_fewer_points_is_taken(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved,
                BASE TWO_PAIRS "'staff': {" FREE("A1") "," FREE("M1") "," FREE("A2") "," FREE(
                    "M2") "}" TRAINING(1, "'2025-09-03 13:35': {}, '2025-09-03 15:15': {}"),
                NULL);
    assert_int_equal(session_of(&solved, "T")->start, minute_of("13:35"));
    assert_int_equal(result_of(&solved, RF_TIER_TIRED, 1)->value, 0);
    solved_close(&solved);
}

static void a_pinned_training_without_its_quorum_contradicts(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE TWO_PAIRS "'staff': {" FREE("A1") "," FREE("M1") "," FREE("A2") "," IN(
            "M2",
            HOURS(
                "Mon", "08:45",
                "15:15")) "}" TRAINING(1,
                                       "'2025-09-03 13:35': {}") ", 'fixed': {'pins': {'p': {'session': 'T', 'date': '2025-09-03', 'start': "
                                                                 "'13:35', 'reason': 'booked'}}}",
        NULL);
    assert_int_equal(solved.status, RF_CONTRADICTORY);
    assert_int_equal(solved.diagnostics.count, 1);
    solved_close(&solved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_comes_when_everybody_can),
        cmocka_unit_test(without_its_quorum_it_does_not_stand),
        cmocka_unit_test(who_cannot_come_is_counted),
        cmocka_unit_test(a_talk_counts_before_a_training),
        cmocka_unit_test(components_that_want_different_starts_come_to_agree),
        cmocka_unit_test(its_points_count_once),
        cmocka_unit_test(the_start_with_fewer_points_is_taken),
        cmocka_unit_test(a_pinned_training_without_its_quorum_contradicts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
