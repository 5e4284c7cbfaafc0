/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_rhythm.c: never two meetings of an induction on one date (T11); meetings of neighbouring
 * windows in their order (T12) and the gap between them in school days (T13) (D14). The rows of a
 * pair are lifted by a big number when one of the two is unplaced. */
#include "base/memory.h"
#include "model/textbook_table.h"

/* T11 for the meetings of one induction, demands [from, until). */
static void write_dates(struct rf_textbook *book, int32_t from, int32_t until)
{
    const struct rf_candidates *candidates = book->candidates;
    int32_t first = candidates->first[from], last = candidates->first[until];
    size_t dates = (size_t)book->instance->date_count;
    int32_t *head = rf_allocate(dates, sizeof *head); /* 1 + a candidate of the date, 0 none */
    int32_t *next = rf_allocate((size_t)(last - first), sizeof *next);
    for (int32_t c = last - 1; c >= first; c--) {
        int32_t date = candidates->items[c].day - book->instance->first_day;
        if (book->demands->items[candidates->items[c].demand].meeting_rank < 0)
            continue;
        next[c - first] = head[date];
        head[date] = c + 1;
    }
    for (size_t date = 0; date < dates; date++) {
        if (head[date] == 0)
            continue;
        rf_textbook_row(book, 11, -RF_NO_LIMIT, 1);
        for (int32_t c = head[date] - 1; c >= 0; c = next[c - first] - 1)
            rf_textbook_entry(book, book->placed[c], 1);
    }
    rf_release(head);
    rf_release(next);
}

/* Adds `sign` times the date of a demand's place, counted from the first day. */
static void add_date(struct rf_textbook *book, int32_t demand, int32_t sign)
{
    const int32_t *first = book->candidates->first;
    for (int32_t c = first[demand]; c < first[demand + 1]; c++)
        rf_textbook_entry(book, book->placed[c],
                          sign * (book->candidates->items[c].day - book->instance->first_day));
}

/* T12: the later one stands on a later date. */
static void write_later(struct rf_textbook *book, int32_t later, int32_t earlier)
{
    int32_t big = book->instance->date_count + 1;
    rf_textbook_row(book, 12, 1, RF_NO_LIMIT);
    add_date(book, later, 1);
    add_date(book, earlier, -1);
    rf_textbook_entry(book, book->missing[later], big);
    rf_textbook_entry(book, book->missing[earlier], big);
}

/* T13: the school days between the two are at least, or at most, `side`. */
static void write_gap(struct rf_textbook *book, int32_t later, int32_t earlier, int32_t side,
                      bool at_least)
{
    int32_t big = rf_textbook_school_days(book) + side;
    rf_textbook_row(book, 13, at_least ? side : -RF_NO_LIMIT, at_least ? RF_NO_LIMIT : side);
    rf_textbook_add_school_days(book, later, 1);
    rf_textbook_add_school_days(book, earlier, -1);
    rf_textbook_entry(book, book->missing[later], at_least ? big : -big);
    rf_textbook_entry(book, book->missing[earlier], at_least ? big : -big);
}

static void write_neighbours(struct rf_textbook *book, int32_t later)
{
    const struct rf_demand *demand = &book->demands->items[later];
    int32_t earlier = demand->previous_meeting;
    bool make_up = demand->make_up || book->demands->items[earlier].make_up;
    write_later(book, later, earlier);
    if (!demand->has_gap)
        return;
    write_gap(book, later, earlier, make_up ? demand->gap_make_up : demand->gap_least, true);
    write_gap(book, later, earlier, demand->gap_most, false);
}

void rf_textbook_rhythm(struct rf_textbook *book)
{
    const struct rf_demand *demands = book->demands->items;
    int32_t count = book->demands->count;
    for (int32_t from = 0, until; from < count && demands[from].induction >= 0; from = until) {
        for (until = from; until < count && demands[until].induction == demands[from].induction;)
            until++;
        write_dates(book, from, until);
    }
    for (int32_t i = 0; i < count; i++)
        if (demands[i].previous_meeting >= 0)
            write_neighbours(book, i);
}
