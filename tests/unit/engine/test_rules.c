/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_rules.c: for each rule of the tight model a plan it forbids and a plan beside it that it
 * allows; expected from the Definitions by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/memory.h"
#include "model_of.h"

#define CALENDAR(more) "'calendar': {" more FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES "}"
#define BASE(rules, programme) HEAD "," rules "," KINDS "," CALENDAR("") "," programme ","
#define RULES_WITH(share, run, per_ect, week)                                                      \
    "'rules': {'grid_minutes': {'value': 5}, 'join_gap_minutes': {'value': 5},"                    \
    "'buffer_minutes': {'value': 5}, 'ppa_rate': {'value': 0.1}, 'ppa_min_block': {'value': 30},"  \
    "'tired_share_max': {'value': " #share "}, 'tired_run_max': {'value': " #run "},"              \
    "'mentor_week_cap': {'value': " #week "}, 'mentor_per_ect_cap': {'value': " #per_ect "},"      \
    "'mentor_single_week_factor': {'value': 1.5}}"
#define FREELY RULES_WITH(1, 9, 900, 900)
#define THREE "'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C'}, 'EF': {'name': 'E'}}"
#define TWO_PAIRS                                                                                  \
    "'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'},"            \
    "'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': 'p'}}"
#define PLAIN WEIGHTS "," STAFF "," PAIR("")
#define E1_WEEK_1 "E1/talk/2025-09-01"
#define E1_WEEK_2 "E1/talk/2025-09-08"
#define E1_WEEK_3 "E1/talk/2025-09-15"
#define E1_WEEK_4 "E1/talk/2025-09-22"

/* The stretch from 13:35 holds both; a talk takes an hour, and five minutes belong between. */
static void nobody_is_in_two_places_and_needs_the_buffer(void **state)
{
    struct model model;
    const struct said at_once[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                   {"E2/talk/2025-09-01", "2025-09-02", "14:00"}};
    const struct said at_its_heels[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                        {"E2/talk/2025-09-01", "2025-09-02", "14:35"}};
    const struct said with_a_pause[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                        {"E2/talk/2025-09-01", "2025-09-02", "14:40"}};
    (void)state;
    model_open(&model, BASE(FREELY, PROGRAMME(0, TALK(1))) WEIGHTS "," THREE "," TWO_PAIRS, false);
    assert_string_equal(BREAKS(&model, at_once), "clash");
    assert_string_equal(BREAKS(&model, at_its_heels), "clash");
    assert_string_equal(BREAKS(&model, with_a_pause), "");
    model_close(&model);
}

/* CD is in from 13:35 to 15:15; AB teaches the fifth period each day, for visits, and is free in
 * the sixth, for talks. */
#define AFTERNOONS                                                                                             \
    WEIGHTS "," PAIR(                                                                                          \
        "") ", 'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C', 'works': {'w': "                             \
            "{'from': '2025-09-01', 'until': '2025-09-26', 'days': {" HOURS("Mon") "," HOURS("Tue") "," HOURS( \
                "Wed") "," HOURS("Thu") "," HOURS("Fri") "}}}}}, 'lessons': {'L': {'staff': ['AB'], "          \
                                                         "'at': {'Mon/5': {}, 'Tue/5': {}, 'Wed/5': {}, 'Thu/5': {}, 'Fri/5': {}}}}"
#define HOURS(day) "'" day "': {'start': '13:35', 'end': '15:15'}"

/* A visit stands up to three school days before its talk; the group has no column for else. */
static void a_visit_stands_before_its_talk(void **state)
{
    struct model model;
    const struct said after[] = {{"E1/visit/2025-09-01", "2025-09-03", "13:35"},
                                 {E1_WEEK_1, "2025-09-02", "14:25"}};
    const struct said alone[] = {{"E1/visit/2025-09-01", "2025-09-03", "13:35"}};
    const struct said too_long_before[] = {{"E1/visit/2025-09-01", "2025-09-01", "13:35"},
                                           {E1_WEEK_1, "2025-09-05", "14:25"}};
    const struct said in_time[] = {{"E1/visit/2025-09-01", "2025-09-01", "13:35"},
                                   {E1_WEEK_1, "2025-09-04", "14:25"}};
    (void)state;
    model_open(&model, BASE(FREELY, PROGRAMME(0, TALK(1) "," VISIT(1))) AFTERNOONS, false);
    assert_string_equal(BREAKS(&model, after), "no column");
    assert_string_equal(BREAKS(&model, alone), "no column");
    assert_string_equal(BREAKS(&model, too_long_before), "no column");
    assert_string_equal(BREAKS(&model, in_time), "");
    /* two school days off the wished lag, and ten minutes short before CD leaves */
    assert_int_equal(VALUE(&model, in_time, RF_TIER_SPACING, 1), 2 * 2 + 2);
    model_close(&model);
}

