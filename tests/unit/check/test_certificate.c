/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_certificate.c: claims that hold because of one rule are shown, and claims of one more are
 * not; certificates that were tampered with prove nothing. */
#include "school.h"

#include <string.h>

#include "base/memory.h"
#include "check/certificate.h"

#define OUT(date) "'" date "':{'start':'08:00','end':'17:00'}"
/* CD is away on these dates. */
#define AWAY(dates) ",'commitments':{'away':{'type':'absence','staff':['CD'],'on':{" dates "}}}"
#define WEEK_2                                                                                     \
    OUT("2025-09-15")                                                                              \
    "," OUT("2025-09-16") "," OUT("2025-09-17") "," OUT("2025-09-18") "," OUT("2025-09-19")
#define NO_GAP "'meeting':{'kind':'mentor_meeting','minutes':60,'least':45,'every_weeks':1}"
#define ONE_MENTOR                                                                                 \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}"

/* A certificate of one block with everything in it; no prices, one case. */
struct claim {
    struct rf_cost_vector bound;
    int32_t equity[2];
    struct rf_certificate_node nodes[9];
    int32_t node_count;
    struct rf_certificate_price prices[3];
    int32_t price_count;
    struct rf_certificate_strain strain;
    int32_t strain_count;
    int32_t workload;
    const char *hash;
};

static const struct rf_certificate_node leaf = {.inside = -1, .outside = -1};

static struct rf_verdict verify(const struct school *school, struct claim *claim)
{
    int32_t inductions[2] = {0, 1};
    struct rf_certificate_block block = {
        .inductions = inductions,
        .induction_count = school->instance->induction_count,
        .bound = claim->bound,
        .equity = claim->equity,
        .workload = claim->workload,
        .prices = claim->prices,
        .price_count = claim->price_count,
        .strains = &claim->strain,
        .strain_count = claim->strain_count,
        .nodes = claim->nodes,
        .node_count = claim->node_count,
    };
    struct rf_certificate certificate = {.blocks = &block, .block_count = 1};

    if (claim->node_count == 0) {
        claim->nodes[0] = leaf;
        block.node_count = 1;
    }
    strcpy(certificate.instance, claim->hash == NULL ? school->instance->hash : claim->hash);
    return rf_certificate_verify(school->checker, &certificate, 0);
}

static bool shown(const struct school *school, struct claim claim)
{
    struct rf_verdict verdict = verify(school, &claim);
    bool holds = verdict.sound && verdict.fault == NULL;

    if (!verdict.sound)
        fail_msg("%s", verdict.fault);
    if (holds)
        assert_memory_equal(&verdict.bound.unplaced[1], &claim.bound.unplaced[1], 4);
    rf_verdict_clear(&verdict);
    return holds;
}

/* Meetings (class 2) and visits (class 4) left out, at that many minutes; and not one more. */
static void assert_left_out(const struct school_text *text, int32_t meetings, int32_t visits)
{
    struct school school;
    struct claim claim = {.bound.unplaced = {0, meetings, 0, visits}};

    claim.equity[0] = 60 * meetings + 15 * visits;
    school_open(&school, text);
    assert_true(shown(&school, claim));
    claim.equity[0]++;
    assert_false(shown(&school, claim));
    claim.equity[0] = 0;
    claim.bound.unplaced[3]++;
    assert_false(shown(&school, claim));
    school_close(&school);
}

static void a_week_without_common_time_is_left_out(void **state)
{
    (void)state;
    assert_left_out(&(struct school_text){.rest = AWAY(WEEK_2)}, 1, 0);
}

static void a_visit_without_a_lesson_is_left_out(void **state)
{
    (void)state;
    assert_left_out(&(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT}, 0, 4);
}

/* The only lesson is the last on Friday: its meeting must follow after school, which one of four
 * may. With the waiver all may. */
