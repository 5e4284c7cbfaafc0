/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solved.c: solve, then ask the check, which shares nothing with the engine. */
#include "solved.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "ringfence/check.h"

void solved_open(struct solved *solved, const char *members, const struct rf_solve_options *options)
{
    const struct rf_solve_options plain = {0};
    memset(solved, 0, sizeof *solved);
    solved->school = school_open(members);
    solved->status = rf_solve(solved->school.instance, options == NULL ? &plain : options,
                              &solved->diagnostics, &solved->plan, &solved->account);
    if (solved->plan == NULL)
        return;
    struct rf_checker *checker = rf_checker_new(solved->school.instance);
    struct rf_report report = {0};
    bool accepted = rf_checker_check(checker, solved->plan, &report);
    for (size_t i = 0; i < report.violation_count; i++)
        fprintf(stderr, "%s\n", report.violations[i].message);
    rf_report_release(&report);
    rf_checker_release(checker);
    assert_true(accepted);
}

void solved_close(struct solved *solved)
{
    rf_release(solved->account.certificate);
    rf_plan_release(solved->plan);
    rf_diagnostics_release(&solved->diagnostics);
    school_close(&solved->school);
}

const struct rf_session *session_of(const struct solved *solved, const char *name)
{
    int32_t demand = demand_of(&solved->school, name);
    assert_true(demand >= 0 && solved->plan != NULL);
    return &solved->plan->sessions[demand];
}

const struct rf_tier_result *result_of(const struct solved *solved, enum rf_tier tier, int32_t part)
{
    assert_non_null(solved->plan);
    for (int32_t i = 0; i < solved->plan->result_count; i++)
        if (solved->plan->results[i].tier == tier && solved->plan->results[i].part == part)
            return &solved->plan->results[i];
    fail_msg("no result for tier %d part %d", (int)tier, (int)part);
    return NULL;
}

int32_t count_placed(const struct solved *solved)
{
    int32_t count = 0;
    for (int32_t s = 0; s < solved->plan->session_count; s++)
        count += solved->plan->sessions[s].placed;
    return count;
}
