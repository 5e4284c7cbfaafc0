/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/diagnostics.h"

static void they_are_sorted_by_place_and_kept_once(void **state)
{
    struct rf_diagnostics found = RF_DIAGNOSTICS_INIT;
    struct rf_place late = {"b.json", 1, 1, 1, "/x"}, early = {"a.json", 0, 9, 2, NULL};
    struct rf_place nowhere = {NULL, 0, 0, 0, NULL}, earlier = {"a.json", 0, 2, 7, NULL};
    char *printed = NULL;
    size_t size = 0;
    FILE *stream;

    (void)state;
    rf_diagnostics_add(&found, RF_WARNING, "AU2", nowhere, NULL, "of the whole");
    rf_diagnostics_add(&found, RF_ERROR, "J003", late, "delete one", "duplicate key \"%s\"", "m");
    rf_diagnostics_add(&found, RF_ERROR, "F001", early, NULL, "second");
    rf_diagnostics_add(&found, RF_NOTE, "F002", earlier, NULL, "first");
    rf_diagnostics_add(&found, RF_ERROR, "F001", early, NULL, "second");
    rf_diagnostics_sort(&found);
    assert_int_equal(found.count, 4);
    assert_int_equal(rf_diagnostics_count(&found, RF_ERROR), 2);
    assert_true(rf_diagnostics_has(&found, RF_ERROR));
    stream = open_memstream(&printed, &size);
    rf_diagnostics_print(&found, 3, stream);
    fclose(stream);
    assert_string_equal(printed, "a.json:2:7: note[F002]: first\n"
                                 "a.json:9:2: error[F001]: second\n"
                                 "b.json:1:1: error[J003]: duplicate key \"m\"\n"
                                 "    where: /x\n"
                                 "    fix: delete one\n"
                                 "ringfence: 1 more of these are not shown\n");
    free(printed);
    rf_diagnostics_release(&found);
    assert_int_equal(found.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_sorted_by_place_and_kept_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
