/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_reference.c: names of things, single and in lists, and what was probably meant by a name
 * that nothing has.
 *
 * Things of a collection lie sorted by id with the id as their first member, so one binary search
 * serves all. A collection whose own section could not be read makes no name dangling. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

_Static_assert(offsetof(struct rf_person, id) == 0, "the id comes first");
_Static_assert(offsetof(struct rf_bell, id) == 0, "the id comes first");
_Static_assert(offsetof(struct rf_kind, id) == 0, "the id comes first");
_Static_assert(offsetof(struct rf_programme, id) == 0, "the id comes first");
_Static_assert(offsetof(struct rf_induction, id) == 0, "the id comes first");
_Static_assert(offsetof(struct rf_event, id) == 0, "the id comes first");
_Static_assert(offsetof(struct rf_site, id) == 0, "the id comes first");

struct collection {
    const void *items;
    size_t stride;
    int32_t count;
    const char *section; /* where it is written */
};

static struct collection collection_of(const struct rf_decoder *decoder, enum rf_collection to)
{
    const struct rf_instance *instance = decoder->instance;
    const struct collection collections[RF_COLLECTION_COUNT] = {
        [RF_PEOPLE] = {instance->people, sizeof *instance->people, instance->person_count,
                       "/staff"},
        [RF_BELLS] = {instance->bells, sizeof *instance->bells, instance->bell_count,
                      "/calendar/bells"},
        [RF_KINDS] = {instance->kinds, sizeof *instance->kinds, instance->kind_count, "/kinds"},
        [RF_PROGRAMMES] = {instance->programmes, sizeof *instance->programmes,
                           instance->programme_count, "/programmes"},
        [RF_INDUCTIONS] = {instance->inductions, sizeof *instance->inductions,
                           instance->induction_count, "/inductions"},
        [RF_EVENTS] = {instance->events, sizeof *instance->events, instance->event_count,
                       "/events"},
        [RF_SITES] = {instance->sites, sizeof *instance->sites, instance->site_count,
                      "/school/sites"},
    };

    return collections[to];
}

static const char *id_of(const struct collection *collection, int32_t index)
{
    const char *id;

    memcpy(&id, (const char *)collection->items + (size_t)index * collection->stride, sizeof id);
    return id;
}

