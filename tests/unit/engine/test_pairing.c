/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_pairing.c: mentors and slots chosen together (H12, D39, D46): who is chosen, and that the
 * checker accepts the plan for the mentors it names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "answer.h"
#include "base/memory.h"
#include "engine/pairing.h"
#include "ringfence/check.h"

/* One talk of 60 minutes, least 45; who is in for half an hour a week can hold none. */
#define HARDLY(id) ON(id, IN("Tue", "09:00", "09:30"))
#define RULES_OF(more) RULES_AND("," BUFFER("5") "," LOAD("180", "90", "1.5") more)
#define ANY_RULES RULES_OF("")
#define ONE_ECT RULES_OF("," VALUE_OF("max_ects_per_mentor", "1"))
#define WEEK(rules) HEAD "," KINDS "," WEIGHTS "," rules "," ONE_WEEK "," WEEKLY_TALK ","
#define OPEN(id, ect, mentors, more)                                                               \
    "'" id "': {'ect': '" ect "', 'mentors': [" mentors "], 'stage': 1, 'programme': 'p'" more "}"
#define PEOPLE(staff) "'staff': {" ALWAYS("AB") "," ALWAYS("EF") "," staff "},"
#define INDUCTIONS(all) "'inductions': {" all "}"
#define WAIVER                                                                                     \
    ", 'waivers': {'w': {'rule': 'H12', 'induction': 'E1', 'reason': 'nobody else', "              \
    "'author': 'head teacher', 'expires': '2025-12-19'}}"

struct paired {
    struct school school;
    enum rf_status status;
    struct rf_diagnostics diagnostics;
    struct rf_solve_account account;
    struct rf_plan *plan;
    struct rf_instance *variant;
    struct rf_pairing_account pairing;
};

static struct paired pair_up(const char *members)
{
    struct paired paired = {.diagnostics = RF_DIAGNOSTICS_INIT};
    struct rf_report report = {0};
    paired.school = school_open(members);
    paired.status =
        rf_solve_pairing(paired.school.instance, &(struct rf_solve_options){0}, &paired.diagnostics,
                         &paired.plan, &paired.account, &paired.variant, &paired.pairing);
    if (paired.plan == NULL)
        return paired;
    struct rf_checker *checker =
        rf_checker_new(paired.variant ? paired.variant : paired.school.instance);
    bool kept = rf_checker_check(checker, paired.plan, &report);
    for (size_t i = 0; i < report.violation_count; i++)
        print_message("%s\n", report.violations[i].message);
    rf_report_release(&report);
    rf_checker_release(checker);
    assert_true(kept);
    return paired;
}

static void part(struct paired *paired)
{
    rf_release(paired->account.certificate);
    rf_plan_release(paired->plan);
    rf_instance_release(paired->variant);
    rf_diagnostics_release(&paired->diagnostics);
    school_close(&paired->school);
}

/* "CD GH 1": the mentors, in the order of the inductions, and how many sessions have a place. */
static void assert_paired(const char *members, const char *wanted)
{
    struct paired paired = pair_up(members);
    char told[64] = "";
    size_t at = 0;
    int32_t placed = 0;
    assert_int_equal(paired.status, RF_OK);
    assert_non_null(paired.plan->mentors);
    assert_non_null(paired.variant);
    for (int32_t i = 0; i < paired.variant->induction_count; i++) {
        assert_int_equal(paired.variant->inductions[i].mentor, paired.plan->mentors[i]);
        at += (size_t)snprintf(told + at, sizeof told - at, "%s ",
                               paired.variant->people[paired.plan->mentors[i]].id);
    }
    for (int32_t s = 0; s < paired.plan->session_count; s++)
        placed += paired.plan->sessions[s].placed;
    snprintf(told + at, sizeof told - at, "%d", (int)placed);
    assert_string_equal(told, wanted);
    part(&paired);
}

static void assert_refused(const char *members, const char *words)
{
    struct paired paired = pair_up(members);
    assert_int_equal(paired.status, RF_CONTRADICTORY);
    assert_null(paired.plan);
    assert_null(paired.variant);
    assert_int_equal(paired.diagnostics.count, 1);
    assert_string_equal(paired.diagnostics.items[0].code, "H12");
    assert_non_null(strstr(paired.diagnostics.items[0].message, words));
    part(&paired);
}

static void given_mentors_are_no_choice(void **state)
{
    (void)state;
    struct paired paired =
        pair_up(WEEK(ANY_RULES) PEOPLE(ALWAYS("CD")) INDUCTIONS(INDUCTION("E1", "AB", "CD", "")));
    assert_int_equal(paired.status, RF_OK);
    assert_null(paired.variant);
    assert_null(paired.plan->mentors);
    assert_int_equal(paired.pairing.possible, 0);
    part(&paired);
}

