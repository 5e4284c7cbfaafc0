/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ledgers.c: what the plan costs whom: the fullest period of each limit, the statement of each
 * mentor, the tired share of each pair, who takes classes, and which waivers are in force. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "report/table.h"
#include "report/view.h"
#include "ringfence/check.h"
#include "store/participation.h"

enum { INDENT = 2 };

static void head(struct rf_text *out, const char *words)
{
    rf_text_format(out, "%s\n", words);
}

static void print(const struct rf_view *view, struct rf_table *table, struct rf_text *out)
{
    if (table->count > (size_t)table->columns)
        rf_table_print(table, INDENT, view->width, out);
    else
        rf_text_add(out, "  none\n");
    rf_table_release(table);
}

/* ---- limits */

struct limits {
    const struct rf_instance *instance;
    struct rf_account_line *lines; /* the fullest of each rule, person, induction and per */
    size_t count, capacity;
};

static void keep_fullest(void *context, const struct rf_account_line *line)
{
    struct limits *limits = context;
    for (size_t i = limits->count; i > 0; i--) {
        struct rf_account_line *other = &limits->lines[i - 1];
        if (other->rule != line->rule || other->person != line->person)
            continue;
        if (other->induction == line->induction && other->per == line->per) {
            if (line->minutes > other->minutes)
                *other = *line;
            return;
        }
    }
    RF_PUSH(limits->lines, limits->count, limits->capacity, *line);
}

static void add_period(const struct rf_instance *instance, const struct rf_account_line *line,
                       struct rf_table *table)
{
    char date[RF_DATE_TEXT];
    if (line->per == RF_ACCOUNT_WEEK)
        rf_table_format(table, "week of %s",
                        rf_day_format(instance->weeks[line->index].monday, date));
    else if (line->per == RF_ACCOUNT_HALF_TERM)
        rf_table_add(table, instance->half_terms[line->index].id);
    else
        rf_table_add(table, line->per == RF_ACCOUNT_TERM ? instance->terms[line->index] : "year");
}

static void add_limits(const struct rf_view *view, const struct rf_checker *checker,
                       struct rf_text *out)
{
    const struct rf_instance *instance = view->instance;
    struct limits limits = {.instance = instance};
    struct rf_table table = RF_TABLE_INIT(6);
    static const char *const titles[] = {"rule", "who", "for", "fullest", "minutes", "at most"};
    for (int i = 0; i < table.columns; i++)
        rf_table_add(&table, titles[i]);
    rf_checker_account(checker, view->plan, keep_fullest, &limits);
    for (size_t i = 0; i < limits.count; i++) {
        const struct rf_account_line *line = &limits.lines[i];
        rf_table_add(&table, rf_constraint_id(line->rule));
        rf_table_add(&table, instance->people[line->person].id);
        rf_table_add(&table, line->induction < 0 ? "" : instance->inductions[line->induction].id);
        add_period(instance, line, &table);
        rf_table_format(&table, "%d", line->minutes);
        if (line->most < 0)
            rf_table_add(&table, "no limit");
        else
            rf_table_format(&table, "%d", line->most);
    }
    head(out, "limits, each at its fullest");
    print(view, &table, out);
    rf_release(limits.lines);
}

/* ---- mentors and pairs */

struct statement {
    int32_t pairs, funded, day, outside, prepared, short_of, training;
};

static struct statement statement_of(const struct rf_view *view, int32_t mentor)
{
    const struct rf_instance *instance = view->instance;
    const struct rf_plan *plan = view->plan;
    struct statement sum = {0};
    for (int32_t i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];
        if (pair->mentor == mentor && pair->ect >= 0) {
            sum.pairs++;
            sum.funded += rf_funded_minutes(instance, pair);
        }
    }
    for (int32_t i = 0; i < plan->session_count; i++) {
        const struct rf_session *session = &plan->sessions[i];
        const struct rf_induction *pair =
            session->induction < 0 ? NULL : &instance->inductions[session->induction];
        if (pair == NULL || pair->mentor != mentor)
            continue;
        sum.training += pair->ect < 0 && !session->placed;
        if (pair->ect < 0 || !session->placed ||
            instance->kinds[session->kind].presence[RF_ROLE_MENTOR] == RF_ABSENT)
            continue;
        if (rf_session_is_tired(instance, session))
            sum.outside += session->end - session->start;
        else
            sum.day += session->end - session->start;
    }
    for (int32_t i = 0; i < plan->reservation_count; i++)
        if (plan->reservations[i].person == mentor &&
            plan->reservations[i].type == RF_RESERVED_PREPARATION)
            sum.prepared += plan->reservations[i].span.until - plan->reservations[i].span.from;
    for (int32_t i = 0; i < plan->shortage_count; i++)
        if (plan->shortages[i].person == mentor &&
            plan->shortages[i].type == RF_RESERVED_PREPARATION)
            sum.short_of += plan->shortages[i].minutes;
    return sum;
}

