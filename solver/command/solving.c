/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solving.c: read, audit, solve, check, explain, store. The plan file is written only after the
 * independent check. */
#include "command/solving.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "check/audit.h"
#include "check/award.h"
#include "command/interrupt.h"
#include "command/shortage.h"
#include "input/read.h"

enum { VERIFY_WORK = 100000000 /* ways looked at for one block: about half a minute */ };

struct rf_solving rf_solving_start(const struct rf_request *request)
{
    struct rf_solving solving = {.request = request, .timings = rf_timings_start(request->timings)};
    return solving;
}

/* The one place that asks what time of day it is, and only for the column `started`. */
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

enum rf_status rf_solving_read(struct rf_solving *solving)
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
    /* Who may mentor whom is a fact (D39): nothing is solved that no plan can keep. */
    return rf_diagnostics_has(&solving->findings, RF_ERROR) ? RF_CONTRADICTORY : RF_OK;
}

enum rf_status rf_solving_open_store(struct rf_solving *solving)
{
    if (solving->request->dry_run)
        return RF_OK;
    enum rf_status status = rf_store_open(rf_request_database(solving->request), RF_STORE_WRITE,
                                          &solving->troubles, &solving->store);
    rf_timings_stage(&solving->timings, "open the plan file");
    return status;
}

/* What the engine timed itself, then what is left of the whole. */
static void add_engine_stages(struct rf_solving *solving)
{
    static const char *const names[RF_SOLVE_STAGE_COUNT] = {
#define RF_STAGE_NAME(name, text) [RF_SOLVE_STAGE_##name] = text,
        RF_SOLVE_STAGE_TABLE(RF_STAGE_NAME)
#undef RF_STAGE_NAME
    };
    for (int stage = 0; stage < RF_SOLVE_STAGE_COUNT; stage++)
        rf_timings_part(&solving->timings, names[stage], solving->account.microseconds[stage]);
    rf_timings_stage(&solving->timings, "rest of the solve");
}

/* Who was chosen where the first choice would have left something unplaced. */
static void pairing_findings(struct rf_solving *solving)
{
    const struct rf_pairing_account *pairing = &solving->pairing;
    for (int32_t i = 0; i < solving->instance->induction_count; i++) {
        const struct rf_induction *pair = &solving->instance->inductions[i];
        struct rf_place place = {pair->origin.file, pair->origin.file_order, pair->origin.line,
                                 pair->origin.column, pair->origin.pointer};
        if (pair->mentor_choice_count < 2 || pair->mentor == pair->mentor_choice[0])
            continue;
        rf_diagnostics_add(&solving->outcomes, RF_WARNING, "H12", place, NULL,
                           "%s is mentored by %s: with %s, the first choice, less would be placed "
                           "or H12 would be broken",
                           pair->id, solving->instance->people[pair->mentor].name,
                           solving->instance->people[pair->mentor_choice[0]].name);
    }
    if (pairing->compared < pairing->possible)
        rf_diagnostics_add(&solving->outcomes, RF_WARNING, "H12", (struct rf_place){0}, NULL,
                           "%d of %d ways to choose mentors were compared", (int)pairing->compared,
                           (int)pairing->possible);
}

enum rf_status rf_solving_place(struct rf_solving *solving, struct rf_listener listener)
{
    const struct rf_request *request = solving->request;
    struct rf_solve_options options = {.node_limit = (int32_t)request->node_limit,
                                       .jobs = rf_request_jobs(request),
                                       .seconds = (int32_t)request->seconds,
                                       .write_model = request->write_model,
                                       .write_textbook = request->textbook,
                                       .progress = listener.hear,
                                       .progress_context = listener.context,
                                       .stop = rf_interrupt_flag()};
    struct rf_instance *variant = NULL;
    enum rf_status status =
        rf_solve_pairing(solving->instance, &options, &solving->outcomes, &solving->plan,
                         &solving->account, &variant, &solving->pairing);
    if (variant != NULL) {
        solving->given = solving->instance;
        solving->instance = variant;
        pairing_findings(solving);
    }
    add_engine_stages(solving);
    return status;
}

static enum rf_status check(struct rf_solving *solving)
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

/* What the engine claims in its certificate is kept as a claim: a number is called certified only
 * when the verifier, which knows the rules and not the engine, accepts it. */
static void certify(struct rf_solving *solving)
{
    const char *text = solving->account.certificate;
    struct rf_certificate *certificate =
        text != NULL ? rf_certificate_read(solving->instance, text, strlen(text), NULL) : NULL;
    if (certificate != NULL) {
        struct rf_verdict verdict =
            rf_certificate_verify(solving->checker, certificate, VERIFY_WORK);
        solving->certificate_verified = verdict.sound && verdict.failed_leaves == 0;
        rf_verdict_award(&verdict, &solving->report.values, solving->plan);
        rf_verdict_clear(&verdict);
    }
    rf_certificate_release(certificate);
    rf_timings_stage(&solving->timings, "verify");
}

/* A moment that nothing bars contradicts the plan's own claim to be finished; it is said. */
static void explain(struct rf_solving *solving)
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
    rf_timings_stage(&solving->timings, "explain");
}

enum rf_status rf_solving_check(struct rf_solving *solving)
{
    enum rf_status status = check(solving);
    if (status != RF_OK)
        return status;
    certify(solving);
    explain(solving);
    return RF_OK;
}

/* All findings in one list that borrows them; release its items alone. */
static struct rf_diagnostics all_findings(const struct rf_solving *solving)
{
    const struct rf_diagnostics *parts[] = {&solving->findings, &solving->outcomes};
    struct rf_diagnostics all = RF_DIAGNOSTICS_INIT;
    for (size_t part = 0; part < 2; part++)
        for (size_t index = 0; index < parts[part]->count; index++)
            RF_PUSH(all.items, all.count, all.capacity, parts[part]->items[index]);
    return all;
}

enum rf_status rf_solving_store(struct rf_solving *solving)
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
                                 .details = solving->reasons,
                                 .certificate = solving->account.certificate,
                                 .certificate_verified = solving->certificate_verified};
    if (solving->request->timings) {
        facts.timings = solving->timings.stages;
        facts.timing_count = solving->timings.count;
        facts.microseconds = rf_monotonic_microseconds;
    }
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

enum rf_status rf_solving_verdict(const struct rf_solving *solving)
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

void rf_solving_release(struct rf_solving *solving)
{
    if (solving->plan)
        rf_reasons_release(solving->reasons, solving->plan->session_count);
    rf_release(solving->reason_texts);
    rf_report_release(&solving->report);
    rf_checker_release(solving->checker);
    rf_plan_release(solving->plan);
    rf_release(solving->account.certificate);
    rf_store_close(solving->store);
    rf_instance_release(solving->instance);
    rf_instance_release(solving->given);
    rf_diagnostics_release(&solving->findings);
    rf_diagnostics_release(&solving->outcomes);
    rf_diagnostics_release(&solving->troubles);
}
