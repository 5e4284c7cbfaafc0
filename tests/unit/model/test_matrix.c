/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_matrix.c: building small models and the exact text they are written as. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "model/matrix.h"

static char written[4096];

static const char *write_text(const struct rf_matrix *matrix, const char *comment)
{
    FILE *stream = tmpfile();
    assert_non_null(stream);
    assert_true(rf_matrix_write(matrix, comment, stream));
    rewind(stream);
    size_t length = fread(written, 1, sizeof written - 1, stream);
    written[length] = '\0';
    fclose(stream);
    return written;
}

static void two_columns_are_written_in_full(void **state)
{
    struct rf_matrix *matrix = rf_matrix_new();
    (void)state;
    int32_t x = rf_matrix_column(matrix, 0, 1, true, "x%d", 7);
    int32_t z = rf_matrix_column(matrix, -3, RF_NO_LIMIT, true, "z");
    matrix->columns[x].cost = 2;
    matrix->columns[z].cost = -1;
    rf_matrix_row(matrix, 1, 4, "both");
    rf_matrix_entry(matrix, x, 1);
    rf_matrix_entry(matrix, z, -12);
    rf_matrix_row(matrix, 3, 3, "equal");
    rf_matrix_entry(matrix, z, 1);
    assert_string_equal(write_text(matrix, "one\ntwo"), "\\ one\n"
                                                        "\\ two\n"
                                                        "Minimize\n"
                                                        " obj: + 2 x7 - z\n"
                                                        "Subject To\n"
                                                        " both.lo: + x7 - 12 z >= 1\n"
                                                        " both.up: + x7 - 12 z <= 4\n"
                                                        " equal: + z = 3\n"
                                                        "Bounds\n"
                                                        " z >= -3\n"
                                                        "Generals\n"
                                                        " z\n"
                                                        "Binaries\n"
                                                        " x7\n"
                                                        "End\n");
    rf_matrix_release(matrix);
}

static void a_column_twice_in_a_row_is_summed_and_zero_is_left_out(void **state)
{
    struct rf_matrix *matrix = rf_matrix_new();
    (void)state;
    int32_t x = rf_matrix_column(matrix, 0, 1, true, "x");
    int32_t y = rf_matrix_column(matrix, 0, 1, true, "y");
    for (int row = 0; row < 2; row++) {
        rf_matrix_row(matrix, 0, 9, "r%d", row);
        rf_matrix_entry(matrix, x, 3);
        rf_matrix_entry(matrix, y, 0);
        rf_matrix_entry(matrix, x, 4);
    }
    assert_int_equal(matrix->entry_count, 2);
    assert_int_equal(matrix->rows[0].count, 1);
    assert_int_equal(matrix->entries[0].value, 7);
    assert_int_equal(matrix->entries[1].value, 7);
    rf_matrix_release(matrix);
}

static void nothing_to_minimise_and_unused_columns_are_still_written(void **state)
{
    struct rf_matrix *matrix = rf_matrix_new();
    (void)state;
    rf_matrix_column(matrix, 2, 2, true, "fixed");
    rf_matrix_column(matrix, -RF_NO_LIMIT, RF_NO_LIMIT, false, "loose");
    rf_matrix_row(matrix, 1, RF_NO_LIMIT, "empty");
    assert_string_equal(write_text(matrix, NULL), "Minimize\n"
                                                  " obj: + 0 fixed + 0 loose\n"
                                                  "Subject To\n"
                                                  " empty: + 0 fixed >= 1\n"
                                                  "Bounds\n"
                                                  " fixed = 2\n"
                                                  " loose free\n"
                                                  "Generals\n"
                                                  " fixed\n"
                                                  "End\n");
    rf_matrix_release(matrix);
}

static void lines_stay_short(void **state)
{
    struct rf_matrix *matrix = rf_matrix_new();
    (void)state;
    rf_matrix_row(matrix, 0, RF_NO_LIMIT, "long");
    for (int i = 0; i < 60; i++) {
        int32_t column = rf_matrix_column(matrix, 0, 1, true, "a_column_number_%d", i);
        rf_matrix_entry(matrix, column, 1000 + i);
    }
    char *line = strtok((char *)(size_t)write_text(matrix, NULL), "\n");
    for (; line != NULL; line = strtok(NULL, "\n"))
        assert_true(strlen(line) < 200);
    rf_matrix_release(matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_columns_are_written_in_full),
        cmocka_unit_test(a_column_twice_in_a_row_is_summed_and_zero_is_left_out),
        cmocka_unit_test(nothing_to_minimise_and_unused_columns_are_still_written),
        cmocka_unit_test(lines_stay_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
