/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_picks.c: who is chosen, who covers, which room; what is out of school, at another site or
 * after the pupils' day (D26 to D29, D36, D41, D47). Every time is worked out by hand. */
#include "school.h"

#include <stdio.h>

#define WEEK "E1/look/2025-09-08"
#define KIND(id, people) "'" id "':{'name':'" id "','priority':8,'people':{" people "}"
#define STEP(kind, lengths) "'s':{'kind':'" kind "'," lengths ",'every_weeks':1}"
#define EACH_MON_1(who) "{'staff':['" who "'],'at':{'Mon/1':{}}}"

/* ------------------------------------------------------------------ one of several (D26) */

#define COLLEAGUES                                                                                 \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p','associates':['EF','GH']}"
#define TALKS ",'kinds':{" KIND("look", "'ect':'free','associate':'free'") "}}"

static void open_talk(struct school *school, const char *rest)
{
    school_open(school, &(struct school_text){.steps = STEP("look", "'minutes':60,'least':30"),
                                              .inductions = COLLEAGUES,
                                              .rest = rest});
}

static void whoever_is_free_all_the_time_may_be_chosen(void **state)
{
    struct school school;

    (void)state;
    open_talk(&school, TALKS ",'lessons':{'L':" EACH_MON_1("EF") "}");
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "09:00"), "10:00");
    assert_string_equal(eligible(&school, WEEK, "2025-09-08", "09:00", RF_PICK_CHOSEN), "GH");
    assert_string_equal(eligible(&school, WEEK, "2025-09-09", "09:00", RF_PICK_CHOSEN), "EF GH");
    assert_string_equal(eligible(&school, WEEK, "2025-09-09", "09:00", RF_PICK_COVER),
                        "none needed");
    place(&school, WEEK, "2025-09-08", "09:00", "10:00");
    pick(&school, WEEK, "GH", "", "");
    assert_kept(&school);
    pick(&school, WEEK, "EF", "", "");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "EF is chosen, who cannot be there");
    pick(&school, WEEK, "", "", "");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "one of several must be");
    pick(&school, WEEK, "CD", "", "");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "none of those to choose from");
    school_close(&school);
}

static void the_longest_time_that_leaves_somebody_is_taken(void **state)
{
    struct school school;

    (void)state;
    /* GH teaches, EF has to go at 9:35. */
    open_talk(&school, TALKS ",'lessons':{'L':" EACH_MON_1(
                           "GH") "},'commitments':{'c':{'staff':"
                                 "['EF'],'at':{'Mon/x':{'start':'09:35','end':'10:00'}}}}");
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "09:00"), "09:35");
    assert_string_equal(eligible(&school, WEEK, "2025-09-08", "09:00", RF_PICK_CHOSEN), "EF");
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "09:10"), "-");
    place(&school, WEEK, "2025-09-08", "09:00", "10:00");
    pick(&school, WEEK, "EF", "", "");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "lasts until 09:35");
    place(&school, WEEK, "2025-09-08", "09:10", "09:40");
    assert_broken(&school, RF_CONSTRAINT_CLOSED,
                  "none of the 2 people to choose from can be there; EF has c until 10:00");
    school_close(&school);
}

static void a_forbid_keeps_a_person_from_being_chosen(void **state)
{
    struct school school;

    (void)state;
    open_talk(&school, TALKS ",'fixed':{'forbids':{'f':{'staff':['EF'],'day':'Mon','end':'09:30',"
                             "'reason':'by hand'}}}");
    assert_string_equal(eligible(&school, WEEK, "2025-09-08", "09:00", RF_PICK_CHOSEN), "GH");
    assert_string_equal(eligible(&school, WEEK, "2025-09-08", "09:30", RF_PICK_CHOSEN), "EF GH");
    school_close(&school);
}

