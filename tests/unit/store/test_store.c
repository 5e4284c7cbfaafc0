/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_store.c: a run comes back as it was written, and what must not be stored is not. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/memory.h"
#include "explain/reason.h"
#include "folder.h"
#include "school.h"

static struct rf_store *open_store(const char *name, enum rf_store_mode mode)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_store *store = NULL;
    assert_int_equal(rf_store_open(name, mode, &diagnostics, &store), RF_OK);
    assert_int_equal(diagnostics.count, 0);
    return store;
}

static void expect_sessions(const struct rf_plan *one, const struct rf_plan *other)
{
    assert_int_equal(one->session_count, other->session_count);
    for (int32_t index = 0; index < one->session_count; index++) {
        const struct rf_session *left = &one->sessions[index], *right = &other->sessions[index];
        assert_int_equal(left->induction, right->induction);
        assert_int_equal(left->kind, right->kind);
        assert_int_equal(left->monday, right->monday);
        assert_int_equal(left->event, right->event);
        assert_int_equal(left->placed, right->placed);
        assert_int_equal(left->day, right->day);
        assert_int_equal(left->start, right->start);
        assert_int_equal(left->end, right->end);
        assert_int_equal(left->attending_count, right->attending_count);
        for (int32_t who = 0; who < left->attending_count; who++)
            assert_int_equal(left->attending[who], right->attending[who]);
    }
}

static void a_run_comes_back_as_it_was_written(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan(), *back = NULL;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    int64_t run = 0;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    assert_int_equal(run, 1);
    struct rf_store *store = open_store("p", RF_STORE_READ);
    assert_int_equal(rf_store_plan(store, 1, school_instance(), &diagnostics, &back), RF_OK);
    expect_sessions(plan, back);
    assert_int_equal(back->home_count, plan->home_count);
    assert_memory_equal(back->homes, plan->homes, 2 * sizeof *plan->homes);
    assert_int_equal(back->reservation_count, plan->reservation_count);
    assert_memory_equal(back->reservations, plan->reservations, 3 * sizeof *plan->reservations);
    assert_int_equal(back->shortage_count, plan->shortage_count);
    assert_memory_equal(back->shortages, plan->shortages, sizeof *plan->shortages);
    assert_int_equal(back->result_count, plan->result_count);
    for (int32_t index = 0; index < plan->result_count; index++) {
        assert_int_equal(back->results[index].tier, plan->results[index].tier);
        assert_int_equal(back->results[index].part, plan->results[index].part);
        assert_int_equal(back->results[index].value, plan->results[index].value);
        assert_int_equal(back->results[index].bound, plan->results[index].bound);
        assert_int_equal(back->results[index].claimed_bound, plan->results[index].claimed_bound);
        assert_int_equal(back->results[index].status, plan->results[index].status);
        assert_int_equal(back->results[index].conditional, plan->results[index].conditional);
    }
    rf_store_close(store);
    rf_plan_release(plan);
    rf_plan_release(back);
}

/* The school with two hosts for E1's visits, a room, and E2 as training of CD, for whom AB could be
 * mentor, too: the visit is seen at EF, while CD takes EF's class. */
static const struct rf_instance *picked_school(void)
{
    static const int32_t hosts[] = {PERSON_CD, PERSON_EF};
    static const struct rf_room rooms[] = {{.id = "L1", .name = "Library", .site = -1},
                                           {.id = "M1", .name = "Office", .site = -1}};
    static struct rf_instance instance;
    static struct rf_kind kinds[KIND_COUNT];
    static struct rf_induction inductions[2];
    instance = *school_instance();
    memcpy(kinds, instance.kinds, sizeof kinds);
    memcpy(inductions, instance.inductions, sizeof inductions);
    kinds[KIND_VISIT].presence[RF_ROLE_MENTOR] = RF_ABSENT;
    kinds[KIND_VISIT].presence[RF_ROLE_HOST] = RF_COVERED;
    inductions[0].cast[RF_ROLE_HOST] = (struct rf_cast){hosts, 2};
    inductions[0].mentor_choice_count = 2;
    inductions[0].mentor_choice[0] = PERSON_EF;
    inductions[0].mentor_choice[1] = PERSON_CD;
    inductions[1].ect = -1;
    inductions[1].cast[RF_ROLE_ECT] = (struct rf_cast){NULL, 0};
    instance.kinds = kinds;
    instance.inductions = inductions;
    instance.rooms = rooms;
    instance.room_count = 2;
    return &instance;
}

