/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_audit_load.c: AU1 taught minutes and induction time, H10 what an ECT is asked for,
 * AU2 planning time, AU4 directed time
 * (domain rulebook, Annex C: worked numbers 1 to 5 and 9). */
#include "audited.h"

#include <stdio.h>

#define SIX_PERIODS                                                                                \
    "'main':{'periods':{'1':{'start':'09:00','end':'09:50'},'2':{'start':'09:50','end':'10:40'},"  \
    "'3':{'start':'10:40','end':'11:30'},'4':{'start':'11:30','end':'12:20'},'lunch':{"            \
    "'start':'12:20','end':'13:20','class':'lunch'},'5':{'start':'13:20','end':'14:10'},"          \
    "'6':{'start':'14:10','end':'15:00'}}}"
#define SECOND_STAGE                                                                               \
    ",'2':{'lead_in_weeks':0,'study_minutes':0,'preparation_minutes':0,'steps':{" WEEKLY_MEETING   \
    "}}"

/* A school whose teachers have so many periods a day; AB, the ECT, teaches so many of the cycle. */
struct load {
    int per_day, weeks, stage, reference, taught;
};

static void open_load(struct school *school, struct load load, const char *more)
{
    struct rf_text rest = RF_TEXT_INIT;
    char reference[64], inductions[128];

    rf_text_add(&rest, ",");
    add_lessons(&rest, "AB", load.per_day, load.weeks, load.taught);
    rf_text_add(&rest, more);
    snprintf(reference, sizeof reference, ",'reference_load_minutes':%d", load.reference);
    snprintf(inductions, sizeof inductions,
             "'E1':{'ect':'AB','mentor':'CD','tutor':'EF','stage':%d,'programme':'p'}", load.stage);
    school_open(school,
                &(struct school_text){.school = load.reference > 0 ? reference : "",
                                      .bells = load.per_day == 6 ? SIX_PERIODS : NULL,
                                      .calendar = load.weeks > 1 ? ",'cycle':{'weeks':2}" : "",
                                      .programmes = SECOND_STAGE,
                                      .inductions = inductions,
                                      .rest = rest.bytes});
    rf_text_release(&rest);
}

static void assert_most(struct load load, int most)
{
    struct school school;
    char words[80];
    int period = load.per_day == 6 ? 50 : 60;

    load.taught = most;
    open_load(&school, load, "");
    assert_met(&school, "AU1");
    school_close(&school);
    load.taught = most + 1;
    open_load(&school, load, "");
    snprintf(words, sizeof words, "at most %d minutes (%d periods): %d minutes too many",
             most * period, most, period);
    assert_found(&school, "AU1", words);
    school_close(&school);
}

static void what_an_ect_may_teach_is_rounded_down_to_whole_periods(void **state)
{
    (void)state;
    /* Worked number 1: 22 of 25 and 44 of 50, 27 of 30 and 54 of 60. */
    assert_most((struct load){5, 1, 1, 22 * 60, 0}, 19);
    assert_most((struct load){5, 1, 2, 22 * 60, 0}, 20);
    assert_most((struct load){5, 2, 1, 22 * 60, 0}, 39);
    assert_most((struct load){5, 2, 2, 22 * 60, 0}, 41);
    assert_most((struct load){6, 1, 1, 27 * 50, 0}, 24);
    assert_most((struct load){6, 1, 2, 27 * 50, 0}, 25);
    assert_most((struct load){6, 2, 1, 27 * 50, 0}, 48);
    assert_most((struct load){6, 2, 2, 27 * 50, 0}, 51);
}

static void the_finding_names_ect_periods_and_cycles(void **state)
{
    struct school school;

    (void)state;
    open_load(&school, (struct load){5, 1, 1, 22 * 60, 21}, "");
    assert_found(&school, "AU1",
                 "AB, ECT of E1, teaches 1260 minutes (21 periods) in the cycle from Mon 8 Sep "
                 "2025; at most 1140 minutes (19 periods): 120 minutes too many, in 4 of 4 cycles");
    school_close(&school);
}

