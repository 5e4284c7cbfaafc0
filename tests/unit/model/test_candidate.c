/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_candidate.c: where a session can stand by the facts, how long it gets, and what the start
 * costs: counted by hand from D7, D15, D20 and D24. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "school.h"

#define CALENDAR(more) "'calendar': {" more FOUR_WEEKS ", " WEEK_DAYS ", " FIFTIES "}"
/* Everything but staff, inductions and what a test adds. */
#define BASE(calendar, programme)                                                                  \
    HEAD "," RULES "," KINDS "," WEIGHTS "," calendar "," programme ","
#define ONE_TUESDAY ", 'from': '2025-09-02', 'until': '2025-09-02'"
#define CHAT(least) "'chat': {'kind': 'chat', 'minutes': 60, 'least': " #least ", 'every_weeks': 1}"

/* Candidates of the named demand. */
static const struct rf_candidate *list(const struct school *school, const char *name,
                                       int32_t *count)
{
    int32_t demand = demand_of(school, name);
    assert_true(demand >= 0);
    *count = school->candidates->first[demand + 1] - school->candidates->first[demand];
    return school->candidates->items + school->candidates->first[demand];
}

static const struct rf_candidate *find(const struct school *school, const char *name,
                                       const char *date, const char *start)
{
    int32_t count = 0;
    const struct rf_candidate *items = list(school, name, &count);
    for (int32_t i = 0; i < count; i++)
        if (items[i].day == day_of(date) && items[i].start == minute_of(start))
            return &items[i];
    return NULL;
}

static void assert_span(const struct rf_candidate *candidate, const char *start, const char *end)
{
    assert_int_equal(candidate->start, minute_of(start));
    assert_int_equal(candidate->end, minute_of(end));
}

/* CD teaches all periods but the second; AB is free. What is left to both: 08:00 to 09:00,
 * 09:50 to 10:45, five minutes at noon, 15:15 to 16:45. */
static void a_meeting_of_sixty_lives_in_periods_of_fifty(void **state)
{
    int32_t count = 0;
    struct school school = school_open(BASE(CALENDAR(""), PROGRAMME(0, TALK(1))) STAFF "," PAIR(
        ONE_TUESDAY) ", 'lessons': {'L': {'class': '9x', 'staff': ['CD'], 'at': {"
                     "'Tue/1': {}, 'Tue/3': {}, 'Tue/4': {}, 'Tue/5': {}, 'Tue/6': {}}}}");
    const struct rf_candidate *items = list(&school, "E1/talk/2025-09-01", &count);
    (void)state;
    assert_int_equal(count, 4 + 3 + 10);
    assert_span(&items[0], "08:00", "09:00");
    assert_span(&items[3], "08:15", "09:00");
    assert_span(&items[4], "09:50", "10:45");
    assert_span(&items[6], "10:00", "10:45");
    assert_span(&items[7], "15:15", "16:15");
    assert_span(&items[13], "15:45", "16:45");
    assert_span(&items[16], "16:00", "16:45");
    assert_true(items[3].tired && !items[4].tired && items[7].tired);
    assert_int_equal(items[0].tired_cost, 6);
    assert_int_equal(items[4].tired_cost, 0);
    assert_int_equal(items[7].tired_cost, 13); /* after school, and four taught periods of CD */
    assert_int_equal(items[0].spacing_cost, 0);
    assert_int_equal(items[4].spacing_cost, 1);
    assert_int_equal(items[5].spacing_cost, 2);
    assert_int_equal(items[6].spacing_cost, 3);
    school_close(&school);
}

