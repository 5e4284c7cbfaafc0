/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check_plan.c: the stand-alone checker. `ringfence-check FILE... --plan PLAN` reads the layers of
 * an instance and a plan as text (solver/check/plan_text.h; `ringfence show --plan-text` writes
 * one), and says every broken rule and what each tier's value is. It contains no solver and no
 * database: it links input, domain and check alone.
 *
 * Exit codes: 0 nothing broken, 1 something is, 2 usage, 3 an input is wrong, 6 a file cannot be
 * read. */
#include <stdio.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/memory.h"
#include "base/text.h"
#include "check/parts.h"
#include "check/plan_text.h"
#include "input/read.h"

static const char usage[] = "usage: ringfence-check FILE... --plan PLAN\n"
                            "       checks the sessions of PLAN (as text) against the FILEs\n";

static enum rf_status read_plan(const struct rf_instance *instance, const char *path,
                                struct rf_diagnostics *diagnostics, struct rf_plan **plan,
                                unsigned *parts)
{
    struct rf_text bytes = RF_TEXT_INIT;
    struct rf_plan_text text = {path, NULL, 0};
    enum rf_status status;
    char piece[4096];
    size_t count;
    bool whole;
    FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");

    if (stream == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return RF_IO;
    }
    while ((count = fread(piece, 1, sizeof piece, stream)) > 0)
        rf_text_add_bytes(&bytes, piece, count);
    whole = ferror(stream) == 0;
    if (stream != stdin)
        fclose(stream);
    text.bytes = rf_text_peek(&bytes);
    text.length = bytes.length;
    if (whole) {
        status = rf_plan_text_read(instance, &text, diagnostics, plan, parts);
    } else {
        fprintf(stderr, "%s: cannot be read to its end\n", path);
        status = RF_IO;
    }
    rf_text_release(&bytes);
    return status;
}

static void print_values(const struct rf_values *values)
{
    int32_t i;

    printf("tier 1 unplaced");
    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        printf(" %d", values->unplaced[i]);
    printf("\ntier 2 equity");
    for (i = 0; i < values->equity_count; i++)
        printf(" %d", values->equity[i]);
    printf("\ntier 3 tired %d\ntier 4 cover %d %d\ntier 5 workload", values->tired,
           values->cover[0], values->cover[1]);
    for (i = 0; i < values->workload_count; i++)
        printf(" %d", values->workload[i]);
    printf("\ntier 6 regularity %d\ntier 7 spacing %d\ntier 8 diversity %d %d %d\n", values->away,
           values->spacing, values->diversity[0], values->diversity[1], values->diversity[2]);
}

/* Of the school with the mentors that the plan names, where it names some. */
static enum rf_status judge(const struct rf_instance *instance, const struct rf_plan *plan,
                            unsigned parts)
{
    struct rf_instance *chosen =
        plan->mentors != NULL ? rf_instance_with_mentors(instance, plan->mentors) : NULL;
    struct rf_checker *checker = rf_checker_new(chosen != NULL ? chosen : instance);
    struct rf_report report;
    bool kept = rf_check_parts(checker, plan, parts, &report);
    size_t i;

    for (i = 0; i < report.violation_count; i++) {
        const struct rf_violation *violation = &report.violations[i];

        printf("%s: %s\n", rf_constraint_id(violation->constraint), violation->message);
        if (violation->origin.file != NULL)
            printf("    at %s:%d:%d\n", violation->origin.file, violation->origin.line,
                   violation->origin.column);
    }
    print_values(&report.values);
    if (kept)
        printf("nothing is broken\n");
    else
        printf("%zu broken\n", report.violation_count);
    rf_report_release(&report);
    rf_checker_release(checker);
    rf_instance_release(chosen);
    return kept ? RF_OK : RF_NO;
}

static enum rf_status run(const char *const *files, int file_count, const char *plan_path)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    struct rf_plan *plan = NULL;
    unsigned parts = 0;
    enum rf_status status = rf_read_instance(files, file_count, false, &diagnostics, &instance);

    if (status == RF_OK)
        status = read_plan(instance, plan_path, &diagnostics, &plan, &parts);
    if (status == RF_OK)
        status = judge(instance, plan, parts);
    if (status != RF_OK && status != RF_NO) {
        rf_diagnostics_sort(&diagnostics);
        rf_diagnostics_print(&diagnostics, 0, stderr);
    }
    rf_plan_release(plan);
    rf_instance_release(instance);
    rf_diagnostics_release(&diagnostics);
    return status;
}

int main(int argc, char **argv)
{
    const char **files = rf_allocate((size_t)argc, sizeof *files);
    const char *plan = NULL;
    int i, count = 0;
    enum rf_status status = RF_USAGE;

    for (i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            fputs(usage, stdout);
            rf_release(files);
            return 0;
        }
        if (strcmp(argv[i], "--plan") == 0 && i + 1 < argc && plan == NULL)
            plan = argv[++i];
        else if (argv[i][0] == '-' && argv[i][1] != '\0')
            break;
        else
            files[count++] = argv[i];
    }
    if (i < argc || plan == NULL || count == 0)
        fputs(usage, stderr);
    else
        status = run(files, count, plan);
    rf_release(files);
    return rf_status_exit_code(status);
}
