/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * chart.c: making a chart, forwards by trying every class of choice on every state, then backwards
 * by merging nodes with the same arcs.
 *
 * Nodes are the states of usage.h until they are merged. */
#include "engine/chart.h"

#include <string.h>

#include "base/memory.h"
#include "engine/state_table.h"
#include "engine/usage.h"

struct builder {
    struct rf_chart *chart;
    const struct rf_course *course;
    struct rf_usage usage;
    size_t node_limit, arc_limit;
    bool too_large;
    struct rf_front front;
    struct rf_state_table *states;
    int16_t *state;
    size_t state_room;
};

/* ---- layers */

static int32_t number_turned(struct builder *builder)
{
    struct rf_chart *chart = builder->chart;
    size_t kept = 0; /* only those that may cost something */
    const struct rf_course *course = builder->course;
    for (size_t i = 0; i < builder->usage.now_on_count; i++) {
        const struct rf_course_helper *helper = &course->helpers[builder->usage.now_on[i]];
        enum rf_column_role role =
            helper->column < 0 ? RF_LOST : course->part->formulation->meanings[helper->column].role;
        if (role != RF_TOUCHED && role != RF_KEPT)
            builder->usage.now_on[kept++] = builder->usage.now_on[i];
    }
    if (kept == 0)
        return 0;
    size_t bytes = kept * sizeof *builder->usage.now_on;
    for (size_t t = 1; t < chart->turned_count; t++)
        if (chart->turned[t].count == kept &&
            memcmp(chart->turned[t].helpers, builder->usage.now_on, bytes) == 0)
            return (int32_t)t;
    struct rf_chart_turned turned = {rf_allocate(kept, sizeof *turned.helpers), kept};
    memcpy(turned.helpers, builder->usage.now_on, bytes);
    RF_PUSH(chart->turned, chart->turned_count, chart->turned_capacity, turned);
    return (int32_t)chart->turned_count - 1;
}

/* What one class does to the state at hand. */
static struct rf_chart_arc make_arc(struct builder *builder, const struct rf_chart_layer *layer,
                                    int32_t sample)
{
    const struct rf_course *course = builder->course;
    const struct rf_course_position *position = &course->positions[layer->position];
    struct rf_chart_arc arc = {-1, 0};
    struct rf_usage *usage = &builder->usage;
    size_t mark = usage->undo_count;
    if (rf_usage_choose(usage, position,
                        sample < 0 ? NULL
                                   : &course->options[position->options.from + (size_t)sample])) {
        rf_usage_store(usage, &builder->front, builder->state);
        arc.target = rf_state_table_find(builder->states, builder->state);
        arc.turned = number_turned(builder);
    }
    rf_usage_set_back(usage, mark);
    return arc;
}

static void make_arcs(struct builder *builder, struct rf_chart_layer *layer, const int32_t *samples,
                      const struct rf_front *front, const struct rf_state_table *states)
{
    layer->arcs =
        rf_allocate((size_t)layer->node_count * (size_t)layer->class_count, sizeof *layer->arcs);
    for (int32_t n = 0; n < layer->node_count; n++) {
        rf_usage_load(&builder->usage, front, rf_state_table_at(states, n));
        for (int32_t c = 0; c < layer->class_count; c++)
            layer->arcs[n * layer->class_count + c] = make_arc(builder, layer, samples[c]);
        rf_usage_set_back(&builder->usage, 0);
    }
}

/* All arcs of a layer, and the states of the next. */
static void make_layer(struct builder *builder, int32_t p)
{
    struct rf_chart *chart = builder->chart;
    const struct rf_course_range *options = &builder->course->positions[p].options;
    struct rf_chart_layer layer = {.position = p};
    struct rf_state_table *before = builder->states;
    struct rf_front old = builder->front;
    int32_t *samples = rf_allocate(options->until - options->from + 1, sizeof *samples);
    builder->front = (struct rf_front){NULL, 0, 0};
    rf_usage_front(&builder->usage, p + 1, &builder->front);
    if (builder->front.count > builder->state_room) {
        builder->state_room = 2 * builder->front.count;
        builder->state = rf_reallocate(builder->state, builder->state_room, sizeof *builder->state);
    }
    builder->states = rf_state_table_new(builder->front.count * sizeof *builder->state);
    layer.class_of = rf_allocate(options->until - options->from + 1, sizeof *layer.class_of);
    layer.class_count = rf_usage_classify(&builder->usage, (size_t)p, layer.class_of, samples);
    layer.node_count = (int32_t)rf_state_table_count(before);
    chart->node_count += (size_t)layer.node_count;
    chart->arc_count += (size_t)layer.node_count * (size_t)layer.class_count;
    builder->too_large =
        chart->node_count > builder->node_limit || chart->arc_count > builder->arc_limit;
    if (!builder->too_large)
        make_arcs(builder, &layer, samples, &old, before);
    RF_PUSH(chart->layers, chart->layer_count, chart->layer_capacity, layer);
    rf_release(samples);
    rf_release(old.slots);
    rf_state_table_release(before);
}

