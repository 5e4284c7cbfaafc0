/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import_layers.c: for script tests: import_layers FORMAT FILE FIRST SECOND writes both layers. */
#include <stdio.h>

#include "import/import.h"

int main(int count, char **arguments)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    if (count != 5)
        return 2;
    FILE *first = fopen(arguments[3], "wb"), *second = fopen(arguments[4], "wb");
    if (first == NULL || second == NULL)
        return 6;
    enum rf_status status =
        rf_import(arguments[1], arguments[2], NULL, first, second, &diagnostics);
    rf_diagnostics_sort(&diagnostics);
    rf_diagnostics_print(&diagnostics, 0, stderr);
    rf_diagnostics_release(&diagnostics);
    if (fclose(first) != 0 || fclose(second) != 0)
        return 6;
    return rf_status_exit_code(status);
}
