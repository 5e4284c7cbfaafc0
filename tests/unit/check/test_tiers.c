/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_tiers.c: the value of each tier, counted by hand (D15, D21 to D24). */
#include "school.h"

#define ONE "E1/mentor_meeting/2025-09-08"
#define TWO "E1/mentor_meeting/2025-09-15"
#define THREE "E1/mentor_meeting/2025-09-22"
#define FOUR "E1/mentor_meeting/2025-09-29"
#define PAIRS                                                                                      \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E2':{'ect':'EF','mentor':'GH','stage':1,'programme':'p'}"
#define LESSONS                                                                                    \
    ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/1':{},'Wed/1':{},'Thu/1':{},"           \
    "'Fri/1':{}}}}"
#define NO_GAP "'meeting':{'kind':'mentor_meeting','minutes':60,'least':45,'every_weeks':1}"

static void unplaced_sessions_count_in_their_class(void **state)
{
    struct school school;
    const struct rf_values *values;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                    .inductions = PAIRS,
                    .rest = ",'events':{'T1':{'kind':'group_training','staff':['AB','CD','EF'],"
                            "'minutes':60,'quorum':0.5,'window':{'from':'2025-09-10',"
                            "'until':'2025-09-11'}}}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    values = values_of(&school);
    assert_int_equal(values->unplaced[0], 0);
    assert_int_equal(values->unplaced[1], 7); /* meetings */
    assert_int_equal(values->unplaced[3], 8); /* visits */
    assert_int_equal(values->unplaced[6], 3); /* nobody comes to the training */
    place_event(&school, "T1", "2025-09-10", "16:00-17:00", "AB EF");
    assert_int_equal(values_of(&school)->unplaced[6], 1);
    school_close(&school);
}

static void equity_lists_unplaced_minutes_largest_first(void **state)
{
    struct school school;
    const struct rf_values *values;

    (void)state;
    school_open(&school, &(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                                               .inductions = PAIRS});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    values = values_of(&school);
    assert_int_equal(values->equity_count, 2);
    assert_int_equal(values->equity[0], 4 * 60 + 4 * 15);
    assert_int_equal(values->equity[1], 3 * 60 + 4 * 15);
    school_close(&school);
}

static void tired_time_has_its_points(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    assert_int_equal(values_of(&school)->tired, 0);
    place(&school, ONE, "2025-09-09", "14:30", "15:30"); /* ends after school */
    assert_int_equal(values_of(&school)->tired, 10);
    place(&school, ONE, "2025-09-09", "08:30", "09:30"); /* begins before school */
    assert_int_equal(values_of(&school)->tired, 6);
    place(&school, ONE, "2025-09-12", "14:10", "15:10"); /* the last period of Friday */
    assert_int_equal(values_of(&school)->tired, 2);
    place(&school, ONE, "2025-09-12", "14:30", "15:30"); /* both */
    assert_int_equal(values_of(&school)->tired, 12);
    place(&school, ONE, "2025-09-11", "14:10", "15:10"); /* the last of Thursday */
    assert_int_equal(values_of(&school)->tired, 0);
    place(&school, ONE, "2025-09-12", "15:10", "16:10"); /* after the last of Friday */
    assert_int_equal(values_of(&school)->tired, 10);
    school_close(&school);
}

static void four_taught_periods_in_a_row_tire(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = NO_GAP,
                    .rest = ",'lessons':{'L':{'staff':['CD'],'at':{'Tue/1':{},'Tue/2':{},"
                            "'Tue/3':{},'Tue/4':{},'Wed/2':{},'Wed/3':{},'Wed/4':{},'Thu/1':{},"
                            "'Thu/2':{},'Thu/3':{}}}}"});
    place(&school, ONE, "2025-09-09", "14:10", "15:10"); /* after periods 1 to 4 */
    assert_int_equal(values_of(&school)->tired, 3);
    place(&school, ONE, "2025-09-10", "14:10", "15:10"); /* 1 was free */
    assert_int_equal(values_of(&school)->tired, 0);
    place(&school, ONE, "2025-09-11", "12:20", "13:20"); /* only three have been */
    assert_int_equal(values_of(&school)->tired, 0);
    place(&school, ONE, "2025-09-09", "15:10", "16:10"); /* 5 was free */
    assert_int_equal(values_of(&school)->tired, 10);
    school_close(&school);
}