/* ---- merging */

/* Renumbers the nodes of a layer so that equal ones are one and dead ones are -1. */
static int32_t *merge_layer(struct rf_chart_layer *layer, const int32_t *next)
{
    size_t classes = (size_t)layer->class_count, count = 0;
    int32_t *number = rf_allocate((size_t)layer->node_count, sizeof *number);
    struct rf_state_table *table = rf_state_table_new(classes * sizeof(struct rf_chart_arc));
    for (int32_t n = 0; n < layer->node_count; n++) {
        struct rf_chart_arc *arcs = &layer->arcs[(size_t)n * classes];
        bool alive = false;
        for (size_t c = 0; c < classes; c++) {
            if (arcs[c].target >= 0)
                arcs[c].target = next[arcs[c].target];
            if (arcs[c].target < 0)
                arcs[c].turned = 0;
            alive |= arcs[c].target >= 0;
        }
        number[n] = alive ? rf_state_table_find(table, arcs) : -1;
        if (alive && (size_t)number[n] == count)
            memmove(&layer->arcs[count++ * classes], arcs, classes * sizeof *arcs);
    }
    layer->node_count = (int32_t)count;
    rf_state_table_release(table);
    return number;
}

/* False when the first node is dead. */
static bool merge(struct rf_chart *chart)
{
    int32_t *next = rf_allocate(1, sizeof *next);
    chart->node_count = 1;
    chart->arc_count = 0;
    for (size_t i = chart->layer_count; i-- > 0;) {
        struct rf_chart_layer *layer = &chart->layers[i];
        int32_t *number = merge_layer(layer, next);
        rf_release(next);
        next = number;
        chart->node_count += (size_t)layer->node_count;
        chart->arc_count += (size_t)layer->node_count * (size_t)layer->class_count;
    }
    bool alive = next[0] >= 0;
    rf_release(next);
    return alive;
}

static bool make_layers(struct builder *builder)
{
    struct rf_chart *chart = builder->chart;
    const struct rf_course *course = builder->course;
    bool fits = true;
    builder->states = rf_state_table_new(0);
    rf_state_table_find(builder->states, builder->state);
    for (size_t p = 0; p < course->position_count && fits; p++) {
        chart->concerned[p] = rf_usage_concerns(&builder->usage, p);
        chart->layer_at[p] = (int32_t)chart->layer_count;
        if (chart->concerned[p])
            make_layer(builder, (int32_t)p);
        fits = !builder->too_large && rf_state_table_count(builder->states) > 0;
    }
    chart->layer_at[course->position_count] = (int32_t)chart->layer_count;
    rf_state_table_release(builder->states);
    return fits;
}

struct rf_chart *rf_chart_new(const struct rf_course *course, int32_t number, size_t node_limit,
                              size_t arc_limit, enum rf_chart_end *end)
{
    struct rf_chart *chart = rf_allocate(1, sizeof *chart);
    struct builder builder = {
        .chart = chart, .course = course, .node_limit = node_limit, .arc_limit = arc_limit};
    chart->course = course;
    chart->number = number;
    chart->layer_at = rf_allocate(course->position_count + 1, sizeof *chart->layer_at);
    chart->concerned = rf_allocate(course->position_count, sizeof *chart->concerned);
    struct rf_chart_turned none = {NULL, 0};
    RF_PUSH(chart->turned, chart->turned_count, chart->turned_capacity, none);
    rf_usage_open(&builder.usage, course, number);
    builder.state_room = 64;
    builder.state = rf_allocate(builder.state_room, sizeof *builder.state);
    bool made = make_layers(&builder) && merge(chart);
    *end = made ? RF_CHART_MADE : builder.too_large ? RF_CHART_TOO_LARGE : RF_CHART_NO_PLAN;
    rf_usage_close(&builder.usage);
    rf_release(builder.front.slots);
    rf_release(builder.state);
    if (made)
        return chart;
    rf_chart_release(chart);
    return NULL;
}

void rf_chart_release(struct rf_chart *chart)
{
    if (chart == NULL)
        return;
    for (size_t i = 0; i < chart->layer_count; i++) {
        rf_release(chart->layers[i].class_of);
        rf_release(chart->layers[i].arcs);
    }
    for (size_t i = 0; i < chart->turned_count; i++)
        rf_release(chart->turned[i].helpers);
    rf_release(chart->layers);
    rf_release(chart->layer_at);
    rf_release(chart->concerned);
    rf_release(chart->turned);
    rf_release(chart);
}
