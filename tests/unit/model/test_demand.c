/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_demand.c: windows, make-ups, lead-in, the past, and what ties sessions together: expected
 * sessions written down from D8 to D11 and the calendar of September 2025. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "school.h"

#define CALENDAR(more) "'calendar': {" more FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES "}"
#define SCHOOL(calendar, steps, pair, more)                                                        \
    HEAD "," RULES "," KINDS "," calendar "," STAFF "," steps "," pair more

static const struct rf_demand *find(const struct school *school, const char *name)
{
    int32_t index = demand_of(school, name);
    assert_true(index >= 0);
    return &school->demands->items[index];
}

static void assert_days(const struct rf_demand *demand, int32_t count, const char *first,
                        const char *last)
{
    assert_int_equal(demand->day_count, count);
    assert_int_equal(demand->days[0], day_of(first));
    assert_int_equal(demand->days[count - 1], day_of(last));
}

static void each_week_asks_for_a_visit_and_its_meeting(void **state)
{
    static const char *const order[] = {
        "E1/talk/2025-09-01", "E1/visit/2025-09-01", "E1/talk/2025-09-08", "E1/visit/2025-09-08",
        "E1/talk/2025-09-15", "E1/visit/2025-09-15", "E1/talk/2025-09-22", "E1/visit/2025-09-22"};
    struct school school =
        school_open(SCHOOL(CALENDAR(""), PROGRAMME(0, TALK(1) "," VISIT(1)), PAIR(""), ""));
    (void)state;
    assert_int_equal(school.demands->count, 8);
    assert_int_equal(school.demands->meetings_of[0], 4);
    for (int32_t i = 0; i < 8; i++) {
        const struct rf_demand *demand = &school.demands->items[i];
        assert_int_equal(demand_of(&school, order[i]), i);
        assert_int_equal(demand->leads_to, i % 2 == 1 ? i - 1 : -1);
        assert_int_equal(demand->led_by, i % 2 == 0 ? i + 1 : -1);
        assert_int_equal(demand->meeting_rank, i % 2 == 0 ? i / 2 : -1);
        assert_int_equal(demand->previous_meeting, i % 2 == 0 && i > 0 ? i - 2 : -1);
        assert_int_equal(demand->pin, -1);
        assert_false(demand->make_up);
    }
    assert_days(find(&school, "E1/talk/2025-09-08"), 5, "2025-09-08", "2025-09-12");
    school_close(&school);
}

static void lead_in_weeks_ask_only_for_lead_in_steps(void **state)
{
    struct school school = school_open(
        SCHOOL(CALENDAR(""),
               PROGRAMME(2, TALK(1) ", 'first': {'kind': 'chat', 'minutes': 60, 'least': 45, "
                                    "'every_weeks': 1, 'lead_in': true}"),
               PAIR(", 'from': '2025-09-10'"), ""));
    (void)state;
    /* The first week is that of Wednesday 10; two lead-in weeks from there. */
    assert_int_equal(school.demands->first_week_of[0], 1);
    assert_int_equal(school.demands->count, 3);
    assert_int_equal(demand_of(&school, "E1/chat/2025-09-08"), 0);
    assert_int_equal(demand_of(&school, "E1/chat/2025-09-15"), 1);
    assert_int_equal(demand_of(&school, "E1/talk/2025-09-22"), 2);
    assert_days(&school.demands->items[0], 3, "2025-09-10", "2025-09-12");
    assert_int_equal(school.demands->items[2].previous_meeting, 1);
    school_close(&school);
}

static void a_fortnightly_step_has_windows_of_two_weeks(void **state)
{
    struct school school = school_open(SCHOOL(CALENDAR(""), PROGRAMME(0, TALK(2)), PAIR(""), ""));
    (void)state;
    assert_int_equal(school.demands->count, 2);
    assert_days(find(&school, "E1/talk/2025-09-01"), 10, "2025-09-01", "2025-09-12");
    assert_days(find(&school, "E1/talk/2025-09-15"), 10, "2025-09-15", "2025-09-26");
    assert_int_equal(school.demands->items[1].previous_meeting, 0);
    assert_int_equal(school.demands->items[1].first_week, 2);
    assert_int_equal(school.demands->items[1].last_week, 3);
    school_close(&school);
}

