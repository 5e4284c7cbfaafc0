/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_joint.c: a sweep over the groups of all charts by date. A *label* is one way so far: its
 * node in every chart, what it has used of what the charts share, and its cost. It is dropped when
 * its cost and the least costs from its nodes on together meet the claim, since then every plan
 * that begins so does; and when another label with the same future costs no more. The claim is
 * shown when no label is left. A *move* is an act of a chart, told apart by what it means to the
 * others. */
#include "check/proof_joint.h"

#include <string.h>

#include "check/proof_layer.h"

enum { LABELS = 4000000 };

struct label {
    int32_t key, next; /* next of the same key, -1 */
};

struct front {
    struct rf_pool keys; /* nodes, then what is shared */
    struct label *labels;
    size_t label_count, label_capacity;
    rf_wide *costs; /* [label * chart_count] */
    size_t cost_count, cost_capacity;
    int32_t *heads; /* [key] */
    size_t head_count, head_capacity;
};

struct sweep {
    struct rf_joint *joint;
    struct front here, there;
    uint64_t *key;    /* under construction */
    uint64_t **alive; /* [group] atoms that some move still worth looking at uses */
    rf_wide cost[RF_PROOF_MEMBERS];
    rf_wide *through[RF_PROOF_MEMBERS]; /* [act] least cost of a way through it, without it */
    int64_t *work;
};

/* ------------------------------------------------------------------------------------- moves */

static int32_t chart_at(const struct rf_joint *joint, int32_t group)
{
    return joint->proof->groups[group].member;
}

/* Sorts the moves by the act they are of, by counting. */
static void list_moves(struct rf_joint *joint, int32_t chart)
{
    const struct rf_proof_chart *between = joint->between;
    size_t acts = joint->charts[chart]->act_count;
    int32_t *first = rf_allocate(acts + 2, sizeof *first), group, move, act;

    joint->moves[chart] = rf_allocate(between->act_count, sizeof(int32_t));
    joint->first_move[chart] = first;
    for (group = 0; group < between->group_count; group++) {
        const struct rf_layer *layer = &between->layers[group];

        for (move = layer->first_act; move < layer->first_act + layer->act_count; move++) {
            if (chart_at(joint, group) == chart)
                first[joint->act_of[between->models[move]] + 2]++;
        }
    }
    for (act = 1; act <= (int32_t)acts; act++)
        first[act + 1] += first[act];
    for (group = 0; group < between->group_count; group++) {
        const struct rf_layer *layer = &between->layers[group];

        for (move = layer->first_act; move < layer->first_act + layer->act_count; move++) {
            if (chart_at(joint, group) == chart)
                joint->moves[chart][first[joint->act_of[between->models[move]] + 1]++] = move;
        }
    }
}

static void prepare(struct rf_joint *joint)
{
    int32_t i;

    if (joint->between != NULL)
        return;
    joint->move_of = rf_allocate(joint->proof->deed_count, sizeof *joint->move_of);
    joint->between = rf_proof_chart_between(joint->proof, joint->act_of, joint->move_of);
    for (i = 0; i < joint->chart_count; i++)
        list_moves(joint, i);
}

void rf_joint_clear(struct rf_joint *joint)
{
    int32_t i;

    for (i = 0; i < joint->chart_count; i++) {
        rf_proof_chart_release(joint->charts[i]);
        rf_release(joint->moves[i]);
        rf_release(joint->first_move[i]);
    }
    rf_proof_chart_release(joint->between);
    rf_release(joint->move_of);
    rf_release(joint->act_of);
}

/* ------------------------------------------------------------------------------------- bounds */

static bool met(const struct rf_joint *joint, const rf_wide *costs)
{
    rf_wide others = 0;
    int32_t i;

    for (i = joint->proof->block->induction_count; i < joint->chart_count; i++)
        others += costs[i];
    return rf_claim_met(&joint->claim, costs, others);
}

