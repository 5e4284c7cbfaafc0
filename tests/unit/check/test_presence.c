/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_presence.c: where a single session can stand, and how long it is (D1, D3 to D7, D17). */
#include "school.h"

#include <string.h>

#define MEETING "E1/mentor_meeting/2025-09-08"

static void expect_end(struct school *school, const char *name, const char *date, const char *start,
                       const char *end)
{
    rf_minute found = rf_checker_end(
        school->checker, &school->plan->sessions[index_of(school, name)], day(date), minute(start));

    assert_int_equal(found, end == NULL ? -1 : minute(end));
}

static void a_meeting_fills_its_wished_hour_in_free_periods(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    expect_end(&school, MEETING, "2025-09-09", "10:00", "11:00");
    expect_end(&school, MEETING, "2025-09-09", "09:05", "10:05");
    place(&school, MEETING, "2025-09-09", "10:00", "11:00");
    assert_kept(&school);
    school_close(&school);
}

static void what_the_room_still_holds_is_the_length_down_to_the_least(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    /* Break begins at 11:00: 55 minutes at 10:05, 45 at 10:15, too short at 10:20. */
    expect_end(&school, MEETING, "2025-09-09", "10:05", "11:00");
    expect_end(&school, MEETING, "2025-09-09", "10:15", "11:00");
    expect_end(&school, MEETING, "2025-09-09", "10:20", NULL);
    place(&school, MEETING, "2025-09-09", "10:05", "11:05");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "ends at 11:05 in the plan");
    school_close(&school);
}

static void starts_lie_on_the_grid(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    expect_end(&school, MEETING, "2025-09-09", "09:02", NULL);
    place(&school, MEETING, "2025-09-09", "09:02", "10:02");
    assert_broken(&school, RF_CONSTRAINT_DEMAND, "full 5 minutes");
    school_close(&school);
}

static void break_and_lunch_take_no_session(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    expect_end(&school, MEETING, "2025-09-09", "11:00", NULL);
    expect_end(&school, MEETING, "2025-09-09", "13:20", NULL);
    place(&school, MEETING, "2025-09-09", "13:20", "14:20");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "lunch");
    school_close(&school);
}

static void own_rests_replace_those_of_the_bell_only_where_periods_are(void **state)
{
    struct school school;

    (void)state;
    /* CD's lunch is 12:20-13:20; the bell's lunch has no teaching period, so it is never free. */
    school_open(&school, &(struct school_text){
                             .staff = "'AB':{},'CD':{'rests':{'*':{'lunch':{'start':'12:20',"
                                      "'end':'13:20'}}}}"});
    expect_end(&school, MEETING, "2025-09-09", "12:20", NULL);
    expect_end(&school, MEETING, "2025-09-09", "11:20", "12:20");
    expect_end(&school, MEETING, "2025-09-09", "13:20", NULL);
    place(&school, MEETING, "2025-09-09", "12:20", "13:20");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "CD has a break or lunch until 13:20");
    school_close(&school);
}

static void lessons_duties_and_marked_planning_time_are_closed(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest = ",'lessons':{'L':{'staff':['AB'],'at':{'Tue/1':{}}}},"
                            "'commitments':{'D':{'name':'gate duty','type':'duty','staff':['CD'],"
                            "'at':{'Tue/2':{}}},'P':{'type':'ppa','staff':['CD'],"
                            "'at':{'Tue/3':{}}}}"});
    expect_end(&school, MEETING, "2025-09-09", "09:00", NULL);
    expect_end(&school, MEETING, "2025-09-09", "10:00", NULL);
    expect_end(&school, MEETING, "2025-09-09", "11:20", NULL);
    expect_end(&school, MEETING, "2025-09-09", "12:20", "13:20");
    place(&school, MEETING, "2025-09-09", "09:00", "10:00");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "AB teaches lesson L");
    place(&school, MEETING, "2025-09-09", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "CD has gate duty");
    place(&school, MEETING, "2025-09-09", "11:20", "12:20");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "CD has planning time");
    school_close(&school);
}

