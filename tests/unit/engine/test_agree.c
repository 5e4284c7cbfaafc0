/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_agree.c: pairs that have to agree where group sessions stand. Each mentor is in only at a
 * few times, so that it can be worked out by hand who talks where and who comes. Unless a test says
 * otherwise the certificate is shown for every number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "check/certificate.h"
#include "solved.h"

#define BASE                                                                                            \
    HEAD                                                                                                \
        "," RULES "," KINDS "," WEIGHTS ",'calendar': {'terms': {'autumn': {'half_terms': {"            \
        "'1': {'from': '2025-09-01', 'until': '2025-09-05'}}}}, " WEEK_DAYS ", " FIFTIES                \
        "}," PROGRAMME(                                                                                 \
            0,                                                                                          \
            TALK(                                                                                       \
                1)) ","                                                                                 \
                    "'inductions': {'E1': {'ect': 'A1', 'mentor': 'M1', 'stage': 1, 'programme': 'p'}," \
                    "'E2': {'ect': 'A2', 'mentor': 'M2', 'stage': 1, 'programme': 'p'},"                \
                    "'E3': {'ect': 'A3', 'mentor': 'M3', 'stage': 1, 'programme': 'p'}},"               \
                    "'staff': {'A1': {}, 'A2': {}, 'A3': {}, "
#define IN(id, days)                                                                               \
    "'" id "': {'works': {'w': {'from': '2025-09-01', 'until': '2025-09-05', 'days': {" days "}}}}"
#define AT(day, start, end) "'" day "': {'start': '" start "', 'end': '" end "'}"
/* Room for a talk or the training, and not for both. */
#define HOUR(day) AT(day, "13:35", "14:40")
#define EVENT(id, people, quorum, options)                                                         \
    "'" id "': {'kind': 'class', 'staff': [" people "], 'minutes': 60, 'quorum': " quorum          \
    ", 'options': {" options "}}"
#define TUESDAY "'2025-09-02 13:35': {}"
#define WEDNESDAY "'2025-09-03 13:35': {}"
#define THURSDAY "'2025-09-04 13:35': {}"
#define MENTORS "'M1', 'M2', 'M3'"

static void open_school(struct solved *solved, const char *members)
{
    solved_open(solved, members, NULL);
    assert_int_equal(solved->status, RF_OK);
    for (int32_t i = 0; i < solved->plan->result_count; i++)
        assert_int_equal(solved->plan->results[i].status, RF_TIER_SOLVED);
}

/* The verifier shows that no number of the plan can be bettered. */
static void assert_certified(const struct solved *solved)
{
    const struct rf_instance *instance = solved->school.instance;
    struct rf_checker *checker = rf_checker_new(instance);
    struct rf_report report = {0};
    const char *text = solved->account.certificate;
    struct rf_certificate *certificate = rf_certificate_read(instance, text, strlen(text), NULL);
    assert_non_null(certificate);
    assert_true(rf_checker_check(checker, solved->plan, &report));
    struct rf_verdict verdict = rf_certificate_verify(checker, certificate, 0);
    assert_true(verdict.sound);
    assert_int_equal(rf_verdict_certified(&verdict, &report.values), rf_verdict_numbers(&verdict));
    rf_verdict_clear(&verdict);
    rf_report_release(&report);
    rf_certificate_release(certificate);
    rf_checker_release(checker);
}

static void assert_at(const struct solved *solved, const char *event, const char *date,
                      int32_t coming)
{
    const struct rf_session *session = session_of(solved, event);
    assert_true(session->placed);
    assert_int_equal(session->day, day_of(date));
    assert_int_equal(session->attending_count, coming);
}

/* Every mentor is in on Monday, for the talk, and on Tuesday and Wednesday. */
static void nothing_in_the_way_and_they_agree_at_once(void **state)
{
    struct solved solved;
    (void)state;
#define FREE_TWO_DAYS HOUR("Mon") "," HOUR("Tue") "," HOUR("Wed")
    open_school(&solved,
                BASE IN("M1", FREE_TWO_DAYS) "," IN("M2", FREE_TWO_DAYS) "," IN(
                    "M3", FREE_TWO_DAYS) "}, 'events': {" EVENT("T", MENTORS, "1",
                                                                TUESDAY "," WEDNESDAY) "}");
    assert_true(session_of(&solved, "T")->placed);
    assert_int_equal(session_of(&solved, "T")->attending_count, 3);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 0);
    assert_certified(&solved);
    solved_close(&solved);
}

/* Everyone talks (class 2) before they come (class 7). M1 has Tuesday alone and talks there; M2 and
 * M3 have Monday for the talk, and M2 Tuesday, M3 Wednesday. On Tuesday M2 comes; on Wednesday M3:
 * one of three either way, and M1 never. Two are missing. */
