/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_parts.c: homes, solo time and claimed values: a plan that is right in all of them, and one
 * planted fault at a time (D23, D25). */
#include "school.h"

#include <string.h>

#include "base/memory.h"

#define ONE "E1/mentor_meeting/2025-09-08"
#define TWO "E1/mentor_meeting/2025-09-15"
#define THREE "E1/mentor_meeting/2025-09-22"
#define NO_SOLO "'lead_in_weeks':0,'study_minutes':0,'preparation_minutes':0"

/* Everything is checked; the only broken rule is `constraint`, and some message has `words`. */
static void assert_fault(struct school *school, enum rf_constraint constraint, const char *words)
{
    struct rf_report report;
    bool said = false;
    size_t i;

    assert_false(rf_checker_check(school->checker, school->plan, &report));
    for (i = 0; i < report.violation_count; i++) {
        if (report.violations[i].constraint != constraint)
            fail_msg("%s", report.violations[i].message);
        said = said || strstr(report.violations[i].message, words) != NULL;
    }
    if (!said)
        fail_msg("\"%s\" has not \"%s\"", report.violations[0].message, words);
    rf_report_release(&report);
}

static void assert_right(struct school *school)
{
    struct rf_report report;

    if (!rf_checker_check(school->checker, school->plan, &report))
        fail_msg("%s", report.violations[0].message);
    rf_report_release(&report);
}

/* The arrays of a plan in a test hold up to eight items. */
static void add_home(struct school *school, int32_t letter, int32_t weekday, const char *start)
{
    struct rf_plan *plan = school->plan;

    if (plan->homes == NULL)
        plan->homes = rf_allocate(8, sizeof *plan->homes);
    plan->homes[plan->home_count].induction = 0;
    plan->homes[plan->home_count].kind = rf_instance_kind(school->instance, "mentor_meeting");
    plan->homes[plan->home_count].letter = letter;
    plan->homes[plan->home_count].weekday = weekday;
    plan->homes[plan->home_count++].start = minute(start);
}

static void add_result(struct school *school, enum rf_tier tier, int32_t part, int32_t value)
{
    struct rf_plan *plan = school->plan;
    struct rf_tier_result result = {tier, part, value, value, RF_NO_BOUND, RF_TIER_SOLVED, false};

    if (plan->results == NULL)
        plan->results = rf_allocate(8, sizeof *plan->results);
    plan->results[plan->result_count++] = result;
}

static struct rf_reservation *reserve(struct school *school, enum rf_reservation_type type,
                                      const char *person, const char *date, const char *span)
{
    struct rf_plan *plan = school->plan;
    struct rf_reservation *here;
    char from[6], until[6];

    if (plan->reservations == NULL)
        plan->reservations = rf_allocate(8, sizeof *plan->reservations);
    here = &plan->reservations[plan->reservation_count++];
    memcpy(from, span, 5);
    memcpy(until, span + 6, 5);
    from[5] = until[5] = '\0';
    here->type = type;
    here->person = rf_instance_person(school->instance, person);
    here->induction = type == RF_RESERVED_PPA ? -1 : 0;
    here->day = day(date);
    here->span.from = minute(from);
    here->span.until = minute(until);
    return here;
}

static void lack(struct school *school, enum rf_reservation_type type, const char *person,
                 int32_t minutes)
{
    struct rf_plan *plan = school->plan;
    struct rf_shortage shortage = {type, rf_instance_person(school->instance, person),
                                   type == RF_RESERVED_PPA ? -1 : 0, 0, minutes};

    if (plan->shortages == NULL)
        plan->shortages = rf_allocate(8, sizeof *plan->shortages);
    plan->shortages[plan->shortage_count++] = shortage;
}

static void open_with_home(struct school *school)
{
    school_open(school, &(struct school_text){.stage = NO_SOLO});
    place(school, ONE, "2025-09-09", "10:00", "11:00");
    place(school, TWO, "2025-09-16", "10:00", "11:00");
    place(school, THREE, "2025-09-24", "10:00", "11:00");
    add_home(school, 0, 1, "10:00");
}

