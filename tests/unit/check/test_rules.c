/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_rules.c: clash, order, rhythm and tired meetings: each rule with a plan it forbids and one
 * next to it that it allows (D12 to D15). */
#include "school.h"

#define TWO_PAIRS                                                                                  \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E2':{'ect':'EF','mentor':'CD','stage':1,'programme':'p'}"
#define ONE "E1/mentor_meeting/2025-09-08"
#define TWO "E1/mentor_meeting/2025-09-15"
#define THREE "E1/mentor_meeting/2025-09-22"
#define FOUR "E1/mentor_meeting/2025-09-29"
#define OTHER "E2/mentor_meeting/2025-09-08"

static void nobody_is_in_two_places(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.inductions = TWO_PAIRS});
    place(&school, ONE, "2025-09-09", "09:00", "10:00");
    place(&school, OTHER, "2025-09-09", "09:55", "10:55");
    assert_broken(&school, RF_CONSTRAINT_CLASH,
                  "CD is in two places on Tue 9 Sep 2025: mentor meeting of E1 09:00-10:00 and "
                  "mentor meeting of E2 09:55-10:55");
    assert_partial(&school, false);
    place(&school, OTHER, "2025-09-10", "09:55", "10:55");
    assert_kept(&school);
    school_close(&school);
}

static void other_people_may_meet_at_the_same_time(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,"
                                           "'programme':'p'},'E2':{'ect':'EF','mentor':'GH',"
                                           "'stage':1,'programme':'p'}"});
    place(&school, ONE, "2025-09-09", "09:00", "10:00");
    place(&school, OTHER, "2025-09-09", "09:00", "10:00");
    assert_kept(&school);
    school_close(&school);
}

static void a_buffer_stands_between_sessions_of_one_free_stretch(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.inductions = TWO_PAIRS});
    place(&school, ONE, "2025-09-09", "08:55", "09:55");
    place(&school, OTHER, "2025-09-09", "09:55", "10:55");
    assert_broken(&school, RF_CONSTRAINT_CLASH, "CD has less than 5 minutes on Tue 9 Sep 2025");
    place(&school, OTHER, "2025-09-09", "10:00", "11:00");
    assert_kept(&school);
    school_close(&school);
}

static void no_buffer_is_needed_after_a_visited_lesson(void **state)
{
    struct school school;

    (void)state;
    /* The mentor is free at both and needs the buffer; the ECT teaches at one. Here mentors
     * differ: CD visits AB's lesson for E1, and E2's mentor is AB, whose meeting follows at once:
     * AB teaches the first and is free at the second, so there is no buffer. */
    school_open(&school,
                &(struct school_text){
                    .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                    .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"
                                  "'E2':{'ect':'EF','mentor':'AB','stage':1,'programme':'p'}",
                    .rest = ",'lessons':{'L':{'staff':['AB'],'at':{'Tue/1':{}}}}"});
    place(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:45", "10:00");
    place(&school, ONE, "2025-09-10", "09:00", "10:00");
    place(&school, OTHER, "2025-09-09", "10:00", "11:00");
    assert_kept(&school);
    school_close(&school);
}

static void a_mentor_needs_the_buffer_between_visit_and_meeting(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                             .rest = ",'lessons':{'L':{'staff':['AB'],'at':{'Tue/1':{}}}}"});
    place(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:45", "10:00");
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_CLASH, "CD has less than 5 minutes");
    place(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:40", "09:55");
    assert_kept(&school);
    school_close(&school);
}

static void no_buffer_is_needed_across_break(void **state)
{
    struct school school;

    (void)state;
    /* A rule value of 30 minutes, and a break of 20 between two stretches. */
    school_open(&school, &(struct school_text){.inductions = TWO_PAIRS,
                                               .rest = ",'rules':{'buffer_minutes':"
                                                       "{'value':30}}"});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    place(&school, OTHER, "2025-09-09", "11:20", "12:20");
    assert_kept(&school);
    school_close(&school);
}

#define VISITS                                                                                     \
    ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/1':{},'Wed/1':{},'Thu/1':{},"           \
    "'Fri/1':{}}}}"

