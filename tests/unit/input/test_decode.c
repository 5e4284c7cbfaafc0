/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_decode.c: what the decoder makes of each section, and how it says what is wrong. The single
 * faults are in tests/cases/format. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "input/decode_fault.h"
#include "reading.h"

static struct reading read_rest(const char *rest)
{
    return read_school(USUAL_CALENDAR, USUAL_STAFF, rest, false);
}

/* ------------------------------------------------------------------ how faults are told */

static void a_fault_says_where_what_and_what_to_do(void **state)
{
    struct reading reading =
        read_rest(",\n\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":\"1\","
                  "\"programme\":\"generic-2025\"}}");
    const struct rf_diagnostic *fault = said(&reading, "F004");

    (void)state;
    assert_int_equal(reading.status, RF_INPUT);
    assert_null(reading.instance);
    assert_int_equal(count_errors(&reading), 1);
    assert_non_null(fault);
    assert_string_equal(fault->place.file, "school.json");
    assert_int_equal(fault->place.line, 4);
    assert_int_equal(fault->place.column, 54);
    assert_string_equal(fault->place.pointer, "/inductions/E1/stage");
    assert_string_equal(fault->message,
                        "\"stage\" must be a whole number from 1 to 9, found the text \"1\"");
    assert_string_equal(fault->fix, "remove the quotation marks");
    end_reading(&reading);
}

static void a_missing_key_is_told_at_its_parent(void **state)
{
    struct reading reading = read_rest(",\n \"inductions\":{\"E1\":{\"ect\":\"AB\",\"stage\":1,"
                                       "\"programme\":\"generic-2025\"}}");
    const struct rf_diagnostic *fault = said(&reading, "F003");

    (void)state;
    assert_non_null(fault);
    assert_string_equal(fault->place.pointer, "/inductions/E1");
    assert_int_equal(fault->place.line, 4);
    assert_int_equal(fault->place.column, 21);
    assert_string_equal(fault->message, "\"mentor\" is missing");
    end_reading(&reading);
}

static void a_swapped_code_gets_did_you_mean(void **state)
{
    struct reading reading =
        read_rest(",\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"DC\",\"stage\":1,"
                  "\"programme\":\"generic-2025\"}}");
    const struct rf_diagnostic *fault = said(&reading, "F010");

    (void)state;
    assert_non_null(fault);
    assert_string_equal(fault->message, "\"mentor\" names \"DC\", who is not in /staff");
    assert_string_equal(fault->fix, "did you mean \"CD\"?");
    end_reading(&reading);
}

static void a_name_like_nothing_gets_no_guess(void **state)
{
    struct reading reading =
        read_rest(",\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"XYZ\",\"stage\":1,"
                  "\"programme\":\"generic-2025\"}}");

    (void)state;
    assert_string_equal(said(&reading, "F010")->fix, "add it to /staff, or name one that is there");
    end_reading(&reading);
}

static void another_version_is_all_that_is_said(void **state)
{
    struct reading reading = read_text("{\"ringfence\":\"2.0\",\"people\":{},\"staff\":7}", false);

    (void)state;
    assert_int_equal(reading.diagnostics.count, 1);
    assert_non_null(said(&reading, "F001"));
    end_reading(&reading);
}

static void a_missing_staff_makes_no_name_dangle(void **state)
{
    struct reading reading = read_text(
        "{\"ringfence\":\"1.0\",\"rule_pack\":\"england-2025\","
        "\"school\":{\"id\":\"s\",\"name\":\"S\"},\"calendar\":" USUAL_CALENDAR
        ",\"lessons\":{\"L\":{\"staff\":[\"AB\"],\"at\":{\"Mon/1\":{}}}}" USUAL_INDUCTION "}",
        false);

    (void)state;
    assert_int_equal(count_errors(&reading), 1);
    assert_string_equal(said(&reading, "F003")->message, "\"staff\" is missing");
    end_reading(&reading);
}

static void a_fault_in_the_cycle_is_not_told_again_by_its_letters(void **state)
{
    struct reading reading = read_school(
        "{\"cycle\":{\"weeks\":9}," USUAL_TERMS "," USUAL_DAYS "," USUAL_BELLS "}", USUAL_STAFF,
        ",\"lessons\":{\"L\":{\"staff\":[\"AB\"],\"at\":{\"E/Mon/1\":{}}}}", false);

    (void)state;
    assert_int_equal(count_errors(&reading), 1);
    assert_non_null(said(&reading, "F005"));
    end_reading(&reading);
}

