/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_kinds.c: /kinds: what a session of a kind needs and may use. */
#include "base/memory.h"
#include "input/decode.h"
#include "ringfence/plan.h"

static const char *const presences[] = {"free", "teaching", NULL};
static const char *const free_only[] = {"free", NULL};

struct people_entry {
    int32_t ect, mentor, tutor, group; /* position in `presences`, -1 absent */
};

static enum rf_presence presence_of(int32_t choice)
{
    return choice < 0 ? RF_ABSENT : choice == 0 ? RF_FREE : RF_TEACHING;
}

static void read_people(struct rf_decoder *decoder, const struct rf_node *node,
                        struct rf_kind *kind)
{
    static const struct rf_field fields[] = {
        {.key = "ect",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct people_entry, ect),
         .choices = presences},
        {.key = "mentor",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct people_entry, mentor),
         .choices = presences},
        {.key = "tutor",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct people_entry, tutor),
         .choices = presences},
        {.key = "group",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct people_entry, group),
         .choices = free_only},
    };
    struct rf_node people = rf_node_member(node, "people", RF_OBJECT);
    struct people_entry entry = {-1, -1, -1, -1};
    int teaching;

    RF_DECODE_FIELDS(decoder, &people, fields, &entry);
    kind->ect = presence_of(entry.ect);
    kind->mentor = presence_of(entry.mentor);
    kind->tutor = presence_of(entry.tutor);
    kind->group = presence_of(entry.group);
    teaching =
        (kind->ect == RF_TEACHING) + (kind->mentor == RF_TEACHING) + (kind->tutor == RF_TEACHING);
    if (teaching > 1)
        rf_decode_fault(decoder, &people, RF_FORMAT_KIND, "make all but one \"free\"",
                        "only one of the people can be \"teaching\": the one who is visited");
    if (people.value != NULL && rf_decode_entry_count(decoder, &people) == 0)
        rf_decode_fault(decoder, &people, RF_FORMAT_EMPTY,
                        "name \"ect\", \"mentor\", \"tutor\" or \"group\"",
                        "\"people\" names nobody");
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
    };
#undef FLAG

    kind->id = rf_arena_text(decoder->arena, node->key);
    kind->name = kind->id;
    kind->priority = RF_PRIORITY_CLASSES;
    kind->origin = rf_node_origin(decoder, node);
    RF_DECODE_FIELDS(decoder, node, fields, kind);
    read_people(decoder, node, kind);
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
