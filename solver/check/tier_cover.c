/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tier_cover.c: tier 4, what leaders cover beyond what they can keep up, and all released minutes
 * (D43). */
#include <string.h>

#include "check/tier.h"

static int32_t beyond(const struct rf_judge *judge, const struct rf_coverer *coverer)
{
    int32_t *weeks = judge->scratch->sums, visit = rf_judge_of_person(judge, coverer->slot);
    int32_t week, sum = 0;

    if (visit < 0)
        return 0;
    memset(weeks, 0, (size_t)judge->instance->week_count * sizeof *weeks);
    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person) {
        const struct rf_visit *here = rf_judge_visit(judge, visit);

        week = judge->instance->dates[rf_judge_date(judge, here->session)].week;
        if (here->covering && week >= 0)
            weeks[week] += rf_judge_released(judge, here->session);
    }
    for (week = 0; week < judge->instance->week_count; week++) {
        if (weeks[week] > coverer->sustainable)
            sum += weeks[week] - coverer->sustainable;
    }
    return sum;
}

void rf_check_tier_cover(const struct rf_judge *judge, struct rf_values *values)
{
    const struct rf_checker *checker = judge->checker;
    int32_t i;

    values->cover[0] = values->cover[1] = 0;
    for (i = 0; i < checker->coverer_count; i++) {
        if (checker->coverers[i].sustainable >= 0)
            values->cover[0] += beyond(judge, &checker->coverers[i]);
    }
    for (i = 0; i < checker->entry_count; i++) {
        if (rf_judge_date(judge, i) >= 0)
            values->cover[1] += rf_judge_released(judge, i);
    }
}
