/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * joint.c: label setting over the product of charts, layer by layer.
 *
 * What is still to be paid from a label on is at least the sum of what each induction's chart asks
 * from its node on (every chart by itself at full prices), plus what the joint chart asks at
 * *reduced* prices: the reduced price of an option is its price plus what it moves its own chart up
 * by, at the node where that is least. Any way on pays, chart by chart, what the chart asks and the
 * reductions of its arcs, and these are at least the reduced prices of its options; so the sum is a
 * bound (cost partitioning: Seipp, Keller, Helmert 2020). All of it is one whole number, so the
 * order of tiers is kept. */
#include "engine/joint.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/even_list.h"
#include "engine/state_table.h"

/* Options of a position that do the same to both charts and leave the same minutes. */
struct bundle {
    int32_t own, joint; /* classes; joint 0 where the joint chart is not concerned */
    int32_t minutes;
    bool waits;
    int32_t option; /* the cheapest; -1: waiting, or all are barred */
    rf_weight price;
};

struct stage {
    struct bundle *bundles;
    size_t count;
    int32_t *payable; /* bundles, at the prices at hand */
    size_t payable_count;
};

struct label {
    rf_weight cost, bound;
    int32_t before, option;
};

struct key {
    int32_t node[RF_COURSE_CHARTS];
    int32_t minutes[RF_COURSE_UNITS];
};

struct ring { /* labels of one layer */
    struct rf_state_table *keys;
    struct label *labels;
    size_t count, capacity;
};

struct rf_joint {
    const struct rf_course *course;
    struct rf_toll *const *tolls;
    int32_t chart_count;
    bool joint;              /* the last chart is the joint one */
    struct rf_loose *loose;  /* in its stead, when that is too large; or NULL */
    struct stage *stages;    /* [position] */
    int32_t *bundle_of;      /* [option] */
    rf_weight *reduced;      /* [option] */
    rf_weight *wait;         /* [position] */
    rf_weight *price;        /* [option] RF_UNPAYABLE when no better plan takes it */
    rf_weight *through;      /* [option] */
    rf_weight *through_wait; /* [position] */
    struct ring *rings;      /* [position + 1] */
};

enum { ROUNDS = 3, LOOK = 1024 /* labels between looks at the clock */ };

struct walk {
    struct rf_joint *joint;
    const struct rf_joint_task *task;
    size_t labels;
    bool over;
    bool cut;        /* labels were left out: a heuristic */
    rf_weight worst; /* of a layer being made: labels from this bound on are left out */
    size_t full;     /* with so many labels that is asked again */
    size_t moves;    /* of the loose chart */
};

/* ---- made once */

static const struct rf_chart_layer *layer_of(const struct rf_joint *joint, int32_t chart, size_t p)
{
    const struct rf_chart *own = joint->tolls[chart]->chart;
    return own->concerned[p] ? &own->layers[own->layer_at[p]] : NULL;
}

/* The number of a bundle, which is added when it is new. */
static int32_t add_bundle(struct stage *stage, struct rf_state_table *known, struct bundle bundle,
                          size_t *capacity)
{
    int32_t key[] = {bundle.own, bundle.joint, bundle.minutes, bundle.waits};
    int32_t index = rf_state_table_find(known, key);
    if ((size_t)index == stage->count)
        RF_PUSH(stage->bundles, stage->count, *capacity, bundle);
    return index;
}

/* [option of the position, last: waiting], NULL when the joint chart is not concerned. */
static const int32_t *joint_classes(const struct rf_joint *joint, size_t p)
{
    if (joint->loose != NULL)
        return rf_loose_classes(joint->loose, p);
    const struct rf_chart_layer *both =
        joint->joint ? layer_of(joint, joint->chart_count - 1, p) : NULL;
    return both == NULL ? NULL : both->class_of;
}

