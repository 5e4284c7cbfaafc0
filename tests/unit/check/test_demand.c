/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_demand.c: which sessions are asked for, and in which dates (D8 to D11). */
#include "school.h"

#include <stdio.h>

static int32_t demanded(const struct school *school)
{
    return school->plan->session_count;
}

static bool can_be_on(const struct school *school, const char *name, const char *date)
{
    const struct rf_session *session = &school->plan->sessions[index_of(school, name)];

    return rf_checker_end(school->checker, session, day(date), minute("10:00")) >= 0;
}

static void every_week_with_a_common_day_asks_for_one(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    assert_int_equal(demanded(&school), 4);
    assert_int_equal(index_of(&school, "E1/mentor_meeting/2025-09-08"), 0);
    assert_int_equal(index_of(&school, "E1/mentor_meeting/2025-09-29"), 3);
    school_close(&school);
}

static void sessions_are_ordered_by_induction_week_and_kind(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                             .inductions = "'E2':{'ect':'EF','mentor':'CD','stage':1,"
                                           "'programme':'p'},'E1':{'ect':'AB','mentor':'CD',"
                                           "'stage':1,'programme':'p'}"});
    assert_int_equal(demanded(&school), 16);
    assert_int_equal(index_of(&school, "E1/drop_in/2025-09-08"), 0);
    assert_int_equal(index_of(&school, "E1/mentor_meeting/2025-09-08"), 1);
    assert_int_equal(index_of(&school, "E1/drop_in/2025-09-15"), 2);
    assert_int_equal(index_of(&school, "E2/drop_in/2025-09-08"), 8);
    school_close(&school);
}

static void fortnightly_windows_count_from_the_first_week_of_the_year(void **state)
{
    struct school school;

    (void)state;
    /* The induction lives from the second week; its first window is still weeks one and two. */
    school_open(&school,
                &(struct school_text){
                    .steps = "'meeting':{'kind':'mentor_meeting','minutes':60,'every_weeks':2}",
                    .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p',"
                                  "'from':'2025-09-16'}"});
    assert_int_equal(demanded(&school), 2);
    assert_true(index_of(&school, "E1/mentor_meeting/2025-09-08") >= 0);
    assert_true(index_of(&school, "E1/mentor_meeting/2025-09-22") >= 0);
    assert_false(can_be_on(&school, "E1/mentor_meeting/2025-09-08", "2025-09-15"));
    assert_true(can_be_on(&school, "E1/mentor_meeting/2025-09-08", "2025-09-16"));
    assert_true(can_be_on(&school, "E1/mentor_meeting/2025-09-22", "2025-10-03"));
    school_close(&school);
}

static void a_week_nobody_works_together_asks_for_nothing(void **state)
{
    struct school school;

    (void)state;
    /* No closure is to blame: CD starts in the third week. */
    school_open(&school,
                &(struct school_text){.staff = "'AB':{},'CD':{'from':'2025-09-22'},'EF':{}"});
    assert_int_equal(demanded(&school), 2);
    assert_true(index_of(&school, "E1/mentor_meeting/2025-09-22") >= 0);
    school_close(&school);
}

#define CLOSED_WEEK ",'closures':{'c':{'from':'2025-09-15','until':'2025-09-19','reason':'flood'}}"

static void a_week_lost_to_closure_asks_for_a_make_up_on_the_nearest_days(void **state)
{
    struct school school;
    const char *lost = "E1/mentor_meeting/2025-09-15";

    (void)state;
    school_open(&school, &(struct school_text){.calendar = CLOSED_WEEK});
    assert_int_equal(demanded(&school), 4);
    assert_true(can_be_on(&school, lost, "2025-09-12"));
    assert_true(can_be_on(&school, lost, "2025-09-22"));
    assert_false(can_be_on(&school, lost, "2025-09-11"));
    assert_false(can_be_on(&school, lost, "2025-09-23"));
    assert_false(can_be_on(&school, lost, "2025-09-16"));
    school_close(&school);
}

static void the_nearest_day_is_one_on_which_both_are_in(void **state)
{
    struct school school;
    const char *lost = "E1/mentor_meeting/2025-09-15";

    (void)state;
    school_open(&school, &(struct school_text){
                             .calendar = CLOSED_WEEK,
                             .staff = "'AB':{},'CD':{'works':{'w':{'days':{'Tue':{},'Wed':{}}}}}"});
    assert_int_equal(demanded(&school), 4);
    assert_true(can_be_on(&school, lost, "2025-09-10"));
    assert_true(can_be_on(&school, lost, "2025-09-23"));
    assert_false(can_be_on(&school, lost, "2025-09-12"));
    assert_false(can_be_on(&school, lost, "2025-09-22"));
    school_close(&school);
}