static void who_has_another_part_is_not_chosen(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .steps = STEP("look", "'minutes':60"),
                    .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p',"
                                  "'associates':['CD','GH']}",
                    .rest = ",'kinds':{" KIND(
                        "look", "'ect':'free','mentor':'free','associate':'free'") "}}"});
    assert_string_equal(eligible(&school, WEEK, "2025-09-08", "09:00", RF_PICK_CHOSEN), "GH");
    school_close(&school);
}

static void the_chosen_one_is_in_one_place_and_counts_under_caps(void **state)
{
    struct school school;

    (void)state;
    open_talk(&school, TALKS ",'policy':{'caps':{'c':{'staff':['EF'],'per':'year','sessions':1}}}");
    place(&school, WEEK, "2025-09-08", "09:00", "10:00");
    place(&school, "E1/look/2025-09-15", "2025-09-15", "09:00", "10:00");
    pick(&school, WEEK, "EF", "", "");
    pick(&school, "E1/look/2025-09-15", "GH", "", "");
    assert_kept(&school);
    pick(&school, "E1/look/2025-09-15", "EF", "", "");
    assert_broken(&school, RF_CONSTRAINT_CAP, "EF has more than 1 sessions in the year");
    school_close(&school);
}

/* ------------------------------------------------------------------ cover (D27, H13) */

#define LOOKS ",'kinds':{" KIND("look", "'ect':'teaching','mentor':'covered'") "}}"
/* Both teach on Monday 1, AB also on Tuesday 1. */
#define CLASSES                                                                                    \
    ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/1':{}}},'M':" EACH_MON_1("CD") "}"

static void open_look(struct school *school, const char *rest)
{
    school_open(school, &(struct school_text){.steps = STEP("look", "'minutes':30,'least':15"),
                                              .rest = rest});
}

static void a_class_without_its_teacher_needs_somebody(void **state)
{
    struct school school;

    (void)state;
    open_look(&school, LOOKS CLASSES ",'policy':{'cover':{'EF':{},'GH':{}}}");
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "09:00"), "09:30");
    assert_string_equal(eligible(&school, WEEK, "2025-09-08", "09:00", RF_PICK_COVER), "EF GH");
    assert_string_equal(eligible(&school, WEEK, "2025-09-09", "09:00", RF_PICK_COVER),
                        "none needed");
    place(&school, WEEK, "2025-09-08", "09:00", "09:30");
    pick(&school, WEEK, "", "EF", "");
    assert_kept(&school);
    assert_int_equal(values_of(&school)->cover[1], 30);
    pick(&school, WEEK, "", "", "");
    assert_broken(&school, RF_CONSTRAINT_COVER, "nobody takes the class");
    pick(&school, WEEK, "", "AB", "");
    assert_broken(&school, RF_CONSTRAINT_COVER, "none of those that may");
    place(&school, WEEK, "2025-09-09", "09:00", "09:30");
    pick(&school, WEEK, "", "EF", "");
    assert_broken(&school, RF_CONSTRAINT_COVER, "none is without its teacher");
    pick(&school, WEEK, "", "", "");
    assert_kept(&school);
    assert_int_equal(values_of(&school)->cover[1], 0);
    school_close(&school);
}

static void without_anybody_to_cover_it_does_not_stand_there(void **state)
{
    struct school school;

    (void)state;
    open_look(&school, LOOKS CLASSES);
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "09:00"), "-");
    assert_string_equal(end_of(&school, WEEK, "2025-09-09", "09:00"), "09:30");
    place(&school, WEEK, "2025-09-08", "09:00", "09:30");
    assert_broken(&school, RF_CONSTRAINT_COVER, "nobody can take the class of CD");
    school_close(&school);
}

static void the_longest_time_that_is_covered_is_taken(void **state)
{
    struct school school;

    (void)state;
    open_look(&school, LOOKS CLASSES ",'policy':{'cover':{'EF':{}}},'commitments':{'c':{'staff':"
                                     "['EF'],'at':{'Mon/x':{'start':'09:20','end':'09:50'}}}}");
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "09:00"), "09:20");
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "09:10"), "-");
    school_close(&school);
}

