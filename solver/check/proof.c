/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof.c: laying out one block, and how large its numbers can become. */
#include "check/proof.h"

#include <stdlib.h>

static void add_most(struct rf_scale *scale, const struct rf_cost_vector *cost)
{
    int i;

    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        scale->most[i] += llabs(cost->unplaced[i]);
    scale->most[RF_FIELD_TIRED] += llabs(cost->tired);
    scale->most[RF_FIELD_AWAY] += llabs(cost->away);
    scale->most[RF_FIELD_SPACING] += llabs(cost->spacing);
}

static int64_t most_tired(const struct rf_instance *instance)
{
    return (int64_t)instance->rules[RF_RULE_TIRED_AFTER] + instance->rules[RF_RULE_TIRED_BEFORE] +
           instance->rules[RF_RULE_TIRED_FRIDAY] + instance->rules[RF_RULE_TIRED_STRAIGHT];
}

/* Of one session: every wish, induction time, the widest lag, all minutes lacking. */
static int64_t most_spacing(const struct rf_instance *instance, const struct rf_step *step)
{
    const struct rf_weights *weights = &instance->weights;

    return (int64_t)weights->wish * instance->wish_count + weights->induction_time +
           weights->lag_day *
               (llabs(step->lag_least) + llabs(step->lag_most) + llabs(step->lag_wished)) +
           (int64_t)weights->shorter_step * (step->minutes / 5 + 1);
}

static bool measure(struct rf_proof *proof)
{
    const struct rf_checker *checker = proof->checker;
    const struct rf_instance *instance = checker->instance;
    const struct rf_certificate_block *block = proof->block;
    struct rf_scale *scale = &proof->scale;
    int32_t i, j;

    add_most(scale, &block->bound);
    for (i = 0; i < block->price_count; i++)
        add_most(scale, &block->prices[i].cost);
    for (i = 0; i < instance->event_count; i++) {
        scale->most[instance->kinds[instance->events[i].kind].priority - 1] += RF_PROOF_COMERS;
        scale->most[RF_FIELD_TIRED] += most_tired(instance);
    }
    for (i = 0; i < block->induction_count; i++) {
        const struct rf_course *course = &checker->courses[block->inductions[i]];

        scale->most[RF_FIELD_MINUTES] += block->equity[i];
        scale->most[RF_FIELD_SPACING] +=
            (int64_t)instance->weights.common_moment * instance->cycle_count;
        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++) {
            const struct rf_entry *entry = &checker->entries[j];

            scale->most[instance->kinds[entry->kind].priority - 1]++;
            scale->most[RF_FIELD_MINUTES] += entry->step->minutes;
            scale->most[RF_FIELD_TIRED] += most_tired(instance);
            scale->most[RF_FIELD_AWAY]++;
            scale->most[RF_FIELD_SPACING] += most_spacing(instance, entry->step);
        }
    }
    return rf_scale_close(scale);
}

/* D23: a weekday is closed in a week when its date is no teaching day. */
static void derive_closed(struct rf_proof *proof)
{
    const struct rf_instance *instance = proof->checker->instance;
    int32_t i, weekday;

    proof->closed_weekdays =
        rf_arena_allocate(proof->arena, (size_t)instance->date_count, sizeof(uint8_t));
    for (i = 0; i < instance->date_count; i++) {
        for (weekday = 0; weekday < 7; weekday++) {
            int32_t there = i - instance->dates[i].weekday + weekday;

            if (there < 0 || there >= instance->date_count ||
                instance->dates[there].status != RF_DAY_TEACHING)
                proof->closed_weekdays[i] =
                    (uint8_t)(proof->closed_weekdays[i] | (unsigned)(1 << weekday));
        }
    }
}

struct rf_proof *rf_proof_new(const struct rf_checker *checker,
                              const struct rf_certificate_block *block, const bool *counted,
                              const bool *strained)
{
    static void (*const steps[])(struct rf_proof *) = {
        rf_proof_items, rf_proof_gatherings, rf_proof_groups, rf_proof_dims,
        rf_proof_atoms, rf_proof_relations,  rf_proof_deeds};
    struct rf_proof *proof = rf_allocate(1, sizeof *proof);
    size_t i;

    proof->checker = checker;
    proof->block = block;
    proof->counted = counted;
    proof->strained = strained;
    proof->arena = rf_arena_new();
    if (!measure(proof))
        proof->trouble = "its numbers are too large";
    derive_closed(proof);
    for (i = 0; proof->trouble == NULL && i < sizeof steps / sizeof steps[0]; i++)
        steps[i](proof);
    return proof;
}

void rf_proof_release(struct rf_proof *proof)
{
    size_t i;

    if (proof == NULL)
        return;
    for (i = 0; i < proof->gathering_count; i++)
        rf_release(proof->gatherings[i].starts);
    for (i = 0; i < proof->series_count; i++)
        rf_release(proof->series[i].slots);
    for (i = 0; i < proof->relation_count; i++)
        rf_release(proof->relations[i].bits);
    rf_release(proof->gatherings);
    rf_release(proof->series);
    rf_release(proof->items);
    rf_release(proof->options);
    rf_release(proof->dims);
    rf_release(proof->effects);
    rf_release(proof->atoms);
    rf_release(proof->groups);
    rf_release(proof->deeds);
    rf_release(proof->relations);
    rf_arena_release(proof->arena);
    rf_release(proof);
}