int32_t rf_decode_find(const struct rf_decoder *decoder, enum rf_collection to, const char *id)
{
    struct collection collection = collection_of(decoder, to);
    int32_t low = 0, high = collection.count - 1;

    while (low <= high) {
        int32_t middle = low + (high - low) / 2;
        int order = strcmp(id_of(&collection, middle), id);

        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}

/* False when the section of the collection is missing though required, or no object: that was
 * reported and would make every name dangle. */
static bool is_known(const struct rf_decoder *decoder, enum rf_collection to)
{
    const struct rf_value *section;

    if (to == RF_BELLS)
        return decoder->bells_known;
    if (to == RF_SITES) {
        section = rf_value_member(decoder->root.value, "school");
        if (section == NULL || section->type != RF_OBJECT)
            return false;
        section = rf_value_member(section, "sites");
        return section == NULL || section->type == RF_OBJECT;
    }
    section = rf_value_member(decoder->root.value, collection_of(decoder, to).section + 1);
    if (section == NULL)
        return to != RF_PEOPLE;
    return section->type == RF_OBJECT;
}

void rf_closest_try(struct rf_closest *closest, const char *candidate)
{
    int length = (int)strlen(closest->word);
    int limit = length < 2 ? 0 : length < 4 ? 1 : length < 7 ? 2 : 3;
    int distance = rf_text_distance(closest->word, candidate, limit);

    if (distance <= limit && (closest->best == NULL || distance < closest->distance)) {
        closest->best = candidate;
        closest->distance = distance;
    }
}

char *rf_closest_fix(const struct rf_closest *closest, const char *otherwise)
{
    struct rf_text text = RF_TEXT_INIT;

    if (closest->best == NULL)
        return otherwise != NULL ? rf_copy_text(otherwise) : NULL;
    rf_text_format(&text, "did you mean \"%s\"?", closest->best);
    return rf_text_take(&text);
}

static int32_t resolve(struct rf_decoder *decoder, const struct rf_node *node,
                       enum rf_collection to, const char *label, const char *id)
{
    struct collection collection = collection_of(decoder, to);
    struct rf_closest closest = {id, NULL, 0};
    struct rf_text otherwise = RF_TEXT_INIT;
    int32_t found = rf_decode_find(decoder, to, id);
    char *fix;
    int32_t i;

    if (found >= 0 || !is_known(decoder, to))
        return found;
    for (i = 0; i < collection.count; i++)
        rf_closest_try(&closest, id_of(&collection, i));
    rf_text_format(&otherwise, "add it to %s, or name one that is there", collection.section);
    fix = rf_closest_fix(&closest, rf_text_peek(&otherwise));
    rf_decode_fault(decoder, node, RF_FORMAT_REFERENCE, fix, "\"%s\" names \"%s\", %s is not in %s",
                    label, id, to == RF_PEOPLE ? "who" : "which", collection.section);
    rf_release(fix);
    rf_text_release(&otherwise);
    return -1;
}

int32_t rf_decode_resolve(struct rf_decoder *decoder, const struct rf_node *node,
                          enum rf_collection to, const char *id)
{
    return resolve(decoder, node, to, rf_node_label(node), id);
}

int32_t rf_decode_resolve_key(struct rf_decoder *decoder, const struct rf_node *node,
                              enum rf_collection to, const char *label)
{
    return resolve(decoder, node, to, label, node->key);
}

static int compare_indexes(const void *left, const void *right)
{
    int32_t one = *(const int32_t *)left, other = *(const int32_t *)right;

    return (one > other) - (one < other);
}

/* Sorts, drops repetitions, and hands over as a list. */
static struct rf_index_list settle(int32_t *items, int32_t count)
{
    struct rf_index_list list = {items, 0};
    int32_t i;

    qsort(items, (size_t)count, sizeof *items, compare_indexes);
    for (i = 0; i < count; i++) {
        if (i == 0 || items[i] != items[i - 1])
            items[list.count++] = items[i];
    }
    return list;
}

bool rf_decode_new_text(struct rf_decoder *decoder, const struct rf_node *item)
{
    const struct rf_value *list = item->parent->value;
    int32_t i;

    if (item->value->type != RF_TEXT) {
        struct rf_text found = RF_TEXT_INIT;

        rf_decode_found(&found, item->value);
        rf_decode_fault(decoder, item, RF_FORMAT_TYPE, "write names in quotation marks",
                        "the items of \"%s\" must be texts, found %s", rf_node_label(item),
                        rf_text_peek(&found));
        rf_text_release(&found);
        return false;
    }
    for (i = 0; i < item->item; i++) {
        if (list->items[i]->type == RF_TEXT &&
            strcmp(list->items[i]->text, item->value->text) == 0) {
            rf_decode_fault(decoder, item, RF_FORMAT_REPEATED, "delete one of the two",
                            "\"%s\" names \"%s\" twice", rf_node_label(item), item->value->text);
            return false;
        }
    }
    return true;
}

int32_t rf_decode_references_in_order(struct rf_decoder *decoder, const struct rf_node *node,
                                      const char *key, enum rf_collection to, int32_t *items,
                                      int32_t most)
{
    struct rf_node list = rf_node_member(node, key, RF_ARRAY);
    int32_t count = 0, i;

    for (i = 0; list.value != NULL && i < list.value->count; i++) {
        struct rf_node item = rf_node_item(&list, i);
        int32_t found;

        if (!rf_decode_new_text(decoder, &item))
            continue;
        found = rf_decode_resolve(decoder, &item, to, item.value->text);
        if (found >= 0 && count < most)
            items[count++] = found;
    }
    return count;
}

struct rf_index_list rf_decode_references(struct rf_decoder *decoder, const struct rf_node *node,
                                          const char *key, enum rf_collection to)
{
    struct rf_node list = rf_node_member(node, key, RF_ARRAY);
    int32_t *items;

    if (list.value == NULL)
        return (struct rf_index_list){NULL, 0};
    items = rf_arena_allocate(decoder->arena, (size_t)list.value->count, sizeof *items);
    return settle(items,
                  rf_decode_references_in_order(decoder, node, key, to, items, list.value->count));
}

static const char *const group_names[] = {"ects", "mentors", "all", NULL};
enum group { GROUP_ECTS, GROUP_MENTORS, GROUP_ALL, GROUP_NONE };

static enum group group_of(struct rf_decoder *decoder, const struct rf_node *item)
{
    struct rf_closest closest = {item->value->text, NULL, 0};
    int group;
    char *fix;

    for (group = GROUP_ECTS; group != GROUP_NONE; group++) {
        if (strcmp(group_names[group], item->value->text) == 0)
            return (enum group)group;
        rf_closest_try(&closest, group_names[group]);
    }
    fix = rf_closest_fix(&closest, "write \"ects\", \"mentors\" or \"all\"");
    rf_decode_fault(decoder, item, RF_FORMAT_CHOICE, fix,
                    "\"%s\" knows \"ects\", \"mentors\" and \"all\", found \"%s\"",
                    rf_node_label(item), item->value->text);
    rf_release(fix);
    return GROUP_NONE;
}

static void mark_group(const struct rf_instance *instance, enum group group, bool *flags)
{
    int32_t i;

    if (group == GROUP_ALL) {
        for (i = 0; i < instance->person_count; i++)
            flags[i] = true;
    }
    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        int32_t person = group == GROUP_ECTS      ? induction->ect
                         : group == GROUP_MENTORS ? induction->mentor
                                                  : -1;

        if (person >= 0)
            flags[person] = true;
    }
}

