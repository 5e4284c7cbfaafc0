/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * packs.c: looking up what is built in. */
#include "input/packs.h"

#include <string.h>

#include "input/read.h"

enum { SUGGESTION_EDITS = 4 };

const struct rf_pack *rf_pack_find(enum rf_pack_folder folder, const char *name)
{
    for (int32_t index = 0; index < rf_pack_count; index++)
        if (rf_packs[index].folder == folder && strcmp(rf_packs[index].name, name) == 0)
            return &rf_packs[index];
    return NULL;
}

const char *rf_pack_nearest(enum rf_pack_folder folder, const char *name)
{
    const char *nearest = NULL;
    int least = SUGGESTION_EDITS + 1;
    for (int32_t index = 0; index < rf_pack_count; index++) {
        if (rf_packs[index].folder != folder)
            continue;
        int distance = rf_text_distance(name, rf_packs[index].name, SUGGESTION_EDITS);
        if (distance < least) {
            least = distance;
            nearest = rf_packs[index].name;
        }
    }
    return nearest;
}

void rf_pack_list(enum rf_pack_folder folder, struct rf_text *list)
{
    const char *between = "";
    for (int32_t index = 0; index < rf_pack_count; index++) {
        if (rf_packs[index].folder != folder)
            continue;
        rf_text_format(list, "%s%s", between, rf_packs[index].name);
        between = ", ";
    }
}

static const char *bytes_of(const struct rf_pack *pack, size_t *length)
{
    *length = pack != NULL ? pack->length : 0;
    return pack != NULL ? (const char *)pack->bytes : NULL;
}

const char *rf_pack_bytes(const char *name, size_t *length)
{
    const struct rf_pack *pack = rf_pack_find(RF_PACK_RULES, name);
    return bytes_of(pack != NULL ? pack : rf_pack_find(RF_PACK_PROGRAMMES, name), length);
}

const char *rf_schema_bytes(size_t *length)
{
    return bytes_of(rf_pack_find(RF_PACK_SCHEMA, "instance.schema"), length);
}