static void a_faulty_bell_is_not_told_again_by_its_cells(void **state)
{
    struct reading reading = read_school(
        "{" USUAL_TERMS "," USUAL_DAYS ",\"bells\":{\"main\":{\"periods\":7}}}", USUAL_STAFF,
        ",\"lessons\":{\"L\":{\"staff\":[\"AB\"],\"at\":{\"Mon/1\":{}}}}", false);

    (void)state;
    assert_int_equal(count_errors(&reading), 1);
    assert_non_null(said(&reading, "F004"));
    end_reading(&reading);
}

static void codes_are_numbered_without_gaps(void **state)
{
    char code[16];
    int i;

    (void)state;
    for (i = 0; i < (int)RF_FORMAT_FAULT_COUNT; i++) {
        snprintf(code, sizeof code, "F%03d", i + 1);
        assert_string_equal(rf_format_fault_code((enum rf_format_fault)i), code);
        assert_true(rf_format_fault_text((enum rf_format_fault)i)[0] != '\0');
    }
    for (i = 0; i < (int)RF_ASSUMPTION_COUNT; i++) {
        snprintf(code, sizeof code, "A%03d", i + 1);
        assert_string_equal(rf_assumption_code((enum rf_assumption)i), code);
        assert_true(rf_assumption_text((enum rf_assumption)i)[0] != '\0');
    }
}

/* ------------------------------------------------------------------ assumptions */

static void nothing_is_assumed_when_all_is_said(void **state)
{
    struct reading reading =
        read_school(USUAL_CALENDAR, USUAL_STAFF, USUAL_PLANNING USUAL_INDUCTION, true);

    (void)state;
    assert_int_equal(reading.status, RF_OK);
    assert_int_equal(rf_diagnostics_count(&reading.diagnostics, RF_NOTE), 0);
    assert_int_equal(count_errors(&reading), 0);
    end_reading(&reading);
}

/* Says as little as it can, and gives cause for each assumption once. */
static const char bare[] =
    "{\"ringfence\":\"1.0\",\"draft\":true,\"rules\":{\"buffer_minutes\":{\"unverified\":true}},"
    "\"school\":{\"id\":\"s\",\"name\":\"S\",\"sites\":{\"m\":{},\"n\":{}}},"
    "\"calendar\":{" USUAL_TERMS
    ",\"days\":{\"Tue\":{\"pupils\":{\"start\":\"08:45\",\"end\":\"15:15\"}}}," USUAL_BELLS "},"
    "\"staff\":{\"AB\":{},\"CD\":{}},\"lessons\":{\"9x\":{\"staff\":[\"CD\"],\"at\":{\"Tue/1\":{}}}},"
    "\"kinds\":{\"round\":{\"priority\":1,\"people\":{\"ect\":\"free\",\"tutor\":\"free\"},"
    "\"induction\":true,\"private_room\":true},"
    "\"visit\":{\"priority\":1,\"people\":{\"ect\":\"covered\",\"host\":\"teaching\"}},"
    "\"coaching\":{\"priority\":1,\"people\":{\"mentor\":\"free\",\"coach\":\"free\"}}},"
    "\"programmes\":{\"p\":{\"stages\":{\"1\":{\"steps\":{\"r\":{\"kind\":\"round\","
    "\"minutes\":30},\"v\":{\"kind\":\"visit\",\"minutes\":30},"
    "\"c\":{\"kind\":\"coaching\",\"minutes\":30}}}}}},"
    "\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":1,\"programme\":\"p\","
    "\"flags\":[\"slow\"]}}}";

static void each_assumption_is_a_note(void **state)
{
    struct reading reading = read_text(bare, false);
    int i;

    (void)state;
    assert_int_equal(reading.status, RF_OK);
    assert_int_equal(reading.diagnostics.count, RF_ASSUMPTION_COUNT);
    for (i = 0; i < (int)RF_ASSUMPTION_COUNT; i++) {
        const struct rf_diagnostic *note =
            said(&reading, rf_assumption_code((enum rf_assumption)i));

        assert_non_null(note);
        assert_int_equal(note->severity, i == RF_ASSUMED_UNVERIFIED ? RF_WARNING : RF_NOTE);
        assert_non_null(note->fix);
    }
    assert_string_equal(said(&reading, "A003")->message,
                        "no planning time is marked for AB, CD: the plan reserves it");
    assert_string_equal(said(&reading, "A005")->message,
                        "induction \"E1\" has no tutor: \"round\" can stand nowhere");
    assert_string_equal(
        said(&reading, "A006")->message,
        "induction \"E1\" does not say whose lessons are visited: CD may be chosen");
    assert_string_equal(said(&reading, "A007")->fix, "add \"coach\"");
    assert_string_equal(said(&reading, "A009")->message,
                        "values of rule pack england-2025 are not verified: buffer_minutes");
    assert_string_equal(said(&reading, "A011")->message,
                        "flag \"slow\" of \"E1\" changes nothing: no step asks for it");
    end_reading(&reading);
}

