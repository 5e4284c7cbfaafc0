/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_split.c: the parts of a school, and one plan and one list of results from their plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "answer.h"
#include "base/memory.h"
#include "model/component.h"

#define STAFF_OF_FOUR                                                                              \
    "'staff': {" ALWAYS("AB") "," ALWAYS("CD") "," ALWAYS("EF") "," ALWAYS("GH") "},"
#define APART                                                                                      \
    "'inductions': {" INDUCTION("E1", "AB", "CD", "") "," INDUCTION("E2", "EF", "GH", "") "}"
#define TRAINING                                                                                   \
    ", 'events': {'T1': {'kind': 'class', 'minutes': 60, 'staff': ['AB', 'EF'],"                   \
    " 'options': {'2025-09-03 15:15': {}}}}"

/* The number of parts; `people` (may be NULL) gets how many each of the first two has. */
static int32_t count_parts(const char *members, bool join_events, int32_t *people)
{
    struct school school = school_open(members);
    bool *joined = rf_allocate((size_t)school.demands->count, sizeof *joined);
    for (int32_t d = 0; d < school.demands->count; d++)
        joined[d] = join_events;
    struct rf_components *components = rf_components_build(school.instance, school.demands, joined);
    int32_t count = components->count;
    for (int32_t i = 0; people != NULL && i < 2; i++)
        people[i] = i < count ? components->items[i].person_count : 0;
    rf_components_release(components);
    rf_release(joined);
    school_close(&school);
    return count;
}

static void pairs_of_other_people_are_apart(void **state)
{
    int32_t people[2];
    (void)state;
    assert_int_equal(count_parts(USUAL USUAL_RULES "," ONE_WEEK "," WEEKLY_TALK
                                                   "," STAFF_OF_FOUR APART,
                                 false, people),
                     2);
    assert_int_equal(people[0], 2);
    assert_int_equal(people[1], 2);
}

static void a_mentor_of_two_joins_them(void **state)
{
    int32_t people[2];
    (void)state;
    assert_int_equal(count_parts(USUAL USUAL_RULES "," ONE_WEEK "," WEEKLY_TALK
                                                   "," STAFF_OF_FOUR BOTH,
                                 false, people),
                     1);
    assert_int_equal(people[0], 3);
}

static void an_ect_of_one_pair_who_is_the_mentor_of_another_joins_them(void **state)
{
    (void)state;
    assert_int_equal(count_parts(USUAL USUAL_RULES
                                 "," ONE_WEEK "," WEEKLY_TALK "," STAFF_OF_FOUR
                                 "'inductions': {" INDUCTION("E1", "AB", "CD", "") "," INDUCTION(
                                     "E2", "EF", "AB", "") "}",
                                 false, NULL),
                     1);
}

static void a_group_session_joins_its_people_only_when_told_to(void **state)
{
    static const char members[] =
        USUAL USUAL_RULES "," ONE_WEEK "," WEEKLY_TALK "," STAFF_OF_FOUR APART TRAINING;
    int32_t people[2];
    (void)state;
    assert_int_equal(count_parts(members, false, NULL), 2);
    assert_int_equal(count_parts(members, true, people), 1);
    assert_int_equal(people[0], 4);
}

static void a_cap_counts_per_person_and_joins_nobody(void **state)
{
    (void)state;
    /* WEIGHTS stands under /policy as well, so it is left out here. */
    assert_int_equal(count_parts(HEAD
                                 "," KINDS "," USUAL_RULES "," ONE_WEEK "," WEEKLY_TALK
                                 "," STAFF_OF_FOUR APART
                                 ",'policy': {'caps': {'c': {'staff': ['CD', 'GH'], 'per': 'week', "
                                 "'sessions': 1}}}",
                                 false, NULL),
                     2);
}

/* ---- the plan of the whole */

/* AB's mentor is in on one Tuesday of three weeks, with no room; EF's mentor in two, with room in
 * none: E1 misses one talk of 60, E2 two. */
