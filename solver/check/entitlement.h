/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * entitlement.h: the induction minutes of a new teacher's week (D37). */
#ifndef RF_CHECK_ENTITLEMENT_H
#define RF_CHECK_ENTITLEMENT_H

#include "check/checker.h"

/* Minutes of a week by the stage in force then; 0: none are known or given. */
int32_t rf_check_entitlement(const struct rf_checker *checker, int32_t induction, int32_t week);

/* What the week adds to the room of its half-term: its minutes without the study of the stage;
 * nothing in a week without a teaching day on which the ECT is in. May be negative. */
int32_t rf_check_entitlement_left(const struct rf_checker *checker, int32_t induction,
                                  int32_t week);

#endif