static void the_first_choice_is_kept_when_nothing_fails(void **state)
{
    (void)state;
    const char *members = WEEK(ANY_RULES) PEOPLE(ALWAYS("CD") "," ALWAYS("GH"))
        INDUCTIONS(OPEN("E1", "AB", "'GH', 'CD'", ""));
    assert_paired(members, "GH 1");
    struct paired paired = pair_up(members);
    assert_int_equal(paired.pairing.failing, 0);
    assert_int_equal(paired.pairing.possible, 0);
    part(&paired);
}

static void a_first_choice_that_fails_is_replaced(void **state)
{
    (void)state;
    const char *members = WEEK(ANY_RULES) PEOPLE(HARDLY("CD") "," HARDLY("GH") "," ALWAYS("IJ"))
        INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH', 'IJ'", ""));
    assert_paired(members, "IJ 1");
    /* GH and IJ are beside the first; both are told apart. */
    struct paired paired = pair_up(members);
    assert_int_equal(paired.pairing.failing, 1);
    assert_int_equal(paired.pairing.possible, 2);
    assert_int_equal(paired.pairing.compared, 2);
    part(&paired);
}

static void of_equals_the_earlier_candidate_stays(void **state)
{
    (void)state;
    assert_paired(WEEK(ANY_RULES) PEOPLE(HARDLY("CD") "," HARDLY("GH"))
                      INDUCTIONS(OPEN("E1", "AB", "'GH', 'CD'", "")),
                  "GH 0");
    assert_paired(WEEK(ANY_RULES) PEOPLE(HARDLY("CD") "," ALWAYS("GH") "," ALWAYS("IJ"))
                      INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH', 'IJ'", "")),
                  "GH 1");
}

/* Both fail with their first; GH alone has time, for one ECT at most: the first pair keeps CD only
 * when that is better, and it is the same number; of equals that of the earlier candidates. The
 * order is that of the ways: E1 with CD and E2 with GH comes before E1 with GH and E2 with CD. */
static void one_good_mentor_goes_to_one_of_two(void **state)
{
    (void)state;
    assert_paired(WEEK(ONE_ECT) PEOPLE(HARDLY("CD") "," ALWAYS("GH") "," HARDLY("IJ")) INDUCTIONS(
                      OPEN("E1", "AB", "'CD', 'GH'", "") "," OPEN("E2", "EF", "'IJ', 'GH'", "")),
                  "CD GH 1");
    assert_paired(WEEK(ANY_RULES) PEOPLE(HARDLY("CD") "," ALWAYS("GH") "," HARDLY("IJ")) INDUCTIONS(
                      OPEN("E1", "AB", "'CD', 'GH'", "") "," OPEN("E2", "EF", "'IJ', 'GH'", "")),
                  "GH GH 2");
}

/* E1 would have CD, but then nobody is left for E2: the first way that keeps D39 is taken. */
static void the_first_choice_makes_room_for_who_has_no_other(void **state)
{
    (void)state;
    assert_paired(
        WEEK(ONE_ECT) PEOPLE(ALWAYS("CD") "," ALWAYS("GH") ","
                                                           "'IJ': {'qualified': false}")
            INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", "") "," OPEN("E2", "EF", "'CD', 'IJ'", "")),
        "GH CD 2");
}

static void the_tutor_is_passed_over(void **state)
{
    (void)state;
    assert_paired(WEEK(ANY_RULES) PEOPLE(ALWAYS("CD") "," ALWAYS("GH"))
                      INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", ", 'tutor': 'CD'")),
                  "GH 1");
}

static void who_is_not_qualified_is_passed_over_where_the_rules_ask(void **state)
{
    (void)state;
#define UNQUALIFIED(value)                                                                         \
    WEEK(RULES_OF("," VALUE_OF("mentor_qualified", value)))                                        \
    PEOPLE("'CD': {'qualified': false}," ALWAYS("GH"))                                             \
    INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", ""))
    assert_paired(UNQUALIFIED("1"), "GH 1");
    assert_paired(UNQUALIFIED("0"), "CD 1");
#undef UNQUALIFIED
}

