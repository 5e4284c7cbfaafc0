/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * case.c: one case of the homes: what its plans cost at least, the plan that costs that, what it is
 * worth with the homes it really has, and how the case could be split.
 *
 * The split is chosen by strong branching (Applegate, Bixby, Chvatal, Cook 1995): both sides of
 * every candidate are bounded, and the one whose weaker side gains most is taken. */
#include "engine/sweep.h"

#include <string.h>

#include "base/memory.h"
#include "engine/even_list.h"

enum {
    JOINT_LABELS = 1000000,
    LOOSE_MOVES = 50000,
    WIDE = 300,
    FEW = 6 /* splits looked at more closely */
};

/* Before the position nothing stands at the slot, at the position something does. */
static void price_must(struct rf_sweep *sweep, const struct rf_sweep_must *must)
{
    const struct rf_home_table *homes = sweep->homes;
    memset(sweep->is_chosen, 0, sweep->course->option_count * sizeof *sweep->is_chosen);
    for (size_t i = homes->first_use[must->series]; i < homes->first_use[must->series + 1]; i++)
        if (homes->uses[i].slot == must->slot)
            sweep->is_chosen[homes->uses[i].option] = true;
    for (size_t p = 0; p <= must->position; p++) {
        const struct rf_course_range *options = &sweep->course->positions[p].options;
        for (size_t o = options->from; o < options->until; o++)
            if (sweep->is_chosen[o] != (p == must->position))
                sweep->price[o] = RF_UNPAYABLE;
    }
    sweep->wait[must->position] = RF_UNPAYABLE;
}

void rf_case_price(struct rf_sweep *sweep)
{
    rf_weight unit = (rf_weight)1 << sweep->scale.shift[RF_FIELD_AWAY];
    memset(sweep->wait, 0, sweep->course->position_count * sizeof *sweep->wait);
    if (sweep->scale.extent < RF_EXTENT_ALL) {
        memcpy(sweep->price, sweep->scale.option,
               sweep->course->option_count * sizeof *sweep->price);
        return;
    }
    rf_home_table_away(sweep->homes, sweep->open, sweep->away);
    for (size_t o = 0; o < sweep->course->option_count; o++)
        sweep->price[o] = sweep->scale.option[o] + unit * (uint32_t)sweep->away[o];
    for (size_t i = 0; i < sweep->must_count; i++)
        price_must(sweep, &sweep->musts[i]);
}

/* What the plan in `chosen` is worth at the prices of the case. */
static struct rf_worth price_plan(struct rf_sweep *sweep, rf_weight cost)
{
    struct rf_worth worth = {cost, {0}};
    for (size_t p = 0; p < sweep->course->position_count; p++)
        if (sweep->chosen[p] >= 0)
            worth.list[sweep->course->positions[p].unit] += sweep->scale.minutes[sweep->chosen[p]];
    rf_worth_sort(&worth);
    return worth;
}

const struct rf_sweep_split rf_no_split = {-1, -1, -1};
static const struct rf_worth no_plan = {RF_UNPAYABLE, {0}};

static bool is_inside(struct rf_sweep_split split, int32_t slot)
{
    return slot >= split.from && slot < split.until;
}

/* Notes a split that leaves open slots on both sides. */
static void propose(struct rf_sweep *sweep, struct rf_sweep_split split)
{
    bool inside = false, outside = false;
    for (int32_t s = sweep->homes->first[split.series]; s < sweep->homes->first[split.series + 1];
         s++) {
        inside |= sweep->open[s] && is_inside(split, s);
        outside |= sweep->open[s] && !is_inside(split, s);
    }
    if (inside && outside)
        RF_PUSH(sweep->splits, sweep->split_count, sweep->split_capacity, split);
}

