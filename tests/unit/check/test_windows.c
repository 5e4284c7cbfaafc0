/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_windows.c: which sessions are asked for: by half-term, term and year, in turns, at points of
 * an induction, with stages that change, for part-timers, and for mentors in training (D26, D30 to
 * D35, D42). Windows and dates are worked out by hand. */
#include "school.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* Weeks of 8, 15, 22 Sep and, after a week of holiday, of 6, 13, 20 Oct. */
#define TWO_HALVES                                                                                 \
    "{'autumn':{'half_terms':{'1':{'from':'2025-09-08','until':'2025-09-26'},"                     \
    "'2':{'from':'2025-10-06','until':'2025-10-24'}}}}"
/* One week each. */
#define THREE_TERMS                                                                                \
    "{'autumn':{'half_terms':{'1':{'from':'2025-09-08','until':'2025-09-12'}}},"                   \
    "'spring':{'half_terms':{'1':{'from':'2026-01-05','until':'2026-01-09'}}},"                    \
    "'summer':{'half_terms':{'1':{'from':'2026-04-20','until':'2026-04-24'}}}}"
#define TALK(flags)                                                                                \
    ",'kinds':{'talk':{'name':'talk','priority':8,'people':{'ect':'free','mentor':'free'}" flags   \
    "}}"

/* The names of all that is asked for, with blanks between them. */
static void assert_asked(struct school *school, const char *names)
{
    struct rf_text text = RF_TEXT_INIT;
    int32_t i;

    for (i = 0; i < school->plan->session_count; i++) {
        char *name = rf_session_name(school->instance, &school->plan->sessions[i]);

        rf_text_format(&text, "%s%s", i > 0 ? " " : "", name);
        rf_release(name);
    }
    assert_string_equal(rf_text_peek(&text), names);
    rf_text_release(&text);
}

static void asks(const struct school_text *text, const char *names)
{
    struct school school;

    school_open(&school, text);
    assert_asked(&school, names);
    school_close(&school);
}

static void a_step_may_ask_once_a_half_term_term_or_year(void **state)
{
    (void)state;
    asks(&(struct school_text){.terms = TWO_HALVES,
                               .rest = TALK(""),
                               .steps = "'t':{'kind':'talk','minutes':60,'every':'half_term'}"},
         "E1/talk/2025-09-08 E1/talk/2025-10-06");
    asks(&(struct school_text){.terms = TWO_HALVES,
                               .rest = TALK(""),
                               .steps = "'t':{'kind':'talk','minutes':60,'every':'term'}"},
         "E1/talk/2025-09-08");
    asks(&(struct school_text){.terms = THREE_TERMS,
                               .rest = TALK(""),
                               .steps = "'t':{'kind':'talk','minutes':60,'every':'term'}"},
         "E1/talk/2025-09-08 E1/talk/2026-01-05 E1/talk/2026-04-20");
    asks(&(struct school_text){.terms = THREE_TERMS,
                               .rest = TALK(""),
                               .steps = "'t':{'kind':'talk','minutes':60,'every':'year'}"},
         "E1/talk/2025-09-08");
}

static void a_long_window_may_be_the_first_or_last_weeks_only(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.terms = TWO_HALVES,
                                               .rest = TALK(""),
                                               .steps = "'t':{'kind':'talk','minutes':60,"
                                                        "'every':'half_term','last_weeks':2}"});
    assert_string_equal(end_of(&school, "E1/talk/2025-09-08", "2025-09-12", "09:00"), "-");
    assert_string_equal(end_of(&school, "E1/talk/2025-09-08", "2025-09-15", "09:00"), "10:00");
    assert_string_equal(end_of(&school, "E1/talk/2025-10-06", "2025-10-24", "09:00"), "10:00");
    school_close(&school);
    school_open(&school, &(struct school_text){.terms = TWO_HALVES,
                                               .rest = TALK(""),
                                               .steps = "'t':{'kind':'talk','minutes':60,"
                                                        "'every':'half_term','first_weeks':1}"});
    assert_string_equal(end_of(&school, "E1/talk/2025-09-08", "2025-09-12", "09:00"), "10:00");
    assert_string_equal(end_of(&school, "E1/talk/2025-09-08", "2025-09-15", "09:00"), "-");
    school_close(&school);
}

