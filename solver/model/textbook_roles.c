/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_roles.c: where a mentor is tutor or observer too, nothing that feeds assessment with the
 * mentor in it on a date with mentoring (T39, D39). */
#include "base/memory.h"
#include "model/textbook_table.h"

static bool has_role(const struct rf_induction *induction, enum rf_role role)
{
    const struct rf_cast *cast = &induction->cast[role];
    for (int32_t i = 0; i < cast->count; i++)
        if (cast->people[i] == induction->mentor)
            return true;
    return false;
}

static bool takes_part(const struct rf_textbook *book, int32_t candidate, int32_t person)
{
    for (size_t i = book->first_part[person]; i < book->first_part[person + 1]; i++)
        if (book->parts[i].candidate == candidate)
            return true;
    return false;
}

void rf_textbook_roles(struct rf_textbook *book)
{
    const struct rf_instance *instance = book->instance;
    const struct rf_candidate *items = book->candidates->items;
    for (int32_t a = 0; a < book->candidates->count; a++) {
        const struct rf_demand *one = &book->demands->items[items[a].demand];
        if (one->induction < 0 || !instance->kinds[one->kind].assessment)
            continue;
        const struct rf_induction *who = &instance->inductions[one->induction];
        if ((!has_role(who, RF_ROLE_TUTOR) && !has_role(who, RF_ROLE_OBSERVER)) ||
            !takes_part(book, a, who->mentor))
            continue;
        for (int32_t m = 0; m < book->candidates->count; m++) {
            const struct rf_demand *other = &book->demands->items[items[m].demand];
            if (other == one || other->induction != one->induction ||
                items[m].day != items[a].day || !instance->kinds[other->kind].mentoring)
                continue;
            rf_textbook_row(book, 39, -RF_NO_LIMIT, 1);
            rf_textbook_entry(book, book->placed[a], 1);
            rf_textbook_entry(book, book->placed[m], 1);
        }
    }
}
