/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_node.c: where a decoder stands in the document, and how it reports.
 *
 * A node is a value and a link to the node it was reached from; the chain lies on the stack, and a
 * JSON Pointer is written only when something has to be said. */
#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/decode.h"

static void add_pointer(struct rf_text *text, const struct rf_node *node)
{
    const char *byte;

    if (node->parent == NULL)
        return;
    add_pointer(text, node->parent);
    if (node->key == NULL) {
        rf_text_format(text, "/%d", (int)node->item);
        return;
    }
    rf_text_add(text, "/");
    for (byte = node->key; *byte != '\0'; byte++) {
        if (*byte == '~')
            rf_text_add(text, "~0");
        else if (*byte == '/')
            rf_text_add(text, "~1");
        else
            rf_text_add_bytes(text, byte, 1);
    }
}

char *rf_node_pointer(const struct rf_node *node)
{
    struct rf_text text = RF_TEXT_INIT;

    rf_text_add(&text, "");
    add_pointer(&text, node);
    return rf_text_take(&text);
}

const char *rf_node_label(const struct rf_node *node)
{
    while (node->key == NULL && node->parent != NULL)
        node = node->parent;
    return node->key != NULL ? node->key : "";
}

struct rf_node rf_node_member(const struct rf_node *node, const char *key, enum rf_value_type type)
{
    struct rf_node member = {node, key, 0, NULL};
    const struct rf_value *value = node->value != NULL ? rf_value_member(node->value, key) : NULL;

    if (value != NULL && value->type == type)
        member.value = value;
    return member;
}

struct rf_node rf_node_item(const struct rf_node *list, int32_t item)
{
    struct rf_node node = {list, NULL, item, list->value->items[item]};

    return node;
}

const struct rf_node *rf_node_keep(struct rf_decoder *decoder, const struct rf_node *node)
{
    struct rf_node *kept = rf_arena_allocate(decoder->draft->arena, 1, sizeof *kept);

    *kept = *node;
    if (node->parent != NULL)
        kept->parent = rf_node_keep(decoder, node->parent);
    return kept;
}

/* The value of the node, or of the nearest one above it that was written. */
static const struct rf_value *nearest(const struct rf_node *node)
{
    while (node->value == NULL && node->parent != NULL)
        node = node->parent;
    return node->value;
}

struct rf_origin rf_node_origin(struct rf_decoder *decoder, const struct rf_node *node)
{
    const struct rf_value *value = nearest(node);
    struct rf_origin origin = {NULL, 0, 0, 0, NULL};
    char *pointer = rf_node_pointer(node);

    origin.file = decoder->files[value->file];
    origin.file_order = decoder->document->file_orders[value->file];
    origin.line = value->line;
    origin.column = value->column;
    origin.pointer = rf_arena_text(decoder->arena, pointer);
    rf_release(pointer);
    return origin;
}

/* Adds one diagnostic at `node`; the arguments are already written into `message`. */
static void report(struct rf_decoder *decoder, const struct rf_node *node,
                   struct rf_diagnostic *item)
{
    const struct rf_value *value = nearest(node);
    char *pointer = rf_node_pointer(node);
    struct rf_place place = {decoder->document->files[value->file],
                             decoder->document->file_orders[value->file], value->line,
                             value->column, pointer};

    decoder->error_count += item->severity == RF_ERROR;
    rf_diagnostics_add(decoder->diagnostics, item->severity, item->code, place, item->fix, "%s",
                       item->message);
    rf_release(pointer);
}

static char *written(const char *format, va_list arguments)
{
    va_list again;
    int length;
    char *text;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    text = rf_allocate((size_t)(length > 0 ? length : 0) + 1, 1);
    vsnprintf(text, (size_t)(length > 0 ? length : 0) + 1, format, again);
    va_end(again);
    return text;
}

static char *copied(const char *fix)
{
    return fix != NULL ? rf_copy_text(fix) : NULL;
}

void rf_decode_fault(struct rf_decoder *decoder, const struct rf_node *node,
                     enum rf_format_fault fault, const char *fix, const char *format, ...)
{
    struct rf_diagnostic item = {
        RF_ERROR, rf_format_fault_code(fault), {NULL, 0, 0, 0, NULL}, NULL, copied(fix)};
    va_list arguments;

    va_start(arguments, format);
    item.message = written(format, arguments);
    va_end(arguments);
    report(decoder, node, &item);
    rf_release(item.message);
    rf_release(item.fix);
}

void rf_decode_assume(struct rf_decoder *decoder, const struct rf_node *node,
                      enum rf_assumption assumption, const char *fix, const char *format, ...)
{
    struct rf_diagnostic item = {decoder->strict ? RF_ERROR : RF_NOTE,
                                 rf_assumption_code(assumption),
                                 {NULL, 0, 0, 0, NULL},
                                 NULL,
                                 copied(fix)};
    va_list arguments;

    va_start(arguments, format);
    item.message = written(format, arguments);
    va_end(arguments);
    report(decoder, node, &item);
    rf_release(item.message);
    rf_release(item.fix);
}

void rf_decode_warn(struct rf_decoder *decoder, const struct rf_node *node,
                    enum rf_assumption assumption, const char *fix, const char *format, ...)
{
    struct rf_diagnostic item = {
        RF_WARNING, rf_assumption_code(assumption), {NULL, 0, 0, 0, NULL}, NULL, copied(fix)};
    va_list arguments;

    va_start(arguments, format);
    item.message = written(format, arguments);
    va_end(arguments);
    report(decoder, node, &item);
    rf_release(item.message);
    rf_release(item.fix);
}
