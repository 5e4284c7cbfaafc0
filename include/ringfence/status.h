/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * status.h: how a call ended, and what the process says of it.
 *
 * One table is the truth for the code, its name, the exit code and the sentence in the help.
 * Infeasible is no error: it is an answer and travels in the plan. */
#ifndef RINGFENCE_STATUS_H
#define RINGFENCE_STATUS_H

/* STATUS(name, exit code, sentence) */
#define RF_STATUS_TABLE(STATUS)                                                                    \
    STATUS(OK, 0, "done; for solve: the plan is complete")                                         \
    STATUS(NO, 1, "the honest answer is no: something is unplaced or a check found violations")    \
    STATUS(USAGE, 2, "the command line is wrong")                                                  \
    STATUS(INPUT, 3, "the input is malformed, dangling or impossible")                             \
    STATUS(CONTRADICTORY, 4, "well-formed facts cannot all hold")                                  \
    STATUS(LIMIT, 5, "a limit of time, nodes or memory struck before any plan")                    \
    STATUS(IO, 6, "a file, the database or the disk failed")                                       \
    STATUS(FAULT, 7, "our own fault: a checked plan could not be saved")                           \
    STATUS(INTERRUPTED, 130, "interrupted; the best checked plan is saved")                        \
    STATUS(TERMINATED, 143, "terminated; the best checked plan is saved")

enum rf_status {
#define RF_STATUS_ENUM(name, code, text) RF_##name,
    RF_STATUS_TABLE(RF_STATUS_ENUM)
#undef RF_STATUS_ENUM
        RF_STATUS_COUNT
};

/* The exit code that `status` stands for. */
int rf_status_exit_code(enum rf_status status);

/* The name ("INPUT") and the sentence of the table; static storage. */
const char *rf_status_name(enum rf_status status);
const char *rf_status_text(enum rf_status status);

/* Of two things that went wrong the one to report: the first of 7 6 3 4 5 1 0 by exit code
 * (usage errors and interruptions end the run before anything can be combined with them). */
enum rf_status rf_status_worse(enum rf_status one, enum rf_status other);

#endif
