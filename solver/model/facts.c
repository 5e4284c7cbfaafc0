/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts.c: the table of what follows from the timetable, and the doors to a person's stretches.
 *
 * Invariant: an entry is derived once, when first asked for, from the frozen instance alone, so the
 * order of questions does not matter. */
#include "model/facts.h"

#include <stddef.h>

#include "base/memory.h"
#include "model/facts_table.h"

struct rf_facts *rf_facts_build(const struct rf_instance *instance)
{
    struct rf_arena *arena = rf_arena_new();
    struct rf_facts *facts = rf_arena_allocate(arena, 1, sizeof *facts);
    size_t people = (size_t)instance->person_count;
    facts->instance = instance;
    facts->arena = arena;
    facts->people = rf_arena_allocate(arena, people, sizeof(struct rf_person_facts *));
    facts->planning = rf_arena_allocate(arena, people, sizeof(struct rf_planning *));
    facts->moments =
        rf_arena_allocate(arena, (size_t)instance->induction_count, sizeof(struct rf_moments *));
    facts->mentoring = rf_arena_allocate(arena, people, sizeof(int32_t *));
    facts->providers = rf_arena_allocate(arena, (size_t)instance->date_count, sizeof(int32_t *));
    facts->rooms = rf_arena_allocate(arena, (size_t)instance->site_count + 1, sizeof(int32_t *));
    facts->occupied =
        rf_arena_allocate(arena, (size_t)instance->room_count, sizeof(struct rf_spans *));
    facts->directed = rf_arena_allocate(arena, people, sizeof(int32_t));
    for (size_t i = 0; i < people; i++)
        facts->directed[i] = -1;
    rf_facts_find_teachers(facts);
    return facts;
}

void rf_facts_release(struct rf_facts *facts)
{
    if (facts != NULL)
        rf_arena_release(facts->arena); /* holds `facts` itself */
}

const struct rf_instance *rf_facts_instance(const struct rf_facts *facts)
{
    return facts->instance;
}

struct rf_person_facts *rf_facts_person(const struct rf_facts *facts, int32_t person)
{
    if (facts->people[person] == NULL)
        facts->people[person] = rf_facts_stretches(facts, person);
    return facts->people[person];
}

struct rf_spans rf_facts_free(const struct rf_facts *facts, int32_t person, int32_t date,
                              bool induction)
{
    return rf_facts_person(facts, person)->free[induction ? 1 : 0][date];
}

struct rf_spans rf_facts_lessons(const struct rf_facts *facts, int32_t person, int32_t date)
{
    return rf_facts_person(facts, person)->lessons[date];
}

struct rf_spans rf_facts_induction_time(const struct rf_facts *facts, int32_t person, int32_t date)
{
    return rf_facts_person(facts, person)->induction_time[date];
}
