/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * text.h: a growing text, and whole-number reading. Nothing here depends on the locale. */
#ifndef RF_BASE_TEXT_H
#define RF_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A growing text; `bytes` is always ended by a zero byte once anything was added. */
struct rf_text {
    char *bytes;
    size_t length, capacity;
};
#define RF_TEXT_INIT                                                                               \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

void rf_text_add(struct rf_text *text, const char *more);
void rf_text_add_bytes(struct rf_text *text, const char *more, size_t length);
void rf_text_format(struct rf_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Adds `more` as a JSON string with its quotes; control characters become \u00XX. */
void rf_text_add_json(struct rf_text *text, const char *more);
/* The text so far, never NULL; borrowed, valid until the next change. */
const char *rf_text_peek(const struct rf_text *text);
/* Hands the bytes over (owned by the caller, rf_release) and empties `text`. */
char *rf_text_take(struct rf_text *text);
void rf_text_release(struct rf_text *text);

/* Reads the whole of `text` as a decimal whole number; false if it is none or overflows. */
bool rf_text_to_integer(const char *text, int64_t *value);

/* Number of edits (insert, delete, replace, swap of neighbours) between two texts, at most
 * `limit` + 1; for "did you mean". */
int rf_text_distance(const char *one, const char *other, int limit);

/* Columns a UTF-8 text takes on a terminal (code points; wide ones count 2, combining 0). */
int rf_text_width(const char *text);

#endif
