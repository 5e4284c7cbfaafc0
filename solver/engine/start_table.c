/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * start_table.c: parts solved again where the choice of starts is given. */
#include "engine/start_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/floating.h"

/* ---- worths */

static int compare_descending(const void *one, const void *other)
{
    int32_t a = *(const int32_t *)one, b = *(const int32_t *)other;
    return (b > a) - (b < a);
}

static const struct rf_outcome *find_outcome(const struct rf_part *part,
                                             struct rf_objective objective)
{
    for (size_t i = 0; i < part->outcome_count; i++)
        if (part->outcomes[i].objective.tier == objective.tier &&
            part->outcomes[i].objective.part == objective.part)
            return &part->outcomes[i];
    return NULL;
}

/* The number's value when it is closed, else its bound; `sure` becomes false after an open one. */
static int64_t sure_of(const struct rf_part *part, struct rf_objective objective, bool *sure)
{
    const struct rf_outcome *outcome = find_outcome(part, objective);
    if (!*sure || outcome == NULL)
        return 0;
    *sure = outcome->status == RF_TIER_SOLVED;
    return *sure ? outcome->value : outcome->floor;
}

static bool is_list_closed(const struct rf_part *part, enum rf_tier tier, int32_t positions)
{
    for (int32_t k = 1; k <= positions; k++) {
        const struct rf_outcome *outcome = find_outcome(part, (struct rf_objective){tier, k});
        if (outcome == NULL || outcome->status != RF_TIER_SOLVED)
            return false;
    }
    return true;
}

static void sort_list(int32_t *list, int32_t count, int32_t unit)
{
    for (int32_t k = 0; k < count; k++)
        list[k] *= unit;
    if (count > 0)
        qsort(list, (size_t)count, sizeof *list, compare_descending);
}

/* The lists of tiers 2 and 5, as far as they are sure. */
static void fill_lists(const struct rf_part *part, struct rf_school_worth *worth, bool equity,
                       bool load)
{
    const struct rf_formulation *formulation = part->formulation;
    int32_t *chosen = rf_allocate(formulation->group_count, sizeof *chosen);
    worth->list = rf_allocate((size_t)worth->count, sizeof *worth->list);
    worth->load = rf_allocate((size_t)worth->load_count, sizeof *worth->load);
    rf_formulation_chosen(formulation, part->best, chosen);
    if (equity) {
        rf_rule_equity_list(formulation, chosen, worth->list);
        sort_list(worth->list, worth->count, rf_rule_equity_unit(formulation));
    }
    if (load) {
        rf_rule_workload_list(formulation, chosen, worth->load);
        sort_list(worth->load, worth->load_count, rf_rule_workload_unit(formulation));
    }
    rf_release(chosen);
}

static struct rf_school_worth worth_of(const struct rf_part *part)
{
    struct rf_school_worth worth = {.count = rf_rule_equity_count(part->formulation),
                                    .load_count = rf_rule_workload_count(part->formulation)};
    bool sure = true;
    for (int32_t class = 1; class <= RF_CLASSES; class ++)
        worth.unplaced[class - 1] =
            sure_of(part, (struct rf_objective){RF_TIER_UNPLACED, class}, &sure);
    bool equity = sure = sure && is_list_closed(part, RF_TIER_EQUITY, worth.count);
    worth.tired = sure_of(part, (struct rf_objective){RF_TIER_TIRED, 1}, &sure);
    for (int32_t k = 0; k < RF_COVER_PARTS; k++)
        worth.cover[k] = sure_of(part, (struct rf_objective){RF_TIER_COVER, k + 1}, &sure);
    bool load = sure = sure && is_list_closed(part, RF_TIER_WORKLOAD, worth.load_count);
    worth.away = sure_of(part, (struct rf_objective){RF_TIER_REGULARITY, 1}, &sure);
    worth.spacing = sure_of(part, (struct rf_objective){RF_TIER_SPACING, 1}, &sure);
    for (int32_t k = 0; k < RF_DIVERSITY_PARTS; k++)
        worth.diversity[k] = sure_of(part, (struct rf_objective){RF_TIER_DIVERSITY, k + 1}, &sure);
    fill_lists(part, &worth, equity, load);
    return worth;
}

void rf_school_worth_clear(struct rf_school_worth *worth)
{
    rf_release(worth->list);
    rf_release(worth->load);
    *worth = (struct rf_school_worth){0};
}

/* Appends, not sorted yet. */
static void append_list(int32_t **list, int32_t *count, const int32_t *more, int32_t more_count)
{
    *list = rf_reallocate(*list, (size_t)(*count + more_count) + 1, sizeof **list);
    for (int32_t k = 0; k < more_count; k++)
        (*list)[(*count)++] = more[k];
}