static void only_the_minutes_of_the_class_are_covered(void **state)
{
    struct school school;

    (void)state;
    /* CD's class is from 9:20 to 9:40; EF has a duty until 9:20 and covers the ten minutes after.
     */
    open_look(&school,
              LOOKS ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{}}},'M':{'staff':['CD'],'at':"
                    "{'Mon/x':{'start':'09:20','end':'09:40'}}}},'policy':{'cover':{'EF':{}}},"
                    "'commitments':{'c':{'staff':['EF'],'at':{'Mon/x':{'start':'09:00',"
                    "'end':'09:20'}}}}");
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "09:00"), "09:30");
    place(&school, WEEK, "2025-09-08", "09:00", "09:30");
    pick(&school, WEEK, "", "EF", "");
    assert_kept(&school);
    assert_int_equal(values_of(&school)->cover[1], 10);
    school_close(&school);
}

static void teachers_cover_only_where_the_rule_lets_them(void **state)
{
    struct school school;

    (void)state;
    /* GH teaches on Fridays; EF teaches nothing; IJ teaches but is an ECT. */
    school_open(
        &school,
        &(struct school_text){
            .steps = STEP("look", "'minutes':30,'least':15"),
            .staff = "'AB':{},'CD':{},'EF':{},'GH':{},'IJ':{}",
            .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"
                          "'E2':{'ect':'IJ','mentor':'EF','stage':1,'programme':'q'}",
            .programmes = "}},'q':{'name':'Q','source':'by hand','stages':{'1':{'steps':{}}",
            .rest = LOOKS ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/1':{}}},"
                          "'M':{'staff':['CD'],'at':{'Mon/1':{},'Tue/1':{}}},"
                          "'N':{'staff':['GH'],'at':{'Fri/1':{}}},"
                          "'O':{'staff':['IJ'],'at':{'Fri/1':{}}}},"
                          "'rules':{'cover_teacher_max':{'value':30}}"});
    assert_string_equal(eligible(&school, WEEK, "2025-09-08", "09:00", RF_PICK_COVER), "GH");
    place(&school, WEEK, "2025-09-08", "09:00", "09:30");
    pick(&school, WEEK, "", "GH", "");
    assert_kept(&school);
    school_close(&school);
}

static void two_looks(struct school *school, const char *limits)
{
    char rest[600];

    snprintf(rest, sizeof rest,
             LOOKS ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Tue/1':{}}},"
                   "'M':{'staff':['CD'],'at':{'Mon/1':{},'Tue/1':{}}}},"
                   "'policy':{'cover':{'EF':{%s},'GH':{}}}",
             limits);
    open_look(school, rest);
    place(school, WEEK, "2025-09-08", "09:00", "09:30");
    pick(school, WEEK, "", "EF", "");
    place(school, "E1/look/2025-09-15", "2025-09-15", "09:00", "09:30");
    pick(school, "E1/look/2025-09-15", "", "EF", "");
}

static void who_covers_is_asked_no_more_often_than_agreed(void **state)
{
    struct school school;

    (void)state;
    two_looks(&school, "'per_week':30,'per_term':60,'per_year':60");
    assert_kept(&school);
    school_close(&school);
    two_looks(&school, "'per_week':25");
    assert_broken(&school, RF_CONSTRAINT_COVER, "more than 25 minutes in the week");
    school_close(&school);
    two_looks(&school, "'per_term':55");
    assert_broken(&school, RF_CONSTRAINT_COVER, "more than 55 minutes in the term");
    pick(&school, "E1/look/2025-09-15", "", "GH", "");
    assert_kept(&school);
    school_close(&school);
    two_looks(&school, "'per_year':55");
    assert_broken(&school, RF_CONSTRAINT_COVER, "more than 55 minutes in the year");
    assert_partial(&school, false);
    school_close(&school);
}

