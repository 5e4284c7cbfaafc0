/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * names.c: an array that is sorted when it is first asked; byte order, then number. */
#include "import/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static int compare(const void *one, const void *other)
{
    const struct rf_name *a = one, *b = other;
    int order = strcmp(a->text, b->text);
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

void rf_names_add(struct rf_names *names, const char *text, int32_t number)
{
    struct rf_name name = {text, number};
    RF_PUSH(names->items, names->count, names->capacity, name);
    names->sorted = false;
}

static void sort(struct rf_names *names)
{
    if (!names->sorted && names->count > 1)
        qsort(names->items, names->count, sizeof *names->items, compare);
    names->sorted = true;
}

const char *rf_names_repeated(struct rf_names *names)
{
    sort(names);
    for (size_t i = 1; i < names->count; i++)
        if (strcmp(names->items[i].text, names->items[i - 1].text) == 0)
            return names->items[i].text;
    return NULL;
}

int32_t rf_names_find(struct rf_names *names, const char *text)
{
    size_t low = 0, high = names->count;
    sort(names);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(names->items[middle].text, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == names->count || strcmp(names->items[low].text, text) != 0)
        return -1;
    return names->items[low].number;
}

void rf_names_release(struct rf_names *names)
{
    rf_release(names->items);
    *names = (struct rf_names)RF_NAMES_INIT;
}
