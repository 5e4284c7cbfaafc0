/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read_sessions.c: the sessions of a run, put into the plan's order, and who comes to events. */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "store/read.h"

int32_t rf_reading_person(const struct rf_reading *reading, const struct rf_statement *line,
                          int column, bool *known)
{
    if (rf_statement_is_null(line, column))
        return -1;
    int32_t person = rf_instance_person(reading->instance, rf_statement_text(line, column));
    *known = *known && person >= 0;
    return person;
}

int32_t rf_reading_induction(const struct rf_reading *reading, const struct rf_statement *line,
                             int column, bool *known)
{
    if (rf_statement_is_null(line, column))
        return -1;
    int32_t induction = rf_instance_induction(reading->instance, rf_statement_text(line, column));
    *known = *known && induction >= 0;
    return induction;
}

int32_t rf_reading_kind(const struct rf_reading *reading, const struct rf_statement *line,
                        int column, bool *known)
{
    int32_t kind = rf_instance_kind(reading->instance, rf_statement_text(line, column));
    *known = *known && kind >= 0;
    return kind;
}

rf_day rf_reading_day(const struct rf_statement *line, int column, bool *known)
{
    rf_day day = 0;
    if (!rf_statement_is_null(line, column))
        *known = rf_day_parse(rf_statement_text(line, column), &day) && *known;
    return day;
}

static int32_t room_of(const struct rf_instance *instance, const char *id)
{
    for (int32_t room = 0; room < instance->room_count; room++)
        if (strcmp(instance->rooms[room].id, id) == 0)
            return room;
    return -1;
}

/* Columns: session, induction, kind, monday, event, placed, date, start, until, reason, room. */
static bool read_session(const struct rf_reading *reading, const struct rf_statement *line,
                         struct rf_session *session)
{
    bool known = true;
    session->induction = rf_reading_induction(reading, line, 1, &known);
    session->kind = rf_reading_kind(reading, line, 2, &known);
    session->monday = rf_reading_day(line, 3, &known);
    session->event = -1;
    if (!rf_statement_is_null(line, 4)) {
        session->event = rf_instance_event(reading->instance, rf_statement_text(line, 4));
        known = known && session->event >= 0;
    }
    session->placed = rf_statement_number(line, 5) != 0;
    session->day = rf_reading_day(line, 6, &known);
    session->start = (rf_minute)rf_statement_number(line, 7);
    session->end = (rf_minute)rf_statement_number(line, 8);
    session->chosen = session->cover = session->room = -1;
    if (!rf_statement_is_null(line, 10)) {
        session->room = room_of(reading->instance, rf_statement_text(line, 10));
        known = known && session->room >= 0;
    }
    return known;
}

static int order(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

/* Whether the role has several people to choose from there. */
static bool is_pooled(const struct rf_instance *instance, const struct rf_session *session,
                      const char *role)
{
    for (int32_t r = 0; session->induction >= 0 && r < (int32_t)RF_ROLES; r++)
        if (strcmp(rf_role_name((enum rf_role)r), role) == 0)
            return instance->inductions[session->induction].cast[r].count > 1;
    return false;
}

/* The order of plan.h. Two stored sessions never agree in all of this. */
static int by_plan_order(const void *left, const void *right)
{
    const struct rf_session *one = &((const struct rf_stored_session *)left)->session;
    const struct rf_session *other = &((const struct rf_stored_session *)right)->session;
    int result = order(one->event >= 0, other->event >= 0);
    if (result == 0)
        result = order(one->event, other->event);
    if (result == 0)
        result = order(one->induction, other->induction);
    if (result == 0)
        result = order(one->monday, other->monday);
    return result ? result : order(one->kind, other->kind);
}

static struct rf_session *find_event(struct rf_reading *reading, const char *id)
{
    int32_t event = rf_instance_event(reading->instance, id);
    for (size_t index = 0; event >= 0 && index < reading->session_count; index++)
        if (reading->sessions[index].session.event == event)
            return &reading->sessions[index].session;
    return NULL;
}

static int by_number(const void *left, const void *right)
{
    return order(*(const int32_t *)left, *(const int32_t *)right);
}

/* Who comes to the events; a person the instance no longer knows is said and left out. */
static void read_attendance(struct rf_reading *reading)
{
    struct rf_statement *line = rf_statement_new(
        reading->connection, "SELECT s.event, a.person FROM attendance a JOIN session s ON "
                             "s.run = a.run AND s.session = a.session WHERE a.run = ? AND "
                             "a.role = 'attending' ORDER BY s.event, a.person");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        struct rf_session *session = find_event(reading, rf_statement_text(line, 0));
        bool known = true;
        int32_t person = rf_reading_person(reading, line, 1, &known);
        if (!known) {
            rf_location_error(reading->location, reading->diagnostics, "DB10", NULL,
                              "%s comes to %s in run %lld, but is no longer in /staff",
                              rf_statement_text(line, 1), rf_statement_text(line, 0),
                              (long long)reading->run);
            reading->unknown = true;
        } else if (session) {
            size_t count = (size_t)session->attending_count;
            session->attending =
                rf_reallocate(session->attending, count + 1, sizeof *session->attending);
            session->attending[count] = person;
            session->attending_count++;
        }
    }
    rf_statement_release(line);
    for (size_t index = 0; index < reading->session_count; index++) {
        struct rf_session *session = &reading->sessions[index].session;
        if (session->attending)
            qsort(session->attending, (size_t)session->attending_count, sizeof *session->attending,
                  by_number);
    }
}

