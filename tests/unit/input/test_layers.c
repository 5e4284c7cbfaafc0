/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_layers.c: the merge: RFC 7396 with its own examples, what is stricter here, and who wrote
 * what afterwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/layers.h"
#include "input/read.h"

enum { LAYERS_MOST = 4 };

struct outcome {
    struct rf_document document;
    struct rf_diagnostics faults;
};

/* Merges files "0.json", "1.json", ... with these texts, NULL at the end. */
static struct outcome merge(const char *const *texts)
{
    struct outcome outcome = {.faults = RF_DIAGNOSTICS_INIT};
    struct rf_value *layers[LAYERS_MOST];
    int32_t count = 0;
    rf_document_start(&outcome.document, LAYERS_MOST);
    for (; *texts != NULL; texts++) {
        char name[] = "0.json";
        name[0] = (char)('0' + count);
        layers[count] = rf_document_add(&outcome.document, name, count, *texts, strlen(*texts),
                                        &outcome.faults);
        assert_non_null(layers[count]);
        count++;
    }
    rf_layers_merge(&outcome.document, layers, count, &outcome.faults);
    return outcome;
}

static void drop(struct outcome *outcome)
{
    rf_document_release(&outcome->document);
    rf_diagnostics_release(&outcome->faults);
}

/* The tree as compact JSON, members in their order. */
static void render(const struct rf_value *value, struct rf_text *text)
{
    const char *between = "";
    switch (value->type) {
    case RF_NULL:
        rf_text_add(text, "null");
        break;
    case RF_BOOLEAN:
        rf_text_add(text, value->boolean ? "true" : "false");
        break;
    case RF_NUMBER:
        rf_text_format(text, "%d", (int)(value->thousandths / 1000));
        break;
    case RF_TEXT:
        rf_text_add_json(text, value->text);
        break;
    case RF_ARRAY:
    case RF_OBJECT:
        rf_text_add(text, value->type == RF_ARRAY ? "[" : "{");
        for (int32_t index = 0; index < value->count; index++) {
            rf_text_add(text, between);
            between = ",";
            if (value->type == RF_OBJECT) {
                rf_text_add_json(text, value->members[index].key);
                rf_text_add(text, ":");
            }
            render(value->type == RF_ARRAY ? value->items[index] : value->members[index].value,
                   text);
        }
        rf_text_add(text, value->type == RF_ARRAY ? "]" : "}");
        break;
    }
}

static void assert_root(const struct outcome *outcome, const char *expected)
{
    struct rf_text text = RF_TEXT_INIT;
    render(outcome->document.root, &text);
    assert_string_equal(rf_text_peek(&text), expected);
    rf_text_release(&text);
}

static void gives(const char *target, const char *patch, const char *expected, size_t faults)
{
    const char *const texts[] = {target, patch, NULL};
    struct outcome outcome = merge(texts);
    assert_root(&outcome, expected);
    assert_int_equal(outcome.faults.count, faults);
    for (size_t index = 0; index < faults; index++)
        assert_string_equal(outcome.faults.items[index].code, "J030");
    drop(&outcome);
}

/* ------------------------------------------------------------------ what the merge does */

static void the_examples_of_the_standard_hold(void **state)
{
    (void)state; /* RFC 7396, appendix A, those between two objects */
    gives("{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\"a\":\"c\"}", 0);
    gives("{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\"a\":\"b\",\"b\":\"c\"}", 0);
    gives("{\"a\":\"b\"}", "{\"a\":null}", "{}", 0);
    gives("{\"a\":\"b\",\"b\":\"c\"}", "{\"a\":null}", "{\"b\":\"c\"}", 0);
    gives("{\"a\":[\"b\"]}", "{\"a\":\"c\"}", "{\"a\":\"c\"}", 0);
    gives("{\"a\":\"c\"}", "{\"a\":[\"b\"]}", "{\"a\":[\"b\"]}", 0);
    gives("{\"a\":{\"b\":\"c\"}}", "{\"a\":{\"b\":\"d\",\"c\":null}}", "{\"a\":{\"b\":\"d\"}}", 1);
    gives("{\"a\":[{\"b\":\"c\"}]}", "{\"a\":[1]}", "{\"a\":[1]}", 0);
    gives("{}", "{\"a\":{\"bb\":{\"ccc\":null}}}", "{\"a\":{\"bb\":{}}}", 1);
}

static void objects_merge_at_every_depth_in_sorted_order(void **state)
{
    (void)state;
    gives("{\"s\":{\"b\":{\"x\":1,\"z\":3},\"d\":4}}",
          "{\"s\":{\"b\":{\"y\":2},\"a\":0,\"c\":{\"q\":9}}}",
          "{\"s\":{\"a\":0,\"b\":{\"x\":1,\"y\":2,\"z\":3},\"c\":{\"q\":9},\"d\":4}}", 0);
}

static void two_lessons_are_swapped_by_removing_and_adding(void **state)
{
    (void)state;
    gives("{\"at\":{\"A/Mon/3\":{}}}", "{\"at\":{\"A/Mon/3\":null,\"A/Tue/2\":{}}}",
          "{\"at\":{\"A/Tue/2\":{}}}", 0);
}

