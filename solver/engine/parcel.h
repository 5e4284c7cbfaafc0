/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * parcel.h: what a process found out about a part, as bytes for another process of the same
 * program: its plan, what is held, its outcomes and its proof. Everything but the sweep. */
#ifndef RF_ENGINE_PARCEL_H
#define RF_ENGINE_PARCEL_H

#include "base/text.h"
#include "engine/tier.h"

/* Adds the part, and what the account of the run says of the searches alone. */
void rf_parcel_pack(const struct rf_part *part, const struct rf_run *run, struct rf_text *bytes);

/* Into the same part as it was before the work began, and the sums of the run's account. False,
 * and nothing is changed, when the bytes are not all there. */
bool rf_parcel_unpack(const struct rf_text *bytes, struct rf_part *part, struct rf_run *run);

#endif
