/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_solve.c: whole solves of small schools; each plan is confirmed by the check, and its values
 * are worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "solved.h"

#define CALENDAR "'calendar': {" FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES "}"
#define BASE(programme) HEAD "," RULES "," KINDS "," WEIGHTS "," CALENDAR "," programme ","
#define LESSONS(id, staff, at) "'" id "': {'staff': ['" staff "'], 'at': {" at "}}"
#define FIRST_PERIODS "'Mon/1': {}, 'Tue/1': {}, 'Wed/1': {}, 'Thu/1': {}, 'Fri/1': {}"
#define WEEKLY BASE(PROGRAMME(0, TALK(1) "," VISIT(1)))
#define PLAIN WEEKLY STAFF "," PAIR("") ", 'lessons': {" LESSONS("L", "AB", FIRST_PERIODS) "}"
#define PIN(id, session, date, start)                                                              \
    "'" id "': {'session': '" session "', 'date': '" date "', 'start': '" start "', 'reason': 'r'}"
#define PINS(pins) ", 'fixed': {'pins': {" pins "}}"

static void everything_finds_room_and_is_proved(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved, PLAIN, NULL);
    assert_int_equal(solved.status, RF_OK);
    assert_int_equal(count_placed(&solved), 8);
    for (int32_t i = 0; i < solved.plan->result_count; i++) {
        assert_int_equal(solved.plan->results[i].status, RF_TIER_SOLVED);
        assert_int_equal(solved.plan->results[i].value, 0);
        assert_false(solved.plan->results[i].conditional);
    }
    solved_close(&solved);
}

static void numbers_come_in_the_order_of_the_tiers(void **state)
{
    static const int tiers[] = {1, 1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 8};
    static const int parts[] = {2, 4, 1, 1, 1, 2, 1, 1, 1, 1, 2, 3};
    struct solved solved;
    (void)state;
    solved_open(&solved, PLAIN, NULL);
    assert_int_equal(solved.plan->result_count, 12);
    for (int i = 0; i < 12; i++) {
        assert_int_equal((int)solved.plan->results[i].tier, tiers[i]);
        assert_int_equal(solved.plan->results[i].part, parts[i]);
    }
    solved_close(&solved);
}

static void a_pair_that_is_never_free_together_is_counted(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE(PROGRAMME(0, TALK(1)))
            PAIR("") ", 'staff': {'AB': {'name': 'A', 'works': "
                     "{'w': {'from': '2025-09-01', 'until': '2025-09-26', 'days': {'Mon': {'end': "
                     "'12:00'}, 'Tue': {}}}}}, 'CD': {'name': 'C', 'works': {'w': {'from': "
                     "'2025-09-01', 'until': '2025-09-26', 'days': {'Mon': {'start': '12:00'}}}}}}",
        NULL);
    assert_int_equal(solved.status, RF_OK);
    const struct rf_tier_result *unplaced = result_of(&solved, RF_TIER_UNPLACED, 2);
    assert_int_equal(unplaced->value, 4);
    assert_int_equal(unplaced->bound, 4);
    assert_int_equal(unplaced->status, RF_TIER_SOLVED);
    assert_int_equal(result_of(&solved, RF_TIER_EQUITY, 1)->value, 240);
    solved_close(&solved);
}

/* In 15:15 to 16:45 alone both are free: four talks are asked for, one of them may be tired. */
static void tired_talks_are_placed_up_to_the_share(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(
        &solved,
        BASE(PROGRAMME(0, TALK(1)))
            PAIR("") ", 'staff': {'AB': {'name': 'A'}, 'CD': "
                     "{'name': 'C', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', "
                     "'days': {'Tue': {'start': '15:15'}}}}}}",
        NULL);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->value, 3);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->bound, 3);
    assert_int_equal(result_of(&solved, RF_TIER_TIRED, 1)->value, 10);
    solved_close(&solved);
}

