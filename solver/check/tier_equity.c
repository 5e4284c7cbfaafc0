/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier_equity.c: tier 2, the unplaced minutes of each induction, largest first (D22); none for
 * the training of a mentor (D42). */
#include "check/tier.h"

void rf_check_tier_equity(const struct rf_judge *judge, struct rf_values *values)
{
    int32_t count = judge->instance->induction_count, i, j;

    for (i = 0; i < count; i++) {
        const struct rf_course *course = &judge->checker->courses[i];
        int32_t minutes = 0, at = i;

        for (j = course->first_entry; judge->instance->inductions[i].ect >= 0 &&
                                      j < course->first_entry + course->entry_count;
             j++) {
            if (!judge->sessions[j].placed)
                minutes += judge->checker->entries[j].step->minutes;
        }
        for (; at > 0 && values->equity[at - 1] < minutes; at--)
            values->equity[at] = values->equity[at - 1];
        values->equity[at] = minutes;
    }
    values->equity_count = count;
}
