/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scanner.h: reads the bytes of one file, refuses what RFC 8259 forbids and what the format's
 * conventions forbid on top of it, and notes where every value stands and what exactly every
 * number is.
 *
 * A second pair of eyes before cJSON, which keeps no places, takes numbers as floating point and
 * lets through duplicate keys, invalid UTF-8 and much else. Goes on after a fault wherever the rest
 * can still be understood, so that one run tells all faults. Time is linear in the bytes (sorting
 * the keys of an object apart); memory is bounded by the limits of read.h. */
#ifndef RF_INPUT_SCANNER_H
#define RF_INPUT_SCANNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "input/document.h"

/* So many faults of one file are told; then the scanner gives up on it. Test at and above it. */
enum { RF_LIMIT_FAULTS = 100 };

/* One value. Line and column (in bytes) count from 1; a byte order mark takes no column. */
struct rf_spot {
    enum rf_value_type type;
    int32_t line, column;
    int64_t thousandths; /* numbers only */
};

/* The values of a file, each before the values inside it, in the order of the text. */
struct rf_scan {
    const char *text; /* the bytes without byte order mark; borrowed */
    size_t length;
    struct rf_spot *spots;
    size_t count, capacity;
};

/* True when `bytes` hold one JSON object without a fault. `place` gives file and file_order for
 * messages. Fills `scan` (rf_scan_release in any case). */
bool rf_scan_bytes(const char *bytes, size_t length, struct rf_place place,
                   struct rf_diagnostics *diagnostics, struct rf_scan *scan);
void rf_scan_release(struct rf_scan *scan);

#endif
