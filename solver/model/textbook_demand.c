/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_demand.c: every session is placed once or reported (T1), pins stand (T2), and what
 * tier 1 counts. */
#include "base/memory.h"
#include "model/textbook_table.h"

void rf_textbook_demand(struct rf_textbook *book)
{
    const struct rf_candidates *candidates = book->candidates;
    for (int32_t i = 0; i < candidates->count; i++)
        book->placed[i] = rf_matrix_column(book->matrix, 0, 1, true, "x%d", (int)i);
    for (int32_t i = 0; i < book->demands->count; i++) {
        const struct rf_demand *demand = &book->demands->items[i];
        bool event = demand->event >= 0;
        int32_t most = event ? book->instance->events[demand->event].person_count : 1;
        book->missing[i] = rf_matrix_column(book->matrix, 0, most, true, "u%d", (int)i);
        rf_textbook_row(book, 1, event ? 0 : 1, 1);
        for (int32_t c = candidates->first[i]; c < candidates->first[i + 1]; c++)
            rf_textbook_entry(book, book->placed[c], 1);
        if (!event)
            rf_textbook_entry(book, book->missing[i], 1);
        if (demand->pin < 0)
            continue;
        rf_textbook_row(book, 2, 1, 1);
        for (int32_t c = candidates->first[i]; c < candidates->first[i + 1]; c++)
            rf_textbook_entry(book, book->placed[c], 1);
    }
}

void rf_textbook_unplaced(struct rf_textbook *book, int32_t priority, struct rf_sum *sum)
{
    for (int32_t i = 0; i < book->demands->count; i++)
        if (book->instance->kinds[book->demands->items[i].kind].priority == priority)
            rf_sum_add(sum, book->missing[i], 1);
}
