/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_certificate_rules.c: floating chains, tiers 4, 5 and 8, and the limits of a new teacher's
 * time in claims: each holds as it is, and is refused when it is one more. */
#include "school.h"

#include <string.h>

#include "base/memory.h"
#include "check/certificate.h"

#define TUTOR "'E1':{'ect':'AB','mentor':'CD','tutor':'EF','stage':1,'programme':'p'}"
#define IN(day, from, until) "'" day "':{'start':'" from "','end':'" until "'}"
/* EF works in these days alone. */
#define EF_IN(days) "'AB':{},'CD':{},'EF':{'works':{'always':{'days':{" days "}}}},'GH':{}"
#define LESSONS(cells) ",'lessons':{'L':{'staff':['AB'],'at':{" cells "}}}"
#define CHECK_IN "'check-in':{'kind':'mentor_tutor_checkin','minutes':20,'every':'half_term'}"
#define OBSERVATION(both)                                                                          \
    "'observation':{'kind':'formal_observation','minutes':60,'least':45,'every':'half_term',"      \
    "'leads_to':{'step':'feedback','least':0,'most':5,'wished':0" both "}},"                       \
    "'feedback':{'kind':'tutor_feedback','minutes':30,'every':'half_term'}"
#define FORTNIGHTLY "'meeting':{'kind':'mentor_meeting','minutes':60,'least':45,'every_weeks':2}"

/* One block with everything in it, one case. */
struct claim {
    struct rf_cost_vector bound;
    int32_t minutes, others; /* of the worst-off, and of the next */
    int32_t workload;
};

static struct rf_verdict verify(const struct school *school, const struct claim *claim)
{
    int32_t inductions[3] = {0, 1, 2}, equity[3] = {claim->minutes, claim->others, 0};
    struct rf_certificate_node leaf = {.inside = -1, .outside = -1};
    struct rf_certificate_block block = {.inductions = inductions,
                                         .induction_count = school->instance->induction_count,
                                         .bound = claim->bound,
                                         .equity = equity,
                                         .workload = claim->workload,
                                         .nodes = &leaf,
                                         .node_count = 1};
    struct rf_certificate certificate = {.blocks = &block, .block_count = 1};

    memcpy(certificate.instance, school->instance->hash, sizeof certificate.instance);
    return rf_certificate_verify(school->checker, &certificate, 0);
}

static bool shown(const struct school *school, const struct claim *claim)
{
    struct rf_verdict verdict = verify(school, claim);
    bool holds = verdict.sound && verdict.fault == NULL;

    assert_true(verdict.sound);
    rf_verdict_clear(&verdict);
    return holds;
}

/* The claim holds, and does not with any one number more; nor does it with one less in tier 1,
 * which would let the minutes and all behind be less too, when `exact` says that those are more. */
static void assert_just_shown(const struct school_text *text, struct claim claim)
{
    int32_t *const numbers[] = {
        &claim.bound.unplaced[1], &claim.bound.unplaced[2], &claim.bound.unplaced[3],
        &claim.bound.unplaced[7], &claim.minutes,           &claim.bound.tired,
        &claim.bound.cover[0],    &claim.bound.cover[1],    &claim.workload,
        &claim.bound.away,        &claim.bound.spacing,     &claim.bound.diversity[2]};
    struct school school;
    size_t i;

    school_open(&school, text);
    assert_true(shown(&school, &claim));
    for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        *numbers[i] += 1;
        if (shown(&school, &claim))
            fail_msg("number %zu is proved to be %d", i, *numbers[i]);
        *numbers[i] -= 1;
    }
    school_close(&school);
}

/* EF is in for five minutes a week: check-ins take 20. */
static void a_floating_session_without_a_place_is_left_out(void **state)
{
    (void)state;
    assert_just_shown(&(struct school_text){.steps = WEEKLY_MEETING "," CHECK_IN,
                                            .inductions = TUTOR,
                                            .staff = EF_IN(IN("Mon", "08:00", "08:05"))},
                      (struct claim){.bound.unplaced = {[7] = 1}, .minutes = 20});
}

