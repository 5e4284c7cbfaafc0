/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * directed.c: the directed minutes of everyone who may be given sessions, date by date, before any
 * session stands (D38). Absence is none. */
#include "base/memory.h"
#include "check/checker.h"

static int32_t minutes_on(const struct rf_checker *checker, int32_t slot, int32_t date,
                          struct rf_span **spans, size_t *capacity)
{
    const struct rf_person_day *day =
        &checker->instance->people[checker->person_of[slot]].days[date];
    size_t count = 0;
    int32_t i;

    for (i = 0; i < day->occurrence_count; i++) {
        if (day->occurrences[i].type != RF_ABSENCE)
            RF_PUSH(*spans, count, *capacity, day->occurrences[i].span);
    }
    return rf_check_union_minutes(*spans, (int32_t)count);
}

void rf_check_derive_directed(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    size_t slots = (size_t)checker->slot_count, capacity = 0;
    struct rf_span *spans = NULL;
    int32_t slot, date;

    checker->directed = rf_arena_allocate(checker->arena, slots * (size_t)instance->date_count,
                                          sizeof *checker->directed);
    checker->directed_sum = rf_arena_allocate(checker->arena, slots, sizeof *checker->directed_sum);
    for (slot = 0; instance->stpcd && slot < checker->slot_count; slot++) {
        checker->directed_sum[slot] = instance->people[checker->person_of[slot]].directed;
        for (date = 0; date < instance->date_count; date++) {
            int32_t minutes = minutes_on(checker, slot, date, &spans, &capacity);

            checker->directed[slot * instance->date_count + date] = minutes;
            checker->directed_sum[slot] += minutes;
        }
    }
    rf_release(spans);
}
