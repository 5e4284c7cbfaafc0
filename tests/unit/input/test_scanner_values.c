/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_scanner_values.c: encodings, texts and numbers: what is accepted, what is refused where.
 *
 * Expected values follow RFC 8259, RFC 3629 and the conventions of format.md. */
#include "scanning.h"

#include "base/memory.h"
#include "base/text.h"
#include "input/read.h"

/* ------------------------------------------------------------------ encoding */

static void one_byte_order_mark_is_accepted(void **state)
{
    (void)state;
    struct outcome outcome = scan("\xEF\xBB\xBF{\"a\": 1}");
    assert_true(outcome.accepted);
    assert_int_equal(outcome.scan.spots[0].column, 1);
    assert_int_equal(outcome.scan.length, 8);
    assert_memory_equal(outcome.scan.text, "{\"a\": 1}", 8);
    drop(&outcome);
    refuses("\xEF\xBB\xBF\xEF\xBB\xBF{}", "J002", 1, 1);
}

static void utf_16_is_named(void **state)
{
    (void)state;
    refuses_bytes("\xFF\xFE{\0}\0", 6, "J001", 1, 1);
    refuses_bytes("\xFE\xFF\0{\0}", 6, "J001", 1, 1);
    refuses_bytes("{\0}\0", 4, "J001", 1, 1);
    refuses_bytes("\0{\0}", 4, "J001", 1, 1);
    struct outcome outcome = scan_length("{\0}\0", 4);
    assert_non_null(strstr(outcome.faults.items[0].message, "UTF-16"));
    drop(&outcome);
}

static void valid_utf_8_of_each_length_is_accepted(void **state)
{
    (void)state;
    accepts("{\"a\": \"\xC2\xA0\xDF\xBF\"}"); /* U+00A0, U+07FF */
    accepts(
        "{\"a\": \"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\"}"); /* around surrogates */
    accepts("{\"a\": \"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\"}");             /* U+10000, U+10FFFF */
}

static void invalid_utf_8_is_refused_with_its_byte_offset(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",             /* continuation alone */
        "\xC0\xAF",         /* overlong */
        "\xC1\xBF",         /* overlong */
        "\xE0\x9F\xBF",     /* overlong */
        "\xF0\x8F\xBF\xBF", /* overlong */
        "\xED\xA0\x80",     /* surrogate */
        "\xF4\x90\x80\x80", /* beyond U+10FFFF */
        "\xF5\x80\x80\x80", /* no such first byte */
        "\xC3",             /* cut */
        "\xE2\x82",         /* cut */
        "\xF0\x9F\x98",     /* cut */
        "\xFF",
    };
    for (size_t index = 0; index < sizeof bad / sizeof *bad; index++) {
        struct rf_text text = RF_TEXT_INIT;
        rf_text_format(&text, "{\"a\": \"%s\"}", bad[index]);
        refuses(rf_text_peek(&text), "J004", 1, 8);
        rf_text_release(&text);
    }
    struct outcome outcome = scan("{\n\"a\": \"x\xE9\"}");
    assert_fault(&outcome, 0, "J004", 2, 8);
    assert_non_null(strstr(outcome.faults.items[0].message, "0xE9 at byte offset 9"));
    drop(&outcome);
}

static void a_text_in_another_encoding_is_one_fault(void **state)
{
    (void)state;
    refuses("{\"a\": \"\xE9t\xE9\"}", "J004", 1, 8);
}

static void bytes_that_are_no_utf_8_outside_texts_are_refused(void **state)
{
    (void)state;
    refuses("{\xC3\xA9: 1}", "J013", 1, 2);
    refuses("{\"a\":\xC2\xA0 1}", "J013", 1, 6);                 /* no-break space */
    refuses("{\"a\": \xE2\x80\x9Cx\xE2\x80\x9D}", "J013", 1, 7); /* typographic quotation marks */
}

/* ------------------------------------------------------------------ texts */

static void all_escapes_of_the_standard_are_accepted(void **state)
{
    (void)state;
    accepts("{\"a\": \"\\\" \\\\ \\/ \\n \\r \\t \\u00e9 \\u20AC \\ud83d\\ude00\"}");
}