static void picks_rooms_and_mentors_come_back(void **state)
{
    (void)state;
    const struct rf_instance *instance = picked_school();
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_run_facts facts = {
        .options = "", .program = "", .libraries = "", .started = "", .reasons = school_reasons};
    struct rf_plan *plan = school_plan(), *back = NULL;
    int64_t run = 0;
    plan->sessions[1].chosen = PERSON_EF;
    plan->sessions[1].cover = PERSON_CD;
    plan->sessions[1].room = 1;
    plan->sessions[0].room = 0;
    struct rf_store *store = open_store("p", RF_STORE_WRITE);
    assert_int_equal(rf_store_write(store, instance, plan, NULL, &facts, &diagnostics, &run),
                     RF_OK);
    assert_int_equal(rf_store_plan(store, run, instance, &diagnostics, &back), RF_OK);
    assert_int_equal(diagnostics.count, 0);
    expect_sessions(plan, back);
    for (int32_t index = 0; index < SCHOOL_SESSIONS; index++) {
        assert_int_equal(back->sessions[index].chosen, index == 1 ? PERSON_EF : -1);
        assert_int_equal(back->sessions[index].cover, index == 1 ? PERSON_CD : -1);
        assert_int_equal(back->sessions[index].room, index == 1 ? 1 : index == 0 ? 0 : -1);
    }
    assert_non_null(back->mentors);
    assert_int_equal(back->mentors[0], PERSON_CD);
    assert_int_equal(back->mentors[1], PERSON_CD);
    rf_store_close(store);
    rf_plan_release(plan);
    rf_plan_release(back);
    assert_int_equal(ask("p", "SELECT count(*) FROM induction WHERE ect IS NULL"), 1);
    assert_int_equal(ask("p", "SELECT choices FROM induction WHERE induction = 'E1'"), 2);
    assert_int_equal(ask("p", "SELECT released FROM session WHERE room = 'M1'"), 15);
    assert_int_equal(ask("p", "SELECT count(*) FROM session WHERE released > 0"), 1);
    assert_int_equal(ask("p", "SELECT count(*) FROM attendance WHERE role = 'cover' AND "
                              "person = 'CD'"),
                     1);
}

static void waivers_providers_and_accounts_are_stored(void **state)
{
    (void)state;
    static const struct rf_waiver waivers[] = {{.id = "a",
                                                .rule = "H6",
                                                .reason = "small",
                                                .author = "head",
                                                .induction = 1,
                                                .expires = SCHOOL_FIRST_DAY - 1},
                                               {.id = "b",
                                                .rule = "H12",
                                                .reason = "small",
                                                .author = "head",
                                                .induction = -1,
                                                .expires = SCHOOL_FIRST_DAY}};
    static const struct rf_provider providers[] = {{.person = PERSON_EF,
                                                    .per_week = 60,
                                                    .per_term = -1,
                                                    .per_year = 0,
                                                    .sustainable = -1,
                                                    .pence = 2000}};
    struct rf_instance instance = *school_instance();
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_run_facts facts = {
        .options = "", .program = "", .libraries = "", .started = "", .reasons = school_reasons};
    struct rf_plan *plan = school_plan();
    int64_t run = 0;
    instance.waivers = waivers;
    instance.waiver_count = 2;
    instance.providers = providers;
    instance.provider_count = 1;
    struct rf_store *store = open_store("p", RF_STORE_WRITE);
    assert_int_equal(rf_store_write(store, &instance, plan, NULL, &facts, &diagnostics, &run),
                     RF_OK);
    rf_store_close(store);
    rf_plan_release(plan);
    assert_int_equal(ask("p", "SELECT count(*) FROM waiver"), 2);
    assert_int_equal(ask("p", "SELECT count(*) FROM waiver WHERE induction = 'E2'"), 1);
    assert_int_equal(ask("p", "SELECT count(*) FROM waiver WHERE expires = '2025-09-08' AND "
                              "rule = 'H12' AND induction IS NULL"),
                     1);
    assert_int_equal(ask("p", "SELECT count(*) FROM provider WHERE person = 'EF' AND per_week = "
                              "60 AND per_term IS NULL AND per_year = 0 AND pence = 2000"),
                     1);
    /* The one line that this checker tells (folder.c). */
    assert_int_equal(ask("p", "SELECT count(*) FROM account WHERE rule = 'H9' AND person = 'AB' "
                              "AND period = '2025-09-08' AND minutes = 90 AND most = 180"),
                     1);
}

