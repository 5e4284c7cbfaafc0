/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_field.c: objects read by a table of their keys.
 *
 * One place decides what a text, a date, a whole number or a share is, so that every section
 * refuses the same things in the same words: what was expected, what was found, what to do. */
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "input/canonical.h"
#include "input/decode.h"
#include "input/read.h"

enum { FOUND_BYTES = 60 };

bool rf_decode_id_fits(const char *text)
{
    size_t length = strlen(text);
    size_t i;

    if (length == 0 || length > RF_LIMIT_ID_BYTES)
        return false;
    for (i = 0; i < length; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f || text[i] == '/')
            return false;
    }
    return true;
}

/* Adds the first bytes of a text, cut between characters, as JSON. */
static void add_excerpt(struct rf_text *text, const char *found)
{
    size_t length = strlen(found);
    char *start;

    if (length <= FOUND_BYTES) {
        rf_text_add_json(text, found);
        return;
    }
    length = FOUND_BYTES;
    while (length > 0 && ((unsigned char)found[length] & 0xc0) == 0x80)
        length--;
    start = rf_copy_bytes(found, length);
    rf_text_add_json(text, start);
    rf_text_add(text, "...");
    rf_release(start);
}

void rf_decode_found(struct rf_text *text, const struct rf_value *value)
{
    switch (value->type) {
    case RF_NULL:
        rf_text_add(text, "null");
        break;
    case RF_BOOLEAN:
        rf_text_add(text, value->boolean ? "true" : "false");
        break;
    case RF_NUMBER:
        rf_text_add(text, "the number ");
        rf_canonical_number(text, value->thousandths);
        break;
    case RF_TEXT:
        rf_text_add(text, "the text ");
        add_excerpt(text, value->text);
        break;
    case RF_ARRAY:
        rf_text_add(text, "a list");
        break;
    case RF_OBJECT:
        rf_text_add(text, "an object");
        break;
    }
}

static void add_expected(struct rf_text *text, const struct rf_field *field)
{
    switch (field->type) {
    case RF_FIELD_WORDS:
    case RF_FIELD_REFERENCE:
        rf_text_add(text, "a text");
        break;
    case RF_FIELD_BOOLEAN:
        rf_text_add(text, "true or false");
        break;
    case RF_FIELD_WHOLE:
        rf_text_format(text, "a whole number from %d to %d", (int)field->least, (int)field->most);
        break;
    case RF_FIELD_SHARE:
        rf_text_add(text, "a number from ");
        rf_canonical_number(text, field->least);
        rf_text_add(text, " to ");
        rf_canonical_number(text, field->most);
        break;
    case RF_FIELD_DATE:
        rf_text_add(text, "a date like \"2025-09-01\"");
        break;
    case RF_FIELD_MINUTE:
        rf_text_add(text, "a time like \"09:05\"");
        break;
    case RF_FIELD_CHOICE:
        rf_text_add(text, "a text");
        break;
    case RF_FIELD_OBJECT:
        rf_text_add(text, "an object");
        break;
    case RF_FIELD_LIST:
        rf_text_add(text, "a list");
        break;
    }
}

/* "2025-02-30": the form of a date, which the calendar does not have. */
static bool has_form_of_date(const char *text)
{
    static const char form[] = "0000-00-00";
    size_t i;

    for (i = 0; i < sizeof form - 1; i++) {
        if (form[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9')
            return false;
    }
    return text[i] == '\0';
}

static bool looks_like_number(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "-.0123456789")] == '\0';
}

static bool wants_number(const struct rf_field *field)
{
    return field->type == RF_FIELD_WHOLE || field->type == RF_FIELD_SHARE;
}

