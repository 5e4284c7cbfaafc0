/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "ringfence/status.h"

static void exit_codes_are_those_of_the_manual(void **state)
{
    (void)state;
    assert_int_equal(rf_status_exit_code(RF_OK), 0);
    assert_int_equal(rf_status_exit_code(RF_NO), 1);
    assert_int_equal(rf_status_exit_code(RF_USAGE), 2);
    assert_int_equal(rf_status_exit_code(RF_INPUT), 3);
    assert_int_equal(rf_status_exit_code(RF_CONTRADICTORY), 4);
    assert_int_equal(rf_status_exit_code(RF_LIMIT), 5);
    assert_int_equal(rf_status_exit_code(RF_IO), 6);
    assert_int_equal(rf_status_exit_code(RF_FAULT), 7);
    assert_int_equal(rf_status_exit_code(RF_INTERRUPTED), 130);
    assert_int_equal(rf_status_exit_code(RF_TERMINATED), 143);
}

static void the_worse_is_the_first_of_7_6_3_4_5_1_0(void **state)
{
    static const enum rf_status order[] = {RF_FAULT, RF_IO, RF_INPUT, RF_CONTRADICTORY,
                                           RF_LIMIT, RF_NO, RF_OK};
    size_t i, j;

    (void)state;
    for (i = 0; i < 7; i++) {
        for (j = 0; j < 7; j++)
            assert_int_equal(rf_status_worse(order[i], order[j]), order[i < j ? i : j]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exit_codes_are_those_of_the_manual),
        cmocka_unit_test(the_worse_is_the_first_of_7_6_3_4_5_1_0),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
