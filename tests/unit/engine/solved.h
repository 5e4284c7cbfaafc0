/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solved.h: an invented school, solved, with its plan confirmed by the check. */
#ifndef RF_TEST_ENGINE_SOLVED_H
#define RF_TEST_ENGINE_SOLVED_H

#include "../model/school.h"
#include "engine/solve.h"

struct solved {
    struct school school;
    struct rf_diagnostics diagnostics;
    struct rf_solve_account account;
    enum rf_status status;
    struct rf_plan *plan; /* NULL without one */
};

/* Solves; a plan that the check refuses fails the test. `options` may be NULL. */
void solved_open(struct solved *solved, const char *members,
                 const struct rf_solve_options *options);
void solved_close(struct solved *solved);

/* The session by name. */
const struct rf_session *session_of(const struct solved *solved, const char *name);
/* The result of a number; the test fails when there is none. */
const struct rf_tier_result *result_of(const struct solved *solved, enum rf_tier tier,
                                       int32_t part);
int32_t count_placed(const struct solved *solved);

#endif
