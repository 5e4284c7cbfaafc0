/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_limits.c: mentor load, planning time, caps and group sessions, each at the limit and one
 * step beyond (D16, D18 to D20; domain rulebook, worked numbers 3, 6 and 7). */
#include "school.h"

#include <stdio.h>

#include "base/text.h"

#define ONE "E1/mentor_meeting/2025-09-08"
#define TWO "E1/mentor_meeting/2025-09-15"
#define PAIRS                                                                                      \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}"
#define EACH_DAY_1(who)                                                                            \
    "{'staff':['" who "'],'at':{'Mon/1':{},'Tue/1':{},'Wed/1':{},'Thu/1':{},'Fri/1':{}}}"

/* A meeting of 60, a visit of 15, and 15 of preparation for each of two pairs: 180 a week. */
static void place_full_weeks(struct school *school)
{
    place(school, "E1/drop_in/2025-09-08", "2025-09-08", "09:00", "09:15");
    place(school, ONE, "2025-09-08", "10:00", "11:00");
    place(school, "E2/drop_in/2025-09-08", "2025-09-09", "09:00", "09:15");
    place(school, "E2/mentor_meeting/2025-09-08", "2025-09-09", "10:00", "11:00");
    place(school, "E1/drop_in/2025-09-15", "2025-09-15", "09:00", "09:15");
    place(school, TWO, "2025-09-15", "10:00", "11:00");
    place(school, "E2/drop_in/2025-09-15", "2025-09-16", "09:00", "09:15");
    place(school, "E2/mentor_meeting/2025-09-15", "2025-09-16", "10:00", "11:00");
}

static void two_first_year_ects_fill_a_mentor_exactly(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                                               .inductions = PAIRS,
                                               .rest = ",'lessons':{'L':" EACH_DAY_1(
                                                   "AB") ",'M':" EACH_DAY_1("EF") "}"});
    place_full_weeks(&school);
    assert_kept(&school);
    school_close(&school);
}

static void other_mentoring_counts_in_the_total_over_two_weeks(void **state)
{
    struct school school;

    (void)state;
    /* Five minutes of a trainee's on one day: 185 + 180 is beyond 2 x 180, 185 + 0 is not. */
    school_open(&school, &(struct school_text){
                             .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                             .inductions = PAIRS,
                             .rest = ",'lessons':{'L':" EACH_DAY_1("AB") ",'M':" EACH_DAY_1(
                                 "EF") "},"
                                       "'commitments':{'T':{'type':'mentoring','staff':['CD'],'on':"
                                       "{'2025-09-12':{'start':'14:10','end':'14:15'}}}}"});
    place_full_weeks(&school);
    assert_broken(&school, RF_CONSTRAINT_MENTOR_LOAD,
                  "CD has 365 minutes of mentoring in the two weeks from Mon 8 Sep 2025; at most "
                  "360");
    assert_partial(&school, false);
    unplace(&school, "E2/drop_in/2025-09-15");
    assert_kept(&school);
    school_close(&school);
}

static void one_week_may_reach_one_and_a_half_times_the_cap(void **state)
{
    struct school school;

    (void)state;
    /* A meeting costs 75. Cap 50 for one ECT: 75 in a week is exactly the most, 150 in two weeks
     * in a row is beyond 100. */
    school_open(&school, &(struct school_text){.rest = ",'rules':{'mentor_per_ect_cap':"
                                                       "{'value':50}}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    place(&school, "E1/mentor_meeting/2025-09-22", "2025-09-23", "10:00", "11:00");
    assert_kept(&school);
    place(&school, TWO, "2025-09-16", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_MENTOR_LOAD, "CD has 150 minutes of mentoring for AB");
    school_close(&school);
    school_open(&school, &(struct school_text){.rest = ",'rules':{'mentor_per_ect_cap':"
                                                       "{'value':49}}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_MENTOR_LOAD,
                  "CD has 75 minutes of mentoring for AB in the week from Mon 8 Sep 2025; at most "
                  "73");
    school_close(&school);
}

static void a_week_full_of_other_mentoring_takes_nothing_but_is_no_breach(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .rest = ",'commitments':{'T':{'type':'mentoring','staff':['CD'],'on':"
                                     "{'2025-09-12':{'start':'09:00','end':'15:10'}}}}"});
    assert_kept(&school);
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_MENTOR_LOAD, "CD has 445 minutes");
    school_close(&school);
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
    school_open(school, &(struct school_text){.rest = rest.bytes});
    rf_text_release(&rest);
}

