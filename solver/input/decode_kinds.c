/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_kinds.c: /kinds: what a session of a kind needs and may use. */
#include "base/memory.h"
#include "input/decode.h"
#include "ringfence/plan.h"

static const char *const presences[] = {"free", "teaching", "covered", NULL};
static const enum rf_presence presence_values[] = {RF_FREE, RF_TEACHING, RF_COVERED};
static const char *const free_only[] = {"free", NULL};

struct people_entry {
    int32_t roles[RF_ROLES]; /* position in `presences`, -1 absent */
    int32_t group;
};

static int32_t count_presence(const struct rf_kind *kind, enum rf_presence presence)
{
    int32_t count = 0;
    int role;

    for (role = 0; role < (int)RF_ROLES; role++)
        count += kind->presence[role] == presence;
    return count;
}

static void check_people(struct rf_decoder *decoder, const struct rf_node *people,
                         const struct rf_kind *kind)
{
    if (count_presence(kind, RF_TEACHING) > 1)
        rf_decode_fault(decoder, people, RF_FORMAT_KIND, "make all but one \"free\"",
                        "only one of the people can be \"teaching\": the one who is visited");
    if (count_presence(kind, RF_COVERED) > 1)
        rf_decode_fault(decoder, people, RF_FORMAT_KIND, "make all but one \"free\"",
                        "only one of the people can be \"covered\": a session has one who takes "
                        "the class");
    if (people->value != NULL && rf_decode_entry_count(decoder, people) == 0)
        rf_decode_fault(decoder, people, RF_FORMAT_EMPTY,
                        "name \"ect\", \"mentor\", \"tutor\" or \"group\"",
                        "\"people\" names nobody");
}

static void read_people(struct rf_decoder *decoder, const struct rf_node *node,
                        struct rf_kind *kind)
{
    struct rf_field fields[RF_ROLES + 1];
    struct rf_node people = rf_node_member(node, "people", RF_OBJECT);
    struct people_entry entry = {.group = -1};
    int role;

    for (role = 0; role < (int)RF_ROLES; role++) {
        fields[role] = (struct rf_field){.key = rf_role_name((enum rf_role)role),
                                         .type = RF_FIELD_CHOICE,
                                         .at = offsetof(struct people_entry, roles) +
                                               (size_t)role * sizeof entry.roles[0],
                                         .choices = presences};
        entry.roles[role] = -1;
    }
    fields[RF_ROLES] = (struct rf_field){.key = "group",
                                         .type = RF_FIELD_CHOICE,
                                         .at = offsetof(struct people_entry, group),
                                         .choices = free_only};
    RF_DECODE_FIELDS(decoder, &people, fields, &entry);
    for (role = 0; role < (int)RF_ROLES; role++)
        kind->presence[role] =
            entry.roles[role] < 0 ? RF_ABSENT : presence_values[entry.roles[role]];
    kind->group = entry.group < 0 ? RF_ABSENT : RF_FREE;
    check_people(decoder, &people, kind);
}

static void read_kind(struct rf_decoder *decoder, const struct rf_node *node, struct rf_kind *kind)
{
#define FLAG(name)                                                                                 \
    {                                                                                              \
        .key = #name, .type = RF_FIELD_BOOLEAN, .at = offsetof(struct rf_kind, name)               \
    }
    static const struct rf_field fields[] = {
        {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_kind, name)},
        {.key = "priority",
         .type = RF_FIELD_WHOLE,
         .required = true,
         .at = offsetof(struct rf_kind, priority),
         .least = 1,
         .most = RF_PRIORITY_CLASSES},
        {.key = "people", .type = RF_FIELD_OBJECT, .required = true},
        FLAG(structured),
        FLAG(meeting),
        FLAG(home),
        FLAG(induction),
        FLAG(mentoring),
        FLAG(before_school),
        FLAG(after_school),
        FLAG(inset),
        FLAG(assessment),
        FLAG(training),
        FLAG(private_room),
        FLAG(away),
    };
#undef FLAG
    struct rf_node away = rf_node_member(node, "away", RF_BOOLEAN);

    kind->id = rf_arena_text(decoder->arena, node->key);
    kind->name = kind->id;
    kind->priority = RF_PRIORITY_CLASSES;
    kind->origin = rf_node_origin(decoder, node);
    RF_DECODE_FIELDS(decoder, node, fields, kind);
    read_people(decoder, node, kind);
    if (kind->away && count_presence(kind, RF_COVERED) == 0)
        rf_decode_fault(decoder, &away, RF_FORMAT_KIND,
                        "make one of its people \"covered\", or delete \"away\"",
                        "a kind that is \"away\" needs somebody who is \"covered\"");
}

void rf_decode_kinds(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "kinds", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_kind *kinds = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *kinds);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_kind(decoder, &node, &kinds[i++]);
    instance->kinds = kinds;
    instance->kind_count = count;
}
