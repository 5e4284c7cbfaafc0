/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_plan_text.c: a plan as lines of text, there and back, and every wrong line told. */
#include "school.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/memory.h"
#include "check/parts.h"
#include "check/plan_text.h"

#define ONE "E1/mentor_meeting/2025-09-08"
#define TRAINING                                                                                   \
    ",'events':{'T1':{'kind':'group_training','staff':['AB','CD','EF'],'minutes':60,"              \
    "'quorum':0.5,'window':{'from':'2025-09-10','until':'2025-09-11'}}}"

static enum rf_status parse(struct school *school, const char *bytes, struct rf_plan **plan,
                            unsigned *parts, struct rf_diagnostics *diagnostics)
{
    struct rf_plan_text text = {"plan.txt", bytes, strlen(bytes)};

    return rf_plan_text_read(school->instance, &text, diagnostics, plan, parts);
}

static struct rf_plan *read_good(struct school *school, const char *bytes, unsigned *parts)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_plan *plan = NULL;
    enum rf_status status = parse(school, bytes, &plan, parts, &diagnostics);

    if (status != RF_OK)
        fail_msg("%s", diagnostics.items[0].message);
    rf_diagnostics_release(&diagnostics);
    return plan;
}

static void assert_refused(struct school *school, const char *line, const char *words)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_plan *plan = NULL;
    unsigned parts;

    assert_int_equal(parse(school, line, &plan, &parts, &diagnostics), RF_INPUT);
    assert_null(plan);
    if (strstr(diagnostics.items[0].message, words) == NULL)
        fail_msg("\"%s\" has not \"%s\"", diagnostics.items[0].message, words);
    rf_diagnostics_release(&diagnostics);
}

static void sessions_are_read_with_blanks_or_tabs(void **state)
{
    struct school school;
    struct rf_plan *plan;
    unsigned parts;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING});
    plan = read_good(&school,
                     "# by hand\n" ONE " 2025-09-09 10:00 11:00\r\n\n"
                     "E1/mentor_meeting/2025-09-15\tunplaced\n"
                     "event T1 2025-09-10 16:00 17:00 EF AB",
                     &parts);
    assert_int_equal(parts, 0);
    assert_int_equal(plan->session_count, 3);
    assert_int_equal(plan->sessions[0].induction, 0);
    assert_int_equal(plan->sessions[0].monday, day("2025-09-08"));
    assert_true(plan->sessions[0].placed);
    assert_int_equal(plan->sessions[0].day, day("2025-09-09"));
    assert_int_equal(plan->sessions[0].start, 600);
    assert_int_equal(plan->sessions[0].end, 660);
    assert_false(plan->sessions[1].placed);
    assert_int_equal(plan->sessions[2].event, 0);
    assert_int_equal(plan->sessions[2].induction, -1);
    assert_int_equal(plan->sessions[2].attending_count, 2);
    assert_string_equal(school.instance->people[plan->sessions[2].attending[0]].id, "AB");
    rf_plan_release(plan);
    school_close(&school);
}

static void who_and_what_is_picked_comes_back_as_written(void **state)
{
    static const char text[] = ONE "\t2025-09-09\t10:00\t11:00\tcover\tEF\troom\toffice\n"
                                   "E1/mentor_meeting/2025-09-15\t2025-09-16\t10:00\t11:00\tchosen"
                                   "\tGH\nevent\tT1\t2025-09-10\t16:00\t17:00\tAB\tEF\n"
                                   "room\tT1\toffice\nmentor\tE1\tEF\n";
    struct school school;
    struct rf_plan *plan;
    unsigned parts;
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream;

    (void)state;
    school_open(&school,
                &(struct school_text){.inductions = "'E1':{'ect':'AB','mentors':['CD','EF'],"
                                                    "'stage':1,'programme':'p'}",
                                      .rest = TRAINING ",'rooms':{'office':{'private':true}}"});
    plan = read_good(&school, text, &parts);
    assert_int_equal(plan->sessions[0].cover, rf_instance_person(school.instance, "EF"));
    assert_int_equal(plan->sessions[0].room, 0);
    assert_int_equal(plan->sessions[0].chosen, -1);
    assert_int_equal(plan->sessions[1].chosen, rf_instance_person(school.instance, "GH"));
    assert_int_equal(plan->sessions[2].room, 0);
    assert_int_equal(plan->mentors[0], rf_instance_person(school.instance, "EF"));
    stream = open_memstream(&bytes, &length);
    rf_plan_text_write(school.instance, plan, stream);
    fclose(stream);
    assert_string_equal(bytes, text);
    free(bytes);
    rf_plan_release(plan);
    assert_refused(&school, ONE " 2025-09-09 10:00 11:00 with EF", "none of chosen, cover, room");
    assert_refused(&school, ONE " 2025-09-09 10:00 11:00 cover", "nothing follows \"cover\"");
    assert_refused(&school, ONE " 2025-09-09 10:00 11:00 room hall", "no room \"hall\"");
    assert_refused(&school, "room T1 office", "no event \"T1\" is placed before");
    assert_refused(&school, "mentor E1 ZZ", "no member of staff \"ZZ\"");
    school_close(&school);
}

