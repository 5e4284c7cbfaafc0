/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reserved.c: one list of names for both directions. */
#include "store/reserved.h"

#include <string.h>

static const char *const names[] = {"planning", "study", "preparation"};

const char *rf_reservation_name(enum rf_reservation_type type)
{
    return names[type];
}

bool rf_reservation_type_of(const char *name, enum rf_reservation_type *type)
{
    for (int index = 0; index < (int)(sizeof names / sizeof *names); index++) {
        if (strcmp(name, names[index]) == 0) {
            *type = (enum rf_reservation_type)index;
            return true;
        }
    }
    return false;
}