static void bad_escapes_are_refused(void **state)
{
    (void)state;
    refuses("{\"a\": \"\\x\"}", "J006", 1, 8);
    refuses("{\"a\": \"C:\\Users\"}", "J006", 1, 10);
    refuses("{\"a\": \"\\uZZZZ\"}", "J006", 1, 8);
    refuses("{\"a\": \"\\u12\"}", "J006", 1, 8);
    refuses("{\"a\": \"\\ \"}", "J006", 1, 8);
}

static void a_zero_byte_cannot_be_written(void **state)
{
    (void)state;
    refuses("{\"a\": \"b\\u0000c\"}", "J007", 1, 9);
    refuses("{\"a\\u0000\": 1}", "J007", 1, 4);
    refuses_bytes("{\"a\": \"\0\"}", 10, "J005", 1, 8);
}

static void lone_surrogates_are_refused(void **state)
{
    (void)state;
    refuses("{\"a\": \"\\ud83d\"}", "J008", 1, 8);
    refuses("{\"a\": \"\\ud83dx\"}", "J008", 1, 8);
    refuses("{\"a\": \"\\ude00\"}", "J008", 1, 8);
    struct outcome outcome = scan("{\"a\": \"\\ud83d\\ud83d\"}"); /* two high halves: two faults */
    assert_int_equal(outcome.faults.count, 2);
    assert_fault(&outcome, 1, "J008", 1, 14);
    drop(&outcome);
}

static void control_characters_are_refused(void **state)
{
    (void)state;
    refuses("{\"a\": \"\t\"}", "J005", 1, 8);
    refuses("{\"a\": \"\x1F\"}", "J005", 1, 8);
    refuses("{\"a\": \"\x7F\"}", "J005", 1, 8);
    refuses("{\"a\": \"\xC2\x9B\"}", "J005", 1, 8); /* U+009B, begins terminal sequences */
    refuses("{\"a\": \"\\u001b[2J\"}", "J005", 1, 8);
    refuses("{\"a\": \"\\u007f\"}", "J005", 1, 8);
    refuses("{\"a\": \"\\u009F\"}", "J005", 1, 8);
    refuses("{\"a\": \"\\b\"}", "J005", 1, 8);
    refuses("{\"a\": \"\\f\"}", "J005", 1, 8);
    accepts("{\"a\": \"~\\u00a0 \"}");
    refuses("{\"a\":\x01 1}", "J013", 1, 6);
    refuses("{\"a\":\f1}", "J013", 1, 6);
}

static void a_text_ends_on_its_line(void **state)
{
    (void)state;
    refuses("{\"a\": \"b\n}", "J017", 1, 7);
    refuses("{\"a\": \"b\r\n}", "J017", 1, 7);
    refuses("{\"a\": \"b", "J018", 1, 7);
    refuses("{\"a\": \"b\\", "J018", 1, 7);
}

static void texts_up_to_the_limit_are_accepted(void **state)
{
    (void)state;
    char *letters = rf_allocate(RF_LIMIT_TEXT_BYTES + 1, 1);
    struct rf_text text = RF_TEXT_INIT;
    memset(letters, 'x', RF_LIMIT_TEXT_BYTES);
    rf_text_format(&text, "{\"a\": \"%s\"}", letters);
    accepts(rf_text_peek(&text));
    rf_text_release(&text);
    rf_text_format(&text, "{\"a\": \"%sx\"}", letters);
    refuses(rf_text_peek(&text), "J021", 1, 7);
    rf_text_release(&text);
    rf_text_format(&text, "{\"%sx\": 1}", letters);
    refuses(rf_text_peek(&text), "J021", 1, 2);
    rf_text_release(&text);
    rf_text_format(&text, "{\"a\": \"\\u0041%s\"}", letters + 1); /* escapes count as decoded */
    accepts(rf_text_peek(&text));
    rf_text_release(&text);
    rf_release(letters);
}

/* ------------------------------------------------------------------ numbers */