/* AB teaches nothing that could be observed; the feedback stands alone, unless it may not. */
static void feedback_falls_with_its_observation_where_both_are_asked_for(void **state)
{
    (void)state;
    assert_just_shown(
        &(struct school_text){.steps = WEEKLY_MEETING "," OBSERVATION(""), .inductions = TUTOR},
        (struct claim){.bound.unplaced = {[2] = 1}, .minutes = 60});
    assert_just_shown(&(struct school_text){.steps = WEEKLY_MEETING "," OBSERVATION(",'both':true"),
                                            .inductions = TUTOR},
                      (struct claim){.bound.unplaced = {[2] = 2}, .minutes = 90});
}

/* AB teaches on Monday 1. EF is there then, and again on Wednesday 1: a lag of two, at 2 each. */
static void the_lag_of_a_floating_chain_counts(void **state)
{
    (void)state;
    assert_just_shown(&(struct school_text){.steps = WEEKLY_MEETING "," OBSERVATION(""),
                                            .inductions = TUTOR,
                                            .staff = EF_IN(IN("Mon", "09:00", "10:00") "," IN(
                                                "Wed", "09:00", "10:00")),
                                            .rest = LESSONS("'Mon/1':{}")},
                      (struct claim){.bound.spacing = 4});
}

/* The observation needs Wednesday 1, the feedback is on Monday 1 and comes too late for the lag
 * (from 0 to 1): whichever is left out, the feedback's class is the same, and it is shorter. */
static void order_and_lag_hold_inside_a_floating_chain(void **state)
{
    static const char steps[] =
        WEEKLY_MEETING ",'observation':{'kind':'formal_observation','minutes':60,'least':45,"
                       "'every':'half_term','leads_to':{'step':'feedback','least':0,'most':1,"
                       "'wished':0}},'feedback':{'kind':'tutor_feedback','minutes':30,"
                       "'every':'half_term'}";

    (void)state;
    assert_just_shown(&(struct school_text){.steps = steps,
                                            .inductions = TUTOR,
                                            .staff = EF_IN(IN("Mon", "09:00", "10:00") "," IN(
                                                "Wed", "09:00", "10:00")),
                                            .rest = LESSONS("'Wed/1':{}")},
                      (struct claim){.bound.unplaced = {[2] = 1}, .minutes = 60});
}

/* AB teaches 3 and 4 on every day; a visit of six hours within the pupils' day takes both. */
static void released_minutes_count(void **state)
{
#define VISIT "'away':{'kind':'external_visit','minutes':360,'every':'half_term'}"
#define THIRD_AND_FOURTH                                                                           \
    LESSONS("'Mon/3':{},'Mon/4':{},'Tue/3':{},'Tue/4':{},'Wed/3':{},'Wed/4':{},'Thu/3':{},"        \
            "'Thu/4':{},'Fri/3':{},'Fri/4':{}")

    (void)state;
    assert_just_shown(
        &(struct school_text){.steps = WEEKLY_MEETING "," VISIT,
                              .rest = THIRD_AND_FOURTH ",'policy':{'cover':{'GH':{}}}"},
        (struct claim){.bound.cover = {0, 120}});
}

/* Nobody takes AB's class: then it cannot be. */
static void a_session_that_nobody_covers_is_left_out(void **state)
{
    struct school school;
    struct claim claim = {.bound.unplaced = {[5] = 1}, .minutes = 360};

    (void)state;
    school_open(&school,
                &(struct school_text){.steps = WEEKLY_MEETING "," VISIT, .rest = THIRD_AND_FOURTH});
    assert_true(shown(&school, &claim));
    claim.bound.unplaced[5] = 2;
    assert_false(shown(&school, &claim));
    school_close(&school);
}

/* EF is in for 20 minutes of one Monday: the check-in has no other place. */
static void a_session_without_a_second_place_is_fragile(void **state)
{
    static const char staff[] =
        "'AB':{},'CD':{},'GH':{},'EF':{'works':{'a':{'until':'2025-09-12','days':{" IN(
            "Mon", "09:00", "09:20") "}},'b':{'from':'2025-09-13','days':{}}}}";

    (void)state;
    assert_just_shown(&(struct school_text){.steps = WEEKLY_MEETING "," CHECK_IN,
                                            .inductions = TUTOR,
                                            .staff = staff},
                      (struct claim){.bound.diversity = {[2] = 1}});
}

