/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_canonical.c: one text and one hash for one meaning. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "input/canonical.h"
#include "reading.h"

static void assert_number(int64_t thousandths, const char *expected)
{
    struct rf_text text = RF_TEXT_INIT;

    rf_canonical_number(&text, thousandths);
    assert_string_equal(rf_text_peek(&text), expected);
    rf_text_release(&text);
}

static void numbers_have_one_form(void **state)
{
    (void)state;
    assert_number(0, "0");
    assert_number(5000, "5");
    assert_number(600, "0.6");
    assert_number(1, "0.001");
    assert_number(1250, "1.25");
    assert_number(-1, "-0.001");
    assert_number(-500, "-0.5");
    assert_number(-2500, "-2.5");
    assert_number(9000000000000000000, "9000000000000000");
}

/* The example of FIPS 180-2, appendix B.1. */
static void the_hash_is_sha_256(void **state)
{
    char hash[RF_HASH_TEXT];

    (void)state;
    assert_string_equal(rf_canonical_hash("abc", 3, hash),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void order_and_form_of_writing_do_not_matter(void **state)
{
    struct reading one =
        read_school(USUAL_CALENDAR, "{\"AB\":{\"fte\":0.5,\"name\":\"\\u00c5 B\"},\"CD\":{}}",
                    ",\"rooms\":{\"x\":{},\"y\":{}}", false);
    struct reading other = read_school(
        USUAL_CALENDAR, "{ \"CD\" : { } ,\n\"AB\":{\"name\":\"\xc3\x85 B\",\"fte\":0.500} }",
        ",\"rooms\":{\"y\":{},\"x\":{}}", false);

    (void)state;
    assert_non_null(one.instance);
    assert_non_null(other.instance);
    assert_string_equal(one.instance->canonical, other.instance->canonical);
    assert_string_equal(one.instance->hash, other.instance->hash);
    assert_int_equal(strlen(one.instance->hash), 64);
    end_reading(&one);
    end_reading(&other);
}

static void another_fact_is_another_hash(void **state)
{
    struct reading one = read_school(USUAL_CALENDAR, "{\"AB\":{\"fte\":0.5},\"CD\":{}}", "", false);
    struct reading other =
        read_school(USUAL_CALENDAR, "{\"AB\":{\"fte\":0.501},\"CD\":{}}", "", false);

    (void)state;
    assert_string_not_equal(one.instance->hash, other.instance->hash);
    end_reading(&one);
    end_reading(&other);
}

static int32_t generic_stages(const struct rf_instance *instance)
{
    int32_t i;

    for (i = 0; i < instance->programme_count; i++) {
        if (strcmp(instance->programmes[i].id, "generic-2025") == 0)
            return instance->programmes[i].stage_count;
    }
    return -1;
}

static void what_was_removed_stays_removed_when_read_again(void **state)
{
    struct reading first = read_school(
        USUAL_CALENDAR, USUAL_STAFF,
        ",\"programmes\":{\"generic-2025\":{\"stages\":{\"2\":null}},\"provider-a-2019\":null}",
        false);
    struct reading again;

    (void)state;
    assert_non_null(first.instance);
    assert_int_equal(generic_stages(first.instance), 1);
    again = read_text(first.instance->canonical, false);
    assert_non_null(again.instance);
    assert_int_equal(again.instance->programme_count, first.instance->programme_count);
    assert_int_equal(generic_stages(again.instance), 1);
    assert_string_equal(again.instance->hash, first.instance->hash);
    end_reading(&first);
    end_reading(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_one_form),
        cmocka_unit_test(the_hash_is_sha_256),
        cmocka_unit_test(order_and_form_of_writing_do_not_matter),
        cmocka_unit_test(another_fact_is_another_hash),
        cmocka_unit_test(what_was_removed_stays_removed_when_read_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
