/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_equity.c: tier 2, the unplaced minutes per induction, largest first.
 *
 * Position k minimises theta_k, the sum of the k largest u_i, as k t + sum of d_i with
 * d_i >= u_i - t (14) (Ogryczak, Sliwinski 2003); the last position is the plain sum and needs no
 * helpers (15). With theta_1 .. theta_(k-1) held, that is the lexicographic order of the sorted
 * list: sums of the k largest fix the list and are compared first difference first. In units of
 * what all wished minutes have in common. */
#include "base/memory.h"
#include "model/formulation.h"

struct rf_equity_rows {
    int32_t *inductions; /* with demand here */
    int32_t count, unit;
    int32_t *largest; /* [position - 1], positions 1 .. count - 1 */
    int32_t *above;   /* [(position - 1) * count + i] */
};

static int32_t divisor_of(int32_t one, int32_t other)
{
    while (other != 0) {
        int32_t rest = one % other;
        one = other;
        other = rest;
    }
    return one;
}

static struct rf_equity_rows *gather(const struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_demand *items = formulation->problem->demands->items;
    struct rf_equity_rows *equity = rf_allocate(1, sizeof *equity);
    equity->inductions =
        rf_allocate((size_t)component->induction_count, sizeof *equity->inductions);
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *demand = &items[component->demands[d]];
        if (formulation->problem->instance->inductions[demand->induction].ect < 0)
            continue; /* D42 */
        if (equity->count == 0 || equity->inductions[equity->count - 1] != demand->induction)
            equity->inductions[equity->count++] = demand->induction;
        equity->unit = divisor_of(demand->step->minutes, equity->unit);
    }
    if (equity->unit == 0)
        equity->unit = 1;
    return equity;
}

/* (14): the row u_i - t - d_i <= 0. */
static void add_row(struct rf_formulation *formulation, int32_t induction, int32_t largest,
                    int32_t above)
{
    rf_formulation_row(formulation, rf_note(RF_PHASE_EQUITY, -1), -RF_NO_LIMIT, 0, "equity");
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        if (group->induction != induction)
            continue;
        for (int32_t i = 0; i < group->column_count; i++) {
            int32_t column = group->first_column + i;
            rf_matrix_entry(formulation->matrix, column,
                            formulation->meanings[column].equity / formulation->equity->unit);
        }
    }
    rf_matrix_entry(formulation->matrix, largest, -1);
    rf_matrix_entry(formulation->matrix, above, -1);
}

void rf_rule_equity(struct rf_formulation *formulation)
{
    struct rf_equity_rows *equity = gather(formulation);
    formulation->equity = equity;
    size_t count = (size_t)equity->count;
    equity->largest = rf_allocate(count, sizeof *equity->largest);
    equity->above = rf_allocate(count * count, sizeof *equity->above);
    for (int32_t position = 1; position < equity->count; position++) {
        int32_t largest = rf_formulation_column(
            formulation, rf_meaning_helper(RF_LARGEST, RF_PHASE_EQUITY), 0, RF_NO_LIMIT, "largest");
        equity->largest[position - 1] = largest;
        for (int32_t i = 0; i < equity->count; i++) {
            int32_t above = rf_formulation_column(
                formulation, rf_meaning_helper(RF_ABOVE, RF_PHASE_EQUITY), 0, RF_NO_LIMIT, "above");
            equity->above[(position - 1) * equity->count + i] = above;
            add_row(formulation, equity->inductions[i], largest, above);
        }
    }
}

int32_t rf_rule_equity_count(const struct rf_formulation *formulation)
{
    return formulation->equity->count;
}

int32_t rf_rule_equity_induction(const struct rf_formulation *formulation, int32_t index)
{
    return formulation->equity->inductions[index];
}

int32_t rf_rule_equity_unit(const struct rf_formulation *formulation)
{
    return formulation->equity->unit;
}

/* (15) for the last position, else k t + sum of d_i. */
int32_t rf_rule_equity_cost(const struct rf_formulation *formulation, int32_t position,
                            int32_t column)
{
    const struct rf_equity_rows *equity = formulation->equity;
    const struct rf_meaning *meaning = &formulation->meanings[column];
    if (position >= equity->count)
        return meaning->role == RF_CHOICE ? meaning->equity / equity->unit : 0;
    if (meaning->role == RF_LARGEST)
        return equity->largest[position - 1] == column ? position : 0;
    if (meaning->role != RF_ABOVE)
        return 0;
    int32_t first = equity->above[(position - 1) * equity->count];
    int32_t last = equity->above[position * equity->count - 1];
    return column >= first && column <= last;
}

static void sort_descending(int32_t *items, int32_t count)
{
    for (int32_t i = 1; i < count; i++)
        for (int32_t k = i; k > 0 && items[k - 1] < items[k]; k--) {
            int32_t swap = items[k];
            items[k] = items[k - 1];
            items[k - 1] = swap;
        }
}

void rf_rule_equity_list(const struct rf_formulation *formulation, const int32_t *chosen,
                         int32_t *list)
{
    const struct rf_equity_rows *equity = formulation->equity;
    for (int32_t i = 0; i < equity->count; i++)
        list[i] = 0;
    for (size_t g = 0; g < formulation->group_count; g++)
        for (int32_t i = 0; i < equity->count; i++)
            if (formulation->groups[g].induction == equity->inductions[i] && chosen[g] >= 0)
                list[i] += formulation->meanings[chosen[g]].equity / equity->unit;
}

void rf_rule_equity_complete(const struct rf_formulation *formulation, int32_t *values)
{
    const struct rf_equity_rows *equity = formulation->equity;
    int32_t *list = rf_allocate((size_t)equity->count, sizeof *list);
    int32_t *sorted = rf_allocate((size_t)equity->count, sizeof *sorted);
    int32_t *chosen = rf_allocate(formulation->group_count, sizeof *chosen);
    rf_formulation_chosen(formulation, values, chosen);
    rf_rule_equity_list(formulation, chosen, list);
    for (int32_t i = 0; i < equity->count; i++)
        sorted[i] = list[i];
    sort_descending(sorted, equity->count);
    for (int32_t k = 0; k + 1 < equity->count; k++) {
        values[equity->largest[k]] = sorted[k];
        for (int32_t i = 0; i < equity->count; i++)
            values[equity->above[k * equity->count + i]] =
                list[i] > sorted[k] ? list[i] - sorted[k] : 0;
    }
    rf_release(list);
    rf_release(sorted);
    rf_release(chosen);
}

void rf_rule_equity_release(struct rf_formulation *formulation)
{
    if (formulation->equity == NULL)
        return;
    rf_release(formulation->equity->inductions);
    rf_release(formulation->equity->largest);
    rf_release(formulation->equity->above);
    rf_release(formulation->equity);
}
