/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_choices.c: tiers 4, 5 and 8: what leaders cover, busy weeks, and whom one is given (D43 to
 * D45), in numbers worked out by hand. */
#include "school.h"

#include <stdio.h>

#define FIRST "E1/look/2025-09-08"
#define SECOND "E1/look/2025-09-15"
#define PAIR(more) "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'" more "}"

/* Two looks of 30 minutes, both covered by EF in different weeks. */
static void open_looks(struct school *school, const char *staff, const char *cover)
{
    char rest[600];

    snprintf(rest, sizeof rest,
             ",'kinds':{'look':{'name':'look','priority':8,'people':{'ect':'teaching','mentor':"
             "'covered'}}},'lessons':{'L':{'staff':['AB','CD'],'at':{'Mon/1':{},'Tue/1':{}}}},"
             "'policy':{'cover':{%s}}",
             cover);
    school_open(school,
                &(struct school_text){.staff = staff,
                                      .steps = "'s':{'kind':'look','minutes':30,'every_weeks':1}",
                                      .rest = rest});
    place(school, FIRST, "2025-09-08", "09:00", "09:30");
    pick(school, FIRST, "", "EF", "");
    place(school, SECOND, "2025-09-16", "09:10", "09:40");
    pick(school, SECOND, "", "EF", "");
}

/* ------------------------------------------------------------------ tier 4 (D43) */

static void leaders_weigh_above_what_they_can_keep_up(void **state)
{
    struct school school;

    (void)state;
    open_looks(&school, "'AB':{},'CD':{},'EF':{'leader':true}", "'EF':{'sustainable':20}");
    assert_int_equal(values_of(&school)->cover[0], 20); /* ten minutes in each of two weeks */
    assert_int_equal(values_of(&school)->cover[1], 60);
    unplace(&school, SECOND);
    assert_int_equal(values_of(&school)->cover[0], 10);
    assert_int_equal(values_of(&school)->cover[1], 30);
    school_close(&school);
    open_looks(&school, "'AB':{},'CD':{},'EF':{'leader':true}", "'EF':{}");
    assert_int_equal(values_of(&school)->cover[0], 0);
    school_close(&school);
}

/* ------------------------------------------------------------------ tier 5 (D44) */

static void the_busiest_week_is_measured_against_the_mean_of_what_is_asked(void **state)
{
    struct school school;

    (void)state;
    /* Two meetings of 60 and 15 in four weeks: 150, a mean of 37; the busiest week has 75. */
    school_open(&school, &(struct school_text){
                             .steps = "'m':{'kind':'mentor_meeting','minutes':60,'least':45,"
                                      "'every_weeks':2}"});
    assert_int_equal(values_of(&school)->workload_count, 1);
    assert_int_equal(values_of(&school)->workload[0], 0);
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    assert_int_equal(values_of(&school)->workload[0], 38);
    place(&school, "E1/mentor_meeting/2025-09-22", "2025-09-22", "09:00", "10:00");
    assert_int_equal(values_of(&school)->workload[0], 38);
    school_close(&school);
}

static void other_mentoring_is_in_the_mean_and_in_the_week(void **state)
{
    struct school school;

    (void)state;
    /* 150 and 60 of a trainee's in the first week: 210, a mean of 52. */
    school_open(&school, &(struct school_text){
                             .steps = "'m':{'kind':'mentor_meeting','minutes':60,'least':45,"
                                      "'every_weeks':2}",
                             .rest = ",'commitments':{'t':{'type':'mentoring','staff':['CD'],"
                                     "'on':{'2025-09-10':{'start':'09:00','end':'10:00'}}}}"});
    assert_int_equal(values_of(&school)->workload[0], 8);
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-15", "09:00", "10:00");
    assert_int_equal(values_of(&school)->workload[0], 23);
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    assert_int_equal(values_of(&school)->workload[0], 83);
    school_close(&school);
}

static void only_mentors_of_new_teachers_are_compared(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{},'CD':{},'IJ':{},'KL':{},'MN':{}",
                    .inductions = PAIR("") ",'E2':{'ect':'IJ','mentor':'KL','stage':1,"
                                           "'programme':'q'}",
                    .programmes = "}},'q':{'name':'Q','source':'by hand','stages':{'1':{"
                                  "'preparation_minutes':15,'steps':{'m':{'kind':'mentor_meeting',"
                                  "'minutes':60,'every_weeks':2}}}}},'r':{'name':'R','source':"
                                  "'by hand','stages':{'1':{'steps':{'t':{'kind':"
                                  "'mentor_training','minutes':60}}}",
                    .rest = ",'training':{'T1':{'mentor':'MN','programme':'r'}}"});
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    place(&school, "T1/mentor_training/2025-09-08", "2025-09-08", "09:00", "10:00");
    assert_int_equal(values_of(&school)->workload_count, 2);
    assert_int_equal(values_of(&school)->workload[0], 38); /* KL */
    assert_int_equal(values_of(&school)->workload[1], 0);  /* CD: 75 of a mean of 75 */
    school_close(&school);
}

/* ------------------------------------------------------------------ tier 8, Q4 (D45) */

#define WEIGHTS                                                                                    \
    ",'policy':{'weights':{'subject':1,'phase':2,'line_manager':4,'years':8,'change':16,"          \
    "'second_ect':32}}"

static int32_t pairing(const char *staff, const char *inductions)
{
    struct school school;
    int32_t value;

    school_open(&school,
                &(struct school_text){.staff = staff, .inductions = inductions, .rest = WEIGHTS});
    value = values_of(&school)->diversity[0];
    school_close(&school);
    return value;
}

