/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_document.c: the tree that is built from a file: values, order, places, pointers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/document.h"
#include "input/read.h"

static void read_text(struct rf_document *document, const char *text)
{
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    rf_document_start(document, 1);
    document->root = rf_document_add(document, "a.json", 3, text, strlen(text), &faults);
    assert_int_equal(faults.count, 0);
    assert_non_null(document->root);
    rf_diagnostics_release(&faults);
}

static void values_are_kept_with_type_and_content(void **state)
{
    (void)state;
    struct rf_document document;
    read_text(&document, "{\"n\": null, \"t\": true, \"f\": false, \"x\": 0.25, \"s\": "
                         "\"a\\u00e9\\n\", \"l\": [1, \"b\"]}");
    const struct rf_value *root = document.root;
    assert_int_equal(root->type, RF_OBJECT);
    assert_int_equal(root->count, 6);
    assert_int_equal(rf_value_member(root, "n")->type, RF_NULL);
    assert_int_equal(rf_value_member(root, "t")->type, RF_BOOLEAN);
    assert_true(rf_value_member(root, "t")->boolean);
    assert_false(rf_value_member(root, "f")->boolean);
    assert_int_equal(rf_value_member(root, "x")->type, RF_NUMBER);
    assert_int_equal(rf_value_member(root, "x")->thousandths, 250);
    assert_string_equal(rf_value_member(root, "s")->text, "a\xC3\xA9\n");
    const struct rf_value *list = rf_value_member(root, "l");
    assert_int_equal(list->type, RF_ARRAY);
    assert_int_equal(list->count, 2);
    assert_int_equal(list->items[0]->thousandths, 1000);
    assert_string_equal(list->items[1]->text, "b");
    rf_document_release(&document);
}

static void members_are_sorted_by_the_bytes_of_their_keys(void **state)
{
    (void)state;
    struct rf_document document;
    static const char *const sorted[] = {"", "10", "9", "A", "a", "ab", "\xC3\xA9"};
    read_text(&document,
              "{\"a\": 1, \"\xC3\xA9\": 2, \"ab\": 3, \"9\": 4, \"A\": 5, \"\": 6, \"10\": 7}");
    assert_int_equal(document.root->count, 7);
    for (int index = 0; index < 7; index++)
        assert_string_equal(document.root->members[index].key, sorted[index]);
    rf_document_release(&document);
}

static void sorted_members_keep_their_own_places(void **state)
{
    (void)state;
    struct rf_document document;
    read_text(&document, "{\n \"b\": [1,\n  2],\n \"a\": {\"d\": 3, \"c\": 4}\n}");
    const struct rf_value *a = rf_value_member(document.root, "a");
    const struct rf_value *b = rf_value_member(document.root, "b");
    assert_int_equal(a->line, 4);
    assert_int_equal(a->column, 7);
    assert_int_equal(rf_value_member(a, "c")->column, 21);
    assert_int_equal(rf_value_member(a, "c")->thousandths, 4000);
    assert_int_equal(b->items[1]->line, 3);
    assert_int_equal(b->items[1]->column, 3);
    rf_document_release(&document);
}

static void a_missing_member_is_null(void **state)
{
    (void)state;
    struct rf_document document;
    read_text(&document, "{\"a\": [1], \"b\": 2}");
    assert_null(rf_value_member(document.root, "c"));
    assert_null(rf_value_member(document.root, "A"));
    assert_null(rf_value_member(rf_value_member(document.root, "a"), "0"));
    assert_null(rf_value_member(NULL, "a"));
    rf_document_release(&document);
}

static void every_member_of_a_large_object_is_found(void **state)
{
    (void)state;
    struct rf_document document;
    struct rf_text text = RF_TEXT_INIT;
    for (int index = 0; index < 5000; index++)
        rf_text_format(&text, "%s\"k%d\": %d", index == 0 ? "{" : ", ", index * 7919 % 5000, index);
    rf_text_add(&text, "}");
    read_text(&document, rf_text_peek(&text));
    for (int index = 0; index < 5000; index++) {
        struct rf_text key = RF_TEXT_INIT;
        rf_text_format(&key, "k%d", index * 7919 % 5000);
        assert_int_equal(rf_value_member(document.root, rf_text_peek(&key))->thousandths,
                         index * 1000);
        rf_text_release(&key);
    }
    rf_text_release(&text);
    rf_document_release(&document);
}

