/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * brute_force_test.c: trying every plan, on schools whose best plan can be read off, and against
 * an enumeration that leaves no branch out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/calendar.h"
#include "base/memory.h"
#include "base/text.h"
#include "brute_force.h"
#include "input/read.h"
#include "tiny_instance.h"

enum { LIMIT = 1000000, NAIVE_MOST = 4000 };

/* One week, Monday and Tuesday, three periods of 30 minutes, starts on the half hour. A new
 * teacher EA and a mentor MA; a visit of 30 minutes leads to a meeting of 30. `lessons`, `more`:
 * JSON of lessons and of further members. */
static char *school(const char *lessons, const char *more)
{
    struct rf_text text = RF_TEXT_INIT;
    rf_text_add(
        &text,
        "{\"ringfence\": \"1.0\", \"school\": {\"id\": \"s\", \"name\": \"S\"}, \"calendar\": {"
        "\"terms\": {\"t\": {\"half_terms\": {\"1\": {\"from\": \"2025-09-01\", \"until\": "
        "\"2025-09-05\"}}}}, \"days\": {\"Mon\": {\"pupils\": {\"start\": \"09:00\", \"end\": "
        "\"10:30\"}}, \"Tue\": {\"pupils\": {\"start\": \"09:00\", \"end\": \"10:30\"}}}, "
        "\"bells\": {\"main\": {\"periods\": {\"1\": {\"start\": \"09:00\", \"end\": \"09:30\"}, "
        "\"2\": {\"start\": \"09:30\", \"end\": \"10:00\"}, \"3\": {\"start\": \"10:00\", "
        "\"end\": \"10:30\"}}}}}, \"rules\": {\"grid_minutes\": {\"value\": 30}, "
        "\"buffer_minutes\": {\"value\": 0}, \"ppa_rate\": {\"value\": 0}}, "
        "\"staff\": {\"EA\": {\"name\": \"EA\"}, \"MA\": {\"name\": \"MA\"}, \"XX\": {\"name\": "
        "\"XX\"}}, ");
    rf_text_add(
        &text,
        "\"kinds\": {\"k-visit\": {\"name\": \"v\", \"priority\": 4, \"people\": {\"ect\": "
        "\"teaching\", \"mentor\": \"free\"}}, \"k-meet\": {\"name\": \"m\", \"priority\": 2, "
        "\"meeting\": true, \"people\": {\"ect\": \"free\", \"mentor\": \"free\"}}, \"k-group\": "
        "{\"name\": \"g\", \"priority\": 7, \"people\": {\"group\": \"free\"}}, \"k-watch\": {"
        "\"name\": \"w\", \"priority\": 6, \"people\": {\"ect\": \"free\", \"host\": "
        "\"teaching\"}}}, \"programmes\": {\"w\": {\"name\": \"w\", \"stages\": {\"1\": {"
        "\"lead_in_weeks\": 0, \"study_minutes\": 0, \"preparation_minutes\": 0, \"steps\": {"
        "\"watch\": {\"kind\": \"k-watch\", \"minutes\": 30, \"every\": \"term\"}}}}}, "
        "\"generic-2025\": null, \"provider-a-2019\": null, \"provider-b-2019\": null, \"p\": {"
        "\"name\": \"p\", \"stages\": {\"1\": {\"lead_in_weeks\": 0, \"study_minutes\": 0, "
        "\"preparation_minutes\": 0, \"steps\": {\"visit\": {\"kind\": \"k-visit\", \"minutes\": "
        "30, \"every_weeks\": 1, \"leads_to\": {\"step\": \"meet\", \"least\": 0, \"most\": 3, "
        "\"wished\": 0}}, \"meet\": {\"kind\": \"k-meet\", \"minutes\": 30, \"every_weeks\": 1, "
        "\"gap\": {\"least\": 1, \"most\": 8, \"make_up\": 1}}}}}}}, \"policy\": {\"weights\": "
        "{\"common_moment\": 0}}");
    rf_text_format(&text, ", \"lessons\": {%s}%s}", lessons, more);
    return rf_text_take(&text);
}

#define PAIR                                                                                       \
    ", \"inductions\": {\"I1\": {\"ect\": \"EA\", \"mentor\": \"MA\", \"stage\": 1, "              \
    "\"programme\": \"p\"}}"
#define LESSON(id, who, cells) "\"" id "\": {\"staff\": [\"" who "\"], \"at\": {" cells "}}"

struct trial {
    struct rf_instance *instance;
    struct rf_checker *checker;
    struct brute_result brute;
};

