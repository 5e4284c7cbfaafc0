/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read_obstacles.c: what bars each unplaced session of a run, in numbers, put back under the
 * session it belongs to.
 *
 * A session that the instance no longer knows was said already; its obstacles are left out. */
#include <string.h>

#include "base/memory.h"
#include "store/read.h"

/* RF_CONSTRAINT_COUNT for an id that no rule has. */
static enum rf_constraint constraint_of(const char *id)
{
    int constraint = 0;
    while (constraint < RF_CONSTRAINT_COUNT &&
           strcmp(rf_constraint_id((enum rf_constraint)constraint), id) != 0)
        constraint++;
    return (enum rf_constraint)constraint;
}

/* The lines come session by session: the one found last is asked first. */
static struct rf_stored_session *find(struct rf_reading *reading, const char *name, size_t *last)
{
    for (size_t step = 0; step < reading->session_count; step++) {
        size_t index = (*last + step) % reading->session_count;
        if (strcmp(reading->sessions[index].name, name) == 0) {
            *last = index;
            return &reading->sessions[index];
        }
    }
    return NULL;
}

void rf_reading_obstacles(struct rf_reading *reading)
{
    size_t last = 0;
    struct rf_statement *line = rf_statement_new(
        reading->connection, "SELECT session, rule, person, moments, what FROM obstacle "
                             "WHERE run = ? ORDER BY session, position");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        bool known = true;
        struct rf_stored_session *session = find(reading, rf_statement_text(line, 0), &last);
        struct rf_obstacle obstacle = {.constraint = constraint_of(rf_statement_text(line, 1)),
                                       .person = rf_reading_person(reading, line, 2, &known)};
        int64_t moments = rf_statement_number(line, 3);
        if (!session || obstacle.constraint == RF_CONSTRAINT_COUNT || moments < 1 ||
            moments > INT32_MAX - session->reason.moments)
            continue;
        struct rf_reason *reason = &session->reason;
        obstacle.moments = (int32_t)moments;
        obstacle.what = rf_copy_text(rf_statement_text(line, 4));
        RF_PUSH(reason->obstacles, reason->obstacle_count, reason->obstacle_capacity, obstacle);
        reason->moments += obstacle.moments;
    }
    rf_statement_release(line);
}