static void make_stage(struct rf_joint *joint, size_t p, const struct rf_formulation *formulation)
{
    const struct rf_course_position *position = &joint->course->positions[p];
    const struct rf_chart_layer *own = layer_of(joint, position->unit, p);
    const int32_t *both = joint_classes(joint, p);
    size_t count = position->options.until - position->options.from, capacity = 0;
    int32_t unit = rf_rule_equity_unit(formulation);
    struct stage *stage = &joint->stages[p];
    struct rf_state_table *known = rf_state_table_new(4 * sizeof(int32_t));
    for (size_t o = 0; o < count; o++) {
        size_t option = position->options.from + o;
        int32_t column = joint->course->options[option].column;
        struct bundle bundle = {.own = own->class_of[o],
                                .joint = both == NULL ? 0 : both[o],
                                .minutes = formulation->meanings[column].equity / unit,
                                .option = -1};
        joint->bundle_of[option] = add_bundle(stage, known, bundle, &capacity);
    }
    if (own->class_of[count] >= 0) {
        struct bundle bundle = {.own = own->class_of[count],
                                .joint = both == NULL ? 0 : both[count],
                                .waits = true,
                                .option = -1};
        add_bundle(stage, known, bundle, &capacity);
    }
    stage->payable = rf_allocate(stage->count, sizeof *stage->payable);
    rf_state_table_release(known);
}

struct rf_joint *rf_joint_new(struct rf_toll *const *tolls, int32_t chart_count,
                              struct rf_loose *loose)
{
    struct rf_joint *joint = rf_allocate(1, sizeof *joint);
    const struct rf_course *course = tolls[0]->chart->course;
    joint->course = course;
    joint->tolls = tolls;
    joint->chart_count = chart_count;
    joint->joint = chart_count > course->unit_count;
    joint->loose = loose;
    joint->stages = rf_allocate(course->position_count, sizeof *joint->stages);
    joint->rings = rf_allocate(course->position_count + 1, sizeof *joint->rings);
    joint->wait = rf_allocate(course->position_count, sizeof *joint->wait);
    joint->bundle_of = rf_allocate(course->option_count, sizeof *joint->bundle_of);
    joint->price = rf_allocate(course->option_count, sizeof *joint->price);
    joint->through = rf_allocate(course->option_count, sizeof *joint->through);
    joint->through_wait = rf_allocate(course->position_count, sizeof *joint->through_wait);
    joint->reduced = rf_allocate(course->option_count, sizeof *joint->reduced);
    for (size_t p = 0; p < course->position_count; p++)
        make_stage(joint, p, course->part->formulation);
    return joint;
}

void rf_joint_release(struct rf_joint *joint)
{
    if (joint == NULL)
        return;
    for (size_t p = 0; p < joint->course->position_count; p++) {
        rf_release(joint->stages[p].bundles);
        rf_release(joint->stages[p].payable);
    }
    rf_release(joint->stages);
    rf_release(joint->rings);
    rf_release(joint->wait);
    rf_release(joint->bundle_of);
    rf_release(joint->reduced);
    rf_release(joint->price);
    rf_release(joint->through);
    rf_release(joint->through_wait);
    rf_release(joint);
}

/* ---- what is not worth following */

/* Whether some order of the rival's list has room for these minutes. */
static bool has_room(const struct walk *walk, const int32_t *spent)
{
    struct rf_worth worth = {0, {0}};
    memcpy(worth.list, spent, (size_t)walk->joint->course->unit_count * sizeof *spent);
    rf_worth_sort(&worth);
    for (int32_t i = 0; i < RF_COURSE_UNITS; i++)
        if (worth.list[i] > walk->task->rival->list[i])
            return false;
    return true;
}

/* Whether a plan that costs at least `bound` and has left at least these minutes cannot be better
 * than the rival. A plan as good in tier 1 leaves at least the sum in the bound's field of tier 2;
 * so its list is at least the even one, and when that is the rival's, its sum is the rival's, and
 * its rest at least that of the bound. When the list is settled, a better plan has the rival's. */
