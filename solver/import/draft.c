/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * draft.c: the second layer, a draft for the school to fill: what an export cannot say.
 *
 * The term dates are those of an English school year 2025/26 and a note says so; the days follow
 * school_day.c; a person with a day on which nothing stands gets a note that asks about it.
 */
#include <string.h>

#include "base/calendar.h"
#include "import/school_day.h"
#include "import/writer.h"

static const struct {
    const char *term, *half, *from, *until;
} half_terms[] = {
    {"autumn", "1", "2025-09-01", "2025-10-24"}, {"autumn", "2", "2025-11-03", "2025-12-19"},
    {"spring", "1", "2026-01-05", "2026-02-13"}, {"spring", "2", "2026-02-23", "2026-03-27"},
    {"summer", "1", "2026-04-13", "2026-05-22"}, {"summer", "2", "2026-06-01", "2026-07-20"},
};
static const char *const inset_days[] = {"2025-09-01", "2025-09-02", "2025-11-03", "2026-01-05",
                                         "2026-06-01"};

static void write_terms(struct rf_arena *arena, struct rf_json *calendar)
{
    struct rf_json *terms = rf_json_add_object(arena, calendar, "terms"), *halves = NULL;
    for (size_t i = 0; i < sizeof half_terms / sizeof *half_terms; i++) {
        if (i == 0 || strcmp(half_terms[i].term, half_terms[i - 1].term) != 0)
            halves = rf_json_add_object(arena, rf_json_add_object(arena, terms, half_terms[i].term),
                                        "half_terms");
        struct rf_json *half = rf_json_add_object(arena, halves, half_terms[i].half);
        rf_json_add_text(arena, half, "from", half_terms[i].from);
        rf_json_add_text(arena, half, "until", half_terms[i].until);
    }
    struct rf_json *closures = rf_json_add_object(arena, calendar, "closures");
    struct rf_json *may_day = rf_json_add_object(arena, closures, "may-day");
    rf_json_add_text(arena, may_day, "from", "2026-05-04");
    rf_json_add_text(arena, may_day, "until", "2026-05-04");
    rf_json_add_text(arena, may_day, "reason", "bank holiday");
}

/* Whether the weekday of a date is a school day in every week of the cycle. */
static bool always_used(const struct rf_timetable *timetable, const struct rf_school_day *days,
                        const char *date)
{
    rf_day day = 0;
    int32_t weeks = 0;
    if (!rf_day_parse(date, &day))
        return false;
    for (size_t i = 0; i < timetable->day_count; i++)
        weeks += timetable->days[i].weekday == rf_day_weekday(day) && days[i].used;
    return weeks == timetable->weeks;
}

static void write_inset(const struct rf_timetable *timetable, const struct rf_school_day *days,
                        struct rf_json *calendar)
{
    struct rf_json *inset = rf_json_add_object(timetable->arena, calendar, "inset");
    for (size_t i = 0; i < sizeof inset_days / sizeof *inset_days; i++)
        if (always_used(timetable, days, inset_days[i]))
            rf_json_add_object(timetable->arena, inset, inset_days[i]);
}

static void write_span(struct rf_arena *arena, struct rf_json *day, const char *key,
                       struct rf_span minutes)
{
    struct rf_json *span = rf_json_add_object(arena, day, key);
    char text[RF_MINUTE_TEXT];
    rf_json_add_text(arena, span, "start",
                     rf_arena_text(arena, rf_minute_format(minutes.from, text)));
    rf_json_add_text(arena, span, "end",
                     rf_arena_text(arena, rf_minute_format(minutes.until, text)));
}

/* Whether the weekday is the same in every week: 1 with this day the first of them, 0 with an
 * earlier one, -1 when weeks differ. */
static int alike(const struct rf_timetable *timetable, const struct rf_school_day *days, size_t day)
{
    int result = 1, count = 0;
    for (size_t i = 0; i < timetable->day_count; i++) {
        if (timetable->days[i].weekday != timetable->days[day].weekday)
            continue;
        if (memcmp(&days[i].pupils, &days[day].pupils, sizeof days[i].pupils) != 0 ||
            memcmp(&days[i].open, &days[day].open, sizeof days[i].open) != 0)
            return -1;
        result = i < day ? 0 : result;
        count++;
    }
    return count == timetable->weeks ? result : -1;
}