static void a_mentor_unlike_the_new_teacher_costs(void **state)
{
    (void)state;
    assert_int_equal(pairing("'AB':{},'CD':{}", PAIR("")), 0);
    assert_int_equal(pairing("'AB':{'subject':'Ma','phase':'KS3','line_manager':'EF'},"
                             "'CD':{'subject':'Ma','phase':'KS3','years':5},'EF':{}",
                             PAIR(",'previous_mentor':'CD'")),
                     0);
    assert_int_equal(pairing("'AB':{'subject':'Ma'},'CD':{'subject':'En'}", PAIR("")), 1);
    assert_int_equal(pairing("'AB':{'phase':'KS3'},'CD':{'phase':'KS2'}", PAIR("")), 2);
    assert_int_equal(pairing("'AB':{'line_manager':'CD'},'CD':{}", PAIR("")), 4);
    assert_int_equal(pairing("'AB':{},'CD':{'years':3}", PAIR("")), 8);
    assert_int_equal(pairing("'AB':{},'CD':{'years':4}", PAIR("")), 0);
    assert_int_equal(pairing("'AB':{},'CD':{'years':7}", PAIR("")), 8);
    assert_int_equal(pairing("'AB':{},'CD':{},'EF':{}", PAIR(",'previous_mentor':'EF'")), 16);
    assert_int_equal(pairing("'AB':{},'CD':{},'EF':{}",
                             PAIR("") ",'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}"),
                     64);
}

/* ------------------------------------------------------------------ tier 8, Q6 */

static void the_same_colleague_again_costs(void **state)
{
    static const char *const names[] = {"E1/talk/2025-09-08", "E1/talk/2025-09-15",
                                        "E1/talk/2025-09-22"};
    static const char *const dates[] = {"2025-09-08", "2025-09-15", "2025-09-22"};
    struct school school;
    int i;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = "'s':{'kind':'talk','minutes':30,'every_weeks':1}",
                    .inductions = PAIR(",'partners':['EF','GH']"),
                    .rest = ",'kinds':{'talk':{'name':'talk','priority':8,'people':{'ect':'free',"
                            "'partner':'free'}}},'policy':{'weights':{'same_person':3}}"});
    for (i = 0; i < 3; i++) {
        place(&school, names[i], dates[i], "09:00", "09:30");
        pick(&school, names[i], "EF", "", "");
    }
    assert_int_equal(values_of(&school)->diversity[1], 6); /* three sessions, one colleague */
    pick(&school, names[1], "GH", "", "");
    assert_int_equal(values_of(&school)->diversity[1], 3);
    unplace(&school, names[0]);
    assert_int_equal(values_of(&school)->diversity[1], 0);
    school_close(&school);
}

static void fewer_sessions_with_an_associate_than_wished_cost(void **state)
{
    struct school school;

    (void)state;
    /* Half of four meetings: two sessions with the associate are wished. */
    school_open(&school,
                &(struct school_text){
                    .steps = WEEKLY_MEETING ",'s':{'kind':'talk','minutes':30,'every_weeks':1}",
                    .inductions = PAIR(",'associates':['EF']"),
                    .rest = ",'kinds':{'talk':{'name':'talk','priority':8,'people':{'ect':'free',"
                            "'associate':'free'}}},'policy':{'weights':{'associate':5}},"
                            "'rules':{'associate_share':{'value':0.5}}"});
    assert_int_equal(values_of(&school)->diversity[1], 10);
    place(&school, "E1/talk/2025-09-08", "2025-09-08", "09:00", "09:30");
    assert_int_equal(values_of(&school)->diversity[1], 5);
    place(&school, "E1/talk/2025-09-15", "2025-09-15", "09:00", "09:30");
    place(&school, "E1/talk/2025-09-22", "2025-09-22", "09:00", "09:30");
    assert_int_equal(values_of(&school)->diversity[1], 0); /* more than wished is no debt */
    school_close(&school);
}

/* ------------------------------------------------------------------ tier 8, Q7 */

static void a_session_without_a_second_place_is_fragile(void **state)
{
    struct school school;

    (void)state;
    /* AB is in on Mondays, free from 9:00 to 11:00, on 8 Sep to 10:00. */
    school_open(&school,
                &(struct school_text){
                    .staff =
                        "'AB':{'works':{'w':{'days':{'Mon':{}}}},'rests':{'Mon':{'a':{'start':"
                        "'08:00','end':'09:00'},'b':{'start':'11:00','end':'17:00'}}}},'CD':{}",
                    .rest = ",'commitments':{'c':{'type':'duty','staff':['AB'],'on':{'2025-09-08':"
                            "{'start':'10:00','end':'11:00'}}}},"
                            "'policy':{'weights':{'fragile':7}}"});
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    assert_int_equal(values_of(&school)->diversity[2], 7);
    place(&school, "E1/mentor_meeting/2025-09-15", "2025-09-15", "09:00", "10:00");
    assert_int_equal(values_of(&school)->diversity[2], 7); /* 10:00 is a second place */
    /* In the middle of the two hours: what begins or ends beside it is too short. */
    place(&school, "E1/mentor_meeting/2025-09-15", "2025-09-15", "09:30", "10:30");
    assert_int_equal(values_of(&school)->diversity[2], 14);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaders_weigh_above_what_they_can_keep_up),
        cmocka_unit_test(the_busiest_week_is_measured_against_the_mean_of_what_is_asked),
        cmocka_unit_test(other_mentoring_is_in_the_mean_and_in_the_week),
        cmocka_unit_test(only_mentors_of_new_teachers_are_compared),
        cmocka_unit_test(a_mentor_unlike_the_new_teacher_costs),
        cmocka_unit_test(the_same_colleague_again_costs),
        cmocka_unit_test(fewer_sessions_with_an_associate_than_wished_cost),
        cmocka_unit_test(a_session_without_a_second_place_is_fragile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
