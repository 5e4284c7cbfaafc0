/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * term.c: the year, pair by pair. What is regular is said once, what is not is said by date. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "report/phrase.h"
#include "report/strip.h"
#include "report/table.h"
#include "report/unplaced.h"
#include "report/weeks.h"

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

static bool has_home(const struct rf_view *view, int32_t induction, int32_t kind)
{
    for (int32_t letter = 0; letter < view->instance->cycle_weeks; letter++)
        if (rf_plan_home(view->plan, induction, kind, letter))
            return true;
    return false;
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
        rf_table_add(table, has_home(view, induction, kind) ? "except" : "dates");
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
    return view->reasons && view->reasons[index].text ? view->reasons[index].text : "";
}

/* "  mentor meeting unplaced: ...", wrapped. Releases the text; nothing when it is empty. */
static void print_unplaced(const struct rf_view *view, int32_t kind, struct rf_text *text,
                           struct rf_text *out)
{
    struct rf_text line = RF_TEXT_INIT;
    if (text->length > 0) {
        rf_text_format(&line, "%s unplaced: %s", view->instance->kinds[kind].name,
                       rf_text_peek(text));
        rf_blanks(out, LABEL);
        rf_wrap(out, rf_text_peek(&line), LABEL, 2 * LABEL, view->width);
    }
    rf_text_release(&line);
    rf_text_release(text);
}

/* The sessions of one kind that share a reason, from `first` on, are told together; nothing when
 * an earlier one has told of it. */
static void print_alike(const struct rf_view *view, int32_t first, struct rf_text *out)
{
    const struct rf_session *sessions = view->plan->sessions;
    const struct rf_session *told = &sessions[first];
    struct rf_text text = RF_TEXT_INIT;
    struct rf_weeks weeks = RF_WEEKS_INIT;
    bool earlier = false;
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        if (sessions[index].event >= 0 || sessions[index].induction != told->induction ||
            sessions[index].kind != told->kind)
            continue;
        bool alike =
            !sessions[index].placed && strcmp(reason_of(view, index), reason_of(view, first)) == 0;
        rf_weeks_add(&weeks, sessions[index].monday, alike);
        earlier = earlier || (alike && index < first);
    }
    rf_weeks_tell(&weeks, view->instance, &text);
    if (earlier) {
        rf_text_release(&text);
        return;
    }
    if (*reason_of(view, first))
        rf_text_format(&text, ": %s", reason_of(view, first));
    print_unplaced(view, told->kind, &text, out);
}

/* One paragraph for a kind, or with `each` one for all weeks that meet the same. */
static void print_paragraphs(const struct rf_view *view, int32_t induction, bool each,
                             struct rf_text *out)
{
    for (int32_t kind = 0; kind < view->instance->kind_count; kind++) {
        struct rf_text text = RF_TEXT_INIT;
        for (int32_t index = 0; each && index < view->plan->session_count; index++)
            if (is_unplaced(&view->plan->sessions[index], induction, kind))
                print_alike(view, index, out);
        if (!each)
            rf_phrase_unplaced(view, induction, kind, RF_UNPLACED_FULL, &text);
        print_unplaced(view, kind, &text, out);
    }
}

/* Columns that a strip and what stands before it need. */
static int strip_width(const struct rf_view *view, int32_t induction)
{
    struct rf_text strip = RF_TEXT_INIT;
    int label = 0;
    rf_strip(view->instance, view->plan, induction, -1, &strip);
    int width = LABEL + 2 + (int)strlen("except") + 2 + (int)strip.length;
    rf_text_release(&strip);
    for (int32_t kind = 0; kind < view->instance->kind_count; kind++) {
        int columns = rf_text_width(view->instance->kinds[kind].name);
        if (has_sessions(view->plan, induction, kind) && columns > label)
            label = columns;
    }
    return width + label;
}

static void add_months(const struct rf_view *view, struct rf_table *table)
{
    struct rf_text months = RF_TEXT_INIT;
    rf_strip_months(view->instance, &months);
    rf_table_add(table, NULL);
    rf_table_add(table, NULL);
    rf_table_add(table, rf_text_peek(&months));
    rf_text_release(&months);
}

/* Each strip under its name, for widths that do not hold them side by side. */
static void print_strips(const struct rf_view *view, int32_t induction, struct rf_text *out)
{
    struct rf_text strip = RF_TEXT_INIT;
    rf_strip_months(view->instance, &strip);
    rf_blanks(out, 2 * LABEL);
    rf_wrap(out, rf_text_peek(&strip), 2 * LABEL, 2 * LABEL, view->width);
    rf_text_release(&strip);
    for (int32_t kind = 0; kind < view->instance->kind_count; kind++) {
        if (!has_sessions(view->plan, induction, kind))
            continue;
        rf_strip(view->instance, view->plan, induction, kind, &strip);
        rf_text_format(out, "  %s  year\n    %s\n", view->instance->kinds[kind].name,
                       rf_text_peek(&strip));
        rf_text_release(&strip);
    }
}

/* One of the parts below, over all kinds of the pair. */
static void add_part(const struct rf_view *view, int32_t induction,
                     void (*part)(const struct rf_view *, int32_t, int32_t, struct rf_table *),
                     struct rf_table *table)
{
    for (int32_t kind = 0; kind < view->instance->kind_count; kind++)
        if (has_sessions(view->plan, induction, kind))
            part(view, induction, kind, table);
}

void rf_view_pair_block(const struct rf_view *view, int32_t induction, bool each,
                        struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(3);
    rf_phrase_pair(view->instance, induction, out);
    rf_text_add(out, "\n");
    rf_view_nothing_placed(view, induction, out);
    add_part(view, induction, add_home, &table);
    if (strip_width(view, induction) > view->width) {
        rf_table_print(&table, LABEL, view->width, out);
        print_strips(view, induction, out);
    } else {
        add_months(view, &table);
        add_part(view, induction, add_strip, &table);
    }
    add_part(view, induction, add_dates, &table);
    rf_table_print(&table, LABEL, view->width, out);
    print_paragraphs(view, induction, each, out);
}

/* Where to read on, for a pair with something unplaced. */
static void add_direction(const struct rf_view *view, int32_t induction, struct rf_text *out)
{
    int32_t count = 0;
    for (int32_t kind = 0; kind < view->instance->kind_count; kind++)
        count += rf_unplaced_count(view->plan, induction, kind);
    if (count > 0)
        rf_text_format(out, "  week by week: show --pair %s\n",
                       view->instance->inductions[induction].id);
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
            const char *reason = reason_of(view, index);
            rf_text_format(&text, "unplaced%s%s", *reason ? ": " : "", reason);
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
    rf_text_add(out, "\n");
    rf_strip_legend(0, view->width, out);
    rf_text_add(out, "\n");
    for (int32_t index = 0; index < view->instance->induction_count; index++) {
        rf_view_pair_block(view, index, false, out);
        add_direction(view, index, out);
        rf_text_add(out, "\n");
    }
    add_events(view, out);
}
