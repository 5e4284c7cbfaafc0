/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_year.c: what adds up over weeks, half-terms and the year: induction minutes and visits,
 * directed time, mentor training; and who may mentor whom (D37 to D39, D42, D46; domain rulebook,
 * worked numbers 4, 5, 7 and 9). */
#include "school.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#define ONE "E1/mentor_meeting/2025-09-08"
#define TWO "E1/mentor_meeting/2025-09-15"
#define THREE "E1/mentor_meeting/2025-09-22"
#define FOUR "E1/mentor_meeting/2025-09-29"
#define PAIR(more) "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'" more "}"
#define STUDY(minutes) "'lead_in_weeks':0,'study_minutes':" minutes ",'preparation_minutes':0"

static void place_meetings(struct school *school)
{
    place(school, ONE, "2025-09-08", "09:00", "10:00");
    place(school, TWO, "2025-09-15", "09:00", "10:00");
    place(school, THREE, "2025-09-22", "09:00", "10:00");
    place(school, FOUR, "2025-09-29", "09:00", "10:00");
}

/* ------------------------------------------------------------------ the ECT's load (D37, H10) */

static void sessions_and_study_fill_the_half_terms_minutes(void **state)
{
    struct school school;

    (void)state;
    /* Four weeks of 105 less 45 of study: 240. */
    school_open(&school, &(struct school_text){.stage = STUDY("45"),
                                               .inductions = PAIR(",'entitlement_minutes':105")});
    place_meetings(&school);
    assert_kept(&school);
    school_close(&school);
    school_open(&school, &(struct school_text){.stage = STUDY("45"),
                                               .inductions = PAIR(",'entitlement_minutes':104")});
    place_meetings(&school);
    assert_broken(&school, RF_CONSTRAINT_ECT_LOAD,
                  "AB has 240 minutes of induction sessions in the half-term from Mon 8 Sep 2025; "
                  "at most 236");
    assert_partial(&school, false);
    unplace(&school, FOUR);
    assert_kept(&school);
    school_close(&school);
}

static void a_tenth_of_the_reference_load_is_132_minutes(void **state)
{
    static const char talk[] = ",'kinds':{'talk':{'name':'talk','priority':8,'induction':true,"
                               "'people':{'ect':'free','mentor':'free'}}}";
    struct school school;

    (void)state;
    /* 22 hours: 132 a week in the first year, so 528 in four weeks, less 180 of study, less 240 of
     * meetings: 108 are left. */
    school_open(&school,
                &(struct school_text){.stage = STUDY("45"),
                                      .school = ",'reference_load_minutes':1320",
                                      .steps = WEEKLY_MEETING ",'t':{'kind':'talk','minutes':105,"
                                                              "'every':'year'}",
                                      .rest = talk});
    place_meetings(&school);
    place(&school, "E1/talk/2025-09-08", "2025-09-09", "09:00", "10:45");
    assert_kept(&school);
    school_close(&school);
    school_open(&school,
                &(struct school_text){.stage = STUDY("45"),
                                      .school = ",'reference_load_minutes':1320",
                                      .steps = WEEKLY_MEETING ",'t':{'kind':'talk','minutes':110,"
                                                              "'every':'year'}",
                                      .rest = talk});
    place_meetings(&school);
    place(&school, "E1/talk/2025-09-08", "2025-09-09", "09:00", "10:50");
    assert_broken(&school, RF_CONSTRAINT_ECT_LOAD, "has 350 minutes");
    school_close(&school);
}

static void a_single_week_may_hold_half_as_much_again(void **state)
{
    static const char rest[] = ",'kinds':{'talk':{'name':'talk','priority':8,'induction':true,"
                               "'people':{'ect':'free','mentor':'free'}}}";
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.inductions = PAIR(",'entitlement_minutes':80"),
                                      .steps = WEEKLY_MEETING ",'t':{'kind':'talk','minutes':60,"
                                                              "'every':'year'}",
                                      .rest = rest});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    place(&school, "E1/talk/2025-09-08", "2025-09-09", "09:00", "10:00");
    assert_kept(&school); /* 120 of 1.5 x 80 */
    school_close(&school);
    school_open(&school,
                &(struct school_text){.inductions = PAIR(",'entitlement_minutes':79"),
                                      .steps = WEEKLY_MEETING ",'t':{'kind':'talk','minutes':60,"
                                                              "'every':'year'}",
                                      .rest = rest});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    place(&school, "E1/talk/2025-09-08", "2025-09-09", "09:00", "10:00");
    assert_broken(&school, RF_CONSTRAINT_ECT_LOAD, "in the week from Mon 8 Sep 2025; at most 118");
    place(&school, "E1/talk/2025-09-08", "2025-09-16", "09:00", "10:00");
    assert_kept(&school);
    school_close(&school);
}

