/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * place.c: one group after the other at its cheapest place that fits, those with the fewest choices
 * first; then, for each that costs more than it does by itself, a place is made: those that float
 * and stand in the way are taken out and put elsewhere (ejection: Glover 1996), when all together
 * costs less then. A heuristic; what it finds is verified row by row (part.c).
 *
 * O(choices x entries) for the first round, and a fixed number of trials for each dear group. */
#include "engine/place.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { ROUNDS = 3, TRIALS = 12, EJECTED = 4, PAIRS = 4000 };

struct choice {
    struct rf_bill own;
    int32_t column;
};

struct board {
    const struct rf_part *part;
    const bool *apart, *stands;
    const int32_t *seed;
    struct rf_tally *tally;
    int32_t *order;   /* groups */
    int32_t *partner; /* [group] the one it can only stand with (D34), the chain having parted */
    size_t order_count;
    int32_t *given; /* columns */
    size_t given_count, given_capacity;
    struct choice **choices; /* [group] cheapest first */
    int32_t *choice_count;
    int32_t *plan;                /* [group] column of the best plan so far, -1 */
    struct rf_bill total, rhythm; /* of the plan; of what does not float */
    struct rf_bill least;         /* of what floats, each by itself */
};

static bool floats(const struct board *board, size_t group)
{
    const struct rf_group *own = &board->part->formulation->groups[group];
    return !own->optional && board->apart[own->members[0]];
}

/* ---- order */

struct rank {
    int32_t stage;  /* attendance, then what keeps its start, then what floats */
    int32_t count;  /* choices of the last session of the chain */
    int32_t chain;  /* demand that the chain ends in */
    int32_t behind; /* sessions after it in a chain that parted: these have to stand first */
    int32_t group;
};

static int compare_ranks(const void *one, const void *other)
{
    const struct rank *a = one, *b = other;
    const int32_t first[] = {a->stage, a->count, a->chain, a->behind, a->group};
    const int32_t second[] = {b->stage, b->count, b->chain, b->behind, b->group};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (first[i] != second[i])
            return first[i] < second[i] ? -1 : 1;
    return 0;
}

static struct rank rank_of(const struct board *board, size_t group, const int32_t *group_of)
{
    const struct rf_formulation *formulation = board->part->formulation;
    const struct rf_demand *demands = formulation->problem->demands->items;
    const struct rf_group *own = &formulation->groups[group];
    struct rank rank = {own->optional          ? 0
                        : floats(board, group) ? 2
                                               : 1,
                        own->column_count, own->members[own->member_count - 1], 0, (int32_t)group};
    for (int32_t next = demands[rank.chain].leads_to; next >= 0 && rank.stage > 0;
         next = demands[next].leads_to) {
        rank.chain = next;
        rank.behind++;
        if (group_of[next] >= 0)
            rank.count = formulation->groups[group_of[next]].column_count;
    }
    return rank;
}

static void find_partner(struct board *board, size_t group, const int32_t *group_of)
{
    const struct rf_formulation *formulation = board->part->formulation;
    const struct rf_demand *demands = formulation->problem->demands->items;
    const struct rf_group *own = &formulation->groups[group];
    int32_t last = own->members[own->member_count - 1];
    int32_t next = own->optional || !demands[last].both ? -1 : demands[last].leads_to;
    if (next < 0 || group_of[next] < 0 || group_of[next] == (int32_t)group)
        return;
    board->partner[group] = group_of[next];
    board->partner[group_of[next]] = (int32_t)group;
}

static void order_groups(struct board *board)
{
    const struct rf_formulation *formulation = board->part->formulation;
    size_t demands = (size_t)formulation->problem->demands->count;
    int32_t *group_of = rf_allocate(demands, sizeof *group_of);
    struct rank *ranks = rf_allocate(formulation->group_count, sizeof *ranks);
    for (size_t d = 0; d < demands; d++)
        group_of[d] = -1;
    for (size_t g = 0; g < formulation->group_count; g++)
        for (int32_t m = 0; m < formulation->groups[g].member_count; m++)
            if (!formulation->groups[g].optional)
                group_of[formulation->groups[g].members[m]] = (int32_t)g;
    for (size_t g = 0; g < formulation->group_count; g++) {
        ranks[g] = rank_of(board, g, group_of);
        find_partner(board, g, group_of);
    }
    if (formulation->group_count > 0)
        qsort(ranks, formulation->group_count, sizeof *ranks, compare_ranks);
    for (size_t g = 0; g < formulation->group_count; g++)
        board->order[board->order_count++] = ranks[g].group;
    rf_release(ranks);
    rf_release(group_of);
}

/* ---- choices */