static void either_start_suits_one_of_them(void **state)
{
    struct solved solved;
    (void)state;
    open_school(&solved,
                BASE IN("M1", HOUR("Tue")) "," IN("M2", HOUR("Mon") "," HOUR("Tue")) "," IN(
                    "M3", HOUR("Mon") "," HOUR("Wed")) "}, 'events': {" EVENT("T", MENTORS, "0.3",
                                                                              TUESDAY
                                                                              "," WEDNESDAY) "}");
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->value, 0);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 2);
    assert_int_equal(session_of(&solved, "T")->attending_count, 1);
    assert_certified(&solved);
    solved_close(&solved);
}

/* On Tuesday all three could come, but M1 and M2 have to talk there (they have no other day but
 * Wednesday's quarter of an hour too short for a talk and long enough for nothing). M2 and M3 can
 * come on Wednesday as well: there M2, who talks on Tuesday, and M3 come. */
static void the_start_most_can_come_to_is_not_the_best(void **state)
{
    struct solved solved;
    (void)state;
    open_school(
        &solved,
        BASE IN("M1", HOUR("Tue")) "," IN("M2", HOUR("Tue") "," HOUR("Wed")) "," IN(
            "M3",
            HOUR("Tue") "," HOUR("Wed") "," HOUR(
                "Thu")) "}, "
                        "'commitments': {'d': {'type': 'duty', 'staff': ['A2'], 'on': "
                        "{'2025-09-03': {'start': '13:35', 'end': '14:40'}}}}, 'events': {" EVENT(
                            "T", MENTORS, "0.3", TUESDAY "," WEDNESDAY) "}");
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->value, 0);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 1);
    assert_at(&solved, "T", "2025-09-03", 2);
    assert_certified(&solved);
    solved_close(&solved);
}

/* As in the first dispute, twice: M1 and M2 differ about T on Tuesday or Wednesday, M2 and M3 about
 * U on Wednesday or Thursday. M1: Mon, Tue. M2: Mon, Wed. M3: Mon, Thu. For T one of M1, M2 comes;
 * for U one of M2, M3; M2 cannot come to both on Wednesday. One is missing from each. Not
 * certified: a block gives one price to each session, set one after the other, and what M2 misses
 * depends on both. */
static void two_sessions_are_settled_together(void **state)
{
    struct solved solved;
    (void)state;
    open_school(
        &solved,
        BASE IN("M1", HOUR("Mon") "," HOUR("Tue")) "," IN("M2", HOUR("Mon") "," HOUR("Wed")) "," IN(
            "M3", HOUR("Mon") "," HOUR(
                      "Thu")) "}, 'events': {" EVENT("T", "'M1', 'M2'", "0.5",
                                                     TUESDAY
                                                     "," WEDNESDAY) "," EVENT("U", "'M2', 'M3'",
                                                                              "0.5",
                                                                              WEDNESDAY
                                                                              "," THURSDAY) "}");
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->value, 0);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 2);
    assert_int_equal(session_of(&solved, "T")->attending_count, 1);
    assert_int_equal(session_of(&solved, "U")->attending_count, 1);
    solved_close(&solved);
}

/* The same three mentors, but two of them have to come: on neither day do two, though two can be in
 * (M1 and M2 on Tuesday, where M1 talks). The training does not stand. Not certified: of the quorum
 * the blocks of a certificate know nothing. */
static void what_they_agree_on_may_miss_its_quorum(void **state)
{
    struct solved solved;
    (void)state;
    open_school(&solved,
                BASE IN("M1", HOUR("Tue")) "," IN("M2", HOUR("Mon") "," HOUR("Tue")) "," IN(
                    "M3", HOUR("Mon") "," HOUR("Wed")) "}, 'events': {" EVENT("T", MENTORS, "0.6",
                                                                              TUESDAY
                                                                              "," WEDNESDAY) "}");
    assert_false(session_of(&solved, "T")->placed);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->value, 0);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 3);
    solved_close(&solved);
}

/* M1, the first of those who certainly come where they can, is in on Monday and Wednesday; Tuesday
 * after school suits M2 and M3, who are in on Monday and then. Two come rather than one, and the
 * session costs its 10 points, though M1 is not there to pay them. */
static void points_count_where_the_first_pair_does_not_come(void **state)
{
    struct solved solved;
    (void)state;
#define LATE HOUR("Mon") "," AT("Tue", "15:15", "16:45")
    open_school(&solved,
                BASE IN("M1", HOUR("Mon") "," HOUR("Wed")) "," IN("M2", LATE) "," IN(
                    "M3", LATE) "}, 'events': {" EVENT("T", MENTORS, "0.3",
                                                       "'2025-09-02 15:15': {}," WEDNESDAY) "}");
    assert_at(&solved, "T", "2025-09-02", 2);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 7)->value, 1);
    assert_int_equal(result_of(&solved, RF_TIER_TIRED, 1)->value, 10);
    assert_certified(&solved);
    solved_close(&solved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_in_the_way_and_they_agree_at_once),
        cmocka_unit_test(either_start_suits_one_of_them),
        cmocka_unit_test(the_start_most_can_come_to_is_not_the_best),
        cmocka_unit_test(two_sessions_are_settled_together),
        cmocka_unit_test(what_they_agree_on_may_miss_its_quorum),
        cmocka_unit_test(points_count_where_the_first_pair_does_not_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