static void group_training_counts_only_where_the_rule_says_so(void **state)
{
    static const char text[] =
        ",'kinds':{'day':{'name':'day','priority':8,'induction':true,'people':{'group':'free'}}},"
        "'events':{'T':{'kind':'day','staff':['AB'],'minutes':60,"
        "'options':{'2025-09-09 09:00':{}}}},'rules':{'training_in_induction_time':{'value':%d}}";
    char rest[400];
    struct school school;

    (void)state;
    snprintf(rest, sizeof rest, text, 0);
    school_open(&school, &(struct school_text){.inductions = PAIR(",'entitlement_minutes':60"),
                                               .rest = rest});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    place_event(&school, "T", "2025-09-09", "09:00-10:00", "AB");
    assert_kept(&school);
    school_close(&school);
    snprintf(rest, sizeof rest, text, 1);
    school_open(&school, &(struct school_text){.inductions = PAIR(",'entitlement_minutes':60"),
                                               .rest = rest});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    place_event(&school, "T", "2025-09-09", "09:00-10:00", "AB");
    assert_broken(&school, RF_CONSTRAINT_ECT_LOAD, "AB has 120 minutes");
    school_close(&school);
}

/* AB teaches period 1 on three days, and on Monday in period 2 too. */
static void open_visits(struct school *school)
{
    school_open(school,
                &(struct school_text){
                    .steps = "'a':{'kind':'one','minutes':15},'b':{'kind':'two','minutes':15},"
                             "'c':{'kind':'three','minutes':15},'d':{'kind':'alone','minutes':15}",
                    .rest = ",'kinds':{'one':{'name':'one','priority':8,'people':{'ect':'teaching',"
                            "'mentor':'free'}},'two':{'name':'two','priority':8,'people':{'ect':"
                            "'teaching','mentor':'free'}},'three':{'name':'three','priority':8,"
                            "'people':{'ect':'teaching','mentor':'free'}},'alone':{'name':'alone',"
                            "'priority':8,'people':{'ect':'teaching'}}},'lessons':{'L':{'staff':"
                            "['AB'],'at':{'Mon/1':{},'Mon/2':{},'Tue/1':{},'Wed/1':{}}}}"});
    place(school, "E1/one/2025-09-08", "2025-09-08", "09:00", "09:15");
    place(school, "E1/two/2025-09-08", "2025-09-09", "09:00", "09:15");
    place(school, "E1/alone/2025-09-08", "2025-09-08", "10:00", "10:15");
}

static void two_visits_a_week_and_one_a_day(void **state)
{
    struct school school;

    (void)state;
    open_visits(&school);
    assert_kept(&school); /* nobody comes to the session alone */
    place(&school, "E1/three/2025-09-08", "2025-09-10", "09:00", "09:15");
    assert_broken(&school, RF_CONSTRAINT_ECT_LOAD, "visited more than 2 times in the week");
    unplace(&school, "E1/three/2025-09-08");
    place(&school, "E1/two/2025-09-08", "2025-09-08", "10:00", "10:15");
    unplace(&school, "E1/alone/2025-09-08");
    assert_broken(&school, RF_CONSTRAINT_ECT_LOAD, "visited more than 1 times on");
    assert_partial(&school, false);
    school_close(&school);
}

/* ------------------------------------------------------------------ directed time (D38, H11) */