/* With the whole day open a group would have more columns than are allowed, and parts: rows keep
 * the order then. Lag 3 where 1 is wished costs 4. */
static void a_parted_visit_stands_before_its_talk(void **state)
{
    struct model model;
    const struct said after[] = {{"E1/visit/2025-09-01", "2025-09-03", "09:00"},
                                 {E1_WEEK_1, "2025-09-02", "13:35"}};
    const struct said alone[] = {{"E1/visit/2025-09-01", "2025-09-03", "09:00"}};
    const struct said too_long_before[] = {{"E1/visit/2025-09-01", "2025-09-01", "09:00"},
                                           {E1_WEEK_1, "2025-09-05", "13:35"}};
    const struct said in_time[] = {{"E1/visit/2025-09-01", "2025-09-01", "09:00"},
                                   {E1_WEEK_1, "2025-09-04", "13:35"}};
    const struct said as_wished[] = {{"E1/visit/2025-09-01", "2025-09-03", "09:00"},
                                     {E1_WEEK_1, "2025-09-04", "13:35"}};
    (void)state;
    model_open(&model,
               BASE(FREELY, PROGRAMME(0, TALK(1) "," VISIT(1))) PLAIN
               ", 'lessons': {'L': {'staff': ['AB'], 'at': {'Mon/1': {}, 'Tue/1': {}, 'Wed/1': {},"
               "'Thu/1': {}, 'Fri/1': {}}}}",
               false);
    assert_string_equal(BREAKS(&model, after), "order");
    assert_string_equal(BREAKS(&model, alone), "leads");
    assert_string_equal(BREAKS(&model, too_long_before), "order");
    assert_string_equal(BREAKS(&model, in_time), "");
    assert_int_equal(VALUE(&model, in_time, RF_TIER_SPACING, 1), 4);
    assert_int_equal(VALUE(&model, as_wished, RF_TIER_SPACING, 1), 0);
    model_close(&model);
}

static void talks_keep_their_gap(void **state)
{
    struct model model;
    const struct said near[] = {{E1_WEEK_1, "2025-09-05", "13:35"},
                                {E1_WEEK_2, "2025-09-09", "13:35"}};
    const struct said far[] = {{E1_WEEK_1, "2025-09-01", "13:35"},
                               {E1_WEEK_2, "2025-09-12", "13:35"}};
    const struct said least[] = {{E1_WEEK_1, "2025-09-05", "13:35"},
                                 {E1_WEEK_2, "2025-09-10", "13:35"}};
    const struct said most[] = {{E1_WEEK_1, "2025-09-01", "13:35"},
                                {E1_WEEK_2, "2025-09-11", "13:35"}};
    const struct said not_neighbours[] = {{E1_WEEK_1, "2025-09-01", "13:35"},
                                          {E1_WEEK_3, "2025-09-19", "13:35"}};
    (void)state;
    model_open(&model, BASE(FREELY, PROGRAMME(0, TALK(1))) PLAIN, false);
    assert_string_equal(BREAKS(&model, near), "gap");
    assert_string_equal(BREAKS(&model, far), "gap");
    assert_string_equal(BREAKS(&model, least), "");
    assert_string_equal(BREAKS(&model, most), "");
    assert_string_equal(BREAKS(&model, not_neighbours), "");
    model_close(&model);
}

