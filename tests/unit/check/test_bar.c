/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_bar.c: the reason why an unplaced session cannot simply stand at a moment. */
#include "school.h"

#include <string.h>

#include "base/memory.h"

#define ONE "E1/mentor_meeting/2025-09-08"
#define TWO "E1/mentor_meeting/2025-09-15"
#define VISIT "E1/drop_in/2025-09-08"
#define PAIRS                                                                                      \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}"

static struct rf_bar ask(struct school *school, const char *name, const char *date,
                         const char *start)
{
    return rf_checker_bar(school->checker, school->plan, index_of(school, name), day(date),
                          minute(start));
}

static void assert_bar(struct school *school, const char *name, const char *moment,
                       enum rf_constraint constraint, const char *words)
{
    char date[11], start[6];
    struct rf_bar bar;

    memcpy(date, moment, 10);
    memcpy(start, moment + 11, 6);
    date[10] = '\0';
    bar = ask(school, name, date, start);
    assert_true(bar.barred);
    if (strstr(bar.message, words) == NULL)
        fail_msg("\"%s\" has not \"%s\"", bar.message, words);
    assert_int_equal(bar.constraint, constraint);
    rf_release(bar.message);
}

static void assert_open(struct school *school, const char *name, const char *date,
                        const char *start)
{
    struct rf_bar bar = ask(school, name, date, start);

    if (bar.barred)
        fail_msg("%s", bar.message);
    assert_int_equal(bar.other, -1);
    assert_null(bar.message);
}

static void facts_are_named_with_the_person_and_the_place_in_the_input(void **state)
{
    struct school school;
    struct rf_bar bar;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .calendar = ",'closures':{'c':{'from':'2025-09-08','until':'2025-09-08',"
                                "'reason':'x'}}",
                    .rest = ",'lessons':{'L':{'staff':['AB'],'class':'9x','at':{'Tue/1':{}}}}"});
    assert_bar(&school, ONE, "2025-09-08 10:00", RF_CONSTRAINT_CLOSED, "the school is closed");
    assert_bar(&school, ONE, "2025-09-09 09:00", RF_CONSTRAINT_PRESENCE,
               "AB teaches lesson 9x (L) until 10:00");
    assert_bar(&school, ONE, "2025-09-09 10:20", RF_CONSTRAINT_CLOSED,
               "too short: 40 of at least 45 minutes, then AB has a break or lunch until 11:20");
    bar = ask(&school, ONE, "2025-09-09", "09:00");
    assert_int_equal(bar.person, rf_instance_person(school.instance, "AB"));
    assert_string_equal(bar.origin.pointer, "/lessons/L");
    rf_release(bar.message);
    assert_open(&school, ONE, "2025-09-09", "10:00");
    school_close(&school);
}

static void rules_come_after_facts(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                             .rest = ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/1':{},"
                                     "'Wed/1':{},'Thu/1':{},'Fri/1':{}}}}"});
    assert_bar(&school, VISIT, "2025-09-09 09:00", RF_CONSTRAINT_ORDER,
               "stands without mentor meeting of E1");
    place(&school, ONE, "2025-09-12", "10:00", "11:00");
    assert_open(&school, VISIT, "2025-09-10", "09:00");
    assert_bar(&school, VISIT, "2025-09-08 09:00", RF_CONSTRAINT_ORDER, "4 school days before");
    assert_bar(&school, TWO, "2025-09-15 10:00", RF_CONSTRAINT_RHYTHM, "comes 1 school days after");
    assert_open(&school, TWO, "2025-09-17", "10:00");
    school_close(&school);
}