/* Two meetings of 75 minutes with their preparation in four weeks: the mean is 37. */
static void the_busiest_week_is_above_the_mean(void **state)
{
    (void)state;
    assert_just_shown(&(struct school_text){.steps = FORTNIGHTLY}, (struct claim){.workload = 38});
}

/* With no week above the mean both meetings would be left out; but that is not asked for. */
static void the_limit_of_tier_5_is_none_of_tier_1(void **state)
{
    struct school school;
    struct claim claim = {.bound.unplaced = {0, 1}, .minutes = 0};

    (void)state;
    school_open(&school, &(struct school_text){.steps = FORTNIGHTLY});
    assert_false(shown(&school, &claim));
    claim = (struct claim){.bound.unplaced = {0}};
    assert_true(shown(&school, &claim)); /* which says nothing of tier 5 */
    school_close(&school);
}

/* What CD does for the one is not known to the block of the other. */
static void a_block_that_shares_its_mentor_claims_no_busiest_week(void **state)
{
    int32_t inductions[2] = {0, 1}, equity[2] = {0, 0};
    struct rf_certificate_node leaf = {.inside = -1, .outside = -1};
    struct rf_certificate_block blocks[2];
    struct rf_certificate certificate = {.blocks = blocks, .block_count = 2};
    struct rf_verdict verdict;
    struct school school;
    int i;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = FORTNIGHTLY,
                             .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':"
                                           "'p'},'E2':{'ect':'EF','mentor':'CD','stage':1,"
                                           "'programme':'p'}"});
    memcpy(certificate.instance, school.instance->hash, sizeof certificate.instance);
    for (i = 0; i < 2; i++)
        blocks[i] = (struct rf_certificate_block){.inductions = &inductions[i],
                                                  .induction_count = 1,
                                                  .equity = &equity[i],
                                                  .nodes = &leaf,
                                                  .node_count = 1};
    verdict = rf_certificate_verify(school.checker, &certificate, 0);
    assert_null(verdict.fault);
    assert_int_equal(verdict.workload_count, 1);
    rf_verdict_clear(&verdict);
    blocks[1].workload = 1;
    verdict = rf_certificate_verify(school.checker, &certificate, 0);
    assert_non_null(strstr(verdict.fault, "tier 5"));
    assert_int_equal(verdict.workload[0], 0);
    rf_verdict_clear(&verdict);
    school_close(&school);
}

/* Four meetings of an hour in four weeks, which leave no minute to spare. */
static void induction_minutes_of_a_half_term_are_kept(void **state)
{
#define ENTITLED(minutes)                                                                          \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p','entitlement_minutes':" minutes "}"
#define AN_HOUR "'meeting':{'kind':'mentor_meeting','minutes':60,'every_weeks':1}"
#define TWICE ",'rules':{'ect_single_week_factor':{'value':2}}"

    (void)state;
    assert_just_shown(
        &(struct school_text){.steps = AN_HOUR, .inductions = ENTITLED("60"), .rest = TWICE},
        (struct claim){.workload = 0});
    assert_just_shown(
        &(struct school_text){.steps = AN_HOUR, .inductions = ENTITLED("59"), .rest = TWICE},
        (struct claim){.bound.unplaced = {0, 1}, .minutes = 60, .workload = 0});
}

/* 50 minutes a week and no more in any: no meeting of 60 finds room. */
static void induction_minutes_of_a_week_are_kept(void **state)
{
    (void)state;
    assert_just_shown(
        &(struct school_text){.steps = AN_HOUR,
                              .inductions = ENTITLED("50"),
                              .rest = ",'rules':{'ect_single_week_factor':{'value':1}}"},
        (struct claim){.bound.unplaced = {0, 4}, .minutes = 240});
}

/* A drop-in and a longer visit in each of four weeks, and one a week may be: the longer costs more
 * minutes when it is left out. */
