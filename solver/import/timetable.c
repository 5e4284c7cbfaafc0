/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * timetable.c: building the neutral timetable. What it concludes once all is there is in settle.c.
 */
#include "import/timetable.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { KEY_BYTES = 64 };

struct rf_timetable *rf_timetable_new(const char *path)
{
    struct rf_timetable *timetable = rf_allocate(1, sizeof *timetable);
    const char *slash = strrchr(path, '/');
    timetable->arena = rf_arena_new();
    timetable->source = rf_arena_text(timetable->arena, slash == NULL ? path : slash + 1);
    timetable->weeks = 1;
    rf_timetable_add_clock(timetable, "main");
    return timetable;
}

void rf_timetable_release(struct rf_timetable *timetable)
{
    if (timetable == NULL)
        return;
    for (size_t i = 0; i < timetable->entry_count; i++)
        rf_release(timetable->entries[i].bookings);
    rf_release(timetable->days);
    rf_release(timetable->periods);
    rf_release(timetable->clocks);
    rf_release(timetable->staff);
    rf_release(timetable->entries);
    rf_arena_release(timetable->arena);
    rf_release(timetable);
}

static void open_clock(struct rf_timetable *timetable, struct rf_clock *clock)
{
    clock->start = rf_arena_allocate(timetable->arena, timetable->period_count, sizeof(rf_minute));
    clock->end = rf_arena_allocate(timetable->arena, timetable->period_count, sizeof(rf_minute));
    for (size_t period = 0; period < timetable->period_count; period++)
        clock->start[period] = clock->end[period] = -1;
}

void rf_timetable_open_grid(struct rf_timetable *timetable)
{
    timetable->cells = rf_arena_allocate(
        timetable->arena, timetable->day_count * timetable->period_count, sizeof *timetable->cells);
    for (size_t i = 0; i < timetable->clock_count; i++)
        open_clock(timetable, &timetable->clocks[i]);
}

/* A copy of `size`-byte items with one more at the end of each of `count` stretches of `length`. */
static void *widened(struct rf_arena *arena, const void *old, size_t count, size_t length,
                     size_t size)
{
    char *wide = rf_arena_allocate(arena, count * (length + 1), size);
    for (size_t i = 0; i < count; i++)
        memcpy(wide + i * (length + 1) * size, (const char *)old + i * length * size,
               length * size);
    return wide;
}

void rf_timetable_add_period(struct rf_timetable *timetable, const char *name,
                             enum rf_cell_class class)
{
    struct rf_arena *arena = timetable->arena;
    size_t count = timetable->period_count, days = timetable->day_count;
    timetable->cells = widened(arena, timetable->cells, days, count, sizeof *timetable->cells);
    for (size_t day = 0; day < days; day++)
        timetable->cells[day * (count + 1) + count] = class;
    for (size_t i = 0; i < timetable->clock_count; i++) {
        struct rf_clock *clock = &timetable->clocks[i];
        clock->start = widened(arena, clock->start, 1, count, sizeof *clock->start);
        clock->end = widened(arena, clock->end, 1, count, sizeof *clock->end);
        clock->start[count] = clock->end[count] = -1;
    }
    for (size_t i = 0; i < timetable->staff_count; i++)
        if (timetable->staff[i].away != NULL)
            timetable->staff[i].away =
                widened(arena, timetable->staff[i].away, days, count, sizeof(bool));
    name = rf_arena_text(arena, name);
    RF_PUSH(timetable->periods, timetable->period_count, timetable->period_capacity, name);
}

int32_t rf_timetable_add_clock(struct rf_timetable *timetable, const char *bell)
{
    struct rf_clock clock = {.bell = rf_arena_text(timetable->arena, bell)};
    if (timetable->cells != NULL)
        open_clock(timetable, &clock);
    RF_PUSH(timetable->clocks, timetable->clock_count, timetable->clock_capacity, clock);
    return (int32_t)timetable->clock_count - 1;
}

int32_t rf_timetable_add_staff(struct rf_timetable *timetable, const char *name)
{
    struct rf_staff person = {.id = rf_timetable_key(timetable, name, KEY_BYTES),
                              .name = rf_arena_text(timetable->arena, name)};
    RF_PUSH(timetable->staff, timetable->staff_count, timetable->staff_capacity, person);
    return (int32_t)timetable->staff_count - 1;
}

struct rf_entry *rf_timetable_add_entry(struct rf_timetable *timetable, enum rf_entry_type type,
                                        const char *id)
{
    struct rf_entry entry = {.type = type, .id = id};
    RF_PUSH(timetable->entries, timetable->entry_count, timetable->entry_capacity, entry);
    return &timetable->entries[timetable->entry_count - 1];
}

bool rf_timetable_book(struct rf_timetable *timetable, struct rf_entry *entry,
                       struct rf_booking booking)
{
    for (size_t i = 0; i < entry->booking_count; i++) {
        const struct rf_booking *other = &entry->bookings[i];
        if (other->weekday == booking.weekday && other->period == booking.period &&
            (other->letter < 0 || booking.letter < 0 || other->letter == booking.letter))
            return false;
    }
    booking.crew = rf_timetable_crew(timetable, booking.crew.people, (size_t)booking.crew.count);
    RF_PUSH(entry->bookings, entry->booking_count, entry->booking_capacity, booking);
    return true;
}

static int compare_people(const void *one, const void *other)
{
    const int32_t *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

struct rf_crew rf_timetable_crew(struct rf_timetable *timetable, const int32_t *people,
                                 size_t count)
{
    int32_t *sorted = rf_arena_allocate(timetable->arena, count, sizeof *sorted);
    struct rf_crew crew = {sorted, 0};
    if (count > 0)
        memcpy(sorted, people, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_people);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || sorted[i] != sorted[i - 1])
            sorted[crew.count++] = sorted[i];
    return crew;
}

bool rf_crew_equal(struct rf_crew one, struct rf_crew other)
{
    if (one.count != other.count)
        return false;
    for (int32_t i = 0; i < one.count; i++)
        if (one.people[i] != other.people[i])
            return false;
    return true;
}

bool rf_booking_on(const struct rf_booking *booking, struct rf_cycle_day day)
{
    return booking->weekday == day.weekday &&
           (booking->letter < 0 || booking->letter == day.letter);
}

const char *rf_timetable_key(struct rf_timetable *timetable, const char *text, size_t most)
{
    struct rf_text key = RF_TEXT_INIT;
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '/')
            rf_text_add_bytes(&key, "-", 1);
        else if (byte < 0x20 || byte == 0x7f || (byte == ' ' && key.length == 0))
            continue;
        else
            rf_text_add_bytes(&key, text, 1);
    }
    size_t length = key.length < most ? key.length : most;
    if (length < key.length)
        while (length > 0 && ((unsigned char)key.bytes[length] & 0xc0) == 0x80)
            length--;
    while (length > 0 && key.bytes[length - 1] == ' ')
        length--;
    const char *result = "x";
    if (length > 0)
        result = rf_arena_format(timetable->arena, "%.*s", (int)length, key.bytes);
    rf_text_release(&key);
    return result;
}
