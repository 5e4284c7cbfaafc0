/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * claim_block.c: what a part proves, as a block of a certificate.
 *
 * A part that chose where its events stand, and whose choice was the school's, proves one bound
 * for all starts. When the parts did not agree (agree.c) it was solved for some choices apart. Then
 * the bound is what it costs under the school's choice s*, and the price of a start c of event e is
 * what it costs more, or less, there. With costs V(s), for those never solved that of its own free
 * choice, the prices of the events, one after the other, are
 *
 *   p_k(c) = min over choices s with s_k = c of  V(s) - V(s*) - p_1(s_1) - ... - p_(k-1)(s_(k-1)),
 *
 * so that V(s) >= V(s*) + sum of p_k(s_k) for every s. Minima and differences are taken tier after
 * tier. No price can be given in tiers 2 and 5: where a list is smaller than that of s*, one
 * session of the last class, or one released minute, is taken off instead.
 *
 * All starts that were not tried, and not standing at all, are one entry ("elsewhere"), and cost
 * what the part's own free choice costs. The tree first asks where the events stand, then goes on
 * with the proof of that choice. */
#include "engine/claim_block.h"

#include <string.h>

#include "base/memory.h"
#include "engine/start_table.h"

struct builder {
    const struct rf_school *school;
    const struct rf_start_table *table;
    int32_t component;
    struct rf_certificate_block *block;
    size_t capacity;  /* of its nodes */
    int32_t *events;  /* of those that concern the part, as in school->events */
    int32_t count;    /* of them */
    int32_t **starts; /* [own event] candidates that were tried, then -1: elsewhere */
    int32_t *start_count;
};

bool rf_claim_has_block(const struct rf_school *school, int32_t component)
{
    const struct rf_part *part =
        school->tables != NULL ? school->tables[component].free : school->parts[component];
    /* A part that decides about a group session by itself (a joined one) has other costs. */
    return part->proof.node_count > 0 && part->component->event_count == 0;
}

/* ---- trees */

static void *copy(const void *items, int32_t count, size_t size)
{
    void *fresh = rf_allocate((size_t)count, size);
    if (count > 0)
        memcpy(fresh, items, (size_t)count * size);
    return fresh;
}

static int32_t push_node(struct builder *builder, struct rf_certificate_node node)
{
    size_t count = (size_t)builder->block->node_count;
    RF_PUSH(builder->block->nodes, count, builder->capacity, node);
    return builder->block->node_count++;
}

/* The part's proof behind what is there. */
static void push_proof(struct builder *builder, const struct rf_part *part)
{
    int32_t base = builder->block->node_count;
    for (int32_t i = 0; i < part->proof.node_count; i++) {
        struct rf_certificate_node node = part->proof.nodes[i];
        node.ranges = copy(node.ranges, node.range_count, sizeof *node.ranges);
        node.options = copy(node.options, node.option_count, sizeof *node.options);
        if (node.split != RF_CERTIFICATE_LEAF) {
            node.inside += base;
            node.outside += base;
        }
        push_node(builder, node);
    }
}

static struct rf_option option_of(const struct rf_school *school, int32_t candidate)
{
    const struct rf_candidate *item = &school->problem->candidates->items[candidate];
    return (struct rf_option){item->day, item->start};
}

/* The event stands at that start, or elsewhere or not: a split whose inside comes next. */
static int32_t push_split(struct builder *builder, int32_t level, int32_t start)
{
    int32_t demand = builder->school->events[builder->events[level]].demand;
    struct rf_certificate_node node = {.split = RF_CERTIFICATE_EVENT, .outside = -1};
    node.event = builder->school->problem->demands->items[demand].event;
    node.options = rf_allocate(1, sizeof *node.options);
    node.options[0] = option_of(builder->school, start);
    node.option_count = 1;
    int32_t index = push_node(builder, node);
    builder->block->nodes[index].inside = index + 1;
    return index;
}