static void visits_of_a_week_are_kept(void **state)
{
    (void)state;
    assert_just_shown(
        &(struct school_text){
            .steps = WEEKLY_MEETING ",'visit':{'kind':'drop_in','minutes':15,'every_weeks':1},"
                                    "'longer':{'kind':'dev_observation','minutes':30,"
                                    "'every_weeks':1}",
            .rest = LESSONS("'Mon/1':{},'Tue/1':{}") ",'rules':{'observed_per_week':{'value':1}}"},
        (struct claim){.bound.unplaced = {[3] = 4}, .minutes = 60});
}

/* CD sees AB at one site and EF at the other, on Monday from 9 to 11 in each of four weeks: two
 * hours hold both when there is no way between. */
static void the_way_between_two_sites_is_kept(void **state)
{
#define TWO_SITES(minutes)                                                                         \
    ",'sites':{'m':{'name':'M'},'n':{'name':'N'}},'travel':{'m/n':" minutes "}"
#define AT_TWO_SITES                                                                               \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p','site':'m'},"                        \
    "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p','site':'n'}"
    struct school_text text = {
        .school = TWO_SITES("0"),
        .steps = AN_HOUR,
        .inductions = AT_TWO_SITES,
        .staff = "'AB':{},'CD':{'works':{'always':{'days':{" IN("Mon", "09:00",
                                                                "11:00") "}}}},'EF':{},'GH':{}",
        .rest = ",'rules':{'buffer_minutes':{'value':0},'mentor_same_site':{'value':0},"
                "'mentor_per_ect_cap':{'value':300},'mentor_week_cap':{'value':300}}"};
    struct school school;
    struct claim claim = {.bound.unplaced = {0, 4}, .minutes = 120};

    (void)state;
    school_open(&school, &text);
    assert_false(shown(&school, &claim));
    school_close(&school);
    text.school = TWO_SITES("5");
    school_open(&school, &text);
    claim.others = 120;
    assert_true(shown(&school, &claim));
    claim.bound.unplaced[1] = 5;
    assert_false(shown(&school, &claim));
    school_close(&school);
}

/* CD, mentor and tutor by a waiver, is in on Mondays alone, and reviews on the first: no meeting on
 * that day, and so none in that week. */
static void assessment_and_mentoring_are_not_on_one_day(void **state)
{
    static const char rest[] =
        ",'fixed':{'pins':{'x':{'session':'E1/progress_review/2025-09-08','date':'2025-09-08',"
        "'start':'09:00','reason':'r'}}},'waivers':{'w':{'rule':'H12','induction':'E1','reason':"
        "'r','author':'a','expires':'2025-12-31'}}";

    (void)state;
    assert_just_shown(
        &(struct school_text){
            .steps = AN_HOUR ",'review':{'kind':'progress_review','minutes':30,'every':"
                             "'half_term'}",
            .inductions = "'E1':{'ect':'AB','mentor':'CD','tutor':'CD','stage':1,'programme':'p'}",
            .staff = "'AB':{},'CD':{'works':{'always':{'days':{" IN("Mon", "09:00",
                                                                    "15:10") "}}}},'EF':{},'GH':{}",
            .rest = rest},
        (struct claim){.bound.unplaced = {0, 1}, .minutes = 60});
}

/* Subjects differ; that does not hang on any claim. */
static void who_suits_whom_is_a_constant(void **state)
{
    struct school school;
    struct claim claim = {.workload = 0};
    struct rf_verdict verdict;

    (void)state;
    school_open(&school, &(struct school_text){
                             .staff = "'AB':{'subject':'art','phase':'KS3'},'CD':{'subject':"
                                      "'music','phase':'KS3'},'EF':{},'GH':{}"});
    verdict = verify(&school, &claim);
    assert_int_equal(verdict.bound.diversity[0], 1);
    rf_verdict_clear(&verdict);
    claim.bound.diversity[0] = 1; /* not a block's to claim */
    verdict = verify(&school, &claim);
    assert_false(verdict.sound);
    rf_verdict_clear(&verdict);
    school_close(&school);
}

/* AB watches a colleague in each of four weeks: only EF teaches while AB is free, so three times it
 * is the same; with GH two times. */
