/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_ladder.c: the counting ladder: people (L1), pairs (L2), and what several share: a person,
 * private rooms, cover (L3). The bell of school.h has five periods of 60 minutes. */
#include "audited.h"

#include <stdio.h>

#define KINDS                                                                                      \
    "'review':{'name':'review','priority':1,'people':{'ect':'free','tutor':'free'}},"              \
    "'talk':{'name':'talk','priority':1,'people':{'ect':'free','tutor':'free'}},"                  \
    "'private':{'name':'private talk','priority':1,'people':{'ect':'free'},'private_room':true},"  \
    "'trip':{'name':'trip','priority':1,'people':{'ect':'covered'}}"
#define STEP(kind, minutes) "'s':{'kind':'" kind "','minutes':" minutes ",'every_weeks':1}"
#define TUTOR(more) "'E1':{'ect':'AB','mentor':'CD','tutor':'EF','stage':1,'programme':'p'}" more

/* Everybody works on Mondays only, these from and until. */
static void open_mondays(struct school *school, const char *staff, const char *steps,
                         const char *inductions, const char *more)
{
    char rest[1400];

    snprintf(rest, sizeof rest, ",'kinds':{" KINDS "}%s", more);
    school_open(school,
                &(struct school_text){
                    .staff = staff, .steps = steps, .inductions = inductions, .rest = rest});
}

#define MONDAY(from, until)                                                                        \
    "{'works':{'w':{'days':{'Mon':{'start':'" from "','end':'" until "'}}}}}"

static void a_person_who_is_asked_for_more_than_there_is(void **state)
{
    struct school school;

    (void)state;
    /* From 09:00 to 11:00 there are 120 minutes; two talks of 60 and 90 are asked of EF. */
    open_mondays(
        &school, "'AB':{},'CD':{},'EF':" MONDAY("09:00", "11:00") ",'GH':{}", STEP("talk", "90"),
        TUTOR(",'E2':{'ect':'GH','mentor':'CD','tutor':'EF','stage':1,'programme':'p'}"), "");
    assert_found(&school, "L1",
                 "EF is asked for at least 180 minutes in the week from Mon 8 Sep 2025 (and in 3 "
                 "more like it) and has 120 usable inside the pupils' day: 60 minutes short");
    school_close(&school);
    open_mondays(
        &school, "'AB':{},'CD':{},'EF':" MONDAY("09:00", "11:00") ",'GH':{}", STEP("talk", "60"),
        TUTOR(",'E2':{'ect':'GH','mentor':'CD','tutor':'EF','stage':1,'programme':'p'}"), "");
    assert_met(&school, "L1");
    school_close(&school);
}

static void planning_time_is_taken_off(void **state)
{
    static const char staff[] = "'AB':{},'CD':{},'EF':" MONDAY("09:00", "14:10");
    struct school school;

    (void)state;
    /* EF teaches 60 of four periods: one of three free ones is planning time, 120 are usable. */
    open_mondays(&school, staff, STEP("talk", "120"), TUTOR(""),
                 ",'lessons':{'L':{'staff':['EF'],'at':{'Mon/1':{}}}}");
    assert_met(&school, "L1");
    school_close(&school);
    open_mondays(&school, staff, STEP("talk", "125"), TUTOR(""),
                 ",'lessons':{'L':{'staff':['EF'],'at':{'Mon/1':{}}}}");
    assert_found(&school, "L1", "has 120 usable inside the pupils' day: 5 minutes short");
    school_close(&school);
}

static void a_mentor_told_by_au5_is_not_told_again(void **state)
{
    struct school school;

    (void)state;
    open_mondays(&school, "'AB':{},'CD':" MONDAY("09:00", "09:30") ",'EF':{}", WEEKLY_MEETING,
                 TUTOR(""), "");
    assert_found(&school, "AU5", "CD needs 60 minutes (at least 45)");
    assert_met(&school, "L1");
    assert_met(&school, "L2");
    school_close(&school);
}

