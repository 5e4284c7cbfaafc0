/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_audit.c: what the audits find in the facts, and what they leave alone (domain rulebook,
 * AU2, AU3, AU5 to AU8, and worked numbers 3, 7 and 8). */
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
        assert_int_not_equal(diagnostics.items[i].severity, RF_NOTE);
        if (strstr(diagnostics.items[i].message, words) != NULL)
            found = true;
        else
            print_message("%s\n", diagnostics.items[i].message);
    }
    assert_true(found);
    rf_diagnostics_release(&diagnostics);
}

/* One finding of the code alone, with exactly these words. */
static void assert_only(struct school *school, const char *code, const char *words)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    const char *found = NULL;
    size_t i;

    rf_audit(school->instance, &diagnostics);
    for (i = 0; i < diagnostics.count; i++) {
        if (strcmp(diagnostics.items[i].code, code) != 0)
            continue;
        if (found != NULL)
            fail_msg("also: %s", diagnostics.items[i].message);
        found = diagnostics.items[i].message;
    }
    assert_non_null(found);
    assert_string_equal(found, words);
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
static void open_teaching_with(struct school *school, int count, const char *more,
                               const char *steps)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri"};
    struct rf_text rest = RF_TEXT_INIT;
    int i;

    rf_text_add(&rest, ",'lessons':{'L':{'staff':['CD'],'at':{");
    for (i = 0; i < count; i++)
        rf_text_format(&rest, "%s'%s/%d':{}", i > 0 ? "," : "", days[i / 5], i % 5 + 1);
    rf_text_format(&rest, "}}}%s", more);
    school_open(school, &(struct school_text){.rest = rest.bytes, .steps = steps});
    rf_text_release(&rest);
}

static void open_teaching(struct school *school, int count, const char *more)
{
    open_teaching_with(school, count, more, WEEKLY_MEETING "," WEEKLY_VISIT);
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

static void a_pair_without_common_time_is_named_once(void **state)
{
    static const char apart[] =
        "'AB':{'works':{'w':{'days':{'Mon':{'start':'08:00','end':'12:20'}}}}}"
        ",'CD':{'works':{'w':{'days':{'Mon':{'start':'12:00','end':'17:00'}}}}}";
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = apart});
    assert_only(&school, "AU6",
                "AB and CD have no common time inside the pupils' day for mentor meeting (4 of 4)");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.staff = apart, .steps = WEEKLY_VISIT "," WEEKLY_MEETING});
    assert_only(&school, "AU6",
                "AB and CD have no common time inside the pupils' day for mentor meeting (4 of 4), "
                "drop-in (4 of 4)");
    school_close(&school);
    school_open(&school, &(struct school_text){0});
    assert_not_found(&school, "AU6");
    school_close(&school);
}

static void common_time_that_is_planning_time_is_none(void **state)
{
    struct school school;

    (void)state;
    /* CD has 180 minutes free and needs 132: one period less is 120. AB teaches nothing. */
    open_teaching_with(&school, 22, "", WEEKLY_MEETING);
    assert_only(&school, "AU6",
                "what AB and CD share inside the pupils' day for mentor meeting (4 of 4) is needed "
                "as planning time by CD");
    school_close(&school);
    open_teaching(&school, 22, "");
    assert_only(&school, "AU6",
                "AB and CD have no common time inside the pupils' day for drop-in (4 of 4); what "
                "they share for mentor meeting (4 of 4) is needed as planning time by CD");
    school_close(&school);
    /* 240 free and 126 needed: one period can go. */
    open_teaching_with(&school, 21, "", WEEKLY_MEETING);
    assert_not_found(&school, "AU6");
    school_close(&school);
    /* Marked planning time is all there is to keep: period 5 of Friday is free. */
    open_teaching_with(
        &school, 22,
        ",'commitments':{'P':{'type':'ppa','staff':['CD'],'at':{'Fri/3':{},'Fri/4':{}}}}",
        WEEKLY_MEETING);
    assert_not_found(&school, "AU6");
    school_close(&school);
}

