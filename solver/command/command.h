/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * command.h: one function a command, and what they share. The answer goes to standard output,
 * everything else to standard error. */
#ifndef RF_COMMAND_COMMAND_H
#define RF_COMMAND_COMMAND_H

#include <stdint.h>
#include <stdio.h>

#include "base/diagnostics.h"
#include "base/text.h"
#include "command/option.h"
#include "command/timings.h"

enum rf_status rf_command_solve(const struct rf_request *request);
/* `solve --each`: every school of a list, several at a time. */
enum rf_status rf_solve_each(const struct rf_request *request);
enum rf_status rf_command_check(const struct rf_request *request);
enum rf_status rf_command_show(const struct rf_request *request);
enum rf_status rf_command_rules(const struct rf_request *request);
enum rf_status rf_command_import(const struct rf_request *request);
enum rf_status rf_command_schema(const struct rf_request *request);

/* All commands, or one. RF_USAGE for one that does not exist. */
enum rf_status rf_help_print(const struct rf_request *request);
void rf_version_print(void);
/* "ringfence 0.1.0"; static. */
const char *rf_version_program(void);
/* "GLPK 5.0, SQLite 3.40.1, ..."; adds to `out`. */
void rf_version_libraries(struct rf_text *out);

/* The plan file: --db, or plan.sqlite. */
const char *rf_request_database(const struct rf_request *request);
/* Processes that may compute at a time: --jobs, or as many as there are processors. */
int32_t rf_request_jobs(const struct rf_request *request);
/* Columns to fill: --width, the terminal's, or 80. */
int rf_request_width(const struct rf_request *request);

/* Sorts and prints to `stream`: errors, with warnings unless --quiet, with notes when --verbose;
 * 20 of them unless --verbose. */
void rf_findings_print(const struct rf_request *request, struct rf_diagnostics *findings,
                       FILE *stream);
/* The same after all notes, which only --quiet keeps back. */
void rf_findings_print_with_notes(const struct rf_request *request, struct rf_diagnostics *findings,
                                  FILE *stream);
/* What was assumed where the files say nothing, a line each. Nothing with --quiet; nothing with
 * --verbose, which prints the same as notes. */
void rf_assumptions_print(const struct rf_request *request, const struct rf_diagnostics *findings,
                          FILE *stream);
void rf_answer_print(const struct rf_text *answer);

#endif
