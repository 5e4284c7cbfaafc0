/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_dim.c: limits that add up over sessions, and each option's share in them: the mentor's
 * load (D18, D44), the new teacher's minutes and visits (D37), mentor training (D42), caps (D19),
 * tired meetings (D15), planning time (D16), common moments (D24). Other blocks' sessions are taken
 * to use nothing. A limit that all groups together cannot break is dropped, and passes of more than
 * 64 periods are left out. */
#include <string.h>

#include "check/proof.h"
#include "check/rhythm.h"
#include "check/rule.h"

enum family {
    LOAD_WEEK,
    LOAD_EVEN,
    LOAD_TWO,
    ECT_WEEK,
    ECT_HALF_TERM,
    VISITS_DAY,
    VISITS_WEEK,
    TRAINING,
    CAP_MINUTES,
    CAP_SESSIONS,
    TIRED_SHARE,
    TIRED_RUN,
    PLAN,
    KEPT
};
enum { MASK_BITS = 62 };

struct measuring {
    struct rf_proof *proof;
    struct rf_pool names; /* family and three numbers; the key is the dim */
    size_t from;          /* effects of the option at hand begin here */
};

static void set_limit(struct rf_dim *dim, int32_t workload)
{
    dim->limit = dim->base + workload > 0 ? dim->base + workload : 0;
}

/* What the shown claim of tier 5 leaves, and one less to show it. */
static int32_t tightest(const struct rf_proof *proof)
{
    int32_t claimed = proof->block->workload;

    return claimed > 0 && !proof->task.certain ? claimed - 1 : claimed;
}

void rf_proof_limit(struct rf_proof *proof, int32_t workload)
{
    size_t i;

    for (i = 0; i < proof->dim_count; i++) {
        if (proof->dims[i].even)
            set_limit(&proof->dims[i], workload);
    }
}

/* The dim of that name; new ones are given as `fresh`. */
static int32_t find(struct measuring *work, enum family family, int32_t one, int32_t two,
                    struct rf_dim fresh)
{
    struct rf_proof *proof = work->proof;
    uint64_t name[2] = {(uint64_t)family, (uint64_t)(uint32_t)one << 32 | (uint32_t)two};
    int32_t dim = rf_pool_add(&work->names, name, 2);

    if ((size_t)dim == proof->dim_count)
        RF_PUSH(proof->dims, proof->dim_count, proof->dim_capacity, fresh);
    return dim;
}

/* Adds to the option's effects, which stay sorted by dim. */
static void add(struct measuring *work, int32_t dim, int32_t amount, uint64_t mask)
{
    struct rf_proof *proof = work->proof;
    struct rf_effect effect = {dim, amount, mask};
    size_t at;

    for (at = proof->effect_count; at > work->from && proof->effects[at - 1].dim > dim; at--)
        ;
    if (at > work->from && proof->effects[at - 1].dim == dim) {
        proof->effects[at - 1].amount += amount;
        proof->effects[at - 1].mask |= mask;
        return;
    }
    RF_PUSH(proof->effects, proof->effect_count, proof->effect_capacity, effect);
    memmove(&proof->effects[at + 1], &proof->effects[at],
            (proof->effect_count - 1 - at) * sizeof effect);
    proof->effects[at] = effect;
}

static void add_sum(struct measuring *work, enum family family, int32_t one, int32_t two,
                    int32_t limit, int32_t amount)
{
    struct rf_dim fresh = {.type = RF_DIM_SUM, .limit = limit > 0 ? limit : 0};

    if (amount > 0)
        add(work, find(work, family, one, two, fresh), amount, 0);
}

/* D44, at the tightest that is looked at. */
static void add_even(struct measuring *work, int32_t load, int32_t week, int32_t base,
                     int32_t amount)
{
    struct rf_dim fresh = {.type = RF_DIM_SUM, .even = true, .base = base};

    set_limit(&fresh, tightest(work->proof));
    if (amount > 0)
        add(work, find(work, LOAD_EVEN, load, week, fresh), amount, 0);
}

