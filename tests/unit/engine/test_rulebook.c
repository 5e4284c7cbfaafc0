/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_rulebook.c: the rules of the tight model from H10 on, and tiers 4, 5 and 8: for each a plan
 * it forbids and one beside it that it allows; expected from the Definitions by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "model_of.h"

#define VALUE_OF(key, value) "'" key "': {'value': " value "}"
/* Nothing binds but what `more` says. */
#define RULES_AND(more) RULES_OF("3000", more)
#define RULES_OF(directed, more)                                                                   \
    "'rules': {'grid_minutes': {'value': 5}, 'join_gap_minutes': {'value': 5}, "                   \
    "'buffer_minutes': {'value': 5}, 'ppa_rate': {'value': 0}, 'tired_share_max': {'value': 1}, "  \
    "'tired_run_max': {'value': 99}, 'mentor_week_cap': {'value': 900}, 'mentor_per_ect_cap': "    \
    "{'value': 900}, 'reduction_1': {'value': 0}, 'directed_hours': {'value': " directed "}" more  \
    "}"
#define RULEBOOK_KINDS                                                                             \
    "'kinds': {"                                                                                   \
    "'talk': {'name': 'talk', 'priority': 2, 'people': {'ect': 'free', 'mentor': 'free'}, "        \
    "'meeting': true, 'home': true, 'induction': true, 'mentoring': true, 'after_school': true}, " \
    "'visit': {'name': 'visit', 'priority': 4, 'people': {'ect': 'teaching', 'mentor': 'free'}, "  \
    "'mentoring': true}, "                                                                         \
    "'look': {'name': 'look', 'priority': 4, 'people': {'ect': 'teaching', 'tutor': 'free'}}, "    \
    "'word': {'name': 'word', 'priority': 4, 'people': {'ect': 'free', 'mentor': 'free'}, "        \
    "'after_school': true}, "                                                                      \
    "'review': {'name': 'review', 'priority': 3, 'people': {'ect': 'free', 'tutor': 'free'}, "     \
    "'assessment': true}, "                                                                        \
    "'relief': {'name': 'relief', 'priority': 3, 'people': {'ect': 'covered', 'mentor': "          \
    "'free'}}, "                                                                                   \
    "'tour': {'name': 'tour', 'priority': 5, 'people': {'ect': 'free', 'host': 'teaching'}}, "     \
    "'lead': {'name': 'lead', 'priority': 5, 'people': {'ect': 'free', 'associate': 'free'}}, "    \
    "'quiet': {'name': 'quiet', 'priority': 5, 'people': {'ect': 'free', 'mentor': 'free'}, "      \
    "'private_room': true}, "                                                                      \
    "'course': {'name': 'course', 'priority': 5, 'people': {'mentor': 'free'}, 'training': true}}"
#define STEP(kind, minutes, more)                                                                  \
    "'" kind "': {'kind': '" kind "', 'minutes': " #minutes ", 'least': " #minutes more "}"
#define TALKS STEP("talk", 60, "")
#define CALENDAR "'calendar': {" FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES "}"
#define SCHOOL(rules, steps)                                                                       \
    HEAD "," rules "," RULEBOOK_KINDS "," CALENDAR "," PROGRAMME(0, steps) ","
#define TWO "'staff': {'AB': {'name': 'AB'}, 'CD': {'name': 'CD'}}"
#define FIVE                                                                                       \
    "'staff': {'AB': {'name': 'AB'}, 'CD': {'name': 'CD'}, 'EF': {'name': 'EF'}, "                 \
    "'GH': {'name': 'GH'}, 'IJ': {'name': 'IJ'}}"
/* AB with CD, EF with `mentor`. */
#define TWO_PAIRS(mentor)                                                                          \
    "'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'}, "           \
    "'E2': {'ect': 'EF', 'mentor': '" mentor "', 'stage': 1, 'programme': 'p'}}"
#define WEEK_1 "2025-09-01"
#define WEEK_2 "2025-09-08"
#define WEEK_3 "2025-09-15"

/* AB teaches the first two periods of Mondays and the first of Tuesdays. */
#define LESSONS                                                                                    \
    "'lessons': {'L1': {'staff': ['AB'], 'at': {'Mon/1': {}, 'Mon/2': {}}}, "                      \
    "'L2': {'staff': ['AB'], 'at': {'Tue/1': {}}}}"

