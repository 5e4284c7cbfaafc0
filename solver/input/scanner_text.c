/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scanner_text.c: quoted texts: UTF-8, escapes, control characters, length.
 *
 * Refuses invalid, overlong and surrogate UTF-8 (RFC 3629), bytes below 0x20, escapes that
 * RFC 8259 section 7 does not know, \u0000 and lone surrogates; and, beyond RFC 8259, escaped
 * control characters other than tab and line break and the controls U+007F to U+009F, because names
 * go to terminals. */
#include <stdio.h>

#include "scanner_state.h"

/* One text while it is read. */
struct reading {
    const unsigned char *from; /* its opening quotation mark */
    bool told_utf8;            /* a text in another encoding is one fault, not one per letter */
    bool too_long;
};

static bool continues(const unsigned char *at, const unsigned char *end, int offset)
{
    return end - at > offset && (at[offset] & 0xC0) == 0x80;
}

int rf_utf8_length(const unsigned char *at, const unsigned char *end)
{
    if (at >= end)
        return 0;
    unsigned char first = at[0];
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4 || !continues(at, end, 1))
        return 0;
    if (first < 0xE0)
        return 2;
    unsigned char second = at[1];
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
        (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
        return 0; /* overlong, surrogate, or beyond U+10FFFF */
    if (!continues(at, end, 2))
        return 0;
    if (first < 0xF0)
        return 3;
    return continues(at, end, 3) ? 4 : 0;
}

/* Adds decoded bytes. Past the limit nothing is kept, so that memory stays bounded. */
static bool keep(struct rf_scanner *scanner, struct reading *reading, const char *bytes,
                 size_t length)
{
    if (reading->too_long)
        return true;
    if (scanner->text.length + length > RF_LIMIT_TEXT_BYTES) {
        reading->too_long = true;
        return rf_scanner_fault(scanner, RF_FAULT_LONG_TEXT,
                                rf_scanner_mark(scanner, reading->from), NULL,
                                ": more than %d bytes", RF_LIMIT_TEXT_BYTES);
    }
    rf_text_add_bytes(&scanner->text, bytes, length);
    return true;
}

static bool keep_code_point(struct rf_scanner *scanner, struct reading *reading, uint32_t code)
{
    char bytes[4];
    size_t length;
    if (code < 0x80) {
        bytes[0] = (char)code;
        length = 1;
    } else if (code < 0x800) {
        bytes[0] = (char)(0xC0 | (code >> 6));
        bytes[1] = (char)(0x80 | (code & 0x3F));
        length = 2;
    } else if (code < 0x10000) {
        bytes[0] = (char)(0xE0 | (code >> 12));
        bytes[1] = (char)(0x80 | ((code >> 6) & 0x3F));
        bytes[2] = (char)(0x80 | (code & 0x3F));
        length = 3;
    } else {
        bytes[0] = (char)(0xF0 | (code >> 18));
        bytes[1] = (char)(0x80 | ((code >> 12) & 0x3F));
        bytes[2] = (char)(0x80 | ((code >> 6) & 0x3F));
        bytes[3] = (char)(0x80 | (code & 0x3F));
        length = 4;
    }
    return keep(scanner, reading, bytes, length);
}

