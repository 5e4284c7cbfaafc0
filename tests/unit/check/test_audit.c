/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_audit.c: what the audits find in the facts, and what they leave alone (domain rulebook,
 * AU2, AU5 to AU8, and worked numbers 3, 7 and 8). */
#include "school.h"

#include <stdio.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/text.h"
#include "check/audit.h"

static void assert_found(struct school *school, const char *code, const char *words)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    bool found = false;
    size_t i;

    rf_audit(school->instance, &diagnostics);
    for (i = 0; i < diagnostics.count; i++) {
        if (strcmp(diagnostics.items[i].code, code) != 0)
            continue;
        assert_int_equal(diagnostics.items[i].severity, RF_WARNING);
        if (strstr(diagnostics.items[i].message, words) != NULL)
            found = true;
        else
            print_message("%s\n", diagnostics.items[i].message);
    }
    assert_true(found);
    rf_diagnostics_release(&diagnostics);
}

static void assert_not_found(struct school *school, const char *code)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    size_t i;

    rf_audit(school->instance, &diagnostics);
    for (i = 0; i < diagnostics.count; i++) {
        if (strcmp(diagnostics.items[i].code, code) == 0)
            fail_msg("%s", diagnostics.items[i].message);
    }
    rf_diagnostics_release(&diagnostics);
}

/* CD teaches the first `count` of the 25 periods of every week. */
static void open_teaching(struct school *school, int count, const char *more)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri"};
    struct rf_text rest = RF_TEXT_INIT;
    int i;

    rf_text_add(&rest, ",'lessons':{'L':{'staff':['CD'],'at':{");
    for (i = 0; i < count; i++)
        rf_text_format(&rest, "%s'%s/%d':{}", i > 0 ? "," : "", days[i / 5], i % 5 + 1);
    rf_text_format(&rest, "}}}%s", more);
    school_open(school, &(struct school_text){.rest = rest.bytes,
                                              .steps = WEEKLY_MEETING "," WEEKLY_VISIT});
    rf_text_release(&rest);
}

static void planning_time_is_audited_as_free_or_as_marked(void **state)
{
    struct school school;

    (void)state;
    open_teaching(&school, 22, "");
    assert_not_found(&school, "AU2"); /* 132 of 180 */
    school_close(&school);
    open_teaching(&school, 23, "");
    assert_found(&school, "AU2",
                 "CD teaches 1380 minutes in the cycle from Mon 8 Sep 2025 and "
                 "needs 138 minutes of planning time; 120 are free");
    school_close(&school);
    open_teaching(
        &school, 22,
        ",'commitments':{'P':{'type':'ppa','staff':['CD'],'at':{'Fri/3':{},'Fri/4':{}}}}");
    assert_found(&school, "AU2", "needs 132 minutes of planning time; 120 are marked");
    school_close(&school);
}

static void a_mentor_of_22_periods_has_nothing_left(void **state)
{
    struct school school;

    (void)state;
    /* Worked number 8: three periods are left and all are planning time. */
    open_teaching(&school, 22, "");
    assert_found(&school, "AU5",
                 "CD needs 75 minutes (at least 60) for mentoring in the cycle "
                 "from Mon 8 Sep 2025 and has 0 usable");
    school_close(&school);
    /* With 21 taught, 126 minutes take three of four periods: 60 minutes are usable. */
    open_teaching(&school, 21, "");
    assert_not_found(&school, "AU5");
    school_close(&school);
}

static void a_pair_without_common_time_is_named(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{'works':{'w':{'days':{'Mon':{'start':'08:00','end':'12:20'}}}}}"
                             ",'CD':{'works':{'w':{'days':{'Mon':{'start':'12:00',"
                             "'end':'17:00'}}}}}"});
    assert_found(&school, "AU6",
                 "AB and CD have no common time inside the pupils' day for 4 of 4 "
                 "sessions (mentor meeting of E1)");
    school_close(&school);
    school_open(&school, &(struct school_text){0});
    assert_not_found(&school, "AU6");
    school_close(&school);
}

static void mentor_and_tutor_are_two_people_or_waived(void **state)
{
    struct school school;
    static const char same[] = "'E1':{'ect':'AB','mentor':'CD','tutor':'CD','stage':1,"
                               "'programme':'p'}";

    (void)state;
    school_open(&school, &(struct school_text){.inductions = same});
    assert_found(&school, "AU7", "CD is mentor and induction tutor of E1 at once");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.inductions = same,
                                      .rest = ",'waivers':{'w':{'rule':'H12','induction':'E1',"
                                              "'reason':'small school','author':'Head',"
                                              "'expires':'2026-07-31'}}"});
    assert_not_found(&school, "AU7");
    school_close(&school);
}

