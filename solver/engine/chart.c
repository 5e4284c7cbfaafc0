/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * chart.c: making a chart, forwards by trying every class of choice on every state, then backwards
 * by merging nodes with the same arcs.
 *
 * A state holds, for every row and helper that a later position can still change, the use of the
 * row or whether the helper is on. A row that what is left cannot overrun counts as unused. */
#include "engine/chart.h"

#include <string.h>

#include "base/memory.h"
#include "engine/state_table.h"

/* What is open between two positions: a row, or a helper (rows first). */
struct slot {
    int32_t what;
    int32_t left; /* of a row: the most that later positions can use */
};

struct front {
    struct slot *slots;
    size_t count, capacity;
};

struct change {
    int32_t what, before;
};

struct builder {
    struct rf_chart *chart;
    const struct rf_course *course;
    int32_t *use;        /* [row, then helper] of the state at hand */
    struct change *undo; /* what to set back */
    size_t undo_count, undo_capacity;
    int32_t *now_on; /* helpers turned on by the choice at hand */
    size_t now_on_count, now_on_capacity;
    int32_t *left; /* [row] the most that positions from `counted` on can use */
    int32_t *most; /* [row] scratch */
    int32_t counted;
    size_t node_limit, arc_limit;
    bool too_large;
    struct front front;
    struct rf_state_table *states;
    int16_t *state;
    size_t state_room;
};

static bool is_own(const struct builder *builder, size_t row)
{
    return builder->course->rows[row].chart == builder->chart->number;
}

/* ---- what a choice does */

static void set(struct builder *builder, int32_t what, int32_t value)
{
    struct change change = {what, builder->use[what]};
    RF_PUSH(builder->undo, builder->undo_count, builder->undo_capacity, change);
    builder->use[what] = value;
}

static void set_back(struct builder *builder, size_t count)
{
    while (builder->undo_count > count) {
        const struct change *change = &builder->undo[--builder->undo_count];
        builder->use[change->what] = change->before;
    }
}

/* Uses up rows; false when one without a helper is overrun. Helpers turned on use theirs too: the
 * list of those grows while it is worked through. */
static bool use_up(struct builder *builder, struct rf_course_range uses)
{
    const struct rf_course *course = builder->course;
    for (size_t i = uses.from; i < uses.until; i++) {
        const struct rf_course_entry *entry = &course->entries[i];
        const struct rf_course_row *row = &course->rows[entry->row];
        int32_t before = builder->use[entry->row], after = before + entry->value;
        if (row->chart != builder->chart->number || before > row->limit)
            continue;
        if (after <= row->limit) {
            set(builder, entry->row, after);
            continue;
        }
        if (row->helper < 0)
            return false;
        set(builder, entry->row, row->limit + 1);
        int32_t helper = (int32_t)course->row_count + row->helper;
        if (builder->use[helper] == 0) {
            set(builder, helper, 1);
            RF_PUSH(builder->now_on, builder->now_on_count, builder->now_on_capacity, row->helper);
        }
    }
    return true;
}

static bool choose(struct builder *builder, const struct rf_course_position *position,
                   const struct rf_course_option *option)
{
    const struct rf_course *course = builder->course;
    bool joint = builder->chart->number == course->unit_count && course->unit_count > 1;
    builder->now_on_count = 0;
    if (option == NULL) {
        int32_t done = position->done[joint];
        bool is_done = done >= 0 && builder->use[done] > 0;
        if (position->last && !is_done && position->omit >= 0 && !joint)
            RF_PUSH(builder->now_on, builder->now_on_count, builder->now_on_capacity,
                    position->omit);
        return is_done || !position->last || position->omit >= 0;
    }
    bool fits = use_up(builder, option->uses);
    for (size_t i = 0; fits && i < builder->now_on_count; i++)
        fits = use_up(builder, course->helpers[builder->now_on[i]].uses);
    return fits;
}

/* ---- states */

static void load(struct builder *builder, const struct front *front, const int16_t *state)
{
    for (size_t i = 0; i < front->count; i++)
        if (state[i] != 0)
            set(builder, front->slots[i].what, state[i]);
}

static void store(struct builder *builder, const struct front *front)
{
    const struct rf_course *course = builder->course;
    for (size_t i = 0; i < front->count; i++) {
        const struct slot *slot = &front->slots[i];
        int32_t use = builder->use[slot->what];
        if (use > 0 && (size_t)slot->what < course->row_count) {
            const struct rf_course_row *row = &course->rows[slot->what];
            if (!row->done && (use > row->limit || use + slot->left <= row->limit))
                use = 0;
        }
        builder->state[i] = (int16_t)use;
    }
}