/* CD's duty begins at 10:02, off the grid: 52 minutes are 50, 47 are 45, 42 are too few. */
static void a_length_is_a_multiple_of_the_grid(void **state)
{
    int32_t count = 0;
    struct school school = school_open(BASE(CALENDAR(""), PROGRAMME(0, TALK(1))) STAFF "," PAIR(
        ONE_TUESDAY) ", 'commitments': {'d': {'name': 'duty', 'type': 'duty', 'staff': "
                     "['CD'], 'at': {'Tue/a': {'start': '08:00', 'end': '09:08'}, "
                     "'Tue/b': {'start': '10:02', 'end': '16:45'}}}}");
    const struct rf_candidate *items = list(&school, "E1/talk/2025-09-01", &count);
    (void)state;
    assert_int_equal(count, 2);
    assert_span(&items[0], "09:10", "10:00");
    assert_span(&items[1], "09:15", "10:00");
    school_close(&school);
}

static void without_the_flags_a_session_keeps_to_the_pupils_day(void **state)
{
    int32_t count = 0;
    struct school school =
        school_open(BASE(CALENDAR(""), PROGRAMME(0, CHAT(15))) STAFF "," PAIR(ONE_TUESDAY));
    const struct rf_candidate *items = list(&school, "E1/chat/2025-09-01", &count);
    (void)state;
    /* 08:45 to 10:30, 11:05 to 12:35, 13:35 to 15:00 */
    assert_int_equal(count, 22 + 19 + 18);
    assert_span(&items[0], "08:45", "09:45");
    assert_span(&items[count - 1], "15:00", "15:15");
    assert_span(find(&school, "E1/chat/2025-09-01", "2025-09-02", "14:45"), "14:45", "15:15");
    school_close(&school);
}

/* AB teaches 09:55 to 10:45; CD has a duty from 10:15 to 10:30. */
static void a_visit_lies_in_the_lesson_and_in_the_visitors_free_time(void **state)
{
    int32_t count = 0;
    struct school school =
        school_open(BASE(CALENDAR(""), PROGRAMME(0, TALK(1) "," VISIT(1))) STAFF "," PAIR(
            ONE_TUESDAY) ", 'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': "
                         "{'Tue/2': {}}}}, 'commitments': {'d': {'name': 'duty', 'type': 'duty', 'staff': ['CD'], "
                         "'at': {'Tue/gate': {'start': '10:15', 'end': '10:30'}}}}");
    const struct rf_candidate *items = list(&school, "E1/visit/2025-09-01", &count);
    (void)state;
    assert_int_equal(count, 3);
    assert_span(&items[0], "09:55", "10:10");
    assert_span(&items[1], "10:00", "10:15");
    assert_span(&items[2], "10:30", "10:45");
    school_close(&school);
}

/* AB is down for period 1 with one class and for periods 1 and 2 with another. While both run, the
 * one that ends first is the room. */
static void of_two_lessons_at_once_the_first_to_end_is_the_room(void **state)
{
    struct school school =
        school_open(BASE(CALENDAR(""), PROGRAMME(0, TALK(1) "," VISIT(1))) STAFF "," PAIR(
            ONE_TUESDAY) ", 'lessons': {'L': {'class': '9x', 'staff': ['AB'], 'at': "
                         "{'Tue/1': {}}}, 'M': {'class': '9y', 'staff': ['AB'], 'at': {'Tue/1': {}, 'Tue/2': {}}}}");
    const char *name = "E1/visit/2025-09-01";
    (void)state;
    assert_non_null(find(&school, name, "2025-09-02", "09:35"));
    assert_null(find(&school, name, "2025-09-02", "09:40"));
    assert_non_null(find(&school, name, "2025-09-02", "09:50"));
    school_close(&school);
}

