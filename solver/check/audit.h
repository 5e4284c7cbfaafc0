/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit.h: what can be said of the facts before anything is placed. Counting only, and sound: what
 * is called not met cannot be met as the facts are.
 *
 * Codes: AU2 planning time, AU3 lunch, AU5 the mentor's time, AU6 common time of a pair, AU7 roles,
 * AU8 days off, H2 two places at once, H9 the mentor's load, H12 ECTs of a mentor, H14 lead-in. Not
 * met is a warning; what cannot be told is a note that names the missing fact. */
#ifndef RF_CHECK_AUDIT_H
#define RF_CHECK_AUDIT_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "ringfence/instance.h"

void rf_audit(const struct rf_instance *instance, struct rf_diagnostics *diagnostics);

/* The same; with `met` also a note for each audit that found nothing. */
void rf_audit_told(const struct rf_instance *instance, bool met,
                   struct rf_diagnostics *diagnostics);

#endif
