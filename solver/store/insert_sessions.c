/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * insert_sessions.c: the lines of a run that speak of sessions: where each stands, who takes part,
 * why it has no place, homes, reservations and shortages. */
#include "base/calendar.h"
#include "base/memory.h"
#include "explain/reason.h"
#include "store/handle.h"
#include "store/participation.h"
#include "store/reserved.h"

struct inserting {
    struct rf_connection *connection;
    int64_t run;
    const struct rf_instance *instance;
    const struct rf_plan *plan;
    const struct rf_checker *checker;
    const struct rf_run_facts *facts;
};

static const char *person_id(const struct rf_instance *instance, int32_t person)
{
    return person < 0 ? NULL : instance->people[person].id;
}

static const char *induction_id(const struct rf_instance *instance, int32_t induction)
{
    return induction < 0 ? NULL : instance->inductions[induction].id;
}

static void insert_session(const struct inserting *inserting, struct rf_statement *line,
                           int32_t index, const char *name)
{
    const struct rf_instance *instance = inserting->instance;
    const struct rf_session *session = &inserting->plan->sessions[index];
    const struct rf_kind *kind = &instance->kinds[session->kind];
    const char *const *notes = inserting->facts->notes;
    bool group = session->event >= 0;
    char monday[RF_DATE_TEXT], date[RF_DATE_TEXT];
    rf_statement_insert(
        line, "litttttiitbbbtti", inserting->run, index + 1, name,
        induction_id(instance, group ? -1 : session->induction), kind->id,
        group ? NULL : rf_day_format(session->monday, monday),
        group ? instance->events[session->event].id : NULL, kind->meeting, session->placed,
        session->placed ? rf_day_format(session->day, date) : NULL,
        session->placed ? session->start : -1, session->placed ? session->end : -1,
        session->placed ? rf_session_is_tired(instance, session) : -1, notes ? notes[index] : NULL,
        session->placed && session->room >= 0 ? instance->rooms[session->room].id : NULL,
        rf_checker_released(inserting->checker, session));
}

static void insert_attendance(const struct inserting *inserting, struct rf_statement *line,
                              const struct rf_session *session, const char *name)
{
    static const char *const presences[] = {[RF_ABSENT] = "free",
                                            [RF_FREE] = "free",
                                            [RF_TEACHING] = "teaching",
                                            [RF_COVERED] = "covered"};
    struct rf_participants participants = RF_PARTICIPANTS_INIT;
    rf_participants_list(inserting->instance, session, &participants);
    for (size_t index = 0; index < participants.count; index++) {
        const struct rf_participant *participant = &participants.items[index];
        bool stands = session->placed && participant->role != RF_ROLE_MISSING;
        char date[RF_DATE_TEXT];
        rf_statement_insert(
            line, "ltttttb", inserting->run, name,
            person_id(inserting->instance, participant->person),
            rf_participant_role_name(participant->role), presences[participant->presence],
            stands ? rf_day_format(session->day, date) : NULL, stands ? session->start : -1);
    }
    rf_participants_release(&participants);
}

static void insert_obstacles(const struct inserting *inserting, const struct rf_reason *reason,
                             const char *name)
{
    struct rf_statement *line =
        rf_statement_new(inserting->connection,
                         "INSERT INTO obstacle (run, session, position, rule, person, moments, "
                         "what) VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (size_t index = 0; index < reason->obstacle_count; index++) {
        const struct rf_obstacle *obstacle = &reason->obstacles[index];
        rf_statement_insert(line, "ltittit", inserting->run, name, (int)index + 1,
                            rf_constraint_id(obstacle->constraint),
                            person_id(inserting->instance, obstacle->person), obstacle->moments,
                            obstacle->what);
    }
    rf_statement_release(line);
}