/* "mentor" must be X, found Y. */
static void fault_value(struct rf_decoder *decoder, const struct rf_node *node,
                        const struct rf_field *field, enum rf_format_fault fault)
{
    struct rf_text text = RF_TEXT_INIT, fix = RF_TEXT_INIT;
    const struct rf_value *value = node->value;

    rf_text_format(&text, "\"%s\" must be ", rf_node_label(node));
    add_expected(&text, field);
    rf_text_add(&text, ", found ");
    rf_decode_found(&text, value);
    if (wants_number(field) && value->type == RF_TEXT && looks_like_number(value->text))
        rf_text_add(&fix, "remove the quotation marks");
    else if (value->type == RF_NUMBER && field->type == RF_FIELD_WORDS)
        rf_text_add(&fix, "put it in quotation marks");
    else if (fault == RF_FORMAT_DATE && has_form_of_date(value->text))
        rf_text_add(&fix, "there is no such day from 1900 to 2200; write one that there is");
    else if (value->type == RF_TEXT && field->type == RF_FIELD_BOOLEAN)
        rf_text_add(&fix, "write true or false without quotation marks");
    else {
        rf_text_add(&fix, "write ");
        add_expected(&fix, field);
    }
    rf_decode_fault(decoder, node, fault, rf_text_peek(&fix), "%s", rf_text_peek(&text));
    rf_text_release(&text);
    rf_text_release(&fix);
}

static void fault_choice(struct rf_decoder *decoder, const struct rf_node *node,
                         const struct rf_field *field)
{
    struct rf_text text = RF_TEXT_INIT, all = RF_TEXT_INIT;
    struct rf_closest closest = {node->value->text, NULL, 0};
    char *fix;
    int i;

    for (i = 0; field->choices[i] != NULL; i++) {
        rf_closest_try(&closest, field->choices[i]);
        rf_text_format(&all, "%s\"%s\"", i == 0 ? "" : ", ", field->choices[i]);
    }
    rf_text_format(&text, "\"%s\" must be one of %s, found ", rf_node_label(node),
                   rf_text_peek(&all));
    rf_decode_found(&text, node->value);
    fix = rf_closest_fix(&closest, "write one of these words");
    rf_decode_fault(decoder, node, RF_FORMAT_CHOICE, fix, "%s", rf_text_peek(&text));
    rf_release(fix);
    rf_text_release(&text);
    rf_text_release(&all);
}

static void store(void *target, size_t at, int32_t value)
{
    memcpy((char *)target + at, &value, sizeof value);
}

static void read_text(struct rf_decoder *decoder, const struct rf_node *node,
                      const struct rf_field *field, void *target)
{
    const char *text = node->value->text;
    const char *copy;
    int32_t number = 0;

    switch (field->type) {
    case RF_FIELD_WORDS:
        copy = rf_arena_text(decoder->arena, text);
        memcpy((char *)target + field->at, &copy, sizeof copy);
        return;
    case RF_FIELD_DATE:
        if (!rf_day_parse(text, &number)) {
            fault_value(decoder, node, field, RF_FORMAT_DATE);
            return;
        }
        break;
    case RF_FIELD_MINUTE:
        if (!rf_minute_parse(text, &number)) {
            fault_value(decoder, node, field, RF_FORMAT_TIME);
            return;
        }
        break;
    case RF_FIELD_CHOICE:
        while (field->choices[number] != NULL && strcmp(field->choices[number], text) != 0)
            number++;
        if (field->choices[number] == NULL) {
            fault_choice(decoder, node, field);
            return;
        }
        break;
    case RF_FIELD_REFERENCE:
        number = rf_decode_resolve(decoder, node, field->to, text);
        if (number < 0)
            return;
        break;
    case RF_FIELD_BOOLEAN:
    case RF_FIELD_WHOLE:
    case RF_FIELD_SHARE:
    case RF_FIELD_OBJECT:
    case RF_FIELD_LIST:
        return;
    }
    store(target, field->at, number);
}

static void read_number(struct rf_decoder *decoder, const struct rf_node *node,
                        const struct rf_field *field, void *target)
{
    int64_t number = node->value->thousandths;

    if (field->type == RF_FIELD_WHOLE) {
        if (number % 1000 != 0) {
            fault_value(decoder, node, field, RF_FORMAT_TYPE);
            return;
        }
        number /= 1000;
    }
    if (number < field->least || number > field->most)
        fault_value(decoder, node, field, RF_FORMAT_RANGE);
    else
        store(target, field->at, (int32_t)number);
}