static void a_visit_comes_before_its_meeting_and_few_meetings_are_tired(void **state)
{
#define LAST_ON_FRIDAY ",'lessons':{'L':{'staff':['AB'],'at':{'Fri/5':{}}}}"
    static const char waiver[] =
        LAST_ON_FRIDAY ",'waivers':{'w':{'rule':'H6','induction':'E1','reason':'r','author':'a',"
                       "'expires':'2025-12-31'}}";

    (void)state;
    assert_left_out(
        &(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT, .rest = LAST_ON_FRIDAY}, 0,
        3);
    assert_left_out(&(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT, .rest = waiver},
                    0, 0);
}

/* All meetings are after school, and any share may be: two in a row, then one is left out. */
static void not_three_tired_meetings_in_a_row(void **state)
{
    (void)state;
    assert_left_out(
        &(struct school_text){
            .rest = ",'rules':{'tired_share_max':{'value':1}},'commitments':{'busy':{"
                    "'type':'other','staff':['CD'],'at':{'Mon/x':{'start':'08:00','end':'15:10'},"
                    "'Tue/x':{'start':'08:00','end':'15:10'},'Wed/x':{'start':'08:00','end':"
                    "'15:10'},'Thu/x':{'start':'08:00','end':'15:10'},'Fri/x':{'start':'08:00',"
                    "'end':'15:10'}}}}"},
        1, 0);
}

/* Friday of the first week, then Monday of the second: one school day between, at least three. */
static void a_gap_between_meetings_is_kept(void **state)
{
    static const char dates[] = AWAY(
        OUT("2025-09-08") "," OUT("2025-09-09") "," OUT("2025-09-10") "," OUT("2025-09-11") "," OUT(
            "2025-09-16") "," OUT("2025-09-17") "," OUT("2025-09-18") "," OUT("2025-09-19"));

    (void)state;
    assert_left_out(&(struct school_text){.rest = dates}, 1, 0);
    assert_left_out(&(struct school_text){.steps = NO_GAP, .rest = dates}, 0, 0);
}

/* CD teaches 23 of 25 periods: the two that are left are planning time. Before and after school
 * one of four meetings may be. Who has marked planning time needs none of it. */
static void planning_time_is_kept(void **state)
{
#define FULL                                                                                       \
    ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{},'Mon/2':{},'Mon/3':{},'Mon/4':{},"           \
    "'Mon/5':{},'Tue/1':{},'Tue/2':{},'Tue/3':{},'Tue/4':{},'Tue/5':{},'Wed/1':{},'Wed/2':{},"     \
    "'Wed/3':{},'Wed/4':{},'Wed/5':{},'Thu/1':{},'Thu/2':{},'Thu/3':{},'Thu/4':{},'Thu/5':{},"     \
    "'Fri/1':{},'Fri/2':{},'Fri/3':{}}}}"

    (void)state;
    assert_left_out(&(struct school_text){.rest = FULL}, 3, 0);
    assert_left_out(&(struct school_text){.rest = FULL
                                          ",'commitments':{'ppa':{'type':'ppa','staff':['CD'],"
                                          "'at':{'Mon/x':{'start':'08:00','end':'08:30'}}}}"},
                    0, 0);
}

/* 75 minutes a meeting with its preparation, 120 in two weeks. */
static void the_mentor_s_load_of_two_weeks_is_kept(void **state)
{
    (void)state;
    assert_left_out(
        &(struct school_text){
            .steps = "'meeting':{'kind':'mentor_meeting','minutes':60,'every_weeks':1}",
            .rest = ",'rules':{'mentor_per_ect_cap':{'value':60}}"},
        2, 0);
}

static void a_cap_is_kept(void **state)
{
    (void)state;
    assert_left_out(
        &(struct school_text){
            .rest = ",'policy':{'caps':{'c':{'staff':['CD'],'per':'year','sessions':3}}}"},
        1, 0);
}