/* Whether some choice that was solved begins like `prefix` (as far as it goes). */
static bool is_tried(const struct builder *builder, const int32_t *prefix, int32_t length)
{
    for (size_t c = 0; c < builder->table->count; c++) {
        bool same = builder->table->cases[c].part != NULL;
        for (int32_t k = 0; k < length && same; k++)
            same = builder->table->cases[c].starts[builder->events[k]] == prefix[k];
        if (same)
            return true;
    }
    return false;
}

static const struct rf_part *part_under(const struct builder *builder, const int32_t *prefix)
{
    for (size_t c = 0; c < builder->table->count; c++) {
        bool same = true;
        for (int32_t k = 0; k < builder->count && same; k++)
            same =
                prefix[k] >= 0 && builder->table->cases[c].starts[builder->events[k]] == prefix[k];
        /* A plan that was transplanted (start_table.c) has the free part's proof. */
        if (same && builder->table->cases[c].part != NULL &&
            builder->table->cases[c].part->proof.node_count > 0)
            return builder->table->cases[c].part;
    }
    return builder->table->free;
}

/* Cases by the start of the event at `level`, those that were tried apart. An event that does not
 * stand is left to the free proof. */
static void push_cases(struct builder *builder, int32_t *prefix, int32_t level)
{
    if (level == builder->count) {
        push_proof(builder, part_under(builder, prefix));
        return;
    }
    int32_t last = -1;
    for (int32_t i = 0; i < builder->start_count[level]; i++) {
        prefix[level] = builder->starts[level][i];
        if (prefix[level] < 0 || !is_tried(builder, prefix, level + 1))
            continue;
        int32_t split = push_split(builder, level, prefix[level]);
        if (last >= 0)
            builder->block->nodes[last].outside = split;
        push_cases(builder, prefix, level + 1);
        last = split;
    }
    if (last >= 0)
        builder->block->nodes[last].outside = builder->block->node_count;
    push_proof(builder, builder->table->free);
}

/* ---- prices */

static int compare_vectors(const struct rf_cost_vector *one, const struct rf_cost_vector *other)
{
    for (int32_t class = 0; class < RF_CLASSES; class ++)
        if (one->unplaced[class] != other->unplaced[class])
            return one->unplaced[class] < other->unplaced[class] ? -1 : 1;
    const int32_t first[] = {one->tired,   one->cover[0],     one->cover[1],     one->away,
                             one->spacing, one->diversity[0], one->diversity[1], one->diversity[2]};
    const int32_t second[] = {other->tired,        other->cover[0],    other->cover[1],
                              other->away,         other->spacing,     other->diversity[0],
                              other->diversity[1], other->diversity[2]};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (first[i] != second[i])
            return first[i] < second[i] ? -1 : 1;
    return 0;
}

static void add(struct rf_cost_vector *to, const struct rf_cost_vector *more, int32_t sign)
{
    for (int32_t class = 0; class < RF_CLASSES; class ++)
        to->unplaced[class] += sign * more->unplaced[class];
    to->tired += sign * more->tired;
    for (int32_t k = 0; k < RF_COVER_PARTS; k++)
        to->cover[k] += sign * more->cover[k];
    to->away += sign * more->away;
    to->spacing += sign * more->spacing;
    for (int32_t k = 0; k < RF_DIVERSITY_PARTS; k++)
        to->diversity[k] += sign * more->diversity[k];
}

/* Of tiers 4 and 8 what blocks claim alone. */
static struct rf_cost_vector vector_of(const struct rf_school_worth *worth)
{
    struct rf_cost_vector vector = {.tired = (int32_t)worth->tired,
                                    .cover = {0, (int32_t)worth->cover[1]},
                                    .away = (int32_t)worth->away,
                                    .spacing = (int32_t)worth->spacing,
                                    .diversity = {0, 0, (int32_t)worth->diversity[2]}};
    for (int32_t class = 0; class < RF_CLASSES; class ++)
        vector.unplaced[class] = (int32_t)worth->unplaced[class];
    return vector;
}