static void nothing_stands_before_today_or_where_a_forbid_touches_it(void **state)
{
    struct school school =
        school_open(BASE(CALENDAR("'as_of': '2025-09-03', "), PROGRAMME(0, TALK(1))) STAFF "," PAIR(
            "") ", 'fixed': {'forbids': {'f': {'inductions': ['E1'], 'day': 'Wed', 'start': '10:00', "
                "'end': '10:05', 'reason': 'drill'}, 'g': {'staff': ['CD'], 'from': '2025-09-04', "
                "'until': '2025-09-04', 'reason': 'course'}}}");
    (void)state;
    assert_null(find(&school, "E1/talk/2025-09-01", "2025-09-02", "09:00"));
    assert_non_null(find(&school, "E1/talk/2025-09-01", "2025-09-03", "09:00"));
    assert_null(find(&school, "E1/talk/2025-09-01", "2025-09-03", "09:05"));
    assert_null(find(&school, "E1/talk/2025-09-01", "2025-09-03", "10:00"));
    assert_null(find(&school, "E1/talk/2025-09-01", "2025-09-04", "09:00"));
    assert_non_null(find(&school, "E1/talk/2025-09-01", "2025-09-05", "10:00"));
    school_close(&school);
}

static void a_pinned_session_has_its_pinned_start_alone_even_in_the_past(void **state)
{
    int32_t count = 0;
    struct school school =
        school_open(BASE(CALENDAR("'as_of': '2025-09-15', "), PROGRAMME(0, TALK(1))) STAFF "," PAIR(
            "") ", 'fixed': {'pins': {'a': {'session': 'E1/talk/2025-09-01', 'date': '2025-09-02', "
                "'start': '09:00', 'reason': 'held'}, 'b': {'session': 'E1/talk/2025-09-15', 'date': "
                "'2025-09-16', 'start': '10:45', 'reason': 'in the break'}}}");
    (void)state;
    const struct rf_candidate *items = list(&school, "E1/talk/2025-09-01", &count);
    assert_int_equal(count, 1);
    assert_span(&items[0], "09:00", "10:00");
    list(&school, "E1/talk/2025-09-15", &count);
    assert_int_equal(count, 0);
    school_close(&school);
}

/* The first week is lead-in, the second closed: its talk is made up, but not in the lead-in. */
static void nothing_structured_stands_in_a_lead_in_week(void **state)
{
    int32_t count = 0;
    struct school school = school_open(BASE(
        CALENDAR("'closures': {'flood': {'from': '2025-09-08', 'until': '2025-09-12', 'reason': "
                 "'flood'}}, "),
        PROGRAMME(1, TALK(1))) STAFF "," PAIR(""));
    const struct rf_candidate *items = list(&school, "E1/talk/2025-09-08", &count);
    (void)state;
    assert_true(count > 0);
    assert_int_equal(items[0].day, day_of("2025-09-15"));
    assert_int_equal(items[count - 1].day, day_of("2025-09-15"));
    school_close(&school);
}

/* AB has marked time on Tuesday 9 in period 5; CD teaches period 6. */
static void outside_marked_induction_time_costs_in_its_window_alone(void **state)
{
    const char *name = "E1/talk/2025-09-08";
    struct school school = school_open(BASE(CALENDAR(""), PROGRAMME(0, TALK(1))) STAFF "," PAIR(
        "") ", 'lessons': {'L': {'class': '9x', 'staff': ['CD'], 'at': {'Tue/6': {}}}}, "
            "'commitments': {'i': {'name': 'time', 'type': 'induction', 'staff': ['AB'], 'on': "
            "{'2025-09-09': {'start': '13:35', 'end': '14:25'}}}}");
    (void)state;
    assert_span(find(&school, name, "2025-09-09", "13:35"), "13:35", "14:25");
    assert_int_equal(find(&school, name, "2025-09-09", "13:35")->spacing_cost, 2);
    assert_int_equal(find(&school, name, "2025-09-09", "11:05")->spacing_cost, 5);
    assert_int_equal(find(&school, name, "2025-09-10", "13:35")->spacing_cost, 5);
    assert_int_equal(find(&school, "E1/talk/2025-09-15", "2025-09-16", "11:05")->spacing_cost, 0);
    school_close(&school);
}

