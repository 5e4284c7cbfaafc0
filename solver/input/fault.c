/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fault.c: the table of faults, and how a fault becomes a message. */
#include "input/fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"

enum { SHOWN_BYTES = 64 };

struct fault {
    const char *code, *text, *fix;
};

static const struct fault faults[RF_FAULT_COUNT] = {
#define FAULT_ROW(name, code, text, fix) {code, text, fix},
    RF_FAULT_TABLE(FAULT_ROW)
#undef FAULT_ROW
};

const char *rf_fault_code(enum rf_fault fault)
{
    return faults[fault].code;
}

const char *rf_fault_text(enum rf_fault fault)
{
    return faults[fault].text;
}

void rf_fault_add(struct rf_diagnostics *diagnostics, enum rf_fault fault, struct rf_place place,
                  const char *fix, const char *format, ...)
{
    va_list measured, written;
    va_start(measured, format);
    int length = vsnprintf(NULL, 0, format, measured);
    va_end(measured);
    size_t size = (size_t)(length > 0 ? length : 0) + 1;
    char *particulars = rf_allocate(size, 1);
    va_start(written, format);
    vsnprintf(particulars, size, format, written);
    va_end(written);
    rf_diagnostics_add(diagnostics, RF_ERROR, faults[fault].code, place,
                       fix != NULL ? fix : faults[fault].fix, "%s%s", faults[fault].text,
                       particulars);
    rf_release(particulars);
}

int rf_fault_shown(const char *text)
{
    int length = 0;
    while (length <= SHOWN_BYTES && text[length] != '\0')
        length++;
    if (length <= SHOWN_BYTES)
        return length;
    length = SHOWN_BYTES;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--; /* not in the middle of a character */
    return length;
}
