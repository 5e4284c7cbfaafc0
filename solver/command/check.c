/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check.c: validation and audits; with a plan file also one of its plans against these files.
 *
 * What check finds is its answer and goes to standard output; only what keeps it from answering
 * goes to standard error. The answer is no when a plan breaks a rule or asks for what the files no
 * longer know, when an audit finds an error, and with --strict when there is any warning. */
#include <string.h>

#include "base/memory.h"
#include "check/audit.h"
#include "check/award.h"
#include "command/command.h"
#include "command/stored.h"
#include "input/read.h"
#include "report/table.h"

struct checking {
    const struct rf_request *request;
    struct rf_timings timings;
    struct rf_diagnostics findings; /* the answer */
    struct rf_diagnostics troubles; /* what kept us from it */
    struct rf_instance *instance;
    struct rf_stored stored;
    size_t violations;
    struct rf_audit_outcome audits[RF_AUDIT_COUNT];
};

/* The violation at the fact that breaks it, when there is one. */
static void add_violation(struct checking *checking, const struct rf_violation *violation)
{
    struct rf_place place = {violation->origin.file, violation->origin.file_order,
                             violation->origin.line, violation->origin.column,
                             violation->origin.pointer};
    rf_diagnostics_add(&checking->findings, RF_ERROR, rf_constraint_id(violation->constraint),
                       place, NULL, "%s", violation->message);
    checking->violations++;
}

/* Sessions of people or inductions that are gone are violations, not faults of the files. */
static void add_unknown(struct checking *checking, const struct rf_diagnostics *unknown)
{
    for (size_t index = 0; index < unknown->count; index++) {
        const struct rf_diagnostic *item = &unknown->items[index];
        rf_diagnostics_add(&checking->findings, item->severity, item->code, item->place, item->fix,
                           "%s", item->message);
        checking->violations++;
    }
}

static int32_t count_certified(const struct rf_plan *plan)
{
    int32_t count = 0;
    for (int32_t index = 0; index < plan->result_count; index++)
        count += plan->results[index].status == RF_TIER_CERTIFIED;
    return count;
}

/* What the stored plan calls certified is shown again, from these files and its certificate. */
static enum rf_status check_certificate(struct checking *checking, const struct rf_checker *checker,
                                        const struct rf_values *values)
{
    const struct rf_instance *instance = checking->instance;
    struct rf_plan *plan = checking->stored.plan;
    int32_t claimed = count_certified(plan);
    char *text = NULL;
    if (claimed == 0)
        return RF_OK;
    enum rf_status status = rf_store_certificate(checking->stored.store, checking->stored.run,
                                                 &checking->troubles, &text);
    struct rf_certificate *certificate =
        text != NULL ? rf_certificate_read(instance, text, strlen(text), NULL) : NULL;
    struct rf_verdict verdict = {0};
    if (certificate != NULL)
        verdict = rf_certificate_verify(checker, certificate, 0);
    rf_verdict_award(&verdict, values, plan);
    bool older = text != NULL && !rf_certificate_is_current(text);
    bool other = certificate != NULL && strcmp(certificate->instance, instance->hash) != 0;
    if (status == RF_OK && count_certified(plan) < claimed) {
        struct rf_place nowhere = {0};
        bool broken = !other && !older;
        rf_diagnostics_add(&checking->findings, broken ? RF_ERROR : RF_NOTE, "P1", nowhere,
                           broken ? "report this with the input and the plan file" : "solve again",
                           older   ? "this run has no certificate of this version"
                           : other ? "that no plan is better was shown for other files than these"
                                   : "the plan calls %d numbers optimal; its certificate shows %d",
                           (int)claimed, (int)count_certified(plan));
        checking->violations += broken;
    }
    rf_verdict_clear(&verdict);
    rf_certificate_release(certificate);
    rf_release(text);
    return status;
}

