/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_medium.c: the product against itself with a short cut switched off, on schools that are
 * too large to try every plan.
 *
 *   battery_medium [--mode filter|sweep|both|coverage] [--first SEED] [--count N] [--seconds N]
 *                  [--generator COMMAND] [--keep FOLDER] [--file INSTANCE]
 *
 * COMMAND is asked for the schools with --first and --count, one a line (medium_school.py). Exit
 * code 1 when any school disagreed or was refused, when more than three in twenty were left open or
 * one in five contradictory, or, in mode coverage, when a rule or feature is not met; 3 when the
 * program died on a school (its seed is printed). */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "battery_medium_case.h"

struct arguments {
    int64_t first, count, seconds;
    enum medium_mode mode;
    const char *generator, *keep, *file;
};

static int64_t current_seed;

/* Says on which seed the program died; only calls that are allowed in a signal handler. */
static void die(int number)
{
    char text[64] = "battery_medium: died on seed ";
    size_t length = strlen(text);
    char digits[24];
    size_t count = 0;
    int64_t seed = current_seed;
    do {
        digits[count++] = (char)('0' + seed % 10);
        seed /= 10;
    } while (seed > 0);
    while (count > 0) {
        text[length++] = digits[--count];
    }
    text[length++] = '\n';
    (void)!write(STDERR_FILENO, text, length);
    (void)number;
    _exit(3);
}

static void watch(void)
{
    const int deadly[] = {SIGSEGV, SIGABRT, SIGFPE, SIGBUS};
    for (size_t i = 0; i < sizeof deadly / sizeof deadly[0]; i++) {
        struct sigaction action = {.sa_handler = die};
        sigaction(deadly[i], &action, NULL);
    }
}

static void keep(const struct arguments *arguments, const char *json)
{
    struct rf_text path = RF_TEXT_INIT;
    if (arguments->keep == NULL) {
        return;
    }
    rf_text_format(&path, "%s/medium-%lld.json", arguments->keep, (long long)current_seed);
    FILE *stream = fopen(rf_text_peek(&path), "w");
    if (stream == NULL || fputs(json, stream) < 0 || fclose(stream) != 0) {
        fprintf(stderr, "battery_medium: cannot write %s\n", rf_text_peek(&path));
    } else {
        printf("kept as %s\n", rf_text_peek(&path));
    }
    rf_text_release(&path);
}

static void try_school(const struct arguments *arguments, const char *json,
                       struct medium_account *account)
{
    static const char *const WORDS[] = {"agrees", "is open", "is refused", "DISAGREES"};
    struct rf_text why = RF_TEXT_INIT;
    const int64_t before = account->milliseconds, other = account->other_milliseconds;
    const enum medium_verdict verdict =
        medium_case(json, arguments->mode, (int32_t)arguments->seconds, account, &why);
    printf("seed %lld %s (%lld and %lld ms)\n%s", (long long)current_seed, WORDS[verdict],
           (long long)(account->milliseconds - before),
           (long long)(account->other_milliseconds - other), rf_text_peek(&why));
    if (verdict == MEDIUM_DISAGREES || verdict == MEDIUM_REFUSED) {
        keep(arguments, json);
    }
    fflush(stdout);
    rf_text_release(&why);
}

/* Schools one a line. Returns how many there were. */
static int64_t try_lines(const struct arguments *arguments, FILE *stream,
                         struct medium_account *account)
{
    char *line = NULL;
    size_t capacity = 0;
    int64_t count = 0;
    while (getline(&line, &capacity, stream) > 0) {
        current_seed = arguments->first + count++;
        try_school(arguments, line, account);
    }
    free(line); /* getline's own */
    return count;
}

static bool try_seeds(const struct arguments *arguments, struct medium_account *account)
{
    struct rf_text command = RF_TEXT_INIT;
    rf_text_format(&command, "%s --first %lld --count %lld", arguments->generator,
                   (long long)arguments->first, (long long)arguments->count);
    FILE *stream = popen(rf_text_peek(&command), "r");
    const int64_t count = stream == NULL ? 0 : try_lines(arguments, stream, account);
    const bool fine = stream != NULL && pclose(stream) == 0 && count == arguments->count;
    if (!fine) {
        fprintf(stderr, "battery_medium: '%s' made %lld schools\n", rf_text_peek(&command),
                (long long)count);
    }
    rf_text_release(&command);
    return fine;
}

static bool try_file(const struct arguments *arguments, struct medium_account *account)
{
    FILE *stream = fopen(arguments->file, "r");
    struct rf_text json = RF_TEXT_INIT;
    char bytes[4096];
    size_t length;
    if (stream == NULL) {
        fprintf(stderr, "battery_medium: cannot open %s\n", arguments->file);
        return false;
    }
    while ((length = fread(bytes, 1, sizeof bytes, stream)) > 0) {
        rf_text_add_bytes(&json, bytes, length);
    }
    fclose(stream);
    try_school(arguments, rf_text_peek(&json), account);
    rf_text_release(&json);
    return true;
}

static bool read_mode(const char *word, enum medium_mode *mode)
{
    static const char *const NAMES[] = {"filter", "sweep", "both", "coverage"};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (strcmp(word, NAMES[i]) == 0) {
            *mode = (enum medium_mode)i;
            return true;
        }
    }
    return false;
}