static void a_talk_stands_only_with_the_visit_that_leads_to_it(void **state)
{
    struct model model;
    const struct said alone[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"}};
    const struct said both[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"},
                                {"E1/visit/" WEEK_1, "2025-09-01", "09:00"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND(""), TALKS "," STEP("visit", 15,
                                                    ", 'leads_to': {'step': 'talk', 'least': 0, "
                                                    "'most': 4, 'wished': 1, 'both': true}")) TWO
               "," LESSONS "," PAIR(""),
               false);
    assert_true(strcmp(BREAKS(&model, alone), "") != 0);
    assert_string_equal(BREAKS(&model, both), "");
    model_close(&model);
}

/* 30 minutes a week for four weeks: 120 in the half-term; twice 30 in a week. */
static void an_ect_has_minutes_of_a_half_term(void **state)
{
    struct model model;
    const struct said three[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"},
                                 {"E1/talk/" WEEK_2, "2025-09-09", "13:35"},
                                 {"E1/talk/" WEEK_3, "2025-09-16", "13:35"}};
    const struct said two[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"},
                               {"E1/talk/" WEEK_3, "2025-09-16", "13:35"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND("," VALUE_OF("release_minutes_1",
                                             "30") "," VALUE_OF("ect_single_week_factor", "2")),
                      TALKS) TWO "," PAIR(""),
               false);
    assert_string_equal(BREAKS(&model, three), "ect");
    assert_string_equal(BREAKS(&model, two), "");
    model_close(&model);
}

/* One and a half times 40 is a talk of 60; one and a quarter times 40 is not. */
static void an_ect_has_minutes_of_a_week(void **state)
{
    struct model model;
    const struct said one[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND("," VALUE_OF("release_minutes_1",
                                             "40") "," VALUE_OF("ect_single_week_factor", "1.25")),
                      TALKS) TWO "," PAIR(""),
               false);
    assert_string_equal(BREAKS(&model, one), "barred");
    model_close(&model);
    model_open(&model,
               SCHOOL(RULES_AND("," VALUE_OF("release_minutes_1",
                                             "40") "," VALUE_OF("ect_single_week_factor", "1.5")),
                      TALKS) TWO "," PAIR(""),
               false);
    assert_string_equal(BREAKS(&model, one), "");
    model_close(&model);
}

#define LOOKED_AT ", 'tutor': 'GH'"

/* Visit and look both see AB teach: one a day, and as many a week as the rule says. */
static void visits_are_counted_by_week_and_day(void **state)
{
    struct model model;
    const struct said one_day[] = {{"E1/visit/" WEEK_1, "2025-09-01", "09:00"},
                                   {"E1/look/" WEEK_1, "2025-09-01", "10:00"}};
    const struct said two_days[] = {{"E1/visit/" WEEK_1, "2025-09-01", "09:00"},
                                    {"E1/look/" WEEK_1, "2025-09-02", "09:00"}};
    const struct said two_weeks[] = {{"E1/visit/" WEEK_1, "2025-09-01", "09:00"},
                                     {"E1/look/" WEEK_2, "2025-09-09", "09:00"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND(""), STEP("visit", 15, "") "," STEP("look", 15, "")) FIVE
               "," LESSONS "," PAIR(LOOKED_AT),
               false);
    assert_string_equal(BREAKS(&model, one_day), "visits");
    assert_string_equal(BREAKS(&model, two_days), "");
    model_close(&model);
    model_open(&model,
               SCHOOL(RULES_AND("," VALUE_OF("observed_per_week", "1")),
                      STEP("visit", 15, "") "," STEP("look", 15, "")) FIVE "," LESSONS
                                                                           "," PAIR(LOOKED_AT),
               false);
    assert_string_equal(BREAKS(&model, two_days), "visits");
    assert_string_equal(BREAKS(&model, two_weeks), "");
    model_close(&model);
}