static void nothing_tires_on_an_inset_day(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .calendar = ",'inset':{'2025-09-10':{}}",
                             .rest = ",'events':{'T1':{'kind':'group_training','staff':['AB','CD'],"
                                     "'minutes':60,'options':{'2025-09-10 15:30':{}}}}"});
    place_event(&school, "T1", "2025-09-10", "15:30-16:30", "AB CD");
    assert_int_equal(values_of(&school)->tired, 0);
    school_close(&school);
}

static void sessions_away_from_the_best_home_count(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.steps = NO_GAP});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    assert_int_equal(values_of(&school)->away, 0);
    place(&school, TWO, "2025-09-16", "10:00", "11:00");
    place(&school, THREE, "2025-09-24", "10:00", "11:00"); /* another day */
    assert_int_equal(values_of(&school)->away, 1);
    place(&school, FOUR, "2025-09-30", "10:05", "11:00"); /* another start */
    assert_int_equal(values_of(&school)->away, 2);
    school_close(&school);
}

static void weeks_in_which_the_home_is_closed_do_not_count(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = NO_GAP,
                    .calendar = ",'closures':{'c':{'from':'2025-09-23','until':'2025-09-23',"
                                "'reason':'poll'}}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    place(&school, TWO, "2025-09-16", "10:00", "11:00");
    place(&school, THREE, "2025-09-24", "10:00", "11:00"); /* Tuesday is closed */
    assert_int_equal(values_of(&school)->away, 0);
    school_close(&school);
}

static void week_letters_and_kinds_have_homes_of_their_own(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = NO_GAP "," WEEKLY_VISIT,
                             .rest = LESSONS,
                             .calendar = ",'cycle':{'weeks':2,'letters':['A','B'],'first':'A'}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    place(&school, TWO, "2025-09-17", "12:20", "13:20");
    place(&school, THREE, "2025-09-23", "10:00", "11:00");
    place(&school, FOUR, "2025-10-01", "12:20", "13:20");
    place(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:00", "09:15");
    assert_int_equal(values_of(&school)->away, 0);
    place(&school, FOUR, "2025-10-02", "12:20", "13:20");
    assert_int_equal(values_of(&school)->away, 1);
    school_close(&school);
}

static void a_wish_not_kept_costs_for_each_session(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = NO_GAP,
                    .calendar = ",'cycle':{'weeks':2,'letters':['A','B'],'first':'A'}",
                    .rest = ",'policy':{'weights':{'common_moment':0}},'fixed':{'wishes':{'w':"
                            "{'induction':'E1','kind':'mentor_meeting','day':'Tue',"
                            "'start':'10:00','reason':'r'},'v':{'induction':'E1',"
                            "'kind':'mentor_meeting','day':'B/Wed','reason':'r'}}}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00"); /* w kept, v does not speak of week A */
    assert_int_equal(values_of(&school)->spacing, 0);
    place(&school, THREE, "2025-09-23", "09:00", "10:00"); /* w: the wrong start */
    assert_int_equal(values_of(&school)->spacing, 10);
    place(&school, TWO, "2025-09-17", "10:00", "11:00"); /* w broken, v kept */
    assert_int_equal(values_of(&school)->spacing, 20);
    place(&school, FOUR, "2025-09-29", "10:00", "11:00"); /* both broken */
    assert_int_equal(values_of(&school)->spacing, 40);
    school_close(&school);
}

/* CD is free on Tuesdays and Wednesdays in period 1 only, AB always: two common moments a week. */
#define BUSY                                                                                       \
    ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{},'Mon/2':{},'Mon/3':{},'Mon/4':{},"           \
    "'Mon/5':{},'Tue/2':{},'Tue/3':{},'Tue/4':{},'Tue/5':{},'Wed/2':{},'Wed/3':{},'Wed/4':{},"     \
    "'Wed/5':{},'Thu/1':{},'Thu/2':{},'Thu/3':{},'Thu/4':{},'Thu/5':{},'Fri/1':{},'Fri/2':{},"     \
    "'Fri/3':{},'Fri/4':{},'Fri/5':{}}}}"

static void a_pass_without_a_common_moment_left_costs(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = NO_GAP ",'first':{'kind':'relationship_meeting','minutes':60,"
                                             "'every_weeks':1}",
                             .rest = BUSY
                             ",'rules':{'ppa_rate':{'value':0},'mentor_per_ect_cap':{'value':300},"
                             "'mentor_week_cap':{'value':300}}"});
    place(&school, ONE, "2025-09-09", "09:00", "10:00");
    assert_int_equal(values_of(&school)->spacing, 0);
    place(&school, "E1/relationship_meeting/2025-09-08", "2025-09-10", "08:30", "09:30");
    assert_int_equal(values_of(&school)->spacing, 10);
    place(&school, TWO, "2025-09-16", "09:00", "10:00");
    assert_int_equal(values_of(&school)->spacing, 10);
    place(&school, "E1/relationship_meeting/2025-09-15", "2025-09-17", "09:00", "10:00");
    assert_int_equal(values_of(&school)->spacing, 20);
    school_close(&school);
}

