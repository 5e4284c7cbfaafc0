/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier_workload.c: tier 5, each mentor's busiest week above the mean of what is asked, largest
 * first (D44). */
#include "check/rule.h"
#include "check/tier.h"

void rf_check_tier_workload(const struct rf_judge *judge, struct rf_values *values)
{
    int32_t i, week, count = 0;

    for (i = 0; i < judge->checker->load_count; i++) {
        const struct rf_load *load = &judge->checker->loads[i];
        int32_t most = 0, at = count;

        if (!load->even)
            continue;
        rf_check_load_weeks(judge, load, true);
        for (week = 0; week < judge->instance->week_count; week++) {
            int32_t above = judge->scratch->sums[week] + load->other[week] - load->mean;

            most = above > most ? above : most;
        }
        for (; at > 0 && values->workload[at - 1] < most; at--)
            values->workload[at] = values->workload[at - 1];
        values->workload[at] = most;
        count++;
    }
    values->workload_count = count;
}
