/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_reason.c: reasons are counts of what the checker says, put into words by the timetable.
 *
 * The checker is a stand-in with a window of one day, 09:00 to 10:00 in steps of 10 minutes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../store/school.h"
#include "base/memory.h"
#include "explain/doing.h"
#include "explain/reason.h"

static struct rf_bar (*answer)(rf_minute start);

void rf_checker_window(const struct rf_checker *checker, const struct rf_session *session,
                       rf_moment_visit visit, void *context)
{
    (void)checker;
    (void)session;
    for (rf_minute start = 540; start < 600; start += 10)
        visit(context, SCHOOL_FIRST_DAY + 7, start);
}

struct rf_bar rf_checker_bar(const struct rf_checker *checker, const struct rf_plan *plan,
                             int32_t session, rf_day day, rf_minute start)
{
    (void)checker;
    (void)plan;
    (void)session;
    (void)day;
    return answer(start);
}

static struct rf_bar bar(enum rf_constraint constraint, int32_t person)
{
    struct rf_bar barred = {.barred = true,
                            .constraint = constraint,
                            .other = -1,
                            .person = person,
                            .message = rf_copy_text("as the checker puts it")};
    return barred;
}

static struct rf_bar mixed(rf_minute start)
{
    if (start < 560)
        return bar(RF_CONSTRAINT_MENTOR_LOAD, PERSON_CD);
    return start < 590 ? bar(RF_CONSTRAINT_PRESENCE, PERSON_AB)
                       : bar(RF_CONSTRAINT_CLASH, PERSON_CD);
}

static struct rf_bar all_but_the_last(rf_minute start)
{
    struct rf_bar open = {.barred = false, .other = -1, .person = -1};
    return start == 590 ? open : bar(RF_CONSTRAINT_ORDER, -1);
}

/* Two moments for each of three people. */
static struct rf_bar each_its_own(rf_minute start)
{
    return bar(RF_CONSTRAINT_CAP, (start - 540) / 10 % PERSON_COUNT);
}

static void find(struct rf_bar (*what)(rf_minute), int32_t session, struct rf_reason *reason)
{
    struct rf_plan *plan = school_plan();
    answer = what;
    rf_reason_find(school_instance(), NULL, plan, session, reason);
    rf_plan_release(plan);
}

static void moments_are_grouped_and_the_most_frequent_comes_first(void **state)
{
    (void)state;
    struct rf_reason reason;
    find(mixed, 5, &reason);
    assert_int_equal(reason.moments, 6);
    assert_int_equal(reason.open, 0);
    assert_int_equal(reason.obstacle_count, 3);
    assert_int_equal(reason.obstacles[0].moments, 3);
    assert_int_equal(reason.obstacles[0].person, PERSON_AB);
    assert_int_equal(reason.obstacles[1].moments, 2);
    assert_int_equal(reason.obstacles[1].constraint, RF_CONSTRAINT_MENTOR_LOAD);
    assert_int_equal(reason.obstacles[2].moments, 1);
    assert_string_equal(reason.text,
                        "of 6 moments in its window: 3 AB is not at work, 2 CD's mentoring "
                        "minutes of the week are used up, 1 CD has another session then, or the "
                        "pause around it");
    rf_reason_release(&reason);
}

static void an_open_moment_is_counted_and_dated(void **state)
{
    (void)state;
    struct rf_reason reason;
    find(all_but_the_last, 5, &reason);
    assert_int_equal(reason.open, 1);
    assert_int_equal(reason.open_day, SCHOOL_FIRST_DAY + 7);
    assert_int_equal(reason.open_start, 590);
    assert_string_equal(reason.text, "of 6 moments in its window: 5 out of step with the visit or "
                                     "meeting it belongs to, 1 open, the first on 2025-09-15 at "
                                     "09:50");
    rf_reason_release(&reason);
}

static void equal_counts_are_ordered_by_their_words(void **state)
{
    (void)state;
    struct rf_reason reason;
    find(each_its_own, 5, &reason);
    assert_string_equal(reason.text, "of 6 moments in its window: 2 a cap of the school on AB is "
                                     "reached, 2 a cap of the school on CD is reached, 2 a cap of "
                                     "the school on EF is reached");
    rf_reason_release(&reason);
}

static void only_unplaced_sessions_get_a_reason(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    answer = mixed;
    struct rf_reason *reasons = rf_reasons_find(school_instance(), NULL, plan);
    for (int32_t index = 0; index < plan->session_count; index++)
        assert_int_equal(reasons[index].text != NULL, !plan->sessions[index].placed);
    rf_reasons_release(reasons, plan->session_count);
    rf_plan_release(plan);
}

/* One person, one day at work from 08:00 to 16:00: a lesson, a duty within it, and a rest. */
static void a_minute_is_told_by_what_the_timetable_says(void **state)
{
    (void)state;
    static const struct rf_occurrence occurrences[] = {{{540, 600}, RF_LESSON, 0, "1", NULL, -1},
                                                       {{600, 620}, RF_DUTY, 0, "break", NULL, -1},
                                                       {{700, 730}, RF_PPA, 1, "4", NULL, -1}};
    static const struct rf_span rests[] = {{750, 790}};
    const struct rf_person_day day = {.in = {480, 960},
                                      .occurrences = occurrences,
                                      .occurrence_count = 3,
                                      .rests = rests,
                                      .rest_count = 1};
    static const struct rf_period periods[] = {{"1", {540, 600}, RF_PERIOD_TEACHING},
                                               {"break", {600, 620}, RF_PERIOD_BREAK},
                                               {"2", {660, 800}, RF_PERIOD_TEACHING}};
    static const struct rf_shape shape = {periods, 3};
    static const int32_t shape_of_date[] = {0};
    const struct rf_bell bell = {"main", shape_of_date};
    const struct rf_person person = {.id = "AB", .days = &day};
    const struct rf_date date = {.day = 5, .status = RF_DAY_TEACHING, .pupils = {520, 900}};
    const struct rf_instance instance = {.first_day = 5,
                                         .dates = &date,
                                         .date_count = 1,
                                         .shapes = &shape,
                                         .shape_count = 1,
                                         .bells = &bell,
                                         .bell_count = 1,
                                         .people = &person,
                                         .person_count = 1};
    assert_string_equal(rf_doing(&instance, 0, 5, 540), "teaches");
    assert_string_equal(rf_doing(&instance, 0, 5, 599), "teaches");
    assert_string_equal(rf_doing(&instance, 0, 5, 600), "has a duty");
    assert_string_equal(rf_doing(&instance, 0, 5, 700), "has planning time");
    assert_string_equal(rf_doing(&instance, 0, 5, 789), "has a break or lunch");
    assert_null(rf_doing(&instance, 0, 5, 790));
    assert_string_equal(rf_doing(&instance, 0, 5, 800), "has no period then");
    /* Before and after the pupils' day there are no periods to be between. */
    assert_null(rf_doing(&instance, 0, 5, 900));
    assert_string_equal(rf_doing(&instance, 0, 5, 479), "is not at work");
    assert_string_equal(rf_doing(&instance, 0, 5, 960), "is not at work");
    assert_string_equal(rf_doing(&instance, 0, 6, 540), "is outside the school year");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_grouped_and_the_most_frequent_comes_first),
        cmocka_unit_test(an_open_moment_is_counted_and_dated),
        cmocka_unit_test(equal_counts_are_ordered_by_their_words),
        cmocka_unit_test(only_unplaced_sessions_get_a_reason),
        cmocka_unit_test(a_minute_is_told_by_what_the_timetable_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