static void begin(struct trial *trial, char *json, int64_t limit)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    const enum rf_status status =
        rf_read_instance_bytes("school", json, strlen(json), false, &diagnostics, &trial->instance);
    if (status != RF_OK) {
        rf_diagnostics_print(&diagnostics, 0, stderr);
    }
    rf_diagnostics_release(&diagnostics);
    rf_release(json);
    assert_int_equal(status, RF_OK);
    trial->checker = rf_checker_new(trial->instance);
    brute_force(trial->instance, trial->checker, limit, &trial->brute);
}

static void end(struct trial *trial)
{
    brute_result_release(&trial->brute);
    rf_checker_release(trial->checker);
    rf_instance_release(trial->instance);
}

/* Both are free on Tuesday 3 alone; on Tuesday the mentor is free in period 2, where the new
 * teacher teaches; on Monday in period 1. The visit on Tuesday has the wished lag. */
static char *clear_school(const char *more)
{
    return school(
        LESSON("a", "EA",
               "\"Mon/1\": {}, \"Mon/2\": {}, \"Mon/3\": {}, \"Tue/1\": {}, "
               "\"Tue/2\": {}") ", " LESSON("m", "MA",
                                            "\"Mon/2\": {}, \"Mon/3\": {}, \"Tue/1\": {}"),
        more);
}

static void visit_and_meeting_stand_where_they_cost_nothing(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial, clear_school(PAIR), LIMIT);
    assert_int_equal(trial.brute.outcome, BRUTE_BEST);
    assert_int_equal(trial.brute.values.unplaced[1], 0);
    assert_int_equal(trial.brute.values.unplaced[3], 0);
    assert_int_equal(trial.brute.values.spacing, 0);
    const struct rf_plan *plan = trial.brute.plan;
    assert_int_equal(plan->session_count, 2);
    for (int32_t i = 0; i < 2; i++) {
        const bool meets = trial.instance->kinds[plan->sessions[i].kind].meeting;
        assert_true(plan->sessions[i].placed);
        assert_int_equal(rf_day_weekday(plan->sessions[i].day), 1);
        assert_int_equal(plan->sessions[i].start, meets ? 600 : 570);
    }
    end(&trial);
}

/* Without Tuesday 2 the visit stands on Monday 1: one day of lag, which costs 2. */
static void a_lag_is_paid_when_it_must_be(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial,
          clear_school(PAIR ", \"fixed\": {\"forbids\": {\"f\": {\"staff\": [\"MA\"], \"day\": "
                            "\"Tue\", \"end\": \"10:00\", \"reason\": \"r\"}}}"),
          LIMIT);
    assert_int_equal(trial.brute.outcome, BRUTE_BEST);
    assert_int_equal(trial.brute.values.unplaced[3], 0);
    assert_int_equal(trial.brute.values.spacing, 2);
    end(&trial);
}

/* The new teacher is free on Tuesday 3 only, where the mentor teaches: no meeting (class 2), so no
 * visit (class 4); 30 + 30 minutes are missing. */
static void what_cannot_stand_is_counted(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial,
          school(LESSON("a", "EA",
                        "\"Mon/1\": {}, \"Mon/2\": {}, \"Mon/3\": {}, \"Tue/1\": {}, "
                        "\"Tue/2\": {}") ", " LESSON("m", "MA", "\"Tue/3\": {}"),
                 PAIR),
          LIMIT);
    assert_int_equal(trial.brute.outcome, BRUTE_BEST);
    assert_int_equal(trial.brute.values.unplaced[1], 1);
    assert_int_equal(trial.brute.values.unplaced[3], 1);
    assert_int_equal(trial.brute.values.equity[0], 60);
    end(&trial);
}

static void a_pin_into_a_lesson_leaves_no_plan(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial,
          clear_school(PAIR ", \"fixed\": {\"pins\": {\"p\": {\"session\": "
                            "\"I1/k-meet/2025-09-01\", \"date\": \"2025-09-01\", \"start\": "
                            "\"09:00\", \"reason\": \"r\"}}}"),
          LIMIT);
    assert_int_equal(trial.brute.outcome, BRUTE_NONE);
    end(&trial);
}

/* Of EA, MA and XX two can come on Monday 1 (EA teaches) and one on Tuesday 1: two thirds are a
 * quorum, so it stands on Monday and one is missing. */
static void as_many_as_can_attend_a_group_session(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial,
          clear_school(", \"inductions\": {}, \"events\": {\"T\": {\"kind\": \"k-group\", "
                       "\"staff\": [\"EA\", \"MA\", \"XX\"], \"minutes\": 30, \"quorum\": 0.6, "
                       "\"options\": {\"2025-09-01 09:00\": {}, \"2025-09-02 09:00\": {}}}}"),
          LIMIT);
    assert_int_equal(trial.brute.outcome, BRUTE_BEST);
    assert_int_equal(trial.brute.values.unplaced[6], 1);
    assert_int_equal(rf_day_weekday(trial.brute.plan->sessions[0].day), 0);
    assert_int_equal(trial.brute.plan->sessions[0].attending_count, 2);
    end(&trial);
}