struct rf_index_list rf_decode_people(struct rf_decoder *decoder, const struct rf_node *node)
{
    const struct rf_instance *instance = decoder->instance;
    struct rf_index_list staff = rf_decode_references(decoder, node, "staff", RF_PEOPLE);
    struct rf_node groups = rf_node_member(node, "groups", RF_ARRAY);
    bool *flags = rf_allocate((size_t)instance->person_count, sizeof *flags);
    int32_t *people =
        rf_arena_allocate(decoder->arena, (size_t)instance->person_count, sizeof *people);
    struct rf_index_list list = {people, 0};
    int32_t i;

    for (i = 0; i < staff.count; i++)
        flags[staff.items[i]] = true;
    for (i = 0; groups.value != NULL && i < groups.value->count; i++) {
        struct rf_node item = rf_node_item(&groups, i);

        if (rf_decode_new_text(decoder, &item))
            mark_group(instance, group_of(decoder, &item), flags);
    }
    for (i = 0; i < instance->person_count; i++) {
        if (flags[i])
            people[list.count++] = i;
    }
    rf_release(flags);
    return list;
}

const bool *rf_decode_kinds_or_all(struct rf_decoder *decoder, const struct rf_node *node,
                                   const char *key)
{
    int32_t count = decoder->instance->kind_count;
    bool *flags = rf_arena_allocate(decoder->arena, (size_t)count, sizeof *flags);
    bool all = node->value == NULL || rf_value_member(node->value, key) == NULL;
    struct rf_index_list list = rf_decode_references(decoder, node, key, RF_KINDS);
    int32_t i;

    for (i = 0; i < count; i++)
        flags[i] = all;
    for (i = 0; i < list.count; i++)
        flags[list.items[i]] = true;
    return flags;
}