static void the_instance_comes_back_byte_for_byte(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    char *canonical = NULL;
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    struct rf_store *store = open_store("p", RF_STORE_READ);
    assert_int_equal(rf_store_instance(store, run, &diagnostics, &canonical), RF_OK);
    assert_string_equal(canonical, school_instance()->canonical);
    rf_store_close(store);
    rf_release(canonical);
    rf_plan_release(plan);
}

static void reasons_belong_to_unplaced_sessions(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan(), *back = NULL;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    struct rf_store *store = open_store("p", RF_STORE_READ);
    assert_int_equal(rf_store_plan(store, run, school_instance(), &diagnostics, &back), RF_OK);
    assert_null(rf_store_reason(store, 0));
    assert_string_equal(rf_store_reason(store, 3), school_reasons[3]);
    assert_string_equal(rf_store_reason(store, 5), school_reasons[5]);
    assert_null(rf_store_reason(store, SCHOOL_SESSIONS));
    assert_null(rf_store_reason(store, -1));
    rf_store_close(store);
    rf_plan_release(plan);
    rf_plan_release(back);
}

static void obstacles_are_stored_in_their_order(void **state)
{
    (void)state;
    char teaches[] = "CD teaches", away[] = "EF is not at work";
    struct rf_obstacle obstacles[] = {{RF_CONSTRAINT_CLOSED, PERSON_CD, 5, teaches},
                                      {RF_CONSTRAINT_PRESENCE, PERSON_EF, 4, away}};
    struct rf_reason details[SCHOOL_SESSIONS] = {
        [5] = {.moments = 9, .obstacles = obstacles, .obstacle_count = 2}};
    struct rf_plan *plan = school_plan();
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_run_facts facts = {.options = "",
                                 .program = "",
                                 .libraries = "",
                                 .started = "",
                                 .reasons = school_reasons,
                                 .details = details};
    struct rf_store *store = open_store("p", RF_STORE_WRITE);
    int64_t run;
    assert_int_equal(
        rf_store_write(store, school_instance(), plan, NULL, &facts, &diagnostics, &run), RF_OK);
    rf_store_close(store);
    assert_int_equal(ask("p", "SELECT count(*) FROM obstacle"), 2);
    assert_int_equal(ask("p", "SELECT moments FROM obstacle WHERE position = 1 AND rule = 'H4' "
                              "AND person = 'CD'"),
                     5);
    /* And come back under their session. */
    struct rf_plan *back = NULL;
    store = open_store("p", RF_STORE_READ);
    assert_null(rf_store_reasons(store));
    assert_int_equal(rf_store_plan(store, run, school_instance(), &diagnostics, &back), RF_OK);
    const struct rf_reason *reasons = rf_store_reasons(store);
    assert_int_equal(reasons[3].obstacle_count, 0);
    assert_int_equal(reasons[5].moments, 9);
    assert_int_equal(reasons[5].obstacle_count, 2);
    assert_int_equal(reasons[5].obstacles[0].constraint, RF_CONSTRAINT_CLOSED);
    assert_int_equal(reasons[5].obstacles[0].person, PERSON_CD);
    assert_int_equal(reasons[5].obstacles[0].moments, 5);
    assert_string_equal(reasons[5].obstacles[1].what, away);
    rf_store_close(store);
    rf_plan_release(back);
    rf_plan_release(plan);
}

static void runs_are_added_and_counted_upwards(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    int64_t run, *runs = NULL;
    int32_t count;
    for (int64_t expected = 1; expected <= 3; expected++) {
        assert_int_equal(store_school("p", plan, &run), RF_OK);
        assert_int_equal(run, expected);
    }
    struct rf_store *store = open_store("p", RF_STORE_READ);
    assert_int_equal(rf_store_runs(store, &diagnostics, &runs, &count), RF_OK);
    assert_int_equal(count, 3);
    for (int32_t index = 0; index < 3; index++)
        assert_int_equal(runs[index], index + 1);
    assert_int_equal(ask("p", "SELECT count(*) FROM instance"), 1);
    rf_store_close(store);
    rf_release(runs);
    rf_plan_release(plan);
}

