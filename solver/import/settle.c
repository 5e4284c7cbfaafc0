/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * settle.c: what follows once a whole timetable has been read: one stable order, unique ids, the
 * bell and the subject each person mostly teaches, hours away as absences, and the clash audit.
 *
 * Rules: a person's subject and bell are those of most lesson cells, ties by byte order and by the
 * order of the bells. An id wished for twice gets "-2", "-3", ... in the order of reading. */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/text.h"
#include "import/names.h"
#include "import/timetable.h"

enum { KEY_STEM_BYTES = 56 };

static int compare_bookings(const void *one, const void *other)
{
    const struct rf_booking *a = one, *b = other;
    if (a->letter != b->letter)
        return a->letter < b->letter ? -1 : 1;
    if (a->weekday != b->weekday)
        return a->weekday < b->weekday ? -1 : 1;
    return (a->period > b->period) - (a->period < b->period);
}

static int compare_entries(const void *one, const void *other)
{
    const struct rf_entry *a = one, *b = other;
    return strcmp(a->id, b->id);
}

struct wish {
    const char *stem;
    size_t index;
};

static int compare_wishes(const void *one, const void *other)
{
    const struct wish *a = one, *b = other;
    int order = strcmp(a->stem, b->stem);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* Makes the ids unique: the first of equal ones keeps it, the others get an ordinal that makes no
 * id somebody else wished for. */
static void name_uniquely(struct rf_timetable *timetable, const char **ids, size_t count)
{
    struct wish *wishes = rf_allocate(count, sizeof *wishes);
    struct rf_names stems = RF_NAMES_INIT;
    for (size_t i = 0; i < count; i++) {
        wishes[i] = (struct wish){rf_timetable_key(timetable, ids[i], KEY_STEM_BYTES), i};
        rf_names_add(&stems, wishes[i].stem, (int32_t)i);
    }
    qsort(wishes, count, sizeof *wishes, compare_wishes);
    int ordinal = 1;
    for (size_t i = 0; i < count; i++) {
        const char *id = wishes[i].stem;
        ordinal = i > 0 && strcmp(id, wishes[i - 1].stem) == 0 ? ordinal + 1 : 1;
        while (ordinal > 1) {
            id = rf_arena_format(timetable->arena, "%s-%d", wishes[i].stem, ordinal);
            if (rf_names_find(&stems, id) < 0)
                break;
            ordinal++;
        }
        ids[wishes[i].index] = id;
    }
    rf_names_release(&stems);
    rf_release(wishes);
}

static void name_all(struct rf_timetable *timetable)
{
    size_t count = timetable->entry_count + timetable->staff_count;
    const char **ids = rf_allocate(count, sizeof *ids);
    for (size_t i = 0; i < timetable->staff_count; i++)
        ids[i] = timetable->staff[i].id;
    name_uniquely(timetable, ids, timetable->staff_count);
    for (size_t i = 0; i < timetable->staff_count; i++)
        timetable->staff[i].id = ids[i];
    for (size_t i = 0; i < timetable->entry_count; i++)
        ids[i] = timetable->entries[i].id;
    name_uniquely(timetable, ids, timetable->entry_count);
    for (size_t i = 0; i < timetable->entry_count; i++)
        timetable->entries[i].id = ids[i];
    rf_release(ids);
}

/* A lesson cell of one person: what is taught, under which bell. */
struct taught {
    int32_t person, clock;
    const char *subject;
};

static int compare_taught(const void *one, const void *other)
{
    const struct taught *a = one, *b = other;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return strcmp(a->subject, b->subject);
}

/* Sets subject and bell from the cells [from, until) of one person, sorted by subject. */
static void profile(struct rf_timetable *timetable, const struct taught *cells, size_t from,
                    size_t until)
{
    struct rf_staff *person = &timetable->staff[cells[from].person];
    size_t *per_clock = rf_allocate(timetable->clock_count, sizeof *per_clock);
    size_t most = 0, run = 0;
    for (size_t i = from; i < until; i++) {
        per_clock[cells[i].clock]++;
        run = i > from && strcmp(cells[i].subject, cells[i - 1].subject) == 0 ? run + 1 : 1;
        if (run > most && *cells[i].subject != '\0') {
            most = run;
            person->subject = cells[i].subject;
        }
    }
    for (size_t clock = 1; clock < timetable->clock_count; clock++)
        if (per_clock[clock] > per_clock[person->clock])
            person->clock = (int32_t)clock;
    rf_release(per_clock);
}

static void profile_staff(struct rf_timetable *timetable)
{
    struct taught *cells = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < timetable->entry_count; i++) {
        const struct rf_entry *entry = &timetable->entries[i];
        for (size_t j = 0; entry->type == RF_ENTRY_LESSON && j < entry->booking_count; j++)
            for (int32_t k = 0; k < entry->bookings[j].crew.count; k++) {
                struct taught cell = {entry->bookings[j].crew.people[k], entry->clock,
                                      entry->subject == NULL ? "" : entry->subject};
                RF_PUSH(cells, count, capacity, cell);
            }
    }
    if (count > 1)
        qsort(cells, count, sizeof *cells, compare_taught);
    for (size_t from = 0, until = 0; from < count; from = until) {
        while (until < count && cells[until].person == cells[from].person)
            until++;
        profile(timetable, cells, from, until);
    }
    rf_release(cells);
}

