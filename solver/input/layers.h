/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layers.h: layers on top of each other (RFC 7396, JSON Merge Patch), without losing who wrote
 * what. */
#ifndef RF_INPUT_LAYERS_H
#define RF_INPUT_LAYERS_H

#include "base/diagnostics.h"
#include "input/document.h"

/* Merges the trees `layers` (of `document`, each an object) in order and makes the result the
 * root. The trees are used up. A value keeps the place of the layer that wrote it last; an object
 * that several wrote into has the place of the last of them. Errors: a null that removes nothing,
 * two layers with different /school/id. */
void rf_layers_merge(struct rf_document *document, struct rf_value *const *layers, int32_t count,
                     struct rf_diagnostics *diagnostics);

/* The value of /rule_pack after merging `layers`, without merging them; NULL when none is named. */
const struct rf_value *rf_layers_rule_pack(struct rf_value *const *layers, int32_t count);

#endif
