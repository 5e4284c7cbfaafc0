/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * chart.h: the rows of one chart of a course as a layered graph: a node is what earlier positions
 * have left open, an arc what one position does. Made once per part; homes, starts of group
 * sessions and weights change only what arcs cost.
 *
 * Source: decision diagrams for dynamic programmes (Bergman, Cire, van Hoeve, Hooker 2016). Nodes
 * of a layer that allow the same for ever after are one node. */
#ifndef RF_ENGINE_CHART_H
#define RF_ENGINE_CHART_H

#include "engine/course.h"

struct rf_chart_arc {
    int32_t target; /* node of the next layer; -1: a row would be overrun */
    int32_t turned; /* set of helpers turned on, 0: none */
};

/* A position that concerns the chart. Options that do the same to its rows are one class. */
struct rf_chart_layer {
    int32_t position, node_count, class_count;
    int32_t *class_of; /* [option of the position, from 0; last: waiting]; -1: cannot wait */
    struct rf_chart_arc *arcs; /* [node * class_count + class] */
};

struct rf_chart_turned {
    int32_t *helpers;
    size_t count;
};

struct rf_chart {
    const struct rf_course *course;
    int32_t number;
    struct rf_chart_layer *layers; /* one more than positions; the last has one node, no classes */
    size_t layer_count, layer_capacity;
    int32_t *layer_at; /* [position + 1] the layer a plan is in before that position */
    bool *concerned;   /* [position] */
    struct rf_chart_turned *turned;
    size_t turned_count, turned_capacity;
    size_t node_count, arc_count;
};

enum rf_chart_end { RF_CHART_MADE, RF_CHART_TOO_LARGE, RF_CHART_NO_PLAN };

/* NULL when more nodes or arcs than the limits would be needed, or no plan keeps the rows; `end`
 * tells. */
struct rf_chart *rf_chart_new(const struct rf_course *course, int32_t number, size_t node_limit,
                              size_t arc_limit, enum rf_chart_end *end);
void rf_chart_release(struct rf_chart *chart);

#endif
