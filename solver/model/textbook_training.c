/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_training.c: a mentor's training is spread over the year: its minutes in the first
 * half-term have a limit (T41, D42). */
#include "base/memory.h"
#include "model/textbook_table.h"

/* Minutes of dated training from outside in the first half-term. */
static int32_t find_dated(const struct rf_instance *instance, int32_t person)
{
    int32_t minutes = 0;
    for (int32_t date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];
        for (int32_t i = 0; i < day->occurrence_count && instance->dates[date].half_term == 0; i++)
            if (day->occurrences[i].type == RF_TRAINING)
                minutes += day->occurrences[i].span.until - day->occurrences[i].span.from;
    }
    return minutes;
}

static void write_entry(struct rf_textbook *book, int32_t induction)
{
    const struct rf_instance *instance = book->instance;
    const struct rf_induction *who = &instance->inductions[induction];
    int64_t share = instance->rules[RF_RULE_TRAINING_FIRST];
    int32_t limit =
        (int32_t)(share * who->training_minutes / 1000) - find_dated(instance, who->mentor);
    struct rf_sum sum = RF_SUM_INIT;
    for (int32_t c = 0; c < book->candidates->count; c++) {
        const struct rf_candidate *item = &book->candidates->items[c];
        const struct rf_demand *demand = &book->demands->items[item->demand];
        if (demand->induction == induction && instance->kinds[demand->kind].training &&
            rf_textbook_date(book, c)->half_term == 0)
            rf_sum_add(&sum, book->placed[c], item->end - item->start);
    }
    if (sum.count > 0) {
        rf_textbook_row(book, 41, -RF_NO_LIMIT, limit < 0 ? 0 : limit);
        rf_textbook_add(book, &sum, 1);
    }
    rf_sum_release(&sum);
}

void rf_textbook_training(struct rf_textbook *book)
{
    for (int32_t i = 0; i < book->instance->induction_count; i++)
        if (book->instance->inductions[i].ect < 0 && book->instance->half_term_count > 1)
            write_entry(book, i);
}
