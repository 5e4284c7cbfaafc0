/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "imported.h"

#define HEADER "Staff,Subject,Class,Room,Period\n"

static void expect_refused(const char *text, const char *code, int line, const char *words)
{
    struct imported got = import_text("csv", text, NULL);
    assert_int_equal(got.status, RF_INPUT);
    assert_true(imported_says(&got, code, line, words));
    assert_int_equal(got.first_length, 0);
    assert_int_equal(got.second_length, 0);
    imported_release(&got);
}

static void expect_found(const char *text, const struct rf_import_options *options,
                         const char *words)
{
    struct imported got = import_text("csv", text, options);
    assert_int_equal(got.status, RF_OK);
    assert_non_null(strstr(got.first, words));
    imported_release(&got);
}

static void separators_are_found(void **state)
{
    (void)state;
    const char *entry = "\"7a Ma\": {\"class\": \"7a\", \"subject\": \"Ma\", \"staff\": [\"AB\"], "
                        "\"room\": \"R\"";
    expect_found(HEADER "AB,Ma,7a,R,Mon:1\n", NULL, entry);
    expect_found("Staff;Subject;Class;Room;Period\r\nAB;Ma;7a;R;Mon:1\r\n", NULL, entry);
    expect_found("Staff\tSubject\tClass\tRoom\tPeriod\nAB\tMa\t7a\tR\tMon:1\n", NULL, entry);
    expect_found("sep=;\nStaff;Subject;Class;Room;Period\nAB;Ma;7a;R;Mon:1", NULL, entry);
}

static void headers_are_mapped_by_name_whatever_their_order(void **state)
{
    (void)state;
    struct rf_import_options options = {.map = "staff=Who,period=When"};
    expect_found("When,class,Who,Room code,Subject,Extra\nMon:1,7a,AB,R,Ma,x\n", &options,
                 "\"staff\": [\"AB\"], \"room\": \"R\"");
}

static void a_header_that_is_not_there_is_refused(void **state)
{
    (void)state;
    expect_refused("Who,Subject,Class,Room,Period\nAB,Ma,7a,R,Mon:1\n", "I114", 1,
                   "known as \"staff\"");
    struct rf_import_options options = {.map = "staff=Nobody"};
    struct imported got = import_text("csv", HEADER "AB,Ma,7a,R,Mon:1\n", &options);
    assert_int_equal(got.status, RF_INPUT);
    assert_true(imported_says(&got, "I114", 1, "no header \"Nobody\""));
    imported_release(&got);
}

static void a_map_that_is_none_is_wrong_usage(void **state)
{
    (void)state;
    static const char *const maps[] = {"staff", "person=Who", "staff=", "=Who"};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        struct rf_import_options options = {.map = maps[i]};
        struct imported got = import_text("csv", HEADER "AB,Ma,7a,R,Mon:1\n", &options);
        assert_int_equal(got.status, RF_USAGE);
        imported_release(&got);
    }
}

static void the_day_may_have_a_column_of_its_own(void **state)
{
    (void)state;
    expect_found("Staff,Subject,Class,Week,Day,Period\nAB,Ma,7a,Week 2,Monday,P1\n"
                 "AB,Ma,7a,A,Tuesday,P1\n",
                 NULL, "\"at\": {\"A/Tue/P1\": {}, \"B/Mon/P1\": {}}");
}

static void faults_of_grammar_have_their_line_and_import_nothing(void **state)
{
    (void)state;
    expect_refused(HEADER "AB,Ma,7a,R,Mon:1\nAB,M\"a,7a,R,Mon:2\n", "I112", 3, "in the middle");
    expect_refused(HEADER "AB,\"Ma\"x,7a,R,Mon:1\n", "I112", 2, "in the middle");
    expect_refused(HEADER "AB,\"Ma,7a,R,Mon:1\nAB,Ma,7a,R,Mon:2\n", "I112", 2, "never closed");
    expect_refused(HEADER "AB,Ma,7a,Mon:1\n", "I112", 2, "fewer fields");
    expect_refused(HEADER "AB,Ma,7a,R,Mon:1,x\n", "I112", 2, "more fields");
    expect_refused(HEADER "AB,Ma\r,7a,R,Mon:1\n", "I112", 2, "carriage return");
    expect_refused(HEADER, "I114", 0, "no lines below its header");
    expect_refused("", "I114", 1, "empty");
}