static void a_pinned_session_stands_where_it_is_pinned(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved, PLAIN PINS(PIN("p", "E1/talk/2025-09-08", "2025-09-10", "14:00")), NULL);
    const struct rf_session *talk = session_of(&solved, "E1/talk/2025-09-08");
    assert_true(talk->placed);
    assert_int_equal(talk->day, day_of("2025-09-10"));
    assert_int_equal(talk->start, minute_of("14:00"));
    assert_int_equal(count_placed(&solved), 8);
    solved_close(&solved);
}

static void expect_contradiction(const char *members, const char *one, const char *other)
{
    struct solved solved;
    solved_open(&solved, members, NULL);
    assert_int_equal(solved.status, RF_CONTRADICTORY);
    assert_null(solved.plan);
    assert_int_equal(solved.diagnostics.count, 1);
    assert_non_null(strstr(solved.diagnostics.items[0].message, one));
    assert_non_null(strstr(solved.diagnostics.items[0].message, other));
    solved_close(&solved);
}

static void two_pins_that_clash_are_named(void **state)
{
    (void)state;
    expect_contradiction(
        WEEKLY "'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C'}, 'EF': {'name': 'E'}},"
               "'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'},"
               "'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': 'p'}}" PINS(
                   PIN("one", "E1/talk/2025-09-01", "2025-09-03",
                       "09:00") "," PIN("other", "E2/talk/2025-09-01", "2025-09-03", "09:30")),
        "\"one\"", "\"other\"");
}

static void two_pins_too_near_each_other_are_named(void **state)
{
    (void)state;
    expect_contradiction(WEEKLY STAFF "," PAIR("")
                             PINS(PIN("near", "E1/talk/2025-09-01", "2025-09-05", "14:00") "," PIN(
                                 "by", "E1/talk/2025-09-08", "2025-09-08", "14:00")),
                         "\"near\"", "\"by\"");
}

static void a_pin_that_the_facts_forbid_is_named(void **state)
{
    (void)state;
    expect_contradiction(PLAIN PINS(PIN("early", "E1/talk/2025-09-01", "2025-09-03", "09:00")),
                         "\"early\"", "somebody is not free");
}

/* The talks of weeks 1 and 3 are pinned tired; one of four may be. No two pins contradict. */
static void pins_that_only_together_leave_no_plan_are_named(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved,
                PLAIN PINS(PIN("p1", "E1/talk/2025-09-01", "2025-09-03",
                               "15:15") "," PIN("p3", "E1/talk/2025-09-15", "2025-09-17", "15:15")),
                NULL);
    assert_int_equal(solved.status, RF_CONTRADICTORY);
    assert_int_equal(solved.diagnostics.count, 2);
    solved_close(&solved);
}

static void a_pin_of_a_session_nobody_asks_for_is_a_warning(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved,
                WEEKLY STAFF "," PAIR(", 'from': '2025-09-08'")
                    PINS(PIN("p", "E1/talk/2025-09-01", "2025-09-03", "09:00")),
                NULL);
    assert_int_equal(solved.status, RF_OK);
    assert_int_equal(solved.diagnostics.count, 1);
    assert_int_equal(solved.diagnostics.items[0].severity, RF_WARNING);
    solved_close(&solved);
}

/* A kept wish costs nothing, and is kept although 08:45 would do as well without it. */
static void a_wish_is_kept_when_nothing_speaks_against_it(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved,
                PLAIN ", 'fixed': {'wishes': {'w': {'induction': 'E1', 'kind': 'talk', 'day': "
                      "'Thu', 'start': '14:00', 'reason': 'r'}}}",
                NULL);
    assert_int_equal(result_of(&solved, RF_TIER_SPACING, 1)->value, 0);
    assert_int_equal(session_of(&solved, "E1/talk/2025-09-08")->day, day_of("2025-09-11"));
    assert_int_equal(session_of(&solved, "E1/talk/2025-09-08")->start, minute_of("14:00"));
    assert_int_equal(solved.plan->homes[0].weekday, 3);
    solved_close(&solved);
}