#define TWO_PAIRS                                                                                  \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"                                   \
    "'E2':{'ect':'IJ','mentor':'KL','stage':1,'programme':'p'}"

static void nobody_covers_two_classes_at_once(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.steps = STEP("look", "'minutes':30,'least':15"),
                                               .staff = "'AB':{},'CD':{},'EF':{},'IJ':{},'KL':{}",
                                               .inductions = TWO_PAIRS,
                                               .rest = LOOKS
                                               ",'lessons':{'L':{'staff':['AB','CD','IJ','KL'],"
                                               "'at':{'Mon/1':{}}}},'policy':{'cover':{'EF':{}}}"});
    place(&school, WEEK, "2025-09-08", "09:00", "09:30");
    pick(&school, WEEK, "", "EF", "");
    place(&school, "E2/look/2025-09-08", "2025-09-08", "09:30", "10:00");
    pick(&school, "E2/look/2025-09-08", "", "EF", "");
    assert_kept(&school); /* the one class after the other, without a pause */
    place(&school, "E2/look/2025-09-08", "2025-09-08", "09:25", "09:55");
    assert_broken(&school, RF_CONSTRAINT_CLASH, "EF is in two places");
    school_close(&school);
}

static void out_of_school_breaks_do_not_cut(void **state)
{
    struct school school;

    (void)state;
    /* AB teaches Mon 3, 11:20 to 12:20, and has a duty on Tue at 11:50. */
    school_open(
        &school,
        &(struct school_text){
            .steps = STEP("look", "'minutes':90,'least':60"),
            .rest = ",'kinds':{" KIND(
                "look", "'ect':'covered'") ",'away':true}},"
                                           "'lessons':{'L':{'staff':['AB'],'at':{'Mon/3':{}}}},"
                                           "'commitments':{'c':{'staff':['AB'],'type':'duty','at':"
                                           "{'Tue/x':{'start':'11:50','end':'12:00'}}}},"
                                           "'policy':{'cover':{'EF':{}}}"});
    assert_string_equal(end_of(&school, WEEK, "2025-09-08", "10:30"), "12:00");
    assert_string_equal(end_of(&school, WEEK, "2025-09-09", "10:30"), "11:50");
    assert_string_equal(end_of(&school, WEEK, "2025-09-09", "11:00"), "-");
    assert_string_equal(end_of(&school, WEEK, "2025-09-10", "14:00"), "15:10");
    place(&school, WEEK, "2025-09-08", "10:30", "12:00");
    pick(&school, WEEK, "", "EF", "");
    assert_kept(&school);
    assert_int_equal(values_of(&school)->cover[1], 40);
    school_close(&school);
}

/* ------------------------------------------------------------------ rooms (D28, H19) */

