/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * writer.c: the timetable layer. Staff, lessons and commitments stand sorted by id, cells in the
 * order of the week; staff and room stand at the entry where all cells share them, at the cell
 * where they differ from most. */
#include "import/writer.h"

#include <string.h>

#include "base/calendar.h"

static const char *const types[] = {NULL,    "duty", "meeting",   "absence",
                                    "other", "ppa",  "induction", "mentoring"};

/* The days on which a person is in, when there are days away as a whole. */
static void write_works(const struct rf_timetable *timetable, const struct rf_staff *person,
                        struct rf_json *object)
{
    struct rf_arena *arena = timetable->arena;
    bool away = false;
    for (size_t day = 0; day < timetable->day_count; day++)
        away = away || rf_timetable_away_all_day(timetable, person, day);
    if (!away)
        return;
    struct rf_json *works = rf_json_add_object(arena, object, "works");
    struct rf_json *pattern = rf_json_add_object(arena, works, "timetable");
    struct rf_json *days = rf_json_add_object(arena, pattern, "days");
    for (size_t day = 0; day < timetable->day_count; day++)
        if (!rf_timetable_away_all_day(timetable, person, day))
            rf_json_add_object(arena, days, rf_write_day_key(timetable, timetable->days[day]));
}

static void write_staff(const struct rf_timetable *timetable, struct rf_json *layer)
{
    struct rf_arena *arena = timetable->arena;
    struct rf_json *staff = rf_json_add_object(arena, layer, "staff");
    for (size_t i = 0; i < timetable->staff_count; i++) {
        const struct rf_staff *one = timetable->staff_by_id[i];
        struct rf_json *person = rf_json_add_object(arena, staff, one->id);
        rf_json_add_text(arena, person, "name", one->name);
        if (one->subject != NULL)
            rf_json_add_text(arena, person, "subject", one->subject);
        if (one->clock > 0)
            rf_json_add_text(arena, person, "bell", timetable->clocks[one->clock].bell);
        write_works(timetable, one, person);
    }
}

static void write_crew(const struct rf_timetable *timetable, struct rf_crew crew,
                       struct rf_json *object)
{
    struct rf_json *array = rf_json_add_array(timetable->arena, object, "staff");
    for (int32_t i = 0; i < crew.count; i++)
        rf_json_append(timetable->arena, array, timetable->staff[crew.people[i]].id);
}

/* The crew most cells have (the earliest of several). */
static struct rf_crew usual_crew(const struct rf_entry *entry)
{
    struct rf_crew best = entry->bookings[0].crew;
    size_t most = 0;
    for (size_t i = 0; i < entry->booking_count; i++) {
        size_t same = 0;
        for (size_t j = 0; j < entry->booking_count; j++)
            same += rf_crew_equal(entry->bookings[i].crew, entry->bookings[j].crew);
        if (same > most) {
            most = same;
            best = entry->bookings[i].crew;
        }
    }
    return best;
}

/* The room that every cell has, NULL if they differ. */
static const char *common_room(const struct rf_entry *entry)
{
    const char *room = entry->bookings[0].room;
    for (size_t i = 0; room != NULL && i < entry->booking_count; i++)
        if (entry->bookings[i].room == NULL || strcmp(entry->bookings[i].room, room) != 0)
            room = NULL;
    return room;
}

static void write_entry(const struct rf_timetable *timetable, const struct rf_entry *entry,
                        struct rf_json *object)
{
    struct rf_arena *arena = timetable->arena;
    struct rf_crew crew = usual_crew(entry);
    const char *room = common_room(entry);
    bool lesson = entry->type == RF_ENTRY_LESSON;
    if (entry->class_name != NULL && *entry->class_name != '\0' && lesson)
        rf_json_add_text(arena, object, "class", entry->class_name);
    if (entry->subject != NULL && *entry->subject != '\0')
        rf_json_add_text(arena, object, lesson ? "subject" : "name", entry->subject);
    if (!lesson)
        rf_json_add_text(arena, object, "type", types[entry->type]);
    write_crew(timetable, crew, object);
    if (entry->clock > 0)
        rf_json_add_text(arena, object, "bell", timetable->clocks[entry->clock].bell);
    if (room != NULL && lesson)
        rf_json_add_text(arena, object, "room", room);
    struct rf_json *at = rf_json_add_object(arena, object, "at");
    for (size_t i = 0; i < entry->booking_count; i++) {
        const struct rf_booking *booking = &entry->bookings[i];
        struct rf_json *cell = rf_json_add_object(arena, at, rf_write_cell_key(timetable, booking));
        if (!rf_crew_equal(booking->crew, crew))
            write_crew(timetable, booking->crew, cell);
        if (booking->room != NULL && room == NULL && lesson)
            rf_json_add_text(arena, cell, "room", booking->room);
        if (!timetable->clock_assumed)
            rf_write_absence_span(timetable, entry, booking, cell);
    }
}

static void write_entries(const struct rf_timetable *timetable, struct rf_json *layer, bool lessons)
{
    struct rf_json *map =
        rf_json_add_object(timetable->arena, layer, lessons ? "lessons" : "commitments");
    for (size_t i = 0; i < timetable->entry_count; i++) {
        const struct rf_entry *entry = &timetable->entries[i];
        if ((entry->type == RF_ENTRY_LESSON) == lessons)
            write_entry(timetable, entry, rf_json_add_object(timetable->arena, map, entry->id));
    }
}

static void write_cycle(const struct rf_timetable *timetable, struct rf_json *calendar)
{
    struct rf_arena *arena = timetable->arena;
    struct rf_json *cycle = rf_json_add_object(arena, calendar, "cycle");
    rf_json_add_integer(arena, cycle, "weeks", timetable->weeks);
    struct rf_json *letters = rf_json_add_array(arena, cycle, "letters");
    rf_json_append(arena, letters, "A");
    if (timetable->weeks > 1)
        rf_json_append(arena, letters, "B");
}

void rf_write_timetable_layer(const struct rf_timetable *timetable, const char *format,
                              struct rf_text *text)
{
    struct rf_arena *arena = timetable->arena;
    struct rf_json *layer = rf_json_object(arena);
    rf_json_add_text(arena, layer, "ringfence", "1.0");
    rf_json_add_text(arena, layer, "note",
                     rf_arena_format(arena, "timetable layer, imported from %s (%s)",
                                     timetable->source, format));
    struct rf_json *school = rf_json_add_object(arena, layer, "school");
    rf_json_add_text(arena, school, "id", timetable->school_id);
    rf_json_add_text(arena, school, "name", timetable->school_name);
    struct rf_json *calendar = rf_json_add_object(arena, layer, "calendar");
    write_cycle(timetable, calendar);
    rf_json_add_text(arena, calendar, "bell", "main");
    rf_write_bells(timetable, calendar,
                   timetable->clock_assumed ? RF_BELL_PERIODS : RF_BELL_PERIODS | RF_BELL_TIMES);
    write_staff(timetable, layer);
    write_entries(timetable, layer, true);
    write_entries(timetable, layer, false);
    rf_json_write(layer, text);
}