static void a_volunteer_gives_marked_planning_time(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.staff = "'AB':{},'CD':{'volunteers_ppa':true}",
                                      .rest = ",'commitments':{'P':{'type':'ppa','staff':['CD'],"
                                              "'at':{'Tue/3':{}}}}"});
    expect_end(&school, MEETING, "2025-09-09", "11:20", "12:20");
    school_close(&school);
}

static void induction_time_is_for_kinds_of_induction_only(void **state)
{
    struct school school;

    (void)state;
    /* mentor_meeting has `induction`; drop_in has not. AB's period 1 on Tuesday is marked. */
    school_open(&school,
                &(struct school_text){
                    .steps = WEEKLY_MEETING ",'talk':{'kind':'talk','minutes':30,'every_weeks':1}",
                    .rest = ",'kinds':{'talk':{'name':'talk','priority':8,"
                            "'people':{'ect':'free','mentor':'free'}}},"
                            "'commitments':{'I':{'type':'induction','staff':['AB'],"
                            "'at':{'Tue/1':{}}}}"});
    expect_end(&school, MEETING, "2025-09-09", "09:00", "10:00");
    expect_end(&school, "E1/talk/2025-09-08", "2025-09-09", "09:00", NULL);
    place(&school, "E1/talk/2025-09-08", "2025-09-09", "09:00", "09:30");
    assert_broken(&school, RF_CONSTRAINT_INDUCTION_TIME, "AB has induction time");
    school_close(&school);
}

static void a_visit_stands_inside_a_lesson_of_the_ect(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                                      .rest = ",'lessons':{'L':{'staff':['AB'],'at':{'Tue/1':{}}},"
                                              "'M':{'staff':['CD'],'at':{'Wed/1':{}}},"
                                              "'N':{'staff':['AB'],'at':{'Wed/1':{}}}}"});
    expect_end(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:00", "09:15");
    expect_end(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:45", "10:00");
    /* 10 minutes are left of the lesson, 15 are the least. */
    expect_end(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:50", NULL);
    expect_end(&school, "E1/drop_in/2025-09-08", "2025-09-09", "10:00", NULL);
    /* The mentor teaches as well. */
    expect_end(&school, "E1/drop_in/2025-09-08", "2025-09-10", "09:00", NULL);
    place(&school, MEETING, "2025-09-09", "11:20", "12:20");
    place(&school, "E1/drop_in/2025-09-08", "2025-09-09", "10:00", "10:15");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "AB teaches no lesson at 10:00");
    school_close(&school);
}

static void two_halves_of_one_lesson_join_and_two_lessons_do_not(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = "'see':{'kind':'drop_in','minutes':30,'every_weeks':1}",
                             .rest = ",'lessons':{'L':{'staff':['AB'],'at':{'Tue/1':{},'Tue/2':{},"
                                     "'Wed/1':{}}},'M':{'staff':['AB'],'at':{'Wed/2':{}}}}"});
    expect_end(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:45", "10:15");
    expect_end(&school, "E1/drop_in/2025-09-08", "2025-09-10", "09:45", NULL);
    school_close(&school);
}

static void part_time_and_leavers_are_not_at_work(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.staff = "'AB':{},'CD':{'works':{'w':{'days':{'Mon':{},"
                                               "'Tue':{'start':'08:00','end':'12:30'}}}}}"});
    expect_end(&school, MEETING, "2025-09-08", "14:10", "15:10");
    expect_end(&school, MEETING, "2025-09-09", "11:20", "12:20");
    expect_end(&school, MEETING, "2025-09-09", "11:45", "12:30");
    expect_end(&school, MEETING, "2025-09-09", "12:20", NULL);
    expect_end(&school, MEETING, "2025-09-10", "10:00", NULL);
    place(&school, MEETING, "2025-09-10", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "CD is not at work at 10:00");
    school_close(&school);
}

