/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json.h: a JSON text put together piece by piece and laid out to be read and edited by people. */
#ifndef RF_IMPORT_JSON_H
#define RF_IMPORT_JSON_H

#include <stdint.h>

#include "base/memory.h"
#include "base/text.h"

/* A value under construction; lives in the arena, members keep the order in which they came. */
struct rf_json;

struct rf_json *rf_json_object(struct rf_arena *arena);
/* Each adds a member to an object; the texts are borrowed. */
struct rf_json *rf_json_add_object(struct rf_arena *arena, struct rf_json *object, const char *key);
void rf_json_add_text(struct rf_arena *arena, struct rf_json *object, const char *key,
                      const char *text);
void rf_json_add_integer(struct rf_arena *arena, struct rf_json *object, const char *key,
                         int64_t value);
/* An array of texts; rf_json_append adds to it. */
struct rf_json *rf_json_add_array(struct rf_arena *arena, struct rf_json *object, const char *key);
void rf_json_append(struct rf_arena *arena, struct rf_json *array, const char *text);

/* Lays it out: what fits on one line of about 100 stands on one line. Ends with a line end. */
void rf_json_write(const struct rf_json *json, struct rf_text *text);

#endif