/* Adds, or takes away, the most that one position can use of each row. */
static void count_position(struct builder *builder, size_t p, int32_t sign)
{
    const struct rf_course *course = builder->course;
    const struct rf_course_range *options = &course->positions[p].options;
    for (int32_t round = 0; round < 2; round++)
        for (size_t o = options->from; o < options->until; o++) {
            struct rf_course_range uses = course->options[o].uses;
            for (size_t i = uses.from; i < uses.until; i++) {
                const struct rf_course_entry *entry = &course->entries[i];
                if (round == 0 && entry->value > builder->most[entry->row]) {
                    builder->most[entry->row] = entry->value;
                } else if (round == 1) {
                    builder->left[entry->row] += sign * builder->most[entry->row];
                    builder->most[entry->row] = 0;
                }
            }
        }
}

/* Adds, or takes away, what a helper can use. */
static void count_helper(struct builder *builder, size_t h, int32_t sign)
{
    const struct rf_course_helper *helper = &builder->course->helpers[h];
    for (size_t i = helper->uses.from; i < helper->uses.until; i++)
        builder->left[builder->course->entries[i].row] += sign * builder->course->entries[i].value;
}

static void count_all(struct builder *builder)
{
    for (size_t p = 0; p < builder->course->position_count; p++)
        count_position(builder, p, 1);
    for (size_t h = 0; h < builder->course->helper_count; h++)
        count_helper(builder, h, 1);
}

/* What lies before `from` is left no longer: the positions, and helpers that they alone turn on. */
static void count_down(struct builder *builder, int32_t from)
{
    for (; builder->counted < from; builder->counted++) {
        count_position(builder, (size_t)builder->counted, -1);
        for (size_t h = 0; h < builder->course->helper_count; h++)
            if (builder->course->helpers[h].last == builder->counted)
                count_helper(builder, h, -1);
    }
}

/* Rows and helpers of the chart that are open between the positions before `from` and those from
 * there on. */
static void find_front(struct builder *builder, int32_t from)
{
    const struct rf_course *course = builder->course;
    struct front *front = &builder->front;
    front->count = 0;
    count_down(builder, from);
    for (size_t r = 0; r < course->row_count; r++) {
        const struct rf_course_row *row = &course->rows[r];
        if (!is_own(builder, r) || row->first >= from || row->last < from || row->limit == 0)
            continue;
        struct slot slot = {(int32_t)r, builder->left[r]};
        RF_PUSH(front->slots, front->count, front->capacity, slot);
    }
    for (size_t h = 0; h < course->helper_count; h++) {
        const struct rf_course_helper *helper = &course->helpers[h];
        if (helper->chart != builder->chart->number || helper->first >= from || helper->last < from)
            continue;
        struct slot slot = {(int32_t)(course->row_count + h), 0};
        RF_PUSH(front->slots, front->count, front->capacity, slot);
    }
    if (front->count > builder->state_room) {
        builder->state_room = 2 * front->count;
        builder->state = rf_reallocate(builder->state, builder->state_room, sizeof *builder->state);
    }
}

/* ---- classes */

/* Equal uses have equal sums. */
static uint64_t sum_uses(const struct builder *builder, struct rf_course_range uses)
{
    uint64_t sum = 0;
    for (size_t i = uses.from; i < uses.until; i++) {
        const struct rf_course_entry *entry = &builder->course->entries[i];
        if (is_own(builder, (size_t)entry->row))
            sum = (sum + (uint64_t)entry->row * 1000003 + (uint64_t)entry->value) *
                  UINT64_C(6364136223846793005);
    }
    return sum;
}

static bool same_uses(const struct builder *builder, struct rf_course_range one,
                      struct rf_course_range other)
{
    const struct rf_course *course = builder->course;
    size_t i = one.from, k = other.from;
    for (;;) {
        while (i < one.until && !is_own(builder, (size_t)course->entries[i].row))
            i++;
        while (k < other.until && !is_own(builder, (size_t)course->entries[k].row))
            k++;
        if (i == one.until || k == other.until)
            return i == one.until && k == other.until;
        if (course->entries[i].row != course->entries[k].row ||
            course->entries[i].value != course->entries[k].value)
            return false;
        i++;
        k++;
    }
}

/* Fills class_of; samples[class] is the first option of each class, -1 for waiting. */
static void classify(struct builder *builder, struct rf_chart_layer *layer, int32_t *samples)
{
    const struct rf_course *course = builder->course;
    const struct rf_course_position *position = &course->positions[layer->position];
    size_t count = position->options.until - position->options.from;
    layer->class_of = rf_allocate(count + 1, sizeof *layer->class_of);
    uint64_t *sums = rf_allocate(count + 1, sizeof *sums);
    for (size_t o = 0; o < count; o++) {
        int32_t found = -1;
        uint64_t sum = sum_uses(builder, course->options[position->options.from + o].uses);
        for (int32_t c = 0; c < layer->class_count && found < 0; c++)
            if (sums[c] == sum &&
                same_uses(builder, course->options[position->options.from + o].uses,
                          course->options[position->options.from + (size_t)samples[c]].uses))
                found = c;
        if (found < 0) {
            found = layer->class_count++;
            samples[found] = (int32_t)o;
            sums[found] = sum;
        }
        layer->class_of[o] = found;
    }
    rf_release(sums);
    layer->class_of[count] = -1;
    if (!position->last || position->omit >= 0 || position->done[0] >= 0) {
        layer->class_of[count] = layer->class_count;
        samples[layer->class_count++] = -1;
    }
}

