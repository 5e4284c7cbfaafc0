/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * person.c: one person: sessions week by week beside the minutes they take and those that are kept,
 * then the reserved time, said by its cell in the cycle and only by date where a cell is rare. */
#include <stdlib.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "report/agenda.h"
#include "report/phrase.h"
#include "report/table.h"
#include "report/view.h"
#include "report/weeks.h"
#include "store/participation.h"
#include "store/reserved.h"

enum { RARE = 3 /* a cell used on at most this many dates is told by date */ };

/* A line of numbers, then what happens. Columns in which no week has minutes are left out. */
enum column { SESSIONS, PLANNING, STUDY, PREPARATION, COLUMNS };

struct week {
    rf_day monday;
    int32_t minutes[COLUMNS];
    struct rf_text sessions;
};

static enum column column_of(enum rf_reservation_type type)
{
    if (type == RF_RESERVED_PPA)
        return PLANNING;
    return type == RF_RESERVED_STUDY ? STUDY : PREPARATION;
}

/* "09:15 visit E1 (tired)", held together. */
static void add_session(const struct rf_instance *instance, const struct rf_session *session,
                        bool several, struct rf_text *text)
{
    char start[RF_MINUTE_TEXT];
    rf_text_format(text, "%s" RF_HOLD, rf_minute_format(session->start, start));
    for (const char *name = instance->kinds[session->kind].name; *name; name++)
        rf_text_add_bytes(text, *name == ' ' ? RF_HOLD : name, 1);
    if (several && session->event < 0)
        rf_text_format(text, RF_HOLD "%s", instance->inductions[session->induction].id);
    if (rf_session_is_tired(instance, session))
        rf_text_add(text, RF_HOLD "(tired)");
}

/* "Tue 09:15 visit, 12:45 mentor meeting": the weekday where it changes; the pair when the person
 * has several. */
static void add_sessions(const struct rf_view *view, int32_t person, bool several,
                         struct week *week)
{
    struct rf_agenda agenda =
        rf_agenda_of(view->plan, (struct rf_dates){week->monday, week->monday + 6});
    rf_day last = week->monday - 1;
    for (size_t index = 0; index < agenda.count; index++) {
        const struct rf_session *session = agenda.sessions[index];
        if (!rf_session_has(view->instance, session, person))
            continue;
        rf_text_add(&week->sessions, week->sessions.length ? ", " : "");
        if (session->day != last)
            rf_text_format(&week->sessions, "%s" RF_HOLD,
                           rf_weekday_name(rf_day_weekday(session->day)));
        add_session(view->instance, session, several, &week->sessions);
        week->minutes[SESSIONS] += session->end - session->start;
        last = session->day;
    }
    rf_agenda_release(&agenda);
}

static bool has_several(const struct rf_instance *instance, int32_t person)
{
    int count = 0;
    for (int32_t index = 0; index < instance->induction_count; index++) {
        const struct rf_induction *pair = &instance->inductions[index];
        count += pair->ect == person || pair->mentor == person;
    }
    return count > 1;
}

static struct week read_week(const struct rf_view *view, int32_t person, rf_day monday)
{
    struct week week = {.monday = monday, .sessions = RF_TEXT_INIT};
    for (int32_t index = 0; index < view->plan->reservation_count; index++) {
        const struct rf_reservation *reservation = &view->plan->reservations[index];
        if (reservation->person == person && rf_day_monday(reservation->day) == monday)
            week.minutes[column_of(reservation->type)] +=
                reservation->span.until - reservation->span.from;
    }
    add_sessions(view, person, has_several(view->instance, person), &week);
    return week;
}

static void print_line(const struct week *week, const bool used[COLUMNS], struct rf_table *table)
{
    char date[RF_DATE_TEXT];
    rf_table_add(table, rf_day_format(week->monday, date));
    for (int column = 0; column < COLUMNS; column++) {
        if (used[column] && week->minutes[column] > 0)
            rf_table_format(table, "%4d", week->minutes[column]);
        else if (used[column])
            rf_table_add(table, "   .");
    }
    rf_table_add(table, week->sessions.length ? rf_text_peek(&week->sessions) : "-");
}

/* What the heads of the used columns stand for. */
static void print_heads(const bool used[COLUMNS], int width, struct rf_text *out)
{
    static const char *const words[COLUMNS] = {"in sessions (sess)", "kept for planning (plan)",
                                               "kept for study (stud)",
                                               "kept for preparation (prep)"};
    struct rf_text text = RF_TEXT_INIT;
    for (int column = 0; column < COLUMNS; column++)
        if (used[column])
            rf_text_format(&text, "%s%s", text.length ? ", " : "Minutes ", words[column]);
    if (text.length > 0) {
        rf_blanks(out, 2);
        rf_wrap(out, rf_text_peek(&text), 2, 2, width);
    }
    rf_text_release(&text);
}

static void print_weeks(const struct rf_view *view, int32_t person, struct rf_text *out)
{
    static const char *const heads[COLUMNS] = {"sess", "plan", "stud", "prep"};
    int32_t count = view->instance->week_count;
    struct week *weeks = rf_allocate((size_t)count, sizeof *weeks);
    bool used[COLUMNS] = {false};
    struct rf_table table = RF_TABLE_INIT(2);
    for (int32_t index = 0; index < count; index++) {
        weeks[index] = read_week(view, person, view->instance->weeks[index].monday);
        for (int column = 0; column < COLUMNS; column++)
            used[column] = used[column] || weeks[index].minutes[column] > 0;
    }
    rf_table_add(&table, "week of");
    for (int column = 0; column < COLUMNS; column++) {
        table.columns += used[column];
        if (used[column])
            rf_table_add(&table, heads[column]);
    }
    rf_table_add(&table, "sessions");
    for (int32_t index = 0; index < count; index++) {
        print_line(&weeks[index], used, &table);
        rf_text_release(&weeks[index].sessions);
    }
    rf_table_print(&table, 2, view->width, out);
    print_heads(used, view->width, out);
    rf_release(weeks);
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

static int32_t short_minutes(const struct rf_plan *plan, int32_t person,
                             enum rf_reservation_type type, int32_t week)
{
    int32_t minutes = 0;
    for (int32_t index = 0; index < plan->shortage_count; index++) {
        const struct rf_shortage *shortage = &plan->shortages[index];
        if (shortage->person == person && shortage->type == type && shortage->week == week)
            minutes += shortage->minutes;
    }
    return minutes;
}

/* One line for each sort: the weeks that are short of it. */
static void print_shortages(const struct rf_view *view, int32_t person, struct rf_text *out)
{
    static const enum rf_reservation_type types[] = {RF_RESERVED_PPA, RF_RESERVED_STUDY,
                                                     RF_RESERVED_PREPARATION};
    for (size_t type = 0; type < sizeof types / sizeof *types; type++) {
        struct rf_weeks weeks = RF_WEEKS_INIT;
        struct rf_text text = RF_TEXT_INIT;
        int32_t minutes = 0;
        for (int32_t week = 0; week < view->instance->week_count; week++) {
            int32_t here = short_minutes(view->plan, person, types[type], week);
            rf_weeks_add(&weeks, view->instance->weeks[week].monday, here > 0);
            minutes += here;
        }
        rf_text_format(&text, "short of %s by %d minutes in all, ",
                       rf_reservation_name(types[type]), minutes);
        rf_weeks_tell(&weeks, view->instance, &text);
        if (minutes > 0) {
            rf_blanks(out, 2);
            rf_wrap(out, rf_text_peek(&text), 2, 4, view->width);
        }
        rf_text_release(&text);
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