/* Two hours of directed time and no lessons. */
static void directed_time_is_limited(void **state)
{
    struct model model;
    const struct said three[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"},
                                 {"E1/talk/" WEEK_2, "2025-09-09", "13:35"},
                                 {"E1/talk/" WEEK_3, "2025-09-16", "13:35"}};
    const struct said two[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"},
                               {"E1/talk/" WEEK_3, "2025-09-16", "13:35"}};
    const struct said late[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"},
                                {"E1/talk/" WEEK_3, "2025-09-16", "15:20"}};
    (void)state;
    model_open(&model, SCHOOL(RULES_OF("2", ""), TALKS) TWO "," PAIR(""), false);
    assert_string_equal(BREAKS(&model, three), "directed");
    assert_string_equal(BREAKS(&model, two), "");
    assert_string_equal(BREAKS(&model, late), "directed"); /* five minutes are trapped */
    model_close(&model);
}

/* CD has one hour. After school from 15:15 to 16:15 in all is an hour once, on one date; on two
 * dates the first half hour counts again. */
static void trapped_time_counts_once_a_date(void **state)
{
    struct model model;
    const struct said one_date[] = {{"E1/word/" WEEK_1, "2025-09-02", "15:30"},
                                    {"E2/word/" WEEK_1, "2025-09-02", "16:00"}};
    const struct said two_dates[] = {{"E1/word/" WEEK_1, "2025-09-02", "15:30"},
                                     {"E2/word/" WEEK_1, "2025-09-03", "16:00"}};
    (void)state;
    model_open(&model, SCHOOL(RULES_OF("1", ""), STEP("word", 15, "")) FIVE ", " TWO_PAIRS("CD"),
               false);
    assert_string_equal(BREAKS(&model, one_date), "");
    assert_string_equal(BREAKS(&model, two_dates), "directed");
    model_close(&model);
}

/* CD mentors and is the tutor: no review on the date of a talk. */
static void assessment_is_apart_from_mentoring(void **state)
{
    struct model model;
    const struct said same_date[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"},
                                     {"E1/review/" WEEK_1, "2025-09-02", "09:00"}};
    const struct said other_date[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"},
                                      {"E1/review/" WEEK_1, "2025-09-03", "09:00"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND(""), TALKS "," STEP("review", 30, "")) TWO
               "," PAIR(", 'tutor': 'CD'"),
               false);
    assert_string_equal(BREAKS(&model, same_date), "roles");
    assert_string_equal(BREAKS(&model, other_date), "");
    model_close(&model);
}

/* AB teaches Mon/1, of which relief from 09:00 to 09:30 releases 30 minutes. GH may take 50 in the
 * term, of which 20 a week are sustainable. */
static void cover_has_its_budget_and_its_rate(void **state)
{
    struct model model;
    const struct said twice[] = {{"E1/relief/" WEEK_1, "2025-09-01", "09:00 GH"},
                                 {"E1/relief/" WEEK_2, "2025-09-08", "09:00 GH"}};
    const struct said once[] = {{"E1/relief/" WEEK_1, "2025-09-01", "09:00 GH"},
                                {"E1/relief/" WEEK_2, "2025-09-10", "09:00"}};
    (void)state;
    model_open(
        &model,
        SCHOOL(
            RULES_AND(""),
            STEP(
                "relief", 30,
                "")) "'staff': {'AB': {'name': 'AB'}, 'CD': {'name': 'CD'}, 'GH': {'name': 'GH', "
                     "'leader': true}}, 'policy': {'cover': {'GH': {'per_term': 50, 'sustainable': "
                     "20}}}, " LESSONS ", " PAIR(""),
        false);
    assert_string_equal(BREAKS(&model, twice), "cover");
    assert_string_equal(BREAKS(&model, once), "");
    assert_int_equal(VALUE(&model, once, RF_TIER_COVER, 1), 10);
    assert_int_equal(VALUE(&model, once, RF_TIER_COVER, 2), 30);
    model_close(&model);
}

/* AB and EF teach Mon/1 both: GH cannot take two classes at once, and does not need the buffer
 * between them. */
