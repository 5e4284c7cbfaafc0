/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier_unplaced.c: tier 1, what is not placed, by priority class (D21). */
#include "check/tier.h"

void rf_check_tier_unplaced(const struct rf_judge *judge, struct rf_values *values)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i;

    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        values->unplaced[i] = 0;
    for (i = 0; i < instance->event_count; i++) {
        int32_t entry = judge->checker->entry_of_event[i];
        int32_t missing = instance->events[i].person_count;

        if (entry < 0)
            continue;
        if (judge->sessions[entry].placed)
            missing -= judge->sessions[entry].attending_count;
        values->unplaced[instance->kinds[instance->events[i].kind].priority - 1] += missing;
    }
    for (i = 0; i < judge->checker->event_entry; i++) {
        if (!judge->sessions[i].placed)
            values->unplaced[instance->kinds[judge->checker->entries[i].kind].priority - 1]++;
    }
}
