/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery.c: the solver against trying every plan, seed after seed.
 *
 *   battery [--first SEED] [--count N] [--mode facts|solve|unfiltered|tree|textbook] [--keep
 * FOLDER]
 *           [--folder FOLDER] [--command "glpsol --lp"] [--option "--write"] [--file INSTANCE]
 *           [--usable PERMILLE] [--shrink yes|no]
 *
 * On a disagreement it prints the seed and why, makes the instance smaller while it still fails,
 * and leaves it in the folder to keep. Exit code 1 when any instance disagreed or was refused, or
 * more than one in fifty was too large to try, or some number was above 0 in the best plans of
 * fewer than PERMILLE instances in a thousand; 3 when the program died on one (the seed is
 * printed). */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "battery_case.h"
#include "tiny_instance.h"

struct arguments {
    int64_t first, count, usable;
    enum battery_mode mode;
    bool as_drawn;    /* failing instances are not made smaller */
    const char *keep; /* folder for failing instances, or NULL */
    const char *file; /* one instance instead of seeds, or NULL */
    struct battery_tools tools;
};

enum { SECONDS_EACH = 120 };

static int64_t current_seed;

/* Says on which seed the program died; only calls that are allowed in a signal handler. */
static void die(int number)
{
    char text[64] = "battery: died on seed ";
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
    const int deadly[] = {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGALRM};
    for (size_t i = 0; i < sizeof deadly / sizeof deadly[0]; i++) {
        struct sigaction action = {.sa_handler = die};
        sigaction(deadly[i], &action, NULL);
    }
}

static enum battery_verdict try_text(const struct arguments *arguments, const char *json,
                                     struct battery_account *account, struct rf_text *why)
{
    alarm(SECONDS_EACH);
    const enum battery_verdict verdict =
        battery_case(json, arguments->mode, &arguments->tools, account, why);
    alarm(0);
    return verdict;
}

/* In a process of its own, so that a part whose absence kills the program only stays. */
static bool still_fails(const struct arguments *arguments, const struct tiny_instance *instance)
{
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        struct battery_account ignored = {0};
        struct rf_text why = RF_TEXT_INIT;
        char *json = tiny_instance_text(instance);
        signal(SIGSEGV, SIG_DFL);
        signal(SIGABRT, SIG_DFL);
        const bool fails = try_text(arguments, json, &ignored, &why) == BATTERY_DISAGREES;
        _exit(fails ? 1 : 0);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 1;
}

/* Leaves out one part after another while the rest still fails, until nothing can go. */
static void shrink(const struct arguments *arguments, struct tiny_instance *instance)
{
    bool smaller = true;
    while (smaller) {
        smaller = false;
        for (size_t i = 0; i < instance->count; i++) {
            if (!instance->parts[i].kept) {
                continue;
            }
            instance->parts[i].kept = false;
            if (still_fails(arguments, instance)) {
                smaller = true;
            } else {
                instance->parts[i].kept = true;
            }
        }
    }
}

static void keep(const struct arguments *arguments, const struct tiny_instance *instance)
{
    char *json = tiny_instance_text(instance);
    if (arguments->keep == NULL) {
        printf("%s", json);
        rf_release(json);
        return;
    }
    struct rf_text path = RF_TEXT_INIT;
    rf_text_format(&path, "%s/seed-%lld.json", arguments->keep, (long long)current_seed);
    FILE *stream = fopen(rf_text_peek(&path), "w");
    if (stream == NULL || fputs(json, stream) < 0 || fclose(stream) != 0) {
        fprintf(stderr, "battery: cannot write %s\n", rf_text_peek(&path));
    } else {
        printf("kept as %s\n", rf_text_peek(&path));
    }
    rf_text_release(&path);
    rf_release(json);
}

static void try_seed(const struct arguments *arguments, int64_t seed,
                     struct battery_account *account)
{
    current_seed = seed;
    struct rf_text why = RF_TEXT_INIT;
    struct tiny_instance *instance = tiny_instance_make((uint64_t)seed);
    char *json = tiny_instance_text(instance);
    const enum battery_verdict verdict = try_text(arguments, json, account, &why);
    if (verdict == BATTERY_TOO_LARGE) {
        printf("seed %lld: too large to try every plan\n", (long long)seed);
    } else if (verdict == BATTERY_REFUSED) {
        printf("seed %lld is refused:\n%s", (long long)seed, rf_text_peek(&why));
    } else if (verdict == BATTERY_DISAGREES) {
        printf("seed %lld disagrees:\n%s", (long long)seed, rf_text_peek(&why));
        fflush(stdout);
        if (!arguments->as_drawn) {
            shrink(arguments, instance);
            keep(arguments, instance);
        }
    }
    fflush(stdout);
    rf_release(json);
    rf_text_release(&why);
    tiny_instance_release(instance);
}

