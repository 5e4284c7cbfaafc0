/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * person.c: one person: sessions week by week with the minutes kept beside them, then the reserved
 * time, said by its cell in the cycle and only by date where a cell is rare. */
#include <stdlib.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "report/agenda.h"
#include "report/phrase.h"
#include "report/table.h"
#include "report/view.h"
#include "store/participation.h"
#include "store/reserved.h"

enum { RARE = 3 /* a cell used on at most this many dates is told by date */ };

static int32_t reserved_minutes(const struct rf_view *view, int32_t person, rf_day monday,
                                enum rf_reservation_type type)
{
    int32_t minutes = 0;
    for (int32_t index = 0; index < view->plan->reservation_count; index++) {
        const struct rf_reservation *reservation = &view->plan->reservations[index];
        if (reservation->person == person && reservation->type == type &&
            rf_day_monday(reservation->day) == monday)
            minutes += reservation->span.until - reservation->span.from;
    }
    return minutes;
}

static void add_sessions(const struct rf_view *view, int32_t person, rf_day monday,
                         struct rf_text *out)
{
    struct rf_agenda agenda = rf_agenda_of(view->plan, (struct rf_dates){monday, monday + 6});
    for (size_t index = 0; index < agenda.count; index++) {
        const struct rf_session *session = agenda.sessions[index];
        char start[RF_MINUTE_TEXT];
        if (!rf_session_has(view->instance, session, person))
            continue;
        rf_text_format(out, "%s%s %s %s (%d%s)", out->length ? ", " : "",
                       rf_weekday_name(rf_day_weekday(session->day)),
                       rf_minute_format(session->start, start),
                       view->instance->kinds[session->kind].name, session->end - session->start,
                       rf_session_is_tired(view->instance, session) ? ", tired" : "");
    }
    rf_agenda_release(&agenda);
}

static void add_minutes(struct rf_table *table, int32_t minutes)
{
    if (minutes > 0)
        rf_table_format(table, "%4d", minutes);
    else
        rf_table_add(table, "   .");
}

static void print_weeks(const struct rf_view *view, int32_t person, struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(5);
    static const char *const heads[] = {"week of", "plan", "stud", "prep", "sessions (minutes)"};
    for (int column = 0; column < 5; column++)
        rf_table_add(&table, heads[column]);
    for (int32_t week = 0; week < view->instance->week_count; week++) {
        rf_day monday = view->instance->weeks[week].monday;
        struct rf_text sessions = RF_TEXT_INIT;
        char date[RF_DATE_TEXT];
        add_sessions(view, person, monday, &sessions);
        rf_table_add(&table, rf_day_format(monday, date));
        add_minutes(&table, reserved_minutes(view, person, monday, RF_RESERVED_PPA));
        add_minutes(&table, reserved_minutes(view, person, monday, RF_RESERVED_STUDY));
        add_minutes(&table, reserved_minutes(view, person, monday, RF_RESERVED_PREPARATION));
        rf_table_add(&table, sessions.length ? rf_text_peek(&sessions) : "-");
        rf_text_release(&sessions);
    }
    rf_table_print(&table, 2, view->width, out);
}

/* A reservation with its place in the cycle. */
struct cell {
    enum rf_reservation_type type;
    int32_t letter, weekday;
    struct rf_span span;
    rf_day day;
};

static int order(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

static int by_cell(const struct cell *one, const struct cell *other)
{
    int result = order((int32_t)one->type, (int32_t)other->type);
    if (result == 0)
        result = order(one->letter, other->letter);
    if (result == 0)
        result = order(one->weekday, other->weekday);
    if (result == 0)
        result = order(one->span.from, other->span.from);
    return result ? result : order(one->span.until, other->span.until);
}

static int by_cell_and_date(const void *left, const void *right)
{
    const struct cell *one = left, *other = right;
    int result = by_cell(one, other);
    return result ? result : order(one->day, other->day);
}

static struct cell *collect(const struct rf_view *view, int32_t person, size_t *count)
{
    struct cell *cells = NULL;
    size_t capacity = 0;
    *count = 0;
    for (int32_t index = 0; index < view->plan->reservation_count; index++) {
        const struct rf_reservation *reservation = &view->plan->reservations[index];
        const struct rf_date *date = rf_instance_date(view->instance, reservation->day);
        if (reservation->person != person || !date)
            continue;
        struct cell cell = {reservation->type,
                            date->week < 0 ? -1 : view->instance->weeks[date->week].letter,
                            date->weekday, reservation->span, reservation->day};
        RF_PUSH(cells, *count, capacity, cell);
    }
    if (*count > 0)
        qsort(cells, *count, sizeof *cells, by_cell_and_date);
    return cells;
}

/* One line for the `count` dates of a cell. */
static void add_cell(const struct rf_view *view, const struct cell *cells, size_t count,
                     struct rf_table *table)
{
    char from[RF_MINUTE_TEXT], until[RF_MINUTE_TEXT], date[RF_DATE_TEXT];
    const char *letter = view->instance->cycle_weeks > 1 && cells->letter >= 0
                             ? view->instance->letters[cells->letter]
                             : "";
    rf_table_add(table, rf_reservation_name(cells->type));
    rf_table_format(table, "%s%s%s %s-%s", letter, *letter ? " " : "",
                    rf_weekday_name(cells->weekday), rf_minute_format(cells->span.from, from),
                    rf_minute_format(cells->span.until, until));
    struct rf_text dates = RF_TEXT_INIT;
    if (count > RARE)
        rf_text_format(&dates, "on %zu dates", count);
    for (size_t index = 0; count <= RARE && index < count; index++)
        rf_text_format(&dates, "%s%s", index ? ", " : "", rf_day_format(cells[index].day, date));
    rf_table_add(table, rf_text_peek(&dates));
    rf_text_release(&dates);
}

static void print_reservations(const struct rf_view *view, int32_t person, struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(3);
    size_t count;
    struct cell *cells = collect(view, person, &count);
    for (size_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && by_cell(&cells[first], &cells[next]) == 0;)
            next++;
        add_cell(view, &cells[first], next - first, &table);
    }
    rf_text_add(out, count ? "\nReserved\n" : "\nNothing is reserved.\n");
    rf_table_print(&table, 2, view->width, out);
    rf_release(cells);
}

static void print_shortages(const struct rf_view *view, int32_t person, struct rf_text *out)
{
    for (int32_t index = 0; index < view->plan->shortage_count; index++) {
        const struct rf_shortage *shortage = &view->plan->shortages[index];
        char date[RF_DATE_TEXT];
        if (shortage->person == person)
            rf_text_format(out, "  short of %s by %d minutes in the week of %s\n",
                           rf_reservation_name(shortage->type), shortage->minutes,
                           rf_day_format(view->instance->weeks[shortage->week].monday, date));
    }
}

void rf_view_person(const struct rf_view *view, int32_t person, struct rf_text *out)
{
    rf_phrase_person(view->instance, person, out);
    rf_text_add(out, "\n");
    print_weeks(view, person, out);
    print_reservations(view, person, out);
    print_shortages(view, person, out);
    rf_text_add(out, "\n");
}
