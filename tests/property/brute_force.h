/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * brute_force.h: the best plan there is, by trying every plan there is.
 *
 * It knows the instance and the independent check and nothing else: which sessions are demanded,
 * which starts are possible, which plans are allowed and what they are worth is all asked of the
 * check. What it adds is patience. */
#ifndef BRUTE_FORCE_H
#define BRUTE_FORCE_H

#include "ringfence/check.h"

enum brute_outcome {
    BRUTE_BEST,     /* `values` and `plan` are the best there is */
    BRUTE_NONE,     /* no plan is allowed at all: pins that cannot hold */
    BRUTE_TOO_LARGE /* given up after `limit` questions to the check; nothing is known */
};

struct brute_result {
    enum brute_outcome outcome;
    struct rf_values values; /* of the best plan; its lists are owned */
    struct rf_plan *plan;    /* a best plan, sessions only; owned */
    int64_t questions;       /* how often the check was asked */
    int64_t largest_choice;  /* the most starts (with attendance) that one session has */
};

/* Fills `result`; brute_result_release. `limit`: see BRUTE_TOO_LARGE. */
void brute_force(const struct rf_instance *instance, const struct rf_checker *checker,
                 int64_t limit, struct brute_result *result);
void brute_result_release(struct brute_result *result);

#endif
