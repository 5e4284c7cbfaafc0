/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_account.c: what each person has of H9, H10, H11 and H13, in minutes worked out by hand. */
#include "school.h"

#include <stdio.h>
#include <string.h>

#define ONE "E1/mentor_meeting/2025-09-08"
#define TWO "E1/mentor_meeting/2025-09-15"

struct told {
    const struct rf_instance *instance;
    enum rf_constraint rule;
    char text[600];
    size_t length;
};

static void hear(void *context, const struct rf_account_line *line)
{
    static const char *const pers[] = {"week", "half-term", "term", "year"};
    struct told *told = context;

    if (line->rule != told->rule)
        return;
    told->length += (size_t)snprintf(
        told->text + told->length, sizeof told->text - told->length, "%s%s %s %s %d: %d of %d",
        told->length > 0 ? ", " : "", told->instance->people[line->person].id,
        line->induction < 0 ? "-" : told->instance->inductions[line->induction].id, pers[line->per],
        (int)line->index, (int)line->minutes, (int)line->most);
}

/* "CD E1 week 0: 90 of 150, ...": who, for which induction, per and index; -1: no limit. */
static void assert_told(struct school *school, enum rf_constraint rule, const char *wanted)
{
    struct told told = {.instance = school->instance, .rule = rule};

    rf_checker_account(school->checker, school->plan, hear, &told);
    assert_string_equal(told.text, wanted);
}

#define FIRST_PERIOD(who)                                                                          \
    "{'staff':['" who "'],'at':{'Mon/1':{},'Tue/1':{},'Wed/1':{},'Thu/1':{},'Fri/1':{}}}"

static void mentoring_is_told_for_each_ect_and_in_all(void **state)
{
    struct school school;

    (void)state;
    /* 60 of meeting, 15 of visit, 15 of preparation; five minutes of a trainee's in all alone. */
    school_open(
        &school,
        &(struct school_text){
            .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
            .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"
                          "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}",
            .rest = ",'rules':{'mentor_per_ect_cap':{'value':100},'mentor_week_cap':{'value':200},"
                    "'mentor_single_week_factor':{'value':1.5}},"
                    "'lessons':{'L':" FIRST_PERIOD("AB") ",'M':" FIRST_PERIOD(
                        "EF") "},'commitments':{'T':{'type':'mentoring','staff':['CD'],'on':"
                              "{'2025-09-12':{'start':'14:10','end':'14:15'}}}}"});
    assert_told(&school, RF_CONSTRAINT_MENTOR_LOAD, "CD - week 0: 5 of 300");
    place(&school, "E1/drop_in/2025-09-08", "2025-09-08", "09:00", "09:15");
    place(&school, ONE, "2025-09-08", "10:00", "11:00");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-09", "10:00", "11:00");
    place(&school, TWO, "2025-09-15", "10:00", "11:00");
    assert_kept(&school);
    assert_told(&school, RF_CONSTRAINT_MENTOR_LOAD,
                "CD - week 0: 170 of 300, CD - week 1: 75 of 300, CD E1 week 0: 90 of 150, "
                "CD E1 week 1: 75 of 150, CD E2 week 0: 75 of 150");
    school_close(&school);
}

static void induction_time_is_told_by_week_and_with_study_by_half_term(void **state)
{
    struct school school;

    (void)state;
    /* 100 minutes a week; four weeks of 20 minutes of study; visits do not count. */
    school_open(&school,
                &(struct school_text){
                    .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                    .stage = "'lead_in_weeks':0,'study_minutes':20,'preparation_minutes':15",
                    .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p',"
                                  "'entitlement_minutes':100}",
                    .rest = ",'rules':{'ect_single_week_factor':{'value':1.25}},"
                            "'lessons':{'L':" FIRST_PERIOD("AB") "}"});
    place(&school, "E1/drop_in/2025-09-08", "2025-09-08", "09:00", "09:15");
    place(&school, ONE, "2025-09-08", "10:00", "11:00");
    place(&school, TWO, "2025-09-15", "10:00", "11:00");
    assert_kept(&school);
    assert_told(&school, RF_CONSTRAINT_ECT_LOAD,
                "AB E1 week 0: 60 of 125, AB E1 week 1: 60 of 125, "
                "AB E1 half-term 0: 200 of 400");
    school_close(&school);
    /* Nothing is due: no limit, and no half-term. */
    school_open(&school, &(struct school_text){
                             .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':"
                                           "'p','entitlement_minutes':0}"});
    place(&school, ONE, "2025-09-08", "10:00", "11:00");
    assert_told(&school, RF_CONSTRAINT_ECT_LOAD, "AB E1 week 0: 60 of -1");
    school_close(&school);
}