static void insert_sessions(const struct inserting *inserting)
{
    struct rf_statement *line = rf_statement_new(
        inserting->connection,
        "INSERT INTO session (run, position, session, induction, kind, monday, event, meeting, "
        "placed, date, start, until, tired, note, room, released) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    struct rf_statement *people = rf_statement_new(
        inserting->connection, "INSERT INTO attendance (run, session, person, role, presence, "
                               "date, start) VALUES (?, ?, ?, ?, ?, ?, ?)");
    struct rf_statement *unplaced = rf_statement_new(
        inserting->connection, "INSERT INTO unplaced (run, session, reason) VALUES (?, ?, ?)");
    const struct rf_run_facts *facts = inserting->facts;
    for (int32_t index = 0; index < inserting->plan->session_count; index++) {
        const struct rf_session *session = &inserting->plan->sessions[index];
        char *name = rf_session_name(inserting->instance, session);
        insert_session(inserting, line, index, name);
        insert_attendance(inserting, people, session, name);
        const char *reason = facts->reasons ? facts->reasons[index] : NULL;
        if (!session->placed && reason) {
            rf_statement_insert(unplaced, "ltt", inserting->run, name, reason);
            if (facts->details)
                insert_obstacles(inserting, &facts->details[index], name);
        }
        rf_release(name);
    }
    rf_statement_release(line);
    rf_statement_release(people);
    rf_statement_release(unplaced);
}

static void insert_homes(const struct inserting *inserting)
{
    const struct rf_instance *instance = inserting->instance;
    struct rf_statement *line = rf_statement_new(
        inserting->connection, "INSERT INTO home (run, induction, kind, letter, letter_name, "
                               "weekday, start) VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (int32_t index = 0; index < inserting->plan->home_count; index++) {
        const struct rf_home *home = &inserting->plan->homes[index];
        rf_statement_insert(line, "lttitii", inserting->run,
                            induction_id(instance, home->induction), instance->kinds[home->kind].id,
                            home->letter, instance->letters[home->letter], home->weekday,
                            home->start);
    }
    rf_statement_release(line);
}

static void insert_reservations(const struct inserting *inserting)
{
    const struct rf_instance *instance = inserting->instance;
    struct rf_statement *line = rf_statement_new(
        inserting->connection, "INSERT INTO reservation (run, person, type, induction, date, "
                               "start, until) VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (int32_t index = 0; index < inserting->plan->reservation_count; index++) {
        const struct rf_reservation *reservation = &inserting->plan->reservations[index];
        char date[RF_DATE_TEXT];
        rf_statement_insert(
            line, "lttttii", inserting->run, person_id(instance, reservation->person),
            rf_reservation_name(reservation->type), induction_id(instance, reservation->induction),
            rf_day_format(reservation->day, date), reservation->span.from, reservation->span.until);
    }
    rf_statement_release(line);
}

static void insert_shortages(const struct inserting *inserting)
{
    const struct rf_instance *instance = inserting->instance;
    struct rf_statement *line = rf_statement_new(
        inserting->connection, "INSERT INTO shortage (run, position, person, type, induction, "
                               "monday, minutes) VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (int32_t index = 0; index < inserting->plan->shortage_count; index++) {
        const struct rf_shortage *shortage = &inserting->plan->shortages[index];
        char monday[RF_DATE_TEXT];
        rf_statement_insert(
            line, "litttti", inserting->run, index + 1, person_id(instance, shortage->person),
            rf_reservation_name(shortage->type), induction_id(instance, shortage->induction),
            rf_day_format(instance->weeks[shortage->week].monday, monday), shortage->minutes);
    }
    rf_statement_release(line);
}

void rf_store_insert_sessions(struct rf_connection *connection, int64_t run,
                              const struct rf_instance *instance, const struct rf_plan *plan,
                              const struct rf_checker *checker, const struct rf_run_facts *facts)
{
    struct inserting inserting = {connection, run, instance, plan, checker, facts};
    insert_sessions(&inserting);
    insert_homes(&inserting);
    insert_reservations(&inserting);
    insert_shortages(&inserting);
}
