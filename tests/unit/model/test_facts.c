/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_facts.c: free and lesson stretches, planning need, tired points, common moments, forbids:
 * every expected value worked out by hand from the Definitions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "school.h"

#define SCHOOL(staff, more)                                                                        \
    HEAD "," RULES ", 'calendar': {" FOUR_WEEKS ", 'inset': {'2025-09-01': {}}, " WEEK_DAYS        \
         ", " FIFTIES "}, 'staff': {" staff "}" more

static const char *free_on(const struct school *school, const char *who, const char *date,
                           bool induction)
{
    return spans_text(
        rf_facts_free(school->facts, person_of(school, who), date_of(school, date), induction));
}

static void periods_close_together_are_one_stretch_and_breaks_cut(void **state)
{
    struct school school = school_open(SCHOOL("'AB': {'name': 'A. Baker'}", ""));
    (void)state;
    assert_string_equal(free_on(&school, "AB", "2025-09-02", false),
                        "08:00-10:45 11:05-12:50 13:35-16:45");
    school_close(&school);
}

static void a_lesson_leaves_the_minutes_beside_it(void **state)
{
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker'}",
        ", 'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': {'Tue/1': {}, 'Tue/4': {}}}}"));
    (void)state;
    assert_string_equal(free_on(&school, "AB", "2025-09-02", false),
                        "08:00-09:00 09:50-10:45 11:05-12:00 13:35-16:45");
    assert_string_equal(free_on(&school, "AB", "2025-09-03", false),
                        "08:00-10:45 11:05-12:50 13:35-16:45");
    school_close(&school);
}

static void own_rests_replace_break_and_lunch_of_the_bell_but_these_stay_no_offer(void **state)
{
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker', 'rests': {'*': {'lunch': {'start': '12:00', 'end': '12:40'}}}}",
        ""));
    (void)state;
    assert_string_equal(free_on(&school, "AB", "2025-09-02", false),
                        "08:00-10:45 11:05-12:00 12:40-12:50 13:35-16:45");
    school_close(&school);
}

static void a_wider_join_gap_fills_a_break_nobody_takes(void **state)
{
    struct school school = school_open(
        HEAD ", 'rules': {'join_gap_minutes': {'value': 20}}, 'calendar': {" FOUR_WEEKS
             ", " WEEK_DAYS ", " FIFTIES "}, 'staff': {'AB': {'name': 'A. Baker', 'rests': "
             "{'*': {}}}}");
    (void)state;
    assert_string_equal(free_on(&school, "AB", "2025-09-02", false), "08:00-12:50 13:35-16:45");
    school_close(&school);
}

static void on_inset_the_whole_open_day_is_offered_and_no_lesson_closes_it(void **state)
{
    struct school school = school_open(
        SCHOOL("'AB': {'name': 'A. Baker', 'rests': {'*': {}}}",
               ", 'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': {'Mon/1': {}}}}"));
    (void)state;
    assert_string_equal(free_on(&school, "AB", "2025-09-01", false), "08:00-16:45");
    assert_string_equal(free_on(&school, "AB", "2025-09-06", false), "");
    school_close(&school);
}

static void a_part_timer_is_free_only_while_in(void **state)
{
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', "
        "'days': {'Tue': {'start': '09:30', 'end': '12:30'}}}}}",
        ""));
    (void)state;
    assert_string_equal(free_on(&school, "AB", "2025-09-02", false), "09:30-10:45 11:05-12:30");
    assert_string_equal(free_on(&school, "AB", "2025-09-03", false), "");
    school_close(&school);
}