static void planning_time_for_22_periods_is_three_whole_ones(void **state)
{
    struct school school;

    (void)state;
    /* 132 minutes of planning time out of the three periods of Friday that are left. */
    open_teaching(&school, 22, "");
    place(&school, ONE, "2025-09-12", "14:10", "15:10");
    assert_broken(&school, RF_CONSTRAINT_PPA,
                  "CD keeps 120 minutes of planning time in the cycle from Mon 8 Sep 2025; 132");
    assert_partial(&school, false);
    place(&school, ONE, "2025-09-11", "15:10", "16:10");
    assert_kept(&school);
    school_close(&school);
}

static void planning_time_for_19_periods_is_two_whole_ones(void **state)
{
    struct school school;

    (void)state;
    /* 114 minutes; free are Thu 5 and Fri 1 to 5. Two sessions of the mentor in one week. */
    school_open(&school,
                &(struct school_text){
                    .steps = WEEKLY_MEETING ",'talk':{'kind':'talk','minutes':120,'every_weeks':1},"
                                            "'chat':{'kind':'chat','minutes':5,'every_weeks':1}",
                    .rest =
                        ",'kinds':{'chat':{'name':'chat','priority':8,'people':{'mentor':'free'}},"
                        "'talk':{'name':'talk','priority':8,'people':{'mentor':'free'}}},"
                        "'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{},'Mon/2':{},'Mon/3':{},"
                        "'Mon/4':{},'Mon/5':{},'Tue/1':{},'Tue/2':{},'Tue/3':{},'Tue/4':{},"
                        "'Tue/5':{},'Wed/1':{},'Wed/2':{},'Wed/3':{},'Wed/4':{},'Wed/5':{},"
                        "'Thu/1':{},'Thu/2':{},'Thu/3':{},'Thu/4':{}}}}"});
    place(&school, ONE, "2025-09-12", "14:10", "15:10");
    place(&school, "E1/talk/2025-09-08", "2025-09-12", "09:00", "11:00");
    assert_kept(&school); /* three are left */
    place(&school, ONE, "2025-09-12", "11:50", "12:50");
    assert_kept(&school); /* two are left: Thu 5 and Fri 5 */
    place(&school, "E1/chat/2025-09-08", "2025-09-11", "15:05", "15:10");
    assert_broken(&school, RF_CONSTRAINT_PPA, "CD keeps 60 minutes of planning time");
    place(&school, "E1/chat/2025-09-08", "2025-09-12", "13:15", "13:20");
    assert_kept(&school); /* touched already */
    unplace(&school, "E1/chat/2025-09-08");
    place(&school, ONE, "2025-09-11", "14:45", "15:45");
    place(&school, "E1/talk/2025-09-08", "2025-09-12", "11:20", "13:20");
    assert_kept(&school); /* three: Fri 1, 2, 5 */
    school_close(&school);
}

static void who_has_marked_planning_time_needs_no_more(void **state)
{
    struct school school;

    (void)state;
    open_teaching(&school, 22,
                  ",'commitments':{'P':{'type':'ppa','staff':['CD'],'at':{'Fri/3':{}}}}");
    place(&school, ONE, "2025-09-12", "14:10", "15:10");
    assert_kept(&school);
    school_close(&school);
}

static void planning_time_that_is_not_there_cannot_be_kept(void **state)
{
    struct school school;

    (void)state;
    /* 24 periods taught: need 144, supply 60; all of it stays. */
    open_teaching(&school, 24, "");
    assert_kept(&school);
    place(&school, ONE, "2025-09-12", "14:10", "15:10");
    assert_broken(&school, RF_CONSTRAINT_PPA, "CD keeps 0 minutes of planning time");
    school_close(&school);
}

static void periods_below_the_least_block_are_no_planning_time(void **state)
{
    struct school school;

    (void)state;
    /* With blocks of 61 minutes there is no supply, so nothing can be taken from it. */
    open_teaching(&school, 22, ",'rules':{'ppa_min_block':{'value':61}}");
    place(&school, ONE, "2025-09-12", "14:10", "15:10");
    assert_kept(&school);
    school_close(&school);
}

static void caps_count_minutes_and_sessions_by_period(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .inductions = PAIRS,
                    .rest = ",'policy':{'caps':{'c':{'staff':['CD'],'per':'day','minutes':60,"
                            "'reason':'one a day'},'d':{'staff':['CD'],'per':'week',"
                            "'sessions':2},'e':{'staff':['CD'],'per':'day','sessions':0,"
                            "'kinds':['drop_in']}}}"});
    place(&school, ONE, "2025-09-09", "09:00", "10:00");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-09", "11:20", "12:20");
    assert_broken(&school, RF_CONSTRAINT_CAP,
                  "CD has more than 60 minutes in the day of Tue 9 Sep 2025 (cap c: one a day)");
    assert_partial(&school, false);
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-10", "11:20", "12:20");
    assert_kept(&school);
    school_close(&school);
}

