/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_cover.c: what those who take a class may take on in a week, a term and the year (T33,
 * D27), and tier 4 (D43): leaders' minutes above what is sustainable (T42), all minutes released.
 */
#include "base/memory.h"
#include "model/textbook_table.h"

/* Adds the minutes a person covers in the week (>= 0), in the term (>= 0), or at all. */
static void sum_covered(const struct rf_textbook *book, int32_t person, int32_t week, int32_t term,
                        struct rf_sum *sum)
{
    for (size_t i = book->first_part[person]; i < book->first_part[person + 1]; i++) {
        const struct rf_attendance *part = &book->parts[i];
        const struct rf_date *date = rf_textbook_date(book, part->candidate);
        int32_t half_term = date->half_term;
        if (!part->covers || (week >= 0 && date->week != week) ||
            (term >= 0 && (half_term < 0 || book->instance->half_terms[half_term].term != term)))
            continue;
        rf_sum_add(sum, part->column, book->candidates->items[part->candidate].released);
    }
}

static void write_limit(struct rf_textbook *book, int32_t person, int32_t week, int32_t term,
                        int32_t limit)
{
    struct rf_sum sum = RF_SUM_INIT;
    sum_covered(book, person, week, term, &sum);
    if (limit >= 0 && sum.count > 0) {
        rf_textbook_row(book, 33, -RF_NO_LIMIT, limit);
        rf_textbook_add(book, &sum, 1);
    }
    rf_sum_release(&sum);
}

void rf_textbook_budgets(struct rf_textbook *book)
{
    const struct rf_instance *instance = book->instance;
    for (int32_t person = 0; person < instance->person_count; person++) {
        struct rf_provider provider = rf_facts_provider(instance, person);
        for (int32_t week = 0; week < instance->week_count; week++)
            write_limit(book, person, week, -1, provider.per_week);
        for (int32_t term = 0; term < instance->term_count; term++)
            write_limit(book, person, -1, term, provider.per_term);
        write_limit(book, person, -1, -1, provider.per_year);
    }
}

/* T42: a column for what a leader covers in a week above the sustainable. */
static void write_strain(struct rf_textbook *book, int32_t person, int32_t week,
                         int32_t sustainable, struct rf_sum *sum)
{
    struct rf_sum covered = RF_SUM_INIT;
    sum_covered(book, person, week, -1, &covered);
    if (covered.count > 0) {
        int32_t column =
            rf_matrix_column(book->matrix, 0, RF_NO_LIMIT, true, "s%d_%d", (int)person, (int)week);
        rf_textbook_row(book, 42, -sustainable, RF_NO_LIMIT);
        rf_textbook_entry(book, column, 1);
        rf_textbook_add(book, &covered, -1);
        rf_sum_add(sum, column, 1);
    }
    rf_sum_release(&covered);
}

void rf_textbook_cover(struct rf_textbook *book, int32_t part, struct rf_sum *sum)
{
    const struct rf_instance *instance = book->instance;
    for (int32_t c = 0; part == 2 && c < book->candidates->count; c++)
        rf_sum_add(sum, book->placed[c], book->candidates->items[c].released);
    for (int32_t person = 0; part == 1 && person < instance->person_count; person++) {
        struct rf_provider provider = rf_facts_provider(instance, person);
        for (int32_t week = 0; week < instance->week_count; week++)
            if (instance->people[person].leader && provider.sustainable >= 0)
                write_strain(book, person, week, provider.sustainable, sum);
    }
}
