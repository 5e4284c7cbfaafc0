/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_fixed.c: /fixed (forbids, wishes; pins are in decode_pins.c) and /waivers: what people
 * decided beforehand. */
#include "base/memory.h"
#include "input/decode.h"

enum { MINUTES_OF_DAY = 1440 };

/* ------------------------------------------------------------------ forbids */

static const bool *flags_of(struct rf_decoder *decoder, struct rf_index_list list, int32_t count)
{
    bool *flags = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *flags);
    int32_t i;

    for (i = 0; i < list.count; i++)
        flags[list.items[i]] = true;
    return flags;
}

static void read_day(struct rf_decoder *decoder, const struct rf_node *node, int32_t *weekday,
                     int32_t *letter)
{
    struct rf_node day = rf_node_member(node, "day", RF_TEXT);
    struct rf_day_key key;

    *weekday = *letter = -1;
    if (day.value == NULL ||
        !rf_decode_day_key(decoder, &day, day.value->text, RF_KEY_WEEKDAY | RF_KEY_LETTER, &key))
        return;
    *weekday = key.weekday;
    *letter = key.letter;
}

static void read_forbid(struct rf_decoder *decoder, const struct rf_node *node,
                        struct rf_forbid *forbid)
{
    static const struct rf_field fields[] = {
        {.key = "staff", .type = RF_FIELD_LIST},
        {.key = "inductions", .type = RF_FIELD_LIST},
        {.key = "from", .type = RF_FIELD_DATE, .at = offsetof(struct rf_forbid, dates.from)},
        {.key = "until", .type = RF_FIELD_DATE, .at = offsetof(struct rf_forbid, dates.until)},
        {.key = "day", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_forbid, id)},
        {.key = "start", .type = RF_FIELD_MINUTE, .at = offsetof(struct rf_forbid, span.from)},
        {.key = "end", .type = RF_FIELD_MINUTE, .at = offsetof(struct rf_forbid, span.until)},
        {.key = "kinds", .type = RF_FIELD_LIST},
        {.key = "reason",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_forbid, reason)},
    };
    const struct rf_instance *instance = decoder->instance;

    forbid->dates = (struct rf_dates){INT32_MIN, INT32_MAX};
    forbid->span = (struct rf_span){0, MINUTES_OF_DAY};
    RF_DECODE_FIELDS(decoder, node, fields, forbid);
    forbid->id = rf_arena_text(decoder->arena, node->key);
    forbid->origin = rf_node_origin(decoder, node);
    forbid->people = flags_of(decoder, rf_decode_references(decoder, node, "staff", RF_PEOPLE),
                              instance->person_count);
    forbid->inductions =
        flags_of(decoder, rf_decode_references(decoder, node, "inductions", RF_INDUCTIONS),
                 instance->induction_count);
    forbid->kinds = rf_decode_kinds_or_all(decoder, node, "kinds");
    read_day(decoder, node, &forbid->weekday, &forbid->letter);
    rf_decode_dates_order(decoder, node, forbid->dates);
    rf_decode_span_order(decoder, node, forbid->span);
    if (node->value != NULL && rf_value_member(node->value, "staff") == NULL &&
        rf_value_member(node->value, "inductions") == NULL)
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "say whose sessions are meant",
                        "\"staff\" and \"inductions\" are both missing");
    if (decoder->calendar_known && forbid->dates.from == INT32_MIN)
        forbid->dates.from = instance->first_day;
    if (decoder->calendar_known && forbid->dates.until == INT32_MAX)
        forbid->dates.until = instance->first_day + instance->date_count - 1;
}

static void decode_forbids(struct rf_decoder *decoder, const struct rf_node *fixed)
{
    struct rf_node map = rf_node_member(fixed, "forbids", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_forbid *forbids = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *forbids);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_forbid(decoder, &node, &forbids[i++]);
    decoder->instance->forbids = forbids;
    decoder->instance->forbid_count = count;
}

/* ------------------------------------------------------------------ wishes */

