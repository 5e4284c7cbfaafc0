/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_unroll.c: facts about weekdays and letters become facts about dates. Values by hand, from
 * tests/cases/format/good/small-school.json and small calendars; the random comparison is
 * tests/property/calendar_oracle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "reading.h"

static struct reading small_school(void)
{
    static const char *const paths[] = {RF_TEST_DATA "/cases/format/good/small-school.json"};
    struct reading reading = {RF_OK, NULL, RF_DIAGNOSTICS_INIT};

    reading.status = rf_read_instance(paths, 1, true, &reading.diagnostics, &reading.instance);
    assert_int_equal(reading.status, RF_OK);
    return reading;
}

static void assert_span(struct rf_span span, int from, int until)
{
    assert_int_equal(span.from, from);
    assert_int_equal(span.until, until);
}

static const struct rf_date *date_of(const struct rf_instance *instance, const char *date)
{
    return rf_instance_date(instance, on(date));
}

/* ------------------------------------------------------------------ dates */

static void dates_have_status_week_and_index(void **state)
{
    struct reading reading = small_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_int_equal(instance->date_count, 26);
    assert_int_equal(date_of(instance, "2025-09-01")->status, RF_DAY_INSET);
    assert_int_equal(date_of(instance, "2025-09-02")->status, RF_DAY_TEACHING);
    assert_int_equal(date_of(instance, "2025-09-06")->status, RF_DAY_OUT);
    assert_int_equal(date_of(instance, "2025-09-19")->status, RF_DAY_CLOSED);
    assert_null(date_of(instance, "2025-09-27"));
    /* a Saturday inside the half-term keeps its week; the INSET day is no teaching day */
    assert_int_equal(date_of(instance, "2025-09-06")->week, 0);
    assert_int_equal(date_of(instance, "2025-09-02")->teaching_index, 0);
    assert_int_equal(date_of(instance, "2025-09-06")->teaching_index, 4);
    assert_int_equal(date_of(instance, "2025-09-08")->teaching_index, 4);
    assert_int_equal(date_of(instance, "2025-09-22")->teaching_index, 13);
    assert_span(date_of(instance, "2025-09-05")->pupils, 525, 855);
    assert_span(date_of(instance, "2025-09-05")->open, 480, 960);
    assert_span(date_of(instance, "2025-09-06")->pupils, 0, 0);
    assert_int_equal(instance->as_of, on("2025-09-01"));
    end_reading(&reading);
}

static void weeks_take_letters_and_passes_in_turn(void **state)
{
    struct reading reading = small_school();
    const struct rf_instance *instance = reading.instance;
    static const int teaching[] = {4, 5, 4, 5};
    int i;

    (void)state;
    assert_int_equal(instance->week_count, 4);
    for (i = 0; i < 4; i++) {
        assert_int_equal(instance->weeks[i].monday, on("2025-09-01") + 7 * i);
        assert_int_equal(instance->weeks[i].letter, i % 2);
        assert_int_equal(instance->weeks[i].cycle, i / 2);
        assert_int_equal(instance->weeks[i].teaching_days, teaching[i]);
    }
    assert_int_equal(instance->cycle_count, 2);
    end_reading(&reading);
}

static void shapes_follow_the_most_exact_key(void **state)
{
    struct reading reading = small_school();
    const struct rf_instance *instance = reading.instance;
    const int32_t *shapes = instance->bells[0].shape_of_date;
    const struct rf_shape *monday = &instance->shapes[shapes[7]];
    const struct rf_shape *friday = &instance->shapes[shapes[11]];

    (void)state;
    assert_int_equal(monday->count, 8);
    assert_string_equal(monday->periods[0].name, "reg");
    assert_int_equal(monday->periods[0].class, RF_PERIOD_REGISTRATION);
    assert_string_equal(monday->periods[7].name, "5");
    assert_int_equal(friday->count, 6);
    assert_span(friday->periods[5].span, 780, 840);
    assert_true(shapes[0] >= 0);      /* INSET */
    assert_int_equal(shapes[5], -1);  /* Saturday */
    assert_int_equal(shapes[18], -1); /* closure */
    end_reading(&reading);
}

/* A calendar of six weeks from Monday 2025-09-01 with the given cycle and closures. */
static struct reading six_weeks(const char *cycle, const char *closures)
{
    struct rf_text calendar = RF_TEXT_INIT;
    struct reading reading;