static void a_private_room_is_free_or_the_session_elsewhere(void **state)
{
    struct school school;

    (void)state;
    /* Something is in the office on Mon from 9:50; the hall is not private. */
    school_open(&school, &(struct school_text){
                             .rest = ",'rooms':{'hall':{},'office':{'private':true}},"
                                     "'commitments':{'c':{'staff':['GH'],'room':'office','at':"
                                     "{'Mon/x':{'start':'09:50','end':'10:30'}}}}"});
    assert_string_equal(end_of(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00"),
                        "09:50");
    assert_string_equal(end_of(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:10"),
                        "-");
    assert_string_equal(
        eligible(&school, "E1/mentor_meeting/2025-09-08", "2025-09-09", "09:00", RF_PICK_ROOM),
        "office");
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-09", "09:00", "10:00");
    pick(&school, "E1/mentor_meeting/2025-09-08", "", "", "office");
    assert_kept(&school);
    pick(&school, "E1/mentor_meeting/2025-09-08", "", "", "hall");
    assert_broken(&school, RF_CONSTRAINT_ROOM, "hall is named, which is not a private room");
    pick(&school, "E1/mentor_meeting/2025-09-08", "", "", "");
    assert_broken(&school, RF_CONSTRAINT_ROOM, "needs a private one");
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:10", "09:55");
    assert_broken(&school, RF_CONSTRAINT_ROOM, "no private room is free at 09:10");
    school_close(&school);
}

static void two_sessions_need_two_rooms(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){
                             .staff = "'AB':{},'CD':{},'IJ':{},'KL':{}",
                             .inductions = TWO_PAIRS,
                             .rest = ",'rooms':{'one':{'private':true},'two':{'private':true}}"});
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    pick(&school, "E1/mentor_meeting/2025-09-08", "", "", "one");
    pick(&school, "E2/mentor_meeting/2025-09-08", "", "", "two");
    assert_kept(&school);
    pick(&school, "E2/mentor_meeting/2025-09-08", "", "", "one");
    assert_broken(&school, RF_CONSTRAINT_ROOM, "one is taken twice");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "10:00", "11:00");
    assert_kept(&school);
    school_close(&school);
}

static void a_site_without_private_rooms_asks_for_none(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .school = ",'sites':{'main':{},'north':{}}",
                    .staff = "'AB':{'site':'main'},'CD':{'site':'main'},'IJ':{'site':'north'},"
                             "'KL':{'site':'north'}",
                    .inductions = TWO_PAIRS,
                    .rest = ",'rooms':{'one':{'private':true,'site':'main'}}"});
    assert_string_equal(
        eligible(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", RF_PICK_ROOM),
        "one");
    assert_string_equal(
        eligible(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "09:00", RF_PICK_ROOM),
        "none needed");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    assert_kept(&school);
    pick(&school, "E2/mentor_meeting/2025-09-08", "", "", "one");
    assert_broken(&school, RF_CONSTRAINT_ROOM, "it needs none");
    school_close(&school);
}

/* ------------------------------------------------------------------ sites (D41, H17) */

/* CD mentors at both sites, AB at main, IJ at north, 20 minutes apart. */
static void open_sites(struct school *school, const char *rest)
{
    school_open(school,
                &(struct school_text){
                    .school = ",'sites':{'main':{},'north':{}},'travel':{'main/north':20}",
                    .staff = "'AB':{'site':'main'},'CD':{'site':'main'},'IJ':{'site':'north'}",
                    .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'},"
                                  "'E2':{'ect':'IJ','mentor':'CD','stage':1,'programme':'p'}",
                    .rest = rest,
                    .steps = "'meeting':{'kind':'mentor_meeting','minutes':30,'every_weeks':1}"});
}

static void it_takes_time_to_get_to_another_site(void **state)
{
    struct school school;

    (void)state;
    open_sites(&school, ",'waivers':{'w':{'rule':'H12','reason':'r','author':'a',"
                        "'expires':'2026-07-31'}}");
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "09:30");
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "09:50", "10:20");
    assert_kept(&school);
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "09:45", "10:15");
    assert_broken(&school, RF_CONSTRAINT_TRAVEL, "CD needs 20 minutes");
    assert_partial(&school, false);
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "08:00", "08:30");
    assert_kept(&school);
    school_close(&school);
}

static void the_timetable_at_another_site_keeps_away(void **state)
{
    struct school school;

    (void)state;
    open_sites(&school, ",'waivers':{'w':{'rule':'H12','reason':'r','author':'a',"
                        "'expires':'2026-07-31'}},'commitments':{'c':{'staff':['CD'],'type':"
                        "'duty','site':'north','at':{'Mon/1':{}}}}");
    assert_string_equal(end_of(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "10:15"),
                        "-");
    assert_string_equal(end_of(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "10:20"),
                        "10:50");
    assert_string_equal(end_of(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "10:00"),
                        "10:30");
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "10:15", "10:45");
    assert_broken(&school, RF_CONSTRAINT_TRAVEL, "has no time to travel");
    school_close(&school);
}