static void read_wish(struct rf_decoder *decoder, const struct rf_node *node, struct rf_wish *wish)
{
    static const struct rf_field fields[] = {
        {.key = "induction",
         .type = RF_FIELD_REFERENCE,
         .required = true,
         .to = RF_INDUCTIONS,
         .at = offsetof(struct rf_wish, induction)},
        {.key = "kind",
         .type = RF_FIELD_REFERENCE,
         .required = true,
         .to = RF_KINDS,
         .at = offsetof(struct rf_wish, kind)},
        {.key = "day",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_wish, id)},
        {.key = "start", .type = RF_FIELD_MINUTE, .at = offsetof(struct rf_wish, start)},
        {.key = "reason",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_wish, reason)},
    };
    struct rf_node start = rf_node_member(node, "start", RF_TEXT);

    wish->start = -1;
    wish->induction = wish->kind = -1;
    RF_DECODE_FIELDS(decoder, node, fields, wish);
    wish->id = rf_arena_text(decoder->arena, node->key);
    wish->origin = rf_node_origin(decoder, node);
    read_day(decoder, node, &wish->weekday, &wish->letter);
    if (start.value != NULL && wish->start >= 0)
        rf_decode_grid(decoder, &start, "the start of a wish", wish->start);
}

static void decode_wishes(struct rf_decoder *decoder, const struct rf_node *fixed)
{
    struct rf_node map = rf_node_member(fixed, "wishes", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_wish *wishes = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *wishes);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_wish(decoder, &node, &wishes[i++]);
    decoder->instance->wishes = wishes;
    decoder->instance->wish_count = count;
}

void rf_decode_fixed(struct rf_decoder *decoder)
{
    static const struct rf_field fields[] = {
        {.key = "pins", .type = RF_FIELD_OBJECT},
        {.key = "forbids", .type = RF_FIELD_OBJECT},
        {.key = "wishes", .type = RF_FIELD_OBJECT},
    };
    struct rf_node fixed = rf_node_member(&decoder->root, "fixed", RF_OBJECT);

    RF_DECODE_FIELDS(decoder, &fixed, fields, NULL);
    rf_decode_pins(decoder, &fixed);
    decode_forbids(decoder, &fixed);
    decode_wishes(decoder, &fixed);
}

/* ------------------------------------------------------------------ waivers */

static const char *const waivable[] = {
#define CONSTRAINT_ID(name, id, text) id,
    RF_CONSTRAINT_TABLE(CONSTRAINT_ID)
#undef CONSTRAINT_ID
#define RULE_KEY(name, key, unit, least, most) key,
        RF_RULE_TABLE(RULE_KEY)
#undef RULE_KEY
            NULL};

static void read_waiver(struct rf_decoder *decoder, const struct rf_node *node,
                        struct rf_waiver *waiver)
{
    struct entry {
        struct rf_waiver waiver;
        int32_t rule;
    };
    static const struct rf_field fields[] = {
        {.key = "rule",
         .type = RF_FIELD_CHOICE,
         .required = true,
         .at = offsetof(struct entry, rule),
         .choices = waivable},
        {.key = "induction",
         .type = RF_FIELD_REFERENCE,
         .to = RF_INDUCTIONS,
         .at = offsetof(struct entry, waiver.induction)},
        {.key = "reason",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct entry, waiver.reason)},
        {.key = "author",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct entry, waiver.author)},
        {.key = "expires",
         .type = RF_FIELD_DATE,
         .required = true,
         .at = offsetof(struct entry, waiver.expires)},
    };
    struct entry entry = {.waiver = {.id = rf_arena_text(decoder->arena, node->key),
                                     .induction = -1,
                                     .origin = rf_node_origin(decoder, node)}};

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    entry.waiver.rule = waivable[entry.rule];
    *waiver = entry.waiver;
}

void rf_decode_waivers(struct rf_decoder *decoder)
{
    struct rf_node map = rf_node_member(&decoder->root, "waivers", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_waiver *waivers = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *waivers);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_waiver(decoder, &node, &waivers[i++]);
    decoder->instance->waivers = waivers;
    decoder->instance->waiver_count = count;
}
