/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * verify_certificate.c: the stand-alone verifier. `ringfence-verify FILE... --certificate CERT
 * [--plan PLAN]` reads the layers of an instance and a certificate (include/ringfence/
 * certificate.h), shows its claims from the rules a second time, and says for every number what
 * is proved of it: that no plan can do better. With a plan it checks the plan too, and compares.
 * It contains no solver and no database: it links input, domain and check alone.
 *
 * Exit codes: 0 every number of the plan is proved best (without a plan: every claim holds), 1 not
 * so, 2 usage, 3 an input is wrong, 6 a file cannot be read. */
#include <stdio.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/memory.h"
#include "base/text.h"
#include "check/certificate.h"
#include "check/parts.h"
#include "check/plan_text.h"
#include "input/read.h"

static const char usage[] =
    "usage: ringfence-verify FILE... --certificate CERTIFICATE [--plan PLAN]\n"
    "       proves that no plan for the FILEs can do better than CERTIFICATE says\n";

struct arguments {
    const char **files;
    int file_count;
    const char *certificate, *plan;
};

struct verifying {
    const struct arguments *arguments;
    struct rf_instance *instance;
    struct rf_instance *chosen; /* the same with the mentors that were chosen (D46), or NULL */
    struct rf_checker *checker;
    struct rf_certificate *certificate;
    struct rf_plan *plan;
    unsigned parts;
    struct rf_diagnostics diagnostics;
};

static enum rf_status read_bytes(const char *path, struct rf_text *bytes)
{
    FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    char piece[4096];
    size_t count;
    bool whole;

    if (stream == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return RF_IO;
    }
    while ((count = fread(piece, 1, sizeof piece, stream)) > 0)
        rf_text_add_bytes(bytes, piece, count);
    whole = ferror(stream) == 0;
    if (stream != stdin)
        fclose(stream);
    if (!whole)
        fprintf(stderr, "%s: cannot be read to its end\n", path);
    return whole ? RF_OK : RF_IO;
}

static enum rf_status read_certificate(struct verifying *work)
{
    struct rf_text bytes = RF_TEXT_INIT;
    enum rf_status status = read_bytes(work->arguments->certificate, &bytes);
    char *fault = NULL;

    if (status == RF_OK) {
        work->certificate =
            rf_certificate_read(work->instance, rf_text_peek(&bytes), bytes.length, &fault);
        if (work->certificate == NULL) {
            fprintf(stderr, "%s: %s\n", work->arguments->certificate,
                    fault == NULL ? "is no certificate" : fault);
            status = RF_INPUT;
        }
    }
    rf_release(fault);
    rf_text_release(&bytes);
    return status;
}

static enum rf_status read_plan(struct verifying *work)
{
    struct rf_text bytes = RF_TEXT_INIT;
    struct rf_plan_text text = {work->arguments->plan, NULL, 0};
    enum rf_status status = read_bytes(work->arguments->plan, &bytes);

    text.bytes = rf_text_peek(&bytes);
    text.length = bytes.length;
    if (status == RF_OK)
        status =
            rf_plan_text_read(work->instance, &text, &work->diagnostics, &work->plan, &work->parts);
    rf_text_release(&bytes);
    return status;
}

/* One number: what the plan has (when there is one) and what is proved. */
static void print_number(const char *name, int32_t part, const int32_t *value, int32_t bound,
                         bool certified)
{
    char title[80];

    if (part > 0)
        snprintf(title, sizeof title, "%s %d", name, part);
    else
        snprintf(title, sizeof title, "%s", name);
    if (value == NULL)
        printf("%s: at least %d\n", title, bound);
    else
        printf("%s: %d, %s %d%s\n", title, *value, "at least", bound,
               certified ? ": certified" : ": not certified");
}

/* Everything that can be asked of one number. */
struct numbers {
    const struct rf_verdict *verdict;
    const struct rf_values *values; /* NULL without a plan */
    int32_t certified, at;
};

/* The next `count` numbers; of lists those of which plan and bound have 0 are left out. */
static void print_tier(struct numbers *numbers, const char *name, const int32_t *values,
                       int32_t count, bool list)
{
    int32_t i, bound;

    for (i = 0; i < count; i++, numbers->at++) {
        const int32_t *value = numbers->values == NULL ? NULL : &values[i];

        bound = rf_verdict_bound(numbers->verdict, numbers->at);
        if (!list || bound != 0 || (value != NULL && *value != 0))
            print_number(name, count > 1 || list ? i + 1 : 0, value, bound,
                         numbers->at < numbers->certified);
    }
}

