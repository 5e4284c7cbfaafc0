/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/memory.h"
#include "ringfence/plan.h"
#include "ringfence/rules.h"

static void values_compare_tier_by_tier(void **state)
{
    int32_t even[] = {60, 60}, uneven[] = {75, 0};
    struct rf_values one = {.equity = even, .equity_count = 2, .tired = 9, .away = 9, .spacing = 9};
    struct rf_values other = {.equity = uneven, .equity_count = 2};

    (void)state;
    assert_true(rf_values_compare(&one, &other) < 0);
    other.equity = even;
    assert_true(rf_values_compare(&one, &other) > 0);
    one.unplaced[1] = 1;
    other.unplaced[1] = 2;
    assert_true(rf_values_compare(&one, &other) < 0);
    other = one;
    assert_int_equal(rf_values_compare(&one, &other), 0);
}

static void a_session_is_named_by_induction_kind_and_monday(void **state)
{
    struct rf_induction inductions[1] = {{.id = "E1"}};
    struct rf_kind kinds[1] = {{.id = "mentor_meeting"}};
    struct rf_event events[1] = {{.id = "T1"}};
    struct rf_instance instance = {.inductions = inductions, .kinds = kinds, .events = events};
    struct rf_session session = {
        .monday = 20332, .event = -1, .chosen = -1, .cover = -1, .room = -1};
    char *name = rf_session_name(&instance, &session);

    (void)state;
    assert_string_equal(name, "E1/mentor_meeting/2025-09-01");
    rf_release(name);
    session.event = 0;
    name = rf_session_name(&instance, &session);
    assert_string_equal(name, "T1");
    rf_release(name);
}

static void rule_keys_and_constraint_ids_are_those_of_the_rulebook(void **state)
{
    (void)state;
    assert_string_equal(rf_rule_key(RF_RULE_PPA_RATE), "ppa_rate");
    assert_string_equal(rf_constraint_id(RF_CONSTRAINT_GROUP), "H16");
    assert_string_equal(rf_constraint_id(RF_CONSTRAINT_CLASH), "H2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_compare_tier_by_tier),
        cmocka_unit_test(a_session_is_named_by_induction_kind_and_monday),
        cmocka_unit_test(rule_keys_and_constraint_ids_are_those_of_the_rulebook),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
