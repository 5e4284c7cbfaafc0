/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_travel.c: between two sessions of a person at different sites there is time to travel
 * (T40, D41), pair by pair. Journeys from and to what is on the timetable are facts of the
 * candidate. */
#include "base/memory.h"
#include "model/textbook_table.h"

static int32_t find_site(const struct rf_textbook *book, const struct rf_attendance *part)
{
    const struct rf_candidate *c = &book->candidates->items[part->candidate];
    return rf_demand_site(book->instance, &book->demands->items[c->demand]);
}

static void write_pair(struct rf_textbook *book, const struct rf_attendance *one,
                       const struct rf_attendance *other)
{
    int32_t minutes =
        rf_travel_minutes(book->instance, find_site(book, one), find_site(book, other));
    bool near = one->span.from < other->span.until + minutes &&
                other->span.from < one->span.until + minutes;
    if (minutes == 0 || !near ||
        book->candidates->items[one->candidate].demand ==
            book->candidates->items[other->candidate].demand)
        return;
    rf_textbook_row(book, 40, -RF_NO_LIMIT, 1);
    rf_textbook_entry(book, one->column, 1);
    rf_textbook_entry(book, other->column, 1);
}

void rf_textbook_travel(struct rf_textbook *book)
{
    if (book->instance->site_count < 2)
        return;
    for (size_t i = 0; i < book->part_count; i++) {
        size_t from, until;
        rf_textbook_parts_on(book, book->parts[i].person,
                             book->candidates->items[book->parts[i].candidate].day, &from, &until);
        for (size_t j = i + 1; j < until; j++)
            write_pair(book, &book->parts[i], &book->parts[j]);
    }
}
