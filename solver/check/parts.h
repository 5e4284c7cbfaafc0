/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * parts.h: what a plan holds beside its sessions: homes (D23), reservations and shortages (D25),
 * and the tier values it claims. */
#ifndef RF_CHECK_PARTS_H
#define RF_CHECK_PARTS_H

#include "check/judge.h"

enum { RF_PART_HOMES = 1, RF_PART_RESERVATIONS = 2, RF_PART_RESULTS = 4 };

/* As rf_checker_check, but looks only at the sessions and the named parts. */
bool rf_check_parts(const struct rf_checker *checker, const struct rf_plan *plan, unsigned parts,
                    struct rf_report *report);

/* Each breaks the judge and says why; the judge is open and has a report. */
void rf_check_homes(struct rf_judge *judge, const struct rf_plan *plan);
void rf_check_reservations(struct rf_judge *judge, const struct rf_plan *plan);
void rf_check_results(struct rf_judge *judge, const struct rf_plan *plan,
                      const struct rf_values *values);

#endif