static void marked_time_is_closed_but_for_those_it_is_for(void **state)
{
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker'}, 'CD': {'name': 'C. Dale', 'volunteers_ppa': true}",
        ", 'commitments': {"
        "'p': {'name': 'planning', 'type': 'ppa', 'staff': ['AB', 'CD'], 'at': {'Tue/3': {}}},"
        "'i': {'name': 'time', 'type': 'induction', 'staff': ['AB'], 'at': {'Tue/5': {}}},"
        "'d': {'name': 'duty', 'type': 'duty', 'staff': ['AB'], 'at': {'Tue/reg': {}}}}"));
    (void)state;
    assert_string_equal(free_on(&school, "AB", "2025-09-02", false),
                        "08:00-08:45 09:00-10:45 11:55-12:50 14:25-16:45");
    assert_string_equal(free_on(&school, "AB", "2025-09-02", true),
                        "08:00-08:45 09:00-10:45 11:55-12:50 13:35-16:45");
    assert_string_equal(free_on(&school, "CD", "2025-09-02", false),
                        "08:00-10:45 11:05-12:50 13:35-16:45");
    assert_string_equal(spans_text(rf_facts_induction_time(school.facts, person_of(&school, "AB"),
                                                           date_of(&school, "2025-09-02"))),
                        "13:35-14:25");
    school_close(&school);
}

static void a_double_lesson_is_one_stretch_and_two_classes_are_two(void **state)
{
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker'}",
        ", 'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': {'Tue/1': {}, 'Tue/2': {}, "
        "'Tue/3': {}}}, 'M': {'class': '9y', 'staff': ['AB'], 'at': {'Tue/4': {}}}}"));
    (void)state;
    assert_string_equal(spans_text(rf_facts_lessons(school.facts, person_of(&school, "AB"),
                                                    date_of(&school, "2025-09-02"))),
                        "09:00-10:45 11:05-11:55 12:00-12:50");
    school_close(&school);
}

/* 19 lessons of 60 minutes: 1140 taught, a tenth is 114; of 25 periods 6 are free. */
static void planning_need_is_a_tenth_of_taught_time(void **state)
{
    int32_t supply = 0, count = 0;
    struct school school = school_open(
        HEAD
        "," RULES ", 'calendar': {" FOUR_WEEKS ", " WEEK_DAYS ", " SIXTIES "}, 'staff': {"
        "'AB': {'name': 'A. Baker'}, 'CD': {'name': 'C. Dale'}, 'EF': {'name': 'E. Frost'}},"
        "'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': {"
        "'Mon/1': {}, 'Mon/2': {}, 'Mon/3': {}, 'Mon/4': {}, 'Tue/1': {}, 'Tue/2': {}, 'Tue/3': {},"
        "'Tue/4': {}, 'Wed/1': {}, 'Wed/2': {}, 'Wed/3': {}, 'Wed/4': {}, 'Thu/1': {}, 'Thu/2': {},"
        "'Thu/3': {}, 'Thu/4': {}, 'Fri/1': {}, 'Fri/2': {}, 'Fri/3': {}}},"
        "'M': {'class': '9y', 'staff': ['CD'], 'at': {'Mon/1': {'start': '08:45', 'end': "
        "'09:40'}}}},"
        "'commitments': {'p': {'name': 'planning', 'type': 'ppa', 'staff': ['EF'], 'at': {'Mon/1': "
        "{}}}}");
    (void)state;
    assert_int_equal(rf_facts_planning_need(school.facts, person_of(&school, "AB"), 0, &supply),
                     114);
    assert_int_equal(supply, 360);
    const struct rf_free_period *periods =
        rf_facts_free_periods(school.facts, person_of(&school, "AB"), 0, &count);
    assert_int_equal(count, 6);
    assert_int_equal(periods[0].day, day_of("2025-09-01"));
    assert_int_equal(periods[0].span.from, minute_of("14:15"));
    assert_int_equal(periods[5].day, day_of("2025-09-05"));
    assert_int_equal(periods[5].span.from, minute_of("14:15"));
    /* 55 minutes: 5.5 is rounded up. Period 1 of Monday is not wholly free. */
    assert_int_equal(rf_facts_planning_need(school.facts, person_of(&school, "CD"), 1, &supply), 6);
    assert_int_equal(supply, 24 * 60);
    assert_int_equal(rf_facts_planning_need(school.facts, person_of(&school, "EF"), 0, NULL), 0);
    school_close(&school);
}

