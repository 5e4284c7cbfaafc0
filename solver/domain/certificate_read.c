/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * certificate_read.c: lines of text to a certificate. Strict: the first wrong line ends it, since a
 * certificate is written by a program and one that does not read is worth nothing.
 *
 * Splits are read in preorder; a stack holds those whose side outside is still to come. */
#include "domain/certificate_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"

/* Words of tiers 3 and 4, and of tier 1, each with the stroke after them. */
enum { MIDDLE_WORDS = 2 + RF_COVER_PARTS, CLASS_WORDS = RF_PRIORITY_CLASSES + 1 };

struct reader {
    const struct rf_instance *instance;
    struct rf_certificate *certificate;
    struct rf_certificate_block *block;    /* the last one; NULL before the first */
    size_t blocks, nodes, prices, strains; /* capacities */
    int32_t *pending; /* splits of the block that wait for their side outside */
    size_t pending_count, pending_capacity;
    bool has_bound, whole; /* of the block: its bound is read; its tree is finished */
    char **words;
    size_t count, capacity;
    int line;
    char *fault;
};

__attribute__((format(printf, 2, 3))) static bool fail(struct reader *reader, const char *format,
                                                       ...)
{
    struct rf_text text = RF_TEXT_INIT;
    char message[256];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (reader->fault == NULL) {
        rf_text_format(&text, "line %d: %s", reader->line, message);
        reader->fault = rf_text_take(&text);
    }
    return false;
}

static bool read_number(struct reader *reader, size_t at, int32_t *number)
{
    int64_t value;

    if (at >= reader->count || !rf_text_to_integer(reader->words[at], &value) ||
        value < -1000000000 || value > 1000000000)
        return fail(reader, "word %zu should be a whole number", at + 1);
    *number = (int32_t)value;
    return true;
}

static bool read_numbers(struct reader *reader, size_t at, int32_t *numbers, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (!read_number(reader, at + i, &numbers[i]))
            return false;
    }
    return true;
}

static bool read_bar(struct reader *reader, size_t at)
{
    return (at < reader->count && strcmp(reader->words[at], "/") == 0) ||
           fail(reader, "word %zu should be /", at + 1);
}

static bool read_classes(struct reader *reader, size_t at, struct rf_cost_vector *cost)
{
    return read_numbers(reader, at, cost->unplaced, RF_PRIORITY_CLASSES) &&
           read_bar(reader, at + RF_PRIORITY_CLASSES);
}

/* Tiers 3 and 4. */
static bool read_middle(struct reader *reader, size_t at, struct rf_cost_vector *cost)
{
    return read_number(reader, at, &cost->tired) &&
           read_numbers(reader, at + 1, cost->cover, RF_COVER_PARTS) &&
           read_bar(reader, at + MIDDLE_WORDS - 1);
}

/* Tiers 6 to 8: the last words of the line. */
static bool read_later(struct reader *reader, size_t at, struct rf_cost_vector *cost)
{
    return read_number(reader, at, &cost->away) && read_number(reader, at + 1, &cost->spacing) &&
           read_bar(reader, at + 2) &&
           read_numbers(reader, at + 3, cost->diversity, RF_DIVERSITY_PARTS) &&
           (reader->count == at + 3 + RF_DIVERSITY_PARTS || fail(reader, "the line is too long"));
}

static bool read_event(struct reader *reader, int32_t *event)
{
    *event = reader->count > 1 ? rf_instance_event(reader->instance, reader->words[1]) : -1;
    return *event >= 0 || fail(reader, "no such event");
}

/* "2025-10-02/15:20"; "none" where the event may be left out. */
static bool read_option(struct reader *reader, size_t at, bool none, struct rf_option *option)
{
    char *word = at < reader->count ? reader->words[at] : NULL;
    char *cut = word != NULL ? strchr(word, '/') : NULL;

    *option = (struct rf_option){0, 0};
    if (none && word != NULL && strcmp(word, "none") == 0)
        return true;
    if (cut == NULL)
        return fail(reader, "word %zu should be a start such as 2025-10-02/15:20", at + 1);
    *cut = '\0';
    return (rf_day_parse(word, &option->day) && option->day != 0 &&
            rf_minute_parse(cut + 1, &option->start)) ||
           fail(reader, "word %zu should be a start such as 2025-10-02/15:20", at + 1);
}

