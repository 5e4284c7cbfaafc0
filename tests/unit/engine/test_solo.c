/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_solo.c: time kept for one person alone (D25): planning, study, preparation. Talks are
 * pinned, so that what is left of each day is plain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "answer.h"

#define PIN(id, session, date, start)                                                              \
    "'" id "': {'session': '" session "', 'date': '" date "', 'start': '" start                    \
    "', 'reason': 'agreed'}"
#define PINS(pins) ", 'fixed': {'pins': {" pins "}}"
#define TALK_1 "E1/talk/2025-09-01"
#define TALK_2 "E1/talk/2025-09-08"
#define FIRST_TALK(date, start) PINS(PIN("p", TALK_1, date, start))

#define STUDYING(study)                                                                            \
    "'programmes': {'p': {'name': 'p', 'source': 'the test', 'stages': {'1': {"                    \
    "'lead_in_weeks': 0, 'study_minutes': " study                                                  \
    ", 'preparation_minutes': 15, 'steps': {" TALK(1) "}}}}}"
#define SCHOOL(weeks, study, staff, more)                                                          \
    USUAL USUAL_RULES "," weeks "," STUDYING(study) ",'staff': {" staff "}," PAIR("") more
#define PLANNED(members, person, kept) assert_kept(members, RF_RESERVED_PPA, person, kept)
#define STUDIED(members, kept) assert_kept(members, RF_RESERVED_STUDY, "AB", kept)
#define PREPARED(members, kept) assert_kept(members, RF_RESERVED_PREPARATION, "CD", kept)

static void assert_kept(const char *members, enum rf_reservation_type type, const char *person,
                        const char *kept)
{
    struct answer answer = solve(members);
    assert_string_equal(kept_for(&answer, type, person), kept);
    answer_close(&answer);
}

/* ---- planning; AB teaches all of Monday and Tuesday, 600 minutes: 60 are needed in a week */

#define FULL_DAY(day)                                                                              \
    "'" day "/1': {}, '" day "/2': {}, '" day "/3': {}, '" day "/4': {}, '" day "/5': {}"
#define LESSONS(cells) ", 'lessons': {'L': {'staff': ['AB'], 'at': {" cells "}}}"
#define THREE_DAYS ON("AB", "'Mon': {}, 'Tue': {}, 'Wed': {}") "," ALWAYS("CD")

static void planning_takes_the_first_free_period_no_session_touches(void **state)
{
    (void)state;
    PLANNED(SCHOOL(ONE_WEEK, "0", THREE_DAYS,
                   LESSONS(FULL_DAY("Mon") "," FULL_DAY("Tue")) FIRST_TALK("2025-09-03", "09:45")),
            "AB", "2025-09-03 08:45-09:45");
    PLANNED(SCHOOL(ONE_WEEK, "0", THREE_DAYS,
                   LESSONS(FULL_DAY("Mon") "," FULL_DAY("Tue")) FIRST_TALK("2025-09-03", "08:45")),
            "AB", "2025-09-03 09:45-10:45");
}

static void planning_is_the_same_cell_from_week_to_week_where_it_can_be(void **state)
{
    (void)state;
    /* The talks take period 1 in the first week and period 2 in the second: period 3 is the first
     * that is untouched in both. */
    PLANNED(SCHOOL(TWO_WEEKS, "0", THREE_DAYS,
                   LESSONS(FULL_DAY("Mon") "," FULL_DAY("Tue"))
                       PINS(PIN("p", TALK_1, "2025-09-03",
                                "08:45") "," PIN("q", TALK_2, "2025-09-10", "09:45"))),
            "AB", "2025-09-03 11:15-12:15, 2025-09-10 11:15-12:15");
}

static void planning_goes_on_until_the_need_is_met(void **state)
{
    (void)state;
    /* 660 minutes taught: 66 needed, two periods. */
    PLANNED(SCHOOL(ONE_WEEK, "0", THREE_DAYS,
                   LESSONS(FULL_DAY("Mon") "," FULL_DAY("Tue") ", 'Wed/3': {}")
                       FIRST_TALK("2025-09-03", "09:45")),
            "AB", "2025-09-03 08:45-09:45, 2025-09-03 12:15-13:15");
}

static void nobody_plans_who_does_not_teach_or_has_planning_time_marked(void **state)
{
    (void)state;
    PLANNED(SCHOOL(ONE_WEEK, "0", THREE_DAYS,
                   LESSONS(FULL_DAY("Mon") "," FULL_DAY("Tue")) FIRST_TALK("2025-09-03", "09:45")),
            "CD", "");
    PLANNED(
        SCHOOL(
            ONE_WEEK, "0", THREE_DAYS,
            LESSONS(FULL_DAY("Mon") "," FULL_DAY("Tue")) FIRST_TALK(
                "2025-09-03",
                "09:45") ", 'commitments': {'p': {'type': 'ppa', 'staff': ['AB'], 'at': {'Wed/1': {}}}}"),
        "AB", "");
}

/* ---- study */

#define INDUCTION_TIME                                                                             \
    ", 'commitments': {'i': {'type': 'induction', 'staff': ['AB'], 'at': {'Wed/2': {}}}}"
#define ON_WEDNESDAY(from, until) ON("AB", IN("Wed", from, until)) "," ALWAYS("CD")

static void study_takes_marked_induction_time_first(void **state)
{
    (void)state;
    STUDIED(SCHOOL(ONE_WEEK, "45", ALWAYS("AB") "," ALWAYS("CD"),
                   INDUCTION_TIME FIRST_TALK("2025-09-02", "11:15")),
            "2025-09-03 09:45-10:30");
}