static void planning_need_is_capped_by_what_is_free_and_starts_today(void **state)
{
    int32_t supply = 0;
    struct school school = school_open(
        HEAD "," RULES ", 'calendar': {'as_of': '2025-09-04', " FOUR_WEEKS ", " WEEK_DAYS
             ", " SIXTIES "}, "
             "'staff': {'AB': {'name': 'A. Baker', 'works': {'w': {'from': '2025-09-01', 'until': "
             "'2025-09-26', 'days': {'Wed': {}, 'Thu': {'start': '08:45', 'end': '13:15'}}}}}},"
             "'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': {'Wed/1': {}, 'Thu/1': {}, "
             "'Thu/2': {}, 'Thu/3': {}, 'Thu/4': {'start': '12:15', 'end': '12:25'}}}}");
    (void)state;
    /* Thursday 4 alone counts: 190 taught minutes, need 19, and no whole period is free. */
    assert_int_equal(rf_facts_planning_need(school.facts, person_of(&school, "AB"), 0, &supply), 0);
    assert_int_equal(supply, 0);
    /* A week later Wednesday counts as well: 250 taught, need 25, periods 2 to 5 of Wednesday. */
    assert_int_equal(rf_facts_planning_need(school.facts, person_of(&school, "AB"), 1, &supply),
                     25);
    assert_int_equal(supply, 240);
    school_close(&school);
}

static int32_t points(const struct school *school, const char *date, const char *from,
                      const char *until)
{
    return rf_facts_tired_points(school->facts, date_of(school, date),
                                 (struct rf_span){minute_of(from), minute_of(until)});
}

static void tired_points_are_given_outside_the_pupils_day_and_late_on_friday(void **state)
{
    struct school school = school_open(SCHOOL("'AB': {'name': 'A. Baker'}", ""));
    struct rf_span late = {minute_of("15:15"), minute_of("16:00")};
    (void)state;
    assert_int_equal(points(&school, "2025-09-02", "14:30", "15:15"), 0);
    assert_int_equal(points(&school, "2025-09-02", "14:30", "15:20"), 10);
    assert_int_equal(points(&school, "2025-09-02", "08:40", "09:00"), 6);
    assert_int_equal(points(&school, "2025-09-05", "13:40", "14:25"), 0);
    assert_int_equal(points(&school, "2025-09-05", "13:40", "14:30"), 2);
    assert_int_equal(points(&school, "2025-09-05", "15:10", "16:00"), 12);
    assert_int_equal(points(&school, "2025-09-01", "08:00", "16:45"), 0);
    assert_true(rf_facts_is_tired(school.facts, date_of(&school, "2025-09-02"), late));
    assert_false(rf_facts_is_tired(school.facts, date_of(&school, "2025-09-01"), late));
    school_close(&school);
}

static void four_taught_periods_in_a_row_tire(void **state)
{
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker'}",
        ", 'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': {'Tue/1': {}, 'Tue/2': {}, "
        "'Tue/3': {}, 'Tue/4': {}, 'Wed/2': {}, 'Wed/3': {}, 'Wed/4': {}}}}"));
    int32_t who = person_of(&school, "AB");
    int32_t tuesday = date_of(&school, "2025-09-02"), wednesday = tuesday + 1;
    (void)state;
    assert_int_equal(rf_facts_four_periods(school.facts, who, tuesday, minute_of("12:50")), 3);
    assert_int_equal(rf_facts_four_periods(school.facts, who, tuesday, minute_of("14:20")), 3);
    assert_int_equal(rf_facts_four_periods(school.facts, who, tuesday, minute_of("12:45")), 0);
    assert_int_equal(rf_facts_four_periods(school.facts, who, tuesday, minute_of("14:25")), 0);
    assert_int_equal(rf_facts_four_periods(school.facts, who, wednesday, minute_of("13:35")), 0);
    school_close(&school);
}

static void common_moments_are_periods_free_for_both_on_common_days(void **state)
{
    int32_t count = 0;
    bool living = false;
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-12', "
        "'days': {'Tue': {'start': '09:00', 'end': '12:00'}}}}}, 'CD': {'name': 'C. Dale'}",
        ", 'lessons': {'L': {'class': '9x', 'staff': ['CD'], 'at': {'Tue/2': {}}}},"
        "'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, "
        "'programme': 'generic-2025'}}"));
    (void)state;
    const struct rf_free_period *moments =
        rf_facts_common_moments(school.facts, 0, 0, &count, &living);
    assert_true(living);
    assert_int_equal(count, 2); /* periods 1 and 3 of Tuesday 2 */
    assert_int_equal(moments[0].day, day_of("2025-09-02"));
    assert_int_equal(moments[0].span.from, minute_of("09:00"));
    assert_int_equal(moments[1].span.from, minute_of("11:05"));
    rf_facts_common_moments(school.facts, 0, 2, &count, &living); /* AB is out from 13 September */
    assert_false(living);
    assert_int_equal(count, 0);
    school_close(&school);
}