static void before_and_after_school_is_for_kinds_that_may(void **state)
{
    struct school school;
    const char *talk = "E1/talk/2025-09-08";

    (void)state;
    school_open(&school,
                &(struct school_text){.steps = WEEKLY_MEETING
                                      ",'talk':{'kind':'talk','minutes':60,'least':30,"
                                      "'every_weeks':1}",
                                      .rest = ",'kinds':{'talk':{'name':'talk','priority':8,"
                                              "'people':{'ect':'free','mentor':'free'}}}"});
    /* mentor_meeting may; 08:55 runs on into period 1, for the spans join. */
    expect_end(&school, MEETING, "2025-09-09", "08:00", "09:00");
    expect_end(&school, MEETING, "2025-09-09", "08:55", "09:55");
    expect_end(&school, MEETING, "2025-09-09", "14:30", "15:30");
    expect_end(&school, MEETING, "2025-09-09", "16:00", "17:00");
    /* talk may not: capped at the end of the pupils' day. */
    expect_end(&school, talk, "2025-09-09", "08:55", NULL);
    expect_end(&school, talk, "2025-09-09", "14:30", "15:10");
    expect_end(&school, talk, "2025-09-09", "14:45", NULL);
    expect_end(&school, talk, "2025-09-09", "15:10", NULL);
    school_close(&school);
}

static void closures_inset_days_and_weekends_take_nothing(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .calendar = ",'closures':{'c':{'from':'2025-09-09','until':'2025-09-09',"
                                "'reason':'snow'}},'inset':{'2025-09-10':{}}"});
    expect_end(&school, MEETING, "2025-09-08", "10:00", "11:00");
    expect_end(&school, MEETING, "2025-09-09", "10:00", NULL);
    expect_end(&school, MEETING, "2025-09-10", "10:00", NULL);
    expect_end(&school, MEETING, "2025-09-13", "10:00", NULL);
    place(&school, MEETING, "2025-09-09", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "the school is closed on Tue 9 Sep 2025");
    place(&school, MEETING, "2025-09-10", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "INSET");
    school_close(&school);
}

static void an_inset_day_is_one_free_stretch_for_kinds_that_may(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .calendar = ",'inset':{'2025-09-10':{}}",
                             .steps = "'talk':{'kind':'talk','minutes':120,'every_weeks':1}",
                             .staff = "'AB':{'rests':{'*':{}}},'CD':{'rests':{'*':{}}}",
                             .rest = ",'kinds':{'talk':{'name':'talk','priority':8,'inset':true,"
                                     "'people':{'ect':'free','mentor':'free'}}}"});
    /* Straight through what is break on other days: there are no periods. */
    expect_end(&school, "E1/talk/2025-09-08", "2025-09-10", "10:00", "12:00");
    expect_end(&school, "E1/talk/2025-09-08", "2025-09-09", "10:00", NULL);
    expect_end(&school, "E1/talk/2025-09-08", "2025-09-09", "11:20", "13:20");
    school_close(&school);
}

static void outside_its_window_and_before_today_nothing_stands(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.calendar = ",'as_of':'2025-09-10'"});
    expect_end(&school, MEETING, "2025-09-09", "10:00", NULL);
    expect_end(&school, MEETING, "2025-09-10", "10:00", "11:00");
    expect_end(&school, MEETING, "2025-09-15", "10:00", NULL);
    place(&school, MEETING, "2025-09-09", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_FIXED, "before Wed 10 Sep 2025");
    place(&school, MEETING, "2025-09-15", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_RHYTHM, "outside its window");
    school_close(&school);
}