static void a_closure_on_days_off_makes_up_nothing(void **state)
{
    struct school school;

    (void)state;
    /* CD works Tuesdays in the first, third and fourth week only, by two patterns; in the second
     * week the closed days are no working days of CD. */
    school_open(&school,
                &(struct school_text){
                    .calendar = CLOSED_WEEK,
                    .staff = "'AB':{},'CD':{'works':{"
                             "'u':{'from':'2025-09-08','until':'2025-09-12','days':{'Tue':{}}},"
                             "'w':{'from':'2025-09-22','until':'2025-10-03','days':{'Tue':{}}}}}"});
    assert_int_equal(demanded(&school), 3);
    assert_int_equal(index_of(&school, "E1/mentor_meeting/2025-09-15"), -1);
    school_close(&school);
}

static void a_lost_week_at_the_edge_makes_up_nothing(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .calendar = ",'closures':{'c':{'from':'2025-09-08','until':'2025-09-12',"
                                "'reason':'flood'},'d':{'from':'2025-09-29',"
                                "'until':'2025-10-03','reason':'storm'}}"});
    assert_int_equal(demanded(&school), 2);
    school_close(&school);
}

static void a_make_up_does_not_leave_its_term(void **state)
{
    struct school school;
    const char *lost = "E1/mentor_meeting/2025-09-22";

    (void)state;
    /* The lost week is the first of the second term. */
    school_open(&school,
                &(struct school_text){
                    .terms = "{'one':{'half_terms':{'1':{'from':'2025-09-08',"
                             "'until':'2025-09-19'}}},'two':{'half_terms':{'1':"
                             "{'from':'2025-09-22','until':'2025-10-03'}}}}",
                    .calendar = ",'closures':{'c':{'from':'2025-09-22','until':'2025-09-26',"
                                "'reason':'flood'}}"});
    assert_int_equal(demanded(&school), 4);
    assert_true(can_be_on(&school, lost, "2025-09-29"));
    assert_false(can_be_on(&school, lost, "2025-09-19"));
    school_close(&school);
}

static void a_week_of_inset_days_is_lost_as_well(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .calendar = ",'inset':{'2025-09-16':{}},'closures':{"
                                "'c':{'from':'2025-09-15','until':'2025-09-15','reason':'x'},"
                                "'d':{'from':'2025-09-17','until':'2025-09-19','reason':'x'}}",
                    .staff = "'AB':{},'CD':{'works':{'w':{'days':{'Tue':{}}}}}"});
    assert_true(index_of(&school, "E1/mentor_meeting/2025-09-15") >= 0);
    school_close(&school);
}

#define LEAD_IN_STEPS                                                                              \
    "'first':{'kind':'relationship_meeting','minutes':60,'least':45,'every_weeks':1,"              \
    "'lead_in':true,'gap':{'least':3,'most':8,'make_up':1}}," WEEKLY_MEETING

static void lead_in_weeks_ask_for_other_steps(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = LEAD_IN_STEPS,
                    .stage = "'lead_in_weeks':2,'study_minutes':0,'preparation_minutes':0"});
    assert_int_equal(demanded(&school), 4);
    assert_int_equal(index_of(&school, "E1/relationship_meeting/2025-09-08"), 0);
    assert_int_equal(index_of(&school, "E1/relationship_meeting/2025-09-15"), 1);
    assert_int_equal(index_of(&school, "E1/mentor_meeting/2025-09-22"), 2);
    school_close(&school);
}

static void lead_in_counts_from_the_first_common_day(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = LEAD_IN_STEPS,
                    .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p',"
                                  "'lead_in_weeks':1}",
                    .staff = "'AB':{'from':'2025-09-17'},'CD':{}"});
    assert_int_equal(demanded(&school), 3);
    assert_int_equal(index_of(&school, "E1/relationship_meeting/2025-09-15"), 0);
    assert_int_equal(index_of(&school, "E1/mentor_meeting/2025-09-22"), 1);
    school_close(&school);
}

static void a_structured_make_up_may_not_fall_into_the_lead_in(void **state)
{
    struct school school;
    const char *lost = "E1/mentor_meeting/2025-09-15";

    (void)state;
    /* Week 1 is lead-in, week 2 is lost; its make-up may lie on Friday of week 1 by its window,
     * but mentor meetings are structured. */
    school_open(&school,
                &(struct school_text){
                    .steps = LEAD_IN_STEPS,
                    .calendar = CLOSED_WEEK,
                    .stage = "'lead_in_weeks':1,'study_minutes':0,'preparation_minutes':0"});
    assert_int_equal(demanded(&school), 4);
    place(&school, lost, "2025-09-22", "10:00", "11:00");
    assert_kept(&school);
    place(&school, lost, "2025-09-12", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_LEAD_IN, "lead-in");
    assert_partial(&school, false);
    school_close(&school);
}

static void what_is_past_is_not_asked_for_unless_pinned(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.calendar = ",'as_of':'2025-09-17'"});
    assert_int_equal(demanded(&school), 3);
    assert_int_equal(index_of(&school, "E1/mentor_meeting/2025-09-15"), 0);
    school_close(&school);
    school_open(&school,
                &(struct school_text){
                    .calendar = ",'as_of':'2025-09-17'",
                    .rest = ",'fixed':{'pins':{'p':{'session':'E1/mentor_meeting/2025-09-08',"
                            "'date':'2025-09-09','start':'10:00','reason':'held'}}}"});
    assert_int_equal(demanded(&school), 4);
    school_close(&school);
}

