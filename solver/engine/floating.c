/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * floating.c: which chains can be left out. Only neighbours of a chain are looked at, two starts at
 * a time; a longer chain that fits two by two and not as a whole only makes the bound weaker. */
#include "engine/floating.h"

#include <string.h>

#include "base/memory.h"

static bool is_kept(const struct rf_problem *problem, int32_t candidate)
{
    return problem->normal == NULL || problem->normal[candidate];
}

static int32_t school_days(const struct rf_instance *instance, rf_day day)
{
    return rf_instance_date(instance, day)->teaching_index;
}

/* Whether `one` may lead to `other` (D13). */
static bool in_order(const struct rf_problem *problem, const struct rf_candidate *one,
                     const struct rf_candidate *other)
{
    const struct rf_step *step = problem->demands->items[one->demand].step;
    int32_t lag =
        school_days(problem->instance, other->day) - school_days(problem->instance, one->day);
    bool before = one->day < other->day || (one->day == other->day && one->end <= other->start);
    return before && lag >= step->lag_least && lag <= step->lag_most &&
           rf_candidates_fit(problem, one, other);
}

/* Whether the session can stand, and with the one it leads to. */
static bool can_stand(const struct rf_problem *problem, int32_t demand)
{
    const struct rf_candidates *candidates = problem->candidates;
    int32_t next = problem->demands->items[demand].leads_to;
    for (int32_t c = candidates->first[demand]; c < candidates->first[demand + 1]; c++) {
        if (!is_kept(problem, c))
            continue;
        if (next < 0)
            return true;
        for (int32_t k = candidates->first[next]; k < candidates->first[next + 1]; k++)
            if (is_kept(problem, k) &&
                in_order(problem, &candidates->items[c], &candidates->items[k]))
                return true;
    }
    return false;
}

bool *rf_floating_apart(const struct rf_problem *problem)
{
    int32_t count = problem->demands->count;
    const struct rf_demand *demands = problem->demands->items;
    bool *apart = rf_allocate((size_t)count, sizeof *apart);
    for (int32_t d = 0; d < count; d++)
        apart[d] = demands[d].floating && demands[d].pin < 0 && can_stand(problem, d);
    for (bool changed = true; changed;) { /* a chain stays together */
        changed = false;
        for (int32_t d = 0; d < count; d++) {
            int32_t next = demands[d].leads_to;
            if (next < 0 || apart[d] == apart[next])
                continue;
            apart[d] = apart[next] = false;
            changed = true;
        }
    }
    return apart;
}

static bool has_picks(const struct rf_candidate *item)
{
    return item->chosen >= 0 || item->cover >= 0 || item->room >= 0;
}

static bool any_picks(const struct rf_problem *problem)
{
    for (int32_t c = 0; c < problem->candidates->count; c++)
        if (has_picks(&problem->candidates->items[c]))
            return true;
    return false;
}

void rf_unpicked_make(const struct rf_problem *problem, const bool *apart, const bool *only,
                      struct rf_unpicked *unpicked)
{
    size_t count = (size_t)problem->candidates->count;
    *unpicked = (struct rf_unpicked){.problem = *problem};
    if (only == NULL && !any_picks(problem))
        return;
    unpicked->items = rf_allocate(count, sizeof *unpicked->items);
    unpicked->left = rf_allocate(count, sizeof *unpicked->left);
    memcpy(unpicked->items, problem->candidates->items, count * sizeof *unpicked->items);
    const struct rf_candidate *last = NULL; /* that is left */
    for (int32_t c = 0; c < (int32_t)count; c++) {
        struct rf_candidate *item = &unpicked->items[c];
        unpicked->left[c] = is_kept(problem, c);
        if (only != NULL && problem->demands->items[item->demand].floating && !apart[item->demand])
            unpicked->left[c] &= only[c];
        if (!unpicked->left[c] || apart[item->demand] ||
            problem->demands->items[item->demand].event >= 0)
            continue;
        unpicked->left[c] = last == NULL || last->demand != item->demand ||
                            last->day != item->day || last->start != item->start;
        item->chosen = item->cover = item->room = -1;
        item->released = 0;
        item->released_span = (struct rf_span){0, 0};
        if (unpicked->left[c])
            last = item;
    }
    unpicked->candidates = *problem->candidates;
    unpicked->candidates.items = unpicked->items;
    unpicked->problem.candidates = &unpicked->candidates;
    unpicked->problem.normal = unpicked->left;
}

void rf_unpicked_clear(struct rf_unpicked *unpicked)
{
    rf_release(unpicked->items);
    rf_release(unpicked->left);
}

void rf_floating_leave_out(struct rf_components *components, const bool *apart)
{
    for (int32_t i = 0; i < components->count; i++) {
        struct rf_component *component = &components->items[i];
        int32_t kept = 0;
        for (int32_t k = 0; k < component->demand_count; k++)
            if (!apart[component->demands[k]])
                component->demands[kept++] = component->demands[k];
        component->demand_count = kept;
    }
}