static void weeks_without_a_teaching_day_are_not_counted_at_an_end(void **state)
{
    struct school school;

    (void)state;
    /* The week of 15 Sep is closed: the last two weeks with a teaching day are those of 8 and
     * 22 Sep. */
    school_open(&school,
                &(struct school_text){.terms = TWO_HALVES,
                                      .calendar = ",'closures':{'c':{'from':'2025-09-15',"
                                                  "'until':'2025-09-19','reason':'closed'}}",
                                      .rest = TALK(""),
                                      .steps = "'t':{'kind':'talk','minutes':60,"
                                               "'every':'half_term','last_weeks':2}"});
    assert_string_equal(end_of(&school, "E1/talk/2025-09-08", "2025-09-08", "09:00"), "10:00");
    school_close(&school);
}

static void the_lead_in_is_cut_off_a_long_window(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.terms = TWO_HALVES,
                                               .stage = "'lead_in_weeks':1,'study_minutes':0,"
                                                        "'preparation_minutes':0",
                                               .rest = TALK(",'structured':true"),
                                               .steps = "'t':{'kind':'talk','minutes':60,"
                                                        "'every':'half_term','first_weeks':1}"});
    assert_asked(&school, "E1/talk/2025-09-08 E1/talk/2025-10-06");
    assert_string_equal(end_of(&school, "E1/talk/2025-09-08", "2025-09-08", "09:00"), "-");
    assert_string_equal(end_of(&school, "E1/talk/2025-09-08", "2025-09-15", "09:00"), "10:00");
    assert_string_equal(end_of(&school, "E1/talk/2025-09-08", "2025-09-22", "09:00"), "-");
    school_close(&school);
    /* A step of the lead-in asks there alone. */
    asks(&(struct school_text){.terms = TWO_HALVES,
                               .stage = "'lead_in_weeks':1,'study_minutes':0,"
                                        "'preparation_minutes':0",
                               .rest = TALK(""),
                               .steps = "'t':{'kind':'talk','minutes':60,'every':'half_term',"
                                        "'lead_in':true}"},
         "E1/talk/2025-09-08");
}

static void turns_ask_in_some_windows_only(void **state)
{
    (void)state;
    asks(&(struct school_text){.terms = TWO_HALVES,
                               .rest = TALK(""),
                               .steps = "'t':{'kind':'talk','minutes':60,'every':'half_term',"
                                        "'turns':{'of':2,'at':[1]}}"},
         "E1/talk/2025-10-06");
    asks(&(struct school_text){.rest = TALK(""),
                               .steps = "'t':{'kind':'talk','minutes':60,'every_weeks':1,"
                                        "'turns':{'of':3,'at':[0]}}"},
         "E1/talk/2025-09-08 E1/talk/2025-09-29");
}

#define POINTS                                                                                     \
    "'r':{'kind':'progress_review','minutes':30,'every':'term','point':'review'},"                 \
    "'a':{'kind':'formal_assessment','minutes':60,'every':'term','point':'assessment'}"
#define WITH_TUTOR(more)                                                                           \
    "'E1':{'ect':'AB','mentor':'CD','tutor':'EF','stage':1,'programme':'p'" more "}"

static void every_third_term_served_ends_with_an_assessment(void **state)
{
    (void)state;
    asks(&(struct school_text){.terms = THREE_TERMS, .steps = POINTS, .inductions = WITH_TUTOR("")},
         "E1/progress_review/2025-09-08 E1/progress_review/2026-01-05 "
         "E1/formal_assessment/2026-04-20");
    asks(&(struct school_text){.terms = THREE_TERMS,
                               .steps = POINTS,
                               .inductions = WITH_TUTOR(",'terms_served':1")},
         "E1/progress_review/2025-09-08 E1/formal_assessment/2026-01-05 "
         "E1/progress_review/2026-04-20");
}