/* CD is there on Monday 1 alone, for two ECTs. */
static void a_mentor_is_not_in_two_places(void **state)
{
    struct school school;
    struct claim claim = {.bound.unplaced = {0, 4}, .equity = {120, 120}};

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .inductions = ONE_MENTOR,
                    .staff = "'AB':{},'CD':{'works':{'always':{'days':{'Mon':{'start':'09:00',"
                             "'end':'10:00'}}}}},'EF':{},'GH':{}"});
    assert_true(shown(&school, claim));
    claim.equity[0] = 180;
    claim.equity[1] = 60;
    assert_false(shown(&school, claim));
    claim.bound.unplaced[1] = 5;
    assert_false(shown(&school, claim));
    school_close(&school);
}

static void a_wish_that_cannot_be_kept_counts(void **state)
{
    struct school school;
    struct claim claim = {.bound.spacing = 40};

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{},'CD':{'works':{'always':{'days':{'Mon':{},'Tue':{}}}}}",
                    .rest = ",'fixed':{'wishes':{'w':{'induction':'E1','kind':'mentor_meeting',"
                            "'day':'Fri','reason':'r'}}}"});
    assert_true(shown(&school, claim));
    claim.bound.spacing++;
    assert_false(shown(&school, claim));
    school_close(&school);
}

/* Two weeks on Monday 1 only, two on Tuesday 1 only: two are away from any home. */
#define TWO_DAYS                                                                                   \
    "'AB':{},'CD':{'works':{'a':{'until':'2025-09-19','days':{'Mon':{'start':'09:00','end':"       \
    "'10:00'}}},'b':{'from':'2025-09-22','days':{'Tue':{'start':'09:00','end':'10:00'}}}}}"

static void a_home_is_on_one_side_of_a_split(void **state)
{
    struct school school;
    struct rf_slot_range monday = {0, 9 * 60, 10 * 60};
    struct claim claim = {.bound.away = 2, .node_count = 3};

    (void)state;
    school_open(&school, &(struct school_text){.staff = TWO_DAYS});
    claim.nodes[0] =
        (struct rf_certificate_node){.split = RF_CERTIFICATE_HOME,
                                     .induction = 0,
                                     .kind = rf_instance_kind(school.instance, "mentor_meeting"),
                                     .ranges = &monday,
                                     .range_count = 1,
                                     .inside = 1,
                                     .outside = 2};
    claim.nodes[1] = claim.nodes[2] = leaf;
    assert_true(shown(&school, claim));
    claim.bound.away = 3;
    assert_false(shown(&school, claim));
    claim.bound.away = 2;
    claim.node_count = 0; /* the split replaced by a leaf */
    assert_false(shown(&school, claim));
    school_close(&school);
}

/* Weeks 1 to 3 have no Monday, and CD is there on Tuesday, Wednesday, Thursday 1; in week 4 on
 * Monday before school and on Friday 1. With a home on Monday the first three are excused; but it
 * has to be used, which costs 6 points. So the best is Friday, three away from any home. */
static void a_home_is_used_by_some_session(void **state)
{
    static const char staff[] =
        "'AB':{},'CD':{'works':{"
        "'a':{'until':'2025-09-12','days':{'Tue':{'start':'09:00','end':'10:00'}}},"
        "'b':{'from':'2025-09-15','until':'2025-09-19','days':{'Wed':{'start':'09:00','end':"
        "'10:00'}}},"
        "'c':{'from':'2025-09-22','until':'2025-09-26','days':{'Thu':{'start':'09:00','end':"
        "'10:00'}}},"
        "'d':{'from':'2025-09-29','days':{'Mon':{'start':'08:00','end':'09:00'},'Fri':{'start':"
        "'09:00','end':'10:00'}}}}}";
    struct school school;
    struct rf_slot_range ranges[4] = {
        {0, 8 * 60, 9 * 60}, {1, 9 * 60, 600}, {2, 9 * 60, 600}, {3, 9 * 60, 600}};
    struct claim claim = {.bound.away = 3, .node_count = 9};
    int32_t i;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = NO_GAP,
                    .staff = staff,
                    .calendar = ",'closures':{'a':{'from':'2025-09-08','until':'2025-09-08'},"
                                "'b':{'from':'2025-09-15','until':'2025-09-15'},"
                                "'c':{'from':'2025-09-22','until':'2025-09-22'}}"});
    for (i = 0; i < 4; i++) {
        claim.nodes[2 * i] = (struct rf_certificate_node){
            .split = RF_CERTIFICATE_HOME,
            .kind = rf_instance_kind(school.instance, "mentor_meeting"),
            .ranges = &ranges[i],
            .range_count = 1,
            .inside = 2 * i + 1,
            .outside = 2 * i + 2};
        claim.nodes[2 * i + 1] = leaf;
    }
    claim.nodes[8] = leaf;
    assert_true(shown(&school, claim));
    claim.bound.away = 4;
    assert_false(shown(&school, claim));
    school_close(&school);
}