static void trapped_time_makes_an_hour_after_school_ninety_minutes(void **state)
{
    struct school school;

    (void)state;
    /* Pupils leave at 15:10, the meeting begins at 15:40. */
    school_open(&school, &(struct school_text){.rest = ",'rules':{'directed_hours':{'value':1}}"});
    place(&school, ONE, "2025-09-08", "15:40", "16:40");
    assert_broken(&school, RF_CONSTRAINT_DIRECTED,
                  "has 90 minutes of directed time in the year; at most 60");
    place(&school, ONE, "2025-09-08", "15:10", "16:10");
    assert_kept(&school);
    school_close(&school);
    school_open(&school, &(struct school_text){.rest = ",'rules':{'directed_hours':{'value':1},"
                                                       "'trapped_time':{'value':0}}"});
    place(&school, ONE, "2025-09-08", "15:40", "16:40");
    assert_kept(&school);
    school_close(&school);
}

static void a_part_timers_year_has_759_hours(void **state)
{
    struct school school;

    (void)state;
    /* 0.6 of 1265 hours: 45540 minutes. */
    school_open(&school, &(struct school_text){
                             .staff = "'AB':{},'CD':{'fte':0.6,'directed_minutes':45480}"});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    assert_kept(&school);
    school_close(&school);
    school_open(&school, &(struct school_text){
                             .staff = "'AB':{},'CD':{'fte':0.6,'directed_minutes':45481}"});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    assert_broken(&school, RF_CONSTRAINT_DIRECTED, "CD has 45541 minutes");
    school_close(&school);
}

static void leaders_and_local_terms_know_no_directed_time(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = "'AB':{'leader':true},'CD':{'leader':true}",
                                               .rest = ",'rules':{'directed_hours':{'value':0}}"});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    assert_kept(&school);
    school_close(&school);
    school_open(&school, &(struct school_text){
                             .rest = ",'terms':'local','rules':{'directed_hours':{'value':0}}"});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    assert_kept(&school);
    school_close(&school);
}

static void who_has_too_much_already_may_use_what_is_directed(void **state)
{
    struct school school;

    (void)state;
    /* An hour of duty is more than half an hour of the year; induction time on Mon adds nothing. */
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{},'CD':{'leader':true}",
                    .rest = ",'rules':{'directed_hours':{'value':0}},'commitments':{'d':{'type':"
                            "'duty','staff':['AB'],'on':{'2025-09-12':{'start':'09:00','end':"
                            "'10:00'}}},'i':{'type':'induction','staff':['AB'],'on':{'2025-09-08':"
                            "{'start':'09:00','end':'10:00'}}}}"});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    assert_kept(&school);
    place(&school, ONE, "2025-09-09", "09:00", "10:00");
    assert_broken(&school, RF_CONSTRAINT_DIRECTED,
                  "AB has 180 minutes of directed time in the "
                  "year; at most 120");
    school_close(&school);
}

/* ------------------------------------------------------------------ mentor training (D42, H18) */

#define TWO_HALVES                                                                                 \
    "{'autumn':{'half_terms':{'1':{'from':'2025-09-08','until':'2025-09-26'},"                     \
    "'2':{'from':'2025-10-06','until':'2025-10-24'}}}}"
#define TRAINING                                                                                   \
    "}},'q':{'name':'Q','source':'by hand','stages':{'1':{'steps':{"                               \
    "'t':{'kind':'mentor_training','minutes':40,'every_weeks':1}}}"
#define BLOCK(monday) "T1/mentor_training/" monday

static void training_is_spread_over_the_year(void **state)
{
    struct school school;

    (void)state;
    /* 0.4 of 200 minutes: two blocks of 40 in the first half-term. */
    school_open(&school,
                &(struct school_text){.terms = TWO_HALVES,
                                      .programmes = TRAINING,
                                      .rest = ",'training':{'T1':{'mentor':'CD','programme':'q',"
                                              "'minutes':200}}"});
    place(&school, BLOCK("2025-09-08"), "2025-09-08", "09:00", "09:40");
    place(&school, BLOCK("2025-09-15"), "2025-09-15", "09:00", "09:40");
    place(&school, BLOCK("2025-10-06"), "2025-10-06", "09:00", "09:40");
    assert_kept(&school);
    place(&school, BLOCK("2025-09-22"), "2025-09-22", "09:00", "09:40");
    assert_broken(&school, RF_CONSTRAINT_TRAINING,
                  "CD has 120 minutes of mentor training in the first half-term; at most 80");
    assert_partial(&school, false);
    school_close(&school);
}

