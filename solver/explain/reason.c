/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reason.c: a reason as data. How one is found stands in search.c, so that who only keeps or shows
 * reasons needs no checker. */
#include "explain/reason.h"

#include "base/memory.h"

bool rf_obstacle_is_fact(const struct rf_obstacle *obstacle)
{
    return obstacle->constraint == RF_CONSTRAINT_PRESENCE ||
           obstacle->constraint == RF_CONSTRAINT_CLOSED ||
           obstacle->constraint == RF_CONSTRAINT_INDUCTION_TIME;
}

void rf_reason_release(struct rf_reason *reason)
{
    for (size_t index = 0; index < reason->obstacle_count; index++)
        rf_release(reason->obstacles[index].what);
    rf_release(reason->obstacles);
    rf_release(reason->text);
    *reason = (struct rf_reason){0};
}

void rf_reasons_release(struct rf_reason *reasons, int32_t session_count)
{
    for (int32_t index = 0; reasons && index < session_count; index++)
        rf_reason_release(&reasons[index]);
    rf_release(reasons);
}