static void print_numbers(const struct rf_verdict *verdict, const struct rf_values *values)
{
    static const struct rf_values none;
    const struct rf_values *own = values == NULL ? &none : values;
    struct numbers numbers = {verdict, values,
                              values == NULL ? 0 : rf_verdict_certified(verdict, values), 0};

    print_tier(&numbers, "tier 1, unplaced of class", own->unplaced, RF_PRIORITY_CLASSES, true);
    print_tier(&numbers, "tier 2, unplaced minutes, place", own->equity, verdict->equity_count,
               true);
    print_tier(&numbers, "tier 3, tired", &own->tired, 1, false);
    print_tier(&numbers, "tier 4, cover, part", own->cover, RF_COVER_PARTS, true);
    print_tier(&numbers, "tier 5, busiest week, place", own->workload, verdict->workload_count,
               true);
    print_tier(&numbers, "tier 6, regularity", &own->away, 1, false);
    print_tier(&numbers, "tier 7, spacing", &own->spacing, 1, false);
    print_tier(&numbers, "tier 8, variety, part", own->diversity, RF_DIVERSITY_PARTS, true);
}

static bool plan_holds(const struct verifying *work, struct rf_report *report)
{
    bool kept = rf_check_parts(work->checker, work->plan, work->parts, report);
    size_t i;

    for (i = 0; i < report->violation_count; i++)
        printf("%s: %s\n", rf_constraint_id(report->violations[i].constraint),
               report->violations[i].message);
    if (!kept)
        printf("the plan breaks rules: %zu\n", report->violation_count);
    return kept;
}

/* The facts with the mentors that the plan names, or of whom the certificate speaks (D46). */
static const struct rf_instance *choose_mentors(struct verifying *work)
{
    const struct rf_instance *instance = work->instance;
    const int32_t *named = work->certificate->mentors;
    int32_t *mentors, i;

    if (work->plan != NULL && work->plan->mentors != NULL)
        named = work->plan->mentors;
    if (named == NULL)
        return instance;
    mentors = rf_allocate((size_t)instance->induction_count, sizeof *mentors);
    for (i = 0; i < instance->induction_count; i++)
        mentors[i] = named[i] >= 0 ? named[i] : instance->inductions[i].mentor;
    work->chosen = rf_instance_with_mentors(instance, mentors);
    rf_release(mentors);
    return work->chosen;
}

static enum rf_status judge(struct verifying *work)
{
    struct rf_report report = {0};
    struct rf_verdict verdict;
    bool holds = true, best = true;

    work->checker = rf_checker_new(choose_mentors(work));
    if (work->plan != NULL)
        holds = plan_holds(work, &report);
    verdict = rf_certificate_verify(work->checker, work->certificate, 0);
    if (verdict.fault != NULL)
        printf("not proved: %s\n", verdict.fault);
    if (verdict.sound) {
        print_numbers(&verdict, work->plan == NULL ? NULL : &report.values);
        best = work->plan == NULL
                   ? verdict.fault == NULL
                   : rf_verdict_certified(&verdict, &report.values) == rf_verdict_numbers(&verdict);
    }
    printf("%s; cases %lld\n",
           !verdict.sound || !best || !holds ? "not certified"
           : work->plan == NULL              ? "every claim holds"
                                             : "certified: no plan is better",
           (long long)verdict.leaves);
    best = best && verdict.sound && holds;
    rf_verdict_clear(&verdict);
    rf_report_release(&report);
    rf_checker_release(work->checker);
    return best ? RF_OK : RF_NO;
}

static enum rf_status run(const struct arguments *arguments)
{
    struct verifying work = {.arguments = arguments, .diagnostics = RF_DIAGNOSTICS_INIT};
    enum rf_status status = rf_read_instance(arguments->files, arguments->file_count, false,
                                             &work.diagnostics, &work.instance);

    if (status == RF_OK)
        status = read_certificate(&work);
    if (status == RF_OK && arguments->plan != NULL)
        status = read_plan(&work);
    if (status == RF_OK)
        status = judge(&work);
    if (status != RF_OK && status != RF_NO) {
        rf_diagnostics_sort(&work.diagnostics);
        rf_diagnostics_print(&work.diagnostics, 0, stderr);
    }
    rf_certificate_release(work.certificate);
    rf_plan_release(work.plan);
    rf_instance_release(work.chosen);
    rf_instance_release(work.instance);
    rf_diagnostics_release(&work.diagnostics);
    return status;
}

/* False when the words make no sense. */
static bool parse(int count, char **words, struct arguments *arguments)
{
    int i;

    for (i = 1; i < count; i++) {
        if (strcmp(words[i], "--plan") == 0 && i + 1 < count && arguments->plan == NULL)
            arguments->plan = words[++i];
        else if (strcmp(words[i], "--certificate") == 0 && i + 1 < count &&
                 arguments->certificate == NULL)
            arguments->certificate = words[++i];
        else if (words[i][0] == '-' && words[i][1] != '\0')
            return false;
        else
            arguments->files[arguments->file_count++] = words[i];
    }
    return arguments->certificate != NULL && arguments->file_count > 0;
}

int main(int argc, char **argv)
{
    struct arguments arguments = {.files = rf_allocate((size_t)argc, sizeof *arguments.files)};
    enum rf_status status = RF_USAGE;

    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(usage, stdout);
        status = RF_OK;
    } else if (parse(argc, argv, &arguments)) {
        status = run(&arguments);
    } else {
        fputs(usage, stderr);
    }
    rf_release(arguments.files);
    return rf_status_exit_code(status);
}