static void add_mentors(const struct rf_view *view, struct rf_text *out)
{
    const struct rf_instance *instance = view->instance;
    struct rf_table table = RF_TABLE_INIT(7);
    static const char *const titles[] = {"mentor",           "pairs",       "paid for",
                                         "in the day",       "preparation", "goodwill",
                                         "training unplaced"};
    for (int i = 0; i < table.columns; i++)
        rf_table_add(&table, titles[i]);
    for (int32_t person = 0; person < instance->person_count; person++) {
        struct statement sum = statement_of(view, person);
        if (sum.pairs == 0)
            continue;
        rf_table_add(&table, instance->people[person].id);
        rf_table_format(&table, "%d", sum.pairs);
        rf_table_format(&table, "%d min", sum.funded);
        rf_table_format(&table, "%d min", sum.day);
        rf_table_format(&table, "%d min", sum.prepared);
        rf_table_format(&table, "%d min", sum.outside + sum.short_of);
        rf_table_format(&table, "%d", sum.training);
    }
    head(out, "mentors: minutes of the year; goodwill is what lies outside the pupils' day, and "
              "preparation without a place");
    print(view, &table, out);
}

static void add_pairs(const struct rf_view *view, struct rf_text *out)
{
    const struct rf_instance *instance = view->instance;
    struct rf_table table = RF_TABLE_INIT(5);
    static const char *const titles[] = {"pair", "meetings", "placed", "tired", "share"};
    for (int i = 0; i < table.columns; i++)
        rf_table_add(&table, titles[i]);
    for (int32_t pair = 0; pair < instance->induction_count; pair++) {
        int32_t asked = 0, placed = 0, tired = 0;
        for (int32_t i = 0; i < view->plan->session_count; i++) {
            const struct rf_session *session = &view->plan->sessions[i];
            if (session->induction != pair || !instance->kinds[session->kind].meeting)
                continue;
            asked++;
            placed += session->placed;
            tired += session->placed && rf_session_is_tired(instance, session);
        }
        if (asked == 0)
            continue;
        rf_table_add(&table, instance->inductions[pair].id);
        rf_table_format(&table, "%d", asked);
        rf_table_format(&table, "%d", placed);
        rf_table_format(&table, "%d", tired);
        rf_table_format(&table, "%d %%", placed == 0 ? 0 : (100 * tired + placed / 2) / placed);
    }
    head(out, "pairs: meetings outside the pupils' day");
    print(view, &table, out);
}

/* ---- cover and waivers */

static int32_t rate_of(const struct rf_instance *instance, int32_t person)
{
    for (int32_t i = 0; i < instance->provider_count; i++)
        if (instance->providers[i].person == person)
            return instance->providers[i].pence;
    return -1;
}

static void add_cover(const struct rf_view *view, const struct rf_checker *checker,
                      struct rf_text *out)
{
    const struct rf_instance *instance = view->instance;
    struct rf_table table = RF_TABLE_INIT(5);
    static const char *const titles[] = {"who", "", "sessions", "minutes", "pounds"};
    for (int i = 0; i < table.columns; i++)
        rf_table_add(&table, titles[i]);
    for (int32_t person = 0; person < instance->person_count; person++) {
        int32_t sessions = 0, minutes = 0, pence = rate_of(instance, person);
        for (int32_t i = 0; i < view->plan->session_count; i++) {
            const struct rf_session *session = &view->plan->sessions[i];
            if (!session->placed || session->cover != person)
                continue;
            sessions++;
            minutes += rf_checker_released(checker, session);
        }
        if (sessions == 0)
            continue;
        int32_t cost = pence < 0 ? 0 : (int32_t)(((int64_t)minutes * pence + 30) / 60);
        rf_table_add(&table, instance->people[person].id);
        rf_table_add(&table, instance->people[person].leader ? "leader" : "");
        rf_table_format(&table, "%d", sessions);
        rf_table_format(&table, "%d", minutes);
        if (pence < 0)
            rf_table_add(&table, "");
        else
            rf_table_format(&table, "%d.%02d", cost / 100, cost % 100);
    }
    head(out, "cover: who takes the class of somebody else");
    print(view, &table, out);
}

static void add_waivers(const struct rf_view *view, struct rf_text *out)
{
    const struct rf_instance *instance = view->instance;
    struct rf_table table = RF_TABLE_INIT(6);
    static const char *const titles[] = {"waiver", "rule", "for", "until", "by", "because"};
    for (int i = 0; i < table.columns; i++)
        rf_table_add(&table, titles[i]);
    for (int32_t i = 0; i < instance->waiver_count; i++) {
        const struct rf_waiver *waiver = &instance->waivers[i];
        char date[RF_DATE_TEXT];
        if (waiver->expires < instance->first_day)
            continue;
        rf_table_add(&table, waiver->id);
        rf_table_add(&table, waiver->rule);
        rf_table_add(&table, waiver->induction < 0 ? "the school"
                                                   : instance->inductions[waiver->induction].id);
        rf_table_add(&table, rf_day_format(waiver->expires, date));
        rf_table_add(&table, waiver->author);
        rf_table_add(&table, waiver->reason);
    }
    head(out, "waivers in force");
    print(view, &table, out);
}

void rf_view_ledgers(const struct rf_view *view, struct rf_text *out)
{
    struct rf_checker *checker = rf_checker_new(view->instance);
    add_mentors(view, out);
    add_pairs(view, out);
    add_limits(view, checker, out);
    add_cover(view, checker, out);
    add_waivers(view, out);
    rf_checker_release(checker);
}

void rf_view_waivers(const struct rf_view *view, struct rf_text *out)
{
    const struct rf_instance *instance = view->instance;
    for (int32_t i = 0; i < instance->waiver_count; i++)
        if (instance->waivers[i].expires >= instance->first_day) {
            add_waivers(view, out);
            return;
        }
}
