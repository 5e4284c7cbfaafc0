/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_workload.c: tier 5 (D44): how far each mentor's fullest week lies above the mean of what
 * is asked, largest first, as successive maxima like tier 2 (T43). The mean is a fact. */
#include "base/memory.h"
#include "model/textbook_table.h"

static bool is_in(const struct rf_instance *instance, int32_t person, int32_t week)
{
    for (int32_t date = 0; date < instance->date_count; date++) {
        struct rf_span in = instance->people[person].days[date].in;
        if (instance->dates[date].week == week && instance->dates[date].status == RF_DAY_TEACHING &&
            in.from < in.until)
            return true;
    }
    return false;
}

/* Minutes asked of the mentor in all; `counts` gets whether the mentor is one of tier 5's. */
static int32_t sum_asked(const struct rf_textbook *book, int32_t mentor, bool *counts)
{
    const struct rf_instance *instance = book->instance;
    int32_t asked = 0;
    *counts = false;
    for (int32_t i = 0; i < book->demands->count; i++) {
        const struct rf_demand *demand = &book->demands->items[i];
        if (demand->induction < 0 || instance->inductions[demand->induction].mentor != mentor)
            continue;
        const struct rf_kind *kind = &instance->kinds[demand->kind];
        *counts = *counts || instance->inductions[demand->induction].ect >= 0;
        if (kind->mentoring && kind->presence[RF_ROLE_MENTOR] != RF_ABSENT)
            asked += demand->step->minutes;
        if (kind->meeting)
            asked += demand->stage->preparation_minutes;
    }
    return asked;
}

static void write_mentor(struct rf_textbook *book, int32_t mentor, int32_t asked, int32_t most,
                         int32_t left_out)
{
    const struct rf_instance *instance = book->instance;
    struct rf_sum *of_week = rf_allocate((size_t)instance->week_count, sizeof *of_week);
    int32_t weeks = 0;
    for (int32_t week = 0; week < instance->week_count; week++) {
        asked += rf_facts_other_mentoring(book->facts, mentor, week);
        weeks += is_in(instance, mentor, week);
    }
    const int32_t mean = weeks == 0 ? 0 : asked / weeks;
    rf_textbook_mentor_minutes(book, mentor, -1, true, of_week);
    for (int32_t week = 0; week < instance->week_count; week++) {
        rf_textbook_row(book, 43, rf_facts_other_mentoring(book->facts, mentor, week) - mean,
                        RF_NO_LIMIT);
        rf_textbook_entry(book, most, 1);
        rf_textbook_entry(book, left_out, asked + 1);
        rf_textbook_add(book, &of_week[week], -1);
        rf_sum_release(&of_week[week]);
    }
    rf_release(of_week);
}

void rf_textbook_workload(struct rf_textbook *book, int32_t position, struct rf_sum *sum)
{
    int32_t most = rf_matrix_column(book->matrix, 0, RF_NO_LIMIT, true, "l%d", (int)position);
    struct rf_sum left_out = RF_SUM_INIT;
    for (int32_t mentor = 0; mentor < book->instance->person_count; mentor++) {
        bool counts;
        int32_t asked = sum_asked(book, mentor, &counts);
        if (!counts)
            continue;
        int32_t column =
            rf_matrix_column(book->matrix, 0, 1, true, "b%d_%d", (int)position, (int)mentor);
        rf_sum_add(&left_out, column, 1);
        write_mentor(book, mentor, asked, most, column);
    }
    rf_textbook_row(book, 43, -RF_NO_LIMIT, position - 1);
    rf_textbook_add(book, &left_out, 1);
    rf_sum_release(&left_out);
    rf_sum_add(sum, most, 1);
}
