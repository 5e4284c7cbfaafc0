/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof.c: laying out one block, and how large its numbers can become. */
#include "check/proof.h"

#include "check/entitlement.h"
#include "check/rhythm.h"

#include <stdlib.h>

static void add_most(struct rf_scale *scale, const struct rf_cost_vector *cost)
{
    int i;

    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        scale->most[i] += llabs(cost->unplaced[i]);
    scale->most[RF_FIELD_TIRED] += llabs(cost->tired);
    for (i = 0; i < RF_COVER_PARTS; i++)
        scale->most[RF_FIELD_LEADERS + i] += llabs(cost->cover[i]);
    scale->most[RF_FIELD_AWAY] += llabs(cost->away);
    scale->most[RF_FIELD_SPACING] += llabs(cost->spacing);
    scale->most[RF_FIELD_FRAGILE] += llabs(cost->diversity[RF_DIVERSITY_PARTS - 1]);
}

static int64_t most_tired(const struct rf_instance *instance)
{
    return (int64_t)instance->rules[RF_RULE_TIRED_AFTER] + instance->rules[RF_RULE_TIRED_BEFORE] +
           instance->rules[RF_RULE_TIRED_FRIDAY] + instance->rules[RF_RULE_TIRED_STRAIGHT];
}

/* Of one session: every wish, induction time, the widest lag, all minutes lacking. */
static int64_t most_spacing(const struct rf_instance *instance, const struct rf_entry *entry)
{
    const struct rf_weights *weights = &instance->weights;
    const struct rf_step *step = entry->step;
    int64_t sum =
        weights->induction_time + (int64_t)weights->shorter_step * (step->minutes / 5 + 1);
    int32_t i;

    for (i = 0; i < instance->wish_count; i++) {
        if (instance->wishes[i].induction == entry->induction &&
            instance->wishes[i].kind == entry->kind)
            sum += weights->wish;
    }
    if (step->leads_to >= 0)
        sum += weights->lag_day *
               (llabs(step->lag_least) + llabs(step->lag_most) + llabs(step->lag_wished));
    return sum;
}

static bool covered(const struct rf_kind *kind)
{
    int role;

    for (role = 0; role < RF_ROLES; role++) {
        if (kind->presence[role] == RF_COVERED)
            return true;
    }
    return false;
}

static void add_entry(struct rf_scale *scale, const struct rf_instance *instance,
                      const struct rf_entry *entry)
{
    const struct rf_kind *kind = &instance->kinds[entry->kind];

    scale->most[kind->priority - 1]++;
    scale->most[RF_FIELD_MINUTES] += entry->step->minutes;
    scale->most[RF_FIELD_TIRED] += most_tired(instance);
    scale->most[RF_FIELD_RELEASED] += covered(kind) ? entry->step->minutes : 0;
    scale->most[RF_FIELD_AWAY] += kind->home;
    scale->most[RF_FIELD_SPACING] += most_spacing(instance, entry);
    scale->most[RF_FIELD_FRAGILE] += instance->choice_weights.fragile;
}

static int32_t coming(const struct rf_proof *proof, const struct rf_event *event)
{
    int32_t i, slot, count = 0;

    for (i = 0; i < event->person_count; i++) {
        slot = proof->checker->slot_of[event->people[i]];
        count += slot >= 0 && proof->task.counted[slot];
    }
    return count < RF_PROOF_COUNTED ? count : RF_PROOF_COUNTED;
}

static void measure_block(struct rf_proof *proof)
{
    const struct rf_checker *checker = proof->checker;
    const struct rf_instance *instance = checker->instance;
    const struct rf_certificate_block *block = proof->block;
    struct rf_scale *scale = &proof->scale;
    int32_t i, j;

    add_most(scale, &proof->task.bound);
    for (i = 0; i < block->price_count; i++)
        add_most(scale, &block->prices[i].cost);
    for (i = 0; i < instance->event_count; i++) {
        int32_t people = coming(proof, &instance->events[i]);

        scale->most[instance->kinds[instance->events[i].kind].priority - 1] += people;
        scale->most[RF_FIELD_TIRED] += people > 0 ? instance->rules[RF_RULE_TIRED_STRAIGHT] : 0;
    }
    for (i = 0; i < block->induction_count; i++) {
        const struct rf_course *course = &checker->courses[block->inductions[i]];

        scale->most[RF_FIELD_MINUTES] += block->equity[i] + proof->task.minutes[i];
        if (instance->inductions[block->inductions[i]].ect >= 0)
            scale->most[RF_FIELD_SPACING] +=
                (int64_t)instance->weights.common_moment * instance->cycle_count;
        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++) {
            if (!rf_proof_floats(checker, j))
                add_entry(scale, instance, &checker->entries[j]);
        }
    }
}

