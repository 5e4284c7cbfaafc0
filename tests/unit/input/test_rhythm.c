/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_rhythm.c: when steps ask, for whom, and which stage is in force when; and where a pin may
 * begin a window. Expectations by hand from tests/cases/format/good/roles-sites-and-training.json
 * and small schools. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "reading.h"

static struct reading full_school(void)
{
    static const char *const paths[] = {RF_TEST_DATA
                                        "/cases/format/good/roles-sites-and-training.json"};
    struct reading reading = {RF_OK, NULL, RF_DIAGNOSTICS_INIT};

    reading.status = rf_read_instance(paths, 1, false, &reading.diagnostics, &reading.instance);
    assert_int_equal(reading.status, RF_OK);
    return reading;
}

static const struct rf_step *step_of(const struct rf_stage *stage, const char *id)
{
    int32_t i;

    for (i = 0; i < stage->step_count; i++) {
        if (strcmp(stage->steps[i].id, id) == 0)
            return &stage->steps[i];
    }
    return NULL;
}

static const struct rf_induction *induction_of(const struct rf_instance *instance, const char *id)
{
    return &instance->inductions[rf_instance_induction(instance, id)];
}

/* ------------------------------------------------------------------ steps */

static void long_windows_say_how_long_and_at_which_end(void **state)
{
    struct reading reading = full_school();
    const struct rf_stage *stage = induction_of(reading.instance, "E1")->stage;

    (void)state;
    assert_int_equal(step_of(stage, "formal")->every, RF_EVERY_HALF_TERM);
    assert_int_equal(step_of(stage, "formal")->last_weeks, 3);
    assert_int_equal(step_of(stage, "formal")->first_weeks, 0);
    assert_int_equal(step_of(stage, "host")->first_weeks, 5);
    assert_int_equal(step_of(stage, "outing")->every, RF_EVERY_YEAR);
    assert_int_equal(step_of(stage, "meeting")->every, RF_EVERY_WEEKS);
    assert_int_equal(step_of(stage, "meeting")->every_weeks, 1);
    assert_int_equal(step_of(stage, "planning")->every_weeks, 2);
    end_reading(&reading);
}

static void points_are_reviews_or_assessments(void **state)
{
    struct reading reading = full_school();
    const struct rf_stage *stage = induction_of(reading.instance, "E1")->stage;

    (void)state;
    assert_int_equal(step_of(stage, "progress")->point, RF_POINT_REVIEW);
    assert_int_equal(step_of(stage, "milestone")->point, RF_POINT_ASSESSMENT);
    assert_int_equal(step_of(stage, "coaching")->point, RF_POINT_ANY);
    end_reading(&reading);
}

static void turns_are_a_set_of_numbers(void **state)
{
    struct reading reading = read_school(
        USUAL_CALENDAR, USUAL_STAFF,
        ",\"programmes\":{\"p\":{\"stages\":{\"1\":{\"steps\":{\"m\":{\"kind\":\"mentor_meeting\","
        "\"minutes\":60,\"turns\":{\"of\":5,\"at\":[3,0]}},"
        "\"d\":{\"kind\":\"drop_in\",\"minutes\":15}}}}}},"
        "\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":1,\"programme\":\"p\"}}",
        false);
    const struct rf_stage *stage;

    (void)state;
    assert_non_null(reading.instance);
    stage = reading.instance->inductions[0].stage;
    assert_int_equal(step_of(stage, "m")->turns, 5);
    assert_int_equal(step_of(stage, "m")->turn_mask, 1 << 0 | 1 << 3);
    assert_int_equal(step_of(stage, "d")->turns, 1);
    assert_int_equal(step_of(stage, "d")->turn_mask, 1);
    end_reading(&reading);
}