static void a_run_that_is_not_there_is_a_wrong_question(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan(), *back = NULL;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    struct rf_store *store = open_store("p", RF_STORE_READ);
    assert_int_equal(rf_store_plan(store, 7, school_instance(), &diagnostics, &back), RF_USAGE);
    assert_null(back);
    assert_true(says(&diagnostics, "no run 7; its runs are 1 to 1"));
    rf_store_close(store);
    rf_diagnostics_release(&diagnostics);
    rf_plan_release(plan);
}

static void another_instance_is_matched_by_ids(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan(), *back = NULL;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    struct rf_store *store = open_store("p", RF_STORE_READ);
    assert_int_equal(rf_store_plan(store, run, school_smaller(), &diagnostics, &back), RF_INPUT);
    assert_non_null(back);
    assert_int_equal(back->session_count, 5);
    assert_int_equal(back->sessions[4].event, 0);
    assert_int_equal(back->sessions[4].attending_count, 1);
    assert_int_equal(back->sessions[4].attending[0], 1);
    assert_int_equal(back->reservations[1].person, 2);
    assert_string_equal(rf_store_reason(store, 3), school_reasons[3]);
    assert_true(says(&diagnostics, "session E2/meeting/2025-09-08 of run 1 is unknown"));
    assert_true(says(&diagnostics, "session E2/meeting/2025-09-15 of run 1 is unknown"));
    assert_true(says(&diagnostics, "EF comes to T1"));
    assert_true(says(&diagnostics, "shortage of EF"));
    assert_int_equal(diagnostics.count, 4);
    rf_store_close(store);
    rf_diagnostics_release(&diagnostics);
    rf_plan_release(plan);
    rf_plan_release(back);
}

static void the_ledger_holds_each_week_of_a_capped_person(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    assert_int_equal(ask("p", "SELECT minutes FROM ledger WHERE person = 'CD' AND "
                              "period = '2025-09-08' AND most_minutes = 120"),
                     120);
    assert_int_equal(ask("p", "SELECT sessions FROM ledger WHERE person = 'CD' AND "
                              "period = '2025-09-15'"),
                     1);
    assert_int_equal(ask("p", "SELECT count(*) FROM ledger"), 2);
    rf_plan_release(plan);
}

static void attendance_names_roles_and_those_who_do_not_come(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    assert_int_equal(ask("p", "SELECT count(*) FROM attendance WHERE role = 'missing' AND "
                              "person = 'CD' AND session = 'T1' AND date IS NULL"),
                     1);
    assert_int_equal(ask("p", "SELECT count(*) FROM attendance WHERE role = 'attending'"), 2);
    assert_int_equal(ask("p", "SELECT count(*) FROM attendance WHERE role = 'ect' AND "
                              "presence = 'teaching'"),
                     2);
    /* EF's tutor is asked to nothing by these kinds. */
    assert_int_equal(ask("p", "SELECT count(*) FROM attendance WHERE role = 'tutor'"), 0);
    rf_plan_release(plan);
}

static void tired_is_outside_the_pupils_day_but_not_on_inset(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    assert_int_equal(ask("p", "SELECT count(*) FROM session WHERE tired = 1"), 1);
    assert_int_equal(ask("p", "SELECT tired FROM session WHERE session = "
                              "'E1/meeting/2025-09-15'"),
                     1);
    assert_int_equal(ask("p", "SELECT tired FROM session WHERE session = 'T1'"), 0);
    rf_plan_release(plan);
}

/* Stores one good run, then tries `plan`; nothing may be left of the second. */
static void expect_not_stored(struct rf_plan *plan)
{
    struct rf_plan *good = school_plan();
    size_t before, after;
    int64_t run;
    bool wanted = verdict;
    verdict = true;
    assert_int_equal(store_school("p", good, &run), RF_OK);
    verdict = wanted;
    char *old = file_bytes("p", &before);
    assert_int_equal(store_school("p", plan, &run), RF_FAULT);
    char *fresh = file_bytes("p", &after);
    assert_int_equal(before, after);
    assert_memory_equal(old, fresh, before);
    assert_int_equal(store_school("new", plan, &run), RF_FAULT);
    assert_int_equal(files_beginning("new"), 0);
    assert_int_equal(files_beginning(".new"), 0);
    assert_int_equal(files_beginning("p-journal"), 0);
    rf_release(old);
    rf_release(fresh);
    rf_plan_release(good);
    rf_plan_release(plan);
}

static void a_plan_that_fails_the_check_is_not_stored(void **state)
{
    (void)state;
    verdict = false;
    expect_not_stored(school_plan());
}

