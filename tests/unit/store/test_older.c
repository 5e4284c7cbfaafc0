/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_older.c: plan files of version 1: read as they are, brought up to date after a copy when a
 * run is stored; and what version 2 added: timings and certificates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "folder.h"
#include "school.h"
#include "store/connection.h"

static void store_one(const char *name)
{
    struct rf_plan *plan = school_plan();
    int64_t run;
    assert_int_equal(store_school(name, plan, &run), RF_OK);
    rf_plan_release(plan);
}

/* A file with one run, as version 1 would have left it. */
static void make_older(const char *name)
{
    store_one(name);
    change(name,
           "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON;"
           "DROP VIEW who_meets_when; DROP VIEW minutes_by_kind; DROP VIEW each_pairs_tired_share;"
           "DROP VIEW cover_by_person; DROP VIEW what_each_mentor_gives;"
           "DROP VIEW waivers_in_force; DROP VIEW each_persons_limits;"
           "DROP TABLE timing; DROP TABLE certificate; DROP TABLE account; DROP TABLE waiver;"
           "DROP TABLE provider; ALTER TABLE session DROP COLUMN released;"
           "ALTER TABLE induction DROP COLUMN choices; ALTER TABLE induction DROP COLUMN funded;"
           "PRAGMA user_version = 1");
}

/* All statements of the schema, in the order of names. */
static char *schema_of(const char *name)
{
    char path[512] = "./";
    struct rf_text text = RF_TEXT_INIT;
    strncat(path, name, sizeof path - 3);
    struct rf_connection *connection = rf_connection_open(path, RF_CONNECTION_READ, 0);
    struct rf_statement *line = rf_statement_new(
        connection, "SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name");
    while (rf_statement_next(line))
        rf_text_format(&text, "%s: %s\n", rf_statement_text(line, 0), rf_statement_text(line, 1));
    rf_statement_release(line);
    assert_string_equal(rf_connection_message(connection), "");
    rf_connection_close(connection);
    return rf_text_take(&text);
}

static void an_older_file_is_read_as_it_is(void **state)
{
    (void)state;
    make_older("p");
    size_t before, after;
    char *old = file_bytes("p", &before), *certificate = NULL;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_store *store = NULL;
    struct rf_plan *plan = NULL;
    assert_int_equal(rf_store_open("p", RF_STORE_READ, &diagnostics, &store), RF_OK);
    assert_int_equal(rf_store_plan(store, 1, school_instance(), &diagnostics, &plan), RF_OK);
    assert_int_equal(rf_store_certificate(store, 1, &diagnostics, &certificate), RF_OK);
    assert_null(certificate);
    assert_int_equal(diagnostics.count, 0);
    rf_store_close(store);
    rf_plan_release(plan);
    char *fresh = file_bytes("p", &after);
    assert_int_equal(before, after);
    assert_memory_equal(old, fresh, before);
    assert_int_equal(files_beginning("p"), 1);
    rf_release(old);
    rf_release(fresh);
}

static void opening_an_older_file_to_write_changes_nothing_yet(void **state)
{
    (void)state;
    make_older("p");
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_store *store = NULL;
    assert_int_equal(rf_store_open("p", RF_STORE_WRITE, &diagnostics, &store), RF_OK);
    rf_store_close(store);
    assert_int_equal(ask("p", "PRAGMA user_version"), 1);
    assert_int_equal(files_beginning("p"), 1);
}