static int compare_choices(const void *one, const void *other)
{
    const struct choice *a = one, *b = other;
    int order = rf_bill_compare(&a->own, &b->own);
    return order != 0 ? order : (a->column > b->column) - (a->column < b->column);
}

static void list_choices(struct board *board, size_t group)
{
    const struct rf_group *own = &board->part->formulation->groups[group];
    struct choice *list = rf_allocate((size_t)own->column_count, sizeof *list);
    int32_t count = 0;
    for (int32_t i = 0; i < own->column_count; i++) {
        int32_t column = own->first_column + i;
        if (board->part->upper[column] > 0 && (!own->optional || board->stands[column]))
            list[count++] = (struct choice){rf_bill_of(board->part->formulation, column), column};
    }
    if (count > 0)
        qsort(list, (size_t)count, sizeof *list, compare_choices);
    board->choices[group] = list;
    board->choice_count[group] = count;
}

/* The cheapest choice that fits as things are, helpers included; -1: none. */
static int32_t cheapest(struct board *board, size_t group, struct rf_bill *bill)
{
    int32_t found = -1;
    for (int32_t i = 0; i < board->choice_count[group]; i++) {
        const struct choice *choice = &board->choices[group][i];
        struct rf_bill asked;
        if (found >= 0 && rf_bill_compare(&choice->own, bill) >= 0)
            break; /* helpers cost nothing less than nothing */
        if (!rf_tally_ask(board->tally, &choice->column, 1, &asked) ||
            (found >= 0 && rf_bill_compare(&asked, bill) >= 0))
            continue;
        found = choice->column;
        *bill = asked;
    }
    return found;
}

/* Whether the choice stands where the group stood, whoever is picked. */
static bool stood_there(const struct board *board, int32_t column)
{
    const struct rf_formulation *formulation = board->part->formulation;
    const struct rf_candidate *items = formulation->problem->candidates->items;
    const struct rf_meaning *meaning = &formulation->meanings[column];
    const struct rf_group *own = &formulation->groups[meaning->group];
    bool same = !own->optional;
    for (int32_t m = 0; same && m < own->member_count; m++) {
        int32_t one = meaning->candidate[m], other = board->seed[own->members[m]];
        same = one == other || (one >= 0 && other >= 0 && items[one].day == items[other].day &&
                                items[one].start == items[other].start);
    }
    return same;
}

/* The first choice that fits and stands where the group stood; -1. */
static int32_t seeded(const struct board *board, size_t group)
{
    struct rf_bill bill;
    for (int32_t i = 0; board->seed != NULL && i < board->choice_count[group]; i++) {
        int32_t column = board->choices[group][i].column;
        if (stood_there(board, column) &&
            (board->partner[group] >= 0 || rf_tally_ask(board->tally, &column, 1, &bill)))
            return column;
    }
    return -1;
}

static bool places(const struct board *board, int32_t column)
{
    return board->part->formulation->meanings[column].candidate[0] >= 0;
}

/* The lag between the sessions of two choices fits, which saves asking. */
static bool may_follow(const struct board *board, int32_t first, int32_t second)
{
    const struct rf_formulation *formulation = board->part->formulation;
    const struct rf_problem *problem = formulation->problem;
    const struct rf_group *group = &formulation->groups[formulation->meanings[first].group];
    const struct rf_candidate *one =
        &problem->candidates
             ->items[formulation->meanings[first].candidate[group->member_count - 1]];
    const struct rf_candidate *other =
        &problem->candidates->items[formulation->meanings[second].candidate[0]];
    const struct rf_step *step = problem->demands->items[one->demand].step;
    int32_t lag = rf_instance_date(problem->instance, other->day)->teaching_index -
                  rf_instance_date(problem->instance, one->day)->teaching_index;
    bool before = one->day < other->day || (one->day == other->day && one->end <= other->start);
    return before && lag >= step->lag_least && lag <= step->lag_most;
}