/* Splits of a series: the slots its sessions use most, and the weekday of the first. */
static void suggest(struct rf_sweep *sweep, size_t series, const struct rf_home_count *count)
{
    int32_t first = sweep->homes->first[series], last = sweep->homes->first[series + 1];
    int32_t pick = count->pick[0], from, until;
    while (pick < 0 && first < last && !sweep->open[first])
        first++;
    pick = pick < 0 ? first : pick;
    propose(sweep, (struct rf_sweep_split){(int32_t)series, pick, pick + 1});
    if (count->pick[1] >= 0)
        propose(sweep,
                (struct rf_sweep_split){(int32_t)series, count->pick[1], count->pick[1] + 1});
    for (from = pick;
         from > first && sweep->homes->weekday[from - 1] == sweep->homes->weekday[pick];)
        from--;
    for (until = pick + 1;
         until < last && sweep->homes->weekday[until] == sweep->homes->weekday[pick];)
        until++;
    if (until - from > 1)
        propose(sweep, (struct rf_sweep_split){(int32_t)series, from, until});
}

/* What it is worth with the homes it has (D23); notes splits of the series whose homes are not what
 * the case assumed. */
static struct rf_worth judge(struct rf_sweep *sweep, struct rf_worth worth,
                             struct rf_sweep_node *node)
{
    rf_weight unit = (rf_weight)1 << sweep->scale.shift[RF_FIELD_AWAY];
    sweep->split_count = 0;
    sweep->unused = -1;
    memset(sweep->is_chosen, 0, sweep->course->option_count * sizeof *sweep->is_chosen);
    for (size_t p = 0; p < sweep->course->position_count; p++)
        if (sweep->chosen[p] >= 0)
            sweep->is_chosen[sweep->chosen[p]] = true;
    for (size_t h = 0; h < sweep->homes->series_count && sweep->scale.extent == RF_EXTENT_ALL;
         h++) {
        struct rf_home_count count =
            rf_home_table_count(sweep->homes, h, sweep->open, sweep->is_chosen);
        int32_t width = count.away - count.relaxed;
        worth.packed += (rf_weight)((rf_difference)unit * width); /* below 0 for a home outside */
        if (width > 0)
            suggest(sweep, h, &count);
        if (width > 0 && count.pick[0] < 0)
            sweep->unused = (int32_t)h;
    }
    node->split = sweep->split_count > 0 ? sweep->splits[0] : rf_no_split;
    return worth;
}

static void keep_best(struct rf_sweep *sweep, struct rf_worth worth)
{
    if (sweep->has_best && rf_worth_compare(&sweep->scale, &worth, &sweep->best) >= 0)
        return;
    sweep->best = worth;
    sweep->has_best = true;
    memcpy(sweep->best_chosen, sweep->chosen,
           sweep->course->position_count * sizeof *sweep->chosen);
}

static void look_at_one(struct rf_sweep *sweep, struct rf_sweep_node *node)
{
    rf_weight least = rf_toll_charge(sweep->tolls[0], &sweep->scale, sweep->price, sweep->wait);
    if (least == RF_UNPAYABLE) { /* a slot must be used that cannot, or a pin exceeds a limit */
        node->bound = sweep->has_best ? sweep->best : no_plan;
        return;
    }
    least += sweep->scale.base;
    node->bound = (struct rf_worth){least, {0}};
    node->bound.list[0] = (int32_t)rf_weight_field(&sweep->scale, least, RF_FIELD_EQUITY);
    if (sweep->has_best && rf_worth_compare(&sweep->scale, &node->bound, &sweep->best) >= 0)
        return;
    rf_toll_trace(sweep->tolls[0], sweep->price, sweep->wait, sweep->chosen);
    keep_best(sweep, judge(sweep, node->bound, node));
}

static struct rf_joint_task task_of(const struct rf_sweep *sweep, size_t width)
{
    return (struct rf_joint_task){.scale = &sweep->scale,
                                  .price = sweep->price,
                                  .wait = sweep->wait,
                                  .rival = sweep->has_best ? &sweep->best : NULL,
                                  .list_settled = sweep->list_settled,
                                  .least = sweep->least,
                                  .width = width,
                                  .label_limit = JOINT_LABELS,
                                  .move_limit = LOOSE_MOVES,
                                  .watch = sweep->watch};
}

static struct rf_joint_answer ask_joint(struct rf_sweep *sweep, size_t width)
{
    struct rf_joint_task task = task_of(sweep, width);
    return rf_joint_solve(sweep->joint, &task, sweep->chosen);
}