static bool begin_block(struct reader *reader)
{
    struct rf_certificate *certificate = reader->certificate;
    size_t count = (size_t)certificate->block_count, i;
    struct rf_certificate_block block = {0};

    if (reader->block != NULL && !reader->whole)
        return fail(reader, "the block before is not finished");
    if (reader->count < 2)
        return fail(reader, "a block has inductions");
    RF_PUSH(certificate->blocks, count, reader->blocks, block);
    certificate->block_count = (int32_t)count;
    reader->block = &certificate->blocks[count - 1];
    reader->nodes = reader->prices = reader->strains = reader->pending_count = 0;
    reader->has_bound = reader->whole = false;
    reader->block->inductions = rf_allocate(reader->count - 1, sizeof *block.inductions);
    reader->block->equity = rf_allocate(reader->count - 1, sizeof *block.equity);
    for (i = 1; i < reader->count; i++) {
        int32_t induction = rf_instance_induction(reader->instance, reader->words[i]);

        if (induction < 0 || (i > 1 && induction <= reader->block->inductions[i - 2]))
            return fail(reader, "no such induction, or out of order: \"%s\"", reader->words[i]);
        reader->block->inductions[i - 1] = induction;
        reader->block->induction_count = (int32_t)i;
    }
    return true;
}

static bool read_bound(struct reader *reader)
{
    struct rf_certificate_block *block = reader->block;
    size_t inductions = (size_t)block->induction_count, at = 1 + CLASS_WORDS, i;

    if (reader->has_bound || !read_classes(reader, 1, &block->bound))
        return fail(reader, "a block has one bound");
    if (!read_numbers(reader, at, block->equity, inductions))
        return false;
    for (i = 1; i < inductions; i++) {
        if (block->equity[i] > block->equity[i - 1])
            return fail(reader, "minutes stand largest first");
    }
    reader->has_bound = true;
    at += inductions + 1;
    return read_bar(reader, at - 1) && read_middle(reader, at, &block->bound) &&
           read_number(reader, at + MIDDLE_WORDS, &block->workload) &&
           read_bar(reader, at + MIDDLE_WORDS + 1) &&
           read_later(reader, at + MIDDLE_WORDS + 2, &block->bound);
}

static bool read_price(struct reader *reader)
{
    struct rf_certificate_block *block = reader->block;
    struct rf_certificate_price price = {0};
    size_t count = (size_t)block->price_count;

    if (!read_event(reader, &price.event) || !read_option(reader, 2, true, &price.option) ||
        !read_classes(reader, 3, &price.cost) ||
        !read_middle(reader, 3 + CLASS_WORDS, &price.cost) ||
        !read_later(reader, 3 + CLASS_WORDS + MIDDLE_WORDS, &price.cost))
        return false;
    RF_PUSH(block->prices, count, reader->prices, price);
    block->price_count = (int32_t)count;
    return true;
}

static bool read_strain(struct reader *reader)
{
    struct rf_certificate_block *block = reader->block;
    struct rf_certificate_strain strain = {0};
    size_t count = (size_t)block->strain_count;

    if (!read_event(reader, &strain.event) || !read_option(reader, 2, false, &strain.option) ||
        reader->count != 3)
        return fail(reader, "the line should read: strain, event, start");
    RF_PUSH(block->strains, count, reader->strains, strain);
    block->strain_count = (int32_t)count;
    return true;
}

/* "Tue/10:00-11:00". */
static bool read_range(struct reader *reader, size_t at, struct rf_slot_range *range)
{
    char *cut = strchr(reader->words[at], '/');
    char *dash = cut != NULL ? strchr(cut, '-') : NULL;

    if (dash == NULL)
        return fail(reader, "word %zu should be slots such as Tue/10:00-11:00", at + 1);
    *cut = *dash = '\0';
    range->weekday = rf_weekday_parse(reader->words[at]);
    return (range->weekday >= 0 && rf_minute_parse(cut + 1, &range->from) &&
            rf_minute_parse(dash + 1, &range->until) && range->from < range->until) ||
           fail(reader, "word %zu should be slots such as Tue/10:00-11:00", at + 1);
}

