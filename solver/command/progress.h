/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * progress.h: what the solver is doing, on standard error: one line redrawn at most ten times a
 * second on a terminal, a plain line at each new phase elsewhere. */
#ifndef RF_COMMAND_PROGRESS_H
#define RF_COMMAND_PROGRESS_H

#include "command/command.h"
#include "engine/solve.h"

enum rf_progress_mode { RF_PROGRESS_NONE, RF_PROGRESS_LINES, RF_PROGRESS_REDRAWN };

struct rf_progress_line {
    enum rf_progress_mode mode;
    int64_t drawn; /* when, monotonic milliseconds; 0: never */
    char *phase;   /* told last; owned */
};

struct rf_progress_line rf_progress_line_start(const struct rf_request *request);
/* For rf_solve_options.progress; `context` is the line. */
void rf_progress_line_show(void *context, const struct rf_progress *progress);
/* True when something may be said now; `fresh`: it is worth a line of its own. */
bool rf_progress_line_due(const struct rf_progress_line *line, bool fresh);
/* Says one line without line break, cut to the terminal. */
void rf_progress_line_say(struct rf_progress_line *line, const char *text);
/* Clears what is on the terminal; the line may be used again. */
void rf_progress_line_end(struct rf_progress_line *line);

#endif
