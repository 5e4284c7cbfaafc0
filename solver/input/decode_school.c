/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_school.c: /school with its sites and the way between them, and /rooms. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"
#include "input/read.h"

enum { EVERY_NIGHT = 0x7f, TRAVEL_MOST = 600, LOAD_MOST = 3000 };

static void decode_sites(struct rf_decoder *decoder, const struct rf_node *school)
{
    static const struct rf_field fields[] = {
        {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_site, name)}};
    struct rf_node map = rf_node_member(school, "sites", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_site *sites = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *sites);
    struct rf_node entry;
    int32_t position = 0, i = 0;

    if (count > RF_LIMIT_SITES)
        rf_decode_fault(decoder, &map, RF_FORMAT_LIMIT, "leave out where nobody works",
                        "there are %d sites, at most %d are possible", (int)count,
                        (int)RF_LIMIT_SITES);
    while (rf_decode_next_id(decoder, &map, &position, &entry)) {
        sites[i].id = sites[i].name = rf_arena_text(decoder->arena, entry.key);
        RF_DECODE_FIELDS(decoder, &entry, fields, &sites[i]);
        i++;
    }
    decoder->instance->sites = sites;
    decoder->instance->site_count = count;
}

/* The site that a part of a key names; -1, reported, when there is none. */
static int32_t find_site(struct rf_decoder *decoder, const struct rf_node *node, const char *id,
                         size_t length)
{
    char *name = rf_copy_bytes(id, length);
    int32_t site = rf_decode_resolve(decoder, node, RF_SITES, name);

    rf_release(name);
    return site;
}

/* The minutes of an entry, -1 (reported) when it holds none. */
static int32_t travel_minutes(struct rf_decoder *decoder, const struct rf_node *node)
{
    int64_t thousandths = node->value->thousandths;

    if (node->value->type == RF_NUMBER && thousandths % 1000 == 0 && thousandths >= 0 &&
        thousandths <= TRAVEL_MOST * 1000)
        return (int32_t)(thousandths / 1000);
    rf_decode_fault(decoder, node,
                    node->value->type == RF_NUMBER && thousandths % 1000 == 0 ? RF_FORMAT_RANGE
                                                                              : RF_FORMAT_TYPE,
                    "write the minutes from one site to the other",
                    "travel takes a whole number of minutes from 0 to %d", TRAVEL_MOST);
    return -1;
}

/* One entry "one/other" of the table, which holds both ways. */
static void read_way(struct rf_decoder *decoder, const struct rf_node *node, int32_t *travel)
{
    int32_t count = decoder->instance->site_count;
    const char *slash = strchr(node->key, '/');
    int32_t minutes = travel_minutes(decoder, node);
    int32_t from, to;

    if (slash == NULL || strchr(slash + 1, '/') != NULL) {
        rf_decode_fault(decoder, node, RF_FORMAT_KEY, "write two sites like \"main/north\"",
                        "\"%s\" names no two sites", node->key);
        return;
    }
    from = find_site(decoder, node, node->key, (size_t)(slash - node->key));
    to = find_site(decoder, node, slash + 1, strlen(slash + 1));
    if (from < 0 || to < 0)
        return;
    if (from == to)
        rf_decode_fault(decoder, node, RF_FORMAT_KEY, "name two different sites",
                        "\"%s\" names the same site twice", node->key);
    else if (travel[from * count + to] >= 0)
        rf_decode_fault(decoder, node, RF_FORMAT_REPEATED,
                        "delete one of the two; travel takes as long both ways",
                        "travel between \"%s\" and \"%s\" is given twice",
                        decoder->instance->sites[from].id, decoder->instance->sites[to].id);
    else
        travel[from * count + to] = travel[to * count + from] = minutes;
}

static void decode_travel(struct rf_decoder *decoder, const struct rf_node *school)
{
    struct rf_node map = rf_node_member(school, "travel", RF_OBJECT);
    int32_t count = decoder->instance->site_count;
    size_t size = (size_t)count * (size_t)count;
    int32_t *travel;
    int32_t i;
    size_t pair;

    if (count > RF_LIMIT_SITES)
        return;
    travel = rf_arena_allocate(decoder->arena, size, sizeof *travel);
    for (pair = 0; pair < size; pair++)
        travel[pair] = -1;
    rf_decode_entry_count(decoder, &map);
    for (i = 0; map.value != NULL && i < map.value->count; i++) {
        const struct rf_member *member = &map.value->members[i];
        struct rf_node node = {&map, member->key, 0, member->value};

        if (strcmp(member->key, "note") != 0)
            read_way(decoder, &node, travel);
    }
    for (pair = 0; pair < size; pair++)
        travel[pair] = travel[pair] < 0 ? 0 : travel[pair];
    decoder->instance->travel = travel;
}

static void decode_rooms(struct rf_decoder *decoder)
{
    static const struct rf_field fields[] = {
        {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_room, name)},
        {.key = "private", .type = RF_FIELD_BOOLEAN, .at = offsetof(struct rf_room, private_room)},
        {.key = "site",
         .type = RF_FIELD_REFERENCE,
         .to = RF_SITES,
         .at = offsetof(struct rf_room, site)},
    };
    struct rf_node map = rf_node_member(&decoder->root, "rooms", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_room *rooms = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *rooms);
    struct rf_node entry;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &entry)) {
        rooms[i].id = rooms[i].name = rf_arena_text(decoder->arena, entry.key);
        rooms[i].site = -1;
        rooms[i].origin = rf_node_origin(decoder, &entry);
        RF_DECODE_FIELDS(decoder, &entry, fields, &rooms[i]);
        i++;
    }
    decoder->instance->rooms = rooms;
    decoder->instance->room_count = count;
}

void rf_decode_school(struct rf_decoder *decoder)
{
    static const struct rf_field fields[] = {
        {.key = "id",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_instance, school_id)},
        {.key = "name",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_instance, school_name)},
        {.key = "timezone", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_instance, timezone)},
        {.key = "sites", .type = RF_FIELD_OBJECT},
        {.key = "travel", .type = RF_FIELD_OBJECT},
        {.key = "reference_load_minutes",
         .type = RF_FIELD_WHOLE,
         .at = offsetof(struct rf_instance, reference_load),
         .least = 0,
         .most = LOAD_MOST},
    };
    struct rf_node school = rf_node_member(&decoder->root, "school", RF_OBJECT);
    struct rf_node id = rf_node_member(&school, "id", RF_TEXT);

    decoder->instance->timezone = "Europe/London";
    decoder->instance->meeting_nights = EVERY_NIGHT;
    decoder->instance->reference_load = -1;
    RF_DECODE_FIELDS(decoder, &school, fields, decoder->instance);
    if (id.value != NULL && !rf_decode_id_fits(id.value->text))
        rf_decode_fault(decoder, &id, RF_FORMAT_ID, "give it a shorter or plainer name",
                        "a name must have 1 to 64 bytes, without \"/\" and control characters");
    decode_sites(decoder, &school);
    decode_travel(decoder, &school);
    decode_rooms(decoder);
}