/* A mentor of two with 120 minutes a week: each talk, never shortened, brings 75, each visit 15. */
#define LONG_TALK                                                                                  \
    "'talk': {'kind': 'talk', 'minutes': 60, 'every_weeks': 1, 'gap': {'least': 3, 'most': 8, "    \
    "'make_up': 1}}"
#define TWO_UNDER_A_CAP                                                                                     \
    HEAD "," KINDS "," WEIGHTS "," CALENDAR "," PROGRAMME(                                                  \
        0,                                                                                                  \
        LONG_TALK "," VISIT(                                                                                \
            1)) ","                                                                                         \
                "'rules': {'tired_share_max': {'value': 0.25}, 'mentor_week_cap': {'value': 120}, "         \
                "'mentor_per_ect_cap': {'value': 120}, 'mentor_single_week_factor': {'value': 1}},"         \
                "'staff': {'AB': {'name': 'A'}, 'CD': {'name': 'C'}, 'EF': {'name': 'E'}},"                 \
                "'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'},"         \
                "'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': 'p'}}, 'lessons': {" LESSONS( \
                    "L", "AB", FIRST_PERIODS) "," LESSONS("K", "EF", FIRST_PERIODS) "}"

/* One talk with its visit in each of four weeks; the two ECTs share them evenly: two each, that is
 * 150 minutes missing for either. */
static void a_mentor_too_few_is_shared_evenly(void **state)
{
    struct solved solved;
    (void)state;
    solved_open(&solved, TWO_UNDER_A_CAP, NULL);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->value, 4);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 4)->value, 4);
    assert_int_equal(result_of(&solved, RF_TIER_EQUITY, 1)->value, 150);
    assert_int_equal(result_of(&solved, RF_TIER_EQUITY, 2)->value, 150);
    assert_int_equal(result_of(&solved, RF_TIER_EQUITY, 2)->status, RF_TIER_SOLVED);
    solved_close(&solved);
}

/* The mentor is in on two afternoons: a talk right after the fifth period takes 50 minutes, and one
 * of 45 makes room for both ECTs under the cap of 120. The filter has to leave that start. */
#define AFTERNOON(day) "'" day "': {'start': '13:35', 'end': '15:15'}"
#define TWO_ON_AFTERNOONS                                                                                              \
    HEAD "," KINDS "," WEIGHTS "," CALENDAR "," PROGRAMME(                                                             \
        0,                                                                                                             \
        TALK(1) "," VISIT(                                                                                             \
            1)) ","                                                                                                    \
                "'rules': {'mentor_week_cap': {'value': 120}, 'mentor_per_ect_cap': {'value': 120}, "                  \
                "'mentor_single_week_factor': {'value': 1}}, 'staff': {'AB': {'name': 'A'}, 'EF': {'name': "           \
                "'E'}, 'CD': {'name': 'C', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', "              \
                "'days': {" AFTERNOON("Tue") "," AFTERNOON(                                                            \
                    "Thu") "}}}}},"                                                                                    \
                           "'inductions': {'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'},"         \
                           "'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': 'p'}}, 'lessons': {" LESSONS( \
                               "L", "AB",                                                                              \
                               "'Tue/5': {}, 'Thu/5': {}") "," LESSONS("K", "EF",                                      \
                                                                       "'Tue/5': {}, 'Thu/5': {}") "}"

static void all_starts_give_the_same_values(void **state)
{
    const struct rf_solve_options options = {.all_starts = true};
    struct solved filtered, unfiltered;
    (void)state;
    solved_open(&filtered, TWO_ON_AFTERNOONS, NULL);
    solved_open(&unfiltered, TWO_ON_AFTERNOONS, &options);
    assert_int_equal(result_of(&filtered, RF_TIER_UNPLACED, 2)->value, 0);
    assert_int_equal(result_of(&filtered, RF_TIER_UNPLACED, 4)->value, 8);
    assert_int_equal(filtered.plan->result_count, unfiltered.plan->result_count);
    for (int32_t i = 0; i < filtered.plan->result_count; i++)
        assert_int_equal(filtered.plan->results[i].value, unfiltered.plan->results[i].value);
    solved_close(&filtered);
    solved_close(&unfiltered);
}

