/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * component.c: union of people by shared sessions, then one component per set.
 *
 * Two sessions constrain each other only through a person (H2, H9, H10, H11, H17, PPA, caps), an
 * induction (order, rhythm, homes, tired share, common moments, H18: its ECT and mentor), a
 * provider (H13), a room (H19) or a group session. So joining the ECT, the mentor and everybody who
 * can take part in a session, all who need cover with those who can give it, all who need a room,
 * and the people of each group session that is not shared, leaves sets without any rule between
 * them but where a shared session stands. Caps are counted per person and join nobody.
 *
 * Loose components leave floating sessions, picks, providers and rooms out of this. */
#include "model/component.h"

#include "base/memory.h"

struct builder {
    const struct rf_instance *instance;
    const struct rf_demands *demands;
    bool loose;
    int32_t cover, room; /* first person joined to all who need cover, a room; -1 */
    int32_t *parent;     /* [person] */
    bool *busy;          /* [person] is in an induction or in a group session that joins */
    int32_t *component;  /* [root person] index, -1 */
    struct rf_components *result;
};

static int32_t find(int32_t *parent, int32_t person)
{
    while (parent[person] != person) {
        parent[person] = parent[parent[person]];
        person = parent[person];
    }
    return person;
}

/* The smaller index becomes the root, so that the result has no order of its own. */
static void join(struct builder *builder, int32_t one, int32_t other)
{
    int32_t a = find(builder->parent, one), b = find(builder->parent, other);
    if (a < b)
        builder->parent[b] = a;
    else
        builder->parent[a] = b;
}

static int32_t anchor_of_induction(const struct rf_induction *induction)
{
    return induction->ect >= 0 ? induction->ect : induction->mentor;
}

static int32_t anchor_of(const struct builder *builder, const struct rf_demand *demand)
{
    if (demand->event < 0)
        return anchor_of_induction(&builder->instance->inductions[demand->induction]);
    return builder->instance->events[demand->event].people[0];
}

/* Joins a person to all who need the same: `*first` is one of them. */
static void join_need(struct builder *builder, int32_t *first, int32_t person)
{
    if (*first < 0)
        *first = person;
    join(builder, *first, person);
}

/* Everybody who may take a class. */
static void join_providers(struct builder *builder)
{
    const struct rf_instance *instance = builder->instance;
    for (int32_t i = 0; i < instance->provider_count; i++) {
        builder->busy[instance->providers[i].person] = true;
        join(builder, builder->cover, instance->providers[i].person);
    }
    for (int32_t person = 0;
         person < instance->person_count && instance->rules[RF_RULE_COVER_TEACHER_MAX] > 0;
         person++) {
        builder->busy[person] = true;
        join(builder, builder->cover, person);
    }
}

static bool needs_room(const struct rf_instance *instance, const struct rf_demand *demand)
{
    for (int32_t i = 0; i < instance->room_count; i++)
        if (instance->rooms[i].private_room)
            return instance->kinds[demand->kind].private_room;
    return false;
}

static void join_demand(struct builder *builder, const struct rf_demand *demand)
{
    const struct rf_instance *instance = builder->instance;
    const struct rf_kind *kind = &instance->kinds[demand->kind];
    int32_t anchor = anchor_of(builder, demand);
    if (builder->loose && demand->floating)
        return;
    for (int32_t role = 0; role < RF_ROLES; role++) {
        const struct rf_cast *cast = &instance->inductions[demand->induction].cast[role];
        if (kind->presence[role] == RF_ABSENT || (builder->loose && cast->count > 1))
            continue;
        for (int32_t i = 0; i < cast->count; i++) {
            builder->busy[cast->people[i]] = true;
            join(builder, anchor, cast->people[i]);
        }
        if (kind->presence[role] == RF_COVERED && !builder->loose)
            join_need(builder, &builder->cover, anchor);
    }
    if (!builder->loose && needs_room(instance, demand))
        join_need(builder, &builder->room, anchor);
}

static void join_event(struct builder *builder, const struct rf_demand *demand)
{
    const struct rf_event *event = &builder->instance->events[demand->event];
    if (!builder->loose && event->person_count > 0 && needs_room(builder->instance, demand))
        join_need(builder, &builder->room, event->people[0]);
    for (int32_t i = 0; i < event->person_count; i++) {
        builder->busy[event->people[i]] = true;
        join(builder, event->people[0], event->people[i]);
    }
}

/* People who are only asked to shared group sessions form one component together. */
static void join_rest(struct builder *builder)
{
    int32_t first = -1;
    for (int32_t d = 0; d < builder->demands->count; d++) {
        if (!builder->result->shared[d])
            continue;
        const struct rf_event *event = &builder->instance->events[builder->demands->items[d].event];
        for (int32_t i = 0; i < event->person_count; i++) {
            if (builder->busy[event->people[i]])
                continue;
            if (first < 0)
                first = event->people[i];
            join(builder, first, event->people[i]);
        }
    }
}

