/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_view.c: what the views say of the school of two weeks (tests/unit/store/school.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../store/school.h"
#include "report/strip.h"
#include "report/table.h"
#include "report/view.h"
#include "report/weeks.h"

struct shown {
    struct rf_plan *plan;
    struct rf_view view;
    struct rf_text text;
};

static struct shown look(int width)
{
    struct shown shown = {school_plan(), {0}, RF_TEXT_INIT};
    shown.view = (struct rf_view){school_instance(), shown.plan, school_details, width};
    return shown;
}

static void close_view(struct shown *shown)
{
    rf_text_release(&shown->text);
    rf_plan_release(shown->plan);
}

static void expect_line(const struct shown *shown, const char *line)
{
    const char *text = rf_text_peek(&shown->text);
    size_t length = strlen(line);
    for (const char *found = text; (found = strstr(found, line)) != NULL; found++)
        if ((found == text || found[-1] == '\n') && found[length] == '\n')
            return;
    fail_msg("no line \"%s\" in:\n%s", line, text);
}

static void the_year_says_home_once_and_then_only_what_differs(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_view_term(&shown.view, &shown.text);
    expect_line(&shown, "A school, 2025-09-08 to 2025-09-19");
    expect_line(&shown, "E1  A. Baker (AB) with C. Dale (CD), stage 1");
    expect_line(&shown, "E2  EF with C. Dale (CD), tutor A. Baker (AB), stage 2");
    expect_line(&shown, "  mentor meeting  home    week A Monday 10:00, week B Monday 10:00");
    expect_line(&shown, "  mentor meeting  year    #!");
    expect_line(&shown, "  mentor meeting  except  Mon 2025-09-15 15:00-16:00 tired");
    expect_line(&shown, "  visit           dates   Mon 2025-09-08 09:00-09:15");
    expect_line(&shown, "  visit unplaced: 1 of 2, week of 15 Sep: no lesson of AB finds CD free "
                        "for long");
    expect_line(&shown, "    enough. Of the time looked at: AB does not teach 100%");
    expect_line(&shown, "  week by week: show --pair E1");
    expect_line(&shown, "  mentor meeting unplaced: 1 of 2, week of 15 Sep: there is time, but CD "
                        "needs");
    expect_line(&shown, "    it as planning time. Of the time looked at: CD teaches 55%, EF is not "
                        "at");
    /* E2's only meeting has no home to differ from. */
    expect_line(&shown, "  mentor meeting  dates  Tue 2025-09-09 10:00-10:45");
    expect_line(&shown, "  first training  Fri 2025-09-12 15:30-16:30: AB EF; without CD");
    close_view(&shown);
}

static void a_strip_has_a_sign_for_each_week(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_strip(school_instance(), shown.plan, 0, KIND_MEETING, &shown.text);
    rf_text_add(&shown.text, " ");
    rf_strip(school_instance(), shown.plan, 0, KIND_VISIT, &shown.text);
    rf_text_add(&shown.text, " ");
    /* E2's meeting on Tuesday has no home to be at. */
    rf_strip(school_instance(), shown.plan, 1, KIND_MEETING, &shown.text);
    rf_text_add(&shown.text, " ");
    rf_strip(school_instance(), shown.plan, 1, KIND_VISIT, &shown.text);
    assert_string_equal(rf_text_peek(&shown.text), "#! #x ox ..");
    close_view(&shown);
}

static void the_week_tells_every_day(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_view_week(&shown.view, SCHOOL_FIRST_DAY + 3, &shown.text);
    expect_line(&shown, "Week of 2025-09-08, week A");
    expect_line(&shown, "Monday 2025-09-08");
    expect_line(&shown, "  09:00-09:15  E1  visit           AB CD");
    expect_line(&shown, "  10:00-11:00  E1  mentor meeting  AB CD");
    expect_line(&shown, "  09:00-09:45      study           AB");
    expect_line(&shown, "Wednesday 2025-09-10: no sessions");
    expect_line(&shown, "  11:40-12:30  planning  CD");
    expect_line(&shown, "  15:30-16:30  T1  training  AB EF; without CD");
    assert_null(strstr(rf_text_peek(&shown.text), "Saturday"));
    assert_null(strstr(rf_text_peek(&shown.text), "Unplaced"));
    close_view(&shown);
}

static void a_wide_week_shows_where_in_the_day(void **state)
{
    (void)state;
    struct shown shown = look(100);
    rf_view_week(&shown.view, SCHOOL_FIRST_DAY + 7, &shown.text);
    /* 08:00 to 16:45 in 35 signs: three before school, 25 up to 15:00, four of the meeting. */
    expect_line(&shown, "  15:00-16:00  [...-------------------------####...]  E1  mentor meeting"
                        "  AB CD (tired)");
    expect_line(&shown, "Unplaced");
    expect_line(&shown, "  E1/visit/2025-09-15    no lesson of AB finds CD free for long enough");
    expect_line(&shown, "  E2/meeting/2025-09-15  there is time, but CD needs it as planning time");
    close_view(&shown);
}

static void a_person_sees_sessions_and_reserved_time(void **state)
{
    (void)state;
    struct shown shown = look(86);
    rf_view_person(&shown.view, PERSON_CD, &shown.text);
    expect_line(&shown, "C. Dale (CD)");
    expect_line(&shown, "  week of     sess  plan  prep  sessions");
    expect_line(&shown, "  2025-09-08   120    50     .  Mon 09:00 visit E1, 10:00 mentor meeting "
                        "E1,");
    expect_line(&shown, "                                Tue 10:00 mentor meeting E2");
    expect_line(&shown, "  2025-09-15    60     .    15  Mon 15:00 mentor meeting E1 (tired)");
    expect_line(&shown, "  Minutes in sessions (sess), kept for planning (plan), kept for "
                        "preparation (prep)");
    expect_line(&shown, "  planning     A Wed 11:40-12:30  2025-09-10");
    expect_line(&shown, "  preparation  B Mon 08:45-09:00  2025-09-15");
    assert_null(strstr(rf_text_peek(&shown.text), "training"));
    close_view(&shown);
}

static void a_person_without_room_for_study_is_told(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_view_person(&shown.view, PERSON_EF, &shown.text);
    expect_line(&shown, "Nothing is reserved.");
    expect_line(&shown, "  short of study by 45 minutes in all, week of 15 Sep");
    close_view(&shown);
}

static void a_pair_lists_every_session(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_view_pair(&shown.view, 0, &shown.text);
    expect_line(&shown, "  2025-09-08  mentor meeting  Mon 2025-09-08 10:00-11:00");
    expect_line(&shown, "  2025-09-15  visit           unplaced");
    expect_line(&shown,
                "  visit unplaced: week of 15 Sep: of 4 moments in its window: 4 AB does not");
    assert_null(strstr(rf_text_peek(&shown.text), "E2"));
    close_view(&shown);
}

static void optimal_is_said_of_certified_numbers_only(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_view_tiers(&shown.view, &shown.text);
    assert_string_equal(rf_text_peek(&shown.text),
                        "tier 1 unplaced sessions: 1 (class 2: 1), optimal (certified)\n"
                        "tier 1 unplaced sessions: 1 (class 4: 1), solved\n"
                        "tier 3 tired time: 10, at best 4 (gap 6)\n"
                        "tier 6 away from home: 1, solved, given tier 3 at 10\n"
                        "tier 7 spacing: 30, nothing is proved, given tier 3 at 10\n");
    close_view(&shown);
}

static void classes_and_pairs_of_one_status_share_a_line(void **state)
{
    (void)state;
    struct shown shown = look(80);
    struct rf_tier_result results[] = {
        {RF_TIER_UNPLACED, 1, 0, 0, 0, RF_TIER_SOLVED, false},
        {RF_TIER_UNPLACED, 2, 3, 3, 3, RF_TIER_SOLVED, false},
        {RF_TIER_UNPLACED, 4, 2, 2, 2, RF_TIER_SOLVED, false},
        {RF_TIER_EQUITY, 1, 60, 60, 60, RF_TIER_SOLVED, false},
        {RF_TIER_EQUITY, 2, 45, 45, 45, RF_TIER_SOLVED, false},
        {RF_TIER_EQUITY, 3, 0, 0, 0, RF_TIER_SOLVED, false},
        {RF_TIER_EQUITY, 4, 0, 0, 0, RF_TIER_SOLVED, false},
        {RF_TIER_TIRED, 1, 0, 0, 0, RF_TIER_SOLVED, false},
    };
    struct rf_plan plan = *shown.plan;
    plan.results = results;
    plan.result_count = sizeof results / sizeof *results;
    shown.view.plan = &plan;
    rf_view_tiers(&shown.view, &shown.text);
    assert_string_equal(rf_text_peek(&shown.text),
                        "tier 1 unplaced sessions: 5 (class 2: 3, class 4: 2), solved\n"
                        "tier 2 unplaced minutes, worst-off pair first: 60 45 and 2 times 0, "
                        "solved\n"
                        "tier 3 tired time: 0, solved\n");
    close_view(&shown);
}

static void a_stopped_search_says_so_once_for_all_pairs(void **state)
{
    (void)state;
    struct shown shown = look(100);
    struct rf_tier_result results[] = {
        {RF_TIER_UNPLACED, 2, 7, 5, RF_NO_BOUND, RF_TIER_GAP, false},
        {RF_TIER_EQUITY, 1, 60, RF_NO_BOUND, RF_NO_BOUND, RF_TIER_GAP, true},
        {RF_TIER_EQUITY, 2, 0, RF_NO_BOUND, RF_NO_BOUND, RF_TIER_GAP, true},
    };
    struct rf_plan plan = *shown.plan;
    plan.results = results;
    plan.result_count = sizeof results / sizeof *results;
    shown.view.plan = &plan;
    rf_view_tiers(&shown.view, &shown.text);
    assert_string_equal(rf_text_peek(&shown.text),
                        "tier 1 unplaced sessions: 7 (class 2: 7), at best 5 (gap 2)\n"
                        "tier 2 unplaced minutes, worst-off pair first: 60 0, the best "
                        "found, given tier 1 at 7\n");
    close_view(&shown);
}

static void the_list_of_unplaced_is_cut_and_says_so(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_view_unplaced(&shown.view, 2, &shown.text);
    assert_string_equal(rf_text_peek(&shown.text),
                        "Unplaced\n"
                        "  E1  visit           1 of 2: no lesson that fits\n"
                        "  E2  mentor meeting  1 of 2: CD needs it as planning time\n"
                        "  and 1 more like these\n");
    close_view(&shown);
}

static void who_does_not_come_is_missing(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_view_unplaced(&shown.view, 0, &shown.text);
    expect_line(&shown, "  T1  training        CD does not come");
    assert_null(strstr(rf_text_peek(&shown.text), "more like these"));
    close_view(&shown);
}

/* E2 with nothing at all, first for want of time, then for a rule. */
static void a_pair_without_any_place_is_told_so_first(void **state)
{
    (void)state;
    struct shown shown = look(200);
    struct rf_reason reasons[SCHOOL_SESSIONS];
    memcpy(reasons, school_details, sizeof reasons);
    shown.plan->sessions[4].placed = false;
    reasons[4] = reasons[5];
    shown.view.reasons = reasons;
    rf_view_term(&shown.view, &shown.text);
    expect_line(&shown, "  Nothing has a place: where EF and CD have time, CD needs it as planning "
                        "time. Next: free a period for both EF and CD, or name another mentor.");
    rf_text_release(&shown.text);
    reasons[4].obstacle_count = reasons[5].obstacle_count = 2; /* without the rule */
    rf_view_term(&shown.view, &shown.text);
    expect_line(&shown, "  Nothing has a place: EF and CD have no common time that is long enough "
                        "in any week. Next: free a period for both EF and CD, or name another "
                        "mentor.");
    expect_line(&shown, "  mentor meeting unplaced: all 2, weeks of 8 Sep, 15 Sep: EF and CD have "
                        "no common time that is long enough. Of the time looked at: CD teaches "
                        "55%, EF is not at work 33%");
    close_view(&shown);
}

static void weeks_are_ranges_of_the_list_not_of_the_calendar(void **state)
{
    (void)state;
    /* 8 September to 20 October, a holiday, 3 and 10 November; two weeks are in, ... */
    static const struct {
        int32_t week;
        bool in;
    } list[] = {{0, true}, {1, true}, {2, false}, {3, true}, {4, true}, {8, true}, {9, false}};
    struct rf_weeks weeks = RF_WEEKS_INIT;
    struct rf_text text = RF_TEXT_INIT;
    for (size_t index = 0; index < sizeof list / sizeof *list; index++)
        rf_weeks_add(&weeks, SCHOOL_FIRST_DAY + 7 * list[index].week, list[index].in);
    rf_weeks_tell(&weeks, school_instance(), &text);
    assert_string_equal(rf_text_peek(&text), "weeks of 8 Sep, 15 Sep, 29 Sep to 3 Nov");
    rf_text_release(&text);
    struct rf_instance long_year = *school_instance();
    long_year.date_count = 400;
    rf_weeks_add(&weeks, SCHOOL_FIRST_DAY, true);
    rf_weeks_tell(&weeks, &long_year, &text);
    assert_string_equal(rf_text_peek(&text), "week of 8 Sep 2025");
    rf_text_release(&text);
}

static void what_is_held_together_stays_on_one_line_where_it_fits(void **state)
{
    (void)state;
    struct rf_text text = RF_TEXT_INIT;
    rf_wrap(&text, "one two" RF_HOLD "three", 0, 0, 10);
    rf_wrap(&text, "one two" RF_HOLD "three", 0, 0, 6);
    assert_string_equal(rf_text_peek(&text), "one\ntwo three\none\ntwo\nthree\n");
    rf_text_release(&text);
}

/* The initial stands over the first week that begins in the month, half-term bars included. */
static void months_stand_over_their_weeks(void **state)
{
    (void)state;
    static struct rf_week weeks[6];
    static const struct rf_half_term none[1];
    struct rf_instance instance = *school_instance();
    struct rf_text text = RF_TEXT_INIT;
    for (int week = 0; week < 6; week++)
        weeks[week].monday = SCHOOL_FIRST_DAY + 7 * week;
    instance.weeks = weeks;
    instance.week_count = 6;
    instance.half_terms = none;
    instance.date_count = 0;
    rf_strip_months(&instance, &text);
    /* 8, 15, 22, 29 September, 6 and 13 October. */
    assert_string_equal(rf_text_peek(&text), "S" RF_HOLD RF_HOLD RF_HOLD "O");
    rf_text_release(&text);
}

static void a_narrow_year_has_its_strips_below_their_names(void **state)
{
    (void)state;
    struct shown shown = look(40);
    struct rf_kind kinds[KIND_COUNT];
    struct rf_instance instance = *shown.view.instance;
    memcpy(kinds, instance.kinds, sizeof kinds);
    kinds[KIND_MEETING].name = "meeting of ECT and of mentor";
    instance.kinds = kinds;
    shown.view.instance = &instance;
    rf_view_term(&shown.view, &shown.text);
    expect_line(&shown, "  meeting of ECT and of mentor  year");
    expect_line(&shown, "    #!");
    close_view(&shown);
}

static void the_summary_counts(void **state)
{
    (void)state;
    struct shown shown = look(80);
    rf_view_summary(&shown.view, 3, &shown.text);
    rf_view_summary(&shown.view, 0, &shown.text);
    assert_string_equal(rf_text_peek(&shown.text),
                        "run 3: 5 of 7 sessions placed, 2 unplaced, 1 tired\n"
                        "5 of 7 sessions placed, 2 unplaced, 1 tired\n");
    close_view(&shown);
}

/* No line is wider than asked for, except a single word that cannot be cut. */
static void the_width_is_kept(void **state)
{
    (void)state;
    struct shown shown = look(60);
    rf_view_term(&shown.view, &shown.text);
    rf_view_person(&shown.view, PERSON_CD, &shown.text);
    rf_view_unplaced(&shown.view, 0, &shown.text);
    const char *line = rf_text_peek(&shown.text);
    while (*line) {
        size_t length = strcspn(line, "\n");
        if (length > 60 && line[0] == ' ')
            fail_msg("a line of %zu: %.*s", length, (int)length, line);
        line += length + (line[length] == '\n');
    }
    close_view(&shown);
}

static void a_table_aligns_by_what_is_seen_not_by_bytes(void **state)
{
    (void)state;
    struct rf_table table = RF_TABLE_INIT(2);
    struct rf_text text = RF_TEXT_INIT;
    rf_table_add(&table, "Zo\xc3\xab");
    rf_table_add(&table, "one two three");
    rf_table_add(&table, "Anne");
    rf_table_add(&table, NULL);
    rf_table_print(&table, 1, 14, &text);
    assert_string_equal(rf_text_peek(&text), " Zo\xc3\xab   one two\n"
                                             "       three\n"
                                             " Anne\n");
    rf_text_release(&text);
}

/* One that ended before the first day is not told; one that ends on it is. */
static void waivers_in_force_are_named(void **state)
{
    static const struct rf_waiver waivers[] = {{.id = "old",
                                                .rule = "H6",
                                                .reason = "it was",
                                                .author = "head",
                                                .induction = 0,
                                                .expires = SCHOOL_FIRST_DAY - 1},
                                               {.id = "pair",
                                                .rule = "H6",
                                                .reason = "one corridor",
                                                .author = "head",
                                                .induction = 1,
                                                .expires = SCHOOL_FIRST_DAY},
                                               {.id = "staff",
                                                .rule = "H12",
                                                .reason = "few staff",
                                                .author = "governors",
                                                .induction = -1,
                                                .expires = SCHOOL_FIRST_DAY + 7}};
    struct rf_instance instance = *school_instance();
    struct shown shown = look(80);
    (void)state;
    shown.view.instance = &instance;
    rf_view_waivers(&shown.view, &shown.text);
    assert_string_equal(rf_text_peek(&shown.text), "");
    instance.waivers = waivers;
    instance.waiver_count = 1;
    rf_view_waivers(&shown.view, &shown.text);
    assert_string_equal(rf_text_peek(&shown.text), "");
    instance.waiver_count = 3;
    rf_view_waivers(&shown.view, &shown.text);
    expect_line(&shown, "waivers in force");
    expect_line(&shown, "  waiver  rule  for         until       by         because");
    expect_line(&shown, "  pair    H6    E2          2025-09-08  head       one corridor");
    expect_line(&shown, "  staff   H12   the school  2025-09-15  governors  few staff");
    assert_null(strstr(rf_text_peek(&shown.text), "old"));
    close_view(&shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_year_says_home_once_and_then_only_what_differs),
        cmocka_unit_test(a_strip_has_a_sign_for_each_week),
        cmocka_unit_test(the_week_tells_every_day),
        cmocka_unit_test(a_wide_week_shows_where_in_the_day),
        cmocka_unit_test(a_person_sees_sessions_and_reserved_time),
        cmocka_unit_test(a_person_without_room_for_study_is_told),
        cmocka_unit_test(a_pair_lists_every_session),
        cmocka_unit_test(optimal_is_said_of_certified_numbers_only),
        cmocka_unit_test(classes_and_pairs_of_one_status_share_a_line),
        cmocka_unit_test(a_stopped_search_says_so_once_for_all_pairs),
        cmocka_unit_test(the_list_of_unplaced_is_cut_and_says_so),
        cmocka_unit_test(who_does_not_come_is_missing),
        cmocka_unit_test(a_pair_without_any_place_is_told_so_first),
        cmocka_unit_test(weeks_are_ranges_of_the_list_not_of_the_calendar),
        cmocka_unit_test(what_is_held_together_stays_on_one_line_where_it_fits),
        cmocka_unit_test(months_stand_over_their_weeks),
        cmocka_unit_test(a_narrow_year_has_its_strips_below_their_names),
        cmocka_unit_test(the_summary_counts),
        cmocka_unit_test(waivers_in_force_are_named),
        cmocka_unit_test(the_width_is_kept),
        cmocka_unit_test(a_table_aligns_by_what_is_seen_not_by_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