static void a_run_brings_an_older_file_up_to_date_after_a_copy(void **state)
{
    (void)state;
    make_older("p");
    store_one("p");
    assert_int_equal(ask("p", "PRAGMA user_version"), 3);
    assert_int_equal(ask("p", "SELECT count(*) FROM run"), 2);
    assert_int_equal(ask("p.version-1", "PRAGMA user_version"), 1);
    assert_int_equal(ask("p.version-1", "PRAGMA application_id"), 1382641255);
    assert_int_equal(ask("p.version-1", "SELECT count(*) FROM run"), 1);
    assert_int_equal(ask("p.version-1", "SELECT count(*) FROM session"), SCHOOL_SESSIONS);
    struct stat facts;
    assert_int_equal(stat("p.version-1", &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0600);
    /* No difference stays to a file that was new. */
    store_one("new");
    char *migrated = schema_of("p"), *fresh = schema_of("new");
    assert_string_equal(migrated, fresh);
    rf_release(migrated);
    rf_release(fresh);
    store_one("p"); /* nothing more to bring up to date */
    assert_int_equal(files_beginning("p."), 1);
}

static void an_earlier_copy_is_not_overwritten(void **state)
{
    (void)state;
    make_older("p");
    file_write("p.version-1", "mine", 4);
    store_one("p");
    size_t length;
    char *bytes = file_bytes("p.version-1", &length);
    assert_int_equal(length, 4);
    rf_release(bytes);
    assert_int_equal(ask("p.version-1.2", "SELECT count(*) FROM run"), 1);
}

/* A run that fails after the tables were added takes them back. */
static void a_run_that_fails_leaves_the_older_version(void **state)
{
    (void)state;
    make_older("p");
    struct rf_plan *plan = school_plan();
    int64_t run;
    verdict = false;
    assert_int_equal(store_school("p", plan, &run), RF_FAULT);
    verdict = true;
    rf_plan_release(plan);
    assert_int_equal(ask("p", "PRAGMA user_version"), 1);
    assert_int_equal(ask("p", "SELECT count(*) FROM run"), 1);
    assert_int_equal(ask("p", "SELECT count(*) FROM sqlite_schema WHERE name = 'timing'"), 0);
    assert_int_equal(files_beginning("p"), 1);
}

static int64_t ticks;

static int64_t tick(void)
{
    return ticks += 7;
}

static void timings_and_certificates_are_kept_with_their_run(void **state)
{
    (void)state;
    static const struct rf_timing timings[] = {{"read", 1200}, {"check", 0}};
    static const char text[] = "block\tE1\nleaf\nleaflet\nhome\tE1\nleaf\n";
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_run_facts facts = {.options = "",
                                 .program = "",
                                 .libraries = "",
                                 .started = "",
                                 .reasons = school_reasons,
                                 .certificate = text,
                                 .certificate_verified = true,
                                 .timings = timings,
                                 .timing_count = 2,
                                 .microseconds = tick};
    struct rf_store *store = NULL;
    struct rf_plan *plan = school_plan();
    char *back = NULL;
    int64_t run;
    store_one("p"); /* run 1 has neither */
    assert_int_equal(rf_store_open("p", RF_STORE_WRITE, &diagnostics, &store), RF_OK);
    assert_int_equal(
        rf_store_write(store, school_instance(), plan, NULL, &facts, &diagnostics, &run), RF_OK);
    assert_int_equal(run, 2);
    assert_int_equal(rf_store_certificate(store, 2, &diagnostics, &back), RF_OK);
    assert_string_equal(back, text);
    rf_release(back);
    assert_int_equal(rf_store_certificate(store, 1, &diagnostics, &back), RF_OK);
    assert_null(back);
    assert_int_equal(rf_store_certificate(store, 3, &diagnostics, &back), RF_USAGE);
    assert_null(back);
    rf_store_close(store);
    rf_plan_release(plan);
    rf_diagnostics_release(&diagnostics);
    assert_int_equal(ask("p", "SELECT count(*) FROM timing WHERE run = 1"), 0);
    assert_int_equal(ask("p", "SELECT microseconds FROM timing WHERE position = 1"), 1200);
    assert_int_equal(ask("p", "SELECT position FROM timing WHERE stage = 'check'"), 2);
    /* One tick of the clock at the beginning, one at the end. */
    assert_int_equal(ask("p", "SELECT microseconds FROM timing WHERE stage = 'store'"), 7);
    assert_int_equal(ask("p", "SELECT leaves FROM certificate"), 2);
    assert_int_equal(ask("p", "SELECT verified FROM certificate"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_enter, folder_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_older_file_is_read_as_it_is),
        TEST(opening_an_older_file_to_write_changes_nothing_yet),
        TEST(a_run_brings_an_older_file_up_to_date_after_a_copy),
        TEST(an_earlier_copy_is_not_overwritten),
        TEST(a_run_that_fails_leaves_the_older_version),
        TEST(timings_and_certificates_are_kept_with_their_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