static void a_wish_not_kept_costs(void **state)
{
    const char *name = "E1/talk/2025-09-08";
    struct school school = school_open(BASE(CALENDAR(""), PROGRAMME(0, TALK(1))) STAFF "," PAIR(
        "") ", 'fixed': {'wishes': {'w': {'induction': 'E1', 'kind': 'talk', 'day': 'Tue', 'start': "
            "'09:00', 'reason': 'quiet'}, 'v': {'induction': 'E1', 'kind': 'talk', 'day': 'Tue', "
            "'reason': 'quiet'}}}");
    (void)state;
    assert_int_equal(find(&school, name, "2025-09-09", "09:00")->spacing_cost, 0);
    assert_int_equal(find(&school, name, "2025-09-09", "09:05")->spacing_cost, 10);
    assert_int_equal(find(&school, name, "2025-09-10", "09:00")->spacing_cost, 20);
    school_close(&school);
}

/* Open until 16:45; the kind may use the time after school and INSET days, not before school. */
static void a_group_session_stands_at_its_options_within_the_open_day(void **state)
{
    int32_t count = 0;
    struct school school = school_open(
        BASE(CALENDAR("'inset': {'2025-09-05': {}}, "), PROGRAMME(0, TALK(1))) STAFF "," PAIR(
            "") ", 'lessons': {'L': {'class': '9x', 'staff': ['CD'], 'at': {'Wed/6': {}}}}, 'events': {"
                "'T': {'kind': 'class', 'minutes': 60, 'staff': ['AB', 'CD'], 'options': {"
                "'2025-09-02 08:00': {}, '2025-09-02 10:00': {}, '2025-09-02 16:00': {}, "
                "'2025-09-03 14:45': {}, '2025-09-05 09:00': {}}},"
                "'U': {'kind': 'class', 'minutes': 60, 'staff': ['AB'], 'window': {'from': '2025-09-06', "
                "'until': '2025-09-08'}}}");
    int32_t ab = person_of(&school, "AB"), cd = person_of(&school, "CD");
    const struct rf_candidate *items = list(&school, "T", &count);
    const struct rf_demand *demand = &school.demands->items[demand_of(&school, "T")];
    (void)state;
    assert_int_equal(count, 3);
    assert_span(&items[0], "10:00", "11:00"); /* across the break: nobody can come */
    assert_false(rf_event_can_attend(school.facts, demand, &items[0], ab));
    assert_span(&items[1], "14:45", "15:45");
    assert_true(items[1].tired);
    assert_int_equal(items[1].tired_cost, 10);
    assert_true(rf_event_can_attend(school.facts, demand, &items[1], ab));
    assert_false(rf_event_can_attend(school.facts, demand, &items[1], cd));
    assert_span(&items[2], "09:00", "10:00"); /* INSET */
    assert_int_equal(items[2].tired_cost, 0);
    assert_true(rf_event_can_attend(school.facts, demand, &items[2], cd));
    /* Monday 8 alone: 08:45 to 15:45, every five minutes */
    items = list(&school, "U", &count);
    assert_int_equal(count, 7 * 12 + 1);
    assert_span(&items[0], "08:45", "09:45");
    assert_span(&items[count - 1], "15:45", "16:45");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_meeting_of_sixty_lives_in_periods_of_fifty),
        cmocka_unit_test(a_length_is_a_multiple_of_the_grid),
        cmocka_unit_test(without_the_flags_a_session_keeps_to_the_pupils_day),
        cmocka_unit_test(a_visit_lies_in_the_lesson_and_in_the_visitors_free_time),
        cmocka_unit_test(of_two_lessons_at_once_the_first_to_end_is_the_room),
        cmocka_unit_test(nothing_stands_before_today_or_where_a_forbid_touches_it),
        cmocka_unit_test(a_pinned_session_has_its_pinned_start_alone_even_in_the_past),
        cmocka_unit_test(nothing_structured_stands_in_a_lead_in_week),
        cmocka_unit_test(outside_marked_induction_time_costs_in_its_window_alone),
        cmocka_unit_test(a_wish_not_kept_costs),
        cmocka_unit_test(a_group_session_stands_at_its_options_within_the_open_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