static void a_conference_counts_in_the_first_half_term(void **state)
{
    static const char text[] =
        ",'training':{'T1':{'mentor':'CD','programme':'q','minutes':200}},'commitments':{'c':{"
        "'type':'training','staff':['CD'],'on':{'2025-09-12':{'start':'09:00','end':'%s'}}}}";
    char rest[300];
    struct school school;

    (void)state;
    snprintf(rest, sizeof rest, text, "09:40");
    school_open(&school,
                &(struct school_text){.terms = TWO_HALVES, .programmes = TRAINING, .rest = rest});
    place(&school, BLOCK("2025-09-08"), "2025-09-08", "09:00", "09:40");
    assert_kept(&school);
    school_close(&school);
    /* 90 minutes are more than 80 already: nothing is added. */
    snprintf(rest, sizeof rest, text, "10:30");
    school_open(&school,
                &(struct school_text){.terms = TWO_HALVES, .programmes = TRAINING, .rest = rest});
    place(&school, BLOCK("2025-10-06"), "2025-10-06", "09:00", "09:40");
    assert_kept(&school);
    place(&school, BLOCK("2025-09-08"), "2025-09-08", "09:00", "09:40");
    assert_broken(&school, RF_CONSTRAINT_TRAINING, "CD has 130 minutes");
    school_close(&school);
}

/* ------------------------------------------------------------------ roles (D39, D46, H12) */

#define WAIVED(until)                                                                              \
    ",'waivers':{'w':{'rule':'H12','induction':'E1','reason':'r','author':'a','expires':'" until   \
    "'}}"

static void who_mentors_and_assesses_does_so_on_different_days(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.inductions = PAIR(",'tutor':'CD'"),
                                      .steps = WEEKLY_MEETING ",'r':{'kind':'progress_review',"
                                                              "'minutes':30,'every':'term'}",
                                      .rest = WAIVED("2026-07-31")});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    place(&school, "E1/progress_review/2025-09-08", "2025-09-09", "09:00", "09:30");
    assert_kept(&school);
    place(&school, "E1/progress_review/2025-09-08", "2025-09-08", "14:10", "14:40");
    assert_broken(&school, RF_CONSTRAINT_ROLES, "CD assesses in progress review of E1 and mentors");
    assert_partial(&school, false);
    school_close(&school);
    /* Another tutor may on any day. */
    school_open(&school,
                &(struct school_text){.inductions = PAIR(",'tutor':'EF'"),
                                      .steps = WEEKLY_MEETING ",'r':{'kind':'progress_review',"
                                                              "'minutes':30,'every':'term'}"});
    place(&school, ONE, "2025-09-08", "09:00", "10:00");
    place(&school, "E1/progress_review/2025-09-08", "2025-09-08", "14:10", "14:40");
    assert_kept(&school);
    school_close(&school);
}

/* The first message about roles, or "" when there is none. */
static void assert_roles(const struct school_text *text, const char *words)
{
    struct school school;
    struct rf_report report;
    bool good;

    school_open(&school, text);
    good = rf_check_roles(school.instance, &report);
    assert_int_equal(good, *words == '\0');
    assert_int_equal(report.violation_count, *words == '\0' ? 0 : 1);
    if (!good) {
        assert_int_equal(report.violations[0].constraint, RF_CONSTRAINT_ROLES);
        if (strstr(report.violations[0].message, words) == NULL)
            fail_msg("\"%s\" has not \"%s\"", report.violations[0].message, words);
    }
    rf_report_release(&report);
    school_close(&school);
}

static void the_facts_say_who_may_mentor(void **state)
{
    (void)state;
    assert_roles(&(struct school_text){.inductions = PAIR(",'tutor':'EF'")}, "");
    assert_roles(
        &(struct school_text){.inductions = PAIR(",'tutor':'CD'"), .rest = WAIVED("2025-10-03")},
        "");
    assert_roles(&(struct school_text){.staff = "'AB':{},'CD':{'qualified':false}",
                                       .rest = WAIVED("2026-07-31")},
                 "");
    assert_roles(&(struct school_text){.staff = "'AB':{},'CD':{'qualified':false}",
                                       .rest = ",'rules':{'mentor_qualified':{'value':0}}"},
                 "");
}

