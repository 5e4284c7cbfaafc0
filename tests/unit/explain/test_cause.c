/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_cause.c: the reasons of several weeks told as one (school: tests/unit/store/school.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../store/school.h"
#include "explain/cause.h"

enum { WEEKS = 4 };

static char teaches[] = "CD teaches", planning[] = "CD needs it as planning time";
static char tired[] = "too many meetings would be tired";
static struct rf_obstacle facts_only[] = {{RF_CONSTRAINT_PRESENCE, PERSON_CD, 6, teaches},
                                          {RF_CONSTRAINT_CLOSED, PERSON_CD, 4, teaches}};
static struct rf_obstacle one_rule[] = {{RF_CONSTRAINT_PRESENCE, PERSON_CD, 8, teaches},
                                        {RF_CONSTRAINT_PPA, PERSON_CD, 2, planning}};
static struct rf_obstacle two_rules[] = {{RF_CONSTRAINT_TIRED, -1, 7, tired},
                                         {RF_CONSTRAINT_PPA, PERSON_CD, 3, planning}};
#define REASON(list)                                                                               \
    {                                                                                              \
        .moments = 10, .obstacles = (list), .obstacle_count = sizeof(list) / sizeof *(list)        \
    }

/* Meetings of E2 in four weeks, the last of them placed. */
static struct rf_cause weeks_of(const struct rf_reason reasons[WEEKS])
{
    struct rf_session sessions[WEEKS];
    struct rf_plan plan = {.sessions = sessions, .session_count = WEEKS};
    for (int week = 0; week < WEEKS; week++)
        sessions[week] = (struct rf_session){.induction = 1,
                                             .kind = KIND_MEETING,
                                             .monday = SCHOOL_FIRST_DAY + 7 * week,
                                             .event = -1,
                                             .placed = week == WEEKS - 1,
                                             .chosen = -1,
                                             .cover = -1,
                                             .room = -1};
    struct rf_cause cause = RF_CAUSE_INIT;
    rf_cause_add(&cause, &plan, reasons, 1, KIND_MEETING);
    rf_cause_sort(&cause);
    return cause;
}

static void expect(const struct rf_cause *cause, const char *verdict, const char *brief)
{
    struct rf_text text = RF_TEXT_INIT;
    rf_cause_verdict(cause, school_instance(), 1, KIND_MEETING, &text);
    assert_string_equal(rf_text_peek(&text), verdict);
    rf_text_release(&text);
    rf_cause_brief(cause, school_instance(), KIND_MEETING, &text);
    assert_string_equal(rf_text_peek(&text), brief);
    rf_text_release(&text);
}

static void weeks_without_time_are_kept_apart_from_weeks_that_a_rule_bars(void **state)
{
    (void)state;
    const struct rf_reason reasons[WEEKS] = {REASON(facts_only), REASON(one_rule),
                                             REASON(two_rules)};
    struct rf_cause cause = weeks_of(reasons);
    assert_int_equal(cause.asked, 4);
    assert_int_equal(cause.unplaced, 3);
    assert_int_equal(cause.timeless, 1);
    /* Planning time bars in two weeks and comes first, although it bars fewer moments. */
    expect(&cause,
           "in 2 there is time, but CD needs it as planning time, or too many meetings would be "
           "tired (1); in 1 EF and CD have no common time that is long enough",
           "CD needs it as planning time (2), too many meetings would be tired (1), no common time "
           "(1)");
    assert_null(rf_cause_single_rule(&cause));
    rf_cause_release(&cause);
}

static void one_rule_in_every_week_is_said_without_numbers(void **state)
{
    (void)state;
    const struct rf_reason reasons[WEEKS] = {REASON(one_rule), REASON(one_rule), REASON(one_rule)};
    struct rf_cause cause = weeks_of(reasons);
    expect(&cause, "there is time, but CD needs it as planning time",
           "CD needs it as planning time");
    assert_string_equal(rf_cause_single_rule(&cause), planning);
    rf_cause_release(&cause);
}

static void facts_are_told_in_hundredths_of_all_moments(void **state)
{
    (void)state;
    struct rf_text text = RF_TEXT_INIT;
    const struct rf_reason reasons[WEEKS] = {REASON(facts_only), REASON(one_rule),
                                             REASON(two_rules)};
    struct rf_cause cause = weeks_of(reasons);
    /* 6 + 4 + 8 of 30 moments; the same words under two rules are one thing. */
    rf_cause_facts(&cause, 4, &text);
    assert_string_equal(rf_text_peek(&text), "CD teaches 60%");
    assert_int_equal(cause.shares[0].sessions, 2);
    rf_text_release(&text);
    rf_cause_release(&cause);
}

static void nothing_but_facts_is_no_common_time(void **state)
{
    (void)state;
    const struct rf_reason reasons[WEEKS] = {REASON(facts_only), REASON(facts_only),
                                             REASON(facts_only)};
    struct rf_cause cause = weeks_of(reasons);
    expect(&cause, "EF and CD have no common time that is long enough", "no common time");
    rf_cause_release(&cause);
}

/* A plan that was stopped: nothing bars it, so it must not read as if nobody had time. */
static void an_open_moment_is_time(void **state)
{
    (void)state;
    struct rf_reason reasons[WEEKS] = {REASON(facts_only), REASON(facts_only), REASON(facts_only)};
    reasons[0].open = reasons[1].open = reasons[2].open = 1;
    struct rf_cause cause = weeks_of(reasons);
    assert_int_equal(cause.timeless, 0);
    expect(&cause, "there is time, but it was not found", "it was not found");
    rf_cause_release(&cause);
}

static void a_visit_needs_a_lesson_and_a_free_visitor(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    struct rf_cause cause = RF_CAUSE_INIT;
    struct rf_text text = RF_TEXT_INIT;
    rf_cause_add(&cause, plan, school_details, 0, KIND_VISIT);
    rf_cause_sort(&cause);
    rf_cause_verdict(&cause, school_instance(), 0, KIND_VISIT, &text);
    assert_string_equal(rf_text_peek(&text), "no lesson of AB finds CD free for long enough");
    rf_text_release(&text);
    rf_cause_brief(&cause, school_instance(), KIND_VISIT, &text);
    assert_string_equal(rf_text_peek(&text), "no lesson that fits");
    rf_text_release(&text);
    rf_cause_release(&cause);
    rf_plan_release(plan);
}

static void reasons_that_are_not_known_say_nothing(void **state)
{
    (void)state;
    struct rf_cause cause = weeks_of(NULL);
    assert_int_equal(cause.unplaced, 3);
    assert_int_equal(cause.known, 0);
    expect(&cause, "", "");
    rf_cause_release(&cause);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_without_time_are_kept_apart_from_weeks_that_a_rule_bars),
        cmocka_unit_test(one_rule_in_every_week_is_said_without_numbers),
        cmocka_unit_test(facts_are_told_in_hundredths_of_all_moments),
        cmocka_unit_test(nothing_but_facts_is_no_common_time),
        cmocka_unit_test(an_open_moment_is_time),
        cmocka_unit_test(a_visit_needs_a_lesson_and_a_free_visitor),
        cmocka_unit_test(reasons_that_are_not_known_say_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
