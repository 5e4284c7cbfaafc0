/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules.c: the rulebook as text: of a pack, or with files as they stand in a school. An operand
 * with a dot or a slash in it, and "-", is a file; the other one is the id of an entry. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "command/command.h"
#include "command/rulebook.h"
#include "input/packs.h"
#include "input/read.h"

/* A school without people, which has nothing but the rules of its pack. */
static const char empty_school[] =
    "{\"ringfence\": \"1.0\", \"rule_pack\": \"%s\", \"school\": {\"id\": \"-\", \"name\": \"-\"},"
    "\"calendar\": {\"terms\": {\"1\": {\"half_terms\": {\"1\": {\"from\": \"2025-09-01\","
    "\"until\": \"2025-09-05\"}}}}, \"days\": {\"Mon\": {\"pupils\": {\"start\": \"09:00\","
    "\"end\": \"15:00\"}}}, \"bells\": {\"1\": {\"periods\": {\"1\": {\"start\": \"09:00\","
    "\"end\": \"10:00\"}}}}}, \"staff\": {}}";

struct reading {
    const struct rf_request *request;
    const char *id;
    const char **files; /* owned */
    int file_count;
};

static bool is_file(const char *operand)
{
    return strcmp(operand, "-") == 0 || strpbrk(operand, "./") != NULL;
}

static enum rf_status sort_operands(struct reading *reading)
{
    const struct rf_request *request = reading->request;
    reading->files = rf_allocate((size_t)request->operand_count, sizeof *reading->files);
    for (int index = 0; index < request->operand_count; index++) {
        const char *operand = request->operands[index];
        if (is_file(operand)) {
            reading->files[reading->file_count++] = operand;
        } else if (reading->id != NULL) {
            fprintf(stderr, "ringfence: rules tells of one ID at a time, found \"%s\" and \"%s\"\n",
                    reading->id, operand);
            return RF_USAGE;
        } else {
            reading->id = operand;
        }
    }
    if (reading->file_count > 0 && request->pack) {
        fputs("ringfence: --pack names a pack in place of files; give one or the other\n", stderr);
        return RF_USAGE;
    }
    return RF_OK;
}

static enum rf_status read_pack(const struct reading *reading, struct rf_diagnostics *findings,
                                struct rf_instance **instance)
{
    const char *name = reading->request->pack ? reading->request->pack : RF_PACK_DEFAULT_RULES;
    struct rf_text text = RF_TEXT_INIT;
    if (rf_pack_find(RF_PACK_RULES, name) == NULL) {
        rf_pack_list(RF_PACK_RULES, &text);
        fprintf(stderr, "ringfence: there is no rule pack \"%s\"; there are: %s\n", name,
                rf_text_peek(&text));
        rf_text_release(&text);
        return RF_USAGE;
    }
    rf_text_format(&text, empty_school, name);
    enum rf_status status =
        rf_read_instance_bytes(name, rf_text_peek(&text), text.length, false, findings, instance);
    rf_text_release(&text);
    return status;
}

static enum rf_status tell(const struct reading *reading, const struct rf_instance *instance)
{
    struct rf_rulebook book = {instance, reading->file_count > 0,
                               rf_request_width(reading->request)};
    struct rf_text answer = RF_TEXT_INIT;
    struct rf_rulebook_entry entry;
    const char *nearest = NULL;
    if (reading->id == NULL) {
        rf_rulebook_all(&book, &answer);
    } else if (rf_rulebook_find(reading->id, &entry, &nearest)) {
        rf_rulebook_one(&book, entry, &answer);
    } else {
        fprintf(stderr, "ringfence: there is no rule \"%s\"%s%s%s\n    try: ringfence rules\n",
                reading->id, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                nearest ? "\"?" : "");
        return RF_USAGE;
    }
    rf_answer_print(&answer);
    rf_text_release(&answer);
    return RF_OK;
}

enum rf_status rf_command_rules(const struct rf_request *request)
{
    struct reading reading = {.request = request};
    struct rf_diagnostics findings = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    enum rf_status status = sort_operands(&reading);
    if (status == RF_OK && reading.file_count > 0)
        status = rf_read_instance(reading.files, reading.file_count, false, &findings, &instance);
    else if (status == RF_OK)
        status = read_pack(&reading, &findings, &instance);
    if (status == RF_OK)
        status = tell(&reading, instance);
    else
        rf_findings_print(request, &findings, stderr);
    rf_instance_release(instance);
    rf_diagnostics_release(&findings);
    rf_release(reading.files);
    return status;
}