static enum rf_status check_plan(struct checking *checking)
{
    struct rf_diagnostics unknown = RF_DIAGNOSTICS_INIT;
    const struct rf_request *request = checking->request;
    enum rf_status status =
        rf_stored_open(&checking->stored, request->database, request->run, &checking->troubles);
    if (status == RF_OK)
        status = rf_stored_plan(&checking->stored, checking->instance, &unknown);
    rf_timings_stage(&checking->timings, "read the plan");
    if (status == RF_OK || status == RF_INPUT) {
        struct rf_checker *checker =
            rf_checker_new(rf_stored_school(&checking->stored, checking->instance));
        struct rf_report report = {0};
        rf_checker_check(checker, checking->stored.plan, &report);
        for (size_t index = 0; index < report.violation_count; index++)
            add_violation(checking, &report.violations[index]);
        status = check_certificate(checking, checker, &report.values);
        rf_report_release(&report);
        rf_checker_release(checker);
        add_unknown(checking, &unknown);
        rf_timings_stage(&checking->timings, "check the plan");
    } else {
        for (size_t index = 0; index < unknown.count; index++)
            rf_diagnostics_add(&checking->troubles, RF_ERROR, unknown.items[index].code,
                               unknown.items[index].place, unknown.items[index].fix, "%s",
                               unknown.items[index].message);
    }
    rf_diagnostics_release(&unknown);
    return status;
}

static enum rf_status check(struct checking *checking)
{
    const struct rf_request *request = checking->request;
    struct rf_diagnostics *read = &checking->findings;
    enum rf_status status = rf_read_instance(request->operands, request->operand_count,
                                             request->strict, read, &checking->instance);
    rf_timings_stage(&checking->timings, "read");
    if (status != RF_OK)
        return status;
    rf_audit_told(checking->instance, true, &checking->findings, checking->audits);
    rf_timings_stage(&checking->timings, "audit");
    if (request->database)
        status = check_plan(checking);
    if (status != RF_OK)
        return status;
    bool no = rf_diagnostics_has(&checking->findings, request->strict ? RF_WARNING : RF_ERROR);
    return no ? RF_NO : RF_OK;
}

/* Each audit in one line: met, not met, or cannot tell. */
static void tell_audits(const struct checking *checking)
{
    struct rf_table table = RF_TABLE_INIT(3);
    struct rf_text text = RF_TEXT_INIT;
    if (checking->request->quiet)
        return;
    for (int index = 0; index < RF_AUDIT_COUNT; index++) {
        const struct rf_audit_outcome *outcome = &checking->audits[index];
        rf_table_add(&table, rf_audit_id((enum rf_audit_id)index));
        if (outcome->verdict == RF_AUDIT_NOT_MET)
            rf_table_format(&table, "not met (%zu)", outcome->findings);
        else
            rf_table_add(&table, outcome->verdict == RF_AUDIT_MET ? "met" : "cannot tell");
        rf_table_add(&table, rf_audit_text((enum rf_audit_id)index));
    }
    rf_table_print(&table, 2, rf_request_width(checking->request), &text);
    puts("audits (ringfence check --verbose names what cannot be told)");
    rf_answer_print(&text);
    rf_text_release(&text);
    rf_table_release(&table);
}

static void summarise(const struct checking *checking, enum rf_status status)
{
    if (checking->stored.plan)
        printf("run %lld: %zu %s against these files; ", (long long)checking->stored.run,
               checking->violations, checking->violations == 1 ? "fault" : "faults");
    printf("errors %zu, warnings %zu, notes %zu: %s\n",
           rf_diagnostics_count(&checking->findings, RF_ERROR),
           rf_diagnostics_count(&checking->findings, RF_WARNING),
           rf_diagnostics_count(&checking->findings, RF_NOTE),
           status == RF_OK ? "good" : "not good");
}

enum rf_status rf_command_check(const struct rf_request *request)
{
    struct checking checking = {.request = request,
                                .timings = rf_timings_start(request->timings),
                                .stored = RF_STORED_INIT};
    enum rf_status status = check(&checking);
    bool answered = status == RF_OK || status == RF_NO;
    rf_findings_print(request, &checking.findings, answered ? stdout : stderr);
    rf_findings_print(request, &checking.troubles, stderr);
    if (answered)
        tell_audits(&checking);
    if (answered)
        summarise(&checking, status);
    rf_stored_release(&checking.stored);
    rf_instance_release(checking.instance);
    rf_diagnostics_release(&checking.findings);
    rf_diagnostics_release(&checking.troubles);
    return status;
}
