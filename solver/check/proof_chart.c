/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_chart.c: the nodes and arcs of a chart, layer by layer: every state that is reached, with
 * every act that it allows; equal states are one node. */
#include "check/proof_chart.h"

#include <string.h>

#include "check/proof_layer.h"

struct words {
    uint64_t *words;
    size_t capacity;
};

struct drawing {
    struct rf_proof *proof;
    struct rf_proof_chart *chart;
    int32_t *act_of;
    const int32_t *own; /* [deed] between charts: the act of its own chart, else NULL */
    bool *live;
    struct rf_effect *effects;
    int32_t *class; /* [atom of the group], from 1 */
    struct rf_pool acts, states, next, splits;
    struct words columns, key;
    uint64_t *state;
};

static void want_words(struct words *words, size_t count)
{
    while (count > words->capacity)
        words->words =
            rf_grow(words->words, words->capacity, &words->capacity, sizeof *words->words);
}

/* ------------------------------------------------------------------------------------- acts */

/* Column words of an atom: a bit for each atom of the groups before that forbids it. */
static int32_t column_words(const struct drawing *work, int32_t position)
{
    const struct rf_proof_chart *chart = work->chart;
    int32_t earlier, words = 0;

    for (earlier = 0; earlier < position; earlier++) {
        const struct rf_relation *relation = rf_proof_chart_relation(chart, earlier, position);

        if (relation != NULL)
            words += (work->proof->groups[relation->earlier].atom_count + 63) / 64;
    }
    return words;
}

static void find_columns(struct drawing *work, int32_t position, int32_t words)
{
    const struct rf_proof_chart *chart = work->chart;
    int32_t atoms = work->proof->groups[chart->groups[position]].atom_count;
    int32_t earlier, row, i, first = 0;

    want_words(&work->columns, (size_t)atoms * (size_t)words + 1);
    memset(work->columns.words, 0, (size_t)atoms * (size_t)words * sizeof(uint64_t));
    for (earlier = 0; earlier < position; earlier++) {
        const struct rf_relation *relation = rf_proof_chart_relation(chart, earlier, position);
        int32_t rows = relation == NULL ? 0 : work->proof->groups[relation->earlier].atom_count;

        for (row = 0; row < rows; row++) {
            const uint64_t *bits = relation->bits + (size_t)row * (size_t)relation->words;

            for (i = 0; i < atoms; i++) {
                if ((bits[i / 64] >> i % 64 & 1) != 0)
                    work->columns.words[(size_t)i * (size_t)words + (size_t)(first + row / 64)] |=
                        UINT64_C(1) << row % 64;
            }
        }
        first += (rows + 63) / 64;
    }
}

/* Adds what the atom (of the group, from 0) forbids to the open groups, one after the other. */
static void forbid(const struct drawing *work, int32_t position, int32_t atom, uint64_t *words)
{
    const struct rf_layer *layer = &work->chart->layers[position];
    int32_t i, k;

    for (i = 0; i < layer->bar_count; i++) {
        const struct rf_bar_step *bar = &layer->bars[i];
        const struct rf_relation *relation;

        if (bar->to < 0)
            continue;
        relation = rf_proof_chart_relation(work->chart, position, bar->position);
        for (k = 0; relation != NULL && k < bar->words; k++)
            words[k] |= relation->bits[(size_t)atom * (size_t)relation->words + (size_t)k];
        words += bar->words;
    }
}

/* Atoms of the group that the groups before forbid alike, and that forbid the same, and do the
 * same to the chart's limits, get equal numbers. */
static void find_classes(struct drawing *work, int32_t position)
{
    const struct rf_proof *proof = work->proof;
    const struct rf_group *group = &proof->groups[work->chart->groups[position]];
    int32_t columns = column_words(work, position), rows = work->chart->layers[position].act_words;
    int32_t i, j, count;
    struct rf_deed single;
    uint64_t *at;

    find_columns(work, position, columns);
    rf_pool_empty(&work->splits);
    for (j = 0; j < RF_PROOF_GROUP; j++)
        single.atoms[j] = -1;
    for (i = 0; i < group->atom_count; i++) {
        single.atoms[0] = group->first_atom + i;
        count = rf_proof_deed_effects(proof, &single, work->live, work->effects);
        want_words(&work->key, (size_t)(columns + rows + 2 * count) + 1);
        at = work->key.words;
        memset(at, 0, (size_t)(columns + rows) * sizeof *at);
        if (columns > 0)
            memcpy(at, work->columns.words + (size_t)i * (size_t)columns,
                   (size_t)columns * sizeof *at);
        forbid(work, position, i, at + columns);
        at += columns + rows;
        for (j = 0; j < count; j++) {
            *at++ =
                (uint64_t)(uint32_t)work->effects[j].dim << 32 | (uint32_t)work->effects[j].amount;
            *at++ = work->effects[j].mask;
        }
        work->class[i] =
            1 + rf_pool_add(&work->splits, work->key.words, (int32_t)(at - work->key.words));
    }
}