/* The cheapest two choices for two groups that can only stand together. */
static bool put_pair(struct board *board, size_t group, bool seeds)
{
    const struct rf_demand *demands = board->part->formulation->problem->demands->items;
    const struct rf_group *groups = board->part->formulation->groups;
    size_t other = (size_t)board->partner[group];
    bool leads = demands[groups[group].members[groups[group].member_count - 1]].leads_to ==
                 groups[other].members[0];
    size_t first = leads ? group : other, second = leads ? other : group;
    int32_t found[2] = {seeds ? seeded(board, first) : -1, seeds ? seeded(board, second) : -1};
    struct rf_bill best = {{0}};
    int32_t asked = 0;
    if (board->tally->chosen[other] >= 0)
        return false;
    if (found[0] >= 0 && found[1] >= 0 && places(board, found[0]) &&
        rf_tally_take(board->tally, found, 2))
        return true;
    found[0] = -1;
    for (int32_t i = 0; i < board->choice_count[second] && asked < PAIRS; i++) {
        const struct choice *behind = &board->choices[second][i];
        for (int32_t k = 0; k < board->choice_count[first] && asked < PAIRS; k++) {
            const struct choice *ahead = &board->choices[first][k];
            int32_t pair[2] = {ahead->column, behind->column};
            struct rf_bill bill = ahead->own;
            rf_bill_add(&bill, &behind->own, 1);
            if (found[0] >= 0 && rf_bill_compare(&bill, &best) >= 0)
                break;
            if (!places(board, pair[0]) || !places(board, pair[1]) ||
                !may_follow(board, pair[0], pair[1]))
                continue;
            asked++;
            if (!rf_tally_ask(board->tally, pair, 2, &bill) ||
                (found[0] >= 0 && rf_bill_compare(&bill, &best) >= 0))
                continue;
            best = bill;
            found[0] = pair[0];
            found[1] = pair[1];
        }
    }
    return found[0] >= 0 && rf_tally_take(board->tally, found, 2);
}

static bool put(struct board *board, size_t group, bool anew)
{
    struct rf_bill bill;
    int32_t before = anew ? -1 : seeded(board, group);
    if (board->tally->chosen[group] >= 0 ||
        (before >= 0 && rf_tally_take(board->tally, &before, 1)))
        return true;
    if (board->partner[group] >= 0 && put_pair(board, group, !anew))
        return true;
    int32_t column = cheapest(board, group, &bill);
    if (column < 0)
        return board->part->formulation->groups[group].optional;
    return rf_tally_take(board->tally, &column, 1);
}

/* Columns that are no choice: where group sessions stand. */
static void list_given(struct board *board)
{
    const struct rf_formulation *formulation = board->part->formulation;
    for (size_t i = 0; i < formulation->matrix->column_count; i++)
        if ((formulation->meanings[i].role == RF_STANDS && board->stands[i]) ||
            formulation->meanings[i].role == RF_GUEST)
            RF_PUSH(board->given, board->given_count, board->given_capacity, (int32_t)i);
}

static void set_stands(struct board *board)
{
    rf_tally_clear(board->tally);
    for (size_t i = 0; i < board->given_count; i++)
        rf_tally_set(board->tally, board->given[i]);
}

static bool put_all(struct board *board)
{
    bool all = true;
    set_stands(board);
    for (size_t i = 0; i < board->order_count; i++) {
        all &= put(board, (size_t)board->order[i], false);
        if (!floats(board, (size_t)board->order[i]))
            board->rhythm = board->tally->total;
    }
    return all;
}

static void keep_plan(struct board *board)
{
    memcpy(board->plan, board->tally->chosen,
           board->part->formulation->group_count * sizeof *board->plan);
    board->total = board->tally->total;
}

/* ---- making room */

/* The plan without the groups that are out. */
static bool set_out(struct board *board, const int32_t *out, int32_t out_count)
{
    bool all = true;
    set_stands(board);
    for (size_t i = 0; i < board->order_count; i++) {
        int32_t group = board->order[i];
        int32_t partner = board->partner[group];
        bool is_out = false;
        for (int32_t k = 0; k < out_count; k++)
            is_out |= out[k] == group || out[k] == partner;
        if (is_out || board->plan[group] < 0 || board->tally->chosen[group] >= 0)
            continue;
        int32_t columns[2] = {board->plan[group], partner < 0 ? -1 : board->plan[partner]};
        all &= rf_tally_take(board->tally, columns, partner < 0 ? 1 : 2);
    }
    return all;
}

/* Adds the floating groups whose choices are in the row; false when another is, or too many. */
static bool find_blockers(const struct board *board, int32_t row, int32_t *out, int32_t *out_count)
{
    const struct rf_formulation *formulation = board->part->formulation;
    const struct rf_row *own = &formulation->matrix->rows[row];
    for (size_t i = 0; i < own->count; i++) {
        const struct rf_entry *entry = &formulation->matrix->entries[own->first + i];
        int32_t group = formulation->meanings[entry->column].group;
        if (group < 0 || entry->value < 0 || board->plan[group] != entry->column)
            continue;
        bool known = false;
        for (int32_t k = 0; k < *out_count; k++)
            known |= out[k] == group;
        if (known)
            continue;
        if (!floats(board, (size_t)group) || *out_count == EJECTED)
            return false;
        out[(*out_count)++] = group;
    }
    return true;
}