/* What `worth` is more than `base`, at most: base and it together are no more than worth. */
static struct rf_cost_vector difference(const struct rf_school_worth *worth,
                                        const struct rf_school_worth *base)
{
    struct rf_cost_vector result = vector_of(worth), less = vector_of(base);
    int32_t order = 0, load = 0;
    for (int32_t k = 0; k < base->count && order == 0; k++)
        order = (worth->list[k] > base->list[k]) - (worth->list[k] < base->list[k]);
    for (int32_t k = 0; k < base->load_count && load == 0; k++)
        load = (worth->load[k] > base->load[k]) - (worth->load[k] < base->load[k]);
    if (order != 0)
        result.tired = result.cover[1] = 0;
    if (order != 0 || load != 0)
        result.away = result.spacing = result.diversity[2] = 0;
    if (order < 0)
        result.unplaced[RF_CLASSES - 1]--;
    if (load < 0)
        result.cover[1]--;
    add(&result, &less, -1);
    return result;
}

static const struct rf_school_worth *worth_under(const struct builder *builder,
                                                 const int32_t *prefix)
{
    for (size_t c = 0; c < builder->table->count; c++) {
        bool same = true;
        for (int32_t k = 0; k < builder->count && same; k++)
            same =
                prefix[k] >= 0 && builder->table->cases[c].starts[builder->events[k]] == prefix[k];
        if (same)
            return &builder->table->cases[c].worth;
    }
    return &builder->table->worth;
}

static const struct rf_school_worth *worth_of_choice(const struct builder *builder)
{
    int32_t *chosen = rf_allocate((size_t)builder->count, sizeof *chosen);
    for (int32_t k = 0; k < builder->count; k++)
        chosen[k] = builder->school->starts[builder->events[k]];
    const struct rf_school_worth *worth = worth_under(builder, chosen);
    rf_release(chosen);
    return worth;
}

/* Moves on to the next choice of the part; false after the last. */
static bool next_choice(const struct builder *builder, int32_t *at)
{
    for (int32_t k = builder->count - 1; k >= 0; k--) {
        if (++at[k] < builder->start_count[k])
            return true;
        at[k] = 0;
    }
    return false;
}

/* The prices p_k of one event; prices[k][i] belong to starts[k][i]. */
static void price_event(const struct builder *builder, struct rf_cost_vector **prices, int32_t own)
{
    const struct rf_school_worth *base = worth_of_choice(builder);
    int32_t *at = rf_allocate((size_t)builder->count, sizeof *at);
    int32_t *prefix = rf_allocate((size_t)builder->count, sizeof *prefix);
    bool *known = rf_allocate((size_t)builder->start_count[own], sizeof *known);
    do {
        for (int32_t k = 0; k < builder->count; k++)
            prefix[k] = builder->starts[k][at[k]];
        struct rf_cost_vector more = difference(worth_under(builder, prefix), base);
        for (int32_t k = 0; k < own; k++)
            add(&more, &prices[k][at[k]], -1);
        if (!known[at[own]] || compare_vectors(&more, &prices[own][at[own]]) < 0)
            prices[own][at[own]] = more;
        known[at[own]] = true;
    } while (next_choice(builder, at));
    rf_release(at);
    rf_release(prefix);
    rf_release(known);
}

void rf_claim_add_price(struct rf_certificate_block *block, int32_t event, struct rf_option option,
                        const struct rf_cost_vector *cost)
{
    const struct rf_cost_vector nothing = {0};
    for (int32_t i = 0; i < block->price_count; i++) {
        struct rf_certificate_price *price = &block->prices[i];
        if (price->event == event && price->option.day == option.day &&
            price->option.start == option.start) {
            add(&price->cost, cost, 1);
            return;
        }
    }
    if (compare_vectors(cost, &nothing) == 0)
        return;
    struct rf_certificate_price price = {event, option, *cost};
    block->prices =
        rf_reallocate(block->prices, (size_t)block->price_count + 1, sizeof *block->prices);
    block->prices[block->price_count++] = price;
}