static void the_same_colleague_again_counts(void **state)
{
#define WATCH WEEKLY_MEETING ",'watch':{'kind':'ect_observes','minutes':60,'every_weeks':1}"
#define HOSTS "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p','hosts':['EF','GH']}"
    struct school school;
    struct claim claim = {.workload = 0};
    struct rf_verdict verdict;

    (void)state;
    school_open(&school,
                &(struct school_text){.steps = WATCH,
                                      .inductions = HOSTS,
                                      .rest = ",'lessons':{'L':{'staff':['EF'],'at':{'Mon/1':{}}},"
                                              "'M':{'staff':['AB','GH'],'at':{'Tue/1':{}}}}"});
    verdict = verify(&school, &claim);
    assert_null(verdict.fault);
    assert_int_equal(verdict.bound.diversity[1], 3);
    rf_verdict_clear(&verdict);
    school_close(&school);
    school_open(&school,
                &(struct school_text){.steps = WATCH,
                                      .inductions = HOSTS,
                                      .rest = ",'lessons':{'L':{'staff':['EF'],'at':{'Mon/1':{}}},"
                                              "'M':{'staff':['GH'],'at':{'Tue/1':{}}}}"});
    verdict = verify(&school, &claim);
    assert_int_equal(verdict.bound.diversity[1], 2);
    rf_verdict_clear(&verdict);
    school_close(&school);
}

/* What is claimed of other mentors than the instance's says nothing of it. */
static void the_mentors_are_those_of_the_certificate(void **state)
{
    int32_t induction = 0, equity = 0, mentors[1] = {-1};
    struct rf_certificate_node leaf = {.inside = -1, .outside = -1};
    struct rf_certificate_block block = {.inductions = &induction,
                                         .induction_count = 1,
                                         .equity = &equity,
                                         .nodes = &leaf,
                                         .node_count = 1};
    struct rf_certificate certificate = {.mentors = mentors, .blocks = &block, .block_count = 1};
    struct rf_verdict verdict;
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .inductions = "'E1':{'ect':'AB','mentors':['CD','EF'],'stage':1,"
                                           "'programme':'p'}"});
    memcpy(certificate.instance, school.instance->hash, sizeof certificate.instance);
    mentors[0] = school.instance->inductions[0].mentor;
    verdict = rf_certificate_verify(school.checker, &certificate, 0);
    assert_true(verdict.sound);
    rf_verdict_clear(&verdict);
    mentors[0] = rf_instance_person(school.instance, "EF");
    verdict = rf_certificate_verify(school.checker, &certificate, 0);
    assert_false(verdict.sound);
    assert_non_null(strstr(verdict.fault, "other mentors"));
    rf_verdict_clear(&verdict);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_floating_session_without_a_place_is_left_out),
        cmocka_unit_test(feedback_falls_with_its_observation_where_both_are_asked_for),
        cmocka_unit_test(the_lag_of_a_floating_chain_counts),
        cmocka_unit_test(order_and_lag_hold_inside_a_floating_chain),
        cmocka_unit_test(released_minutes_count),
        cmocka_unit_test(a_session_that_nobody_covers_is_left_out),
        cmocka_unit_test(a_session_without_a_second_place_is_fragile),
        cmocka_unit_test(the_busiest_week_is_above_the_mean),
        cmocka_unit_test(the_limit_of_tier_5_is_none_of_tier_1),
        cmocka_unit_test(a_block_that_shares_its_mentor_claims_no_busiest_week),
        cmocka_unit_test(induction_minutes_of_a_half_term_are_kept),
        cmocka_unit_test(induction_minutes_of_a_week_are_kept),
        cmocka_unit_test(visits_of_a_week_are_kept),
        cmocka_unit_test(the_way_between_two_sites_is_kept),
        cmocka_unit_test(assessment_and_mentoring_are_not_on_one_day),
        cmocka_unit_test(who_suits_whom_is_a_constant),
        cmocka_unit_test(the_same_colleague_again_counts),
        cmocka_unit_test(the_mentors_are_those_of_the_certificate),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