/* Deeds of the same act in their own chart, of atoms of the same classes, are one act. */
static int32_t act_at(struct drawing *work, int32_t position, int32_t index)
{
    const struct rf_deed *deed = &work->proof->deeds[index];
    const struct rf_group *group = &work->proof->groups[work->chart->groups[position]];
    uint64_t key[RF_PROOF_GROUP + 1] = {0};
    int32_t i;

    key[0] = work->own == NULL ? 0 : (uint64_t)(uint32_t)work->own[index];
    for (i = 0; i < group->item_count; i++)
        key[1 + i] = deed->atoms[i] < 0
                         ? 0
                         : (uint64_t)(uint32_t)work->class[deed->atoms[i] - group->first_atom];
    return rf_pool_add(&work->acts, key, 1 + group->item_count);
}

/* Spreads what the act does, by its model, over the layer's steps. */
static void fill_act(struct drawing *work, int32_t position, int32_t act)
{
    struct rf_layer *layer = &work->chart->layers[position];
    const struct rf_deed *deed = &work->proof->deeds[work->chart->models[layer->first_act + act]];
    int32_t first = work->proof->groups[work->chart->groups[position]].first_atom;
    int32_t count = rf_proof_deed_effects(work->proof, deed, work->live, work->effects);
    int32_t i, step = 0;

    for (i = 0; i < RF_PROOF_GROUP; i++) {
        if (deed->atoms[i] >= 0)
            forbid(work, position, deed->atoms[i] - first,
                   layer->forbids + (size_t)act * (size_t)layer->act_words);
    }
    for (i = 0; i < count; i++) {
        size_t at;

        while (layer->dims[step].dim != work->effects[i].dim)
            step++;
        at = (size_t)act * (size_t)layer->dim_count + (size_t)step;
        layer->amounts[at] = work->effects[i].amount;
        layer->masks[at] = work->effects[i].mask;
    }
}

static void find_acts(struct drawing *work, int32_t position)
{
    struct rf_proof_chart *chart = work->chart;
    struct rf_layer *layer = &chart->layers[position];
    const struct rf_group *group = &work->proof->groups[chart->groups[position]];
    int32_t i, act;
    size_t count;

    rf_pool_empty(&work->acts);
    find_classes(work, position);
    layer->first_act = (int32_t)chart->act_count;
    for (i = group->first_deed; i < group->first_deed + group->deed_count; i++) {
        act = act_at(work, position, i);
        if (act == layer->act_count) {
            layer->act_count++;
            RF_PUSH(chart->models, chart->act_count, chart->act_capacity, i);
        }
        work->act_of[i] = layer->first_act + act;
    }
    count = (size_t)layer->act_count;
    layer->amounts = rf_allocate(count * (size_t)layer->dim_count, sizeof *layer->amounts);
    layer->masks = rf_allocate(count * (size_t)layer->dim_count, sizeof *layer->masks);
    layer->forbids = rf_allocate(count * (size_t)layer->act_words, sizeof *layer->forbids);
    for (i = 0; i < layer->act_count; i++)
        fill_act(work, position, i);
}

/* ------------------------------------------------------------------------------------- nodes */

static bool barred(const struct drawing *work, int32_t position, int32_t act, const uint64_t *state)
{
    const struct rf_layer *layer = &work->chart->layers[position];
    const struct rf_group *group = &work->proof->groups[work->chart->groups[position]];
    const struct rf_deed *deed = &work->proof->deeds[work->chart->models[layer->first_act + act]];

    return rf_proof_layer_bars(layer, position, group, deed, state);
}