static void a_broken_tree_is_not_sound(void **state)
{
    struct school school;
    struct rf_slot_range monday = {0, 9 * 60, 10 * 60};
    struct claim claim = {.node_count = 2};
    struct rf_verdict verdict;

    (void)state;
    school_open(&school, &(struct school_text){.staff = TWO_DAYS});
    claim.nodes[0] = (struct rf_certificate_node){.split = RF_CERTIFICATE_HOME,
                                                  .ranges = &monday,
                                                  .range_count = 1,
                                                  .inside = 1,
                                                  .outside = 2};
    claim.nodes[1] = leaf;
    verdict = verify(&school, &claim); /* the case outside is missing */
    assert_false(verdict.sound);
    assert_non_null(verdict.fault);
    rf_verdict_clear(&verdict);
    school_close(&school);
}

/* T1 is asked of AB, CD and EF. On Monday 1 AB teaches; on Tuesday 1 EF does. */
#define TRAINING                                                                                   \
    ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{}}},'M':{'staff':['EF'],'at':{'Tue/1':{}}}},"  \
    "'events':{'T1':{'kind':'group_training','staff':['AB','CD','EF'],'minutes':60,"               \
    "'quorum':0.5,'options':{'2025-09-15 09:00':{},'2025-09-16 09:00':{}}}}"

/* In the block Monday costs 1 and not standing 2; outside it Tuesday costs 1. Only with prices is
 * it shown that the school cannot have 0. */
static void prices_join_what_blocks_know_of_a_group_session(void **state)
{
    struct school school;
    struct claim claim = {.price_count = 0};
    struct rf_verdict verdict;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING});
    verdict = verify(&school, &claim);
    assert_null(verdict.fault);
    assert_int_equal(verdict.bound.unplaced[6], 0);
    rf_verdict_clear(&verdict);
    claim.price_count = 2;
    claim.prices[0].option = (struct rf_option){day("2025-09-15"), 9 * 60};
    claim.prices[0].cost.unplaced[6] = 1;
    claim.prices[1].cost.unplaced[6] = 2; /* for not standing */
    verdict = verify(&school, &claim);
    assert_null(verdict.fault);
    assert_int_equal(verdict.bound.unplaced[6], 1);
    rf_verdict_clear(&verdict);
    claim.prices[0].cost.unplaced[6] = 2; /* more than it is worth */
    assert_false(shown(&school, claim));
    school_close(&school);
}

