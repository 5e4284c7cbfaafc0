/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "imported.h"

/* A file of one teacher and one activity; the parts come from the test. Lines: 1 the head, 2 days,
 * 3 hours, 4 teachers, 5 activities, 6 time constraints. */
static char *fet(const char *days, const char *hours, const char *activities,
                 const char *constraints)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    fprintf(stream,
            "<fet version=\"6\"><Institution_Name>T</Institution_Name>\n"
            "<Days_List>%s</Days_List>\n"
            "<Hours_List>%s</Hours_List>\n"
            "<Teachers_List><Teacher><Name>AB</Name></Teacher></Teachers_List>\n"
            "<Activities_List>%s</Activities_List>\n"
            "<Time_Constraints_List>%s</Time_Constraints_List>\n"
            "</fet>\n",
            days, hours, activities, constraints);
    fclose(stream);
    return text;
}

#define DAYS "<Day><Name>Monday</Name></Day><Day><Name>Tuesday</Name></Day>"
#define HOURS "<Hour><Name>P1</Name></Hour><Hour><Name>P2</Name></Hour>"
#define ACTIVITY(id)                                                                               \
    "<Activity><Teacher>AB</Teacher><Subject>Ma</Subject><Students>7X</Students>"                  \
    "<Duration>1</Duration><Id>" id "</Id><Active>true</Active></Activity>"
#define LOCK(id, day, hour, weight)                                                                \
    "<ConstraintActivityPreferredStartingTime><Weight_Percentage>" weight "</Weight_Percentage>"   \
    "<Activity_Id>" id "</Activity_Id><Preferred_Day>" day "</Preferred_Day><Preferred_Hour>" hour \
    "</Preferred_Hour><Active>true</Active></ConstraintActivityPreferredStartingTime>"

static void expect_refused(const char *text, const char *code, int line, const char *words)
{
    struct imported got = import_text("fet", text, NULL);
    assert_int_equal(got.status, RF_INPUT);
    assert_true(imported_says(&got, code, line, words));
    assert_int_equal(got.first_length, 0);
    assert_int_equal(got.second_length, 0);
    imported_release(&got);
}

static void expect_parts_refused(const char *days, const char *hours, const char *activities,
                                 const char *constraints, const char *words)
{
    char *text = fet(days, hours, activities, constraints);
    struct imported got = import_text("fet", text, NULL);
    assert_int_equal(got.status, RF_INPUT);
    assert_true(imported_says(&got, "I105", 0, words) || imported_says(&got, "I106", 0, words) ||
                imported_says(&got, "I107", 0, words) || imported_says(&got, "I108", 0, words) ||
                imported_says(&got, "I109", 0, words) || imported_says(&got, "I110", 0, words));
    assert_int_equal(got.first_length, 0);
    imported_release(&got);
    free(text);
}

static void a_small_file_is_accepted(void **state)
{
    (void)state;
    char *text = fet(DAYS, HOURS, ACTIVITY("1"), LOCK("1", "Monday", "P2", "100"));
    struct imported got = import_text("fet", text, NULL);
    assert_int_equal(got.status, RF_OK);
    assert_non_null(strstr(got.first, "\"at\": {\"Mon/P2\": {}}"));
    assert_true(imported_says(&got, "I303", 0, "60 minutes"));
    assert_true(imported_says(&got, "I305", 0, "FET knows no dates"));
    imported_release(&got);
    free(text);
}

static void an_activity_without_a_place_is_counted_and_named(void **state)
{
    (void)state;
    expect_parts_refused(DAYS, HOURS, ACTIVITY("1") ACTIVITY("2") ACTIVITY("3"),
                         LOCK("1", "Monday", "P1", "100") LOCK("2", "Monday", "P2", "95"),
                         "2 of 3 active activities have no place in the week: Id 2, 3");
}

static void names_nobody_declared_are_refused(void **state)
{
    (void)state;
    expect_parts_refused(DAYS, HOURS, ACTIVITY("1"), LOCK("1", "Sunday", "P1", "100"),
                         "no day of the file is called \"Sunday\"");
    expect_parts_refused(DAYS, HOURS, ACTIVITY("1"), LOCK("1", "Monday", "P9", "100"),
                         "no hour of the file is called \"P9\"");
    expect_parts_refused(
        DAYS, HOURS, "<Activity><Teacher>ZZ</Teacher><Duration>1</Duration><Id>1</Id></Activity>",
        "", "no teacher of the file is called \"ZZ\"");
}