static void release_in_minutes_and_most_taught_are_other_forms(void **state)
{
    struct school school;

    (void)state;
    /* 1320 - 120 = 1200: 20 periods. */
    open_load(&school, (struct load){5, 1, 1, 22 * 60, 20},
              ",'rules':{'release_minutes_1':{'value':120}}");
    assert_met(&school, "AU1");
    school_close(&school);
    open_load(&school, (struct load){5, 1, 1, 22 * 60, 21},
              ",'rules':{'release_minutes_1':{'value':120}}");
    assert_found(&school, "AU1", "at most 1200 minutes (20 periods)");
    school_close(&school);
    open_load(&school, (struct load){5, 1, 1, 0, 19},
              ",'rules':{'max_taught_minutes_1':{'value':1080},'release_minutes_1':{'value':120}}");
    assert_found(&school, "AU1", "at most 1080 minutes (18 periods)");
    assert_count(&school, "AU1", 1);
    school_close(&school);
    open_load(&school, (struct load){5, 1, 1, 0, 18},
              ",'rules':{'max_taught_minutes_1':{'value':1080},'release_minutes_1':{'value':120}}");
    assert_met(&school, "AU1");
    school_close(&school);
}

static void without_a_reference_load_it_cannot_be_told(void **state)
{
    struct school school;

    (void)state;
    open_load(&school, (struct load){5, 1, 1, 0, 22}, "");
    assert_untold(&school, "AU1", "cannot tell, the reference load");
    school_close(&school);
}

#define INDUCTION(cells)                                                                           \
    ",'commitments':{'I':{'name':'induction','type':'induction','staff':['AB'],'at':{" cells "}}}"

static void induction_time_is_what_is_marked(void **state)
{
    struct school school;

    (void)state;
    /* A tenth of 1320 minutes is 132. */
    open_load(&school, (struct load){5, 1, 1, 22 * 60, 19}, INDUCTION("'Fri/3':{},'Fri/4':{}"));
    assert_found(&school, "AU1",
                 "AB, ECT of E1, is due 132 minutes of induction time in the cycle from Mon 8 Sep "
                 "2025; 120 are marked, short in 4 of 4 cycles");
    school_close(&school);
    open_load(&school, (struct load){5, 1, 1, 22 * 60, 19},
              INDUCTION("'Fri/3':{},'Fri/4':{},'Fri/5':{}"));
    assert_met(&school, "AU1");
    school_close(&school);
}

static void a_closed_day_takes_no_induction_time_and_half_a_cycle_tells_nothing(void **state)
{
    static const char rest[] = ",'lessons':{'L':{'staff':['AB'],'at':{'Mon/1':{}}}}" INDUCTION(
        "'Fri/3':{},'Fri/4':{},'Fri/5':{}");
    struct school school;

    (void)state;
    school_open(&school,
                &(struct school_text){.school = ",'reference_load_minutes':1320",
                                      .calendar = ",'closures':{'c':{'from':'2025-09-12','until':"
                                                  "'2025-09-12','reason':'fair'}}",
                                      .rest = rest});
    assert_met(&school, "AU1");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.school = ",'reference_load_minutes':1320",
                                      .terms = "{'autumn':{'half_terms':{'1':{'from':'2025-09-08',"
                                               "'until':'2025-09-12'}}}}",
                                      .calendar = ",'cycle':{'weeks':2}",
                                      .rest = rest});
    assert_untold(&school, "AU1", "cannot tell, the calendar holds no whole cycle of 2 weeks");
    school_close(&school);
}

static void unmarked_induction_time_is_free_beside_planning_time(void **state)
{
    struct school school;

    (void)state;
    /* 30 periods of 50, 27 taught as others do: 150 free, 135 planning, 15 left of 135. */
    open_load(&school, (struct load){6, 1, 1, 30 * 50, 27}, "");
    assert_found(&school, "AU1",
                 "is due 150 minutes of induction time in the cycle from Mon 8 Sep 2025; 15 are "
                 "free beside planning time");
    school_close(&school);
    /* Worked number 2: 24 taught, 3 planning, 3 induction. */
    open_load(&school, (struct load){6, 1, 1, 27 * 50, 24}, "");
    assert_untold(&school, "AU1", "cannot tell, none is marked for AB");
    school_close(&school);
}

