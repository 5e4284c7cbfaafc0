/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_audit_people.c: who is asked for what: AU7 roles, AU8 group sessions on days off, AU9
 * reviews, AU10 observations, and the findings on duties, shares, rest, law and waivers. */
#include "audited.h"

#include <stdio.h>

#define PAIR(more) "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'" more "}"
#define H12_WAIVER                                                                                 \
    ",'waivers':{'w':{'rule':'H12','induction':'E1','reason':'small school','author':'Head',"      \
    "'expires':'2026-07-31'}}"
#define OBSERVATION                                                                                \
    "'watch':{'kind':'formal_observation','minutes':60,'least':45,'every':'half_term'}"

static void the_mentor_does_not_assess(void **state)
{
    static const char observed[] = PAIR(",'tutor':'EF','observer':'CD'");
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.inductions = observed,
                                               .steps = WEEKLY_MEETING "," OBSERVATION});
    assert_found(&school, "AU7", "CD is mentor of E1 and to hold its formal observation");
    assert_error(&school, "AU7", true);
    school_close(&school);
    school_open(&school, &(struct school_text){.inductions = observed,
                                               .steps = WEEKLY_MEETING "," OBSERVATION,
                                               .rest = H12_WAIVER});
    assert_met(&school, "AU7");
    school_close(&school);
    /* Nothing that feeds assessment is asked for: nobody minds. */
    school_open(&school, &(struct school_text){.inductions = observed});
    assert_met(&school, "AU7");
    school_close(&school);
    school_open(&school, &(struct school_text){.inductions = PAIR(",'tutor':'EF'"),
                                               .steps = WEEKLY_MEETING "," OBSERVATION});
    assert_met(&school, "AU7");
    school_close(&school);
}

static void mentor_and_observer_are_qualified(void **state)
{
    static const char staff[] = "'AB':{},'CD':{'qualified':false},'EF':{'qualified':false}";
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = staff,
                                               .inductions = PAIR(",'tutor':'EF'"),
                                               .steps = WEEKLY_MEETING "," OBSERVATION});
    assert_found(&school, "AU7", "CD is mentor of E1 without qualified teacher status");
    assert_found(&school, "AU7",
                 "EF is to hold the formal observation of E1 without qualified teacher status");
    assert_count(&school, "AU7", 2);
    school_close(&school);
    school_open(&school,
                &(struct school_text){.staff = staff,
                                      .inductions = PAIR(",'tutor':'EF'"),
                                      .steps = WEEKLY_MEETING "," OBSERVATION,
                                      .rest = ",'rules':{'mentor_qualified':{'value':0}}"});
    assert_met(&school, "AU7");
    school_close(&school);
}

static void mentor_and_ect_work_at_one_site(void **state)
{
    static const char sites[] = ",'sites':{'north':{'name':'North'},'south':{'name':'South'}}";
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.school = sites,
                                      .staff = "'AB':{'site':'north'},'CD':{'site':'south'}"});
    assert_found(&school, "AU7", "CD, mentor of E1, works at South, and AB at North");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.school = sites,
                                      .staff = "'AB':{'site':'north'},'CD':{'site':'south'}",
                                      .rest = H12_WAIVER});
    assert_met(&school, "AU7");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.school = sites,
                                      .staff = "'AB':{'site':'north'},'CD':{'site':'north'}"});
    assert_met(&school, "AU7");
    school_close(&school);
}

static void a_line_manager_as_mentor_is_noted(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = "'AB':{'line_manager':'CD'},'CD':{}"});
    assert_untold(&school, "SS-13", "CD is line manager and mentor of AB");
    school_close(&school);
}

#define THREE_ECTS                                                                                 \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E3':{'ect':'GH','mentor':'CD','stage':1,'programme':'p'}"

static void too_many_ects_may_be_waived(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.inductions = THREE_ECTS});
    assert_found(&school, "H12", "CD is mentor of 3 ECTs at once; at most 2");
    assert_error(&school, "H12", true);
    school_close(&school);
    school_open(&school,
                &(struct school_text){.inductions = THREE_ECTS,
                                      .rest = ",'waivers':{'w':{'rule':'H12','reason':'one "
                                              "term','author':'Head','expires':'2026-07-31'}}"});
    assert_met(&school, "H12");
    school_close(&school);
}

