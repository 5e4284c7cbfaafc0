/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_propagate.c: what rows and bounds force, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "engine/propagate.h"

/* Three columns 0 or 1. */
static struct rf_matrix *three(void)
{
    struct rf_matrix *matrix = rf_matrix_new();
    for (int i = 0; i < 3; i++)
        rf_matrix_column(matrix, 0, 1, true, "x_%d", i);
    return matrix;
}

static void row_of_three(struct rf_matrix *matrix, int32_t lower, int32_t upper)
{
    rf_matrix_row(matrix, lower, upper, "row_%zu", matrix->row_count);
    for (int i = 0; i < 3; i++)
        rf_matrix_entry(matrix, i, 1);
}

static void one_chosen_bars_the_others(void **state)
{
    struct rf_matrix *matrix = three();
    (void)state;
    matrix->columns[1].lower = 1;
    row_of_three(matrix, 1, 1);
    assert_true(rf_propagate(matrix));
    assert_int_equal(matrix->columns[0].upper, 0);
    assert_int_equal(matrix->columns[2].upper, 0);
    rf_matrix_release(matrix);
}

static void the_last_one_left_is_chosen(void **state)
{
    struct rf_matrix *matrix = three();
    (void)state;
    matrix->columns[0].upper = matrix->columns[1].upper = 0;
    row_of_three(matrix, 1, 1);
    assert_true(rf_propagate(matrix));
    assert_int_equal(matrix->columns[2].lower, 1);
    rf_matrix_release(matrix);
}

/* x_0 <= x_1 and x_1 <= x_2 with x_2 barred bars all, one row after the other. */
static void what_follows_is_followed(void **state)
{
    struct rf_matrix *matrix = three();
    (void)state;
    for (int i = 0; i < 2; i++) {
        rf_matrix_row(matrix, -RF_NO_LIMIT, 0, "leads_%d", i);
        rf_matrix_entry(matrix, i, 1);
        rf_matrix_entry(matrix, i + 1, -1);
    }
    matrix->columns[2].upper = 0;
    assert_true(rf_propagate(matrix));
    assert_int_equal(matrix->columns[0].upper, 0);
    rf_matrix_release(matrix);
}

/* 50 x <= 80 leaves x at most 1 of 0 .. 3. */
static void bounds_round_to_whole_numbers(void **state)
{
    struct rf_matrix *matrix = rf_matrix_new();
    (void)state;
    rf_matrix_column(matrix, 0, 3, true, "x");
    rf_matrix_row(matrix, -RF_NO_LIMIT, 80, "row");
    rf_matrix_entry(matrix, 0, 50);
    assert_true(rf_propagate(matrix));
    assert_int_equal(matrix->columns[0].upper, 1);
    rf_matrix_release(matrix);
}

static void a_contradiction_is_found(void **state)
{
    struct rf_matrix *matrix = three();
    (void)state;
    row_of_three(matrix, 2, RF_NO_LIMIT);
    row_of_three(matrix, -RF_NO_LIMIT, 1);
    matrix->columns[0].upper = 0;
    assert_false(rf_propagate(matrix));
    rf_matrix_release(matrix);
}

static void a_column_without_limit_stays_so(void **state)
{
    struct rf_matrix *matrix = three();
    (void)state;
    rf_matrix_column(matrix, 0, RF_NO_LIMIT, true, "t");
    rf_matrix_row(matrix, -RF_NO_LIMIT, 0, "above");
    rf_matrix_entry(matrix, 0, 60);
    rf_matrix_entry(matrix, 3, -1);
    assert_true(rf_propagate(matrix));
    assert_int_equal(matrix->columns[3].upper, RF_NO_LIMIT);
    assert_int_equal(matrix->columns[0].upper, 1);
    rf_matrix_release(matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_chosen_bars_the_others),
        cmocka_unit_test(the_last_one_left_is_chosen),
        cmocka_unit_test(what_follows_is_followed),
        cmocka_unit_test(bounds_round_to_whole_numbers),
        cmocka_unit_test(a_contradiction_is_found),
        cmocka_unit_test(a_column_without_limit_stays_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