#define STUDY "'lead_in_weeks':0,'study_minutes':45,'preparation_minutes':15"
#define MEETING                                                                                    \
    "'m':{'kind':'mentor_meeting','minutes':60,'every_weeks':1,'gap':{'least':3,'most':8}}"
#define OBSERVING "'o':{'kind':'ect_observes','minutes':60,'every':'half_term'}"
#define FEEDBACK "'f':{'kind':'tutor_feedback','minutes':%d,'every':'half_term'}"

static void what_an_ect_is_asked_for_fits_the_induction_time(void **state)
{
    static const char pair[] = "'E1':{'ect':'AB','mentor':'CD','tutor':'EF','stage':1,"
                               "'programme':'p','hosts':['GH']}";
    struct school school;
    char steps[400];

    (void)state;
    /* Worked number 5, in four weeks: 4 x 132 = 528 due; 4 x 60 + 4 x 45 + 60 + 30 = 510 fit, and
     * 50 in place of 30 do not. */
    snprintf(steps, sizeof steps, MEETING "," OBSERVING "," FEEDBACK, 30);
    school_open(&school, &(struct school_text){.school = ",'reference_load_minutes':1320",
                                               .stage = STUDY,
                                               .steps = steps,
                                               .inductions = pair});
    assert_met(&school, "H10");
    school_close(&school);
    snprintf(steps, sizeof steps, MEETING "," OBSERVING "," FEEDBACK, 50);
    school_open(&school, &(struct school_text){.school = ",'reference_load_minutes':1320",
                                               .stage = STUDY,
                                               .steps = steps,
                                               .inductions = pair});
    assert_found(&school, "H10",
                 "E1 asks for at least 350 minutes of induction time beside study in half-term "
                 "autumn/1; of 528 due, study leaves 348: 2 minutes short (in 1 of 1 half-terms)");
    school_close(&school);
    /* Nothing is known of what is due. */
    school_open(&school, &(struct school_text){.stage = STUDY, .steps = steps, .inductions = pair});
    assert_met(&school, "H10");
    school_close(&school);
}

static void visits_of_a_week_fit_their_limit(void **state)
{
    static const char steps[] = "'a':{'kind':'drop_in','minutes':15},'b':{'kind':'dev_observation',"
                                "'minutes':30},'c':{'kind':'formal_observation','minutes':60}";
    static const char pair[] =
        "'E1':{'ect':'AB','mentor':'CD','tutor':'EF','stage':1,'programme':'p'}";
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.steps = steps, .inductions = pair});
    assert_found(&school, "H10",
                 "3 visits to lessons of AB are asked for in the week from Mon 8 Sep 2025 (4 such "
                 "weeks); the most is 2");
    school_close(&school);
    school_open(&school,
                &(struct school_text){.steps = steps,
                                      .inductions = pair,
                                      .rest = ",'rules':{'observed_per_week':{'value':3}}"});
    assert_met(&school, "H10");
    school_close(&school);
}

/* CD teaches `taught` of 25 periods of 60, and has this on top. */
static void open_teacher(struct school *school, int taught, const char *more)
{
    struct rf_text rest = RF_TEXT_INIT;

    rf_text_add(&rest, ",");
    add_lessons(&rest, "CD", 5, 1, taught);
    rf_text_add(&rest, more);
    school_open(school, &(struct school_text){.rest = rest.bytes});
    rf_text_release(&rest);
}

#define PPA(cells)                                                                                 \
    ",'commitments':{'P':{'name':'planning','type':'ppa','staff':['CD'],'at':{" cells "}}}"

