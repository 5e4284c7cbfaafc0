/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_room.c: a room holds one session at a time (D28): at each moment at which one starts in
 * it, at most one of those that cover the moment stands (T32). Which rooms are free of lessons is a
 * fact of the candidate. */
#include "base/memory.h"
#include "model/textbook_table.h"

static bool covers(const struct rf_candidate *one, const struct rf_candidate *start)
{
    return one->room == start->room && one->day == start->day && one->start <= start->start &&
           start->start < one->end;
}

/* An earlier candidate that starts then and there has had its row. */
static bool is_repeated(const struct rf_textbook *book, int32_t candidate)
{
    const struct rf_candidate *items = book->candidates->items;
    for (int32_t c = 0; c < candidate; c++)
        if (items[c].start == items[candidate].start && covers(&items[c], &items[candidate]))
            return true;
    return false;
}

void rf_textbook_rooms(struct rf_textbook *book)
{
    const struct rf_candidate *items = book->candidates->items;
    for (int32_t start = 0; start < book->candidates->count; start++) {
        if (items[start].room < 0 || is_repeated(book, start))
            continue;
        rf_textbook_row(book, 32, -RF_NO_LIMIT, 1);
        for (int32_t c = 0; c < book->candidates->count; c++)
            if (covers(&items[c], &items[start]))
                rf_textbook_entry(book, book->placed[c], 1);
    }
}
