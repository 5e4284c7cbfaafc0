/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_textbook.c: one textbook model a number, with the numbers before it held at the best
 * there is, each written as LP text and handed to another program, whose answer is read from the
 * objective in its solution file (glpsol --write and cbc -solu are both understood). */
#include "battery_textbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/facts.h"
#include "model/textbook.h"

enum { NUMBERS = RF_PRIORITY_CLASSES + 64 + 64 + 8, COMMAND = 1024 };

struct numbers {
    struct rf_tier_result items[NUMBERS];
    int32_t count;
};

static void add_numbers(struct numbers *numbers, enum rf_tier tier, int32_t parts)
{
    for (int32_t part = 1; part <= parts && numbers->count < NUMBERS; part++) {
        numbers->items[numbers->count++] = (struct rf_tier_result){.tier = tier, .part = part};
    }
}

/* The numbers of a plan in their order, with their best values. */
static struct numbers list_numbers(const struct rf_values *best)
{
    struct numbers numbers = {.count = 0};
    add_numbers(&numbers, RF_TIER_UNPLACED, RF_PRIORITY_CLASSES);
    add_numbers(&numbers, RF_TIER_EQUITY, best->equity_count);
    add_numbers(&numbers, RF_TIER_TIRED, 1);
    add_numbers(&numbers, RF_TIER_COVER, RF_COVER_PARTS);
    add_numbers(&numbers, RF_TIER_WORKLOAD, best->workload_count);
    add_numbers(&numbers, RF_TIER_REGULARITY, 1);
    add_numbers(&numbers, RF_TIER_SPACING, 1);
    add_numbers(&numbers, RF_TIER_DIVERSITY, RF_DIVERSITY_PARTS);
    for (int32_t i = 0; i < numbers.count; i++) {
        numbers.items[i].value = battery_value(best, &numbers.items[i]);
    }
    return numbers;
}

enum { NO_ANSWER = -1, NO_PLAN = -2 };

/* The optimum in a solution file. glpsol writes "c Status: INTEGER OPTIMAL" and "c Objective: z =
 * 3 (MINimum)", cbc "Optimal - objective value 3.00000000"; any other status is NO_PLAN. */
static int64_t read_objective(const char *path)
{
    static const char *const MARKS[] = {"Objective:", "Optimal - objective value"};
    FILE *stream = fopen(path, "r");
    char line[512];
    int64_t value = NO_ANSWER;
    bool optimal = false;
    while (stream != NULL && value == NO_ANSWER && fgets(line, sizeof line, stream) != NULL) {
        optimal = optimal || strstr(line, "OPTIMAL") != NULL || strstr(line, "Optimal") == line;
        for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
            const char *found = strstr(line, MARKS[i]);
            const char *digits =
                found == NULL ? NULL : strpbrk(found + strlen(MARKS[i]), "0123456789");
            if (digits != NULL) {
                value = optimal ? (int64_t)strtol(digits, NULL, 10) : NO_PLAN;
            }
        }
        if (strstr(line, "Infeasible") == line) {
            value = NO_PLAN;
        }
    }
    if (stream != NULL) {
        fclose(stream);
    }
    return value;
}

/* Writes, solves and reads back one model. */
static int64_t solve_model(const struct rf_matrix *matrix, const struct battery_tools *tools)
{
    char model[256], solution[256], command[COMMAND];
    snprintf(model, sizeof model, "%s/model.lp", tools->folder);
    snprintf(solution, sizeof solution, "%s/solution.txt", tools->folder);
    snprintf(command, sizeof command, "%s %s %s %s >%s/output.txt 2>&1", tools->command, model,
             tools->option, solution, tools->folder);
    FILE *stream = fopen(model, "w");
    if (stream == NULL) {
        return NO_ANSWER;
    }
    const bool written = rf_matrix_write(matrix, "textbook model of a tiny instance", stream);
    if (fclose(stream) != 0 || !written) {
        return NO_ANSWER;
    }
    remove(solution);
    return system(command) == 0 ? read_objective(solution) : NO_ANSWER;
}

static bool has_costs(const struct rf_matrix *matrix)
{
    for (size_t i = 0; i < matrix->column_count; i++) {
        if (matrix->columns[i].cost != 0) {
            return true;
        }
    }
    return false;
}

/* What the textbook models are made from. */
struct source {
    const struct rf_instance *instance;
    struct rf_facts *facts;
    struct rf_demands *demands;
    struct rf_candidates *candidates;
};

static int64_t solve_number(const struct source *source, const struct rf_tier_result *results,
                            int32_t target, const struct battery_tools *tools)
{
    struct rf_matrix *matrix = rf_textbook_build(source->instance, source->facts, source->demands,
                                                 source->candidates, results, target);
    /* Where there is nothing to minimise and a plan is known to exist, nobody is asked. */
    const bool known = target > 0 && !has_costs(matrix);
    const int64_t value = known ? 0 : solve_model(matrix, tools);
    rf_matrix_release(matrix);
    return value;
}

/* Every number has the value of the best plan or, without one (`best` NULL), the first none. */
static bool numbers_agree(const struct source *source, const struct rf_values *best,
                          const struct battery_tools *tools, struct rf_text *why)
{
    struct numbers numbers = {.items = {{.tier = RF_TIER_UNPLACED, .part = 1}}, .count = 1};
    if (best != NULL) {
        numbers = list_numbers(best);
    }
    const struct rf_tier_result *results = numbers.items;
    for (int32_t i = 0; i < numbers.count; i++) {
        const int64_t value = solve_number(source, results, i, tools);
        const int64_t wanted = best == NULL ? NO_PLAN : results[i].value;
        if (value != wanted) {
            rf_text_format(why, "tier %d part %d: textbook %lld, best %lld (%d: no plan)\n",
                           (int)results[i].tier, (int)results[i].part, (long long)value,
                           (long long)wanted, (int)NO_PLAN);
            return false;
        }
    }
    return true;
}

bool battery_textbook_agrees(const struct rf_instance *instance, const struct rf_values *best,
                             const struct battery_tools *tools, struct rf_text *why)
{
    struct source source = {.instance = instance};
    source.facts = rf_facts_build(instance);
    source.demands = rf_demands_build(instance);
    source.candidates = rf_candidates_build(instance, source.facts, source.demands);
    const bool agrees = numbers_agree(&source, best, tools, why);
    rf_candidates_release(source.candidates);
    rf_demands_release(source.demands);
    rf_facts_release(source.facts);
    return agrees;
}
