/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * claim.h: what the parts of a solved school prove, put together as one certificate. */
#ifndef RF_ENGINE_CLAIM_H
#define RF_ENGINE_CLAIM_H

#include "engine/school.h"
#include "ringfence/certificate.h"

/* A block for each part that has a proof. Owned by the caller, rf_certificate_release. */
struct rf_certificate *rf_school_claim(const struct rf_school *school);

#endif
