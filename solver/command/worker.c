/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * worker.c: the worker's side: the stages of solving.c, with a wait for its turn before the run is
 * stored. The connection to the plan file is opened only then: none is ever shared by processes. */
#include "command/worker.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/memory.h"
#include "command/interrupt.h"
#include "command/solving.h"

struct worker {
    int talk;
    char phase[sizeof((struct rf_worker_message *)0)->phase];
};

static void tell(const struct worker *worker, const struct rf_worker_message *message)
{
    ssize_t sent;
    do
        sent = send(worker->talk, message, sizeof *message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent < 0)
        _exit(rf_status_exit_code(RF_FAULT)); /* nobody is there to want the plan */
}

static void tell_phase(void *context, const struct rf_progress *progress)
{
    struct worker *worker = context;
    if (strncmp(worker->phase, progress->phase, sizeof worker->phase - 1) == 0)
        return;
    struct rf_worker_message message = {.news = RF_WORKER_IS_AT};
    snprintf(message.phase, sizeof message.phase, "%s", progress->phase);
    memcpy(worker->phase, message.phase, sizeof worker->phase);
    tell(worker, &message);
}

/* A signal does not end the wait: the plan is checked and shall be stored. */
static void wait_for_turn(const struct worker *worker)
{
    struct rf_worker_message message = {.news = RF_WORKER_IS_READY};
    char turn;
    ssize_t got;
    tell(worker, &message);
    do
        got = recv(worker->talk, &turn, 1, 0);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
        _exit(rf_status_exit_code(RF_FAULT));
}

static const char *tier_words(enum rf_tier tier)
{
    switch (tier) {
    case RF_TIER_UNPLACED:
        return "unplaced";
    case RF_TIER_EQUITY:
        return "unplaced minutes";
    case RF_TIER_TIRED:
        return "tired time";
    case RF_TIER_REGULARITY:
        return "homes";
    case RF_TIER_SPACING:
        return "spacing";
    case RF_TIER_COVER:
        return "cover";
    case RF_TIER_WORKLOAD:
        return "workload";
    case RF_TIER_DIVERSITY:
        return "choice of people";
    }
    return "other";
}

/* From the surest on; a tier is as sure as its least sure number. */
static const enum rf_tier_status by_sureness[] = {RF_TIER_CERTIFIED, RF_TIER_SOLVED, RF_TIER_GAP,
                                                  RF_TIER_UNKNOWN, RF_TIER_CONTRADICTORY};
enum { STATUSES = sizeof by_sureness / sizeof *by_sureness };

static int sureness(enum rf_tier_status status)
{
    int index = 0;
    while (index < STATUSES - 1 && by_sureness[index] != status)
        index++;
    return index;
}

/* Which tiers are how sure: "certified: unplaced, tired time; gap: spacing", or one word. */
static void add_how_sure(const struct rf_plan *plan, struct rf_text *out)
{
    int of_tier[RF_TIER_DIVERSITY + 1], found = 0;
    bool any[STATUSES] = {false};
    for (int tier = 0; tier <= RF_TIER_DIVERSITY; tier++)
        of_tier[tier] = -1;
    for (int32_t index = 0; index < plan->result_count; index++) {
        int *tier = &of_tier[plan->results[index].tier],
            sure = sureness(plan->results[index].status);
        if (sure > *tier)
            *tier = sure;
    }
    for (int tier = 0; tier <= RF_TIER_DIVERSITY; tier++)
        if (of_tier[tier] >= 0)
            any[of_tier[tier]] = true;
    for (int sure = 0; sure < STATUSES; sure++)
        found += any[sure];
    for (int sure = 0; sure < STATUSES; sure++) {
        const char *between = ": ";
        if (!any[sure])
            continue;
        rf_text_format(out, "%s%s", out->length > 0 ? "; " : "",
                       rf_tier_status_name(by_sureness[sure]));
        for (int tier = 0; found > 1 && tier <= RF_TIER_DIVERSITY; tier++) {
            if (of_tier[tier] != sure)
                continue;
            rf_text_format(out, "%s%s", between, tier_words((enum rf_tier)tier));
            between = ", ";
        }
    }
}

static void fill_answer(const struct rf_solving *solving, enum rf_status status,
                        struct rf_worker_answer *answer)
{
    const struct rf_plan *plan = solving->plan;
    answer->status = status;
    answer->planned = plan != NULL && status != RF_FAULT && status != RF_IO;
    if (status == RF_IO)
        snprintf(answer->how_sure, sizeof answer->how_sure, "%s",
                 plan ? "the plan could not be stored" : "no plan: a file cannot be read");
    if (!answer->planned)
        return;
    struct rf_text words = RF_TEXT_INIT;
    answer->run = solving->run;
    answer->sessions = plan->session_count;
    for (int32_t index = 0; index < plan->session_count; index++)
        answer->placed += plan->sessions[index].placed;
    add_how_sure(plan, &words);
    if (status == RF_INTERRUPTED || status == RF_TERMINATED)
        rf_text_add(&words, "; interrupted");
    else if (solving->account.stopped_by_clock)
        rf_text_add(&words, "; stopped by the clock");
    snprintf(answer->how_sure, sizeof answer->how_sure, "%s", rf_text_peek(&words));
    rf_text_release(&words);
}

static enum rf_status solve(struct rf_solving *solving, struct worker *worker)
{
    struct rf_listener listener = {tell_phase, worker};
    enum rf_status status = rf_solving_read(solving);
    if (status == RF_OK)
        status = rf_solving_place(solving, listener);
    if (status != RF_OK)
        return status == RF_LIMIT ? rf_interrupt_status(status) : status;
    status = rf_solving_check(solving);
    if (status != RF_OK)
        return status;
    wait_for_turn(worker);
    rf_timings_stage(&solving->timings, "wait for its turn");
    status = rf_solving_open_store(solving);
    if (status == RF_OK)
        status = rf_solving_store(solving);
    return status == RF_OK ? rf_solving_verdict(solving) : status;
}

_Noreturn void rf_worker_run(const struct rf_request *request, const struct rf_trust_school *school,
                             int32_t jobs, int talk)
{
    struct worker worker = {.talk = talk};
    struct rf_worker_message message = {.news = RF_WORKER_IS_DONE};
    struct rf_request own = *request;
    size_t count = 0, capacity = 0;
    own.operands = NULL;
    for (int32_t index = 0; index < school->layer_count; index++)
        RF_PUSH(own.operands, count, capacity, school->layers[index]);
    for (int index = 0; index < request->operand_count; index++)
        RF_PUSH(own.operands, count, capacity, request->operands[index]);
    own.operand_count = (int)count;
    own.jobs = jobs;
    struct rf_solving solving = rf_solving_start(&own);
    enum rf_status status = solve(&solving, &worker);
    rf_findings_print(&own, &solving.outcomes, stderr);
    rf_findings_print(&own, &solving.troubles, stderr);
    fill_answer(&solving, status, &message.answer);
    rf_solving_release(&solving);
    rf_release(own.operands);
    tell(&worker, &message);
    exit(0);
}
