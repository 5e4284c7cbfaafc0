/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_certificate.c: the verifier against trying every plan, seed after seed.
 *
 *   battery_certificate [--first SEED] [--count N] [--least PERCENT]
 *
 * For each tiny school, certificates are drawn: the inductions in one block or each in its own, a
 * few splits by homes and group sessions, a few prices and strains. Then each block's claim is
 * raised number by number as far as the verifier accepts it. Whatever it accepts, the school's
 * bound must not exceed the value of the best plan: that is the test. The first certificate of a
 * school is plain (one block, one case, no prices); it should reach the best plan's value more
 * often than not, or a rule has been lost: 90 of 100 times unless PERCENT says otherwise. (Schools
 * of the whole rulebook stay below it more often: who is picked, rooms, budgets of cover and
 * directed time, and whatever lies between floating sessions are no matter of certificates.) */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "brute_force.h"
#include "check/certificate.h"
#include "input/read.h"
#include "tiny_instance.h"
#include "tiny_random.h"

enum { QUESTIONS = 300000, DRAWN = 4, LOW = -20, HIGH = 2000, SPLITS = 4 };
enum { LEVELS = RF_TIER_DIVERSITY + 1 }; /* one after the last tier: at the best value */

struct account {
    int64_t tried, skipped, contradictory, certificates, met, plain, plain_met, failed;
    int64_t plain_levels[LEVELS + 1]; /* by tier, from 1 */
};

struct trial {
    const struct rf_instance *instance;
    const struct rf_checker *checker;
    struct tiny_random random;
    struct rf_certificate certificate;
};

/* ------------------------------------------------------------------------- drawing a certificate
 */

static int32_t draw_kind(struct trial *trial, int32_t induction)
{
    const struct rf_stage *stage = trial->instance->inductions[induction].stage;

    return stage->steps[tiny_below(&trial->random, stage->step_count)].kind;
}

static void draw_home(struct trial *trial, const struct rf_certificate_block *block,
                      struct rf_certificate_node *node)
{
    node->split = RF_CERTIFICATE_HOME;
    node->induction = block->inductions[tiny_below(&trial->random, block->induction_count)];
    node->kind = draw_kind(trial, node->induction);
    node->letter = tiny_below(&trial->random, trial->instance->cycle_weeks);
    node->range_count = 1;
    node->ranges = rf_allocate(1, sizeof *node->ranges);
    node->ranges[0].weekday = tiny_below(&trial->random, 5);
    node->ranges[0].from = 8 * 60 + 5 * tiny_below(&trial->random, 100);
    node->ranges[0].until = node->ranges[0].from + (tiny_chance(&trial->random, 40)
                                                        ? trial->instance->rules[RF_RULE_GRID]
                                                        : tiny_between(&trial->random, 1, 400));
}

/* One of the event's options, or some start of its window. */
static struct rf_option draw_option(struct trial *trial, int32_t event)
{
    const struct rf_event *what = &trial->instance->events[event];
    struct rf_option option;
    int32_t grid = trial->instance->rules[RF_RULE_GRID];

    if (what->option_count > 0)
        return what->options[tiny_below(&trial->random, what->option_count)];
    option.day = tiny_between(&trial->random, what->window.from, what->window.until);
    option.start = grid * tiny_between(&trial->random, 480 / grid, 960 / grid);
    return option;
}

static void draw_event(struct trial *trial, struct rf_certificate_node *node)
{
    node->split = RF_CERTIFICATE_EVENT;
    node->event = tiny_below(&trial->random, trial->instance->event_count);
    node->option_count = 1;
    node->options = rf_allocate(1, sizeof *node->options);
    node->options[0] = draw_option(trial, node->event);
}

/* Nodes in preorder; `splits` of them are left to be drawn. */
static void draw_tree(struct trial *trial, struct rf_certificate_block *block, int32_t *splits)
{
    int32_t index = block->node_count++;
    struct rf_certificate_node node = {.inside = -1, .outside = -1};

    if (*splits > 0 && tiny_chance(&trial->random, 85)) {
        *splits -= 1;
        if (trial->instance->event_count > 0 && tiny_chance(&trial->random, 40))
            draw_event(trial, &node);
        else
            draw_home(trial, block, &node);
        node.inside = block->node_count;
        draw_tree(trial, block, splits);
        node.outside = block->node_count;
        draw_tree(trial, block, splits);
    }
    block->nodes[index] = node;
}

