/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canonical.c: one text for one meaning.
 *
 * Objects come sorted from the document tree, numbers are whole thousandths, texts are escaped in
 * one way: two files that say the same give the same bytes, and reading the bytes gives the same
 * tree. Numbers never pass through a floating-point form. */
#include "input/canonical.h"

#include <inttypes.h>
#include <string.h>
#include <sys/types.h>

#include <sha2.h>

_Static_assert(RF_HASH_TEXT == SHA256_DIGEST_STRING_LENGTH, "room for the digits of SHA-256");

void rf_canonical_number(struct rf_text *text, int64_t thousandths)
{
    int64_t whole = thousandths / 1000;
    int64_t rest = thousandths % 1000;
    int digits = 3;

    if (rest < 0)
        rest = -rest;
    rf_text_format(text, "%s%" PRId64, thousandths < 0 && whole == 0 ? "-" : "", whole);
    if (rest == 0)
        return;
    while (rest % 10 == 0) {
        rest /= 10;
        digits--;
    }
    rf_text_format(text, ".%0*" PRId64, digits, rest);
}

static void add_key(struct rf_text *text, const char *key, bool *first)
{
    if (!*first)
        rf_text_add(text, ",");
    *first = false;
    rf_text_add_json(text, key);
    rf_text_add(text, ":");
}

/* Both lists of members are sorted: one walk over both. */
static void add_members(struct rf_text *text, const struct rf_value *value,
                        const struct rf_value *below)
{
    int32_t below_count = below != NULL && below->type == RF_OBJECT ? below->count : 0;
    int32_t i = 0, b = 0;
    bool first = true;

    rf_text_add(text, "{");
    while (i < value->count || b < below_count) {
        int order = i == value->count  ? 1
                    : b == below_count ? -1
                                       : strcmp(value->members[i].key, below->members[b].key);

        if (order > 0) {
            add_key(text, below->members[b++].key, &first);
            rf_text_add(text, "null");
            continue;
        }
        add_key(text, value->members[i].key, &first);
        rf_canonical_value(text, value->members[i++].value,
                           order == 0 ? below->members[b].value : NULL);
        b += order == 0;
    }
    rf_text_add(text, "}");
}

static void add_items(struct rf_text *text, const struct rf_value *value)
{
    int32_t i;

    rf_text_add(text, "[");
    for (i = 0; i < value->count; i++) {
        if (i > 0)
            rf_text_add(text, ",");
        rf_canonical_value(text, value->items[i], NULL);
    }
    rf_text_add(text, "]");
}

void rf_canonical_value(struct rf_text *text, const struct rf_value *value,
                        const struct rf_value *below)
{
    switch (value->type) {
    case RF_NULL:
        rf_text_add(text, "null");
        break;
    case RF_BOOLEAN:
        rf_text_add(text, value->boolean ? "true" : "false");
        break;
    case RF_NUMBER:
        rf_canonical_number(text, value->thousandths);
        break;
    case RF_TEXT:
        rf_text_add_json(text, value->text);
        break;
    case RF_ARRAY:
        add_items(text, value);
        break;
    case RF_OBJECT:
        add_members(text, value, below);
        break;
    }
}

char *rf_canonical_hash(const char *bytes, size_t length, char hash[RF_HASH_TEXT])
{
    return SHA256Data((const uint8_t *)bytes, length, hash);
}