static void sessions_of_a_fortnight_are_counted_in_it(void **state)
{
    struct school school;

    (void)state;
    /* 120 minutes in each of two weeks; 60 a week and 150 a fortnight ask for 270. */
    open_mondays(&school, "'AB':{},'CD':{},'EF':" MONDAY("09:00", "11:00"),
                 STEP("talk", "60") ",'t':{'kind':'review','minutes':125,'every_weeks':2}",
                 TUTOR(""), "");
    assert_found(&school, "L1",
                 "EF is asked for at least 245 minutes in the 2 weeks from "
                 "Mon 8 Sep 2025 (and in 1 more like it) and has 240 usable");
    school_close(&school);
}

static void a_pair_that_shares_too_little(void **state)
{
    static const char two[] = STEP("review", "60") ",'t':{'kind':'talk','minutes':60,"
                                                   "'every_weeks':1}";
    struct school school;

    (void)state;
    /* Both have two hours and more, and share 90 minutes: 10:00 to 11:00 and 11:20 to 11:50. */
    open_mondays(&school,
                 "'AB':" MONDAY("09:00", "11:50") ",'CD':{},'EF':" MONDAY("10:00", "13:20"), two,
                 TUTOR(""), "");
    assert_found(&school, "L2",
                 "AB and EF are asked for at least 120 minutes together in the week from "
                 "Mon 8 Sep 2025 (and in 3 more like it) and share 90 usable inside the pupils' "
                 "day: 30 minutes short");
    assert_met(&school, "L1");
    school_close(&school);
    open_mondays(&school,
                 "'AB':" MONDAY("09:00", "12:20") ",'CD':{},'EF':" MONDAY("10:00", "13:20"), two,
                 TUTOR(""), "");
    assert_met(&school, "L2");
    school_close(&school);
}

static void the_longest_piece_that_a_pair_shares(void **state)
{
    struct school school;

    (void)state;
    /* 10:30 to 11:00 and 11:20 to 11:50: 60 minutes in pieces of 30. */
    open_mondays(&school,
                 "'AB':" MONDAY("09:00", "11:50") ",'CD':{},'EF':" MONDAY("10:30", "13:20"),
                 STEP("review", "45"), TUTOR(""), "");
    assert_found(&school, "L2",
                 "AB and EF share at most 30 minutes in one piece inside the pupils' day where "
                 "review needs at least 45: 15 minutes short (4 of 4 sessions)");
    assert_count(&school, "L2", 1);
    school_close(&school);
    open_mondays(&school,
                 "'AB':" MONDAY("09:00", "11:50") ",'CD':{},'EF':" MONDAY("10:15", "13:20"),
                 STEP("review", "45"), TUTOR(""), "");
    assert_met(&school, "L2");
    school_close(&school);
}

#define SECOND(mentor)                                                                             \
    ",'E2':{'ect':'GH','mentor':'" mentor "','tutor':'EF','stage':1,'programme':'p'}"

static void a_shared_tutor_has_no_more_than_the_time_with_either(void **state)
{
    struct school school;

    (void)state;
    /* EF is in all day. AB and GH both until 10:00: each fits alone, together they need 120. */
    open_mondays(&school,
                 "'AB':" MONDAY("09:00", "10:00") ",'CD':{},'EF':{},'GH':" MONDAY("09:00", "10:00"),
                 STEP("review", "60"), TUTOR(SECOND("CD")), "");
    assert_found(&school, "L3",
                 "E1 and E2 ask EF for at least 120 minutes in the week from Mon 8 Sep 2025 (and "
                 "in 3 more like it); EF shares 60 usable with them inside the pupils' day: 60 "
                 "minutes short");
    assert_met(&school, "L1");
    assert_met(&school, "L2");
    school_close(&school);
    open_mondays(&school,
                 "'AB':" MONDAY("09:00", "10:00") ",'CD':{},'EF':{},'GH':" MONDAY("10:00", "11:00"),
                 STEP("review", "60"), TUTOR(SECOND("CD")), "");
    assert_met(&school, "L3");
    school_close(&school);
}

