/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_open.c: files that are no plan files, or cannot be written, are refused in clear words and
 * left byte for byte as they were. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "folder.h"
#include "school.h"
#include "store/connection.h"

static void make_plan_file(const char *name)
{
    struct rf_plan *plan = school_plan();
    int64_t run;
    assert_int_equal(store_school(name, plan, &run), RF_OK);
    rf_plan_release(plan);
}

static void expect_refused_both(const char *name, const char *words)
{
    expect_refused(name, RF_STORE_READ, words);
    expect_refused(name, RF_STORE_WRITE, words);
}

static void a_missing_folder_is_named(void **state)
{
    (void)state;
    expect_refused_both("nowhere/plan.sqlite", "the folder nowhere cannot be used");
}

static void a_missing_file_cannot_be_read(void **state)
{
    (void)state;
    expect_refused("absent", RF_STORE_READ, "does not exist");
    assert_int_equal(files_beginning("absent"), 0);
}

static void opening_to_write_makes_no_file_yet(void **state)
{
    (void)state;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_store *store = NULL;
    assert_int_equal(rf_store_open("p", RF_STORE_WRITE, &diagnostics, &store), RF_OK);
    rf_store_close(store);
    assert_int_equal(files_beginning("p"), 0);
    assert_int_equal(files_beginning(".p"), 0);
}

static void folders_links_pipes_and_odd_names_are_refused(void **state)
{
    (void)state;
    make_plan_file("p");
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(symlink("p", "link"), 0);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    expect_refused_both("folder", "is a folder");
    expect_refused_both("link", "is a link");
    expect_refused_both("folder/", "is no name of a file");
    expect_refused_both("..", "is no name of a file");
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_store *store = NULL;
    assert_int_equal(rf_store_open("pipe", RF_STORE_WRITE, &diagnostics, &store), RF_IO);
    assert_true(says(&diagnostics, "is no ordinary file"));
    rf_diagnostics_release(&diagnostics);
}

static void a_folder_behind_a_link_is_followed(void **state)
{
    (void)state;
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(symlink("folder", "way"), 0);
    make_plan_file("way/p");
    assert_int_equal(ask("folder/p", "SELECT count(*) FROM run"), 1);
    assert_int_equal(remove("folder/p"), 0);
}

static void names_that_sqlite_reads_otherwise_are_ordinary_files(void **state)
{
    (void)state;
    static const char *const names[] = {"file:p?mode=memory", ":memory:", "p' OR 1; --"};
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
        make_plan_file(names[index]);
        assert_int_equal(files_beginning(names[index]), 1);
        assert_int_equal(ask(names[index], "SELECT count(*) FROM run"), 1);
    }
}

static void text_is_no_plan_file(void **state)
{
    (void)state;
    char text[8192];
    memset(text, 'x', sizeof text);
    file_write("long", text, sizeof text);
    file_write("short", "hello", 5);
    expect_refused_both("long", "is not a plan file");
    expect_refused_both("short", "is not a plan file");
}

static void somebody_elses_database_is_left_alone(void **state)
{
    (void)state;
    make_plan_file("other");
    change("other", "PRAGMA application_id = 1196444487");
    expect_refused_both("other", "belongs to another program");
    make_plan_file("unmarked");
    change("unmarked", "PRAGMA application_id = 0");
    expect_refused_both("unmarked", "belongs to another program");
}

static void a_newer_plan_file_names_both_versions(void **state)
{
    (void)state;
    make_plan_file("p");
    change("p", "PRAGMA user_version = 99");
    expect_refused_both("p", "plan file version 99, this program reads 3");
}

static void an_empty_file_becomes_a_plan_file_but_holds_none_yet(void **state)
{
    (void)state;
    file_write("p", "", 0);
    expect_refused("p", RF_STORE_READ, "is empty");
    make_plan_file("p");
    assert_int_equal(ask("p", "SELECT count(*) FROM run"), 1);
    assert_int_equal(ask("p", "PRAGMA application_id"), 1382641255);
}

static void a_damaged_file_is_refused(void **state)
{
    (void)state;
    size_t length;
    make_plan_file("p");
    char *bytes = file_bytes("p", &length);
    file_write("cut", bytes, length - 4096);
    expect_refused_both("cut", "is damaged");
    /* Every page but the first, so that whatever page is looked at is broken. */
    memset(bytes + 4096, 0x5a, length - 4096);
    file_write("flipped", bytes, length);
    expect_refused_both("flipped", "is damaged");
    rf_release(bytes);
}

