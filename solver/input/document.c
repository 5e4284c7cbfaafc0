/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * document.c: from accepted bytes to a tree of values that know their place.
 *
 * cJSON parses what the scanner accepted; one walk over both in step builds the tree. The two must
 * agree on type and number of values: if they ever do not, the file is refused. cJSON's lists are
 * followed by `next`, never by index or name (both are linear). */
#include "input/document.h"

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/fault.h"
#include "input/read.h"
#include "input/scanner.h"

/* One walk: cJSON's tree and the scanner's list, the latter from `next` on. */
struct walk {
    struct rf_arena *arena;
    const struct rf_scan *scan;
    size_t next;
    int32_t file;
};

void rf_document_start(struct rf_document *document, int32_t capacity)
{
    memset(document, 0, sizeof *document);
    document->arena = rf_arena_new();
    document->files = rf_arena_allocate(document->arena, (size_t)capacity, sizeof(char *));
    document->file_orders = rf_arena_allocate(document->arena, (size_t)capacity, sizeof(int32_t));
}

void rf_document_release(struct rf_document *document)
{
    rf_arena_release(document->arena);
    memset(document, 0, sizeof *document);
}

/* ------------------------------------------------------------------ building */

static int compare_members(const void *one, const void *other)
{
    const struct rf_member *a = one, *b = other;
    return strcmp(a->key, b->key); /* keys of one object differ: a total order */
}

static bool type_of(const cJSON *parsed, enum rf_value_type *type)
{
    if (cJSON_IsNull(parsed))
        *type = RF_NULL;
    else if (cJSON_IsBool(parsed))
        *type = RF_BOOLEAN;
    else if (cJSON_IsNumber(parsed))
        *type = RF_NUMBER;
    else if (cJSON_IsString(parsed))
        *type = RF_TEXT;
    else if (cJSON_IsArray(parsed))
        *type = RF_ARRAY;
    else if (cJSON_IsObject(parsed))
        *type = RF_OBJECT;
    else
        return false;
    return true;
}

static struct rf_value *build(struct walk *walk, const cJSON *parsed);

static bool build_children(struct walk *walk, const cJSON *parsed, struct rf_value *value)
{
    const cJSON *child;
    int32_t index = 0;
    for (child = parsed->child; child != NULL; child = child->next)
        value->count++;
    if (value->type == RF_ARRAY)
        value->items = rf_arena_allocate(walk->arena, (size_t)value->count, sizeof *value->items);
    else
        value->members =
            rf_arena_allocate(walk->arena, (size_t)value->count, sizeof *value->members);
    for (child = parsed->child; child != NULL; child = child->next, index++) {
        struct rf_value *built = build(walk, child);
        if (built == NULL)
            return false;
        if (value->type == RF_ARRAY) {
            value->items[index] = built;
        } else {
            value->members[index].key = rf_arena_text(walk->arena, child->string);
            value->members[index].value = built;
        }
    }
    if (value->type == RF_OBJECT && value->count > 1)
        qsort(value->members, (size_t)value->count, sizeof *value->members, compare_members);
    return true;
}

/* The tree of `parsed`, NULL when the scanner saw something else at this place. Not deeper than
 * RF_LIMIT_NESTING: the scanner refused what is. */
static struct rf_value *build(struct walk *walk, const cJSON *parsed)
{
    enum rf_value_type type;
    if (walk->next >= walk->scan->count || !type_of(parsed, &type))
        return NULL;
    const struct rf_spot *spot = &walk->scan->spots[walk->next++];
    if (spot->type != type)
        return NULL;
    struct rf_value *value = rf_arena_allocate(walk->arena, 1, sizeof *value);
    value->type = type;
    value->file = walk->file;
    value->line = spot->line;
    value->column = spot->column;
    value->thousandths = spot->thousandths;
    if (type == RF_BOOLEAN)
        value->boolean = cJSON_IsTrue(parsed) != 0;
    if (type == RF_TEXT)
        value->text = rf_arena_text(walk->arena, parsed->valuestring);
    if ((type == RF_ARRAY || type == RF_OBJECT) && !build_children(walk, parsed, value))
        return NULL;
    return value;
}

static void *allocate_for_parser(size_t size)
{
    return rf_allocate(1, size);
}

