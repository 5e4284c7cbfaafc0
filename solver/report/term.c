/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * term.c: the year, pair by pair. What is regular is said once, what is not is said by date. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "report/phrase.h"
#include "report/strip.h"
#include "report/table.h"
#include "report/view.h"

enum { LABEL = 2 /* blanks before the lines of a pair */ };

static bool has_sessions(const struct rf_plan *plan, int32_t induction, int32_t kind)
{
    for (int32_t index = 0; index < plan->session_count; index++)
        if (plan->sessions[index].event < 0 && plan->sessions[index].induction == induction &&
            plan->sessions[index].kind == kind)
            return true;
    return false;
}

static void add_home(const struct rf_view *view, int32_t induction, int32_t kind,
                     struct rf_table *table)
{
    const struct rf_instance *instance = view->instance;
    struct rf_text text = RF_TEXT_INIT;
    for (int32_t letter = 0; letter < instance->cycle_weeks; letter++) {
        const struct rf_home *home = rf_plan_home(view->plan, induction, kind, letter);
        char time[RF_MINUTE_TEXT];
        if (!home)
            continue;
        if (instance->cycle_weeks > 1)
            rf_text_format(&text, "%sweek %s ", text.length ? ", " : "", instance->letters[letter]);
        rf_text_format(&text, "%s %s", rf_weekday_full_name(home->weekday),
                       rf_minute_format(home->start, time));
    }
    if (text.length > 0) {
        rf_table_add(table, instance->kinds[kind].name);
        rf_table_add(table, "home");
        rf_table_add(table, rf_text_peek(&text));
    }
    rf_text_release(&text);
}

static void add_strip(const struct rf_view *view, int32_t induction, int32_t kind,
                      struct rf_table *table)
{
    struct rf_text strip = RF_TEXT_INIT;
    rf_strip(view->instance, view->plan, induction, kind, &strip);
    rf_table_add(table, view->instance->kinds[kind].name);
    rf_table_add(table, "year");
    rf_table_add(table, rf_text_peek(&strip));
    rf_text_release(&strip);
}

/* Dates that the home does not tell: elsewhere, or of a kind that has no home. */
static void add_dates(const struct rf_view *view, int32_t induction, int32_t kind,
                      struct rf_table *table)
{
    struct rf_text text = RF_TEXT_INIT;
    bool home = view->instance->kinds[kind].home;
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        const struct rf_session *session = &view->plan->sessions[index];
        if (session->event >= 0 || session->induction != induction || session->kind != kind ||
            !session->placed || (home && rf_session_is_home(view->instance, view->plan, session)))
            continue;
        if (text.length > 0)
            rf_text_add(&text, ", ");
        rf_phrase_moment(view->instance, session, &text);
    }
    if (text.length > 0) {
        rf_table_add(table, view->instance->kinds[kind].name);
        rf_table_add(table, home ? "except" : "dates");
        rf_table_add(table, rf_text_peek(&text));
    }
    rf_text_release(&text);
}

static bool is_unplaced(const struct rf_session *session, int32_t induction, int32_t kind)
{
    return session->event < 0 && session->induction == induction && session->kind == kind &&
           !session->placed;
}

static const char *reason_of(const struct rf_view *view, int32_t index)
{
    return view->reasons && view->reasons[index] ? view->reasons[index] : "";
}

/* The sessions of one kind that share a reason, from `first` on, are told together; nothing when
 * an earlier one has told of it. */
static void add_alike(const struct rf_view *view, int32_t first, struct rf_table *table)
{
    const struct rf_session *sessions = view->plan->sessions;
    const struct rf_session *told = &sessions[first];
    struct rf_text text = RF_TEXT_INIT;
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        char date[RF_DATE_TEXT];
        if (!is_unplaced(&sessions[index], told->induction, told->kind) ||
            strcmp(reason_of(view, index), reason_of(view, first)) != 0)
            continue;
        if (index < first) {
            rf_text_release(&text);
            return;
        }
        rf_text_format(&text, "%s%s", text.length ? ", " : "week of ",
                       rf_day_format(sessions[index].monday, date));
    }
    if (*reason_of(view, first))
        rf_text_format(&text, ": %s", reason_of(view, first));
    rf_table_add(table, view->instance->kinds[told->kind].name);
    rf_table_add(table, "unplaced");
    rf_table_add(table, rf_text_peek(&text));
    rf_text_release(&text);
}

static void add_unplaced(const struct rf_view *view, int32_t induction, int32_t kind,
                         struct rf_table *table)
{
    for (int32_t index = 0; index < view->plan->session_count; index++)
        if (is_unplaced(&view->plan->sessions[index], induction, kind))
            add_alike(view, index, table);
}

/* The blocks of a pair: homes, strips, dates, unplaced, each over all kinds. */
static void add_pair(const struct rf_view *view, int32_t induction, struct rf_table *table)
{
    static void (*const parts[])(const struct rf_view *, int32_t, int32_t, struct rf_table *) = {
        add_home, add_strip, add_dates, add_unplaced};
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        if (parts[part] == add_strip) {
            struct rf_text months = RF_TEXT_INIT;
            rf_strip_months(view->instance, &months);
            rf_table_add(table, NULL);
            rf_table_add(table, NULL);
            rf_table_add(table, rf_text_peek(&months));
            rf_text_release(&months);
        }
        for (int32_t kind = 0; kind < view->instance->kind_count; kind++)
            if (has_sessions(view->plan, induction, kind))
                parts[part](view, induction, kind, table);
    }
}

void rf_view_pair_block(const struct rf_view *view, int32_t induction, struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(3);
    rf_phrase_pair(view->instance, induction, out);
    rf_text_add(out, "\n");
    add_pair(view, induction, &table);
    rf_table_print(&table, LABEL, view->width, out);
}

static void add_events(const struct rf_view *view, struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(2);
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        const struct rf_session *session = &view->plan->sessions[index];
        struct rf_text text = RF_TEXT_INIT;
        if (session->event < 0)
            continue;
        rf_table_add(&table, view->instance->events[session->event].name);
        if (session->placed) {
            rf_phrase_moment(view->instance, session, &text);
            rf_text_add(&text, ": ");
            rf_phrase_people(view->instance, session, &text);
        } else {
            rf_text_format(&text, "unplaced%s%s", view->reasons && view->reasons[index] ? ": " : "",
                           view->reasons && view->reasons[index] ? view->reasons[index] : "");
        }
        rf_table_add(&table, rf_text_peek(&text));
        rf_text_release(&text);
    }
    if (table.count > 0) {
        rf_text_add(out, "Group sessions\n");
        rf_table_print(&table, LABEL, view->width, out);
        rf_text_add(out, "\n");
    }
    rf_table_release(&table);
}

void rf_view_term(const struct rf_view *view, struct rf_text *out)
{
    rf_phrase_school(view->instance, out);
    rf_text_format(out, "\n%s\n\n", rf_strip_legend());
    for (int32_t index = 0; index < view->instance->induction_count; index++) {
        rf_view_pair_block(view, index, out);
        rf_text_add(out, "\n");
    }
    add_events(view, out);
}