static void write_days(const struct rf_timetable *timetable, const struct rf_school_day *days,
                       struct rf_json *calendar)
{
    struct rf_arena *arena = timetable->arena;
    struct rf_json *object = rf_json_add_object(arena, calendar, "days");
    for (size_t i = 0; i < timetable->day_count; i++) {
        int first = alike(timetable, days, i);
        if (!days[i].used || first == 0)
            continue;
        const char *key = first == 1 ? rf_weekday_name(timetable->days[i].weekday)
                                     : rf_write_day_key(timetable, timetable->days[i]);
        struct rf_json *day = rf_json_add_object(arena, object, key);
        write_span(arena, day, "pupils", days[i].pupils);
        write_span(arena, day, "open", days[i].open);
    }
}

/* Weekdays on which a person who is not known to be away has nothing at all. */
static const char *idle_days(const struct rf_timetable *timetable, const struct rf_school_day *days,
                             const struct rf_staff *person)
{
    struct rf_text names = RF_TEXT_INIT;
    const char *result = NULL;
    bool ever = false;
    for (size_t day = 0; day < timetable->day_count; day++) {
        ever = ever || person->present[day];
        if (!person->present[day] && !rf_timetable_away_all_day(timetable, person, day) &&
            days[day].used)
            rf_text_format(&names, "%s%s", names.length > 0 ? ", " : "",
                           rf_write_day_key(timetable, timetable->days[day]));
    }
    if (!ever)
        result = "nothing all week: at this school?";
    else if (names.length > 0)
        result = rf_arena_format(timetable->arena,
                                 "nothing on %s: if away, name the other days under \"works\"",
                                 rf_text_peek(&names));
    rf_text_release(&names);
    return result;
}

static void write_staff_notes(const struct rf_timetable *timetable,
                              const struct rf_school_day *days, struct rf_json *layer)
{
    struct rf_arena *arena = timetable->arena;
    struct rf_json *staff = rf_json_add_object(arena, layer, "staff");
    for (size_t i = 0; i < timetable->staff_count; i++) {
        const struct rf_staff *person = timetable->staff_by_id[i];
        const char *note = idle_days(timetable, days, person);
        if (note != NULL)
            rf_json_add_text(arena, rf_json_add_object(arena, staff, person->id), "note", note);
    }
}

void rf_write_second_layer(const struct rf_timetable *timetable, const char *format,
                           struct rf_text *text)
{
    struct rf_arena *arena = timetable->arena;
    const struct rf_school_day *days = rf_school_days(timetable);
    struct rf_json *layer = rf_json_object(arena);
    rf_json_add_text(
        arena, layer, "note",
        rf_arena_format(
            arena,
            "draft of the second layer for %s (%s); fill it and give both files to solve. "
            "Inductions: one line each, {\"E1\": {\"ect\": \"...\", \"mentor\": \"...\", "
            "\"stage\": 1, "
            "\"programme\": \"generic-2025\"}}. Part-time staff: \"works\" and \"fte\". Planning "
            "time, where it is marked: commitments of type \"ppa\".",
            timetable->source, format));
    struct rf_json *calendar = rf_json_add_object(arena, layer, "calendar");
    rf_json_add_text(
        arena, calendar, "note",
        timetable->clock_assumed
            ? "replace: the terms of England 2025/26 and ASSUMED clock times; check the days"
            : "replace the terms (England 2025/26); check the days");
    if (timetable->weeks > 1) {
        struct rf_json *cycle = rf_json_add_object(arena, calendar, "cycle");
        rf_json_add_text(arena, cycle, "first", "A");
        rf_json_add_text(arena, cycle, "note", "the letter of the first week of the year");
    }
    write_terms(arena, calendar);
    write_inset(timetable, days, calendar);
    write_days(timetable, days, calendar);
    if (timetable->clock_assumed)
        rf_write_bells(timetable, calendar, RF_BELL_TIMES);
    write_staff_notes(timetable, days, layer);
    if (timetable->clock_assumed)
        rf_write_absences(timetable, layer);
    rf_json_add_object(arena, layer, "inductions");
    rf_json_write(layer, text);
}
