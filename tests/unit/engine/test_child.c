/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_child.c: the search in a process of its own: it brings home what the search says, it dies
 * without harm, and it keeps to the clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "engine/child.h"
#include "puzzle.h"

static void the_child_brings_home_the_best_plan(void **state)
{
    struct rf_matrix *matrix = puzzle_sum(3, 7, 2, 3, RF_NO_LIMIT);
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    rf_child_search(&search, &(struct rf_watch){0}, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_CLOSED);
    assert_true(found.has_values);
    assert_int_equal(puzzle_cost(matrix, found.values), 14);
    assert_int_equal(found.bound, 14);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

static void the_child_says_that_there_is_no_plan(void **state)
{
    struct rf_matrix *matrix = puzzle_sum(2, 1, 2, 3, 3);
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    (void)state;
    rf_child_search(&search, &(struct rf_watch){0}, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_NO_PLAN);
    assert_false(found.has_values);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

/* The adapter refuses numbers it cannot be trusted with by ending its process. */
static void assert_dies_as_a_limit(struct rf_matrix *matrix)
{
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    rf_child_search(&search, &(struct rf_watch){0}, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_LIMIT);
    assert_false(found.has_values);
    assert_false(found.has_bound);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

static void a_child_that_dies_of_a_refused_number_is_a_limit(void **state)
{
    (void)state;
    assert_dies_as_a_limit(puzzle_sum(2, 1, 2000000000, 0, RF_NO_LIMIT));
    assert_dies_as_a_limit(puzzle_sum(2, 1, -2000000000, 0, RF_NO_LIMIT));
    assert_dies_as_a_limit(puzzle_sum(2, 2000000000, 1, 0, RF_NO_LIMIT));
    assert_dies_as_a_limit(puzzle_sum(2, 1, 1, 0, 2000000000));
}

static void a_search_goes_on_after_a_child_that_died(void **state)
{
    (void)state;
    a_child_that_dies_of_a_refused_number_is_a_limit(state);
    the_child_brings_home_the_best_plan(state);
}

struct heard {
    int32_t count;
    int64_t bound;
};

static void hear(void *context, const struct rf_found *news)
{
    struct heard *heard = context;
    heard->count++;
    if (news->has_bound) {
        assert_true(heard->count == 1 || news->bound >= heard->bound);
        heard->bound = news->bound;
    }
}

static void the_clock_ends_a_search_with_what_was_known(void **state)
{
    int32_t *start;
    int64_t cost;
    struct rf_matrix *matrix = puzzle_market(&start, &cost);
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    struct heard heard = {0, 0};
    int64_t begun = rf_watch_now();
    struct rf_watch watch = {begun + 400, NULL};
    (void)state;
    search.incumbent = start;
    rf_child_search(&search, &watch, hear, &heard, &found);
    assert_true(rf_watch_over(&watch));
    assert_true(rf_watch_now() - begun < 5000);
    assert_int_equal(found.end, RF_SEARCH_LIMIT);
    assert_true(heard.count > 0);
    assert_true(found.has_bound);
    assert_true(found.bound <= cost);
    if (found.has_values)
        assert_true(puzzle_holds(matrix, found.values));
    rf_release(found.values);
    rf_release(start);
    rf_matrix_release(matrix);
}

static void a_stop_before_the_start_searches_nothing(void **state)
{
    struct rf_matrix *matrix = puzzle_sum(3, 7, 2, 3, RF_NO_LIMIT);
    struct rf_search search = puzzle_search(matrix);
    struct rf_found found = puzzle_found(matrix);
    volatile int stop = 1;
    (void)state;
    rf_child_search(&search, &(struct rf_watch){0, &stop}, NULL, NULL, &found);
    assert_int_equal(found.end, RF_SEARCH_LIMIT);
    assert_false(found.has_values);
    rf_release(found.values);
    rf_matrix_release(matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_child_brings_home_the_best_plan),
        cmocka_unit_test(the_child_says_that_there_is_no_plan),
        cmocka_unit_test(a_child_that_dies_of_a_refused_number_is_a_limit),
        cmocka_unit_test(a_search_goes_on_after_a_child_that_died),
        cmocka_unit_test(the_clock_ends_a_search_with_what_was_known),
        cmocka_unit_test(a_stop_before_the_start_searches_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