static void a_home_is_named_for_each_group_and_is_best(void **state)
{
    struct school school;

    (void)state;
    open_with_home(&school);
    assert_right(&school);
    school.plan->homes[0].weekday = 2; /* Wednesday leaves two away, Tuesday one */
    assert_fault(&school, RF_CONSTRAINT_VALUES, "leaves more sessions away than another would");
    school.plan->homes[0].weekday = 3;
    assert_fault(&school, RF_CONSTRAINT_VALUES, "none of these sessions stands");
    school.plan->home_count = 0;
    assert_fault(&school, RF_CONSTRAINT_VALUES, "has 0 homes named, not one");
    school.plan->home_count = 1;
    school.plan->homes[0].weekday = 1;
    add_home(&school, 0, 1, "10:00");
    assert_fault(&school, RF_CONSTRAINT_VALUES, "has 2 homes named, not one");
    school.plan->homes[1].letter = 1;
    assert_fault(&school, RF_CONSTRAINT_VALUES, "that no input knows");
    school_close(&school);
}

static void claimed_values_are_those_of_the_plan(void **state)
{
    struct school school;

    (void)state;
    open_with_home(&school);
    add_result(&school, RF_TIER_UNPLACED, 2, 1);
    add_result(&school, RF_TIER_EQUITY, 1, 60);
    add_result(&school, RF_TIER_TIRED, 1, 0);
    add_result(&school, RF_TIER_REGULARITY, 1, 1);
    add_result(&school, RF_TIER_SPACING, 1, 0);
    assert_right(&school);
    for (int32_t i = 0; i < 5; i++) {
        school.plan->results[i].value++;
        assert_fault(&school, RF_CONSTRAINT_VALUES, "is claimed as");
        school.plan->results[i].value--;
    }
    school.plan->results[3].bound = 2;
    assert_fault(&school, RF_CONSTRAINT_VALUES, "reaches less than its own bound of 2");
    school.plan->results[3].bound = RF_NO_BOUND;
    school.plan->results[3].status = RF_TIER_GAP;
    assert_right(&school);
    school.plan->results[3].status = RF_TIER_CERTIFIED;
    assert_fault(&school, RF_CONSTRAINT_VALUES, "certified is only what equals its bound");
    school.plan->results[3].bound = 1;
    assert_fault(&school, RF_CONSTRAINT_VALUES, "certified after a number that is not");
    for (int32_t i = 0; i < 3; i++) {
        school.plan->results[i].status = RF_TIER_CERTIFIED;
        school.plan->results[i].bound = school.plan->results[i].value;
    }
    assert_right(&school);
    school.plan->results[3].status = RF_TIER_GAP;
    school.plan->results[4].tier = RF_TIER_TIRED;
    assert_fault(&school, RF_CONSTRAINT_VALUES, "is claimed twice");
    school.plan->results[4].part = 2;
    assert_fault(&school, RF_CONSTRAINT_VALUES, "there is no such number");
    school_close(&school);
}

/* One week; CD teaches ten periods (600 minutes, 60 of planning time), AB none. The meeting is on
 * Tuesday 10:00. Study 45, preparation 15. */
static void open_with_solo(struct school *school)
{
    school_open(school,
                &(struct school_text){
                    .terms = "{'t':{'half_terms':{'1':{'from':'2025-09-08',"
                             "'until':'2025-09-12'}}}}",
                    .stage = "'lead_in_weeks':0,'study_minutes':45,'preparation_minutes':15",
                    .rest = ",'lessons':{'L':{'staff':['CD'],'at':{'Wed/1':{},'Wed/2':{},"
                            "'Wed/3':{},'Wed/4':{},'Wed/5':{},'Thu/1':{},'Thu/2':{},'Thu/3':{},"
                            "'Thu/4':{},'Thu/5':{}}}}"});
    place(school, ONE, "2025-09-09", "10:00", "11:00");
    add_home(school, 0, 1, "10:00");
    reserve(school, RF_RESERVED_STUDY, "AB", "2025-09-10", "09:00-09:45");
    reserve(school, RF_RESERVED_PPA, "CD", "2025-09-08", "09:00-10:00");
    reserve(school, RF_RESERVED_PREPARATION, "CD", "2025-09-09", "09:45-10:00");
}

static void solo_time_that_adds_up_is_right(void **state)
{
    struct school school;

    (void)state;
    open_with_solo(&school);
    assert_right(&school);
    /* Study in two pieces of 30 and 15, or 40 and what is left. */
    school.plan->reservations[0].span.until = minute("09:30");
    reserve(&school, RF_RESERVED_STUDY, "AB", "2025-09-11", "09:00-09:15");
    assert_right(&school);
    school.plan->reservations[0].span.until = minute("09:40");
    school.plan->reservations[3].span.until = minute("09:05");
    assert_right(&school);
    school_close(&school);
}