/* All but what the pack says of itself. */
static void strict_makes_each_assumption_an_error(void **state)
{
    struct reading reading = read_text(bare, true);

    (void)state;
    assert_int_equal(reading.status, RF_INPUT);
    assert_null(reading.instance);
    assert_int_equal(count_errors(&reading), RF_ASSUMPTION_COUNT - 1);
    assert_int_equal(said(&reading, "A009")->severity, RF_WARNING);
    end_reading(&reading);
}

/* ------------------------------------------------------------------ what sections become */

static void things_are_sorted_by_id_and_found(void **state)
{
    struct reading reading =
        read_school(USUAL_CALENDAR,
                    "{\"b\":{},\"a\":{\"name\":\"A. Baker\",\"fte\":0.625},\"B\":{}}", "", false);
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_non_null(instance);
    assert_int_equal(instance->person_count, 3);
    assert_string_equal(instance->people[0].id, "B");
    assert_string_equal(instance->people[0].name, "B");
    assert_int_equal(instance->people[0].fte, 1000);
    assert_string_equal(instance->people[1].name, "A. Baker");
    assert_int_equal(instance->people[1].fte, 625);
    assert_int_equal(rf_instance_person(instance, "b"), 2);
    assert_int_equal(instance->people[1].employed.from, on("2025-09-01"));
    assert_int_equal(instance->people[1].employed.until, on("2025-09-26"));
    assert_string_equal(instance->people[1].origin.pointer, "/staff/a");
    assert_string_equal(instance->people[1].origin.file, "school.json");
    end_reading(&reading);
}

static void steps_get_their_defaults(void **state)
{
    struct reading reading = read_rest(
        ",\"programmes\":{\"p\":{\"stages\":{\"1\":{\"lead_in_weeks\":3,\"steps\":{"
        "\"v\":{\"kind\":\"drop_in\",\"minutes\":20,\"leads_to\":{\"step\":\"m\",\"least\":1,"
        "\"most\":4}},\"m\":{\"kind\":\"mentor_meeting\",\"minutes\":50,"
        "\"gap\":{\"least\":2,\"most\":9}}}}}}},"
        "\"inductions\":{\"E1\":{\"ect\":\"AB\",\"mentor\":\"CD\",\"stage\":1,\"programme\":\"p\"},"
        "\"E2\":{\"ect\":\"EF\",\"mentor\":\"CD\",\"stage\":1,\"programme\":\"p\","
        "\"lead_in_weeks\":0,\"from\":\"2025-09-08\"}}");
    const struct rf_instance *instance = reading.instance;
    const struct rf_step *steps;

    (void)state;
    assert_non_null(instance);
    assert_int_equal(instance->inductions[0].lead_in_weeks, 3);
    assert_int_equal(instance->inductions[1].lead_in_weeks, 0);
    assert_int_equal(instance->inductions[1].dates.from, on("2025-09-08"));
    assert_int_equal(instance->inductions[1].dates.until, on("2025-09-26"));
    assert_int_equal(instance->inductions[0].tutor, -1);
    steps = instance->inductions[0].stage->steps;
    assert_string_equal(steps[0].id, "m");
    assert_int_equal(steps[0].least, 50);
    assert_int_equal(steps[0].every_weeks, 1);
    assert_int_equal(steps[0].leads_to, -1);
    assert_true(steps[0].has_gap);
    assert_int_equal(steps[0].gap_make_up, 2);
    assert_int_equal(steps[1].leads_to, 0);
    assert_int_equal(steps[1].lag_least, 1);
    assert_int_equal(steps[1].lag_most, 4);
    assert_int_equal(steps[1].lag_wished, 1);
    assert_false(steps[1].has_gap);
    end_reading(&reading);
}