static void both_is_a_property_of_the_lead(void **state)
{
    struct reading reading = full_school();
    const struct rf_stage *stage = induction_of(reading.instance, "E1")->stage;
    const struct rf_step *formal = step_of(stage, "formal");

    (void)state;
    assert_true(formal->both);
    assert_string_equal(stage->steps[formal->leads_to].id, "talk");
    assert_int_equal(formal->lag_wished, 1);
    assert_false(step_of(stage, "talk")->both);
    end_reading(&reading);
}

static uint64_t bit_of(const struct rf_instance *instance, const char *flag)
{
    int32_t i;

    for (i = 0; i < instance->flag_count; i++) {
        if (strcmp(instance->flags[i], flag) == 0)
            return (uint64_t)1 << i;
    }
    return 0;
}

static void flags_are_bits_in_the_order_of_their_names(void **state)
{
    struct reading reading = read_school(
        USUAL_CALENDAR, USUAL_STAFF,
        ",\"programmes\":{\"p\":{\"stages\":{\"1\":{\"steps\":{\"m\":{\"kind\":\"mentor_meeting\","
        "\"minutes\":60,\"only_if\":[\"west\",\"slow\"],\"unless\":[\"alone\"]}}}}}},"
        "\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":1,\"programme\":\"p\","
        "\"flags\":[\"slow\",\"odd\"]}}",
        false);
    const struct rf_instance *instance = reading.instance;
    const struct rf_induction *one;
    int32_t i;

    (void)state;
    assert_non_null(instance);
    for (i = 1; i < instance->flag_count; i++) /* those of built-in programmes are among them */
        assert_true(strcmp(instance->flags[i - 1], instance->flags[i]) < 0);
    one = &instance->inductions[0];
    assert_true(one->flags == (bit_of(instance, "odd") | bit_of(instance, "slow")));
    assert_true(one->stage->steps[0].only_if ==
                (bit_of(instance, "slow") | bit_of(instance, "west")));
    assert_true(one->stage->steps[0].unless == bit_of(instance, "alone"));
    /* a flag that nobody asks for is said, the other is not */
    assert_string_equal(said(&reading, "A011")->message,
                        "flag \"odd\" of \"E1\" changes nothing: no step asks for it");
    end_reading(&reading);
}

/* Reads a stage of two drop-ins (`one`, `other`: what follows their minutes) and a meeting. */
static bool may_share_a_kind(const char *one, const char *other)
{
    struct rf_text rest = RF_TEXT_INIT;
    struct reading reading;
    bool fits;

    rf_text_format(&rest,
                   ",\"programmes\":{\"p\":{\"stages\":{\"1\":{\"steps\":{"
                   "\"a\":{\"kind\":\"drop_in\",\"minutes\":15%s},"
                   "\"b\":{\"kind\":\"drop_in\",\"minutes\":45%s},"
                   "\"m\":{\"kind\":\"mentor_meeting\",\"minutes\":60}}}}}}",
                   one, other);
    reading = read_school(USUAL_CALENDAR, USUAL_STAFF, rf_text_peek(&rest), false);
    fits = reading.status == RF_OK;
    assert_true(fits || (count_errors(&reading) == 1 && said(&reading, "F021") != NULL));
    rf_text_release(&rest);
    end_reading(&reading);
    return fits;
}

#define TO_MEETING ",\"leads_to\":{\"step\":\"m\",\"most\":3}"

