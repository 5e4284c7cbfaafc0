/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_team.c: parts closed by workers are the parts one process would have closed; a worker that
 * dies or is stopped is no harm; and a parcel that is cut off is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "answer.h"
#include "base/memory.h"
#include "engine/parcel.h"
#include "engine/school.h"
#include "engine/team.h"
#include "model/normal_start.h"

/* Three pairs who share nobody: three parts. Their lessons leave them different free time. */
#define PEOPLE                                                                                     \
    "'staff': {" ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," ALWAYS("GH") "," ALWAYS(       \
        "IJ") "," ALWAYS("KL") "},"
#define LESSONS                                                                                    \
    "'lessons': {"                                                                                 \
    "'L1': {'staff': ['AB'], 'at': {'Mon/1': {}, 'Tue/2': {}, 'Wed/3': {}, 'Thu/4': {}}},"         \
    "'L2': {'staff': ['CD'], 'at': {'Mon/1': {}, 'Tue/1': {}, 'Wed/4': {}, 'Fri/2': {}}},"         \
    "'L3': {'staff': ['EF'], 'at': {'Mon/3': {}, 'Tue/4': {}, 'Thu/2': {}, 'Fri/3': {}}},"         \
    "'L4': {'staff': ['IJ'], 'at': {'Mon/2': {}, 'Tue/3': {}, 'Thu/3': {}, 'Fri/1': {}}}},"
#define PAIRS                                                                                      \
    "'inductions': {" INDUCTION("E1", "AB", "CD", "") "," INDUCTION(                               \
        "E2", "EF", "GH", "") "," INDUCTION("E3", "IJ", "KL", "") "}"
enum { PARTS = 3 };

static const char members[] = USUAL USUAL_RULES
    "," UNTIL("2025-09-19", "") "," PROGRAMME(0, VISIT(1) "," TALK(1)) "," PEOPLE LESSONS PAIRS;

/* A school whose parts have been through tier 1. */
struct stage {
    struct school facts;
    bool *normal;
    struct rf_problem problem;
    struct rf_school *school;
    struct rf_solve_options options;
    struct rf_solve_account account;
    struct rf_run run;
    bool closed[PARTS];
};

static void stage_open(struct stage *stage, bool without_sweep, int32_t jobs)
{
    *stage = (struct stage){.facts = school_open(members)};
    const struct school *facts = &stage->facts;
    stage->normal =
        rf_normal_starts(facts->instance, facts->facts, facts->demands, facts->candidates);
    stage->problem = (struct rf_problem){
        facts->instance, facts->facts, facts->demands, facts->candidates, stage->normal, NULL, 0};
    stage->options = (struct rf_solve_options){.jobs = jobs, .without_sweep = without_sweep};
    stage->run = (struct rf_run){.options = &stage->options, .account = &stage->account};
    struct rf_school *school = stage->school = rf_school_new(&stage->problem);
    school->components = rf_components_build(facts->instance, facts->demands, NULL);
    assert_int_equal(school->components->count, PARTS);
    stage->run.component_count = PARTS;
    school->parts = rf_allocate(PARTS, sizeof *school->parts);
    for (int32_t i = 0; i < PARTS; i++) {
        school->parts[i] = rf_part_new(&stage->problem, &school->components->items[i]);
        school->parts[i]->preferred = school->preferred;
        rf_school_close_first(&stage->run, school->parts[i]);
        assert_true(school->parts[i]->has_best);
    }
}

static void stage_close(struct stage *stage)
{
    rf_school_release(stage->school);
    rf_release(stage->normal);
    school_close(&stage->facts);
}

static void close_alone(struct stage *stage, int32_t component)
{
    rf_school_close_all_later(&stage->run, stage->school->parts[component]);
}

static int32_t count_closed(const struct stage *stage)
{
    int32_t count = 0;
    for (int32_t i = 0; i < PARTS; i++)
        count += stage->closed[i];
    return count;
}

/* ---- the same part */