static void exact_thousandths_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *written;
        int64_t thousandths;
    } numbers[] = {
        {"0", 0},
        {"-0", 0},
        {"0.000", 0},
        {"7", 7000},
        {"-12", -12000},
        {"0.6", 600},
        {"0.001", 1},
        {"-0.125", -125},
        {"1.5000", 1500},
        {"1e3", 1000000},
        {"1E+3", 1000000},
        {"125e-3", 125},
        {"1.25e2", 125000},
        {"1000e-6", 1},
        {"0e99999999999", 0},
        {"0.1e1", 1000},
        {"9000000000000000", INT64_C(9000000000000000000)},
        {"-9000000000000000", -INT64_C(9000000000000000000)},
        {"8999999999999999.999", INT64_C(8999999999999999999)},
        {"9e15", INT64_C(9000000000000000000)},
    };
    for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
        struct rf_text text = RF_TEXT_INIT;
        rf_text_format(&text, "{\"a\": %s}", numbers[index].written);
        struct outcome outcome = scan(rf_text_peek(&text));
        assert_true(outcome.accepted);
        assert_true(outcome.scan.spots[1].thousandths == numbers[index].thousandths);
        drop(&outcome);
        rf_text_release(&text);
    }
}

static void integers_beyond_double_precision_stay_exact(void **state)
{
    (void)state;
    struct outcome outcome = scan("{\"a\": 8999999999999999, \"b\": 8999999999999998.999}");
    assert_true(outcome.scan.spots[1].thousandths == INT64_C(8999999999999999000));
    assert_true(outcome.scan.spots[2].thousandths == INT64_C(8999999999999998999));
    drop(&outcome);
}

static void each_number(const char *const *numbers, const char *code)
{
    for (; *numbers != NULL; numbers++) {
        struct rf_text text = RF_TEXT_INIT;
        rf_text_format(&text, "{\"a\": %s}", *numbers);
        refuses(rf_text_peek(&text), code, 1, 7);
        rf_text_release(&text);
    }
}

static void misspelt_numbers_are_refused(void **state)
{
    (void)state;
    static const char *const numbers[] = {
        "007",   "-01", "00",    "1.",    ".5", "-.5",       "+1",   "0x10",  "1e",  "1e+", "1.e1",
        "1_000", "--1", "1.2.3", "1e2.5", "-",  "-Infinity", "-NaN", "12abc", "1-2", NULL};
    each_number(numbers, "J009");
}

static void numbers_with_more_than_three_decimals_are_refused(void **state)
{
    (void)state;
    static const char *const numbers[] = {"0.0001",  "1.2345",         "1e-4",
                                          "-1.0001", "1e-400",         "12345e-4",
                                          "0.3333",  "1e-99999999999", NULL};
    each_number(numbers, "J010");
}

static void numbers_too_large_are_refused(void **state)
{
    (void)state;
    static const char *const numbers[] = {"9000000000000001",
                                          "9000000000000000.001",
                                          "-9000000000000000.001",
                                          "1e16",
                                          "1e400",
                                          "9223372036854775808",
                                          "1e99999999999",
                                          NULL};
    each_number(numbers, "J011");
}

static void numbers_up_to_63_characters_are_accepted(void **state)
{
    (void)state;
    char digits[80] = "1.";
    struct rf_text text = RF_TEXT_INIT;
    memset(digits + 2, '0', 61);
    rf_text_format(&text, "{\"a\": %s}", digits);
    accepts(rf_text_peek(&text));
    rf_text_release(&text);
    rf_text_format(&text, "{\"a\": %s0}", digits);
    refuses(rf_text_peek(&text), "J009", 1, 7);
    rf_text_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_byte_order_mark_is_accepted),
        cmocka_unit_test(utf_16_is_named),
        cmocka_unit_test(valid_utf_8_of_each_length_is_accepted),
        cmocka_unit_test(invalid_utf_8_is_refused_with_its_byte_offset),
        cmocka_unit_test(a_text_in_another_encoding_is_one_fault),
        cmocka_unit_test(bytes_that_are_no_utf_8_outside_texts_are_refused),
        cmocka_unit_test(all_escapes_of_the_standard_are_accepted),
        cmocka_unit_test(bad_escapes_are_refused),
        cmocka_unit_test(a_zero_byte_cannot_be_written),
        cmocka_unit_test(lone_surrogates_are_refused),
        cmocka_unit_test(control_characters_are_refused),
        cmocka_unit_test(a_text_ends_on_its_line),
        cmocka_unit_test(texts_up_to_the_limit_are_accepted),
        cmocka_unit_test(exact_thousandths_are_kept),
        cmocka_unit_test(integers_beyond_double_precision_stay_exact),
        cmocka_unit_test(misspelt_numbers_are_refused),
        cmocka_unit_test(numbers_with_more_than_three_decimals_are_refused),
        cmocka_unit_test(numbers_too_large_are_refused),
        cmocka_unit_test(numbers_up_to_63_characters_are_accepted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