static void a_provider_takes_one_class_at_a_time(void **state)
{
    struct model model;
    const struct said at_once[] = {{"E1/relief/" WEEK_1, "2025-09-01", "09:00 GH"},
                                   {"E2/relief/" WEEK_1, "2025-09-01", "09:15 GH"}};
    const struct said in_turn[] = {{"E1/relief/" WEEK_1, "2025-09-01", "09:00 GH"},
                                   {"E2/relief/" WEEK_1, "2025-09-01", "09:20 GH"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND(""), STEP("relief", 20, "")) FIVE
               ", 'lessons': {'L1': {'staff': ['AB'], 'at': {'Mon/1': {}}}, 'L2': {'staff': "
               "['EF'], 'at': {'Mon/1': {}}}}, 'policy': {'cover': {'GH': {}}}, " TWO_PAIRS("IJ"),
               false);
    assert_string_equal(BREAKS(&model, at_once), "clash");
    assert_string_equal(BREAKS(&model, in_turn), "");
    model_close(&model);
}

/* CD mentors AB at the one site and EF at the other, half an hour apart. */
static void the_way_between_two_sites_takes_its_time(void **state)
{
    struct model model;
    const struct said too_soon[] = {{"E1/word/" WEEK_1, "2025-09-02", "13:35"},
                                    {"E2/word/" WEEK_1, "2025-09-02", "14:15"}};
    const struct said in_time[] = {{"E1/word/" WEEK_1, "2025-09-02", "13:35"},
                                   {"E2/word/" WEEK_1, "2025-09-02", "14:20"}};
    const struct said back[] = {{"E2/word/" WEEK_1, "2025-09-02", "13:35"},
                                {"E1/word/" WEEK_1, "2025-09-02", "14:15"}};
    (void)state;
    model_open(
        &model,
        "'ringfence': '1.0', 'school': {'id': 's', 'name': 'A school', 'sites': {'n': "
        "{'name': 'N'}, 's': {'name': 'S'}}, 'travel': {'n/s': 30}}, " RULES_AND(
            "") ", " RULEBOOK_KINDS ", " CALENDAR
                ", " PROGRAMME(
                    0,
                    STEP(
                        "word", 15,
                        "")) ", " FIVE
                             ", 'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': "
                             "'p', 'site': 'n'}, 'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': "
                             "'p', 'site': 's'}}",
        false);
    assert_string_equal(BREAKS(&model, too_soon), "travel");
    assert_string_equal(BREAKS(&model, back), "travel");
    assert_string_equal(BREAKS(&model, in_time), "");
    model_close(&model);
}

/* 300 minutes of which 0.4 may lie in the first of two half-terms: two hours. */
static void mentor_training_is_spread(void **state)
{
    struct model model;
    const struct said three[] = {{"T1/course/" WEEK_1, "2025-09-02", "13:35"},
                                 {"T1/course/" WEEK_2, "2025-09-09", "13:35"},
                                 {"T1/course/" WEEK_3, "2025-09-16", "13:35"}};
    const struct said two[] = {{"T1/course/" WEEK_1, "2025-09-02", "13:35"},
                               {"T1/course/" WEEK_2, "2025-09-09", "13:35"},
                               {"T1/course/2025-09-22", "2025-09-23", "13:35"}};
    (void)state;
    model_open(
        &model,
        HEAD "," RULES_AND(
            "") "," RULEBOOK_KINDS
                ", 'calendar': {'terms': {'autumn': {'half_terms': {'1': {'from': '2025-09-01', "
                "'until': '2025-09-19'}, '2': {'from': '2025-09-22', 'until': '2025-09-26'}}}}, " WEEK_DAYS
                ", " FIFTIES "}," PROGRAMME(
                    0,
                    STEP(
                        "course", 60,
                        "")) "," TWO
                             ", 'training': {'T1': {'mentor': 'CD', 'programme': 'p', 'minutes': 300}}",
        false);
    assert_string_equal(BREAKS(&model, three), "training");
    assert_string_equal(BREAKS(&model, two), "");
    model_close(&model);
}

static void a_private_room_holds_one_session(void **state)
{
    struct model model;
    const struct said one_room[] = {{"E1/quiet/" WEEK_1, "2025-09-02", "13:35 R1"},
                                    {"E2/quiet/" WEEK_1, "2025-09-02", "14:00 R1"}};
    const struct said two_rooms[] = {{"E1/quiet/" WEEK_1, "2025-09-02", "13:35 R1"},
                                     {"E2/quiet/" WEEK_1, "2025-09-02", "14:00 R2"}};
    const struct said in_turn[] = {{"E1/quiet/" WEEK_1, "2025-09-02", "13:35 R1"},
                                   {"E2/quiet/" WEEK_1, "2025-09-02", "14:05 R1"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND(""), STEP("quiet", 30, "")) FIVE
               ", 'rooms': {'R1': {'name': '1', 'private': true}, 'R2': {'name': '2', 'private': "
               "true}, 'R3': {'name': '3'}}, " TWO_PAIRS("GH"),
               false);
    assert_string_equal(BREAKS(&model, one_room), "room");
    assert_string_equal(BREAKS(&model, two_rooms), "");
    assert_string_equal(BREAKS(&model, in_turn), "");
    model_close(&model);
}

