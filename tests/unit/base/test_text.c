/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"

static void a_text_grows_and_is_taken(void **state)
{
    struct rf_text text = RF_TEXT_INIT;
    char *taken;
    int i;

    (void)state;
    assert_string_equal(rf_text_peek(&text), "");
    for (i = 0; i < 1000; i++)
        rf_text_format(&text, "%d,", i % 10);
    assert_int_equal(text.length, 2000);
    taken = rf_text_take(&text);
    assert_int_equal(strlen(taken), 2000);
    assert_memory_equal(taken + 1996, "8,9,", 4);
    assert_int_equal(text.length, 0);
    rf_text_add(&text, taken);
    assert_int_equal(text.length, 2000);
    rf_text_release(&text);
    text.bytes = taken;
    rf_text_release(&text);
}

static void json_strings_are_escaped(void **state)
{
    struct rf_text text = RF_TEXT_INIT;

    (void)state;
    rf_text_add_json(&text, "a\"b\\c\nd\xC3\xA9");
    assert_string_equal(rf_text_peek(&text), "\"a\\\"b\\\\c\\u000ad\xC3\xA9\"");
    rf_text_release(&text);
}

static void whole_numbers_are_read_exactly_or_not_at_all(void **state)
{
    int64_t value;

    (void)state;
    assert_true(rf_text_to_integer("0", &value) && value == 0);
    assert_true(rf_text_to_integer("-17", &value) && value == -17);
    assert_true(rf_text_to_integer("9223372036854775807", &value) && value == INT64_MAX);
    assert_false(rf_text_to_integer("9223372036854775808", &value));
    assert_false(rf_text_to_integer("", &value));
    assert_false(rf_text_to_integer("-", &value));
    assert_false(rf_text_to_integer("1.5", &value));
    assert_false(rf_text_to_integer(" 1", &value));
}

static void distance_counts_edits_and_swaps(void **state)
{
    (void)state;
    assert_int_equal(rf_text_distance("mentor", "mentor", 3), 0);
    assert_int_equal(rf_text_distance("KAH", "KHA", 3), 1);
    assert_int_equal(rf_text_distance("mentro", "mentor", 3), 1);
    assert_int_equal(rf_text_distance("mentor", "mentors", 3), 1);
    assert_int_equal(rf_text_distance("kitten", "sitting", 9), 3);
    assert_int_equal(rf_text_distance("abc", "xyz", 1), 2);
    assert_int_equal(rf_text_distance("", "abc", 9), 3);
}

static void width_counts_code_points(void **state)
{
    (void)state;
    assert_int_equal(rf_text_width("abc"), 3);
    assert_int_equal(rf_text_width("\xC3\xA9"
                                   "t\xC3\xA9"),
                     3);
    assert_int_equal(rf_text_width("e\xCC\x81"), 1);
    assert_int_equal(rf_text_width("\xE6\x97\xA5"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_grows_and_is_taken),
        cmocka_unit_test(json_strings_are_escaped),
        cmocka_unit_test(whole_numbers_are_read_exactly_or_not_at_all),
        cmocka_unit_test(distance_counts_edits_and_swaps),
        cmocka_unit_test(width_counts_code_points),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