static enum rf_value_type type_of(const struct rf_field *field)
{
    switch (field->type) {
    case RF_FIELD_BOOLEAN:
        return RF_BOOLEAN;
    case RF_FIELD_WHOLE:
    case RF_FIELD_SHARE:
        return RF_NUMBER;
    case RF_FIELD_OBJECT:
        return RF_OBJECT;
    case RF_FIELD_LIST:
        return RF_ARRAY;
    case RF_FIELD_WORDS:
    case RF_FIELD_DATE:
    case RF_FIELD_MINUTE:
    case RF_FIELD_CHOICE:
    case RF_FIELD_REFERENCE:
        break;
    }
    return RF_TEXT;
}

static void read_field(struct rf_decoder *decoder, const struct rf_node *node,
                       const struct rf_field *field, void *target)
{
    if (node->value->type != type_of(field)) {
        fault_value(decoder, node, field, RF_FORMAT_TYPE);
        return;
    }
    if (field->type == RF_FIELD_BOOLEAN)
        memcpy((char *)target + field->at, &node->value->boolean, sizeof(bool));
    else if (wants_number(field))
        read_number(decoder, node, field, target);
    else if (node->value->type == RF_TEXT)
        read_text(decoder, node, field, target);
}

static void fault_unknown(struct rf_decoder *decoder, const struct rf_node *node,
                          const struct rf_field *fields, size_t count)
{
    struct rf_text all = RF_TEXT_INIT;
    struct rf_closest closest = {node->key, NULL, 0};
    char *fix;
    size_t i;

    rf_text_add(&all, count == 0 ? "delete it; only \"note\" may stand here"
                                 : "delete it; what may stand here: ");
    for (i = 0; i < count; i++) {
        rf_closest_try(&closest, fields[i].key);
        rf_text_format(&all, "%s\"%s\"", i == 0 ? "" : ", ", fields[i].key);
    }
    fix = rf_closest_fix(&closest, rf_text_peek(&all));
    rf_decode_fault(decoder, node, RF_FORMAT_UNKNOWN_KEY, fix, "unknown key \"%s\"", node->key);
    rf_release(fix);
    rf_text_release(&all);
}

static void fault_missing(struct rf_decoder *decoder, const struct rf_node *node,
                          const struct rf_field *field)
{
    struct rf_text fix = RF_TEXT_INIT;

    rf_text_format(&fix, "add \"%s\": ", field->key);
    add_expected(&fix, field);
    if (node->key != NULL && node->parent->parent != NULL)
        rf_text_format(&fix, "; or, if \"%s\" is a misspelt name, correct it", node->key);
    rf_decode_fault(decoder, node, RF_FORMAT_MISSING_KEY, rf_text_peek(&fix), "\"%s\" is missing",
                    field->key);
    rf_text_release(&fix);
}

static void check_note(struct rf_decoder *decoder, const struct rf_node *node)
{
    static const struct rf_field note = {.key = "note", .type = RF_FIELD_WORDS};

    if (node->value->type != RF_TEXT)
        fault_value(decoder, node, &note, RF_FORMAT_TYPE);
}

bool rf_decode_is_written(const struct rf_node *node, const char *key)
{
    return node->value != NULL && rf_value_member(node->value, key) != NULL;
}

void rf_decode_fields(struct rf_decoder *decoder, const struct rf_node *node,
                      const struct rf_field *fields, size_t count, void *target)
{
    int32_t i;
    size_t f;

    if (node->value == NULL)
        return;
    for (i = 0; i < node->value->count; i++) {
        struct rf_node member = {node, node->value->members[i].key, 0,
                                 node->value->members[i].value};

        for (f = 0; f < count && strcmp(fields[f].key, member.key) != 0; f++)
            continue;
        if (f < count)
            read_field(decoder, &member, &fields[f], target);
        else if (strcmp(member.key, "note") == 0)
            check_note(decoder, &member);
        else
            fault_unknown(decoder, &member, fields, count);
    }
    for (f = 0; f < count; f++) {
        if (fields[f].required && rf_value_member(node->value, fields[f].key) == NULL)
            fault_missing(decoder, node, &fields[f]);
    }
}