void rf_proof_measure(struct rf_proof *proof, int32_t last)
{
    const struct rf_checker *checker = proof->checker;
    int32_t i;

    proof->scale = (struct rf_scale){.tail = 0};
    if (last < 0)
        measure_block(proof);
    for (i = 0; last >= 0 && i < checker->event_entry; i++) {
        if (rf_proof_last(checker, i) == last)
            add_entry(&proof->scale, checker->instance, &checker->entries[i]);
    }
    if (!rf_scale_close(&proof->scale))
        proof->trouble = "its numbers are too large";
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

/* What the new teacher's entitlement leaves to sessions. */
static void derive_entitlements(struct rf_proof *proof)
{
    const struct rf_instance *instance = proof->checker->instance;
    int32_t weeks = instance->week_count, i, week, other, share;
    size_t count = (size_t)proof->block->induction_count * (size_t)weeks;

    proof->ect_week = rf_arena_allocate(proof->arena, count, sizeof *proof->ect_week);
    proof->ect_half = rf_arena_allocate(proof->arena, count, sizeof *proof->ect_half);
    for (i = 0; i < proof->block->induction_count; i++) {
        int32_t induction = proof->block->inductions[i];
        int32_t *limit = proof->ect_week + i * weeks, *half = proof->ect_half + i * weeks;

        for (week = 0; week < weeks; week++) {
            share = instance->inductions[induction].ect < 0
                        ? 0
                        : rf_check_entitlement(proof->checker, induction, week);
            limit[week] =
                share <= 0 || instance->rules[RF_RULE_ECT_WEEK_FACTOR] < 0
                    ? -1
                    : (int32_t)((int64_t)share * instance->rules[RF_RULE_ECT_WEEK_FACTOR] / 1000);
        }
        for (week = 0; week < weeks; week++) {
            half[week] = 0;
            for (other = 0; other < weeks; other++) {
                if (limit[other] >= 0 &&
                    rf_check_half_term(instance, other) == rf_check_half_term(instance, week))
                    half[week] += rf_check_entitlement_left(proof->checker, induction, other);
            }
            if (limit[week] < 0)
                half[week] = -1;
            else if (half[week] < 0)
                half[week] = 0;
        }
    }
}

/* D42: minutes of dated training from outside in the first half-term. */
static int32_t outside_training(const struct rf_instance *instance, int32_t mentor)
{
    struct rf_span *spans = NULL;
    size_t count, capacity = 0;
    int32_t date, i, minutes = 0;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[mentor].days[date];

        if (instance->dates[date].half_term != 0)
            continue;
        for (i = 0, count = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_TRAINING)
                RF_PUSH(spans, count, capacity, day->occurrences[i].span);
        }
        minutes += rf_check_union_minutes(spans, (int32_t)count);
    }
    rf_release(spans);
    return minutes;
}

static void derive_training(struct rf_proof *proof)
{
    const struct rf_instance *instance = proof->checker->instance;
    int32_t i, outside;
    int64_t required;

    proof->first_training = rf_arena_allocate(proof->arena, (size_t)proof->block->induction_count,
                                              sizeof *proof->first_training);
    for (i = 0; i < proof->block->induction_count; i++) {
        const struct rf_induction *entry = &instance->inductions[proof->block->inductions[i]];

        proof->first_training[i] = -1;
        if (entry->ect >= 0 || instance->half_term_count < 2)
            continue;
        outside = outside_training(instance, entry->mentor);
        required = entry->training_minutes > 0 ? entry->training_minutes
                                               : instance->rules[RF_RULE_TRAINING_MINUTES];
        required = required * instance->rules[RF_RULE_TRAINING_FIRST] / 1000 - outside;
        proof->first_training[i] = required > 0 ? (int32_t)required : 0;
    }
}

struct rf_proof *rf_proof_begin(const struct rf_proof_task *task)
{
    struct rf_proof *proof = rf_allocate(1, sizeof *proof);

    proof->task = *task;
    proof->checker = task->checker;
    proof->block = task->block;
    proof->arena = rf_arena_new();
    derive_closed(proof);
    derive_entitlements(proof);
    derive_training(proof);
    return proof;
}

struct rf_proof *rf_proof_new(const struct rf_proof_task *task)
{
    static void (*const steps[])(struct rf_proof *) = {
        rf_proof_items, rf_proof_gatherings, rf_proof_groups, rf_proof_dims,
        rf_proof_atoms, rf_proof_relations,  rf_proof_deeds};
    struct rf_proof *proof = rf_proof_begin(task);
    size_t i;

    rf_proof_measure(proof, -1);
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