static void draw_prices(struct trial *trial, struct rf_certificate_block *block)
{
    int32_t count = tiny_below(&trial->random, 4), i;

    block->prices = rf_allocate(3, sizeof *block->prices);
    block->strains = rf_allocate(3, sizeof *block->strains);
    for (i = 0; i < count && trial->instance->event_count > 0; i++) {
        struct rf_certificate_price price = {
            .event = tiny_below(&trial->random, trial->instance->event_count)};
        struct rf_certificate_strain strain;

        strain.event = price.event;
        strain.option = draw_option(trial, price.event);
        if (tiny_chance(&trial->random, 70))
            price.option = strain.option;
        price.cost.unplaced[tiny_below(&trial->random, 4)] = tiny_between(&trial->random, -1, 2);
        price.cost.tired = tiny_between(&trial->random, -3, 12);
        price.cost.spacing = tiny_between(&trial->random, -3, 12);
        if (tiny_chance(&trial->random, 20))
            price.cost.cover[1] = tiny_between(&trial->random, -3, 12);
        block->prices[block->price_count++] = price;
        if (tiny_chance(&trial->random, 50))
            block->strains[block->strain_count++] = strain;
    }
}

static void draw_block(struct trial *trial, struct rf_certificate_block *block, bool plain)
{
    int32_t splits = plain ? 0 : SPLITS;

    block->equity = rf_allocate((size_t)block->induction_count + 1, sizeof *block->equity);
    block->nodes = rf_allocate(2 * SPLITS + 1, sizeof *block->nodes);
    if (!plain && tiny_chance(&trial->random, 70))
        draw_prices(trial, block);
    draw_tree(trial, block, &splits);
}

static void draw_certificate(struct trial *trial, bool plain)
{
    struct rf_certificate *certificate = &trial->certificate;
    int32_t count = trial->instance->induction_count, i;
    bool whole = plain || tiny_chance(&trial->random, 50);

    memcpy(certificate->instance, trial->instance->hash, sizeof certificate->instance);
    certificate->block_count = whole ? 1 : count;
    certificate->blocks =
        rf_allocate((size_t)certificate->block_count + 1, sizeof *certificate->blocks);
    for (i = 0; i < count; i++) {
        struct rf_certificate_block *block = &certificate->blocks[whole ? 0 : i];

        if (block->inductions == NULL)
            block->inductions = rf_allocate((size_t)count + 1, sizeof *block->inductions);
        block->inductions[block->induction_count++] = i;
    }
    for (i = 0; i < certificate->block_count; i++)
        draw_block(trial, &certificate->blocks[i], plain);
}

static void forget(struct trial *trial)
{
    int32_t i;

    for (i = 0; i < trial->certificate.block_count; i++)
        rf_certificate_block_clear(&trial->certificate.blocks[i]);
    rf_release(trial->certificate.blocks);
    trial->certificate = (struct rf_certificate){.block_count = 0};
}

/* -------------------------------------------------------------------------------- raising claims
 */

static bool accepted(const struct trial *trial)
{
    struct rf_verdict verdict =
        rf_certificate_verify(trial->checker, &trial->certificate, 20000000);
    bool holds = verdict.sound && verdict.fault == NULL;

    rf_verdict_clear(&verdict);
    return holds;
}

/* The largest value of the number between the limits that is accepted, or the lower one. */
static bool raise_number(const struct trial *trial, int32_t *number, int32_t low, int32_t high)
{
    int32_t step = 1;

    *number = low;
    if (!accepted(trial))
        return false;
    while (low < high) {
        *number = low + step < high ? low + step : high;
        if (accepted(trial)) {
            low = *number;
            step *= 2;
        } else if (step == 1) {
            break;
        } else {
            step = step > 3 ? step / 4 : 1;
        }
    }
    *number = low;
    return true;
}