static void add_loads(struct measuring *work, const struct rf_item *item,
                      const struct rf_option_of *option)
{
    const struct rf_checker *checker = work->proof->checker;
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair =
        &instance->inductions[checker->entries[item->entry].induction];
    int32_t minutes = rf_check_load_minutes(checker, item->entry, rf_option_span(option));
    struct rf_span wished = {0, checker->entries[item->entry].step->minutes};
    int32_t week = instance->dates[option->date].week, i, w, other, limit;

    for (i = 0; week >= 0 && i < checker->load_count; i++) {
        const struct rf_load *load = &checker->loads[i];

        if (load->mentor != pair->mentor || (load->ect >= 0 && load->ect != pair->ect))
            continue;
        other = load->other == NULL ? 0 : load->other[week];
        limit = rf_check_load_week(instance, load);
        if (load->even)
            add_even(work, i, week, load->mean - other,
                     rf_check_load_minutes(checker, item->entry, wished));
        add_sum(work, LOAD_WEEK, i, week, limit - other, minutes);
        for (w = week; w <= week + 1; w++) {
            if (w < 1 || w >= instance->week_count)
                continue;
            other = load->other == NULL ? 0 : load->other[w] + load->other[w - 1];
            add_sum(work, LOAD_TWO, i, w, 2 * load->cap - other, minutes);
        }
    }
}

/* The date's day, week, term or year; -1 for one that belongs to none. */
static int32_t bucket(const struct rf_instance *instance, const struct rf_cap *cap, int32_t date)
{
    const struct rf_date *here = &instance->dates[date];

    if (cap->per == RF_PER_DAY)
        return date;
    if (cap->per == RF_PER_WEEK)
        return here->week;
    if (cap->per == RF_PER_TERM)
        return here->half_term < 0 ? -1 : instance->half_terms[here->half_term].term;
    return 0;
}

static bool speaks_of(const struct rf_cap *cap, int32_t person, int32_t kind)
{
    int32_t i;

    if (cap->kinds != NULL && !cap->kinds[kind])
        return false;
    for (i = 0; i < cap->person_count; i++) {
        if (cap->people[i] == person)
            return true;
    }
    return false;
}

static void add_caps(struct measuring *work, int32_t kind, const struct rf_option_of *option,
                     int32_t slot)
{
    const struct rf_checker *checker = work->proof->checker;
    const struct rf_instance *instance = checker->instance;
    int32_t i, where;

    for (i = 0; i < instance->cap_count; i++) {
        const struct rf_cap *cap = &instance->caps[i];
        int32_t name = i * checker->slot_count + slot;

        where = bucket(instance, cap, option->date);
        if (where < 0 || !speaks_of(cap, checker->person_of[slot], kind))
            continue;
        if (cap->minutes >= 0)
            add_sum(work, CAP_MINUTES, name, where, cap->minutes, option->end - option->start);
        if (cap->sessions >= 0)
            add_sum(work, CAP_SESSIONS, name, where, cap->sessions, 1);
    }
}

static int32_t member_of(const struct rf_proof *proof, int32_t induction)
{
    int32_t member = 0;

    while (proof->block->inductions[member] != induction)
        member++;
    return member;
}

/* D42: a mentor's training in the first half-term. */
static void add_training(struct measuring *work, const struct rf_item *item,
                         const struct rf_option_of *option)
{
    const struct rf_proof *proof = work->proof;
    const struct rf_instance *instance = proof->checker->instance;
    const struct rf_entry *entry = rf_proof_entry(proof, item);
    int32_t left = proof->first_training[member_of(proof, entry->induction)];

    if (left >= 0 && instance->kinds[entry->kind].training &&
        instance->dates[option->date].half_term == 0)
        add_sum(work, TRAINING, entry->induction, 0, left, option->end - option->start);
}

/* D37 (a) and (b): induction minutes of the week and of the half-term. */
static void add_induction_minutes(struct measuring *work, const struct rf_item *item,
                                  const struct rf_option_of *option)
{
    const struct rf_proof *proof = work->proof;
    const struct rf_instance *instance = proof->checker->instance;
    const struct rf_entry *entry = rf_proof_entry(proof, item);
    const struct rf_kind *kind = &instance->kinds[entry->kind];
    int32_t week = instance->dates[option->date].week, at;

    if (!kind->induction || kind->presence[RF_ROLE_ECT] != RF_FREE || week < 0 ||
        instance->dates[option->date].status != RF_DAY_TEACHING)
        return;
    at = member_of(proof, entry->induction) * instance->week_count + week;
    if (proof->ect_week[at] < 0)
        return;
    add_sum(work, ECT_WEEK, entry->induction, week, proof->ect_week[at],
            option->end - option->start);
    add_sum(work, ECT_HALF_TERM, entry->induction, rf_check_half_term(instance, week),
            proof->ect_half[at], option->end - option->start);
}