static void assert_same_proof(const struct rf_certificate_block *one,
                              const struct rf_certificate_block *other)
{
    size_t inductions = (size_t)one->induction_count;
    assert_int_equal(one->induction_count, other->induction_count);
    assert_int_equal(one->node_count, other->node_count);
    assert_memory_equal(&one->bound, &other->bound, sizeof one->bound);
    if (one->node_count == 0)
        return;
    assert_memory_equal(one->inductions, other->inductions, inductions * sizeof(int32_t));
    assert_memory_equal(one->equity, other->equity, inductions * sizeof(int32_t));
    for (int32_t i = 0; i < one->node_count; i++) {
        const struct rf_certificate_node *a = &one->nodes[i], *b = &other->nodes[i];
        assert_int_equal(a->split, b->split);
        assert_int_equal(a->inside, b->inside);
        assert_int_equal(a->outside, b->outside);
        assert_int_equal(a->range_count, b->range_count);
        for (int32_t k = 0; k < a->range_count; k++) {
            assert_int_equal(a->ranges[k].weekday, b->ranges[k].weekday);
            assert_int_equal(a->ranges[k].from, b->ranges[k].from);
            assert_int_equal(a->ranges[k].until, b->ranges[k].until);
        }
    }
}

static void assert_same_outcome(const struct rf_outcome *one, const struct rf_outcome *other)
{
    assert_int_equal(one->objective.tier, other->objective.tier);
    assert_int_equal(one->objective.part, other->objective.part);
    assert_int_equal(one->value, other->value);
    assert_int_equal(one->floor, other->floor);
    assert_int_equal(one->claimed, other->claimed);
    assert_int_equal(one->status, other->status);
}

static void assert_same_part(const struct rf_part *one, const struct rf_part *other)
{
    size_t columns = one->formulation->matrix->column_count;
    assert_int_equal(one->has_best, other->has_best);
    assert_int_equal(one->contradictory, other->contradictory);
    assert_int_equal(one->equity_open, other->equity_open);
    assert_memory_equal(one->attained, other->attained, sizeof one->attained);
    assert_memory_equal(one->best, other->best, columns * sizeof *one->best);
    assert_memory_equal(one->lower, other->lower, columns * sizeof *one->lower);
    assert_memory_equal(one->upper, other->upper, columns * sizeof *one->upper);
    assert_int_equal(one->hold_count, other->hold_count);
    for (size_t i = 0; i < one->hold_count; i++) {
        assert_int_equal(one->holds[i].objective.tier, other->holds[i].objective.tier);
        assert_int_equal(one->holds[i].objective.part, other->holds[i].objective.part);
        assert_int_equal(one->holds[i].limit, other->holds[i].limit);
    }
    assert_int_equal(one->outcome_count, other->outcome_count);
    for (size_t i = 0; i < one->outcome_count; i++)
        assert_same_outcome(&one->outcomes[i], &other->outcomes[i]);
    assert_same_proof(&one->proof, &other->proof);
}

static void assert_same_stage(const struct stage *one, const struct stage *other)
{
    for (int32_t i = 0; i < PARTS; i++)
        assert_same_part(one->school->parts[i], other->school->parts[i]);
    assert_int_equal(one->account.nodes, other->account.nodes);
    assert_int_equal(one->account.models, other->account.models);
    assert_int_equal(one->account.largest_columns, other->account.largest_columns);
    assert_int_equal(one->account.largest_rows, other->account.largest_rows);
}

/* ---- the team */

static void assert_team_is_as_one(bool without_sweep, int32_t jobs)
{
    struct stage alone, team;
    stage_open(&alone, without_sweep, 1);
    stage_open(&team, without_sweep, jobs);
    for (int32_t i = 0; i < PARTS; i++) {
        assert_int_equal(alone.school->parts[i]->sweep == NULL, without_sweep);
        close_alone(&alone, i);
    }
    rf_team_close_later(team.school, &team.run, team.closed);
    assert_int_equal(count_closed(&team), PARTS);
    assert_same_stage(&alone, &team);
    stage_close(&alone);
    stage_close(&team);
}

static void workers_find_what_one_process_finds(void **state)
{
    (void)state;
    for (int32_t jobs = 1; jobs <= 4; jobs++)
        assert_team_is_as_one(false, jobs);
}

static void so_do_workers_that_leave_it_to_a_search_of_their_own(void **state)
{
    (void)state;
    assert_team_is_as_one(true, 2);
}

/* The first worker is begun with little memory, those after it with enough. */
static void starve_the_first(void *context, const struct rf_progress *progress)
{
    int32_t *heard = context;
    assert_int_equal(progress->component, *heard);
    assert_int_equal(progress->component_count, PARTS);
    rf_memory_fail_at(*heard == 0 ? 5 : 0);
    ++*heard;
}