static void arrays_replace_whole(void **state)
{
    (void)state;
    gives("{\"a\":[1,2,3]}", "{\"a\":[4]}", "{\"a\":[4]}", 0);
    gives("{\"a\":[{\"b\":1,\"c\":2}]}", "{\"a\":[{\"b\":3}]}", "{\"a\":[{\"b\":3}]}", 0);
    gives("{\"a\":[1]}", "{\"a\":[]}", "{\"a\":[]}", 0);
}

static void nulls_inside_arrays_are_left_to_decoding(void **state)
{
    (void)state;
    gives("{\"a\":[1]}", "{\"a\":[null]}", "{\"a\":[null]}", 0);
}

static void an_object_replaces_what_is_none_and_the_other_way_round(void **state)
{
    (void)state;
    gives("{\"a\":1}", "{\"a\":{\"b\":2}}", "{\"a\":{\"b\":2}}", 0);
    gives("{\"a\":{\"b\":2}}", "{\"a\":1}", "{\"a\":1}", 0);
}

static void an_empty_layer_changes_nothing(void **state)
{
    (void)state;
    gives("{\"a\":{\"b\":2}}", "{}", "{\"a\":{\"b\":2}}", 0);
    gives("{\"a\":{\"b\":2}}", "{\"a\":{}}", "{\"a\":{\"b\":2}}", 0);
    gives("{}", "{}", "{}", 0);
}

static void later_layers_win_over_earlier_ones(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"a\":1,\"b\":1,\"c\":1}", "{\"a\":2,\"b\":2}",
                                 "{\"a\":3,\"c\":null}", NULL};
    struct outcome outcome = merge(texts);
    assert_root(&outcome, "{\"a\":3,\"b\":2}");
    assert_int_equal(outcome.faults.count, 0);
    drop(&outcome);
}

static void what_was_removed_can_be_added_again(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"a\":{\"x\":1}}", "{\"a\":null}", "{\"a\":{\"y\":2}}", NULL};
    struct outcome outcome = merge(texts);
    assert_root(&outcome, "{\"a\":{\"y\":2}}");
    assert_int_equal(outcome.faults.count, 0);
    drop(&outcome);
}

/* ------------------------------------------------------------------ nulls that remove nothing */

static void a_null_that_removes_nothing_is_told_where_it_stands(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"staff\":{\"KHA\":{\"name\":\"K. Hall\"}}}",
                                 "{\"staff\":\n  {\"KAH\": null}}", NULL};
    struct outcome outcome = merge(texts);
    assert_int_equal(outcome.faults.count, 1);
    const struct rf_diagnostic *fault = &outcome.faults.items[0];
    assert_string_equal(fault->code, "J030");
    assert_int_equal(fault->severity, RF_ERROR);
    assert_string_equal(fault->place.file, "1.json");
    assert_int_equal(fault->place.line, 2);
    assert_int_equal(fault->place.column, 11);
    assert_string_equal(fault->place.pointer, "/staff/KAH");
    assert_non_null(strstr(fault->message, "did you mean \"KHA\"?"));
    drop(&outcome);
}

static void nulls_in_the_first_layer_and_in_new_objects_are_told(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"e\":null}", "{\"a\":{\"b\":null,\"c\":{\"d\":null,\"e\":1}}}",
                                 NULL};
    struct outcome outcome = merge(texts);
    assert_root(&outcome, "{\"a\":{\"c\":{\"e\":1}}}");
    assert_int_equal(outcome.faults.count, 3);
    assert_string_equal(outcome.faults.items[0].place.pointer, "/e");
    assert_string_equal(outcome.faults.items[0].place.file, "0.json");
    assert_string_equal(outcome.faults.items[1].place.pointer, "/a/b");
    assert_string_equal(outcome.faults.items[2].place.pointer, "/a/c/d");
    drop(&outcome);
}

static void a_null_in_an_object_that_replaces_a_text_removes_nothing(void **state)
{
    (void)state;
    gives("{\"a\":\"x\"}", "{\"a\":{\"b\":null}}", "{\"a\":{}}", 1);
}

static void removing_twice_is_told(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"a\":1}", "{\"a\":null}", "{\"a\":null}", NULL};
    struct outcome outcome = merge(texts);
    assert_int_equal(outcome.faults.count, 1);
    assert_string_equal(outcome.faults.items[0].place.file, "2.json");
    drop(&outcome);
}

/* ------------------------------------------------------------------ who wrote what */

static void assert_place(const struct outcome *outcome, const char *pointer, const char *file,
                         int line, int column)
{
    const struct rf_value *value = rf_document_find(&outcome->document, pointer, false);
    assert_non_null(value);
    struct rf_place place = rf_document_place(&outcome->document, value, pointer);
    assert_string_equal(place.file, file);
    assert_int_equal(place.file_order, file[0] - '0');
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void values_keep_the_place_of_the_layer_that_last_wrote_them(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"rules\": {\"grid\": {\"value\": 5, \"unit\": \"minutes\"},\n"
                                 "           \"join\": {\"value\": 5}}}",
                                 "{\n \"rules\": {\"grid\": {\"value\": 10}}}", NULL};
    struct outcome outcome = merge(texts);
    assert_place(&outcome, "/rules/grid/value", "1.json", 2, 30);
    assert_place(&outcome, "/rules/grid/unit", "0.json", 1, 41);
    assert_place(&outcome, "/rules/grid", "1.json", 2, 20);
    assert_place(&outcome, "/rules/join", "0.json", 2, 20);
    assert_place(&outcome, "/rules", "1.json", 2, 11);
    drop(&outcome);
}

