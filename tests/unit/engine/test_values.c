/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_values.c: homes (D23) and every term of tier 7 (D24), each on a school in which it is the
 * only thing left to decide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "answer.h"
#include "engine/homes.h"

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY };

#define HOUR(day) IN(day, "08:45", "09:45")
#define SCHOOL(weeks, mentor, more)                                                                \
    USUAL USUAL_RULES "," weeks "," WEEKLY_TALK ",'staff': {" ALWAYS("AB") "," mentor              \
                                                                           "}," PAIR("") more
#define CLOSED(date) "'closures': {'c': {'from': '" date "', 'until': '" date "', 'reason': 'x'}}, "
#define FORTNIGHT "'cycle': {'weeks': 2, 'letters': ['A', 'B'], 'first': 'A'}, "
#define SEPTEMBER(more) UNTIL("2025-09-26", more)

/* ---- homes */

/* Tuesdays in three weeks, a Wednesday in the fourth. */
#define THREE_AND_ONE                                                                              \
    SPELLS("CD", SPELL("a", "2025-09-01", "2025-09-19",                                            \
                       HOUR("Tue")) "," SPELL("b", "2025-09-22", "2025-09-26", HOUR("Wed")))

static void a_session_that_stands_elsewhere_is_away(void **state)
{
    struct answer answer = solve(SCHOOL(SEPTEMBER(""), THREE_AND_ONE, ""));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_REGULARITY, 1), 1);
    assert_int_equal(answer.plan->home_count, 1);
    assert_int_equal(answer.plan->homes[0].weekday, TUESDAY);
    assert_int_equal(answer.plan->homes[0].start, minute_of("08:45"));
    answer_close(&answer);
}

static void a_week_in_which_the_home_is_closed_counts_nothing(void **state)
{
    struct answer answer = solve(SCHOOL(SEPTEMBER(CLOSED("2025-09-23")), THREE_AND_ONE, ""));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_REGULARITY, 1), 0);
    answer_close(&answer);
}

static void every_letter_has_a_home_of_its_own(void **state)
{
    struct answer answer =
        solve(SCHOOL(SEPTEMBER(FORTNIGHT), ON("CD", HOUR("A/Tue") "," HOUR("B/Wed")), ""));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_REGULARITY, 1), 0);
    assert_int_equal(answer.plan->home_count, 2);
    assert_int_equal(answer.plan->homes[0].weekday, TUESDAY);
    assert_int_equal(answer.plan->homes[1].weekday, WEDNESDAY);
    answer_close(&answer);
}

static void the_day_that_is_there_in_every_week_becomes_the_home(void **state)
{
    /* Tuesday is missing in the second week. */
    struct answer answer = solve(SCHOOL(
        SEPTEMBER(""),
        SPELLS("CD", SPELL("a", "2025-09-01", "2025-09-05", HOUR("Tue") "," HOUR("Thu")) "," SPELL(
                         "b", "2025-09-08", "2025-09-12",
                         HOUR("Thu")) "," SPELL("c", "2025-09-15", "2025-09-26",
                                                HOUR("Tue") "," HOUR("Thu"))),
        ""));
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_REGULARITY, 1), 0);
    assert_int_equal(answer.plan->homes[0].weekday, THURSDAY);
    answer_close(&answer);
}

/* ---- homes of a plan made by hand: week, weekday and start of its talks */

struct stand {
    int32_t week, weekday;
    const char *start;
};

static void assert_home(const char *calendar, const struct stand *stands, size_t count,
                        struct stand home)
{
    struct school school = school_open(calendar);
    struct rf_plan *plan = rf_demands_empty_plan(school.instance, school.demands);
    for (size_t i = 0; i < count; i++) {
        struct rf_session *session = &plan->sessions[stands[i].week];
        session->placed = true;
        session->day = day_of("2025-09-01") + 7 * stands[i].week + stands[i].weekday;
        session->start = minute_of(stands[i].start);
        session->end = session->start + 60;
    }
    rf_plan_find_homes(school.instance, plan);
    assert_int_equal(plan->home_count, count > 0 ? 1 : 0);
    if (count > 0) {
        assert_int_equal(plan->homes[0].weekday, home.weekday);
        assert_int_equal(plan->homes[0].start, minute_of(home.start));
    }
    rf_plan_release(plan);
    school_close(&school);
}

