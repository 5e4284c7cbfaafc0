/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_corpus.c: replays tests/fuzz/scanner, one file per kind of input: "accept-*" must give a
 * tree, "refuse-J003-*" must give that fault among others. Every file is also read cut off after
 * each of its bytes, and with each byte changed, which must do no harm: whatever the scanner
 * accepts, the parser must understand in the same way (never J029). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/document.h"
#include "input/read.h"

#define CORPUS RF_TEST_DATA "/fuzz/scanner"

enum { ENTRIES_MOST = 512, BYTES_MOST = 65536, CHANGED_MOST = 512 };

struct entry {
    char name[128];
    size_t length;
    char *bytes;
};

static struct entry entries[ENTRIES_MOST];
static size_t entry_count;

static int compare_entries(const void *one, const void *other)
{
    return strcmp(((const struct entry *)one)->name, ((const struct entry *)other)->name);
}

static int load(void **state)
{
    (void)state;
    DIR *directory = opendir(CORPUS);
    const struct dirent *found;
    if (directory == NULL)
        return -1;
    while ((found = readdir(directory)) != NULL && entry_count < ENTRIES_MOST) {
        struct entry *entry = &entries[entry_count];
        struct rf_text path = RF_TEXT_INIT;
        if (found->d_name[0] == '.' || strlen(found->d_name) >= sizeof entry->name)
            continue;
        rf_text_format(&path, CORPUS "/%s", found->d_name);
        FILE *file = fopen(rf_text_peek(&path), "rb");
        rf_text_release(&path);
        if (file == NULL)
            break;
        memcpy(entry->name, found->d_name, strlen(found->d_name) + 1);
        entry->bytes = rf_allocate(BYTES_MOST, 1);
        entry->length = fread(entry->bytes, 1, BYTES_MOST, file);
        fclose(file);
        entry_count++;
    }
    closedir(directory);
    qsort(entries, entry_count, sizeof *entries, compare_entries);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    for (size_t index = 0; index < entry_count; index++)
        rf_release(entries[index].bytes);
    return 0;
}

/* True when a tree came of it; `code` (may be NULL) is set to whether that fault was told. */
static bool read_bytes(const char *bytes, size_t length, const char *code, bool *told)
{
    struct rf_document document;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    rf_document_start(&document, 1);
    char *exact = rf_allocate(length, 1); /* exactly as long: reading past it is found */
    if (length > 0)
        memcpy(exact, bytes, length);
    bool accepted = rf_document_add(&document, "entry", 0, exact, length, &faults) != NULL;
    assert_int_equal(accepted, faults.count == 0);
    for (size_t index = 0; index < faults.count; index++) {
        assert_string_not_equal(faults.items[index].code, "J029");
        assert_true(faults.items[index].place.line >= 1);
        assert_true(faults.items[index].place.column >= 1);
        if (code != NULL && strncmp(faults.items[index].code, code, 4) == 0)
            *told = true;
    }
    rf_release(exact);
    rf_diagnostics_release(&faults);
    rf_document_release(&document);
    return accepted;
}

static void the_corpus_is_there(void **state)
{
    (void)state;
    assert_in_range(entry_count, 50, ENTRIES_MOST - 1);
}

static void every_entry_ends_as_its_name_says(void **state)
{
    (void)state;
    for (size_t index = 0; index < entry_count; index++) {
        const struct entry *entry = &entries[index];
        bool told = false;
        bool refuse = strncmp(entry->name, "refuse-", 7) == 0;
        const char *code = refuse ? entry->name + 7 : NULL;
        bool accepted = read_bytes(entry->bytes, entry->length, code, &told);
        if (accepted == refuse || told != refuse)
            fail_msg("%s ended otherwise", entry->name);
    }
}

static void every_beginning_of_every_entry_does_no_harm(void **state)
{
    (void)state;
    bool told = false;
    for (size_t index = 0; index < entry_count; index++)
        for (size_t length = 0; length < entries[index].length && length < CHANGED_MOST; length++)
            read_bytes(entries[index].bytes, length, NULL, &told);
}

static void every_changed_byte_of_every_entry_does_no_harm(void **state)
{
    (void)state;
    static const char changes[] = {'"', '\\', '{',    ']',    ',',   '0',
                                   'e', '\0', '\x1f', '\x80', '\xff'};
    bool told = false;
    for (size_t index = 0; index < entry_count; index++) {
        struct entry *entry = &entries[index];
        for (size_t at = 0; at < entry->length && at < CHANGED_MOST; at++) {
            char kept = entry->bytes[at];
            for (size_t change = 0; change < sizeof changes; change++) {
                entry->bytes[at] = changes[change];
                read_bytes(entry->bytes, entry->length, NULL, &told);
            }
            entry->bytes[at] = kept;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_corpus_is_there),
        cmocka_unit_test(every_entry_ends_as_its_name_says),
        cmocka_unit_test(every_beginning_of_every_entry_does_no_harm),
        cmocka_unit_test(every_changed_byte_of_every_entry_does_no_harm),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
