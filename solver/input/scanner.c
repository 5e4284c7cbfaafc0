/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scanner.c: the structure of a JSON text: objects, arrays, keys, commas, words, and the encoding
 * of the file as a whole.
 *
 * Recursive descent, never deeper than RF_LIMIT_NESTING. Invariant: every reading function
 * returns false when the file cannot be understood further and true when reading can go on, even
 * though faults were told. Keys of an object are compared when it closes: sorted, O(k log k). */
#include "input/scanner.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scanner_state.h"

enum { FOUND_TEXT = 48 };

static bool scan_value(struct rf_scanner *scanner);

/* ------------------------------------------------------------------ places and faults */

struct rf_mark rf_scanner_mark(const struct rf_scanner *scanner, const unsigned char *at)
{
    struct rf_mark mark = {scanner->line, (int32_t)(at - scanner->line_start) + 1};
    return mark;
}

/* The open objects and arrays as a JSON Pointer; without the key or index being read in the
 * innermost one when `outer`. */
static char *pointer_of(const struct rf_scanner *scanner, bool outer)
{
    struct rf_text pointer = RF_TEXT_INIT;
    int32_t depth = outer && scanner->depth > 0 ? scanner->depth - 1 : scanner->depth;
    for (int32_t index = 0; index < depth; index++) {
        const struct rf_scan_level *level = &scanner->levels[index];
        if (level->array) {
            rf_text_format(&pointer, "/%d", (int)level->item);
            continue;
        }
        if (level->key == NULL)
            continue;
        rf_text_add(&pointer, "/");
        for (const char *byte = level->key; *byte != '\0'; byte++) {
            if (*byte == '~' || *byte == '/')
                rf_text_add(&pointer, *byte == '~' ? "~0" : "~1");
            else
                rf_text_add_bytes(&pointer, byte, 1);
        }
    }
    return rf_text_take(&pointer);
}

static struct rf_place place_at(const struct rf_scanner *scanner, struct rf_mark mark,
                                const char *pointer)
{
    struct rf_place place = scanner->file;
    place.line = mark.line;
    place.column = mark.column;
    place.pointer = pointer[0] != '\0' ? pointer : NULL;
    return place;
}

bool rf_scanner_fault(struct rf_scanner *scanner, enum rf_fault fault, struct rf_mark mark,
                      const char *fix, const char *format, ...)
{
    char particulars[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(particulars, sizeof particulars, format, arguments);
    va_end(arguments);
    char *pointer = pointer_of(scanner, fault == RF_FAULT_DUPLICATE_KEY);
    if (scanner->fault_count >= RF_LIMIT_FAULTS)
        rf_fault_add(scanner->diagnostics, RF_FAULT_MANY, place_at(scanner, mark, ""), NULL,
                     ": it has more than %d faults", RF_LIMIT_FAULTS);
    else
        rf_fault_add(scanner->diagnostics, fault, place_at(scanner, mark, pointer), fix, "%s",
                     particulars);
    rf_release(pointer);
    scanner->fault_count++;
    return scanner->fault_count <= RF_LIMIT_FAULTS;
}

/* What stands at the scanner's place, in words for a message. */
static const char *found(const struct rf_scanner *scanner, char buffer[FOUND_TEXT])
{
    const unsigned char *at = scanner->at;
    if (at >= scanner->end)
        return "the end of the file";
    int length = rf_utf8_length(at, scanner->end);
    if (length == 1 && *at > 0x20 && *at < 0x7F)
        snprintf(buffer, FOUND_TEXT, "%c", *at);
    else if (length > 1 && !(*at == 0xC2 && at[1] <= 0xA0))
        snprintf(buffer, FOUND_TEXT, "%.*s, not a plain ASCII sign", length, (const char *)at);
    else if (length == 2)
        snprintf(buffer, FOUND_TEXT, "the invisible sign U+00%02X", (unsigned)at[1]);
    else
        snprintf(buffer, FOUND_TEXT, "byte 0x%02X", (unsigned)*at);
    return buffer;
}

/* Tells that something else should stand here; the file cannot be understood further. */
static bool expected(struct rf_scanner *scanner, const char *what)
{
    char buffer[FOUND_TEXT];
    struct rf_mark mark = rf_scanner_mark(scanner, scanner->at);
    if (scanner->at < scanner->end) {
        rf_scanner_fault(scanner, RF_FAULT_STRUCTURE, mark, NULL, ": expected %s, found %s", what,
                         found(scanner, buffer));
    } else if (scanner->depth > 0) {
        const struct rf_scan_level *open = &scanner->levels[scanner->depth - 1];
        rf_scanner_fault(scanner, RF_FAULT_TOO_SHORT, mark, NULL,
                         ": expected %s; the %s of %d:%d is not closed", what,
                         open->array ? "[" : "{", (int)open->line, (int)open->column);
    } else {
        rf_scanner_fault(scanner, RF_FAULT_TOO_SHORT, mark, NULL, ": expected %s", what);
    }
    return false;
}

/* ------------------------------------------------------------------ blanks and comments */

static bool next_is(const struct rf_scanner *scanner, char sign)
{
    return scanner->at < scanner->end && *scanner->at == (unsigned char)sign;
}

static void pass(struct rf_scanner *scanner)
{
    if (*scanner->at++ == '\n') {
        scanner->line++;
        scanner->line_start = scanner->at;
    }
}

static bool pass_comment(struct rf_scanner *scanner)
{
    bool block = scanner->at[1] == '*';
    if (!rf_scanner_fault(scanner, RF_FAULT_COMMENT, rf_scanner_mark(scanner, scanner->at), NULL,
                          "%s", ""))
        return false;
    scanner->at += 2;
    while (scanner->at < scanner->end) {
        if (!block && *scanner->at == '\n')
            return true;
        if (block && scanner->end - scanner->at >= 2 && memcmp(scanner->at, "*/", 2) == 0) {
            scanner->at += 2;
            return true;
        }
        pass(scanner);
    }
    return true;
}

static bool skip_blanks(struct rf_scanner *scanner)
{
    while (scanner->at < scanner->end) {
        unsigned char byte = *scanner->at;
        if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
            pass(scanner);
        } else if (byte == '/' && scanner->end - scanner->at >= 2 &&
                   (scanner->at[1] == '/' || scanner->at[1] == '*')) {
            if (!pass_comment(scanner))
                return false;
        } else {
            return true;
        }
    }
    return true;
}

