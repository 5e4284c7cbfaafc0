/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_medium_case.h: one school of some weeks, solved twice: as the product does, and with one
 * of its short cuts switched off. */
#ifndef BATTERY_MEDIUM_CASE_H
#define BATTERY_MEDIUM_CASE_H

#include <stdint.h>

#include "base/text.h"
#include "battery_medium_features.h"

/* Which short cut is tried. */
enum medium_mode {
    MEDIUM_FILTER,  /* the normal starts, against every start */
    MEDIUM_SWEEP,   /* the sweep over weeks, against searches alone */
    MEDIUM_BOTH,    /* both, against neither */
    MEDIUM_COVERAGE /* none: one solve, and what bars other moments in its plan */
};

enum medium_verdict {
    MEDIUM_AGREES,  /* each number closed on both sides and equal, or contradictory on both */
    MEDIUM_OPEN,    /* some number was left open on a side; bounds and values go together */
    MEDIUM_REFUSED, /* the reader refuses the school */
    MEDIUM_DISAGREES
};

/* Schools, counted by what happened and by what they and the product's plans hold. */
struct medium_account {
    int64_t agreed, open, refused, disagreed, contradictory;
    int64_t sessions;
    int64_t has[MEDIUM_FEATURE_COUNT];
    int64_t bars[RF_CONSTRAINT_COUNT];        /* in mode coverage */
    int64_t milliseconds, other_milliseconds; /* the product; with the short cut off */
};

/* Tries one school, given as JSON text; each solve has at most `seconds`. `why` says what is wrong
 * (MEDIUM_DISAGREES, MEDIUM_REFUSED) or which number is open. */
enum medium_verdict medium_case(const char *json, enum medium_mode mode, int32_t seconds,
                                struct medium_account *account, struct rf_text *why);

#endif