/* Runs `child` in a process of its own; true when it returned true. */
static bool in_process(bool (*child)(void))
{
    pid_t process = fork();
    assert_true(process >= 0);
    if (process == 0)
        _exit(child() ? 0 : 1);
    int status = 0;
    assert_int_equal(waitpid(process, &status, 0), process);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The child may write 16 KiB, which is less than a run. */
static bool write_into_a_full_disk(void)
{
    struct rlimit limit = {16384, 16384};
    struct rf_plan *plan = school_plan();
    int64_t run;
    signal(SIGXFSZ, SIG_IGN);
    bool full = setrlimit(RLIMIT_FSIZE, &limit) == 0 && store_school("p", plan, &run) == RF_IO &&
                store_school("new", plan, &run) == RF_IO;
    rf_plan_release(plan);
    return full;
}

static void a_full_disk_costs_no_earlier_run(void **state)
{
    (void)state;
    size_t before, after;
    make_plan_file("p");
    char *old = file_bytes("p", &before);
    assert_true(before > 16384);
    assert_true(in_process(write_into_a_full_disk));
    char *fresh = file_bytes("p", &after);
    assert_int_equal(before, after);
    assert_memory_equal(old, fresh, before);
    assert_int_equal(files_beginning("new"), 0);
    assert_int_equal(files_beginning(".new"), 0);
    rf_release(old);
    rf_release(fresh);
}

/* Dies in the middle of a transaction whose pages have reached the file already. */
static bool die_while_writing(void)
{
    char path[512];
    if (!getcwd(path, sizeof path - 3))
        return false;
    strcat(path, "/p");
    struct rf_connection *connection = rf_connection_open(path, RF_CONNECTION_WRITE, 0);
    rf_connection_run(connection, "PRAGMA cache_size = 1; BEGIN IMMEDIATE");
    rf_connection_run(connection, "DELETE FROM tier");
    rf_connection_run(connection, "CREATE TABLE heap (line TEXT) STRICT");
    rf_connection_run(connection,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) "
                      "INSERT INTO heap SELECT hex(randomblob(100)) FROM n");
    return rf_connection_failure(connection) == RF_FAILURE_NONE;
}

static void what_a_crash_left_is_undone_even_by_a_reader(void **state)
{
    (void)state;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_plan *back = NULL;
    struct rf_store *store = NULL;
    make_plan_file("p");
    assert_true(in_process(die_while_writing));
    assert_int_equal(files_beginning("p-journal"), 1);
    assert_int_equal(rf_store_open("p", RF_STORE_READ, &diagnostics, &store), RF_OK);
    assert_int_equal(rf_store_plan(store, 1, school_instance(), &diagnostics, &back), RF_OK);
    assert_int_equal(back->result_count, 5);
    rf_store_close(store);
    rf_plan_release(back);
    assert_int_equal(files_beginning("p-journal"), 0);
}

static int told[2], asked[2];

/* Holds the file until the test has seen that it is held. */
static bool hold_the_file(void)
{
    char path[512], byte = 0;
    if (!getcwd(path, sizeof path - 3))
        return false;
    strcat(path, "/p");
    struct rf_connection *connection = rf_connection_open(path, RF_CONNECTION_WRITE, 0);
    rf_connection_run(connection, "BEGIN EXCLUSIVE");
    bool held = write(told[1], "x", 1) == 1 && read(asked[0], &byte, 1) == 1;
    rf_connection_close(connection);
    return held;
}

static void a_file_in_use_is_waited_for_and_then_named(void **state)
{
    (void)state;
    char byte;
    make_plan_file("p");
    assert_int_equal(pipe(told), 0);
    assert_int_equal(pipe(asked), 0);
    pid_t process = fork();
    assert_true(process >= 0);
    if (process == 0)
        _exit(hold_the_file() ? 0 : 1);
    assert_int_equal(read(told[0], &byte, 1), 1);
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_store *store = NULL;
    assert_int_equal(rf_store_open("p", RF_STORE_WRITE, &diagnostics, &store), RF_IO);
    assert_true(says(&diagnostics, "is in use by another program"));
    rf_diagnostics_release(&diagnostics);
    int status = 1;
    assert_int_equal(write(asked[1], "x", 1), 1);
    assert_int_equal(waitpid(process, &status, 0), process);
    assert_int_equal(status, 0);
    for (int end = 0; end < 2; end++) {
        close(told[end]);
        close(asked[end]);
    }
    make_plan_file("p");
    assert_int_equal(ask("p", "SELECT count(*) FROM run"), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_enter, folder_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_missing_folder_is_named),
        TEST(a_missing_file_cannot_be_read),
        TEST(opening_to_write_makes_no_file_yet),
        TEST(folders_links_pipes_and_odd_names_are_refused),
        TEST(a_folder_behind_a_link_is_followed),
        TEST(names_that_sqlite_reads_otherwise_are_ordinary_files),
        TEST(text_is_no_plan_file),
        TEST(somebody_elses_database_is_left_alone),
        TEST(a_newer_plan_file_names_both_versions),
        TEST(an_empty_file_becomes_a_plan_file_but_holds_none_yet),
        TEST(a_damaged_file_is_refused),
        TEST(a_full_disk_costs_no_earlier_run),
        TEST(what_a_crash_left_is_undone_even_by_a_reader),
        TEST(a_file_in_use_is_waited_for_and_then_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
