/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clock.c: see the header. Two rules fill what a file does not say, and a note states each:
 *  - a period without an end lasts as long as the most common distance between two starts of its
 *    bell (the shortest of several), less where the next period starts before that;
 *  - without any times the first period starts at 08:30 and periods last 60 minutes (7 a day: 50,
 *    more: 45; less where the day would pass midnight), registration and breaks 20, lunch 40; a
 *    grid without break and lunch has 20 minutes after the second period, 40 after the fourth. */
#include "import/clock.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "import/hour_name.h"

enum { DAY_MINUTES = 24 * 60, FIRST_START = 8 * 60 + 30, SHORT = 20, LUNCH = 40, SINGLE = 60 };

int32_t rf_clock_find(const struct rf_timetable *timetable, const char *bell)
{
    for (size_t i = 0; i < timetable->clock_count; i++)
        if (strcmp(timetable->clocks[i].bell, bell) == 0)
            return (int32_t)i;
    return -1;
}

static const struct rf_hour_bell *bell_of(const struct rf_hour_name *hour, const char *word)
{
    for (int i = 0; i < hour->count; i++)
        if (strcmp(hour->bells[i].word, word) == 0)
            return &hour->bells[i];
    return NULL;
}

/* Whether every hour has a time under that word, in order and not overlapping. */
static bool complete(const struct rf_hour_name *hours, size_t count, const char *word)
{
    rf_minute after = -1;
    for (size_t i = 0; i < count; i++) {
        const struct rf_hour_bell *bell = bell_of(&hours[i], word);
        if (bell == NULL || bell->start < after || bell->start >= DAY_MINUTES ||
            (bell->end >= 0 && bell->end <= bell->start))
            return false;
        after = bell->end >= 0 ? bell->end : bell->start + 1;
    }
    return true;
}

/* The most common distance between two starts, the shortest of several. */
static rf_minute usual_length(const rf_minute *start, size_t count)
{
    rf_minute best = SINGLE;
    size_t best_times = 0;
    for (size_t i = 1; i < count; i++) {
        rf_minute distance = start[i] - start[i - 1];
        size_t times = 0;
        for (size_t j = 1; j < count; j++)
            times += start[j] - start[j - 1] == distance;
        if (times > best_times || (times == best_times && distance < best)) {
            best = distance;
            best_times = times;
        }
    }
    return best;
}

/* Fills the ends that are not there; returns the length used, 0 when all were given. */
static rf_minute complete_ends(struct rf_clock *clock, size_t count)
{
    rf_minute length = usual_length(clock->start, count), used = 0;
    for (size_t i = 0; i < count; i++) {
        if (clock->end[i] >= 0)
            continue;
        rf_minute limit = i + 1 < count ? clock->start[i + 1] : DAY_MINUTES;
        clock->end[i] = clock->start[i] + length < limit ? clock->start[i] + length : limit;
        used = length;
    }
    return used;
}

static void fill(struct rf_timetable *timetable, const struct rf_hour_name *hours, const char *word,
                 struct rf_place place, struct rf_diagnostics *diagnostics)
{
    int32_t index = *word == '\0' ? 0 : rf_timetable_add_clock(timetable, word);
    struct rf_clock *clock = &timetable->clocks[index];
    for (size_t i = 0; i < timetable->period_count; i++) {
        clock->start[i] = bell_of(&hours[i], word)->start;
        clock->end[i] = bell_of(&hours[i], word)->end;
    }
    rf_minute length = complete_ends(clock, timetable->period_count);
    if (length > 0)
        rf_diagnostics_add(diagnostics, RF_NOTE, "I301", place,
                           "give the ends with a file of clock times if this is not so",
                           "bell \"%s\": the names of the hours say when periods start, not when "
                           "they end: assumed that they last %d minutes (the most common distance "
                           "between two starts), less where the next one starts earlier",
                           clock->bell, (int)length);
}

/* The periods are called by what their hours' names hold beside the times if that is enough to
 * tell them apart, otherwise by their number. */
