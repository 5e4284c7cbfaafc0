/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scanner_state.h: what the scanner's own files share: where it stands and how it reports. */
#ifndef RF_INPUT_SCANNER_STATE_H
#define RF_INPUT_SCANNER_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/text.h"
#include "input/fault.h"
#include "input/read.h"
#include "input/scanner.h"

/* A key already seen in an object that is still open. */
struct rf_seen_key {
    const char *text;
    int32_t line, column;
};

/* An open object or array: where it began, and which member is being read. */
struct rf_scan_level {
    bool array;
    int32_t line, column;
    const char *key;  /* object: the member's key; NULL before the first */
    int32_t item;     /* array: its index */
    size_t first_key; /* object: index of its first key in `keys` */
};

struct rf_scanner {
    const unsigned char *first, *at, *end, *line_start; /* `first` byte of the file */
    int32_t line;
    struct rf_place file;
    struct rf_diagnostics *diagnostics;
    int32_t fault_count;
    struct rf_scan *scan;
    struct rf_arena *arena; /* of the keys */
    struct rf_seen_key *keys;
    size_t key_count, key_capacity;
    struct rf_text text; /* the text read last, decoded */
    struct rf_scan_level levels[RF_LIMIT_NESTING];
    int32_t depth;
};

/* A place in the text. */
struct rf_mark {
    int32_t line, column;
};
struct rf_mark rf_scanner_mark(const struct rf_scanner *scanner, const unsigned char *at);

/* Reports a fault at `mark`, inside the open objects and arrays. False when the scanner must give
 * up: too many faults. */
bool rf_scanner_fault(struct rf_scanner *scanner, enum rf_fault fault, struct rf_mark mark,
                      const char *fix, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Reads the text that begins with the quotation mark at `at` and leaves it decoded in `text` (what
 * is not understood becomes U+FFFD). False when the scanner must stop. */
bool rf_scan_text(struct rf_scanner *scanner);

/* Reads the number at `at`, whether well written or not. False when the scanner must stop. */
bool rf_scan_number(struct rf_scanner *scanner, int64_t *thousandths);

/* The length of the UTF-8 character at `at` (RFC 3629: shortest form, no surrogates, at most
 * U+10FFFF), 0 when there is none. */
int rf_utf8_length(const unsigned char *at, const unsigned char *end);

#endif
