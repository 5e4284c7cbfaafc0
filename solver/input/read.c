/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read.c: puts the layers together: programmes, the rule pack the user's files name, the user's
 * files.
 *
 * All files are read and scanned before anything is merged, so that every fault of all files is
 * told in one run. When one of them is not accepted nothing is merged: what the others say without
 * it would be told as false faults. */
#include "input/read.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/fault.h"
#include "input/layers.h"
#include "input/packs.h"
#include "input/source.h"

/* The layers of a run, built-in ones first. */
struct stack {
    struct rf_document *document;
    struct rf_diagnostics *diagnostics;
    struct rf_value **built_in; /* in the order they are laid */
    int32_t built_in_count;
    struct rf_value **user;
    int32_t user_count;
};

static void start(struct stack *stack, struct rf_document *document,
                  struct rf_diagnostics *diagnostics, int32_t user_capacity)
{
    size_t most = (size_t)rf_pack_count + (size_t)user_capacity;
    memset(stack, 0, sizeof *stack);
    stack->document = document;
    stack->diagnostics = diagnostics;
    rf_document_start(document, (int32_t)most);
    stack->built_in = rf_arena_allocate(document->arena, most, sizeof(struct rf_value *));
    stack->user =
        rf_arena_allocate(document->arena, (size_t)user_capacity, sizeof(struct rf_value *));
}

/* Adds a layer of the user's. */
static enum rf_status add_user(struct stack *stack, const char *name, int32_t file_order,
                               const char *bytes, size_t length)
{
    struct rf_value *tree =
        rf_document_add(stack->document, name, file_order, bytes, length, stack->diagnostics);
    if (tree == NULL)
        return RF_INPUT;
    stack->user[stack->user_count++] = tree;
    return RF_OK;
}

static enum rf_status add_pack(struct stack *stack, const struct rf_pack *pack, int32_t file_order)
{
    struct rf_text name = RF_TEXT_INIT;
    rf_text_format(&name, "<%s>", pack->name);
    struct rf_value *tree =
        rf_document_add(stack->document, rf_text_peek(&name), file_order, (const char *)pack->bytes,
                        pack->length, stack->diagnostics);
    rf_text_release(&name);
    if (tree == NULL)
        return RF_INPUT;
    stack->built_in[stack->built_in_count++] = tree;
    return RF_OK;
}

static void tell_unknown_pack(struct stack *stack, const struct rf_value *named)
{
    struct rf_text list = RF_TEXT_INIT;
    struct rf_place place = rf_document_place(stack->document, named, "/rule_pack");
    const char *nearest = rf_pack_nearest(RF_PACK_RULES, named->text);
    rf_text_add(&list, "name one of: ");
    rf_pack_list(RF_PACK_RULES, &list);
    if (nearest != NULL)
        rf_fault_add(stack->diagnostics, RF_FAULT_RULE_PACK, place, rf_text_peek(&list),
                     " \"%.*s\"; did you mean \"%s\"?", rf_fault_shown(named->text), named->text,
                     nearest);
    else
        rf_fault_add(stack->diagnostics, RF_FAULT_RULE_PACK, place, rf_text_peek(&list),
                     " \"%.*s\"", rf_fault_shown(named->text), named->text);
    rf_text_release(&list);
}

/* The built-in layers under the user's: every programme file, then the rule pack. A name that is
 * no text is left to decoding, which tells it; the default stands in for it. */
static enum rf_status add_built_in(struct stack *stack)
{
    const struct rf_value *named = rf_layers_rule_pack(stack->user, stack->user_count);
    const struct rf_pack *pack = NULL;
    enum rf_status status = RF_OK;
    if (named != NULL && named->type == RF_TEXT) {
        pack = rf_pack_find(RF_PACK_RULES, named->text);
        if (pack == NULL) {
            tell_unknown_pack(stack, named);
            status = RF_INPUT;
        }
    }
    if (pack == NULL)
        pack = rf_pack_find(RF_PACK_RULES, RF_PACK_DEFAULT_RULES);
    for (int32_t index = 0; index < rf_pack_count; index++)
        if (rf_packs[index].folder == RF_PACK_PROGRAMMES)
            status = rf_status_worse(status,
                                     add_pack(stack, &rf_packs[index], index - rf_pack_count - 1));
    return rf_status_worse(status, add_pack(stack, pack, -1));
}

