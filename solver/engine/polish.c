/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * polish.c: local search over windows. A search tree that improves one number leaves the later ones
 * as they fall; a plan that is good in all of them is a better start for the next tree.
 *
 * Neighbourhood: all groups whose windows begin within a span of weeks; sweeps over the year with
 * the homes the plan has. */
#include "engine/polish.h"

#include "base/memory.h"
#include "engine/fill.h"

enum { SWEEPS = 4, SPAN = 21, STEP = 7 /* days */ };

static const int64_t unplaced_weight = 1000000000; /* of class 8; each class before it 4 times */
static const int64_t tired_weight = 100000;
static const int64_t cover_weight = 1000;
static const int64_t away_weight = 500;

void rf_polish_price(const struct rf_part *part, const int32_t *away, int64_t *cost)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        int64_t weight = unplaced_weight;
        cost[i] = meaning->costs.tired * tired_weight + meaning->costs.cover[1] * cover_weight +
                  away[i] * away_weight + meaning->costs.spacing;
        for (int32_t class = RF_CLASSES - 1; class >= 0; class --, weight *= 4)
            cost[i] += meaning->costs.unplaced[class] * weight;
    }
}

struct sweep {
    struct rf_part *part;
    const struct rf_watch *watch;
    struct rf_filler *filler;
    struct rf_order order;
    int64_t *cost;
    int32_t *away, *values;
    bool *freed;      /* [group] */
    int64_t *numbers; /* in the order of `order` */
};

/* Sessions away from the homes of the best plan. */
static void price(struct sweep *sweep)
{
    const struct rf_formulation *formulation = sweep->part->formulation;
    for (size_t i = 0; i < formulation->matrix->column_count; i++)
        sweep->away[i] = 0;
    for (size_t h = 0; h < formulation->home_count; h++)
        for (size_t s = 0; s < rf_rule_home_slots(formulation, h); s++)
            if (sweep->part->best[rf_rule_home_slot_column(formulation, h, s)] != 0)
                rf_rule_home_mark(formulation, h, (int32_t)s, 1, sweep->away);
    rf_polish_price(sweep->part, sweep->away, sweep->cost);
}

static bool free_groups(struct sweep *sweep, rf_day from)
{
    const struct rf_formulation *formulation = sweep->part->formulation;
    const struct rf_demand *demands = formulation->problem->demands->items;
    bool any = false;
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        const struct rf_demand *demand = &demands[group->members[0]];
        sweep->freed[g] = !group->optional && demand->day_count > 0 && demand->days[0] >= from &&
                          demand->days[0] < from + SPAN;
        any |= sweep->freed[g];
    }
    return any;
}

/* Notes the numbers of the plan; true when they differ from those noted before. */
static bool note_numbers(struct sweep *sweep)
{
    bool changed = false;
    for (size_t i = 0; i < sweep->order.count; i++) {
        int64_t value = rf_part_value(sweep->part, sweep->order.items[i]);
        changed |= value != sweep->numbers[i];
        sweep->numbers[i] = value;
    }
    return changed;
}

/* One sweep over the year; true when the plan changed for the better. */
static bool sweep_year(struct sweep *sweep)
{
    const struct rf_instance *instance = sweep->part->formulation->problem->instance;
    note_numbers(sweep);
    rf_day last = instance->first_day + instance->date_count;
    for (rf_day from = instance->first_day - 7; from < last && !rf_watch_over(sweep->watch);
         from += STEP) {
        if (!free_groups(sweep, from))
            continue;
        price(sweep);
        if (rf_filler_refill(sweep->filler, sweep->cost, sweep->part->best, sweep->freed,
                             sweep->values))
            rf_part_offer(sweep->part, sweep->values, sweep->order);
    }
    return note_numbers(sweep);
}

void rf_polish(struct rf_part *part, const struct rf_watch *watch)
{
    size_t columns = part->formulation->matrix->column_count;
    struct sweep sweep = {.part = part, .watch = watch};
    if (!part->has_best)
        return;
    struct rf_objective *objectives = rf_part_objectives(part, &sweep.order.count);
    sweep.order.items = objectives;
    sweep.filler = rf_filler_new(part);
    sweep.cost = rf_allocate(columns, sizeof *sweep.cost);
    sweep.away = rf_allocate(columns, sizeof *sweep.away);
    sweep.values = rf_allocate(columns, sizeof *sweep.values);
    sweep.numbers = rf_allocate(sweep.order.count, sizeof *sweep.numbers);
    sweep.freed = rf_allocate(part->formulation->group_count, sizeof *sweep.freed);
    for (int32_t i = 0; i < SWEEPS && sweep_year(&sweep); i++)
        continue;
    rf_filler_release(sweep.filler);
    rf_release(sweep.cost);
    rf_release(sweep.away);
    rf_release(sweep.values);
    rf_release(sweep.freed);
    rf_release(sweep.numbers);
    rf_release(objectives);
}
