/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ledger.h: what each person spends against each cap of the school (D19), per period. */
#ifndef RF_STORE_LEDGER_H
#define RF_STORE_LEDGER_H

#include "ringfence/plan.h"

struct rf_ledger_line {
    int32_t cap, person;
    int32_t period; /* index of the date, week or term; 0 for a year */
    int32_t minutes, sessions;
};

struct rf_ledger {
    struct rf_ledger_line *lines; /* sorted by cap, person, period; none without a session */
    size_t count, capacity;
};
#define RF_LEDGER_INIT                                                                             \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

void rf_ledger_fill(const struct rf_instance *instance, const struct rf_plan *plan,
                    struct rf_ledger *ledger);
void rf_ledger_release(struct rf_ledger *ledger);

/* The period in words: a date, the Monday of a week, the id of a term, "year". */
void rf_ledger_period(const struct rf_instance *instance, const struct rf_ledger_line *line,
                      char *buffer, size_t size);

#endif