static void the_part_of_a_worker_that_died_is_as_it_was(void **state)
{
    struct stage alone, team;
    int32_t heard = 0;
    (void)state;
    stage_open(&alone, false, 1);
    stage_open(&team, false, 2);
    team.options.progress = starve_the_first;
    team.options.progress_context = &heard;
    rf_team_close_later(team.school, &team.run, team.closed);
    team.options.progress = NULL;
    assert_int_equal(heard, PARTS);
    assert_int_equal(count_closed(&team), PARTS - 1);
    for (int32_t i = 0; i < PARTS; i++) {
        if (!team.closed[i]) {
            assert_same_part(team.school->parts[i], alone.school->parts[i]);
            close_alone(&team, i);
        }
        close_alone(&alone, i);
    }
    assert_same_stage(&alone, &team);
    stage_close(&alone);
    stage_close(&team);
}

struct interruption {
    volatile int stop;
    int32_t heard;
};

static void stop_at_the_second(void *context, const struct rf_progress *progress)
{
    struct interruption *interruption = context;
    (void)progress;
    interruption->stop = ++interruption->heard == 2;
}

static void workers_that_are_stopped_hand_over_what_they_have(void **state)
{
    struct interruption interruption = {0, 0};
    struct stage team;
    (void)state;
    stage_open(&team, false, 2);
    team.options.progress = stop_at_the_second;
    team.options.progress_context = &interruption;
    team.run.watch.stop = &interruption.stop;
    rf_team_close_later(team.school, &team.run, team.closed);
    assert_int_equal(interruption.heard, 2); /* the third was not begun */
    assert_int_equal(count_closed(&team), 2);
    for (int32_t i = 0; i < PARTS; i++)
        assert_true(team.school->parts[i]->has_best);
    stage_close(&team);
}

static void nothing_is_begun_when_the_watch_is_over(void **state)
{
    volatile int stop = 1;
    struct stage team;
    (void)state;
    stage_open(&team, false, 2);
    team.run.watch.stop = &stop;
    rf_team_close_later(team.school, &team.run, team.closed);
    assert_int_equal(count_closed(&team), 0);
    stage_close(&team);
}

static void small_parts_are_not_worth_a_process(void **state)
{
    struct stage team;
    (void)state;
    stage_open(&team, false, 2);
    assert_false(rf_team_is_worth_it(team.school, &team.run));
    stage_close(&team);
}

/* ---- parcels */

static void a_parcel_that_is_cut_off_changes_nothing(void **state)
{
    struct stage from, to, kept;
    struct rf_text bytes = RF_TEXT_INIT;
    (void)state;
    stage_open(&from, false, 1);
    stage_open(&to, false, 1);
    stage_open(&kept, false, 1);
    close_alone(&from, 0);
    rf_parcel_pack(from.school->parts[0], &from.run, &bytes);
    size_t whole = bytes.length;
    for (size_t cut = 1; cut <= whole; cut += whole / 7) {
        bytes.length = whole - cut;
        assert_false(rf_parcel_unpack(&bytes, to.school->parts[0], &to.run));
    }
    bytes.length = 0;
    assert_false(rf_parcel_unpack(&bytes, to.school->parts[0], &to.run));
    assert_same_stage(&kept, &to);
    bytes.length = whole;
    assert_true(rf_parcel_unpack(&bytes, to.school->parts[0], &to.run));
    assert_same_part(from.school->parts[0], to.school->parts[0]);
    rf_text_release(&bytes);
    stage_close(&from);
    stage_close(&to);
    stage_close(&kept);
}

static void a_parcel_tells_that_a_model_could_not_be_written(void **state)
{
    struct stage from, to;
    struct rf_text bytes = RF_TEXT_INIT;
    (void)state;
    stage_open(&from, false, 1);
    stage_open(&to, false, 1);
    from.run.io_failed = true;
    rf_parcel_pack(from.school->parts[1], &from.run, &bytes);
    assert_false(to.run.io_failed);
    assert_true(rf_parcel_unpack(&bytes, to.school->parts[1], &to.run));
    assert_true(to.run.io_failed);
    rf_text_release(&bytes);
    stage_close(&from);
    stage_close(&to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(workers_find_what_one_process_finds),
        cmocka_unit_test(so_do_workers_that_leave_it_to_a_search_of_their_own),
        cmocka_unit_test(the_part_of_a_worker_that_died_is_as_it_was),
        cmocka_unit_test(workers_that_are_stopped_hand_over_what_they_have),
        cmocka_unit_test(nothing_is_begun_when_the_watch_is_over),
        cmocka_unit_test(small_parts_are_not_worth_a_process),
        cmocka_unit_test(a_parcel_that_is_cut_off_changes_nothing),
        cmocka_unit_test(a_parcel_tells_that_a_model_could_not_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
