/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scanning.h: what the tests of the scanner share: running it, and one fault with its place. */
#ifndef TESTS_INPUT_SCANNING_H
#define TESTS_INPUT_SCANNING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/scanner.h"

struct outcome {
    bool accepted;
    struct rf_scan scan;
    struct rf_diagnostics faults;
};

static inline struct outcome scan_length(const char *bytes, size_t length)
{
    struct rf_place place = {"a.json", 0, 0, 0, NULL};
    struct outcome outcome = {.faults = RF_DIAGNOSTICS_INIT};
    outcome.accepted = rf_scan_bytes(bytes, length, place, &outcome.faults, &outcome.scan);
    return outcome;
}

static inline struct outcome scan(const char *text)
{
    return scan_length(text, strlen(text));
}

static inline void drop(struct outcome *outcome)
{
    rf_scan_release(&outcome->scan);
    rf_diagnostics_release(&outcome->faults);
}

static inline void assert_fault(const struct outcome *outcome, size_t index, const char *code,
                                int line, int column)
{
    assert_true(index < outcome->faults.count);
    const struct rf_diagnostic *fault = &outcome->faults.items[index];
    assert_string_equal(fault->code, code);
    assert_int_equal(fault->severity, RF_ERROR);
    assert_string_equal(fault->place.file, "a.json");
    assert_int_equal(fault->place.line, line);
    assert_int_equal(fault->place.column, column);
}

/* One fault, this one. */
static inline void refuses_bytes(const char *bytes, size_t length, const char *code, int line,
                                 int column)
{
    struct outcome outcome = scan_length(bytes, length);
    assert_false(outcome.accepted);
    assert_int_equal(outcome.faults.count, 1);
    assert_fault(&outcome, 0, code, line, column);
    drop(&outcome);
}

static inline void refuses(const char *text, const char *code, int line, int column)
{
    refuses_bytes(text, strlen(text), code, line, column);
}

static inline void accepts_bytes(const char *bytes, size_t length)
{
    struct outcome outcome = scan_length(bytes, length);
    assert_int_equal(outcome.faults.count, 0);
    assert_true(outcome.accepted);
    drop(&outcome);
}

static inline void accepts(const char *text)
{
    accepts_bytes(text, strlen(text));
}

#endif
