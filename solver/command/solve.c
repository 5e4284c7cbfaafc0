/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solve.c: one school: files that are to be written are begun, and the plan file is opened, before
 * the hours of solving; then the stages of solving.c, and the answer. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "command/interrupt.h"
#include "command/output_file.h"
#include "command/progress.h"
#include "command/solving.h"
#include "report/view.h"

enum { UNPLACED_SHOWN = 10 /* lines */ };

/* The folder for --write-model, before anything takes long. */
static enum rf_status prove_folder(struct rf_solving *solving)
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

/* Writes what was asked for with --certificate, or says that there is none. */
static enum rf_status write_certificate(struct rf_solving *solving, struct rf_output_file *file)
{
    if (!file->stream)
        return RF_OK;
    const char *text = solving->account.certificate;
    struct rf_place place = {.file = file->path};
    if (text)
        fputs(text, file->stream);
    else
        rf_diagnostics_add(&solving->outcomes, RF_WARNING, "S2", place, NULL,
                           "was not written: this run has no certificate");
    return rf_output_file_end(file, text != NULL, &solving->troubles);
}

static void tell(const struct rf_solving *solving)
{
    const struct rf_request *request = solving->request;
    struct rf_view view = {solving->instance, solving->plan, solving->reasons,
                           rf_request_width(request)};
    struct rf_text answer = RF_TEXT_INIT;
    if (!request->quiet) {
        rf_view_unplaced(&view, request->verbose ? 0 : UNPLACED_SHOWN, &answer);
        rf_view_tiers(&view, &answer);
        rf_view_waivers(&view, &answer);
        if (solving->account.stopped_by_clock)
            rf_text_add(&answer, "stopped by the clock: another run may end with another plan\n");
        if (solving->run > 0)
            rf_text_format(&answer, "next: ringfence show --db %s\n", rf_request_database(request));
    }
    rf_view_summary(&view, solving->run, &answer);
    rf_answer_print(&answer);
    rf_text_release(&answer);
}

static enum rf_status place(struct rf_solving *solving)
{
    struct rf_progress_line line = rf_progress_line_start(solving->request);
    struct rf_listener listener = {rf_progress_line_show, &line};
    enum rf_status status = rf_solving_place(solving, listener);
    rf_progress_line_end(&line);
    return status;
}

static enum rf_status finish(struct rf_solving *solving, struct rf_output_file *certificate)
{
    enum rf_status status = rf_solving_check(solving);
    if (status == RF_OK)
        status = rf_solving_store(solving);
    if (status != RF_OK)
        return status;
    status = write_certificate(solving, certificate);
    /* Before the answer, so that on a terminal the answer is what is read last. */
    rf_findings_print(solving->request, &solving->outcomes, stderr);
    rf_diagnostics_release(&solving->outcomes);
    tell(solving);
    return status == RF_OK ? rf_solving_verdict(solving) : status;
}

static enum rf_status solve_one(const struct rf_request *request)
{
    struct rf_solving solving = rf_solving_start(request);
    struct rf_output_file certificate = {0};
    enum rf_status status = prove_folder(&solving);
    if (status == RF_OK)
        status = rf_output_file_begin(&certificate, request->certificate_file, &solving.troubles);
    if (status == RF_OK)
        status = rf_solving_read(&solving);
    if (status == RF_OK)
        status = rf_solving_open_store(&solving);
    if (status == RF_OK)
        status = place(&solving);
    if (status == RF_OK)
        status = finish(&solving, &certificate);
    else if (status == RF_LIMIT)
        status = rf_interrupt_status(status);
    rf_output_file_end(&certificate, false, &solving.troubles);
    rf_findings_print(request, &solving.outcomes, stderr);
    rf_findings_print(request, &solving.troubles, stderr);
    rf_solving_release(&solving);
    return status;
}

enum rf_status rf_command_solve(const struct rf_request *request)
{
    return request->each ? rf_solve_each(request) : solve_one(request);
}
