/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school_day.c: the pupils' day runs from the first to the last core cell of a day. A cell is core
 * when it holds at least a quarter of the mean number of lessons of a cell that holds any: an early
 * or late cell with a club or a lone class would otherwise make tired time look like school time.
 * (In a file without any lesson all cells in use are core.) A day in use without a core cell is
 * sparse, as a Saturday with one revision class is: it lasts as long as its cells, and who has
 * nothing there is out. On other days staff may be given sessions from 30 minutes before the
 * pupils' day until 75 minutes after it, and in every cell in use. */
#include "import/school_day.h"

#include "base/calendar.h"

enum { BEFORE = 30, AFTER = 75, DAY_MINUTES = 24 * 60, CORE_SHARE = 4 };

/* What stands in each cell of the grid: lessons, and anything but absences. */
struct usage {
    size_t *lessons, *all;
    size_t total, used; /* lessons in all, cells that hold any */
};

static struct usage count_usage(const struct rf_timetable *timetable)
{
    size_t cells = timetable->day_count * timetable->period_count;
    struct usage usage = {rf_allocate(cells, sizeof(size_t)), rf_allocate(cells, sizeof(size_t)), 0,
                          0};
    for (size_t i = 0; i < timetable->entry_count; i++) {
        const struct rf_entry *entry = &timetable->entries[i];
        for (size_t j = 0; entry->type != RF_ENTRY_ABSENCE && j < entry->booking_count; j++) {
            const struct rf_booking *booking = &entry->bookings[j];
            for (size_t day = 0; day < timetable->day_count; day++) {
                size_t cell = day * timetable->period_count + (size_t)booking->period;
                if (!rf_booking_on(booking, timetable->days[day]))
                    continue;
                usage.all[cell]++;
                usage.lessons[cell] += entry->type == RF_ENTRY_LESSON;
            }
        }
    }
    for (size_t cell = 0; cell < cells; cell++) {
        usage.total += usage.lessons[cell];
        usage.used += usage.lessons[cell] > 0;
    }
    return usage;
}

static void release_usage(struct usage *usage)
{
    rf_release(usage->lessons);
    rf_release(usage->all);
}

/* Widens `span` by the minutes a period has under any bell. */
static void widen(const struct rf_timetable *timetable, size_t period, struct rf_span *span)
{
    for (size_t i = 0; i < timetable->clock_count; i++) {
        const struct rf_clock *clock = &timetable->clocks[i];
        if (clock->start[period] < 0)
            continue;
        span->from = clock->start[period] < span->from ? clock->start[period] : span->from;
        span->until = clock->end[period] > span->until ? clock->end[period] : span->until;
    }
}

static struct rf_school_day measure(const struct rf_timetable *timetable, const struct usage *usage,
                                    size_t day)
{
    struct rf_school_day result = {.pupils = {DAY_MINUTES, 0}, .open = {DAY_MINUTES, 0}};
    for (size_t period = 0; period < timetable->period_count; period++) {
        size_t cell = day * timetable->period_count + period;
        if (usage->all[cell] > 0)
            widen(timetable, period, &result.open);
        bool core = usage->lessons[cell] > 0 &&
                    usage->lessons[cell] * usage->used * CORE_SHARE >= usage->total;
        if (core || (usage->total == 0 && usage->all[cell] > 0))
            widen(timetable, period, &result.pupils);
    }
    result.used = result.open.from < result.open.until;
    result.sparse = result.used && result.pupils.from >= result.pupils.until;
    if (!result.used)
        return (struct rf_school_day){.used = false};
    if (result.sparse) {
        result.pupils = result.open;
        return result;
    }
    rf_minute early = result.pupils.from > BEFORE ? result.pupils.from - BEFORE : 0;
    rf_minute late = result.pupils.until + AFTER;
    late = late > DAY_MINUTES ? DAY_MINUTES : late;
    result.open.from = result.open.from < early ? result.open.from : early;
    result.open.until = result.open.until > late ? result.open.until : late;
    return result;
}

const struct rf_school_day *rf_school_days(const struct rf_timetable *timetable)
{
    struct rf_school_day *days =
        rf_arena_allocate(timetable->arena, timetable->day_count, sizeof *days);
    struct usage usage = count_usage(timetable);
    for (size_t day = 0; day < timetable->day_count; day++)
        days[day] = measure(timetable, &usage, day);
    release_usage(&usage);
    return days;
}

void rf_school_days_thin(struct rf_timetable *timetable, const char *path,
                         struct rf_diagnostics *diagnostics)
{
    const struct rf_school_day *days = rf_school_days(timetable);
    struct rf_place place = {.file = path};
    timetable->sparse = rf_arena_allocate(timetable->arena, timetable->day_count, sizeof(bool));
    for (size_t day = 0; day < timetable->day_count; day++) {
        timetable->sparse[day] = days[day].sparse;
        if (days[day].sparse)
            rf_diagnostics_add(diagnostics, RF_NOTE, "I311", place,
                               "change \"works\" of those who are in all the same",
                               "%s%s holds few lessons: assumed that only those who have something "
                               "there are in",
                               rf_weekday_full_name(timetable->days[day].weekday),
                               timetable->weeks < 2              ? ""
                               : timetable->days[day].letter > 0 ? " B"
                                                                 : " A");
    }
}