struct rf_school_worth rf_school_worth_sum(const struct rf_school_worth *const *items,
                                           int32_t count)
{
    struct rf_school_worth sum = {0};
    for (int32_t i = 0; i < count; i++) {
        for (int32_t class = 0; class < RF_CLASSES; class ++)
            sum.unplaced[class] += items[i]->unplaced[class];
        append_list(&sum.list, &sum.count, items[i]->list, items[i]->count);
        append_list(&sum.load, &sum.load_count, items[i]->load, items[i]->load_count);
        sum.tired += items[i]->tired;
        for (int32_t k = 0; k < RF_COVER_PARTS; k++)
            sum.cover[k] += items[i]->cover[k];
        sum.away += items[i]->away;
        sum.spacing += items[i]->spacing;
        for (int32_t k = 0; k < RF_DIVERSITY_PARTS; k++)
            sum.diversity[k] += items[i]->diversity[k];
    }
    sort_list(sum.list, sum.count, 1);
    sort_list(sum.load, sum.load_count, 1);
    return sum;
}

static int compare(int64_t one, int64_t other)
{
    return (one > other) - (one < other);
}

static int compare_lists(const int32_t *one, const int32_t *other, int32_t count)
{
    for (int32_t k = 0; k < count; k++)
        if (one[k] != other[k])
            return one[k] < other[k] ? -1 : 1;
    return 0;
}

int rf_school_worth_compare(const struct rf_school_worth *one, const struct rf_school_worth *other)
{
    int order = 0;
    for (int32_t class = 0; class < RF_CLASSES && order == 0; class ++)
        order = compare(one->unplaced[class], other->unplaced[class]);
    if (order == 0)
        order = compare_lists(one->list, other->list, one->count);
    if (order == 0)
        order = compare(one->tired, other->tired);
    for (int32_t k = 0; k < RF_COVER_PARTS && order == 0; k++)
        order = compare(one->cover[k], other->cover[k]);
    if (order == 0)
        order = compare_lists(one->load, other->load, one->load_count);
    if (order == 0)
        order = compare(one->away, other->away);
    if (order == 0)
        order = compare(one->spacing, other->spacing);
    for (int32_t k = 0; k < RF_DIVERSITY_PARTS && order == 0; k++)
        order = compare(one->diversity[k], other->diversity[k]);
    return order;
}

/* ---- tables */

static int32_t *list_choices(const struct rf_school *school, const struct rf_part *part)
{
    int32_t *choice = rf_allocate((size_t)school->event_count, sizeof *choice);
    for (int32_t e = 0; e < school->event_count; e++)
        choice[e] = rf_shared_choice(part, school->events[e].demand);
    return choice;
}

static bool is_asked(const struct rf_part *part, int32_t demand)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t g = 0; g < formulation->group_count; g++)
        if (formulation->groups[g].person >= 0 && formulation->groups[g].members[0] == demand)
            return true;
    return false;
}

struct rf_start_table *rf_start_tables_new(const struct rf_school *school)
{
    int32_t count = school->components->count;
    struct rf_start_table *tables = rf_allocate((size_t)count, sizeof *tables);
    for (int32_t i = 0; i < count; i++) {
        struct rf_start_table *table = &tables[i];
        table->free = school->parts[i];
        table->worth = worth_of(school->parts[i]);
        table->choice = list_choices(school, table->free);
        table->concerned = rf_allocate((size_t)school->event_count, sizeof *table->concerned);
        for (int32_t e = 0; e < school->event_count; e++)
            table->concerned[e] = is_asked(table->free, school->events[e].demand);
    }
    return tables;
}

void rf_start_table_clear(struct rf_start_table *table)
{
    for (size_t c = 0; c < table->count; c++) {
        rf_part_release(table->cases[c].part);
        rf_release(table->cases[c].starts);
        rf_release(table->cases[c].choice);
        rf_school_worth_clear(&table->cases[c].worth);
    }
    table->count = 0;
}

void rf_start_tables_release(struct rf_start_table *tables, int32_t count)
{
    for (int32_t i = 0; tables != NULL && i < count; i++) {
        rf_start_table_clear(&tables[i]);
        rf_release(tables[i].cases);
        rf_release(tables[i].concerned);
        rf_release(tables[i].choice);
        rf_school_worth_clear(&tables[i].worth);
        rf_part_release(tables[i].free);
    }
    rf_release(tables);
}

bool rf_start_is_free(const struct rf_school *school, const struct rf_start_table *table,
                      const int32_t *starts)
{
    /* A part none of whose people comes stands nowhere against the choice. */
    for (int32_t e = 0; e < school->event_count; e++)
        if (starts[e] != RF_START_FREE && table->choice[e] >= 0 && table->choice[e] != starts[e])
            return false;
    return true;
}

const struct rf_start_case *rf_start_find(const struct rf_school *school,
                                          const struct rf_start_table *table, const int32_t *starts)
{
    for (size_t c = 0; c < table->count; c++) {
        bool same = true;
        for (int32_t e = 0; e < school->event_count && same; e++)
            same = !table->concerned[e] || table->cases[c].starts[e] == starts[e];
        if (same)
            return &table->cases[c];
    }
    return NULL;
}