/* What plans that cost at least `packed` are worth at least. One that is as good in tier 1 has at
 * least the even list; one whose list sums up to more may cost less in what comes after it. */
struct rf_worth rf_case_relax(const struct rf_sweep *sweep, rf_weight packed)
{
    const struct rf_scale *scale = &sweep->scale;
    struct rf_worth worth = {packed, {0}};
    const int32_t nothing[RF_COURSE_UNITS] = {0};
    int64_t sum = rf_weight_field(scale, packed, RF_FIELD_EQUITY);
    bool level = sweep->has_best &&
                 rf_weight_first(scale, packed) == rf_weight_first(scale, sweep->best.packed);
    if (scale->unit >= 0) {
        worth.list[0] = (int32_t)sum;
        return worth;
    }
    worth = rf_even_list(sweep->course->unit_count, nothing, level ? sweep->least : nothing, sum);
    worth.packed = packed;
    if (level && sweep->list_settled && rf_even_list_compare(worth.list, sweep->best.list) < 0)
        memcpy(worth.list, sweep->best.list, sizeof worth.list);
    for (int32_t i = 0; i < RF_COURSE_UNITS; i++)
        sum -= worth.list[i];
    if (sum < 0)
        worth.packed -= rf_weight_rest(scale, packed);
    return worth;
}

static void look_at_several(struct rf_sweep *sweep, struct rf_sweep_node *node)
{
    struct rf_joint_answer answer = ask_joint(sweep, 0);
    if (answer.end == RF_JOINT_NONE) {
        node->bound = sweep->has_best ? sweep->best : no_plan;
        return;
    }
    node->bound = rf_case_relax(sweep, answer.bound.packed);
    if (answer.end == RF_JOINT_LIMIT)
        answer = ask_joint(sweep, WIDE);
    else
        node->bound = price_plan(sweep, answer.cost);
    if (answer.end == RF_JOINT_FOUND)
        keep_best(sweep, judge(sweep, price_plan(sweep, answer.cost), node));
}

/* What every plan of the case costs at least by the charts of the inductions alone; own[unit] is
 * filled. Only one `unit` is asked again, -1: all. */
static rf_weight bound_alone(struct rf_sweep *sweep, int32_t unit, rf_weight *own)
{
    rf_weight sum = sweep->scale.base;
    rf_case_price(sweep);
    for (int32_t k = 0; k < sweep->course->unit_count; k++) {
        if (unit < 0 || k == unit)
            own[k] = rf_toll_charge(sweep->tolls[k], &sweep->scale, sweep->price, sweep->wait);
        if (own[k] == RF_UNPAYABLE)
            return own[k];
        sum += own[k];
    }
    return sum;
}

static rf_weight bound_together(struct rf_sweep *sweep)
{
    struct rf_joint_task task = task_of(sweep, 0);
    rf_case_price(sweep);
    return rf_joint_bound(sweep->joint, &task);
}

/* The induction a series belongs to. */
static int32_t unit_of(const struct rf_sweep *sweep, int32_t series)
{
    int32_t induction = rf_rule_home_name(sweep->part->formulation, (size_t)series).induction;
    int32_t unit = 0;
    while (unit < sweep->course->unit_count - 1 && sweep->course->inductions[unit] != induction)
        unit++;
    return unit;
}

/* `own`: what the inductions ask without the split; NULL: with the joint chart. */
static rf_weight bound_side(struct rf_sweep *sweep, struct rf_sweep_split split, bool inside,
                            const rf_weight *own)
{
    int32_t first = sweep->homes->first[split.series];
    int32_t count = sweep->homes->first[split.series + 1] - first;
    bool *saved = rf_allocate((size_t)count, sizeof *saved);
    memcpy(saved, sweep->open + first, (size_t)count * sizeof *saved);
    for (int32_t s = first; s < first + count; s++)
        if (is_inside(split, s) != inside)
            sweep->open[s] = false;
    rf_weight asked[RF_COURSE_UNITS] = {0};
    if (own != NULL)
        memcpy(asked, own, sizeof asked);
    rf_weight bound = own == NULL ? bound_together(sweep)
                                  : bound_alone(sweep, unit_of(sweep, split.series), asked);
    memcpy(sweep->open + first, saved, (size_t)count * sizeof *saved);
    rf_release(saved);
    return bound < sweep->best.packed ? bound : sweep->best.packed;
}

