/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_packs.c: what is built in: complete, well formed, with source, date and grade for every
 * number, and laid under the user's files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/packs.h"
#include "input/read.h"

static struct rf_document read_pack(const struct rf_pack *pack)
{
    struct rf_document document;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    rf_document_start(&document, 1);
    document.root =
        rf_document_add(&document, pack->name, 0, (const char *)pack->bytes, pack->length, &faults);
    assert_int_equal(faults.count, 0);
    assert_non_null(document.root);
    return document;
}

static const char *text_of(const struct rf_value *object, const char *key)
{
    const struct rf_value *value = rf_value_member(object, key);
    assert_non_null(value);
    assert_int_equal(value->type, RF_TEXT);
    assert_true(strlen(value->text) > 0);
    return value->text;
}

/* ------------------------------------------------------------------ what is in them */

static void packs_are_found_by_folder_and_name(void **state)
{
    (void)state;
    size_t length = 0;
    assert_non_null(rf_pack_find(RF_PACK_RULES, "england-2025"));
    assert_null(rf_pack_find(RF_PACK_RULES, "generic-2025"));
    assert_non_null(rf_pack_find(RF_PACK_PROGRAMMES, "generic-2025"));
    assert_null(rf_pack_find(RF_PACK_PROGRAMMES, "england-2025"));
    assert_non_null(rf_pack_bytes("england-2025", &length));
    assert_true(length > 0);
    assert_non_null(rf_pack_bytes("provider-a-2019", &length));
    assert_null(rf_pack_bytes("no-such-pack", &length));
    assert_int_equal(length, 0);
}

static void packs_are_sorted_and_well_formed(void **state)
{
    (void)state;
    for (int32_t index = 0; index < rf_pack_count; index++) {
        if (index > 0) {
            const struct rf_pack *before = &rf_packs[index - 1];
            assert_true(before->folder < rf_packs[index].folder ||
                        (before->folder == rf_packs[index].folder &&
                         strcmp(before->name, rf_packs[index].name) < 0));
        }
        assert_int_equal(rf_packs[index].bytes[rf_packs[index].length], 0);
        if (rf_packs[index].folder == RF_PACK_SCHEMA)
            continue; /* a schema, not an instance: its own conventions */
        struct rf_document document = read_pack(&rf_packs[index]);
        rf_document_release(&document);
    }
}

static void built_in_bytes_are_those_of_the_file(void **state)
{
    (void)state;
    size_t length = 0;
    const char *bytes = rf_pack_bytes("england-2025", &length);
    char *read = rf_allocate(length + 1, 1);
    FILE *file = fopen(RF_TEST_DATA "/../instances/rules/england-2025.json", "rb");
    assert_non_null(file);
    assert_int_equal(fread(read, 1, length + 1, file), length);
    assert_memory_equal(read, bytes, length);
    fclose(file);
    rf_release(read);
}

static void every_rule_pack_fills_every_rule_within_its_bounds(void **state)
{
    (void)state;
    for (int32_t index = 0; index < rf_pack_count; index++) {
        if (rf_packs[index].folder != RF_PACK_RULES)
            continue;
        struct rf_document document = read_pack(&rf_packs[index]);
        const struct rf_value *rules = rf_value_member(document.root, "rules");
        assert_int_equal(rules->count, RF_RULE_COUNT);
        for (int rule = 0; rule < RF_RULE_COUNT; rule++) {
            const struct rf_value *entry = rf_value_member(rules, rf_rule_key((enum rf_rule)rule));
            const char *unit = text_of(entry, "unit");
            const struct rf_value *value = rf_value_member(entry, "value");
            assert_string_equal(unit, rf_rule_unit((enum rf_rule)rule));
            assert_int_equal(value->type, RF_NUMBER);
            int64_t in_unit = value->thousandths;
            if (strcmp(unit, "share") != 0) {
                assert_int_equal(in_unit % 1000, 0);
                in_unit /= 1000;
            }
            assert_in_range(in_unit, rf_rule_least((enum rf_rule)rule),
                            rf_rule_most((enum rf_rule)rule));
        }
        rf_document_release(&document);
    }
}

