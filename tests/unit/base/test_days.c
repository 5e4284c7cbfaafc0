/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/calendar.h"

static rf_day day(const char *text)
{
    rf_day value = -1;

    assert_true(rf_day_parse(text, &value));
    return value;
}

static void known_days_have_their_numbers(void **state)
{
    (void)state;
    assert_int_equal(day("1970-01-01"), 0);
    assert_int_equal(day("2000-03-01"), 11017);
    assert_int_equal(day("1969-12-31"), -1);
    assert_int_equal(rf_day_weekday(day("2025-09-01")), 0);
    assert_int_equal(rf_day_weekday(day("1969-12-31")), 2);
    assert_int_equal(rf_day_monday(day("2025-09-07")), day("2025-09-01"));
}

static void dates_that_do_not_exist_are_refused(void **state)
{
    static const char *const bad[] = {"2026-02-30", "2025-13-01", "2025-00-10", "2025-1-01",
                                      "2025-01-1",  "1899-12-31", "2201-01-01", "2100-02-29",
                                      "2025/01/01", "",           "2025-01-01x"};
    size_t i;
    rf_day value;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(rf_day_parse(bad[i], &value));
    assert_true(rf_day_parse("2000-02-29", &value));
}

static void every_day_goes_there_and_back(void **state)
{
    char buffer[RF_DATE_TEXT];
    rf_day value, again;

    (void)state;
    for (value = day("1900-01-01"); value <= day("2200-12-31"); value++) {
        assert_true(rf_day_parse(rf_day_format(value, buffer), &again));
        assert_int_equal(value, again);
    }
}

static void minutes_are_strict(void **state)
{
    char buffer[RF_MINUTE_TEXT];
    rf_minute minute;

    (void)state;
    assert_true(rf_minute_parse("00:00", &minute) && minute == 0);
    assert_true(rf_minute_parse("24:00", &minute) && minute == 1440);
    assert_true(rf_minute_parse("09:05", &minute) && minute == 545);
    assert_string_equal(rf_minute_format(545, buffer), "09:05");
    assert_false(rf_minute_parse("24:01", &minute));
    assert_false(rf_minute_parse("9:05", &minute));
    assert_false(rf_minute_parse("09:60", &minute));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days_have_their_numbers),
        cmocka_unit_test(dates_that_do_not_exist_are_refused),
        cmocka_unit_test(every_day_goes_there_and_back),
        cmocka_unit_test(minutes_are_strict),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