static int hex_digit(unsigned char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

/* The value of \uXXXX at `at`, -1 when it is not written so. */
static int32_t unicode_escape(const unsigned char *at, const unsigned char *end)
{
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return -1;
    int32_t value = 0;
    for (int place = 2; place < 6; place++) {
        int digit = hex_digit(at[place]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

static bool is_control(int32_t code)
{
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
           (code >= 0x7F && code <= 0x9F);
}

static bool scan_unicode_escape(struct rf_scanner *scanner, struct reading *reading)
{
    struct rf_mark mark = rf_scanner_mark(scanner, scanner->at);
    const unsigned char *at = scanner->at;
    int32_t code = unicode_escape(at, scanner->end);
    if (code < 0) {
        scanner->at += 2;
        return rf_scanner_fault(scanner, RF_FAULT_ESCAPE, mark, NULL,
                                ": four hexadecimal digits must follow \\u");
    }
    scanner->at += 6;
    if (code == 0)
        return rf_scanner_fault(scanner, RF_FAULT_ZERO, mark, NULL, "%s", "");
    if (is_control(code))
        return rf_scanner_fault(scanner, RF_FAULT_CONTROL, mark, NULL, ": %.6s", (const char *)at);
    if (code >= 0xD800 && code <= 0xDFFF) {
        int32_t low = code < 0xDC00 ? unicode_escape(scanner->at, scanner->end) : -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return rf_scanner_fault(scanner, RF_FAULT_SURROGATE, mark, NULL, ": %.6s",
                                    (const char *)at);
        scanner->at += 6;
        code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
    }
    return keep_code_point(scanner, reading, (uint32_t)code);
}

static bool scan_escape(struct rf_scanner *scanner, struct reading *reading)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    if (scanner->end - scanner->at < 2) {
        scanner->at = scanner->end;
        return true; /* the caller tells that the text is not closed */
    }
    unsigned char letter = scanner->at[1];
    if (letter == 'u')
        return scan_unicode_escape(scanner, reading);
    struct rf_mark mark = rf_scanner_mark(scanner, scanner->at);
    for (int index = 0; letters[index] != '\0'; index++) {
        if (letter != (unsigned char)letters[index])
            continue;
        scanner->at += 2;
        if (is_control(meanings[index]))
            return rf_scanner_fault(scanner, RF_FAULT_CONTROL, mark, NULL, ": \\%c", letter);
        return keep(scanner, reading, &meanings[index], 1);
    }
    scanner->at++; /* the letter is read again as a character of its own */
    if (letter > 0x20 && letter < 0x7F)
        return rf_scanner_fault(scanner, RF_FAULT_ESCAPE, mark, NULL, ": \\%c", letter);
    return rf_scanner_fault(scanner, RF_FAULT_ESCAPE, mark, NULL, "%s", "");
}

static bool scan_bad_utf8(struct rf_scanner *scanner, struct reading *reading)
{
    const unsigned char *at = scanner->at;
    scanner->at++;
    if (!reading->told_utf8) {
        reading->told_utf8 = true;
        if (!rf_scanner_fault(scanner, RF_FAULT_UTF8, rf_scanner_mark(scanner, at), NULL,
                              ": 0x%02X at byte offset %td", (unsigned)*at, at - scanner->first))
            return false;
    }
    return keep_code_point(scanner, reading, 0xFFFD);
}

static bool scan_character(struct rf_scanner *scanner, struct reading *reading)
{
    const unsigned char *at = scanner->at;
    if (*at < 0x20 || *at == 0x7F) {
        scanner->at++;
        return rf_scanner_fault(scanner, RF_FAULT_CONTROL, rf_scanner_mark(scanner, at),
                                *at == '\t' ? "write \\t for a tab" : NULL, ": byte 0x%02X",
                                (unsigned)*at);
    }
    int length = rf_utf8_length(at, scanner->end);
    if (length == 0)
        return scan_bad_utf8(scanner, reading);
    scanner->at += length;
    if (length == 2 && at[0] == 0xC2 && at[1] <= 0x9F)
        return rf_scanner_fault(scanner, RF_FAULT_CONTROL, rf_scanner_mark(scanner, at), NULL,
                                ": U+00%02X", (unsigned)at[1]);
    return keep(scanner, reading, (const char *)at, (size_t)length);
}

bool rf_scan_text(struct rf_scanner *scanner)
{
    struct reading reading = {.from = scanner->at};
    scanner->text.length = 0;
    rf_text_add_bytes(&scanner->text, "", 0);
    scanner->at++;
    while (scanner->at < scanner->end) {
        unsigned char byte = *scanner->at;
        if (byte == '"') {
            scanner->at++;
            return true;
        }
        if (byte == '\n' || byte == '\r') {
            rf_scanner_fault(scanner, RF_FAULT_OPEN_TEXT, rf_scanner_mark(scanner, reading.from),
                             NULL, "%s", "");
            return false;
        }
        if (byte == '\\' ? !scan_escape(scanner, &reading) : !scan_character(scanner, &reading))
            return false;
    }
    rf_scanner_fault(scanner, RF_FAULT_TOO_SHORT, rf_scanner_mark(scanner, reading.from), NULL,
                     ": this text is not closed");
    return false;
}