static void the_schema_refuses_one_person_in_two_sessions_at_once(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    /* CD: the visit of E1 begins with the meeting of E1. */
    plan->sessions[1].start = 600;
    plan->sessions[1].end = 615;
    expect_not_stored(plan);
}

static void the_schema_refuses_two_meetings_of_a_pair_on_one_date(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    plan->sessions[2].day = SCHOOL_FIRST_DAY;
    expect_not_stored(plan);
}

static void the_schema_refuses_an_overspent_cap(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    /* 121 minutes of CD in the first week. */
    plan->sessions[4].end = 646;
    expect_not_stored(plan);
}

static void the_schema_refuses_a_session_that_ends_before_it_starts(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    plan->sessions[4].end = 600;
    expect_not_stored(plan);
}

static void a_new_file_is_for_its_owner_alone_and_leaves_no_draft(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    struct stat facts;
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    assert_int_equal(stat("p", &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0600);
    assert_int_equal(facts.st_nlink, 1);
    assert_int_equal(files_beginning(".p"), 0);
    rf_plan_release(plan);
}

static void two_who_begin_without_a_file_both_keep_their_run(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan();
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_run_facts facts = {.options = "", .program = "", .libraries = "", .started = ""};
    struct rf_store *one = open_store("p", RF_STORE_WRITE);
    struct rf_store *other = open_store("p", RF_STORE_WRITE);
    int64_t first = 0, second = 0;
    assert_int_equal(files_beginning("p"), 0);
    assert_int_equal(
        rf_store_write(one, school_instance(), plan, NULL, &facts, &diagnostics, &first), RF_OK);
    assert_int_equal(
        rf_store_write(other, school_instance(), plan, NULL, &facts, &diagnostics, &second), RF_OK);
    assert_int_equal(first, 1);
    assert_int_equal(second, 2);
    rf_store_close(one);
    rf_store_close(other);
    assert_int_equal(ask("p", "SELECT count(*) FROM run"), 2);
    rf_plan_release(plan);
}

static void a_run_that_lost_a_session_is_not_read(void **state)
{
    (void)state;
    struct rf_plan *plan = school_plan(), *back = NULL;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    int64_t run;
    assert_int_equal(store_school("p", plan, &run), RF_OK);
    assert_int_equal(ask("p", "SELECT sessions FROM run"), SCHOOL_SESSIONS);
    change("p", "DELETE FROM unplaced WHERE session = 'E2/meeting/2025-09-15'");
    change("p", "DELETE FROM attendance WHERE session = 'E2/meeting/2025-09-15'");
    change("p", "DELETE FROM session WHERE session = 'E2/meeting/2025-09-15'");
    struct rf_store *store = open_store("p", RF_STORE_READ);
    assert_int_equal(rf_store_plan(store, run, school_instance(), &diagnostics, &back), RF_IO);
    assert_null(back);
    assert_true(says(&diagnostics, "6 of 7 sessions"));
    rf_store_close(store);
    rf_diagnostics_release(&diagnostics);
    rf_plan_release(plan);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_enter, folder_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_run_comes_back_as_it_was_written),
        TEST(picks_rooms_and_mentors_come_back),
        TEST(waivers_providers_and_accounts_are_stored),
        TEST(the_instance_comes_back_byte_for_byte),
        TEST(reasons_belong_to_unplaced_sessions),
        TEST(obstacles_are_stored_in_their_order),
        TEST(runs_are_added_and_counted_upwards),
        TEST(a_run_that_is_not_there_is_a_wrong_question),
        TEST(another_instance_is_matched_by_ids),
        TEST(the_ledger_holds_each_week_of_a_capped_person),
        TEST(attendance_names_roles_and_those_who_do_not_come),
        TEST(tired_is_outside_the_pupils_day_but_not_on_inset),
        TEST(a_plan_that_fails_the_check_is_not_stored),
        TEST(the_schema_refuses_one_person_in_two_sessions_at_once),
        TEST(the_schema_refuses_two_meetings_of_a_pair_on_one_date),
        TEST(the_schema_refuses_an_overspent_cap),
        TEST(the_schema_refuses_a_session_that_ends_before_it_starts),
        TEST(a_new_file_is_for_its_owner_alone_and_leaves_no_draft),
        TEST(two_who_begin_without_a_file_both_keep_their_run),
        TEST(a_run_that_lost_a_session_is_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
