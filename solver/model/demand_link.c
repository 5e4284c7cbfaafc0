/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand_link.c: order (D13), neighbouring meetings (D14) and pins (D17) among demanded sessions.
 * A session that leads to one which is not demanded is free of that rule. */
#include "model/demand_link.h"

int32_t rf_demand_pin(const struct rf_instance *instance, int32_t induction, int32_t kind,
                      rf_day monday, int32_t event)
{
    for (int32_t i = 0; i < instance->pin_count; i++) {
        const struct rf_pin *pin = &instance->pins[i];
        if (induction < 0 ? pin->event == event
                          : pin->event < 0 && pin->induction == induction && pin->kind == kind &&
                                pin->monday == monday)
            return i;
    }
    return -1;
}

/* Demands of one window lie beside each other: they are sorted by induction, Monday, kind. */
static void link_order(const struct rf_instance *instance, struct rf_demands *demands,
                       int32_t index)
{
    struct rf_demand *demand = &demands->items[index];
    const struct rf_stage *stage = instance->inductions[demand->induction].stage;
    if (demand->step->leads_to < 0)
        return;
    const struct rf_step *step = &stage->steps[demand->step->leads_to];
    for (int32_t i = 0; i < demands->count; i++) {
        struct rf_demand *other = &demands->items[i];
        if (other->induction != demand->induction || other->monday != demand->monday ||
            other->step != step)
            continue;
        demand->leads_to = i;
        other->led_by = index;
    }
}

void rf_demands_link(const struct rf_instance *instance, struct rf_demands *demands)
{
    int32_t last = -1; /* latest meeting so far of the induction at hand */
    for (int32_t i = 0; i < demands->count; i++) {
        struct rf_demand *demand = &demands->items[i];
        if (demand->induction < 0)
            continue;
        if (i > 0 && demands->items[i - 1].induction != demand->induction)
            last = -1;
        link_order(instance, demands, i);
        if (!instance->kinds[demand->kind].meeting)
            continue;
        demand->meeting_rank = demands->meetings_of[demand->induction]++;
        if (last >= 0 && demands->items[last].last_week + 1 == demand->first_week)
            demand->previous_meeting = last;
        last = i;
    }
}