static bool read_arguments(int count, char **words, struct arguments *arguments)
{
    for (int i = 1; i + 1 < count; i += 2) {
        const char *name = words[i], *value = words[i + 1];
        bool understood = true;
        if (strcmp(name, "--first") == 0) {
            understood = rf_text_to_integer(value, &arguments->first);
        } else if (strcmp(name, "--count") == 0) {
            understood = rf_text_to_integer(value, &arguments->count);
        } else if (strcmp(name, "--seconds") == 0) {
            understood = rf_text_to_integer(value, &arguments->seconds);
        } else if (strcmp(name, "--mode") == 0) {
            understood = read_mode(value, &arguments->mode);
        } else if (strcmp(name, "--generator") == 0) {
            arguments->generator = value;
        } else if (strcmp(name, "--keep") == 0) {
            arguments->keep = value;
        } else if (strcmp(name, "--file") == 0) {
            arguments->file = value;
        } else {
            understood = false;
        }
        if (!understood) {
            return false;
        }
    }
    return count % 2 == 1 && (arguments->generator == NULL) != (arguments->file == NULL);
}

static void print_account(const struct medium_account *account)
{
    printf("agreed %lld, open in one %lld, refused %lld, disagreed %lld; contradictory %lld; "
           "sessions %lld; took %lld and %lld ms\n",
           (long long)account->agreed, (long long)account->open, (long long)account->refused,
           (long long)account->disagreed, (long long)account->contradictory,
           (long long)account->sessions, (long long)account->milliseconds,
           (long long)account->other_milliseconds);
    for (int i = 0; i < MEDIUM_FEATURE_COUNT; i++) {
        printf("%5lld %s\n", (long long)account->has[i],
               medium_feature_words((enum medium_feature)i));
    }
}

enum { FIRST_RULEBOOK = 2000001 }; /* as in medium_rulebook.py */

/* Rules that only the schools of the whole rulebook draw. */
static bool is_new(enum rf_constraint constraint)
{
    static const enum rf_constraint NEW[] = {
        RF_CONSTRAINT_ECT_LOAD, RF_CONSTRAINT_DIRECTED, RF_CONSTRAINT_COVER,
        RF_CONSTRAINT_TRAVEL,   RF_CONSTRAINT_TRAINING, RF_CONSTRAINT_ROOM,
    };
    for (size_t i = 0; i < sizeof NEW / sizeof NEW[0]; i++) {
        if (constraint == NEW[i]) {
            return true;
        }
    }
    return false;
}

/* Each rule bars a moment in one plan of a hundred, each feature is met in one school of twenty,
 * and a third of the schools have a mentor of two. Of the schools of the whole rulebook, of which
 * each has a few features, only what the others do not have is asked, in one of fifty. */
static bool covers(const struct medium_account *account, int64_t first, int64_t count)
{
    const bool rulebook = first >= FIRST_RULEBOOK;
    bool fine = rulebook || account->has[MEDIUM_FEATURE_SHARED_MENTOR] * 3 >= count;
    for (int i = 0; i < RF_CONSTRAINT_COUNT; i++) {
        /* Demand and claims are the checker's own; roles are a matter of the facts. */
        const bool asked = i != RF_CONSTRAINT_DEMAND && i != RF_CONSTRAINT_ROLES &&
                           i != RF_CONSTRAINT_SOLO && i != RF_CONSTRAINT_VALUES &&
                           is_new((enum rf_constraint)i) == rulebook;
        if (asked) {
            printf("%5lld %s binds: %s\n", (long long)account->bars[i],
                   rf_constraint_id((enum rf_constraint)i),
                   rf_constraint_text((enum rf_constraint)i));
        }
        fine = fine && (!asked || account->bars[i] * 100 >= count);
    }
    for (int i = 0; i < MEDIUM_FEATURE_COUNT; i++) {
        const bool asked = (i >= MEDIUM_FEATURE_TRAINING) == rulebook;
        fine = fine && (!asked || account->has[i] * (rulebook ? 50 : 20) >= count);
    }
    return fine;
}

int main(int count, char **words)
{
    struct arguments arguments = {.first = 1, .count = 10, .seconds = 60, .mode = MEDIUM_FILTER};
    struct medium_account account = {0};
    if (!read_arguments(count, words, &arguments)) {
        fputs("usage: battery_medium [--mode filter|sweep|both|coverage] [--first SEED] "
              "[--count N] [--seconds N] [--keep FOLDER] --generator COMMAND | --file INSTANCE\n",
              stderr);
        return 2;
    }
    watch();
    const bool read =
        arguments.file != NULL ? try_file(&arguments, &account) : try_seeds(&arguments, &account);
    print_account(&account);
    bool fine = read && account.disagreed == 0 && account.refused == 0;
    if (arguments.file == NULL) {
        fine = fine && account.open * 20 <= arguments.count * 3 &&
               account.contradictory * 5 <= arguments.count;
    }
    if (arguments.mode == MEDIUM_COVERAGE) {
        fine = covers(&account, arguments.first, arguments.count) && fine;
    }
    return fine ? 0 : 1;
}
