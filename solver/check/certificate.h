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
    int32_t *workload; /* the same of tier 5, a number for each mentor compared there; owned */
    int32_t workload_count;
    int64_t leaves, failed_leaves, work;
    char *fault; /* the first claim that was not shown, in words; owned; NULL */
};

/* `work_limit`: ways looked at in any one block at most; 0 for no limit. Leaves after the first
 * of a block that fails are not looked at. */
struct rf_verdict rf_certificate_verify(const struct rf_checker *checker,
                                        const struct rf_certificate *certificate,
                                        int64_t work_limit);
void rf_verdict_clear(struct rf_verdict *verdict);

/* The numbers in the order in which values are compared: the classes of tier 1, the list of tier
 * 2, tier 3, the parts of tier 4, the list of tier 5, tiers 6 and 7, the parts of tier 8. */
int32_t rf_verdict_numbers(const struct rf_verdict *verdict);
/* Position of a number (part from 1) in that order, -1 for one that is not in it; and what is
 * proved of the number at a position. */
int32_t rf_verdict_position(const struct rf_verdict *verdict, enum rf_tier tier, int32_t part);
int32_t rf_verdict_bound(const struct rf_verdict *verdict, int32_t position);

/* How many leading numbers of `values` are the proved bound: these cannot be bettered. */
int32_t rf_verdict_certified(const struct rf_verdict *verdict, const struct rf_values *values);

#endif
