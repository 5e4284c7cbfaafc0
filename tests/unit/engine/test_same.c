/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_same.c: the same school gives the same plan, byte for byte; and what comes back when the
 * solve is cut short. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answer.h"
#include "check/plan_text.h"
#include "engine/child.h"

/* Three ECTs with two mentors who teach, visits and talks, a training for all, four weeks. */
#define CLOSED "'closures': {'c': {'from': '2025-09-10', 'until': '2025-09-10', 'reason': 'x'}}, "
#define STAFF_OF_FIVE "'staff': {'AB': {}, 'CD': {}, 'EF': {}, 'GH': {}, 'IJ': {}},"
#define LESSONS                                                                                    \
    "'lessons': {"                                                                                 \
    "'L1': {'staff': ['AB'], 'at': {'Mon/1': {}, 'Tue/2': {}, 'Wed/3': {}, 'Thu/4': {}}},"         \
    "'L2': {'staff': ['CD'], 'at': {'Mon/1': {}, 'Mon/2': {}, 'Tue/1': {}, 'Wed/4': {}, "          \
    "'Thu/1': {}, 'Fri/1': {}, 'Fri/2': {}}},"                                                     \
    "'L3': {'staff': ['EF'], 'at': {'Mon/3': {}, 'Tue/4': {}, 'Thu/2': {}, 'Fri/3': {}}},"         \
    "'L4': {'staff': ['GH'], 'at': {'Mon/2': {}, 'Tue/3': {}, 'Thu/3': {}, 'Fri/1': {}}}},"
#define PAIRS                                                                                      \
    "'inductions': {"                                                                              \
    "'E1': {'ect': 'AB', 'mentor': 'CD', 'stage': 1, 'programme': 'p'},"                           \
    "'E2': {'ect': 'EF', 'mentor': 'CD', 'stage': 1, 'programme': 'p'},"                           \
    "'E3': {'ect': 'GH', 'mentor': 'IJ', 'stage': 1, 'programme': 'p'}},"
#define TRAINING                                                                                   \
    "'events': {'T1': {'kind': 'class', 'minutes': 60, 'staff': ['AB', 'EF', 'GH'], "              \
    "'options': {'2025-09-18 15:15': {}, '2025-09-25 14:15': {}}}}"

static const char members[] = USUAL USUAL_RULES "," UNTIL("2025-09-26", CLOSED) "," PROGRAMME(
    0, VISIT(1) "," TALK(1)) "," STAFF_OF_FIVE LESSONS PAIRS TRAINING;

enum { PATIENCE = 5000 /* milliseconds; a stop is noticed within a twentieth of a second */ };

static char *plan_text(const struct answer *answer)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);
    assert_non_null(stream);
    rf_plan_text_write(answer->school.instance, answer->plan, stream);
    fclose(stream);
    return bytes;
}

static void solving_twice_gives_the_same_plan(void **state)
{
    struct answer one = solve(members), other = solve(members);
    char *first = plan_text(&one), *second = plan_text(&other);
    (void)state;
    assert_true(strlen(first) > 1000);
    assert_string_equal(first, second);
    assert_int_equal(one.account.nodes, other.account.nodes);
    assert_int_equal(one.account.models, other.account.models);
    free(first);
    free(second);
    answer_close(&one);
    answer_close(&other);
}

static void normal_starts_lose_nothing(void **state)
{
    struct answer normal = solve(members);
    struct answer all = solve_with(members, &(struct rf_solve_options){.all_starts = true});
    (void)state;
    assert_int_equal(normal.plan->result_count, all.plan->result_count);
    for (int32_t i = 0; i < all.plan->result_count; i++) {
        const struct rf_tier_result *one = &normal.plan->results[i], *other = &all.plan->results[i];
        assert_int_equal(one->tier, other->tier);
        assert_int_equal(one->part, other->part);
        assert_int_equal(value_of(&normal, one->tier, one->part),
                         value_of(&all, other->tier, other->part));
    }
    answer_close(&normal);
    answer_close(&all);
}