static void forbids_bar_what_touches_them(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest = ",'fixed':{'forbids':{'f':{'staff':['CD'],'day':'Tue',"
                            "'start':'10:30','end':'11:30','reason':'head of year'},"
                            "'g':{'inductions':['E1'],'from':'2025-09-11','until':'2025-09-11',"
                            "'reason':'trip'},"
                            "'h':{'staff':['EF'],'reason':'not in this session'},"
                            "'k':{'staff':['AB'],'kinds':['drop_in'],'reason':'other kind'}}}"});
    expect_end(&school, MEETING, "2025-09-09", "09:30", "10:30");
    expect_end(&school, MEETING, "2025-09-09", "09:35", NULL);
    expect_end(&school, MEETING, "2025-09-09", "11:20", NULL);
    expect_end(&school, MEETING, "2025-09-09", "11:30", "12:30");
    expect_end(&school, MEETING, "2025-09-10", "10:00", "11:00");
    expect_end(&school, MEETING, "2025-09-11", "10:00", NULL);
    place(&school, MEETING, "2025-09-09", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_FIXED, "head of year");
    school_close(&school);
}

static void pins_hold_exactly(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .rest = ",'fixed':{'pins':{'p':{'session':'" MEETING "',"
                                     "'date':'2025-09-10','start':'10:00','reason':'told'}}}"});
    place(&school, MEETING, "2025-09-10", "10:00", "11:00");
    assert_kept(&school);
    place(&school, MEETING, "2025-09-10", "09:00", "10:00");
    assert_broken(&school, RF_CONSTRAINT_FIXED, "is fixed on Wed 10 Sep 2025 at 10:00");
    assert_partial(&school, false);
    unplace(&school, MEETING);
    assert_broken(&school, RF_CONSTRAINT_FIXED, "is not placed");
    assert_partial(&school, true);
    school_close(&school);
}

struct moments {
    int32_t count;
    rf_day first, last;
    rf_minute start, end;
};

static void note(void *context, rf_day date, rf_minute start)
{
    struct moments *moments = context;

    if (moments->count++ == 0) {
        moments->first = date;
        moments->start = start;
    }
    moments->last = date;
    moments->end = start;
}

static void the_window_lists_every_grid_moment_in_order(void **state)
{
    struct school school;
    struct moments moments = {0, 0, 0, 0, 0};

    (void)state;
    school_open(&school, &(struct school_text){0});
    rf_checker_window(school.checker, &school.plan->sessions[0], note, &moments);
    /* Five days of 08:00 to 17:00: 9 x 12 starts each. */
    assert_int_equal(moments.count, 5 * 108);
    assert_int_equal(moments.first, day("2025-09-08"));
    assert_int_equal(moments.last, day("2025-09-12"));
    assert_int_equal(moments.start, minute("08:00"));
    assert_int_equal(moments.end, minute("16:55"));
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_meeting_fills_its_wished_hour_in_free_periods),
        cmocka_unit_test(what_the_room_still_holds_is_the_length_down_to_the_least),
        cmocka_unit_test(starts_lie_on_the_grid),
        cmocka_unit_test(break_and_lunch_take_no_session),
        cmocka_unit_test(own_rests_replace_those_of_the_bell_only_where_periods_are),
        cmocka_unit_test(lessons_duties_and_marked_planning_time_are_closed),
        cmocka_unit_test(a_volunteer_gives_marked_planning_time),
        cmocka_unit_test(induction_time_is_for_kinds_of_induction_only),
        cmocka_unit_test(a_visit_stands_inside_a_lesson_of_the_ect),
        cmocka_unit_test(two_halves_of_one_lesson_join_and_two_lessons_do_not),
        cmocka_unit_test(part_time_and_leavers_are_not_at_work),
        cmocka_unit_test(before_and_after_school_is_for_kinds_that_may),
        cmocka_unit_test(closures_inset_days_and_weekends_take_nothing),
        cmocka_unit_test(an_inset_day_is_one_free_stretch_for_kinds_that_may),
        cmocka_unit_test(outside_its_window_and_before_today_nothing_stands),
        cmocka_unit_test(forbids_bar_what_touches_them),
        cmocka_unit_test(pins_hold_exactly),
        cmocka_unit_test(the_window_lists_every_grid_moment_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
