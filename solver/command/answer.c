/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * answer.c: where answers and findings go. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "command/command.h"

enum { SHOWN = 20, WIDTH = 80, LEAST_WIDTH = 40, MOST_WIDTH = 200 };

const char *rf_request_database(const struct rf_request *request)
{
    return request->database ? request->database : "plan.sqlite";
}

int32_t rf_request_jobs(const struct rf_request *request)
{
    long processors = request->jobs > 0 ? (long)request->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 1)
        return 1;
    return processors > RF_JOBS_MOST ? RF_JOBS_MOST : (int32_t)processors;
}

int rf_request_width(const struct rf_request *request)
{
    struct winsize size;
    if (request->width > 0)
        return (int)request->width;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return WIDTH;
    int columns = size.ws_col;
    if (columns < LEAST_WIDTH)
        return LEAST_WIDTH;
    return columns > MOST_WIDTH ? MOST_WIDTH : columns;
}

static void print_between(enum rf_severity least, enum rf_severity most, size_t limit,
                          struct rf_diagnostics *findings, FILE *stream)
{
    rf_diagnostics_sort(findings);
    /* Borrows the items that are to be shown, in their order. */
    struct rf_diagnostics shown = RF_DIAGNOSTICS_INIT;
    shown.items = rf_allocate(findings->count, sizeof *shown.items);
    for (size_t index = 0; index < findings->count; index++)
        if (findings->items[index].severity >= least && findings->items[index].severity <= most)
            shown.items[shown.count++] = findings->items[index];
    rf_diagnostics_print(&shown, limit, stream);
    rf_release(shown.items);
}

void rf_findings_print(const struct rf_request *request, struct rf_diagnostics *findings,
                       FILE *stream)
{
    enum rf_severity least = request->quiet ? RF_ERROR : request->verbose ? RF_NOTE : RF_WARNING;
    print_between(least, RF_ERROR, request->verbose ? 0 : SHOWN, findings, stream);
}

void rf_findings_print_with_notes(const struct rf_request *request, struct rf_diagnostics *findings,
                                  FILE *stream)
{
    if (!request->quiet)
        print_between(RF_NOTE, RF_NOTE, 0, findings, stream);
    print_between(request->quiet ? RF_ERROR : RF_WARNING, RF_ERROR, request->verbose ? 0 : SHOWN,
                  findings, stream);
}

/* Codes A001, A002, ...; audits have AU before their number. */
static bool is_assumption(const struct rf_diagnostic *finding)
{
    return finding->severity == RF_NOTE && finding->code[0] == 'A' && finding->code[1] >= '0' &&
           finding->code[1] <= '9';
}

void rf_assumptions_print(const struct rf_request *request, const struct rf_diagnostics *findings,
                          FILE *stream)
{
    if (request->quiet || request->verbose)
        return;
    for (size_t index = 0; index < findings->count; index++)
        if (is_assumption(&findings->items[index]))
            fprintf(stream, "ringfence: assumed[%s]: %s\n", findings->items[index].code,
                    findings->items[index].message);
}

void rf_answer_print(const struct rf_text *answer)
{
    if (answer->length > 0)
        fwrite(answer->bytes, 1, answer->length, stdout);
}
