/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layers.c: the merge.
 *
 * Objects merge member by member, null removes, everything else replaces (RFC 7396, section 2).
 * Both sides are sorted by key, so merging two objects is one pass over both. Stricter than the
 * RFC: a null that removes nothing is an error, because it is nearly always a misspelt key. */
#include "input/layers.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/fault.h"

/* Misspelt by at most so many edits still gets a "did you mean". */
enum { SUGGESTION_EDITS = 2 };

struct merge {
    struct rf_document *document;
    struct rf_diagnostics *diagnostics;
};

/* The way from the root to a value. */
struct step {
    const struct step *up; /* NULL at the root */
    const char *key;
};

static const char *pointer_of(struct rf_arena *arena, const struct step *step)
{
    return step == NULL ? "" : rf_pointer_key(arena, pointer_of(arena, step->up), step->key);
}

/* The key of `object` that `key` was perhaps meant to be, or NULL. */
static const char *nearest_key(const struct rf_value *object, const char *key)
{
    const char *nearest = NULL;
    int least = SUGGESTION_EDITS + 1;
    for (int32_t index = 0; object != NULL && index < object->count; index++) {
        int distance = rf_text_distance(key, object->members[index].key, SUGGESTION_EDITS);
        if (distance < least) {
            least = distance;
            nearest = object->members[index].key;
        }
    }
    return nearest;
}

/* `target`: the object that lacks `key`, NULL when it is itself new. */
static void tell_useless_null(struct merge *merge, const struct step *parent,
                              const struct rf_value *target, const struct rf_member *member)
{
    struct step step = {parent, member->key};
    const char *pointer = pointer_of(merge->document->arena, &step);
    struct rf_place place = rf_document_place(merge->document, member->value, pointer);
    const char *nearest = nearest_key(target, member->key);
    if (nearest != NULL)
        rf_fault_add(merge->diagnostics, RF_FAULT_NOTHING_REMOVED, place,
                     "correct the key, or delete it",
                     ": the files before have no \"%.*s\" here; did you mean \"%.*s\"?",
                     rf_fault_shown(member->key), member->key, rf_fault_shown(nearest), nearest);
    else
        rf_fault_add(merge->diagnostics, RF_FAULT_NOTHING_REMOVED, place,
                     "correct the key, or delete it", ": the files before have no \"%.*s\" here",
                     rf_fault_shown(member->key), member->key);
}

/* Takes the nulls out of an object that stands where there was none: there is nothing they could
 * remove. */
static void strip_nulls(struct merge *merge, const struct step *at, struct rf_value *value)
{
    int32_t kept = 0;
    if (value->type != RF_OBJECT)
        return;
    for (int32_t index = 0; index < value->count; index++) {
        struct rf_member member = value->members[index];
        struct step step = {at, member.key};
        if (member.value->type == RF_NULL) {
            tell_useless_null(merge, at, NULL, &member);
            continue;
        }
        strip_nulls(merge, &step, member.value);
        value->members[kept++] = member;
    }
    value->count = kept;
}

static struct rf_value *merged(struct merge *merge, const struct step *at, struct rf_value *target,
                               struct rf_value *patch);

/* Both are objects; `target` takes in the members of `patch`. */
static void merge_members(struct merge *merge, const struct step *at, struct rf_value *target,
                          const struct rf_value *patch)
{
    struct rf_member *members = rf_arena_allocate(
        merge->document->arena, (size_t)target->count + (size_t)patch->count, sizeof *members);
    int32_t count = 0, left = 0, right = 0;
    while (left < target->count || right < patch->count) {
        int order = left == target->count ? 1
                    : right == patch->count
                        ? -1
                        : strcmp(target->members[left].key, patch->members[right].key);
        if (order < 0) {
            members[count++] = target->members[left++];
            continue;
        }
        struct rf_member member = patch->members[right++];
        struct step step = {at, member.key};
        struct rf_value *old = order == 0 ? target->members[left++].value : NULL;
        if (member.value->type == RF_NULL) {
            if (old == NULL)
                tell_useless_null(merge, at, target, &member);
            continue;
        }
        member.value = merged(merge, &step, old, member.value);
        members[count++] = member;
    }
    target->members = members;
    target->count = count;
}

/* What stands where `target` (NULL: nothing) stood, after `patch` (not null) was laid over it. */
static struct rf_value *merged(struct merge *merge, const struct step *at, struct rf_value *target,
                               struct rf_value *patch)
{
    if (patch->type != RF_OBJECT || target == NULL || target->type != RF_OBJECT) {
        strip_nulls(merge, at, patch);
        return patch;
    }
    merge_members(merge, at, target, patch);
    target->file = patch->file;
    target->line = patch->line;
    target->column = patch->column;
    return target;
}

static const struct rf_value *school_id(const struct rf_value *layer)
{
    const struct rf_value *id = rf_value_member(rf_value_member(layer, "school"), "id");
    return id != NULL && id->type == RF_TEXT ? id : NULL;
}

static void compare_schools(struct merge *merge, struct rf_value *const *layers, int32_t count)
{
    const struct rf_value *first = NULL;
    for (int32_t index = 0; index < count; index++) {
        const struct rf_value *id = school_id(layers[index]);
        if (id == NULL)
            continue;
        if (first == NULL)
            first = id;
        else if (strcmp(first->text, id->text) != 0)
            rf_fault_add(merge->diagnostics, RF_FAULT_TWO_SCHOOLS,
                         rf_document_place(merge->document, id, "/school/id"), NULL,
                         ": \"%.*s\" here, \"%.*s\" in %s", rf_fault_shown(id->text), id->text,
                         rf_fault_shown(first->text), first->text,
                         merge->document->files[first->file]);
    }
}

void rf_layers_merge(struct rf_document *document, struct rf_value *const *layers, int32_t count,
                     struct rf_diagnostics *diagnostics)
{
    struct merge merge = {document, diagnostics};
    compare_schools(&merge, layers, count);
    for (int32_t index = 0; index < count; index++)
        document->root = merged(&merge, NULL, document->root, layers[index]);
}

const struct rf_value *rf_layers_rule_pack(struct rf_value *const *layers, int32_t count)
{
    const struct rf_value *named = NULL;
    for (int32_t index = 0; index < count; index++) {
        const struct rf_value *value = rf_value_member(layers[index], "rule_pack");
        if (value != NULL)
            named = value->type == RF_NULL ? NULL : value;
    }
    return named;
}
