/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_adapter.c: GLPK behind its door: what its answers mean, pair by pair, and what comes back
 * for models whose best value is plain to see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glpk.h>

#include "base/memory.h"
#include "engine/mip.h"
#include "puzzle.h"

/* ---- the table of answers; meanings from the GLPK reference manual, glp_intopt, glp_simplex */

struct pair {
    int code, status;
    enum rf_search_end end;
};

static void the_answers_of_the_tree_mean_what_the_manual_says(void **state)
{
    static const struct pair pairs[] = {
        {0, GLP_OPT, RF_SEARCH_CLOSED},     /* tree finished, best plan */
        {0, GLP_NOFEAS, RF_SEARCH_NO_PLAN}, /* tree finished, there is none */
        {GLP_ENOPFS, GLP_UNDEF, RF_SEARCH_NO_PLAN},
        {0, GLP_FEAS, RF_SEARCH_LIMIT},         /* a plan, not proved */
        {GLP_ESTOP, GLP_FEAS, RF_SEARCH_LIMIT}, /* ended by us, with a plan and without */
        {GLP_ESTOP, GLP_UNDEF, RF_SEARCH_LIMIT},
        {GLP_ETMLIM, GLP_FEAS, RF_SEARCH_LIMIT},
        {GLP_ETMLIM, GLP_UNDEF, RF_SEARCH_LIMIT},
        {GLP_EMIPGAP, GLP_FEAS, RF_SEARCH_LIMIT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_int_equal(rf_mip_classify(pairs[i].code, pairs[i].status), pairs[i].end);
}

static void nothing_follows_from_an_answer_of_the_tree_that_is_not_in_the_table(void **state)
{
    static const int codes[] = {GLP_EBOUND, GLP_EROOT, GLP_ENODFS, GLP_EFAIL, 1000};
    static const int statuses[] = {GLP_UNDEF, GLP_OPT, GLP_FEAS, GLP_NOFEAS};
    (void)state;
    assert_int_equal(rf_mip_classify(0, GLP_UNDEF), RF_SEARCH_FAILED);
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        for (size_t k = 0; k < sizeof statuses / sizeof statuses[0]; k++)
            assert_int_equal(rf_mip_classify(codes[i], statuses[k]), RF_SEARCH_FAILED);
}

static void no_limit_is_ever_a_proof(void **state)
{
    static const int codes[] = {GLP_ESTOP, GLP_ETMLIM, GLP_EITLIM, GLP_EMIPGAP};
    static const int statuses[] = {GLP_UNDEF, GLP_OPT, GLP_FEAS, GLP_NOFEAS};
    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        for (size_t k = 0; k < sizeof statuses / sizeof statuses[0]; k++) {
            enum rf_search_end end = rf_mip_classify(codes[i], statuses[k]);
            assert_true(end == RF_SEARCH_LIMIT || end == RF_SEARCH_FAILED);
        }
}

static void the_answers_of_the_relaxation_mean_what_the_manual_says(void **state)
{
    static const struct pair pairs[] = {
        {0, GLP_OPT, RF_SEARCH_CLOSED},
        {0, GLP_NOFEAS, RF_SEARCH_NO_PLAN},
        {0, GLP_INFEAS, RF_SEARCH_FAILED},
        {0, GLP_UNDEF, RF_SEARCH_FAILED},
        {0, GLP_UNBND, RF_SEARCH_FAILED},
        {GLP_ENOPFS, GLP_UNDEF, RF_SEARCH_NO_PLAN},
        {GLP_EITLIM, GLP_INFEAS, RF_SEARCH_LIMIT},
        {GLP_ETMLIM, GLP_UNDEF, RF_SEARCH_LIMIT},
        {GLP_ESING, GLP_OPT, RF_SEARCH_FAILED},
        {GLP_EBADB, GLP_OPT, RF_SEARCH_FAILED},
        {GLP_EFAIL, GLP_OPT, RF_SEARCH_FAILED},
        {GLP_EFAIL, GLP_NOFEAS, RF_SEARCH_FAILED},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_int_equal(rf_mip_classify_relaxation(pairs[i].code, pairs[i].status), pairs[i].end);
}

/* ---- small models */

static void the_best_of_a_small_model_is_found_and_its_bound_is_its_cost(void **state)
{
    /* 3 <= 2 (x + y + z): two of them, at 7 each. The relaxation says 10.5. */
    struct rf_matrix *matrix = puzzle_sum(3, 7, 2, 3, RF_NO_LIMIT);
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    rf_mip_search(&search, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_CLOSED);
    assert_true(found.has_values);
    assert_true(puzzle_holds(matrix, found.values));
    assert_int_equal(puzzle_cost(matrix, found.values), 14);
    assert_true(found.has_bound);
    assert_int_equal(found.bound, 14);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

static void a_cost_below_zero_is_taken_as_it_stands(void **state)
{
    struct rf_matrix *matrix = puzzle_sum(3, -4, 1, -RF_NO_LIMIT, 2);
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    rf_mip_search(&search, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_CLOSED);
    assert_int_equal(puzzle_cost(matrix, found.values), -8);
    assert_int_equal(found.bound, -8);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

static void assert_no_plan(struct rf_matrix *matrix)
{
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    rf_mip_search(&search, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_NO_PLAN);
    assert_false(found.has_values);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

static void a_model_without_any_plan_is_told_from_one_that_is_hard(void **state)
{
    (void)state;
    assert_no_plan(puzzle_sum(2, 1, 1, 3, RF_NO_LIMIT)); /* three of two */
    assert_no_plan(puzzle_sum(2, 1, 2, 3, 3));           /* one and a half */
}

static void an_empty_model_costs_nothing(void **state)
{
    struct rf_matrix *matrix = rf_matrix_new();
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    rf_mip_search(&search, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_CLOSED);
    assert_true(found.has_bound);
    assert_int_equal(found.bound, 0);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

static void a_start_plan_that_is_best_comes_back(void **state)
{
    /* Three of five, at 2 each: the relaxation says 6 already. */
    struct rf_matrix *matrix = puzzle_sum(5, 2, 1, 3, 3);
    static const int32_t start[] = {0, 1, 0, 1, 1};
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    search.incumbent = start;
    rf_mip_search(&search, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_CLOSED);
    assert_memory_equal(found.values, start, sizeof start);
    assert_int_equal(found.bound, 6);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

static void a_start_plan_that_is_not_best_is_improved_on(void **state)
{
    struct rf_matrix *matrix = puzzle_sum(5, 2, 1, 3, 5);
    static const int32_t start[] = {1, 1, 1, 1, 1};
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    search.incumbent = start;
    rf_mip_search(&search, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_CLOSED);
    assert_int_equal(puzzle_cost(matrix, found.values), 6);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

static void a_limit_of_nodes_leaves_a_plan_and_a_bound_below_it(void **state)
{
    int32_t *start;
    int64_t cost;
    struct rf_matrix *matrix = puzzle_market(&start, &cost);
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    assert_true(puzzle_holds(matrix, start));
    search.incumbent = start;
    search.node_limit = 10;
    rf_mip_search(&search, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_LIMIT);
    assert_true(found.has_values);
    assert_true(puzzle_holds(matrix, found.values));
    assert_true(puzzle_cost(matrix, found.values) <= cost);
    assert_true(found.has_bound);
    assert_true(found.bound < puzzle_cost(matrix, found.values));
    assert_true(found.nodes >= 10 && found.nodes < 100);
    rf_release(found.values);
    rf_release(start);
    rf_matrix_release(matrix);
}

static void a_limit_of_work_stops_the_search_too(void **state)
{
    int32_t *start;
    int64_t cost;
    struct rf_matrix *matrix = puzzle_market(&start, &cost);
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    search.incumbent = start;
    search.work_limit = 1000000; /* some thousand steps of the simplex */
    rf_mip_search(&search, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_LIMIT);
    rf_release(found.values);
    rf_release(start);
    rf_matrix_release(matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answers_of_the_tree_mean_what_the_manual_says),
        cmocka_unit_test(nothing_follows_from_an_answer_of_the_tree_that_is_not_in_the_table),
        cmocka_unit_test(no_limit_is_ever_a_proof),
        cmocka_unit_test(the_answers_of_the_relaxation_mean_what_the_manual_says),
        cmocka_unit_test(the_best_of_a_small_model_is_found_and_its_bound_is_its_cost),
        cmocka_unit_test(a_cost_below_zero_is_taken_as_it_stands),
        cmocka_unit_test(a_model_without_any_plan_is_told_from_one_that_is_hard),
        cmocka_unit_test(an_empty_model_costs_nothing),
        cmocka_unit_test(a_start_plan_that_is_best_comes_back),
        cmocka_unit_test(a_start_plan_that_is_not_best_is_improved_on),
        cmocka_unit_test(a_limit_of_nodes_leaves_a_plan_and_a_bound_below_it),
        cmocka_unit_test(a_limit_of_work_stops_the_search_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
