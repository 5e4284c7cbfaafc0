/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_edges.c: rarer facts and what no honest plan holds: odd bells, missing people, forbids by
 * week letter, sessions that nobody asked for, nonsense in a stored plan. */
#include "school.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "check/judge.h"
#include "check/parts.h"

#define ONE "E1/mentor_meeting/2025-09-08"
#define TWO "E1/mentor_meeting/2025-09-15"

static void expect_end(struct school *school, const char *name, const char *date, const char *start,
                       const char *end)
{
    rf_minute found = rf_checker_end(
        school->checker, &school->plan->sessions[index_of(school, name)], day(date), minute(start));

    assert_int_equal(found, end == NULL ? -1 : minute(end));
}

static void gaps_between_periods_are_not_free_beyond_the_least(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest = ",'lessons':{'L':{'staff':['CD'],'at':{'Tue/late':{'start':'16:00',"
                            "'end':'16:10'}}}},'rules':{'join_gap_minutes':{'value':20}}"});
    /* With gaps of 20 minutes joined, break is still a rest of AB and CD. */
    expect_end(&school, ONE, "2025-09-09", "10:30", NULL);
    expect_end(&school, ONE, "2025-09-09", "15:00", "16:00");
    expect_end(&school, ONE, "2025-09-09", "15:20", NULL);
    school_close(&school);
    school_open(&school,
                &(struct school_text){.staff = "'AB':{'rests':{'*':{}}},'CD':{'rests':{'*':{}}}",
                                      .rest = ",'rules':{'join_gap_minutes':{'value':19}}"});
    expect_end(&school, ONE, "2025-09-09", "10:30", NULL);
    place(&school, ONE, "2025-09-09", "11:05", "12:05");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "break is a break until 11:20");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.staff = "'AB':{'rests':{'*':{}}},'CD':{'rests':{'*':{}}}",
                                      .rest = ",'rules':{'join_gap_minutes':{'value':20}}"});
    expect_end(&school, ONE, "2025-09-09", "10:30", "11:30");
    school_close(&school);
}

static void forbids_by_week_letter_spare_the_other_week(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .calendar = ",'cycle':{'weeks':2,'letters':['A','B'],'first':'A'}",
                             .rest = ",'fixed':{'forbids':{'f':{'staff':['AB'],'day':'B/Tue',"
                                     "'reason':'r'}}}"});
    expect_end(&school, ONE, "2025-09-09", "10:00", "11:00");
    expect_end(&school, TWO, "2025-09-16", "10:00", NULL);
    expect_end(&school, TWO, "2025-09-17", "10:00", "11:00");
    school_close(&school);
    school_open(&school,
                &(struct school_text){
                    .calendar = ",'cycle':{'weeks':2,'letters':['A','B'],'first':'A'}",
                    .rest = ",'fixed':{'forbids':{'f':{'staff':['AB'],'day':'A/Tue',"
                            "'reason':'r'},'g':{'staff':['AB'],'day':'Mon','reason':'r'}}}"});
    expect_end(&school, ONE, "2025-09-08", "10:00", NULL);
    expect_end(&school, ONE, "2025-09-09", "10:00", NULL);
    expect_end(&school, ONE, "2025-09-10", "10:00", "11:00");
    expect_end(&school, TWO, "2025-09-16", "10:00", "11:00");
    school_close(&school);
}

static void a_last_window_may_be_shorter(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .terms = "{'t':{'half_terms':{'1':{'from':'2025-09-08',"
                             "'until':'2025-09-26'}}}}",
                    .steps = "'meeting':{'kind':'mentor_meeting','minutes':60,'every_weeks':2}"});
    assert_int_equal(school.plan->session_count, 2);
    expect_end(&school, "E1/mentor_meeting/2025-09-22", "2025-09-26", "10:00", "11:00");
    school_close(&school);
}

#define TRAINING                                                                                   \
    ",'events':{'T1':{'kind':'group_training','name':'clinic','staff':['AB','CD','EF'],"           \
    "'minutes':60,'quorum':0.75,'window':{'from':'2025-09-10','until':'2025-09-11'}}}"

static void an_event_can_end_where_enough_people_can_come(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING ",'lessons':{'L':{'staff':['AB'],"
                                                                "'at':{'Wed/1':{}}}}"});
    expect_end(&school, "T1", "2025-09-11", "09:00", "10:00");
    expect_end(&school, "T1", "2025-09-10", "09:00", NULL); /* two of three, all are needed */
    expect_end(&school, "T1", "2025-09-10", "10:00", "11:00");
    expect_end(&school, "T1", "2025-09-10", "10:05", NULL); /* break */
    school_close(&school);
}