static void each_fact_against_a_mentor_is_told(void **state)
{
    (void)state;
    assert_roles(&(struct school_text){.inductions = PAIR(",'tutor':'CD'")},
                 "E1: CD is mentor and tutor");
    assert_roles(
        &(struct school_text){.inductions = PAIR(",'tutor':'CD'"), .rest = WAIVED("2025-10-02")},
        "E1: CD is mentor and tutor");
    assert_roles(&(struct school_text){.inductions = PAIR(",'tutor':'EF','observer':'CD'"),
                                       .steps = "'o':{'kind':'formal_observation','minutes':60}"},
                 "E1: CD is mentor and observes for assessment");
    assert_roles(&(struct school_text){.inductions = PAIR(",'tutor':'EF','observer':'CD'")}, "");
    assert_roles(&(struct school_text){.staff = "'AB':{},'CD':{'qualified':false}"},
                 "CD mentors but is not a qualified teacher");
    assert_roles(&(struct school_text){.school = ",'sites':{'main':{},'north':{}}",
                                       .staff = "'AB':{'site':'main'},'CD':{'site':'north'}"},
                 "CD works at another site");
    assert_roles(&(struct school_text){.inductions =
                                           PAIR("") ",'E2':{'ect':'EF','mentor':'CD','stage':1,"
                                                    "'programme':'p'}",
                                       .rest = ",'rules':{'max_ects_per_mentor':{'value':2}}"},
                 "");
    assert_roles(&(struct school_text){.inductions =
                                           PAIR("") ",'E2':{'ect':'EF','mentor':'CD','stage':1,"
                                                    "'programme':'p'}",
                                       .rest = ",'rules':{'max_ects_per_mentor':{'value':1}}"},
                 "E1: CD mentors 2 new teachers on Mon 8 Sep 2025; at most 1");
}

static void the_plan_names_mentors_to_choose_from(void **state)
{
    struct school school;
    struct rf_report report;

    (void)state;
    school_open(&school,
                &(struct school_text){.inductions = "'E1':{'ect':'AB','mentors':['CD','EF'],"
                                                    "'stage':1,'programme':'p'}"});
    school.plan->mentors = rf_allocate(1, sizeof *school.plan->mentors);
    school.plan->mentors[0] = rf_instance_person(school.instance, "CD");
    assert_kept(&school);
    school.plan->mentors[0] = rf_instance_person(school.instance, "GH");
    assert_false(rf_checker_check(school.checker, school.plan, &report));
    assert_int_equal(report.violations[0].constraint, RF_CONSTRAINT_ROLES);
    assert_non_null(strstr(report.violations[0].message, "none of those to choose from"));
    rf_report_release(&report);
    school.plan->mentors[0] = rf_instance_person(school.instance, "EF");
    assert_false(rf_checker_check(school.checker, school.plan, &report));
    assert_non_null(strstr(report.violations[0].message, "its sessions are those of another"));
    rf_report_release(&report);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sessions_and_study_fill_the_half_terms_minutes),
        cmocka_unit_test(a_tenth_of_the_reference_load_is_132_minutes),
        cmocka_unit_test(a_single_week_may_hold_half_as_much_again),
        cmocka_unit_test(group_training_counts_only_where_the_rule_says_so),
        cmocka_unit_test(two_visits_a_week_and_one_a_day),
        cmocka_unit_test(trapped_time_makes_an_hour_after_school_ninety_minutes),
        cmocka_unit_test(a_part_timers_year_has_759_hours),
        cmocka_unit_test(leaders_and_local_terms_know_no_directed_time),
        cmocka_unit_test(who_has_too_much_already_may_use_what_is_directed),
        cmocka_unit_test(training_is_spread_over_the_year),
        cmocka_unit_test(a_conference_counts_in_the_first_half_term),
        cmocka_unit_test(who_mentors_and_assesses_does_so_on_different_days),
        cmocka_unit_test(the_facts_say_who_may_mentor),
        cmocka_unit_test(each_fact_against_a_mentor_is_told),
        cmocka_unit_test(the_plan_names_mentors_to_choose_from),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
