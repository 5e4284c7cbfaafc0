/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_limits.c: the limits of what an instance may hold, at and above each. (Those of files are in
 * test_scanner.c, test_read.c.) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "reading.h"

/* {"<name>1": <value>, ...} with `count` entries. */
static char *entries(const char *name, int count, const char *value)
{
    struct rf_text text = RF_TEXT_INIT;
    int i;

    rf_text_add(&text, "{");
    for (i = 1; i <= count; i++)
        rf_text_format(&text, "%s\"%s%d\":%s", i > 1 ? "," : "", name, i, value);
    rf_text_add(&text, "}");
    return rf_text_take(&text);
}

/* Errors when `rest` is ,"<section>":<value>. */
static bool is_refused(const char *section, const char *value, const char *code)
{
    struct rf_text rest = RF_TEXT_INIT;
    struct reading reading;
    bool refused;

    rf_text_format(&rest, ",\"%s\":%s", section, value);
    reading = read_school(USUAL_CALENDAR, USUAL_STAFF, rf_text_peek(&rest), false);
    refused = reading.status != RF_OK;
    if (refused) {
        assert_int_equal(count_errors(&reading), 1);
        assert_non_null(said(&reading, code));
    }
    end_reading(&reading);
    rf_text_release(&rest);
    return refused;
}

static void a_name_may_have_64_bytes(void **state)
{
    char *room = rf_allocate(256, 1);
    char name[RF_LIMIT_ID_BYTES + 2];

    (void)state;
    memset(name, 'x', sizeof name - 1);
    name[RF_LIMIT_ID_BYTES + 1] = '\0';
    snprintf(room, 256, "{\"%s\":{}}", name + 1);
    assert_false(is_refused("rooms", room, "F008"));
    snprintf(room, 256, "{\"%s\":{}}", name);
    assert_true(is_refused("rooms", room, "F008"));
    rf_release(room);
}

static void there_may_be_32_bells(void **state)
{
    int count;

    (void)state;
    for (count = RF_LIMIT_BELLS; count <= RF_LIMIT_BELLS + 1; count++) {
        char *bells = entries("b", count, "{\"periods\":{}}");
        struct rf_text calendar = RF_TEXT_INIT;
        struct reading reading;

        rf_text_format(&calendar, "{%s,%s,\"bell\":\"b1\",\"bells\":%s}", USUAL_TERMS, USUAL_DAYS,
                       bells);
        reading = read_school(rf_text_peek(&calendar), USUAL_STAFF, "", false);
        assert_int_equal(count_errors(&reading), count - RF_LIMIT_BELLS);
        assert_true((said(&reading, "F024") != NULL) == (count > RF_LIMIT_BELLS));
        end_reading(&reading);
        rf_text_release(&calendar);
        rf_release(bells);
    }
}

static void terms_may_span_800_days(void **state)
{
    char last[RF_DATE_TEXT];
    int more;

    (void)state;
    for (more = 0; more <= 1; more++) {
        struct rf_text calendar = RF_TEXT_INIT;
        struct reading reading;

        rf_day_format(on("2025-09-01") + RF_LIMIT_HORIZON_DAYS - 1 + more, last);
        rf_text_format(&calendar,
                       "{\"terms\":{\"a\":{\"half_terms\":{\"1\":{\"from\":\"2025-09-01\","
                       "\"until\":\"%s\"}}}},%s,%s}",
                       last, USUAL_DAYS, USUAL_BELLS);
        reading = read_school(rf_text_peek(&calendar), USUAL_STAFF, "", false);
        assert_int_equal(count_errors(&reading), more);
        assert_true((said(&reading, "F024") != NULL) == (more == 1));
        end_reading(&reading);
        rf_text_release(&calendar);
    }
}

static void there_may_be_5000_people(void **state)
{
    int more;

    (void)state;
    for (more = 0; more <= 1; more++) {
        char *staff = entries("P", RF_LIMIT_PEOPLE + more, "{}");
        struct reading reading = read_school(USUAL_CALENDAR, staff, "", false);

        assert_int_equal(count_errors(&reading), more);
        assert_true((said(&reading, "F024") != NULL) == (more == 1));
        end_reading(&reading);
        rf_release(staff);
    }
}

