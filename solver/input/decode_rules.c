/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_rules.c: /rules: the value of every rule, and what is known of it.
 *
 * Every rule of the catalogue must have a value after merging; whichever pack it comes from, the
 * number is data. A rule the catalogue does not have is refused, or a misspelt one would change
 * nothing and nobody would see it. How hard a rule is, the pack decides: a school that changes a
 * value cannot make it softer. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

struct rule_entry {
    int32_t value;
    const char *unit, *source;
    int32_t hardness, grade; /* positions in the lists below, -1: not written */
    rf_day date;
    bool unverified;
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

/* What the pack says of the rule, by itself: its value, -1 for none, and how hard it is. */
static void read_pack(const struct rf_decoder *decoder, enum rf_rule rule,
                      struct rf_rule_source *source)
{
    const struct rf_value *entry =
        rf_value_member(rf_value_member(decoder->built_in, "rules"), rf_rule_key(rule));
    const struct rf_value *value = rf_value_member(entry, "value");
    const struct rf_value *hardness = rf_value_member(entry, "hardness");
    bool share = strcmp(rf_rule_unit(rule), "share") == 0;
    int choice;

    source->given = value != NULL && value->type == RF_NUMBER;
    source->pack_value = -1;
    if (source->given)
        source->pack_value = (int32_t)(share ? value->thousandths : value->thousandths / 1000);
    for (choice = 0; source->given && hardness != NULL && hardnesses[choice] != NULL; choice++) {
        if (hardness->type == RF_TEXT && strcmp(hardnesses[choice], hardness->text) == 0)
            source->hardness = (enum rf_hardness)choice;
    }
}

static void keep_source(struct rf_decoder *decoder, const struct rf_node *node, enum rf_rule rule,
                        const struct rule_entry *entry)
{
    struct rf_rule_source *source = &decoder->instance->rule_sources[rule];
    struct rf_node note = rf_node_member(node, "note", RF_TEXT);
    struct rf_node date = rf_node_member(node, "date", RF_TEXT);

    source->hardness =
        entry->hardness >= 0 ? (enum rf_hardness)entry->hardness : RF_HARDNESS_DEFAULT;
    read_pack(decoder, rule, source);
    source->source = entry->source;
    source->date = date.value != NULL ? rf_arena_text(decoder->arena, date.value->text) : NULL;
    source->grade = entry->grade >= 0 ? grades[entry->grade] : NULL;
    source->note = note.value != NULL ? rf_arena_text(decoder->arena, note.value->text) : NULL;
    source->overridden = source->given && entry->value != source->pack_value;
    source->unverified = entry->unverified;
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
        {.key = "unverified",
         .type = RF_FIELD_BOOLEAN,
         .at = offsetof(struct rule_entry, unverified)},
    };
    struct rule_entry entry = {-1, NULL, NULL, -1, -1, 0, false};

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    if (entry.unit != NULL && strcmp(entry.unit, unit) != 0) {
        struct rf_node where = rf_node_member(node, "unit", RF_TEXT);

        rf_decode_fault(decoder, &where, RF_FORMAT_CHOICE, "leave the unit out, or correct it",
                        "the unit of \"%s\" is \"%s\", found \"%s\"", node->key, unit, entry.unit);
    }
    decoder->instance->rules[rule] = entry.value;
    decoder->instance->rule_origins[rule] = rf_node_origin(decoder, node);
    keep_source(decoder, node, rule, &entry);
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
