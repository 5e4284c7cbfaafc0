/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_equity.c: tier 2, the unplaced minutes of the inductions, largest first (D22), as
 * successive maxima: the n-th largest is the largest when the best choice of n - 1 inductions is
 * left out (T21). k is 1 for an induction left out; a big number lifts its row. */
#include "model/textbook_table.h"

/* Wished minutes of an induction's sessions, all of them. */
static int32_t sum_wished(const struct rf_textbook *book, int32_t induction)
{
    int32_t minutes = 0;
    for (int32_t i = 0; i < book->demands->count; i++)
        if (book->demands->items[i].induction == induction)
            minutes += book->demands->items[i].step->minutes;
    return minutes;
}

void rf_textbook_equity(struct rf_textbook *book, int32_t position, struct rf_sum *sum)
{
    int32_t most = rf_matrix_column(book->matrix, 0, RF_NO_LIMIT, true, "z%d", (int)position);
    struct rf_sum left_out = RF_SUM_INIT;
    for (int32_t induction = 0; induction < book->instance->induction_count; induction++) {
        int32_t wished = sum_wished(book, induction);
        if (wished == 0 || book->instance->inductions[induction].ect < 0)
            continue;
        int32_t column =
            rf_matrix_column(book->matrix, 0, 1, true, "k%d_%d", (int)position, (int)induction);
        rf_sum_add(&left_out, column, 1);
        rf_textbook_row(book, 21, 0, RF_NO_LIMIT);
        rf_textbook_entry(book, most, 1);
        rf_textbook_entry(book, column, wished);
        for (int32_t i = 0; i < book->demands->count; i++)
            if (book->demands->items[i].induction == induction)
                rf_textbook_entry(book, book->missing[i], -book->demands->items[i].step->minutes);
    }
    rf_textbook_row(book, 21, -RF_NO_LIMIT, position - 1);
    for (size_t i = 0; i < left_out.count; i++)
        rf_textbook_entry(book, left_out.items[i].column, 1);
    rf_sum_release(&left_out);
    rf_sum_add(sum, most, 1);
}
