/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_layer.c: what has to be remembered between two groups: limits that are begun and can still
 * be broken, and what is forbidden to groups to come. */
#include <string.h>

#include "check/proof_layer.h"

#define MOMENTS_SETTLED (UINT64_C(1) << 63)

static int32_t minutes_of(const struct rf_dim *dim, uint64_t mask)
{
    int32_t i, minutes = 0;

    for (i = 0; mask != 0; i++, mask >>= 1) {
        if ((mask & 1) != 0)
            minutes += dim->items[i].span.until - dim->items[i].span.from;
    }
    return minutes;
}

int32_t rf_proof_deed_effects(const struct rf_proof *proof, const struct rf_deed *deed,
                              const bool *live, struct rf_effect *effects)
{
    int32_t count = 0, i, j, at;

    for (i = 0; i < RF_PROOF_GROUP; i++) {
        const struct rf_option_of *option;

        if (deed->atoms[i] < 0)
            continue;
        option = &proof->options[proof->atoms[deed->atoms[i]].first_option];
        for (j = 0; j < option->effect_count; j++) {
            struct rf_effect effect = proof->effects[option->first_effect + j];

            if (!live[effect.dim])
                continue;
            for (at = count; at > 0 && effects[at - 1].dim > effect.dim; at--)
                ;
            if (at > 0 && effects[at - 1].dim == effect.dim) {
                effects[at - 1].amount += effect.amount;
                effects[at - 1].mask |= effect.mask;
                continue;
            }
            memmove(&effects[at + 1], &effects[at], (size_t)(count - at) * sizeof effect);
            effects[at] = effect;
            count++;
        }
    }
    for (i = 0; i < count; i++) {
        if (proof->dims[effects[i].dim].type == RF_DIM_PERIODS)
            effects[i].amount = minutes_of(&proof->dims[effects[i].dim], effects[i].mask);
    }
    return count;
}

/* All moments touched: lost, once. One that nobody can touch any more: kept for good. */
static void use_moments(const struct rf_dim *dim, const struct rf_dim_step *step, uint64_t before,
                        uint64_t mask, uint64_t *after, int32_t *extra)
{
    uint64_t touched = before | mask;

    if (before == MOMENTS_SETTLED)
        touched = MOMENTS_SETTLED;
    else if (touched == dim->all) {
        *extra += 1;
        touched = MOMENTS_SETTLED;
    } else if ((dim->all & ~touched & ~step->later) != 0) {
        touched = MOMENTS_SETTLED;
    }
    if (step->to >= 0)
        after[step->to] = touched;
}

bool rf_dim_use(const struct rf_dim *dim, const struct rf_dim_step *step, const uint64_t *before,
                int32_t amount, uint64_t mask, uint64_t *after, int32_t *extra)
{
    uint64_t old = step->from < 0 ? 0 : before[step->from], touched = 0;
    int64_t sum;

    if (dim->type == RF_DIM_MOMENTS) {
        use_moments(dim, step, old, mask, after, extra);
        return true;
    }
    sum = (int64_t)old + amount;
    if (dim->type == RF_DIM_PERIODS) {
        touched = step->from < 0 ? 0 : before[step->from + 1];
        if ((touched & mask) != 0)
            sum -= minutes_of(dim, touched & mask);
        touched = (touched | mask) & step->later;
    }
    if (sum > dim->limit)
        return false;
    if (step->to < 0)
        return true;
    if (sum + step->left <= dim->limit) {
        sum = 0;
        touched = 0;
    }
    after[step->to] = (uint64_t)sum;
    if (dim->type == RF_DIM_PERIODS)
        after[step->to + 1] = touched;
    return true;
}

/* Counted when all are touched and the own chart cannot come to count it: it has not touched all,
 * and cannot any more. */