static void it_gives_up_aloud(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial, clear_school(PAIR), 3);
    assert_int_equal(trial.brute.outcome, BRUTE_TOO_LARGE);
    end(&trial);
}

/* Each change of one number of the best plan is refused: every other start of the meeting, every
 * other end, and the visit after its meeting. */
static void a_changed_plan_is_refused(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial, clear_school(PAIR), LIMIT);
    struct rf_session *sessions = trial.brute.plan->sessions;
    assert_true(rf_checker_accepts(trial.checker, sessions, 2, false, NULL));
    for (int32_t i = 0; i < 2; i++) {
        const struct rf_session best = sessions[i];
        sessions[i].end += 30;
        assert_false(rf_checker_accepts(trial.checker, sessions, 2, false, NULL));
        sessions[i] = best;
        sessions[i].start += 30;
        sessions[i].end += 30;
        assert_false(rf_checker_accepts(trial.checker, sessions, 2, false, NULL));
        sessions[i] = best;
        sessions[i].day += 1;
        assert_false(rf_checker_accepts(trial.checker, sessions, 2, false, NULL));
        sessions[i] = best;
    }
    end(&trial);
}

/* ------------------------------------------------------------------ no branch left out */

struct naive {
    const struct rf_instance *instance;
    const struct rf_checker *checker;
    struct rf_session *sessions, *alone; /* alone: nothing else placed */
    int32_t count;
    bool found;
    struct rf_values best, scratch;
};

static void keep_better(struct naive *naive)
{
    if (!rf_checker_accepts(naive->checker, naive->sessions, naive->count, false,
                            &naive->scratch) ||
        (naive->found && rf_values_compare(&naive->scratch, &naive->best) >= 0)) {
        return;
    }
    int32_t *equity = naive->best.equity, *workload = naive->best.workload;
    naive->best = naive->scratch;
    naive->best.equity = equity;
    naive->best.workload = workload;
    for (int32_t i = 0; i < naive->best.equity_count; i++) {
        equity[i] = naive->scratch.equity[i];
    }
    for (int32_t i = 0; i < naive->best.workload_count; i++) {
        workload[i] = naive->scratch.workload[i];
    }
    naive->found = true;
}

static void enumerate(struct naive *naive, int32_t session);

static bool stands_alone(struct naive *naive, int32_t session)
{
    naive->alone[session] = naive->sessions[session];
    const bool stands = rf_checker_accepts(naive->checker, naive->alone, naive->count, true, NULL);
    naive->alone[session].placed = false;
    return stands;
}

/* Everybody chosen, everybody covering, every room, whoever is eligible; nobody as well. */
static void enumerate_picks(struct naive *naive, int32_t session)
{
    struct rf_session *target = &naive->sessions[session];
    const int32_t people = naive->instance->person_count, rooms = naive->instance->room_count;
    for (target->chosen = -1; target->chosen < people; target->chosen++) {
        for (target->cover = -1; target->cover < people; target->cover++) {
            for (target->room = -1; target->room < rooms; target->room++) {
                if (stands_alone(naive, session)) {
                    enumerate(naive, session + 1);
                }
            }
        }
    }
    target->chosen = -1;
    target->cover = -1;
    target->room = -1;
}

/* Every start of the grid at which the session has an end, with all that could be picked there if
 * it stood alone, whatever the check thinks of it beside others. */
static void enumerate(struct naive *naive, int32_t session)
{
    if (session == naive->count) {
        keep_better(naive);
        return;
    }
    struct rf_session *target = &naive->sessions[session];
    const int32_t grid = naive->instance->rules[RF_RULE_GRID];
    for (int32_t d = 0; d < naive->instance->date_count; d++) {
        for (rf_minute start = 0; start < 24 * 60; start += grid) {
            target->day = naive->instance->dates[d].day;
            target->start = start;
            target->end = rf_checker_end(naive->checker, target, target->day, start);
            target->placed = target->end >= 0;
            if (target->placed) {
                enumerate_picks(naive, session);
            }
        }
    }
    target->placed = false;
    enumerate(naive, session + 1);
}