static void two_meetings_of_a_pair_never_share_a_date(void **state)
{
    struct model model;
    const struct said same[] = {{"E1/chat/2025-09-01", "2025-09-02", "09:00"},
                                {E1_WEEK_1, "2025-09-02", "13:35"}};
    const struct said other[] = {{"E1/chat/2025-09-01", "2025-09-03", "09:00"},
                                 {E1_WEEK_1, "2025-09-02", "13:35"}};
    (void)state;
    model_open(&model,
               BASE(FREELY, PROGRAMME(0, TALK(1) ", 'chat': {'kind': 'chat', 'minutes': 30, "
                                                 "'every_weeks': 1}")) PLAIN,
               false);
    assert_string_equal(BREAKS(&model, same), "date");
    assert_string_equal(BREAKS(&model, other), "");
    model_close(&model);
}

/* On Tuesdays CD teaches periods 1 to 4, 200 minutes: 20 are needed of the 100 of periods 5 and 6;
 * a talk may touch one of them and not both. */
static void planning_time_stays_free(void **state)
{
    struct model model;
    const struct said both[] = {{E1_WEEK_1, "2025-09-02", "13:35"}};
    const struct said one[] = {{E1_WEEK_1, "2025-09-02", "14:25"}};
    (void)state;
    model_open(
        &model,
        BASE(FREELY, PROGRAMME(0, TALK(1))) WEIGHTS "," PAIR(
            "") ", 'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C', 'works': {'w': {'from': "
                "'2025-09-01', 'until': '2025-09-26', 'days': {'Tue': {}}}}}}, 'lessons': {'L': "
                "{'staff': ['CD'], 'at': {'Tue/1': {}, 'Tue/2': {}, 'Tue/3': {}, 'Tue/4': {}}}}",
        false);
    assert_string_equal(BREAKS(&model, both), "barred");
    assert_string_equal(BREAKS(&model, one), "");
    model_close(&model);
}

/* The same free periods, shared by two pairs: a period that two sessions touch counts once. */
static void planning_time_counts_a_period_once(void **state)
{
    struct model model;
    const struct said two_periods[] = {{"E1/chat/2025-09-01", "2025-09-02", "13:35"},
                                       {"E2/chat/2025-09-01", "2025-09-02", "14:30"}};
    const struct said one_period[] = {{"E1/chat/2025-09-01", "2025-09-02", "13:35"},
                                      {"E2/chat/2025-09-01", "2025-09-02", "14:00"}};
    (void)state;
    model_open(&model,
               BASE(FREELY, PROGRAMME(0, "'chat': {'kind': 'chat', 'minutes': 20, "
                                         "'every_weeks': 1}")) WEIGHTS
               "," TWO_PAIRS
               ", 'staff': {'AB': {'name': 'A'}, 'EF': {'name': 'E'}, 'CD': {'name': 'C', "
               "'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', 'days': {'Tue': {}"
               "}}}}}, 'lessons': {'L': {'staff': ['CD'], 'at': {'Tue/1': {}, 'Tue/2': {}, "
               "'Tue/3': {}, 'Tue/4': {}}}}",
               false);
    assert_string_equal(BREAKS(&model, two_periods), "planning");
    assert_string_equal(BREAKS(&model, one_period), "");
    model_close(&model);
}

/* A talk is 75 minutes with its preparation: 150 in two weeks are over twice 70, one is within
 * one and a half times 70. */
static void a_mentor_has_a_mean_of_two_weeks(void **state)
{
    struct model model;
    const struct said both_weeks[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                      {E1_WEEK_2, "2025-09-09", "13:35"}};
    const struct said every_other[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                       {E1_WEEK_3, "2025-09-16", "13:35"}};
    (void)state;
    model_open(&model, BASE(RULES_WITH(1, 9, 70, 900), PROGRAMME(0, TALK(1))) PLAIN, false);
    assert_string_equal(BREAKS(&model, both_weeks), "load");
    assert_string_equal(BREAKS(&model, every_other), "");
    model_close(&model);
}