static void the_set_of_one_mentor_is_found_in_a_larger_one(void **state)
{
    struct school school;

    (void)state;
    /* IJ is free all Monday, so all three together have enough; those of CD have not. */
    open_mondays(&school,
                 "'AB':" MONDAY("09:00", "10:00") ",'CD':{},'EF':{},'GH':" MONDAY(
                     "09:00", "10:00") ",'IJ':{},'KL':{}",
                 STEP("review", "60"),
                 TUTOR(SECOND("CD") ",'E3':{'ect':'IJ','mentor':'KL','tutor':'EF','stage':1,"
                                    "'programme':'p'}"),
                 "");
    assert_found(&school, "L3", "E1 and E2 ask EF for at least 120 minutes");
    assert_count(&school, "L3", 1);
    school_close(&school);
}

static void private_rooms_are_counted(void **state)
{
    static const char rooms[] = ",'rooms':{'R1':{'private':true},'R2':{}},'commitments':{"
                                "'C':{'name':'clinic','staff':['EF'],'at':{'Mon/d':{'room':'R1',"
                                "'start':'09:00','end':'%s'},'Tue/d':{'room':'R1','start':'08:00',"
                                "'end':'17:00'},'Wed/d':{'room':'R1','start':'08:00','end':'17:00'}"
                                ",'Thu/d':{'room':'R1','start':'08:00','end':'17:00'},'Fri/d':{"
                                "'room':'R1','start':'08:00','end':'17:00'}}}}";
    struct school school;
    char more[600];

    (void)state;
    /* The pupils' day ends at 15:10: 130 minutes are left, two talks of 60 fit, of 70 not. */
    snprintf(more, sizeof more, rooms, "13:00");
    open_mondays(&school, "'AB':{},'CD':{},'EF':{},'GH':{}", STEP("private", "60"),
                 TUTOR(SECOND("CD")), more);
    assert_met(&school, "L3");
    school_close(&school);
    open_mondays(&school, "'AB':{},'CD':{},'EF':{},'GH':{}", STEP("private", "70"),
                 TUTOR(SECOND("CD")), more);
    assert_found(
        &school, "L3",
        "sessions that need a private room ask for at least 140 minutes in the week from "
        "Mon 8 Sep 2025 (and in 3 more like it); 1 room is free for 130 inside the pupils' "
        "day: 10 minutes short");
    school_close(&school);
}

static void cover_is_counted(void **state)
{
    static const char taught[] =
        ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{},'Mon/2':{}}}},'policy':{'cover':{"
        "'GH':{'per_week':%d}}}";
    static const char staff[] =
        "'AB':" MONDAY("09:00", "11:00") ",'CD':{},'EF':{},'GH':" MONDAY("09:00", "11:00");
    struct school school;
    char more[300];

    (void)state;
    /* AB teaches all the time: 90 minutes away are 90 covered. */
    snprintf(more, sizeof more, taught, 60);
    open_mondays(&school, staff, STEP("trip", "90"), TUTOR(""), more);
    assert_found(&school, "L3",
                 "at least 90 minutes of lessons must be covered in the week from Mon 8 Sep 2025; "
                 "those who may cover can do 60: 30 minutes short");
    school_close(&school);
    snprintf(more, sizeof more, taught, 90);
    open_mondays(&school, staff, STEP("trip", "90"), TUTOR(""), more);
    assert_met(&school, "L3");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_who_is_asked_for_more_than_there_is),
        cmocka_unit_test(planning_time_is_taken_off),
        cmocka_unit_test(a_mentor_told_by_au5_is_not_told_again),
        cmocka_unit_test(sessions_of_a_fortnight_are_counted_in_it),
        cmocka_unit_test(a_pair_that_shares_too_little),
        cmocka_unit_test(the_longest_piece_that_a_pair_shares),
        cmocka_unit_test(a_shared_tutor_has_no_more_than_the_time_with_either),
        cmocka_unit_test(the_set_of_one_mentor_is_found_in_a_larger_one),
        cmocka_unit_test(private_rooms_are_counted),
        cmocka_unit_test(cover_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
