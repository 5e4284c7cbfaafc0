/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * loose.c: nodes are the states that were met, numbered as they come; nothing is kept of the arcs.
 * O(rows open) a move. */
#include "engine/loose.h"

#include "base/memory.h"
#include "engine/state_table.h"
#include "engine/usage.h"

struct layer {
    struct rf_front front;         /* before the position */
    struct rf_state_table *states; /* of that front */
    int32_t *class_of;
    bool concerned;
};

struct rf_loose {
    const struct rf_course *course;
    struct rf_usage usage;
    struct layer *layers; /* [position + 1] */
    int16_t *state;
};

static size_t state_room(const struct rf_loose *loose)
{
    size_t most = 1;
    for (size_t p = 0; p <= loose->course->position_count; p++)
        if (loose->layers[p].front.count > most)
            most = loose->layers[p].front.count;
    return most;
}

struct rf_loose *rf_loose_new(const struct rf_course *course, int32_t number)
{
    struct rf_loose *loose = rf_allocate(1, sizeof *loose);
    loose->course = course;
    loose->layers = rf_allocate(course->position_count + 1, sizeof *loose->layers);
    rf_usage_open(&loose->usage, course, number);
    for (size_t p = 0; p <= course->position_count; p++)
        rf_usage_front(&loose->usage, (int32_t)p, &loose->layers[p].front);
    for (size_t p = 0; p < course->position_count; p++) {
        struct rf_course_range options = course->positions[p].options;
        int32_t *samples = rf_allocate(options.until - options.from + 1, sizeof *samples);
        struct layer *layer = &loose->layers[p];
        layer->class_of = rf_allocate(options.until - options.from + 1, sizeof *layer->class_of);
        rf_usage_classify(&loose->usage, p, layer->class_of, samples);
        layer->concerned = rf_usage_concerns(&loose->usage, p);
        rf_release(samples);
    }
    loose->state = rf_allocate(state_room(loose), sizeof *loose->state);
    rf_loose_clear(loose);
    return loose;
}

void rf_loose_release(struct rf_loose *loose)
{
    if (loose == NULL)
        return;
    for (size_t p = 0; p <= loose->course->position_count; p++) {
        rf_release(loose->layers[p].front.slots);
        rf_release(loose->layers[p].class_of);
        rf_state_table_release(loose->layers[p].states);
    }
    rf_release(loose->layers);
    rf_release(loose->state);
    rf_usage_close(&loose->usage);
    rf_release(loose);
}

void rf_loose_clear(struct rf_loose *loose)
{
    for (size_t p = 0; p <= loose->course->position_count; p++) {
        struct layer *layer = &loose->layers[p];
        rf_state_table_release(layer->states);
        layer->states = rf_state_table_new(layer->front.count * sizeof *loose->state);
    }
    rf_state_table_find(loose->layers[0].states, loose->state); /* an empty front */
}

int32_t rf_loose_move(struct rf_loose *loose, size_t p, int32_t node, int32_t option,
                      const struct rf_scale *scale, rf_weight *cost)
{
    const struct rf_course *course = loose->course;
    const struct layer *layer = &loose->layers[p];
    struct layer *next = &loose->layers[p + 1];
    struct rf_usage *usage = &loose->usage;
    int32_t target = -1;
    rf_usage_load(usage, &layer->front, rf_state_table_at(layer->states, node));
    if (!layer->concerned || rf_usage_choose(usage, &course->positions[p],
                                             option < 0 ? NULL : &course->options[option])) {
        for (size_t i = 0; i < usage->now_on_count && layer->concerned; i++)
            *cost += scale->helper[usage->now_on[i]];
        rf_usage_store(usage, &next->front, loose->state);
        target = rf_state_table_find(next->states, loose->state);
    }
    rf_usage_set_back(usage, 0);
    return target;
}

bool rf_loose_walk(struct rf_loose *loose, const struct rf_scale *scale, const int32_t *chosen,
                   rf_weight *cost)
{
    int32_t node = 0;
    for (size_t p = 0; p < loose->course->position_count && node >= 0; p++)
        node = rf_loose_move(loose, p, node, chosen[p], scale, cost);
    return node >= 0;
}

const int32_t *rf_loose_classes(const struct rf_loose *loose, size_t p)
{
    return loose->layers[p].class_of;
}
