/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit.h: what can be said of the facts before anything is placed. Counting only, and sound: what
 * is called not met cannot be met as the facts are, if all that is asked for is to be placed.
 *
 * Codes: AU1 to AU10 (rules.h); H2 two places at once, H9 the mentor's load, H10 the ECT's, H12
 * ECTs of a mentor, H14 lead-in, WT-12 rest, SS-13, SS-14, SS-36, SS-54, LAW, WAIVER; L1 to L3 for
 * the ladder that counts people, pairs and groups. Not met is a warning, or an error where D39
 * leaves no plan (AU7, H12); a note says what cannot be
 * told and names the missing fact, or something worth knowing. */
#ifndef RF_CHECK_AUDIT_H
#define RF_CHECK_AUDIT_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "ringfence/instance.h"

enum rf_audit_verdict { RF_AUDIT_MET, RF_AUDIT_UNTOLD, RF_AUDIT_NOT_MET };

struct rf_audit_outcome {
    enum rf_audit_verdict verdict;
    size_t findings; /* that say it is not met */
};

void rf_audit(const struct rf_instance *instance, struct rf_diagnostics *diagnostics);

/* The same; with `met` also a note for each audit that found nothing. `outcomes`: room for
 * RF_AUDIT_COUNT, or NULL. */
void rf_audit_told(const struct rf_instance *instance, bool met, struct rf_diagnostics *diagnostics,
                   struct rf_audit_outcome *outcomes);

#endif