/* Tries the choice for the group, those in the way put elsewhere; true when all costs less. */
static bool try_choice(struct board *board, int32_t column)
{
    int32_t out[EJECTED + 1], out_count = 1;
    struct rf_bill bill;
    out[0] = board->part->formulation->meanings[column].group;
    bool fits = false;
    for (int32_t round = 0; round <= EJECTED; round++) {
        if (!set_out(board, out, out_count))
            return false;
        fits = rf_tally_ask(board->tally, &column, 1, &bill);
        if (fits)
            break;
        int32_t before = out_count;
        if (board->tally->broken_count == 0 ||
            !find_blockers(board, board->tally->broken[0], out, &out_count) || out_count == before)
            return false;
    }
    if (!fits || !rf_tally_take(board->tally, &column, 1))
        return false;
    for (int32_t k = 1; k < out_count; k++)
        if (!put(board, (size_t)out[k], true))
            return false;
    if (rf_bill_compare(&board->tally->total, &board->total) >= 0)
        return false;
    keep_plan(board);
    return true;
}

/* What the group costs where it stands, all helpers counted that it alone turns over. */
static struct rf_bill cost_now(struct board *board, int32_t group)
{
    struct rf_bill cost = board->total;
    set_out(board, &group, 1);
    rf_bill_add(&cost, &board->tally->total, -1);
    return cost;
}

static bool is_dear(struct board *board, int32_t group)
{
    if (!floats(board, (size_t)group) || board->choice_count[group] == 0)
        return false;
    struct rf_bill now = cost_now(board, group);
    return rf_bill_compare(&now, &board->choices[group][0].own) > 0;
}

/* Tries the group at its cheapest choices; true when the plan got better. */
static bool improve(struct board *board, int32_t group)
{
    const struct choice *choices = board->choices[group];
    struct rf_bill now = cost_now(board, group);
    for (int32_t i = 0; i < board->choice_count[group] && i < TRIALS; i++) {
        if (rf_bill_compare(&choices[i].own, &now) >= 0)
            return false;
        if (choices[i].column != board->plan[group] && try_choice(board, choices[i].column))
            return true;
    }
    return false;
}

/* Nothing that floats costs more than it does by itself. */
static bool is_cheapest(const struct board *board)
{
    struct rf_bill sum = board->rhythm;
    rf_bill_add(&sum, &board->least, 1);
    return rf_bill_compare(&sum, &board->total) == 0;
}

static void improve_all(struct board *board)
{
    bool better = true;
    for (int32_t round = 0; round < ROUNDS && better && !is_cheapest(board); round++) {
        better = false;
        for (size_t i = 0; i < board->order_count; i++)
            if (is_dear(board, board->order[i]))
                better |= improve(board, board->order[i]);
    }
}

/* ---- */

static void read_plan(struct board *board, int32_t *values, bool *dear)
{
    const struct rf_formulation *formulation = board->part->formulation;
    memset(values, 0, formulation->matrix->column_count * sizeof *values);
    for (size_t i = 0; i < board->given_count; i++)
        values[board->given[i]] = 1;
    for (size_t g = 0; g < formulation->group_count; g++) {
        if (board->plan[g] >= 0)
            values[board->plan[g]] = 1;
        dear[g] = !is_cheapest(board) && is_dear(board, (int32_t)g);
    }
}

bool rf_place(const struct rf_part *part, const bool *apart, const bool *stands,
              const int32_t *seed, int32_t *values, bool *dear)
{
    size_t groups = part->formulation->group_count;
    struct board board = {.part = part, .apart = apart, .stands = stands, .seed = seed};
    board.tally = rf_tally_new(part);
    board.choices = rf_allocate(groups, sizeof *board.choices);
    board.choice_count = rf_allocate(groups, sizeof *board.choice_count);
    board.plan = rf_allocate(groups, sizeof *board.plan);
    board.order = rf_allocate(groups, sizeof *board.order);
    board.partner = rf_allocate(groups, sizeof *board.partner);
    for (size_t g = 0; g < groups; g++)
        board.partner[g] = -1;
    for (size_t g = 0; g < groups; g++) {
        list_choices(&board, g);
        if (floats(&board, g) && board.choice_count[g] > 0)
            rf_bill_add(&board.least, &board.choices[g][0].own, 1);
    }
    order_groups(&board);
    list_given(&board);
    bool all = put_all(&board);
    keep_plan(&board);
    if (all)
        improve_all(&board);
    read_plan(&board, values, dear);
    for (size_t g = 0; g < groups; g++)
        rf_release(board.choices[g]);
    rf_release(board.choices);
    rf_release(board.choice_count);
    rf_release(board.plan);
    rf_release(board.given);
    rf_release(board.partner);
    rf_release(board.order);
    rf_tally_release(board.tally);
    return all;
}
