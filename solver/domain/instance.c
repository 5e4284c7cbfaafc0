/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * instance.c: finding things of the frozen instance by date or id, and the same school with other
 * mentors. Ids are sorted: O(log n). */
#include "ringfence/instance.h"

#include <string.h>

#include "base/memory.h"

const struct rf_date *rf_instance_date(const struct rf_instance *instance, rf_day day)
{
    if (day < instance->first_day || day - instance->first_day >= instance->date_count)
        return NULL;
    return &instance->dates[day - instance->first_day];
}

/* `first` is the address of the id of the first item, `stride` the size of an item. */
static int32_t find(const void *first, size_t stride, int32_t count, const char *id)
{
    int32_t low = 0, high = count - 1;

    while (low <= high) {
        int32_t middle = low + (high - low) / 2;
        const char *const *here = (const void *)((const char *)first + (size_t)middle * stride);
        int order = strcmp(*here, id);

        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}

int32_t rf_instance_person(const struct rf_instance *instance, const char *id)
{
    return find(&instance->people->id, sizeof *instance->people, instance->person_count, id);
}

int32_t rf_instance_induction(const struct rf_instance *instance, const char *id)
{
    return find(&instance->inductions->id, sizeof *instance->inductions, instance->induction_count,
                id);
}

int32_t rf_instance_kind(const struct rf_instance *instance, const char *id)
{
    return find(&instance->kinds->id, sizeof *instance->kinds, instance->kind_count, id);
}

int32_t rf_instance_event(const struct rf_instance *instance, const char *id)
{
    return find(&instance->events->id, sizeof *instance->events, instance->event_count, id);
}

const char *rf_role_name(enum rf_role role)
{
    static const char *const names[RF_ROLES] = {"ect",   "mentor",    "tutor", "observer",
                                                "coach", "associate", "host",  "partner"};

    return names[role];
}

struct rf_instance *rf_instance_with_mentors(const struct rf_instance *instance,
                                             const int32_t *mentors)
{
    struct rf_arena *arena = rf_arena_new();
    struct rf_instance *variant = rf_arena_allocate(arena, 1, sizeof *variant);
    size_t count = (size_t)instance->induction_count;
    struct rf_induction *inductions = rf_arena_allocate(arena, count, sizeof *inductions);
    int32_t *people = rf_arena_allocate(arena, count, sizeof *people);

    *variant = *instance;
    variant->arena = arena;
    for (size_t i = 0; i < count; i++) {
        inductions[i] = instance->inductions[i];
        inductions[i].mentor = people[i] = mentors[i];
        inductions[i].cast[RF_ROLE_MENTOR] = (struct rf_cast){&people[i], 1};
    }
    variant->inductions = inductions;
    return variant;
}

void rf_instance_release(struct rf_instance *instance)
{
    /* The instance itself lies in its arena. */
    if (instance != NULL)
        rf_arena_release(instance->arena);
}