static void planning_time_in_whole_periods(void **state)
{
    struct school school;

    (void)state;
    /* Worked number 3: 19 x 60 need 114, two periods; 22 x 60 need 132, three. */
    open_teacher(&school, 19, PPA("'Fri/4':{},'Fri/5':{}"));
    assert_met(&school, "AU2");
    school_close(&school);
    open_teacher(&school, 19, PPA("'Fri/5':{}"));
    assert_found(&school, "AU2", "needs 114 minutes of planning time; 60 are marked");
    school_close(&school);
    open_teacher(&school, 22, PPA("'Fri/4':{},'Fri/5':{}"));
    assert_found(&school, "AU2", "needs 132 minutes of planning time; 120 are marked");
    school_close(&school);
    open_teacher(&school, 22, PPA("'Fri/3':{},'Fri/4':{},'Fri/5':{}"));
    assert_met(&school, "AU2");
    school_close(&school);
}

static void planning_time_is_long_enough_in_the_day_and_undisturbed(void **state)
{
    static const struct {
        const char *more, *words;
    } cases[] = {
        /* 100 in pieces of 25 beside one of 60; 30 is the least piece. */
        {PPA("'Fri/a':{'start':'11:20','end':'11:45'},'Fri/b':{'start':'12:20','end':'12:45'},"
             "'Fri/5':{}"),
         "60 are marked"},
        {PPA("'Fri/lunch':{},'Fri/5':{}"), "60 are marked"},
        {PPA("'Fri/after':{'start':'15:10','end':'16:10'},'Fri/5':{}"), "60 are marked"},
        {",'commitments':{'P':{'name':'planning','type':'ppa','staff':['CD'],'at':{'Fri/4':{},"
         "'Fri/5':{}}},'D':{'name':'duty','type':'duty','staff':['CD'],'at':{'Fri/gate':{"
         "'start':'14:40','end':'15:10'}}}}",
         "90 are marked"},
        /* Planning and induction time never share minutes. */
        {",'commitments':{'P':{'name':'planning','type':'ppa','staff':['CD'],'at':{'Fri/4':{},"
         "'Fri/5':{}}},'I':{'name':'induction','type':'induction','staff':['CD'],'at':{"
         "'Fri/5':{}}}}",
         "60 are marked"},
    };
    struct school school;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        open_teacher(&school, 19, cases[i].more);
        assert_found(&school, "AU2", cases[i].words);
        school_close(&school);
    }
}

static void an_absence_is_no_loss_of_planning_time(void **state)
{
    static const char away[] =
        ",'commitments':{'F':{'name':'leave','type':'absence','staff':['CD'],'at':{},'on':{"
        "'2025-09-12':{'start':'08:00','end':'17:00'}}},'T':{'name':'trip','staff':['CD'],'at':{},"
        "'on':{'%s':{'start':'08:00','end':'17:00'}}}}";
    struct school school;
    char more[400];

    (void)state;
    /* Thursday 5 and all Friday are free. Leave on a Friday takes none; a trip leaves 60. */
    snprintf(more, sizeof more, away, "2025-09-13");
    open_teacher(&school, 19, more);
    assert_met(&school, "AU2");
    school_close(&school);
    snprintf(more, sizeof more, away, "2025-09-19");
    open_teacher(&school, 19, more);
    assert_found(&school, "AU2",
                 "in the cycle from Mon 15 Sep 2025 and needs 114 minutes of planning time; 60 are "
                 "free");
    school_close(&school);
}

/* CD works so many hundredths of a full post and is directed elsewhere for so many minutes. */
static void open_directed(struct school *school, const char *fte, int directed, const char *rest)
{
    char staff[160];

    snprintf(staff, sizeof staff, "'AB':{},'CD':{'fte':%s,'directed_minutes':%d},'EF':{}", fte,
             directed);
    school_open(school, &(struct school_text){.staff = staff, .rest = rest});
}

static void directed_time_is_limited_pro_rata(void **state)
{
    struct school school;

    (void)state;
    /* Worked number 4: 0.6 of 1,265 hours are 759. Four meetings ask for at least 180 minutes. */
    open_directed(&school, "0.6", 759 * 60 - 180, "");
    assert_met(&school, "AU4");
    school_close(&school);
    open_directed(&school, "0.6", 759 * 60 - 179, "");
    assert_found(
        &school, "AU4",
        "CD is directed for 759 h 1 min in the year (calendar 0 h, elsewhere 756 h 1 min, "
        "at least 3 h for the sessions asked for); the limit is 759 h: 0 h 1 min too much");
    school_close(&school);
    open_directed(&school, "1", 1265 * 60 - 180, "");
    assert_met(&school, "AU4");
    school_close(&school);
}

