/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * toll.c: Bellman's equation, layer by layer from the end. O(arcs). */
#include "engine/toll.h"

#include "base/memory.h"

struct rf_toll *rf_toll_new(const struct rf_chart *chart)
{
    struct rf_toll *toll = rf_allocate(1, sizeof *toll);
    size_t classes = 0;
    toll->chart = chart;
    toll->first = rf_allocate(chart->layer_count + 1, sizeof *toll->first);
    for (size_t i = 0; i < chart->layer_count; i++) {
        toll->first[i + 1] = toll->first[i] + (size_t)chart->layers[i].node_count;
        if ((size_t)chart->layers[i].class_count > classes)
            classes = (size_t)chart->layers[i].class_count;
    }
    toll->to_go = rf_allocate(toll->first[chart->layer_count] + 1, sizeof *toll->to_go);
    toll->turned = rf_allocate(chart->turned_count, sizeof *toll->turned);
    toll->spent = rf_allocate(toll->first[chart->layer_count] + 1, sizeof *toll->spent);
    toll->by_class = rf_allocate(2 * classes, sizeof *toll->by_class);
    toll->payable = rf_allocate(classes, sizeof *toll->payable);
    return toll;
}

void rf_toll_release(struct rf_toll *toll)
{
    if (toll == NULL)
        return;
    rf_release(toll->first);
    rf_release(toll->to_go);
    rf_release(toll->turned);
    rf_release(toll->spent);
    rf_release(toll->by_class);
    rf_release(toll->payable);
    rf_release(toll);
}

static void price_turned(struct rf_toll *toll, const struct rf_scale *scale)
{
    for (size_t t = 0; t < toll->chart->turned_count; t++) {
        const struct rf_chart_turned *turned = &toll->chart->turned[t];
        toll->turned[t] = 0;
        for (size_t i = 0; i < turned->count; i++)
            toll->turned[t] += scale->helper[turned->helpers[i]];
    }
}

/* The cheapest option of every class; the number of classes that can be paid. */
static int32_t price_classes(struct rf_toll *toll, const struct rf_chart_layer *layer,
                             const rf_weight *price, const rf_weight *wait)
{
    const struct rf_course_range *options =
        &toll->chart->course->positions[layer->position].options;
    size_t count = options->until - options->from;
    int32_t payable = 0;
    for (int32_t c = 0; c < layer->class_count; c++)
        toll->by_class[c] = RF_UNPAYABLE;
    for (size_t o = 0; o < count; o++) {
        int32_t class = layer->class_of[o];
        if (price[options->from + o] < toll->by_class[class])
            toll->by_class[class] = price[options->from + o];
    }
    if (layer->class_of[count] >= 0)
        toll->by_class[layer->class_of[count]] = wait == NULL ? 0 : wait[layer->position];
    for (int32_t c = 0; c < layer->class_count; c++)
        if (toll->by_class[c] != RF_UNPAYABLE)
            toll->payable[payable++] = c;
    return payable;
}

rf_weight rf_toll_charge(struct rf_toll *toll, const struct rf_scale *scale, const rf_weight *price,
                         const rf_weight *wait)
{
    price_turned(toll, scale);
    toll->to_go[toll->first[toll->chart->layer_count]] = 0;
    for (size_t i = toll->chart->layer_count; i-- > 0;) {
        const struct rf_chart_layer *layer = &toll->chart->layers[i];
        const rf_weight *next = &toll->to_go[toll->first[i + 1]];
        int32_t payable = price_classes(toll, layer, price, wait);
        for (int32_t n = 0; n < layer->node_count; n++) {
            const struct rf_chart_arc *arcs = &layer->arcs[n * layer->class_count];
            rf_weight least = RF_UNPAYABLE;
            for (int32_t i_class = 0; i_class < payable; i_class++) {
                int32_t c = toll->payable[i_class];
                if (arcs[c].target < 0 || next[arcs[c].target] == RF_UNPAYABLE)
                    continue;
                rf_weight cost =
                    toll->by_class[c] + toll->turned[arcs[c].turned] + next[arcs[c].target];
                if (cost < least)
                    least = cost;
            }
            toll->to_go[toll->first[i] + (size_t)n] = least;
        }
    }
    return toll->to_go[0];
}