/* What splitting gains: the bound of the weaker side, then of the other. */
struct gain {
    rf_weight low, high;
};

static struct gain gain_of(struct rf_sweep *sweep, struct rf_sweep_split split,
                           const rf_weight *own)
{
    rf_weight inside = bound_side(sweep, split, true, own);
    rf_weight outside = bound_side(sweep, split, false, own);
    return inside < outside ? (struct gain){inside, outside} : (struct gain){outside, inside};
}

static bool gains_more(struct gain one, struct gain other)
{
    return one.low > other.low || (one.low == other.low && one.high > other.high);
}

/* Brings the splits that gain most by the charts of the inductions to the front. */
static void rank_splits(struct rf_sweep *sweep, size_t wanted)
{
    struct gain *gains = rf_allocate(sweep->split_count, sizeof *gains);
    rf_weight own[RF_COURSE_UNITS] = {0};
    bound_alone(sweep, -1, own);
    for (size_t i = 0; i < sweep->split_count; i++)
        gains[i] = gain_of(sweep, sweep->splits[i], own);
    for (size_t i = 0; i < wanted; i++) {
        size_t most = i;
        for (size_t k = i + 1; k < sweep->split_count; k++)
            if (gains_more(gains[k], gains[most]))
                most = k;
        struct gain gain = gains[i];
        struct rf_sweep_split split = sweep->splits[i];
        gains[i] = gains[most];
        sweep->splits[i] = sweep->splits[most];
        gains[most] = gain;
        sweep->splits[most] = split;
    }
    rf_release(gains);
}

/* Of the splits the one whose weaker side gains most, of a few with the joint chart. */
static void choose_split(struct rf_sweep *sweep, struct rf_sweep_node *node)
{
    size_t few = sweep->split_count < FEW ? sweep->split_count : FEW;
    struct gain best = {0, 0};
    rank_splits(sweep, few);
    node->split = sweep->splits[0];
    for (size_t i = 0; i < few && few > 1 && sweep->joint != NULL; i++) {
        struct gain gain = gain_of(sweep, sweep->splits[i], NULL);
        if (!gains_more(gain, best))
            continue;
        best = gain;
        node->split = sweep->splits[i];
    }
}

/* Whether the position can use the slot. */
static bool has_use(const struct rf_sweep *sweep, const struct rf_sweep_must *must)
{
    const struct rf_home_table *homes = sweep->homes;
    const struct rf_course_range *options = &sweep->course->positions[must->position].options;
    for (size_t i = homes->first_use[must->series]; i < homes->first_use[must->series + 1]; i++)
        if (homes->uses[i].slot == must->slot && (size_t)homes->uses[i].option >= options->from &&
            (size_t)homes->uses[i].option < options->until)
            return true;
    return false;
}

/* The case in which only one slot of a series is open, and the plan does not use it, though a home
 * is a slot in use (D23): the case parts by which position uses it first. */
static void look_at_uses(struct rf_sweep *sweep, struct rf_run *run, struct rf_sweep_node *node)
{
    const struct rf_home_table *homes = sweep->homes;
    struct rf_sweep_must must = {sweep->unused, homes->first[sweep->unused], 0};
    struct rf_worth least = sweep->best;
    struct rf_sweep_split split = rf_no_split;
    while (!sweep->open[must.slot])
        must.slot++;
    for (; must.position < sweep->course->position_count; must.position++) {
        struct rf_sweep_node part = {.split = rf_no_split};
        if (!has_use(sweep, &must))
            continue;
        RF_PUSH(sweep->musts, sweep->must_count, sweep->must_capacity, must);
        rf_case_look(sweep, run, &part);
        sweep->must_count--;
        if (rf_worth_compare(&sweep->scale, &part.bound, &least) >= 0)
            continue;
        least = part.bound;
        split = part.split;
    }
    node->bound = least;
    node->split = split;
}

/* With the joint rows loose every plan costs at least what the charts ask one by one; often a plan
 * costs just that. If not, a walk is tried, but not for long. */