static void groups_and_staff_make_one_set_of_people(void **state)
{
    struct reading reading = read_rest(
        USUAL_INDUCTION
        ",\"events\":{\"T1\":{\"kind\":\"group_training\",\"minutes\":60,\"staff\":[\"EF\",\"AB\"],"
        "\"groups\":[\"ects\"],\"options\":{\"2025-09-10 15:30\":{},\"2025-09-04 09:00\":{}}}},"
        "\"policy\":{\"caps\":{\"all\":{\"groups\":[\"all\"],\"per\":\"term\",\"sessions\":4},"
        "\"one\":{\"groups\":[\"mentors\"],\"per\":\"day\",\"minutes\":60,"
        "\"kinds\":[\"drop_in\"]}}}");
    const struct rf_instance *instance = reading.instance;
    int32_t drop_in, i, counted = 0;

    (void)state;
    assert_non_null(instance);
    assert_int_equal(instance->events[0].person_count, 2);
    assert_int_equal(instance->events[0].people[0], 0);
    assert_int_equal(instance->events[0].people[1], 2);
    assert_int_equal(instance->events[0].quorum, 750);
    assert_int_equal(instance->events[0].option_count, 2);
    assert_int_equal(instance->events[0].options[0].day, on("2025-09-04"));
    assert_int_equal(instance->events[0].options[1].start, 15 * 60 + 30);
    assert_int_equal(instance->caps[0].person_count, 3);
    assert_int_equal(instance->caps[0].per, RF_PER_TERM);
    assert_int_equal(instance->caps[0].minutes, -1);
    assert_int_equal(instance->caps[0].sessions, 4);
    assert_int_equal(instance->caps[1].person_count, 1);
    assert_int_equal(instance->caps[1].people[0], 1);
    drop_in = rf_instance_kind(instance, "drop_in");
    for (i = 0; i < instance->kind_count; i++) {
        assert_true(instance->caps[0].kinds[i]);
        counted += instance->caps[1].kinds[i];
    }
    assert_int_equal(counted, 1);
    assert_true(instance->caps[1].kinds[drop_in]);
    end_reading(&reading);
}

static void what_a_forbid_leaves_out_does_not_restrict(void **state)
{
    struct reading reading = read_rest(
        USUAL_INDUCTION ",\"fixed\":{\"forbids\":{\"a\":{\"staff\":[\"CD\"],\"reason\":\"x\"},"
                        "\"b\":{\"inductions\":[\"E1\"],\"from\":\"2025-09-09\",\"day\":\"A/Tue\","
                        "\"start\":\"10:00\",\"kinds\":[\"drop_in\"],\"reason\":\"y\"}}}");
    const struct rf_forbid *forbids;

    (void)state;
    assert_non_null(reading.instance);
    forbids = reading.instance->forbids;
    assert_false(forbids[0].people[0]);
    assert_true(forbids[0].people[1]);
    assert_false(forbids[0].inductions[0]);
    assert_int_equal(forbids[0].dates.from, on("2025-09-01"));
    assert_int_equal(forbids[0].dates.until, on("2025-09-26"));
    assert_int_equal(forbids[0].weekday, -1);
    assert_int_equal(forbids[0].letter, -1);
    assert_int_equal(forbids[0].span.from, 0);
    assert_int_equal(forbids[0].span.until, 1440);
    assert_true(forbids[0].kinds[0]);
    assert_true(forbids[1].inductions[0]);
    assert_int_equal(forbids[1].weekday, 1);
    assert_int_equal(forbids[1].letter, 0);
    assert_int_equal(forbids[1].span.from, 600);
    assert_int_equal(forbids[1].span.until, 1440);
    assert_false(forbids[1].kinds[rf_instance_kind(reading.instance, "mentor_meeting")]);
    end_reading(&reading);
}

