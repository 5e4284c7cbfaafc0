/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_cap.c: caps set by the school (T20, D19): one row for each person, each date, week, term
 * or the year, and each of minutes and number. */
#include "base/memory.h"
#include "model/textbook_table.h"

/* The date, week, term or year a candidate counts in; -1 when in none. */
static int32_t find_period(const struct rf_textbook *book, int32_t candidate,
                           enum rf_cap_period per)
{
    const struct rf_date *date = rf_textbook_date(book, candidate);
    switch (per) {
    case RF_PER_DAY:
        return date->day - book->instance->first_day;
    case RF_PER_WEEK:
        return date->week;
    case RF_PER_TERM:
        return date->half_term < 0 ? -1 : book->instance->half_terms[date->half_term].term;
    case RF_PER_YEAR:
        break;
    }
    return 0;
}

/* Parts are sorted by day, so those of one period stand beside each other. */
static void write_person(struct rf_textbook *book, const struct rf_cap *cap, int32_t person,
                         bool minutes)
{
    int32_t current = -1;
    for (size_t i = book->first_part[person]; i < book->first_part[person + 1]; i++) {
        const struct rf_candidate *c = &book->candidates->items[book->parts[i].candidate];
        int32_t period = find_period(book, book->parts[i].candidate, cap->per);
        if (!cap->kinds[book->demands->items[c->demand].kind] || period < 0)
            continue;
        if (period != current)
            rf_textbook_row(book, 20, -RF_NO_LIMIT, minutes ? cap->minutes : cap->sessions);
        current = period;
        const struct rf_span span = book->parts[i].span; /* of who covers: that time alone */
        rf_textbook_entry(book, book->parts[i].column, minutes ? span.until - span.from : 1);
    }
}

void rf_textbook_caps(struct rf_textbook *book)
{
    for (int32_t i = 0; i < book->instance->cap_count; i++) {
        const struct rf_cap *cap = &book->instance->caps[i];
        for (int32_t j = 0; j < cap->person_count; j++) {
            if (cap->minutes >= 0)
                write_person(book, cap, cap->people[j], true);
            if (cap->sessions >= 0)
                write_person(book, cap, cap->people[j], false);
        }
    }
}