static void a_pass_without_a_common_moment_by_facts_costs_nothing(void **state)
{
    struct school school;

    (void)state;
    /* Period 1 is the only one left, and AB teaches it. */
    school_open(&school,
                &(struct school_text){
                    .rest = ",'lessons':{'K':{'staff':['AB'],'at':{'Tue/1':{},'Wed/1':{}}},"
                            "'L':{'staff':['CD'],'at':{'Mon/1':{},'Mon/2':{},'Mon/3':{},"
                            "'Mon/4':{},'Mon/5':{},'Tue/2':{},'Tue/3':{},'Tue/4':{},'Tue/5':{},"
                            "'Wed/2':{},'Wed/3':{},'Wed/4':{},'Wed/5':{},'Thu/1':{},'Thu/2':{},"
                            "'Thu/3':{},'Thu/4':{},'Thu/5':{},'Fri/1':{},'Fri/2':{},'Fri/3':{},"
                            "'Fri/4':{},'Fri/5':{}}}}"});
    assert_int_equal(values_of(&school)->spacing, 0);
    school_close(&school);
}

static void meetings_outside_marked_induction_time_cost(void **state)
{
    struct school school;

    (void)state;
    /* AB's induction time: Tuesday 1 and 2, in two pieces, in September only until the 19th. */
    school_open(&school, &(struct school_text){
                             .steps = NO_GAP,
                             .rest = ",'commitments':{'I':{'type':'induction','staff':['AB'],"
                                     "'until':'2025-09-19','at':{'Tue/1':{},'Tue/2':{}}}}"});
    place(&school, ONE, "2025-09-09", "09:30", "10:30"); /* across both pieces */
    assert_int_equal(values_of(&school)->spacing, 0);
    place(&school, TWO, "2025-09-16", "08:55", "09:55"); /* begins before it */
    assert_int_equal(values_of(&school)->spacing, 5);
    place(&school, THREE, "2025-09-23", "14:10", "15:10"); /* none in this week */
    assert_int_equal(values_of(&school)->spacing, 5);
    school_close(&school);
}

static void lags_off_the_wish_and_shorter_sessions_cost(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT, .rest = LESSONS});
    place(&school, "E1/drop_in/2025-09-08", "2025-09-08", "09:00", "09:15");
    place(&school, ONE, "2025-09-08", "10:00", "11:00");
    assert_int_equal(values_of(&school)->spacing, 0);
    place(&school, ONE, "2025-09-10", "10:00", "11:00"); /* two days, wished none */
    assert_int_equal(values_of(&school)->spacing, 4);
    place(&school, ONE, "2025-09-10", "10:10", "11:00"); /* and ten minutes short */
    assert_int_equal(values_of(&school)->spacing, 6);
    school_close(&school);
}

static void minutes_short_are_counted_in_started_fives(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.steps = NO_GAP,
                                               .rest = ",'rules':{'grid_minutes':{'value':1}}"});
    place(&school, ONE, "2025-09-09", "10:01", "11:00");
    assert_int_equal(values_of(&school)->spacing, 1);
    place(&school, ONE, "2025-09-09", "10:06", "11:00");
    assert_int_equal(values_of(&school)->spacing, 2);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unplaced_sessions_count_in_their_class),
        cmocka_unit_test(equity_lists_unplaced_minutes_largest_first),
        cmocka_unit_test(tired_time_has_its_points),
        cmocka_unit_test(four_taught_periods_in_a_row_tire),
        cmocka_unit_test(nothing_tires_on_an_inset_day),
        cmocka_unit_test(sessions_away_from_the_best_home_count),
        cmocka_unit_test(weeks_in_which_the_home_is_closed_do_not_count),
        cmocka_unit_test(week_letters_and_kinds_have_homes_of_their_own),
        cmocka_unit_test(a_wish_not_kept_costs_for_each_session),
        cmocka_unit_test(a_pass_without_a_common_moment_left_costs),
        cmocka_unit_test(a_pass_without_a_common_moment_by_facts_costs_nothing),
        cmocka_unit_test(meetings_outside_marked_induction_time_cost),
        cmocka_unit_test(lags_off_the_wish_and_shorter_sessions_cost),
        cmocka_unit_test(minutes_short_are_counted_in_started_fives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