static void terms_of_a_part_timer_count_by_the_share(void **state)
{
    (void)state;
    /* 5.6 and 0.8 are more than six: an assessment ends the induction, and nothing follows. */
    asks(&(struct school_text){.terms = THREE_TERMS,
                               .steps = POINTS,
                               .staff = "'AB':{'fte':0.8},'CD':{},'EF':{}",
                               .inductions = WITH_TUTOR(",'terms_served':5.6")},
         "E1/formal_assessment/2025-09-08");
    /* Half time: 0.5, 1, 1.5 terms, all reviews. */
    asks(&(struct school_text){.terms = THREE_TERMS,
                               .steps = POINTS,
                               .staff = "'AB':{'fte':0.5},'CD':{},'EF':{}",
                               .inductions = WITH_TUTOR(",'terms_served':0")},
         "E1/progress_review/2025-09-08 E1/progress_review/2026-01-05 "
         "E1/progress_review/2026-04-20");
}

static void another_stage_asks_from_its_week_on(void **state)
{
    (void)state;
    /* The fortnight that begins in the first stage is none of the second's. */
    asks(&(struct school_text){.programmes =
                                   ",'2':{'steps':{'meeting':{'kind':'mentor_meeting','minutes':60,"
                                   "'every_weeks':2}}}",
                               .inductions =
                                   "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p',"
                                   "'changes':{'2025-09-22':{'stage':2}}}"},
         "E1/mentor_meeting/2025-09-08 E1/mentor_meeting/2025-09-15 "
         "E1/mentor_meeting/2025-09-22");
    asks(&(struct school_text){.programmes =
                                   ",'2':{'steps':{'meeting':{'kind':'mentor_meeting','minutes':60,"
                                   "'every_weeks':2}}}",
                               .inductions =
                                   "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p',"
                                   "'changes':{'2025-09-15':{'stage':2}}}"},
         "E1/mentor_meeting/2025-09-08 E1/mentor_meeting/2025-09-22");
}

static void a_part_timers_meetings_are_stretched(void **state)
{
    struct school school;

    (void)state;
    school_open(&school, &(struct school_text){.staff = "'AB':{'fte':0.5},'CD':{}"});
    assert_asked(&school, "E1/mentor_meeting/2025-09-08 E1/mentor_meeting/2025-09-22");
    /* The gap of 3 to 8 becomes 6 to 16: Fri 12 Sep to Mon 22 Sep is 6 school days. */
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-12", "09:00", "10:00");
    place(&school, "E1/mentor_meeting/2025-09-22", "2025-09-22", "09:00", "10:00");
    assert_kept(&school);
    place(&school, "E1/mentor_meeting/2025-09-08", "2025-09-15", "09:00", "10:00");
    assert_broken(&school, RF_CONSTRAINT_RHYTHM, "not between 6 and 16");
    school_close(&school);
    /* Weeks 0, 1.25, 2.5, 3.75, rounded up. */
    asks(&(struct school_text){.staff = "'AB':{'fte':0.8},'CD':{}"},
         "E1/mentor_meeting/2025-09-08 E1/mentor_meeting/2025-09-22 "
         "E1/mentor_meeting/2025-09-29");
    /* What leads to no meeting keeps its rhythm. */
    asks(&(struct school_text){.staff = "'AB':{'fte':0.5},'CD':{}",
                               .rest = TALK(""),
                               .steps = "'t':{'kind':'talk','minutes':60,'every_weeks':2}"},
         "E1/talk/2025-09-08 E1/talk/2025-09-22");
    asks(&(struct school_text){.staff = "'AB':{'fte':0.5},'CD':{}",
                               .rest = ",'rules':{'part_time_stretch':{'value':0}}"},
         "E1/mentor_meeting/2025-09-08 E1/mentor_meeting/2025-09-15 "
         "E1/mentor_meeting/2025-09-22 E1/mentor_meeting/2025-09-29");
}

