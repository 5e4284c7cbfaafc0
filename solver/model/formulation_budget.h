/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * formulation_budget.h: rows of the form "the minutes of these columns are at most so many". */
#ifndef RF_MODEL_FORMULATION_BUDGET_H
#define RF_MODEL_FORMULATION_BUDGET_H

#include "model/formulation.h"

struct rf_budget {
    struct rf_formulation *formulation;
    int32_t *amounts; /* [column] */
    int32_t *columns; /* with an amount, in the order added */
    size_t count, capacity;
    size_t column_count; /* of `amounts` */
};

struct rf_budget rf_budget_new(struct rf_formulation *formulation);
void rf_budget_release(struct rf_budget *budget);
/* Makes room for columns made since. */
void rf_budget_grow(struct rf_budget *budget);
/* Amounts of one column add up; not negative. */
void rf_budget_add(struct rf_budget *budget, int32_t column, int32_t amount);
/* The most that one choice per group can reach. */
int64_t rf_budget_most(const struct rf_budget *budget);
/* Makes the row unless it can never bind, divided by what all amounts have in common, and empties
 * the budget. A limit below 0 counts as 0. */
void rf_budget_row(struct rf_budget *budget, int32_t limit, const char *rule);
void rf_budget_clear(struct rf_budget *budget);

#endif
