/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_read.c: files, directories, devices, standard input; sizes; several faulty files at once.
 * Works in a directory of its own, which it removes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/read.h"

static char directory[] = "read_test_XXXXXX";

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

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

struct outcome {
    enum rf_status status;
    struct rf_diagnostics faults;
    struct rf_document document;
};

static struct outcome read_paths(const char *const *paths, int count)
{
    struct outcome outcome = {.faults = RF_DIAGNOSTICS_INIT};
    outcome.status = rf_read_layers(paths, count, &outcome.faults, &outcome.document);
    return outcome;
}

static void drop(struct outcome *outcome)
{
    rf_document_release(&outcome->document);
    rf_diagnostics_release(&outcome->faults);
}

static void assert_one_fault(const struct outcome *outcome, enum rf_status status, const char *code,
                             const char *file)
{
    assert_int_equal(outcome->status, status);
    assert_int_equal(outcome->faults.count, 1);
    assert_string_equal(outcome->faults.items[0].code, code);
    assert_string_equal(outcome->faults.items[0].place.file, file);
    assert_null(outcome->document.root);
}

static void assert_refused(const char *path, enum rf_status status, const char *code)
{
    const char *const paths[] = {path};
    struct outcome outcome = read_paths(paths, 1);
    assert_one_fault(&outcome, status, code, path);
    drop(&outcome);
}

/* ------------------------------------------------------------------ files */

static void layers_are_merged_in_the_order_given(void **state)
{
    (void)state;
    const char *const paths[] = {"b.json", "a.json"};
    write_file("a.json", "{\"school\": {\"name\": \"first\"}}");
    write_file("b.json", "{\"school\": {\"name\": \"second\", \"id\": \"s\"}}");
    struct outcome outcome = read_paths(paths, 2);
    assert_int_equal(outcome.status, RF_OK);
    const struct rf_value *name = rf_document_find(&outcome.document, "/school/name", false);
    assert_string_equal(name->text, "first");
    struct rf_place place = rf_document_place(&outcome.document, name, "/school/name");
    assert_string_equal(place.file, "a.json");
    assert_int_equal(place.file_order, 1);
    drop(&outcome);
    unlink("a.json");
    unlink("b.json");
}

static void a_file_that_is_not_there_is_named(void **state)
{
    (void)state;
    assert_refused("absent.json", RF_IO, "J040");
}

static void a_directory_is_refused(void **state)
{
    (void)state;
    assert_refused(".", RF_IO, "J041");
}

static void a_file_that_fails_while_it_is_read_is_named(void **state)
{
    (void)state;
    assert_refused("/proc/self/mem", RF_IO, "J041"); /* opens, but nothing is at its beginning */
}

static void faults_of_all_files_are_told_in_one_run(void **state)
{
    (void)state;
    const char *const paths[] = {"absent.json", "a.json", "good.json", "b.json"};
    write_file("a.json", "{\"a\": 01, \"b\": NaN}");
    write_file("b.json", "{\"a\" 1}");
    write_file("good.json", "{\"kinds\": {\"nothing\": null}}");
    struct outcome outcome = read_paths(paths, 4);
    static const char *const codes[] = {"J040", "J009", "J012", "J013"};
    static const char *const files[] = {"absent.json", "a.json", "a.json", "b.json"};
    assert_int_equal(outcome.status, RF_IO);   /* the worse of the two */
    assert_int_equal(outcome.faults.count, 4); /* none for the good file: it was not merged */
    for (size_t index = 0; index < 4; index++) {
        assert_string_equal(outcome.faults.items[index].code, codes[index]);
        assert_string_equal(outcome.faults.items[index].place.file, files[index]);
    }
    assert_null(outcome.document.root);
    drop(&outcome);
    unlink("a.json");
    unlink("b.json");
    unlink("good.json");
}

static void a_merge_fault_leaves_the_document_to_be_examined(void **state)
{
    (void)state;
    const char *const paths[] = {"a.json"};
    write_file("a.json", "{\"kinds\": {\"nothing\": null}}");
    struct outcome outcome = read_paths(paths, 1);
    assert_int_equal(outcome.status, RF_INPUT);
    assert_int_equal(outcome.faults.count, 1);
    assert_string_equal(outcome.faults.items[0].code, "J030");
    assert_non_null(outcome.document.root);
    drop(&outcome);
    unlink("a.json");
}

/* ------------------------------------------------------------------ sizes */