/* D37 (c): visits to the lessons of somebody who is an ECT, in a week and on a day. */
static void add_visits(struct measuring *work, const struct rf_item *item,
                       const struct rf_option_of *option, const struct rf_comer *comer)
{
    const struct rf_checker *checker = work->proof->checker;
    const struct rf_instance *instance = checker->instance;
    const struct rf_entry *entry = rf_proof_entry(work->proof, item);
    int32_t week = instance->dates[option->date].week, i = 0;
    int32_t a_day = instance->rules[RF_RULE_OBSERVED_DAY];
    int32_t a_week = instance->rules[RF_RULE_OBSERVED_WEEK];

    if (item->gathering >= 0 || comer->presence != RF_TEACHING ||
        entry->part_count + (entry->choice.cast != NULL) < 2)
        return;
    while (i < instance->induction_count &&
           instance->inductions[i].ect != checker->person_of[comer->slot])
        i++;
    if (i == instance->induction_count)
        return;
    if (a_day >= 0)
        add_sum(work, VISITS_DAY, comer->slot, option->date, a_day, 1);
    if (week >= 0 && a_week >= 0)
        add_sum(work, VISITS_WEEK, comer->slot, week, a_week, 1);
}

static void add_tired(struct measuring *work, const struct rf_item *item,
                      const struct rf_option_of *option)
{
    const struct rf_checker *checker = work->proof->checker;
    const struct rf_instance *instance = checker->instance;
    int32_t induction = checker->entries[item->entry].induction, at, i;
    const struct rf_course *course = &checker->courses[induction];
    const struct rf_date *date = &instance->dates[option->date];
    int32_t run = instance->rules[RF_RULE_TIRED_RUN];

    if (course->tired_waived || date->status == RF_DAY_INSET ||
        !instance->kinds[checker->entries[item->entry].kind].meeting ||
        rf_span_inside(rf_option_span(option), date->pupils))
        return;
    add_sum(work, TIRED_SHARE, induction, 0,
            (int32_t)((int64_t)instance->rules[RF_RULE_TIRED_SHARE] * course->meeting_count / 1000),
            1);
    for (at = 0; course->meetings[at] != item->entry; at++)
        ;
    for (i = at - run; i <= at; i++) {
        if (i >= 0 && i + run < course->meeting_count)
            add_sum(work, TIRED_RUN, induction, i, run, 1);
    }
}

static void add_periods(struct measuring *work, const struct rf_option_of *option, int32_t slot)
{
    const struct rf_checker *checker = work->proof->checker;
    int32_t week = checker->instance->dates[option->date].week, i, minutes = 0;
    const struct rf_planning *pass;
    struct rf_dim fresh = {.type = RF_DIM_PERIODS};
    uint64_t mask = 0;

    if (week < 0)
        return;
    week = slot * checker->instance->cycle_count + checker->instance->weeks[week].cycle;
    pass = &checker->planning[week];
    if (pass->need == 0 || pass->count > MASK_BITS)
        return;
    fresh.items = checker->periods + pass->first;
    fresh.item_count = pass->count;
    fresh.limit = pass->supply - (pass->need < pass->supply ? pass->need : pass->supply);
    for (i = 0; i < pass->count; i++) {
        if (fresh.items[i].date != option->date ||
            !rf_span_overlap(fresh.items[i].span, rf_option_span(option)))
            continue;
        mask |= UINT64_C(1) << i;
        minutes += fresh.items[i].span.until - fresh.items[i].span.from;
    }
    if (mask != 0)
        add(work, find(work, PLAN, week, 0, fresh), minutes, mask);
}

/* Common moments that a session of this person touches, of each of the block's inductions. */
static void add_moments(struct measuring *work, const struct rf_option_of *option, int32_t slot)
{
    const struct rf_proof *proof = work->proof;
    const struct rf_checker *checker = proof->checker;
    const struct rf_instance *instance = checker->instance;
    int32_t week = instance->dates[option->date].week, i, j, person = checker->person_of[slot];

    for (i = 0; week >= 0 && i < proof->block->induction_count; i++) {
        int32_t induction = proof->block->inductions[i];
        int32_t name = induction * instance->cycle_count + instance->weeks[week].cycle;
        const struct rf_moments *moments = &checker->moments[name];
        struct rf_dim fresh = {.type = RF_DIM_MOMENTS,
                               .items = moments->items,
                               .item_count = moments->count,
                               .induction = induction};
        uint64_t mask = 0;

        if (moments->count == 0 || moments->count > MASK_BITS ||
            (instance->inductions[induction].ect != person &&
             instance->inductions[induction].mentor != person))
            continue;
        fresh.all = (UINT64_C(1) << moments->count) - 1;
        for (j = 0; j < moments->count; j++) {
            if (moments->items[j].date == option->date &&
                rf_span_overlap(moments->items[j].span, rf_option_span(option)))
                mask |= UINT64_C(1) << j;
        }
        if (mask != 0)
            add(work, find(work, KEPT, name, 0, fresh), 0, mask);
    }
}