static void every_number_names_source_date_and_grade(void **state)
{
    (void)state;
    for (int32_t index = 0; index < rf_pack_count; index++) {
        if (rf_packs[index].folder != RF_PACK_RULES)
            continue;
        struct rf_document document = read_pack(&rf_packs[index]);
        const struct rf_value *rules = rf_value_member(document.root, "rules");
        for (int32_t rule = 0; rule < rules->count; rule++) {
            const struct rf_value *entry = rules->members[rule].value;
            const char *hardness = text_of(entry, "hardness"), *grade = text_of(entry, "grade");
            rf_day day;
            assert_true(rf_day_parse(text_of(entry, "date"), &day));
            assert_true(strcmp(hardness, "law") == 0 || strcmp(hardness, "advice") == 0 ||
                        strcmp(hardness, "default") == 0);
            assert_int_equal(strlen(grade), 1);
            assert_in_range(grade[0], 'A', 'D');
            /* What has no authority behind it must say so, and nothing else may. */
            bool ours = strcmp(hardness, "default") == 0;
            assert_int_equal(ours, grade[0] == 'D');
            assert_true(ours || strstr(text_of(entry, "source"), "https://") != NULL);
            assert_true(ours || strstr(text_of(entry, "source"), "project default") == NULL);
            assert_true(text_of(entry, "source")[0] != '\0');
        }
        rf_document_release(&document);
    }
}

static int64_t rule(const struct rf_document *document, const char *pointer)
{
    const struct rf_value *value = rf_document_find(document, pointer, false);
    assert_non_null(value);
    return value->thousandths;
}

static void england_2025_has_the_numbers_of_the_rulebook(void **state)
{
    (void)state;
    struct rf_document document = read_pack(rf_pack_find(RF_PACK_RULES, "england-2025"));
    assert_int_equal(rule(&document, "/rules/tired_share_max/value"), 250);
    assert_int_equal(rule(&document, "/rules/tired_run_max/value"), 2000);
    assert_int_equal(rule(&document, "/rules/mentor_week_cap/value"), 180000);
    assert_int_equal(rule(&document, "/rules/mentor_per_ect_cap/value"), 120000);
    assert_int_equal(rule(&document, "/rules/mentor_single_week_factor/value"), 1500);
    assert_int_equal(rule(&document, "/rules/ppa_rate/value"), 100);
    assert_int_equal(rule(&document, "/rules/ppa_min_block/value"), 30000);
    assert_string_equal(rf_document_find(&document, "/rules/ppa_rate/hardness", false)->text,
                        "law");
    rf_document_release(&document);
}

static void every_programme_has_a_source_and_kinds_that_exist(void **state)
{
    (void)state;
    struct rf_document all;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    assert_int_equal(rf_read_layers(NULL, 0, &faults, &all), RF_OK);
    assert_int_equal(faults.count, 0);
    const struct rf_value *kinds = rf_value_member(all.root, "kinds");
    const struct rf_value *programmes = rf_value_member(all.root, "programmes");
    assert_in_range(programmes->count, 3, 1000);
    for (int32_t index = 0; index < programmes->count; index++) {
        const struct rf_value *programme = programmes->members[index].value;
        text_of(programme, "name");
        text_of(programme, "source");
        const struct rf_value *stages = rf_value_member(programme, "stages");
        assert_in_range(stages->count, 1, 9);
        for (int32_t stage = 0; stage < stages->count; stage++) {
            const struct rf_value *steps = rf_value_member(stages->members[stage].value, "steps");
            for (int32_t step = 0; steps != NULL && step < steps->count; step++)
                if (strcmp(steps->members[step].key, "note") != 0)
                    assert_non_null(
                        rf_value_member(kinds, text_of(steps->members[step].value, "kind")));
        }
    }
    rf_document_release(&all);
}

/* ------------------------------------------------------------------ under the user's files */

/* Writes `text` into a file of the working directory of the test and reads it as the only layer. */
static enum rf_status read_layer(const char *text, struct rf_diagnostics *faults,
                                 struct rf_document *document)
{
    static const char name[] = "packs_layer.json";
    const char *const paths[] = {name};
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) < 0, 0);
    assert_int_equal(fclose(file), 0);
    enum rf_status status = rf_read_layers(paths, 1, faults, document);
    assert_int_equal(remove(name), 0);
    return status;
}

static void the_default_rule_pack_lies_under_a_layer_that_names_none(void **state)
{
    (void)state;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_document document;
    assert_int_equal(
        read_layer("{\"rules\": {\"grid_minutes\": {\"value\": 10}}}", &faults, &document), RF_OK);
    assert_int_equal(rule(&document, "/rules/grid_minutes/value"), 10000);
    assert_string_equal(rf_document_find(&document, "/rules/grid_minutes/unit", false)->text,
                        "minutes");
    assert_int_equal(rule(&document, "/rules/ppa_rate/value"), 100);
    assert_null(rf_document_find(&document, "/rule_pack", false));
    assert_non_null(rf_document_find(&document, "/kinds/mentor_meeting", false));
    assert_non_null(rf_document_find(&document, "/programmes/provider-b-2019", false));
    rf_document_release(&document);
    rf_diagnostics_release(&faults);
}

