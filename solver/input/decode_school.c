/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_school.c: /rules, /school and /rooms.
 *
 * Every rule of the catalogue must have a value after merging; whichever pack it comes from, the
 * number is data. A rule the catalogue does not have is refused, or a misspelt one would change
 * nothing and nobody would see it. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

struct rule_entry {
    int32_t value;
    const char *unit, *source;
    int32_t hardness, grade;
    rf_day date;
};

static const char *const hardnesses[] = {"law", "advice", "default", NULL};
static const char *const grades[] = {"A", "B", "C", "D", NULL};

static int find_rule(const char *key)
{
    int rule;

    for (rule = 0; rule < (int)RF_RULE_COUNT; rule++) {
        if (strcmp(rf_rule_key((enum rf_rule)rule), key) == 0)
            return rule;
    }
    return -1;
}

static void decode_rule(struct rf_decoder *decoder, const struct rf_node *node, enum rf_rule rule)
{
    const char *unit = rf_rule_unit(rule);
    bool share = strcmp(unit, "share") == 0;
    const struct rf_field fields[] = {
        {.key = "value",
         .type = share ? RF_FIELD_SHARE : RF_FIELD_WHOLE,
         .required = true,
         .at = offsetof(struct rule_entry, value),
         .least = rf_rule_least(rule),
         .most = rf_rule_most(rule)},
        {.key = "unit", .type = RF_FIELD_WORDS, .at = offsetof(struct rule_entry, unit)},
        {.key = "hardness",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct rule_entry, hardness),
         .choices = hardnesses},
        {.key = "source", .type = RF_FIELD_WORDS, .at = offsetof(struct rule_entry, source)},
        {.key = "date", .type = RF_FIELD_DATE, .at = offsetof(struct rule_entry, date)},
        {.key = "grade",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct rule_entry, grade),
         .choices = grades},
    };
    struct rule_entry entry = {-1, NULL, NULL, 0, 0, 0};

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    if (entry.unit != NULL && strcmp(entry.unit, unit) != 0) {
        struct rf_node where = rf_node_member(node, "unit", RF_TEXT);

        rf_decode_fault(decoder, &where, RF_FORMAT_CHOICE, "leave the unit out, or correct it",
                        "the unit of \"%s\" is \"%s\", found \"%s\"", node->key, unit, entry.unit);
    }
    decoder->instance->rules[rule] = entry.value;
    decoder->instance->rule_origins[rule] = rf_node_origin(decoder, node);
}

static void fault_unknown_rule(struct rf_decoder *decoder, const struct rf_node *node)
{
    struct rf_closest closest = {node->key, NULL, 0};
    char *fix;
    int rule;

    for (rule = 0; rule < (int)RF_RULE_COUNT; rule++)
        rf_closest_try(&closest, rf_rule_key((enum rf_rule)rule));
    fix = rf_closest_fix(&closest, "delete it; \"ringfence rules\" lists what there is");
    rf_decode_fault(decoder, node, RF_FORMAT_UNKNOWN_KEY, fix, "there is no rule \"%s\"",
                    node->key);
    rf_release(fix);
}

void rf_decode_rules(struct rf_decoder *decoder)
{
    struct rf_node rules = rf_node_member(&decoder->root, "rules", RF_OBJECT);
    const struct rf_value *written = rf_value_member(decoder->root.value, "rules");
    struct rf_node entry;
    int32_t position = 0;
    int rule;

    for (rule = 0; rule < (int)RF_RULE_COUNT; rule++)
        decoder->instance->rules[rule] = -1;
    rf_decode_entry_count(decoder, &rules);
    while (rf_decode_next_entry(decoder, &rules, &position, &entry)) {
        rule = find_rule(entry.key);
        if (rule < 0)
            fault_unknown_rule(decoder, &entry);
        else
            decode_rule(decoder, &entry, (enum rf_rule)rule);
    }
    if (written != NULL && written->type != RF_OBJECT)
        return;
    for (rule = 0; rule < (int)RF_RULE_COUNT; rule++) {
        const char *key = rf_rule_key((enum rf_rule)rule);

        if (rules.value == NULL || rf_value_member(rules.value, key) == NULL)
            rf_decode_fault(decoder, rules.value != NULL ? &rules : &decoder->root,
                            RF_FORMAT_MISSING_KEY, "name a rule pack that has it, or write it",
                            "rule \"%s\" has no value", key);
    }
}

static void decode_sites(struct rf_decoder *decoder, const struct rf_node *school)
{
    static const struct rf_field fields[] = {{.key = "name", .type = RF_FIELD_WORDS}};
    struct rf_node sites = rf_node_member(school, "sites", RF_OBJECT);
    struct rf_node entry;
    int32_t position = 0;
    const char *name = NULL;

    rf_decode_entry_count(decoder, &sites);
    while (rf_decode_next_id(decoder, &sites, &position, &entry))
        RF_DECODE_FIELDS(decoder, &entry, fields, &name);
}

static void decode_rooms(struct rf_decoder *decoder)
{
    struct room {
        const char *name;
        bool private;
    };
    static const struct rf_field fields[] = {
        {.key = "name", .type = RF_FIELD_WORDS, .at = offsetof(struct room, name)},
        {.key = "private", .type = RF_FIELD_BOOLEAN, .at = offsetof(struct room, private)},
    };
    struct rf_node rooms = rf_node_member(&decoder->root, "rooms", RF_OBJECT);
    struct room room = {NULL, false};
    struct rf_node entry;
    int32_t position = 0;

    rf_decode_entry_count(decoder, &rooms);
    while (rf_decode_next_id(decoder, &rooms, &position, &entry))
        RF_DECODE_FIELDS(decoder, &entry, fields, &room);
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
    };
    struct rf_node school = rf_node_member(&decoder->root, "school", RF_OBJECT);
    struct rf_node id = rf_node_member(&school, "id", RF_TEXT);

    decoder->instance->timezone = "Europe/London";
    RF_DECODE_FIELDS(decoder, &school, fields, decoder->instance);
    if (id.value != NULL && !rf_decode_id_fits(id.value->text))
        rf_decode_fault(decoder, &id, RF_FORMAT_ID, "give it a shorter or plainer name",
                        "a name must have 1 to 64 bytes, without \"/\" and control characters");
    decode_sites(decoder, &school);
    decode_rooms(decoder);
}