static void common_time_is_that_of_those_who_are_asked_for(void **state)
{
    struct school school;

    (void)state;
    /* AB is in on Mondays and teaches the whole of them, EF is in on Tuesdays. */
    school_open(
        &school,
        &(struct school_text){
            .staff = "'AB':{'works':{'w':{'days':{'Mon':{'start':'09:00','end':'10:00'}}}}},"
                     "'CD':{},'EF':{'works':{'w':{'days':{'Tue':{}}}}}",
            .inductions = "'E1':{'ect':'AB','mentor':'CD','tutor':'EF','stage':1,"
                          "'programme':'p'}",
            .steps = "'1':{'kind':'review','minutes':30,'every_weeks':1},"
                     "'2':{'kind':'reading','minutes':30,'every_weeks':2},"
                     "'3':{'kind':'drop_in','minutes':30,'every_weeks':1}",
            .rest = ",'kinds':{'review':{'name':'review','priority':1,'people':{'ect':'free',"
                    "'tutor':'free'}},'reading':{'name':'reading','priority':1,'people':{"
                    "'ect':'free'}}},'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{}}}}"});
    assert_found(&school, "AU6",
                 "AB and EF have no common time inside the pupils' day for review (4 of 4)");
    assert_found(&school, "AU6", "AB has no time inside the pupils' day for reading (2 of 2)");
    school_close(&school);
}

static void a_lunch_that_work_takes_is_none(void **state)
{
    static const char *const taken[] = {
        "'D':{'name':'duty','type':'duty','staff':['CD'],'at':{'Mon/lunch':{}}}",
        "'D':{'name':'duty','type':'duty','staff':['CD'],'at':{'Mon/a':{'start':'13:20',"
        "'end':'13:45'},'Mon/b':{'start':'13:45','end':'14:10'}}}",
    };
    static const char *const left[] = {
        "'D':{'name':'duty','type':'duty','staff':['CD'],'at':{'Mon/a':{'start':'13:20',"
        "'end':'13:40'}}}",
        "'D':{'name':'duty','type':'duty','staff':['CD'],'at':{'Mon/break':{}}}",
        "'D':{'name':'leave','type':'absence','staff':['CD'],'at':{'Mon/lunch':{}}}",
    };
    struct school school;
    char rest[256];
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        snprintf(rest, sizeof rest, ",'commitments':{%s}", taken[i]);
        school_open(&school, &(struct school_text){.rest = rest});
        assert_only(&school, "AU3",
                    "CD has no lunch on 4 dates (the first Mon 8 Sep 2025): work takes all of it");
        school_close(&school);
    }
    for (i = 0; i < 3; i++) {
        snprintf(rest, sizeof rest, ",'commitments':{%s}", left[i]);
        school_open(&school, &(struct school_text){.rest = rest});
        assert_not_found(&school, "AU3");
        school_close(&school);
    }
}

#define LUNCH_DUTY                                                                                 \
    ",'commitments':{'D':{'name':'duty','type':'duty','staff':['CD'],'at':{'Mon/lunch':{}}}}"
#define EARLY_LUNCH "'AB':{},'CD':{'rests':{'*':{'lunch':{'start':'12:20','end':'13:20'}}}}"

static void too_short_a_lunch_is_none(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest = ",'commitments':{'D':{'name':'duty','type':'duty','staff':['CD'],"
                            "'at':{'Mon/a':{'start':'13:40','end':'13:50'}}}}"});
    assert_only(&school, "AU3",
                "CD has at most 20 minutes of lunch in one piece on 4 dates (the first Mon 8 Sep "
                "2025); 30 are due");
    school_close(&school);
    school_open(&school,
                &(struct school_text){
                    .rest = ",'commitments':{'D':{'name':'duty','type':'duty','staff':['CD'],"
                            "'at':{'Mon/a':{'start':'13:40','end':'13:50'}}}},"
                            "'rules':{'lunch_least_minutes':{'value':20}}"});
    assert_not_found(&school, "AU3");
    school_close(&school);
}

static void lunch_is_looked_for_on_full_days_and_at_ones_own_time(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = EARLY_LUNCH, .rest = LUNCH_DUTY});
    assert_not_found(&school, "AU3");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.staff = EARLY_LUNCH,
                                      .rest = LUNCH_DUTY
                                      ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/4':{}}}}"});
    assert_found(&school, "AU3", "CD has no lunch on 4 dates");
    school_close(&school);
    school_open(&school, &(struct school_text){
                             .staff = "'AB':{},'CD':{'works':{'w':{'days':{'Mon':{'start':'08:00',"
                                      "'end':'14:00'}}}}}",
                             .rest = LUNCH_DUTY});
    assert_not_found(&school, "AU3");
    school_close(&school);
}

