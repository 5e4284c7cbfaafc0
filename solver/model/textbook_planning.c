/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_planning.c: planning time that no timetable marks (D16): y is 1 when a session touches a
 * free period of somebody with a need (T16), and enough stays untouched (T17). */
#include "model/textbook_table.h"

/* Column y of a free period and its rows (T16); -1 when no session can touch it. */
static int32_t write_period(struct rf_textbook *book, int32_t person,
                            const struct rf_free_period *period)
{
    int32_t column = -1;
    size_t from, until;
    rf_textbook_parts_on(book, person, period->day, &from, &until);
    for (size_t i = from; i < until; i++) {
        const struct rf_attendance *part = &book->parts[i];
        if (!rf_textbook_touches(book, part, period->day, period->span))
            continue;
        if (column < 0)
            column = rf_matrix_column(book->matrix, 0, 1, true, "y%d_%d_%d", (int)person,
                                      (int)period->date, (int)period->period);
        rf_textbook_row(book, 16, -RF_NO_LIMIT, 0);
        rf_textbook_entry(book, part->column, 1);
        rf_textbook_entry(book, column, -1);
    }
    return column;
}

static void write_pass(struct rf_textbook *book, int32_t person, int32_t pass)
{
    int32_t count, supply;
    int32_t need = rf_facts_planning_need(book->facts, person, pass, &supply);
    struct rf_sum touched = RF_SUM_INIT;
    if (need == 0)
        return;
    const struct rf_free_period *periods = rf_facts_free_periods(book->facts, person, pass, &count);
    for (int32_t i = 0; i < count; i++) {
        int32_t column = write_period(book, person, &periods[i]);
        if (column >= 0)
            rf_sum_add(&touched, column, periods[i].span.until - periods[i].span.from);
    }
    rf_textbook_row(book, 17, -RF_NO_LIMIT, supply - need);
    for (size_t i = 0; i < touched.count; i++)
        rf_textbook_entry(book, touched.items[i].column, touched.items[i].value);
    rf_sum_release(&touched);
}

void rf_textbook_planning(struct rf_textbook *book)
{
    for (int32_t person = 0; person < book->instance->person_count; person++)
        if (book->first_part[person] < book->first_part[person + 1])
            for (int32_t pass = 0; pass < book->instance->cycle_count; pass++)
                write_pass(book, person, pass);
}