static void mark_present(struct rf_timetable *timetable)
{
    for (size_t i = 0; i < timetable->staff_count; i++)
        timetable->staff[i].present =
            rf_arena_allocate(timetable->arena, timetable->day_count, sizeof(bool));
    for (size_t i = 0; i < timetable->entry_count; i++)
        for (size_t j = 0; j < timetable->entries[i].booking_count; j++) {
            const struct rf_booking *booking = &timetable->entries[i].bookings[j];
            for (size_t day = 0; day < timetable->day_count; day++)
                for (int32_t k = 0; k < booking->crew.count; k++)
                    if (rf_booking_on(booking, timetable->days[day]))
                        timetable->staff[booking->crew.people[k]].present[day] = true;
        }
}

bool rf_timetable_away_all_day(const struct rf_timetable *timetable, const struct rf_staff *staff,
                               size_t day)
{
    bool any = false;
    if (staff->present[day])
        return false;
    if (timetable->sparse != NULL && timetable->sparse[day])
        return true;
    if (staff->away == NULL)
        return false;
    for (size_t period = 0; period < timetable->period_count; period++) {
        size_t cell = day * timetable->period_count + period;
        enum rf_cell_class class = timetable->cells[cell];
        if (class != RF_CELL_TEACHING && class != RF_CELL_REGISTRATION)
            continue;
        if (!staff->away[cell])
            return false;
        any = true;
    }
    return any;
}

/* Whether nobody is taught on that day in the periods from `first` up to, not including, `last`. */
static bool untaught(const struct rf_timetable *timetable, size_t day, size_t first, size_t last)
{
    for (size_t period = first; period < last; period++) {
        enum rf_cell_class class = timetable->cells[day * timetable->period_count + period];
        if (class == RF_CELL_TEACHING || class == RF_CELL_REGISTRATION)
            return false;
    }
    return true;
}

/* Hours away on days the person is partly in; days away as a whole become a working
 * pattern. Who is away in the first period is not in before it either, nor after the last. */
static void add_absences(struct rf_timetable *timetable)
{
    for (size_t i = 0; i < timetable->staff_count; i++) {
        const struct rf_staff *person = &timetable->staff[i];
        struct rf_entry *entry = NULL;
        for (size_t day = 0; person->away != NULL && day < timetable->day_count; day++) {
            if (rf_timetable_away_all_day(timetable, person, day))
                continue;
            for (size_t period = 0; period < timetable->period_count; period++) {
                size_t cell = day * timetable->period_count + period;
                if (!person->away[cell] || timetable->cells[cell] == RF_CELL_NONE)
                    continue;
                if (entry == NULL) {
                    const char *id = rf_arena_format(timetable->arena, "away %s", person->id);
                    entry = rf_timetable_add_entry(timetable, RF_ENTRY_ABSENCE, id);
                    entry->subject = "not available";
                    entry->clock = person->clock;
                }
                int32_t who = (int32_t)i;
                struct rf_booking booking = {
                    .letter = timetable->weeks > 1 ? timetable->days[day].letter : -1,
                    .weekday = timetable->days[day].weekday,
                    .period = (int32_t)period,
                    .crew = {&who, 1},
                    .from_midnight = untaught(timetable, day, 0, period),
                    .until_midnight =
                        untaught(timetable, day, period + 1, timetable->period_count)};
                rf_timetable_book(timetable, entry, booking);
            }
        }
    }
}

static int compare_staff(const void *one, const void *other)
{
    const struct rf_staff *const *a = one, *const *b = other;
    return strcmp((*a)->id, (*b)->id);
}

static void order_staff(struct rf_timetable *timetable)
{
    size_t count = timetable->staff_count;
    const struct rf_staff **order = rf_arena_allocate(timetable->arena, count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = &timetable->staff[i];
    if (count > 1)
        qsort(order, count, sizeof *order, compare_staff);
    timetable->staff_by_id = order;
}

void rf_timetable_settle(struct rf_timetable *timetable)
{
    profile_staff(timetable);
    mark_present(timetable);
    add_absences(timetable);
    name_all(timetable);
    order_staff(timetable);
    if (timetable->entry_count > 1)
        qsort(timetable->entries, timetable->entry_count, sizeof *timetable->entries,
              compare_entries);
    for (size_t i = 0; i < timetable->entry_count; i++)
        if (timetable->entries[i].booking_count > 1)
            qsort(timetable->entries[i].bookings, timetable->entries[i].booking_count,
                  sizeof(struct rf_booking), compare_bookings);
}