static void a_stop_from_the_start_ends_at_once_with_a_plan_or_a_limit(void **state)
{
    volatile int stop = 1;
    int64_t begun = rf_watch_now();
    struct answer answer = solve_with(members, &(struct rf_solve_options){.stop = &stop});
    (void)state;
    assert_true(rf_watch_now() - begun < PATIENCE);
    assert_true(answer.status == RF_OK || answer.status == RF_LIMIT);
    answer_close(&answer);
}

struct interruption {
    volatile int stop;
    int32_t heard;
};

/* Stops as soon as the first number is optimised. */
static void interrupt(void *context, const struct rf_progress *progress)
{
    struct interruption *interruption = context;
    assert_true(progress->component >= 0 && progress->component < progress->component_count);
    interruption->heard++;
    if (strncmp(progress->phase, "tier", 4) == 0)
        interruption->stop = 1;
}

static void a_stop_in_the_first_tier_leaves_the_first_plan(void **state)
{
    struct interruption interruption = {0, 0};
    struct rf_solve_options options = {
        .progress = interrupt, .progress_context = &interruption, .stop = &interruption.stop};
    int64_t begun = rf_watch_now();
    struct answer answer = solve_with(members, &options);
    (void)state;
    assert_true(rf_watch_now() - begun < PATIENCE);
    assert_int_equal(answer.status, RF_OK); /* checked by the checker in solve_with */
    assert_true(interruption.heard > 0);
    assert_int_equal(interruption.stop, 1);
    answer_close(&answer);
}

/* What is true of every list of results, however it came about. */
static void assert_honest(const struct rf_plan *plan)
{
    bool open = false;
    for (int32_t i = 0; i < plan->result_count; i++) {
        const struct rf_tier_result *result = &plan->results[i];
        assert_true(result->status == RF_TIER_SOLVED || result->status == RF_TIER_GAP);
        assert_true(result->bound <= result->value);
        assert_true(result->claimed_bound <= result->value);
        if (result->status == RF_TIER_SOLVED)
            assert_int_equal(result->claimed_bound, result->value);
        assert_int_equal(result->conditional, open);
        open |= result->status != RF_TIER_SOLVED;
    }
}

static void a_limit_of_one_node_leaves_an_honest_plan(void **state)
{
    struct answer whole = solve(members);
    struct answer cut = solve_with(members, &(struct rf_solve_options){.node_limit = 1});
    (void)state;
    assert_int_equal(cut.status, RF_OK);
    assert_honest(whole.plan);
    assert_honest(cut.plan);
    for (int32_t i = 0; i < cut.plan->result_count; i++) {
        /* Up to the first number that differs, a cut search cannot be better. */
        assert_true(cut.plan->results[i].value >= whole.plan->results[i].value);
        if (cut.plan->results[i].value != whole.plan->results[i].value)
            break;
    }
    answer_close(&whole);
    answer_close(&cut);
}

static void a_limit_of_seconds_is_no_harm_to_a_small_school(void **state)
{
    struct answer answer = solve_with(members, &(struct rf_solve_options){.seconds = 1});
    (void)state;
    assert_true(answer.status == RF_OK || answer.status == RF_LIMIT);
    if (answer.status == RF_OK)
        assert_honest(answer.plan);
    answer_close(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solving_twice_gives_the_same_plan),
        cmocka_unit_test(normal_starts_lose_nothing),
        cmocka_unit_test(a_stop_from_the_start_ends_at_once_with_a_plan_or_a_limit),
        cmocka_unit_test(a_stop_in_the_first_tier_leaves_the_first_plan),
        cmocka_unit_test(a_limit_of_one_node_leaves_an_honest_plan),
        cmocka_unit_test(a_limit_of_seconds_is_no_harm_to_a_small_school),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