static void measure(struct measuring *work, const struct rf_item *item, struct rf_option_of *option)
{
    struct rf_proof *proof = work->proof;
    struct rf_comer comers[RF_PROOF_COMERS];
    int32_t count = rf_proof_comers(proof, item, option, comers), i;

    work->from = proof->effect_count;
    if (option->date >= 0 && item->gathering < 0) {
        add_loads(work, item, option);
        add_tired(work, item, option);
        add_induction_minutes(work, item, option);
        add_training(work, item, option);
    }
    for (i = 0; option->date >= 0 && i < count; i++) {
        add_caps(work, rf_proof_entry(proof, item)->kind, option, comers[i].slot);
        add_visits(work, item, option, &comers[i]);
        add_periods(work, option, comers[i].slot);
        add_moments(work, option, comers[i].slot);
    }
    option->first_effect = (int32_t)work->from;
    option->effect_count = (int32_t)(proof->effect_count - work->from);
}

void rf_proof_reach(const struct rf_proof *proof, const struct rf_group *group,
                    struct rf_effect *reach)
{
    int32_t i, j, k;

    for (i = 0; i < group->item_count; i++) {
        const struct rf_item *item = &proof->items[group->items[i]];

        for (j = item->first_option; j < item->first_option + item->option_count; j++) {
            const struct rf_option_of *option = &proof->options[j];

            for (k = option->first_effect; k < option->first_effect + option->effect_count; k++) {
                struct rf_effect *most = &reach[proof->effects[k].dim];

                most->mask |= proof->effects[k].mask;
                if (most->dim < proof->effects[k].amount)
                    most->dim = proof->effects[k].amount;
            }
        }
        for (j = item->first_option; j < item->first_option + item->option_count; j++) {
            const struct rf_option_of *option = &proof->options[j];

            for (k = option->first_effect; k < option->first_effect + option->effect_count; k++) {
                struct rf_effect *most = &reach[proof->effects[k].dim];

                most->amount += most->dim;
                most->dim = 0;
            }
        }
    }
}

/* Drops what cannot be broken, and the effects on it. */
static void drop(struct rf_proof *proof)
{
    struct rf_effect *reach = rf_allocate(proof->dim_count, sizeof *reach);
    size_t i;
    int32_t j, kept;

    for (i = 0; i < proof->group_count; i++)
        rf_proof_reach(proof, &proof->groups[i], reach);
    for (i = 0; i < proof->dim_count; i++)
        proof->dims[i].live = rf_dim_matters(&proof->dims[i], &reach[i]);
    for (i = 0; i < proof->option_count; i++) {
        struct rf_option_of *option = &proof->options[i];

        for (j = kept = 0; j < option->effect_count; j++) {
            struct rf_effect effect = proof->effects[option->first_effect + j];

            if (proof->dims[effect.dim].live)
                proof->effects[option->first_effect + kept++] = effect;
        }
        option->effect_count = kept;
    }
    rf_release(reach);
}

static void measure_items(struct rf_proof *proof, size_t first)
{
    struct measuring work = {.proof = proof};
    size_t i;
    int32_t j;

    for (i = first; i < proof->item_count; i++) {
        const struct rf_item *item = &proof->items[i];

        for (j = item->first_option; j < item->first_option + item->option_count; j++)
            measure(&work, item, &proof->options[j]);
    }
    rf_pool_release(&work.names);
}

void rf_proof_dims(struct rf_proof *proof)
{
    measure_items(proof, 0);
    drop(proof);
}

static bool alone(const struct rf_proof *proof, const struct rf_option_of *option)
{
    int32_t i;

    for (i = option->first_effect; i < option->first_effect + option->effect_count; i++) {
        const struct rf_dim *dim = &proof->dims[proof->effects[i].dim];

        if (dim->type != RF_DIM_MOMENTS && !dim->even && proof->effects[i].amount > dim->limit)
            return false;
    }
    return true;
}

void rf_proof_keep_alone(struct rf_proof *proof, size_t first)
{
    size_t i;
    int32_t j, kept;

    proof->dim_count = proof->effect_count = 0;
    measure_items(proof, first);
    for (i = first; i < proof->item_count; i++) {
        struct rf_item *item = &proof->items[i];

        for (j = kept = 0; j < item->option_count; j++) {
            struct rf_option_of option = proof->options[item->first_option + j];

            if (alone(proof, &option))
                proof->options[item->first_option + kept++] = option;
        }
        item->option_count = kept;
    }
    proof->dim_count = proof->effect_count = 0;
}