static void planning_time_is_whole_free_periods_of_the_right_sum(void **state)
{
    struct school school;
    struct rf_reservation *planning;

    (void)state;
    open_with_solo(&school);
    planning = &school.plan->reservations[1];
    planning->span.until = minute("09:55");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "is not a whole free period");
    planning->span.until = minute("10:00");
    planning->day = day("2025-09-10");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "is not free time");
    planning->day = day("2025-09-09");
    planning->span.from = minute("10:00");
    planning->span.until = minute("11:00");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "overlaps a session");
    planning->day = day("2025-09-08");
    reserve(&school, RF_RESERVED_PPA, "CD", "2025-09-12", "09:00-10:00");
    assert_fault(&school, RF_CONSTRAINT_SOLO,
                 "CD has 120 minutes of planning time reserved in cycle 1, where 60 are to be");
    school.plan->reservation_count = 1;
    reserve(&school, RF_RESERVED_PREPARATION, "CD", "2025-09-09", "09:45-10:00");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "CD has 0 minutes of planning time reserved");
    school_close(&school);
}

static void planning_time_is_reserved_pass_by_pass(void **state)
{
    struct school school;

    (void)state;
    /* Two weeks; CD teaches two periods a week: 12 minutes of planning time in each. */
    school_open(&school,
                &(struct school_text){.terms = "{'t':{'half_terms':{'1':{'from':'2025-09-08',"
                                               "'until':'2025-09-19'}}}}",
                                      .stage = NO_SOLO,
                                      .rest = ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{},"
                                              "'Mon/2':{}}}}"});
    reserve(&school, RF_RESERVED_PPA, "CD", "2025-09-09", "09:00-10:00");
    reserve(&school, RF_RESERVED_PPA, "CD", "2025-09-16", "09:00-10:00");
    assert_right(&school);
    school.plan->reservations[1].day = day("2025-09-10");
    assert_fault(&school, RF_CONSTRAINT_SOLO,
                 "CD has 0 minutes of planning time reserved in "
                 "cycle 2, where 12 are to be");
    school_close(&school);
}

static void who_has_no_need_has_no_planning_time_reserved(void **state)
{
    struct school school;

    (void)state;
    open_with_solo(&school);
    reserve(&school, RF_RESERVED_PPA, "AB", "2025-09-08", "09:00-10:00");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "AB has 60 minutes of planning time reserved");
    school_close(&school);
}

static void planning_time_that_is_not_there_may_be_told_as_missing(void **state)
{
    struct school school;

    (void)state;
    /* CD teaches all but Friday 5: need 144, supply 60. */
    school_open(&school,
                &(struct school_text){
                    .terms = "{'t':{'half_terms':{'1':{'from':'2025-09-08',"
                             "'until':'2025-09-12'}}}}",
                    .stage = NO_SOLO,
                    .rest = ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{},'Mon/2':{},"
                            "'Mon/3':{},'Mon/4':{},'Mon/5':{},'Tue/1':{},'Tue/2':{},'Tue/3':{},"
                            "'Tue/4':{},'Tue/5':{},'Wed/1':{},'Wed/2':{},'Wed/3':{},'Wed/4':{},"
                            "'Wed/5':{},'Thu/1':{},'Thu/2':{},'Thu/3':{},'Thu/4':{},'Thu/5':{},"
                            "'Fri/1':{},'Fri/2':{},'Fri/3':{},'Fri/4':{}}}}"});
    reserve(&school, RF_RESERVED_PPA, "CD", "2025-09-12", "14:10-15:10");
    assert_right(&school);
    lack(&school, RF_RESERVED_PPA, "CD", 84);
    assert_right(&school);
    school.plan->shortages[0].minutes = 85;
    assert_fault(&school, RF_CONSTRAINT_SOLO, "CD lacks 84 minutes of planning time in cycle 1");
    school_close(&school);
}