static void caps_of_a_term_and_a_year(void **state)
{
    struct school school;
    static const char terms[] = "{'a':{'half_terms':{'1':{'from':'2025-09-08',"
                                "'until':'2025-09-19'}}},'b':{'half_terms':{'1':"
                                "{'from':'2025-09-22','until':'2025-10-03'}}}}";

    (void)state;
    school_open(&school, &(struct school_text){
                             .terms = terms,
                             .rest = ",'policy':{'caps':{'t':{'groups':['ects'],'per':'term',"
                                     "'sessions':1},'y':{'groups':['all'],'per':'year',"
                                     "'minutes':120}}}"});
    place(&school, ONE, "2025-09-09", "09:00", "10:00");
    place(&school, "E1/mentor_meeting/2025-09-22", "2025-09-23", "09:00", "10:00");
    assert_kept(&school);
    place(&school, TWO, "2025-09-16", "09:00", "10:00");
    assert_false(rf_checker_accepts(school.checker, school.plan->sessions,
                                    school.plan->session_count, false, NULL));
    unplace(&school, "E1/mentor_meeting/2025-09-22");
    assert_broken(&school, RF_CONSTRAINT_CAP, "AB has more than 1 sessions in the term");
    school_close(&school);
}

#define TRAINING                                                                                   \
    ",'events':{'T1':{'kind':'group_training','name':'coaching twilight',"                         \
    "'staff':['AB','CD','EF','GH'],'minutes':60,'quorum':0.75,'options':"                          \
    "{'2025-09-10 15:10':{},'2025-09-11 15:30':{}}}}"

static void a_group_session_needs_its_quorum(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING});
    place_event(&school, "T1", "2025-09-10", "15:10-16:10", "AB CD EF GH");
    assert_kept(&school);
    place_event(&school, "T1", "2025-09-10", "15:10-16:10", "AB CD GH");
    assert_kept(&school);
    place_event(&school, "T1", "2025-09-10", "15:10-16:10", "AB GH");
    assert_broken(&school, RF_CONSTRAINT_GROUP, "2 of 4 people come to coaching twilight");
    assert_partial(&school, true);
    unplace(&school, "T1");
    assert_kept(&school);
    school_close(&school);
}

static void a_group_session_stands_at_one_of_its_options_in_full(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING});
    place_event(&school, "T1", "2025-09-10", "15:30-16:30", "AB CD EF GH");
    assert_broken(&school, RF_CONSTRAINT_RHYTHM, "other times to choose from");
    place_event(&school, "T1", "2025-09-11", "15:30-16:15", "AB CD EF GH");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "lasts until 16:30");
    place_event(&school, "T1", "2025-09-11", "15:30-16:30", "AB CD EF GH");
    assert_kept(&school);
    school_close(&school);
}

static void only_who_can_come_attends(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.rest = TRAINING
                                      ",'commitments':{'B':{'name':'bus duty','type':'duty',"
                                      "'staff':['EF'],'on':{'2025-09-10':{'start':'15:10',"
                                      "'end':'15:40'}}}},'fixed':{'forbids':{'f':{'staff':['GH'],"
                                      "'from':'2025-09-11','until':'2025-09-11',"
                                      "'reason':'leaves early'}}}"});
    place_event(&school, "T1", "2025-09-10", "15:10-16:10", "AB CD EF GH");
    assert_broken(&school, RF_CONSTRAINT_GROUP, "EF cannot come to coaching twilight");
    assert_partial(&school, false);
    place_event(&school, "T1", "2025-09-10", "15:10-16:10", "AB CD GH");
    assert_kept(&school);
    place_event(&school, "T1", "2025-09-11", "15:30-16:30", "AB CD EF GH");
    assert_broken(&school, RF_CONSTRAINT_GROUP, "leaves early");
    place_event(&school, "T1", "2025-09-11", "15:30-16:30", "AB CD EF");
    assert_kept(&school);
    school_close(&school);
}

