/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * block.c: from the tree of a sweep to the nodes of a certificate.
 *
 * A slot of the formulation stands for all starts from it up to the next slot of its series on that
 * weekday: the filter of normal starts moves a series to the left as a whole, so what is said of a
 * slot is said of all that would be moved to it. The first slot of a weekday begins at 00:00, the
 * last ends at 24:00. */
#include "engine/block.h"

#include "base/memory.h"

enum { MIDNIGHT = 24 * 60 };

struct scribe {
    const struct rf_sweep *sweep;
    struct rf_certificate_block *block;
    size_t capacity;
};

static struct rf_cost_vector bound_of(const struct rf_sweep *sweep)
{
    struct rf_cost_vector cost = {0};
    rf_weight bound = sweep->bound.packed;
    for (int32_t class = 0; class < RF_PRIORITY_CLASSES; class ++)
        cost.unplaced[class] = (int32_t)rf_weight_field(&sweep->scale, bound, class);
    cost.tired = (int32_t)rf_weight_field(&sweep->scale, bound, RF_FIELD_TIRED);
    cost.away = (int32_t)rf_weight_field(&sweep->scale, bound, RF_FIELD_AWAY);
    cost.spacing = (int32_t)rf_weight_field(&sweep->scale, bound, RF_FIELD_SPACING);
    cost.cover[1] = (int32_t)rf_weight_field(&sweep->scale, bound, RF_FIELD_COVER);
    cost.diversity[2] = (int32_t)rf_weight_field(&sweep->scale, bound, RF_FIELD_FRAGILE);
    return cost;
}

static void add_range(struct rf_certificate_node *node, struct rf_slot_range range)
{
    struct rf_slot_range *last =
        node->range_count > 0 ? &node->ranges[node->range_count - 1] : NULL;
    if (last != NULL && last->weekday == range.weekday && last->until == range.from) {
        last->until = range.until;
        return;
    }
    node->ranges = rf_reallocate(node->ranges, (size_t)node->range_count + 1, sizeof range);
    node->ranges[node->range_count++] = range;
}

/* The starts that the slots of a split stand for. */
static void add_ranges(const struct rf_sweep *sweep, struct rf_sweep_split split,
                       struct rf_certificate_node *node)
{
    const struct rf_formulation *formulation = sweep->part->formulation;
    size_t series = (size_t)split.series;
    int32_t first = sweep->homes->first[split.series];
    int32_t count = sweep->homes->first[split.series + 1] - first;
    for (int32_t s = split.from - first; s < split.until - first; s++) {
        struct rf_home_slot slot = rf_rule_home_slot(formulation, series, (size_t)s);
        struct rf_slot_range range = {slot.weekday, slot.start, MIDNIGHT};
        if (s == 0 || rf_rule_home_slot(formulation, series, (size_t)s - 1).weekday != slot.weekday)
            range.from = 0;
        if (s + 1 < count) {
            struct rf_home_slot next = rf_rule_home_slot(formulation, series, (size_t)s + 1);
            if (next.weekday == slot.weekday)
                range.until = next.start;
        }
        add_range(node, range);
    }
}

/* A case whose bound is enough is a leaf, whatever was tried below it. */
static bool is_leaf(const struct rf_sweep *sweep, const struct rf_sweep_node *node)
{
    return node->inside < 0 || rf_worth_compare(&sweep->scale, &node->bound, &sweep->bound) >= 0;
}

static int32_t add_node(struct scribe *scribe, int32_t at)
{
    const struct rf_sweep *sweep = scribe->sweep;
    const struct rf_sweep_node *own = &sweep->nodes[at];
    struct rf_certificate_node node = {.split = RF_CERTIFICATE_LEAF, .inside = -1, .outside = -1};
    size_t count = (size_t)scribe->block->node_count;
    int32_t index = scribe->block->node_count;
    if (!is_leaf(sweep, own)) {
        struct rf_home_name name =
            rf_rule_home_name(sweep->part->formulation, (size_t)own->split.series);
        node.split = RF_CERTIFICATE_HOME;
        node.induction = name.induction;
        node.kind = name.kind;
        node.letter = name.letter;
        add_ranges(sweep, own->split, &node);
    }
    RF_PUSH(scribe->block->nodes, count, scribe->capacity, node);
    scribe->block->node_count++;
    if (node.split == RF_CERTIFICATE_LEAF)
        return index;
    int32_t inside = add_node(scribe, own->inside);
    int32_t outside = add_node(scribe, own->outside);
    scribe->block->nodes[index].inside = inside;
    scribe->block->nodes[index].outside = outside;
    return index;
}

void rf_block_prove(const struct rf_sweep *sweep, struct rf_certificate_block *block)
{
    const struct rf_course *course = sweep->course;
    const struct rf_component *component = sweep->part->component;
    struct scribe scribe = {sweep, block, 0};
    size_t count = (size_t)component->induction_count;
    if (count == 0)
        return;
    int32_t unit = rf_rule_equity_unit(sweep->part->formulation);
    block->induction_count = component->induction_count;
    block->inductions = rf_allocate(count, sizeof *block->inductions);
    block->equity = rf_allocate(count, sizeof *block->equity);
    for (int32_t u = 0; u < component->induction_count; u++) {
        /* Some may be asked to group sessions alone, and have no sessions of their own. */
        bool counts = course->inductions[0] >= 0 && u < course->unit_count;
        block->inductions[u] = component->inductions[u];
        block->equity[u] = counts ? sweep->bound.list[u] * unit : 0;
    }
    block->bound = bound_of(sweep);
    block->workload = sweep->load_settled ? sweep->load_value : 0;
    add_node(&scribe, 0);
}
