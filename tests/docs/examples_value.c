/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * examples_value.c: what the best plan of some layers is worth, as JSON.
 *
 *   examples_value demand|solve|try|textbook FILE...
 *
 * `demand` lists the sessions asked for, one a line; `solve` asks the engine and has the check
 * confirm its plan; `try` tries every plan there is; `textbook` solves and leaves the models in the
 * folder of the environment variable MODELS. Exit code 0 when there is an answer and every number
 * is closed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "brute_force.h"
#include "engine/pairing.h"
#include "input/read.h"

enum { QUESTIONS = 100000000 };

static void print_list(const char *name, const int32_t *values, int32_t count)
{
    printf("\"%s\": [", name);
    for (int32_t i = 0; i < count; i++) {
        printf("%s%d", i == 0 ? "" : ", ", (int)values[i]);
    }
    printf("], ");
}

static void print_values(const struct rf_values *values, int32_t sessions)
{
    const char *comma = "";
    printf("{\"sessions\": %d, \"unplaced\": {", (int)sessions);
    for (int class = 0; class < RF_PRIORITY_CLASSES; class ++) {
        if (values->unplaced[class] != 0) {
            printf("%s\"%d\": %d", comma, class + 1, (int)values->unplaced[class]);
            comma = ", ";
        }
    }
    printf("}, ");
    print_list("equity", values->equity, values->equity_count);
    printf("\"tired\": %d, ", (int)values->tired);
    print_list("cover", values->cover, RF_COVER_PARTS);
    print_list("workload", values->workload, values->workload_count);
    printf("\"away\": %d, \"spacing\": %d, \"diversity\": [%d, %d, %d]}\n", (int)values->away,
           (int)values->spacing, (int)values->diversity[0], (int)values->diversity[1],
           (int)values->diversity[2]);
}

static bool try_every_plan(const struct rf_instance *instance, const struct rf_checker *checker)
{
    struct brute_result brute;
    brute_force(instance, checker, QUESTIONS, &brute);
    const bool best = brute.outcome == BRUTE_BEST;
    if (best) {
        print_values(&brute.values, brute.plan->session_count);
    } else {
        fprintf(stderr, "no answer after %lld plans and parts of plans\n",
                (long long)brute.questions);
    }
    brute_result_release(&brute);
    return best;
}

/* True when every number is closed. */
static bool is_closed(const struct rf_plan *plan)
{
    for (int32_t i = 0; i < plan->result_count; i++) {
        const enum rf_tier_status status = plan->results[i].status;
        if (status != RF_TIER_SOLVED && status != RF_TIER_CERTIFIED) {
            fprintf(stderr, "tier %d part %d is %s\n", (int)plan->results[i].tier,
                    (int)plan->results[i].part, rf_tier_status_name(status));
            return false;
        }
    }
    return true;
}

/* With the mentors chosen, where there is a choice (D46). */
static bool solve(const struct rf_instance *instance, const struct rf_solve_options *options)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_plan *plan = NULL;
    struct rf_instance *variant = NULL;
    struct rf_solve_account account = {0};
    struct rf_pairing_account pairing = {0};
    struct rf_report report = {0};
    const enum rf_status status =
        rf_solve_pairing(instance, options, &diagnostics, &plan, &account, &variant, &pairing);
    bool good = status == RF_OK && plan != NULL && is_closed(plan);
    if (good) {
        struct rf_checker *checker = rf_checker_new(variant != NULL ? variant : instance);
        good = rf_checker_check(checker, plan, &report);
        rf_checker_release(checker);
        for (size_t i = 0; i < report.violation_count; i++) {
            fprintf(stderr, "the check: %s\n", report.violations[i].message);
        }
        print_values(&report.values, plan->session_count);
    }
    if (!good) {
        rf_diagnostics_print(&diagnostics, 0, stderr);
    }
    rf_report_release(&report);
    rf_release(account.certificate);
    rf_plan_release(plan);
    rf_instance_release(variant);
    rf_diagnostics_release(&diagnostics);
    return good;
}

static bool list_demand(const struct rf_instance *instance)
{
    struct rf_checker *checker = rf_checker_new(instance);
    struct rf_plan *plan = rf_checker_demand(checker);
    for (int32_t i = 0; i < plan->session_count; i++) {
        char *name = rf_session_name(instance, &plan->sessions[i]);
        puts(name);
        rf_release(name);
    }
    rf_plan_release(plan);
    rf_checker_release(checker);
    return true;
}

int main(int count, char **words)
{
    if (count < 3) {
        fputs("usage: examples_value demand|solve|try|textbook FILE...\n", stderr);
        return 2;
    }
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    const char *const *paths = (const char *const *)(words + 2);
    bool good = false;
    if (rf_read_instance(paths, count - 2, false, &diagnostics, &instance) == RF_OK) {
        const struct rf_solve_options plain = {0};
        const struct rf_solve_options written = {.write_model = getenv("MODELS"),
                                                 .write_textbook = true};
        if (strcmp(words[1], "try") == 0) {
            struct rf_checker *checker = rf_checker_new(instance);
            good = try_every_plan(instance, checker);
            rf_checker_release(checker);
        } else if (strcmp(words[1], "demand") == 0) {
            good = list_demand(instance);
        } else {
            const bool textbook = strcmp(words[1], "textbook") == 0;
            good = solve(instance, textbook ? &written : &plain);
        }
    } else {
        rf_diagnostics_print(&diagnostics, 0, stderr);
    }
    rf_instance_release(instance);
    rf_diagnostics_release(&diagnostics);
    return good ? 0 : 1;
}
