/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * planning.c: how much planning time each person needs in each pass of the cycle, and which
 * periods can serve as it (D16). Dates before `as_of` count for neither. */
#include "base/memory.h"
#include "check/checker.h"

static bool counts(const struct rf_instance *instance, int32_t date)
{
    return instance->dates[date].status == RF_DAY_TEACHING &&
           instance->dates[date].day >= instance->as_of;
}

static int32_t cycle_of(const struct rf_instance *instance, int32_t date)
{
    return instance->weeks[instance->dates[date].week].cycle;
}

static int32_t taught_on(const struct rf_instance *instance, int32_t person, int32_t date)
{
    const struct rf_person_day *day = &instance->people[person].days[date];
    struct rf_span *spans = NULL;
    size_t count = 0, capacity = 0;
    int32_t i, minutes;

    for (i = 0; i < day->occurrence_count; i++) {
        if (day->occurrences[i].type == RF_LESSON)
            RF_PUSH(spans, count, capacity, day->occurrences[i].span);
    }
    minutes = rf_check_union_minutes(spans, (int32_t)count);
    rf_release(spans);
    return minutes;
}

int32_t rf_check_taught_minutes(const struct rf_instance *instance, int32_t person, int32_t cycle)
{
    int32_t date, minutes = 0;

    for (date = 0; date < instance->date_count; date++) {
        if (counts(instance, date) && cycle_of(instance, date) == cycle)
            minutes += taught_on(instance, person, date);
    }
    return minutes;
}

int32_t rf_check_planning_need(const struct rf_instance *instance, int32_t taught)
{
    return (int32_t)(((int64_t)instance->rules[RF_RULE_PPA_RATE] * taught + 999) / 1000);
}

bool rf_check_planning_period(const struct rf_instance *instance, int32_t date,
                              const struct rf_period *period, const struct rf_person_time *time)
{
    const struct rf_span *stretch;

    if (!counts(instance, date) || period->class != RF_PERIOD_TEACHING ||
        period->span.until - period->span.from < instance->rules[RF_RULE_PPA_MIN_BLOCK])
        return false;
    stretch = rf_check_stretch_at(&time->free[RF_FREE_PLAIN], period->span.from);
    return stretch != NULL && period->span.until <= stretch->until;
}

struct moment_list {
    struct rf_moment *items;
    size_t count, capacity;
};

/* Adds the free periods of one slot on one date. */
static void add_periods(const struct rf_checker *checker, int32_t slot, int32_t date,
                        struct moment_list *list)
{
    const struct rf_instance *instance = checker->instance;
    int32_t bell = instance->people[checker->person_of[slot]].bell;
    int32_t shape = instance->bells[bell].shape_of_date[date], i;

    for (i = 0; shape >= 0 && i < instance->shapes[shape].count; i++) {
        const struct rf_period *period = &instance->shapes[shape].periods[i];
        struct rf_moment moment = {date, period->span};

        if (rf_check_planning_period(instance, date, period, rf_check_time(checker, slot, date)))
            RF_PUSH(list->items, list->count, list->capacity, moment);
    }
}

/* Passes follow one another in time, so one pass over the dates keeps each pass together. */
static void derive_slot(struct rf_checker *checker, int32_t slot, struct moment_list *list)
{
    const struct rf_instance *instance = checker->instance;
    int32_t person = checker->person_of[slot], date;
    struct rf_planning *passes = &checker->planning[slot * instance->cycle_count];

    for (date = 0; date < instance->date_count; date++) {
        struct rf_planning *pass;
        size_t before = list->count;

        if (!counts(instance, date))
            continue;
        pass = &passes[cycle_of(instance, date)];
        pass->taught += taught_on(instance, person, date);
        add_periods(checker, slot, date, list);
        if (pass->count == 0)
            pass->first = (int32_t)before;
        pass->count += (int32_t)(list->count - before);
        for (; before < list->count; before++)
            pass->supply += list->items[before].span.until - list->items[before].span.from;
    }
    for (date = 0; date < instance->cycle_count; date++)
        passes[date].need = instance->people[person].marks_ppa
                                ? 0
                                : rf_check_planning_need(instance, passes[date].taught);
}

void rf_check_derive_planning(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    struct moment_list list = {NULL, 0, 0};
    int32_t slot;
    size_t i;

    checker->planning = rf_arena_allocate(
        checker->arena, (size_t)checker->slot_count * (size_t)instance->cycle_count,
        sizeof *checker->planning);
    for (slot = 0; slot < checker->slot_count; slot++)
        derive_slot(checker, slot, &list);
    checker->periods = rf_arena_allocate(checker->arena, list.count, sizeof *checker->periods);
    for (i = 0; i < list.count; i++)
        checker->periods[i] = list.items[i];
    checker->period_count = (int32_t)list.count;
    rf_release(list.items);
}
