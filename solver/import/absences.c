/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * absences.c: a person who is away in the first periods of a day is not in before them either, nor
 * after the last ones. Such cells get minutes of their own, from or until midnight. Minutes follow
 * from clock times, so they stand in the layer that has these. */
#include "base/calendar.h"
#include "import/writer.h"

const char *rf_write_cell_key(const struct rf_timetable *timetable,
                              const struct rf_booking *booking)
{
    const char *period = timetable->periods[booking->period];
    const char *weekday = rf_weekday_name(booking->weekday);
    if (booking->letter < 0)
        return rf_arena_format(timetable->arena, "%s/%s", weekday, period);
    return rf_arena_format(timetable->arena, "%c/%s/%s", 'A' + (char)booking->letter, weekday,
                           period);
}

static bool reaches_out(const struct rf_booking *booking)
{
    return booking->from_midnight || booking->until_midnight;
}

void rf_write_absence_span(const struct rf_timetable *timetable, const struct rf_entry *entry,
                           const struct rf_booking *booking, struct rf_json *cell)
{
    const struct rf_clock *clock = &timetable->clocks[entry->clock];
    struct rf_arena *arena = timetable->arena;
    char text[RF_MINUTE_TEXT];
    if (!reaches_out(booking))
        return;
    const char *start = rf_minute_format(clock->start[booking->period], text);
    rf_json_add_text(arena, cell, "start",
                     booking->from_midnight ? "00:00" : rf_arena_text(arena, start));
    const char *end = rf_minute_format(clock->end[booking->period], text);
    rf_json_add_text(arena, cell, "end",
                     booking->until_midnight ? "24:00" : rf_arena_text(arena, end));
}

static void patch(const struct rf_timetable *timetable, const struct rf_entry *entry,
                  struct rf_json **commitments, struct rf_json *layer)
{
    struct rf_arena *arena = timetable->arena;
    struct rf_json *at = NULL;
    for (size_t i = 0; i < entry->booking_count; i++) {
        const struct rf_booking *booking = &entry->bookings[i];
        if (!reaches_out(booking))
            continue;
        if (*commitments == NULL)
            *commitments = rf_json_add_object(arena, layer, "commitments");
        if (at == NULL)
            at =
                rf_json_add_object(arena, rf_json_add_object(arena, *commitments, entry->id), "at");
        rf_write_absence_span(timetable, entry, booking,
                              rf_json_add_object(arena, at, rf_write_cell_key(timetable, booking)));
    }
}

void rf_write_absences(const struct rf_timetable *timetable, struct rf_json *layer)
{
    struct rf_json *commitments = NULL;
    for (size_t i = 0; i < timetable->entry_count; i++)
        if (timetable->entries[i].type == RF_ENTRY_ABSENCE)
            patch(timetable, &timetable->entries[i], &commitments, layer);
}