static void what_lies_wholly_in_the_past_is_not_asked_for_unless_pinned(void **state)
{
    const char *pin = ", 'fixed': {'pins': {'held': {'session': 'E1/talk/2025-09-01', "
                      "'date': '2025-09-02', 'start': '10:00', 'reason': 'it took place'}}}";
    char text[8192];
    (void)state;
    struct school monday = school_open(
        SCHOOL(CALENDAR("'as_of': '2025-09-15', "), PROGRAMME(0, TALK(1)), PAIR(""), ""));
    assert_int_equal(monday.demands->count, 2);
    assert_int_equal(demand_of(&monday, "E1/talk/2025-09-15"), 0);
    school_close(&monday);
    /* On Sunday 14 the window of week 2 is not yet over. */
    struct school sunday = school_open(
        SCHOOL(CALENDAR("'as_of': '2025-09-14', "), PROGRAMME(0, TALK(1)), PAIR(""), ""));
    assert_int_equal(sunday.demands->count, 3);
    school_close(&sunday);
    snprintf(text, sizeof text, "%s%s",
             SCHOOL(CALENDAR("'as_of': '2025-09-15', "), PROGRAMME(0, TALK(1)), PAIR(""), ""), pin);
    struct school pinned = school_open(text);
    assert_int_equal(pinned.demands->count, 3);
    assert_int_equal(find(&pinned, "E1/talk/2025-09-01")->pin, 0);
    /* The window between is not asked for, so these two are no neighbours. */
    assert_int_equal(find(&pinned, "E1/talk/2025-09-15")->previous_meeting, -1);
    school_close(&pinned);
}

static void a_closed_week_is_made_up_on_the_nearest_common_dates(void **state)
{
    struct school school = school_open(
        SCHOOL(CALENDAR("'closures': {'flood': {'from': '2025-09-08', 'until': '2025-09-12', "
                        "'reason': 'flood'}}, "),
               PROGRAMME(0, TALK(1) "," VISIT(1)), PAIR(""), ""));
    (void)state;
    assert_int_equal(school.demands->count, 8);
    const struct rf_demand *demand = find(&school, "E1/talk/2025-09-08");
    assert_true(demand->make_up);
    assert_days(demand, 2, "2025-09-05", "2025-09-15");
    assert_int_equal(demand->previous_meeting, demand_of(&school, "E1/talk/2025-09-01"));
    assert_true(find(&school, "E1/visit/2025-09-08")->make_up);
    assert_false(find(&school, "E1/talk/2025-09-15")->make_up);
    school_close(&school);
}

static void a_make_up_stays_in_its_term(void **state)
{
    struct school school = school_open(SCHOOL(
        "'calendar': {'closures': {'flood': {'from': '2025-09-08', 'until': '2025-09-12', "
        "'reason': 'flood'}}, 'terms': {"
        "'autumn': {'half_terms': {'1': {'from': '2025-09-01', 'until': '2025-09-12'}}},"
        "'winter': {'half_terms': {'1': {'from': '2025-09-15', 'until': '2025-09-26'}}}}, " WEEK_DAYS
        ", " FIFTIES "}",
        PROGRAMME(0, TALK(1)), PAIR(""), ""));
    (void)state;
    assert_days(find(&school, "E1/talk/2025-09-08"), 1, "2025-09-05", "2025-09-05");
    school_close(&school);
}

static void closed_weeks_at_the_edges_are_not_made_up(void **state)
{
    struct school school = school_open(SCHOOL(
        CALENDAR("'closures': {'late': {'from': '2025-09-01', 'until': '2025-09-05', 'reason': "
                 "'building'}, 'early': {'from': '2025-09-22', 'until': '2025-09-26', 'reason': "
                 "'building'}}, "),
        PROGRAMME(0, TALK(1)), PAIR(""), ""));
    (void)state;
    assert_int_equal(school.demands->count, 2);
    assert_int_equal(school.demands->first_week_of[0], 1);
    school_close(&school);
}