/* Parses accepted bytes; NULL when the parser sees in them something else than the scanner. */
static struct rf_value *parse(struct rf_document *document, int32_t file,
                              const struct rf_scan *scan)
{
    cJSON_Hooks hooks = {allocate_for_parser, rf_release};
    struct walk walk = {document->arena, scan, 0, file};
    char *text = rf_copy_bytes(scan->text, scan->length);
    cJSON_InitHooks(&hooks);
    /* The length counts the zero byte, which the parser demands as the end. */
    cJSON *parsed = cJSON_ParseWithLengthOpts(text, scan->length + 1, NULL, 1);
    struct rf_value *value = parsed != NULL ? build(&walk, parsed) : NULL;
    if (walk.next != scan->count)
        value = NULL;
    cJSON_Delete(parsed);
    rf_release(text);
    return value;
}

struct rf_value *rf_document_add(struct rf_document *document, const char *name, int32_t file_order,
                                 const char *bytes, size_t length,
                                 struct rf_diagnostics *diagnostics)
{
    struct rf_place place = {name, (int)file_order, 1, 1, NULL};
    struct rf_scan scan;
    struct rf_value *value = NULL;
    int32_t file = document->file_count++;
    document->files[file] = rf_arena_text(document->arena, name);
    document->file_orders[file] = file_order;
    if (rf_scan_bytes(bytes, length, place, diagnostics, &scan)) {
        value = parse(document, file, &scan);
        if (value == NULL)
            rf_fault_add(diagnostics, RF_FAULT_DISAGREE, place, NULL, "%s", "");
    }
    rf_scan_release(&scan);
    return value;
}

/* ------------------------------------------------------------------ looking up */

struct rf_value *rf_value_member(const struct rf_value *object, const char *key)
{
    if (object == NULL || object->type != RF_OBJECT)
        return NULL;
    int32_t low = 0, high = object->count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        int order = strcmp(object->members[middle].key, key);
        if (order == 0)
            return object->members[middle].value;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

struct rf_place rf_document_place(const struct rf_document *document, const struct rf_value *value,
                                  const char *pointer)
{
    struct rf_place place = {NULL, 0, 0, 0, pointer};
    if (value == NULL)
        return place;
    place.file = document->files[value->file];
    place.file_order = (int)document->file_orders[value->file];
    place.line = (int)value->line;
    place.column = (int)value->column;
    return place;
}

/* Reads the key of the pointer that ends at the next "/" or at the end into `key`. */
static const char *next_key(const char *pointer, struct rf_text *key)
{
    key->length = 0;
    rf_text_add_bytes(key, "", 0);
    while (*pointer != '\0' && *pointer != '/') {
        if (*pointer == '~' && (pointer[1] == '0' || pointer[1] == '1')) {
            rf_text_add(key, pointer[1] == '0' ? "~" : "/");
            pointer += 2;
        } else {
            rf_text_add_bytes(key, pointer++, 1);
        }
    }
    return pointer;
}

static const struct rf_value *child_of(const struct rf_value *value, const char *key)
{
    int64_t item;
    if (value->type != RF_ARRAY)
        return rf_value_member(value, key);
    if (!rf_text_to_integer(key, &item) || item < 0 || item >= value->count)
        return NULL;
    return value->items[item];
}

const struct rf_value *rf_document_find(const struct rf_document *document, const char *pointer,
                                        bool nearest)
{
    const struct rf_value *value = document->root;
    struct rf_text key = RF_TEXT_INIT;
    while (value != NULL && *pointer == '/') {
        pointer = next_key(pointer + 1, &key);
        const struct rf_value *child = child_of(value, rf_text_peek(&key));
        if (child == NULL && nearest)
            break;
        value = child;
    }
    rf_text_release(&key);
    return value;
}

const char *rf_pointer_key(struct rf_arena *arena, const char *pointer, const char *key)
{
    struct rf_text escaped = RF_TEXT_INIT;
    rf_text_add(&escaped, pointer);
    rf_text_add(&escaped, "/");
    for (; *key != '\0'; key++) {
        if (*key == '~' || *key == '/')
            rf_text_add(&escaped, *key == '~' ? "~0" : "~1");
        else
            rf_text_add_bytes(&escaped, key, 1);
    }
    const char *result = rf_arena_text(arena, rf_text_peek(&escaped));
    rf_text_release(&escaped);
    return result;
}

const char *rf_pointer_item(struct rf_arena *arena, const char *pointer, int32_t item)
{
    return rf_arena_format(arena, "%s/%d", pointer, (int)item);
}
