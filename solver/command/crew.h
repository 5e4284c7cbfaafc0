/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * crew.h: the workers of `solve --each`: begun in the order of schools, so many at a time, listened
 * to, and buried. What they find never depends on how many there are or who is first. */
#ifndef RF_COMMAND_CREW_H
#define RF_COMMAND_CREW_H

#include <sys/types.h>

#include "base/text.h"
#include "command/worker.h"

enum rf_worker_state {
    RF_WORKER_TO_BEGIN,
    RF_WORKER_AT_WORK,
    RF_WORKER_READY,  /* its plan is checked, and waits for its turn */
    RF_WORKER_STORES, /* has its turn */
    RF_WORKER_OVER
};

struct rf_worker {
    const struct rf_trust_school *school;
    enum rf_worker_state state;
    pid_t process;
    int talk, hearing;    /* descriptors: its socket, its standard error; -1: closed */
    struct rf_text words; /* from its standard error */
    char phase[sizeof((struct rf_worker_message *)0)->phase];
    struct rf_worker_answer answer; /* when it is over */
    bool answered;
    int64_t begun, took; /* milliseconds */
};

struct rf_crew {
    const struct rf_request *request;
    struct rf_worker *workers; /* [count], by school */
    int32_t count, jobs;
};

void rf_crew_start(struct rf_crew *crew, const struct rf_request *request,
                   const struct rf_trust *trust);
/* Begins workers as long as there is room for one. */
void rf_crew_begin(struct rf_crew *crew);
/* Lets a worker that is ready store its run. */
void rf_crew_give_turn(struct rf_worker *worker);
/* Waits for news, at most so many milliseconds, and takes them in. */
void rf_crew_listen(struct rf_crew *crew, int milliseconds);
/* Passes a signal on to those at work and gives up those not begun. Once. */
void rf_crew_stop(struct rf_crew *crew, int number);
void rf_crew_release(struct rf_crew *crew);

#endif