static void where_a_mentor_is_chosen_the_first_may_be_refused(void **state)
{
    static const char pair[] = "'E1':{'ect':'AB','mentors':['CD','GH'],'tutor':'CD','stage':1,"
                               "'programme':'p'}";
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.inductions = pair});
    assert_error(&school, "AU7", false);
    school_close(&school);
}

static void nobody_is_required_on_days_off(void **state)
{
    static const char staff[] = "'AB':{},'CD':{},'EF':{'works':{'w':{'days':{'Mon':{},'Wed':{}}}}}";
    static const char event[] =
        ",'kinds':{'talk':{'name':'talk','priority':7,'people':{'group':'free'}}},'events':{'T':{"
        "'kind':'talk','name':'first talk','staff':['CD','EF'],'minutes':60,'options':{%s}}}";
    struct school school;
    char rest[300];

    (void)state;
    snprintf(rest, sizeof rest, event, "'2025-09-09 09:00':{},'2025-09-11 09:00':{}");
    school_open(&school, &(struct school_text){.staff = staff, .rest = rest});
    assert_found(&school, "AU8", "first talk requires EF, who is off on every date it could have");
    school_close(&school);
    snprintf(rest, sizeof rest, event, "'2025-09-09 09:00':{},'2025-09-10 09:00':{}");
    school_open(&school, &(struct school_text){.staff = staff, .rest = rest});
    assert_met(&school, "AU8");
    school_close(&school);
}

#define TWO_TERMS                                                                                  \
    "{'autumn':{'half_terms':{'1':{'from':'2025-09-08','until':'2025-10-03'}}},"                   \
    "'spring':{'half_terms':{'1':{'from':'2026-01-05','until':'2026-01-30'}}}}"
#define REVIEW "'review':{'kind':'progress_review','minutes':30,'every':'term','point':'review'}"
#define ASSESSMENT                                                                                 \
    "'assess':{'kind':'formal_assessment','minutes':60,'every':'term','point':'assessment'}"

static void each_term_has_its_review_or_assessment(void **state)
{
    static const char pair[] = PAIR(",'tutor':'EF','terms_served':1");
    struct school school;

    (void)state;
    /* Terms 2 and 3 of the induction: a review, then an assessment. */
    school_open(&school, &(struct school_text){.terms = TWO_TERMS,
                                               .inductions = pair,
                                               .steps = WEEKLY_MEETING "," REVIEW "," ASSESSMENT});
    assert_met(&school, "AU9");
    school_close(&school);
    school_open(&school, &(struct school_text){.terms = TWO_TERMS,
                                               .inductions = pair,
                                               .steps = WEEKLY_MEETING "," REVIEW});
    assert_found(&school, "AU9",
                 "stage 1 of programme p asks for no formal assessment in term spring, in which "
                 "one is due for E1");
    assert_count(&school, "AU9", 1);
    school_close(&school);
    school_open(&school, &(struct school_text){.terms = TWO_TERMS,
                                               .inductions = pair,
                                               .steps = WEEKLY_MEETING "," ASSESSMENT});
    assert_found(&school, "AU9", "asks for no progress review in term autumn");
    school_close(&school);
    /* All terms are served. */
    school_open(&school, &(struct school_text){.terms = TWO_TERMS,
                                               .inductions = PAIR(",'tutor':'EF','terms_served':6"),
                                               .steps = WEEKLY_MEETING "," ASSESSMENT});
    assert_met(&school, "AU9");
    school_close(&school);
    school_open(&school, &(struct school_text){.terms = TWO_TERMS, .inductions = pair});
    assert_untold(&school, "AU9", "cannot tell, programme p has no step for them");
    school_close(&school);
}

#define POLICY(values) ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{}}}},'rules':{" values "}"
#define MOST(count) "'observation_policy_sessions':{'value':" count "}"
#define COUNTED ",'observation_policy_counts_drop_ins':{'value':1}"

