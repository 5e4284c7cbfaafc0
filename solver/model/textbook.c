/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook.c: the textbook model put together: all rules, then the numbers of the tiers up to the
 * one that is optimised, those before it held at their values (T30).
 *
 * Invariant: the rows of a rule never depend on the target; a later number only adds rows and
 * columns. Nothing is left out but rows that hold whatever is chosen. */
#include "model/textbook.h"

#include <stdlib.h>

#include "base/memory.h"
#include "model/textbook_table.h"

void rf_textbook_row(struct rf_textbook *book, int32_t equation, int32_t lower, int32_t upper)
{
    int32_t number = ++book->rows_of[equation];
    rf_matrix_row(book->matrix, lower, upper, "t%d_%d", (int)equation, (int)number);
}

void rf_sum_add(struct rf_sum *sum, int32_t column, int32_t value)
{
    struct rf_entry entry = {column, value};
    if (value != 0)
        RF_PUSH(sum->items, sum->count, sum->capacity, entry);
}

void rf_textbook_add(struct rf_textbook *book, const struct rf_sum *sum, int32_t sign)
{
    for (size_t i = 0; i < sum->count; i++)
        rf_textbook_entry(book, sum->items[i].column, sign * sum->items[i].value);
}

void rf_sum_release(struct rf_sum *sum)
{
    rf_release(sum->items);
    *sum = (struct rf_sum)RF_SUM_INIT;
}

void rf_textbook_add_school_days(struct rf_textbook *book, int32_t demand, int32_t sign)
{
    const int32_t *first = book->candidates->first;
    for (int32_t c = first[demand]; c < first[demand + 1]; c++)
        rf_textbook_entry(book, book->placed[c], sign * rf_textbook_date(book, c)->teaching_index);
}

int32_t rf_textbook_school_days(const struct rf_textbook *book)
{
    return book->instance->dates[book->instance->date_count - 1].teaching_index + 1;
}

const struct rf_date *rf_textbook_date(const struct rf_textbook *book, int32_t candidate)
{
    const struct rf_instance *instance = book->instance;
    return &instance->dates[book->candidates->items[candidate].day - instance->first_day];
}

bool rf_textbook_touches(const struct rf_textbook *book, const struct rf_attendance *part,
                         rf_day day, struct rf_span span)
{
    return book->candidates->items[part->candidate].day == day && part->span.from < span.until &&
           span.from < part->span.until;
}

void rf_textbook_parts_on(const struct rf_textbook *book, int32_t person, rf_day day, size_t *from,
                          size_t *until)
{
    const struct rf_candidate *items = book->candidates->items;
    size_t low = book->first_part[person], high = book->first_part[person + 1];
    size_t end = high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (items[book->parts[middle].candidate].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    *from = low;
    while (low < end && items[book->parts[low].candidate].day == day)
        low++;
    *until = low;
}

/* Parts with the place of their candidate, for sorting. */
struct placed_part {
    struct rf_attendance part;
    rf_day day;
    rf_minute start;
};

static int compare_parts(const void *one, const void *other)
{
    const struct placed_part *a = one, *b = other;
    if (a->part.person != b->part.person)
        return a->part.person < b->part.person ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->part.column > b->part.column) - (a->part.column < b->part.column);
}

static void sort_parts(struct rf_textbook *book)
{
    struct placed_part *placed = rf_allocate(book->part_count, sizeof *placed);
    for (size_t i = 0; i < book->part_count; i++) {
        const struct rf_candidate *c = &book->candidates->items[book->parts[i].candidate];
        placed[i] = (struct placed_part){book->parts[i], c->day, book->parts[i].span.from};
    }
    if (book->part_count > 1)
        qsort(placed, book->part_count, sizeof *placed, compare_parts);
    for (size_t i = 0; i < book->part_count; i++) {
        book->parts[i] = placed[i].part;
        book->first_part[placed[i].part.person + 1]++;
    }
    for (int32_t person = 0; person < book->instance->person_count; person++)
        book->first_part[person + 1] += book->first_part[person];
    rf_release(placed);
}

