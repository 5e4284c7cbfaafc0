/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_written.c: the models left in a folder. Each is solved by glpsol, a program that knows
 * nothing of ours, and has to say the value that the plan claims. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "answer.h"
#include "base/text.h"
#include "model/matrix.h"

enum { PATH = 256, MOST_COEFFICIENT = 1000 };

#define HOUR(day) IN(day, "08:45", "09:45")
/* A mentor of two is in for one talk a day, on two days of two weeks; all wish for Tuesdays. */
#define MENTOR(id) ON(id, HOUR("Tue") "," HOUR("Thu"))
#define TWO_STAFF "'staff': {'AB': {}, 'EF': {}," MENTOR("CD") "},"
#define FOUR_STAFF                                                                                 \
    "'staff': {'AB': {}, 'EF': {}, 'GH': {}, 'IJ': {}," MENTOR("CD") "," MENTOR("KL") "},"
#define FOUR_PAIRS                                                                                 \
    "'inductions': {"                                                                              \
    "'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'},"                           \
    "'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': 'p'},"                           \
    "'E3': {'ect': 'GH', 'mentor': 'KL', 'stage': 1, 'programme': 'p'},"                           \
    "'E4': {'ect': 'IJ', 'mentor': 'KL', 'stage': 1, 'programme': 'p'}}"
#define WISH(id, induction)                                                                        \
    "'" id "': {'induction': '" induction "', 'kind': 'talk', 'day': 'Tue', 'reason': 'x'}"
#define TWO_WISHES WISH("w1", "E1") "," WISH("w2", "E2")
#define FOUR_WISHES TWO_WISHES "," WISH("w3", "E3") "," WISH("w4", "E4")
#define WISHES(wishes) ", 'fixed': {'wishes': {" wishes "}}"
#define FORTNIGHT USUAL USUAL_RULES "," TWO_WEEKS "," WEEKLY_TALK ","

static const char one_mentor[] = FORTNIGHT TWO_STAFF BOTH WISHES(TWO_WISHES);
static const char two_mentors[] = FORTNIGHT FOUR_STAFF FOUR_PAIRS WISHES(FOUR_WISHES);

struct folder {
    char path[32];
};