/* Forwards over one layer; least[class] becomes the least of a way through it. */
static void spend_layer(struct rf_toll *toll, size_t i, int32_t payable, rf_weight *least)
{
    const struct rf_chart_layer *layer = &toll->chart->layers[i];
    rf_weight *next = &toll->spent[toll->first[i + 1]];
    const rf_weight *to_go = &toll->to_go[toll->first[i + 1]];
    for (int32_t n = 0; n < layer->node_count; n++) {
        const struct rf_chart_arc *arcs = &layer->arcs[n * layer->class_count];
        rf_weight here = toll->spent[toll->first[i] + (size_t)n];
        for (int32_t k = 0; k < payable && here != RF_UNPAYABLE; k++) {
            int32_t c = toll->payable[k];
            if (arcs[c].target < 0)
                continue;
            rf_weight cost = here + toll->by_class[c] + toll->turned[arcs[c].turned];
            if (cost < next[arcs[c].target])
                next[arcs[c].target] = cost;
            if (to_go[arcs[c].target] != RF_UNPAYABLE && cost + to_go[arcs[c].target] < least[c])
                least[c] = cost + to_go[arcs[c].target];
        }
    }
}

void rf_toll_through(struct rf_toll *toll, const rf_weight *price, const rf_weight *wait,
                     rf_weight *through, rf_weight *through_wait)
{
    const struct rf_chart *chart = toll->chart;
    for (size_t n = 0; n <= toll->first[chart->layer_count]; n++)
        toll->spent[n] = RF_UNPAYABLE;
    toll->spent[0] = 0;
    for (size_t i = 0; i < chart->layer_count; i++) {
        const struct rf_chart_layer *layer = &chart->layers[i];
        const struct rf_course_range *options = &chart->course->positions[layer->position].options;
        size_t count = options->until - options->from;
        int32_t payable = price_classes(toll, layer, price, wait);
        rf_weight *least = toll->by_class + layer->class_count;
        for (int32_t c = 0; c < layer->class_count; c++)
            least[c] = RF_UNPAYABLE;
        spend_layer(toll, i, payable, least);
        for (size_t o = 0; o < count; o++) {
            int32_t c = layer->class_of[o];
            bool open = price[options->from + o] != RF_UNPAYABLE && least[c] != RF_UNPAYABLE;
            through[options->from + o] =
                open ? least[c] + (price[options->from + o] - toll->by_class[c]) : RF_UNPAYABLE;
        }
        if (layer->class_of[count] >= 0)
            through_wait[layer->position] = least[layer->class_of[count]];
    }
}

/* The first cheapest option of a class; -1 for waiting. */
static int32_t cheapest_of(const struct rf_toll *toll, const struct rf_chart_layer *layer,
                           int32_t class, const rf_weight *price)
{
    const struct rf_course_range *options =
        &toll->chart->course->positions[layer->position].options;
    int32_t best = -1;
    for (size_t o = 0; o < options->until - options->from; o++)
        if (layer->class_of[o] == class && (best < 0 || price[options->from + o] < price[best]))
            best = (int32_t)(options->from + o);
    return best;
}

void rf_toll_trace(const struct rf_toll *toll, const rf_weight *price, const rf_weight *wait,
                   int32_t *chosen)
{
    int32_t node = 0;
    for (size_t i = 0; i < toll->chart->layer_count; i++) {
        const struct rf_chart_layer *layer = &toll->chart->layers[i];
        const struct rf_chart_arc *arcs = &layer->arcs[node * layer->class_count];
        rf_weight to_go = toll->to_go[toll->first[i] + (size_t)node];
        for (int32_t c = 0; c < layer->class_count; c++) {
            if (arcs[c].target < 0)
                continue;
            int32_t option = cheapest_of(toll, layer, c, price);
            rf_weight next = toll->to_go[toll->first[i + 1] + (size_t)arcs[c].target];
            rf_weight cost = option < 0 ? wait[layer->position] : price[option];
            if (next == RF_UNPAYABLE || cost == RF_UNPAYABLE ||
                cost + toll->turned[arcs[c].turned] + next != to_go)
                continue;
            chosen[layer->position] = option;
            node = arcs[c].target;
            break;
        }
    }
}

bool rf_toll_walk(struct rf_toll *toll, const struct rf_scale *scale, const int32_t *chosen,
                  rf_weight *cost)
{
    int32_t node = 0;
    price_turned(toll, scale);
    for (size_t i = 0; i < toll->chart->layer_count; i++) {
        const struct rf_chart_layer *layer = &toll->chart->layers[i];
        const struct rf_course_range *options =
            &toll->chart->course->positions[layer->position].options;
        int32_t option = chosen[layer->position];
        size_t place = option < 0 ? options->until - options->from : (size_t)option - options->from;
        int32_t class = layer->class_of[place];
        if (class < 0)
            return false;
        const struct rf_chart_arc *arc = &layer->arcs[node * layer->class_count + class];
        if (arc->target < 0)
            return false;
        *cost += toll->turned[arc->turned];
        node = arc->target;
    }
    return true;
}
