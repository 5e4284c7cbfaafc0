/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the importers write, with two inductions added, is an instance the reader accepts and means
 * what the file said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/calendar.h"
#include "imported.h"
#include "input/read.h"

struct school {
    char paths[3][32];
    struct rf_instance *instance;
};

static struct school read_school(const char *format, const char *fixture, const char *inductions)
{
    struct school school = {.instance = NULL};
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    const char *paths[3];
    write_scratch(school.paths[0], "", 0);
    write_scratch(school.paths[1], "", 0);
    write_scratch(school.paths[2], inductions, strlen(inductions));
    FILE *first = fopen(school.paths[0], "w"), *second = fopen(school.paths[1], "w");
    assert_int_equal(rf_import(format, fixture, NULL, first, second, &diagnostics), RF_OK);
    fclose(first);
    fclose(second);
    for (size_t i = 0; i < 3; i++)
        paths[i] = school.paths[i];
    assert_int_equal(rf_read_instance(paths, 3, false, &diagnostics, &school.instance), RF_OK);
    assert_false(rf_diagnostics_has(&diagnostics, RF_ERROR));
    rf_diagnostics_release(&diagnostics);
    return school;
}

static void release_school(struct school *school)
{
    rf_instance_release(school->instance);
    for (size_t i = 0; i < 3; i++)
        unlink(school->paths[i]);
}

static const struct rf_person_day *on(const struct school *school, const char *person,
                                      const char *date)
{
    rf_day day = 0;
    assert_true(rf_day_parse(date, &day));
    int32_t index = rf_instance_person(school->instance, person);
    assert_true(index >= 0);
    return &school->instance->people[index].days[day - school->instance->first_day];
}

static void expect_span(const struct rf_person_day *day, int32_t number,
                        enum rf_occurrence_type type, int from, int until)
{
    assert_true(number < day->occurrence_count);
    assert_int_equal(day->occurrences[number].type, type);
    assert_int_equal(day->occurrences[number].span.from, from);
    assert_int_equal(day->occurrences[number].span.until, until);
}

static void a_fet_file_with_two_bells_becomes_an_instance(void **state)
{
    (void)state;
    struct school school =
        read_school("fet", RF_TEST_DATA "/cases/import/two_bells.fet",
                    "{\"inductions\": {\"E1\": {\"ect\": \"AB\", \"mentor\": \"CD\", \"stage\": 1, "
                    "\"programme\": \"generic-2025\"}}}");
    assert_int_equal(school.instance->person_count, 5);
    assert_int_equal(school.instance->induction_count, 1);
    /* Monday, 8 September 2025: AB teaches 1 and 2 of main, is away from 4 on. */
    const struct rf_person_day *monday = on(&school, "AB", "2025-09-08");
    assert_int_equal(monday->occurrence_count, 3);
    expect_span(monday, 0, RF_LESSON, 540, 600);
    expect_span(monday, 1, RF_LESSON, 600, 660);
    assert_int_equal(monday->occurrences[2].type, RF_ABSENCE);
    assert_int_equal(monday->occurrences[2].span.from, 750);
    /* CD keeps the other bell in a vocational class and is not in on Fridays. */
    expect_span(on(&school, "CD", "2025-09-08"), 0, RF_LESSON, 660, 720);
    assert_true(on(&school, "CD", "2025-09-12")->in.until <=
                on(&school, "CD", "2025-09-12")->in.from);
    assert_true(on(&school, "AB", "2025-09-12")->in.until >
                on(&school, "AB", "2025-09-12")->in.from);
    release_school(&school);
}

static void assumed_times_and_a_thin_saturday_become_an_instance(void **state)
{
    (void)state;
    struct school school = read_school("fet", RF_TEST_DATA "/cases/import/break_rows.fet", "{}");
    /* Saturday, 13 September 2025: a duty for one, nobody else is in. */
    expect_span(on(&school, "B. Cole", "2025-09-13"), 0, RF_DUTY, 510, 570);
    const struct rf_person_day *out = on(&school, "A. Baker", "2025-09-13");
    assert_true(out->in.until <= out->in.from);
    /* Monday: away in the first period is away before it. */
    const struct rf_person_day *monday = on(&school, "B. Cole", "2025-09-08");
    assert_int_equal(monday->occurrences[0].type, RF_ABSENCE);
    assert_true(monday->occurrences[0].span.from <= 480);
    assert_int_equal(monday->occurrences[0].span.until, 570);
    /* Wednesday's duty fills the break row. */
    expect_span(on(&school, "A. Baker", "2025-09-10"), 1, RF_DUTY, 630, 650);
    release_school(&school);
}

static void a_two_week_csv_becomes_an_instance(void **state)
{
    (void)state;
    struct school school =
        read_school("csv", RF_TEST_DATA "/cases/import/two_weeks.csv",
                    "{\"inductions\": {\"E1\": {\"ect\": \"AB\", \"mentor\": \"CD\", \"stage\": 1, "
                    "\"programme\": \"generic-2025\"}}}");
    int32_t baker = rf_instance_person(school.instance, "AB");
    assert_int_equal(school.instance->cycle_weeks, 2);
    assert_true(school.instance->people[baker].marks_ppa);
    /* The year begins with week A on 1 September 2025 (INSET): 8 September is B, 15 September A. */
    expect_span(on(&school, "AB", "2025-09-08"), 0, RF_LESSON, 670, 730);
    assert_int_equal(on(&school, "CD", "2025-09-08")->occurrence_count, 0);
    expect_span(on(&school, "CD", "2025-09-15"), 0, RF_LESSON, 670, 730);
    release_school(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fet_file_with_two_bells_becomes_an_instance),
        cmocka_unit_test(assumed_times_and_a_thin_saturday_become_an_instance),
        cmocka_unit_test(a_two_week_csv_becomes_an_instance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