static void an_event_in_the_past_is_not_asked_for_unless_pinned(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.calendar = ",'as_of':'2025-09-12'", .rest = TRAINING});
    assert_int_equal(index_of(&school, "T1"), -1);
    school_close(&school);
    school_open(&school,
                &(struct school_text){.calendar = ",'as_of':'2025-09-12'",
                                      .rest = TRAINING
                                      ",'fixed':{'pins':{'p':{'session':'T1',"
                                      "'date':'2025-09-11','start':'10:00','reason':'held'}}}"});
    assert_true(index_of(&school, "T1") >= 0);
    school_close(&school);
    school_open(&school,
                &(struct school_text){.calendar = ",'as_of':'2025-09-11'", .rest = TRAINING});
    expect_end(&school, "T1", "2025-09-10", "10:00", NULL);
    expect_end(&school, "T1", "2025-09-11", "10:00", "11:00");
    school_close(&school);
}

static void a_group_session_on_the_very_first_day_needs_its_quorum(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .rest = ",'events':{'T1':{'kind':'group_training','staff':['AB','CD'],"
                                     "'minutes':60,'quorum':1,'window':{'from':'2025-09-08',"
                                     "'until':'2025-09-08'}}}"});
    place_event(&school, "T1", "2025-09-08", "10:00-11:00", "AB");
    assert_broken(&school, RF_CONSTRAINT_GROUP, "1 of 2 people come");
    school_close(&school);
}

static void who_cannot_come_is_told_with_the_fact(void **state)
{
    struct school school;
    struct rf_bar bar;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING ",'lessons':{'L':{'staff':['AB'],"
                                                                "'at':{'Wed/1':{}}}}"});
    bar = rf_checker_bar(school.checker, school.plan, index_of(&school, "T1"), day("2025-09-10"),
                         minute("09:00"));
    assert_true(bar.barred);
    assert_int_equal(bar.constraint, RF_CONSTRAINT_GROUP);
    assert_int_equal(bar.person, rf_instance_person(school.instance, "AB"));
    assert_string_equal(bar.message, "2 of 3 people can come, at least 3 must; AB teaches lesson "
                                     "L until 10:00");
    assert_string_equal(bar.origin.pointer, "/lessons/L");
    rf_release(bar.message);
    school_close(&school);
}

static void count_moment(void *context, rf_day date, rf_minute start)
{
    (void)date;
    (void)start;
    ++*(int32_t *)context;
}

static void what_nobody_asked_for_stands_nowhere(void **state)
{
    struct school school;
    struct rf_session stray;
    struct rf_bar bar;
    int32_t count = 0;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING});
    stray = school.plan->sessions[0];
    stray.monday += 1;
    assert_int_equal(rf_checker_end(school.checker, &stray, day("2025-09-09"), 600), -1);
    rf_checker_window(school.checker, &stray, count_moment, &count);
    assert_int_equal(count, 0);
    stray.event = 9;
    assert_int_equal(rf_checker_end(school.checker, &stray, day("2025-09-09"), 600), -1);
    school.plan->sessions[0].monday += 1;
    bar = rf_checker_bar(school.checker, school.plan, 0, day("2025-09-09"), 600);
    assert_true(bar.barred);
    assert_int_equal(bar.constraint, RF_CONSTRAINT_DEMAND);
    rf_release(bar.message);
    school_close(&school);
}

static void an_event_lists_its_options_as_moments(void **state)
{
    struct school school;
    int32_t count = 0;

    (void)state;
    school_open(&school, &(struct school_text){
                             .rest = ",'events':{'T1':{'kind':'group_training','staff':['AB'],"
                                     "'minutes':60,'options':{'2025-09-10 15:10':{},"
                                     "'2025-09-11 15:30':{}}}}"});
    rf_checker_window(school.checker, &school.plan->sessions[index_of(&school, "T1")], count_moment,
                      &count);
    assert_int_equal(count, 2);
    school_close(&school);
}

static void nonsense_in_a_stored_plan_is_told_not_followed(void **state)
{
    struct school school;
    struct rf_session *session;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING});
    session = &school.plan->sessions[0];
    place(&school, ONE, "2025-12-25", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_FIXED, "is in no term");
    session->day = INT32_MAX;
    assert_broken(&school, RF_CONSTRAINT_FIXED, "is in no term");
    session->day = day("2025-09-09");
    session->start = -60;
    session->end = 0;
    assert_broken(&school, RF_CONSTRAINT_DEMAND, "full 5 minutes");
    session->start = 600;
    session->end = INT32_MAX;
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "lasts until 11:00");
    session->end = 660;
    session->induction = 77;
    assert_broken(&school, RF_CONSTRAINT_DEMAND, "a session that no input knows");
    session->induction = 0;
    place_event(&school, "T1", "2025-09-10", "09:00-10:00", "AB CD EF");
    school.plan->sessions[index_of(&school, "T1")].attending[2] = 1000000;
    assert_broken(&school, RF_CONSTRAINT_GROUP, "not asked for");
    school_close(&school);
}

