/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_spacing.c: tier 7 (D24): what each start costs by itself, school days of lag off the
 * wished (T27), and passes of the cycle without a common moment (T28 and T29). */
#include "model/textbook_table.h"

/* T27: d is at least the lag minus the wished, and the reverse, when the session is placed. */
static void write_lag(struct rf_textbook *book, int32_t index, struct rf_sum *sum)
{
    const struct rf_demand *demand = &book->demands->items[index];
    int32_t wished = demand->step->lag_wished;
    int32_t big = rf_textbook_school_days(book) + wished;
    int32_t column = rf_matrix_column(book->matrix, 0, RF_NO_LIMIT, true, "d%d", (int)index);
    for (int32_t sign = 1; sign >= -1; sign -= 2) {
        rf_textbook_row(book, 27, -sign * wished, RF_NO_LIMIT);
        rf_textbook_entry(book, column, 1);
        rf_textbook_add_school_days(book, demand->leads_to, -sign);
        rf_textbook_add_school_days(book, index, sign);
        rf_textbook_entry(book, book->missing[index], big);
    }
    rf_sum_add(sum, column, book->instance->weights.lag_day);
}

/* T28: p may be 1 only when no session of the person touches the period. */
static void write_untouched(struct rf_textbook *book, int32_t person,
                            const struct rf_free_period *period, int32_t column)
{
    size_t from, until;
    rf_textbook_parts_on(book, person, period->day, &from, &until);
    for (size_t i = from; i < until; i++) {
        if (!rf_textbook_touches(book, &book->parts[i], period->day, period->span))
            continue;
        rf_textbook_row(book, 28, -RF_NO_LIMIT, 1);
        rf_textbook_entry(book, column, 1);
        rf_textbook_entry(book, book->parts[i].column, 1);
    }
}

/* T29: v is 1 when no common moment of the pass is left. */
static void write_moments(struct rf_textbook *book, int32_t induction, int32_t pass,
                          struct rf_sum *sum)
{
    const struct rf_induction *who = &book->instance->inductions[induction];
    int32_t count;
    bool living;
    struct rf_sum moments = RF_SUM_INIT;
    const struct rf_free_period *periods =
        rf_facts_common_moments(book->facts, induction, pass, &count, &living);
    if (!living || count == 0)
        return;
    for (int32_t i = 0; i < count; i++) {
        int32_t column = rf_matrix_column(book->matrix, 0, 1, true, "p%d_%d_%d", (int)induction,
                                          (int)periods[i].date, (int)periods[i].period);
        write_untouched(book, who->ect, &periods[i], column);
        write_untouched(book, who->mentor, &periods[i], column);
        rf_sum_add(&moments, column, 1);
    }
    int32_t none = rf_matrix_column(book->matrix, 0, 1, true, "v%d_%d", (int)induction, (int)pass);
    rf_textbook_row(book, 29, 1, RF_NO_LIMIT);
    rf_textbook_entry(book, none, 1);
    for (size_t i = 0; i < moments.count; i++)
        rf_textbook_entry(book, moments.items[i].column, 1);
    rf_sum_release(&moments);
    rf_sum_add(sum, none, book->instance->weights.common_moment);
}

void rf_textbook_spacing(struct rf_textbook *book, struct rf_sum *sum)
{
    const struct rf_instance *instance = book->instance;
    for (int32_t c = 0; c < book->candidates->count; c++)
        rf_sum_add(sum, book->placed[c], book->candidates->items[c].spacing_cost);
    for (int32_t i = 0; i < book->demands->count; i++)
        if (book->demands->items[i].leads_to >= 0 &&
            instance->inductions[book->demands->items[i].induction].ect >= 0)
            write_lag(book, i, sum);
    for (int32_t induction = 0; induction < instance->induction_count; induction++)
        for (int32_t pass = 0;
             instance->inductions[induction].ect >= 0 && pass < instance->cycle_count; pass++)
            write_moments(book, induction, pass, sum);
}