static void add_periods(struct rf_timetable *timetable, const struct rf_hour_name *hours,
                        const char *const *names, size_t count, bool timed)
{
    bool distinct = true;
    for (size_t i = 0; i < count; i++) {
        distinct = distinct && hours[i].label[0] != '\0';
        for (size_t j = 0; j < i; j++)
            distinct = distinct && strcmp(hours[i].label, hours[j].label) != 0;
    }
    for (size_t i = 0; i < count; i++) {
        const char *name = names[i];
        if (timed && distinct)
            name = hours[i].label;
        else if (timed || strlen(name) > 40)
            name = rf_arena_format(timetable->arena, "%zu", i + 1);
        name = rf_timetable_key(timetable, name, 40);
        for (size_t j = 0; j < i; j++)
            if (strcmp(timetable->periods[j], name) == 0)
                name = rf_arena_format(timetable->arena, "#%zu", i + 1);
        RF_PUSH(timetable->periods, timetable->period_count, timetable->period_capacity, name);
    }
}

void rf_clock_read_names(struct rf_timetable *timetable, const char *const *names, size_t count,
                         const char *path, struct rf_diagnostics *diagnostics)
{
    struct rf_hour_name *hours = rf_allocate(count, sizeof *hours);
    struct rf_place place = {.file = path};
    for (size_t i = 0; i < count; i++)
        hours[i] = rf_hour_name_read(names[i]);
    bool timed = count > 0 && complete(hours, count, "");
    add_periods(timetable, hours, names, count, timed);
    rf_timetable_open_grid(timetable);
    if (timed)
        fill(timetable, hours, "", place, diagnostics);
    else if (count > 0 && hours[0].count > 0)
        rf_diagnostics_add(diagnostics, RF_WARNING, "I302", place, "give a file of clock times",
                           "some names of hours hold clock times, but not all in order: none used");
    for (int i = 1; timed && i < hours[0].count; i++) {
        if (complete(hours, count, hours[0].bells[i].word))
            fill(timetable, hours, hours[0].bells[i].word, place, diagnostics);
        else
            rf_diagnostics_add(diagnostics, RF_WARNING, "I302", place, "give a file of clock times",
                               "not all names of hours hold a time for \"%s\": not used",
                               hours[0].bells[i].word);
    }
    rf_release(hours);
}

/* What a period mostly is over the days of the cycle. */
static enum rf_cell_class mostly(const struct rf_timetable *timetable, size_t period)
{
    size_t counts[RF_CELL_NONE + 1] = {0}, best = 0;
    for (size_t day = 0; day < timetable->day_count; day++)
        counts[timetable->cells[day * timetable->period_count + period]]++;
    for (size_t class = 1; class < RF_CELL_NONE; class ++)
        if (counts[class] > counts[best])
            best = class;
    return (enum rf_cell_class)best;
}

void rf_clock_assume(struct rf_timetable *timetable, const char *path,
                     struct rf_diagnostics *diagnostics)
{
    struct rf_clock *clock = &timetable->clocks[0];
    struct rf_place place = {.file = path};
    size_t count = timetable->period_count, teaching = 0, rests = 0;
    if (clock->start[0] >= 0)
        return;
    for (size_t i = 0; i < count; i++) {
        enum rf_cell_class class = mostly(timetable, i);
        teaching += class == RF_CELL_TEACHING;
        rests += class == RF_CELL_BREAK || class == RF_CELL_LUNCH;
    }
    rf_minute length = teaching <= 6 ? 60 : teaching == 7 ? 50 : 45;
    rf_minute room = DAY_MINUTES - FIRST_START - SHORT - LUNCH;
    if ((rf_minute)count * length > room)
        length = room / (rf_minute)count;
    rf_minute at = FIRST_START;
    for (size_t i = 0, taught = 0; i < count; i++) {
        enum rf_cell_class class = mostly(timetable, i);
        bool teaches = class == RF_CELL_TEACHING;
        if (rests == 0 && teaches && (taught == 2 || taught == 4))
            at += taught == 2 ? SHORT : LUNCH;
        rf_minute own = teaches ? length : class == RF_CELL_LUNCH ? LUNCH : SHORT;
        own = own > length ? length : own;
        clock->start[i] = at;
        clock->end[i] = at += own;
        taught += teaches;
    }
    timetable->clock_assumed = true;
    rf_diagnostics_add(diagnostics, RF_NOTE, "I303", place,
                       "write the real times into the second layer, or give a file of clock times",
                       "the file has no clock times: assumed from 08:30, %d minutes a period",
                       (int)length);
}
