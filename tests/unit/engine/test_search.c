/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_search.c: what GLPK's answers mean, row by row of the table, and searches in a child
 * process over matrices small enough to solve by hand. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <glpk.h>

#include "engine/child.h"
#include "engine/mip.h"

static void each_answer_of_a_tree_has_its_meaning(void **state)
{
    (void)state;
    assert_int_equal(rf_mip_classify(0, GLP_OPT), RF_SEARCH_CLOSED);
    assert_int_equal(rf_mip_classify(0, GLP_NOFEAS), RF_SEARCH_NO_PLAN);
    assert_int_equal(rf_mip_classify(0, GLP_FEAS), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify(0, GLP_UNDEF), RF_SEARCH_FAILED);
    assert_int_equal(rf_mip_classify(GLP_ENOPFS, GLP_NOFEAS), RF_SEARCH_NO_PLAN);
    assert_int_equal(rf_mip_classify(GLP_ENOPFS, GLP_UNDEF), RF_SEARCH_NO_PLAN);
    assert_int_equal(rf_mip_classify(GLP_ESTOP, GLP_FEAS), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify(GLP_ESTOP, GLP_UNDEF), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify(GLP_ETMLIM, GLP_FEAS), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify(GLP_ETMLIM, GLP_UNDEF), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify(GLP_EMIPGAP, GLP_FEAS), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify(GLP_EMIPGAP, GLP_OPT), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify(GLP_EITLIM, GLP_UNDEF), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify(GLP_EFAIL, GLP_FEAS), RF_SEARCH_FAILED);
    assert_int_equal(rf_mip_classify(GLP_EROOT, GLP_UNDEF), RF_SEARCH_FAILED);
    assert_int_equal(rf_mip_classify(GLP_ENODFS, GLP_UNDEF), RF_SEARCH_FAILED);
    assert_int_equal(rf_mip_classify(GLP_EBOUND, GLP_UNDEF), RF_SEARCH_FAILED);
}

static void each_answer_of_a_relaxation_has_its_meaning(void **state)
{
    (void)state;
    assert_int_equal(rf_mip_classify_relaxation(0, GLP_OPT), RF_SEARCH_CLOSED);
    assert_int_equal(rf_mip_classify_relaxation(0, GLP_NOFEAS), RF_SEARCH_NO_PLAN);
    assert_int_equal(rf_mip_classify_relaxation(0, GLP_INFEAS), RF_SEARCH_FAILED);
    assert_int_equal(rf_mip_classify_relaxation(0, GLP_UNBND), RF_SEARCH_FAILED);
    assert_int_equal(rf_mip_classify_relaxation(GLP_ENOPFS, GLP_UNDEF), RF_SEARCH_NO_PLAN);
    assert_int_equal(rf_mip_classify_relaxation(GLP_EITLIM, GLP_INFEAS), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify_relaxation(GLP_ETMLIM, GLP_INFEAS), RF_SEARCH_LIMIT);
    assert_int_equal(rf_mip_classify_relaxation(GLP_EFAIL, GLP_UNDEF), RF_SEARCH_FAILED);
}

/* Cover five points by sets of two neighbours on a ring: 2.5 in fractions, 3 in whole sets. */
static struct rf_matrix *ring(void)
{
    struct rf_matrix *matrix = rf_matrix_new();
    for (int i = 0; i < 5; i++) {
        rf_matrix_column(matrix, 0, 1, true, "set_%d", i);
        matrix->columns[i].cost = 1;
    }
    for (int i = 0; i < 5; i++) {
        rf_matrix_row(matrix, 1, RF_NO_LIMIT, "point_%d", i);
        rf_matrix_entry(matrix, i, 1);
        rf_matrix_entry(matrix, (i + 1) % 5, 1);
    }
    return matrix;
}

static struct rf_found run(const struct rf_matrix *matrix, const int32_t *incumbent,
                           const struct rf_watch *watch, int32_t *values)
{
    struct rf_search search = {matrix, incumbent, NULL, 1000, 1000000000};
    struct rf_found found = {0};
    found.values = values;
    rf_child_search(&search, watch, NULL, NULL, &found);
    return found;
}

static void a_finished_tree_closes_the_number(void **state)
{
    struct rf_matrix *matrix = ring();
    struct rf_watch watch = {0, NULL};
    int32_t values[5] = {0}, sum = 0;
    struct rf_found found = run(matrix, NULL, &watch, values);
    (void)state;
    assert_int_equal(found.end, RF_SEARCH_CLOSED);
    assert_true(found.has_values && found.has_bound);
    assert_int_equal(found.bound, 3);
    for (int i = 0; i < 5; i++) {
        sum += values[i];
        assert_true(values[i] + values[(i + 1) % 5] >= 1);
    }
    assert_int_equal(sum, 3);
    rf_matrix_release(matrix);
}

/* The fractional bound 2.5 rounds up to the plan's 3: no tree is needed, the plan comes back. */
static void a_plan_at_the_rounded_bound_is_kept(void **state)
{
    struct rf_matrix *matrix = ring();
    struct rf_watch watch = {0, NULL};
    const int32_t plan[5] = {0, 1, 0, 1, 1};
    int32_t values[5] = {0};
    struct rf_found found = run(matrix, plan, &watch, values);
    (void)state;
    assert_int_equal(found.end, RF_SEARCH_CLOSED);
    assert_memory_equal(values, plan, sizeof plan);
    assert_int_equal(found.nodes, 0);
    rf_matrix_release(matrix);
}

static void a_matrix_without_a_plan_is_said_to_have_none(void **state)
{
    struct rf_matrix *matrix = ring();
    struct rf_watch watch = {0, NULL};
    int32_t values[5] = {0};
    rf_matrix_row(matrix, -RF_NO_LIMIT, 2, "at_most_two");
    for (int i = 0; i < 5; i++)
        rf_matrix_entry(matrix, i, 1);
    struct rf_found found = run(matrix, NULL, &watch, values);
    (void)state;
    assert_int_equal(found.end, RF_SEARCH_NO_PLAN);
    assert_false(found.has_values);
    rf_matrix_release(matrix);
}

static void after_a_stop_nothing_is_searched(void **state)
{
    struct rf_matrix *matrix = ring();
    volatile int stop = 1;
    struct rf_watch watch = {0, &stop};
    int32_t values[5] = {0};
    struct rf_found found = run(matrix, NULL, &watch, values);
    (void)state;
    assert_int_equal(found.end, RF_SEARCH_LIMIT);
    assert_false(found.has_values || found.has_bound);
    rf_matrix_release(matrix);
}

/* A coefficient that GLPK cannot be trusted with ends the child, not us. */
static void a_child_that_dies_is_a_limit(void **state)
{
    struct rf_matrix *matrix = ring();
    struct rf_watch watch = {0, NULL};
    int32_t values[5] = {0};
    matrix->entries[0].value = INT32_MAX;
    struct rf_found found = run(matrix, NULL, &watch, values);
    (void)state;
    assert_int_equal(found.end, RF_SEARCH_LIMIT);
    assert_false(found.has_values);
    rf_matrix_release(matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_of_a_tree_has_its_meaning),
        cmocka_unit_test(each_answer_of_a_relaxation_has_its_meaning),
        cmocka_unit_test(a_finished_tree_closes_the_number),
        cmocka_unit_test(a_plan_at_the_rounded_bound_is_kept),
        cmocka_unit_test(a_matrix_without_a_plan_is_said_to_have_none),
        cmocka_unit_test(after_a_stop_nothing_is_searched),
        cmocka_unit_test(a_child_that_dies_is_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