    rf_text_format(&calendar,
                   "{\"terms\":{\"a\":{\"half_terms\":{\"1\":{\"from\":\"2025-09-01\","
                   "\"until\":\"2025-10-10\"}}}},\"cycle\":%s,\"closures\":%s,%s,%s}",
                   cycle, closures, USUAL_DAYS, USUAL_BELLS);
    reading = read_school(rf_text_peek(&calendar), USUAL_STAFF, "", false);
    rf_text_release(&calendar);
    assert_int_equal(reading.status, RF_OK);
    return reading;
}

static void assert_weeks(const struct rf_instance *instance, const int *letters, const int *passes)
{
    int i;

    assert_int_equal(instance->week_count, 6);
    for (i = 0; i < 6; i++) {
        assert_int_equal(instance->weeks[i].letter, letters[i]);
        assert_int_equal(instance->weeks[i].cycle, passes[i]);
    }
    assert_int_equal(instance->cycle_count, passes[5] + 1);
}

#define CLOSED(first, last) "{\"c\":{\"from\":\"" first "\",\"until\":\"" last "\"}}"

static void a_closed_week_leaves_its_letter_to_the_next(void **state)
{
    struct reading reading = six_weeks("{\"weeks\":2}", CLOSED("2025-09-08", "2025-09-12"));
    static const int letters[] = {0, -1, 1, 0, 1, 0}, passes[] = {0, 0, 0, 1, 1, 2};

    (void)state;
    assert_weeks(reading.instance, letters, passes);
    end_reading(&reading);
}

static void a_closed_week_can_consume_its_letter(void **state)
{
    struct reading reading = six_weeks("{\"weeks\":2,\"closed_week_consumes_letter\":true}",
                                       CLOSED("2025-09-08", "2025-09-12"));
    static const int letters[] = {0, 1, 0, 1, 0, 1}, passes[] = {0, 0, 1, 1, 2, 2};

    (void)state;
    assert_weeks(reading.instance, letters, passes);
    end_reading(&reading);
}

static void a_week_with_one_teaching_day_is_not_closed(void **state)
{
    struct reading reading = six_weeks("{\"weeks\":2}", CLOSED("2025-09-08", "2025-09-11"));
    static const int letters[] = {0, 1, 0, 1, 0, 1}, passes[] = {0, 0, 1, 1, 2, 2};

    (void)state;
    assert_weeks(reading.instance, letters, passes);
    end_reading(&reading);
}

static void weeks_before_the_first_letter_are_the_first_pass(void **state)
{
    struct reading reading = six_weeks("{\"weeks\":4,\"first\":\"C\"}", "{}");
    static const int letters[] = {2, 3, 0, 1, 2, 3}, passes[] = {0, 0, 1, 1, 1, 1};

    (void)state;
    assert_weeks(reading.instance, letters, passes);
    end_reading(&reading);
}

static void a_closed_first_week_joins_the_first_pass(void **state)
{
    struct reading reading = six_weeks("{\"weeks\":2}", CLOSED("2025-09-01", "2025-09-05"));
    static const int letters[] = {-1, 0, 1, 0, 1, 0}, passes[] = {0, 0, 0, 1, 1, 2};

    (void)state;
    assert_weeks(reading.instance, letters, passes);
    end_reading(&reading);
}

static void in_a_cycle_of_one_week_each_week_is_a_pass(void **state)
{
    struct reading reading = six_weeks("{}", "{}");
    static const int letters[] = {0, 0, 0, 0, 0, 0}, passes[] = {0, 1, 2, 3, 4, 5};

    (void)state;
    assert_weeks(reading.instance, letters, passes);
    end_reading(&reading);
}

static void a_closed_week_has_the_days_of_the_letter_it_would_have_taken(void **state)
{
    struct reading reading =
        read_school("{" USUAL_TERMS ",\"cycle\":{\"weeks\":2},\"days\":{\"A/Mon\":" USUAL_DAY
                    ",\"B/Mon\":{\"pupils\":{\"start\":\"10:00\",\"end\":\"12:00\"}}},"
                    "\"inset\":{\"2025-09-08\":{}}," USUAL_BELLS "}",
                    "{\"AB\":{}}", "", false);
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_non_null(instance);
    assert_int_equal(instance->weeks[1].letter, -1);
    assert_int_equal(instance->weeks[2].letter, 1);
    assert_int_equal(date_of(instance, "2025-09-08")->status, RF_DAY_INSET);
    assert_span(date_of(instance, "2025-09-08")->pupils, 600, 720);
    assert_span(person_on(instance, "AB", "2025-09-08")->in, 600, 720);
    end_reading(&reading);
}