static void a_visit_is_not_placed_without_its_meeting(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT, .rest = VISITS});
    place(&school, "E1/drop_in/2025-09-08", "2025-09-09", "09:00", "09:15");
    assert_broken(&school, RF_CONSTRAINT_ORDER, "stands without mentor meeting of E1");
    assert_partial(&school, true);
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    assert_kept(&school);
    unplace(&school, "E1/drop_in/2025-09-08");
    assert_kept(&school);
    school_close(&school);
}

static void a_visit_ends_before_its_meeting_and_within_the_lag(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.steps = WEEKLY_MEETING "," WEEKLY_VISIT, .rest = VISITS});
    place(&school, ONE, "2025-09-09", "10:00", "11:00");
    place(&school, "E1/drop_in/2025-09-08", "2025-09-10", "09:00", "09:15");
    assert_broken(&school, RF_CONSTRAINT_ORDER, "does not end before");
    assert_partial(&school, false);
    place(&school, ONE, "2025-09-11", "10:00", "11:00");
    place(&school, "E1/drop_in/2025-09-08", "2025-09-08", "09:00", "09:15");
    assert_kept(&school);
    place(&school, ONE, "2025-09-12", "10:00", "11:00");
    assert_broken(&school, RF_CONSTRAINT_ORDER, "4 school days before");
    school_close(&school);
}

static void the_lag_counts_school_days_only(void **state)
{
    struct school school;

    (void)state;
    /* Tuesday is closed: Monday to Friday are three school days. */
    school_open(&school,
                &(struct school_text){
                    .steps = WEEKLY_MEETING "," WEEKLY_VISIT,
                    .rest = VISITS,
                    .calendar = ",'closures':{'c':{'from':'2025-09-09','until':'2025-09-09',"
                                "'reason':'x'}}"});
    place(&school, ONE, "2025-09-12", "10:00", "11:00");
    place(&school, "E1/drop_in/2025-09-08", "2025-09-08", "09:00", "09:15");
    assert_kept(&school);
    school_close(&school);
}

static void meetings_of_neighbouring_weeks_keep_their_gap(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    place(&school, ONE, "2025-09-11", "10:00", "11:00");
    place(&school, TWO, "2025-09-15", "10:00", "11:00"); /* two school days later */
    assert_broken(&school, RF_CONSTRAINT_RHYTHM, "comes 2 school days after");
    assert_partial(&school, false);
    place(&school, TWO, "2025-09-16", "10:00", "11:00"); /* three */
    assert_kept(&school);
    place(&school, ONE, "2025-09-08", "10:00", "11:00");
    place(&school, TWO, "2025-09-18", "10:00", "11:00"); /* eight */
    assert_kept(&school);
    place(&school, TWO, "2025-09-19", "10:00", "11:00"); /* nine */
    assert_broken(&school, RF_CONSTRAINT_RHYTHM, "comes 9 school days after");
    school_close(&school);
}

static void an_unplaced_meeting_between_lifts_the_gap(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    place(&school, ONE, "2025-09-08", "10:00", "11:00");
    place(&school, THREE, "2025-09-26", "10:00", "11:00");
    assert_kept(&school);
    school_close(&school);
}

static void a_make_up_may_lie_near_its_neighbour_but_not_on_its_day(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .calendar = ",'closures':{'c':{'from':'2025-09-15','until':'2025-09-19',"
                                "'reason':'flood'}}"});
    place(&school, ONE, "2025-09-11", "10:00", "11:00");
    place(&school, TWO, "2025-09-12", "10:00", "11:00"); /* the make-up, one school day later */
    assert_kept(&school);
    place(&school, ONE, "2025-09-12", "09:00", "10:00");
    place(&school, TWO, "2025-09-12", "11:20", "12:20");
    assert_broken(&school, RF_CONSTRAINT_RHYTHM, "two meetings on one day");
    place(&school, ONE, "2025-09-10", "10:00", "11:00");
    place(&school, TWO, "2025-09-22", "10:00", "11:00");
    place(&school, THREE, "2025-09-23", "10:00", "11:00");
    assert_kept(&school);
    school_close(&school);
}

