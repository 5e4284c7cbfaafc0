/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_reserve.c: solo time (D25) of plans small enough to follow by hand: one Tuesday with talks
 * pinned where the test needs them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "solved.h"

#define STAGE(study, preparation)                                                                  \
    "'programmes': {'p': {'name': 'p', 'source': 'the test', 'stages': {'1': {"                    \
    "'lead_in_weeks': 0, 'study_minutes': " #study ", 'preparation_minutes': " #preparation        \
    ", 'steps': {" TALK(1) "}}}}}"
#define BASE(study, preparation)                                                                            \
    HEAD                                                                                                    \
        "," RULES "," KINDS "," WEIGHTS ",'calendar': {" FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES             \
        "}," STAGE(                                                                                         \
            study,                                                                                          \
            preparation) ","                                                                                \
                         "'fixed': {'pins': {'p': {'session': 'E1/talk/2025-09-01', 'date': '2025-09-02', " \
                         "'start': '11:05', 'reason': 'r'}}}," PAIR(                                        \
                             ", 'from': '2025-09-02', 'until': "                                            \
                             "'2025-09-02'") ","

static const struct rf_reservation *find(const struct solved *solved, enum rf_reservation_type type,
                                         int32_t nth)
{
    for (int32_t i = 0; i < solved->plan->reservation_count; i++)
        if (solved->plan->reservations[i].type == type && nth-- == 0)
            return &solved->plan->reservations[i];
    return NULL;
}

static void assert_span(const struct rf_reservation *reservation, const char *from,
                        const char *until)
{
    assert_non_null(reservation);
    assert_int_equal(reservation->day, day_of("2025-09-02"));
    assert_int_equal(reservation->span.from, minute_of(from));
    assert_int_equal(reservation->span.until, minute_of(until));
}

/* The talk begins at 11:05, right after the break: the last quarter of an hour before the break is
 * the latest there is. */
static void preparation_is_as_late_as_it_can_be(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved, BASE(0, 15) STAFF, NULL);
    assert_span(find(&solved, RF_RESERVED_PREPARATION, 0), "10:30", "10:45");
    assert_null(find(&solved, RF_RESERVED_PREPARATION, 1));
    assert_int_equal(solved.plan->shortage_count, 0);
    solved_close(&solved);
}

/* CD comes in at 10:40 on that one day: five minutes are no room for fifteen. */
static void preparation_without_room_is_a_shortage(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE(0, 15) "'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C', 'works': {'w': "
                    "{'from': '2025-09-02', 'until': '2025-09-02', 'days': {'Tue': {'start': "
                    "'10:40'}}}}}}",
        NULL);
    assert_null(find(&solved, RF_RESERVED_PREPARATION, 0));
    assert_int_equal(solved.plan->shortage_count, 1);
    assert_int_equal(solved.plan->shortages[0].minutes, 15);
    assert_int_equal(solved.plan->shortages[0].type, RF_RESERVED_PREPARATION);
    solved_close(&solved);
}

/* 60 minutes: the marked half hour of the fifth period first, then what is early in the day. */
static void study_takes_marked_time_first(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved,
                BASE(60, 0) STAFF ", 'commitments': {'i': {'type': 'induction', 'staff': ['AB'], "
                                  "'on': {'2025-09-02': {'start': '13:40', 'end': '14:10'}}}}",
                NULL);
    assert_span(find(&solved, RF_RESERVED_STUDY, 0), "08:45", "09:15");
    assert_span(find(&solved, RF_RESERVED_STUDY, 1), "13:40", "14:10");
    assert_null(find(&solved, RF_RESERVED_STUDY, 2));
    solved_close(&solved);
}

/* AB is at school from 10:30 to 12:00: 15 minutes before the break, the talk from 11:05. */
static void study_without_room_is_a_shortage(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE(60, 0) "'staff': {'CD': {'name': 'C'}, 'AB': {'name': 'A', 'works': {'w': "
                    "{'from': '2025-09-02', 'until': '2025-09-02', 'days': {'Tue': {'start': "
                    "'10:30', 'end': '12:05'}}}}}}",
        NULL);
    assert_span(find(&solved, RF_RESERVED_STUDY, 0), "10:30", "10:45");
    assert_int_equal(solved.plan->shortage_count, 1);
    assert_int_equal(solved.plan->shortages[0].minutes, 45);
    solved_close(&solved);
}

/* CD teaches periods 1 and 2 on that Tuesday alone, 100 minutes: 10 are needed. Of periods 3 to
 * 6 the talk touches 3 (and 4); the fifth is the earliest that is left, and whole. */
static void planning_time_is_a_whole_untouched_period(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE(0,
             0) "'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C', 'works': {'w': "
                "{'from': '2025-09-02', 'until': '2025-09-02', 'days': {'Tue': {}}}}}}, "
                "'lessons': {'L': {'staff': ['CD'], 'from': '2025-09-02', 'until': '2025-09-02', "
                "'at': {'Tue/1': {}, 'Tue/2': {}}}}",
        NULL);
    assert_span(find(&solved, RF_RESERVED_PPA, 0), "13:35", "14:25");
    assert_null(find(&solved, RF_RESERVED_PPA, 1));
    solved_close(&solved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(preparation_is_as_late_as_it_can_be),
        cmocka_unit_test(preparation_without_room_is_a_shortage),
        cmocka_unit_test(study_takes_marked_time_first),
        cmocka_unit_test(study_without_room_is_a_shortage),
        cmocka_unit_test(planning_time_is_a_whole_untouched_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