static void study_goes_on_in_other_free_time_of_the_week(void **state)
{
    (void)state;
    /* The talk leaves 15 minutes of the induction time; the other 30 come first in the week. */
    STUDIED(SCHOOL(ONE_WEEK, "45", ON_WEDNESDAY("08:45", "10:45"),
                   INDUCTION_TIME FIRST_TALK("2025-09-03", "10:00")),
            "2025-09-03 08:45-09:15, 2025-09-03 09:45-10:00");
}

static void study_leaves_pieces_under_a_quarter_of_an_hour_alone(void **state)
{
    (void)state;
    /* Ten minutes of induction time are left: they only count as part of a longer stretch. */
    STUDIED(SCHOOL(ONE_WEEK, "45", ON_WEDNESDAY("08:45", "10:45"),
                   INDUCTION_TIME FIRST_TALK("2025-09-03", "09:55")),
            "2025-09-03 08:45-09:30");
    /* Unless ten minutes are all that is asked for. */
    STUDIED(SCHOOL(ONE_WEEK, "10", ON_WEDNESDAY("08:45", "10:45"),
                   INDUCTION_TIME FIRST_TALK("2025-09-03", "09:55")),
            "2025-09-03 09:45-09:55");
}

static void study_keeps_to_the_pupils_day(void **state)
{
    (void)state;
    STUDIED(
        SCHOOL(ONE_WEEK, "45", ON_WEDNESDAY("08:00", "10:45"), FIRST_TALK("2025-09-03", "09:45")),
        "2025-09-03 08:45-09:30");
}

static void study_that_finds_no_room_is_short(void **state)
{
    (void)state;
    STUDIED(
        SCHOOL(ONE_WEEK, "45", ON_WEDNESDAY("09:45", "10:45"), FIRST_TALK("2025-09-03", "09:45")),
        "short 2025-09-01 45");
    /* Twenty minutes before the talk are some of it. */
    STUDIED(
        SCHOOL(ONE_WEEK, "45", ON_WEDNESDAY("09:25", "10:45"), FIRST_TALK("2025-09-03", "09:45")),
        "2025-09-03 09:25-09:45, short 2025-09-01 25");
}

static void a_week_the_ect_is_out_asks_for_no_study(void **state)
{
    (void)state;
    STUDIED(SCHOOL(TWO_WEEKS, "45",
                   SPELLS("AB", SPELL("w", "2025-09-01", "2025-09-05",
                                      IN("Wed", "11:15", "13:15"))) "," ALWAYS("CD"),
                   FIRST_TALK("2025-09-03", "12:15")),
            "2025-09-03 11:15-12:00");
}

/* ---- preparation */

#define TWO_PEOPLE ALWAYS("AB") "," ALWAYS("CD")

static void preparation_is_the_latest_piece_before_the_meeting(void **state)
{
    (void)state;
    PREPARED(SCHOOL(ONE_WEEK, "0", TWO_PEOPLE, FIRST_TALK("2025-09-03", "09:45")),
             "2025-09-03 09:30-09:45");
    /* Five minutes before it are too short, and break is no time for it. */
    PREPARED(SCHOOL(ONE_WEEK, "0", TWO_PEOPLE, FIRST_TALK("2025-09-03", "11:20")),
             "2025-09-03 10:30-10:45");
}

static void preparation_goes_back_to_the_day_before_but_not_to_the_week_before(void **state)
{
    (void)state;
    /* Before 08:45 it would lie outside the pupils' day. */
    PREPARED(SCHOOL(ONE_WEEK, "0", TWO_PEOPLE, FIRST_TALK("2025-09-03", "08:45")),
             "2025-09-02 15:00-15:15");
    PREPARED(SCHOOL(TWO_WEEKS, "0", TWO_PEOPLE,
                    PINS(PIN("p", TALK_1, "2025-09-02", "09:45") "," PIN("q", TALK_2, "2025-09-08",
                                                                         "08:45"))),
             "2025-09-02 09:30-09:45, short 2025-09-08 15");
}

static void preparations_of_two_meetings_stand_beside_each_other(void **state)
{
    (void)state;
    PREPARED(USUAL USUAL_RULES
             "," ONE_WEEK
             "," STUDYING("0") ",'staff': {" TWO_PEOPLE "," ALWAYS("EF") "}," BOTH PINS(
                 PIN("p", TALK_1, "2025-09-03", "09:45") "," PIN("q", "E2/talk/2025-09-01",
                                                                 "2025-09-03", "11:15")),
             "2025-09-03 09:15-09:30, 2025-09-03 09:30-09:45");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planning_takes_the_first_free_period_no_session_touches),
        cmocka_unit_test(planning_is_the_same_cell_from_week_to_week_where_it_can_be),
        cmocka_unit_test(planning_goes_on_until_the_need_is_met),
        cmocka_unit_test(nobody_plans_who_does_not_teach_or_has_planning_time_marked),
        cmocka_unit_test(study_takes_marked_induction_time_first),
        cmocka_unit_test(study_goes_on_in_other_free_time_of_the_week),
        cmocka_unit_test(study_leaves_pieces_under_a_quarter_of_an_hour_alone),
        cmocka_unit_test(study_keeps_to_the_pupils_day),
        cmocka_unit_test(study_that_finds_no_room_is_short),
        cmocka_unit_test(a_week_the_ect_is_out_asks_for_no_study),
        cmocka_unit_test(preparation_is_the_latest_piece_before_the_meeting),
        cmocka_unit_test(preparation_goes_back_to_the_day_before_but_not_to_the_week_before),
        cmocka_unit_test(preparations_of_two_meetings_stand_beside_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
