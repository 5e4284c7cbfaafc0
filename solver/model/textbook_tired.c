/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_tired.c: share (T14) and run (T15) of tired meetings, and tier 3 with the points of
 * group sessions that follow four taught periods of somebody who comes (T22) (D15). */
#include <string.h>

#include "model/textbook_table.h"

static bool is_waived(const struct rf_instance *instance, int32_t induction)
{
    rf_day last = instance->first_day + instance->date_count - 1;
    for (int32_t i = 0; i < instance->waiver_count; i++) {
        const struct rf_waiver *waiver = &instance->waivers[i];
        if (waiver->induction == induction && waiver->expires >= last &&
            strcmp(waiver->rule, rf_constraint_id(RF_CONSTRAINT_TIRED)) == 0)
            return true;
    }
    return false;
}

/* Adds the tired candidates of the induction's meetings with ranks [from, until). */
static void add_tired(struct rf_textbook *book, int32_t induction, int32_t from, int32_t until)
{
    for (int32_t i = 0; i < book->demands->count; i++) {
        const struct rf_demand *demand = &book->demands->items[i];
        if (demand->induction != induction || demand->meeting_rank < from ||
            demand->meeting_rank >= until)
            continue;
        for (int32_t c = book->candidates->first[i]; c < book->candidates->first[i + 1]; c++)
            if (book->candidates->items[c].tired)
                rf_textbook_entry(book, book->placed[c], 1);
    }
}

void rf_textbook_tired_limit(struct rf_textbook *book)
{
    const struct rf_instance *instance = book->instance;
    int32_t run = instance->rules[RF_RULE_TIRED_RUN];
    for (int32_t induction = 0; induction < instance->induction_count; induction++) {
        int32_t meetings = book->demands->meetings_of[induction];
        if (meetings == 0 || instance->inductions[induction].ect < 0 ||
            is_waived(instance, induction))
            continue;
        rf_textbook_row(book, 14, -RF_NO_LIMIT,
                        instance->rules[RF_RULE_TIRED_SHARE] * meetings / 1000);
        add_tired(book, induction, 0, meetings);
        for (int32_t from = 0; from + run < meetings; from++) {
            rf_textbook_row(book, 15, -RF_NO_LIMIT, run);
            add_tired(book, induction, from, from + run + 1);
        }
    }
}

/* T22: f is 1 when somebody comes to the candidate after four taught periods. */
static void add_four_periods(struct rf_textbook *book, struct rf_sum *sum)
{
    int32_t points = book->instance->rules[RF_RULE_TIRED_STRAIGHT];
    for (size_t i = 0; i < book->part_count; i++) {
        const struct rf_attendance *part = &book->parts[i];
        const struct rf_candidate *c = &book->candidates->items[part->candidate];
        if (book->demands->items[c->demand].event < 0 ||
            rf_facts_four_periods(book->facts, part->person, c->day - book->instance->first_day,
                                  c->start) == 0)
            continue;
        if (book->four_periods[part->candidate] == 0) {
            int32_t column =
                rf_matrix_column(book->matrix, 0, 1, true, "f%d", (int)part->candidate);
            book->four_periods[part->candidate] = column + 1;
            rf_sum_add(sum, column, points);
        }
        rf_textbook_row(book, 22, 0, RF_NO_LIMIT);
        rf_textbook_entry(book, book->four_periods[part->candidate] - 1, 1);
        rf_textbook_entry(book, part->column, -1);
    }
}

void rf_textbook_tired(struct rf_textbook *book, struct rf_sum *sum)
{
    for (int32_t c = 0; c < book->candidates->count; c++)
        rf_sum_add(sum, book->placed[c], book->candidates->items[c].tired_cost);
    add_four_periods(book, sum);
}
