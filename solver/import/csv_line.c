/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv_line.c: the grammar of RFC 4180 with two extensions: other separators, and LF as well as
 * CRLF.
 *
 * A field is quoted as a whole or not at all; a quote elsewhere is a fault, so that a shifted line
 * never passes silently. Line ends inside a quoted field become blanks. Blanks around a field are
 * padding of older systems and are dropped, those inside quotes at its ends too. */
#include "import/csv_line.h"

#include <string.h>

#include "base/memory.h"
#include "import/import.h"

void rf_csv_fault(struct rf_csv *csv, const char *code, const char *fix, const char *message,
                  const char *name)
{
    struct rf_place place = {.file = csv->path, .line = csv->line, .column = 1};
    rf_diagnostics_add(csv->diagnostics, RF_ERROR, code, place, fix, "%s%s%s%s", message,
                       name == NULL ? "" : " \"", name == NULL ? "" : name,
                       name == NULL ? "" : "\"");
    csv->faulty = true;
}

/* A fault of grammar: nothing behind it is read. */
static void break_off(struct rf_csv *csv, const char *code, const char *fix, const char *message)
{
    rf_csv_fault(csv, code, fix, message, NULL);
    csv->broken = true;
}

void rf_csv_open(struct rf_csv *csv, const char *path, const char *bytes, size_t length,
                 struct rf_diagnostics *diagnostics)
{
    static const char separators[] = ",;\t";
    size_t counts[3] = {0}, best = 0, at = 0;
    bool quoted = false;
    *csv = (struct rf_csv){
        .path = path, .bytes = bytes, .length = length, .next_line = 1, .diagnostics = diagnostics};
    if (length > 5 && memcmp(bytes, "sep=", 4) == 0 && (bytes[5] == '\n' || bytes[5] == '\r') &&
        strchr(separators, bytes[4]) != NULL) {
        csv->separator = bytes[4];
        while (csv->at < length && bytes[csv->at++] != '\n') {
        }
        csv->next_line = 2;
        return;
    }
    while (at < length && (bytes[at] == '\n' || bytes[at] == '\r'))
        at++;
    for (; at < length && (quoted || (bytes[at] != '\n' && bytes[at] != '\r')); at++) {
        if (bytes[at] == '"')
            quoted = !quoted;
        for (size_t i = 0; !quoted && i < 3; i++)
            counts[i] += bytes[at] == separators[i];
    }
    for (size_t i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    csv->separator = separators[best];
}

/* Ends the field that began at `start` of the text: trims it and closes it with a zero byte. */
static void end_field(struct rf_csv *csv, size_t start)
{
    size_t from = start, until = csv->text.length;
    while (until > from && csv->text.bytes[until - 1] == ' ')
        until--;
    while (from < until && csv->text.bytes[from] == ' ')
        from++;
    if (until < csv->text.length)
        csv->text.bytes[until] = '\0';
    else
        rf_text_add_bytes(&csv->text, "", 1);
    RF_PUSH(csv->starts, csv->count, csv->capacity, from);
    if (++csv->total > RF_IMPORT_ELEMENTS || until - from > RF_IMPORT_TEXT_BYTES)
        break_off(csv, "I104", NULL, "the file is too large for a timetable");
}

/* A quoted field; `at` stands on its opening quote. False at a fault. */
static bool read_quoted(struct rf_csv *csv)
{
    int opened = csv->next_line;
    for (csv->at++; csv->at < csv->length; csv->at++) {
        char byte = csv->bytes[csv->at];
        if (byte == '"' && csv->at + 1 < csv->length && csv->bytes[csv->at + 1] == '"') {
            rf_text_add_bytes(&csv->text, "\"", 1);
            csv->at++;
        } else if (byte == '"') {
            csv->at++;
            while (csv->at < csv->length && csv->bytes[csv->at] == ' ')
                csv->at++;
            return true;
        } else if (byte == '\n' || byte == '\r') {
            csv->next_line += byte == '\n';
            if (byte == '\n')
                rf_text_add_bytes(&csv->text, " ", 1);
        } else {
            rf_text_add_bytes(&csv->text, &byte, 1);
        }
    }
    csv->line = opened;
    break_off(csv, "I112", NULL, "a quote is opened and never closed");
    return false;
}

static bool at_end_of_field(const struct rf_csv *csv)
{
    char byte = csv->at < csv->length ? csv->bytes[csv->at] : '\n';
    return byte == csv->separator || byte == '\n' || byte == '\r';
}

/* One field up to its separator or line end. False at a fault. */
static bool read_field(struct rf_csv *csv)
{
    size_t start = csv->text.length;
    while (csv->at < csv->length && csv->bytes[csv->at] == ' ')
        csv->at++;
    if (csv->at < csv->length && csv->bytes[csv->at] == '"') {
        if (!read_quoted(csv))
            return false;
    } else {
        for (; !at_end_of_field(csv) && csv->bytes[csv->at] != '"'; csv->at++)
            rf_text_add_bytes(&csv->text, &csv->bytes[csv->at], 1);
    }
    if (!at_end_of_field(csv)) {
        break_off(csv, "I112", "quote the whole field and write the quotes inside it twice",
                  "a quote stands in the middle of a field");
        return false;
    }
    end_field(csv, start);
    return !csv->broken;
}

/* Steps over the end of a line. False at a fault. */
static bool end_line(struct rf_csv *csv)
{
    if (csv->at < csv->length && csv->bytes[csv->at] == '\r') {
        csv->at++;
        if (csv->at < csv->length && csv->bytes[csv->at] != '\n') {
            break_off(csv, "I112", NULL, "a carriage return stands without a line end");
            return false;
        }
    }
    csv->at++;
    csv->next_line++;
    return true;
}

bool rf_csv_next(struct rf_csv *csv)
{
    while (!csv->broken && csv->at < csv->length) {
        bool filled = false;
        csv->line = csv->next_line;
        csv->text.length = 0;
        csv->count = 0;
        if (!read_field(csv))
            return false;
        while (csv->at < csv->length && csv->bytes[csv->at] == csv->separator) {
            csv->at++;
            if (!read_field(csv))
                return false;
        }
        if (!end_line(csv))
            return false;
        for (size_t i = 0; i < csv->count; i++)
            filled = filled || *rf_csv_field(csv, i) != '\0';
        if (filled)
            return true;
    }
    return false;
}

const char *rf_csv_field(const struct rf_csv *csv, size_t index)
{
    return index < csv->count ? csv->text.bytes + csv->starts[index] : "";
}

void rf_csv_close(struct rf_csv *csv)
{
    rf_text_release(&csv->text);
    rf_release(csv->starts);
    csv->starts = NULL;
}
