/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json.c: the layout. A value stands on one line when it fits there, each member on a line of its
 * own otherwise; the outermost object is always broken. Widths are bytes, so the layout depends on
 * nothing but the content. */
#include "import/json.h"

#include <inttypes.h>
#include <string.h>

enum { LINE = 100, INDENT = 2 };
enum form { TEXT, INTEGER, OBJECT, ARRAY };

struct rf_json {
    enum form form;
    const char *key, *text;
    int64_t integer;
    struct rf_json *first, *last, *next;
};

static struct rf_json *add(struct rf_arena *arena, struct rf_json *parent, enum form form,
                           const char *key)
{
    struct rf_json *json = rf_arena_allocate(arena, 1, sizeof *json);
    json->form = form;
    json->key = key;
    if (parent != NULL && parent->last == NULL)
        parent->first = json;
    else if (parent != NULL)
        parent->last->next = json;
    if (parent != NULL)
        parent->last = json;
    return json;
}

struct rf_json *rf_json_object(struct rf_arena *arena)
{
    return add(arena, NULL, OBJECT, NULL);
}

struct rf_json *rf_json_add_object(struct rf_arena *arena, struct rf_json *object, const char *key)
{
    return add(arena, object, OBJECT, key);
}

void rf_json_add_text(struct rf_arena *arena, struct rf_json *object, const char *key,
                      const char *text)
{
    add(arena, object, TEXT, key)->text = text;
}

void rf_json_add_integer(struct rf_arena *arena, struct rf_json *object, const char *key,
                         int64_t value)
{
    add(arena, object, INTEGER, key)->integer = value;
}

struct rf_json *rf_json_add_array(struct rf_arena *arena, struct rf_json *object, const char *key)
{
    return add(arena, object, ARRAY, key);
}

void rf_json_append(struct rf_arena *arena, struct rf_json *array, const char *text)
{
    add(arena, array, TEXT, NULL)->text = text;
}

/* On one line, as far as `text` stays under `limit` bytes. */
static void write_flat(const struct rf_json *json, struct rf_text *text, size_t limit)
{
    if (text->length > limit)
        return;
    if (json->key != NULL) {
        rf_text_add_json(text, json->key);
        rf_text_add(text, ": ");
    }
    if (json->form == TEXT) {
        rf_text_add_json(text, json->text);
    } else if (json->form == INTEGER) {
        rf_text_format(text, "%" PRId64, json->integer);
    } else {
        rf_text_add(text, json->form == OBJECT ? "{" : "[");
        for (const struct rf_json *each = json->first; each != NULL; each = each->next) {
            write_flat(each, text, limit);
            if (each->next != NULL)
                rf_text_add(text, ", ");
        }
        rf_text_add(text, json->form == OBJECT ? "}" : "]");
    }
}

static void write_value(const struct rf_json *json, struct rf_text *text, size_t depth)
{
    struct rf_text flat = RF_TEXT_INIT;
    size_t room = LINE > depth * INDENT ? LINE - depth * INDENT : 0;
    bool leaf = json->form == TEXT || json->form == INTEGER;
    write_flat(json, &flat, leaf ? SIZE_MAX - 1 : room);
    rf_text_format(text, "%*s", (int)(depth * INDENT), "");
    if (leaf || (depth > 0 && flat.length <= room)) {
        rf_text_add(text, rf_text_peek(&flat));
        rf_text_release(&flat);
        return;
    }
    rf_text_release(&flat);
    if (json->key != NULL) {
        rf_text_add_json(text, json->key);
        rf_text_add(text, ": ");
    }
    rf_text_add(text, json->form == OBJECT ? "{\n" : "[\n");
    for (const struct rf_json *each = json->first; each != NULL; each = each->next) {
        write_value(each, text, depth + 1);
        rf_text_add(text, each->next != NULL ? ",\n" : "\n");
    }
    rf_text_format(text, "%*s%s", (int)(depth * INDENT), "", json->form == OBJECT ? "}" : "]");
}

void rf_json_write(const struct rf_json *json, struct rf_text *text)
{
    write_value(json, text, 0);
    rf_text_add(text, "\n");
}
