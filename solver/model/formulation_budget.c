/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation_budget.c: gathers amounts per column, then writes one row. Dividing by the common
 * divisor and rounding the limit down keeps coefficients small and the row as tight as whole
 * numbers allow. Amounts are minutes of one session (at most 1,440): as starts lie on the grid,
 * dividing brings them under 1,000 for every grid above one minute. */
#include "model/formulation_budget.h"

#include "base/memory.h"

struct rf_budget rf_budget_new(struct rf_formulation *formulation)
{
    struct rf_budget budget = {formulation, NULL, NULL, 0, 0, formulation->matrix->column_count};
    budget.amounts = rf_allocate(formulation->matrix->column_count, sizeof *budget.amounts);
    return budget;
}

void rf_budget_release(struct rf_budget *budget)
{
    rf_release(budget->amounts);
    rf_release(budget->columns);
}

void rf_budget_grow(struct rf_budget *budget)
{
    size_t columns = budget->formulation->matrix->column_count;
    if (columns <= budget->column_count)
        return;
    budget->amounts = rf_reallocate(budget->amounts, columns, sizeof *budget->amounts);
    for (size_t i = budget->column_count; i < columns; i++)
        budget->amounts[i] = 0;
    budget->column_count = columns;
}

void rf_budget_add(struct rf_budget *budget, int32_t column, int32_t amount)
{
    if (amount == 0)
        return;
    if (budget->amounts[column] == 0)
        RF_PUSH(budget->columns, budget->count, budget->capacity, column);
    budget->amounts[column] += amount;
}

void rf_budget_clear(struct rf_budget *budget)
{
    for (size_t i = 0; i < budget->count; i++)
        budget->amounts[budget->columns[i]] = 0;
    budget->count = 0;
}

int64_t rf_budget_most(const struct rf_budget *budget)
{
    const struct rf_formulation *formulation = budget->formulation;
    int32_t *most = rf_allocate(formulation->group_count, sizeof *most);
    int64_t sum = 0;
    for (size_t i = 0; i < budget->count; i++) {
        int32_t column = budget->columns[i], amount = budget->amounts[column];
        int32_t group = formulation->meanings[column].group;
        if (group < 0) {
            sum += amount;
        } else if (amount > most[group]) {
            sum += amount - most[group];
            most[group] = amount;
        }
    }
    rf_release(most);
    return sum;
}

static int32_t divisor_of(int32_t one, int32_t other)
{
    while (other != 0) {
        int32_t rest = one % other;
        one = other;
        other = rest;
    }
    return one;
}

static bool has_own(const struct rf_budget *budget)
{
    for (size_t i = 0; i < budget->count; i++)
        if (budget->formulation->meanings[budget->columns[i]].role != RF_GUEST)
            return true;
    return false;
}

void rf_budget_row(struct rf_budget *budget, int32_t limit, const char *rule)
{
    struct rf_row_note note = rf_note(RF_PHASE_PLACE, -1);
    if (limit < 0)
        limit = 0;
    if (rf_budget_most(budget) > limit && has_own(budget)) {
        int32_t divisor = 0;
        for (size_t i = 0; i < budget->count; i++)
            divisor = divisor_of(budget->amounts[budget->columns[i]], divisor);
        rf_formulation_row(budget->formulation, note, -RF_NO_LIMIT, limit / divisor, rule);
        for (size_t i = 0; i < budget->count; i++)
            rf_matrix_entry(budget->formulation->matrix, budget->columns[i],
                            budget->amounts[budget->columns[i]] / divisor);
    }
    rf_budget_clear(budget);
}