static void look_loosely(struct rf_sweep *sweep, struct rf_sweep_node *node)
{
    struct rf_joint_task task = task_of(sweep, 0);
    rf_weight least = rf_joint_bound(sweep->joint, &task);
    if (least == RF_UNPAYABLE) {
        node->bound = sweep->has_best ? sweep->best : no_plan;
        return;
    }
    rf_weight cost = rf_case_respond(sweep);
    node->bound = rf_case_relax(sweep, least);
    if (cost != least) {
        struct rf_joint_answer answer = ask_joint(sweep, 0);
        if (answer.end == RF_JOINT_NONE && sweep->has_best) {
            node->bound = sweep->best;
            return;
        }
        if (answer.end == RF_JOINT_FOUND)
            node->bound = price_plan(sweep, answer.cost);
        cost = answer.end == RF_JOINT_FOUND ? answer.cost : cost;
    }
    if (cost == RF_UNPAYABLE && sweep->has_best) /* split as the best plan suggests */
        memcpy(sweep->chosen, sweep->best_chosen,
               sweep->course->position_count * sizeof *sweep->chosen);
    if (cost != RF_UNPAYABLE || sweep->has_best) {
        struct rf_worth worth = judge(sweep, price_plan(sweep, cost), node);
        if (cost != RF_UNPAYABLE)
            keep_best(sweep, worth);
    }
}

void rf_case_look(struct rf_sweep *sweep, struct rf_run *run, struct rf_sweep_node *node)
{
    rf_case_price(sweep);
    run->account->nodes++;
    sweep->split_count = 0;
    sweep->unused = -1;
    if (sweep->joint == NULL)
        look_at_one(sweep, node);
    else if (sweep->loose != NULL)
        look_loosely(sweep, node);
    else
        look_at_several(sweep, node);
    if (!sweep->has_best || rf_worth_compare(&sweep->scale, &node->bound, &sweep->best) >= 0)
        return;
    if (node->split.series >= 0)
        choose_split(sweep, node);
    else if (sweep->unused >= 0)
        look_at_uses(sweep, run, node);
}

void rf_case_keep(struct rf_sweep *sweep, rf_weight cost)
{
    struct rf_sweep_node node;
    keep_best(sweep, judge(sweep, price_plan(sweep, cost), &node));
}

bool rf_case_offer(struct rf_sweep *sweep, rf_weight *cost)
{
    bool whole = true;
    *cost = sweep->scale.base;
    for (int32_t k = 0; k < sweep->chart_count && whole; k++)
        whole = rf_toll_walk(sweep->tolls[k], &sweep->scale, sweep->chosen, cost);
    if (whole && sweep->loose != NULL)
        whole = rf_loose_walk(sweep->loose, &sweep->scale, sweep->chosen, cost);
    for (size_t p = 0; p < sweep->course->position_count && whole; p++)
        *cost += sweep->chosen[p] < 0 ? 0 : sweep->price[sweep->chosen[p]];
    if (whole)
        rf_case_keep(sweep, *cost);
    return whole;
}

/* Takes the part's own best plan as the first, at the prices with every slot open. */
void rf_case_start(struct rf_sweep *sweep)
{
    const struct rf_part *part = sweep->part;
    for (int32_t s = 0; s < sweep->homes->first[sweep->homes->series_count]; s++)
        sweep->open[s] = true;
    rf_case_price(sweep);
    for (size_t p = 0; p < sweep->course->position_count && part->has_best; p++) {
        const struct rf_course_range *options = &sweep->course->positions[p].options;
        sweep->chosen[p] = -1;
        for (size_t o = options->from; o < options->until; o++)
            if (part->best[sweep->course->options[o].column] != 0)
                sweep->chosen[p] = (int32_t)o;
    }
    rf_weight cost;
    if (part->has_best)
        rf_case_offer(sweep, &cost);
}

/* A quick plan at the prices of the case at hand. */
void rf_case_beam(struct rf_sweep *sweep, size_t width)
{
    rf_case_price(sweep);
    struct rf_joint_answer answer = ask_joint(sweep, width);
    if (answer.end == RF_JOINT_FOUND)
        rf_case_keep(sweep, answer.cost);
}
