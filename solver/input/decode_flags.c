/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_flags.c: the flags of inductions: names that a step can ask for.
 *
 * A flag is nothing but its name, so there is no list of them to look it up in: all that steps and
 * inductions name are gathered first, sorted, and stand for one bit each. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "input/decode.h"
#include "input/read.h"

struct flag_names {
    const char **items; /* heap; texts of the document */
    size_t count, capacity;
};

static void gather(struct flag_names *names, const struct rf_value *object, const char *key)
{
    const struct rf_value *list = rf_value_member(object, key);
    int32_t i;

    for (i = 0; list != NULL && list->type == RF_ARRAY && i < list->count; i++) {
        if (list->items[i]->type == RF_TEXT && rf_decode_id_fits(list->items[i]->text))
            RF_PUSH(names->items, names->count, names->capacity, list->items[i]->text);
    }
}

static int32_t member_count(const struct rf_value *object)
{
    return object != NULL && object->type == RF_OBJECT ? object->count : 0;
}

static void gather_steps(struct flag_names *names, const struct rf_value *programme)
{
    const struct rf_value *stages = rf_value_member(programme, "stages");
    int32_t i, j;

    for (i = 0; i < member_count(stages); i++) {
        const struct rf_value *steps = rf_value_member(stages->members[i].value, "steps");

        for (j = 0; j < member_count(steps); j++) {
            gather(names, steps->members[j].value, "only_if");
            gather(names, steps->members[j].value, "unless");
        }
    }
}

static int compare_names(const void *left, const void *right)
{
    const char *const *one = left, *const *other = right;

    return strcmp(*one, *other);
}

/* Sorts, drops repetitions, and hands over as the instance's. */
static int32_t settle(struct rf_decoder *decoder, struct flag_names *names)
{
    const char **flags = rf_arena_allocate(decoder->arena, names->count, sizeof *flags);
    int32_t count = 0;
    size_t n;

    if (names->count > 0)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    for (n = 0; n < names->count; n++) {
        if (n == 0 || strcmp(names->items[n], names->items[n - 1]) != 0)
            flags[count++] = rf_arena_text(decoder->arena, names->items[n]);
    }
    decoder->instance->flags = flags;
    decoder->instance->flag_count = count < RF_LIMIT_FLAGS ? count : RF_LIMIT_FLAGS;
    return count;
}

/* Where there are too many, those of the steps are kept: without them sound steps look faulty. */
void rf_decode_flags(struct rf_decoder *decoder)
{
    const struct rf_value *root = decoder->root.value;
    const struct rf_value *programmes = rf_value_member(root, "programmes");
    const struct rf_value *inductions = rf_value_member(root, "inductions");
    const struct rf_value *training = rf_value_member(root, "training");
    struct flag_names names = {NULL, 0, 0};
    int32_t count, i;

    for (i = 0; i < member_count(programmes); i++)
        gather_steps(&names, programmes->members[i].value);
    for (i = 0; i < member_count(inductions); i++)
        gather(&names, inductions->members[i].value, "flags");
    for (i = 0; i < member_count(training); i++)
        gather(&names, training->members[i].value, "flags");
    count = settle(decoder, &names);
    if (count > RF_LIMIT_FLAGS) {
        rf_decode_fault(decoder, &decoder->root, RF_FORMAT_LIMIT, "use fewer names",
                        "there are %d different flags, at most %d are possible", (int)count,
                        (int)RF_LIMIT_FLAGS);
        names.count = 0;
        for (i = 0; i < member_count(programmes); i++)
            gather_steps(&names, programmes->members[i].value);
        settle(decoder, &names);
    }
    rf_release(names.items);
}

static uint64_t bit_of(const struct rf_instance *instance, const char *name)
{
    int32_t low = 0, high = instance->flag_count - 1;

    while (low <= high) {
        int32_t middle = low + (high - low) / 2;
        int order = strcmp(instance->flags[middle], name);

        if (order == 0)
            return (uint64_t)1 << middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return 0;
}

uint64_t rf_decode_flag_bits(struct rf_decoder *decoder, const struct rf_node *node,
                             const char *key)
{
    struct rf_node list = rf_node_member(node, key, RF_ARRAY);
    uint64_t bits = 0;
    int32_t i;

    for (i = 0; list.value != NULL && i < list.value->count; i++) {
        struct rf_node item = rf_node_item(&list, i);

        if (!rf_decode_new_text(decoder, &item))
            continue;
        if (!rf_decode_id_fits(item.value->text))
            rf_decode_fault(decoder, &item, RF_FORMAT_ID, "give it a shorter or plainer name",
                            "a flag must have 1 to %d bytes, without \"/\" and control characters",
                            (int)RF_LIMIT_ID_BYTES);
        bits |= bit_of(decoder->instance, item.value->text);
    }
    return bits;
}