#define ANY_MENTOR(calendar) SCHOOL(SEPTEMBER(calendar), ALWAYS("CD"), "")

static void of_homes_alike_the_earliest_in_the_week_is_taken(void **state)
{
    static const struct stand days[] = {{0, TUESDAY, "08:45"}, {1, MONDAY, "09:45"}};
    static const struct stand starts[] = {{0, TUESDAY, "09:45"}, {1, TUESDAY, "08:45"}};
    (void)state;
    assert_home(ANY_MENTOR(""), days, 2, (struct stand){0, MONDAY, "09:45"});
    assert_home(ANY_MENTOR(""), starts, 2, (struct stand){0, TUESDAY, "08:45"});
    assert_home(ANY_MENTOR(""), NULL, 0, (struct stand){0, 0, "08:45"});
}

static void of_homes_with_as_many_away_the_most_used_is_taken(void **state)
{
    /* The second Monday is closed. From Tuesday one talk is away, that of the third week; from
     * Monday too, that of the first: the second week leaves Monday out of account. */
    static const struct stand stands[] = {
        {0, TUESDAY, "08:45"}, {1, TUESDAY, "08:45"}, {2, MONDAY, "08:45"}};
    (void)state;
    assert_home(ANY_MENTOR(CLOSED("2025-09-08")), stands, 3, (struct stand){0, TUESDAY, "08:45"});
}

static void the_fewest_away_come_before_the_most_used(void **state)
{
    /* Both Mondays before are closed: from Monday none is away. */
    static const struct stand stands[] = {
        {0, TUESDAY, "08:45"}, {1, TUESDAY, "08:45"}, {2, MONDAY, "08:45"}};
    (void)state;
    assert_home(SCHOOL(SEPTEMBER("'closures': {'c': {'from': '2025-09-01', 'until': '2025-09-01', "
                                 "'reason': 'x'}, 'd': {'from': '2025-09-08', 'until': "
                                 "'2025-09-08', 'reason': 'x'}}, "),
                       ALWAYS("CD"), ""),
                stands, 3, (struct stand){0, MONDAY, "08:45"});
}

/* ---- tier 7 */

#define WISH(day, start)                                                                           \
    ", 'fixed': {'wishes': {'w': {'induction': 'E1', 'kind': 'talk', 'day': '" day "'" start       \
    ", 'reason': 'x'}}}"
#define AT(start) ", 'start': '" start "'"
#define TALK_1 "E1/talk/2025-09-01"

static void assert_spacing(const char *members, int32_t spacing, const char *place)
{
    struct answer answer = solve(members);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_SPACING, 1), spacing);
    if (place != NULL)
        assert_string_equal(place_of(&answer, TALK_1), place);
    answer_close(&answer);
}

static void a_wish_is_kept_where_nothing_speaks_against_it(void **state)
{
    (void)state;
    assert_spacing(SCHOOL(ONE_WEEK, ALWAYS("CD"), WISH("Tue", AT("11:15"))), 0,
                   "2025-09-02 11:15-12:15");
    /* From 09:50 there are 55 minutes: five less than wished are cheaper than the wish. */
    assert_spacing(SCHOOL(ONE_WEEK, ALWAYS("CD"), WISH("Tue", AT("09:50"))), 1,
                   "2025-09-02 09:50-10:45");
}

static void a_wish_gives_way_to_tired_time(void **state)
{
    struct answer answer =
        solve(SCHOOL(ONE_WEEK, ALWAYS("CD"), WISH("Fri", AT("14:15")))); /* Friday's last */
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), 0);
    assert_int_equal(value_of(&answer, RF_TIER_SPACING, 1), 10);
    answer_close(&answer);
}

static void each_session_of_a_wish_counts_in_the_weeks_it_speaks_of(void **state)
{
    (void)state;
    /* Mondays only. One pass of two weeks, whose common moments the talks take: 10. */
    assert_spacing(SCHOOL(UNTIL("2025-09-12", FORTNIGHT), ON("CD", HOUR("Mon")), WISH("Tue", "")),
                   30, NULL);
    assert_spacing(SCHOOL(UNTIL("2025-09-12", FORTNIGHT), ON("CD", HOUR("Mon")), WISH("B/Tue", "")),
                   20, NULL);
    assert_spacing(SCHOOL(UNTIL("2025-09-12", FORTNIGHT), ON("CD", HOUR("Mon")), WISH("Mon", "")),
                   10, NULL);
}