static void terms_are_numbered_by_date(void **state)
{
    struct reading reading = read_school(
        "{\"terms\":{\"a-spring\":{\"half_terms\":{\"1\":{\"from\":\"2026-01-05\","
        "\"until\":\"2026-01-16\"}}},\"autumn\":{\"half_terms\":{\"2\":{\"from\":\"2025-11-03\","
        "\"until\":\"2025-11-14\"},\"1\":{\"from\":\"2025-09-01\",\"until\":\"2025-09-12\"}}}}," USUAL_DAYS
        "," USUAL_BELLS "}",
        USUAL_STAFF, "", false);
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_non_null(instance);
    assert_int_equal(instance->term_count, 2);
    assert_string_equal(instance->terms[0], "autumn");
    assert_string_equal(instance->terms[1], "a-spring");
    assert_int_equal(instance->half_term_count, 3);
    assert_string_equal(instance->half_terms[0].id, "autumn/1");
    assert_string_equal(instance->half_terms[1].id, "autumn/2");
    assert_int_equal(instance->half_terms[2].term, 1);
    assert_int_equal(instance->week_count, 6);
    assert_int_equal(date_of(instance, "2025-10-01")->week, -1);
    assert_int_equal(date_of(instance, "2025-10-01")->status, RF_DAY_OUT);
    assert_int_equal(date_of(instance, "2025-11-03")->teaching_index, 10);
    end_reading(&reading);
}

/* ------------------------------------------------------------------ people */

static void people_are_in_by_pattern_and_opening(void **state)
{
    struct reading reading = small_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_span(person_on(instance, "AB", "2025-09-08")->in, 480, 1005);
    assert_span(person_on(instance, "AB", "2025-09-01")->in, 480, 1005); /* INSET */
    assert_span(person_on(instance, "AB", "2025-09-06")->in, 0, 0);
    assert_span(person_on(instance, "CD", "2025-09-04")->in, 480, 740);
    assert_span(person_on(instance, "CD", "2025-09-05")->in, 0, 0);
    assert_false(person_on(instance, "CD", "2025-09-05")->works);
    end_reading(&reading);
}

static void nobody_is_in_on_a_closure_but_it_is_known_who_would_be(void **state)
{
    struct reading reading = small_school();
    const struct rf_person_day *baker = person_on(reading.instance, "AB", "2025-09-19");

    (void)state;
    assert_span(baker->in, 0, 0);
    assert_true(baker->works);
    assert_int_equal(baker->rest_count, 0);
    assert_int_equal(baker->occurrence_count, 0);
    assert_false(person_on(reading.instance, "CD", "2025-09-19")->works);
    end_reading(&reading);
}

static void employment_ends_on_its_last_day(void **state)
{
    struct reading reading = read_school(
        USUAL_CALENDAR, "{\"AB\":{\"from\":\"2025-09-09\",\"until\":\"2025-09-10\"}}", "", false);

    (void)state;
    assert_false(person_on(reading.instance, "AB", "2025-09-08")->works);
    assert_true(person_on(reading.instance, "AB", "2025-09-09")->works);
    assert_true(person_on(reading.instance, "AB", "2025-09-10")->works);
    assert_false(person_on(reading.instance, "AB", "2025-09-11")->works);
    assert_span(person_on(reading.instance, "AB", "2025-09-11")->in, 0, 0);
    end_reading(&reading);
}

static void patterns_change_and_letters_win_over_weekdays(void **state)
{
    struct reading reading = read_school(
        "{\"cycle\":{\"weeks\":2}," USUAL_TERMS "," USUAL_DAYS "," USUAL_BELLS "}",
        "{\"AB\":{\"works\":{\"1\":{\"until\":\"2025-09-14\",\"days\":{\"Mon\":{\"end\":\"12:00\"},"
        "\"B/Mon\":{\"start\":\"10:00\"}}},\"2\":{\"from\":\"2025-09-16\",\"days\":{\"Mon\":{}}}}}}",
        "", false);
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_span(person_on(instance, "AB", "2025-09-01")->in, 480, 720);
    assert_span(person_on(instance, "AB", "2025-09-08")->in, 600, 1005);
    assert_span(person_on(instance, "AB", "2025-09-15")->in, 0, 0);
    assert_span(person_on(instance, "AB", "2025-09-22")->in, 480, 1005);
    end_reading(&reading);
}

