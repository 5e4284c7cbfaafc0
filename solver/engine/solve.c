/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solve.c: the way from the frozen instance to the finished plan. */
#include "engine/solve.h"

#include "base/memory.h"
#include "engine/claim.h"
#include "engine/claim.h"
#include "engine/homes.h"
#include "engine/pins.h"
#include "engine/reserve.h"
#include "engine/school.h"
#include "engine/write.h"
#include "model/facts.h"
#include "model/normal_start.h"

/* What was proved, as text, for whoever wants to see it a second time. */
static void claim(const struct rf_school *school, struct rf_solve_account *account)
{
    int64_t begin = rf_watch_microseconds();
    struct rf_certificate *certificate = rf_school_claim(school);
    account->certificate = rf_certificate_write(school->problem->instance, certificate);
    rf_certificate_release(certificate);
    account->microseconds[RF_SOLVE_STAGE_CERTIFICATE] += rf_watch_microseconds() - begin;
}

/* Solves the school that `problem` describes; pins have been looked at. */
static enum rf_status solve_school(const struct rf_problem *problem, struct rf_run *run,
                                   struct rf_diagnostics *diagnostics, struct rf_plan **plan)
{
    struct rf_school *school = rf_school_new(problem);
    int64_t *times = run->account->microseconds, begin = rf_watch_microseconds();
    enum rf_status status = rf_school_solve(school, run);
    times[RF_SOLVE_STAGE_TIERS] =
        rf_watch_microseconds() - begin - times[RF_SOLVE_STAGE_FIRST_PLAN];
    if (status == RF_CONTRADICTORY)
        rf_pins_blame(problem, diagnostics);
    if (status == RF_OK) {
        *plan = rf_school_plan(school);
        claim(school, run->account);
        rf_plan_find_homes(problem->instance, *plan);
        rf_plan_reserve(problem->instance, problem->facts, *plan);
        if (run->io_failed || !rf_write_textbook(run->options, problem, *plan))
            status = RF_IO;
    }
    rf_school_release(school);
    return status;
}

enum rf_status rf_solve(const struct rf_instance *instance, const struct rf_solve_options *options,
                        struct rf_diagnostics *diagnostics, struct rf_plan **plan,
                        struct rf_solve_account *account)
{
    int64_t begin = rf_watch_microseconds();
    struct rf_facts *facts = rf_facts_build(instance);
    struct rf_demands *demands = rf_demands_build(instance);
    struct rf_candidates *candidates = rf_candidates_build(instance, facts, demands);
    struct rf_problem problem = {instance, facts, demands, candidates, NULL, NULL, 0};
    struct rf_run run = {.options = options, .account = account, .unplaced = -1};
    enum rf_status status = RF_CONTRADICTORY;
    bool *normal = NULL;
    *plan = NULL;
    *account = (struct rf_solve_account){0};
    run.watch.stop = options->stop;
    if (options->seconds > 0)
        run.watch.deadline = rf_watch_now() + (int64_t)options->seconds * 1000;
    if (rf_pins_hold(&problem, diagnostics)) {
        normal =
            options->all_starts ? NULL : rf_normal_starts(instance, facts, demands, candidates);
        problem.normal = normal;
        account->microseconds[RF_SOLVE_STAGE_CANDIDATES] = rf_watch_microseconds() - begin;
        status = solve_school(&problem, &run, diagnostics, plan);
    }
    account->stopped_by_clock = run.watch.deadline != 0 && rf_watch_now() >= run.watch.deadline;
    if (status == RF_IO)
        rf_diagnostics_add(diagnostics, RF_ERROR, "M001",
                           (struct rf_place){options->write_model, 0, 0, 0, NULL},
                           "look at the folder's rights and the room on the disk",
                           "a model could not be written to this folder");
    rf_release(normal);
    rf_candidates_release(candidates);
    rf_demands_release(demands);
    rf_facts_release(facts);
    return status;
}