static void steps_of_one_kind_never_ask_together(void **state)
{
    (void)state;
    assert_false(may_share_a_kind("", ""));
    assert_true(may_share_a_kind(",\"only_if\":[\"x\"]", ",\"unless\":[\"x\"]"));
    assert_false(may_share_a_kind(",\"only_if\":[\"x\"]", ",\"only_if\":[\"y\"]"));
    assert_true(may_share_a_kind(",\"turns\":{\"of\":4,\"at\":[0,1,2]}",
                                 ",\"turns\":{\"of\":4,\"at\":[3]}"));
    assert_false(
        may_share_a_kind(",\"turns\":{\"of\":4,\"at\":[0,3]}", ",\"turns\":{\"of\":4,\"at\":[3]}"));
    assert_false(
        may_share_a_kind(",\"turns\":{\"of\":2,\"at\":[0]}", ",\"turns\":{\"of\":4,\"at\":[3]}"));
    /* both before the meeting, each in its turns */
    assert_true(may_share_a_kind(",\"turns\":{\"of\":4,\"at\":[0,1,2]}" TO_MEETING,
                                 ",\"turns\":{\"of\":4,\"at\":[3]}" TO_MEETING));
    /* a part-timer's windows would be stretched for the one that goes with meetings alone */
    assert_false(may_share_a_kind(",\"turns\":{\"of\":4,\"at\":[0,1,2]}" TO_MEETING,
                                  ",\"turns\":{\"of\":4,\"at\":[3]}"));
}

/* ------------------------------------------------------------------ stages in time */

/* The first change is of a Wednesday: its whole week goes with it. */
static void a_change_holds_from_the_week_of_its_date(void **state)
{
    struct reading reading = full_school();
    const struct rf_instance *instance = reading.instance;
    const struct rf_induction *one = induction_of(instance, "E1");
    int32_t week;

    (void)state;
    assert_int_equal(one->stage_number, 1);
    for (week = 0; week < instance->week_count; week++) {
        const struct rf_stage *stage = one->stage_of_week[week];
        rf_day monday = instance->weeks[week].monday;

        if (monday < on("2026-01-05")) {
            assert_int_equal(stage->number, 1);
            assert_non_null(step_of(stage, "formal"));
        } else if (monday < on("2026-02-02")) {
            assert_int_equal(stage->number, 2);
            assert_int_equal(step_of(stage, "meeting")->every_weeks, 2);
        } else {
            assert_int_equal(stage->number, 1);
            assert_null(step_of(stage, "formal"));
        }
    }
    assert_ptr_equal(induction_of(instance, "E2")->stage_of_week[week - 1],
                     induction_of(instance, "E2")->stage);
    end_reading(&reading);
}

static void a_change_before_the_beginning_is_a_beginning(void **state)
{
    struct reading reading =
        read_school(USUAL_CALENDAR, USUAL_STAFF,
                    ",\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":1,"
                    "\"programme\":\"generic-2025\",\"from\":\"2025-09-10\","
                    "\"changes\":{\"2025-09-12\":{\"stage\":2}}}}",
                    false);
    const struct rf_induction *one;

    (void)state;
    assert_non_null(reading.instance);
    one = &reading.instance->inductions[0];
    assert_int_equal(one->stage_number, 2);
    assert_int_equal(one->stage->number, 2);
    assert_int_equal(one->stage_of_week[0]->number, 1);
    assert_int_equal(one->stage_of_week[1]->number, 2);
    /* what was served before is told by the stage that was written */
    assert_int_equal(one->terms_served, 0);
    end_reading(&reading);
}

static void terms_served_have_three_decimals(void **state)
{
    struct reading reading = full_school();

    (void)state;
    assert_int_equal(induction_of(reading.instance, "E1")->terms_served, 1500);
    assert_int_equal(induction_of(reading.instance, "E1")->entitlement, 130);
    end_reading(&reading);
}

/* ------------------------------------------------------------------ where windows begin */

/* Reads a school with one step of that rhythm and a pin; four weeks from 2025-09-01, a half-term
 * that begins on Wednesday 2025-09-17, an ECT of `fte`. */