/* Two talks of 60 with 15 to prepare each and four visits of 15, over four weeks: 52 a week. */
static void the_busiest_week_lies_above_the_mean(void **state)
{
    struct model model;
    const struct said one[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:35"}};
    const struct said none[] = {{"E1/visit/" WEEK_1, "2025-09-01", "09:00"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND(""), STEP("talk", 60, ", 'every_weeks': 2") "," STEP(
                                         "visit", 15, "")) TWO "," LESSONS "," PAIR(""),
               false);
    int32_t unit = rf_rule_workload_unit(model.formulation);
    assert_int_equal(rf_rule_workload_count(model.formulation), 1);
    assert_int_equal(rf_rule_workload_mean(model.formulation, 0), 52);
    assert_int_equal(VALUE(&model, one, RF_TIER_WORKLOAD, 1) * unit, 75 - 52);
    assert_int_equal(VALUE(&model, none, RF_TIER_WORKLOAD, 1), 0);
    model_close(&model);
}

/* HA and HB teach the first period of Mondays. */
static void another_host_is_seen_each_time(void **state)
{
    struct model model;
    const struct said same[] = {{"E1/tour/" WEEK_1, "2025-09-01", "09:00 HA"},
                                {"E1/tour/" WEEK_2, "2025-09-08", "09:00 HA"},
                                {"E1/tour/" WEEK_3, "2025-09-15", "09:00 HA"}};
    const struct said another[] = {{"E1/tour/" WEEK_1, "2025-09-01", "09:00 HA"},
                                   {"E1/tour/" WEEK_2, "2025-09-08", "09:00 HB"}};
    (void)state;
    model_open(
        &model,
        SCHOOL(
            RULES_AND(""),
            STEP(
                "tour", 30,
                "")) "'staff': {'AB': {'name': 'AB'}, 'CD': {'name': 'CD'}, 'HA': {'name': 'HA'}, "
                     "'HB': {'name': 'HB'}}, 'lessons': {'L1': {'staff': ['HA'], 'at': {'Mon/1': {}}}, "
                     "'L2': {'staff': ['HB'], 'at': {'Mon/1': {}}}}, " PAIR(
                         ", 'hosts': ['HA', 'HB']"),
        false);
    assert_int_equal(VALUE(&model, same, RF_TIER_DIVERSITY, 2), 2);
    assert_int_equal(VALUE(&model, another, RF_TIER_DIVERSITY, 2), 0);
    model_close(&model);
}

/* Half of four talks should be led by an associate. A talk has other places: it is not fragile. */
static void associates_lead_their_share(void **state)
{
    struct model model;
    const struct said one[] = {{"E1/lead/" WEEK_1, "2025-09-02", "09:00"},
                               {"E1/talk/" WEEK_1, "2025-09-02", "13:35"}};
    const struct said two[] = {{"E1/lead/" WEEK_1, "2025-09-02", "09:00"},
                               {"E1/lead/" WEEK_2, "2025-09-09", "09:00"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND("," VALUE_OF("associate_share", "0.5")),
                      TALKS "," STEP("lead", 30, "")) FIVE "," PAIR(", 'associates': ['GH']"),
               false);
    assert_int_equal(VALUE(&model, one, RF_TIER_DIVERSITY, 2), 1);
    assert_int_equal(VALUE(&model, two, RF_TIER_DIVERSITY, 2), 0);
    assert_int_equal(VALUE(&model, one, RF_TIER_DIVERSITY, 3), 0);
    model_close(&model);
}

/* CD is in on Tuesdays from 13:35 to 14:55: two talks of 30 fit beside each other, one of 60 has no
 * second place. */
static void a_session_without_a_second_place_is_fragile(void **state)
{
    struct model model;
    const struct said talk[] = {{"E1/talk/" WEEK_1, "2025-09-02", "13:45"}};
    const struct said word[] = {{"E1/word/" WEEK_1, "2025-09-02", "13:35"}};
    const struct said both[] = {{"E1/word/" WEEK_1, "2025-09-02", "13:35"},
                                {"E1/talk/" WEEK_2, "2025-09-09", "13:35"}};
    (void)state;
    model_open(
        &model,
        SCHOOL(
            RULES_AND(""),
            TALKS "," STEP(
                "word", 30,
                "")) "'staff': {'AB': {'name': 'AB'}, 'CD': {'name': 'CD', 'works': {'w': {'from': "
                     "'2025-09-01', 'until': '2025-09-26', 'days': {'Tue': {'start': '13:35', 'end': "
                     "'14:55'}}}}}}, 'policy': {'weights': {'fragile': 3}}, " PAIR(""),
        false);
    assert_int_equal(VALUE(&model, talk, RF_TIER_DIVERSITY, 3), 3);
    assert_int_equal(VALUE(&model, word, RF_TIER_DIVERSITY, 3), 0);
    assert_int_equal(VALUE(&model, both, RF_TIER_DIVERSITY, 3), 3);
    model_close(&model);
}

/* Reviews float: the tutor GH joins no parts. With AB's review as a guest, EF's cannot have the
 * tutor at the same time. */
static void what_another_part_has_taken_is_gone(void **state)
{
    struct model model;
    const struct said at_once[] = {{"E2/review/" WEEK_1, "2025-09-02", "13:45"}};
    const struct said later[] = {{"E2/review/" WEEK_1, "2025-09-02", "14:10"}};
    (void)state;
    model_open(&model,
               SCHOOL(RULES_AND(""), STEP("review", 30, "")) FIVE
               ", 'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'tutor': 'GH', 'stage': 1, "
               "'programme': 'p'}, 'E2': {'ect': 'EF', 'mentor': 'IJ', 'tutor': 'GH', 'stage': 1, "
               "'programme': 'p'}}",
               false);
    assert_int_equal(model.components->count, 1);
    rf_formulation_release(model.formulation);
    rf_components_release(model.components);
    model.components = rf_components_loose(model.school.instance, model.school.demands, NULL);
    assert_int_equal(model.components->count, 2);
    int32_t review = demand_of(&model.school, "E1/review/" WEEK_1), guest = -1;
    assert_true(model.school.demands->items[review].floating);
    for (int32_t c = model.school.candidates->first[review];
         c < model.school.candidates->first[review + 1]; c++)
        if (model.school.candidates->items[c].day == day_of("2025-09-02") &&
            model.school.candidates->items[c].start == minute_of("13:35"))
            guest = c;
    const struct rf_guest guests[] = {{guest, -1}};
    model.problem.guests = guests;
    model.problem.guest_count = 1;
    model.formulation = rf_formulation_build(&model.problem, &model.components->items[1]);
    assert_string_equal(BREAKS(&model, at_once), "barred");
    assert_string_equal(BREAKS(&model, later), "");
    model_close(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_talk_stands_only_with_the_visit_that_leads_to_it),
        cmocka_unit_test(an_ect_has_minutes_of_a_half_term),
        cmocka_unit_test(an_ect_has_minutes_of_a_week),
        cmocka_unit_test(visits_are_counted_by_week_and_day),
        cmocka_unit_test(directed_time_is_limited),
        cmocka_unit_test(trapped_time_counts_once_a_date),
        cmocka_unit_test(assessment_is_apart_from_mentoring),
        cmocka_unit_test(cover_has_its_budget_and_its_rate),
        cmocka_unit_test(a_provider_takes_one_class_at_a_time),
        cmocka_unit_test(the_way_between_two_sites_takes_its_time),
        cmocka_unit_test(mentor_training_is_spread),
        cmocka_unit_test(a_private_room_holds_one_session),
        cmocka_unit_test(the_busiest_week_lies_above_the_mean),
        cmocka_unit_test(another_host_is_seen_each_time),
        cmocka_unit_test(associates_lead_their_share),
        cmocka_unit_test(a_session_without_a_second_place_is_fragile),
        cmocka_unit_test(what_another_part_has_taken_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
