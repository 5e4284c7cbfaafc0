/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read_instance.c: reads files as one instance, prints what was found, and exits with the status'
 * exit code: read_instance [--strict] [--canonical] FILE...
 *
 * The seam through which scripts ask the reader; --canonical prints the canonical text. */
#include <stdio.h>
#include <string.h>

#include "input/read.h"

int main(int count, char **arguments)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    bool strict = false, canonical = false;
    enum rf_status status;
    int first = 1;

    for (; first < count && strncmp(arguments[first], "--", 2) == 0; first++) {
        strict = strict || strcmp(arguments[first], "--strict") == 0;
        canonical = canonical || strcmp(arguments[first], "--canonical") == 0;
    }
    status = rf_read_instance((const char *const *)(arguments + first), count - first, strict,
                              &diagnostics, &instance);
    rf_diagnostics_sort(&diagnostics);
    rf_diagnostics_print(&diagnostics, 0, stderr);
    if (canonical && instance != NULL)
        fputs(instance->canonical, stdout);
    rf_diagnostics_release(&diagnostics);
    rf_instance_release(instance);
    return rf_status_exit_code(status);
}