static void lessons_on_days_off_are_found(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{},'CD':{'works':{'w':{'days':{'Mon':{},'Tue':{'start':"
                             "'08:00','end':'12:30'}}}}}",
                    .rest = ",'lessons':{'L':{'class':'9x','staff':['CD'],'at':{'Mon/1':{}}},"
                            "'M':{'staff':['CD'],'at':{'Tue/5':{}}},"
                            "'N':{'staff':['CD'],'at':{'Tue/4':{}}}}"});
    assert_found(&school, "AU8", "CD has lesson M on Tue 9 Sep 2025 while not at work (4 dates)");
    assert_found(&school, "AU8", "CD has lesson N on Tue 9 Sep 2025");
    school_close(&school);
    open_teaching(&school, 10, "");
    assert_not_found(&school, "AU8");
    school_close(&school);
}

static void two_places_at_once_are_named_both(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest = ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{}}}},"
                            "'commitments':{'D':{'name':'gate duty','type':'duty','staff':['CD'],"
                            "'at':{'Mon/gate':{'start':'08:30','end':'09:05'}}},"
                            "'F':{'name':'leave','type':'absence','staff':['CD'],"
                            "'at':{'Mon/1':{}}}}"});
    assert_found(&school, "H2",
                 "CD has gate duty and lesson L at once on Mon 8 Sep 2025 (4 dates)");
    school_close(&school);
    open_teaching(&school, 10, "");
    assert_not_found(&school, "H2");
    school_close(&school);
}

#define THREE_ECTS                                                                                 \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E3':{'ect':'GH','mentor':'CD','stage':1,'programme':'p'}"

static void three_ects_are_too_many_and_too_much(void **state)
{
    struct school school;

    (void)state;
    /* Least minutes: 3 x (45 + 15) = 180 a week fit; with visits 225 do not. */
    school_open(&school, &(struct school_text){.inductions = THREE_ECTS});
    assert_found(&school, "H12", "CD is mentor of 3 ECTs at once; at most 2");
    assert_not_found(&school, "H9");
    school_close(&school);
    school_open(&school, &(struct school_text){.inductions = THREE_ECTS,
                                               .steps = WEEKLY_MEETING "," WEEKLY_VISIT});
    assert_found(&school, "H9",
                 "CD is asked for at least 450 minutes of mentoring in the two "
                 "weeks from Mon 8 Sep 2025; the most is 360");
    school_close(&school);
}

static void lead_in_without_a_session_is_told(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.stage = "'lead_in_weeks':2,'study_minutes':0,"
                                                        "'preparation_minutes':0"});
    assert_found(&school, "H14", "E1 has 2 lead-in weeks");
    school_close(&school);
    school_open(&school, &(struct school_text){0});
    assert_not_found(&school, "H14");
    school_close(&school);
}

static void what_cannot_be_told_names_the_missing_fact(void **state)
{
    struct school school;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT, told = RF_DIAGNOSTICS_INIT;

    (void)state;
    school_open(&school, &(struct school_text){0});
    rf_audit(school.instance, &diagnostics);
    assert_false(rf_diagnostics_has(&diagnostics, RF_WARNING));
    assert_int_equal(rf_diagnostics_count(&diagnostics, RF_NOTE), 3);
    assert_string_equal(diagnostics.items[0].code, "AU1");
    assert_non_null(strstr(diagnostics.items[0].message, "cannot tell, the reference load"));
    rf_audit_told(school.instance, true, &told);
    assert_int_equal(rf_diagnostics_count(&told, RF_NOTE), 3 + 9);
    rf_diagnostics_release(&diagnostics);
    rf_diagnostics_release(&told);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planning_time_is_audited_as_free_or_as_marked),
        cmocka_unit_test(a_mentor_of_22_periods_has_nothing_left),
        cmocka_unit_test(a_pair_without_common_time_is_named),
        cmocka_unit_test(mentor_and_tutor_are_two_people_or_waived),
        cmocka_unit_test(lessons_on_days_off_are_found),
        cmocka_unit_test(two_places_at_once_are_named_both),
        cmocka_unit_test(three_ects_are_too_many_and_too_much),
        cmocka_unit_test(lead_in_without_a_session_is_told),
        cmocka_unit_test(what_cannot_be_told_names_the_missing_fact),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
