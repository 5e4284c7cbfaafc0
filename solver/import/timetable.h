/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * timetable.h: what every export format is turned into before anything is written: a grid of days
 * and periods, staff, and entries (lessons and commitments) that stand in cells.
 *
 * Texts live in the arena. The order in which a format adds things is free: rf_timetable_settle
 * puts all of it into one stable order and gives the entries their ids. */
#ifndef RF_IMPORT_TIMETABLE_H
#define RF_IMPORT_TIMETABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "base/memory.h"
#include "ringfence/time.h"

enum rf_cell_class {
    RF_CELL_TEACHING,
    RF_CELL_REGISTRATION,
    RF_CELL_BREAK,
    RF_CELL_LUNCH,
    RF_CELL_NONE
};

/* One day of the cycle. */
struct rf_cycle_day {
    int32_t letter; /* 0-based; 0 when the cycle is one week */
    int32_t weekday;
};

/* The clock times of one bell schedule: by period, -1 where not known. */
struct rf_clock {
    const char *bell; /* "main" is always the first */
    rf_minute *start, *end;
};

struct rf_staff {
    const char *id, *name, *subject; /* subject: set by rf_timetable_settle */
    int32_t clock;                   /* the bell kept in most lessons: set by settle */
    bool *away;                      /* [day * period_count + period] or NULL */
    bool *present;                   /* [day] something stands there; set by settle */
};

enum rf_entry_type {
    RF_ENTRY_LESSON,
    RF_ENTRY_DUTY,
    RF_ENTRY_MEETING,
    RF_ENTRY_ABSENCE,
    RF_ENTRY_OTHER,
    RF_ENTRY_PPA,
    RF_ENTRY_INDUCTION,
    RF_ENTRY_MENTORING
};

/* Staff of a cell: indexes, sorted, each once; in the arena. */
struct rf_crew {
    const int32_t *people;
    int32_t count;
};

/* An entry in one cell; `letter` -1: in every week. */
struct rf_booking {
    int32_t letter, weekday, period;
    struct rf_crew crew;
    const char *room; /* or NULL */
    /* of an absence: it lasts from midnight, until midnight */
    bool from_midnight, until_midnight;
};

struct rf_entry {
    const char *id; /* a wish; settle makes it unique and writable */
    enum rf_entry_type type;
    const char *class_name, *subject; /* of a commitment, `subject` is the name */
    int32_t clock;
    struct rf_booking *bookings; /* sorted by cell after settle */
    size_t booking_count, booking_capacity;
};

struct rf_timetable {
    struct rf_arena *arena;
    const char *source; /* the file, without its folder */
    const char *school_id, *school_name;
    int32_t weeks; /* of the cycle: 1 or 2 */
    struct rf_cycle_day *days;
    size_t day_count, day_capacity;
    const char **periods; /* names, usable in a cell key, in the order of the day */
    size_t period_count, period_capacity;
    bool *sparse;              /* [day], or NULL: see school_day.h */
    enum rf_cell_class *cells; /* [day * period_count + period], rf_timetable_open_grid */
    struct rf_clock *clocks;
    size_t clock_count, clock_capacity;
    bool clock_assumed; /* the times are invented */
    bool letters_assumed;
    struct rf_staff *staff;
    size_t staff_count, staff_capacity;
    const struct rf_staff **staff_by_id; /* set by settle */
    struct rf_entry *entries;
    size_t entry_count, entry_capacity;
};

struct rf_timetable *rf_timetable_new(const char *path);
void rf_timetable_release(struct rf_timetable *timetable); /* NULL is allowed */

/* All cells teaching; call once days and periods are complete. */
void rf_timetable_open_grid(struct rf_timetable *timetable);
/* Adds a period at the end of an open grid, of that class on all days. */
void rf_timetable_add_period(struct rf_timetable *timetable, const char *name,
                             enum rf_cell_class class);
/* Adds clock times without any time yet; returns the index. */
int32_t rf_timetable_add_clock(struct rf_timetable *timetable, const char *bell);
/* Adds a person; returns the index. The id is made from the name by rf_timetable_key. */
int32_t rf_timetable_add_staff(struct rf_timetable *timetable, const char *name);
struct rf_entry *rf_timetable_add_entry(struct rf_timetable *timetable, enum rf_entry_type type,
                                        const char *id);
/* Adds a cell to an entry; `people` in any order, copied. False when the entry has it already. */
bool rf_timetable_book(struct rf_timetable *timetable, struct rf_entry *entry,
                       struct rf_booking booking);
/* A crew of the arena from people in any order, possibly with repetitions. */
struct rf_crew rf_timetable_crew(struct rf_timetable *timetable, const int32_t *people,
                                 size_t count);
bool rf_crew_equal(struct rf_crew one, struct rf_crew other);

/* `text` as an id: no '/' or control character, at most `most` bytes (<= 64), cut between
 * characters, no blanks at the ends; "x" when nothing is left. In the arena. */
const char *rf_timetable_key(struct rf_timetable *timetable, const char *text, size_t most);

/* Whether the booking takes place on that day of the cycle. */
bool rf_booking_on(const struct rf_booking *booking, struct rf_cycle_day day);

/* Sorts everything, makes ids unique, settles each person's bell and subject, and turns hours away
 * into absences (whole days are left to the writer: rf_timetable_away_all_day). */
void rf_timetable_settle(struct rf_timetable *timetable);
/* Whether a person is out on a day of the cycle: away in all its teaching periods, or without
 * anything on a sparse day; never on a day on which something stands for the person. */
bool rf_timetable_away_all_day(const struct rf_timetable *timetable, const struct rf_staff *staff,
                               size_t day);
/* Minutes in which one person stands in two entries at once: a warning each (I201). */
void rf_timetable_audit(const struct rf_timetable *timetable, const char *file,
                        struct rf_diagnostics *diagnostics);

#endif
