/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * each.c: `solve --each`: every school of a trust, a worker each, one plan file, one answer.
 *
 * Schools are told, stored and numbered in the order of their ids, whatever the workers do. Schools
 * that share people or dates are no list of schools: they are one instance with several sites. */
#include <string.h>

#include "base/memory.h"
#include "command/crew.h"
#include "command/each_table.h"
#include "command/interrupt.h"
#include "command/progress.h"
#include "command/timings.h"
#include "input/trust.h"
#include "store/store.h"

enum { PATIENCE = 100 /* milliseconds between looks at signals and the terminal */ };

struct each {
    const struct rf_request *request;
    struct rf_crew crew;
    struct rf_progress_line line;
    bool *told;     /* [school]: that it is over */
    int32_t over;   /* how many are */
    int32_t turn;   /* the first school that is not settled */
    bool passed_on; /* a signal, to the workers */
};

static enum rf_status complain(const char *words)
{
    fprintf(stderr, "ringfence: %s\n    try: ringfence help solve\n", words);
    return RF_USAGE;
}

/* What cannot be had for several schools at a time. */
static enum rf_status prove_request(const struct rf_request *request)
{
    if (request->write_model || request->textbook)
        return complain("--write-model is for one school, not for --each");
    if (request->certificate_file)
        return complain("--certificate is for one school; with --each they are in the plan file");
    for (int index = 0; index < request->operand_count; index++)
        if (strcmp(request->operands[index], "-") == 0)
            return complain("standard input cannot be read for each school");
    return RF_OK;
}

/* The plan file is proved once, before the hours of solving; each worker opens it for itself. */
static enum rf_status prove_store(const struct rf_request *request, struct rf_diagnostics *troubles)
{
    struct rf_store *store = NULL;
    if (request->dry_run)
        return RF_OK;
    enum rf_status status =
        rf_store_open(rf_request_database(request), RF_STORE_WRITE, troubles, &store);
    rf_store_close(store);
    return status;
}

/* ---- progress */

/* One that is over: a line of its own where lines are told. */
static void tell_over(struct each *each, const struct rf_worker *worker)
{
    const struct rf_worker_answer *answer = &worker->answer;
    if (each->line.mode != RF_PROGRESS_LINES)
        return;
    struct rf_text text = RF_TEXT_INIT;
    rf_text_format(&text, "%d of %d schools done: %s, ", each->over, each->crew.count,
                   worker->school->id);
    if (answer->planned)
        rf_text_format(&text, "%d of %d sessions placed, ", answer->placed, answer->sessions);
    else
        rf_text_add(&text, "no plan, ");
    rf_text_format(&text, "%lld.%lld s", (long long)(worker->took / 1000),
                   (long long)(worker->took % 1000 / 100));
    rf_progress_line_say(&each->line, rf_text_peek(&text));
    rf_text_release(&text);
}

/* The line that is redrawn: how many are done, and what the others are at. */
static void redraw(struct each *each)
{
    const char *between = "; ";
    if (each->line.mode != RF_PROGRESS_REDRAWN || !rf_progress_line_due(&each->line, false))
        return;
    struct rf_text text = RF_TEXT_INIT;
    rf_text_format(&text, "%d of %d schools done", each->over, each->crew.count);
    for (int32_t index = 0; index < each->crew.count; index++) {
        const struct rf_worker *worker = &each->crew.workers[index];
        if (worker->state != RF_WORKER_AT_WORK)
            continue;
        rf_text_format(&text, "%s%s: %s", between, worker->school->id,
                       worker->phase[0] != '\0' ? worker->phase : "reading");
        between = ", ";
    }
    rf_progress_line_say(&each->line, rf_text_peek(&text));
    rf_text_release(&text);
}

static void tell_progress(struct each *each)
{
    for (int32_t index = 0; index < each->crew.count; index++) {
        if (each->told[index] || each->crew.workers[index].state != RF_WORKER_OVER)
            continue;
        each->told[index] = true;
        each->over++;
        tell_over(each, &each->crew.workers[index]);
    }
    redraw(each);
}

/* ---- the run */

/* What the next schools in order had to say, as far as they are over. */
static void settle(struct each *each)
{
    while (each->turn < each->crew.count &&
           each->crew.workers[each->turn].state == RF_WORKER_OVER) {
        const struct rf_worker *worker = &each->crew.workers[each->turn++];
        if (worker->words.length == 0)
            continue;
        rf_progress_line_end(&each->line);
        fprintf(stderr, "school %s\n", worker->school->id);
        fwrite(worker->words.bytes, 1, worker->words.length, stderr);
    }
}

static void run(struct each *each)
{
    struct rf_crew *crew = &each->crew;
    while (each->turn < crew->count) {
        int number = rf_interrupt_signal();
        if (number != 0 && !each->passed_on) {
            each->passed_on = true;
            rf_crew_stop(crew, number);
        }
        if (number == 0)
            rf_crew_begin(crew);
        if (crew->workers[each->turn].state == RF_WORKER_READY)
            rf_crew_give_turn(&crew->workers[each->turn]);
        rf_crew_listen(crew, PATIENCE);
        tell_progress(each);
        settle(each);
    }
    rf_progress_line_end(&each->line);
}

/* Of all schools the worst; an interruption before everything but what kept a plan from being
 * saved. */
static enum rf_status verdict(const struct rf_crew *crew)
{
    enum rf_status worst = RF_OK, interrupted = RF_OK;
    for (int32_t index = 0; index < crew->count; index++) {
        enum rf_status status = crew->workers[index].answer.status;
        if (status == RF_INTERRUPTED || status == RF_TERMINATED)
            interrupted = status;
        else
            worst = rf_status_worse(worst, status);
    }
    if (worst == RF_FAULT || worst == RF_IO)
        return worst;
    return rf_interrupt_status(interrupted != RF_OK ? interrupted : worst);
}

static enum rf_status solve_all(const struct rf_request *request, const struct rf_trust *trust,
                                struct rf_timings *timings)
{
    struct each each = {.request = request, .line = rf_progress_line_start(request)};
    struct rf_text answer = RF_TEXT_INIT;
    rf_crew_start(&each.crew, request, trust);
    each.told = rf_allocate((size_t)trust->school_count, sizeof *each.told);
    run(&each);
    rf_timings_stage(timings, "all schools");
    rf_each_table(&each.crew, &answer);
    rf_answer_print(&answer);
    enum rf_status status = verdict(&each.crew);
    rf_text_release(&answer);
    rf_release(each.told);
    rf_crew_release(&each.crew);
    return status;
}

enum rf_status rf_solve_each(const struct rf_request *request)
{
    struct rf_timings timings = rf_timings_start(request->timings);
    struct rf_diagnostics findings = RF_DIAGNOSTICS_INIT;
    struct rf_trust trust = {0};
    enum rf_status status = prove_request(request);
    if (status == RF_OK)
        status = rf_trust_read(request->each, &findings, &trust);
    if (status == RF_OK)
        status = prove_store(request, &findings);
    rf_findings_print(request, &findings, stderr);
    if (status == RF_OK)
        status = solve_all(request, &trust, &timings);
    rf_trust_release(&trust);
    rf_diagnostics_release(&findings);
    return status;
}
