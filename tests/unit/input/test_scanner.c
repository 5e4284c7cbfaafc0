/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_scanner.c: places, structure, limits at and above each, and several faults in one run.
 *
 * Expected values follow RFC 8259 and the conventions of format.md. */
#include "scanning.h"

#include "base/memory.h"
#include "base/text.h"
#include "input/read.h"
#include "input/fault.h"

/* ------------------------------------------------------------------ places */

static void values_are_recorded_in_the_order_of_the_text(void **state)
{
    (void)state;
    struct outcome outcome =
        scan("{\n  \"a\": [true, null],\n\t\"b\": {\"c\": -1.5},\r\n \"d\": \"x\"}");
    static const struct rf_spot expected[] = {
        {RF_OBJECT, 1, 1, 0}, {RF_ARRAY, 2, 8, 0},       {RF_BOOLEAN, 2, 9, 0}, {RF_NULL, 2, 15, 0},
        {RF_OBJECT, 3, 7, 0}, {RF_NUMBER, 3, 13, -1500}, {RF_TEXT, 4, 7, 0},
    };
    assert_true(outcome.accepted);
    assert_int_equal(outcome.scan.count, sizeof expected / sizeof *expected);
    for (size_t index = 0; index < outcome.scan.count; index++) {
        assert_int_equal(outcome.scan.spots[index].type, expected[index].type);
        assert_int_equal(outcome.scan.spots[index].line, expected[index].line);
        assert_int_equal(outcome.scan.spots[index].column, expected[index].column);
        assert_int_equal(outcome.scan.spots[index].thousandths, expected[index].thousandths);
    }
    drop(&outcome);
}

static void columns_count_bytes(void **state)
{
    (void)state;
    struct outcome outcome = scan("{\"\xC3\xA9\": 1}"); /* e acute: two bytes */
    assert_int_equal(outcome.scan.spots[1].column, 8);
    drop(&outcome);
}

static void messages_name_the_place_in_the_document(void **state)
{
    (void)state;
    struct outcome outcome = scan("{\"a/b\": [1, {\"~\": 01}]}");
    assert_fault(&outcome, 0, "J009", 1, 19);
    assert_string_equal(outcome.faults.items[0].place.pointer, "/a~1b/1/~0");
    drop(&outcome);
}

/* ------------------------------------------------------------------ words and structure */

static void words_that_are_no_values_are_refused(void **state)
{
    (void)state;
    refuses("{\"a\": NaN}", "J012", 1, 7);
    refuses("{\"a\": Infinity}", "J012", 1, 7);
    refuses("{\"a\": True}", "J012", 1, 7);
    refuses("{\"a\": nul}", "J012", 1, 7);
    refuses("{\"a\": nulls}", "J012", 1, 7);
    refuses("{\"a\": undefined}", "J012", 1, 7);
    accepts("{\"a\": true, \"b\": false, \"c\": null}");
}

static void duplicate_keys_are_told_with_both_places(void **state)
{
    (void)state;
    struct outcome outcome =
        scan("{\"e\": {\n  \"mentor\": \"K\",\n  \"x\": 1,\n  \"mentor\": \"O\"}}");
    assert_int_equal(outcome.faults.count, 1);
    assert_fault(&outcome, 0, "J003", 4, 3);
    assert_string_equal(outcome.faults.items[0].message,
                        "duplicate key \"mentor\": first given at 2:3, again at 4:3");
    assert_string_equal(outcome.faults.items[0].place.pointer, "/e");
    drop(&outcome);
}

static void keys_are_compared_as_they_read(void **state)
{
    (void)state;
    refuses("{\"a\": 1, \"\\u0061\": 2}", "J003", 1, 10);
    accepts("{\"a\": 1, \"A\": 2, \"b\": {\"a\": 1}, \"c\": [{\"a\": 1}, {\"a\": 1}]}");
    struct outcome outcome = scan("{\"a\": 1, \"a\": 2, \"a\": 3}"); /* three times: two faults */
    assert_int_equal(outcome.faults.count, 2);
    assert_fault(&outcome, 1, "J003", 1, 18);
    drop(&outcome);
}

static void a_long_key_is_shown_in_whole_characters(void **state)
{
    (void)state;
    char key[64 + 2 + 1];
    struct rf_text text = RF_TEXT_INIT, shown = RF_TEXT_INIT;
    memset(key, 'x', 63);
    memcpy(key + 63, "\xC3\xA9z", 4); /* the 64th byte is the first of two */
    rf_text_format(&text, "{\"%s\": 1, \"%s\": 2}", key, key);
    rf_text_format(&shown, "duplicate key \"%.63s\": first", key);
    struct outcome outcome = scan(rf_text_peek(&text));
    assert_int_equal(outcome.faults.count, 1);
    assert_memory_equal(outcome.faults.items[0].message, shown.bytes, shown.length);
    drop(&outcome);
    rf_text_release(&text);
    rf_text_release(&shown);
}