static void a_missing_key_is_placed_where_its_parent_was_last_written(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"staff\": {\"AB\": {\"name\": \"A. Baker\"}}}",
                                 "{\"staff\":\n{\"AB\": {\"name\": null}}}", NULL};
    struct outcome outcome = merge(texts);
    const struct rf_value *parent = rf_document_find(&outcome.document, "/staff/AB/name", true);
    struct rf_place place = rf_document_place(&outcome.document, parent, "/staff/AB/name");
    assert_string_equal(place.file, "1.json");
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 8);
    drop(&outcome);
}

/* ------------------------------------------------------------------ schools and rule packs */

static void layers_of_two_schools_are_an_error(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"school\":{\"id\":\"north\"}}", "{\"school\":{\"name\":\"N\"}}",
                                 "{\"school\":{\"id\":\"south\"}}", NULL};
    struct outcome outcome = merge(texts);
    assert_int_equal(outcome.faults.count, 1);
    assert_string_equal(outcome.faults.items[0].code, "J031");
    assert_string_equal(outcome.faults.items[0].place.file, "2.json");
    assert_string_equal(outcome.faults.items[0].place.pointer, "/school/id");
    assert_non_null(strstr(outcome.faults.items[0].message, "\"south\" here, \"north\" in 0.json"));
    drop(&outcome);
}

static void layers_of_one_school_may_all_name_it(void **state)
{
    (void)state;
    gives("{\"school\":{\"id\":\"north\"}}", "{\"school\":{\"id\":\"north\"}}",
          "{\"school\":{\"id\":\"north\"}}", 0);
}

static void removing_the_school_between_does_not_hide_another(void **state)
{
    (void)state;
    const char *const texts[] = {"{\"school\":{\"id\":\"north\"}}", "{\"school\":null}",
                                 "{\"school\":{\"id\":\"south\"}}", NULL};
    struct outcome outcome = merge(texts);
    assert_int_equal(outcome.faults.count, 1);
    assert_string_equal(outcome.faults.items[0].code, "J031");
    drop(&outcome);
}

static const char *pack_named_by(const char *const *texts)
{
    static char name[64];
    struct rf_document document;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_value *layers[LAYERS_MOST];
    int32_t count = 0;
    rf_document_start(&document, LAYERS_MOST);
    for (; *texts != NULL; texts++, count++)
        layers[count] = rf_document_add(&document, "x", count, *texts, strlen(*texts), &faults);
    const struct rf_value *named = rf_layers_rule_pack(layers, count);
    name[0] = '\0';
    if (named != NULL)
        strncat(name, named->text, sizeof name - 1);
    rf_document_release(&document);
    return name;
}

static void the_last_layer_names_the_rule_pack(void **state)
{
    (void)state;
    const char *const none[] = {"{}", NULL};
    const char *const last[] = {"{\"rule_pack\":\"a\"}", "{\"rule_pack\":\"b\"}", "{}", NULL};
    const char *const removed[] = {"{\"rule_pack\":\"a\"}", "{\"rule_pack\":null}", NULL};
    assert_string_equal(pack_named_by(none), "");
    assert_string_equal(pack_named_by(last), "b");
    assert_string_equal(pack_named_by(removed), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard_hold),
        cmocka_unit_test(objects_merge_at_every_depth_in_sorted_order),
        cmocka_unit_test(two_lessons_are_swapped_by_removing_and_adding),
        cmocka_unit_test(arrays_replace_whole),
        cmocka_unit_test(nulls_inside_arrays_are_left_to_decoding),
        cmocka_unit_test(an_object_replaces_what_is_none_and_the_other_way_round),
        cmocka_unit_test(an_empty_layer_changes_nothing),
        cmocka_unit_test(later_layers_win_over_earlier_ones),
        cmocka_unit_test(what_was_removed_can_be_added_again),
        cmocka_unit_test(a_null_that_removes_nothing_is_told_where_it_stands),
        cmocka_unit_test(nulls_in_the_first_layer_and_in_new_objects_are_told),
        cmocka_unit_test(a_null_in_an_object_that_replaces_a_text_removes_nothing),
        cmocka_unit_test(removing_twice_is_told),
        cmocka_unit_test(values_keep_the_place_of_the_layer_that_last_wrote_them),
        cmocka_unit_test(a_missing_key_is_placed_where_its_parent_was_last_written),
        cmocka_unit_test(layers_of_two_schools_are_an_error),
        cmocka_unit_test(layers_of_one_school_may_all_name_it),
        cmocka_unit_test(removing_the_school_between_does_not_hide_another),
        cmocka_unit_test(the_last_layer_names_the_rule_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
