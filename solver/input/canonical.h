/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canonical.h: a document as text that is the same for every way of writing the same thing, and
 * the hash of that text. */
#ifndef RF_INPUT_CANONICAL_H
#define RF_INPUT_CANONICAL_H

#include <stdint.h>

#include "base/text.h"
#include "input/document.h"

enum { RF_HASH_TEXT = 65 };

/* Adds a number in its shortest form: 600 as 0.6, 5000 as 5, -1250 as -1.25. */
void rf_canonical_number(struct rf_text *text, int64_t thousandths);

/* Adds `value` as JSON: keys in byte order, no blanks, one line. What `below` has and `value` has
 * not is written as null, so that the text laid over `below` gives `value` again; `below` may be
 * NULL. */
void rf_canonical_value(struct rf_text *text, const struct rf_value *value,
                        const struct rf_value *below);

/* SHA-256 of `length` bytes as 64 hexadecimal digits and a zero byte. Returns `hash`. */
char *rf_canonical_hash(const char *bytes, size_t length, char hash[RF_HASH_TEXT]);

#endif
