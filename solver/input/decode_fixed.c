/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_fixed.c: /fixed (pins, forbids, wishes) and /waivers: what people decided beforehand. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

enum { MINUTES_OF_DAY = 1440 };

/* ------------------------------------------------------------------ pins */

static void fault_session(struct rf_decoder *decoder, const struct rf_node *node, const char *what,
                          const char *fix)
{
    rf_decode_fault(decoder, node, RF_FORMAT_SESSION, fix, "\"session\" names \"%s\": %s",
                    node->value->text, what);
}

static bool has_step(const struct rf_induction *induction, int32_t kind, int32_t *every_weeks)
{
    int32_t i;

    for (i = 0; induction->stage != NULL && i < induction->stage->step_count; i++) {
        if (induction->stage->steps[i].kind == kind) {
            *every_weeks = induction->stage->steps[i].every_weeks;
            return true;
        }
    }
    return false;
}

/* The Monday must begin a window of the step: a week of the calendar, counted in strides. */
static void check_monday(struct rf_decoder *decoder, const struct rf_node *node, rf_day monday,
                         int32_t every_weeks)
{
    const struct rf_instance *instance = decoder->instance;
    int32_t week;

    if (rf_day_weekday(monday) != 0) {
        fault_session(decoder, node, "its date is no Monday",
                      "name the Monday of the first week of the session's window");
        return;
    }
    if (!decoder->calendar_known)
        return;
    for (week = 0; week < instance->week_count; week++) {
        if (instance->weeks[week].monday == monday)
            break;
    }
    if (week == instance->week_count)
        fault_session(decoder, node, "this week lies in no half-term",
                      "name the Monday of a week of the calendar");
    else if (week % every_weeks != 0)
        fault_session(decoder, node, "no window begins in this week",
                      "name the Monday of the first week of the session's window");
}

/* Reads "INDUCTION/KIND/MONDAY"; the texts between are looked up. */
static void read_session(struct rf_decoder *decoder, const struct rf_node *node, struct rf_pin *pin)
{
    const struct rf_instance *instance = decoder->instance;
    const char *text = node->value->text;
    const char *first = strchr(text, '/'), *last = strrchr(text, '/');
    int32_t every_weeks = 1;
    char *induction, *kind;

    if (first == NULL) {
        pin->event = rf_decode_resolve(decoder, node, RF_EVENTS, text);
        return;
    }
    if (first == last || !rf_day_parse(last + 1, &pin->monday)) {
        fault_session(decoder, node, "this is no session",
                      "write INDUCTION/KIND/MONDAY like \"E1/mentor_meeting/2025-09-08\"");
        return;
    }
    induction = rf_copy_bytes(text, (size_t)(first - text));
    kind = rf_copy_bytes(first + 1, (size_t)(last - first - 1));
    pin->induction = rf_decode_resolve(decoder, node, RF_INDUCTIONS, induction);
    pin->kind = rf_decode_resolve(decoder, node, RF_KINDS, kind);
    if (pin->induction >= 0 && pin->kind >= 0) {
        const struct rf_induction *whose = &instance->inductions[pin->induction];

        if (has_step(whose, pin->kind, &every_weeks))
            check_monday(decoder, node, pin->monday, every_weeks);
        else if (whose->stage != NULL)
            fault_session(decoder, node, "the programme of this induction has no such step",
                          "name a kind that a step of its stage has");
    }
    rf_release(induction);
    rf_release(kind);
}

static void read_pin(struct rf_decoder *decoder, const struct rf_node *node, struct rf_pin *pin)
{
    static const struct rf_field fields[] = {
        {.key = "session",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_pin, session_id)},
        {.key = "date",
         .type = RF_FIELD_DATE,
         .required = true,
         .at = offsetof(struct rf_pin, day)},
        {.key = "start",
         .type = RF_FIELD_MINUTE,
         .required = true,
         .at = offsetof(struct rf_pin, start)},
        {.key = "reason",
         .type = RF_FIELD_WORDS,
         .required = true,
         .at = offsetof(struct rf_pin, reason)},
    };
    struct rf_node session = rf_node_member(node, "session", RF_TEXT);
    struct rf_node start = rf_node_member(node, "start", RF_TEXT);

    *pin = (struct rf_pin){.id = rf_arena_text(decoder->arena, node->key),
                           .induction = -1,
                           .kind = -1,
                           .event = -1,
                           .origin = rf_node_origin(decoder, node)};
    RF_DECODE_FIELDS(decoder, node, fields, pin);
    if (session.value != NULL)
        read_session(decoder, &session, pin);
    if (start.value != NULL)
        rf_decode_grid(decoder, &start, "the start of a pin", pin->start);
}

static void decode_pins(struct rf_decoder *decoder, const struct rf_node *fixed)
{
    struct rf_node map = rf_node_member(fixed, "pins", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_pin *pins = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *pins);
    struct rf_node node;
    int32_t position = 0, i = 0, j;

    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        read_pin(decoder, &node, &pins[i]);
        for (j = 0; pins[i].session_id != NULL && j < i; j++) {
            if (pins[j].session_id != NULL && strcmp(pins[j].session_id, pins[i].session_id) == 0)
                rf_decode_fault(decoder, &node, RF_FORMAT_REPEATED, "delete one of the two pins",
                                "pins \"%s\" and \"%s\" are of the same session", pins[j].id,
                                pins[i].id);
        }
        i++;
    }
    decoder->instance->pins = pins;
    decoder->instance->pin_count = count;
}

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
    decode_pins(decoder, &fixed);
    decode_forbids(decoder, &fixed);
    decode_wishes(decoder, &fixed);
}

/* ------------------------------------------------------------------ waivers */

static const char *const constraint_ids[] = {
#define CONSTRAINT_ID(name, id, text) id,
    RF_CONSTRAINT_TABLE(CONSTRAINT_ID)
#undef CONSTRAINT_ID
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
         .choices = constraint_ids},
        {.key = "induction",
         .type = RF_FIELD_REFERENCE,
         .required = true,
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
    entry.waiver.rule = constraint_ids[entry.rule];
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
