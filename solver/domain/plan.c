/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan.c: releasing, naming and comparing. */
#include "ringfence/plan.h"

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"

const char *rf_tier_status_name(enum rf_tier_status status)
{
    static const char *const names[] = {"certified", "solved", "gap", "contradictory", "unknown"};

    return names[status];
}

void rf_plan_release(struct rf_plan *plan)
{
    int32_t i;

    if (plan == NULL)
        return;
    for (i = 0; i < plan->session_count; i++)
        rf_release(plan->sessions[i].attending);
    rf_release(plan->sessions);
    rf_release(plan->homes);
    rf_release(plan->reservations);
    rf_release(plan->shortages);
    rf_release(plan->results);
    rf_release(plan->mentors);
    rf_release(plan);
}

char *rf_session_name(const struct rf_instance *instance, const struct rf_session *session)
{
    struct rf_text text = RF_TEXT_INIT;
    char date[RF_DATE_TEXT];

    if (session->event >= 0) {
        rf_text_add(&text, instance->events[session->event].id);
    } else {
        rf_text_format(&text, "%s/%s/%s", instance->inductions[session->induction].id,
                       instance->kinds[session->kind].id, rf_day_format(session->monday, date));
    }
    return rf_text_take(&text);
}

static int compare(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

int rf_values_compare(const struct rf_values *one, const struct rf_values *other)
{
    int32_t i;
    int order = 0;

    for (i = 0; i < RF_PRIORITY_CLASSES && order == 0; i++)
        order = compare(one->unplaced[i], other->unplaced[i]);
    for (i = 0; i < one->equity_count && order == 0; i++)
        order = compare(one->equity[i], other->equity[i]);
    if (order == 0)
        order = compare(one->tired, other->tired);
    for (i = 0; i < RF_COVER_PARTS && order == 0; i++)
        order = compare(one->cover[i], other->cover[i]);
    for (i = 0; i < one->workload_count && order == 0; i++)
        order = compare(one->workload[i], other->workload[i]);
    if (order == 0)
        order = compare(one->away, other->away);
    if (order == 0)
        order = compare(one->spacing, other->spacing);
    for (i = 0; i < RF_DIVERSITY_PARTS && order == 0; i++)
        order = compare(one->diversity[i], other->diversity[i]);
    return order;
}
