/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fet_entry.c: placed activities into lessons and commitments.
 *
 * Parts of one split activity (same group, subject and pupils) are one lesson; commitments of the
 * same name, bell and staff are one commitment. Pupils whose name says meeting or duty ("Reunion")
 * are a school's trick to keep an hour free for a meeting: no lesson. A cell can stand in one entry
 * only once, so a repetition begins a further entry. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "import/fet_file.h"
#include "import/words.h"

struct part {
    const char *key;
    const struct rf_fet_activity *activity;
    bool lesson;
    int32_t clock;
};

static int compare(const void *one, const void *other)
{
    const struct part *a = one, *b = other;
    int order = strcmp(a->key, b->key);
    if (order != 0)
        return order;
    return (a->activity->id > b->activity->id) - (a->activity->id < b->activity->id);
}

static bool is_lesson(const struct rf_fet_activity *activity)
{
    for (size_t i = 0; i < activity->student_count; i++) {
        enum rf_entry_type type = rf_words_commitment(activity->students[i]);
        if (type != RF_ENTRY_MEETING && type != RF_ENTRY_DUTY)
            return true;
    }
    return false;
}

static const char *classes_of(const struct rf_fet_file *file,
                              const struct rf_fet_activity *activity)
{
    struct rf_text names = RF_TEXT_INIT;
    for (size_t i = 0; i < activity->student_count; i++)
        rf_text_format(&names, "%s%s", i > 0 ? "+" : "", activity->students[i]);
    const char *result = rf_arena_text(file->timetable->arena, rf_text_peek(&names));
    rf_text_release(&names);
    return result;
}

static const char *staff_of(const struct rf_fet_file *file, const struct rf_fet_activity *activity)
{
    struct rf_text names = RF_TEXT_INIT;
    for (int32_t i = 0; i < activity->crew.count; i++)
        rf_text_format(&names, "%s%s", i > 0 ? "+" : "",
                       file->timetable->staff[activity->crew.people[i]].id);
    const char *result = rf_arena_text(file->timetable->arena, rf_text_peek(&names));
    rf_text_release(&names);
    return result;
}

static struct part describe(struct rf_fet_file *file, const struct rf_fet_activity *activity)
{
    struct rf_arena *arena = file->timetable->arena;
    struct part part = {.activity = activity, .lesson = is_lesson(activity)};
    part.clock = rf_fet_bell(file, activity, part.lesson);
    if (!part.lesson)
        part.key = rf_arena_format(arena, "c\n%s\n%d\n%s", activity->subject, (int)part.clock,
                                   staff_of(file, activity));
    else if (activity->group == 0)
        part.key = rf_arena_format(arena, "a\n%" PRId64, activity->id);
    else
        part.key = rf_arena_format(arena, "g\n%" PRId64 "\n%s\n%s", activity->group,
                                   activity->subject, classes_of(file, activity));
    return part;
}

static struct rf_entry *begin(struct rf_fet_file *file, const struct part *part)
{
    struct rf_timetable *timetable = file->timetable;
    const struct rf_fet_activity *activity = part->activity;
    const char *classes = classes_of(file, activity), *id;
    enum rf_entry_type type = RF_ENTRY_LESSON;
    if (part->lesson)
        id = rf_arena_format(timetable->arena, "%s-%" PRId64,
                             rf_timetable_key(timetable, classes, 40), activity->id);
    else {
        type = rf_words_commitment(activity->subject);
        if (type == RF_ENTRY_OTHER && activity->student_count > 0)
            type = rf_words_commitment(activity->students[0]);
        id = rf_arena_format(timetable->arena, "%s %s",
                             rf_timetable_key(timetable, activity->subject, 30),
                             staff_of(file, activity));
    }
    struct rf_entry *entry = rf_timetable_add_entry(timetable, type, id);
    entry->subject = activity->subject;
    entry->class_name = part->lesson ? classes : NULL;
    entry->clock = part->clock;
    return entry;
}

/* Books all hours of an activity, or none when one of its cells is taken in this entry. */
static bool book(struct rf_fet_file *file, struct rf_entry *entry,
                 const struct rf_fet_activity *activity)
{
    struct rf_timetable *timetable = file->timetable;
    struct rf_cycle_day day = timetable->days[activity->day];
    size_t before = entry->booking_count;
    for (int32_t hour = 0; hour < activity->duration; hour++) {
        struct rf_booking booking = {.letter = timetable->weeks > 1 ? day.letter : -1,
                                     .weekday = day.weekday,
                                     .period = activity->hour + hour,
                                     .crew = activity->crew,
                                     .room = activity->room};
        if (!rf_timetable_book(timetable, entry, booking)) {
            entry->booking_count = before;
            return false;
        }
    }
    return true;
}

void rf_fet_make_entries(struct rf_fet_file *file)
{
    size_t count = file->activity_count, staffless = 0;
    struct part *parts = rf_allocate(count, sizeof *parts);
    struct rf_entry *entry = NULL;
    const char *key = "";
    for (size_t i = 0; i < count; i++)
        parts[i] = describe(file, &file->activities[i]);
    qsort(parts, count, sizeof *parts, compare);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].activity->crew.count == 0) {
            staffless++;
            continue;
        }
        bool same = entry != NULL && strcmp(parts[i].key, key) == 0;
        key = parts[i].key;
        if (!same || !book(file, entry, parts[i].activity)) {
            entry = begin(file, &parts[i]);
            book(file, entry, parts[i].activity);
        }
    }
    if (staffless > 0) {
        struct rf_place place = {.file = file->path};
        rf_diagnostics_add(file->diagnostics, RF_NOTE, "I307", place, NULL,
                           "%zu activities without a teacher keep nobody busy: left out",
                           staffless);
    }
    rf_release(parts);
}