static int32_t find_letter(const struct rf_instance *instance, const char *name)
{
    int32_t i;

    for (i = 0; i < instance->cycle_weeks; i++) {
        if (strcmp(instance->letters[i], name) == 0)
            return i;
    }
    return -1;
}

static bool read_home(struct reader *reader, struct rf_certificate_node *node)
{
    size_t i;

    node->split = RF_CERTIFICATE_HOME;
    if (reader->count < 5)
        return fail(reader, "the line should read: home, induction, kind, letter, slots");
    node->induction = rf_instance_induction(reader->instance, reader->words[1]);
    node->kind = rf_instance_kind(reader->instance, reader->words[2]);
    node->letter = find_letter(reader->instance, reader->words[3]);
    if (node->induction < 0 || node->kind < 0 || node->letter < 0)
        return fail(reader, "no such induction, kind or week letter");
    node->ranges = rf_allocate(reader->count - 4, sizeof *node->ranges);
    for (i = 4; i < reader->count; i++) {
        if (!read_range(reader, i, &node->ranges[i - 4]))
            return false;
        node->range_count++;
    }
    return true;
}

static bool read_event_split(struct reader *reader, struct rf_certificate_node *node)
{
    size_t i;

    node->split = RF_CERTIFICATE_EVENT;
    if (!read_event(reader, &node->event))
        return false;
    if (reader->count < 3)
        return fail(reader, "the line should read: event, starts");
    node->options = rf_allocate(reader->count - 2, sizeof *node->options);
    for (i = 2; i < reader->count; i++) {
        if (!read_option(reader, i, false, &node->options[i - 2]))
            return false;
        node->option_count++;
    }
    return true;
}

/* A leaf ends its branch: what comes next is outside the latest split that waits. */
static void place_node(struct reader *reader, const struct rf_certificate_node *node)
{
    struct rf_certificate_block *block = reader->block;
    size_t count = (size_t)block->node_count;
    int32_t index = block->node_count;

    RF_PUSH(block->nodes, count, reader->nodes, *node);
    block->node_count = (int32_t)count;
    if (node->split != RF_CERTIFICATE_LEAF) {
        block->nodes[index].inside = index + 1;
        RF_PUSH(reader->pending, reader->pending_count, reader->pending_capacity, index);
    } else if (reader->pending_count == 0) {
        reader->whole = true;
    } else {
        block->nodes[reader->pending[--reader->pending_count]].outside = index + 1;
    }
}

static bool read_node(struct reader *reader)
{
    struct rf_certificate_node node = {.inside = -1, .outside = -1};
    bool good = true;

    if (!reader->has_bound || reader->whole)
        return fail(reader, "this does not belong here");
    if (strcmp(reader->words[0], "home") == 0)
        good = read_home(reader, &node);
    else if (strcmp(reader->words[0], "event") == 0)
        good = read_event_split(reader, &node);
    else if (reader->count != 1)
        good = fail(reader, "the line is too long");
    if (good) {
        place_node(reader, &node);
    } else {
        rf_release(node.ranges);
        rf_release(node.options);
    }
    return good;
}

/* Of an induction whose mentor was chosen (D46). */
static bool read_mentor(struct reader *reader)
{
    const struct rf_instance *instance = reader->instance;
    struct rf_certificate *certificate = reader->certificate;
    int32_t induction = -1, person = -1, i;

    if (reader->count == 3) {
        induction = rf_instance_induction(instance, reader->words[1]);
        person = rf_instance_person(instance, reader->words[2]);
    }
    if (induction < 0 || person < 0 || reader->block != NULL)
        return fail(reader, "the line should read: mentor, induction, person");
    if (certificate->mentors == NULL) {
        certificate->mentors =
            rf_allocate((size_t)instance->induction_count, sizeof *certificate->mentors);
        for (i = 0; i < instance->induction_count; i++)
            certificate->mentors[i] = -1;
    }
    certificate->mentors[induction] = person;
    return true;
}

