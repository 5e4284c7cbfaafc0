/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * certificate.h: the verifier: shows the claims of a certificate a second time, from the rules
 * (solver/README.md, Definitions) and in whole numbers, or refuses them. It never believes what
 * it could not show; what it cannot show counts as nothing known. */
#ifndef RF_CHECK_CERTIFICATE_H
#define RF_CHECK_CERTIFICATE_H

#include "ringfence/certificate.h"
#include "ringfence/check.h"

struct rf_verdict {
    bool sound;                  /* belongs to this instance, and parts the inductions */
    struct rf_cost_vector bound; /* (C2), of the whole school, as far as proved */
    int32_t *equity;             /* sorted merge of the blocks' lists; owned */
    int32_t equity_count;
    int64_t leaves, failed_leaves, work;
    char *fault; /* the first claim that was not shown, in words; owned; NULL */
};

/* `work_limit`: ways looked at in any one block at most; 0 for no limit. Leaves after the first
 * of a block that fails are not looked at. */
struct rf_verdict rf_certificate_verify(const struct rf_checker *checker,
                                        const struct rf_certificate *certificate,
                                        int64_t work_limit);
void rf_verdict_clear(struct rf_verdict *verdict);

/* How many leading numbers (classes of tier 1, the list of tier 2, tiers 3, 6, 7) of `values`
 * are the proved bound: these cannot be bettered. Their total is rf_verdict_numbers. */
int32_t rf_verdict_certified(const struct rf_verdict *verdict, const struct rf_values *values);
int32_t rf_verdict_numbers(const struct rf_verdict *verdict);

#endif