static void many_without_lunch_are_told_in_one_line(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{},'CD':{},'EF':{},'GH':{},'IJ':{}",
                    .rest = ",'commitments':{'D':{'name':'duty','type':'duty','staff':['AB','CD',"
                            "'EF','GH','IJ'],'at':{'Mon/lunch':{}}},'T':{'name':'duty',"
                            "'type':'duty','staff':['IJ'],'at':{'Tue/lunch':{}}}}"});
    assert_only(&school, "AU3",
                "5 people have days without lunch, work takes all of it: IJ (8 dates), AB (4 "
                "dates), CD (4 dates), EF (4 dates), GH (4 dates)");
    school_close(&school);
}

static void without_a_lunch_period_lunch_cannot_be_told(void **state)
{
    static const char bells[] = "'main':{'periods':{'1':{'start':'09:00','end':'12:00'},"
                                "'2':{'start':'12:00','end':'15:10'}}}";
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.bells = bells});
    assert_only(&school, "AU3",
                "lunch on full days: cannot tell on 20 dates, bell main has no lunch period then");
    school_close(&school);
    school_open(&school,
                &(struct school_text){
                    .bells = bells,
                    .staff = "'AB':{'rests':{'*':{'lunch':{'start':'12:00','end':'12:40'}}}},"
                             "'CD':{'rests':{'*':{'lunch':{'start':'12:00','end':'12:40'}}}}"});
    assert_not_found(&school, "AU3");
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
    assert_found(&school, "AU8", "CD has lesson M on Tue 9 Sep 2025 (4 dates) while not at work");
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
    assert_only(&school, "H2", "CD has lesson L and gate duty at once on Mon 8 Sep 2025 (4 dates)");
    school_close(&school);
    open_teaching(&school, 10, "");
    assert_not_found(&school, "H2");
    school_close(&school);
}

static void training_in_a_lesson_is_known(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest = ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{}}}},'commitments':{"
                            "'T':{'name':'conference','type':'training','staff':['CD'],'at':{},"
                            "'on':{'2025-09-15':{'start':'09:00','end':'15:00'}}}}"});
    assert_not_found(&school, "H2");
    school_close(&school);
}

static void one_clash_of_many_people_is_one_line(void **state)
{
    struct school school;

    (void)state;
    /* On Mondays the duty begins first, on Tuesdays the lesson; CD is in it on Mondays alone. */
    school_open(&school,
                &(struct school_text){
                    .rest =
                        ",'lessons':{'L':{'staff':['AB','CD'],'at':{'Mon/1':{},'Tue/1':{"
                        "'staff':['AB']}}}},'commitments':{'D':{'name':'gate duty','type':'duty',"
                        "'staff':['AB','CD'],'at':{'Mon/gate':{'start':'08:30','end':'09:05'},"
                        "'Tue/gate':{'start':'09:30','end':'09:40'}}}}"});
    assert_only(&school, "H2",
                "AB and CD have lesson L and gate duty at once on Mon 8 Sep 2025 (8 dates)");
    school_close(&school);
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{},'CD':{},'P1':{},'P2':{},'P3':{},'P4':{},'P5':{},'P6':{}",
                    .rest = ",'lessons':{'L':{'staff':['AB','CD','P1','P2','P3','P4','P5','P6'],"
                            "'at':{'Mon/1':{}}}},'commitments':{'D':{'name':'trip','type':'other',"
                            "'staff':['AB','CD','P1','P2','P3','P4','P5','P6'],'at':{},"
                            "'on':{'2025-09-15':{'start':'09:00','end':'15:00'}}}}"});
    assert_only(&school, "H2",
                "AB, CD, P1, P2, P3, P4 and 2 more have lesson L and trip at once on "
                "Mon 15 Sep 2025");
    school_close(&school);
}

static void many_clashes_of_one_person_are_one_line(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .rest = ",'lessons':{'P':{'staff':['CD'],'at':{'Mon/1':{}}},'Q':{'staff':["
                            "'CD'],'at':{'Mon/2':{}}},'R':{'staff':['CD'],'at':{'Mon/3':{}}},"
                            "'S':{'staff':['CD','EF'],'at':{'Mon/4':{}}}},'commitments':{'T':{"
                            "'name':'trip','type':'other','staff':['CD','EF'],'at':{'Mon/day':{"
                            "'start':'09:00','end':'15:10'}}}}"});
    assert_found(&school, "H2",
                 "CD is in two places at once on 4 dates (the first Mon 8 Sep 2025): lesson P and "
                 "trip, lesson Q and trip, lesson R and trip, and 1 more");
    assert_found(&school, "H2", "EF has lesson S and trip at once on Mon 8 Sep 2025 (4 dates)");
    school_close(&school);
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{},'CD':{'works':{'w':{'days':{'Mon':{}}}}}",
                    .rest = ",'lessons':{'P':{'staff':['CD'],'at':{'Tue/1':{}}},'Q':{'staff':["
                            "'CD'],'at':{'Tue/2':{}}},'R':{'staff':['CD'],'at':{'Tue/3':{}}},"
                            "'S':{'staff':['CD'],'at':{'Wed/4':{}}}}"});
    assert_only(&school, "AU8",
                "CD has lessons or commitments while not at work on 8 dates (the first "
                "Tue 9 Sep 2025): lesson P, lesson Q, lesson R, and 1 more");
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