static void rests_are_the_bells_or_ones_own(void **state)
{
    struct reading reading = small_school();
    const struct rf_person_day *usual = person_on(reading.instance, "AB", "2025-09-02");
    const struct rf_person_day *own = person_on(reading.instance, "EF", "2025-09-08");

    (void)state;
    assert_int_equal(usual->rest_count, 2);
    assert_span(usual->rests[0], 660, 680);
    assert_span(usual->rests[1], 740, 790);
    assert_int_equal(own->rest_count, 1);
    assert_span(own->rests[0], 720, 760);
    assert_int_equal(person_on(reading.instance, "EF", "2025-09-09")->rest_count, 0);
    end_reading(&reading);
}

/* ------------------------------------------------------------------ lessons and commitments */

static void lessons_and_duties_stand_on_teaching_days(void **state)
{
    struct reading reading = small_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_person_day *a_monday = person_on(instance, "AB", "2025-09-15");
    const struct rf_person_day *thursday = person_on(instance, "AB", "2025-09-04");

    (void)state;
    assert_int_equal(a_monday->occurrence_count, 2);
    assert_int_equal(a_monday->occurrences[0].type, RF_DUTY);
    assert_span(a_monday->occurrences[0].span, 660, 680);
    assert_string_equal(a_monday->occurrences[0].period, "break");
    assert_null(a_monday->occurrences[0].room);
    assert_int_equal(a_monday->occurrences[1].type, RF_LESSON);
    assert_span(a_monday->occurrences[1].span, 680, 740);
    assert_string_equal(instance->lessons[a_monday->occurrences[1].source].id, "9x-Ma1");
    assert_string_equal(a_monday->occurrences[1].room, "M4");
    assert_int_equal(person_on(instance, "AB", "2025-09-08")->occurrence_count, 1);
    assert_int_equal(person_on(instance, "AB", "2025-09-01")->occurrence_count, 0);
    assert_int_equal(thursday->occurrence_count, 1);
    assert_string_equal(thursday->occurrences[0].room, "M5");
    assert_span(person_on(instance, "AB", "2025-09-05")->occurrences[0].span, 780, 840);
    end_reading(&reading);
}

static void own_minutes_of_a_cell_need_no_period(void **state)
{
    struct reading reading = small_school();
    const struct rf_person_day *wednesday = person_on(reading.instance, "AB", "2025-09-03");

    (void)state;
    assert_int_equal(wednesday->occurrence_count, 1);
    assert_span(wednesday->occurrences[0].span, 920, 960);
    assert_string_equal(wednesday->occurrences[0].period, "club");
    end_reading(&reading);
}

static void facts_begin_on_their_date_and_cells_have_their_own_staff(void **state)
{
    struct reading reading = small_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_int_equal(person_on(instance, "CD", "2025-09-03")->occurrence_count, 0);
    assert_int_equal(person_on(instance, "CD", "2025-09-10")->occurrence_count, 1);
    assert_int_equal(person_on(instance, "EF", "2025-09-10")->occurrence_count, 1);
    assert_int_equal(person_on(instance, "EF", "2025-09-08")->occurrence_count, 0);
    assert_int_equal(person_on(instance, "CD", "2025-09-08")->occurrence_count, 1);
    end_reading(&reading);
}

static void single_dates_stand_on_inset_days_too(void **state)
{
    struct reading reading = small_school();
    const struct rf_person_day *inset = person_on(reading.instance, "CD", "2025-09-01");
    const struct rf_person_day *tuesday = person_on(reading.instance, "CD", "2025-09-16");

    (void)state;
    assert_int_equal(inset->occurrence_count, 1);
    assert_int_equal(inset->occurrences[0].type, RF_ABSENCE);
    assert_span(inset->occurrences[0].span, 540, 720);
    assert_int_equal(tuesday->occurrence_count, 2);
    assert_int_equal(tuesday->occurrences[0].type, RF_ABSENCE);
    assert_int_equal(tuesday->occurrences[1].type, RF_PPA);
    end_reading(&reading);
}