/* The state after the act, in work->state; false when it is not allowed. */
static bool follow(struct drawing *work, int32_t position, int32_t act, const uint64_t *before,
                   int32_t *extra)
{
    const struct rf_layer *layer = &work->chart->layers[position];
    const int32_t *amounts = layer->amounts + (size_t)act * (size_t)layer->dim_count;
    const uint64_t *masks = layer->masks + (size_t)act * (size_t)layer->dim_count;
    const uint64_t *forbids = layer->forbids + (size_t)act * (size_t)layer->act_words;
    int32_t i, j;

    for (i = 0; i < layer->dim_count; i++) {
        if (!rf_dim_use(&work->proof->dims[layer->dims[i].dim], &layer->dims[i], before, amounts[i],
                        masks[i], work->state, extra))
            return false;
    }
    for (i = 0; i < layer->bar_count; i++) {
        const struct rf_bar_step *bar = &layer->bars[i];

        for (j = 0; bar->to >= 0 && j < bar->words; j++)
            work->state[bar->to + j] = *forbids++ | (bar->from < 0 ? 0 : before[bar->from + j]);
    }
    return true;
}

static void expand(struct drawing *work, int32_t position, const uint64_t *before)
{
    struct rf_proof_chart *chart = work->chart;
    const struct rf_layer *layer = &chart->layers[position];
    int32_t act;

    for (act = 0; act < layer->act_count; act++) {
        struct rf_arc arc = {layer->first_act + act, 0, 0};

        if (barred(work, position, act, before) || !follow(work, position, act, before, &arc.extra))
            continue;
        arc.next = chart->first_node[position + 1] +
                   rf_pool_add(&work->next, work->state, layer->word_count);
        RF_PUSH(chart->arcs, chart->arc_count, chart->arc_capacity, arc);
    }
}

static void grow_layer(struct drawing *work, int32_t position)
{
    struct rf_proof_chart *chart = work->chart;
    int32_t count = chart->first_node[position + 1] - chart->first_node[position], i;
    struct rf_pool swap;

    rf_pool_empty(&work->next);
    for (i = 0; i < count; i++) {
        RF_PUSH(chart->first_arc, chart->node_count, chart->node_capacity,
                (int32_t)chart->arc_count);
        expand(work, position, rf_pool_words(&work->states, i));
        if (chart->arc_count > RF_PROOF_ARCS)
            work->proof->trouble = "there are too many ways through the year";
        if (work->proof->trouble != NULL)
            return;
    }
    chart->first_node[position + 2] = chart->first_node[position + 1] + rf_pool_count(&work->next);
    swap = work->states;
    work->states = work->next;
    work->next = swap;
}

static void draw(struct drawing *work)
{
    struct rf_proof_chart *chart = work->chart;
    int32_t position, i;

    rf_pool_add(&work->states, NULL, 0);
    chart->first_node[1] = 1;
    for (position = 0; position < chart->group_count && work->proof->trouble == NULL; position++) {
        find_acts(work, position);
        work->state = rf_reallocate(work->state, (size_t)chart->layers[position].word_count + 1,
                                    sizeof *work->state);
        grow_layer(work, position);
    }
    for (i = 0; i <= rf_pool_count(&work->states); i++)
        RF_PUSH(chart->first_arc, chart->node_count, chart->node_capacity,
                (int32_t)chart->arc_count);
    chart->node_count--;
}

static void lay_out(struct drawing *work, int32_t *groups, int32_t group_count)
{
    struct rf_proof *proof = work->proof;
    struct rf_proof_chart *chart = rf_allocate(1, sizeof *chart);

    work->chart = chart;
    chart->proof = proof;
    chart->joint = work->own != NULL;
    chart->groups = groups;
    chart->group_count = group_count;
    chart->layers = rf_allocate((size_t)group_count, sizeof *chart->layers);
    chart->first_node = rf_allocate((size_t)group_count + 2, sizeof *chart->first_node);
    chart->moment = proof->checker->instance->weights.common_moment *
                    rf_scale_unit(&proof->scale, RF_FIELD_SPACING);
    work->live = rf_allocate(proof->dim_count, sizeof *work->live);
    work->effects = rf_allocate(proof->dim_count + 1, sizeof *work->effects);
    work->class = rf_allocate(proof->atom_count, sizeof *work->class);
    rf_proof_chart_lay(chart, work->live);
}

static struct rf_proof_chart *finish(struct drawing *work)
{
    struct rf_proof_chart *chart = work->chart;

