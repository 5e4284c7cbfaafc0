/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_starts.c: which starts of a day are enough, on days small enough to see it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "answer.h"
#include "base/calendar.h"
#include "base/memory.h"
#include "model/normal_start.h"

/* Stages of their own: 1 a talk of 60, least 30; 2 a chat of 15. */
#define STAGES                                                                                     \
    "'programmes': {'p': {'name': 'p', 'source': 'the test', 'stages': {"                          \
    "'1': {'lead_in_weeks': 0, 'study_minutes': 0, 'preparation_minutes': 15, 'steps': {"          \
    "'talk': {'kind': 'talk', 'minutes': 60, 'least': 30, 'every_weeks': 1}}},"                    \
    "'2': {'lead_in_weeks': 0, 'study_minutes': 0, 'preparation_minutes': 15, 'steps': {"          \
    "'chat': {'kind': 'chat', 'minutes': 15, 'every_weeks': 1}}}}}},"
#define PAIR_AND(more) "'inductions': {" INDUCTION("E1", "AB", "CD", "") more "}"
#define STAFF_WITH(tuesday) "'staff': {" ALWAYS("AB") "," ALWAYS("EF") "," ON("CD", tuesday) "},"
#define PERIOD_3 IN("Tue", "11:15", "12:15")
#define TALK_1 "E1/talk/2025-09-01"
#define DAY(staff, pairs) USUAL USUAL_RULES "," ONE_WEEK "," STAGES staff pairs

/* The kept starts of a session, cut by blanks: "11:15 11:35"; static buffer. */
static const char *kept_starts(const char *members, const char *session)
{
    static char text[512];
    struct school school = school_open(members);
    bool *keep = rf_normal_starts(school.instance, school.facts, school.demands, school.candidates);
    int32_t demand = demand_of(&school, session);
    size_t length = 0;
    assert_true(demand >= 0);
    text[0] = '\0';
    for (int32_t c = school.candidates->first[demand]; c < school.candidates->first[demand + 1];
         c++) {
        char start[RF_MINUTE_TEXT];
        if (!keep[c])
            continue;
        rf_minute_format(school.candidates->items[c].start, start);
        snprintf(text + length, sizeof text - length, "%s%s", length > 0 ? " " : "", start);
        length = strlen(text);
    }
    rf_release(keep);
    school_close(&school);
    return text;
}

static void a_pair_alone_in_a_period_needs_its_start_only(void **state)
{
    (void)state;
    assert_string_equal(kept_starts(DAY(STAFF_WITH(PERIOD_3), PAIR_AND("")), TALK_1), "11:15");
}

static void another_session_of_the_mentor_adds_the_start_behind_it(void **state)
{
    static const char members[] =
        DAY(STAFF_WITH(PERIOD_3), PAIR_AND(", 'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 2, "
                                           "'programme': 'p'}"));
    (void)state;
    /* The chat takes 11:15 to 11:30, the buffer five minutes more. Behind a talk that begins with
     * the period there is no room for a chat. */
    assert_string_equal(kept_starts(members, TALK_1), "11:15 11:35");
    assert_string_equal(kept_starts(members, "E2/chat/2025-09-01"), "11:15");
}

static void a_session_of_other_people_adds_nothing(void **state)
{
    (void)state;
    assert_string_equal(
        kept_starts(
            USUAL USUAL_RULES
            "," ONE_WEEK "," STAGES
            "'staff': {" ALWAYS("AB") "," ALWAYS("EF") "," ALWAYS("GH") "," ON(
                "CD", PERIOD_3) "}," PAIR_AND(", 'E2': {'ect': 'EF', 'mentor': 'GH', 'stage': 2, "
                                              "'programme': 'p'}"),
            TALK_1),
        "11:15");
}

static void the_start_of_a_wish_is_kept(void **state)
{
    (void)state;
    assert_string_equal(
        kept_starts(
            DAY(STAFF_WITH(PERIOD_3),
                PAIR_AND("") ", 'fixed': {'wishes': {'w': {'induction': 'E1', "
                             "'kind': 'talk', 'day': 'Tue', 'start': '11:25', 'reason': 'x'}}}"),
            TALK_1),
        "11:15 11:25");
}