static bool may_pin(const char *rhythm, const char *fte, const char *monday)
{
    struct rf_text staff = RF_TEXT_INIT, rest = RF_TEXT_INIT;
    struct reading reading;
    bool fits;

    rf_text_format(&staff, "{\"AB\":{\"fte\":%s},\"CD\":{}}", fte);
    rf_text_format(&rest,
                   ",\"programmes\":{\"p\":{\"stages\":{\"1\":{\"steps\":{\"m\":{\"kind\":"
                   "\"mentor_meeting\",\"minutes\":60%s}}}}}},"
                   "\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":1,"
                   "\"programme\":\"p\"}},"
                   "\"fixed\":{\"pins\":{\"x\":{\"session\":\"E1/mentor_meeting/%s\","
                   "\"date\":\"2025-09-10\",\"start\":\"10:00\",\"reason\":\"agreed\"}}}",
                   rhythm, monday);
    reading = read_school("{\"terms\":{\"autumn\":{\"half_terms\":{\"1\":"
                          "{\"from\":\"2025-09-01\",\"until\":\"2025-09-16\"},\"2\":"
                          "{\"from\":\"2025-09-17\",\"until\":\"2025-09-26\"}}}}," USUAL_DAYS
                          "," USUAL_BELLS "}",
                          rf_text_peek(&staff), rf_text_peek(&rest), false);
    fits = reading.status == RF_OK;
    assert_true(fits || (count_errors(&reading) == 1 && said(&reading, "F023") != NULL));
    rf_text_release(&staff);
    rf_text_release(&rest);
    end_reading(&reading);
    return fits;
}

static void a_pin_names_the_week_in_which_a_window_begins(void **state)
{
    (void)state;
    assert_true(may_pin("", "1", "2025-09-08"));
    assert_false(may_pin(",\"every_weeks\":2", "1", "2025-09-08"));
    assert_true(may_pin(",\"every_weeks\":2", "1", "2025-09-15"));
    /* the week of the 15th belongs to the half-term of its first date, so the second begins on
     * the 22nd; both are of one term */
    assert_true(may_pin(",\"every\":\"half_term\"", "1", "2025-09-01"));
    assert_false(may_pin(",\"every\":\"half_term\"", "1", "2025-09-15"));
    assert_true(may_pin(",\"every\":\"half_term\"", "1", "2025-09-22"));
    assert_false(may_pin(",\"every\":\"term\"", "1", "2025-09-22"));
    assert_true(may_pin(",\"every\":\"year\"", "1", "2025-09-01"));
}

static void a_pin_stands_in_a_turn(void **state)
{
    (void)state;
    assert_false(may_pin(",\"turns\":{\"of\":2,\"at\":[1]}", "1", "2025-09-01"));
    assert_true(may_pin(",\"turns\":{\"of\":2,\"at\":[1]}", "1", "2025-09-08"));
    assert_true(
        may_pin(",\"every\":\"half_term\",\"turns\":{\"of\":2,\"at\":[1]}", "1", "2025-09-22"));
    assert_false(
        may_pin(",\"every\":\"half_term\",\"turns\":{\"of\":2,\"at\":[0]}", "1", "2025-09-22"));
}

/* At 0.8 windows begin in weeks 0, 2 (1.25), 3 (2.5): nothing in week 1. */
static void a_part_timers_windows_are_longer(void **state)
{
    (void)state;
    assert_true(may_pin("", "0.8", "2025-09-01"));
    assert_false(may_pin("", "0.8", "2025-09-08"));
    assert_true(may_pin("", "0.8", "2025-09-15"));
    assert_true(may_pin("", "0.8", "2025-09-22"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_windows_say_how_long_and_at_which_end),
        cmocka_unit_test(points_are_reviews_or_assessments),
        cmocka_unit_test(turns_are_a_set_of_numbers),
        cmocka_unit_test(both_is_a_property_of_the_lead),
        cmocka_unit_test(flags_are_bits_in_the_order_of_their_names),
        cmocka_unit_test(steps_of_one_kind_never_ask_together),
        cmocka_unit_test(a_change_holds_from_the_week_of_its_date),
        cmocka_unit_test(a_change_before_the_beginning_is_a_beginning),
        cmocka_unit_test(terms_served_have_three_decimals),
        cmocka_unit_test(a_pin_names_the_week_in_which_a_window_begins),
        cmocka_unit_test(a_pin_stands_in_a_turn),
        cmocka_unit_test(a_part_timers_windows_are_longer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
