/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scanner_target.c: libFuzzer target for the reader up to the document tree. Whatever the scanner
 * accepts, the parser must understand in the same way; whatever it refuses has a fault with a
 * place. The corpus is tests/fuzz/scanner. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/document.h"
#include "input/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rf_document document;
    struct rf_diagnostics faults = RF_DIAGNOSTICS_INIT;
    rf_document_start(&document, 1);
    const struct rf_value *tree =
        rf_document_add(&document, "fuzz", 0, (const char *)data, size, &faults);
    if ((tree != NULL) != (faults.count == 0))
        abort();
    for (size_t index = 0; index < faults.count; index++)
        if (strcmp(faults.items[index].code, "J029") == 0 || faults.items[index].place.line < 1)
            abort();
    rf_diagnostics_release(&faults);
    rf_document_release(&document);
    return 0;
}