/* Of the numbers a block claims, in the order in which values are compared; NULL past the last. */
static int32_t *number_of(struct rf_certificate_block *block, int32_t at)
{
    int32_t *const later[] = {&block->bound.tired,
                              &block->bound.cover[0],
                              &block->bound.cover[1],
                              &block->workload,
                              &block->bound.away,
                              &block->bound.spacing,
                              &block->bound.diversity[RF_DIVERSITY_PARTS - 1]};

    if (at < RF_PRIORITY_CLASSES)
        return &block->bound.unplaced[at];
    at -= RF_PRIORITY_CLASSES;
    if (at < block->induction_count)
        return &block->equity[at];
    at -= block->induction_count;
    return at < (int32_t)(sizeof later / sizeof later[0]) ? later[at] : NULL;
}

static bool in_list(const struct rf_certificate_block *block, int32_t at)
{
    return at >= RF_PRIORITY_CLASSES && at < RF_PRIORITY_CLASSES + block->induction_count;
}

/* The largest claim of the block that the verifier accepts, the others claiming nothing. */
static void raise_block(struct trial *trial, struct rf_certificate_block *block)
{
    int32_t i, first, least;

    for (i = 0; number_of(block, i) != NULL; i++)
        *number_of(block, i) =
            in_list(block, i) || number_of(block, i) == &block->workload ? 0 : LOW;
    for (i = 0; number_of(block, i) != NULL; i++) {
        first = in_list(block, i) && i > RF_PRIORITY_CLASSES ? *number_of(block, i - 1) : HIGH;
        least = *number_of(block, i);
        if (!raise_number(trial, number_of(block, i), least, first))
            return;
    }
}

static void write_list(const int32_t *numbers, int32_t count)
{
    int32_t i;

    for (i = 0; i < count; i++)
        printf(" %d", numbers[i]);
}

static void write_values(const struct rf_values *values)
{
    write_list(values->unplaced, RF_PRIORITY_CLASSES);
    printf(" /");
    write_list(values->equity, values->equity_count);
    printf(" / %d", values->tired);
    write_list(values->cover, RF_COVER_PARTS);
    printf(" /");
    write_list(values->workload, values->workload_count);
    printf(" / %d %d /", values->away, values->spacing);
    write_list(values->diversity, RF_DIVERSITY_PARTS);
    printf("\n");
}

static struct rf_values values_of(const struct rf_verdict *verdict)
{
    struct rf_values values = {.equity = verdict->equity,
                               .equity_count = verdict->equity_count,
                               .tired = verdict->bound.tired,
                               .workload = verdict->workload,
                               .workload_count = verdict->workload_count,
                               .away = verdict->bound.away,
                               .spacing = verdict->bound.spacing};

    memcpy(values.unplaced, verdict->bound.unplaced, sizeof values.unplaced);
    memcpy(values.cover, verdict->bound.cover, sizeof values.cover);
    memcpy(values.diversity, verdict->bound.diversity, sizeof values.diversity);
    return values;
}

/* ------------------------------------------------------------------------------------- a school */

/* The tier in which a plain certificate stays below the best. */
static void note_level(const struct rf_verdict *verdict, const struct rf_values *best,
                       struct account *account)
{
    static const enum rf_tier tiers[] = {RF_TIER_UNPLACED, RF_TIER_EQUITY,   RF_TIER_TIRED,
                                         RF_TIER_COVER,    RF_TIER_WORKLOAD, RF_TIER_REGULARITY,
                                         RF_TIER_SPACING,  RF_TIER_DIVERSITY};
    int32_t count = rf_verdict_certified(verdict, best), level = LEVELS, first;
    size_t i;

    for (i = 0; count < rf_verdict_numbers(verdict) && i < sizeof tiers / sizeof tiers[0]; i++) {
        first = rf_verdict_position(verdict, tiers[i], 1);
        if (first >= 0 && first <= count)
            level = (int32_t)tiers[i];
    }
    account->plain_levels[level]++;
}

