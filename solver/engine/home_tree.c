/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * home_tree.c: branch and bound (Land and Doig 1960) over sets of home slots. A case whose bound is
 * not better than the best plan is closed, and so is one whose own plan is worth its bound; any
 * other is split: some slots of one series, and all its others (case.c says which). Depth first,
 * the better of two cases first; ties go to the slots split off. */
#include "base/memory.h"
#include "engine/sweep.h"

enum { NODES = 20000 };

struct climb {
    struct rf_sweep *sweep;
    struct rf_run *run;
    size_t limit;
};

static bool is_closed(const struct rf_sweep *sweep, const struct rf_sweep_node *node)
{
    return sweep->has_best && rf_worth_compare(&sweep->scale, &node->bound, &sweep->best) >= 0;
}

static int32_t add_node(struct climb *climb)
{
    struct rf_sweep *sweep = climb->sweep;
    struct rf_sweep_node node = {.split = rf_no_split, .inside = -1, .outside = -1};
    rf_case_look(sweep, climb->run, &node);
    RF_PUSH(sweep->nodes, sweep->node_count, sweep->node_capacity, node);
    return (int32_t)sweep->node_count - 1;
}

/* Leaves those slots of the series open that are inside, or those that are not. */
static void restrict_series(struct rf_sweep *sweep, struct rf_sweep_split split, bool inside)
{
    for (int32_t s = sweep->homes->first[split.series]; s < sweep->homes->first[split.series + 1];
         s++)
        if ((s >= split.from && s < split.until) != inside)
            sweep->open[s] = false;
}

static void set_back(struct rf_sweep *sweep, size_t series, const bool *saved)
{
    int32_t first = sweep->homes->first[series];
    for (int32_t s = first; s < sweep->homes->first[series + 1]; s++)
        sweep->open[s] = saved[s - first];
}

static void descend(struct climb *climb, int32_t at);

static void descend_into(struct climb *climb, int32_t at, bool inside, const bool *saved)
{
    struct rf_sweep *sweep = climb->sweep;
    struct rf_sweep_node node = sweep->nodes[at];
    restrict_series(sweep, node.split, inside);
    descend(climb, inside ? node.inside : node.outside);
    set_back(sweep, (size_t)node.split.series, saved);
}

static void split(struct climb *climb, int32_t at, const bool *saved)
{
    struct rf_sweep *sweep = climb->sweep;
    struct rf_sweep_split chosen = sweep->nodes[at].split;
    restrict_series(sweep, chosen, true);
    int32_t inside = add_node(climb);
    set_back(sweep, (size_t)chosen.series, saved);
    restrict_series(sweep, chosen, false);
    int32_t outside = add_node(climb);
    set_back(sweep, (size_t)chosen.series, saved);
    sweep->nodes[at].inside = inside;
    sweep->nodes[at].outside = outside;
    bool first = rf_worth_compare(&sweep->scale, &sweep->nodes[inside].bound,
                                  &sweep->nodes[outside].bound) <= 0;
    descend_into(climb, at, first, saved);
    descend_into(climb, at, !first, saved);
}

static void descend(struct climb *climb, int32_t at)
{
    struct rf_sweep *sweep = climb->sweep;
    const struct rf_sweep_node *node = &sweep->nodes[at];
    if (is_closed(sweep, node) || node->split.series < 0 || sweep->node_count >= climb->limit ||
        rf_watch_over(&climb->run->watch))
        return;
    int32_t first = sweep->homes->first[node->split.series];
    int32_t count = sweep->homes->first[node->split.series + 1] - first;
    bool *saved = rf_allocate((size_t)count, sizeof *saved);
    for (int32_t s = 0; s < count; s++)
        saved[s] = sweep->open[first + s];
    split(climb, at, saved);
    rf_release(saved);
}

/* The least bound of the leaves, cut at what the best plan is worth. */
static struct rf_worth bound_of(const struct rf_sweep *sweep, int32_t at)
{
    const struct rf_sweep_node *node = &sweep->nodes[at];
    if (is_closed(sweep, node))
        return sweep->best;
    if (node->inside < 0)
        return node->bound;
    struct rf_worth inside = bound_of(sweep, node->inside);
    struct rf_worth outside = bound_of(sweep, node->outside);
    return rf_worth_compare(&sweep->scale, &inside, &outside) <= 0 ? inside : outside;
}

void rf_home_tree_search(struct rf_sweep *sweep, struct rf_run *run)
{
    int32_t limit = run->options->node_limit;
    struct climb climb = {sweep, run, limit > 0 ? (size_t)limit : NODES};
    sweep->node_count = 0;
    for (int32_t s = 0; s < sweep->homes->first[sweep->homes->series_count]; s++)
        sweep->open[s] = true;
    add_node(&climb);
    descend(&climb, 0);
    sweep->bound = bound_of(sweep, 0);
}