static void two_kinds_of_meeting_never_share_a_day(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.steps = WEEKLY_MEETING
                                               ",'first':{'kind':'relationship_meeting',"
                                               "'minutes':60,'every_weeks':1}"});
    place(&school, ONE, "2025-09-09", "09:00", "10:00");
    place(&school, "E1/relationship_meeting/2025-09-08", "2025-09-09", "14:10", "15:10");
    assert_broken(&school, RF_CONSTRAINT_RHYTHM, "two meetings on one day, Tue 9 Sep 2025");
    place(&school, "E1/relationship_meeting/2025-09-08", "2025-09-10", "14:10", "15:10");
    assert_kept(&school);
    school_close(&school);
}

/* Four meetings and a share of a quarter: one may be tired. */
static void the_share_of_tired_meetings_is_capped(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    place(&school, ONE, "2025-09-09", "15:10", "16:10");
    assert_kept(&school);
    place(&school, THREE, "2025-09-23", "08:00", "09:00");
    assert_broken(&school, RF_CONSTRAINT_TIRED, "2 of 4 meetings of E1");
    assert_partial(&school, false);
    place(&school, THREE, "2025-09-23", "09:00", "10:00");
    assert_kept(&school);
    school_close(&school);
}

static void a_run_of_tired_meetings_is_capped_and_an_unplaced_one_breaks_it(void **state)
{
    struct school school;
    const char *rest = ",'rules':{'tired_share_max':{'value':1}}";

    (void)state;
    school_open(&school, &(struct school_text){.rest = rest});
    place(&school, ONE, "2025-09-09", "15:10", "16:10");
    place(&school, TWO, "2025-09-16", "15:10", "16:10");
    assert_kept(&school);
    place(&school, THREE, "2025-09-23", "15:10", "16:10");
    assert_broken(&school, RF_CONSTRAINT_TIRED, "meeting number 3 in a row");
    assert_partial(&school, false);
    unplace(&school, TWO);
    assert_kept(&school);
    place(&school, TWO, "2025-09-16", "10:00", "11:00");
    place(&school, FOUR, "2025-09-30", "15:10", "16:10");
    assert_kept(&school);
    school_close(&school);
}

static void a_waiver_of_h6_lifts_both_until_it_expires(void **state)
{
    struct school school;
    static const char waiver[] = ",'waivers':{'w':{'rule':'H6','induction':'E1','reason':'no "
                                 "common slot','author':'Head','expires':'2025-10-03'}}";
    static const char expired[] = ",'waivers':{'w':{'rule':'H6','induction':'E1','reason':'no "
                                  "common slot','author':'Head','expires':'2025-10-02'}}";

    (void)state;
    school_open(&school, &(struct school_text){.rest = waiver});
    place(&school, ONE, "2025-09-09", "15:10", "16:10");
    place(&school, TWO, "2025-09-16", "15:10", "16:10");
    place(&school, THREE, "2025-09-23", "15:10", "16:10");
    assert_kept(&school);
    school_close(&school);
    school_open(&school, &(struct school_text){.rest = expired});
    place(&school, ONE, "2025-09-09", "15:10", "16:10");
    place(&school, TWO, "2025-09-16", "15:10", "16:10");
    assert_broken(&school, RF_CONSTRAINT_TIRED, "2 of 4");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_in_two_places),
        cmocka_unit_test(other_people_may_meet_at_the_same_time),
        cmocka_unit_test(a_buffer_stands_between_sessions_of_one_free_stretch),
        cmocka_unit_test(no_buffer_is_needed_after_a_visited_lesson),
        cmocka_unit_test(a_mentor_needs_the_buffer_between_visit_and_meeting),
        cmocka_unit_test(no_buffer_is_needed_across_break),
        cmocka_unit_test(a_visit_is_not_placed_without_its_meeting),
        cmocka_unit_test(a_visit_ends_before_its_meeting_and_within_the_lag),
        cmocka_unit_test(the_lag_counts_school_days_only),
        cmocka_unit_test(meetings_of_neighbouring_weeks_keep_their_gap),
        cmocka_unit_test(an_unplaced_meeting_between_lifts_the_gap),
        cmocka_unit_test(a_make_up_may_lie_near_its_neighbour_but_not_on_its_day),
        cmocka_unit_test(two_kinds_of_meeting_never_share_a_day),
        cmocka_unit_test(the_share_of_tired_meetings_is_capped),
        cmocka_unit_test(a_run_of_tired_meetings_is_capped_and_an_unplaced_one_breaks_it),
        cmocka_unit_test(a_waiver_of_h6_lifts_both_until_it_expires),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