void rf_moments_use(const struct rf_dim *dim, const struct rf_dim_step *step, bool own,
                    const uint64_t *before, uint64_t mask, uint64_t *after, int32_t *extra)
{
    uint64_t mine = step->from < 0 ? 0 : before[step->from];
    uint64_t all = step->from < 0 ? 0 : before[step->from + 1];

    if (all != MOMENTS_SETTLED) {
        all |= mask;
        mine |= own ? mask : 0;
        if (mine == dim->all || (dim->all & ~all & ~step->later) != 0) {
            all = MOMENTS_SETTLED;
        } else if (all == dim->all && (dim->all & ~mine & ~step->own_later) != 0) {
            *extra += 1;
            all = MOMENTS_SETTLED;
        }
    }
    if (step->to < 0)
        return;
    after[step->to] = all == MOMENTS_SETTLED ? 0 : mine;
    after[step->to + 1] = all;
}

struct outline {
    const struct rf_proof_chart *chart;
    struct rf_effect *reach; /* [position * dim_count + dim] */
    bool *live;
    int32_t *place;      /* [dim] word in the state so far, -1 */
    uint64_t *own_later; /* [position * dim_count + dim], between charts */
    int32_t *bar;        /* [position] the same */
};

static struct rf_effect *reach_at(const struct outline *work, int32_t position)
{
    return work->reach + (size_t)position * work->chart->proof->dim_count;
}

static bool touches(const struct rf_effect *effect)
{
    return effect->amount != 0 || effect->mask != 0;
}

/* Whether groups of more than one member touch the dim. */
static bool shared(const struct outline *work, size_t dim)
{
    const struct rf_proof *proof = work->chart->proof;
    int32_t i, member = -1;

    for (i = 0; i < work->chart->group_count; i++) {
        int32_t here = proof->groups[work->chart->groups[i]].member;

        if (!touches(&reach_at(work, i)[dim]))
            continue;
        if (member >= 0 && member != here)
            return true;
        member = here;
    }
    return false;
}

/* Common moments are counted in the chart of their induction, and between charts. */
static bool counts(const struct outline *work, const struct rf_dim *dim)
{
    const struct rf_proof *proof = work->chart->proof;
    int32_t i;

    if (dim->type != RF_DIM_MOMENTS || work->chart->joint)
        return true;
    for (i = 0; i < work->chart->group_count; i++) {
        if (rf_own_moments(proof, &proof->groups[work->chart->groups[i]], dim))
            return true;
    }
    return false;
}

/* Which dims the chart's groups can break by themselves; between charts, those several touch. */
static void find_live(struct outline *work)
{
    const struct rf_proof *proof = work->chart->proof;
    struct rf_effect *all = rf_allocate(proof->dim_count, sizeof *all);
    int32_t i;
    size_t j;

    for (i = 0; i < work->chart->group_count; i++) {
        rf_proof_reach(proof, &proof->groups[work->chart->groups[i]], reach_at(work, i));
        for (j = 0; j < proof->dim_count; j++) {
            all[j].amount += reach_at(work, i)[j].amount;
            all[j].mask |= reach_at(work, i)[j].mask;
        }
    }
    for (j = 0; j < proof->dim_count; j++)
        work->live[j] = proof->dims[j].live && rf_dim_matters(&proof->dims[j], &all[j]) &&
                        (!work->chart->joint || shared(work, j)) && counts(work, &proof->dims[j]);
    rf_release(all);
}

static bool own_group(const struct outline *work, int32_t position, size_t dim)
{
    const struct rf_proof *proof = work->chart->proof;

    return rf_own_moments(proof, &proof->groups[work->chart->groups[position]], &proof->dims[dim]);
}

/* Turns what each group can do into what those after it can, all together. */
static void sum_later(struct outline *work)
{
    size_t dims = work->chart->proof->dim_count, j;
    struct rf_effect *after = rf_allocate(dims, sizeof *after), here;
    uint64_t *own = rf_allocate(dims, sizeof *own);
    int32_t i;

    for (i = work->chart->group_count - 1; i >= 0; i--) {
        for (j = 0; j < dims; j++) {
            here = reach_at(work, i)[j];
            after[j].dim = touches(&here);
            reach_at(work, i)[j] = after[j];
            work->own_later[(size_t)i * dims + j] = own[j];
            own[j] |= own_group(work, i, j) ? here.mask : 0;
            after[j].amount += here.amount;
            after[j].mask |= here.mask;
        }
    }
    rf_release(after);
    rf_release(own);
}

