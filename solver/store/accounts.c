/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * accounts.c: the lines of a run that say what each person has of the limits that rules set, which
 * waivers there are, and who may take a class. */
#include "base/calendar.h"
#include "store/handle.h"

struct inserting {
    struct rf_statement *line;
    const struct rf_instance *instance;
    int64_t run;
    int position;
};

/* The Monday of a week, the id of a half-term or term, "year". */
static const char *period_of(const struct rf_instance *instance, const struct rf_account_line *line,
                             char date[RF_DATE_TEXT])
{
    switch (line->per) {
    case RF_ACCOUNT_WEEK:
        return rf_day_format(instance->weeks[line->index].monday, date);
    case RF_ACCOUNT_HALF_TERM:
        return instance->half_terms[line->index].id;
    case RF_ACCOUNT_TERM:
        return instance->terms[line->index];
    case RF_ACCOUNT_YEAR:
        break;
    }
    return "year";
}

static void insert_line(void *context, const struct rf_account_line *line)
{
    static const char *const pers[] = {"week", "half-term", "term", "year"};
    struct inserting *inserting = context;
    const struct rf_instance *instance = inserting->instance;
    char date[RF_DATE_TEXT];

    rf_statement_insert(inserting->line, "litttttib", inserting->run, ++inserting->position,
                        rf_constraint_id(line->rule), instance->people[line->person].id,
                        line->induction < 0 ? NULL : instance->inductions[line->induction].id,
                        pers[line->per], period_of(instance, line, date), line->minutes,
                        line->most);
}

static void insert_waivers(struct rf_connection *connection, int64_t run,
                           const struct rf_instance *instance)
{
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO waiver (run, waiver, rule, induction, reason, author, expires) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)");

    for (int32_t i = 0; i < instance->waiver_count; i++) {
        const struct rf_waiver *waiver = &instance->waivers[i];
        char date[RF_DATE_TEXT];

        rf_statement_insert(line, "ltttttt", run, waiver->id, waiver->rule,
                            waiver->induction < 0 ? NULL
                                                  : instance->inductions[waiver->induction].id,
                            waiver->reason, waiver->author, rf_day_format(waiver->expires, date));
    }
    rf_statement_release(line);
}

static void insert_providers(struct rf_connection *connection, int64_t run,
                             const struct rf_instance *instance)
{
    struct rf_statement *line = rf_statement_new(
        connection, "INSERT INTO provider (run, person, per_week, per_term, per_year, "
                    "sustainable, pence) VALUES (?, ?, ?, ?, ?, ?, ?)");

    for (int32_t i = 0; i < instance->provider_count; i++) {
        const struct rf_provider *provider = &instance->providers[i];

        rf_statement_insert(line, "ltbbbbb", run, instance->people[provider->person].id,
                            provider->per_week, provider->per_term, provider->per_year,
                            provider->sustainable, provider->pence);
    }
    rf_statement_release(line);
}

void rf_store_insert_accounts(struct rf_connection *connection, int64_t run,
                              const struct rf_instance *instance, const struct rf_plan *plan,
                              const struct rf_checker *checker)
{
    struct inserting inserting = {
        .line = rf_statement_new(connection,
                                 "INSERT INTO account (run, position, rule, person, induction, "
                                 "per, period, minutes, most) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        .instance = instance,
        .run = run};

    rf_checker_account(checker, plan, insert_line, &inserting);
    rf_statement_release(inserting.line);
    insert_waivers(connection, run, instance);
    insert_providers(connection, run, instance);
}