/* A file of exactly `size` bytes: an empty object and blanks. */
static void write_blank_file(const char *name, size_t size)
{
    char *blanks = rf_allocate(size, 1);
    memset(blanks, ' ', size);
    memcpy(blanks, "{}", 2);
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(blanks, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    rf_release(blanks);
}

static void files_up_to_the_limit_are_read(void **state)
{
    (void)state;
    const char *const paths[] = {"large.json"};
    write_blank_file("large.json", RF_LIMIT_FILE_BYTES);
    struct outcome outcome = read_paths(paths, 1);
    assert_int_equal(outcome.status, RF_OK);
    drop(&outcome);
    write_blank_file("large.json", RF_LIMIT_FILE_BYTES + 1);
    assert_refused("large.json", RF_INPUT, "J025");
    unlink("large.json");
}

static void a_huge_file_is_refused_before_it_is_read(void **state)
{
    (void)state;
    int descriptor = open("sparse.json", O_CREAT | O_WRONLY, 0600);
    assert_true(descriptor >= 0);
    assert_int_equal(ftruncate(descriptor, (off_t)100 * 1024 * 1024 * 1024), 0);
    close(descriptor);
    assert_refused("sparse.json", RF_INPUT, "J025");
    unlink("sparse.json");
}

static void an_endless_device_is_read_up_to_the_limit(void **state)
{
    (void)state;
    assert_refused("/dev/zero", RF_INPUT, "J025");
}

static void an_empty_file_is_refused(void **state)
{
    (void)state;
    write_file("empty.json", "");
    assert_refused("empty.json", RF_INPUT, "J023");
    assert_refused("/dev/null", RF_INPUT, "J023");
    unlink("empty.json");
}

static void layers_up_to_the_limit_are_read(void **state)
{
    (void)state;
    const char *paths[RF_LIMIT_LAYERS + 1];
    write_file("a.json", "{}");
    for (int index = 0; index <= RF_LIMIT_LAYERS; index++)
        paths[index] = "a.json";
    struct outcome outcome = read_paths(paths, RF_LIMIT_LAYERS);
    assert_int_equal(outcome.status, RF_OK);
    drop(&outcome);
    outcome = read_paths(paths, RF_LIMIT_LAYERS + 1);
    assert_one_fault(&outcome, RF_INPUT, "J026", "a.json");
    drop(&outcome);
    unlink("a.json");
}

/* ------------------------------------------------------------------ pipes and standard input */

/* Writes `text` to `descriptor` piece by piece from a child; the caller waits for it. */
static pid_t feed(int descriptor, const char *text)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        for (; *text != '\0'; text++)
            if (write(descriptor, text, 1) != 1)
                _exit(1);
        _exit(0);
    }
    close(descriptor);
    return child;
}

static void wait_for(pid_t child)
{
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

/* Puts what `text` says onto standard input; returns the child that writes it. */
static pid_t feed_standard_input(const char *text, int *saved)
{
    int ends[2];
    *saved = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    return feed(ends[1], text);
}

static void restore_standard_input(pid_t child, int saved)
{
    wait_for(child);
    if (saved >= 0) {
        dup2(saved, STDIN_FILENO);
        close(saved);
    } else {
        close(STDIN_FILENO);
    }
}

static void a_dash_is_standard_input(void **state)
{
    (void)state;
    const char *const paths[] = {"-"};
    int saved;
    pid_t child = feed_standard_input("{\"school\": {\"id\": \"s\", \"name\": 01}}", &saved);
    struct outcome outcome = read_paths(paths, 1);
    restore_standard_input(child, saved);
    assert_one_fault(&outcome, RF_INPUT, "J009", "<stdin>");
    assert_int_equal(outcome.faults.items[0].place.column, 32);
    drop(&outcome);
}

static void standard_input_is_read_once(void **state)
{
    (void)state;
    const char *const paths[] = {"-", "a.json", "-"};
    int saved;
    write_file("a.json", "{}");
    pid_t child = feed_standard_input("{}", &saved);
    struct outcome outcome = read_paths(paths, 3);
    restore_standard_input(child, saved);
    assert_one_fault(&outcome, RF_INPUT, "J028", "<stdin>");
    drop(&outcome);
    unlink("a.json");
}

static void a_named_pipe_is_read_to_its_end(void **state)
{
    (void)state;
    const char *const paths[] = {"pipe"};
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int descriptor = open("pipe", O_WRONLY);
        ssize_t written = write(descriptor, "{\"school\": {\"id\": \"s\"}}", 23);
        _exit(written == 23 ? 0 : 1);
    }
    struct outcome outcome = read_paths(paths, 1);
    wait_for(child);
    assert_int_equal(outcome.status, RF_OK);
    assert_string_equal(rf_document_find(&outcome.document, "/school/id", false)->text, "s");
    drop(&outcome);
    unlink("pipe");
}