static int32_t words_of(const struct rf_dim *dim, bool joint)
{
    return dim->type == RF_DIM_PERIODS || (dim->type == RF_DIM_MOMENTS && joint) ? 2 : 1;
}

/* Dims begun here or before, and not yet over. `dim` of the sums says who begins or goes on. */
static void lay_dims(struct outline *work, int32_t position, struct rf_layer *layer)
{
    const struct rf_proof *proof = work->chart->proof;
    size_t j, count = 0, capacity = 0;

    for (j = 0; j < proof->dim_count; j++) {
        const struct rf_effect *later = &reach_at(work, position)[j];
        struct rf_dim_step step = {
            (int32_t)j,  work->place[j],
            -1,          later->amount,
            later->mask, work->own_later[(size_t)position * proof->dim_count + j]};

        if (!work->live[j] || (work->place[j] < 0 && later->dim == 0))
            continue;
        if (touches(later)) {
            step.to = layer->word_count;
            layer->word_count += words_of(&proof->dims[j], work->chart->joint);
        }
        work->place[j] = step.to;
        RF_PUSH(layer->dims, count, capacity, step);
    }
    layer->dim_count = (int32_t)count;
}

const struct rf_relation *rf_proof_chart_relation(const struct rf_proof_chart *chart,
                                                  int32_t earlier, int32_t later)
{
    const struct rf_proof *proof = chart->proof;
    int32_t one = chart->groups[earlier], other = chart->groups[later];

    if (chart->joint && proof->groups[one].member == proof->groups[other].member)
        return NULL;
    return rf_proof_relation(proof, one, other);
}

static bool forbids(const struct outline *work, int32_t position, int32_t later)
{
    return rf_proof_chart_relation(work->chart, position, later) != NULL;
}

static void lay_bars(struct outline *work, int32_t position, struct rf_layer *layer)
{
    const struct rf_proof_chart *chart = work->chart;
    size_t count = 0, capacity = 0;
    int32_t i;

    for (i = position; i < chart->group_count; i++) {
        const struct rf_group *group = &chart->proof->groups[chart->groups[i]];
        struct rf_bar_step step = {i, work->bar[i], -1, (group->atom_count + 63) / 64};
        bool mine = i > position && forbids(work, position, i);

        if (!mine && work->bar[i] < 0)
            continue;
        if (i > position) {
            step.to = layer->word_count;
            layer->word_count += step.words;
            layer->act_words += step.words;
        }
        work->bar[i] = step.to;
        RF_PUSH(layer->bars, count, capacity, step);
    }
    layer->bar_count = (int32_t)count;
}

void rf_proof_chart_lay(struct rf_proof_chart *chart, bool *live)
{
    size_t dims = chart->proof->dim_count, groups = (size_t)chart->group_count, i;
    struct outline work = {.chart = chart, .live = live};

    work.reach = rf_allocate(dims * groups, sizeof *work.reach);
    work.place = rf_allocate(dims, sizeof *work.place);
    work.own_later = rf_allocate(dims * groups, sizeof *work.own_later);
    work.bar = rf_allocate(groups, sizeof *work.bar);
    for (i = 0; i < dims; i++)
        work.place[i] = -1;
    for (i = 0; i < groups; i++)
        work.bar[i] = -1;
    find_live(&work);
    sum_later(&work);
    for (i = 0; i < groups; i++) {
        lay_dims(&work, (int32_t)i, &chart->layers[i]);
        lay_bars(&work, (int32_t)i, &chart->layers[i]);
    }
    rf_release(work.reach);
    rf_release(work.place);
    rf_release(work.own_later);
    rf_release(work.bar);
}

bool rf_proof_layer_bars(const struct rf_layer *layer, int32_t position,
                         const struct rf_group *group, const struct rf_deed *deed,
                         const uint64_t *state)
{
    int32_t i, bit;

    if (layer->bar_count == 0 || layer->bars[0].position != position || layer->bars[0].from < 0)
        return false;
    state += layer->bars[0].from;
    for (i = 0; i < group->item_count; i++) {
        bit = deed->atoms[i] - group->first_atom;
        if (deed->atoms[i] >= 0 && (state[bit / 64] >> bit % 64 & 1) != 0)
            return true;
    }
    return false;
}