static void every_bad_line_is_named_in_one_run(void **state)
{
    (void)state;
    struct imported got =
        import_text("csv", HEADER "AB,Ma,7a,R,Mon:1\nAB,Ma,7a,R,Xyz:1\nAB,Ma,7a,R,3Mon:1\n", NULL);
    assert_int_equal(got.status, RF_INPUT);
    assert_true(imported_says(&got, "I115", 3, "Xyz:1"));
    assert_true(imported_says(&got, "I115", 4, "3Mon:1"));
    assert_int_equal(got.first_length, 0);
    imported_release(&got);
}

static void a_quoted_field_may_hold_line_ends_and_later_lines_keep_their_number(void **state)
{
    (void)state;
    expect_found(HEADER "AB,Ma,\"7a\r\n/x\",R,Mon:1\n", NULL, "\"class\": \"7a /x\"");
    expect_refused(HEADER "AB,Ma,\"7a\n/x\",R,Mon:1\nAB,Ma,7a,R,never\n", "I115", 4, "never");
}

static void two_things_at_once_are_named_both(void **state)
{
    (void)state;
    struct imported got = import_text("csv", HEADER "AB,Ma,7a,R1,Mon:1\nAB,Fr,7b,R2,Mon:1\n", NULL);
    assert_int_equal(got.status, RF_OK);
    assert_true(
        imported_says(&got, "I201", 0, "AB is in two places on Monday: 7a Ma (1) and 7b Fr"));
    imported_release(&got);
}

static void one_thing_told_twice_is_no_clash(void **state)
{
    (void)state;
    struct imported got = import_text(
        "csv", HEADER "AB,Ma,7a,R1,Mon:1\nAB,Ma,7a,R1,Mon:1\nAB,Ma,7b,R1,Mon:1\n", NULL);
    assert_int_equal(got.status, RF_OK);
    assert_non_null(strstr(got.first, "\"7a+7b Ma\""));
    assert_null(strstr(got.first, "\"7a Ma\""));
    assert_false(imported_says(&got, "I201", 0, ""));
    imported_release(&got);
}

static void a_lesson_without_a_week_stands_in_both(void **state)
{
    (void)state;
    expect_found(HEADER "AB,Ma,7a,R,Mon:1\nAB,Fr,7a,R,2Mon:2\n", NULL, "\"at\": {\"Mon/1\": {}}");
}

static void encodings_are_found_and_said(void **state)
{
    (void)state;
    struct rf_import_options utf8 = {.encoding = "utf-8"}, other = {.encoding = "latin-9"};
    const char *bytes = HEADER "AB,Caf\xe9,7a,R,Mon:1\n";
    struct imported got = import_text("csv", bytes, NULL);
    assert_int_equal(got.status, RF_OK);
    assert_non_null(strstr(got.first, "Caf\xc3\xa9"));
    assert_true(imported_says(&got, "I308", 0, "Windows-1252"));
    imported_release(&got);
    got = import_text("csv", bytes, &utf8);
    assert_int_equal(got.status, RF_INPUT);
    assert_true(imported_says(&got, "I111", 2, "not UTF-8"));
    imported_release(&got);
    got = import_text("csv", bytes, &other);
    assert_int_equal(got.status, RF_USAGE);
    imported_release(&got);
    expect_found("\xef\xbb\xbf" HEADER "AB,Caf\xc3\xa9,7a,R,Mon:1\n", NULL, "Caf\xc3\xa9");
    expect_refused("\xff\xfe"
                   "S\0t\0",
                   "I111", 1, "UTF-16");
    expect_refused(HEADER "AB,M\x81,7a,R,Mon:1\n", "I111", 2, "neither UTF-8 nor");
    expect_refused(HEADER "AB,M\x01,7a,R,Mon:1\n", "I111", 2, "control character");
}