/* Bars all other starts of the shared events. */
static void restrict_part(const struct rf_school *school, struct rf_part *part,
                          const int32_t *starts)
{
    const struct rf_formulation *formulation = part->formulation;
    const struct rf_candidate *items = school->problem->candidates->items;
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        if (meaning->role != RF_STANDS && meaning->role != RF_ATTENDS)
            continue;
        for (int32_t e = 0; e < school->event_count; e++)
            if (starts[e] != RF_START_FREE &&
                items[meaning->candidate[0]].demand == school->events[e].demand &&
                meaning->candidate[0] != starts[e])
                part->upper[i] = 0;
    }
}

/* Only the part at its place can be charged. */
static void charge(struct rf_school *school, struct rf_part *part, int32_t component)
{
    struct rf_part *kept = school->parts[component];
    school->parts[component] = part;
    for (int32_t e = 0; e < school->event_count; e++)
        if (school->events[e].owner == component)
            rf_shared_charge(school->problem, &school->events[e], school->parts);
    school->parts[component] = kept;
}

/* The plan of the part's free choice, with its people at the given starts instead: true when that
 * is allowed and costs the same in every number. No plan under the choice costs less than the free
 * one, so it is then the best, and what was proved of the free one holds for it. */
static bool transplant(const struct rf_school *school, const struct rf_part *free,
                       struct rf_part *part, const int32_t *starts)
{
    const struct rf_formulation *formulation = part->formulation;
    size_t count = formulation->matrix->column_count;
    int32_t *values = rf_allocate(count, sizeof *values);
    memcpy(values, free->best, count * sizeof *values);
    for (int32_t e = 0; e < school->event_count; e++) {
        int32_t demand = school->events[e].demand, own = rf_shared_choice(free, demand);
        if (starts[e] == RF_START_FREE || own < 0)
            continue;
        for (size_t i = 0; i < count; i++) {
            const struct rf_meaning *meaning = &formulation->meanings[i];
            if ((meaning->role == RF_STANDS || meaning->role == RF_ATTENDS) &&
                meaning->candidate[0] == own)
                values[i] = 0;
            if (meaning->role == RF_STANDS && meaning->candidate[0] == starts[e])
                values[i] = 1;
            if (meaning->role == RF_ATTENDS && meaning->candidate[0] == starts[e])
                values[i] = part->upper[i] != 0;
        }
    }
    bool same = rf_part_offer(part, values, (struct rf_order){NULL, 0});
    for (size_t i = 0; same && i < free->outcome_count; i++)
        same = rf_part_value(part, free->outcomes[i].objective) == free->outcomes[i].value;
    for (size_t i = 0; same && i < free->outcome_count; i++)
        RF_PUSH(part->outcomes, part->outcome_count, part->outcome_capacity, free->outcomes[i]);
    memcpy(part->attained, free->attained, sizeof part->attained);
    part->has_best = same;
    rf_release(values);
    return same;
}

/* Tier after tier. */
static void close(struct rf_school *school, struct rf_run *run, struct rf_part *part,
                  int32_t component)
{
    run->component = component;
    rf_school_close_first(run, part);
    charge(school, part, component);
    if (part->has_best)
        rf_school_close_all_later(run, part);
}

static struct rf_part *restricted_part(const struct rf_school *school, int32_t component,
                                       const int32_t *starts)
{
    struct rf_part *part =
        rf_part_new(&school->rhythm->problem, &school->components->items[component]);
    part->preferred = school->preferred;
    restrict_part(school, part, starts);
    return part;
}

void rf_start_solve(struct rf_school *school, struct rf_run *run, struct rf_start_table *table,
                    int32_t component, const int32_t *starts)
{
    struct rf_start_case fresh = {.part = restricted_part(school, component, starts)};
    fresh.starts = rf_allocate((size_t)school->event_count, sizeof *fresh.starts);
    for (int32_t e = 0; e < school->event_count; e++)
        fresh.starts[e] = table->concerned[e] ? starts[e] : -1;
    charge(school, fresh.part, component);
    if (!transplant(school, table->free, fresh.part, starts)) {
        rf_part_release(fresh.part); /* costs of the owner are charged after tier 1 alone */
        fresh.part = restricted_part(school, component, starts);
        close(school, run, fresh.part, component);
    }
    if (fresh.part->has_best) {
        fresh.worth = worth_of(fresh.part);
        fresh.choice = list_choices(school, fresh.part);
    } else { /* nothing better is known than of the part as it chose itself */
        const struct rf_school_worth *same = &table->worth;
        fresh.worth = rf_school_worth_sum(&same, 1);
        rf_part_release(fresh.part);
        fresh.part = NULL;
    }
    RF_PUSH(table->cases, table->count, table->capacity, fresh);
}