static void a_lesson_on_a_day_off_is_there(void **state)
{
    struct reading reading =
        read_school(USUAL_CALENDAR, "{\"AB\":{\"works\":{\"w\":{\"days\":{\"Mon\":{}}}}}}",
                    ",\"lessons\":{\"L\":{\"staff\":[\"AB\"],\"at\":{\"Fri/1\":{}}}}", false);
    const struct rf_person_day *friday = person_on(reading.instance, "AB", "2025-09-05");

    (void)state;
    assert_span(friday->in, 0, 0);
    assert_int_equal(friday->occurrence_count, 1);
    end_reading(&reading);
}

static void a_lesson_does_not_stand_where_the_day_lacks_its_period(void **state)
{
    struct reading reading = read_school(
        "{" USUAL_TERMS "," USUAL_DAYS ",\"bells\":{\"main\":{\"periods\":{\"1\":{\"start\":"
        "\"09:00\",\"end\":\"10:00\"}},\"days\":{\"2025-09-08\":{\"periods\":{}}}}}}",
        USUAL_STAFF, ",\"lessons\":{\"L\":{\"staff\":[\"AB\"],\"at\":{\"Mon/1\":{}}}}", false);

    (void)state;
    assert_int_equal(person_on(reading.instance, "AB", "2025-09-01")->occurrence_count, 1);
    assert_int_equal(person_on(reading.instance, "AB", "2025-09-08")->occurrence_count, 0);
    assert_int_equal(person_on(reading.instance, "AB", "2025-09-15")->occurrence_count, 1);
    end_reading(&reading);
}

static void overlapping_lessons_both_stand_in_order(void **state)
{
    struct reading reading =
        read_school(USUAL_CALENDAR, USUAL_STAFF,
                    ",\"lessons\":{\"b\":{\"staff\":[\"AB\"],\"at\":{\"Mon/1\":{}}},"
                    "\"a\":{\"staff\":[\"AB\"],\"at\":{\"Mon/1\":{},\"Mon/x\":{\"start\":\"09:00\","
                    "\"end\":\"09:30\"}}}}",
                    false);
    const struct rf_person_day *monday = person_on(reading.instance, "AB", "2025-09-08");

    (void)state;
    assert_int_equal(monday->occurrence_count, 3);
    assert_string_equal(monday->occurrences[0].period, "x");
    assert_int_equal(monday->occurrences[1].source, 0);
    assert_int_equal(monday->occurrences[2].source, 1);
    end_reading(&reading);
}

static void planning_time_is_known_per_person(void **state)
{
    struct reading reading = small_school();
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_true(instance->people[rf_instance_person(instance, "AB")].marks_ppa);
    assert_true(instance->people[rf_instance_person(instance, "CD")].marks_ppa);
    assert_false(instance->people[rf_instance_person(instance, "EF")].marks_ppa);
    end_reading(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_have_status_week_and_index),
        cmocka_unit_test(weeks_take_letters_and_passes_in_turn),
        cmocka_unit_test(shapes_follow_the_most_exact_key),
        cmocka_unit_test(a_closed_week_leaves_its_letter_to_the_next),
        cmocka_unit_test(a_closed_week_can_consume_its_letter),
        cmocka_unit_test(a_week_with_one_teaching_day_is_not_closed),
        cmocka_unit_test(weeks_before_the_first_letter_are_the_first_pass),
        cmocka_unit_test(a_closed_first_week_joins_the_first_pass),
        cmocka_unit_test(in_a_cycle_of_one_week_each_week_is_a_pass),
        cmocka_unit_test(a_closed_week_has_the_days_of_the_letter_it_would_have_taken),
        cmocka_unit_test(terms_are_numbered_by_date),
        cmocka_unit_test(people_are_in_by_pattern_and_opening),
        cmocka_unit_test(nobody_is_in_on_a_closure_but_it_is_known_who_would_be),
        cmocka_unit_test(employment_ends_on_its_last_day),
        cmocka_unit_test(patterns_change_and_letters_win_over_weekdays),
        cmocka_unit_test(rests_are_the_bells_or_ones_own),
        cmocka_unit_test(lessons_and_duties_stand_on_teaching_days),
        cmocka_unit_test(own_minutes_of_a_cell_need_no_period),
        cmocka_unit_test(facts_begin_on_their_date_and_cells_have_their_own_staff),
        cmocka_unit_test(single_dates_stand_on_inset_days_too),
        cmocka_unit_test(a_lesson_on_a_day_off_is_there),
        cmocka_unit_test(a_lesson_does_not_stand_where_the_day_lacks_its_period),
        cmocka_unit_test(overlapping_lessons_both_stand_in_order),
        cmocka_unit_test(planning_time_is_known_per_person),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
