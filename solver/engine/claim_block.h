/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * claim_block.h: the block of one part in the certificate. */
#ifndef RF_ENGINE_CLAIM_BLOCK_H
#define RF_ENGINE_CLAIM_BLOCK_H

#include "engine/school.h"
#include "ringfence/certificate.h"

/* Whether the part has something to show. */
bool rf_claim_has_block(const struct rf_school *school, int32_t component);

/* Bound, tree and, when the parts did not agree by themselves, the prices for where events stand.
 * Costs are those of the engine: the owner of an event has paid for it. Owned by the caller. */
struct rf_certificate_block rf_claim_block(const struct rf_school *school, int32_t component);

/* Adds to the price of the block for the event at that start. */
void rf_claim_add_price(struct rf_certificate_block *block, int32_t event, struct rf_option option,
                        const struct rf_cost_vector *cost);

#endif
