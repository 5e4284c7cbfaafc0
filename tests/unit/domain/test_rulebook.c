/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_rulebook.c: the catalogue of rules: every value has a meaning, is read by something that
 * has an id, and is written as the files write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ringfence/rules.h"

/* Whether the catalogue, or the rulebook of the domain (SS, IN, WT), has this id. */
static int is_known(const char *id, size_t length)
{
    int i;

    if (length > 3 && id[2] == '-')
        return strncmp(id, "SS", 2) == 0 || strncmp(id, "IN", 2) == 0 || strncmp(id, "WT", 2) == 0;
    for (i = 0; i < (int)RF_CONSTRAINT_COUNT; i++) {
        const char *here = rf_constraint_id((enum rf_constraint)i);

        if (strlen(here) == length && strncmp(here, id, length) == 0)
            return 1;
    }
    for (i = 0; i < (int)RF_SOFT_COUNT; i++) {
        const char *here = rf_soft_id((enum rf_soft)i);

        if (strlen(here) == length && strncmp(here, id, length) == 0)
            return 1;
    }
    for (i = 0; i < (int)RF_AUDIT_COUNT; i++) {
        const char *here = rf_audit_id((enum rf_audit_id)i);

        if (strlen(here) == length && strncmp(here, id, length) == 0)
            return 1;
    }
    return 0;
}

static void every_value_has_a_meaning_and_readers(void **state)
{
    int i;

    (void)state;
    for (i = 0; i < (int)RF_RULE_COUNT; i++) {
        const char *meaning = rf_rule_meaning((enum rf_rule)i);
        const char *serves = rf_rule_serves((enum rf_rule)i);

        if (meaning == NULL || strlen(meaning) < 20 || meaning[strlen(meaning) - 1] == '.')
            fail_msg("%s has no meaning", rf_rule_key((enum rf_rule)i));
        if (serves == NULL || *serves == '\0')
            fail_msg("nothing reads %s", rf_rule_key((enum rf_rule)i));
        while (serves != NULL && *serves != '\0') {
            size_t length = strcspn(serves, " ");

            if (!is_known(serves, length))
                fail_msg("%s: %s", rf_rule_key((enum rf_rule)i), serves);
            serves += length + (serves[length] == ' ');
        }
    }
}

static void ids_are_told_once_and_tiers_are_tiers(void **state)
{
    int i, j;

    (void)state;
    for (i = 0; i < (int)RF_RULE_COUNT; i++) {
        for (j = 0; j < i; j++) {
            assert_string_not_equal(rf_rule_key((enum rf_rule)i), rf_rule_key((enum rf_rule)j));
            assert_string_not_equal(rf_rule_meaning((enum rf_rule)i),
                                    rf_rule_meaning((enum rf_rule)j));
        }
    }
    assert_int_equal(RF_SOFT_COUNT, 9);
    assert_int_equal(RF_AUDIT_COUNT, 10);
    for (i = 0; i < (int)RF_SOFT_COUNT; i++) {
        const char *tier = rf_soft_tiers((enum rf_soft)i);

        assert_true(tier[0] >= '2' && tier[0] <= '8');
        assert_true(strlen(rf_soft_text((enum rf_soft)i)) > 20);
    }
    assert_string_equal(rf_soft_id(RF_SOFT_EQUITY), "Q3");
    assert_string_equal(rf_audit_id(RF_AUDIT_OBSERVATION), "AU10");
}

static void values_are_written_as_in_the_files(void **state)
{
    char text[RF_RULE_VALUE_TEXT];

    (void)state;
    assert_string_equal(rf_rule_value_text(RF_RULE_PPA_RATE, 100, text), "0.1");
    assert_string_equal(rf_rule_value_text(RF_RULE_PPA_RATE, 125, text), "0.125");
    assert_string_equal(rf_rule_value_text(RF_RULE_PPA_RATE, 50, text), "0.05");
    assert_string_equal(rf_rule_value_text(RF_RULE_PPA_RATE, 5, text), "0.005");
    assert_string_equal(rf_rule_value_text(RF_RULE_PPA_RATE, 0, text), "0");
    assert_string_equal(rf_rule_value_text(RF_RULE_MENTOR_WEEK_FACTOR, 1500, text), "1.5");
    assert_string_equal(rf_rule_value_text(RF_RULE_MENTOR_WEEK_FACTOR, 10000, text), "10");
    assert_string_equal(rf_rule_value_text(RF_RULE_GRID, 5, text), "5");
    assert_string_equal(rf_rule_value_text(RF_RULE_TRAINING_MINUTES, 1200, text), "1200");
}

static void what_protects_more_is_known_of_the_law(void **state)
{
    (void)state;
    assert_int_equal(rf_rule_safer(RF_RULE_PPA_RATE), 1);
    assert_int_equal(rf_rule_safer(RF_RULE_REDUCTION_1), 1);
    assert_int_equal(rf_rule_safer(RF_RULE_DIRECTED_HOURS), -1);
    assert_int_equal(rf_rule_safer(RF_RULE_COVER_TEACHER_MAX), -1);
    assert_int_equal(rf_rule_safer(RF_RULE_GRID), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_has_a_meaning_and_readers),
        cmocka_unit_test(ids_are_told_once_and_tiers_are_tiers),
        cmocka_unit_test(values_are_written_as_in_the_files),
        cmocka_unit_test(what_protects_more_is_known_of_the_law),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