/* ------------------------------------------------------------------ objects and arrays */

static bool open_level(struct rf_scanner *scanner, bool array)
{
    struct rf_mark mark = rf_scanner_mark(scanner, scanner->at);
    if (scanner->depth == RF_LIMIT_NESTING) {
        rf_scanner_fault(scanner, RF_FAULT_NESTING, mark, NULL, ": more than %d levels",
                         RF_LIMIT_NESTING);
        return false;
    }
    struct rf_scan_level level = {.array = array, .line = mark.line, .column = mark.column};
    level.first_key = scanner->key_count;
    scanner->levels[scanner->depth++] = level;
    scanner->at++;
    return true;
}

static int compare_keys(const void *one, const void *other)
{
    const struct rf_seen_key *a = one, *b = other;
    int order = strcmp(a->text, b->text);
    if (order != 0)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* Leaves the object or array; tells the keys an object has twice. */
static bool close_level(struct rf_scanner *scanner)
{
    struct rf_scan_level *level = &scanner->levels[scanner->depth - 1];
    size_t count = scanner->key_count - level->first_key;
    bool go_on = true;
    scanner->at++;
    if (!level->array && count > 1) {
        struct rf_seen_key *keys = scanner->keys + level->first_key;
        qsort(keys, count, sizeof *keys, compare_keys);
        size_t first = 0;
        for (size_t index = 1; index < count && go_on; index++) {
            if (strcmp(keys[first].text, keys[index].text) != 0) {
                first = index;
                continue;
            }
            struct rf_mark mark = {keys[index].line, keys[index].column};
            go_on = rf_scanner_fault(scanner, RF_FAULT_DUPLICATE_KEY, mark, NULL,
                                     " \"%.*s\": first given at %d:%d, again at %d:%d",
                                     rf_fault_shown(keys[index].text), keys[index].text,
                                     (int)keys[first].line, (int)keys[first].column, (int)mark.line,
                                     (int)mark.column);
        }
    }
    scanner->key_count = level->first_key;
    scanner->depth--;
    return go_on;
}

static bool scan_key(struct rf_scanner *scanner)
{
    struct rf_scan_level *level = &scanner->levels[scanner->depth - 1];
    struct rf_seen_key key = {.line = scanner->line};
    key.column = rf_scanner_mark(scanner, scanner->at).column;
    level->key = NULL;
    if (!next_is(scanner, '"'))
        return expected(scanner, "a key in quotation marks (\")");
    if (!rf_scan_text(scanner))
        return false;
    key.text = rf_arena_text(scanner->arena, rf_text_peek(&scanner->text));
    level->key = key.text;
    RF_PUSH(scanner->keys, scanner->key_count, scanner->key_capacity, key);
    if (!skip_blanks(scanner))
        return false;
    if (!next_is(scanner, ':'))
        return expected(scanner, "a colon after the key");
    scanner->at++;
    return true;
}

static bool starts_value(const struct rf_scanner *scanner)
{
    unsigned char byte = *scanner->at;
    return byte == '"' || byte == '{' || byte == '[' || byte == '-' ||
           (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

/* Behind a member: at its comma, at the end, or where a comma is missing. `end` is set when the
 * closing sign stands next. */
static bool scan_separator(struct rf_scanner *scanner, char closing, bool *end)
{
    if (!skip_blanks(scanner))
        return false;
    *end = next_is(scanner, closing);
    if (*end)
        return true;
    struct rf_mark mark = rf_scanner_mark(scanner, scanner->at);
    if (!next_is(scanner, ',')) {
        bool member = scanner->at < scanner->end &&
                      (closing == '}' ? *scanner->at == '"' : starts_value(scanner));
        if (member)
            return rf_scanner_fault(scanner, RF_FAULT_NO_COMMA, mark, NULL, " before this");
        return expected(scanner, closing == '}' ? "a comma or }" : "a comma or ]");
    }
    scanner->at++;
    if (!skip_blanks(scanner))
        return false;
    while (next_is(scanner, ',')) {
        if (!rf_scanner_fault(scanner, RF_FAULT_COMMA, rf_scanner_mark(scanner, scanner->at), NULL,
                              "%s", ""))
            return false;
        scanner->at++;
        if (!skip_blanks(scanner))
            return false;
    }
    *end = next_is(scanner, closing);
    return !*end ||
           rf_scanner_fault(scanner, RF_FAULT_COMMA, mark, NULL, " before this %c", closing);
}

static bool scan_object(struct rf_scanner *scanner)
{
    bool end;
    if (!open_level(scanner, false) || !skip_blanks(scanner))
        return false;
    for (end = next_is(scanner, '}'); !end;) {
        if (!scan_key(scanner) || !scan_value(scanner) || !scan_separator(scanner, '}', &end) ||
            !skip_blanks(scanner))
            return false;
    }
    return close_level(scanner);
}

static bool scan_array(struct rf_scanner *scanner)
{
    bool end;
    if (!open_level(scanner, true) || !skip_blanks(scanner))
        return false;
    for (end = next_is(scanner, ']'); !end;) {
        if (!scan_value(scanner) || !scan_separator(scanner, ']', &end))
            return false;
        scanner->levels[scanner->depth - 1].item++;
    }
    return close_level(scanner);
}

/* ------------------------------------------------------------------ values */

static bool is_letter(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (byte >= '0' && byte <= '9');
}

static bool scan_word(struct rf_scanner *scanner, enum rf_value_type *type)
{
    static const struct {
        const char *word;
        enum rf_value_type type;
    } words[] = {{"true", RF_BOOLEAN}, {"false", RF_BOOLEAN}, {"null", RF_NULL}};
    const unsigned char *from = scanner->at;
    while (scanner->at < scanner->end && is_letter(*scanner->at))
        scanner->at++;
    size_t length = (size_t)(scanner->at - from);
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++)
        if (strlen(words[index].word) == length && memcmp(from, words[index].word, length) == 0) {
            *type = words[index].type;
            return true;
        }
    return rf_scanner_fault(scanner, RF_FAULT_WORD, rf_scanner_mark(scanner, from), NULL, ": %.*s",
                            (int)(length < 40 ? length : 40), (const char *)from);
}

static bool scan_value(struct rf_scanner *scanner)
{
    if (!skip_blanks(scanner))
        return false;
    struct rf_mark mark = rf_scanner_mark(scanner, scanner->at);
    if (scanner->at >= scanner->end)
        return expected(scanner, "a value");
    if (scanner->scan->count == RF_LIMIT_MEMBERS) {
        rf_scanner_fault(scanner, RF_FAULT_MEMBERS, mark, NULL, ": more than %d", RF_LIMIT_MEMBERS);
        return false;
    }
    unsigned char byte = *scanner->at;
    size_t index = scanner->scan->count;
    struct rf_spot spot = {RF_NULL, mark.line, mark.column, 0};
    RF_PUSH(scanner->scan->spots, scanner->scan->count, scanner->scan->capacity, spot);
    bool go_on;
    if (byte == '{') {
        spot.type = RF_OBJECT;
        go_on = scan_object(scanner);
    } else if (byte == '[') {
        spot.type = RF_ARRAY;
        go_on = scan_array(scanner);
    } else if (byte == '"') {
        spot.type = RF_TEXT;
        go_on = rf_scan_text(scanner);
    } else if (byte == '-' || byte == '+' || byte == '.' || (byte >= '0' && byte <= '9')) {
        spot.type = RF_NUMBER;
        go_on = rf_scan_number(scanner, &spot.thousandths);
    } else if (is_letter(byte)) {
        go_on = scan_word(scanner, &spot.type);
    } else {
        go_on = expected(scanner, "a value");
    }
    scanner->scan->spots[index] = spot;
    return go_on;
}

/* ------------------------------------------------------------------ the file as a whole */

/* Looks at the first bytes: byte order marks and encodings. */
static bool scan_encoding(struct rf_scanner *scanner)
{
    static const unsigned char mark[] = {0xEF, 0xBB, 0xBF};
    const unsigned char *at = scanner->at;
    size_t length = (size_t)(scanner->end - at);
    struct rf_mark start = {1, 1};
    bool wide = length >= 2 && ((at[0] == 0xFF && at[1] == 0xFE) ||
                                (at[0] == 0xFE && at[1] == 0xFF) || at[0] == 0 || at[1] == 0);
    if (wide) {
        rf_scanner_fault(scanner, RF_FAULT_ENCODING, start, NULL,
                         ": it looks like UTF-16 or UTF-32");
        return false;
    }
    if (length >= sizeof mark && memcmp(at, mark, sizeof mark) == 0) {
        scanner->at += sizeof mark;
        scanner->line_start = scanner->at;
        length -= sizeof mark;
        if (length >= sizeof mark && memcmp(scanner->at, mark, sizeof mark) == 0) {
            scanner->at += sizeof mark;
            scanner->line_start = scanner->at;
            return rf_scanner_fault(scanner, RF_FAULT_SECOND_MARK, start, NULL, "%s", "");
        }
    }
    return true;
}

static bool scan_file(struct rf_scanner *scanner)
{
    if (!scan_encoding(scanner))
        return false;
    scanner->scan->text = (const char *)scanner->at;
    scanner->scan->length = (size_t)(scanner->end - scanner->at);
    if (!skip_blanks(scanner))
        return false;
    struct rf_mark mark = rf_scanner_mark(scanner, scanner->at);
    if (scanner->at == scanner->end)
        return rf_scanner_fault(scanner, RF_FAULT_EMPTY, mark, NULL, "%s", "");
    if (!scan_value(scanner))
        return false;
    if (scanner->scan->spots[0].type != RF_OBJECT &&
        !rf_scanner_fault(scanner, RF_FAULT_NO_OBJECT, mark, NULL, "%s", ""))
        return false;
    if (!skip_blanks(scanner) || scanner->at == scanner->end)
        return true;
    char buffer[FOUND_TEXT];
    return rf_scanner_fault(scanner, RF_FAULT_TRAILING, rf_scanner_mark(scanner, scanner->at), NULL,
                            ": %s", found(scanner, buffer));
}

bool rf_scan_bytes(const char *bytes, size_t length, struct rf_place place,
                   struct rf_diagnostics *diagnostics, struct rf_scan *scan)
{
    struct rf_scanner scanner = {.file = place, .diagnostics = diagnostics, .scan = scan};
    struct rf_scan empty = {NULL, 0, NULL, 0, 0};
    *scan = empty;
    scanner.first = (const unsigned char *)(bytes != NULL ? bytes : "");
    scanner.at = scanner.line_start = scanner.first;
    scanner.end = scanner.first + length;
    scanner.line = 1;
    scanner.arena = rf_arena_new();
    scan_file(&scanner);
    rf_arena_release(scanner.arena);
    rf_release(scanner.keys);
    rf_text_release(&scanner.text);
    return scanner.fault_count == 0;
}

void rf_scan_release(struct rf_scan *scan)
{
    struct rf_scan empty = {NULL, 0, NULL, 0, 0};
    rf_release(scan->spots);
    *scan = empty;
}