static bool try_certificate(struct trial *trial, const struct rf_values *best, bool plain,
                            int64_t seed, struct account *account)
{
    struct rf_verdict verdict;
    struct rf_values bound;
    int32_t i;
    int order;

    draw_certificate(trial, plain);
    for (i = 0; i < trial->certificate.block_count; i++)
        trial->certificate.blocks[i].bound.unplaced[0] = LOW;
    for (i = 0; i < trial->certificate.block_count; i++)
        raise_block(trial, &trial->certificate.blocks[i]);
    verdict = rf_certificate_verify(trial->checker, &trial->certificate, 0);
    bound = values_of(&verdict);
    order = rf_values_compare(&bound, best);
    account->certificates++;
    account->met += order == 0;
    account->plain += plain;
    account->plain_met += plain && order == 0;
    if (plain)
        note_level(&verdict, best, account);
    if (order > 0) {
        printf("seed %lld%s: more is proved than is true\n  proved", (long long)seed,
               plain ? "" : ", drawn");
        write_values(&bound);
        printf("  best  ");
        write_values(best);
    }
    account->failed += order > 0;
    rf_verdict_clear(&verdict);
    forget(trial);
    return order <= 0;
}

static void try_school(const struct rf_instance *instance, int64_t seed, struct account *account)
{
    struct rf_checker *checker = rf_checker_new(instance);
    struct trial trial = {.instance = instance, .checker = checker};
    struct brute_result brute;
    int32_t i;

    trial.random.state = (uint64_t)seed * 77;
    brute_force(instance, checker, QUESTIONS, &brute);
    account->skipped += brute.outcome == BRUTE_TOO_LARGE;
    account->contradictory += brute.outcome == BRUTE_NONE;
    if (brute.outcome == BRUTE_BEST) {
        account->tried++;
        for (i = 0; i < DRAWN; i++) {
            if (!try_certificate(&trial, &brute.values, i == 0, seed, account))
                break;
        }
    }
    brute_result_release(&brute);
    rf_checker_release(checker);
}

static void try_seed(int64_t seed, struct account *account)
{
    struct tiny_instance *tiny = tiny_instance_make((uint64_t)seed);
    char *json = tiny_instance_text(tiny);
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;

    if (rf_read_instance_bytes("tiny.json", json, strlen(json), false, &diagnostics, &instance) ==
        RF_OK)
        try_school(instance, seed, account);
    rf_instance_release(instance);
    rf_diagnostics_release(&diagnostics);
    rf_release(json);
    tiny_instance_release(tiny);
}

static void print_account(const struct account *account)
{
    int i;

    printf("schools %lld, too large %lld, contradictory %lld\n", (long long)account->tried,
           (long long)account->skipped, (long long)account->contradictory);
    printf("certificates %lld, at the best value %lld, beyond it %lld\n",
           (long long)account->certificates, (long long)account->met, (long long)account->failed);
    printf("plain ones %lld, at the best value %lld; below it in tier", (long long)account->plain,
           (long long)account->plain_met);
    for (i = RF_TIER_UNPLACED; i < LEVELS; i++)
        printf(" %d: %lld", i, (long long)account->plain_levels[i]);
    printf("\n");
}

int main(int count, char **words)
{
    int64_t first = 1, seeds = 100, least = 90, i;
    struct account account = {0};

    for (i = 1; i + 1 < count; i += 2) {
        if (strcmp(words[i], "--first") == 0)
            rf_text_to_integer(words[i + 1], &first);
        else if (strcmp(words[i], "--count") == 0)
            rf_text_to_integer(words[i + 1], &seeds);
        else if (strcmp(words[i], "--least") == 0)
            rf_text_to_integer(words[i + 1], &least);
    }
    for (i = first; i < first + seeds; i++)
        try_seed(i, &account);
    print_account(&account);
    /* A share says something of some hundred schools; a few under the sanitizers vary by more. */
    const bool weak = account.plain >= 200 && account.plain_met * 100 < account.plain * least;
    return account.failed == 0 && !weak ? 0 : 1;
}
