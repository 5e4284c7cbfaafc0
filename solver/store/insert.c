/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * insert.c: the lines of a run that do not speak of single sessions. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "store/handle.h"
#include "store/ledger.h"
#include "store/participation.h"

static void insert_instance(struct rf_connection *connection, const struct rf_instance *instance)
{
    char first[RF_DATE_TEXT], last[RF_DATE_TEXT];
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO instance (hash, school, name, first_date, last_date, canonical) "
                    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING");
    rf_statement_insert(line, "tttttt", instance->hash, instance->school_id, instance->school_name,
                        rf_day_format(instance->first_day, first),
                        rf_day_format(instance->first_day + instance->date_count - 1, last),
                        instance->canonical);
    rf_statement_release(line);
}

static int64_t insert_run(struct rf_connection *connection, const struct rf_instance *instance,
                          const struct rf_plan *plan, const struct rf_run_facts *facts)
{
    int32_t placed = 0;
    for (int32_t index = 0; index < plan->session_count; index++)
        placed += plan->sessions[index].placed;
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO run (instance, program, libraries, options, started, "
                    "stopped_by_clock, sessions, placed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    rf_statement_insert(line, "tttttiii", instance->hash, facts->program, facts->libraries,
                        facts->options, facts->started, facts->stopped_by_clock,
                        plan->session_count, placed);
    rf_statement_release(line);
    return rf_connection_last_id(connection);
}

static void insert_tiers(struct rf_connection *connection, int64_t run, const struct rf_plan *plan)
{
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO tier (run, position, tier, part, value, bound, claimed_bound, "
                    "status, conditional) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (int32_t index = 0; index < plan->result_count; index++) {
        const struct rf_tier_result *result = &plan->results[index];
        rf_statement_insert(line, "liiiibbti", run, index + 1, (int)result->tier, result->part,
                            result->value, result->bound, result->claimed_bound,
                            rf_tier_status_name(result->status), result->conditional);
    }
    rf_statement_release(line);
}

static void insert_people(struct rf_connection *connection, int64_t run,
                          const struct rf_instance *instance)
{
    struct rf_statement *line =
        rf_statement_new(connection, "INSERT INTO person (run, person, name) VALUES (?, ?, ?)");
    for (int32_t index = 0; index < instance->person_count; index++)
        rf_statement_insert(line, "ltt", run, instance->people[index].id,
                            instance->people[index].name);
    rf_statement_release(line);
}

static void insert_kinds(struct rf_connection *connection, int64_t run,
                         const struct rf_instance *instance)
{
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO kind (run, kind, name, class, meeting) VALUES (?, ?, ?, ?, ?)");
    for (int32_t index = 0; index < instance->kind_count; index++) {
        const struct rf_kind *kind = &instance->kinds[index];
        rf_statement_insert(line, "lttii", run, kind->id, kind->name, kind->priority,
                            kind->meeting);
    }
    rf_statement_release(line);
}

static void insert_inductions(struct rf_connection *connection, int64_t run,
                              const struct rf_instance *instance)
{
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO induction (run, induction, ect, mentor, tutor, choices, funded) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (int32_t index = 0; index < instance->induction_count; index++) {
        const struct rf_induction *induction = &instance->inductions[index];
        rf_statement_insert(line, "lttttii", run, induction->id,
                            induction->ect < 0 ? NULL : instance->people[induction->ect].id,
                            instance->people[induction->mentor].id,
                            induction->tutor < 0 ? NULL : instance->people[induction->tutor].id,
                            induction->mentor_choice_count, rf_funded_minutes(instance, induction));
    }
    rf_statement_release(line);
}

static void insert_findings(struct rf_connection *connection, int64_t run,
                            const struct rf_diagnostics *findings)
{
    static const char *const severities[] = {"note", "warning", "error"};
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO finding (run, position, severity, code, file, line, \"column\", "
                    "pointer, message, fix) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t index = 0; findings && index < findings->count; index++) {
        const struct rf_diagnostic *finding = &findings->items[index];
        bool placed = finding->place.file && finding->place.line > 0;
        rf_statement_insert(line, "litttbbttt", run, (int)index + 1, severities[finding->severity],
                            finding->code, finding->place.file, placed ? finding->place.line : -1,
                            placed ? finding->place.column : -1, finding->place.pointer,
                            finding->message, finding->fix);
    }
    rf_statement_release(line);
}

static void insert_ledger(struct rf_connection *connection, int64_t run,
                          const struct rf_instance *instance, const struct rf_plan *plan)
{
    struct rf_ledger ledger = RF_LEDGER_INIT;
    rf_ledger_fill(instance, plan, &ledger);
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO ledger (run, cap, person, period, minutes, sessions, "
                    "most_minutes, most_sessions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t index = 0; index < ledger.count; index++) {
        const struct rf_ledger_line *spent = &ledger.lines[index];
        const struct rf_cap *cap = &instance->caps[spent->cap];
        char period[128];
        rf_ledger_period(instance, spent, period, sizeof period);
        rf_statement_insert(line, "ltttiibb", run, cap->id, instance->people[spent->person].id,
                            period, spent->minutes, spent->sessions, cap->minutes, cap->sessions);
    }
    rf_statement_release(line);
    rf_ledger_release(&ledger);
}

/* Lines that hold nothing but "leaf". */
static int64_t count_leaves(const char *certificate)
{
    int64_t count = 0;
    for (const char *line = certificate; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        count += strncmp(line, "leaf", 4) == 0 && (line[4] == '\n' || line[4] == '\0');
    }
    return count;
}

static void insert_certificate(struct rf_connection *connection, int64_t run,
                               const struct rf_run_facts *facts)
{
    if (!facts->certificate)
        return;
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO certificate (run, text, leaves, verified) VALUES (?, ?, ?, ?)");
    rf_statement_insert(line, "ltli", run, facts->certificate, count_leaves(facts->certificate),
                        facts->certificate_verified);
    rf_statement_release(line);
}

void rf_store_insert_timings(struct rf_connection *connection, int64_t run,
                             const struct rf_run_facts *facts, int64_t begun)
{
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO timing (run, position, stage, microseconds) VALUES (?, ?, ?, ?)");
    for (int32_t index = 0; index < facts->timing_count; index++)
        rf_statement_insert(line, "litl", run, index + 1, facts->timings[index].stage,
                            facts->timings[index].microseconds);
    if (facts->microseconds)
        rf_statement_insert(line, "litl", run, facts->timing_count + 1, "store",
                            facts->microseconds() - begun);
    rf_statement_release(line);
}

int64_t rf_store_insert(struct rf_connection *connection, const struct rf_instance *instance,
                        const struct rf_plan *plan, const struct rf_checker *checker,
                        const struct rf_run_facts *facts)
{
    insert_instance(connection, instance);
    int64_t run = insert_run(connection, instance, plan, facts);
    insert_tiers(connection, run, plan);
    insert_people(connection, run, instance);
    insert_kinds(connection, run, instance);
    insert_inductions(connection, run, instance);
    rf_store_insert_sessions(connection, run, instance, plan, checker, facts);
    insert_ledger(connection, run, instance, plan);
    rf_store_insert_accounts(connection, run, instance, plan, checker);
    insert_findings(connection, run, facts->findings);
    insert_certificate(connection, run, facts);
    return run;
}