static void the_last_day_of_a_window_is_not_past_on_that_day(void **state)
{
    struct school school;
    static const char short_life[] = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p',"
                                     "'until':'2025-09-17'}";

    (void)state;
    school_open(&school, &(struct school_text){.inductions = short_life,
                                               .calendar = ",'as_of':'2025-09-17'"});
    assert_int_equal(demanded(&school), 1);
    assert_true(can_be_on(&school, "E1/mentor_meeting/2025-09-15", "2025-09-17"));
    school_close(&school);
    school_open(&school, &(struct school_text){.inductions = short_life,
                                               .calendar = ",'as_of':'2025-09-18'"});
    assert_int_equal(demanded(&school), 0);
    school_close(&school);
}

/* One window of two weeks, 8 to 14 and 22 to 28 September, with a week of holidays between them. */
static int32_t demanded_across_a_holiday(const char *until, const char *as_of)
{
    struct school school;
    char life[128], today[32];
    int32_t count;

    snprintf(life, sizeof life,
             "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p','until':'%s'}", until);
    snprintf(today, sizeof today, ",'as_of':'%s'", as_of);
    school_open(&school, &(struct school_text){
                             .terms = "{'one':{'half_terms':{'1':{'from':'2025-09-08',"
                                      "'until':'2025-09-12'},'2':{'from':'2025-09-22',"
                                      "'until':'2025-09-26'}}}}",
                             .steps = "'meeting':{'kind':'mentor_meeting','minutes':60,'least':45,"
                                      "'every_weeks':2,'gap':{'least':3,'most':8,'make_up':1}}",
                             .inductions = life,
                             .calendar = today});
    count = demanded(&school);
    school_close(&school);
    return count;
}

static void holidays_inside_a_window_are_no_dates_of_it(void **state)
{
    (void)state;
    /* The life ends in the holidays: Sunday 14 is the last date of the window. */
    assert_int_equal(demanded_across_a_holiday("2025-09-17", "2025-09-14"), 1);
    assert_int_equal(demanded_across_a_holiday("2025-09-17", "2025-09-15"), 0);
    assert_int_equal(demanded_across_a_holiday("2025-09-17", "2025-09-17"), 0);
    /* It ends in a week of school on either side. */
    assert_int_equal(demanded_across_a_holiday("2025-09-10", "2025-09-10"), 1);
    assert_int_equal(demanded_across_a_holiday("2025-09-10", "2025-09-11"), 0);
    assert_int_equal(demanded_across_a_holiday("2025-09-22", "2025-09-22"), 1);
    assert_int_equal(demanded_across_a_holiday("2025-09-22", "2025-09-23"), 0);
}

static void the_plan_lists_every_session_once_in_order(void **state)
{
    struct school school;
    struct rf_session kept;

    (void)state;
    school_open(&school, &(struct school_text){0});
    assert_kept(&school);
    kept = school.plan->sessions[3];
    school.plan->session_count = 3;
    assert_broken(&school, RF_CONSTRAINT_DEMAND,
                  "mentor meeting of E1 in the week of Mon 29 Sep 2025 is asked for but is not in");
    school.plan->session_count = 4;
    school.plan->sessions[3] = school.plan->sessions[2];
    assert_broken(&school, RF_CONSTRAINT_DEMAND, "is in the plan twice");
    school.plan->sessions[3] = kept;
    school.plan->sessions[3].monday += 7;
    assert_broken(&school, RF_CONSTRAINT_DEMAND, "is in the plan but is not asked for");
    school.plan->sessions[3] = school.plan->sessions[2];
    school.plan->sessions[2] = kept;
    assert_broken(&school, RF_CONSTRAINT_DEMAND, "not in its place");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_week_with_a_common_day_asks_for_one),
        cmocka_unit_test(sessions_are_ordered_by_induction_week_and_kind),
        cmocka_unit_test(fortnightly_windows_count_from_the_first_week_of_the_year),
        cmocka_unit_test(a_week_nobody_works_together_asks_for_nothing),
        cmocka_unit_test(a_week_lost_to_closure_asks_for_a_make_up_on_the_nearest_days),
        cmocka_unit_test(the_nearest_day_is_one_on_which_both_are_in),
        cmocka_unit_test(a_closure_on_days_off_makes_up_nothing),
        cmocka_unit_test(a_lost_week_at_the_edge_makes_up_nothing),
        cmocka_unit_test(a_make_up_does_not_leave_its_term),
        cmocka_unit_test(a_week_of_inset_days_is_lost_as_well),
        cmocka_unit_test(lead_in_weeks_ask_for_other_steps),
        cmocka_unit_test(lead_in_counts_from_the_first_common_day),
        cmocka_unit_test(a_structured_make_up_may_not_fall_into_the_lead_in),
        cmocka_unit_test(what_is_past_is_not_asked_for_unless_pinned),
        cmocka_unit_test(the_last_day_of_a_window_is_not_past_on_that_day),
        cmocka_unit_test(holidays_inside_a_window_are_no_dates_of_it),
        cmocka_unit_test(the_plan_lists_every_session_once_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
