/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * block.h: what a sweep has proved, as a block of a certificate: the bound, and the tree of homes
 * without the cases that turned out not to be needed. */
#ifndef RF_ENGINE_BLOCK_H
#define RF_ENGINE_BLOCK_H

#include "engine/sweep.h"
#include "ringfence/certificate.h"

/* Fills inductions, bound, equity and nodes; the block was empty. Nothing is filled for a part
 * without inductions. */
void rf_block_prove(const struct rf_sweep *sweep, struct rf_certificate_block *block);

#endif