static void commas_missing_and_too_many_are_told_and_passed(void **state)
{
    (void)state;
    refuses("{\"a\": 1\n \"b\": 2}", "J014", 2, 2);
    refuses("{\"a\": [1 2]}", "J014", 1, 10);
    refuses("{\"a\": 1,}", "J015", 1, 8);
    refuses("{\"a\": [1,]}", "J015", 1, 9);
    refuses("{\"a\": 1,, \"b\": 2}", "J015", 1, 9);
}

static void comments_are_told_and_passed(void **state)
{
    (void)state;
    refuses("{ // the school\n\"a\": 1}", "J016", 1, 3);
    refuses("{\"a\": /* one\n two */ 1}", "J016", 1, 7);
    struct outcome outcome = scan("{\"a\": /* one\n two */ 01}");
    assert_int_equal(outcome.faults.count, 2);
    assert_fault(&outcome, 1, "J009", 2, 9);
    drop(&outcome);
}

static void broken_structure_is_refused_where_it_breaks(void **state)
{
    (void)state;
    refuses("{a: 1}", "J013", 1, 2);
    refuses("{'a': 1}", "J013", 1, 2);
    refuses("{\"a\" 1}", "J013", 1, 6);
    refuses("{\"a\": }", "J013", 1, 7);
    refuses("{\"a\": 'b'}", "J013", 1, 7);
    refuses("{\"a\": [1}", "J013", 1, 9);
    refuses("{\"a\": 1]", "J013", 1, 8);
    refuses("{,}", "J013", 1, 2);
    refuses("[,]", "J013", 1, 2);
    refuses("{\"a\": 1; \"b\": 2}", "J013", 1, 8);
}

static void a_file_that_ends_too_early_names_what_is_open(void **state)
{
    (void)state;
    struct outcome outcome = scan("{\"a\":\n [1");
    assert_fault(&outcome, 0, "J018", 2, 4);
    assert_non_null(strstr(outcome.faults.items[0].message, "the [ of 2:2 is not closed"));
    drop(&outcome);
    refuses("{", "J018", 1, 2);
    refuses("{\"a\"", "J018", 1, 5);
    refuses("{\"a\":", "J018", 1, 6);
    refuses("{\"a\": 1,", "J018", 1, 9);
}

static void nothing_may_follow_the_object(void **state)
{
    (void)state;
    refuses("{} x", "J019", 1, 4);
    refuses("{}{}", "J019", 1, 3);
    refuses("{}\n}", "J019", 2, 1);
    refuses_bytes("{}\0", 3, "J019", 1, 3);
    accepts("{} \r\n\t\n");
}

static void a_file_must_hold_one_object(void **state)
{
    (void)state;
    refuses("", "J023", 1, 1);
    refuses("  \n ", "J023", 2, 2);
    refuses("\xEF\xBB\xBF", "J023", 1, 1);
    refuses("[]", "J024", 1, 1);
    refuses("\"a\"", "J024", 1, 1);
    refuses(" null", "J024", 1, 2);
    accepts("{}");
}

/* ------------------------------------------------------------------ limits */

static char *nested(int depth)
{
    struct rf_text text = RF_TEXT_INIT;
    rf_text_add(&text, "{\"a\": ");
    for (int level = 1; level < depth; level++)
        rf_text_add(&text, "[");
    for (int level = 1; level < depth; level++)
        rf_text_add(&text, "]");
    rf_text_add(&text, depth > 1 ? "}" : "1}");
    return rf_text_take(&text);
}

static void nesting_is_limited(void **state)
{
    (void)state;
    char *text = nested(RF_LIMIT_NESTING);
    accepts(text);
    rf_release(text);
    text = nested(RF_LIMIT_NESTING + 1);
    refuses(text, "J020", 1, 7 + RF_LIMIT_NESTING - 1);
    rf_release(text);
    char *brackets = rf_allocate(10 * 1000 * 1000, 1);
    memset(brackets, '[', 10 * 1000 * 1000);
    refuses_bytes(brackets, 10 * 1000 * 1000, "J020", 1, RF_LIMIT_NESTING + 1);
    rf_release(brackets);
}

/* {"a": [0, 0, ...]} with `values` values: the object, the array, and zeros. */
static char *many_values(int values)
{
    struct rf_text text = RF_TEXT_INIT;
    rf_text_add(&text, "{\"a\": [0");
    for (int index = 3; index < values; index++)
        rf_text_add(&text, ",0");
    rf_text_add(&text, "]}");
    return rf_text_take(&text);
}

