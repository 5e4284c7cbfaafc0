/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_trust.c: the list of a trust's schools: order, paths, and the limits on it. What its faults
 * look like on the command line is told by tests/cli/each.sh. Works in a directory of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/read.h"
#include "input/trust.h"

static char directory[] = "trust_test_XXXXXX";

static int enter(void **state)
{
    (void)state;
    return mkdtemp(directory) != NULL && chdir(directory) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    return chdir("..") == 0 && rmdir(directory) == 0 ? 0 : -1;
}

struct outcome {
    enum rf_status status;
    struct rf_diagnostics faults;
    struct rf_trust trust;
};

/* Reads a list that holds `schools`. */
static struct outcome read_list(const char *path, const char *schools)
{
    struct outcome outcome = {.faults = RF_DIAGNOSTICS_INIT};
    FILE *file = fopen("list.json", "wb");
    assert_non_null(file);
    assert_true(fprintf(file, "{\"ringfence-trust\": \"1.0\", \"schools\": {%s}}", schools) > 0);
    assert_int_equal(fclose(file), 0);
    outcome.status = rf_trust_read(path, &outcome.faults, &outcome.trust);
    unlink("list.json");
    return outcome;
}

static void drop(struct outcome *outcome)
{
    rf_trust_release(&outcome->trust);
    rf_diagnostics_release(&outcome->faults);
}

static void schools_stand_in_the_order_of_their_ids(void **state)
{
    (void)state;
    struct outcome outcome = read_list(
        "list.json", "\"b\": {\"layers\": [\"2\", \"1\"]}, \"note\": \"all\", \"a\": {\"note\": "
                     "\"first\", \"layers\": [\"3\"]}, \"B\": {\"layers\": [\"4\"]}");
    assert_int_equal(outcome.status, RF_OK);
    assert_int_equal(outcome.trust.school_count, 3);
    assert_string_equal(outcome.trust.schools[0].id, "B");
    assert_string_equal(outcome.trust.schools[1].id, "a");
    assert_string_equal(outcome.trust.schools[2].id, "b");
    assert_int_equal(outcome.trust.schools[2].layer_count, 2);
    assert_string_equal(outcome.trust.schools[2].layers[0], "2");
    assert_string_equal(outcome.trust.schools[2].layers[1], "1");
    drop(&outcome);
}

static void layers_lie_beside_the_list(void **state)
{
    (void)state;
    static const char schools[] = "\"a\": {\"layers\": [\"x.json\", \"/tmp/y.json\", \"-\"]}";
    struct outcome here = read_list("list.json", schools);
    assert_string_equal(here.trust.schools[0].layers[0], "x.json");
    assert_string_equal(here.trust.schools[0].layers[1], "/tmp/y.json");
    assert_string_equal(here.trust.schools[0].layers[2], "./-"); /* a file, not standard input */
    drop(&here);
    struct outcome there = read_list("./../././list.json", schools);
    assert_int_equal(there.status, RF_IO); /* it lies elsewhere */
    drop(&there);
    struct outcome dotted = read_list(".//list.json", schools);
    assert_string_equal(dotted.trust.schools[0].layers[0], ".//x.json");
    assert_string_equal(dotted.trust.schools[0].layers[1], "/tmp/y.json");
    drop(&dotted);
}

/* `count` entries "s0001": {"layers": ["x", ...]} with `layers` layers each. */
static char *many(int count, int layers)
{
    struct rf_text text = RF_TEXT_INIT;
    for (int school = 0; school < count; school++) {
        rf_text_format(&text, "%s\"s%04d\": {\"layers\": [", school ? ", " : "", school);
        for (int layer = 0; layer < layers; layer++)
            rf_text_format(&text, "%s\"x\"", layer ? ", " : "");
        rf_text_add(&text, "]}");
    }
    return rf_text_take(&text);
}

static void expect_limit(int count, int layers, bool fits)
{
    char *schools = many(count, layers);
    struct outcome outcome = read_list("list.json", schools);
    assert_int_equal(outcome.status, fits ? RF_OK : RF_INPUT);
    assert_int_equal(outcome.faults.count, fits ? 0 : 1);
    if (!fits)
        assert_string_equal(outcome.faults.items[0].code, "F024");
    drop(&outcome);
    rf_release(schools);
}

static void limits_hold_at_and_above(void **state)
{
    (void)state;
    expect_limit(RF_LIMIT_SCHOOLS, 1, true);
    expect_limit(RF_LIMIT_SCHOOLS + 1, 1, false);
    expect_limit(1, RF_LIMIT_LAYERS, true);
    expect_limit(1, RF_LIMIT_LAYERS + 1, false);
}

static void broken_json_is_told_as_everywhere(void **state)
{
    (void)state;
    struct outcome outcome = read_list("list.json", "\"a\": {\"layers\": [01]}");
    assert_int_equal(outcome.status, RF_INPUT);
    assert_int_equal(outcome.faults.count, 1);
    assert_string_equal(outcome.faults.items[0].code, "J009");
    drop(&outcome);
}

static void an_empty_name_is_no_layer(void **state)
{
    (void)state;
    struct outcome outcome = read_list("list.json", "\"a\": {\"layers\": [\"\"]}");
    assert_int_equal(outcome.status, RF_INPUT);
    assert_string_equal(outcome.faults.items[0].code, "F004");
    assert_string_equal(outcome.faults.items[0].place.pointer, "/schools/a/layers/0");
    drop(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schools_stand_in_the_order_of_their_ids),
        cmocka_unit_test(layers_lie_beside_the_list),
        cmocka_unit_test(limits_hold_at_and_above),
        cmocka_unit_test(broken_json_is_told_as_everywhere),
        cmocka_unit_test(an_empty_name_is_no_layer),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