static bool is_hopeless(const struct walk *walk, rf_weight bound, const int32_t *spent)
{
    const struct rf_joint_task *task = walk->task;
    const struct rf_scale *scale = task->scale;
    if (task->rival == NULL)
        return false;
    if (bound >= task->rival->packed && (task->list_settled || scale->bits[RF_FIELD_EQUITY] == 0))
        return true;
    rf_weight first = rf_weight_first(scale, bound);
    rf_weight rival = rf_weight_first(scale, task->rival->packed);
    if (first != rival)
        return first > rival;
    if (task->list_settled) /* better than the rival in what comes after the list, or not fitting */
        return !has_room(walk, spent);
    int64_t sum = rf_weight_field(scale, bound, RF_FIELD_EQUITY);
    int64_t other = rf_weight_field(scale, task->rival->packed, RF_FIELD_EQUITY);
    struct rf_worth list = rf_even_list(walk->joint->course->unit_count, spent, task->least, sum);
    int order = rf_even_list_compare(list.list, task->rival->list);
    if (order > 0)
        return true;
    if (order < 0 || sum < other)
        return false;
    return sum > other ||
           rf_weight_rest(scale, bound) >= rf_weight_rest(scale, task->rival->packed);
}

/* ---- reduced prices */

static void reduce_layer(struct rf_joint *joint, const struct rf_toll *toll, size_t i,
                         const rf_weight *price, rf_weight wait)
{
    const struct rf_chart_layer *layer = &toll->chart->layers[i];
    const struct rf_course_range *options = &joint->course->positions[layer->position].options;
    const struct rf_chart_arc *arc = layer->arcs;
    size_t count = options->until - options->from;
    rf_difference *rise = rf_allocate((size_t)layer->class_count, sizeof *rise);
    bool *any = rf_allocate((size_t)layer->class_count, sizeof *any);
    for (int32_t n = 0; n < layer->node_count; n++)
        for (int32_t c = 0; c < layer->class_count; c++, arc++) {
            rf_weight here = toll->to_go[toll->first[i] + (size_t)n];
            if (arc->target < 0 || here == RF_UNPAYABLE)
                continue;
            rf_weight there = toll->to_go[toll->first[i + 1] + (size_t)arc->target];
            if (there == RF_UNPAYABLE)
                continue;
            rf_difference own =
                (rf_difference)(there + toll->turned[arc->turned]) - (rf_difference)here;
            if (!any[c] || own < rise[c])
                rise[c] = own;
            any[c] = true;
        }
    for (size_t o = 0; o < count; o++) {
        int32_t class = layer->class_of[o];
        joint->reduced[options->from + o] =
            any[class] && price[options->from + o] != RF_UNPAYABLE
                ? (rf_weight)((rf_difference)price[options->from + o] + rise[class])
                : RF_UNPAYABLE;
    }
    int32_t class = layer->class_of[count];
    joint->wait[layer->position] = class >= 0 && any[class] && wait != RF_UNPAYABLE
                                       ? (rf_weight)((rf_difference)wait + rise[class])
                                       : RF_UNPAYABLE;
    rf_release(rise);
    rf_release(any);
}

/* Bars options of which no better plan can take one, as every plan costs at least `sum` and with
 * this option `more` [option] beyond that; how many. */
static size_t bar_options(const struct walk *walk, rf_weight sum, const rf_weight *more)
{
    struct rf_joint *joint = walk->joint;
    const int32_t nothing[RF_COURSE_UNITS] = {0};
    size_t barred = 0;
    for (size_t o = 0; o < joint->course->option_count; o++) {
        if (joint->price[o] == RF_UNPAYABLE)
            continue;
        if (more[o] != RF_UNPAYABLE && !is_hopeless(walk, sum + more[o], nothing))
            continue;
        joint->price[o] = RF_UNPAYABLE;
        barred++;
    }
    return barred;
}