static void the_same_school_gives_the_same_plan(void **state)
{
    struct solved one, other;
    (void)state;
    solved_open(&one, TWO_UNDER_A_CAP, NULL);
    solved_open(&other, TWO_UNDER_A_CAP, NULL);
    for (int32_t s = 0; s < one.plan->session_count; s++) {
        const struct rf_session *a = &one.plan->sessions[s], *b = &other.plan->sessions[s];
        assert_int_equal(a->placed, b->placed);
        assert_true(!a->placed || (a->day == b->day && a->start == b->start));
    }
    solved_close(&one);
    solved_close(&other);
}

/* Stopped before it began: the first plan is there, and nothing is claimed beyond counting. */
static void a_stop_leaves_the_first_plan(void **state)
{
    static volatile int stop = 1;
    const struct rf_solve_options options = {.stop = &stop};
    struct solved solved;
    (void)state;
    solved_open(&solved, TWO_UNDER_A_CAP, &options);
    assert_int_equal(solved.status, RF_OK);
    assert_int_equal(solved.account.nodes, 0);
    assert_int_equal(result_of(&solved, RF_TIER_UNPLACED, 2)->status, RF_TIER_GAP);
    assert_true(result_of(&solved, RF_TIER_TIRED, 1)->conditional);
    solved_close(&solved);
}

/* Searched models and textbook models are left in the folder under the names of their numbers. */
static void models_are_written_when_asked_for(void **state)
{
    char folder[] = "/tmp/rf-models-XXXXXX";
    static const char *const names[] = {"component-01-tier-1-class-2.lp",
                                        "textbook-tier-1-class-2.lp", "textbook-tier-7.lp"};
    struct solved solved;
    (void)state;
    assert_non_null(mkdtemp(folder));
    const struct rf_solve_options options = {.write_model = folder, .write_textbook = true};
    solved_open(&solved, TWO_UNDER_A_CAP, &options);
    assert_int_equal(solved.status, RF_OK);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct rf_text path = RF_TEXT_INIT;
        rf_text_format(&path, "%s/%s", folder, names[i]);
        assert_int_equal(access(rf_text_peek(&path), R_OK), 0);
        rf_text_release(&path);
    }
    struct rf_text remove = RF_TEXT_INIT;
    rf_text_format(&remove, "rm -r '%s'", folder);
    assert_int_equal(system(rf_text_peek(&remove)), 0);
    rf_text_release(&remove);
    solved_close(&solved);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    const struct rf_solve_options options = {.write_model = "/nonexistent/folder"};
    struct solved solved;
    (void)state;
    solved_open(&solved, TWO_UNDER_A_CAP, &options);
    assert_int_equal(solved.status, RF_IO);
    assert_int_equal(solved.diagnostics.count, 1);
    solved_close(&solved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_finds_room_and_is_proved),
        cmocka_unit_test(numbers_come_in_the_order_of_the_tiers),
        cmocka_unit_test(a_pair_that_is_never_free_together_is_counted),
        cmocka_unit_test(tired_talks_are_placed_up_to_the_share),
        cmocka_unit_test(a_pinned_session_stands_where_it_is_pinned),
        cmocka_unit_test(two_pins_that_clash_are_named),
        cmocka_unit_test(two_pins_too_near_each_other_are_named),
        cmocka_unit_test(a_pin_that_the_facts_forbid_is_named),
        cmocka_unit_test(pins_that_only_together_leave_no_plan_are_named),
        cmocka_unit_test(a_pin_of_a_session_nobody_asks_for_is_a_warning),
        cmocka_unit_test(a_wish_is_kept_when_nothing_speaks_against_it),
        cmocka_unit_test(a_mentor_too_few_is_shared_evenly),
        cmocka_unit_test(all_starts_give_the_same_values),
        cmocka_unit_test(the_same_school_gives_the_same_plan),
        cmocka_unit_test(a_stop_leaves_the_first_plan),
        cmocka_unit_test(models_are_written_when_asked_for),
        cmocka_unit_test(a_folder_that_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
