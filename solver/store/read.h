/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read.h: reading one run into a plan, step by step; for the files of this room only. */
#ifndef RF_STORE_READ_H
#define RF_STORE_READ_H

#include "explain/reason.h"
#include "ringfence/plan.h"
#include "store/connection.h"
#include "store/location.h"

struct rf_stored_session {
    struct rf_session session;
    char *name;              /* owned */
    struct rf_reason reason; /* owned; empty when there is none */
};

struct rf_reading {
    struct rf_connection *connection;
    int64_t run;
    const struct rf_instance *instance;
    const struct rf_location *location;
    struct rf_diagnostics *diagnostics;
    struct rf_stored_session *sessions; /* those the instance knows, in the plan's order */
    size_t session_count, session_capacity;
    int64_t lines; /* all that were read, known or not */
    bool unknown;  /* something the instance does not know was left out, and said */
};

void rf_reading_sessions(struct rf_reading *reading);
/* The obstacles behind the reasons of the sessions that were read. */
void rf_reading_obstacles(struct rf_reading *reading);
/* Moves the sessions into a plan and reads the rest of it. Owned. */
struct rf_plan *rf_reading_plan(struct rf_reading *reading);
void rf_reading_release(struct rf_reading *reading);

/* Index of what a column names; -1 for NULL; *known is cleared for a name that means nothing. */
int32_t rf_reading_person(const struct rf_reading *reading, const struct rf_statement *line,
                          int column, bool *known);
int32_t rf_reading_induction(const struct rf_reading *reading, const struct rf_statement *line,
                             int column, bool *known);
int32_t rf_reading_kind(const struct rf_reading *reading, const struct rf_statement *line,
                        int column, bool *known);
rf_day rf_reading_day(const struct rf_statement *line, int column, bool *known);

#endif
