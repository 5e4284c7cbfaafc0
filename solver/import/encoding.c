/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * encoding.c: UTF-8 by its own rules (no overlong forms, no surrogates), Windows-1252 by the table
 * of its bytes 0x80 to 0x9f; the five bytes it does not define are refused. */
#include "import/encoding.h"

#include <stdint.h>
#include <string.h>

static const uint16_t windows[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Length of the UTF-8 character at `at`, 0 when it is none. */
static size_t utf8_length(const unsigned char *at, size_t left)
{
    static const unsigned char least[] = {0x80, 0xa0, 0x90}, most[] = {0xbf, 0x9f, 0x8f};
    size_t length = *at < 0x80 ? 1 : *at < 0xc2 ? 0 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : 4;
    if (length == 0 || *at > 0xf4 || length > left)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    if ((*at == 0xe0 && at[1] < least[1]) || (*at == 0xf0 && at[1] < least[2]) ||
        (*at == 0xed && at[1] > most[1]) || (*at == 0xf4 && at[1] > most[2]))
        return 0;
    return length;
}

/* The place of the first byte that is no UTF-8, `length` when there is none. */
static size_t first_fault(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t step = utf8_length((const unsigned char *)bytes + at, length - at);
        if (step == 0)
            return at;
        at += step;
    }
    return length;
}

static void add_windows(struct rf_text *text, unsigned code)
{
    char bytes[3];
    size_t length = 0;
    if (code < 0x80) {
        bytes[length++] = (char)code;
    } else if (code < 0x800) {
        bytes[length++] = (char)(0xc0 | code >> 6);
        bytes[length++] = (char)(0x80 | (code & 0x3f));
    } else {
        bytes[length++] = (char)(0xe0 | code >> 12);
        bytes[length++] = (char)(0x80 | ((code >> 6) & 0x3f));
        bytes[length++] = (char)(0x80 | (code & 0x3f));
    }
    rf_text_add_bytes(text, bytes, length);
}

static enum rf_status refuse(const char *path, const char *bytes, size_t at,
                             struct rf_diagnostics *diagnostics, const char *message)
{
    struct rf_place place = {.file = path, .line = 1, .column = 1};
    for (size_t i = 0; i < at; i++) {
        place.column++;
        if (bytes[i] == '\n') {
            place.line++;
            place.column = 1;
        }
    }
    rf_diagnostics_add(diagnostics, RF_ERROR, "I111", place,
                       "export the file again as CSV in UTF-8", "%s", message);
    return RF_INPUT;
}

/* The place of the first control character other than tab and line ends, `length` if none. */
static size_t first_control(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] < 0x20 && strchr("\t\r\n", bytes[i]) == NULL)
            return i;
        else if (bytes[i] == '\0')
            return i;
    return length;
}

static enum rf_status from_windows(const char *path, const char *bytes, size_t length,
                                   struct rf_text *text, struct rf_diagnostics *diagnostics)
{
    for (size_t i = 0; i < length; i++) {
        unsigned code = (unsigned char)bytes[i];
        if (code >= 0x80 && code < 0xa0)
            code = windows[code - 0x80];
        if (code == 0 && bytes[i] != '\0')
            return refuse(path, bytes, i, diagnostics,
                          "this byte is neither UTF-8 nor "
                          "Windows-1252");
        add_windows(text, code);
    }
    return RF_OK;
}

enum rf_status rf_encoding_read(const char *path, const char *bytes, size_t length,
                                const char *encoding, struct rf_text *text,
                                struct rf_diagnostics *diagnostics)
{
    bool windows_asked = encoding != NULL && strcmp(encoding, "windows-1252") == 0;
    bool utf8_asked = encoding != NULL && strcmp(encoding, "utf-8") == 0;
    struct rf_place place = {.file = path};
    if (encoding != NULL && !windows_asked && !utf8_asked) {
        rf_diagnostics_add(diagnostics, RF_ERROR, "I100", place,
                           "known encodings: utf-8, windows-1252", "no encoding is called \"%s\"",
                           encoding);
        return RF_USAGE;
    }
    if (length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
        return refuse(path, bytes, 0, diagnostics, "the file is in UTF-16");
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        length -= 3;
        utf8_asked = !windows_asked;
    }
    size_t control = first_control(bytes, length), fault = first_fault(bytes, length);
    if (control < length)
        return refuse(path, bytes, control, diagnostics, "control character in a text file");
    if (utf8_asked && fault < length)
        return refuse(path, bytes, fault, diagnostics, "this byte is not UTF-8");
    if (windows_asked || fault < length) {
        if (!windows_asked)
            rf_diagnostics_add(diagnostics, RF_NOTE, "I308", place, NULL,
                               "the file is not UTF-8: read as Windows-1252");
        return from_windows(path, bytes, length, text, diagnostics);
    }
    rf_text_add_bytes(text, bytes, length);
    return RF_OK;
}