/* Charges the charts of the inductions and bars what they alone make hopeless. */
static rf_weight charge_units(const struct walk *walk)
{
    struct rf_joint *joint = walk->joint;
    const int32_t nothing[RF_COURSE_UNITS] = {0};
    rf_weight sum = 0;
    for (int32_t round = 0; round < ROUNDS; round++) {
        sum = walk->task->scale->base;
        for (int32_t k = 0; k < joint->course->unit_count; k++) {
            rf_weight own =
                rf_toll_charge(joint->tolls[k], walk->task->scale, joint->price, walk->task->wait);
            if (own == RF_UNPAYABLE)
                return own;
            sum += own;
            for (size_t i = 0; i < joint->tolls[k]->chart->layer_count; i++)
                reduce_layer(joint, joint->tolls[k], i, joint->price,
                             walk->task->wait[joint->tolls[k]->chart->layers[i].position]);
        }
        if (is_hopeless(walk, sum, nothing))
            return RF_UNPAYABLE;
        if (bar_options(walk, sum, joint->reduced) == 0)
            break;
    }
    return sum;
}

/* Charges all charts, as often as it helps; what every better plan costs at least, or
 * RF_UNPAYABLE when there is none. */
static rf_weight charge(const struct walk *walk, int32_t rounds)
{
    struct rf_joint *joint = walk->joint;
    const int32_t nothing[RF_COURSE_UNITS] = {0};
    memcpy(joint->price, walk->task->price, joint->course->option_count * sizeof *joint->price);
    for (int32_t round = 1;; round++) {
        rf_weight sum = charge_units(walk);
        if (sum == RF_UNPAYABLE || !joint->joint)
            return sum;
        struct rf_toll *toll = joint->tolls[joint->chart_count - 1];
        rf_weight more = rf_toll_charge(toll, walk->task->scale, joint->reduced, joint->wait);
        if (more == RF_UNPAYABLE || is_hopeless(walk, sum + more, nothing))
            return RF_UNPAYABLE;
        if (round >= rounds || walk->task->rival == NULL)
            return sum + more;
        memcpy(joint->through, joint->reduced,
               joint->course->option_count * sizeof *joint->through);
        rf_toll_through(toll, joint->reduced, joint->wait, joint->through, joint->through_wait);
        if (bar_options(walk, sum, joint->through) == 0)
            return sum + more;
    }
}

/* ---- the walk */

static void price_bundles(struct rf_joint *joint, const rf_weight *price, const rf_weight *wait)
{
    for (size_t p = 0; p < joint->course->position_count; p++) {
        struct stage *stage = &joint->stages[p];
        const struct rf_course_range *options = &joint->course->positions[p].options;
        for (size_t b = 0; b < stage->count; b++)
            stage->bundles[b].option = -1;
        for (size_t o = options->from; o < options->until; o++) {
            struct bundle *bundle = &stage->bundles[joint->bundle_of[o]];
            if (price[o] != RF_UNPAYABLE && (bundle->option < 0 || price[o] < bundle->price)) {
                bundle->option = (int32_t)o;
                bundle->price = price[o];
            }
        }
        stage->payable_count = 0;
        for (size_t b = 0; b < stage->count; b++) {
            struct bundle *bundle = &stage->bundles[b];
            if (bundle->option < 0)
                bundle->price = bundle->waits ? wait[p] : RF_UNPAYABLE;
            if (bundle->price != RF_UNPAYABLE)
                stage->payable[stage->payable_count++] = (int32_t)b;
        }
    }
}

static rf_weight to_go(const struct rf_joint *joint, size_t p, const struct key *key)
{
    rf_weight sum = 0;
    for (int32_t k = 0; k < joint->chart_count; k++) {
        const struct rf_toll *toll = joint->tolls[k];
        rf_weight own = toll->to_go[toll->first[toll->chart->layer_at[p]] + (size_t)key->node[k]];
        if (own == RF_UNPAYABLE)
            return own;
        sum += own;
    }
    return sum;
}