static void pins_wishes_waivers_and_weights_are_resolved(void **state)
{
    struct reading reading = read_rest(
        USUAL_INDUCTION
        ",\"events\":{\"T1\":{\"kind\":\"group_training\",\"minutes\":60,\"staff\":[\"EF\"],"
        "\"quorum\":1,\"window\":{\"from\":\"2025-09-08\",\"until\":\"2025-09-12\"}}},"
        "\"fixed\":{\"pins\":{\"p\":{\"session\":\"E1/mentor_meeting/2025-09-22\","
        "\"date\":\"2025-09-23\",\"start\":\"10:00\",\"reason\":\"r\"},\"q\":{\"session\":\"T1\","
        "\"date\":\"2025-09-09\",\"start\":\"11:00\",\"reason\":\"r\"}},"
        "\"wishes\":{\"w\":{\"induction\":\"E1\",\"kind\":\"mentor_meeting\",\"day\":\"Fri\","
        "\"reason\":\"r\"}}},\"policy\":{\"weights\":{\"wish\":7}},"
        "\"waivers\":{\"v\":{\"rule\":\"H6\",\"induction\":\"E1\",\"reason\":\"r\","
        "\"author\":\"head\",\"expires\":\"2026-01-01\"}}");
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_non_null(instance);
    assert_int_equal(instance->pins[0].induction, 0);
    assert_int_equal(instance->pins[0].kind, rf_instance_kind(instance, "mentor_meeting"));
    assert_int_equal(instance->pins[0].monday, on("2025-09-22"));
    assert_int_equal(instance->pins[0].event, -1);
    assert_int_equal(instance->pins[1].induction, -1);
    assert_int_equal(instance->pins[1].event, 0);
    assert_int_equal(instance->pins[1].start, 660);
    assert_int_equal(instance->events[0].option_count, 0);
    assert_int_equal(instance->events[0].window.until, on("2025-09-12"));
    assert_int_equal(instance->events[0].quorum, 1000);
    assert_int_equal(instance->wishes[0].weekday, 4);
    assert_int_equal(instance->wishes[0].letter, -1);
    assert_int_equal(instance->wishes[0].start, -1);
    assert_string_equal(instance->waivers[0].rule, "H6");
    assert_int_equal(instance->weights.wish, 7);
    assert_int_equal(instance->weights.common_moment, 10);
    assert_int_equal(instance->weights.induction_time, 5);
    assert_int_equal(instance->weights.lag_day, 2);
    assert_int_equal(instance->weights.shorter_step, 1);
    end_reading(&reading);
}

static void rules_come_from_the_pack_and_the_school(void **state)
{
    struct reading reading = read_rest(",\"rules\":{\"ppa_rate\":{\"value\":0.125}}");
    const struct rf_instance *instance = reading.instance;

    (void)state;
    assert_non_null(instance);
    assert_int_equal(instance->rules[RF_RULE_PPA_RATE], 125);
    assert_string_equal(instance->rule_origins[RF_RULE_PPA_RATE].file, "school.json");
    assert_int_equal(instance->rules[RF_RULE_GRID], 5);
    assert_string_equal(instance->rule_origins[RF_RULE_GRID].file, "<england-2025>");
    end_reading(&reading);
}

static void a_removed_rule_is_missed(void **state)
{
    struct reading reading = read_rest(",\"rules\":{\"quorum\":null}");

    (void)state;
    assert_int_equal(count_errors(&reading), 1);
    assert_string_equal(said(&reading, "F003")->message, "rule \"quorum\" has no value");
    end_reading(&reading);
}

static void the_grid_judges_only_programmes_in_use(void **state)
{
    struct reading unused = read_rest(",\"rules\":{\"grid_minutes\":{\"value\":10}}");
    struct reading used = read_rest(USUAL_INDUCTION ",\"rules\":{\"grid_minutes\":{\"value\":10}}");

    (void)state;
    assert_int_equal(unused.status, RF_OK);
    assert_int_equal(used.status, RF_INPUT);
    assert_string_equal(said(&used, "F018")->place.file, "<generic-2025>");
    end_reading(&unused);
    end_reading(&used);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_says_where_what_and_what_to_do),
        cmocka_unit_test(a_missing_key_is_told_at_its_parent),
        cmocka_unit_test(a_swapped_code_gets_did_you_mean),
        cmocka_unit_test(a_name_like_nothing_gets_no_guess),
        cmocka_unit_test(another_version_is_all_that_is_said),
        cmocka_unit_test(a_missing_staff_makes_no_name_dangle),
        cmocka_unit_test(a_fault_in_the_cycle_is_not_told_again_by_its_letters),
        cmocka_unit_test(a_faulty_bell_is_not_told_again_by_its_cells),
        cmocka_unit_test(codes_are_numbered_without_gaps),
        cmocka_unit_test(nothing_is_assumed_when_all_is_said),
        cmocka_unit_test(each_assumption_is_a_note),
        cmocka_unit_test(strict_makes_each_assumption_an_error),
        cmocka_unit_test(things_are_sorted_by_id_and_found),
        cmocka_unit_test(steps_get_their_defaults),
        cmocka_unit_test(groups_and_staff_make_one_set_of_people),
        cmocka_unit_test(what_a_forbid_leaves_out_does_not_restrict),
        cmocka_unit_test(pins_wishes_waivers_and_weights_are_resolved),
        cmocka_unit_test(rules_come_from_the_pack_and_the_school),
        cmocka_unit_test(a_removed_rule_is_missed),
        cmocka_unit_test(the_grid_judges_only_programmes_in_use),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
