/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_bar_picks.c: why a session cannot simply stand at a moment when somebody or a room has to be
 * picked for it, and which of the sums of the year stands in its way. */
#include "school.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#define PAIRS(one, two)                                                                            \
    "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'" one "},"                            \
    "'E2':{'ect':'IJ','mentor':'KL','stage':1,'programme':'p'" two "}"
#define STAFF "'AB':{},'CD':{},'EF':{},'GH':{},'IJ':{},'KL':{}"
#define TALK                                                                                       \
    ",'kinds':{'talk':{'name':'talk','priority':8,'people':{'ect':'free','associate':'free'}}}"
#define STEP(kind) "'s':{'kind':'" kind "','minutes':30,'least':15}"

/* NULL words: nothing bars it. */
static void assert_bar(struct school *school, const char *name, const char *date, const char *start,
                       enum rf_constraint constraint, const char *words)
{
    struct rf_bar bar = rf_checker_bar(school->checker, school->plan, index_of(school, name),
                                       day(date), minute(start));

    if (bar.barred != (words != NULL))
        fail_msg("%s", bar.barred ? bar.message : "nothing bars it");
    if (words == NULL)
        return;
    if (strstr(bar.message, words) == NULL)
        fail_msg("\"%s\" has not \"%s\"", bar.message, words);
    assert_int_equal(bar.constraint, constraint);
    rf_release(bar.message);
}

static void somebody_else_may_be_chosen(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = STAFF,
                                               .steps = STEP("talk"),
                                               .inductions = PAIRS(",'associates':['EF','GH']",
                                                                   ",'associates':['EF']"),
                                               .rest = TALK});
    place(&school, "E2/talk/2025-09-08", "2025-09-08", "09:00", "09:30");
    assert_kept(&school);
    assert_bar(&school, "E1/talk/2025-09-08", "2025-09-08", "09:00", RF_CONSTRAINT_CLASH, NULL);
    school_close(&school);
    school_open(&school,
                &(struct school_text){
                    .staff = STAFF,
                    .steps = STEP("talk"),
                    .inductions = PAIRS(",'associates':['EF','GH']", ",'associates':['EF']"),
                    .rest = TALK ",'lessons':{'L':{'staff':['GH'],'at':{'Mon/1':{}}}}"});
    place(&school, "E2/talk/2025-09-08", "2025-09-08", "09:00", "09:30");
    assert_bar(&school, "E1/talk/2025-09-08", "2025-09-08", "09:00", RF_CONSTRAINT_CLASH,
               "EF is in two places");
    assert_bar(&school, "E1/talk/2025-09-08", "2025-09-08", "09:35", RF_CONSTRAINT_CLASH, NULL);
    school_close(&school);
}

static void who_covers_may_have_had_enough(void **state)
{
    static const char text[] =
        ",'kinds':{'look':{'name':'look','priority':8,'people':{'ect':'teaching','mentor':"
        "'covered'}}},'lessons':{'L':{'staff':['AB','CD','IJ','KL'],'at':{'Mon/1':{},'Tue/1':{}}}"
        "},'policy':{'cover':{%s}}";
    char rest[400];
    struct school school;

    (void)state;
    snprintf(rest, sizeof rest, text, "'EF':{'per_week':30}");
    school_open(&school, &(struct school_text){.staff = STAFF,
                                               .steps = STEP("look"),
                                               .inductions = PAIRS("", ""),
                                               .rest = rest});
    place(&school, "E2/look/2025-09-08", "2025-09-08", "09:00", "09:30");
    pick(&school, "E2/look/2025-09-08", "", "EF", "");
    assert_kept(&school);
    assert_bar(&school, "E1/look/2025-09-08", "2025-09-09", "09:00", RF_CONSTRAINT_COVER,
               "EF takes classes for more than 30 minutes in the week");
    assert_bar(&school, "E1/look/2025-09-15", "2025-09-15", "09:00", RF_CONSTRAINT_COVER, NULL);
    school_close(&school);
    snprintf(rest, sizeof rest, text, "'EF':{'per_week':30},'GH':{}");
    school_open(&school, &(struct school_text){.staff = STAFF,
                                               .steps = STEP("look"),
                                               .inductions = PAIRS("", ""),
                                               .rest = rest});
    place(&school, "E2/look/2025-09-08", "2025-09-08", "09:00", "09:30");
    pick(&school, "E2/look/2025-09-08", "", "EF", "");
    assert_bar(&school, "E1/look/2025-09-08", "2025-09-09", "09:00", RF_CONSTRAINT_COVER, NULL);
    school_close(&school);
}

static void every_room_may_be_taken(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .staff = STAFF,
                    .inductions = PAIRS("", ""),
                    .rest = ",'rooms':{'office':{'private':true}},'kinds':{'day':{'name':'day',"
                            "'priority':8,'private_room':true,'people':{'group':'free'}}},"
                            "'events':{'T':{'kind':'day','staff':['EF'],'minutes':30,"
                            "'options':{'2025-09-08 09:30':{},'2025-09-08 10:00':{}}}}"});
    place(&school, "E2/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    pick(&school, "E2/mentor_meeting/2025-09-08", "", "", "office");
    assert_kept(&school);
    assert_bar(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:30", RF_CONSTRAINT_ROOM,
               "every private room is taken, the last by mentor meeting of E2");
    assert_bar(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "10:00", RF_CONSTRAINT_ROOM,
               NULL);
    assert_bar(&school, "T", "2025-09-08", "09:30", RF_CONSTRAINT_ROOM,
               "every private room is taken");
    assert_bar(&school, "T", "2025-09-08", "10:00", RF_CONSTRAINT_ROOM, NULL);
    school_close(&school);
}

static void sums_of_the_year_stand_in_the_way(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = "'AB':{},'CD':{}",
                                               .rest = ",'rules':{'directed_hours':{'value':1}}"});
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    assert_bar(&school, "E1/mentor_meeting/2025-09-15", "2025-09-15", "09:00",
               RF_CONSTRAINT_DIRECTED, "AB has 120 minutes of directed time");
    school_close(&school);
    school_open(&school, &(struct school_text){
                             .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':"
                                           "'p','entitlement_minutes':20}"});
    assert_bar(&school, "E1/mentor_meeting/2025-09-15", "2025-09-15", "09:00",
               RF_CONSTRAINT_ECT_LOAD, "AB has 60 minutes of induction sessions in the week");
    school_close(&school);
}

static void a_group_session_may_lie_too_far_away(void **state)
{
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){
                    .school = ",'sites':{'main':{},'north':{}},'travel':{'main/north':20}",
                    .staff = "'AB':{'site':'main'},'CD':{'site':'main'},'EF':{'site':'main'}",
                    .rest = ",'events':{'T':{'kind':'group_training','staff':['AB','EF'],"
                            "'minutes':30,'quorum':1,'site':'north','options':{"
                            "'2025-09-08 10:15':{},'2025-09-08 10:20':{}}}}"});
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-08", "09:00", "10:00");
    assert_kept(&school);
    assert_bar(&school, "T", "2025-09-08", "10:15", RF_CONSTRAINT_GROUP,
               "1 of 2 people can come, at least 2 must; AB needs 20 minutes");
    assert_bar(&school, "T", "2025-09-08", "10:20", RF_CONSTRAINT_GROUP, NULL);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(somebody_else_may_be_chosen),
        cmocka_unit_test(who_covers_may_have_had_enough),
        cmocka_unit_test(every_room_may_be_taken),
        cmocka_unit_test(sums_of_the_year_stand_in_the_way),
        cmocka_unit_test(a_group_session_may_lie_too_far_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