static void impossible_numbers_and_repetitions_are_refused(void **state)
{
    (void)state;
    expect_parts_refused(DAYS, HOURS, ACTIVITY("x"), "", "this is no number for \"Id\"");
    expect_parts_refused(DAYS, HOURS, ACTIVITY("1") ACTIVITY("1"), "",
                         "two activities have the Id \"1\"");
    expect_parts_refused(DAYS DAYS, HOURS, ACTIVITY("1"), "", "this name stands twice");
    expect_parts_refused(DAYS, HOURS, ACTIVITY("1"),
                         LOCK("1", "Monday", "P1", "100") LOCK("1", "Monday", "P2", "100"),
                         "two different places are given to the activity \"1\"");
    expect_parts_refused(
        DAYS, HOURS, "<Activity><Teacher>AB</Teacher><Duration>2</Duration><Id>1</Id></Activity>",
        LOCK("1", "Monday", "P2", "100"), "the day ends before this activity");
}

static void days_that_are_no_weekdays_are_refused(void **state)
{
    (void)state;
    expect_parts_refused("<Day><Name>Monday am</Name></Day><Day><Name>Monday pm</Name></Day>",
                         HOURS, ACTIVITY("1"), "", "not the weekdays of one or two weeks");
    expect_parts_refused(
        "<Day><Name>1</Name></Day><Day><Name>2</Name></Day><Day><Name>3</Name></Day>"
        "<Day><Name>4</Name></Day><Day><Name>5</Name></Day><Day><Name>6</Name></Day>"
        "<Day><Name>7</Name></Day><Day><Name>8</Name></Day>",
        HOURS, ACTIVITY("1"), "", "not the weekdays of one or two weeks");
}

static void ten_days_are_two_weeks(void **state)
{
    (void)state;
    char *text = fet("<Day><Name>Mon 1</Name></Day><Day><Name>Tue 1</Name></Day>"
                     "<Day><Name>Mon 2</Name></Day><Day><Name>Tue 2</Name></Day>",
                     HOURS, ACTIVITY("1"), LOCK("1", "Tue 2", "P1", "100"));
    struct imported got = import_text("fet", text, NULL);
    assert_int_equal(got.status, RF_OK);
    assert_non_null(strstr(got.first, "\"B/Tue/P1\""));
    assert_true(imported_says(&got, "I304", 0, "weeks A and B"));
    imported_release(&got);
    free(text);
}

static void of_several_usual_lengths_the_shortest_counts(void **state)
{
    (void)state;
    char *text = fet(DAYS,
                     "<Hour><Name>08:00</Name></Hour><Hour><Name>09:00</Name></Hour>"
                     "<Hour><Name>09:45</Name></Hour>",
                     ACTIVITY("1"), LOCK("1", "Monday", "08:00", "100"));
    struct imported got = import_text("fet", text, NULL);
    assert_int_equal(got.status, RF_OK);
    assert_non_null(strstr(got.first, "\"1\": {\"start\": \"08:00\", \"end\": \"08:45\"}"));
    assert_non_null(strstr(got.first, "\"3\": {\"start\": \"09:45\", \"end\": \"10:30\"}"));
    imported_release(&got);
    free(text);
}

static void of_two_usual_shapes_the_earlier_day_counts(void **state)
{
    (void)state;
    char *text = fet(
        DAYS, HOURS, ACTIVITY("1"),
        LOCK("1", "Monday", "P2",
             "100") "<ConstraintBreakTimes><Weight_Percentage>100</Weight_Percentage><Break_Time>"
                    "<Day>Tuesday</Day><Hour>P2</Hour></Break_Time></ConstraintBreakTimes>");
    struct imported got = import_text("fet", text, NULL);
    assert_int_equal(got.status, RF_OK);
    assert_non_null(strstr(got.first, "\"periods\": {\"P1\": {}, \"P2\": {}}, "
                                      "\"days\": {\"Tue\": {\"periods\": {\"P1\": {}}}}"));
    imported_release(&got);
    free(text);
}

static void hostile_and_broken_xml_is_refused_with_its_line(void **state)
{
    (void)state;
    expect_refused("<?xml version=\"1.0\"?>\n<!DOCTYPE fet [<!ENTITY a \"aa\">]>\n<fet>&a;</fet>\n",
                   "I103", 2, "document type declarations are refused");
    expect_refused("<?xml version=\"1.0\"?>\n<!DOCTYPE fet SYSTEM \"other.dtd\">\n<fet/>\n", "I103",
                   2, "document type declarations are refused");
    expect_refused("<fet>\n<Days_List>\n</fet>\n", "I102", 3, "not well-formed XML");
    expect_refused("<fet>&unknown;</fet>", "I102", 1, "not well-formed XML");
    expect_refused("", "I102", 1, "not well-formed XML");
    expect_refused("<timetable/>", "I105", 1, "this is no FET file");
}

/* `count` nested elements. */
static char *nested(size_t count)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    for (size_t i = 0; i < count; i++)
        fputs("<a>", stream);
    for (size_t i = 0; i < count; i++)
        fputs("</a>", stream);
    fclose(stream);
    return text;
}