/* ------------------------------------------------------------------ whole instances */

static const char smallest[] =
    "{\"ringfence\": \"1.0\", \"rule_pack\": \"england-2025\","
    " \"school\": {\"id\": \"s\", \"name\": \"School\"},"
    " \"calendar\": {\"terms\": {\"autumn\": {\"half_terms\": {\"1\": {\"from\": \"2025-09-01\","
    " \"until\": \"2025-09-05\"}}}}, \"days\": {\"Mon\": {\"pupils\": {\"start\": \"09:00\","
    " \"end\": \"15:00\"}}}, \"bells\": {\"main\": {\"periods\": {\"1\": {\"start\": \"09:00\","
    " \"end\": \"10:00\"}}}}}, \"staff\": {\"AB\": {\"name\": \"A. Baker\"}}}";

static void an_instance_is_read_from_memory(void **state)
{
    (void)state;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    enum rf_status status =
        rf_read_instance_bytes("memory", smallest, sizeof smallest - 1, false, &faults, &instance);
    assert_int_equal(status, RF_OK);
    assert_non_null(instance);
    assert_string_equal(instance->school_id, "s");
    assert_int_equal(instance->rules[RF_RULE_PPA_RATE], 100);
    rf_instance_release(instance);
    rf_diagnostics_release(&faults);
}

static void an_instance_is_read_from_files(void **state)
{
    (void)state;
    const char *const paths[] = {"a.json", "b.json"};
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    write_file("a.json", smallest);
    write_file("b.json", "{\"rules\": {\"ppa_rate\": {\"value\": 0.125}}}");
    assert_int_equal(rf_read_instance(paths, 2, false, &faults, &instance), RF_OK);
    assert_int_equal(instance->rules[RF_RULE_PPA_RATE], 125);
    rf_instance_release(instance);
    rf_diagnostics_release(&faults);
    unlink("a.json");
    unlink("b.json");
}

static void a_merge_fault_gives_no_instance_but_all_faults(void **state)
{
    (void)state;
    const char *const paths[] = {"a.json", "b.json"};
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    write_file("a.json", smallest);
    write_file("b.json", "{\"staff\": {\"CD\": null}, \"nonsense\": 1}");
    assert_int_equal(rf_read_instance(paths, 2, false, &faults, &instance), RF_INPUT);
    assert_null(instance);
    assert_int_equal(rf_diagnostics_count(&faults, RF_ERROR), 2); /* of merging and of decoding */
    rf_diagnostics_release(&faults);
    unlink("a.json");
    unlink("b.json");
}

static void bytes_above_the_limit_are_refused(void **state)
{
    (void)state;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    char *bytes = rf_allocate(RF_LIMIT_FILE_BYTES + 1, 1);
    enum rf_status status =
        rf_read_instance_bytes("memory", bytes, RF_LIMIT_FILE_BYTES + 1, false, &faults, &instance);
    assert_int_equal(status, RF_INPUT);
    assert_null(instance);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].code, "J025");
    rf_release(bytes);
    rf_diagnostics_release(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_are_merged_in_the_order_given),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
        cmocka_unit_test(a_directory_is_refused),
        cmocka_unit_test(a_file_that_fails_while_it_is_read_is_named),
        cmocka_unit_test(faults_of_all_files_are_told_in_one_run),
        cmocka_unit_test(a_merge_fault_leaves_the_document_to_be_examined),
        cmocka_unit_test(files_up_to_the_limit_are_read),
        cmocka_unit_test(a_huge_file_is_refused_before_it_is_read),
        cmocka_unit_test(an_endless_device_is_read_up_to_the_limit),
        cmocka_unit_test(an_empty_file_is_refused),
        cmocka_unit_test(layers_up_to_the_limit_are_read),
        cmocka_unit_test(a_dash_is_standard_input),
        cmocka_unit_test(standard_input_is_read_once),
        cmocka_unit_test(a_named_pipe_is_read_to_its_end),
        cmocka_unit_test(an_instance_is_read_from_memory),
        cmocka_unit_test(an_instance_is_read_from_files),
        cmocka_unit_test(a_merge_fault_gives_no_instance_but_all_faults),
        cmocka_unit_test(bytes_above_the_limit_are_refused),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
