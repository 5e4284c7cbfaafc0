/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_events.c: /events: group sessions, each on one date. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "input/decode.h"

enum { MINUTES_MOST = 600, SHARE_MOST = 1000 };

/* "2025-10-08 15:30" */
static bool parse_option(const char *text, struct rf_option *option)
{
    char *date;
    bool parsed;

    if (strlen(text) != 16 || text[10] != ' ')
        return false;
    date = rf_copy_bytes(text, 10);
    parsed = rf_day_parse(date, &option->day) && rf_minute_parse(text + 11, &option->start);
    rf_release(date);
    return parsed;
}

/* Keys are of one length, so their order is the order in time. */
static void read_options(struct rf_decoder *decoder, const struct rf_node *event,
                         struct rf_event *into)
{
    struct rf_node map = rf_node_member(event, "options", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_option *options = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *options);
    struct rf_node node;
    int32_t position = 0;

    while (rf_decode_next_entry(decoder, &map, &position, &node)) {
        struct rf_option *option = &options[into->option_count];

        rf_decode_fields(decoder, &node, NULL, 0, NULL);
        if (!parse_option(node.key, option)) {
            rf_decode_fault(decoder, &node, RF_FORMAT_DATE,
                            "write date and time like \"2025-10-08 15:30\"",
                            "\"%s\" is no date and time", node.key);
            continue;
        }
        rf_decode_grid(decoder, &node, "the start of an option", option->start);
        into->option_count++;
    }
    if (map.value != NULL && count == 0)
        rf_decode_fault(decoder, &map, RF_FORMAT_EMPTY, "add one, or give a \"window\" instead",
                        "\"options\" holds no moment");
    into->options = options;
}

static void read_window(struct rf_decoder *decoder, const struct rf_node *event,
                        struct rf_event *into)
{
    static const struct rf_field fields[] = {
        {.key = "from",
         .type = RF_FIELD_DATE,
         .required = true,
         .at = offsetof(struct rf_dates, from)},
        {.key = "until",
         .type = RF_FIELD_DATE,
         .required = true,
         .at = offsetof(struct rf_dates, until)},
    };
    struct rf_node window = rf_node_member(event, "window", RF_OBJECT);

    into->window = (struct rf_dates){INT32_MIN, INT32_MAX};
    RF_DECODE_FIELDS(decoder, &window, fields, &into->window);
    rf_decode_dates_order(decoder, &window, into->window);
    if (window.value == NULL)
        into->window = (struct rf_dates){0, 0};
}

static void check_event(struct rf_decoder *decoder, const struct rf_node *node,
                        const struct rf_event *event)
{
    struct rf_node kind = rf_node_member(node, "kind", RF_TEXT);
    struct rf_node minutes = rf_node_member(node, "minutes", RF_NUMBER);
    bool options = rf_decode_is_written(node, "options");
    bool window = rf_decode_is_written(node, "window");

    if (node->value == NULL)
        return;
    if (options && window)
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "delete one of the two",
                        "\"options\" and \"window\" exclude each other");
    if (!options && !window)
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER,
                        "add \"options\" (the starts possible) or \"window\" (dates)",
                        "\"options\" and \"window\" are both missing");
    if (!rf_decode_is_written(node, "staff") && !rf_decode_is_written(node, "groups"))
        rf_decode_fault(decoder, node, RF_FORMAT_EITHER, "say who is required",
                        "\"staff\" and \"groups\" are both missing");
    if (event->kind >= 0 && decoder->instance->kinds[event->kind].group == RF_ABSENT)
        rf_decode_fault(decoder, &kind, RF_FORMAT_KIND, "add \"group\": \"free\" to its people",
                        "kind \"%s\" is not of group sessions",
                        decoder->instance->kinds[event->kind].id);
    if (minutes.value != NULL)
        rf_decode_grid(decoder, &minutes, "\"minutes\"", event->minutes);
}

static void read_event(struct rf_decoder *decoder, const struct rf_node *node,
                       struct rf_event *event)
{
    static const struct rf_field fields[] = {
        {.key = "kind",
         .type = RF_FIELD_REFERENCE,
         .required = true,
         .to = RF_KINDS,
         .at = offsetof(struct rf_event, kind)},
        {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct rf_event, name)},
        {.key = "staff", .type = RF_FIELD_LIST},
        {.key = "groups", .type = RF_FIELD_LIST},
        {.key = "minutes",
         .type = RF_FIELD_WHOLE,
         .required = true,
         .at = offsetof(struct rf_event, minutes),
         .least = 1,
         .most = MINUTES_MOST},
        {.key = "quorum",
         .type = RF_FIELD_SHARE,
         .at = offsetof(struct rf_event, quorum),
         .least = 0,
         .most = SHARE_MOST},
        {.key = "options", .type = RF_FIELD_OBJECT},
        {.key = "window", .type = RF_FIELD_OBJECT},
        {.key = "site",
         .type = RF_FIELD_REFERENCE,
         .to = RF_SITES,
         .at = offsetof(struct rf_event, site)},
    };
    struct rf_index_list people = rf_decode_people(decoder, node);

    event->id = rf_arena_text(decoder->arena, node->key);
    event->name = event->id;
    event->kind = -1;
    event->site = decoder->instance->site_count == 1 ? 0 : -1;
    event->quorum = decoder->instance->rules[RF_RULE_QUORUM];
    event->people = people.items;
    event->person_count = people.count;
    event->origin = rf_node_origin(decoder, node);
    RF_DECODE_FIELDS(decoder, node, fields, event);
    read_options(decoder, node, event);
    read_window(decoder, node, event);
    check_event(decoder, node, event);
}

void rf_decode_events(struct rf_decoder *decoder)
{
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(&decoder->root, "events", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_event *events = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *events);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node))
        read_event(decoder, &node, &events[i++]);
    instance->events = events;
    instance->event_count = count;
}
