/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_attendance.c: who comes to a group session (D20): w is 1 when a person comes to the
 * session and it stands at that start (T3), enough come (T4), those who do not are counted (T5). */
#include "base/memory.h"
#include "model/textbook_table.h"

/* Columns w of one candidate with their rows (T3); the quorum of the candidate (T4). */
static void write_candidate(struct rf_textbook *book, const struct rf_event *event,
                            const struct rf_demand *demand, int32_t candidate)
{
    int32_t quorum = (int32_t)(((int64_t)event->quorum * event->person_count + 999) / 1000);
    size_t first = book->part_count;
    for (int32_t i = 0; i < event->person_count; i++) {
        int32_t person = event->people[i];
        if (!rf_event_can_attend(book->facts, demand, &book->candidates->items[candidate], person))
            continue;
        int32_t column =
            rf_matrix_column(book->matrix, 0, 1, true, "w%d_%d", (int)candidate, (int)person);
        const struct rf_candidate *c = &book->candidates->items[candidate];
        struct rf_attendance part = {person, candidate, column, RF_FREE, false, {c->start, c->end}};
        RF_PUSH(book->parts, book->part_count, book->part_capacity, part);
        rf_textbook_row(book, 3, -RF_NO_LIMIT, 0);
        rf_textbook_entry(book, column, 1);
        rf_textbook_entry(book, book->placed[candidate], -1);
    }
    rf_textbook_row(book, 4, 0, RF_NO_LIMIT);
    for (size_t i = first; i < book->part_count; i++)
        rf_textbook_entry(book, book->parts[i].column, 1);
    rf_textbook_entry(book, book->placed[candidate], quorum < 1 ? -1 : -quorum);
}

void rf_textbook_attendance(struct rf_textbook *book)
{
    const struct rf_candidates *candidates = book->candidates;
    for (int32_t i = 0; i < book->demands->count; i++) {
        const struct rf_demand *demand = &book->demands->items[i];
        if (demand->event < 0)
            continue;
        const struct rf_event *event = &book->instance->events[demand->event];
        size_t first = book->part_count;
        for (int32_t c = candidates->first[i]; c < candidates->first[i + 1]; c++)
            write_candidate(book, event, demand, c);
        rf_textbook_row(book, 5, event->person_count, event->person_count);
        for (size_t part = first; part < book->part_count; part++)
            rf_textbook_entry(book, book->parts[part].column, 1);
        rf_textbook_entry(book, book->missing[i], 1);
    }
}