static void homes_solo_time_and_values_are_read(void **state)
{
    struct school school;
    struct rf_plan *plan;
    unsigned parts;

    (void)state;
    school_open(&school, &(struct school_text){0});
    plan = read_good(&school,
                     "home E1 mentor_meeting A Tue 10:00\n"
                     "reserved planning CD 2025-09-09 09:00 10:00\n"
                     "reserved study AB E1 2025-09-10 09:00 09:45\n"
                     "short preparation CD E1 2025-09-15 15\n"
                     "value 1 2 4\n"
                     "value 3 1 10 bound - claimed 8 gap conditional\n",
                     &parts);
    assert_int_equal(parts, RF_PART_HOMES | RF_PART_RESERVATIONS | RF_PART_RESULTS);
    assert_int_equal(plan->homes[0].weekday, 1);
    assert_int_equal(plan->reservations[0].type, RF_RESERVED_PPA);
    assert_int_equal(plan->reservations[0].induction, -1);
    assert_int_equal(plan->reservations[1].induction, 0);
    assert_int_equal(plan->reservations[1].span.until, 585);
    assert_int_equal(plan->shortages[0].week, 1);
    assert_int_equal(plan->shortages[0].minutes, 15);
    assert_int_equal(plan->results[0].value, 4);
    assert_int_equal(plan->results[0].bound, RF_NO_BOUND);
    assert_int_equal(plan->results[1].claimed_bound, 8);
    assert_int_equal(plan->results[1].status, RF_TIER_GAP);
    assert_true(plan->results[1].conditional);
    rf_plan_release(plan);
    school_close(&school);
}

static char *written(const struct rf_instance *instance, const struct rf_plan *plan)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);

    assert_non_null(stream);
    rf_plan_text_write(instance, plan, stream);
    fclose(stream);
    return bytes;
}

static void what_is_written_reads_back_as_the_same_plan(void **state)
{
    static const char text[] = "E1/mentor_meeting/2025-09-08\t2025-09-09\t10:00\t11:00\n"
                               "E1/mentor_meeting/2025-09-15\tunplaced\n"
                               "event\tT1\t2025-09-10\t16:00\t17:00\tAB\tEF\n"
                               "home\tE1\tmentor_meeting\tA\tTue\t10:00\n"
                               "reserved\tplanning\tCD\t2025-09-09\t09:00\t10:00\n"
                               "reserved\tpreparation\tCD\tE1\t2025-09-08\t09:00\t09:15\n"
                               "short\tstudy\tAB\tE1\t2025-09-15\t45\n"
                               "value\t3\t1\t10\tbound\t4\tclaimed\t-\tgap\tconditional\n"
                               "value\t6\t1\t0\tbound\t0\tclaimed\t0\tsolved\n";
    struct school school;
    struct rf_plan *plan;
    unsigned parts;
    char *again;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING});
    plan = read_good(&school, text, &parts);
    again = written(school.instance, plan);
    assert_string_equal(again, text);
    free(again);
    rf_plan_release(plan);
    school_close(&school);
}

static void identifiers_with_blanks_live_in_lines_with_tabs(void **state)
{
    struct school school;
    struct rf_plan *plan;
    unsigned parts;

    (void)state;
    school_open(&school, &(struct school_text){.inductions =
                                                   "'A. Baker':{'ect':'AB','mentor':'CD','stage':1,"
                                                   "'programme':'p'}"});
    plan = read_good(&school, "A. Baker/mentor_meeting/2025-09-08\tunplaced\n", &parts);
    assert_int_equal(plan->session_count, 1);
    rf_plan_release(plan);
    school_close(&school);
}

static void every_wrong_line_is_told_with_its_number(void **state)
{
    struct school school;
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_plan *plan = NULL;
    unsigned parts;

    (void)state;
    school_open(&school, &(struct school_text){.rest = TRAINING});
    assert_refused(&school, "E9/mentor_meeting/2025-09-08 unplaced", "no induction \"E9\"");
    assert_refused(&school, "E1/tea/2025-09-08 unplaced", "no session kind \"tea\"");
    assert_refused(&school, "E1/mentor_meeting/2025-02-30 unplaced", "no date");
    assert_refused(&school, "E1/mentor_meeting unplaced", "induction/kind/date");
    assert_refused(&school, ONE " 2025-09-09 10:00", "should read: NAME DATE START END");
    assert_refused(&school, ONE " 2025-09-09 10:00 24:30", "no time");
    assert_refused(&school, "event T9 unplaced", "no event \"T9\"");
    assert_refused(&school, "event T1", "should read: event");
    assert_refused(&school, "event T1 2025-09-10 16:00 17:00 AB XX", "no member of staff \"XX\"");
    assert_refused(&school, "home E1 mentor_meeting C Tue 10:00", "no week \"C\"");
    assert_refused(&school, "home E1 mentor_meeting A Tuesday 10:00", "no weekday");
    assert_refused(&school, "reserved sleep AB 2025-09-10 16:00 17:00", "none of planning");
    assert_refused(&school, "reserved study AB 2025-09-10 16:00 17:00", "should read: reserved");
    assert_refused(&school, "short study AB E1 2025-09-09 5", "Monday of no school week");
    assert_refused(&school, "short study AB E1 2025-09-08 -5", "no whole number");
    assert_refused(&school, "value 9 1 0", "there is no tier 9");
    assert_refused(&school, "value 3 1 0 certain", "no state of a tier");
    assert_refused(&school, "tutor meeting", "begins no line");
    assert_int_equal(parse(&school, "x\n" ONE " unplaced\ny\n", &plan, &parts, &diagnostics),
                     RF_INPUT);
    assert_int_equal(diagnostics.count, 2);
    assert_int_equal(diagnostics.items[0].place.line, 1);
    assert_int_equal(diagnostics.items[1].place.line, 3);
    rf_diagnostics_release(&diagnostics);
    school_close(&school);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sessions_are_read_with_blanks_or_tabs),
        cmocka_unit_test(who_and_what_is_picked_comes_back_as_written),
        cmocka_unit_test(homes_solo_time_and_values_are_read),
        cmocka_unit_test(what_is_written_reads_back_as_the_same_plan),
        cmocka_unit_test(identifiers_with_blanks_live_in_lines_with_tabs),
        cmocka_unit_test(every_wrong_line_is_told_with_its_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
