/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_float.h: the floating chains of a block (certificate.h) and what each costs at least. */
#ifndef RF_CHECK_PROOF_FLOAT_H
#define RF_CHECK_PROOF_FLOAT_H

#include "check/proof.h"

/* Sessions that lead to one another, known by the last of them. */
struct rf_chain {
    int32_t last; /* entry */
    int32_t induction;
    struct rf_cost_vector cost; /* the least, compared tier after tier with the minutes */
    int32_t minutes;            /* of tier 2 */
    bool never;                 /* there is no way at all: pins that no fact allows */
};

struct rf_floats {
    struct rf_chain *chains; /* by induction */
    size_t chain_count, chain_capacity;
    const char *trouble; /* why nothing is known, or NULL */
};

/* The chains of the block's inductions. O(starts + (starts of a date) squared) for each. */
struct rf_floats rf_floats_of(const struct rf_checker *checker,
                              const struct rf_certificate_block *block);
void rf_floats_clear(struct rf_floats *floats);

/* Fills what the task says of floating chains; `minutes` has room for the block's inductions. */
void rf_floats_take(const struct rf_floats *floats, struct rf_proof_task *task, int32_t *minutes);

#endif
