/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * worker.h: one school of a trust in a process of its own, and what it says to the process that
 * started it.
 *
 * The two talk over a pair of sockets that keeps messages apart. A worker tells what it is at; when
 * its plan is checked it waits for its turn (one byte) to store it, so that runs are numbered by
 * school whatever took longest; at last it tells how it ended. What it has to say to people goes to
 * its standard error. It ends when nobody listens any more. */
#ifndef RF_COMMAND_WORKER_H
#define RF_COMMAND_WORKER_H

#include "command/option.h"
#include "input/trust.h"

enum { RF_WORKER_WORDS = 256 };

/* How a school ended. */
struct rf_worker_answer {
    enum rf_status status;
    bool planned; /* there is a plan; otherwise all numbers are 0 */
    int64_t run;  /* 0: not stored */
    int32_t sessions, placed;
    char how_sure[RF_WORKER_WORDS]; /* the tiers' status in words */
};

enum rf_worker_news { RF_WORKER_IS_AT, RF_WORKER_IS_READY, RF_WORKER_IS_DONE };

struct rf_worker_message {
    enum rf_worker_news news;
    char phase[64];                 /* what it is at */
    struct rf_worker_answer answer; /* when it is done */
};

/* The whole life of a worker; `talk` is its socket. `jobs`: processes it may have itself. */
_Noreturn void rf_worker_run(const struct rf_request *request, const struct rf_trust_school *school,
                             int32_t jobs, int talk);

#endif