static void the_start_of_a_pin_is_the_only_one(void **state)
{
    (void)state;
    assert_string_equal(
        kept_starts(DAY(STAFF_WITH(PERIOD_3),
                        PAIR_AND("") ", 'fixed': {'pins': {'w': {'session': '" TALK_1 "', "
                                     "'date': '2025-09-02', 'start': '11:40', 'reason': 'x'}}}"),
                    TALK_1),
        "11:40");
}

static void a_period_that_would_be_touched_anew_is_a_barrier(void **state)
{
    (void)state;
    /* Two periods in one stretch: from 09:45 a talk leaves period 1 alone. */
    assert_string_equal(
        kept_starts(DAY(STAFF_WITH(IN("Tue", "08:45", "10:45")), PAIR_AND("")), TALK_1),
        "08:45 09:45");
}

static void the_beginning_of_the_pupils_day_is_a_barrier(void **state)
{
    (void)state;
    /* From 08:45 on the talk is not tired. */
    assert_string_equal(
        kept_starts(DAY(STAFF_WITH(IN("Tue", "08:00", "10:45")), PAIR_AND("")), TALK_1),
        "08:00 08:45 09:45");
}

static void a_tired_end_is_no_barrier(void **state)
{
    (void)state;
    /* From 14:20 on the talk ends after the pupils' day: earlier is better, there and at 15:15. */
    assert_string_equal(
        kept_starts(DAY(STAFF_WITH(IN("Tue", "14:15", "16:00")), PAIR_AND("")), TALK_1),
        "14:15 15:15");
}

static void a_start_behind_the_last_period_of_friday_is_a_barrier(void **state)
{
    (void)state;
    /* The mentor is in for some of period 5. Every talk from 14:50 on is tired; from 15:15 on it
     * leaves Friday's last period alone. */
    assert_string_equal(
        kept_starts(DAY(STAFF_WITH(IN("Fri", "14:50", "16:00")), PAIR_AND("")), TALK_1),
        "14:50 15:15");
    assert_string_equal(
        kept_starts(DAY(STAFF_WITH(IN("Thu", "14:50", "16:00")), PAIR_AND("")), TALK_1), "14:50");
}

static void a_limit_of_minutes_keeps_the_shorter_talks(void **state)
{
    static const char members[] = DAY(STAFF_WITH(PERIOD_3), PAIR_AND(""));
    static const char bound[] = USUAL RULES_AND("," BUFFER("5") "," TIRED("0.25", "2") "," LOAD(
        "180", "40", "1.5") "," PLANNING) "," ONE_WEEK "," STAGES STAFF_WITH(PERIOD_3) PAIR_AND("");
    (void)state;
    /* With 40 x 1.5 = 60 minutes in a week, 15 of them preparation, the talk may take 45: so
     * every start from 11:15 to 11:45 differs in what it uses. */
    assert_string_equal(kept_starts(members, TALK_1), "11:15");
    assert_string_equal(kept_starts(bound, TALK_1), "11:15 11:20 11:25 11:30 11:35 11:40 11:45");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pair_alone_in_a_period_needs_its_start_only),
        cmocka_unit_test(another_session_of_the_mentor_adds_the_start_behind_it),
        cmocka_unit_test(a_session_of_other_people_adds_nothing),
        cmocka_unit_test(the_start_of_a_wish_is_kept),
        cmocka_unit_test(the_start_of_a_pin_is_the_only_one),
        cmocka_unit_test(a_period_that_would_be_touched_anew_is_a_barrier),
        cmocka_unit_test(the_beginning_of_the_pupils_day_is_a_barrier),
        cmocka_unit_test(a_tired_end_is_no_barrier),
        cmocka_unit_test(a_start_behind_the_last_period_of_friday_is_a_barrier),
        cmocka_unit_test(a_limit_of_minutes_keeps_the_shorter_talks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