/* Number of complete plans the naive enumeration would look at; 0 with group sessions. */
static int64_t naive_size(const struct rf_instance *instance, const struct rf_checker *checker,
                          const struct rf_plan *plan)
{
    int64_t size = 1;
    for (int32_t i = 0; i < plan->session_count && size <= NAIVE_MOST; i++) {
        int64_t starts = 1;
        for (int32_t d = 0; d < instance->date_count; d++) {
            for (rf_minute start = 0; start < 24 * 60; start += instance->rules[RF_RULE_GRID]) {
                starts +=
                    rf_checker_end(checker, &plan->sessions[i], instance->dates[d].day, start) >= 0;
            }
        }
        size = plan->sessions[i].event >= 0 ? 0 : size * starts;
    }
    return size;
}

/* Compares on one tiny instance; false when it is too large for the naive way. */
static bool compare_with_naive(uint64_t seed)
{
    struct tiny_instance *tiny = tiny_instance_make(seed);
    struct trial trial;
    begin(&trial, tiny_instance_text(tiny), LIMIT);
    struct rf_plan *plan = rf_checker_demand(trial.checker);
    const int64_t size = naive_size(trial.instance, trial.checker, plan);
    const bool small = size > 1 && size <= NAIVE_MOST;
    if (small) {
        const size_t inductions = (size_t)trial.instance->induction_count;
        struct naive naive = {.instance = trial.instance,
                              .checker = trial.checker,
                              .sessions = plan->sessions,
                              .count = plan->session_count};
        naive.best.equity = rf_allocate(inductions + 1, sizeof(int32_t));
        naive.best.workload = rf_allocate(inductions + 1, sizeof(int32_t));
        naive.scratch.equity = rf_allocate(inductions + 1, sizeof(int32_t));
        naive.scratch.workload = rf_allocate(inductions + 1, sizeof(int32_t));
        naive.alone = rf_allocate((size_t)plan->session_count, sizeof *naive.alone);
        for (int32_t i = 0; i < plan->session_count; i++) {
            naive.alone[i] = plan->sessions[i];
        }
        enumerate(&naive, 0);
        rf_release(naive.alone);
        assert_int_equal(trial.brute.outcome, naive.found ? BRUTE_BEST : BRUTE_NONE);
        if (naive.found) {
            assert_int_equal(rf_values_compare(&naive.best, &trial.brute.values), 0);
        }
        rf_release(naive.best.equity);
        rf_release(naive.best.workload);
        rf_release(naive.scratch.equity);
        rf_release(naive.scratch.workload);
    }
    rf_plan_release(plan);
    tiny_instance_release(tiny);
    end(&trial);
    return small;
}

static void leaving_branches_out_changes_nothing(void **state)
{
    (void)state;
    int32_t compared = 0;
    for (uint64_t seed = 1; seed <= 120; seed++) {
        compared += compare_with_naive(seed);
    }
    assert_true(compared >= 30);
}

static void leaving_branches_out_changes_nothing_in_the_whole_rulebook(void **state)
{
    (void)state;
    int32_t compared = 0;
    for (uint64_t seed = 2000001; seed <= 2000120; seed++) {
        compared += compare_with_naive(seed);
    }
    assert_true(compared >= 30);
}

/* EA teaches on Monday 1, where MA could be watched, and is free on Tuesday 1, where XX could. */
static void every_host_is_tried(void **state)
{
    (void)state;
    struct trial trial;
    begin(&trial,
          school(LESSON("e", "EA", "\"Mon/1\": {}") ", " LESSON(
                     "m", "MA", "\"Mon/1\": {}") ", " LESSON("x", "XX", "\"Tue/1\": {}"),
                 ", \"inductions\": {\"I1\": {\"ect\": \"EA\", \"mentor\": \"MA\", \"stage\": "
                 "1, \"programme\": \"w\", \"hosts\": [\"MA\", \"XX\"]}}"),
          LIMIT);
    assert_int_equal(trial.brute.outcome, BRUTE_BEST);
    assert_int_equal(trial.brute.plan->session_count, 1);
    const struct rf_session *session = &trial.brute.plan->sessions[0];
    assert_true(session->placed);
    assert_int_equal(rf_day_weekday(session->day), 1);
    assert_string_equal(trial.instance->people[session->chosen].id, "XX");
    end(&trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(visit_and_meeting_stand_where_they_cost_nothing),
        cmocka_unit_test(a_lag_is_paid_when_it_must_be),
        cmocka_unit_test(what_cannot_stand_is_counted),
        cmocka_unit_test(a_pin_into_a_lesson_leaves_no_plan),
        cmocka_unit_test(as_many_as_can_attend_a_group_session),
        cmocka_unit_test(it_gives_up_aloud),
        cmocka_unit_test(a_changed_plan_is_refused),
        cmocka_unit_test(leaving_branches_out_changes_nothing),
        cmocka_unit_test(leaving_branches_out_changes_nothing_in_the_whole_rulebook),
        cmocka_unit_test(every_host_is_tried),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
