/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tally.c: activities of rows, and helpers that are turned over when a row asks for it.
 *
 * It follows rf_formulation_complete step by step instead of once at the end: a row that is broken
 * turns its helper over, what the helper does to other rows is looked at in turn, and a broken row
 * without a helper, or with one that is turned over already, says that the choice does not fit.
 * Rows with a least activity and no helper are not looked at: nothing chosen keeps none of them.
 * What is put together here is verified as a whole afterwards (part.c). */
#include "engine/tally.h"

#include <string.h>

#include "base/memory.h"

/* ---- bills */

int rf_bill_compare(const struct rf_bill *one, const struct rf_bill *other)
{
    for (int32_t i = 0; i < RF_BILL_ITEMS; i++)
        if (one->item[i] != other->item[i])
            return one->item[i] < other->item[i] ? -1 : 1;
    return 0;
}

void rf_bill_add(struct rf_bill *sum, const struct rf_bill *more, int32_t sign)
{
    for (int32_t i = 0; i < RF_BILL_ITEMS; i++)
        sum->item[i] += sign * more->item[i];
}

struct rf_bill rf_bill_of(const struct rf_formulation *formulation, int32_t column)
{
    const struct rf_meaning *meaning = &formulation->meanings[column];
    struct rf_bill bill = {{0}};
    for (int32_t class = 0; class < RF_CLASSES; class ++)
        bill.item[RF_BILL_CLASS + class] = meaning->costs.unplaced[class];
    bill.item[RF_BILL_MINUTES] = meaning->equity;
    bill.item[RF_BILL_TIRED] = meaning->costs.tired;
    for (int32_t i = 0; i < RF_COVER_PARTS; i++)
        bill.item[RF_BILL_COVER + i] = meaning->costs.cover[i];
    bill.item[RF_BILL_LOAD] = meaning->role == RF_EXCESS;
    bill.item[RF_BILL_SPACING] = meaning->costs.spacing;
    for (int32_t i = 0; i < RF_DIVERSITY_PARTS; i++)
        bill.item[RF_BILL_DIVERSITY + i] = meaning->costs.diversity[i];
    return bill;
}

int32_t rf_bill_cheapest(const struct rf_part *part, size_t group, bool barred)
{
    const struct rf_group *own = &part->formulation->groups[group];
    struct rf_bill least = {{0}};
    int32_t found = -1;
    for (int32_t i = 0; i < own->column_count; i++) {
        int32_t column = own->first_column + i;
        if (part->upper[column] == 0 && !barred)
            continue;
        struct rf_bill bill = rf_bill_of(part->formulation, column);
        if (found >= 0 && rf_bill_compare(&bill, &least) >= 0)
            continue;
        found = column;
        least = bill;
    }
    return found;
}

/* ---- rows */

static bool is_tested(const struct rf_formulation *formulation, size_t row)
{
    const struct rf_row *own = &formulation->matrix->rows[row];
    const struct rf_row_note *note = &formulation->notes[row];
    if (note->phase == RF_PHASE_EQUITY || note->phase == RF_PHASE_HOME)
        return false;
    if (note->helper >= 0) /* what lacks at first is not a matter of the choice at hand */
        return formulation->meanings[note->helper].role != RF_LACK;
    return own->upper != RF_NO_LIMIT && note->phase != RF_PHASE_WORKLOAD;
}

static void link_columns(struct rf_tally *tally)
{
    const struct rf_formulation *formulation = tally->part->formulation;
    const struct rf_matrix *matrix = formulation->matrix;
    tally->first = rf_allocate(matrix->column_count + 2, sizeof *tally->first);
    for (size_t r = 0; r < matrix->row_count; r++) {
        tally->tested[r] = is_tested(formulation, r);
        for (size_t i = 0; tally->tested[r] && i < matrix->rows[r].count; i++)
            tally->first[matrix->entries[matrix->rows[r].first + i].column + 2]++;
    }
    for (size_t c = 0; c < matrix->column_count; c++)
        tally->first[c + 2] += tally->first[c + 1];
    tally->links = rf_allocate(tally->first[matrix->column_count + 1], sizeof *tally->links);
    for (size_t r = 0; r < matrix->row_count; r++)
        for (size_t i = 0; tally->tested[r] && i < matrix->rows[r].count; i++) {
            const struct rf_entry *entry = &matrix->entries[matrix->rows[r].first + i];
            tally->links[tally->first[entry->column + 1]++] =
                (struct rf_tally_link){(int32_t)r, entry->value};
        }
}

void rf_tally_release(struct rf_tally *tally)
{
    if (tally == NULL)
        return;
    rf_release(tally->first);
    rf_release(tally->links);
    rf_release(tally->tested);
    rf_release(tally->activity);
    rf_release(tally->value);
    rf_release(tally->chosen);
    rf_release(tally->changes);
    rf_release(tally->queue);
    rf_release(tally->broken);
    rf_release(tally);
}

static void add(struct rf_tally *tally, int32_t column, int64_t amount)
{
    for (size_t i = tally->first[column]; i < tally->first[column + 1]; i++)
        tally->activity[tally->links[i].row] += amount * tally->links[i].value;
    tally->value[column] += amount;
}

static void apply(struct rf_tally *tally, int32_t column, int64_t amount)
{
    struct rf_tally_change change = {column, amount};
    RF_PUSH(tally->changes, tally->change_count, tally->change_capacity, change);
    add(tally, column, amount);
}

/* Takes back all but the first `count` changes. */
static void set_back(struct rf_tally *tally, size_t count)
{
    while (tally->change_count > count) {
        struct rf_tally_change change = tally->changes[--tally->change_count];
        add(tally, change.column, -change.amount);
    }
}

