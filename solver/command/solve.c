/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solve.c: read, audit, open the plan file, solve, check, explain, store, tell. The file is opened
 * before the hours of solving, and written only after the independent check. */
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "check/audit.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/progress.h"
#include "command/shortage.h"
#include "engine/solve.h"
#include "explain/reason.h"
#include "input/read.h"
#include "report/view.h"
#include "store/store.h"

enum { UNPLACED_SHOWN = 10 /* lines */ };

struct solving {
    const struct rf_request *request;
    struct rf_timings timings;
    struct rf_diagnostics findings; /* of input and audits, told before solving */
    struct rf_diagnostics outcomes; /* of the plan: what is short, or should not be */
    struct rf_diagnostics troubles; /* of storing */
    struct rf_instance *instance;
    struct rf_store *store;
    struct rf_plan *plan;
    struct rf_solve_account account;
    struct rf_checker *checker;
    struct rf_report report;
    struct rf_reason *reasons;
    const char **reason_texts; /* [session], borrowed from reasons */
    int64_t run;
};

/* The one place that asks what time it is, and only for the column `started`. */
static char *started_text(void)
{
    struct rf_text text = RF_TEXT_INIT;
    char date[RF_DATE_TEXT];
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds;
    if (!epoch || !rf_text_to_integer(epoch, &seconds) || seconds < 0 ||
        seconds / 86400 > INT32_MAX)
        seconds = (int64_t)time(NULL);
    int64_t rest = seconds % 86400;
    rf_text_format(&text, "%sT%02d:%02d:%02dZ", rf_day_format((rf_day)(seconds / 86400), date),
                   (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
    return rf_text_take(&text);
}

/* What bears on the plan, in the order of the table of options; the layers by name. */
static char *options_text(const struct rf_request *request)
{
    struct rf_text text = RF_TEXT_INIT;
    rf_text_add(&text, "solve");
    for (int index = 0; index < request->operand_count; index++)
        rf_text_format(&text, " %s", request->operands[index]);
    if (request->node_limit)
        rf_text_format(&text, " --node-limit %lld", (long long)request->node_limit);
    if (request->seconds)
        rf_text_format(&text, " --time-limit %llds", (long long)request->seconds);
    if (request->strict)
        rf_text_add(&text, " --strict");
    return rf_text_take(&text);
}

static enum rf_status read_and_audit(struct solving *solving)
{
    const struct rf_request *request = solving->request;
    enum rf_status status =
        rf_read_instance(request->operands, request->operand_count, request->strict,
                         &solving->findings, &solving->instance);
    rf_timings_stage(&solving->timings, "read");
    if (status != RF_OK) {
        rf_findings_print(request, &solving->findings, stderr);
        return status;
    }
    rf_audit(solving->instance, &solving->findings);
    rf_timings_stage(&solving->timings, "audit");
    rf_findings_print(request, &solving->findings, stderr);
    rf_assumptions_print(request, &solving->findings, stderr);
    return RF_OK;
}

/* The folder for --write-model, before anything takes long. */
static enum rf_status prove_folder(struct solving *solving)
{
    const struct rf_request *request = solving->request;
    if (!request->write_model) {
        if (!request->textbook)
            return RF_OK;
        fputs("ringfence: --textbook needs --write-model\n", stderr);
        return RF_USAGE;
    }
    struct stat facts;
    if (stat(request->write_model, &facts) == 0 && S_ISDIR(facts.st_mode) &&
        access(request->write_model, W_OK | X_OK) == 0)
        return RF_OK;
    struct rf_place place = {.file = request->write_model};
    rf_diagnostics_add(&solving->troubles, RF_ERROR, "F1", place,
                       "create it, or name another with --write-model",
                       "is no folder in which models can be written");
    return RF_IO;
}

static enum rf_status open_store(struct solving *solving)
{
    if (solving->request->dry_run)
        return RF_OK;
    enum rf_status status = rf_store_open(rf_request_database(solving->request), RF_STORE_WRITE,
                                          &solving->troubles, &solving->store);
    rf_timings_stage(&solving->timings, "open the plan file");
    return status;
}

static enum rf_status place(struct solving *solving)
{
    const struct rf_request *request = solving->request;
    struct rf_progress_line line = rf_progress_line_start(request);
    struct rf_solve_options options = {.node_limit = (int32_t)request->node_limit,
                                       .seconds = (int32_t)request->seconds,
                                       .write_model = request->write_model,
                                       .write_textbook = request->textbook,
                                       .progress = rf_progress_line_show,
                                       .progress_context = &line,
                                       .stop = rf_interrupt_flag()};
    enum rf_status status = rf_solve(solving->instance, &options, &solving->outcomes,
                                     &solving->plan, &solving->account);
    rf_progress_line_end(&line);
    rf_timings_stage(&solving->timings, "solve");
    return status;
}

/* Nothing that fails this is shown as a plan or stored. */
static enum rf_status check(struct solving *solving)
{
    solving->checker = rf_checker_new(solving->instance);
    bool sound = rf_checker_check(solving->checker, solving->plan, &solving->report);
    for (size_t index = 0; index < solving->report.violation_count; index++) {
        const struct rf_violation *violation = &solving->report.violations[index];
        struct rf_place nowhere = {0};
        rf_diagnostics_add(&solving->troubles, RF_ERROR, rf_constraint_id(violation->constraint),
                           nowhere, "report this with the input: it is a fault of the program",
                           "the plan was refused: %s", violation->message);
    }
    rf_timings_stage(&solving->timings, "check");
    return sound ? RF_OK : RF_FAULT;
}

/* A moment that nothing bars contradicts the plan's own claim to be finished; it is said. */
static void explain(struct solving *solving)
{
    const struct rf_plan *plan = solving->plan;
    solving->reasons = rf_reasons_find(solving->instance, solving->checker, plan);
    solving->reason_texts = rf_allocate((size_t)plan->session_count, sizeof *solving->reason_texts);
    for (int32_t index = 0; index < plan->session_count; index++) {
        const struct rf_reason *reason = &solving->reasons[index];
        solving->reason_texts[index] = reason->text;
        if (!reason->text || reason->open == 0)
            continue;
        char date[RF_DATE_TEXT], time[RF_MINUTE_TEXT];
        char *name = rf_session_name(solving->instance, &plan->sessions[index]);
        struct rf_place nowhere = {0};
        rf_diagnostics_add(&solving->outcomes, RF_WARNING, "S1", nowhere, NULL,
                           "%s is unplaced although it could stand on %s at %s", name,
                           rf_day_format(reason->open_day, date),
                           rf_minute_format(reason->open_start, time));
        rf_release(name);
    }
    rf_shortage_findings(solving->instance, plan, &solving->outcomes);
    rf_timings_stage(&solving->timings, "reasons");
}

/* All findings in one list that borrows them; release its items alone. */
static struct rf_diagnostics all_findings(const struct solving *solving)
{
    const struct rf_diagnostics *parts[] = {&solving->findings, &solving->outcomes};
    struct rf_diagnostics all = RF_DIAGNOSTICS_INIT;
    for (size_t part = 0; part < 2; part++)
        for (size_t index = 0; index < parts[part]->count; index++)
            RF_PUSH(all.items, all.count, all.capacity, parts[part]->items[index]);
    return all;
}

static enum rf_status store(struct solving *solving)
{
    if (!solving->store)
        return RF_OK;
    struct rf_text libraries = RF_TEXT_INIT;
    rf_version_libraries(&libraries);
    char *options = options_text(solving->request), *started = started_text();
    rf_diagnostics_sort(&solving->outcomes);
    struct rf_diagnostics findings = all_findings(solving);
    struct rf_run_facts facts = {.options = options,
                                 .program = rf_version_program(),
                                 .libraries = rf_text_peek(&libraries),
                                 .started = started,
                                 .stopped_by_clock = solving->account.stopped_by_clock,
                                 .findings = &findings,
                                 .reasons = solving->reason_texts,
                                 .details = solving->reasons};
    enum rf_status status =
        rf_store_write(solving->store, solving->instance, solving->plan, solving->checker, &facts,
                       &solving->troubles, &solving->run);
    rf_release(findings.items);
    rf_text_release(&libraries);
    rf_release(options);
    rf_release(started);
    rf_timings_stage(&solving->timings, "store");
    return status;
}

static void tell(const struct solving *solving)
{
    const struct rf_request *request = solving->request;
    struct rf_view view = {solving->instance, solving->plan, solving->reasons,
                           rf_request_width(request)};
    struct rf_text answer = RF_TEXT_INIT;
    if (!request->quiet) {
        rf_view_unplaced(&view, request->verbose ? 0 : UNPLACED_SHOWN, &answer);
        rf_view_tiers(&view, &answer);
        if (solving->account.stopped_by_clock)
            rf_text_add(&answer, "stopped by the clock: another run may end with another plan\n");
        if (solving->run > 0)
            rf_text_format(&answer, "next: ringfence show --db %s\n", rf_request_database(request));
    }
    rf_view_summary(&view, solving->run, &answer);
    rf_answer_print(&answer);
    rf_text_release(&answer);
}

/* 0, 1, or 5 for a proof that was asked for and is not there. */
static enum rf_status verdict(const struct solving *solving)
{
    enum rf_status status = RF_OK;
    for (int class = 0; class < RF_PRIORITY_CLASSES; class ++)
        if (solving->report.values.unplaced[class] > 0)
            status = RF_NO;
    for (int32_t index = 0; index < solving->plan->result_count; index++)
        if (solving->request->require_proof &&
            solving->plan->results[index].status != RF_TIER_CERTIFIED)
            status = rf_status_worse(status, RF_LIMIT);
    return rf_interrupt_status(status);
}

static enum rf_status finish(struct solving *solving)
{
    enum rf_status status = check(solving);
    if (status != RF_OK)
        return status;
    explain(solving);
    status = store(solving);
    if (status != RF_OK)
        return status;
    /* Before the answer, so that on a terminal the answer is what is read last. */
    rf_findings_print(solving->request, &solving->outcomes, stderr);
    rf_diagnostics_release(&solving->outcomes);
    tell(solving);
    return verdict(solving);
}

static void release(struct solving *solving)
{
    if (solving->plan)
        rf_reasons_release(solving->reasons, solving->plan->session_count);
    rf_release(solving->reason_texts);
    rf_report_release(&solving->report);
    rf_checker_release(solving->checker);
    rf_plan_release(solving->plan);
    rf_store_close(solving->store);
    rf_instance_release(solving->instance);
    rf_diagnostics_release(&solving->findings);
    rf_diagnostics_release(&solving->outcomes);
    rf_diagnostics_release(&solving->troubles);
}

enum rf_status rf_command_solve(const struct rf_request *request)
{
    struct solving solving = {.request = request, .timings = rf_timings_start(request)};
    enum rf_status status = prove_folder(&solving);
    if (status == RF_OK)
        status = read_and_audit(&solving);
    if (status == RF_OK)
        status = open_store(&solving);
    if (status == RF_OK)
        status = place(&solving);
    if (status == RF_OK)
        status = finish(&solving);
    else if (status == RF_LIMIT)
        status = rf_interrupt_status(status);
    rf_findings_print(request, &solving.outcomes, stderr);
    rf_findings_print(request, &solving.troubles, stderr);
    release(&solving);
    return status;
}
