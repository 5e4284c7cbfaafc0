/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode_fault.c: the tables of faults of the format and of assumptions. */
#include "input/decode_fault.h"

struct kind_of_fault {
    const char *code, *text;
};

static const struct kind_of_fault faults[RF_FORMAT_FAULT_COUNT] = {
#define FAULT_ROW(name, code, text) {code, text},
    RF_FORMAT_FAULT_TABLE(FAULT_ROW)
#undef FAULT_ROW
};

static const struct kind_of_fault assumptions[RF_ASSUMPTION_COUNT] = {
#define ASSUMPTION_ROW(name, code, text) {code, text},
    RF_ASSUMPTION_TABLE(ASSUMPTION_ROW)
#undef ASSUMPTION_ROW
};

const char *rf_format_fault_code(enum rf_format_fault fault)
{
    return faults[fault].code;
}

const char *rf_format_fault_text(enum rf_format_fault fault)
{
    return faults[fault].text;
}

const char *rf_assumption_code(enum rf_assumption assumption)
{
    return assumptions[assumption].code;
}

const char *rf_assumption_text(enum rf_assumption assumption)
{
    return assumptions[assumption].text;
}