/* Whoever was picked: the one chosen for a role with several people, and who takes the class. */
static void read_picks(struct rf_reading *reading)
{
    struct rf_statement *line = rf_statement_new(
        reading->connection,
        "SELECT session, role, person FROM attendance WHERE run = ? AND role "
        "NOT IN ('ect', 'mentor', 'tutor', 'attending', 'missing') ORDER BY session");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        bool known = true;
        int32_t person = rf_reading_person(reading, line, 2, &known);
        for (size_t index = 0; known && index < reading->session_count; index++) {
            struct rf_session *session = &reading->sessions[index].session;
            if (strcmp(reading->sessions[index].name, rf_statement_text(line, 0)) != 0)
                continue;
            if (strcmp(rf_statement_text(line, 1), "cover") == 0)
                session->cover = person;
            else if (is_pooled(reading->instance, session, rf_statement_text(line, 1)))
                session->chosen = person;
            break;
        }
    }
    rf_statement_release(line);
}

void rf_reading_sessions(struct rf_reading *reading)
{
    bool older = rf_connection_number(reading->connection, "PRAGMA user_version", 0) < 3;
    struct rf_statement *line = rf_statement_new(
        reading->connection,
        older ? "SELECT s.session, induction, kind, monday, event, placed, date, start, until, "
                "reason, NULL FROM session s LEFT JOIN unplaced u ON u.run = s.run AND "
                "u.session = s.session WHERE s.run = ? ORDER BY position"
              : "SELECT s.session, induction, kind, monday, event, placed, date, start, until, "
                "reason, room FROM session s LEFT JOIN unplaced u ON u.run = s.run AND "
                "u.session = s.session WHERE s.run = ? ORDER BY position");
    rf_statement_bind(line, "l", reading->run);
    while (rf_statement_next(line)) {
        struct rf_stored_session stored = {0};
        reading->lines++;
        if (!read_session(reading, line, &stored.session)) {
            rf_location_error(reading->location, reading->diagnostics, "DB10", NULL,
                              "session %s of run %lld is unknown to this input",
                              rf_statement_text(line, 0), (long long)reading->run);
            reading->unknown = true;
            continue;
        }
        stored.name = rf_copy_text(rf_statement_text(line, 0));
        if (!rf_statement_is_null(line, 9))
            stored.reason.text = rf_copy_text(rf_statement_text(line, 9));
        RF_PUSH(reading->sessions, reading->session_count, reading->session_capacity, stored);
    }
    rf_statement_release(line);
    if (reading->session_count > 0)
        qsort(reading->sessions, reading->session_count, sizeof *reading->sessions, by_plan_order);
    read_attendance(reading);
    read_picks(reading);
}

void rf_reading_release(struct rf_reading *reading)
{
    for (size_t index = 0; index < reading->session_count; index++) {
        rf_release(reading->sessions[index].name);
        rf_reason_release(&reading->sessions[index].reason);
        rf_release(reading->sessions[index].session.attending);
    }
    rf_release(reading->sessions);
    reading->sessions = NULL;
    reading->session_count = reading->session_capacity = 0;
}
