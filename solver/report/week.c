/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * week.c: one week, day by day: each session with a bar that shows where in the day it lies, then
 * the time kept for planning, study and preparation. */
#include "base/calendar.h"
#include "base/memory.h"
#include "report/agenda.h"
#include "report/kept.h"
#include "report/phrase.h"
#include "report/table.h"
#include "report/unplaced.h"
#include "store/participation.h"
#include "store/reserved.h"

enum { BAR_STEP = 15 /* minutes a sign */, WIDE = 100 /* columns that leave room for bars */ };

/* A sign for each quarter of an hour of the open day: # in the session, . outside the pupils'
 * day, - inside. */
static void add_bar(const struct rf_date *date, const struct rf_session *session,
                    struct rf_text *out)
{
    rf_text_add(out, "[");
    for (rf_minute minute = date->open.from; minute < date->open.until; minute += BAR_STEP) {
        rf_minute until = minute + BAR_STEP;
        bool in = session->start < until && minute < session->end;
        bool pupils = date->pupils.from < until && minute < date->pupils.until;
        rf_text_add(out, in ? "#" : pupils ? "-" : ".");
    }
    rf_text_add(out, "]");
}

static void add_session(const struct rf_view *view, const struct rf_session *session,
                        struct rf_table *table)
{
    const struct rf_date *date = rf_instance_date(view->instance, session->day);
    struct rf_text bar = RF_TEXT_INIT, people = RF_TEXT_INIT;
    char start[RF_MINUTE_TEXT], end[RF_MINUTE_TEXT];
    rf_table_format(table, "%s-%s", rf_minute_format(session->start, start),
                    rf_minute_format(session->end, end));
    if (date && view->width >= WIDE)
        add_bar(date, session, &bar);
    rf_table_add(table, rf_text_peek(&bar));
    rf_table_add(table, session->event >= 0 ? view->instance->events[session->event].id
                                            : view->instance->inductions[session->induction].id);
    rf_table_add(table, view->instance->kinds[session->kind].name);
    rf_phrase_people(view->instance, session, &people);
    if (rf_session_is_tired(view->instance, session))
        rf_text_add(&people, "  (tired)");
    rf_table_add(table, rf_text_peek(&people));
    rf_text_release(&bar);
    rf_text_release(&people);
}

/* Time kept on the day, a line for each sort and span: "09:15-10:15  planning  AB CD". */
static void add_kept(const struct rf_view *view, rf_day day, struct rf_table *table)
{
    struct rf_kept kept = rf_kept_on(view->plan, day);
    for (size_t first = 0, next; first < kept.count; first = next) {
        const struct rf_reservation *told = kept.items[first];
        char from[RF_MINUTE_TEXT], until[RF_MINUTE_TEXT];
        struct rf_text people = RF_TEXT_INIT;
        for (next = first; next < kept.count && rf_kept_alike(told, kept.items[next]); next++)
            rf_text_format(&people, "%s%s", next > first ? " " : "",
                           view->instance->people[kept.items[next]->person].id);
        rf_table_format(table, "%s-%s", rf_minute_format(told->span.from, from),
                        rf_minute_format(told->span.until, until));
        rf_table_add(table, NULL);
        rf_table_add(table, NULL);
        rf_table_add(table, rf_reservation_name(told->type));
        rf_table_add(table, rf_text_peek(&people));
        rf_text_release(&people);
    }
    rf_kept_release(&kept);
}

static const char *day_words(const struct rf_date *date)
{
    if (!date || date->status == RF_DAY_OUT)
        return "no school";
    if (date->status == RF_DAY_CLOSED)
        return "closed";
    return date->status == RF_DAY_INSET ? "INSET, no sessions" : "no sessions";
}

static void print_day(const struct rf_view *view, rf_day day, struct rf_text *out)
{
    char text[RF_DATE_TEXT];
    struct rf_table table = RF_TABLE_INIT(5);
    struct rf_agenda agenda = rf_agenda_of(view->plan, (struct rf_dates){day, day});
    rf_text_format(out, "%s %s", rf_weekday_full_name(rf_day_weekday(day)),
                   rf_day_format(day, text));
    for (size_t index = 0; index < agenda.count; index++)
        add_session(view, agenda.sessions[index], &table);
    rf_agenda_release(&agenda);
    if (table.count == 0)
        rf_text_format(out, ": %s", day_words(rf_instance_date(view->instance, day)));
    rf_text_add(out, "\n");
    add_kept(view, day, &table);
    rf_table_print(&table, 2, view->width, out);
}

/* Windows that begin in this week and found no place. */
static void print_unplaced(const struct rf_view *view, rf_day monday, struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(2);
    for (int32_t index = 0; index < view->plan->session_count; index++) {
        const struct rf_session *session = &view->plan->sessions[index];
        if (session->placed || session->event >= 0 || session->monday != monday)
            continue;
        struct rf_text text = RF_TEXT_INIT;
        char *name = rf_session_name(view->instance, session);
        rf_phrase_reason(view, index, &text);
        rf_table_add(&table, name);
        rf_table_add(&table, rf_text_peek(&text));
        rf_text_release(&text);
        rf_release(name);
    }
    if (table.count > 0)
        rf_text_add(out, "Unplaced\n");
    rf_table_print(&table, 2, view->width, out);
}

static void heading(const struct rf_view *view, rf_day monday, struct rf_text *out)
{
    char date[RF_DATE_TEXT];
    rf_text_format(out, "Week of %s", rf_day_format(monday, date));
    for (int32_t week = 0; week < view->instance->week_count; week++)
        if (view->instance->weeks[week].monday == monday &&
            view->instance->weeks[week].letter >= 0 && view->instance->cycle_weeks > 1)
            rf_text_format(out, ", week %s",
                           view->instance->letters[view->instance->weeks[week].letter]);
    rf_text_add(out, "\n\n");
}

void rf_view_week(const struct rf_view *view, rf_day day, struct rf_text *out)
{
    rf_day monday = rf_day_monday(day);
    heading(view, monday, out);
    for (int offset = 0; offset < 7; offset++) {
        const struct rf_date *date = rf_instance_date(view->instance, monday + offset);
        bool weekend = offset > 4 && (!date || date->status == RF_DAY_OUT);
        if (!weekend)
            print_day(view, monday + offset, out);
    }
    if (view->width >= WIDE)
        rf_text_add(out, "\nBars: the open day, a sign per 15 minutes; # session, . outside the "
                         "pupils' day\n");
    print_unplaced(view, monday, out);
    rf_text_add(out, "\n");
}