/* CD and EF teach four periods and then come to T1: 3 points, whoever brings them. */
static void points_for_four_taught_periods_count_once(void **state)
{
    struct school school;
    struct claim claim = {.bound.tired = 3, .strain_count = 1};
    struct rf_verdict verdict;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest =
                        ",'lessons':{'L':{'staff':['CD','EF'],'at':{'Tue/1':{},'Tue/2':{},"
                        "'Tue/3':{},'Tue/4':{}}}},'events':{'T1':{'kind':'group_training',"
                        "'staff':['CD','EF'],'minutes':60,'options':{'2025-09-16 14:10':{}}}}"});
    claim.strain.option = (struct rf_option){day("2025-09-16"), 14 * 60 + 10};
    verdict = verify(&school, &claim);
    assert_null(verdict.fault);
    assert_int_equal(verdict.bound.tired, 3);
    rf_verdict_clear(&verdict);
    claim.strain_count = 0; /* then they are none of the block's */
    assert_false(shown(&school, claim));
    claim.bound.tired = 0;
    claim.price_count = 1;
    claim.prices[0].cost.unplaced[6] = 1; /* CD, when it does not stand */
    verdict = verify(&school, &claim);
    assert_null(verdict.fault);
    assert_int_equal(verdict.bound.tired, 3);
    rf_verdict_clear(&verdict);
    school_close(&school);
}

static void a_claim_that_is_not_shown_counts_nothing(void **state)
{
    struct school school;
    struct claim claim = {.bound.unplaced = {0, 1}, .bound.tired = 5};
    struct rf_verdict verdict;
    struct rf_values values = {.equity = (int32_t[]){0},
                               .equity_count = 1,
                               .workload = (int32_t[]){0},
                               .workload_count = 1};

    (void)state;
    school_open(&school, &(struct school_text){0});
    verdict = verify(&school, &claim);
    assert_true(verdict.sound);
    assert_non_null(strstr(verdict.fault, "E1"));
    assert_int_equal(verdict.failed_leaves, 1);
    assert_int_equal(verdict.bound.unplaced[1], 0);
    assert_int_equal(verdict.bound.tired, 0);
    assert_int_equal(rf_verdict_numbers(&verdict), 8 + 1 + 1 + 2 + 1 + 2 + 3);
    assert_int_equal(rf_verdict_certified(&verdict, &values), 18);
    values.away = 1; /* the first thirteen numbers are proved, and no later one then */
    assert_int_equal(rf_verdict_certified(&verdict, &values), 13);
    rf_verdict_clear(&verdict);
    school_close(&school);
}

static void a_certificate_of_other_facts_is_not_sound(void **state)
{
    struct school school;
    struct claim claim = {.hash =
                              "0000000000000000000000000000000000000000000000000000000000000000"};
    struct rf_verdict verdict;
    struct rf_certificate nothing = {.block_count = 0};

    (void)state;
    school_open(&school, &(struct school_text){0});
    verdict = verify(&school, &claim);
    assert_false(verdict.sound);
    rf_verdict_clear(&verdict);
    strcpy(nothing.instance, school.instance->hash);
    verdict = rf_certificate_verify(school.checker, &nothing, 0); /* E1 is in no block */
    assert_false(verdict.sound);
    rf_verdict_clear(&verdict);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_week_without_common_time_is_left_out),
        cmocka_unit_test(a_visit_without_a_lesson_is_left_out),
        cmocka_unit_test(a_visit_comes_before_its_meeting_and_few_meetings_are_tired),
        cmocka_unit_test(not_three_tired_meetings_in_a_row),
        cmocka_unit_test(a_gap_between_meetings_is_kept),
        cmocka_unit_test(planning_time_is_kept),
        cmocka_unit_test(the_mentor_s_load_of_two_weeks_is_kept),
        cmocka_unit_test(a_cap_is_kept),
        cmocka_unit_test(a_mentor_is_not_in_two_places),
        cmocka_unit_test(a_wish_that_cannot_be_kept_counts),
        cmocka_unit_test(a_home_is_on_one_side_of_a_split),
        cmocka_unit_test(a_home_is_used_by_some_session),
        cmocka_unit_test(a_broken_tree_is_not_sound),
        cmocka_unit_test(prices_join_what_blocks_know_of_a_group_session),
        cmocka_unit_test(points_for_four_taught_periods_count_once),
        cmocka_unit_test(a_claim_that_is_not_shown_counts_nothing),
        cmocka_unit_test(a_certificate_of_other_facts_is_not_sound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
