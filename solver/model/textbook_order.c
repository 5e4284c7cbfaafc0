/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_order.c: a visit stands only with its meeting (T8), before it (T9), within the lag (T10)
 * (D13), and where both or none are wanted the meeting only with its visit (T31, D34), as a
 * textbook says it: times and school days of both as sums, and a big number that lifts the row when
 * the visit is unplaced. */
#include "model/textbook_table.h"

enum { DAY_MINUTES = 24 * 60 };

/* Adds `sign` times the minutes from the first day to start or end of a demand's place. */
static void add_time(struct rf_textbook *book, int32_t demand, bool end, int32_t sign)
{
    const int32_t *first = book->candidates->first;
    for (int32_t i = first[demand]; i < first[demand + 1]; i++) {
        const struct rf_candidate *c = &book->candidates->items[i];
        int32_t days = c->day - book->instance->first_day;
        rf_textbook_entry(book, book->placed[i],
                          sign * (days * DAY_MINUTES + (end ? c->end : c->start)));
    }
}

static void write_pair(struct rf_textbook *book, int32_t index)
{
    const struct rf_demand *demand = &book->demands->items[index];
    int32_t most = rf_textbook_school_days(book);
    int32_t limit = book->instance->date_count * DAY_MINUTES;
    rf_textbook_row(book, 8, 0, RF_NO_LIMIT);
    rf_textbook_entry(book, book->missing[index], 1);
    rf_textbook_entry(book, book->missing[demand->leads_to], -1);
    rf_textbook_row(book, 9, 0, RF_NO_LIMIT);
    add_time(book, demand->leads_to, false, 1);
    add_time(book, index, true, -1);
    rf_textbook_entry(book, book->missing[index], limit);
    rf_textbook_row(book, 10, demand->step->lag_least, RF_NO_LIMIT);
    rf_textbook_add_school_days(book, demand->leads_to, 1);
    rf_textbook_add_school_days(book, index, -1);
    rf_textbook_entry(book, book->missing[index], most + demand->step->lag_least);
    rf_textbook_row(book, 10, -RF_NO_LIMIT, demand->step->lag_most);
    rf_textbook_add_school_days(book, demand->leads_to, 1);
    rf_textbook_add_school_days(book, index, -1);
    rf_textbook_entry(book, book->missing[index], -most);
    if (!demand->both)
        return;
    rf_textbook_row(book, 31, 0, RF_NO_LIMIT);
    rf_textbook_entry(book, book->missing[demand->leads_to], 1);
    rf_textbook_entry(book, book->missing[index], -1);
}

void rf_textbook_order(struct rf_textbook *book)
{
    for (int32_t i = 0; i < book->demands->count; i++)
        if (book->demands->items[i].leads_to >= 0)
            write_pair(book, i);
}