static void built_in_values_are_placed_in_their_pack(void **state)
{
    (void)state;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_document document;
    assert_int_equal(read_layer("{\"rule_pack\": \"england-2025\"}", &faults, &document), RF_OK);
    const struct rf_value *value = rf_document_find(&document, "/rules/quorum/value", false);
    struct rf_place pack = rf_document_place(&document, value, NULL);
    assert_string_equal(pack.file, "<england-2025>");
    assert_true(pack.file_order < 0);
    value = rf_document_find(&document, "/programmes/generic-2025", false);
    struct rf_place programme = rf_document_place(&document, value, NULL);
    assert_string_equal(programme.file, "<generic-2025>");
    assert_true(programme.file_order < pack.file_order);
    rf_document_release(&document);
    rf_diagnostics_release(&faults);
}

static void a_null_removes_something_built_in(void **state)
{
    (void)state;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_document document;
    assert_int_equal(
        read_layer("{\"programmes\": {\"provider-a-2019\": null}}", &faults, &document), RF_OK);
    assert_null(rf_document_find(&document, "/programmes/provider-a-2019", false));
    assert_non_null(rf_document_find(&document, "/programmes/provider-b-2019", false));
    rf_document_release(&document);
    rf_diagnostics_release(&faults);
}

static void an_unknown_rule_pack_is_told_with_the_ones_there_are(void **state)
{
    (void)state;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_document document;
    assert_int_equal(read_layer("{\n \"rule_pack\": \"england-2052\"}", &faults, &document),
                     RF_INPUT);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].code, "J032");
    assert_int_equal(faults.items[0].place.line, 2);
    assert_int_equal(faults.items[0].place.column, 15);
    assert_string_equal(faults.items[0].place.pointer, "/rule_pack");
    assert_non_null(strstr(faults.items[0].message, "did you mean \"england-2025\"?"));
    assert_non_null(strstr(faults.items[0].fix, "england-2025"));
    /* The default stands in, so that the rest can still be examined. */
    assert_int_equal(rule(&document, "/rules/ppa_rate/value"), 100);
    rf_document_release(&document);
    rf_diagnostics_release(&faults);
}

static void a_programme_is_no_rule_pack(void **state)
{
    (void)state;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_document document;
    assert_int_equal(read_layer("{\"rule_pack\": \"generic-2025\"}", &faults, &document), RF_INPUT);
    assert_string_equal(faults.items[0].code, "J032");
    rf_document_release(&document);
    rf_diagnostics_release(&faults);
}

static void names_are_listed_and_the_nearest_is_found(void **state)
{
    (void)state;
    struct rf_text list = RF_TEXT_INIT;
    rf_pack_list(RF_PACK_PROGRAMMES, &list);
    assert_non_null(strstr(rf_text_peek(&list), "generic-2025, "));
    assert_non_null(strstr(rf_text_peek(&list), ", provider-a-2019, provider-b-2019"));
    rf_text_release(&list);
    assert_string_equal(rf_pack_nearest(RF_PACK_RULES, "England-2025"), "england-2025");
    assert_null(rf_pack_nearest(RF_PACK_RULES, "atlantis"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs_are_found_by_folder_and_name),
        cmocka_unit_test(packs_are_sorted_and_well_formed),
        cmocka_unit_test(built_in_bytes_are_those_of_the_file),
        cmocka_unit_test(every_rule_pack_fills_every_rule_within_its_bounds),
        cmocka_unit_test(every_number_names_source_date_and_grade),
        cmocka_unit_test(england_2025_has_the_numbers_of_the_rulebook),
        cmocka_unit_test(every_programme_has_a_source_and_kinds_that_exist),
        cmocka_unit_test(the_default_rule_pack_lies_under_a_layer_that_names_none),
        cmocka_unit_test(built_in_values_are_placed_in_their_pack),
        cmocka_unit_test(a_null_removes_something_built_in),
        cmocka_unit_test(an_unknown_rule_pack_is_told_with_the_ones_there_are),
        cmocka_unit_test(a_programme_is_no_rule_pack),
        cmocka_unit_test(names_are_listed_and_the_nearest_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
