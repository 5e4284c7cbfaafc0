/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * load.c: first what tiers 1 to 4 are worth without a limit; then the least limit that no choice by
 * itself needs to exceed, found on the charts at hand by barring choices, which is nearly always
 * the answer; then, with a row for each week, whether it is, and by halving what lies between if
 * not. Homes do not matter to tiers 1 to 4, so each question is one look. */
#include "engine/load.h"

#include <string.h>

#include "base/memory.h"
#include "model/facts.h"

int32_t rf_load_weeks(const struct rf_part *part)
{
    return part->formulation->problem->instance->week_count;
}

static int32_t mentor_of(const struct rf_part *part)
{
    return rf_rule_workload_mentor(part->formulation, 0);
}

int32_t rf_load_other(const struct rf_part *part, int32_t week)
{
    return rf_facts_other_mentoring(part->formulation->problem->facts, mentor_of(part), week);
}

int32_t rf_load_of(const struct rf_part *part, int32_t column, struct rf_load load[RF_CHAIN])
{
    const struct rf_problem *problem = part->formulation->problem;
    const struct rf_meaning *meaning = &part->formulation->meanings[column];
    int32_t count = 0;
    for (int32_t i = 0; i < RF_CHAIN && meaning->role == RF_CHOICE; i++) {
        if (meaning->candidate[i] < 0)
            continue;
        const struct rf_candidate *candidate = &problem->candidates->items[meaning->candidate[i]];
        const struct rf_demand *demand = &problem->demands->items[candidate->demand];
        int32_t minutes = rf_mentor_wished(problem->instance, demand);
        int32_t week = rf_instance_date(problem->instance, candidate->day)->week, at = 0;
        if (minutes == 0 || week < 0)
            continue;
        while (at < count && load[at].week != week)
            at++;
        if (at == count)
            load[count++] = (struct rf_load){week, 0};
        load[at].minutes += minutes;
    }
    return count;
}

/* ---- what is asked */

struct question {
    struct rf_sweep *sweep;
    struct rf_run *run;
    struct rf_worth goal; /* tiers 1 to 4 without a limit */
    int32_t *other;       /* [week] */
    int32_t *alone;       /* [option] its largest week, other mentoring included */
};

/* The largest week of the best plan of the sweep. */
static int32_t largest_week(const struct question *question)
{
    const struct rf_sweep *sweep = question->sweep;
    int32_t weeks = rf_load_weeks(sweep->part), largest = 0;
    int32_t *sum = rf_allocate((size_t)weeks, sizeof *sum);
    memcpy(sum, question->other, (size_t)weeks * sizeof *sum);
    for (size_t p = 0; p < sweep->course->position_count; p++) {
        struct rf_load load[RF_CHAIN];
        int32_t option = sweep->best_chosen[p];
        int32_t count =
            option < 0 ? 0 : rf_load_of(sweep->part, sweep->course->options[option].column, load);
        for (int32_t i = 0; i < count; i++)
            sum[load[i].week] += load[i].minutes;
    }
    for (int32_t week = 0; week < weeks; week++)
        largest = sum[week] > largest ? sum[week] : largest;
    rf_release(sum);
    return largest;
}

static void measure(struct question *question)
{
    const struct rf_sweep *sweep = question->sweep;
    int32_t weeks = rf_load_weeks(sweep->part);
    question->other = rf_allocate((size_t)weeks, sizeof *question->other);
    question->alone = rf_allocate(sweep->course->option_count, sizeof *question->alone);
    for (int32_t week = 0; week < weeks; week++)
        question->other[week] = rf_load_other(sweep->part, week);
    for (size_t o = 0; o < sweep->course->option_count; o++) {
        struct rf_load load[RF_CHAIN];
        int32_t count = rf_load_of(sweep->part, sweep->course->options[o].column, load);
        for (int32_t i = 0; i < count; i++) {
            int32_t minutes = load[i].minutes + question->other[load[i].week];
            question->alone[o] = minutes > question->alone[o] ? minutes : question->alone[o];
        }
    }
}

/* Whether what tiers 1 to 4 cost at least stays the same without choices that alone exceed the
 * limit. */
static bool may_keep(const struct question *question, int32_t limit)
{
    struct rf_sweep *sweep = question->sweep;
    rf_weight sum = sweep->scale.base;
    rf_case_price(sweep);
    for (size_t o = 0; o < sweep->course->option_count; o++)
        if (question->alone[o] > limit)
            sweep->price[o] = RF_UNPAYABLE;
    for (int32_t k = 0; k < sweep->course->unit_count; k++) {
        rf_weight own = rf_toll_charge(sweep->tolls[k], &sweep->scale, sweep->price, sweep->wait);
        if (own == RF_UNPAYABLE)
            return false;
        sum += own;
    }
    struct rf_worth worth = {sum, {0}};
    if (sweep->course->unit_count > 1)
        worth = rf_case_relax(sweep, sum);
    else
        worth.list[0] = (int32_t)rf_weight_field(&sweep->scale, sum, RF_FIELD_EQUITY);
    return rf_worth_compare(&sweep->scale, &worth, &question->goal) <= 0;
}