static void visits_beyond_the_policy_are_warned_of(void **state)
{
    static const char steps[] = WEEKLY_MEETING "," WEEKLY_VISIT "," OBSERVATION;
    static const char pair[] = PAIR(",'tutor':'EF'");
    struct school school;

    (void)state;
    /* Four drop-ins of 15 minutes and one observation of at least 45. */
    school_open(&school, &(struct school_text){.inductions = pair,
                                               .steps = steps,
                                               .rest = POLICY(MOST("4") COUNTED)});
    assert_found(&school, "AU10",
                 "5 visits to lessons of AB are asked for (drop-ins counted); the policy says at "
                 "most 4 a year");
    school_close(&school);
    school_open(&school, &(struct school_text){.inductions = pair,
                                               .steps = steps,
                                               .rest = POLICY(MOST("5") COUNTED)});
    assert_met(&school, "AU10");
    school_close(&school);
    school_open(&school, &(struct school_text){
                             .inductions = pair, .steps = steps, .rest = POLICY(MOST("1"))});
    assert_met(&school, "AU10");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.inductions = pair,
                                      .steps = steps,
                                      .rest = POLICY("'observation_policy_minutes':{'value':44}")});
    assert_found(&school, "AU10",
                 "45 minutes of visits to lessons of AB are asked for (drop-ins "
                 "not counted); the policy says at most 44 a year");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.inductions = pair, .steps = steps, .rest = POLICY("")});
    assert_met(&school, "AU10");
    school_close(&school);
}

static void an_ect_has_no_more_duties_than_others(void **state)
{
    static const char rest[] =
        ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{}}},'M':{'staff':['EF'],'at':{'Mon/1':{}}}}"
        ",'commitments':{'D':{'name':'gate','type':'duty','at':{'Tue/a':{'start':'08:30','end':"
        "'%s','staff':['AB']},'Tue/b':{'start':'08:30','end':'09:00','staff':['CD']}}}}";
    struct school school;
    char text[400];

    (void)state;
    /* CD 30 and EF 0: 15 a week in the mean. */
    snprintf(text, sizeof text, rest, "08:50");
    school_open(&school, &(struct school_text){.rest = text});
    assert_found(&school, "SS-54",
                 "ECT AB has 20 minutes of duties a week; other teachers have 15");
    school_close(&school);
    snprintf(text, sizeof text, rest, "08:45");
    school_open(&school, &(struct school_text){.rest = text});
    assert_met(&school, "SS-54");
    school_close(&school);
    school_open(&school, &(struct school_text){
                             .staff = "'AB':{'leader':true},'CD':{},'EF':{}",
                             .inductions = PAIR("") ",'E2':{'ect':'EF','mentor':'CD','tutor':'AB',"
                                                    "'stage':1,'programme':'p'}"});
    assert_found(&school, "SS-54", "ECT AB is a leader, tutor of E2 as well");
    school_close(&school);
}

static void what_competes_with_a_mentors_ects_is_noted(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .rest = ",'commitments':{'T':{'name':'trainee','type':'mentoring',"
                                     "'staff':['CD'],'at':{'Mon/1':{},'Tue/a':{'start':'09:00',"
                                     "'end':'09:30'}}}}"});
    assert_untold(&school, "SS-36",
                  "beside the ECTs of mentor CD, other mentoring takes 90 minutes a week");
    school_close(&school);
}

#define ASSOCIATE "'other':{'kind':'lent','minutes':30,'every_weeks':%d}"

static void the_mentor_leads_the_due_share(void **state)
{
    static const char kinds[] = ",'kinds':{'lent':{'name':'talk with a colleague','priority':6,"
                                "'people':{'ect':'free','associate':'free'}}},"
                                "'rules':{'mentor_least_share':{'value':0.6}}";
    static const char pair[] = PAIR(",'associates':['EF']");
    struct school school;
    char steps[300];

    (void)state;
    /* Four meetings against four, then two talks with EF: a half, then two thirds. */
    snprintf(steps, sizeof steps, WEEKLY_MEETING "," ASSOCIATE, 1);
    school_open(&school, &(struct school_text){.inductions = pair, .steps = steps, .rest = kinds});
    assert_found(&school, "SS-14",
                 "of 8 talks of E1 the mentor leads 4 and associates 4; the mentor is to lead at "
                 "least 60 in 100");
    school_close(&school);
    snprintf(steps, sizeof steps, WEEKLY_MEETING "," ASSOCIATE, 2);
    school_open(&school, &(struct school_text){.inductions = pair, .steps = steps, .rest = kinds});
    assert_met(&school, "SS-14");
    school_close(&school);
}

