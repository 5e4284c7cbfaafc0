/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_first_sweep.c: the plan of a solve that is stopped as soon as it shows the one it begins
 * with. Expectations are worked out by hand; the checker looks at every plan (answer.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "answer.h"

#define START USUAL USUAL_RULES ","
#define SEPTEMBER UNTIL("2025-09-26", "") ","
#define HOUR(day) IN(day, "08:45", "09:45")
#define HALF_DAY(day) IN(day, "08:45", "11:00")

struct stopper {
    volatile int stop;
    int32_t unplaced; /* as shown with the first plan; -1: not yet */
};

static void stop_after_first(void *context, const struct rf_progress *progress)
{
    struct stopper *stopper = context;
    if (strcmp(progress->phase, "first plan") != 0 || progress->unplaced < 0)
        return;
    stopper->unplaced = progress->unplaced;
    stopper->stop = 1;
}

/* The first plan, with the number unplaced that was shown. */
static struct answer plan_first(const char *members, int32_t *shown)
{
    struct stopper stopper = {0, -1};
    struct rf_solve_options options = {
        .progress = stop_after_first, .progress_context = &stopper, .stop = &stopper.stop};
    struct answer answer = solve_with(members, &options);
    assert_int_equal(answer.status, RF_OK);
    assert_non_null(answer.plan);
    *shown = stopper.unplaced;
    return answer;
}

/* The sum over the parts of a tier. */
static int32_t sum_of(const struct answer *answer, enum rf_tier tier)
{
    int32_t sum = 0;
    for (int32_t i = 0; i < answer->plan->result_count; i++)
        if (answer->plan->results[i].tier == tier)
            sum += answer->plan->results[i].value;
    return sum;
}

/* Two hours a week for two weekly talks: one ECT has all the Mondays, the other all Thursdays. */
static void two_ects_share_the_hours_of_their_mentor(void **state)
{
    int32_t shown;
    (void)state;
    struct answer answer =
        plan_first(START SEPTEMBER WEEKLY_TALK ",'staff': {" ALWAYS("AB") "," ALWAYS("EF") "," ON(
                       "CD", HOUR("Mon") "," HOUR("Thu")) "}," BOTH,
                   &shown);
    assert_int_equal(shown, 0);
    assert_int_equal(sum_of(&answer, RF_TIER_UNPLACED), 0);
    assert_int_equal(sum_of(&answer, RF_TIER_TIRED), 0);
    assert_int_equal(sum_of(&answer, RF_TIER_REGULARITY), 0);
    answer_close(&answer);
}

/* One hour a week for two weekly talks of 60 minutes: four of the eight have no place. */
static void what_has_no_room_is_the_least_there_can_be(void **state)
{
    int32_t shown;
    (void)state;
    struct answer answer =
        plan_first(START SEPTEMBER WEEKLY_TALK
                   ",'staff': {" ALWAYS("AB") "," ALWAYS("EF") "," ON("CD", HOUR("Tue")) "}," BOTH,
                   &shown);
    assert_int_equal(shown, 4);
    assert_int_equal(sum_of(&answer, RF_TIER_UNPLACED), 4);
    assert_int_equal(sum_of(&answer, RF_TIER_EQUITY), 240);
    answer_close(&answer);
}

/* The visit is on a Tuesday or a Thursday, the talk from the visit on and at most a day later; the
 * mentor is in on Tuesdays and Thursdays, so each talk is on the day of its visit and all of both
 * can be on one weekday. */
static void visits_and_their_talks_keep_their_homes(void **state)
{
    int32_t shown;
    (void)state;
    struct answer answer = plan_first(
        START SEPTEMBER PROGRAMME(0, VISIT(1) "," TALK(1)) ",'staff': {" ALWAYS("AB") "," ON(
            "CD",
            HALF_DAY("Tue") "," HALF_DAY("Thu")) "},'lessons': {'L': {'staff': ['AB'], "
                                                 "'at': {'Tue/1': {}, 'Thu/1': {}}}}," PAIR(""),
        &shown);
    assert_int_equal(shown, 0);
    assert_int_equal(sum_of(&answer, RF_TIER_UNPLACED), 0);
    assert_int_equal(sum_of(&answer, RF_TIER_REGULARITY), 0);
    answer_close(&answer);
}

/* The training may be on Wednesday at the only hour of the mentor, which the school would prefer
 * as the earlier of two, or on Thursday. */
static void a_group_session_leaves_the_start_that_costs_a_session(void **state)
{
    int32_t shown;
    (void)state;
    struct answer answer = plan_first(
        START ONE_WEEK "," WEEKLY_TALK ",'staff': {" ALWAYS("AB") "," ALWAYS("GH") "," ON(
            "CD", HOUR("Wed")) "}," PAIR("") ",'events': {'T1': {'kind': 'class', 'minutes': 60, "
                                             "'staff': ['AB', 'GH'], 'options': "
                                             "{'2025-09-03 08:45': {}, '2025-09-04 08:45': {}}}}",
        &shown);
    assert_int_equal(shown, 0);
    assert_string_equal(place_of(&answer, "E1/talk/2025-09-01"), "2025-09-03 08:45-09:45");
    assert_string_equal(place_of(&answer, "T1"), "2025-09-04 08:45-09:45");
    assert_string_equal(people_at(&answer, "T1"), "AB GH");
    answer_close(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_ects_share_the_hours_of_their_mentor),
        cmocka_unit_test(what_has_no_room_is_the_least_there_can_be),
        cmocka_unit_test(visits_and_their_talks_keep_their_homes),
        cmocka_unit_test(a_group_session_leaves_the_start_that_costs_a_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