static void a_forbid_bars_its_people_its_dates_its_minutes_and_its_kinds(void **state)
{
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker'}, 'CD': {'name': 'C. Dale'}",
        "," KINDS ", 'fixed': {'forbids': {'f': {'staff': ['AB'], 'day': 'Tue', 'start': '10:00', "
        "'end': '11:00', 'from': '2025-09-08', 'kinds': ['talk'], 'reason': 'choir'}}}"));
    int32_t talk = rf_instance_kind(school.instance, "talk");
    int32_t visit = rf_instance_kind(school.instance, "visit");
    int32_t who = person_of(&school, "AB"), other = person_of(&school, "CD");
    int32_t tuesday = date_of(&school, "2025-09-09");
    struct rf_span inside = {minute_of("10:55"), minute_of("11:55")};
    struct rf_span beside = {minute_of("11:00"), minute_of("11:55")};
    int32_t which = -1;
    (void)state;
    assert_true(rf_facts_forbidden(school.facts, -1, talk, who, tuesday, inside, &which));
    assert_int_equal(which, 0);
    assert_false(rf_facts_forbidden(school.facts, -1, talk, who, tuesday, beside, NULL));
    assert_false(rf_facts_forbidden(school.facts, -1, visit, who, tuesday, inside, NULL));
    assert_false(rf_facts_forbidden(school.facts, -1, talk, other, tuesday, inside, NULL));
    assert_false(rf_facts_forbidden(school.facts, -1, talk, who, tuesday + 1, inside, NULL));
    assert_false(rf_facts_forbidden(school.facts, -1, talk, who, tuesday - 7, inside, NULL));
    school_close(&school);
}

static void other_mentoring_of_a_week_is_a_union(void **state)
{
    struct school school = school_open(SCHOOL(
        "'AB': {'name': 'A. Baker'}",
        ", 'commitments': {'m': {'name': 'trainee', 'type': 'mentoring', 'staff': ['AB'], 'at': "
        "{'Tue/1': {}, 'Tue/talk': {'start': '09:30', 'end': '10:00'}, 'Thu/2': {}}}}"));
    (void)state;
    /* 09:00 to 10:00 on Tuesday and 50 minutes on Thursday */
    assert_int_equal(rf_facts_other_mentoring(school.facts, person_of(&school, "AB"), 1), 110);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_close_together_are_one_stretch_and_breaks_cut),
        cmocka_unit_test(a_lesson_leaves_the_minutes_beside_it),
        cmocka_unit_test(own_rests_replace_break_and_lunch_of_the_bell_but_these_stay_no_offer),
        cmocka_unit_test(a_wider_join_gap_fills_a_break_nobody_takes),
        cmocka_unit_test(on_inset_the_whole_open_day_is_offered_and_no_lesson_closes_it),
        cmocka_unit_test(a_part_timer_is_free_only_while_in),
        cmocka_unit_test(marked_time_is_closed_but_for_those_it_is_for),
        cmocka_unit_test(a_double_lesson_is_one_stretch_and_two_classes_are_two),
        cmocka_unit_test(planning_need_is_a_tenth_of_taught_time),
        cmocka_unit_test(planning_need_is_capped_by_what_is_free_and_starts_today),
        cmocka_unit_test(tired_points_are_given_outside_the_pupils_day_and_late_on_friday),
        cmocka_unit_test(four_taught_periods_in_a_row_tire),
        cmocka_unit_test(common_moments_are_periods_free_for_both_on_common_days),
        cmocka_unit_test(a_forbid_bars_its_people_its_dates_its_minutes_and_its_kinds),
        cmocka_unit_test(other_mentoring_of_a_week_is_a_union),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