/* Looks with the limit held; whether a plan is as good in tiers 1 to 4. `sure` becomes false when
 * the charts do not bear the limit, or it could not be told. */
static bool keeps(struct question *question, int32_t limit, bool *sure)
{
    struct rf_sweep *sweep = question->sweep;
    struct rf_sweep_node node = {.split = rf_no_split};
    sweep->list_settled = false; /* the first plan under the limit may have a worse one */
    bool made = rf_sweep_limit(sweep, limit);
    *sure = made ? rf_sweep_begin(sweep, RF_EXTENT_COVER) : sweep->no_plan;
    if (!made || !*sure)
        return false;
    rf_case_look(sweep, question->run, &node);
    if (sweep->has_best && rf_worth_compare(&sweep->scale, &sweep->best, &question->goal) <= 0) {
        rf_sweep_offer(sweep);
        return true;
    }
    *sure = rf_worth_compare(&sweep->scale, &node.bound, &question->goal) > 0;
    return false;
}

/* The least limit in (low, high] under which tiers 1 to 4 are kept, where `high` is known to be
 * one; -1 when that could not be told. */
static int32_t least_limit(struct question *question, int32_t low, int32_t high)
{
    bool sure = true, first = true;
    while (low + 1 < high && sure) {
        int32_t middle = first ? low + 1 : low + (high - low) / 2;
        first = false;
        if (keeps(question, middle, &sure)) {
            int32_t largest = largest_week(question);
            high = largest < middle ? largest : middle;
        } else {
            low = middle;
        }
    }
    return sure ? high : -1;
}

/* The limit below which choices by themselves lose something, and one more. */
static int32_t least_alone(const struct question *question, int32_t floor, int32_t high)
{
    int32_t low = floor - 1;
    while (low + 1 < high) {
        int32_t middle = low + 1 == floor ? floor : low + (high - low) / 2;
        if (may_keep(question, middle))
            high = middle;
        else
            low = middle;
    }
    return low;
}

/* Whether choices can exceed the limit at all. */
static bool can_exceed(const struct question *question, int32_t limit)
{
    const struct rf_sweep *sweep = question->sweep;
    const struct rf_formulation *formulation = sweep->part->formulation;
    int32_t weeks = rf_load_weeks(sweep->part);
    int32_t *most = rf_allocate((size_t)weeks, sizeof *most);
    int32_t *own = rf_allocate((size_t)weeks, sizeof *own);
    bool can = false;
    memcpy(most, question->other, (size_t)weeks * sizeof *most);
    for (size_t g = 0; g < formulation->group_count; g++) {
        memset(own, 0, (size_t)weeks * sizeof *own);
        for (int32_t i = 0; i < formulation->groups[g].column_count; i++) {
            struct rf_load load[RF_CHAIN];
            int32_t column = formulation->groups[g].first_column + i;
            int32_t count =
                sweep->part->upper[column] == 0 ? 0 : rf_load_of(sweep->part, column, load);
            for (int32_t k = 0; k < count; k++)
                if (load[k].minutes > own[load[k].week])
                    own[load[k].week] = load[k].minutes;
        }
        for (int32_t week = 0; week < weeks; week++)
            most[week] += own[week];
    }
    for (int32_t week = 0; week < weeks; week++)
        can |= most[week] > limit;
    rf_release(most);
    rf_release(own);
    return can;
}

static bool settle(struct question *question)
{
    struct rf_sweep *sweep = question->sweep;
    int32_t mean = rf_rule_workload_mean(sweep->part->formulation, 0), floor = mean;
    measure(question);
    for (int32_t week = 0; week < rf_load_weeks(sweep->part); week++)
        floor = question->other[week] > floor ? question->other[week] : floor;
    int32_t high = largest_week(question);
    high = high > floor ? high : floor;
    int32_t low = least_alone(question, floor, high);
    int32_t limit = low + 1 >= high ? high : least_limit(question, low, high);
    if (limit < 0 || !rf_sweep_limit(sweep, can_exceed(question, limit) ? limit : -1))
        return false;
    sweep->load_value = limit - mean > 0 ? limit - mean : 0;
    sweep->load_settled = true;
    return true;
}

bool rf_load_settle(struct rf_sweep *sweep, struct rf_run *run)
{
    struct question question = {.sweep = sweep, .run = run};
    struct rf_sweep_node node = {.split = rf_no_split};
    sweep->load_settled = rf_rule_workload_count(sweep->part->formulation) == 0;
    sweep->load_value = 0;
    if (sweep->load_settled || rf_watch_over(sweep->watch))
        return true;
    if (!rf_sweep_begin(sweep, RF_EXTENT_COVER))
        return false;
    rf_case_look(sweep, run, &node);
    if (!sweep->has_best || rf_worth_compare(&sweep->scale, &node.bound, &sweep->best) < 0)
        return true; /* an earlier number is open: nothing is known of this one */
    question.goal = sweep->best;
    rf_sweep_offer(sweep);
    bool list_settled = sweep->list_settled, borne = settle(&question);
    sweep->list_settled = list_settled;
    rf_release(question.other);
    rf_release(question.alone);
    return borne;
}