static bool read_line(struct reader *reader)
{
    const char *word = reader->words[0];

    if (strcmp(word, "mentor") == 0)
        return read_mentor(reader);
    if (strcmp(word, "block") == 0)
        return begin_block(reader);
    if (reader->block == NULL)
        return fail(reader, "a block should begin here");
    if (strcmp(word, "home") == 0 || strcmp(word, "event") == 0 || strcmp(word, "leaf") == 0)
        return read_node(reader);
    if (reader->block->node_count > 0)
        return fail(reader, "the tree of the block is not finished");
    if (strcmp(word, "bound") == 0)
        return read_bound(reader);
    if (strcmp(word, "price") == 0)
        return read_price(reader);
    if (strcmp(word, "strain") == 0)
        return read_strain(reader);
    return fail(reader, "\"%.40s\" is not known", word);
}

/* Cuts the line at tabs, in place. */
static void cut(struct reader *reader, char *line)
{
    reader->count = 0;
    for (char *word = line; word != NULL;) {
        char *tab = strchr(word, '\t');

        if (tab != NULL)
            *tab++ = '\0';
        RF_PUSH(reader->words, reader->count, reader->capacity, word);
        word = tab;
    }
}

static bool read_version(struct reader *reader)
{
    if (reader->count != 2 || strcmp(reader->words[0], "ringfence-certificate") != 0)
        return fail(reader, "this is no certificate");
    return strcmp(reader->words[1], "2") == 0 ||
           fail(reader, "a certificate of version %.20s, but version 2 is needed: solve again",
                reader->words[1]);
}

static bool read_head(struct reader *reader)
{
    if (reader->line == 1)
        return read_version(reader);
    if (reader->count != 2 || strcmp(reader->words[0], "instance") != 0 ||
        strlen(reader->words[1]) + 1 != sizeof reader->certificate->instance)
        return fail(reader, "the line should read: instance, its hash");
    memcpy(reader->certificate->instance, reader->words[1], sizeof reader->certificate->instance);
    return true;
}

/* All lines but the last, which is the seal of the others. */
static bool read_lines(struct reader *reader, char *text, size_t length)
{
    size_t at = length > 0 && text[length - 1] == '\n' ? length - 1 : 0;
    char seal[RF_SEAL_TEXT];
    char *line = text, *last;

    while (at > 0 && text[at - 1] != '\n')
        at--;
    if (length == 0 || at == 0 || strlen(text) != length)
        return fail(reader, "this is no certificate");
    last = text + at;
    rf_certificate_seal(text, at, seal);
    if (strncmp(last, "seal\t", 5) != 0 || strlen(last) != 5 + RF_SEAL_TEXT ||
        strncmp(last + 5, seal, RF_SEAL_TEXT - 1) != 0)
        return fail(reader, "the seal does not fit: the certificate was changed or cut off");
    while (line < last) {
        char *end = strchr(line, '\n');

        *end = '\0';
        reader->line++;
        cut(reader, line);
        if (!(reader->line <= 2 ? read_head(reader) : read_line(reader)))
            return false;
        line = end + 1;
    }
    return reader->line >= 2 && (reader->block == NULL || reader->whole ||
                                 fail(reader, "the last block is not finished"));
}

bool rf_certificate_is_current(const char *text)
{
    static const char first[] = "ringfence-certificate\t2\n";

    return strncmp(text, first, sizeof first - 1) == 0;
}

struct rf_certificate *rf_certificate_read(const struct rf_instance *instance, const char *text,
                                           size_t length, char **fault)
{
    struct reader reader = {.instance = instance};
    char *copy = rf_copy_bytes(text, length);

    reader.certificate = rf_allocate(1, sizeof *reader.certificate);
    if (!read_lines(&reader, copy, length)) {
        fail(&reader, "this is no certificate");
        rf_certificate_release(reader.certificate);
        reader.certificate = NULL;
    }
    if (fault != NULL)
        *fault = reader.fault;
    else
        rf_release(reader.fault);
    rf_release(reader.pending);
    rf_release(reader.words);
    rf_release(copy);
    return reader.certificate;
}
