/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rulebook.c: the tables of rules.h read out, with the values, sources and waivers of an instance.
 * Values come from the instance's pack and layers; nothing here knows a number. */
#include "command/rulebook.h"

#include <string.h>

#include "base/calendar.h"
#include "report/table.h"

enum { NEAR = 2 /* edits within which an id is suggested */, INDENT = 2, LABEL = 12 };

static const char *const type_names[] = {"rule value", "hard rule", "soft term", "audit"};

static int entry_count(enum rf_entry_type type)
{
    static const int counts[] = {RF_RULE_COUNT, RF_CONSTRAINT_COUNT, RF_SOFT_COUNT, RF_AUDIT_COUNT};
    return counts[type];
}

static const char *entry_id(struct rf_rulebook_entry entry)
{
    switch (entry.type) {
    case RF_ENTRY_VALUE:
        return rf_rule_key((enum rf_rule)entry.index);
    case RF_ENTRY_CONSTRAINT:
        return rf_constraint_id((enum rf_constraint)entry.index);
    case RF_ENTRY_SOFT:
        return rf_soft_id((enum rf_soft)entry.index);
    case RF_ENTRY_AUDIT:
        break;
    }
    return rf_audit_id((enum rf_audit_id)entry.index);
}

static const char *entry_text(struct rf_rulebook_entry entry)
{
    switch (entry.type) {
    case RF_ENTRY_VALUE:
        return rf_rule_meaning((enum rf_rule)entry.index);
    case RF_ENTRY_CONSTRAINT:
        return rf_constraint_text((enum rf_constraint)entry.index);
    case RF_ENTRY_SOFT:
        return rf_soft_text((enum rf_soft)entry.index);
    case RF_ENTRY_AUDIT:
        break;
    }
    return rf_audit_text((enum rf_audit_id)entry.index);
}

bool rf_rulebook_find(const char *id, struct rf_rulebook_entry *entry, const char **nearest)
{
    int least = NEAR + 1;
    *nearest = NULL;
    for (int type = RF_ENTRY_VALUE; type <= RF_ENTRY_AUDIT; type++) {
        for (int index = 0; index < entry_count((enum rf_entry_type)type); index++) {
            struct rf_rulebook_entry here = {(enum rf_entry_type)type, index};
            int distance = rf_text_distance(id, entry_id(here), NEAR);
            if (distance < least) {
                least = distance;
                *nearest = entry_id(here);
                *entry = here;
            }
        }
    }
    return least == 0;
}

static const char *hardness_name(enum rf_hardness hardness)
{
    static const char *const names[] = {"law", "advice", "default"};
    return names[hardness];
}

static const char *grade_text(const char *grade)
{
    static const char *const texts[] = {
        "A, the department's or regulator's own text", "B, an official rule as others quote it",
        "C, practice of a provider, hub or union", "D, a default of this project"};
    return grade != NULL && grade[0] >= 'A' && grade[0] <= 'D' ? texts[grade[0] - 'A'] : "none";
}

/* "0.1 share", "5 minutes", "2". */
static void add_value(enum rf_rule rule, int32_t value, struct rf_text *out)
{
    char text[RF_RULE_VALUE_TEXT];
    rf_text_add(out, rf_rule_value_text(rule, value, text));
    if (strcmp(rf_rule_unit(rule), "count") != 0)
        rf_text_format(out, " %s", rf_rule_unit(rule));
}

/* "school.json:12:5"; built-in layers by name. */
static void add_place(const struct rf_origin *origin, struct rf_text *out)
{
    if (origin->file == NULL)
        rf_text_add(out, "the program");
    else
        rf_text_format(out, "%s:%d:%d", origin->file, origin->line, origin->column);
}

/* What differs from the pack, for the table: "0.12 at school.json:3:5". */
static void add_change(const struct rf_rulebook *book, enum rf_rule rule, struct rf_text *out)
{
    if (!book->instance->rule_sources[rule].overridden)
        return;
    rf_text_add(out, "changed: ");
    add_value(rule, book->instance->rules[rule], out);
    rf_text_add(out, " at ");
    add_place(&book->instance->rule_origins[rule], out);
}

