/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_directed.c: directed time (D38). A date of a person is cut at every moment at which a
 * session could begin or end; a piece counts, as far as nothing is written there, when a session or
 * the time trapped before it covers the piece (T37); the pieces have a limit (T38). */
#include <stdlib.h>

#include "base/memory.h"
#include "model/textbook_table.h"

enum { CUTS = 24 * 60 + 1 };

/* What a part adds to the day: its minutes, and those trapped since the pupils left. */
static struct rf_span find_claim(const struct rf_textbook *book, const struct rf_attendance *part)
{
    const struct rf_date *date = rf_textbook_date(book, part->candidate);
    struct rf_span span = part->span;
    if (book->instance->rules[RF_RULE_TRAPPED_TIME] != 0 && date->status == RF_DAY_TEACHING &&
        span.from > date->pupils.until)
        span.from = date->pupils.until;
    return span;
}

/* T37 for one piece of a date, of the parts [from, until). */
static void write_piece(struct rf_textbook *book, size_t from, size_t until, struct rf_span piece,
                        struct rf_sum *sum)
{
    int32_t person = book->parts[from].person;
    int32_t date =
        (int32_t)(rf_textbook_date(book, book->parts[from].candidate) - book->instance->dates);
    int32_t minutes = rf_facts_directed_added(book->facts, person, date, piece);
    int32_t column = -1;
    for (size_t i = from; i < until && minutes > 0; i++) {
        struct rf_span claim = find_claim(book, &book->parts[i]);
        if (claim.from > piece.from || claim.until < piece.until)
            continue;
        if (column < 0)
            column = rf_matrix_column(book->matrix, 0, 1, true, "o%d_%d_%d", (int)person, (int)date,
                                      (int)piece.from);
        rf_textbook_row(book, 37, 0, RF_NO_LIMIT);
        rf_textbook_entry(book, column, 1);
        rf_textbook_entry(book, book->parts[i].column, -1);
    }
    if (column >= 0)
        rf_sum_add(sum, column, minutes);
}

static void write_date(struct rf_textbook *book, size_t from, size_t until, struct rf_sum *sum)
{
    bool *cut = rf_allocate(CUTS, sizeof *cut);
    for (size_t i = from; i < until; i++) {
        struct rf_span claim = find_claim(book, &book->parts[i]);
        cut[claim.from] = true;
        cut[claim.until] = true;
    }
    rf_minute last = -1;
    for (rf_minute minute = 0; minute < CUTS; minute++) {
        if (!cut[minute])
            continue;
        if (last >= 0)
            write_piece(book, from, until, (struct rf_span){last, minute}, sum);
        last = minute;
    }
    rf_release(cut);
}

void rf_textbook_directed(struct rf_textbook *book)
{
    for (int32_t person = 0; person < book->instance->person_count; person++) {
        int32_t limit = rf_facts_directed_limit(book->facts, person);
        struct rf_sum sum = RF_SUM_INIT;
        for (size_t i = book->first_part[person]; limit >= 0 && i < book->first_part[person + 1];) {
            size_t from, until;
            rf_textbook_parts_on(
                book, person, book->candidates->items[book->parts[i].candidate].day, &from, &until);
            write_date(book, from, until, &sum);
            i = until;
        }
        if (sum.count > 0) {
            rf_textbook_row(book, 38, -RF_NO_LIMIT, limit - rf_facts_directed(book->facts, person));
            rf_textbook_add(book, &sum, 1);
        }
        rf_sum_release(&sum);
    }
}
