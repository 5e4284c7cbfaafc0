/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * schema.c: the JSON Schema that is built in, byte for byte. */
#include "command/command.h"
#include "input/read.h"

enum rf_status rf_command_schema(const struct rf_request *request)
{
    (void)request;
    size_t length = 0;
    const char *bytes = rf_schema_bytes(&length);
    fwrite(bytes, 1, length, stdout);
    return RF_OK;
}