static void rest_between_two_days(void **state)
{
    static const char rest[] = ",'commitments':{'P':{'name':'play','type':'other','staff':['EF'],"
                               "'at':{},'on':{'2025-09-10':{'start':'19:00','end':'%s'},"
                               "'2025-09-11':{'start':'08:00','end':'08:30'}}}}";
    struct school school;
    char text[300];

    (void)state;
    snprintf(text, sizeof text, rest, "21:01");
    school_open(&school, &(struct school_text){.rest = text});
    assert_found(&school, "WT-12",
                 "EF works until 21:01 and from 08:00 on Thu 11 Sep 2025; 11 hours of rest are "
                 "due");
    school_close(&school);
    snprintf(text, sizeof text, rest, "21:00");
    school_open(&school, &(struct school_text){.rest = text});
    assert_met(&school, "WT-12");
    school_close(&school);
}

static void law_is_loosened_with_a_waiver_only(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.rest = ",'rules':{'ppa_rate':{'value':0.08}}"});
    assert_found(&school, "LAW",
                 "ppa_rate is 0.08 here and 0.1 in pack england-2025, as law there");
    assert_count(&school, "LAW", 1);
    school_close(&school);
    /* More than the law demands; the other way round for what is to be small; no law at all. */
    school_open(&school, &(struct school_text){
                             .rest = ",'rules':{'ppa_rate':{'value':0.12},'directed_hours':{"
                                     "'value':1200},'buffer_minutes':{'value':0}}"});
    assert_met(&school, "LAW");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.rest = ",'rules':{'directed_hours':{'value':1300}}"});
    assert_found(&school, "LAW", "directed_hours is 1300 here and 1265 in pack");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.rest = ",'rules':{'ppa_rate':{'value':0.08}},'waivers':{"
                                              "'w':{'rule':'ppa_rate','reason':'agreed','author':"
                                              "'Head','expires':'2026-07-31'}}"});
    assert_met(&school, "LAW");
    school_close(&school);
}

static void waivers_are_told_with_their_end(void **state)
{
    static const char rest[] = ",'waivers':{'w':{'rule':'H6','induction':'E1','reason':'one hour',"
                               "'author':'Head','expires':'%s'}}";
    struct school school;
    char text[200];

    (void)state;
    snprintf(text, sizeof text, rest, "2026-07-31");
    school_open(&school, &(struct school_text){.rest = text});
    assert_untold(&school, "WAIVER",
                  "in force: w of H6 for E1 until Fri 31 Jul 2026, by Head: one hour");
    school_close(&school);
    /* The last day is 3 October. */
    snprintf(text, sizeof text, rest, "2025-10-03");
    school_open(&school, &(struct school_text){.rest = text});
    assert_untold(&school, "WAIVER", "until Fri 3 Oct 2025 (soon after the last day), by Head");
    school_close(&school);
    snprintf(text, sizeof text, rest, "2025-10-02");
    school_open(&school, &(struct school_text){.rest = text});
    assert_found(&school, "WAIVER",
                 "w of H6 for E1 ends on Thu 2 Oct 2025, before the last day (Fri 3 Oct 2025): it "
                 "lifts nothing");
    school_close(&school);
    snprintf(text, sizeof text, rest, "2025-09-01");
    school_open(&school, &(struct school_text){.rest = text});
    assert_found(&school, "WAIVER", "has expired on Mon 1 Sep 2025");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mentor_does_not_assess),
        cmocka_unit_test(mentor_and_observer_are_qualified),
        cmocka_unit_test(mentor_and_ect_work_at_one_site),
        cmocka_unit_test(a_line_manager_as_mentor_is_noted),
        cmocka_unit_test(too_many_ects_may_be_waived),
        cmocka_unit_test(where_a_mentor_is_chosen_the_first_may_be_refused),
        cmocka_unit_test(nobody_is_required_on_days_off),
        cmocka_unit_test(each_term_has_its_review_or_assessment),
        cmocka_unit_test(visits_beyond_the_policy_are_warned_of),
        cmocka_unit_test(an_ect_has_no_more_duties_than_others),
        cmocka_unit_test(what_competes_with_a_mentors_ects_is_noted),
        cmocka_unit_test(the_mentor_leads_the_due_share),
        cmocka_unit_test(rest_between_two_days),
        cmocka_unit_test(law_is_loosened_with_a_waiver_only),
        cmocka_unit_test(waivers_are_told_with_their_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