/* ---- layers */

static int32_t number_turned(struct builder *builder)
{
    struct rf_chart *chart = builder->chart;
    size_t kept = 0; /* only those that may cost something */
    const struct rf_course *course = builder->course;
    for (size_t i = 0; i < builder->now_on_count; i++) {
        const struct rf_course_helper *helper = &course->helpers[builder->now_on[i]];
        enum rf_column_role role =
            helper->column < 0 ? RF_LOST : course->part->formulation->meanings[helper->column].role;
        if (role != RF_TOUCHED && role != RF_KEPT)
            builder->now_on[kept++] = builder->now_on[i];
    }
    if (kept == 0)
        return 0;
    size_t bytes = kept * sizeof *builder->now_on;
    for (size_t t = 1; t < chart->turned_count; t++)
        if (chart->turned[t].count == kept &&
            memcmp(chart->turned[t].helpers, builder->now_on, bytes) == 0)
            return (int32_t)t;
    struct rf_chart_turned turned = {rf_allocate(kept, sizeof *turned.helpers), kept};
    memcpy(turned.helpers, builder->now_on, bytes);
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
    size_t mark = builder->undo_count;
    if (choose(builder, position,
               sample < 0 ? NULL : &course->options[position->options.from + (size_t)sample])) {
        store(builder, &builder->front);
        arc.target = rf_state_table_find(builder->states, builder->state);
        arc.turned = number_turned(builder);
    }
    set_back(builder, mark);
    return arc;
}

static void make_arcs(struct builder *builder, struct rf_chart_layer *layer, const int32_t *samples,
                      const struct front *front, const struct rf_state_table *states)
{
    layer->arcs =
        rf_allocate((size_t)layer->node_count * (size_t)layer->class_count, sizeof *layer->arcs);
    for (int32_t n = 0; n < layer->node_count; n++) {
        load(builder, front, rf_state_table_at(states, n));
        for (int32_t c = 0; c < layer->class_count; c++)
            layer->arcs[n * layer->class_count + c] = make_arc(builder, layer, samples[c]);
        set_back(builder, 0);
    }
}

/* All arcs of a layer, and the states of the next. */
static void make_layer(struct builder *builder, int32_t p)
{
    struct rf_chart *chart = builder->chart;
    const struct rf_course_range *options = &builder->course->positions[p].options;
    struct rf_chart_layer layer = {.position = p};
    struct rf_state_table *before = builder->states;
    struct front old = builder->front;
    int32_t *samples = rf_allocate(options->until - options->from + 1, sizeof *samples);
    builder->front = (struct front){NULL, 0, 0};
    find_front(builder, p + 1);
    builder->states = rf_state_table_new(builder->front.count * sizeof *builder->state);
    classify(builder, &layer, samples);
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

static bool is_concerned(const struct builder *builder, size_t p)
{
    const struct rf_course *course = builder->course;
    const struct rf_course_position *position = &course->positions[p];
    if (position->unit == builder->chart->number)
        return true;
    for (size_t o = position->options.from; o < position->options.until; o++)
        for (size_t i = course->options[o].uses.from; i < course->options[o].uses.until; i++)
            if (is_own(builder, (size_t)course->entries[i].row))
                return true;
    return false;
}

static bool make_layers(struct builder *builder)
{
    struct rf_chart *chart = builder->chart;
    const struct rf_course *course = builder->course;
    bool fits = true;
    builder->states = rf_state_table_new(0);
    rf_state_table_find(builder->states, builder->state);
    for (size_t p = 0; p < course->position_count && fits; p++) {
        chart->concerned[p] = is_concerned(builder, p);
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
                              size_t arc_limit)
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
    builder.use = rf_allocate(course->row_count + course->helper_count, sizeof *builder.use);
    builder.left = rf_allocate(course->row_count, sizeof *builder.left);
    builder.most = rf_allocate(course->row_count, sizeof *builder.most);
    count_all(&builder);
    builder.state_room = 64;
    builder.state = rf_allocate(builder.state_room, sizeof *builder.state);
    bool made = make_layers(&builder) && merge(chart);
    rf_release(builder.use);
    rf_release(builder.undo);
    rf_release(builder.now_on);
    rf_release(builder.left);
    rf_release(builder.most);
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