static void enter(struct walk *walk, struct ring *ring, const struct key *key, struct label label)
{
    size_t at = (size_t)rf_state_table_find(ring->keys, key);
    if (at == ring->count) {
        RF_PUSH(ring->labels, ring->count, ring->capacity, label);
        walk->labels++;
    } else if (label.cost < ring->labels[at].cost) {
        ring->labels[at] = label;
    }
}

/* Moves one chart along an arc; false when there is none. */
static bool move(const struct rf_joint *joint, int32_t chart, size_t p, int32_t class,
                 struct key *key, rf_weight *cost)
{
    const struct rf_chart_layer *layer = layer_of(joint, chart, p);
    if (layer == NULL)
        return true;
    const struct rf_chart_arc *arc = &layer->arcs[key->node[chart] * layer->class_count + class];
    key->node[chart] = arc->target;
    *cost += joint->tolls[chart]->turned[arc->turned];
    return arc->target >= 0;
}

static int compare_labels(const void *one, const void *other)
{
    const struct label *a = one, *b = other;
    return (a->bound > b->bound) - (a->bound < b->bound);
}

/* The bound up to which labels of a layer are followed: all, or the best few. */
static rf_weight cut_of(struct walk *walk, const struct ring *ring)
{
    if (walk->task->width == 0 || ring->count <= walk->task->width)
        return RF_UNPAYABLE;
    struct label *sorted = rf_allocate(ring->count, sizeof *sorted);
    memcpy(sorted, ring->labels, ring->count * sizeof *sorted);
    qsort(sorted, ring->count, sizeof *sorted, compare_labels);
    rf_weight cut = sorted[walk->task->width].bound;
    rf_release(sorted);
    walk->cut = true;
    return cut;
}

/* Whether a label need not be looked at: nothing better comes of it, or the layer is full. */
static bool is_left_out(struct walk *walk, const struct ring *next, rf_weight bound,
                        const int32_t *minutes)
{
    if (is_hopeless(walk, bound, minutes))
        return true;
    if (walk->task->width == 0)
        return false;
    if (next->count >= walk->full) {
        walk->worst = cut_of(walk, next);
        walk->full = next->count + 4 * walk->task->width;
    }
    return bound >= walk->worst;
}

static void follow(struct walk *walk, size_t p, size_t from, const struct bundle *bundle)
{
    struct rf_joint *joint = walk->joint;
    struct ring *ring = &joint->rings[p], *next = &joint->rings[p + 1];
    int32_t unit = joint->course->positions[p].unit, last = joint->course->unit_count;
    struct key key;
    memcpy(&key, rf_state_table_at(ring->keys, (int32_t)from), sizeof key);
    struct label label = {ring->labels[from].cost + bundle->price, 0, (int32_t)from,
                          bundle->option};
    if (!move(joint, unit, p, bundle->own, &key, &label.cost) ||
        (joint->joint && !move(joint, last, p, bundle->joint, &key, &label.cost)))
        return;
    rf_weight rest = to_go(joint, p + 1, &key);
    if (rest == RF_UNPAYABLE)
        return;
    key.minutes[unit] += bundle->option < 0 ? 0 : walk->task->scale->minutes[bundle->option];
    if (is_left_out(walk, next, label.cost + rest, key.minutes))
        return;
    if (joint->loose != NULL) {
        walk->moves++;
        key.node[last] = rf_loose_move(joint->loose, p, key.node[last], bundle->option,
                                       walk->task->scale, &label.cost);
        if (key.node[last] < 0 || is_hopeless(walk, label.cost + rest, key.minutes))
            return;
    }
    label.bound = label.cost + rest;
    enter(walk, next, &key, label);
}