static void long_names_are_cut_at_a_character(void **state)
{
    struct school school;
    struct rf_report report;
    size_t i;

    (void)state;
    /* 100 letters of two bytes each; a short text holds 160 bytes. */
    school_open(&school, &(struct school_text){
                             .steps = "'talk':{'kind':'talk','minutes':60,'every_weeks':1}",
                             .rest = ",'kinds':{'talk':{'name':'"
                                     "ééééééééééééééééééééééééé"
                                     "ééééééééééééééééééééééééé"
                                     "ééééééééééééééééééééééééé"
                                     "ééééééééééééééééééééééééé"
                                     "','priority':8,'people':{'ect':'free','mentor':'free'}}}"});
    place(&school, "E1/talk/2025-09-08", "2025-09-09", "11:00", "12:00");
    assert_false(rf_check_parts(school.checker, school.plan, 0, &report));
    for (i = 0; ((unsigned char)report.violations[0].message[i] & 0x80) != 0; i++)
        ;
    assert_int_equal(i % 2, 0);
    assert_true(i > 100);
    assert_memory_equal(report.violations[0].message + i, "... cannot stand", 16);
    rf_report_release(&report);
    school_close(&school);
}

static void the_work_space_outlives_its_turns(void **state)
{
    struct school school;
    int i;

    (void)state;
    school_open(&school, &(struct school_text){
                             .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,"
                                           "'programme':'p'},'E2':{'ect':'EF','mentor':'CD',"
                                           "'stage':1,'programme':'p'}"});
    place(&school, ONE, "2025-09-09", "09:00", "10:00");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-09", "09:00", "10:00");
    school.checker->scratch->turn = UINT32_MAX - 2;
    for (i = 0; i < 6; i++)
        assert_broken(&school, RF_CONSTRAINT_CLASH, "CD is in two places");
    unplace(&school, ONE);
    assert_kept(&school);
    school_close(&school);
}

static void a_kind_that_needs_a_tutor_stands_only_with_one(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = "'talk':{'kind':'talk','minutes':60,'every_weeks':1}",
                             .inductions = "'E1':{'ect':'AB','mentor':'CD','tutor':'EF','stage':1,"
                                           "'programme':'p'}",
                             .rest = ",'kinds':{'talk':{'name':'talk','priority':8,"
                                     "'people':{'ect':'free','tutor':'free'}}},"
                                     "'lessons':{'L':{'staff':['EF'],'at':{'Tue/1':{}}},"
                                     "'M':{'staff':['CD'],'at':{'Tue/2':{}}}}"});
    expect_end(&school, "E1/talk/2025-09-08", "2025-09-09", "09:00", NULL);
    expect_end(&school, "E1/talk/2025-09-08", "2025-09-09", "10:00", "11:00");
    school_close(&school);
}

static void a_session_in_which_one_person_has_two_roles_is_not_asked(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = "'talk':{'kind':'talk','minutes':60,'every_weeks':1}",
                             .inductions = "'E1':{'ect':'AB','mentor':'CD','tutor':'CD','stage':1,"
                                           "'programme':'p'}",
                             .rest = ",'kinds':{'talk':{'name':'talk','priority':8,'people':"
                                     "{'ect':'free','mentor':'free','tutor':'free'}}}"});
    assert_int_equal(school.plan->session_count, 0);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gaps_between_periods_are_not_free_beyond_the_least),
        cmocka_unit_test(forbids_by_week_letter_spare_the_other_week),
        cmocka_unit_test(a_last_window_may_be_shorter),
        cmocka_unit_test(an_event_can_end_where_enough_people_can_come),
        cmocka_unit_test(an_event_in_the_past_is_not_asked_for_unless_pinned),
        cmocka_unit_test(a_group_session_on_the_very_first_day_needs_its_quorum),
        cmocka_unit_test(who_cannot_come_is_told_with_the_fact),
        cmocka_unit_test(what_nobody_asked_for_stands_nowhere),
        cmocka_unit_test(an_event_lists_its_options_as_moments),
        cmocka_unit_test(nonsense_in_a_stored_plan_is_told_not_followed),
        cmocka_unit_test(long_names_are_cut_at_a_character),
        cmocka_unit_test(the_work_space_outlives_its_turns),
        cmocka_unit_test(a_kind_that_needs_a_tutor_stands_only_with_one),
        cmocka_unit_test(a_session_in_which_one_person_has_two_roles_is_not_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