int32_t rf_decode_entry_count(struct rf_decoder *decoder, const struct rf_node *map)
{
    struct rf_node note = rf_node_member(map, "note", RF_TEXT);
    const struct rf_value *written;

    if (map->value == NULL)
        return 0;
    written = rf_value_member(map->value, "note");
    if (written == NULL)
        return map->value->count;
    note.value = written;
    check_note(decoder, &note);
    return map->value->count - 1;
}

bool rf_decode_next_entry(struct rf_decoder *decoder, const struct rf_node *map, int32_t *position,
                          struct rf_node *entry)
{
    static const struct rf_field object = {.key = "", .type = RF_FIELD_OBJECT};
    const struct rf_member *member;

    if (map->value == NULL)
        return false;
    if (*position < map->value->count && strcmp(map->value->members[*position].key, "note") == 0)
        ++*position;
    if (*position >= map->value->count)
        return false;
    member = &map->value->members[(*position)++];
    *entry = (struct rf_node){map, member->key, 0, member->value};
    if (member->value->type != RF_OBJECT) {
        fault_value(decoder, entry, &object, RF_FORMAT_TYPE);
        entry->value = NULL;
    }
    return true;
}

bool rf_decode_next_id(struct rf_decoder *decoder, const struct rf_node *map, int32_t *position,
                       struct rf_node *entry)
{
    if (!rf_decode_next_entry(decoder, map, position, entry))
        return false;
    if (!rf_decode_id_fits(entry->key))
        rf_decode_fault(decoder, entry, RF_FORMAT_ID, "give it a shorter or plainer name",
                        "a name must have 1 to %d bytes, without \"/\" and control characters",
                        (int)RF_LIMIT_ID_BYTES);
    return true;
}

bool rf_decode_span_order(struct rf_decoder *decoder, const struct rf_node *node,
                          struct rf_span span)
{
    char from[RF_MINUTE_TEXT], until[RF_MINUTE_TEXT];

    if (span.from < span.until)
        return true;
    rf_decode_fault(decoder, node, RF_FORMAT_ORDER, "write an \"end\" after the \"start\"",
                    "this ends at %s, not after it starts at %s",
                    rf_minute_format(span.until, until), rf_minute_format(span.from, from));
    return false;
}

bool rf_decode_dates_order(struct rf_decoder *decoder, const struct rf_node *node,
                           struct rf_dates dates)
{
    char from[RF_DATE_TEXT], until[RF_DATE_TEXT];

    if (dates.from <= dates.until)
        return true;
    rf_decode_fault(decoder, node, RF_FORMAT_ORDER, "write an \"until\" on or after \"from\"",
                    "this lasts until %s, before it begins on %s",
                    rf_day_format(dates.until, until), rf_day_format(dates.from, from));
    return false;
}

bool rf_decode_span(struct rf_decoder *decoder, const struct rf_node *node, struct rf_span *span)
{
    static const struct rf_field fields[] = {
        {.key = "start",
         .type = RF_FIELD_MINUTE,
         .required = true,
         .at = offsetof(struct rf_span, from)},
        {.key = "end",
         .type = RF_FIELD_MINUTE,
         .required = true,
         .at = offsetof(struct rf_span, until)},
    };
    struct rf_span found = {-1, -1};

    RF_DECODE_FIELDS(decoder, node, fields, &found);
    if (found.from < 0 || found.until < 0 || !rf_decode_span_order(decoder, node, found))
        return false;
    *span = found;
    return true;
}

void rf_decode_grid(struct rf_decoder *decoder, const struct rf_node *node, const char *what,
                    int32_t minutes)
{
    int32_t grid = decoder->instance->rules[RF_RULE_GRID];

    if (grid > 0 && minutes % grid != 0)
        rf_decode_fault(decoder, node, RF_FORMAT_GRID,
                        "write a multiple, or change /rules/grid_minutes",
                        "%s must be a multiple of the grid of %d minutes, found %d", what,
                        (int)grid, (int)minutes);
}