#define INDUCTION_TIME                                                                             \
    ", 'commitments': {'i': {'type': 'induction', 'staff': ['AB'], 'at': {'Wed/2': {}}}}"

static void a_talk_goes_into_marked_induction_time(void **state)
{
    (void)state;
    assert_spacing(SCHOOL(ONE_WEEK, ALWAYS("CD"), INDUCTION_TIME), 0, "2025-09-03 09:45-10:45");
    /* The mentor is out on Wednesday. */
    assert_spacing(SCHOOL(ONE_WEEK, ON("CD", IN("Mon", "08:45", "13:15")), INDUCTION_TIME), 5,
                   NULL);
}

static void a_common_moment_is_worth_keeping(void **state)
{
    (void)state;
    assert_spacing(SCHOOL(ONE_WEEK, ON("CD", IN("Tue", "08:45", "10:45")), ""), 0, NULL);
    assert_spacing(SCHOOL(ONE_WEEK, ON("CD", HOUR("Tue")), ""), 10, NULL);
    /* Fifty minutes are no whole period: there is no common moment to lose. */
    assert_spacing(SCHOOL(ONE_WEEK, ON("CD", IN("Tue", "08:45", "09:35")), ""), 2, NULL);
}

static void minutes_less_than_wished_count_by_five(void **state)
{
    (void)state;
    assert_spacing(SCHOOL(ONE_WEEK, ON("CD", IN("Tue", "08:45", "09:40")), ""), 1,
                   "2025-09-02 08:45-09:40");
    /* Until 09:33 the grid leaves 45 minutes. */
    assert_spacing(SCHOOL(ONE_WEEK, ON("CD", IN("Tue", "08:45", "09:33")), ""), 3,
                   "2025-09-02 08:45-09:30");
}

/* Share and run of tired meetings are out of the way. */
#define TIRED_TALK(day, start, end)                                                                \
    USUAL RULES_AND("," BUFFER("5") "," TIRED("1", "1000") "," LOAD(                               \
        "180", "90", "1.5") "," PLANNING) "," ONE_WEEK "," WEEKLY_TALK                             \
                                          ",'staff': {" ALWAYS("AB") "," ON(                       \
                                              "CD", IN(day, start, end)) "}," PAIR("")

static void assert_tired(const char *members, int32_t points)
{
    struct answer answer = solve(members);
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 0);
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), points);
    answer_close(&answer);
}

static void each_source_of_tired_time_has_its_points(void **state)
{
    (void)state;
    assert_tired(TIRED_TALK("Tue", "14:30", "15:15"), 0);
    assert_tired(TIRED_TALK("Tue", "14:35", "15:30"), 10); /* 45 minutes end at 15:20 at best */
    assert_tired(TIRED_TALK("Tue", "08:30", "09:30"), 0);  /* from 08:45 */
    assert_tired(TIRED_TALK("Tue", "08:30", "09:25"), 6);
    assert_tired(TIRED_TALK("Fri", "14:15", "15:15"), 2);
    assert_tired(TIRED_TALK("Fri", "14:35", "15:30"), 12); /* both */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_that_stands_elsewhere_is_away),
        cmocka_unit_test(a_week_in_which_the_home_is_closed_counts_nothing),
        cmocka_unit_test(every_letter_has_a_home_of_its_own),
        cmocka_unit_test(the_day_that_is_there_in_every_week_becomes_the_home),
        cmocka_unit_test(of_homes_alike_the_earliest_in_the_week_is_taken),
        cmocka_unit_test(of_homes_with_as_many_away_the_most_used_is_taken),
        cmocka_unit_test(the_fewest_away_come_before_the_most_used),
        cmocka_unit_test(a_wish_is_kept_where_nothing_speaks_against_it),
        cmocka_unit_test(a_wish_gives_way_to_tired_time),
        cmocka_unit_test(each_session_of_a_wish_counts_in_the_weeks_it_speaks_of),
        cmocka_unit_test(a_talk_goes_into_marked_induction_time),
        cmocka_unit_test(a_common_moment_is_worth_keeping),
        cmocka_unit_test(minutes_less_than_wished_count_by_five),
        cmocka_unit_test(each_source_of_tired_time_has_its_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
