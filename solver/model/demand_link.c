/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand_link.c: order (D13, D34), neighbouring meetings (D14), pins (D17) and what floats among
 * demanded sessions.
 * A session that leads to one which is not demanded is free of that rule. */
#include "model/demand_link.h"

#include "base/memory.h"

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

/* Demands of one window lie beside each other: they are sorted by induction, Monday, kind. `from`
 * is the first of the induction. */
static void link_order(struct rf_demands *demands, int32_t from, int32_t index)
{
    struct rf_demand *demand = &demands->items[index];
    if (demand->step->leads_to < 0)
        return;
    const struct rf_step *step = &demand->stage->steps[demand->step->leads_to];
    for (int32_t i = from; i < demands->count; i++) {
        struct rf_demand *other = &demands->items[i];
        if (other->induction != demand->induction)
            break;
        if (other->monday != demand->monday || other->step != step)
            continue;
        demand->leads_to = i;
        demand->both = demand->step->both;
        other->led_by = index;
    }
}

static int32_t root_of(int32_t *parent, int32_t demand)
{
    while (parent[demand] != demand) {
        parent[demand] = parent[parent[demand]];
        demand = parent[demand];
    }
    return demand;
}

/* A chain floats when none of its kinds has a home or is a meeting. */
static void find_floating(const struct rf_instance *instance, struct rf_demands *demands)
{
    size_t count = (size_t)demands->count;
    int32_t *parent = rf_allocate(count, sizeof *parent);
    bool *bound = rf_allocate(count, sizeof *bound); /* [root] */
    for (int32_t i = 0; i < demands->count; i++)
        parent[i] = i;
    for (int32_t i = 0; i < demands->count; i++)
        if (demands->items[i].leads_to >= 0)
            parent[root_of(parent, i)] = root_of(parent, demands->items[i].leads_to);
    for (int32_t i = 0; i < demands->count; i++) {
        const struct rf_kind *kind = &instance->kinds[demands->items[i].kind];
        if (kind->home || kind->meeting)
            bound[root_of(parent, i)] = true;
    }
    for (int32_t i = 0; i < demands->count; i++)
        demands->items[i].floating = demands->items[i].event < 0 && !bound[root_of(parent, i)];
    rf_release(parent);
    rf_release(bound);
}

void rf_demands_link(const struct rf_instance *instance, struct rf_demands *demands)
{
    int32_t last = -1; /* latest meeting so far of the induction at hand */
    int32_t first = 0; /* its first session */
    for (int32_t i = 0; i < demands->count; i++) {
        struct rf_demand *demand = &demands->items[i];
        if (demand->induction < 0)
            continue;
        if (i > 0 && demands->items[i - 1].induction != demand->induction) {
            last = -1;
            first = i;
        }
        link_order(demands, first, i);
        if (!instance->kinds[demand->kind].meeting)
            continue;
        demand->meeting_rank = demands->meetings_of[demand->induction]++;
        if (last >= 0 && demands->items[last].last_week + 1 == demand->first_week)
            demand->previous_meeting = last;
        last = i;
    }
    find_floating(instance, demands);
}
