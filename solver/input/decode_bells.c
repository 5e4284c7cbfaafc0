/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_bells.c: /calendar/bells: named bell schedules and their shapes.
 *
 * All shapes of all bells lie in one array: of each bell first its usual shape, then those of other
 * days in the order of their keys. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "input/decode.h"
#include "input/read.h"

static const char *const classes[] = {"teaching", "registration", "break", "lunch", NULL};

static void read_period(struct rf_decoder *decoder, const struct rf_node *node,
                        struct rf_period *period)
{
    struct entry {
        struct rf_span span;
        int32_t class;
    };
    static const struct rf_field fields[] = {
        {.key = "start",
         .type = RF_FIELD_MINUTE,
         .required = true,
         .at = offsetof(struct entry, span.from)},
        {.key = "end",
         .type = RF_FIELD_MINUTE,
         .required = true,
         .at = offsetof(struct entry, span.until)},
        {.key = "class",
         .type = RF_FIELD_CHOICE,
         .at = offsetof(struct entry, class),
         .choices = classes},
    };
    struct entry entry = {{-1, -1}, (int32_t)RF_PERIOD_TEACHING};

    RF_DECODE_FIELDS(decoder, node, fields, &entry);
    period->name = rf_arena_text(decoder->arena, node->key);
    period->class = (enum rf_period_class)entry.class;
    if (entry.span.from >= 0 && entry.span.until >= 0 &&
        rf_decode_span_order(decoder, node, entry.span))
        period->span = entry.span;
}

static int compare_periods(const void *left, const void *right)
{
    const struct rf_period *one = left, *other = right;

    if (one->span.from != other->span.from)
        return one->span.from < other->span.from ? -1 : 1;
    return strcmp(one->name, other->name);
}

/* Reads the member "periods" of `owner`. */
static struct rf_shape read_shape(struct rf_decoder *decoder, const struct rf_node *owner)
{
    struct rf_node map = rf_node_member(owner, "periods", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_period *periods = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *periods);
    struct rf_lasting *lasting = rf_allocate((size_t)count, sizeof *lasting);
    struct rf_shape shape = {periods, count};
    struct rf_node node;
    size_t known = 0;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        struct rf_period *period = &periods[i++];

        read_period(decoder, &node, period);
        if (period->span.from < period->span.until)
            lasting[known++] = (struct rf_lasting){period->span.from, period->span.until,
                                                   rf_node_keep(decoder, &node)};
    }
    rf_decode_no_overlap(decoder, lasting, known, "period");
    qsort(periods, (size_t)count, sizeof *periods, compare_periods);
    rf_release(lasting);
    return shape;
}

/* Reads the bell's own days; `shapes` holds all, of which `*used` are taken. */
static void read_other_shapes(struct rf_decoder *decoder, const struct rf_node *bell,
                              struct rf_shape *shapes, int32_t *used, struct rf_draft_bell *draft)
{
    static const struct rf_field fields[] = {
        {.key = "periods", .type = RF_FIELD_OBJECT, .required = true}};
    struct rf_node map = rf_node_member(bell, "days", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_draft_shape *others =
        rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *others);
    struct rf_node node;
    int32_t position = 0;

    draft->others = others;
    while (rf_decode_next_entry(decoder, &map, &position, &node)) {
        struct rf_draft_shape *other = &others[draft->other_count];
        bool known = rf_decode_day_key(decoder, &node, node.key,
                                       RF_KEY_WEEKDAY | RF_KEY_LETTER | RF_KEY_DATE, &other->key);

        RF_DECODE_FIELDS(decoder, &node, fields, NULL);
        other->shape = *used;
        shapes[(*used)++] = read_shape(decoder, &node);
        draft->other_count += known;
    }
}

static int32_t count_shapes(const struct rf_node *bells)
{
    int32_t count = 0, i;

    for (i = 0; bells->value != NULL && i < bells->value->count; i++) {
        const struct rf_value *days = rf_value_member(bells->value->members[i].value, "days");

        count += 1 + (days != NULL && days->type == RF_OBJECT ? days->count : 0);
    }
    return count;
}

static void check_bell_count(struct rf_decoder *decoder, const struct rf_node *calendar,
                             const struct rf_node *bells)
{
    int32_t count = decoder->instance->bell_count;

    if (bells->value == NULL)
        return;
    if (count == 0)
        rf_decode_fault(decoder, bells, RF_FORMAT_EMPTY, "add a bell schedule with its periods",
                        "\"bells\" holds no bell schedule");
    if (count > RF_LIMIT_BELLS)
        rf_decode_fault(decoder, bells, RF_FORMAT_LIMIT, "use days of one bell instead",
                        "there are %d bell schedules, at most %d are possible", (int)count,
                        (int)RF_LIMIT_BELLS);
    if (count > 1 && rf_value_member(calendar->value, "bell") == NULL)
        rf_decode_fault(decoder, calendar, RF_FORMAT_MISSING_KEY,
                        "add \"bell\": the bell schedule of all who name none",
                        "\"bell\" is missing, and there are several bells");
}

void rf_decode_bells(struct rf_decoder *decoder, const struct rf_node *calendar)
{
    static const struct rf_field fields[] = {
        {.key = "periods", .type = RF_FIELD_OBJECT, .required = true},
        {.key = "days", .type = RF_FIELD_OBJECT},
    };
    struct rf_instance *instance = decoder->instance;
    struct rf_node map = rf_node_member(calendar, "bells", RF_OBJECT);
    int32_t count = rf_decode_entry_count(decoder, &map);
    struct rf_bell *bells = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *bells);
    struct rf_draft_bell *drafts =
        rf_arena_allocate(decoder->draft->arena, (size_t)count, sizeof *drafts);
    struct rf_shape *shapes =
        rf_arena_allocate(decoder->arena, (size_t)count_shapes(&map), sizeof *shapes);
    struct rf_node node;
    int32_t position = 0, i = 0;

    while (rf_decode_next_id(decoder, &map, &position, &node)) {
        bells[i].id = rf_arena_text(decoder->arena, node.key);
        RF_DECODE_FIELDS(decoder, &node, fields, NULL);
        drafts[i].usual = instance->shape_count;
        shapes[instance->shape_count++] = read_shape(decoder, &node);
        read_other_shapes(decoder, &node, shapes, &instance->shape_count, &drafts[i]);
        i++;
    }
    instance->bells = bells;
    instance->bell_count = count;
    instance->shapes = shapes;
    decoder->draft->bells = bells;
    decoder->draft->bell_drafts = drafts;
    check_bell_count(decoder, calendar, &map);
}