static void flags_ask_for_more_or_less(void **state)
{
    static const char steps[] = "'a':{'kind':'talk','minutes':60,'every':'year',"
                                "'only_if':['hard']},"
                                "'b':{'kind':'mentor_meeting','minutes':60,'every':'year',"
                                "'unless':['hard']}";

    (void)state;
    asks(&(struct school_text){.steps = steps, .rest = TALK("")}, "E1/mentor_meeting/2025-09-08");
    asks(&(struct school_text){.steps = steps,
                               .rest = TALK(""),
                               .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,"
                                             "'programme':'p','flags':['hard']}"},
         "E1/talk/2025-09-08");
}

#define STANDS_FOR_IT(who)                                                                         \
    TALK("")                                                                                       \
    ",'commitments':{'c':{'staff':['" who "'],'type':'training','satisfies':['talk'],"             \
    "'on':{'2025-09-17':{'start':'14:10','end':'15:10'}}}}"

static void a_commitment_may_stand_for_a_session(void **state)
{
    static const char weekly[] = "'t':{'kind':'talk','minutes':60,'every_weeks':1}";

    (void)state;
    asks(&(struct school_text){.steps = weekly, .rest = STANDS_FOR_IT("AB")},
         "E1/talk/2025-09-08 E1/talk/2025-09-22 E1/talk/2025-09-29");
    /* It is the ECT whose commitment counts where the kind needs the ECT. */
    asks(&(struct school_text){.steps = weekly, .rest = STANDS_FOR_IT("CD")},
         "E1/talk/2025-09-08 E1/talk/2025-09-15 E1/talk/2025-09-22 E1/talk/2025-09-29");
}

static void a_mentors_training_asks_on_the_mentors_days(void **state)
{
    struct school school;

    (void)state;
    /* CD is not in before 15 Sep; the ECT's meetings then begin in that week too. */
    school_open(&school,
                &(struct school_text){
                    .staff = "'AB':{},'CD':{'from':'2025-09-15'}",
                    .inductions = "'E1':{'ect':'AB','mentor':'CD','stage':1,'programme':'p'}",
                    .rest = ",'training':{'T1':{'mentor':'CD','programme':'q'}}",
                    .programmes = "}},'q':{'name':'Q','source':'by hand','stages':{'1':{'steps':{"
                                  "'t':{'kind':'mentor_training','minutes':60,'every_weeks':2}}}"});
    assert_asked(&school, "E1/mentor_meeting/2025-09-15 E1/mentor_meeting/2025-09-22 "
                          "E1/mentor_meeting/2025-09-29 T1/mentor_training/2025-09-08 "
                          "T1/mentor_training/2025-09-22");
    /* Tier 2 is about new teachers: 180 minutes of E1 and none of T1. */
    assert_int_equal(values_of(&school)->equity[0], 180);
    assert_int_equal(values_of(&school)->equity[1], 0);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_may_ask_once_a_half_term_term_or_year),
        cmocka_unit_test(a_long_window_may_be_the_first_or_last_weeks_only),
        cmocka_unit_test(weeks_without_a_teaching_day_are_not_counted_at_an_end),
        cmocka_unit_test(the_lead_in_is_cut_off_a_long_window),
        cmocka_unit_test(turns_ask_in_some_windows_only),
        cmocka_unit_test(every_third_term_served_ends_with_an_assessment),
        cmocka_unit_test(terms_of_a_part_timer_count_by_the_share),
        cmocka_unit_test(another_stage_asks_from_its_week_on),
        cmocka_unit_test(a_part_timers_meetings_are_stretched),
        cmocka_unit_test(flags_ask_for_more_or_less),
        cmocka_unit_test(a_commitment_may_stand_for_a_session),
        cmocka_unit_test(a_mentors_training_asks_on_the_mentors_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
