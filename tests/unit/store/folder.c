/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * folder.c: files of a test, and a checker that says what the test wants to hear. */
#define _XOPEN_SOURCE 700
#include "folder.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "ringfence/check.h"
#include "school.h"
#include "store/connection.h"

bool verdict = true;
static char folder[256];

/* Stands in for the checker: the store must obey it, whatever it says. */
void rf_checker_account(const struct rf_checker *checker, const struct rf_plan *plan,
                        rf_account_visit visit, void *context)
{
    struct rf_account_line line = {RF_CONSTRAINT_MENTOR_LOAD, 0, -1, RF_ACCOUNT_WEEK, 0, 90, 180};
    (void)checker;
    (void)plan;
    visit(context, &line);
}

int32_t rf_checker_released(const struct rf_checker *checker, const struct rf_session *session)
{
    (void)checker;
    return session->cover >= 0 ? 15 : 0;
}

bool rf_checker_check(const struct rf_checker *checker, const struct rf_plan *plan,
                      struct rf_report *report)
{
    (void)checker;
    (void)report;
    assert_non_null(plan);
    return verdict;
}

void rf_report_release(struct rf_report *report)
{
    assert_int_equal(report->violation_count, 0);
}

int folder_enter(void **state)
{
    (void)state;
    verdict = true;
    const char *place = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/ringfence-XXXXXX", place ? place : "/tmp");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

int folder_leave(void **state)
{
    (void)state;
    DIR *directory = opendir(".");
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            remove(entry->d_name);
    closedir(directory);
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

char *file_bytes(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    char *bytes = NULL;
    size_t capacity = 0;
    int byte;
    *length = 0;
    while (file && (byte = fgetc(file)) != EOF)
        RF_PUSH(bytes, *length, capacity, (char)byte);
    if (file)
        fclose(file);
    return bytes;
}

void file_write(const char *name, const char *bytes, size_t length)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

int files_beginning(const char *prefix)
{
    int count = 0;
    DIR *directory = opendir(".");
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        count += strncmp(entry->d_name, prefix, strlen(prefix)) == 0;
    closedir(directory);
    return count;
}

enum rf_status store_school(const char *name, const struct rf_plan *plan, int64_t *run)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_store *store = NULL;
    struct rf_run_facts facts = {.options = "solve school.json",
                                 .program = "ringfence test",
                                 .libraries = "none",
                                 .started = "2025-09-01T00:00:00Z",
                                 .findings = &diagnostics,
                                 .reasons = school_reasons};
    enum rf_status status = rf_store_open(name, RF_STORE_WRITE, &diagnostics, &store);
    if (status == RF_OK)
        status = rf_store_write(store, school_instance(), plan, NULL, &facts, &diagnostics, run);
    rf_store_close(store);
    rf_diagnostics_release(&diagnostics);
    return status;
}

bool says(const struct rf_diagnostics *diagnostics, const char *words)
{
    for (size_t index = 0; index < diagnostics->count; index++)
        if (strstr(diagnostics->items[index].message, words))
            return true;
    return false;
}

void expect_refused(const char *name, enum rf_store_mode mode, const char *words)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_store *store = NULL;
    size_t before, after;
    char *old = file_bytes(name, &before);
    assert_int_equal(rf_store_open(name, mode, &diagnostics, &store), RF_IO);
    assert_null(store);
    if (!says(&diagnostics, words))
        fail_msg("\"%s\" does not say \"%s\"", diagnostics.items[0].message, words);
    char *fresh = file_bytes(name, &after);
    assert_int_equal(before, after);
    if (before > 0)
        assert_memory_equal(old, fresh, before);
    rf_release(old);
    rf_release(fresh);
    rf_diagnostics_release(&diagnostics);
}

long ask(const char *name, const char *sql)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    struct rf_connection *connection = rf_connection_open(path, RF_CONNECTION_READ, 0);
    long number = (long)rf_connection_number(connection, sql, -999);
    assert_string_equal(rf_connection_message(connection), "");
    rf_connection_close(connection);
    return number;
}

void change(const char *name, const char *sql)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    struct rf_connection *connection = rf_connection_open(path, RF_CONNECTION_WRITE, 0);
    rf_connection_run(connection, sql);
    assert_string_equal(rf_connection_message(connection), "");
    rf_connection_close(connection);
}