static void the_number_of_values_is_limited(void **state)
{
    (void)state;
    char *text = many_values(RF_LIMIT_MEMBERS);
    accepts(text);
    rf_release(text);
    text = many_values(RF_LIMIT_MEMBERS + 1);
    refuses(text, "J022", 1, 8 + 2 * (RF_LIMIT_MEMBERS - 2));
    rf_release(text);
}

static void faults_are_counted_and_then_it_gives_up(void **state)
{
    (void)state;
    struct rf_text text = RF_TEXT_INIT;
    rf_text_add(&text, "{\"a\": [01");
    for (int index = 1; index < RF_LIMIT_FAULTS; index++)
        rf_text_add(&text, ",01");
    struct rf_text more = RF_TEXT_INIT;
    rf_text_format(&more, "%s,01,01]}", rf_text_peek(&text));
    rf_text_add(&text, "]}");
    struct outcome at = scan(rf_text_peek(&text)), above = scan(rf_text_peek(&more));
    assert_int_equal(at.faults.count, RF_LIMIT_FAULTS);
    assert_fault(&at, RF_LIMIT_FAULTS - 1, "J009", 1, 8 + 3 * (RF_LIMIT_FAULTS - 1));
    assert_int_equal(above.faults.count, RF_LIMIT_FAULTS + 1);
    assert_fault(&above, RF_LIMIT_FAULTS, "J027", 1, 8 + 3 * RF_LIMIT_FAULTS);
    drop(&at);
    drop(&above);
    rf_text_release(&text);
    rf_text_release(&more);
}

/* ------------------------------------------------------------------ all in one run */

static void all_faults_of_a_file_are_told_in_one_run(void **state)
{
    (void)state;
    struct outcome outcome = scan("{\"a\": 007,\n"
                                  " \"b\": \"\\q\",\n"
                                  " \"c\": NaN,\n"
                                  " \"d\": 0.1234\n"
                                  " \"e\": \"\xFF\",\n"
                                  " \"a\": 1,\n"
                                  "}");
    static const char *const codes[] = {"J009", "J006", "J012", "J010",
                                        "J014", "J004", "J015", "J003"};
    assert_false(outcome.accepted);
    assert_int_equal(outcome.faults.count, sizeof codes / sizeof *codes);
    for (size_t index = 0; index < outcome.faults.count; index++)
        assert_string_equal(outcome.faults.items[index].code, codes[index]);
    drop(&outcome);
}

static void every_code_is_given_once(void **state)
{
    (void)state;
    for (int one = 0; one < RF_FAULT_COUNT; one++) {
        assert_int_equal(strlen(rf_fault_code((enum rf_fault)one)), 4);
        assert_true(strlen(rf_fault_text((enum rf_fault)one)) > 0);
        for (int other = 0; other < one; other++)
            assert_string_not_equal(rf_fault_code((enum rf_fault)one),
                                    rf_fault_code((enum rf_fault)other));
    }
}

static void every_beginning_of_a_file_is_refused_without_harm(void **state)
{
    (void)state;
    static const char text[] =
        "{\"a\": [1.5e2, \"\\u00e9\\ud83d\\ude00\xC3\xA9\", {\"b\": null}], \"c\": -0.25}";
    for (size_t length = 0; length < sizeof text - 1; length++) {
        char *exact = rf_allocate(length, 1); /* exactly as long: reading past it is found */
        memcpy(exact, text, length);
        struct outcome outcome = scan_length(exact, length);
        assert_false(outcome.accepted);
        drop(&outcome);
        rf_release(exact);
    }
    accepts_bytes(text, sizeof text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_recorded_in_the_order_of_the_text),
        cmocka_unit_test(columns_count_bytes),
        cmocka_unit_test(messages_name_the_place_in_the_document),
        cmocka_unit_test(words_that_are_no_values_are_refused),
        cmocka_unit_test(duplicate_keys_are_told_with_both_places),
        cmocka_unit_test(keys_are_compared_as_they_read),
        cmocka_unit_test(a_long_key_is_shown_in_whole_characters),
        cmocka_unit_test(commas_missing_and_too_many_are_told_and_passed),
        cmocka_unit_test(comments_are_told_and_passed),
        cmocka_unit_test(broken_structure_is_refused_where_it_breaks),
        cmocka_unit_test(a_file_that_ends_too_early_names_what_is_open),
        cmocka_unit_test(nothing_may_follow_the_object),
        cmocka_unit_test(a_file_must_hold_one_object),
        cmocka_unit_test(nesting_is_limited),
        cmocka_unit_test(the_number_of_values_is_limited),
        cmocka_unit_test(faults_are_counted_and_then_it_gives_up),
        cmocka_unit_test(all_faults_of_a_file_are_told_in_one_run),
        cmocka_unit_test(every_code_is_given_once),
        cmocka_unit_test(every_beginning_of_a_file_is_refused_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
