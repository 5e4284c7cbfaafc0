/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * checker.c: making the checker: who matters, when they are free, what is demanded. */
#include "check/checker.h"

#include "base/memory.h"
#include "check/cover.h"
#include "check/judge.h"

static void give_slot(struct rf_checker *checker, int32_t person)
{
    if (person < 0 || checker->slot_of[person] >= 0)
        return;
    checker->slot_of[person] = checker->slot_count;
    checker->person_of[checker->slot_count++] = person;
}

static void give_cast(struct rf_checker *checker, const struct rf_cast *cast)
{
    int32_t i;

    for (i = 0; i < cast->count; i++)
        give_slot(checker, cast->people[i]);
}

void rf_check_derive_slots(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    size_t people = (size_t)instance->person_count;
    int32_t i, j;

    checker->slot_of = rf_arena_allocate(checker->arena, people, sizeof *checker->slot_of);
    checker->person_of = rf_arena_allocate(checker->arena, people, sizeof *checker->person_of);
    for (i = 0; i < instance->person_count; i++)
        checker->slot_of[i] = -1;
    for (i = 0; i < instance->induction_count; i++) {
        give_slot(checker, instance->inductions[i].ect);
        give_slot(checker, instance->inductions[i].mentor);
        give_slot(checker, instance->inductions[i].tutor);
        for (j = 0; j < RF_ROLES; j++)
            give_cast(checker, &instance->inductions[i].cast[j]);
    }
    for (i = 0; i < instance->event_count; i++) {
        for (j = 0; j < instance->events[i].person_count; j++)
            give_slot(checker, instance->events[i].people[j]);
    }
    rf_check_derive_coverers(checker);
    for (i = 0; i < checker->coverer_count; i++) {
        give_slot(checker, checker->coverers[i].person);
        checker->coverers[i].slot = checker->slot_of[checker->coverers[i].person];
    }
    checker->times = rf_arena_allocate(checker->arena,
                                       (size_t)checker->slot_count * (size_t)instance->date_count,
                                       sizeof *checker->times);
    for (i = 0; i < checker->slot_count; i++) {
        for (j = 0; j < instance->date_count; j++)
            rf_check_person_time(instance, checker->person_of[i], j, checker->arena,
                                 &checker->times[i * instance->date_count + j]);
    }
}

struct rf_checker *rf_checker_new(const struct rf_instance *instance)
{
    struct rf_checker *checker = rf_allocate(1, sizeof *checker);

    checker->instance = instance;
    checker->arena = rf_arena_new();
    rf_check_derive_slots(checker);
    rf_check_derive_rooms(checker);
    rf_check_derive_courses(checker);
    rf_check_derive_entries(checker);
    rf_check_derive_loads(checker);
    rf_check_derive_planning(checker);
    rf_check_derive_moments(checker);
    rf_check_derive_directed(checker);
    rf_check_derive_places(checker);
    checker->scratch = rf_check_scratch_new(checker);
    return checker;
}

void rf_checker_release(struct rf_checker *checker)
{
    if (checker == NULL)
        return;
    rf_check_scratch_release(checker->scratch);
    rf_arena_release(checker->arena);
    rf_release(checker);
}

struct rf_plan *rf_checker_demand(const struct rf_checker *checker)
{
    struct rf_plan *plan = rf_allocate(1, sizeof *plan);
    int32_t i;

    plan->session_count = checker->entry_count;
    plan->sessions = rf_allocate((size_t)checker->entry_count, sizeof *plan->sessions);
    for (i = 0; i < checker->entry_count; i++) {
        const struct rf_entry *entry = &checker->entries[i];

        plan->sessions[i].induction = entry->induction;
        plan->sessions[i].kind = entry->kind;
        plan->sessions[i].monday = entry->monday;
        plan->sessions[i].event = entry->event;
        plan->sessions[i].chosen = plan->sessions[i].cover = plan->sessions[i].room = -1;
    }
    return plan;
}

/* <0, 0, >0 in the order (induction, monday, kind) of D9's names. */
static int compare_names(const struct rf_entry *entry, const struct rf_session *session)
{
    if (entry->induction != session->induction)
        return entry->induction < session->induction ? -1 : 1;
    if (entry->monday != session->monday)
        return entry->monday < session->monday ? -1 : 1;
    return (entry->kind > session->kind) - (entry->kind < session->kind);
}

int32_t rf_check_entry(const struct rf_checker *checker, const struct rf_session *session)
{
    int32_t low = 0, high = checker->event_entry - 1;

    if (session->event >= 0) {
        if (session->event >= checker->instance->event_count)
            return -1;
        return checker->entry_of_event[session->event];
    }
    while (low <= high) {
        int32_t middle = low + (high - low) / 2;
        int order = compare_names(&checker->entries[middle], session);

        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}

int32_t rf_check_school_days(const struct rf_instance *instance, int32_t from, int32_t to)
{
    return instance->dates[to].teaching_index - instance->dates[from].teaching_index;
}