static void study_is_in_the_ects_free_time_and_day(void **state)
{
    struct school school;
    struct rf_reservation *study;

    (void)state;
    open_with_solo(&school);
    study = &school.plan->reservations[0];
    study->span.until = minute("09:40");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "40 minutes reserved or told as missing, 45 wanted");
    lack(&school, RF_RESERVED_STUDY, "AB", 5);
    assert_right(&school);
    school.plan->shortages[0].minutes = 10;
    assert_fault(&school, RF_CONSTRAINT_SOLO, "50 minutes reserved or told as missing");
    school.plan->shortage_count = 0;
    study->span.from = minute("15:10");
    study->span.until = minute("15:55");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "outside the pupils' day");
    study->span.from = minute("10:50");
    study->span.until = minute("11:35");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "is not free time");
    study->day = day("2025-09-09");
    study->span.from = minute("09:30");
    study->span.until = minute("10:15");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "overlaps a session");
    study->day = day("2025-09-08");
    study->span.from = minute("09:00");
    study->span.until = minute("09:45");
    study->person = rf_instance_person(school.instance, "CD");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "is kept for the wrong person");
    school_close(&school);
}

static void study_is_not_cut_to_crumbs(void **state)
{
    struct school school;

    (void)state;
    open_with_solo(&school);
    school.plan->reservations[0].span.until = minute("09:25");
    reserve(&school, RF_RESERVED_STUDY, "AB", "2025-09-11", "09:00-09:10");
    reserve(&school, RF_RESERVED_STUDY, "AB", "2025-09-12", "09:00-09:10");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "cut into pieces below 15 minutes");
    school_close(&school);
}

static void preparation_comes_before_its_meeting_in_one_piece(void **state)
{
    struct school school;
    struct rf_reservation *preparation;

    (void)state;
    open_with_solo(&school);
    preparation = &school.plan->reservations[2];
    preparation->span.from = minute("11:20");
    preparation->span.until = minute("11:35");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "comes before no meeting of its own");
    preparation->day = day("2025-09-08");
    assert_right(&school);
    preparation->span.until = minute("11:30");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "is not as long as preparation is");
    preparation->span.from = minute("09:30");
    preparation->span.until = minute("09:45");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "overlaps another reservation");
    school.plan->reservation_count = 2;
    assert_fault(&school, RF_CONSTRAINT_SOLO, "0 minutes reserved or told as missing, 15 wanted");
    lack(&school, RF_RESERVED_PREPARATION, "CD", 15);
    assert_right(&school);
    school_close(&school);
}

static void nonsense_in_solo_time_is_refused_not_followed(void **state)
{
    struct school school;

    (void)state;
    open_with_solo(&school);
    reserve(&school, RF_RESERVED_STUDY, "AB", "2025-09-11", "09:00-09:15")->induction = 7;
    assert_fault(&school, RF_CONSTRAINT_SOLO, "that no input knows");
    school.plan->reservation_count--;
    reserve(&school, RF_RESERVED_PPA, "AB", "2026-09-11", "09:00-09:15");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "that no input knows");
    school.plan->reservation_count--;
    reserve(&school, RF_RESERVED_PPA, "EF", "2025-09-11", "09:00-09:15")->person = -1;
    assert_fault(&school, RF_CONSTRAINT_SOLO, "that no input knows");
    school.plan->reservation_count--;
    reserve(&school, RF_RESERVED_STUDY, "AB", "2025-09-11", "09:00-09:00");
    assert_fault(&school, RF_CONSTRAINT_SOLO, "that no input knows");
    school.plan->reservation_count--;
    lack(&school, RF_RESERVED_PPA, "CD", 30);
    assert_fault(&school, RF_CONSTRAINT_SOLO, "CD lacks 0 minutes of planning time in cycle 1");
    school.plan->shortages[0].week = 9;
    assert_fault(&school, RF_CONSTRAINT_SOLO, "that does not fit");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_home_is_named_for_each_group_and_is_best),
        cmocka_unit_test(claimed_values_are_those_of_the_plan),
        cmocka_unit_test(solo_time_that_adds_up_is_right),
        cmocka_unit_test(planning_time_is_whole_free_periods_of_the_right_sum),
        cmocka_unit_test(planning_time_is_reserved_pass_by_pass),
        cmocka_unit_test(who_has_no_need_has_no_planning_time_reserved),
        cmocka_unit_test(planning_time_that_is_not_there_may_be_told_as_missing),
        cmocka_unit_test(study_is_in_the_ects_free_time_and_day),
        cmocka_unit_test(study_is_not_cut_to_crumbs),
        cmocka_unit_test(preparation_comes_before_its_meeting_in_one_piece),
        cmocka_unit_test(nonsense_in_solo_time_is_refused_not_followed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