static void directed_time_counts_waiting_after_school(void **state)
{
    struct school school;

    (void)state;
    /* AB: four lessons of 60 and 100 more; 15:10 to 15:40 trapped, 60 of meeting. CD is a leader.
     */
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{'directed_minutes':100},'CD':{'leader':true}",
                    .rest = ",'rules':{'directed_hours':{'value':100},'trapped_time':{'value':1}},"
                            "'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{}}}}"});
    place(&school, ONE, "2025-09-09", "15:40", "16:40");
    assert_kept(&school);
    assert_told(&school, RF_CONSTRAINT_DIRECTED, "AB - year 0: 430 of 6000, CD - year 0: 90 of -1");
    school_close(&school);
    school_open(
        &school,
        &(struct school_text){
            .staff = "'AB':{'fte':0.5},'CD':{}",
            .rest = ",'rules':{'directed_hours':{'value':100},'trapped_time':{'value':0}}"});
    place(&school, ONE, "2025-09-09", "15:40", "16:40");
    assert_told(&school, RF_CONSTRAINT_DIRECTED,
                "AB - year 0: 60 of 3000, CD - year 0: 60 of 6000");
    school_close(&school);
}

#define LOOK "E1/look/2025-09-08"
#define LOOK_AGAIN "E1/look/2025-09-15"

static void classes_taken_are_told_by_week_term_and_year(void **state)
{
    struct school school;
    int32_t at;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = "'s':{'kind':'look','minutes':30,'every_weeks':1}",
                    .staff = "'AB':{},'CD':{},'EF':{}",
                    .rest =
                        ",'kinds':{'look':{'name':'look','priority':8,'people':{'ect':'teaching',"
                        "'mentor':'covered'}}},'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},"
                        "'Tue/2':{}}},'M':{'staff':['CD'],'at':{'Mon/1':{}}}},"
                        "'policy':{'cover':{'EF':{'per_week':40,'per_term':70}}}"});
    place(&school, LOOK, "2025-09-08", "09:00", "09:30");
    pick(&school, LOOK, "", "EF", "");
    place(&school, LOOK_AGAIN, "2025-09-15", "09:30", "10:00");
    pick(&school, LOOK_AGAIN, "", "EF", "");
    place(&school, "E1/look/2025-09-22", "2025-09-23", "10:00", "10:30");
    assert_kept(&school);
    assert_told(&school, RF_CONSTRAINT_COVER,
                "EF - week 0: 30 of 40, EF - week 1: 30 of 40, EF - term 0: 60 of 70, "
                "EF - year 0: 60 of -1");
    at = index_of(&school, LOOK);
    assert_int_equal(rf_checker_released(school.checker, &school.plan->sessions[at]), 30);
    at = index_of(&school, "E1/look/2025-09-22"); /* CD is free then */
    assert_int_equal(rf_checker_released(school.checker, &school.plan->sessions[at]), 0);
    at = index_of(&school, "E1/look/2025-09-29"); /* without a place */
    assert_int_equal(rf_checker_released(school.checker, &school.plan->sessions[at]), 0);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mentoring_is_told_for_each_ect_and_in_all),
        cmocka_unit_test(induction_time_is_told_by_week_and_with_study_by_half_term),
        cmocka_unit_test(directed_time_counts_waiting_after_school),
        cmocka_unit_test(classes_taken_are_told_by_week_term_and_year),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