/* The notes of a school of which little is known, in their order. */
static void what_cannot_be_told_names_the_missing_fact(void **state)
{
    static const struct {
        const char *code, *words;
    } notes[] = {
        {"AU1", "cannot tell, the reference load"},
        {"AU1", "cannot tell, none is marked for AB"},
        {"AU4", "cannot tell, the files hold 20 of 195 days"},
        {"AU7", "cannot tell, no tutor is named for AB"},
        {"AU9", "cannot tell, programme p has no step for them"},
    };
    struct school school;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    size_t i;

    (void)state;
    school_open(&school, &(struct school_text){0});
    rf_audit(school.instance, &diagnostics);
    assert_false(rf_diagnostics_has(&diagnostics, RF_WARNING));
    assert_int_equal(diagnostics.count, sizeof notes / sizeof *notes);
    for (i = 0; i < diagnostics.count; i++) {
        assert_string_equal(diagnostics.items[i].code, notes[i].code);
        assert_non_null(strstr(diagnostics.items[i].message, notes[i].words));
    }
    rf_diagnostics_release(&diagnostics);
    school_close(&school);
}

static void each_audit_is_met_or_not_or_cannot_be_told(void **state)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_audit_outcome outcomes[RF_AUDIT_COUNT];
    struct school school;
    int met = 0;
    size_t i;

    (void)state;
    open_teaching(&school, 22, "");
    rf_audit_told(school.instance, true, &diagnostics, outcomes);
    assert_int_equal(outcomes[RF_AUDIT_TAUGHT].verdict, RF_AUDIT_UNTOLD);
    assert_int_equal(outcomes[RF_AUDIT_PLANNING].verdict, RF_AUDIT_MET);
    assert_int_equal(outcomes[RF_AUDIT_SLACK].verdict, RF_AUDIT_NOT_MET);
    assert_int_equal(outcomes[RF_AUDIT_SLACK].findings, 1);
    assert_int_equal(outcomes[RF_AUDIT_PLANNING].findings, 0);
    for (i = 0; i < diagnostics.count; i++) {
        const struct rf_diagnostic *item = &diagnostics.items[i];

        met += strcmp(item->code, "AU2") == 0 && item->severity == RF_NOTE &&
               strstr(item->message, ": met") != NULL;
        if (strcmp(item->code, "AU5") == 0)
            assert_null(strstr(item->message, ": met"));
    }
    assert_int_equal(met, 1);
    rf_diagnostics_release(&diagnostics);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planning_time_is_audited_as_free_or_as_marked),
        cmocka_unit_test(a_mentor_of_22_periods_has_nothing_left),
        cmocka_unit_test(a_pair_without_common_time_is_named_once),
        cmocka_unit_test(common_time_that_is_planning_time_is_none),
        cmocka_unit_test(common_time_is_that_of_those_who_are_asked_for),
        cmocka_unit_test(a_lunch_that_work_takes_is_none),
        cmocka_unit_test(too_short_a_lunch_is_none),
        cmocka_unit_test(lunch_is_looked_for_on_full_days_and_at_ones_own_time),
        cmocka_unit_test(many_without_lunch_are_told_in_one_line),
        cmocka_unit_test(without_a_lunch_period_lunch_cannot_be_told),
        cmocka_unit_test(mentor_and_tutor_are_two_people_or_waived),
        cmocka_unit_test(lessons_on_days_off_are_found),
        cmocka_unit_test(two_places_at_once_are_named_both),
        cmocka_unit_test(training_in_a_lesson_is_known),
        cmocka_unit_test(one_clash_of_many_people_is_one_line),
        cmocka_unit_test(many_clashes_of_one_person_are_one_line),
        cmocka_unit_test(three_ects_are_too_many_and_too_much),
        cmocka_unit_test(lead_in_without_a_session_is_told),
        cmocka_unit_test(what_cannot_be_told_names_the_missing_fact),
        cmocka_unit_test(each_audit_is_met_or_not_or_cannot_be_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
