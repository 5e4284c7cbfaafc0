/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clash.c: one person in two places at once, by clock minutes, since a person may work under two
 * bells. Both entries are kept and both block the time; the school is told. */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "import/timetable.h"

enum { MOST_NAMED = 50 };

struct stand {
    int32_t person, day;
    rf_minute from, until;
    const struct rf_entry *entry;
    const struct rf_booking *booking;
};

static int compare(const void *one, const void *other)
{
    const struct stand *a = one, *b = other;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->until != b->until)
        return a->until < b->until ? -1 : 1;
    int order = strcmp(a->entry->id, b->entry->id);
    return order != 0 ? order : (a->booking > b->booking) - (a->booking < b->booking);
}

static struct stand *collect(const struct rf_timetable *timetable, size_t *count)
{
    struct stand *stands = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < timetable->entry_count; i++) {
        const struct rf_entry *entry = &timetable->entries[i];
        const struct rf_clock *clock = &timetable->clocks[entry->clock];
        for (size_t j = 0; entry->type != RF_ENTRY_ABSENCE && j < entry->booking_count; j++) {
            const struct rf_booking *booking = &entry->bookings[j];
            for (size_t day = 0; day < timetable->day_count; day++) {
                if (!rf_booking_on(booking, timetable->days[day]))
                    continue;
                for (int32_t k = 0; k < booking->crew.count; k++) {
                    struct stand stand = {
                        booking->crew.people[k],     (int32_t)day, clock->start[booking->period],
                        clock->end[booking->period], entry,        booking};
                    RF_PUSH(stands, *count, capacity, stand);
                }
            }
        }
    }
    return stands;
}

static const char *described(const struct rf_timetable *timetable, const struct stand *stand)
{
    const struct rf_entry *entry = stand->entry;
    const char *class_name = entry->class_name == NULL ? "" : entry->class_name;
    const char *subject = entry->subject == NULL ? "" : entry->subject;
    return rf_arena_format(timetable->arena, "%s%s%s (%s)", class_name,
                           *class_name != '\0' && *subject != '\0' ? " " : "", subject,
                           timetable->periods[stand->booking->period]);
}

void rf_timetable_audit(const struct rf_timetable *timetable, const char *file,
                        struct rf_diagnostics *diagnostics)
{
    size_t count = 0, found = 0;
    struct stand *stands = collect(timetable, &count);
    struct rf_place place = {.file = file};
    if (count > 1)
        qsort(stands, count, sizeof *stands, compare);
    for (size_t i = 1; i < count; i++) {
        const struct stand *a = &stands[i - 1], *b = &stands[i];
        if (a->person != b->person || a->day != b->day || b->from >= a->until)
            continue;
        if (++found > MOST_NAMED)
            continue;
        const struct rf_cycle_day *day = &timetable->days[b->day];
        rf_diagnostics_add(diagnostics, RF_WARNING, "I201", place,
                           "keep both (both block the time), or correct the timetable",
                           "%s is in two places on %s%s: %s and %s", timetable->staff[a->person].id,
                           rf_weekday_full_name(day->weekday),
                           timetable->weeks < 2 ? "" : (day->letter == 0 ? " A" : " B"),
                           described(timetable, a), described(timetable, b));
    }
    if (found > MOST_NAMED)
        rf_diagnostics_add(diagnostics, RF_WARNING, "I201", place, NULL,
                           "%zu more times a person is in two places at once", found - MOST_NAMED);
    rf_release(stands);
}