static struct rf_component *component_of(struct builder *builder, int32_t person)
{
    int32_t root = find(builder->parent, person);
    struct rf_components *result = builder->result;
    if (builder->component[root] < 0) {
        builder->component[root] = result->count++;
        result->items = rf_reallocate(result->items, (size_t)result->count, sizeof *result->items);
        result->items[result->count - 1] = (struct rf_component){0};
    }
    return &result->items[builder->component[root]];
}

static void append(int32_t **items, int32_t *count, int32_t value)
{
    if (*count > 0 && (*items)[*count - 1] == value)
        return;
    *items = rf_reallocate(*items, (size_t)*count + 1, sizeof **items);
    (*items)[(*count)++] = value;
}

static void fill(struct builder *builder)
{
    const struct rf_demands *demands = builder->demands;
    for (int32_t d = 0; d < demands->count; d++) {
        const struct rf_demand *demand = &demands->items[d];
        if (builder->result->shared[d])
            continue;
        if (demand->event >= 0 && builder->instance->events[demand->event].person_count == 0)
            continue;
        struct rf_component *component = component_of(builder, anchor_of(builder, demand));
        if (demand->event >= 0) {
            append(&component->events, &component->event_count, d);
        } else {
            append(&component->demands, &component->demand_count, d);
        }
    }
    for (int32_t d = 0; d < demands->count; d++) {
        if (!builder->result->shared[d])
            continue;
        const struct rf_event *event = &builder->instance->events[demands->items[d].event];
        for (int32_t i = 0; i < event->person_count; i++) {
            struct rf_component *component = component_of(builder, event->people[i]);
            append(&component->shared, &component->shared_count, d);
        }
    }
    for (int32_t i = 0; i < builder->instance->induction_count; i++) {
        int32_t anchor = anchor_of_induction(&builder->instance->inductions[i]);
        int32_t index = builder->component[find(builder->parent, anchor)];
        if (index >= 0)
            append(&builder->result->items[index].inductions,
                   &builder->result->items[index].induction_count, i);
    }
    for (int32_t person = 0; person < builder->instance->person_count; person++) {
        int32_t index = builder->component[find(builder->parent, person)];
        if (index >= 0)
            append(&builder->result->items[index].people,
                   &builder->result->items[index].person_count, person);
    }
}

static struct rf_components *build(const struct rf_instance *instance,
                                   const struct rf_demands *demands, const bool *joined, bool loose)
{
    size_t people = (size_t)instance->person_count;
    struct builder builder = {instance, demands, loose, -1, -1, NULL, NULL, NULL, NULL};
    builder.result = rf_allocate(1, sizeof *builder.result);
    builder.result->shared = rf_allocate((size_t)demands->count, sizeof(bool));
    builder.parent = rf_allocate(people, sizeof *builder.parent);
    builder.busy = rf_allocate(people, sizeof *builder.busy);
    builder.component = rf_allocate(people, sizeof *builder.component);
    for (int32_t person = 0; person < instance->person_count; person++) {
        builder.parent[person] = person;
        builder.component[person] = -1;
    }
    for (int32_t i = 0; i < instance->induction_count; i++) {
        int32_t anchor = anchor_of_induction(&instance->inductions[i]);
        join(&builder, anchor, instance->inductions[i].mentor);
        builder.busy[anchor] = true;
        builder.busy[instance->inductions[i].mentor] = true;
    }
    for (int32_t d = 0; d < demands->count; d++) {
        const struct rf_demand *demand = &demands->items[d];
        builder.result->shared[d] = demand->event >= 0 && (joined == NULL || !joined[d]) &&
                                    (loose || !needs_room(instance, demand));
        if (demand->event < 0)
            join_demand(&builder, demand);
        else if (!builder.result->shared[d])
            join_event(&builder, demand);
    }
    if (builder.cover >= 0)
        join_providers(&builder);
    join_rest(&builder);
    fill(&builder);
    rf_release(builder.parent);
    rf_release(builder.busy);
    rf_release(builder.component);
    return builder.result;
}

struct rf_components *rf_components_build(const struct rf_instance *instance,
                                          const struct rf_demands *demands, const bool *joined)
{
    return build(instance, demands, joined, false);
}

struct rf_components *rf_components_loose(const struct rf_instance *instance,
                                          const struct rf_demands *demands, const bool *joined)
{
    return build(instance, demands, joined, true);
}

void rf_components_release(struct rf_components *components)
{
    if (components == NULL)
        return;
    for (int32_t i = 0; i < components->count; i++) {
        rf_release(components->items[i].demands);
        rf_release(components->items[i].inductions);
        rf_release(components->items[i].events);
        rf_release(components->items[i].shared);
        rf_release(components->items[i].people);
    }
    rf_release(components->items);
    rf_release(components->shared);
    rf_release(components);
}