/* Whether every plan with this cost in one chart, the others at their least, meets the claim. */
static bool met_with(const struct rf_joint *joint, int32_t chart, rf_wide cost)
{
    rf_wide costs[RF_PROOF_MEMBERS];

    memcpy(costs, joint->least, sizeof costs);
    costs[chart] = cost;
    return met(joint, costs);
}

static void find_through(struct sweep *sweep, int32_t index)
{
    const struct rf_proof_chart *chart = sweep->joint->charts[index];
    rf_wide *through = rf_allocate(chart->act_count, sizeof *through);
    size_t i;
    int32_t arc;

    for (i = 0; i < chart->act_count; i++)
        through[i] = RF_WIDE_NEVER;
    for (i = 0; i < chart->node_count; i++) {
        for (arc = chart->first_arc[i]; arc < chart->first_arc[i + 1]; arc++) {
            const struct rf_arc *here = &chart->arcs[arc];
            rf_wide cost =
                chart->reached[i] + chart->value[here->next] + here->extra * chart->moment;

            if (cost < through[here->act])
                through[here->act] = cost;
        }
    }
    sweep->through[index] = through;
}

static void mark_alive(struct sweep *sweep, int32_t index, int32_t move)
{
    const struct rf_joint *joint = sweep->joint;
    const struct rf_group *group = &joint->proof->groups[index];
    int32_t model = joint->between->models[move], i, bit, chart = chart_at(joint, index);
    const struct rf_deed *deed = &joint->proof->deeds[model];
    rf_wide cost = sweep->through[chart][joint->act_of[model]] + joint->between->act_cost[move];

    if (met_with(joint, chart, cost)) {
        joint->between->act_cost[move] = RF_WIDE_NEVER;
        return;
    }
    for (i = 0; i < group->item_count; i++) {
        bit = deed->atoms[i] - group->first_atom;
        if (deed->atoms[i] >= 0)
            sweep->alive[index][bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

/* Moves that cannot lead below the claim are never looked at, and what is forbidden to them is
 * forgotten. A move stands for deeds that are forbidden alike: those of its model will do. */
static void find_alive(struct sweep *sweep)
{
    const struct rf_joint *joint = sweep->joint;
    int32_t i, j;

    for (i = 0; i < joint->chart_count; i++)
        find_through(sweep, i);
    sweep->alive = rf_allocate((size_t)joint->between->group_count, sizeof *sweep->alive);
    for (i = 0; i < joint->between->group_count; i++) {
        const struct rf_layer *layer = &joint->between->layers[i];

        sweep->alive[i] =
            rf_allocate((size_t)joint->proof->groups[i].atom_count / 64 + 1, sizeof(uint64_t));
        for (j = layer->first_act; j < layer->first_act + layer->act_count; j++)
            mark_alive(sweep, i, j);
    }
}

/* ------------------------------------------------------------------------------------- labels */

/* Whether `one` is no worse than `other` whatever follows: less in tier 1; or the same there and
 * nobody has more minutes, and someone less, or the rest no more. */
static bool dominates(const struct rf_joint *joint, const rf_wide *one, const rf_wide *other)
{
    const struct rf_scale *scale = &joint->proof->scale;
    rf_wide first = 0, rest = 0;
    bool fewer = false, more = false;
    int32_t i;

    for (i = 0; i < joint->chart_count; i++) {
        struct rf_worth mine = rf_scale_read(scale, one[i]);
        struct rf_worth theirs = rf_scale_read(scale, other[i]);

        first += mine.first - theirs.first;
        rest += mine.rest - theirs.rest;
        fewer = fewer || mine.minutes < theirs.minutes;
        more = more || mine.minutes > theirs.minutes;
    }
    if (first != 0)
        return first < 0;
    return !more && (fewer || rest <= 0);
}

static void keep(struct sweep *sweep, int32_t words)
{
    struct front *there = &sweep->there;
    int32_t charts = sweep->joint->chart_count, key, at, i;
    struct label label;

    key = rf_pool_add(&there->keys, sweep->key, words);
    if ((size_t)key == there->head_count)
        RF_PUSH(there->heads, there->head_count, there->head_capacity, -1);
    for (at = there->heads[key]; at >= 0; at = there->labels[at].next) {
        rf_wide *old = &there->costs[(size_t)at * (size_t)charts];

        if (dominates(sweep->joint, old, sweep->cost))
            return;
        if (dominates(sweep->joint, sweep->cost, old)) {
            memcpy(old, sweep->cost, (size_t)charts * sizeof *old);
            return;
        }
    }
    label.key = key;
    label.next = there->heads[key];
    there->heads[key] = (int32_t)there->label_count;
    RF_PUSH(there->labels, there->label_count, there->label_capacity, label);
    for (i = 0; i < charts; i++)
        RF_PUSH(there->costs, there->cost_count, there->cost_capacity, sweep->cost[i]);
}

static void empty(struct front *front)
{
    rf_pool_empty(&front->keys);
    front->label_count = 0;
    front->cost_count = 0;
    front->head_count = 0;
}

static void release(struct front *front)
{
    rf_pool_release(&front->keys);
    rf_release(front->labels);
    rf_release(front->costs);
    rf_release(front->heads);
}

/* ------------------------------------------------------------------------------------- the sweep
 */

static bool barred(const struct sweep *sweep, int32_t index, int32_t move, const uint64_t *state)
{
    const struct rf_joint *joint = sweep->joint;
    const struct rf_layer *layer = &joint->between->layers[index];
    const struct rf_group *group = &joint->proof->groups[index];
    const struct rf_deed *deed = &joint->proof->deeds[joint->between->models[move]];

    return rf_proof_layer_bars(layer, index, group, deed, state);
}

/* What is shared, after the move; false when it breaks a limit. */
static bool share(struct sweep *sweep, int32_t index, int32_t move, const uint64_t *before,
                  uint64_t *after, int32_t *extra)
{
    const struct rf_proof *proof = sweep->joint->proof;
    const struct rf_layer *layer = &sweep->joint->between->layers[index];
    size_t act = (size_t)(move - layer->first_act);
    const int32_t *amounts = layer->amounts + act * (size_t)layer->dim_count;
    const uint64_t *masks = layer->masks + act * (size_t)layer->dim_count;
    const uint64_t *forbids = layer->forbids + act * (size_t)layer->act_words;
    int32_t i, j;

    for (i = 0; i < layer->dim_count; i++) {
        const struct rf_dim_step *step = &layer->dims[i];
        const struct rf_dim *dim = &proof->dims[step->dim];

        if (dim->type == RF_DIM_MOMENTS)
            rf_moments_use(dim, step, rf_own_moments(proof, &proof->groups[index], dim), before,
                           masks[i], after, extra);
        else if (!rf_dim_use(dim, step, before, amounts[i], masks[i], after, extra))
            return false;
    }
    for (i = 0; i < layer->bar_count; i++) {
        const struct rf_bar_step *bar = &layer->bars[i];

        for (j = 0; bar->to >= 0 && j < bar->words; j++)
            after[bar->to + j] = (*forbids++ | (bar->from < 0 ? 0 : before[bar->from + j])) &
                                 sweep->alive[bar->position][j];
    }
    return true;
}

/* One label by one move. */
static void step(struct sweep *sweep, int32_t index, const uint64_t *key, const rf_wide *costs,
                 const struct rf_arc *arc, int32_t move)
{
    struct rf_joint *joint = sweep->joint;
    int32_t charts = joint->chart_count, chart = chart_at(joint, index), extra = 0, i;
    rf_wide sums[RF_PROOF_MEMBERS];

    *sweep->work += 1;
    if (barred(sweep, index, move, key + charts))
        return;
    memcpy(sweep->key, key, (size_t)charts * sizeof *key);
    sweep->key[chart] = (uint64_t)(uint32_t)arc->next;
    if (!share(sweep, index, move, key + charts, sweep->key + charts, &extra))
        return;
    memcpy(sweep->cost, costs, (size_t)charts * sizeof *costs);
    sweep->cost[chart] +=
        joint->between->act_cost[move] + (arc->extra + extra) * joint->charts[chart]->moment;
    for (i = 0; i < charts; i++)
        sums[i] = sweep->cost[i] + joint->charts[i]->value[sweep->key[i]];
    if (!met(joint, sums))
        keep(sweep, charts + joint->between->layers[index].word_count);
}

static void extend(struct sweep *sweep, int32_t index, int32_t label)
{
    const struct rf_joint *joint = sweep->joint;
    int32_t chart = chart_at(joint, index), arc, i, j;
    const struct rf_proof_chart *own = joint->charts[chart];
    const uint64_t *key = rf_pool_words(&sweep->here.keys, sweep->here.labels[label].key);
    const rf_wide *costs = &sweep->here.costs[(size_t)label * (size_t)joint->chart_count];
    int32_t node = (int32_t)key[chart];
    rf_wide sums[RF_PROOF_MEMBERS];

    for (i = 0; i < joint->chart_count; i++)
        sums[i] = costs[i] + joint->charts[i]->value[key[i]];
    for (arc = own->first_arc[node]; arc < own->first_arc[node + 1]; arc++) {
        const struct rf_arc *here = &own->arcs[arc];

        sums[chart] = costs[chart] + own->act_cost[here->act] + here->extra * own->moment +
                      own->value[here->next];
        if (met(joint, sums))
            continue;
        for (j = joint->first_move[chart][here->act]; j < joint->first_move[chart][here->act + 1];
             j++) {
            int32_t move = joint->moves[chart][j];

            if (!rf_wide_never(joint->between->act_cost[move]))
                step(sweep, index, key, costs, here, move);
        }
    }
}

static bool sweep_all(struct sweep *sweep, int64_t work_limit, const char **reason)
{
    struct rf_joint *joint = sweep->joint;
    int32_t index, i;
    struct front swap;

    memset(sweep->key, 0, (size_t)joint->chart_count * sizeof *sweep->key);
    memset(sweep->cost, 0, sizeof sweep->cost);
    keep(sweep, joint->chart_count);
    for (index = 0; index < joint->between->group_count; index++) {
        swap = sweep->here;
        sweep->here = sweep->there;
        sweep->there = swap;
        empty(&sweep->there);
        sweep->key = rf_reallocate(
            sweep->key, (size_t)(joint->chart_count + joint->between->layers[index].word_count),
            sizeof *sweep->key);
        for (i = 0; i < (int32_t)sweep->here.label_count; i++) {
            extend(sweep, index, i);
            if ((work_limit > 0 && *sweep->work > work_limit) ||
                sweep->there.label_count > LABELS) {
                *reason = "it takes more work than is allowed";
                return false;
            }
        }
        if (sweep->there.label_count == 0)
            return true;
    }
    *reason = "there is a way that costs less";
    return false;
}

bool rf_joint_show(struct rf_joint *joint, const struct rf_leaf *leaf, int64_t work_limit,
                   int64_t *work, const char **reason)
{
    struct sweep sweep = {.joint = joint, .work = work};
    bool shown;
    int32_t i;

    prepare(joint);
    for (i = 0; i < joint->chart_count; i++)
        rf_proof_chart_reach(joint->charts[i]);
    rf_proof_chart_price(joint->between, leaf->deed_cost, joint->move_of);
    find_alive(&sweep);
    sweep.key = rf_allocate((size_t)joint->chart_count, sizeof *sweep.key);
    shown = sweep_all(&sweep, work_limit, reason);
    for (i = 0; i < joint->between->group_count; i++)
        rf_release(sweep.alive[i]);
    for (i = 0; i < joint->chart_count; i++)
        rf_release(sweep.through[i]);
    rf_release(sweep.alive);
    rf_release(sweep.key);
    release(&sweep.here);
    release(&sweep.there);
    return shown;
}