/* What helpers are before anything is chosen. */
static void begin(struct rf_tally *tally)
{
    const struct rf_formulation *formulation = tally->part->formulation;
    for (size_t c = 0; c < formulation->matrix->column_count; c++) {
        enum rf_column_role role = formulation->meanings[c].role;
        if (role == RF_KEPT || role == RF_EXCESS)
            add(tally, (int32_t)c, role == RF_KEPT ? 1 : tally->part->lower[c]);
    }
}

void rf_tally_clear(struct rf_tally *tally)
{
    set_back(tally, 0);
    memset(&tally->total, 0, sizeof tally->total);
    for (size_t g = 0; g < tally->part->formulation->group_count; g++)
        tally->chosen[g] = -1;
}

struct rf_tally *rf_tally_new(const struct rf_part *part)
{
    const struct rf_formulation *formulation = part->formulation;
    const struct rf_matrix *matrix = formulation->matrix;
    struct rf_tally *tally = rf_allocate(1, sizeof *tally);
    tally->part = part;
    tally->tested = rf_allocate(matrix->row_count, sizeof *tally->tested);
    tally->activity = rf_allocate(matrix->row_count, sizeof *tally->activity);
    tally->value = rf_allocate(matrix->column_count, sizeof *tally->value);
    tally->chosen = rf_allocate(formulation->group_count, sizeof *tally->chosen);
    link_columns(tally);
    begin(tally);
    rf_tally_clear(tally);
    return tally;
}

/* ---- one choice */

static bool is_broken(const struct rf_tally *tally, int32_t row)
{
    const struct rf_row *own = &tally->part->formulation->matrix->rows[row];
    bool helped = tally->part->formulation->notes[row].helper >= 0;
    return (own->upper != RF_NO_LIMIT && tally->activity[row] > own->upper) ||
           (helped && own->lower != -RF_NO_LIMIT && tally->activity[row] < own->lower);
}

static int32_t entry_of(const struct rf_tally *tally, int32_t column, int32_t row)
{
    for (size_t i = tally->first[column]; i < tally->first[column + 1]; i++)
        if (tally->links[i].row == row)
            return tally->links[i].value;
    return 0;
}

/* By how much the helper has to change so that the row holds; 0: it cannot help. */
static int64_t remedy(const struct rf_tally *tally, int32_t helper, int32_t row)
{
    const struct rf_formulation *formulation = tally->part->formulation;
    const struct rf_row *own = &formulation->matrix->rows[row];
    int64_t over = own->upper != RF_NO_LIMIT && tally->activity[row] > own->upper
                       ? tally->activity[row] - own->upper
                       : tally->activity[row] - own->lower;
    int64_t entry = entry_of(tally, helper, row);
    if (entry == 0)
        return 0;
    int64_t steps = over / entry, change = -steps;
    if (steps * entry != over)
        change += (over > 0) == (entry > 0) ? -1 : 1;
    int64_t after = tally->value[helper] + change;
    return after >= tally->part->lower[helper] && after <= tally->part->upper[helper] ? change : 0;
}

/* Turns the helpers over that rows of this column ask for. */
static bool mend(struct rf_tally *tally, int32_t column, struct rf_bill *bill)
{
    const struct rf_formulation *formulation = tally->part->formulation;
    for (size_t i = tally->first[column]; i < tally->first[column + 1]; i++) {
        int32_t row = tally->links[i].row, helper = formulation->notes[row].helper;
        if (!is_broken(tally, row))
            continue;
        int64_t change = helper < 0 || helper == column ? 0 : remedy(tally, helper, row);
        if (change == 0) {
            RF_PUSH(tally->broken, tally->broken_count, tally->broken_capacity, row);
            return false;
        }
        struct rf_bill own = rf_bill_of(formulation, helper);
        RF_PUSH(tally->queue, tally->queue_count, tally->queue_capacity, helper);
        apply(tally, helper, change);
        for (int32_t k = 0; k < RF_BILL_ITEMS; k++)
            bill->item[k] += change * own.item[k];
    }
    return true;
}

static bool try(struct rf_tally *tally, const int32_t *columns, int32_t count, struct rf_bill *bill)
{
    bool fits = true;
    *bill = (struct rf_bill){{0}};
    tally->queue_count = tally->broken_count = 0;
    for (int32_t i = 0; i < count; i++) {
        struct rf_bill own = rf_bill_of(tally->part->formulation, columns[i]);
        rf_bill_add(bill, &own, 1);
        apply(tally, columns[i], 1);
        fits &= tally->part->upper[columns[i]] > 0;
    }
    for (int32_t i = 0; i < count && fits; i++)
        fits = mend(tally, columns[i], bill);
    for (size_t i = 0; i < tally->queue_count && fits; i++)
        fits = mend(tally, tally->queue[i], bill);
    return fits;
}

bool rf_tally_ask(struct rf_tally *tally, const int32_t *columns, int32_t count,
                  struct rf_bill *bill)
{
    size_t before = tally->change_count;
    bool fits = try(tally, columns, count, bill);
    set_back(tally, before);
    return fits;
}

bool rf_tally_take(struct rf_tally *tally, const int32_t *columns, int32_t count)
{
    struct rf_bill bill;
    size_t before = tally->change_count;
    if (!try(tally, columns, count, &bill)) {
        set_back(tally, before);
        return false;
    }
    rf_bill_add(&tally->total, &bill, 1);
    for (int32_t i = 0; i < count; i++)
        tally->chosen[tally->part->formulation->meanings[columns[i]].group] = columns[i];
    return true;
}

void rf_tally_set(struct rf_tally *tally, int32_t column)
{
    struct rf_bill bill = rf_bill_of(tally->part->formulation, column);
    apply(tally, column, 1);
    rf_bill_add(&tally->total, &bill, 1);
}