/* Starts that were not tried cost what "elsewhere" costs, which is the price of the last entry. */
static void add_prices(struct builder *builder)
{
    const struct rf_school *school = builder->school;
    struct rf_cost_vector **prices = rf_allocate((size_t)builder->count, sizeof *prices);
    for (int32_t k = 0; k < builder->count; k++) {
        prices[k] = rf_allocate((size_t)builder->start_count[k], sizeof **prices);
        price_event(builder, prices, k);
        const struct rf_shared_event *event = &school->events[builder->events[k]];
        int32_t first = school->problem->candidates->first[event->demand];
        int32_t index = school->problem->demands->items[event->demand].event;
        int32_t last = builder->start_count[k] - 1;
        for (int32_t c = 0; c < event->candidates; c++) {
            int32_t at = last;
            for (int32_t i = 0; i < last; i++)
                if (builder->starts[k][i] == first + c)
                    at = i;
            rf_claim_add_price(builder->block, index, option_of(school, first + c), &prices[k][at]);
        }
        rf_claim_add_price(builder->block, index, (struct rf_option){0, 0}, &prices[k][last]);
    }
    for (int32_t k = 0; k < builder->count; k++)
        rf_release(prices[k]);
    rf_release(prices);
}

/* ---- the block */

static void list_starts(struct builder *builder)
{
    const struct rf_school *school = builder->school;
    size_t events = (size_t)school->event_count;
    builder->events = rf_allocate(events, sizeof *builder->events);
    builder->starts = rf_allocate(events, sizeof *builder->starts);
    builder->start_count = rf_allocate(events, sizeof *builder->start_count);
    for (int32_t e = 0; e < school->event_count; e++) {
        if (school->starts[e] == RF_START_FREE || !builder->table->concerned[e])
            continue;
        int32_t *list = rf_allocate(builder->table->count + 2, sizeof *list), count = 0;
        for (size_t c = 0; c <= builder->table->count; c++) {
            int32_t start =
                c < builder->table->count ? builder->table->cases[c].starts[e] : school->starts[e];
            bool seen = start < 0;
            for (int32_t i = 0; i < count; i++)
                seen |= list[i] == start;
            if (!seen)
                list[count++] = start;
        }
        list[count++] = -1;
        builder->events[builder->count] = e;
        builder->starts[builder->count] = list;
        builder->start_count[builder->count++] = count;
    }
}

static void set_bound(struct rf_certificate_block *block, const struct rf_school_worth *worth)
{
    block->bound = vector_of(worth);
    block->workload = worth->load_count > 0 ? worth->load[0] : 0;
    for (int32_t k = 0; k < block->induction_count; k++)
        block->equity[k] = k < worth->count ? worth->list[k] : 0;
}

struct rf_certificate_block rf_claim_block(const struct rf_school *school, int32_t component)
{
    const struct rf_start_table *table = school->tables != NULL ? &school->tables[component] : NULL;
    const struct rf_part *free = table != NULL ? table->free : school->parts[component];
    struct rf_certificate_block block = {.bound = free->proof.bound,
                                         .workload = free->proof.workload};
    struct builder builder = {
        .school = school, .table = table, .component = component, .block = &block};
    block.induction_count = free->proof.induction_count;
    block.inductions =
        copy(free->proof.inductions, block.induction_count, sizeof *block.inductions);
    block.equity = copy(free->proof.equity, block.induction_count, sizeof *block.equity);
    if (table == NULL || table->count == 0) {
        push_proof(&builder, free);
        return block;
    }
    list_starts(&builder);
    int32_t *prefix = rf_allocate((size_t)builder.count, sizeof *prefix);
    set_bound(&block, worth_of_choice(&builder));
    add_prices(&builder);
    push_cases(&builder, prefix, 0);
    for (int32_t k = 0; k < builder.count; k++)
        rf_release(builder.starts[k]);
    rf_release(builder.starts);
    rf_release(builder.start_count);
    rf_release(builder.events);
    rf_release(prefix);
    return block;
}