/* CD works on Mondays alone; Monday 8 is INSET: lost, and made up on the Mondays beside it. */
static void a_part_timer_loses_a_window_to_one_inset_day(void **state)
{
    struct school school = school_open(HEAD "," RULES "," KINDS "," CALENDAR(
        "'inset': {'2025-09-08': {}}, ") ", 'staff': {'AB': {'name': 'A. Baker'}, "
                                         "'CD': {'name': 'C. Dale', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-26', "
                                         "'days': {'Mon': {}}}}}}," PROGRAMME(0, TALK(1)) "," PAIR(
                                             ""));
    (void)state;
    assert_int_equal(school.demands->count, 4);
    assert_days(find(&school, "E1/talk/2025-09-08"), 2, "2025-09-01", "2025-09-15");
    /* In other weeks all five days belong to the window, common or not. */
    assert_days(find(&school, "E1/talk/2025-09-15"), 5, "2025-09-15", "2025-09-19");
    school_close(&school);
}

/* CD is away in the second week by pattern: nothing is asked for, closure or not. */
static void a_window_lost_to_an_own_absence_is_lost(void **state)
{
    struct school school = school_open(HEAD "," RULES "," KINDS "," CALENDAR(
        "'closures': {'one': {'from': '2025-09-09', 'until': '2025-09-09', "
        "'reason': 'strike'}}, ") ", 'staff': {'AB': {'name': 'A. Baker'}, "
                                  "'CD': {'name': 'C. Dale', 'works': {'w': {'from': '2025-09-01', 'until': '2025-09-05', "
                                  "'days': {'Mon': {}, 'Tue': {}}}, 'x': {'from': '2025-09-15', 'until': '2025-09-26', "
                                  "'days': {'Mon': {}, 'Tue': {}}}}}}," PROGRAMME(
                                      0, TALK(1)) "," PAIR(""));
    (void)state;
    assert_int_equal(school.demands->count, 3);
    assert_int_equal(demand_of(&school, "E1/talk/2025-09-08"), -1);
    assert_int_equal(find(&school, "E1/talk/2025-09-15")->previous_meeting, -1);
    school_close(&school);
}

static void events_follow_in_the_order_of_their_ids(void **state)
{
    struct school school = school_open(
        SCHOOL(CALENDAR("'as_of': '2025-09-10', 'inset': {'2025-09-22': {}}, "),
               PROGRAMME(0, TALK(1)), PAIR(", 'from': '2025-09-22'"),
               ", 'events': {'U': {'kind': 'class', 'minutes': 60, 'staff': ['AB'], 'window': "
               "{'from': '2025-09-19', 'until': '2025-09-22'}},"
               "'T': {'kind': 'class', 'minutes': 60, 'staff': ['AB'], 'options': "
               "{'2025-09-09 15:30': {}, '2025-09-11 15:30': {}}},"
               "'S': {'kind': 'class', 'minutes': 60, 'staff': ['AB'], 'options': "
               "{'2025-09-09 15:30': {}}}}"));
    (void)state;
    /* S lies in the past; the last day of U is INSET, which its kind may use. */
    assert_int_equal(school.demands->count, 3);
    assert_int_equal(demand_of(&school, "E1/talk/2025-09-22"), 0);
    assert_int_equal(demand_of(&school, "T"), 1);
    assert_int_equal(demand_of(&school, "U"), 2);
    assert_days(&school.demands->items[1], 2, "2025-09-09", "2025-09-11");
    assert_days(&school.demands->items[2], 2, "2025-09-19", "2025-09-22");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_week_asks_for_a_visit_and_its_meeting),
        cmocka_unit_test(lead_in_weeks_ask_only_for_lead_in_steps),
        cmocka_unit_test(a_fortnightly_step_has_windows_of_two_weeks),
        cmocka_unit_test(what_lies_wholly_in_the_past_is_not_asked_for_unless_pinned),
        cmocka_unit_test(a_closed_week_is_made_up_on_the_nearest_common_dates),
        cmocka_unit_test(a_make_up_stays_in_its_term),
        cmocka_unit_test(closed_weeks_at_the_edges_are_not_made_up),
        cmocka_unit_test(a_part_timer_loses_a_window_to_one_inset_day),
        cmocka_unit_test(a_window_lost_to_an_own_absence_is_lost),
        cmocka_unit_test(events_follow_in_the_order_of_their_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