static int try_file(const struct arguments *arguments, struct battery_account *account)
{
    FILE *stream = fopen(arguments->file, "r");
    if (stream == NULL) {
        fprintf(stderr, "battery: cannot open %s\n", arguments->file);
        return 6;
    }
    struct rf_text json = RF_TEXT_INIT, why = RF_TEXT_INIT;
    char bytes[4096];
    size_t length;
    while ((length = fread(bytes, 1, sizeof bytes, stream)) > 0) {
        rf_text_add_bytes(&json, bytes, length);
    }
    fclose(stream);
    const enum battery_verdict verdict = try_text(arguments, rf_text_peek(&json), account, &why);
    printf("%s", rf_text_peek(&why));
    rf_text_release(&json);
    rf_text_release(&why);
    return verdict == BATTERY_AGREES ? 0 : 1;
}

static bool read_mode(const char *word, enum battery_mode *mode)
{
    static const char *const NAMES[] = {"facts", "solve", "unfiltered", "tree", "textbook"};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if (strcmp(word, NAMES[i]) == 0) {
            *mode = (enum battery_mode)i;
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
        } else if (strcmp(name, "--shrink") == 0) {
            arguments->as_drawn = strcmp(value, "no") == 0;
        } else if (strcmp(name, "--usable") == 0) {
            understood = rf_text_to_integer(value, &arguments->usable);
        } else if (strcmp(name, "--mode") == 0) {
            understood = read_mode(value, &arguments->mode);
        } else if (strcmp(name, "--keep") == 0) {
            arguments->keep = value;
        } else if (strcmp(name, "--folder") == 0) {
            arguments->tools.folder = value;
        } else if (strcmp(name, "--command") == 0) {
            arguments->tools.command = value;
        } else if (strcmp(name, "--option") == 0) {
            arguments->tools.option = value;
        } else if (strcmp(name, "--file") == 0) {
            arguments->file = value;
        } else {
            understood = false;
        }
        if (!understood) {
            return false;
        }
    }
    return count % 2 == 1;
}

static void print_account(const struct battery_account *account)
{
    printf("agreed %lld, too large %lld, refused %lld, disagreed %lld, contradictory %lld\n",
           (long long)account->agreed, (long long)account->too_large, (long long)account->refused,
           (long long)account->disagreed, (long long)account->contradictory);
    printf("sessions %lld; best value not 0: unplaced %lld, equity uneven %lld, tired %lld, "
           "away %lld, spacing %lld\n",
           (long long)account->sessions, (long long)account->unplaced, (long long)account->unfair,
           (long long)account->tired, (long long)account->away, (long long)account->spacing);
    printf("leaders over their rate %lld, cover %lld, workload %lld, pairing %lld, same people "
           "%lld, fragile %lld; other than the first mentors %lld\n",
           (long long)account->strained, (long long)account->covered, (long long)account->loaded,
           (long long)account->mismatched, (long long)account->same, (long long)account->fragile,
           (long long)account->chosen);
    printf("%lld are certified; questions to the check %lld\n", (long long)account->certified,
           (long long)account->questions);
}

/* Every number is above 0 in the best plan of so many instances in a thousand. */
static bool is_usable(const struct battery_account *account, const struct arguments *arguments)
{
    const int64_t counts[] = {
        account->unplaced, account->unfair,  account->tired,      account->strained,
        account->covered,  account->loaded,  account->away,       account->spacing,
        account->same,     account->fragile, account->mismatched,
    };
    bool fine = true;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        fine = fine && counts[i] * 1000 >= arguments->usable * arguments->count;
    }
    if (!fine) {
        printf("some number is 0 in nearly all instances\n");
    }
    return fine;
}

int main(int count, char **words)
{
    struct arguments arguments = {.first = 1, .count = 100, .mode = BATTERY_SOLVE};
    struct battery_account account = {0};
    if (!read_arguments(count, words, &arguments)) {
        fputs(
            "usage: battery [--first SEED] [--count N] [--mode facts|solve|unfiltered|tree|textbook] "
            "[--keep FOLDER] [--folder FOLDER] [--command COMMAND] [--option OPTION] "
            "[--file INSTANCE] [--usable PERMILLE] [--shrink yes|no]\n",
            stderr);
        return 2;
    }
    watch();
    if (arguments.file != NULL) {
        return try_file(&arguments, &account);
    }
    for (int64_t i = 0; i < arguments.count; i++) {
        try_seed(&arguments, arguments.first + i, &account);
    }
    print_account(&account);
    const bool fine =
        account.disagreed == 0 && account.refused == 0 && account.too_large * 50 <= arguments.count;
    return is_usable(&account, &arguments) && fine ? 0 : 1;
}
