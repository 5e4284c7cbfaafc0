/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_float.c: the cheapest way of each floating chain, by the facts of its starts, its order and
 * lags (D13, D34), and what stays unplaced. A start is left out that breaks a limit by itself;
 * every other rule is not looked at.
 *
 * A chain is a tree: several sessions may lead to one. From its sources to its last session, every
 * option gets the least that it and all that leads to it cost (dynamic programming). Options of a
 * source on other dates matter by their date alone, so each date keeps its cheapest. */
#include "check/proof_float.h"

struct finding {
    struct rf_proof *proof;
    size_t first_item; /* of the chain at hand */
    struct rf_chain chain;
};

/* Of one session with all that leads to it. */
struct branch {
    const struct rf_item *item;
    rf_wide *costs; /* [option] */
    rf_wide left_out;
    rf_wide *of_date; /* [date] the least over its options */
};

static struct branch settle(const struct finding *work, int32_t entry, int32_t depth);

static void drop(struct branch *branch)
{
    rf_release(branch->costs);
    rf_release(branch->of_date);
}

static const struct rf_option_of *option_at(const struct finding *work, const struct rf_item *item,
                                            int32_t index)
{
    return &work->proof->options[item->first_option + index];
}

static rf_wide lag_cost(const struct finding *work, const struct rf_item *item, int32_t lag)
{
    const struct rf_entry *entry = rf_proof_entry(work->proof, item);

    if (work->proof->checker->instance->inductions[entry->induction].ect < 0)
        return 0; /* D42 */
    lag -= entry->step->lag_wished;
    return work->proof->checker->instance->weights.lag_day * (lag < 0 ? -lag : lag) *
           rf_scale_unit(&work->proof->scale, RF_FIELD_SPACING);
}

/* The least of the source on dates before `date`, with its lag. */
static rf_wide least_before(const struct finding *work, const struct branch *source, int32_t date)
{
    const struct rf_instance *instance = work->proof->checker->instance;
    const struct rf_step *step = rf_proof_entry(work->proof, source->item)->step;
    rf_wide least = RF_WIDE_NEVER, cost;
    int32_t i, lag;

    for (i = 0; i < date; i++) {
        if (rf_wide_never(source->of_date[i]))
            continue;
        lag = rf_check_school_days(instance, i, date);
        if (lag < step->lag_least || lag > step->lag_most)
            continue;
        cost = source->of_date[i] + lag_cost(work, source->item, lag);
        least = cost < least ? cost : least;
    }
    return least;
}

/* The least of the source on the option's own date. */
static rf_wide least_beside(const struct finding *work, const struct branch *source,
                            const struct rf_item *item, const struct rf_option_of *option)
{
    const struct rf_step *step = rf_proof_entry(work->proof, source->item)->step;
    rf_wide least = RF_WIDE_NEVER;
    int32_t i;

    if (rf_wide_never(source->of_date[option->date]) || step->lag_least > 0 || step->lag_most < 0)
        return least;
    for (i = 0; i < source->item->option_count; i++) {
        const struct rf_option_of *there = option_at(work, source->item, i);

        if (there->date == option->date && source->costs[i] < least &&
            rf_proof_fits(work->proof, source->item, there, item, option))
            least = source->costs[i];
    }
    return rf_wide_never(least) ? RF_WIDE_NEVER : least + lag_cost(work, source->item, 0);
}

static void add_source(const struct finding *work, const struct branch *source,
                       struct branch *branch)
{
    bool both = rf_proof_entry(work->proof, source->item)->step->both;
    rf_wide before = RF_WIDE_NEVER, least, beside;
    int32_t i, date = -1;

    for (i = 0; i < branch->item->option_count; i++) {
        const struct rf_option_of *option = option_at(work, branch->item, i);

        if (option->date != date)
            before = least_before(work, source, option->date);
        date = option->date;
        least = both ? RF_WIDE_NEVER : source->left_out;
        beside = least_beside(work, source, branch->item, option);
        least = before < least ? before : least;
        least = beside < least ? beside : least;
        branch->costs[i] = rf_wide_never(least) || rf_wide_never(branch->costs[i])
                               ? RF_WIDE_NEVER
                               : branch->costs[i] + least;
    }
    branch->left_out = rf_wide_never(source->left_out) || rf_wide_never(branch->left_out)
                           ? RF_WIDE_NEVER
                           : branch->left_out + source->left_out;
}

static void list_dates(const struct finding *work, struct branch *branch)
{
    int32_t dates = work->proof->checker->instance->date_count, i;

    branch->of_date = rf_allocate((size_t)dates, sizeof *branch->of_date);
    for (i = 0; i < dates; i++)
        branch->of_date[i] = RF_WIDE_NEVER;
    for (i = 0; i < branch->item->option_count; i++) {
        rf_wide *here = &branch->of_date[option_at(work, branch->item, i)->date];

        *here = branch->costs[i] < *here ? branch->costs[i] : *here;
    }
}