static void nesting_is_limited(void **state)
{
    (void)state;
    char *within = nested(RF_IMPORT_DEPTH), *above = nested(RF_IMPORT_DEPTH + 1);
    expect_refused(within, "I105", 1, "this is no FET file");
    expect_refused(above, "I104", 1, "nested too deeply");
    free(within);
    free(above);
}

/* A root with `count` - 1 empty elements. */
static char *wide(size_t count)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    fputs("<a>", stream);
    for (size_t i = 1; i < count; i++)
        fputs("<b/>", stream);
    fputs("</a>", stream);
    fclose(stream);
    return text;
}

static void the_number_of_elements_is_limited(void **state)
{
    (void)state;
    char *within = wide(RF_IMPORT_ELEMENTS), *above = wide((size_t)RF_IMPORT_ELEMENTS + 1);
    expect_refused(within, "I105", 1, "this is no FET file");
    expect_refused(above, "I104", 1, "too many elements");
    free(within);
    free(above);
}

/* A comment of `count` letters in an otherwise good file. */
static struct imported import_comment(size_t count)
{
    char *letters = malloc(count + 1), *text = NULL, *whole = NULL;
    size_t length = 0;
    memset(letters, 'x', count);
    letters[count] = '\0';
    text = fet(DAYS, HOURS, ACTIVITY("1"), LOCK("1", "Monday", "P1", "100"));
    FILE *stream = open_memstream(&whole, &length);
    fprintf(stream, "<fet><Comments>%s</Comments>%s", letters, strchr(text, '>') + 1);
    fclose(stream);
    struct imported got = import_text("fet", whole, NULL);
    free(letters);
    free(text);
    free(whole);
    return got;
}

static void the_length_of_a_text_is_limited(void **state)
{
    (void)state;
    struct imported within = import_comment(RF_IMPORT_TEXT_BYTES);
    struct imported above = import_comment(RF_IMPORT_TEXT_BYTES + 1);
    assert_int_equal(within.status, RF_OK);
    assert_int_equal(above.status, RF_INPUT);
    assert_true(imported_says(&above, "I104", 1, "too long"));
    imported_release(&within);
    imported_release(&above);
}

static void the_hours_of_a_day_are_limited(void **state)
{
    (void)state;
    for (int extra = 0; extra < 2; extra++) {
        char *hours = NULL;
        size_t length = 0;
        FILE *stream = open_memstream(&hours, &length);
        for (int i = 1; i <= RF_IMPORT_PERIODS + extra; i++)
            fprintf(stream, "<Hour><Name>P%d</Name></Hour>", i);
        fclose(stream);
        char *text = fet(DAYS, hours, ACTIVITY("1"), LOCK("1", "Monday", "P1", "100"));
        struct imported got = import_text("fet", text, NULL);
        assert_int_equal(got.status, extra == 0 ? RF_OK : RF_INPUT);
        imported_release(&got);
        free(text);
        free(hours);
    }
}

static void the_size_of_a_file_is_limited(void **state)
{
    (void)state;
    size_t length = (size_t)RF_IMPORT_FILE_BYTES + 1;
    char *bytes = malloc(length);
    memset(bytes, ' ', length);
    struct imported above = import_bytes("fet", bytes, length, NULL);
    struct imported within = import_bytes("fet", bytes, length - 1, NULL);
    assert_true(imported_says(&above, "I104", 0, "larger than 32 MiB"));
    assert_true(imported_says(&within, "I102", 0, "not well-formed XML"));
    imported_release(&above);
    imported_release(&within);
    free(bytes);
}

static void unknown_formats_and_missing_files_are_told_apart(void **state)
{
    (void)state;
    struct imported format = import_text("untis", "x", NULL);
    assert_int_equal(format.status, RF_USAGE);
    imported_release(&format);
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    assert_int_equal(rf_import("fet", "there is no such file.fet", NULL, NULL, NULL, &diagnostics),
                     RF_IO);
    rf_diagnostics_release(&diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_file_is_accepted),
        cmocka_unit_test(an_activity_without_a_place_is_counted_and_named),
        cmocka_unit_test(names_nobody_declared_are_refused),
        cmocka_unit_test(impossible_numbers_and_repetitions_are_refused),
        cmocka_unit_test(days_that_are_no_weekdays_are_refused),
        cmocka_unit_test(ten_days_are_two_weeks),
        cmocka_unit_test(of_several_usual_lengths_the_shortest_counts),
        cmocka_unit_test(of_two_usual_shapes_the_earlier_day_counts),
        cmocka_unit_test(hostile_and_broken_xml_is_refused_with_its_line),
        cmocka_unit_test(nesting_is_limited),
        cmocka_unit_test(the_number_of_elements_is_limited),
        cmocka_unit_test(the_length_of_a_text_is_limited),
        cmocka_unit_test(the_hours_of_a_day_are_limited),
        cmocka_unit_test(the_size_of_a_file_is_limited),
        cmocka_unit_test(unknown_formats_and_missing_files_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