/* Merges what was accepted. */
static enum rf_status finish(struct stack *stack)
{
    enum rf_status status = add_built_in(stack);
    int32_t count = stack->built_in_count;
    size_t errors = rf_diagnostics_count(stack->diagnostics, RF_ERROR);
    for (int32_t index = 0; index < stack->user_count; index++)
        stack->built_in[count++] = stack->user[index];
    rf_layers_merge(stack->document, stack->built_in, count, stack->diagnostics);
    return rf_diagnostics_count(stack->diagnostics, RF_ERROR) > errors ? RF_INPUT : status;
}

static enum rf_status read_file(struct stack *stack, const char *path, int32_t file_order)
{
    struct rf_source source;
    enum rf_status status = rf_source_read(path, (int)file_order, stack->diagnostics, &source);
    if (status == RF_OK)
        status = add_user(stack, source.name, file_order, source.bytes, source.length);
    rf_release(source.bytes);
    return status;
}

enum rf_status rf_read_layers(const char *const *paths, int path_count,
                              struct rf_diagnostics *diagnostics, struct rf_document *document)
{
    struct stack stack;
    enum rf_status status = RF_OK;
    bool standard_input = false;
    int count = path_count > RF_LIMIT_LAYERS ? RF_LIMIT_LAYERS : path_count;
    start(&stack, document, diagnostics, (int32_t)count);
    if (path_count > RF_LIMIT_LAYERS) {
        struct rf_place place = {paths[RF_LIMIT_LAYERS], RF_LIMIT_LAYERS, 0, 0, NULL};
        rf_fault_add(diagnostics, RF_FAULT_LAYERS, place, NULL, ": %d, not more than %d",
                     path_count, RF_LIMIT_LAYERS);
        status = RF_INPUT;
    }
    for (int index = 0; index < count; index++) {
        bool dash = strcmp(paths[index], "-") == 0;
        if (dash && standard_input) {
            struct rf_place place = {"<stdin>", index, 0, 0, NULL};
            rf_fault_add(diagnostics, RF_FAULT_STDIN_TWICE, place, NULL, "%s", "");
            status = rf_status_worse(status, RF_INPUT);
            continue;
        }
        standard_input = standard_input || dash;
        status = rf_status_worse(status, read_file(&stack, paths[index], index));
    }
    return status == RF_OK ? finish(&stack) : status;
}

/* Decodes what was merged, even when merging found faults, so that all are told. */
static enum rf_status decode(struct rf_document *document, enum rf_status status, bool strict,
                             struct rf_diagnostics *diagnostics, struct rf_instance **instance)
{
    *instance = NULL;
    if (document->root != NULL)
        status = rf_status_worse(status, rf_decode(document, strict, diagnostics, instance));
    if (status != RF_OK) {
        rf_instance_release(*instance);
        *instance = NULL;
    }
    rf_document_release(document);
    return status;
}

enum rf_status rf_read_instance(const char *const *paths, int path_count, bool strict,
                                struct rf_diagnostics *diagnostics, struct rf_instance **instance)
{
    struct rf_document document;
    enum rf_status status = rf_read_layers(paths, path_count, diagnostics, &document);
    return decode(&document, status, strict, diagnostics, instance);
}

enum rf_status rf_read_instance_bytes(const char *name, const char *bytes, size_t length,
                                      bool strict, struct rf_diagnostics *diagnostics,
                                      struct rf_instance **instance)
{
    struct rf_document document;
    struct stack stack;
    enum rf_status status;
    start(&stack, &document, diagnostics, 1);
    if (length > RF_LIMIT_FILE_BYTES) {
        struct rf_place place = {name, 0, 0, 0, NULL};
        rf_fault_add(diagnostics, RF_FAULT_LARGE, place, NULL, ": more than %d bytes",
                     RF_LIMIT_FILE_BYTES);
        status = RF_INPUT;
    } else {
        status = add_user(&stack, name, 0, bytes, length);
    }
    if (status == RF_OK)
        status = finish(&stack);
    return decode(&document, status, strict, diagnostics, instance);
}