#define SHORT_OF_TALKS                                                                             \
    "'staff': {" ALWAYS("AB") "," ALWAYS("EF") "," SPELLS(                                         \
        "CD", SPELL("a", "2025-09-01", "2025-09-05", IN("Tue", "08:45", "09:15")) "," SPELL(       \
                  "b", "2025-09-08", "2025-09-19",                                                 \
                  IN("Tue", "08:45",                                                               \
                     "09:45"))) "," SPELLS("GH", SPELL("a", "2025-09-01", "2025-09-12",            \
                                                       IN("Wed", "08:45",                          \
                                                          "09:15")) "," SPELL("b", "2025-09-15",   \
                                                                              "2025-09-19",        \
                                                                              IN("Wed", "08:45",   \
                                                                                 "09:45"))) "},"
#define THREE_WEEKS UNTIL("2025-09-19", "")

static void numbers_add_up_and_equity_lists_merge(void **state)
{
    struct answer answer =
        solve(USUAL USUAL_RULES "," THREE_WEEKS "," WEEKLY_TALK "," SHORT_OF_TALKS APART);
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 3);
    assert_int_equal(value_of(&answer, RF_TIER_EQUITY, 1), 120); /* the largest first */
    assert_int_equal(value_of(&answer, RF_TIER_EQUITY, 2), 60);
    assert_int_equal(value_of(&answer, RF_TIER_TIRED, 1), 0);
    assert_int_equal(value_of(&answer, RF_TIER_REGULARITY, 1), 0);
    /* A pass is a week. E1's mentor has no common moment but the one the talk takes: twice; in
     * the first week 30 minutes of period 1 are no whole period. E2: once. */
    assert_int_equal(value_of(&answer, RF_TIER_SPACING, 1), 30);
    answer_close(&answer);
}

static void numbers_come_in_the_order_of_the_tiers(void **state)
{
    static const struct {
        enum rf_tier tier;
        int32_t part;
    } order[] = {{RF_TIER_UNPLACED, 2},   {RF_TIER_UNPLACED, 7}, {RF_TIER_EQUITY, 1},
                 {RF_TIER_EQUITY, 2},     {RF_TIER_TIRED, 1},    {RF_TIER_COVER, 1},
                 {RF_TIER_COVER, 2},      {RF_TIER_WORKLOAD, 1}, {RF_TIER_WORKLOAD, 2},
                 {RF_TIER_REGULARITY, 1}, {RF_TIER_SPACING, 1},  {RF_TIER_DIVERSITY, 1},
                 {RF_TIER_DIVERSITY, 2},  {RF_TIER_DIVERSITY, 3}};
    struct answer answer =
        solve(USUAL USUAL_RULES "," ONE_WEEK "," WEEKLY_TALK "," STAFF_OF_FOUR APART TRAINING);
    (void)state;
    assert_int_equal(answer.plan->result_count, 14);
    for (int32_t i = 0; i < 14; i++) {
        assert_int_equal(answer.plan->results[i].tier, order[i].tier);
        assert_int_equal(answer.plan->results[i].part, order[i].part);
        assert_false(answer.plan->results[i].conditional);
    }
    answer_close(&answer);
}

static void equity_spreads_what_one_mentor_cannot_do(void **state)
{
    /* Two weeks, one talk of the mentor's in each: one for each ECT rather than two for one. */
    struct answer answer =
        solve(USUAL USUAL_RULES "," TWO_WEEKS "," WEEKLY_TALK ",'staff': {" ALWAYS("AB") "," ALWAYS(
            "EF") "," ON("CD", IN("Tue", "08:45", "09:45")) "}," BOTH);
    (void)state;
    assert_int_equal(value_of(&answer, RF_TIER_UNPLACED, 2), 2);
    assert_int_equal(value_of(&answer, RF_TIER_EQUITY, 1), 60);
    assert_int_equal(value_of(&answer, RF_TIER_EQUITY, 2), 60);
    answer_close(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_of_other_people_are_apart),
        cmocka_unit_test(a_mentor_of_two_joins_them),
        cmocka_unit_test(an_ect_of_one_pair_who_is_the_mentor_of_another_joins_them),
        cmocka_unit_test(a_group_session_joins_its_people_only_when_told_to),
        cmocka_unit_test(a_cap_counts_per_person_and_joins_nobody),
        cmocka_unit_test(numbers_add_up_and_equity_lists_merge),
        cmocka_unit_test(numbers_come_in_the_order_of_the_tiers),
        cmocka_unit_test(equity_spreads_what_one_mentor_cannot_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