/* In all 90 a week, 135 in a single one: two ECTs' talks bring 150. */
static void a_mentor_of_two_has_a_cap_in_all(void **state)
{
    struct model model;
    const struct said both[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                {"E2/talk/2025-09-01", "2025-09-03", "13:35"}};
    const struct said in_turn[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                   {"E2/talk/2025-09-08", "2025-09-10", "13:35"}};
    (void)state;
    model_open(&model,
               BASE(RULES_WITH(1, 9, 900, 90), PROGRAMME(0, TALK(1))) WEIGHTS "," THREE
                                                                              "," TWO_PAIRS,
               false);
    assert_string_equal(BREAKS(&model, both), "load");
    assert_string_equal(BREAKS(&model, in_turn), "");
    model_close(&model);
}

static void a_cap_of_the_school_holds_per_person_and_week(void **state)
{
    struct model model;
    const struct said one_week[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                    {"E2/talk/2025-09-01", "2025-09-03", "13:35"}};
    const struct said two_weeks[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                     {"E2/talk/2025-09-08", "2025-09-10", "13:35"}};
    (void)state;
    model_open(&model,
               BASE(FREELY, PROGRAMME(0, TALK(1))) THREE
               "," TWO_PAIRS
               ", 'policy': {'caps': {'c': {'staff': ['CD'], 'per': 'week', 'minutes': 100}}}",
               false);
    assert_string_equal(BREAKS(&model, one_week), "cap");
    assert_string_equal(BREAKS(&model, two_weeks), "");
    model_close(&model);
}

/* Four talks are asked for; a quarter of them may be tired. */
static void tired_talks_are_a_share(void **state)
{
    struct model model;
    const struct said two[] = {{E1_WEEK_1, "2025-09-02", "15:15"},
                               {E1_WEEK_3, "2025-09-16", "15:15"}};
    const struct said one[] = {{E1_WEEK_1, "2025-09-02", "15:15"},
                               {E1_WEEK_3, "2025-09-16", "13:35"}};
    (void)state;
    model_open(&model, BASE(RULES_WITH(0.25, 9, 900, 900), PROGRAMME(0, TALK(1))) PLAIN, false);
    assert_string_equal(BREAKS(&model, two), "share");
    assert_string_equal(BREAKS(&model, one), "");
    model_close(&model);
}

static void tired_talks_do_not_follow_each_other(void **state)
{
    struct model model;
    const struct said in_a_row[] = {{E1_WEEK_1, "2025-09-02", "15:15"},
                                    {E1_WEEK_2, "2025-09-09", "15:15"}};
    const struct said with_a_break[] = {{E1_WEEK_1, "2025-09-02", "15:15"},
                                        {E1_WEEK_3, "2025-09-16", "15:15"}};
    (void)state;
    model_open(&model, BASE(RULES_WITH(1, 1, 900, 900), PROGRAMME(0, TALK(1))) PLAIN, false);
    assert_string_equal(BREAKS(&model, in_a_row), "run");
    assert_string_equal(BREAKS(&model, with_a_break), "");
    model_close(&model);
}

static void a_waiver_lifts_the_share_of_tired_talks(void **state)
{
    struct model model;
    const struct said two[] = {{E1_WEEK_1, "2025-09-02", "15:15"},
                               {E1_WEEK_2, "2025-09-09", "15:15"}};
    (void)state;
    model_open(&model,
               BASE(RULES_WITH(0.25, 1, 900, 900), PROGRAMME(0, TALK(1))) PLAIN
               ", 'waivers': {'w': {'rule': 'H6', 'induction': 'E1', 'reason': 'agreed', "
               "'author': 'the head', 'expires': '2025-09-26'}}",
               false);
    assert_string_equal(BREAKS(&model, two), "");
    model_close(&model);
}

static void sessions_away_from_the_home_count(void **state)
{
    struct model model;
    const struct said three_at_home[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                         {E1_WEEK_2, "2025-09-09", "13:35"},
                                         {E1_WEEK_3, "2025-09-17", "13:35"},
                                         {E1_WEEK_4, "2025-09-23", "13:35"}};
    const struct said another_start[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                         {E1_WEEK_2, "2025-09-09", "14:15"}};
    (void)state;
    model_open(&model, BASE(FREELY, PROGRAMME(0, TALK(1))) PLAIN, false);
    assert_int_equal(VALUE(&model, three_at_home, RF_TIER_REGULARITY, 1), 1);
    assert_int_equal(VALUE(&model, another_start, RF_TIER_REGULARITY, 1), 1);
    assert_int_equal(VALUE(&model, three_at_home, RF_TIER_EQUITY, 1), 0);
    model_close(&model);
}