static void who_works_at_another_site_is_passed_over(void **state)
{
    (void)state;
#define TWO_SITES                                                                                  \
    "'ringfence': '1.0', 'school': {'id': 's', 'name': 'A school', "                               \
    "'sites': {'n': {'name': 'North'}, 's': {'name': 'South'}}},"
#define PLACED "'staff': {'AB': {'site': 'n'}, 'CD': {'site': 's'}, 'GH': {'site': 'n'}},"
#define SAME_SITE(value) RULES_OF("," VALUE_OF("mentor_same_site", value)) ","
#define SITES(value)                                                                               \
    TWO_SITES KINDS "," WEIGHTS "," SAME_SITE(value) ONE_WEEK "," WEEKLY_TALK "," PLACED           \
    INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", ""))
    assert_paired(SITES("1"), "GH 1");
    assert_paired(SITES("0"), "CD 1");
#undef SITES
}

/* The observer may be mentor where nothing that he or she observes is asked for. */
static void the_observer_is_barred_only_by_what_is_asked_for(void **state)
{
    (void)state;
    assert_paired(WEEK(ANY_RULES) PEOPLE(ALWAYS("CD") "," ALWAYS("GH"))
                      INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", ", 'observer': 'CD'")),
                  "CD 1");
    assert_paired(
        HEAD ", 'kinds': {'talk': {'name': 'talk', 'priority': 2, 'people': {'ect': "
             "'free', 'mentor': 'free'}}, 'watch': {'name': 'watch', 'priority': 1, "
             "'people': {'ect': 'free', 'observer': 'free'}, 'assessment': true}}," WEIGHTS
             "," ANY_RULES "," ONE_WEEK "," PROGRAMME(
                 0, TALK(1) ", 'o': {'kind': "
                            "'watch', 'minutes': 30}") "," PEOPLE(ALWAYS("CD") "," ALWAYS("GH"))
                 INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", ", 'observer': 'CD'")),
        "GH 2");
}

static void a_waiver_lets_the_first_choice_stay(void **state)
{
    (void)state;
    assert_paired(WEEK(ANY_RULES) PEOPLE(ALWAYS("CD") "," ALWAYS("GH"))
                      INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", ", 'tutor': 'CD'")) WAIVER,
                  "CD 1");
}

static void without_any_candidate_that_may_there_is_no_plan(void **state)
{
    (void)state;
    assert_refused(WEEK(RULES_OF("," VALUE_OF("mentor_qualified", "1")))
                       PEOPLE("'CD': {'qualified': false}, 'GH': {'qualified': false}")
                           INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", "")),
                   "none of the candidates may be mentor of E1");
    assert_refused(
        WEEK(ONE_ECT) PEOPLE(ALWAYS("CD") ", 'GH': {'qualified': false}, 'KL': {}")
            INDUCTIONS(OPEN("E1", "AB", "'CD', 'GH'", "") "," OPEN("E2", "EF", "'CD', 'GH'", "")),
        "cannot be shared out");
}

static void twice_is_the_same(void **state)
{
    (void)state;
    const char *members =
        WEEK(ONE_ECT) PEOPLE(HARDLY("CD") "," ALWAYS("GH") "," ALWAYS("IJ")) INDUCTIONS(
            OPEN("E1", "AB", "'CD', 'GH', 'IJ'", "") "," OPEN("E2", "EF", "'CD', 'IJ', 'GH'", ""));
    struct paired one = pair_up(members), other = pair_up(members);
    assert_int_equal(one.plan->session_count, other.plan->session_count);
    for (int32_t i = 0; i < 2; i++)
        assert_int_equal(one.plan->mentors[i], other.plan->mentors[i]);
    for (int32_t s = 0; s < one.plan->session_count; s++) {
        assert_true(one.plan->sessions[s].placed);
        assert_int_equal(one.plan->sessions[s].day, other.plan->sessions[s].day);
        assert_int_equal(one.plan->sessions[s].start, other.plan->sessions[s].start);
    }
    assert_string_equal(one.account.certificate, other.account.certificate);
    part(&one);
    part(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(given_mentors_are_no_choice),
        cmocka_unit_test(the_first_choice_is_kept_when_nothing_fails),
        cmocka_unit_test(a_first_choice_that_fails_is_replaced),
        cmocka_unit_test(of_equals_the_earlier_candidate_stays),
        cmocka_unit_test(one_good_mentor_goes_to_one_of_two),
        cmocka_unit_test(the_first_choice_makes_room_for_who_has_no_other),
        cmocka_unit_test(the_tutor_is_passed_over),
        cmocka_unit_test(who_is_not_qualified_is_passed_over_where_the_rules_ask),
        cmocka_unit_test(who_works_at_another_site_is_passed_over),
        cmocka_unit_test(the_observer_is_barred_only_by_what_is_asked_for),
        cmocka_unit_test(a_waiver_lets_the_first_choice_stay),
        cmocka_unit_test(without_any_candidate_that_may_there_is_no_plan),
        cmocka_unit_test(twice_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
