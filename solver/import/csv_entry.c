/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv_entry.c: lines into entries.
 *
 * A lesson is a class and a subject; the lines of one cell and room are its staff there, another
 * room in the same cell begins a further entry. Meetings are joined by name in the same way; any
 * other commitment belongs to one person. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "import/csv_file.h"

static int order(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

static int compare_cells(const struct rf_csv_row *a, const struct rf_csv_row *b)
{
    int result = order(a->letter, b->letter);
    if (result == 0)
        result = order(a->weekday, b->weekday);
    return result != 0 ? result : order(a->period, b->period);
}

/* By person and cell, so that what may be one lesson stands together. */
static int compare_persons(const void *one, const void *other)
{
    const struct rf_csv_row *a = one, *b = other;
    int result = order(a->person, b->person);
    if (result == 0)
        result = compare_cells(a, b);
    if (result == 0)
        result = order((int32_t)a->type, (int32_t)b->type);
    if (result == 0)
        result = strcmp(a->subject, b->subject);
    if (result == 0)
        result = strcmp(a->room, b->room);
    if (result == 0)
        result = strcmp(a->class_name, b->class_name);
    return result != 0 ? result : order(a->line, b->line);
}

/* Whether two lines of that order say one thing: same person, cell, type, subject and room. */
static bool one_thing(const struct rf_csv_row *a, const struct rf_csv_row *b)
{
    return a->person == b->person && compare_cells(a, b) == 0 && a->type == b->type &&
           strcmp(a->subject, b->subject) == 0 && strcmp(a->room, b->room) == 0;
}

void rf_csv_join(struct rf_timetable *timetable, struct rf_csv_rows *rows, const char *path,
                 struct rf_diagnostics *diagnostics)
{
    size_t kept = 0, repeated = 0, shared = 0;
    struct rf_place place = {.file = path};
    qsort(rows->items, rows->count, sizeof *rows->items, compare_persons);
    for (size_t from = 0, until = 0; from < rows->count; from = until) {
        struct rf_csv_row row = rows->items[from];
        struct rf_text classes = RF_TEXT_INIT;
        rf_text_add(&classes, row.class_name);
        for (until = from + 1; until < rows->count && one_thing(&row, &rows->items[until]);
             until++) {
            if (strcmp(rows->items[until].class_name, rows->items[until - 1].class_name) == 0) {
                repeated++;
                continue;
            }
            shared++;
            rf_text_format(&classes, "%s%s", classes.length > 0 ? "+" : "",
                           rows->items[until].class_name);
        }
        row.class_name = rf_arena_text(timetable->arena, rf_text_peek(&classes));
        rf_text_release(&classes);
        rows->items[kept++] = row;
    }
    rows->count = kept;
    if (repeated > 0)
        rf_diagnostics_add(diagnostics, RF_NOTE, "I310", place, NULL,
                           "%zu lines stand in the file more than once: taken once", repeated);
    if (shared > 0)
        rf_diagnostics_add(
            diagnostics, RF_NOTE, "I310", place, NULL,
            "%zu times a person has two classes in one period, with the same subject "
            "and room: taken as one shared lesson each",
            shared);
}

static bool by_person(enum rf_entry_type type)
{
    return type != RF_ENTRY_LESSON && type != RF_ENTRY_MEETING;
}

/* Whether two lines belong to one entry, as far as names go. */
static int compare_entries(const struct rf_csv_row *a, const struct rf_csv_row *b)
{
    int result = order((int32_t)a->type, (int32_t)b->type);
    if (result == 0)
        result = strcmp(a->class_name, b->class_name);
    if (result == 0)
        result = strcmp(a->subject, b->subject);
    if (result == 0 && by_person(a->type))
        result = order(a->person, b->person);
    return result;
}

static int compare_rows(const void *one, const void *other)
{
    const struct rf_csv_row *a = one, *b = other;
    int result = compare_entries(a, b);
    if (result == 0)
        result = compare_cells(a, b);
    if (result == 0)
        result = strcmp(a->room, b->room);
    return result != 0 ? result : order(a->person, b->person);
}

static void begin(struct rf_timetable *timetable, const struct rf_csv_row *row)
{
    const char *id = row->subject;
    if (row->type == RF_ENTRY_LESSON)
        id = rf_arena_format(timetable->arena, "%s%s%s", row->class_name,
                             *row->class_name != '\0' && *row->subject != '\0' ? " " : "",
                             row->subject);
    else if (by_person(row->type))
        id = rf_arena_format(timetable->arena, "%s %s", row->subject,
                             timetable->staff[row->person].id);
    struct rf_entry *entry = rf_timetable_add_entry(timetable, row->type, id);
    entry->class_name = row->class_name;
    entry->subject = row->subject;
}

/* Books one cell in the first of the entries from `first` on that has it free, or in a new one. */
static void book(struct rf_timetable *timetable, size_t first, const struct rf_csv_row *row,
                 struct rf_crew crew)
{
    struct rf_booking booking = {.letter = row->letter,
                                 .weekday = row->weekday,
                                 .period = row->period,
                                 .crew = crew,
                                 .room = *row->room == '\0' ? NULL : row->room};
    for (size_t i = first; i < timetable->entry_count; i++)
        if (rf_timetable_book(timetable, &timetable->entries[i], booking))
            return;
    begin(timetable, row);
    rf_timetable_book(timetable, &timetable->entries[timetable->entry_count - 1], booking);
}

void rf_csv_make_entries(struct rf_timetable *timetable, struct rf_csv_rows *rows)
{
    int32_t *people = rf_allocate(rows->count, sizeof *people);
    size_t first = 0;
    qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
    for (size_t from = 0, until = 0; from < rows->count; from = until) {
        const struct rf_csv_row *row = &rows->items[from];
        if (from == 0 || compare_entries(row, row - 1) != 0)
            first = timetable->entry_count;
        for (until = from; until < rows->count; until++) {
            const struct rf_csv_row *next = &rows->items[until];
            if (compare_entries(row, next) != 0 || compare_cells(row, next) != 0 ||
                strcmp(row->room, next->room) != 0)
                break;
            people[until - from] = next->person;
        }
        struct rf_crew crew = {people, (int32_t)(until - from)};
        book(timetable, first, row, crew);
    }
    rf_release(people);
}
