/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * document.h: the document tree: what one or several merged JSON files say, each value with the
 * place that wrote it.
 *
 * Built by document_read from accepted bytes (scanner) and cJSON's parse, walked in step; merged
 * by layers_merge. Objects keep their members sorted by key (byte order), each key once. */
#ifndef RF_INPUT_DOCUMENT_H
#define RF_INPUT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"

enum rf_value_type { RF_NULL, RF_BOOLEAN, RF_NUMBER, RF_TEXT, RF_ARRAY, RF_OBJECT };

struct rf_value;

struct rf_member {
    const char *key;
    struct rf_value *value;
};

struct rf_value {
    enum rf_value_type type;
    bool boolean;
    int64_t thousandths;       /* RF_NUMBER: the exact value times 1000 */
    const char *text;          /* RF_TEXT: UTF-8, no zero byte inside */
    struct rf_value **items;   /* RF_ARRAY */
    struct rf_member *members; /* RF_OBJECT, sorted by key */
    int32_t count;
    int32_t file; /* index into rf_document.files of the layer that last wrote it */
    int32_t line, column;
};

struct rf_arena;
struct rf_document {
    struct rf_arena *arena; /* owns the tree, the texts and the file names */
    struct rf_value *root;  /* NULL when nothing could be read */
    const char **files;     /* names for messages; built-in layers are "<england-2025>" */
    int32_t *file_orders;   /* see rf_place.file_order */
    int32_t file_count;
};

/* Makes an empty document with room for `capacity` files. Release with rf_document_release. */
void rf_document_start(struct rf_document *document, int32_t capacity);

/* Adds a file: scans `bytes`, parses what was accepted and returns its tree, which the document
 * owns and which is not yet part of `root`; NULL when it was not accepted (`diagnostics` say why).
 * Scanned bytes are copied; `name` too. */
struct rf_value *rf_document_add(struct rf_document *document, const char *name, int32_t file_order,
                                 const char *bytes, size_t length,
                                 struct rf_diagnostics *diagnostics);

/* Member of an object by key (binary search), NULL if there is none or `object` is no object. */
struct rf_value *rf_value_member(const struct rf_value *object, const char *key);

/* The place of `value`, to be said with `pointer` (borrowed). For a key that is missing, give the
 * object that lacks it (an object stands where the last layer wrote into it). No place when
 * `value` is NULL. */
struct rf_place rf_document_place(const struct rf_document *document, const struct rf_value *value,
                                  const char *pointer);

/* The value `pointer` (RFC 6901) names, NULL if there is none. With `nearest`, the deepest value on
 * the way to it instead, so that every missing thing has a place (NULL only without a root). */
const struct rf_value *rf_document_find(const struct rf_document *document, const char *pointer,
                                        bool nearest);

/* `pointer` extended by a key ("~" and "/" escaped) or an index; the root is "". In the arena. */
const char *rf_pointer_key(struct rf_arena *arena, const char *pointer, const char *key);
const char *rf_pointer_item(struct rf_arena *arena, const char *pointer, int32_t item);

#endif