static void who_cannot_travel_does_not_attend(void **state)
{
    struct school school;

    (void)state;
    open_sites(&school,
               ",'waivers':{'w':{'rule':'H12','reason':'r','author':'a','expires':'2026-07-31'}},"
               "'commitments':{'c':{'staff':['CD'],'type':'duty','site':'north','at':{'Mon/1':{}}}"
               "},'events':{'T':{'kind':'group_training','staff':['AB','CD'],'minutes':30,"
               "'quorum':0.5,'site':'main','options':{'2025-09-08 10:00':{}}}}");
    place_event(&school, "T", "2025-09-08", "10:00-10:30", "AB");
    assert_kept(&school);
    place_event(&school, "T", "2025-09-08", "10:00-10:30", "AB CD");
    assert_broken(&school, RF_CONSTRAINT_TRAVEL, "CD cannot come");
    school_close(&school);
}

/* ------------------------------------------------------------------ after school (D47) */

#define FIRST "E1/mentor_meeting/2025-09-08"

static void a_school_may_allow_nothing_outside_the_pupils_day(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){0});
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "15:10"), "16:10");
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "14:25"), "15:25");
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "08:00"), "09:00");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.rest = ",'rules':{'after_school_allowed':{'value':0}}"});
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "15:10"), "-");
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "14:25"), "15:10");
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "08:00"), "-");
    place(&school, FIRST, "2025-09-08", "15:10", "16:10");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "does not begin after school");
    school_close(&school);
}

static void late_sessions_lie_on_meeting_nights(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.rest = ",'policy':{'meeting_nights':['Tue']}"});
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "15:10"), "-");
    assert_string_equal(end_of(&school, FIRST, "2025-09-09", "15:10"), "16:10");
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "14:25"), "-"); /* it is not cut */
    assert_string_equal(end_of(&school, FIRST, "2025-09-08", "14:10"), "15:10");
    place(&school, FIRST, "2025-09-08", "15:10", "16:10");
    assert_broken(&school, RF_CONSTRAINT_PRESENCE, "Mon is no meeting night");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_is_free_all_the_time_may_be_chosen),
        cmocka_unit_test(the_longest_time_that_leaves_somebody_is_taken),
        cmocka_unit_test(a_forbid_keeps_a_person_from_being_chosen),
        cmocka_unit_test(who_has_another_part_is_not_chosen),
        cmocka_unit_test(the_chosen_one_is_in_one_place_and_counts_under_caps),
        cmocka_unit_test(a_class_without_its_teacher_needs_somebody),
        cmocka_unit_test(without_anybody_to_cover_it_does_not_stand_there),
        cmocka_unit_test(the_longest_time_that_is_covered_is_taken),
        cmocka_unit_test(only_the_minutes_of_the_class_are_covered),
        cmocka_unit_test(teachers_cover_only_where_the_rule_lets_them),
        cmocka_unit_test(who_covers_is_asked_no_more_often_than_agreed),
        cmocka_unit_test(nobody_covers_two_classes_at_once),
        cmocka_unit_test(out_of_school_breaks_do_not_cut),
        cmocka_unit_test(a_private_room_is_free_or_the_session_elsewhere),
        cmocka_unit_test(two_sessions_need_two_rooms),
        cmocka_unit_test(a_site_without_private_rooms_asks_for_none),
        cmocka_unit_test(it_takes_time_to_get_to_another_site),
        cmocka_unit_test(the_timetable_at_another_site_keeps_away),
        cmocka_unit_test(who_cannot_travel_does_not_attend),
        cmocka_unit_test(a_school_may_allow_nothing_outside_the_pupils_day),
        cmocka_unit_test(late_sessions_lie_on_meeting_nights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