static const struct rf_item *item_of(const struct finding *work, int32_t entry)
{
    size_t i = work->first_item;

    while (work->proof->items[i].entry != entry)
        i++;
    return &work->proof->items[i];
}

/* `depth` is at most the number of sessions of the chain. */
static struct branch settle(const struct finding *work, int32_t entry, int32_t depth)
{
    const struct rf_checker *checker = work->proof->checker;
    struct branch branch = {.item = item_of(work, entry)};
    size_t i;
    int32_t j;

    branch.costs = rf_allocate((size_t)branch.item->option_count, sizeof *branch.costs);
    for (j = 0; j < branch.item->option_count; j++)
        branch.costs[j] = option_at(work, branch.item, j)->base;
    branch.left_out = branch.item->optional ? branch.item->left_out : RF_WIDE_NEVER;
    for (i = work->first_item; i < work->proof->item_count && depth > 0; i++) {
        struct branch source;

        if (checker->entries[work->proof->items[i].entry].target != entry)
            continue;
        source = settle(work, work->proof->items[i].entry, depth - 1);
        add_source(work, &source, &branch);
        drop(&source);
    }
    list_dates(work, &branch);
    return branch;
}

static void find_chain(struct finding *work, int32_t last, struct rf_floats *floats)
{
    struct rf_proof *proof = work->proof;
    const struct rf_checker *checker = proof->checker;
    const struct rf_course *course = &checker->courses[checker->entries[last].induction];
    struct rf_chain chain = {.last = last, .induction = checker->entries[last].induction};
    struct branch branch;
    rf_wide least;
    int32_t i;

    work->first_item = proof->item_count;
    rf_proof_measure(proof, last);
    floats->trouble = proof->trouble;
    for (i = course->first_entry; i < course->first_entry + course->entry_count; i++) {
        if (rf_proof_last(checker, i) == last)
            rf_proof_item(proof, i);
    }
    rf_proof_keep_alone(proof, work->first_item);
    branch = settle(work, last, (int32_t)(proof->item_count - work->first_item));
    least = branch.left_out;
    for (i = 0; i < branch.item->option_count; i++)
        least = branch.costs[i] < least ? branch.costs[i] : least;
    drop(&branch);
    chain.never = rf_wide_never(least);
    if (!chain.never)
        chain.minutes = rf_scale_unpack(&proof->scale, least, &chain.cost);
    RF_PUSH(floats->chains, floats->chain_count, floats->chain_capacity, chain);
    proof->item_count = proof->option_count = 0;
}

struct rf_floats rf_floats_of(const struct rf_checker *checker,
                              const struct rf_certificate_block *block)
{
    struct rf_proof_task task = {.checker = checker, .block = block};
    struct finding work = {.proof = rf_proof_begin(&task)};
    struct rf_floats floats = {.chains = NULL};
    int32_t i, j;

    for (i = 0; i < block->induction_count && floats.trouble == NULL; i++) {
        const struct rf_course *course = &checker->courses[block->inductions[i]];

        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++) {
            if (floats.trouble == NULL && checker->entries[j].target < 0 &&
                rf_proof_floats(checker, j))
                find_chain(&work, j, &floats);
        }
    }
    rf_proof_release(work.proof);
    return floats;
}

void rf_floats_clear(struct rf_floats *floats)
{
    rf_release(floats->chains);
    *floats = (struct rf_floats){.chains = NULL};
}

static void take(struct rf_cost_vector *sum, const struct rf_cost_vector *less)
{
    int i;

    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        sum->unplaced[i] -= less->unplaced[i];
    sum->tired -= less->tired;
    for (i = 0; i < RF_COVER_PARTS; i++)
        sum->cover[i] -= less->cover[i];
    sum->away -= less->away;
    sum->spacing -= less->spacing;
    for (i = 0; i < RF_DIVERSITY_PARTS; i++)
        sum->diversity[i] -= less->diversity[i];
}

void rf_floats_take(const struct rf_floats *floats, struct rf_proof_task *task, int32_t *minutes)
{
    const struct rf_certificate_block *block = task->block;
    size_t i;
    int32_t member;

    task->bound = block->bound;
    task->minutes = minutes;
    for (member = 0; member < block->induction_count; member++)
        minutes[member] = 0;
    for (i = 0; i < floats->chain_count; i++) {
        const struct rf_chain *chain = &floats->chains[i];

        for (member = 0; block->inductions[member] != chain->induction; member++)
            ;
        take(&task->bound, &chain->cost);
        minutes[member] += chain->minutes;
        task->never = task->never || chain->never;
    }
}