static void step(struct walk *walk, size_t p)
{
    struct ring *ring = &walk->joint->rings[p];
    const struct stage *stage = &walk->joint->stages[p];
    rf_weight cut = cut_of(walk, ring);
    size_t followed = 0;
    walk->worst = RF_UNPAYABLE;
    walk->full = 4 * walk->task->width;
    for (size_t i = 0; i < ring->count && !walk->over; i++) {
        if (ring->labels[i].bound > cut || (cut != RF_UNPAYABLE && followed >= walk->task->width))
            continue;
        followed++;
        for (size_t b = 0; b < stage->payable_count; b++)
            follow(walk, p, i, &stage->bundles[stage->payable[b]]);
        walk->over =
            walk->labels > walk->task->label_limit ||
            (walk->task->move_limit > 0 && walk->moves > walk->task->move_limit) ||
            (i % LOOK == 0 && walk->task->watch != NULL && rf_watch_over(walk->task->watch));
    }
}

static void open_rings(struct rf_joint *joint)
{
    for (size_t p = 0; p <= joint->course->position_count; p++)
        joint->rings[p] = (struct ring){rf_state_table_new(sizeof(struct key)), NULL, 0, 0};
}

static void close_rings(struct rf_joint *joint)
{
    for (size_t p = 0; p <= joint->course->position_count; p++) {
        rf_state_table_release(joint->rings[p].keys);
        rf_release(joint->rings[p].labels);
    }
}

/* Of the plans that reached the end the best; -1 when there is none. */
static int32_t best_end(const struct walk *walk)
{
    const struct ring *ring = &walk->joint->rings[walk->joint->course->position_count];
    struct rf_worth best = {0, {0}};
    int32_t found = -1;
    for (size_t i = 0; i < ring->count; i++) {
        struct rf_worth own = {ring->labels[i].cost, {0}};
        struct key key;
        memcpy(&key, rf_state_table_at(ring->keys, (int32_t)i), sizeof key);
        memcpy(own.list, key.minutes, sizeof key.minutes);
        rf_worth_sort(&own);
        if (found >= 0 && rf_worth_compare(walk->task->scale, &own, &best) >= 0)
            continue;
        best = own;
        found = (int32_t)i;
    }
    return found;
}

static void trace(const struct rf_joint *joint, int32_t end, int32_t *chosen)
{
    for (size_t p = joint->course->position_count; p > 0; p--) {
        const struct label *label = &joint->rings[p].labels[end];
        chosen[p - 1] = label->option;
        end = label->before;
    }
}

struct rf_joint_answer rf_joint_solve(struct rf_joint *joint, const struct rf_joint_task *task,
                                      int32_t *chosen)
{
    struct rf_joint_answer answer = {.end = RF_JOINT_NONE};
    struct walk walk = {.joint = joint, .task = task};
    struct key key = {{0}, {0}};
    rf_weight least = charge(&walk, ROUNDS);
    struct label label = {task->scale->base, least, -1, -1};
    answer.bound.packed = least;
    if (least == RF_UNPAYABLE)
        return answer;
    price_bundles(joint, joint->price, task->wait);
    if (joint->loose != NULL)
        rf_loose_clear(joint->loose);
    open_rings(joint);
    enter(&walk, &joint->rings[0], &key, label);
    for (size_t p = 0; p < joint->course->position_count && !walk.over; p++)
        step(&walk, p);
    int32_t end = walk.over ? -1 : best_end(&walk);
    answer.labels = walk.labels;
    if (end >= 0) {
        answer.end = RF_JOINT_FOUND;
        answer.cost = joint->rings[joint->course->position_count].labels[end].cost;
        trace(joint, end, chosen);
    } else if (walk.over || walk.cut) {
        answer.end = RF_JOINT_LIMIT;
    }
    close_rings(joint);
    return answer;
}

rf_weight rf_joint_bound(struct rf_joint *joint, const struct rf_joint_task *task)
{
    struct walk walk = {.joint = joint, .task = task};
    return charge(&walk, 1);
}

bool rf_joint_list_is_even(const struct rf_course *course, const struct rf_worth *worth,
                           const int32_t *least, int64_t sum)
{
    struct rf_worth even = rf_even_list(course->unit_count, least, least, sum);
    return rf_even_list_compare(even.list, worth->list) >= 0;
}
