/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * packs.h: the files of instances/rules and instances/programmes and the schema, built into the
 * program. The bytes are generated at build time (packs.cmake). */
#ifndef RF_INPUT_PACKS_H
#define RF_INPUT_PACKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

enum rf_pack_folder { RF_PACK_RULES, RF_PACK_PROGRAMMES, RF_PACK_SCHEMA };

struct rf_pack {
    enum rf_pack_folder folder;
    const char *name;           /* file name without ".json" */
    const unsigned char *bytes; /* followed by a zero byte */
    size_t length;
};

/* Sorted by folder, then name. */
extern const struct rf_pack rf_packs[];
extern const int32_t rf_pack_count;

#define RF_PACK_DEFAULT_RULES "england-2025"

/* By folder and name, NULL if there is none. */
const struct rf_pack *rf_pack_find(enum rf_pack_folder folder, const char *name);

/* For messages: the name in `folder` nearest to `name`, NULL when none is near. */
const char *rf_pack_nearest(enum rf_pack_folder folder, const char *name);

/* Adds the names in `folder` to `list`, with commas between them. */
void rf_pack_list(enum rf_pack_folder folder, struct rf_text *list);

#endif