static void tired_load_planning_and_caps_bar_as_well(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    place(&school, ONE, "2025-09-09", "15:10", "16:10");
    assert_bar(&school, TWO, "2025-09-16 15:10", RF_CONSTRAINT_TIRED, "2 of 4 meetings");
    school_close(&school);
    school_open(&school, &(struct school_text){.rest = ",'rules':{'mentor_per_ect_cap':"
                                                       "{'value':60}}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    assert_bar(&school, TWO, "2025-09-16 10:00", RF_CONSTRAINT_MENTOR_LOAD,
               "150 minutes of mentoring for AB");
    school_close(&school);
    school_open(&school, &(struct school_text){.rest = ",'policy':{'caps':{'c':{'staff':['AB'],"
                                                       "'per':'year','sessions':1}}}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    assert_bar(&school, TWO, "2025-09-16 10:00", RF_CONSTRAINT_CAP, "AB has more than 1 session");
    school_close(&school);
}

static void another_session_in_the_way_is_named(void **state)
{
    struct school school;
    struct rf_bar bar;

    (void)state;
    school_open(&school, &(struct school_text){.inductions = PAIRS});
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-09", "10:00", "11:00");
    bar = ask(&school, ONE, "2025-09-09", "09:30");
    assert_true(bar.barred);
    assert_int_equal(bar.constraint, RF_CONSTRAINT_CLASH);
    assert_int_equal(bar.other, index_of(&school, "E2/mentor_meeting/2025-09-08"));
    assert_int_equal(bar.person, rf_instance_person(school.instance, "CD"));
    rf_release(bar.message);
    assert_open(&school, ONE, "2025-09-09", "11:20");
    school_close(&school);
}

static void what_the_plan_breaks_anyway_bars_nothing(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.inductions = PAIRS});
    /* Two pairs clash in the third week; that is no reason against the first. */
    place(&school, "E1/mentor_meeting/2025-09-22", "2025-09-23", "10:00", "11:00");
    place(&school, "E2/mentor_meeting/2025-09-22", "2025-09-23", "10:00", "11:00");
    assert_open(&school, ONE, "2025-09-09", "10:00");
    school_close(&school);
}

static void preparation_for_meetings_without_the_mentor_counts_in_the_load(void **state)
{
    struct school school;

    (void)state;
    /* CD prepares 40 minutes for each review of two ECTs and may spend 75 minutes a week. */
    school_open(&school,
                &(struct school_text){
                    .inductions = PAIRS,
                    .stage = "'lead_in_weeks':0,'study_minutes':0,'preparation_minutes':40",
                    .steps = "'review':{'kind':'review','minutes':60,'every_weeks':1,"
                             "'gap':{'least':0,'most':9,'make_up':0}}",
                    .rest = ",'kinds':{'review':{'name':'review','priority':1,'meeting':true,"
                            "'people':{'ect':'free'}}},'rules':{'mentor_week_cap':{'value':50}}"});
    assert_open(&school, "E1/review/2025-09-08", "2025-09-09", "10:00");
    place(&school, "E2/review/2025-09-08", "2025-09-10", "10:00", "11:00");
    assert_bar(&school, "E1/review/2025-09-08", "2025-09-09 10:00", RF_CONSTRAINT_MENTOR_LOAD,
               "CD has 80 minutes of mentoring in the week from Mon 8 Sep 2025; at most 75");
    school_close(&school);
}

static void a_plan_changed_in_place_is_another_plan(void **state)
{
    struct school school;
    struct rf_session *group;

    (void)state;
    school_open(&school, &(struct school_text){
                             .inductions = PAIRS,
                             .rest = ",'events':{'T1':{'kind':'group_training','staff':['AB','EF'],"
                                     "'minutes':60,'quorum':0.5,'window':{'from':'2025-09-10',"
                                     "'until':'2025-09-11'}}}"});
    assert_open(&school, ONE, "2025-09-10", "10:00");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-10", "10:00", "11:00");
    assert_bar(&school, ONE, "2025-09-10 10:00", RF_CONSTRAINT_CLASH, "CD is in two places");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-10", "11:20", "12:20");
    assert_open(&school, ONE, "2025-09-10", "10:00");
    unplace(&school, "E2/mentor_meeting/2025-09-08");
    /* Only who comes changes: EF, then AB, who is the ECT of E1. */
    place_event(&school, "T1", "2025-09-10", "10:00-11:00", "EF");
    assert_open(&school, ONE, "2025-09-10", "10:00");
    group = &school.plan->sessions[index_of(&school, "T1")];
    group->attending[0] = rf_instance_person(school.instance, "AB");
    assert_bar(&school, ONE, "2025-09-10 10:00", RF_CONSTRAINT_CLASH, "AB is in two places");
    school_close(&school);
}

static void a_group_session_is_barred_by_too_few_who_can_come(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest = ",'events':{'T1':{'kind':'group_training','staff':['AB','CD','EF'],"
                            "'minutes':60,'quorum':1,'window':{'from':'2025-09-10',"
                            "'until':'2025-09-11'}}}"});
    assert_open(&school, "T1", "2025-09-10", "10:00");
    place(&school, ONE, "2025-09-10", "10:00", "11:00");
    assert_bar(&school, "T1", "2025-09-10 10:00", RF_CONSTRAINT_GROUP,
               "1 of 3 people can come, at least 3 must");
    assert_bar(&school, "T1", "2025-09-12 10:00", RF_CONSTRAINT_RHYTHM, "outside the dates");
    school_close(&school);
}

static void a_pin_elsewhere_bars_every_other_moment(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .rest = ",'fixed':{'pins':{'p':{'session':'" ONE
                                     "','date':'2025-09-10','start':'10:00','reason':'told'}}}"});
    assert_bar(&school, ONE, "2025-09-09 10:00", RF_CONSTRAINT_FIXED,
               "fixed on Wed 10 Sep 2025 at 10:00 (p)");
    assert_open(&school, ONE, "2025-09-10", "10:00");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_named_with_the_person_and_the_place_in_the_input),
        cmocka_unit_test(rules_come_after_facts),
        cmocka_unit_test(tired_load_planning_and_caps_bar_as_well),
        cmocka_unit_test(another_session_in_the_way_is_named),
        cmocka_unit_test(what_the_plan_breaks_anyway_bars_nothing),
        cmocka_unit_test(preparation_for_meetings_without_the_mentor_counts_in_the_load),
        cmocka_unit_test(a_plan_changed_in_place_is_another_plan),
        cmocka_unit_test(a_group_session_is_barred_by_too_few_who_can_come),
        cmocka_unit_test(a_pin_elsewhere_bars_every_other_moment),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
