/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_instance.c: the parts of a tiny instance, and their way onto paper. */
#include "tiny_instance.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/text.h"
#include "tiny_rulebook.h"
#include "tiny_school.h"

void tiny_instance_add(struct tiny_instance *instance, enum tiny_section section,
                       const char *format, ...)
{
    char line[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    const struct tiny_part part = {section, rf_copy_text(line), true};
    RF_PUSH(instance->parts, instance->count, instance->capacity, part);
}

struct tiny_instance *tiny_instance_make(uint64_t seed)
{
    struct tiny_instance *instance = rf_allocate(1, sizeof *instance);
    struct tiny_school school = {.random = {seed}, .instance = instance};
    school.rulebook = seed >= TINY_FIRST_RULEBOOK;
    school.disputed = seed >= TINY_FIRST_DISPUTE && !school.rulebook;
    school.choosing = seed >= TINY_FIRST_MENTORS;
    tiny_school_add_facts(&school);
    if (school.rulebook) {
        tiny_rulebook_add_wanted(&school);
    } else {
        tiny_school_add_wanted(&school);
    }
    instance->features = school.features;
    return instance;
}

void tiny_instance_release(struct tiny_instance *instance)
{
    if (instance == NULL) {
        return;
    }
    for (size_t i = 0; i < instance->count; i++) {
        rf_release(instance->parts[i].text);
    }
    rf_release(instance->parts);
    rf_release(instance);
}

/* Writes the members of one section, comma first where `more`; returns whether any was written. */
static bool write_members(const struct tiny_instance *instance, enum tiny_section section,
                          bool more, struct rf_text *text)
{
    bool any = false;
    for (size_t i = 0; i < instance->count; i++) {
        const struct tiny_part *part = &instance->parts[i];
        if (!part->kept || part->section != section) {
            continue;
        }
        rf_text_format(text, "%s\n  %s", more ? "," : "", part->text);
        more = true;
        any = true;
    }
    return any;
}

static void write_object(const struct tiny_instance *instance, const char *key,
                         enum tiny_section section, struct rf_text *text)
{
    rf_text_format(text, ",\n\"%s\": {", key);
    write_members(instance, section, false, text);
    rf_text_add(text, "}");
}

/* The same, when there is a member. */
static void write_some(const struct tiny_instance *instance, const char *key,
                       enum tiny_section section, struct rf_text *text)
{
    struct rf_text members = RF_TEXT_INIT;
    if (write_members(instance, section, false, &members)) {
        rf_text_format(text, ",\n\"%s\": {%s}", key, rf_text_peek(&members));
    }
    rf_text_release(&members);
}

static void write_calendar(const struct tiny_instance *instance, struct rf_text *text)
{
    rf_text_add(text, ",\n\"calendar\": {\"terms\": {\"one\": {\"half_terms\": {");
    write_members(instance, TINY_FIRST_TERM, false, text);
    rf_text_add(text, "}}");
    struct rf_text second = RF_TEXT_INIT;
    if (write_members(instance, TINY_SECOND_TERM, false, &second)) {
        rf_text_format(text, ", \"two\": {\"half_terms\": {%s}}", rf_text_peek(&second));
    }
    rf_text_release(&second);
    rf_text_add(text, "}");
    write_members(instance, TINY_CALENDAR, true, text);
    write_object(instance, "closures", TINY_CLOSURES, text);
    write_object(instance, "inset", TINY_INSET, text);
    write_object(instance, "days", TINY_DAYS, text);
    rf_text_add(text, "}");
}

static void write_programme(const struct tiny_instance *instance, struct rf_text *text)
{
    /* The built-in programmes go: their minutes need not fit the grid drawn here. */
    rf_text_add(text, ",\n\"programmes\": {\"generic-2025\": null, \"provider-a-2019\": null, "
                      "\"provider-b-2019\": null,\n\"tiny\": {\"name\": \"tiny\", "
                      "\"stages\": {\"1\": {");
    rf_text_add(text, "\"lead_in_weeks\": 0, \"study_minutes\": 20, \"preparation_minutes\": 10, "
                      "\"steps\": {");
    write_members(instance, TINY_FIRST_STAGE, false, text);
    rf_text_add(text, "}}");
    struct rf_text second = RF_TEXT_INIT;
    if (write_members(instance, TINY_SECOND_STAGE, false, &second)) {
        rf_text_format(text,
                       ", \"2\": {\"lead_in_weeks\": 1, \"study_minutes\": 0, "
                       "\"preparation_minutes\": 0, \"steps\": {%s}}",
                       rf_text_peek(&second));
    }
    rf_text_release(&second);
    rf_text_add(text, "}}");
    struct rf_text training = RF_TEXT_INIT;
    if (write_members(instance, TINY_TRAINING_STAGE, false, &training)) {
        rf_text_format(text,
                       ",\n\"train\": {\"name\": \"train\", \"stages\": {\"1\": "
                       "{\"lead_in_weeks\": 0, \"study_minutes\": 0, \"preparation_minutes\": 0, "
                       "\"steps\": {%s}}}}",
                       rf_text_peek(&training));
    }
    rf_text_release(&training);
    rf_text_add(text, "}");
}

static void write_policy(const struct tiny_instance *instance, struct rf_text *text)
{
    rf_text_add(text, ",\n\"policy\": {\"caps\": {");
    write_members(instance, TINY_CAPS, false, text);
    rf_text_add(text, "}, \"weights\": {");
    write_members(instance, TINY_WEIGHTS, false, text);
    rf_text_add(text, "}");
    write_some(instance, "cover", TINY_COVER, text);
    write_members(instance, TINY_POLICY, true, text);
    rf_text_add(text, "},\n\"fixed\": {\"pins\": {");
    write_members(instance, TINY_PINS, false, text);
    rf_text_add(text, "}, \"forbids\": {");
    write_members(instance, TINY_FORBIDS, false, text);
    rf_text_add(text, "}, \"wishes\": {");
    write_members(instance, TINY_WISHES, false, text);
    rf_text_add(text, "}}");
}

char *tiny_instance_text(const struct tiny_instance *instance)
{
    struct rf_text text = RF_TEXT_INIT;
    rf_text_add(&text, "{\"ringfence\": \"1.0\",\n"
                       "\"school\": {\"id\": \"tiny\", \"name\": \"Tiny School\"");
    write_members(instance, TINY_SCHOOL, true, &text);
    rf_text_add(&text, "}");
    write_members(instance, TINY_TOP, true, &text);
    write_calendar(instance, &text);
    write_object(instance, "rules", TINY_RULES, &text);
    write_object(instance, "staff", TINY_STAFF, &text);
    write_object(instance, "lessons", TINY_LESSONS, &text);
    write_object(instance, "commitments", TINY_COMMITMENTS, &text);
    write_some(instance, "rooms", TINY_ROOMS, &text);
    write_object(instance, "kinds", TINY_KINDS, &text);
    write_programme(instance, &text);
    write_object(instance, "inductions", TINY_INDUCTIONS, &text);
    write_some(instance, "training", TINY_TRAINING, &text);
    write_object(instance, "events", TINY_EVENTS, &text);
    write_policy(instance, &text);
    write_object(instance, "waivers", TINY_WAIVERS, &text);
    rf_text_add(&text, "}\n");
    return rf_text_take(&text);
}