    rf_release(work->live);
    rf_release(work->effects);
    rf_release(work->class);
    rf_release(work->columns.words);
    rf_release(work->key.words);
    rf_release(work->state);
    rf_pool_release(&work->acts);
    rf_pool_release(&work->states);
    rf_pool_release(&work->next);
    rf_pool_release(&work->splits);
    chart->act_cost = rf_allocate(chart->act_count, sizeof *chart->act_cost);
    chart->value = rf_allocate(chart->node_count, sizeof *chart->value);
    chart->reached = rf_allocate(chart->node_count, sizeof *chart->reached);
    return chart;
}

struct rf_proof_chart *rf_proof_chart_new(struct rf_proof *proof, int32_t *groups,
                                          int32_t group_count, int32_t *act_of)
{
    struct drawing work = {.proof = proof, .act_of = act_of};

    lay_out(&work, groups, group_count);
    draw(&work);
    return finish(&work);
}

struct rf_proof_chart *rf_proof_chart_between(struct rf_proof *proof, const int32_t *own,
                                              int32_t *act_of)
{
    struct drawing work = {.proof = proof, .act_of = act_of, .own = own};
    int32_t *groups = rf_allocate(proof->group_count, sizeof *groups), i;

    for (i = 0; i < (int32_t)proof->group_count; i++)
        groups[i] = i;
    lay_out(&work, groups, (int32_t)proof->group_count);
    for (i = 0; i < (int32_t)proof->group_count; i++)
        find_acts(&work, i);
    return finish(&work);
}

void rf_proof_chart_release(struct rf_proof_chart *chart)
{
    int32_t i;

    if (chart == NULL)
        return;
    for (i = 0; i < chart->group_count; i++) {
        rf_release(chart->layers[i].dims);
        rf_release(chart->layers[i].bars);
        rf_release(chart->layers[i].amounts);
        rf_release(chart->layers[i].masks);
        rf_release(chart->layers[i].forbids);
    }
    rf_release(chart->layers);
    rf_release(chart->groups);
    rf_release(chart->models);
    rf_release(chart->first_node);
    rf_release(chart->first_arc);
    rf_release(chart->arcs);
    rf_release(chart->act_cost);
    rf_release(chart->value);
    rf_release(chart->reached);
    rf_release(chart);
}

/* ------------------------------------------------------------------------------------- costs */

void rf_proof_chart_price(struct rf_proof_chart *chart, const rf_wide *deed_cost,
                          const int32_t *act_of)
{
    int32_t i, j;
    size_t act;

    for (act = 0; act < chart->act_count; act++)
        chart->act_cost[act] = RF_WIDE_NEVER;
    for (i = 0; i < chart->group_count; i++) {
        const struct rf_group *group = &chart->proof->groups[chart->groups[i]];

        for (j = group->first_deed; j < group->first_deed + group->deed_count; j++) {
            if (deed_cost[j] < chart->act_cost[act_of[j]])
                chart->act_cost[act_of[j]] = deed_cost[j];
        }
    }
}

rf_wide rf_proof_chart_settle(struct rf_proof_chart *chart, const rf_wide *deed_cost,
                              const int32_t *act_of)
{
    int32_t node = (int32_t)chart->node_count, last = chart->first_node[chart->group_count], arc;

    rf_proof_chart_price(chart, deed_cost, act_of);
    while (node-- > 0) {
        rf_wide least = node >= last ? 0 : RF_WIDE_NEVER;

        for (arc = chart->first_arc[node]; arc < chart->first_arc[node + 1]; arc++) {
            const struct rf_arc *here = &chart->arcs[arc];
            rf_wide cost = chart->act_cost[here->act] + chart->value[here->next];

            if (here->extra != 0)
                cost += here->extra * chart->moment;
            if (cost < least)
                least = cost;
        }
        chart->value[node] = least;
    }
    return chart->node_count == 0 ? RF_WIDE_NEVER : chart->value[0];
}

void rf_proof_chart_reach(struct rf_proof_chart *chart)
{
    size_t node;
    int32_t arc;

    for (node = 0; node < chart->node_count; node++)
        chart->reached[node] = node == 0 ? 0 : RF_WIDE_NEVER;
    for (node = 0; node < chart->node_count; node++) {
        for (arc = chart->first_arc[node]; arc < chart->first_arc[node + 1]; arc++) {
            const struct rf_arc *here = &chart->arcs[arc];
            rf_wide cost =
                chart->reached[node] + chart->act_cost[here->act] + here->extra * chart->moment;

            if (cost < chart->reached[here->next])
                chart->reached[here->next] = cost;
        }
    }
}