static void attending_people_are_in_one_place_and_count_under_caps(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.rest = TRAINING ",'policy':{'caps':{'c':{'staff':['GH'],"
                                                       "'per':'day','sessions':0}}}"});
    place(&school, ONE, "2025-09-10", "15:10", "16:10");
    place_event(&school, "T1", "2025-09-10", "15:10-16:10", "AB EF CD");
    assert_false(rf_checker_accepts(school.checker, school.plan->sessions,
                                    school.plan->session_count, false, NULL));
    place(&school, ONE, "2025-09-10", "14:10", "15:10");
    place_event(&school, "T1", "2025-09-10", "15:10-16:10", "AB CD EF");
    assert_broken(&school, RF_CONSTRAINT_CLASH, "less than 5 minutes");
    place(&school, ONE, "2025-09-10", "12:20", "13:20");
    assert_kept(&school);
    place_event(&school, "T1", "2025-09-10", "15:10-16:10", "AB CD EF GH");
    assert_broken(&school, RF_CONSTRAINT_CAP, "GH has more than 0 sessions");
    school_close(&school);
}

static void the_list_of_who_comes_is_sorted_and_of_people_asked(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .rest = ",'events':{'T1':{'kind':'group_training','staff':['AB','CD'],"
                                     "'minutes':60,'quorum':0.5,'window':{'from':'2025-09-10',"
                                     "'until':'2025-09-11'}}}"});
    place_event(&school, "T1", "2025-09-11", "16:00-17:00", "AB CD");
    assert_kept(&school);
    place_event(&school, "T1", "2025-09-11", "16:00-17:00", "CD AB");
    assert_broken(&school, RF_CONSTRAINT_GROUP, "out of order");
    place_event(&school, "T1", "2025-09-11", "16:00-17:00", "AB EF");
    assert_broken(&school, RF_CONSTRAINT_GROUP, "not asked for");
    place_event(&school, "T1", "2025-09-11", "16:05-17:05", "AB CD");
    assert_broken(&school, RF_CONSTRAINT_CLOSED, "the school is open from 08:00-17:00");
    place_event(&school, "T1", "2025-09-12", "16:00-17:00", "AB CD");
    assert_broken(&school, RF_CONSTRAINT_RHYTHM, "outside the dates");
    place_event(&school, "T1", "2025-09-11", "08:00-09:00", "AB CD");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "does not begin before school");
    school_close(&school);
}

/* Worked number 6: a quarter of 38 meetings is 9, of 19 is 4. */
static void a_quarter_of_the_meetings_is_rounded_down(void **state)
{
    static const char months[] = "{'y':{'half_terms':{'1':{'from':'2025-09-01',"
                                 "'until':'2026-01-09'}}}}";
    struct school school;
    int i, tired;

    (void)state;
    /* 19 weeks in a row, every second meeting after school so that no run forms. */
    for (tired = 4; tired <= 5; tired++) {
        school_open(&school, &(struct school_text){.terms = months});
        assert_int_equal(school.plan->session_count, 19);
        for (i = 0; i < tired; i++) {
            struct rf_session *session = &school.plan->sessions[2 * i];

            session->placed = true;
            session->day = session->monday + 1;
            session->start = minute("15:10");
            session->end = minute("16:10");
        }
        if (tired == 4)
            assert_kept(&school);
        else
            assert_broken(&school, RF_CONSTRAINT_TIRED, "5 of 19 meetings of E1");
        school_close(&school);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_first_year_ects_fill_a_mentor_exactly),
        cmocka_unit_test(other_mentoring_counts_in_the_total_over_two_weeks),
        cmocka_unit_test(one_week_may_reach_one_and_a_half_times_the_cap),
        cmocka_unit_test(a_week_full_of_other_mentoring_takes_nothing_but_is_no_breach),
        cmocka_unit_test(planning_time_for_22_periods_is_three_whole_ones),
        cmocka_unit_test(planning_time_for_19_periods_is_two_whole_ones),
        cmocka_unit_test(who_has_marked_planning_time_needs_no_more),
        cmocka_unit_test(planning_time_that_is_not_there_cannot_be_kept),
        cmocka_unit_test(periods_below_the_least_block_are_no_planning_time),
        cmocka_unit_test(caps_count_minutes_and_sessions_by_period),
        cmocka_unit_test(caps_of_a_term_and_a_year),
        cmocka_unit_test(a_group_session_needs_its_quorum),
        cmocka_unit_test(a_group_session_stands_at_one_of_its_options_in_full),
        cmocka_unit_test(only_who_can_come_attends),
        cmocka_unit_test(attending_people_are_in_one_place_and_count_under_caps),
        cmocka_unit_test(the_list_of_who_comes_is_sorted_and_of_people_asked),
        cmocka_unit_test(a_quarter_of_the_meetings_is_rounded_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
