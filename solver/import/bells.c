/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bells.c: the grid as bells of format.md. The shape most days have (the earliest of several) is
 * the bell's own; days of another shape are written out. A cell of class none is left out. */
#include <string.h>

#include "base/calendar.h"
#include "import/writer.h"

static const char *const classes[] = {NULL, "registration", "break", "lunch"};

const char *rf_write_day_key(const struct rf_timetable *timetable, struct rf_cycle_day day)
{
    const char *weekday = rf_weekday_name(day.weekday);
    if (timetable->weeks < 2)
        return weekday;
    return rf_arena_format(timetable->arena, "%c/%s", 'A' + (char)day.letter, weekday);
}

static bool same_shape(const struct rf_timetable *timetable, size_t one, size_t other)
{
    size_t count = timetable->period_count;
    return memcmp(&timetable->cells[one * count], &timetable->cells[other * count],
                  count * sizeof *timetable->cells) == 0;
}

static size_t usual_day(const struct rf_timetable *timetable)
{
    size_t best = 0, most = 0;
    for (size_t day = 0; day < timetable->day_count; day++) {
        size_t same = 0;
        for (size_t other = 0; other < timetable->day_count; other++)
            same += same_shape(timetable, day, other);
        if (same > most) {
            most = same;
            best = day;
        }
    }
    return best;
}

static void write_periods(const struct rf_timetable *timetable, const struct rf_clock *clock,
                          size_t day, struct rf_json *parent, unsigned parts)
{
    struct rf_arena *arena = timetable->arena;
    struct rf_json *periods = rf_json_add_object(arena, parent, "periods");
    for (size_t i = 0; i < timetable->period_count; i++) {
        enum rf_cell_class class = timetable->cells[day * timetable->period_count + i];
        char text[RF_MINUTE_TEXT];
        if (class == RF_CELL_NONE || ((parts & RF_BELL_TIMES) != 0 && clock->start[i] < 0))
            continue;
        struct rf_json *period = rf_json_add_object(arena, periods, timetable->periods[i]);
        if ((parts & RF_BELL_TIMES) != 0) {
            rf_json_add_text(arena, period, "start",
                             rf_arena_text(arena, rf_minute_format(clock->start[i], text)));
            rf_json_add_text(arena, period, "end",
                             rf_arena_text(arena, rf_minute_format(clock->end[i], text)));
        }
        if ((parts & RF_BELL_PERIODS) != 0 && classes[class] != NULL)
            rf_json_add_text(arena, period, "class", classes[class]);
    }
}

void rf_write_bells(const struct rf_timetable *timetable, struct rf_json *calendar, unsigned parts)
{
    struct rf_arena *arena = timetable->arena;
    size_t usual = usual_day(timetable);
    struct rf_json *bells = rf_json_add_object(arena, calendar, "bells");
    for (size_t i = 0; i < timetable->clock_count; i++) {
        const struct rf_clock *clock = &timetable->clocks[i];
        struct rf_json *bell = rf_json_add_object(arena, bells, clock->bell), *days = NULL;
        write_periods(timetable, clock, usual, bell, parts);
        for (size_t day = 0; day < timetable->day_count; day++) {
            if (same_shape(timetable, day, usual))
                continue;
            if (days == NULL)
                days = rf_json_add_object(arena, bell, "days");
            const char *key = rf_write_day_key(timetable, timetable->days[day]);
            write_periods(timetable, clock, day, rf_json_add_object(arena, days, key), parts);
        }
    }
}
