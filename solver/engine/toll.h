/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * toll.h: what is still to be paid from every node of a chart on, at least, at given prices: one
 * pass backwards over the arcs. */
#ifndef RF_ENGINE_TOLL_H
#define RF_ENGINE_TOLL_H

#include "engine/chart.h"
#include "engine/weight.h"

struct rf_toll {
    const struct rf_chart *chart;
    size_t *first;       /* [layer] into to_go; one more for the end */
    rf_weight *to_go;    /* [node] */
    rf_weight *turned;   /* [set of helpers] */
    rf_weight *spent;    /* [node] least cost to come there, after rf_toll_spend */
    rf_weight *by_class; /* of the layer at hand */
    int32_t *payable;    /* classes of the layer at hand that can be paid */
};

struct rf_toll *rf_toll_new(const struct rf_chart *chart);
void rf_toll_release(struct rf_toll *toll);
/* price: [option of the course]; wait: [position] what waiting costs, NULL for nothing. Returns
 * what is to be paid from the first node on. */
rf_weight rf_toll_charge(struct rf_toll *toll, const struct rf_scale *scale, const rf_weight *price,
                         const rf_weight *wait);
/* After a charge at the same prices: through[option] (and through_wait[position]) becomes the least
 * that a way through it costs. */
void rf_toll_through(struct rf_toll *toll, const rf_weight *price, const rf_weight *wait,
                     rf_weight *through, rf_weight *through_wait);

/* More than any plan costs: no way on. */
#define RF_UNPAYABLE (~(rf_weight)0)

/* The cheapest way from the first node: chosen[position] becomes an option of the course, -1 for
 * waiting; positions that do not concern the chart are left alone. */
void rf_toll_trace(const struct rf_toll *toll, const rf_weight *price, const rf_weight *wait,
                   int32_t *chosen);

/* Walks along `chosen` and adds what its helpers cost; false when a row would be overrun. */
bool rf_toll_walk(struct rf_toll *toll, const struct rf_scale *scale, const int32_t *chosen,
                  rf_weight *cost);

#endif
