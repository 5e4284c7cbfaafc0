/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * moment.c: the common moments of each pair in each pass of the cycle, as the facts alone give
 * them (tier 7, D24). A pass without a week that is lived in, or without a moment, keeps none. */
#include "base/memory.h"
#include "check/checker.h"

static bool free_for(const struct rf_checker *checker, int32_t person, int32_t date,
                     struct rf_span span)
{
    const struct rf_person_time *time = rf_check_time(checker, checker->slot_of[person], date);
    const struct rf_span *stretch = rf_check_stretch_at(&time->free[RF_FREE_PLAIN], span.from);

    return stretch != NULL && span.until <= stretch->until;
}

struct moment_list {
    struct rf_moment *items;
    size_t count, capacity;
};

static void add_date(const struct rf_checker *checker, int32_t induction, int32_t date,
                     struct moment_list *list)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    int32_t shape = instance->bells[instance->default_bell].shape_of_date[date], i;

    for (i = 0; shape >= 0 && i < instance->shapes[shape].count; i++) {
        const struct rf_period *period = &instance->shapes[shape].periods[i];
        struct rf_moment moment = {date, period->span};

        if (period->class == RF_PERIOD_TEACHING &&
            period->span.until - period->span.from >= instance->rules[RF_RULE_PPA_MIN_BLOCK] &&
            free_for(checker, pair->ect, date, period->span) &&
            free_for(checker, pair->mentor, date, period->span))
            RF_PUSH(list->items, list->count, list->capacity, moment);
    }
}

static void derive_pass(struct rf_checker *checker, int32_t induction, int32_t cycle,
                        struct moment_list *list)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_moments *moments = &checker->moments[induction * instance->cycle_count + cycle];
    struct rf_moment *items;
    int32_t date;
    size_t i;

    list->count = 0;
    for (date = 0; date < instance->date_count; date++) {
        if (checker->courses[induction].common[date] &&
            instance->weeks[instance->dates[date].week].cycle == cycle)
            add_date(checker, induction, date, list);
    }
    items = rf_arena_allocate(checker->arena, list->count, sizeof *items);
    for (i = 0; i < list->count; i++)
        items[i] = list->items[i];
    moments->items = items;
    moments->count = (int32_t)list->count;
}

void rf_check_derive_moments(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    struct moment_list list = {NULL, 0, 0};
    int32_t i, cycle;

    checker->moments = rf_arena_allocate(
        checker->arena, (size_t)instance->induction_count * (size_t)instance->cycle_count,
        sizeof *checker->moments);
    for (i = 0; i < instance->induction_count; i++) {
        for (cycle = 0; instance->inductions[i].ect >= 0 && cycle < instance->cycle_count; cycle++)
            derive_pass(checker, i, cycle, &list);
    }
    rf_release(list.items);
}