static void the_calendar_counts_once_and_absences_never(void **state)
{
    struct school school;

    (void)state;
    /* Four Mondays: a lesson of 60 and a duty that adds 30 beside it: 6 hours. */
    open_directed(&school, "1", 1265 * 60 - 180 - 6 * 60 + 1,
                  ",'lessons':{'L':{'staff':['CD'],'at':{'Mon/1':{}}}},'commitments':{"
                  "'D':{'name':'duty','type':'duty','staff':['CD'],'at':{'Mon/gate':{"
                  "'start':'08:30','end':'09:30'}}},'F':{'name':'leave','type':'absence','staff':["
                  "'CD'],'at':{'Tue/1':{}}}}");
    assert_found(&school, "AU4", "calendar 6 h");
    school_close(&school);
}

static void trapped_time_is_directed_time(void **state)
{
    static const char event[] =
        ",'kinds':{'talk':{'name':'talk','priority':7,'people':{'group':'free'},"
        "'after_school':true}},'events':{'T':{'kind':'talk','staff':['EF'],'minutes':60,'options':{"
        "'2025-09-09 15:45':{}}}},'rules':{'directed_hours':{'value':1}%s}";
    struct school school;
    char rest[400];

    (void)state;
    /* Worked number 9: pupils out 15:15 (here 15:10), from 15:45 for 60: 90 (here 95) minutes. */
    snprintf(rest, sizeof rest, event, "");
    school_open(&school, &(struct school_text){.rest = rest});
    assert_found(&school, "AU4",
                 "EF is directed for 1 h 35 min in the year (calendar 0 h, elsewhere 0 h, at least "
                 "1 h 35 min for the sessions asked for); the limit is 1 h");
    school_close(&school);
    snprintf(rest, sizeof rest, event, ",'trapped_time':{'value':0}");
    school_open(&school, &(struct school_text){.rest = rest});
    /* AB and CD are asked for 180 minutes of meetings; EF is asked for 60, which is the limit. */
    assert_count(&school, "AU4", 2);
    school_close(&school);
}

static void what_the_files_do_not_hold_is_said(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = "'AB':{},'CD':{'leader':true,"
                                                        "'directed_minutes':90000}"});
    assert_untold(&school, "AU4", "the files hold 20 of 195 days");
    assert_untold(&school, "AU4", "directed time does not bind CD, and no weekly cap is given");
    school_close(&school);
    school_open(&school, &(struct school_text){.rest = ",'terms':'local'"});
    assert_untold(&school, "AU4", "cannot tell, under local terms");
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_an_ect_may_teach_is_rounded_down_to_whole_periods),
        cmocka_unit_test(the_finding_names_ect_periods_and_cycles),
        cmocka_unit_test(release_in_minutes_and_most_taught_are_other_forms),
        cmocka_unit_test(without_a_reference_load_it_cannot_be_told),
        cmocka_unit_test(induction_time_is_what_is_marked),
        cmocka_unit_test(a_closed_day_takes_no_induction_time_and_half_a_cycle_tells_nothing),
        cmocka_unit_test(unmarked_induction_time_is_free_beside_planning_time),
        cmocka_unit_test(what_an_ect_is_asked_for_fits_the_induction_time),
        cmocka_unit_test(visits_of_a_week_fit_their_limit),
        cmocka_unit_test(planning_time_in_whole_periods),
        cmocka_unit_test(planning_time_is_long_enough_in_the_day_and_undisturbed),
        cmocka_unit_test(an_absence_is_no_loss_of_planning_time),
        cmocka_unit_test(directed_time_is_limited_pro_rata),
        cmocka_unit_test(the_calendar_counts_once_and_absences_never),
        cmocka_unit_test(trapped_time_is_directed_time),
        cmocka_unit_test(what_the_files_do_not_hold_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