static void clock_times_come_from_a_file(void **state)
{
    (void)state;
    static const char good[] = "bell,period,start,end,class\nmain,1,09:00,09:50\n"
                               "main,Break,09:50,10:10,break\nmain,2,10:10,11:00\n";
    static const char missing[] = "main,1,09:00,09:50\n";
    static const char wrong[] = "main,1,09:00,09:50\nmain,2,11:00,10:00\n";
    char path[32];
    struct rf_import_options options = {.times = path};
    write_scratch(path, good, sizeof good - 1);
    expect_found(HEADER "AB,Ma,7a,R,Mon:1\nAB,Ma,7a,R,Mon:2\n", &options,
                 "\"Break\": {\"start\": \"09:50\", \"end\": \"10:10\", \"class\": \"break\"}");
    unlink(path);
    write_scratch(path, missing, sizeof missing - 1);
    struct imported got =
        import_text("csv", HEADER "AB,Ma,7a,R,Mon:1\nAB,Ma,7a,R,Mon:2\n", &options);
    assert_int_equal(got.status, RF_INPUT);
    assert_true(imported_says(&got, "I113", 0, "no times for \"2\""));
    imported_release(&got);
    unlink(path);
    write_scratch(path, wrong, sizeof wrong - 1);
    got = import_text("csv", HEADER "AB,Ma,7a,R,Mon:1\nAB,Ma,7a,R,Mon:2\n", &options);
    assert_int_equal(got.status, RF_INPUT);
    assert_true(imported_says(&got, "I113", 2, "not a start and a later end"));
    imported_release(&got);
    unlink(path);
}

/* `count` lines of distinct lessons. */
static char *lines(size_t count)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    fputs(HEADER, stream);
    for (size_t i = 0; i < count; i++)
        fprintf(stream, "T%zu,Ma,c%zu,,Mon:1\n", i % 1000, i);
    fclose(stream);
    return text;
}

static void the_draft_names_inset_days_on_school_days_only(void **state)
{
    (void)state;
    struct imported got = import_text("csv", HEADER "AB,Ma,7a,R,Tue:1\n", NULL);
    assert_int_equal(got.status, RF_OK);
    assert_non_null(strstr(got.second, "\"2025-09-02\": {}")); /* a Tuesday */
    assert_null(strstr(got.second, "\"2025-11-03\": {}"));     /* a Monday, no school day here */
    imported_release(&got);
}

static void the_number_of_staff_is_limited(void **state)
{
    (void)state;
    for (int extra = 0; extra < 2; extra++) {
        char *text = NULL;
        size_t length = 0;
        FILE *stream = open_memstream(&text, &length);
        fputs(HEADER, stream);
        for (int i = 0; i < RF_IMPORT_STAFF + extra; i++)
            fprintf(stream, "T%d,Ma,7a,,Mon:1\n", i);
        fclose(stream);
        struct imported got = import_text("csv", text, NULL);
        assert_int_equal(got.status, extra == 0 ? RF_OK : RF_INPUT);
        assert_int_equal(imported_says(&got, "I104", 0, "too many staff"), extra == 1);
        imported_release(&got);
        free(text);
    }
}

static void the_number_of_lines_is_limited(void **state)
{
    (void)state;
    char *within = lines(RF_IMPORT_ENTRIES), *above = lines((size_t)RF_IMPORT_ENTRIES + 1);
    struct imported got = import_text("csv", within, NULL);
    assert_int_equal(got.status, RF_OK);
    imported_release(&got);
    expect_refused(above, "I104", RF_IMPORT_ENTRIES + 2, "too many lines");
    free(within);
    free(above);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(separators_are_found),
        cmocka_unit_test(headers_are_mapped_by_name_whatever_their_order),
        cmocka_unit_test(a_header_that_is_not_there_is_refused),
        cmocka_unit_test(a_map_that_is_none_is_wrong_usage),
        cmocka_unit_test(the_day_may_have_a_column_of_its_own),
        cmocka_unit_test(faults_of_grammar_have_their_line_and_import_nothing),
        cmocka_unit_test(every_bad_line_is_named_in_one_run),
        cmocka_unit_test(a_quoted_field_may_hold_line_ends_and_later_lines_keep_their_number),
        cmocka_unit_test(two_things_at_once_are_named_both),
        cmocka_unit_test(one_thing_told_twice_is_no_clash),
        cmocka_unit_test(a_lesson_without_a_week_stands_in_both),
        cmocka_unit_test(encodings_are_found_and_said),
        cmocka_unit_test(clock_times_come_from_a_file),
        cmocka_unit_test(the_draft_names_inset_days_on_school_days_only),
        cmocka_unit_test(the_number_of_staff_is_limited),
        cmocka_unit_test(the_number_of_lines_is_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