static void list_values(const struct rf_rulebook *book, struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(5);
    for (int index = 0; index < RF_RULE_COUNT; index++) {
        enum rf_rule rule = (enum rf_rule)index;
        const struct rf_rule_source *source = &book->instance->rule_sources[rule];
        struct rf_text value = RF_TEXT_INIT, change = RF_TEXT_INIT;
        if (source->given)
            add_value(rule, source->pack_value, &value);
        add_change(book, rule, &change);
        rf_text_format(&change, "%s%s", change.length > 0 ? "; " : "",
                       source->unverified ? "not verified" : "");
        rf_table_add(&table, rf_rule_key(rule));
        rf_table_add(&table, rf_text_peek(&value));
        rf_table_add(&table, hardness_name(source->hardness));
        rf_table_add(&table, source->grade);
        rf_table_add(&table, rf_text_peek(&change));
        rf_text_release(&value);
        rf_text_release(&change);
    }
    rf_table_print(&table, INDENT, book->width, out);
    rf_table_release(&table);
}

static void list_entries(const struct rf_rulebook *book, enum rf_entry_type type,
                         struct rf_text *out)
{
    struct rf_table table = RF_TABLE_INIT(type == RF_ENTRY_SOFT ? 3 : 2);
    for (int index = 0; index < entry_count(type); index++) {
        struct rf_rulebook_entry here = {type, index};
        rf_table_add(&table, entry_id(here));
        if (type == RF_ENTRY_SOFT)
            rf_table_format(&table, "tier %s", rf_soft_tiers((enum rf_soft)index));
        rf_table_format(&table, "%s", entry_text(here));
    }
    rf_table_print(&table, INDENT, book->width, out);
    rf_table_release(&table);
}

static void add_pack(const struct rf_rulebook *book, struct rf_text *out)
{
    const struct rf_instance *instance = book->instance;
    rf_text_format(out, "%s%s (terms: %s)", instance->rule_pack ? instance->rule_pack : "none",
                   instance->draft_pack ? ", a draft" : "", instance->stpcd ? "stpcd" : "local");
}

void rf_rulebook_all(const struct rf_rulebook *book, struct rf_text *out)
{
    rf_text_add(out, "Rule values of pack ");
    add_pack(book, out);
    if (book->school)
        rf_text_format(out, ", and what %s changes", book->instance->school_name);
    rf_text_add(out, "\n");
    list_values(book, out);
    rf_text_add(out, "\nHard rules\n");
    list_entries(book, RF_ENTRY_CONSTRAINT, out);
    rf_text_add(out, "\nSoft terms\n");
    list_entries(book, RF_ENTRY_SOFT, out);
    rf_text_add(out, "\nAudits of the facts\n");
    list_entries(book, RF_ENTRY_AUDIT, out);
    rf_text_add(out, "\nringfence rules ID tells the rest.\n");
}

/* "  label     text", wrapped; nothing without a text. */
static void add_line(const struct rf_rulebook *book, const char *label, const char *text,
                     struct rf_text *out)
{
    struct rf_text line = RF_TEXT_INIT;
    if (text == NULL || *text == '\0')
        return;
    rf_text_format(&line, "%*s%-*s", INDENT, "", LABEL - INDENT, label);
    rf_text_add(out, rf_text_peek(&line));
    rf_wrap(out, text, LABEL, LABEL, book->width);
    rf_text_release(&line);
}

static void add_waivers(const struct rf_rulebook *book, const char *id, struct rf_text *out)
{
    const struct rf_instance *instance = book->instance;
    for (int32_t index = 0; index < instance->waiver_count; index++) {
        const struct rf_waiver *waiver = &instance->waivers[index];
        char date[RF_DATE_TEXT];
        struct rf_text line = RF_TEXT_INIT;
        if (strcmp(waiver->rule, id) != 0)
            continue;
        rf_text_format(&line, "%s for %s until %s, by %s: %s (", waiver->id,
                       waiver->induction >= 0 ? instance->inductions[waiver->induction].id
                                              : "the school",
                       rf_day_format(waiver->expires, date), waiver->author, waiver->reason);
        add_place(&waiver->origin, &line);
        rf_text_add(&line, ")");
        add_line(book, "waiver", rf_text_peek(&line), out);
        rf_text_release(&line);
    }
}

