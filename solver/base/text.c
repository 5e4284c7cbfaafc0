/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * text.c: growing texts, whole numbers, edit distance and display width. */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

static void ensure(struct rf_text *text, size_t more)
{
    size_t needed = text->length + more + 1;

    if (needed <= text->capacity)
        return;
    if (text->capacity < 64)
        text->capacity = 64;
    while (text->capacity < needed)
        text->capacity *= 2;
    text->bytes = rf_reallocate(text->bytes, text->capacity, 1);
}

void rf_text_add_bytes(struct rf_text *text, const char *more, size_t length)
{
    ensure(text, length);
    if (length != 0)
        memcpy(text->bytes + text->length, more, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void rf_text_add(struct rf_text *text, const char *more)
{
    rf_text_add_bytes(text, more, strlen(more));
}

void rf_text_format(struct rf_text *text, const char *format, ...)
{
    va_list arguments, again;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        ensure(text, (size_t)length);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void rf_text_add_json(struct rf_text *text, const char *more)
{
    const unsigned char *byte;

    rf_text_add(text, "\"");
    for (byte = (const unsigned char *)more; *byte != '\0'; byte++) {
        if (*byte == '"' || *byte == '\\')
            rf_text_format(text, "\\%c", *byte);
        else if (*byte < 0x20)
            rf_text_format(text, "\\u%04x", *byte);
        else
            rf_text_add_bytes(text, (const char *)byte, 1);
    }
    rf_text_add(text, "\"");
}

const char *rf_text_peek(const struct rf_text *text)
{
    return text->bytes != NULL ? text->bytes : "";
}

char *rf_text_take(struct rf_text *text)
{
    char *bytes = text->bytes != NULL ? text->bytes : rf_copy_text("");

    memset(text, 0, sizeof *text);
    return bytes;
}

void rf_text_release(struct rf_text *text)
{
    rf_release(text->bytes);
    memset(text, 0, sizeof *text);
}

bool rf_text_to_integer(const char *text, int64_t *value)
{
    bool negative = *text == '-';
    int64_t sum = 0;

    if (negative)
        text++;
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return false;
        if (sum > (INT64_MAX - (*text - '0')) / 10)
            return false;
        sum = sum * 10 + (*text - '0');
    }
    *value = negative ? -sum : sum;
    return true;
}

enum { DISTANCE_MOST = 64 };

static int least(int one, int other)
{
    return one < other ? one : other;
}

/* Optimal string alignment (Damerau-Levenshtein without repeated edits), three rows at a time. */
int rf_text_distance(const char *one, const char *other, int limit)
{
    int rows[3][DISTANCE_MOST + 1];
    size_t n = strlen(one), m = strlen(other), i, j;

    if (n > DISTANCE_MOST || m > DISTANCE_MOST)
        return strcmp(one, other) == 0 ? 0 : limit + 1;
    for (j = 0; j <= m; j++)
        rows[0][j] = (int)j;
    for (i = 1; i <= n; i++) {
        int *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

        now[0] = (int)i;
        for (j = 1; j <= m; j++) {
            int same = one[i - 1] == other[j - 1] ? 0 : 1;

            now[j] = least(least(before[j] + 1, now[j - 1] + 1), before[j - 1] + same);
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    return least(rows[n % 3][m], limit + 1);
}

/* Decodes one code point; bytes that are no UTF-8 count as one each. */
static size_t next_code_point(const unsigned char *bytes, uint32_t *point)
{
    size_t more = *bytes >= 0xF0 ? 3 : *bytes >= 0xE0 ? 2 : *bytes >= 0xC0 ? 1 : 0, i;

    *point = more == 3   ? *bytes & 0x07u
             : more == 2 ? *bytes & 0x0Fu
             : more      ? *bytes & 0x1Fu
                         : *bytes;
    for (i = 1; i <= more; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return i;
        *point = *point << 6 | (bytes[i] & 0x3Fu);
    }
    return more + 1;
}

int rf_text_width(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    int width = 0;

    while (*bytes != '\0') {
        uint32_t point;

        bytes += next_code_point(bytes, &point);
        if (point >= 0x300 && point <= 0x36F)
            continue;
        if ((point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF) ||
            (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF) ||
            (point >= 0xFF00 && point <= 0xFF60) || (point >= 0x1F300 && point <= 0x1FAFF))
            width++;
        width++;
    }
    return width;
}
