/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * status.c: the status table, read off RF_STATUS_TABLE. */
#include "ringfence/status.h"

#include <stddef.h>

static const struct {
    int exit_code;
    const char *name, *text;
} statuses[RF_STATUS_COUNT] = {
#define RF_STATUS_ROW(name, code, text) {code, #name, text},
    RF_STATUS_TABLE(RF_STATUS_ROW)
#undef RF_STATUS_ROW
};

int rf_status_exit_code(enum rf_status status)
{
    return statuses[status].exit_code;
}

const char *rf_status_name(enum rf_status status)
{
    return statuses[status].name;
}

const char *rf_status_text(enum rf_status status)
{
    return statuses[status].text;
}

enum rf_status rf_status_worse(enum rf_status one, enum rf_status other)
{
    static const enum rf_status order[] = {RF_FAULT, RF_IO, RF_INPUT, RF_CONTRADICTORY,
                                           RF_LIMIT, RF_NO, RF_OK};
    size_t i;

    for (i = 0; i < sizeof order / sizeof *order; i++) {
        if (one == order[i])
            return one;
        if (other == order[i])
            return other;
    }
    return one;
}
