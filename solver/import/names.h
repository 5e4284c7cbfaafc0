/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * names.h: finding things by the name the export calls them. */
#ifndef RF_IMPORT_NAMES_H
#define RF_IMPORT_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Names and the numbers they stand for. Borrows the texts. */
struct rf_names {
    struct rf_name {
        const char *text;
        int32_t number;
    } * items;
    size_t count, capacity;
    bool sorted;
};
#define RF_NAMES_INIT                                                                              \
    {                                                                                              \
        NULL, 0, 0, false                                                                          \
    }

void rf_names_add(struct rf_names *names, const char *text, int32_t number);
/* The number of the first one added by that name, -1 if there is none. */
int32_t rf_names_find(struct rf_names *names, const char *text);
/* A name that was added more than once, NULL if there is none. */
const char *rf_names_repeated(struct rf_names *names);
void rf_names_release(struct rf_names *names);

#endif