/* Parts of the sessions of inductions; those of events come with their attendance. */
static void collect_parts(struct rf_textbook *book)
{
    for (int32_t i = 0; i < book->candidates->count; i++) {
        const struct rf_demand *demand = &book->demands->items[book->candidates->items[i].demand];
        struct rf_taking parts[RF_PARTS];
        int32_t count =
            rf_candidate_parts(book->instance, demand, &book->candidates->items[i], parts);
        for (int32_t k = 0; k < count; k++) {
            struct rf_attendance part = {parts[k].person, i,
                                         book->placed[i], parts[k].presence,
                                         parts[k].covers, parts[k].span};
            RF_PUSH(book->parts, book->part_count, book->part_capacity, part);
        }
    }
}

static void write_rules(struct rf_textbook *book)
{
    rf_textbook_demand(book);
    collect_parts(book);
    rf_textbook_attendance(book);
    sort_parts(book);
    rf_textbook_clash(book);
    rf_textbook_order(book);
    rf_textbook_rhythm(book);
    rf_textbook_tired_limit(book);
    rf_textbook_planning(book);
    rf_textbook_load(book);
    rf_textbook_caps(book);
    rf_textbook_rooms(book);
    rf_textbook_budgets(book);
    rf_textbook_ect_load(book);
    rf_textbook_directed(book);
    rf_textbook_roles(book);
    rf_textbook_travel(book);
    rf_textbook_training(book);
}

static void write_value(struct rf_textbook *book, const struct rf_tier_result *result,
                        struct rf_sum *sum)
{
    switch (result->tier) {
    case RF_TIER_UNPLACED:
        rf_textbook_unplaced(book, result->part, sum);
        break;
    case RF_TIER_EQUITY:
        rf_textbook_equity(book, result->part, sum);
        break;
    case RF_TIER_TIRED:
        rf_textbook_tired(book, sum);
        break;
    case RF_TIER_REGULARITY:
        rf_textbook_regularity(book, sum);
        break;
    case RF_TIER_SPACING:
        rf_textbook_spacing(book, sum);
        break;
    case RF_TIER_COVER:
        rf_textbook_cover(book, result->part, sum);
        break;
    case RF_TIER_WORKLOAD:
        rf_textbook_workload(book, result->part, sum);
        break;
    case RF_TIER_DIVERSITY:
        rf_textbook_diversity(book, result->part, sum);
        break;
    }
}

struct rf_matrix *rf_textbook_build(const struct rf_instance *instance,
                                    const struct rf_facts *facts, const struct rf_demands *demands,
                                    const struct rf_candidates *candidates,
                                    const struct rf_tier_result *results, int32_t target)
{
    struct rf_textbook book = {.instance = instance,
                               .facts = facts,
                               .demands = demands,
                               .candidates = candidates,
                               .matrix = rf_matrix_new()};
    book.placed = rf_allocate((size_t)candidates->count, sizeof *book.placed);
    book.four_periods = rf_allocate((size_t)candidates->count, sizeof *book.four_periods);
    book.missing = rf_allocate((size_t)demands->count, sizeof *book.missing);
    book.first_part = rf_allocate((size_t)instance->person_count + 1, sizeof *book.first_part);
    write_rules(&book);
    for (int32_t i = 0; i <= target; i++) {
        struct rf_sum sum = RF_SUM_INIT;
        write_value(&book, &results[i], &sum);
        if (i < target)
            rf_textbook_row(&book, 30, -RF_NO_LIMIT, results[i].value);
        for (size_t j = 0; j < sum.count; j++) {
            if (i < target)
                rf_textbook_entry(&book, sum.items[j].column, sum.items[j].value);
            else
                book.matrix->columns[sum.items[j].column].cost += sum.items[j].value;
        }
        rf_sum_release(&sum);
    }
    rf_release(book.placed);
    rf_release(book.four_periods);
    rf_release(book.missing);
    rf_release(book.parts);
    rf_release(book.first_part);
    return book.matrix;
}