/* Of a school: what is in force, and where it says so. */
static void add_in_force(const struct rf_rulebook *book, enum rf_rule rule, struct rf_text *out)
{
    const struct rf_rule_source *source = &book->instance->rule_sources[rule];
    struct rf_text line = RF_TEXT_INIT;
    if (!book->school)
        return;
    add_value(rule, book->instance->rules[rule], &line);
    if (source->overridden || !source->given) {
        rf_text_add(&line, ", given at ");
        add_place(&book->instance->rule_origins[rule], &line);
    } else {
        rf_text_add(&line, ", as in the pack");
    }
    add_line(book, "in force", rf_text_peek(&line), out);
    rf_text_release(&line);
}

static void add_rule(const struct rf_rulebook *book, enum rf_rule rule, struct rf_text *out)
{
    const struct rf_rule_source *source = &book->instance->rule_sources[rule];
    struct rf_text line = RF_TEXT_INIT;
    if (source->given) {
        add_value(rule, source->pack_value, &line);
        rf_text_add(&line, " in pack ");
        add_pack(book, &line);
        add_line(book, "default", rf_text_peek(&line), out);
        rf_text_release(&line);
    }
    add_in_force(book, rule, out);
    add_line(book, "unit", rf_rule_unit(rule), out);
    rf_text_add(&line, "from ");
    char bound[RF_RULE_VALUE_TEXT];
    rf_text_add(&line, rf_rule_value_text(rule, rf_rule_least(rule), bound));
    rf_text_format(&line, " to %s", rf_rule_value_text(rule, rf_rule_most(rule), bound));
    add_line(book, "bounds", rf_text_peek(&line), out);
    rf_text_release(&line);
    add_line(book, "hardness", hardness_name(source->hardness), out);
    add_line(book, "source", source->source, out);
    add_line(book, "date", source->date, out);
    add_line(book, "grade", grade_text(source->grade), out);
    add_line(book, "note", source->note, out);
    if (source->unverified)
        add_line(book, "verified", "no", out);
    add_line(book, "read by", rf_rule_serves(rule), out);
}

/* Whether `id` is one of the words of `list`. */
static bool is_listed(const char *list, const char *id)
{
    size_t length = strlen(id);
    while (*list) {
        size_t word = strcspn(list, " ");
        if (word == length && strncmp(list, id, length) == 0)
            return true;
        list += word + (list[word] == ' ');
    }
    return false;
}

/* The values that a constraint, soft term or audit reads. */
static void add_values_of(const struct rf_rulebook *book, const char *id, struct rf_text *out)
{
    for (int index = 0; index < RF_RULE_COUNT; index++) {
        enum rf_rule rule = (enum rf_rule)index;
        struct rf_text line = RF_TEXT_INIT;
        if (!is_listed(rf_rule_serves(rule), id))
            continue;
        rf_text_format(&line, "%s = ", rf_rule_key(rule));
        add_value(rule, book->instance->rules[rule], &line);
        rf_text_format(&line, ": %s", rf_rule_meaning(rule));
        add_line(book, "reads", rf_text_peek(&line), out);
        rf_text_release(&line);
    }
}

void rf_rulebook_one(const struct rf_rulebook *book, struct rf_rulebook_entry entry,
                     struct rf_text *out)
{
    struct rf_text head = RF_TEXT_INIT;
    const char *id = entry_id(entry);
    rf_text_format(&head, "%s: %s", id, entry_text(entry));
    rf_wrap(out, rf_text_peek(&head), 0, INDENT, book->width);
    rf_text_release(&head);
    add_line(book, "is", type_names[entry.type], out);
    if (entry.type == RF_ENTRY_VALUE)
        add_rule(book, (enum rf_rule)entry.index, out);
    else
        add_values_of(book, id, out);
    if (entry.type == RF_ENTRY_SOFT)
        add_line(book, "tiers", rf_soft_tiers((enum rf_soft)entry.index), out);
    add_waivers(book, id, out);
}