/* Tuesday 16 September is a closure: with the home on Tuesdays that week does not count. */
static void a_week_in_which_the_home_is_closed_does_not_count(void **state)
{
    struct model model;
    const struct said said[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                                {E1_WEEK_2, "2025-09-09", "13:35"},
                                {E1_WEEK_3, "2025-09-17", "13:35"}};
    (void)state;
    model_open(
        &model,
        HEAD
        "," FREELY "," KINDS
        "," CALENDAR("'closures': {'c': {'from': '2025-09-16', 'until': '2025-09-16'}}, ") "," PROGRAMME(
            0, TALK(1)) "," PLAIN,
        false);
    assert_int_equal(VALUE(&model, said, RF_TIER_REGULARITY, 1), 0);
    model_close(&model);
}

/* CD is in on Tuesday afternoons alone: periods 5 and 6 are the common moments of each week, and a
 * talk that touches both leaves none. Weight 10; 60 minutes as wished. */
static void the_last_common_moment_is_worth_ten(void **state)
{
    struct model model;
    const struct said none_left[] = {{E1_WEEK_1, "2025-09-02", "13:35"}};
    const struct said one_left[] = {{E1_WEEK_1, "2025-09-02", "14:25"}};
    (void)state;
    model_open(
        &model,
        BASE(FREELY, PROGRAMME(0, TALK(1))) WEIGHTS "," PAIR(
            "") ", 'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C', 'works': {'w': {'from': "
                "'2025-09-01', 'until': '2025-09-26', 'days': {'Tue': {'start': '13:30', 'end': "
                "'16:45'}}}}}}",
        false);
    assert_int_equal(VALUE(&model, none_left, RF_TIER_SPACING, 1), 10);
    assert_int_equal(VALUE(&model, one_left, RF_TIER_SPACING, 1), 0);
    model_close(&model);
}

static void unplaced_sessions_count_in_their_class_and_in_minutes(void **state)
{
    struct model model;
    const struct said two[] = {{E1_WEEK_1, "2025-09-02", "13:35"},
                               {E1_WEEK_2, "2025-09-09", "13:35"}};
    (void)state;
    model_open(&model, BASE(FREELY, PROGRAMME(0, TALK(1))) PLAIN, false);
    assert_int_equal(VALUE(&model, two, RF_TIER_UNPLACED, 2), 2);
    assert_int_equal(VALUE(&model, two, RF_TIER_UNPLACED, 4), 0);
    assert_int_equal(VALUE(&model, two, RF_TIER_EQUITY, 1), 2); /* in units of 60 minutes */
    assert_int_equal(rf_rule_equity_unit(model.formulation), 60);
    model_close(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_in_two_places_and_needs_the_buffer),
        cmocka_unit_test(a_visit_stands_before_its_talk),
        cmocka_unit_test(a_parted_visit_stands_before_its_talk),
        cmocka_unit_test(talks_keep_their_gap),
        cmocka_unit_test(two_meetings_of_a_pair_never_share_a_date),
        cmocka_unit_test(planning_time_stays_free),
        cmocka_unit_test(planning_time_counts_a_period_once),
        cmocka_unit_test(a_mentor_has_a_mean_of_two_weeks),
        cmocka_unit_test(a_mentor_of_two_has_a_cap_in_all),
        cmocka_unit_test(a_cap_of_the_school_holds_per_person_and_week),
        cmocka_unit_test(tired_talks_are_a_share),
        cmocka_unit_test(tired_talks_do_not_follow_each_other),
        cmocka_unit_test(a_waiver_lifts_the_share_of_tired_talks),
        cmocka_unit_test(sessions_away_from_the_home_count),
        cmocka_unit_test(a_week_in_which_the_home_is_closed_does_not_count),
        cmocka_unit_test(the_last_common_moment_is_worth_ten),
        cmocka_unit_test(unplaced_sessions_count_in_their_class_and_in_minutes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