static void there_may_be_50000_lessons(void **state)
{
    char *lessons = entries("L", RF_LIMIT_LESSONS, "{\"staff\":[],\"at\":{}}");
    char *more = entries("L", RF_LIMIT_LESSONS + 1, "{\"staff\":[],\"at\":{}}");

    (void)state;
    assert_false(is_refused("lessons", lessons, "F024"));
    assert_true(is_refused("lessons", more, "F024"));
    rf_release(lessons);
    rf_release(more);
}

static void there_may_be_1000_inductions(void **state)
{
    int more, i;

    (void)state;
    for (more = 0; more <= 1; more++) {
        int count = RF_LIMIT_INDUCTIONS + more;
        char *staff = entries("P", count + 1, "{}");
        struct rf_text rest = RF_TEXT_INIT;
        struct reading reading;

        rf_text_add(&rest, ",\"inductions\":{");
        for (i = 1; i <= count; i++)
            rf_text_format(&rest,
                           "%s\"E%d\":{\"ect\":\"P%d\",\"mentor\":\"P%d\",\"stage\":1,"
                           "\"programme\":\"generic-2025\"}",
                           i > 1 ? "," : "", i, i, count + 1);
        rf_text_add(&rest, "}");
        reading = read_school(USUAL_CALENDAR, staff, rf_text_peek(&rest), false);
        assert_int_equal(count_errors(&reading), more);
        assert_true((said(&reading, "F024") != NULL) == (more == 1));
        end_reading(&reading);
        rf_text_release(&rest);
        rf_release(staff);
    }
}

/* 1000 people in 5 periods on 5 weekdays of 160 weeks would be 4,000,000 occurrences; 800 days have
 * no 160 weeks, so there are 8 periods on 5 weekdays of 114 weeks: 4,560,000. */
static void lessons_may_not_take_place_too_often(void **state)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri"};
    char *staff = entries("P", 1000, "{}");
    struct rf_text calendar = RF_TEXT_INIT, rest = RF_TEXT_INIT;
    struct reading reading;
    int i, p;

    (void)state;
    rf_text_format(&calendar,
                   "{\"terms\":{\"a\":{\"half_terms\":{\"1\":{\"from\":\"2025-09-01\","
                   "\"until\":\"2027-11-05\"}}}},%s,%s}",
                   USUAL_DAYS, USUAL_BELLS);
    rf_text_add(&rest, ",\"lessons\":{\"L\":{\"staff\":[");
    for (i = 1; i <= 1000; i++)
        rf_text_format(&rest, "%s\"P%d\"", i > 1 ? "," : "", i);
    rf_text_add(&rest, "],\"at\":{");
    for (i = 0; i < 5; i++) {
        for (p = 0; p < 8; p++)
            rf_text_format(&rest, "%s\"%s/x%d\":{\"start\":\"1%d:00\",\"end\":\"1%d:30\"}",
                           i + p > 0 ? "," : "", weekdays[i], p, p, p);
    }
    rf_text_add(&rest, "}}}");
    reading = read_school(rf_text_peek(&calendar), staff, rf_text_peek(&rest), false);
    assert_int_equal(count_errors(&reading), 1);
    assert_string_equal(said(&reading, "F024")->message,
                        "lessons and commitments take place 4560000 times, at most 4000000 are "
                        "possible");
    end_reading(&reading);
    rf_text_release(&calendar);
    rf_text_release(&rest);
    rf_release(staff);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_may_have_64_bytes),
        cmocka_unit_test(there_may_be_32_bells),
        cmocka_unit_test(terms_may_span_800_days),
        cmocka_unit_test(there_may_be_5000_people),
        cmocka_unit_test(there_may_be_50000_lessons),
        cmocka_unit_test(there_may_be_1000_inductions),
        cmocka_unit_test(lessons_may_not_take_place_too_often),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
