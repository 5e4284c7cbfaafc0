/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_clash.c: nobody is in two places (D12). Spans that overlap pairwise share a moment that
 * is the start of one of them, so it is exact to ask at each start that at most one session covers
 * it (T6). With the buffer the same holds of spans made longer by it, among the sessions of one
 * free stretch at which the person is needed free (T7): a session while teaching or covered needs
 * no buffer, nor does who takes a class, nor do sessions with a break between their stretches. */
#include "base/memory.h"
#include "model/facts_span.h"
#include "model/textbook_table.h"

static rf_day day_of(const struct rf_textbook *book, size_t part)
{
    return book->candidates->items[book->parts[part].candidate].day;
}

/* The rows of one person and date for the moments at which its parts [from, until) start. With
 * `stretch` only parts that are free and lie in it, each longer by `buffer`. */
static void write_moments(struct rf_textbook *book, size_t from, size_t until,
                          const struct rf_span *stretch, int32_t buffer)
{
    for (size_t i = from; i < until; i++) {
        rf_minute moment = book->parts[i].span.from;
        size_t covering = 0;
        if (i > from && book->parts[i - 1].span.from == moment)
            continue; /* the moment was dealt with */
        if (stretch != NULL && (moment < stretch->from || moment >= stretch->until))
            continue;
        for (int pass = 0; pass < 2; pass++) {
            if (pass == 1 && covering < 2)
                break;
            if (pass == 1)
                rf_textbook_row(book, stretch == NULL ? 6 : 7, -RF_NO_LIMIT, 1);
            for (size_t j = from; j < until; j++) {
                const struct rf_attendance *part = &book->parts[j];
                if (part->span.from > moment || part->span.until + buffer <= moment)
                    continue;
                if (stretch != NULL &&
                    (part->presence != RF_FREE || part->covers || part->span.from < stretch->from ||
                     part->span.until > stretch->until))
                    continue;
                covering++;
                if (pass == 1)
                    rf_textbook_entry(book, book->parts[j].column, 1);
            }
        }
    }
}

void rf_textbook_clash(struct rf_textbook *book)
{
    const struct rf_instance *instance = book->instance;
    int32_t buffer = instance->rules[RF_RULE_BUFFER];
    for (int32_t person = 0; person < instance->person_count; person++) {
        size_t from = book->first_part[person];
        while (from < book->first_part[person + 1]) {
            rf_day day = day_of(book, from);
            size_t until = from;
            while (until < book->first_part[person + 1] && day_of(book, until) == day)
                until++;
            write_moments(book, from, until, NULL, 0);
            struct rf_spans free =
                rf_facts_free(book->facts, person, day - instance->first_day, true);
            for (int32_t i = 0; i < free.count && buffer > 0; i++)
                write_moments(book, from, until, &free.items[i], buffer);
            from = until;
        }
    }
}