static struct folder folder_make(void)
{
    struct folder folder = {"models-XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    return folder;
}

static void run(const char *format, const char *one, const char *other)
{
    struct rf_text command = RF_TEXT_INIT;
    for (const char *c = format; *c != '\0'; c++) {
        if (*c == '1')
            rf_text_add(&command, one);
        else if (*c == '2')
            rf_text_add(&command, other);
        else
            rf_text_add_bytes(&command, c, 1);
    }
    assert_int_equal(system(rf_text_peek(&command)), 0);
    rf_text_release(&command);
}

static void folder_remove(const struct folder *folder)
{
    run("rm -r 1", folder->path, "");
}

static struct answer solve_into(const char *members, const char *folder, bool textbook)
{
    return solve_with(
        members, &(struct rf_solve_options){.write_model = folder, .write_textbook = textbook});
}

/* Calls `look` for each file whose name begins with `start`; their number. */
typedef void (*file_look)(const struct answer *answer, const char *path, const char *name);
static int32_t for_each(const struct folder *folder, const char *start, const struct answer *answer,
                        file_look look)
{
    int32_t count = 0;
    DIR *directory = opendir(folder->path);
    const struct dirent *entry;
    assert_non_null(directory);
    while ((entry = readdir(directory)) != NULL) {
        char path[PATH];
        size_t length = strlen(entry->d_name);
        if (strncmp(entry->d_name, start, strlen(start)) != 0 || length < 3 ||
            strcmp(entry->d_name + length - 3, ".lp") != 0)
            continue;
        assert_true(length + strlen(folder->path) + 2 < sizeof path);
        snprintf(path, sizeof path, "%s/%.200s", folder->path, entry->d_name);
        count++;
        if (look != NULL)
            look(answer, path, entry->d_name);
    }
    closedir(directory);
    return count;
}

/* What glpsol finds: the objective; the test fails when it finds no best plan. */
static int64_t best_of(const char *path)
{
    char line[PATH], solution[PATH];
    bool optimal = false;
    int64_t value = 0;
    run(RF_GLPSOL " --cuts --lp 1 -o 1.solution >1.log", path, "");
    snprintf(solution, sizeof solution, "%.200s.solution", path);
    FILE *stream = fopen(solution, "r");
    assert_non_null(stream);
    while (fgets(line, sizeof line, stream) != NULL) {
        optimal |= strncmp(line, "Status:     INTEGER OPTIMAL", 27) == 0;
        if (strncmp(line, "Objective:", 10) == 0 && strchr(line, '=') != NULL)
            value = strtol(strchr(line, '=') + 1, NULL, 10);
    }
    fclose(stream);
    assert_true(optimal);
    return value;
}

/* The number that a file is about, by its name. */
static const struct rf_tier_result *result_of(const struct answer *answer, const char *name)
{
    const char *tier = strstr(name, "tier-");
    const char *part = strstr(name, "-class-");
    if (part == NULL)
        part = strstr(name, "-position-");
    assert_non_null(tier);
    if (part == NULL)
        part = strstr(tier, "-part-");
    long number = part == NULL ? 1 : strtol(strchr(part + 1, '-') + 1, NULL, 10);
    for (int32_t i = 0; i < answer->plan->result_count; i++)
        if (answer->plan->results[i].tier == (enum rf_tier)strtol(tier + 5, NULL, 10) &&
            answer->plan->results[i].part == number)
            return &answer->plan->results[i];
    fail_msg("no number for %s", name);
    return NULL;
}

static void agree_textbook(const struct answer *answer, const char *path, const char *name)
{
    assert_int_equal(best_of(path), result_of(answer, name)->value);
}

/* Of a school with one part: the file's first line says how its objective becomes the value. */
static void agree_part(const struct answer *answer, const char *path, const char *name)
{
    char line[PATH];
    FILE *stream = fopen(path, "r");
    assert_non_null(stream);
    assert_non_null(fgets(line, sizeof line, stream));
    fclose(stream);
    const char *sign = strchr(line, '=');
    assert_non_null(sign);
    char *rest;
    int64_t constant = strtol(sign + 1, &rest, 10);
    assert_memory_equal(rest, " + ", 3);
    int64_t unit = strtol(rest + 3, &rest, 10);
    assert_memory_equal(rest, " x objective", 12);
    assert_int_equal(constant + unit * best_of(path), result_of(answer, name)->value);
}

/* Coefficients above the limit; what stands to the right of a relation is none. */
static int32_t count_large(const char *path)
{
    char word[PATH];
    bool right_side = false, rows = true;
    int32_t large = 0;
    FILE *stream = fopen(path, "r");
    assert_non_null(stream);
    assert_non_null(fgets(word, sizeof word, stream)); /* the comment */
    while (rows && fscanf(stream, "%255s", word) == 1) {
        const char *digits = word[0] == '-' ? word + 1 : word;
        bool number = digits[0] >= '0' && digits[0] <= '9';
        rows = strcmp(word, "Bounds") != 0;
        large += number && !right_side && strtol(digits, NULL, 10) > MOST_COEFFICIENT;
        right_side = word[0] == '<' || word[0] == '>' || word[0] == '=';
    }
    fclose(stream);
    assert_false(rows);
    return large;
}

static void be_bounded(const struct answer *answer, const char *path, const char *name)
{
    (void)answer;
    (void)name;
    assert_int_equal(count_large(path), 0);
}

/* ---- tests */

static void what_was_searched_is_left_for_others_to_solve(void **state)
{
    struct folder folder = folder_make();
    struct answer answer = solve_into(one_mentor, folder.path, false);
    (void)state;
    assert_int_equal(answer.status, RF_OK);
    assert_true(for_each(&folder, "component-01-", &answer, agree_part) > 0);
    assert_int_equal(for_each(&folder, "component-02-", &answer, NULL), 0);
    assert_int_equal(for_each(&folder, "textbook-", &answer, NULL), 0);
    answer_close(&answer);
    folder_remove(&folder);
}

static void every_part_writes_files_of_its_own(void **state)
{
    struct folder folder = folder_make();
    struct answer answer = solve_into(two_mentors, folder.path, false);
    (void)state;
    assert_int_equal(answer.status, RF_OK);
    assert_true(for_each(&folder, "component-01-", &answer, NULL) > 0);
    assert_true(for_each(&folder, "component-02-", &answer, NULL) > 0);
    answer_close(&answer);
    folder_remove(&folder);
}

static void the_textbook_models_say_the_same_numbers(void **state)
{
    struct folder folder = folder_make();
    struct answer answer = solve_into(one_mentor, folder.path, true);
    (void)state;
    assert_int_equal(answer.status, RF_OK);
    assert_int_equal(for_each(&folder, "textbook-", &answer, agree_textbook),
                     answer.plan->result_count);
    answer_close(&answer);
    folder_remove(&folder);
}

static void coefficients_above_a_thousand_would_be_seen(void **state)
{
    struct folder folder = folder_make();
    struct rf_matrix *matrix = rf_matrix_new();
    char path[PATH];
    (void)state;
    snprintf(path, sizeof path, "%s/model.lp", folder.path);
    for (int32_t i = 0; i < 3; i++)
        rf_matrix_column(matrix, 0, 1, true, "x%d", (int)i);
    rf_matrix_row(matrix, -RF_NO_LIMIT, -5000, "one");
    for (int32_t i = 0; i < 3; i++)
        rf_matrix_entry(matrix, i, i == 1 ? 1000 : -1001); /* two of three */
    rf_matrix_row(matrix, 2000, 3000, "two");
    rf_matrix_entry(matrix, 1, 1);
    FILE *stream = fopen(path, "w");
    assert_non_null(stream);
    assert_true(rf_matrix_write(matrix, "a comment of 99999", stream));
    fclose(stream);
    assert_int_equal(count_large(path), 2);
    rf_matrix_release(matrix);
    folder_remove(&folder);
}

static void no_coefficient_of_a_part_is_above_a_thousand(void **state)
{
    struct folder folder = folder_make();
    struct answer answer = solve_into(two_mentors, folder.path, false);
    (void)state;
    assert_true(for_each(&folder, "component-", &answer, be_bounded) > 0);
    answer_close(&answer);
    folder_remove(&folder);
}

static void a_folder_that_is_not_there_is_a_failure_of_the_disk(void **state)
{
    struct answer answer = solve_into(two_mentors, "no-such-folder", true);
    (void)state;
    assert_int_equal(answer.status, RF_IO);
    assert_int_equal(rf_diagnostics_count(&answer.diagnostics, RF_ERROR), 1);
    assert_string_equal(answer.diagnostics.items[0].code, "M001");
    answer_close(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_searched_is_left_for_others_to_solve),
        cmocka_unit_test(every_part_writes_files_of_its_own),
        cmocka_unit_test(the_textbook_models_say_the_same_numbers),
        cmocka_unit_test(coefficients_above_a_thousand_would_be_seen),
        cmocka_unit_test(no_coefficient_of_a_part_is_above_a_thousand),
        cmocka_unit_test(a_folder_that_is_not_there_is_a_failure_of_the_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