static void a_place_names_file_line_and_column(void **state)
{
    (void)state;
    struct rf_document document;
    read_text(&document, "{\"a\":\n   1}");
    struct rf_place place = rf_document_place(&document, rf_value_member(document.root, "a"), "/a");
    assert_string_equal(place.file, "a.json");
    assert_int_equal(place.file_order, 3);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 4);
    assert_string_equal(place.pointer, "/a");
    assert_null(rf_document_place(&document, NULL, "/b").file);
    rf_document_release(&document);
}

static void pointers_are_followed(void **state)
{
    (void)state;
    struct rf_document document;
    read_text(&document, "{\"a\": {\"x/y\": [10, {\"~1\": 20}]}, \"\": 30}");
    assert_ptr_equal(rf_document_find(&document, "", false), document.root);
    assert_int_equal(rf_document_find(&document, "/a/x~1y/0", false)->thousandths, 10000);
    assert_int_equal(rf_document_find(&document, "/a/x~1y/1/~01", false)->thousandths, 20000);
    assert_int_equal(rf_document_find(&document, "/", false)->thousandths, 30000);
    assert_null(rf_document_find(&document, "/a/x~1y/2", false));
    assert_null(rf_document_find(&document, "/a/x~1y/-1", false));
    assert_null(rf_document_find(&document, "/a/x~1y/one", false));
    assert_null(rf_document_find(&document, "/b/c", false));
    rf_document_release(&document);
}

static void the_nearest_value_of_a_missing_one_is_its_written_parent(void **state)
{
    (void)state;
    struct rf_document document;
    read_text(&document, "{\"a\": {\n\"b\": {}}}");
    assert_ptr_equal(rf_document_find(&document, "/x/y", true), document.root);
    assert_int_equal(rf_document_find(&document, "/a/x", true)->line, 1);
    assert_int_equal(rf_document_find(&document, "/a/b/x/y", true)->line, 2);
    rf_document_release(&document);
}

static void pointers_are_built_with_escapes(void **state)
{
    (void)state;
    struct rf_arena *arena = rf_arena_new();
    const char *pointer = rf_pointer_key(arena, "", "lessons");
    assert_string_equal(pointer, "/lessons");
    pointer = rf_pointer_key(arena, pointer, "A/Mon/~3");
    assert_string_equal(pointer, "/lessons/A~1Mon~1~03");
    assert_string_equal(rf_pointer_item(arena, pointer, 12), "/lessons/A~1Mon~1~03/12");
    rf_arena_release(arena);
}

static void a_refused_file_gives_no_tree(void **state)
{
    (void)state;
    struct rf_document document;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    rf_document_start(&document, 1);
    assert_null(rf_document_add(&document, "b.json", 0, "{\"a\": 01}", 9, &faults));
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].code, "J009");
    assert_string_equal(faults.items[0].place.file, "b.json");
    rf_diagnostics_release(&faults);
    rf_document_release(&document);
}

static void bytes_need_no_zero_at_their_end(void **state)
{
    (void)state;
    struct rf_document document;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    char *bytes = rf_allocate(8, 1); /* exactly as long: reading past it is found */
    memcpy(bytes, "{\"a\": 1}", 8);
    rf_document_start(&document, 1);
    struct rf_value *tree = rf_document_add(&document, "a.json", 0, bytes, 8, &faults);
    rf_release(bytes);
    assert_int_equal(rf_value_member(tree, "a")->thousandths, 1000);
    rf_document_release(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_kept_with_type_and_content),
        cmocka_unit_test(members_are_sorted_by_the_bytes_of_their_keys),
        cmocka_unit_test(sorted_members_keep_their_own_places),
        cmocka_unit_test(a_missing_member_is_null),
        cmocka_unit_test(every_member_of_a_large_object_is_found),
        cmocka_unit_test(a_place_names_file_line_and_column),
        cmocka_unit_test(pointers_are_followed),
        cmocka_unit_test(the_nearest_value_of_a_missing_one_is_its_written_parent),
        cmocka_unit_test(pointers_are_built_with_escapes),
        cmocka_unit_test(a_refused_file_gives_no_tree),
        cmocka_unit_test(bytes_need_no_zero_at_their_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
