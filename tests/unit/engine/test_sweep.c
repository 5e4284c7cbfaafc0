/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test_sweep.c: the sweep and the search by GLPK give the same numbers; what the sweep refuses is
 * left to GLPK; homes as sets of slots; the order of tiers in one number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "answer.h"
#include "base/memory.h"
#include "engine/sweep.h"

#define HOUR(day) IN(day, "08:45", "09:45")
#define HALF_DAY(day) IN(day, "08:45", "11:00")
#define SEPTEMBER(more) UNTIL("2025-09-26", more)
#define CLOSED(date) "'closures': {'c': {'from': '" date "', 'until': '" date "', 'reason': 'x'}}, "
#define FORTNIGHT "'cycle': {'weeks': 2, 'letters': ['A', 'B'], 'first': 'A'}, "
#define START USUAL USUAL_RULES ","
#define VISITED WEEKLY_VISIT ",'lessons': {'L': {'staff': ['AB'], 'at': {" EVERY_FIRST "}}}"
#define WEEKLY_VISIT PROGRAMME(0, VISIT(1) "," TALK(1))
#define EVERY_FIRST "'Mon/1': {}, 'Tue/1': {}, 'Wed/1': {}, 'Thu/1': {}, 'Fri/1': {}"
/* In on three mornings, not the same ones in every week. */
#define THREE_MORNINGS                                                                             \
    SPELLS("CD", SPELL("a", "2025-09-01", "2025-09-12",                                            \
                       HALF_DAY("Mon") "," HALF_DAY("Tue") "," HALF_DAY(                           \
                           "Thu")) "," SPELL("b", "2025-09-15", "2025-09-26",                      \
                                             HALF_DAY("Tue") "," HALF_DAY("Wed")))

/* One pair; one whose visits lead to talks; letters, closures; two ECTs of one mentor with and
 * without room for both; a wish against a home. */
static const char *const schools[] = {
    START SEPTEMBER("") "," WEEKLY_TALK ",'staff': {" ALWAYS("AB") "," THREE_MORNINGS "}," PAIR(""),
    START SEPTEMBER(CLOSED("2025-09-16")) "," VISITED ",'staff': {" ALWAYS("AB") "," THREE_MORNINGS
                                                                                 "}," PAIR(""),
    START SEPTEMBER(FORTNIGHT CLOSED("2025-09-16")) "," WEEKLY_TALK ",'staff': {" ALWAYS(
        "AB") "," ALWAYS("EF") "," THREE_MORNINGS "}," BOTH,
    START SEPTEMBER("") "," VISITED ",'staff': {" ALWAYS("AB") "," ALWAYS("EF") "," ON(
        "CD", HALF_DAY("Tue")) "}," BOTH,
    START SEPTEMBER("") "," PROGRAMME(0, TALK(2)) ",'staff': {" ALWAYS("AB") "," ALWAYS(
        "EF") "," ON("CD", HOUR("Mon") "," HOUR("Thu")) "}," BOTH,
    START SEPTEMBER("") "," WEEKLY_TALK ",'staff': {" ALWAYS("AB") "," THREE_MORNINGS "}," PAIR(
        "") ",'fixed': {'wishes': {'w': {'induction': 'E1', "
            "'kind': 'talk', 'day': 'Thu', 'reason': 'x'}}}",
};

static void assert_same_numbers(const struct answer *one, const struct answer *other)
{
    assert_int_equal(one->plan->result_count, other->plan->result_count);
    for (int32_t i = 0; i < one->plan->result_count; i++) {
        const struct rf_tier_result *a = &one->plan->results[i], *b = &other->plan->results[i];
        assert_int_equal(a->tier, b->tier);
        assert_int_equal(a->part, b->part);
        assert_int_equal(value_of(one, a->tier, a->part), value_of(other, b->tier, b->part));
    }
}

static void the_sweep_and_the_search_give_the_same_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof schools / sizeof schools[0]; i++) {
        struct answer swept = solve(schools[i]);
        struct answer searched =
            solve_with(schools[i], &(struct rf_solve_options){.without_sweep = true});
        assert_same_numbers(&swept, &searched);
        assert_int_equal(swept.account.models, 0);
        answer_close(&swept);
        answer_close(&searched);
    }
}

/* ---- one part by itself */

struct own_part {
    struct school school;
    struct rf_problem problem;
    struct rf_components *components;
    struct rf_part *part;
};

static void open_part(struct own_part *own, const char *members, bool joined)
{
    own->school = school_open(members);
    own->problem = (struct rf_problem){own->school.instance,
                                       own->school.facts,
                                       own->school.demands,
                                       own->school.candidates,
                                       NULL,
                                       NULL,
                                       0};
    bool *all = rf_allocate((size_t)own->school.demands->count, sizeof *all);
    for (int32_t d = 0; d < own->school.demands->count; d++)
        all[d] = joined && own->school.demands->items[d].event >= 0;
    own->components = rf_components_build(own->school.instance, own->school.demands, all);
    own->part = rf_part_new(&own->problem, &own->components->items[0]);
    rf_release(all);
}

static void close_part(struct own_part *own)
{
    rf_part_release(own->part);
    rf_components_release(own->components);
    school_close(&own->school);
}

#define TRAINING                                                                                   \
    ",'events': {'T1': {'kind': 'class', 'minutes': 60, 'staff': ['AB', 'CD'], "                   \
    "'options': {'2025-09-03 14:15': {}}}}"
#define TWO_FREE ",'staff': {" ALWAYS("AB") "," ALWAYS("CD") "},"

static void a_group_session_that_is_decided_here_is_refused(void **state)
{
    struct own_part own;
    const char *why = NULL;
    (void)state;
    open_part(&own, START ONE_WEEK "," WEEKLY_TALK TWO_FREE PAIR("") TRAINING, true);
    assert_null(rf_course_new(own.part, &why));
    assert_non_null(why);
    close_part(&own);
    open_part(&own, START ONE_WEEK "," WEEKLY_TALK TWO_FREE PAIR("") TRAINING, false);
    struct rf_course *course = rf_course_new(own.part, &why);
    assert_non_null(course);
    rf_course_release(course);
    close_part(&own);
}

static void a_chart_that_would_be_too_large_is_not_made(void **state)
{
    struct own_part own;
    const char *why;
    (void)state;
    open_part(&own, schools[0], false);
    struct rf_course *course = rf_course_new(own.part, &why);
    enum rf_chart_end end;
    struct rf_chart *chart = rf_chart_new(course, 0, 100000, 100000, &end);
    assert_non_null(chart);
    assert_int_equal(end, RF_CHART_MADE);
    size_t arcs = chart->arc_count;
    rf_chart_release(chart);
    assert_true(arcs > 2);
    assert_null(rf_chart_new(course, 0, 100000, 2, &end));
    assert_int_equal(end, RF_CHART_TOO_LARGE);
    assert_null(rf_chart_new(course, 0, 2, 100000, &end));
    assert_int_equal(end, RF_CHART_TOO_LARGE);
    rf_course_release(course);
    close_part(&own);
}

/* Ways that hold with two choices changed at random; some still hold, some do not. */
static void a_loose_chart_allows_and_costs_what_the_drawn_one_does(void **state)
{
    struct own_part own;
    struct rf_scale scale;
    const char *why;
    uint32_t random = 1;
    int32_t held = 0, broken = 0;
    (void)state;
    open_part(&own, schools[3], false);
    struct rf_course *course = rf_course_new(own.part, &why);
    assert_true(rf_scale_make(course, RF_EXTENT_ALL, -1, &scale));
    enum rf_chart_end end;
    struct rf_chart *chart = rf_chart_new(course, course->unit_count, 100000, 100000, &end);
    struct rf_toll *toll = rf_toll_new(chart);
    struct rf_loose *loose = rf_loose_new(course, course->unit_count);
    int32_t *chosen = rf_allocate(course->position_count, sizeof *chosen);
    rf_weight *wait = rf_allocate(course->position_count, sizeof *wait);
    assert_true(rf_toll_charge(toll, &scale, scale.option, wait) != RF_UNPAYABLE);
    for (int32_t round = 0; round < 500; round++) {
        rf_weight drawn = 0, followed = 0;
        for (size_t p = 0; p < course->position_count; p++)
            chosen[p] = (int32_t)course->positions[p].options.from;
        rf_toll_trace(toll, scale.option, wait, chosen);
        for (int32_t change = 0; change < 2; change++) {
            random = random * 1664525 + 1013904223;
            size_t p = (random >> 8) % course->position_count;
            const struct rf_course_range *options = &course->positions[p].options;
            random = random * 1664525 + 1013904223;
            chosen[p] = (int32_t)(options->from + (random >> 8) % (options->until - options->from));
        }
        bool holds = rf_toll_walk(toll, &scale, chosen, &drawn);
        assert_int_equal(rf_loose_walk(loose, &scale, chosen, &followed), holds);
        assert_true(!holds || drawn == followed);
        held += holds;
        broken += !holds;
    }
    assert_true(held > 0 && broken > 0);
    rf_release(wait);
    rf_release(chosen);
    rf_loose_release(loose);
    rf_toll_release(toll);
    rf_chart_release(chart);
    rf_scale_clear(&scale);
    rf_course_release(course);
    close_part(&own);
}

/* All the classes of tier 1 before the rest; the worst of one tier is less than 1 of the one
 * before. */
static void one_of_an_earlier_tier_outweighs_all_of_the_later(void **state)
{
    struct own_part own;
    struct rf_scale scale;
    const char *why;
    (void)state;
    open_part(&own, schools[1], false);
    struct rf_course *course = rf_course_new(own.part, &why);
    assert_true(rf_scale_make(course, RF_EXTENT_ALL, -1, &scale));
    for (int32_t f = 1; f < RF_FIELDS; f++)
        assert_int_equal(scale.shift[f] + scale.bits[f], scale.shift[f - 1]);
    rf_weight worst = 0;
    for (size_t p = 0; p < course->position_count; p++) {
        rf_weight most = 0;
        for (size_t o = course->positions[p].options.from; o < course->positions[p].options.until;
             o++)
            most = scale.option[o] > most ? scale.option[o] : most;
        worst += rf_weight_rest(&scale, most);
    }
    assert_true(worst >> scale.shift[RF_FIELD_EQUITY] == 0);
    rf_scale_clear(&scale);
    rf_course_release(course);
    close_part(&own);
}

/* ---- homes as sets */

/* Talks on Mondays and Wednesdays at four starts each, 08:45 to 09:00; the second Monday is
 * closed. */
#define TWO_MORNINGS                                                                               \
    START UNTIL("2025-09-19", CLOSED("2025-09-08")) "," WEEKLY_TALK ",'staff': {" ALWAYS(          \
        "AB") "," ON("CD", HOUR("Mon") "," HOUR("Wed")) "}," PAIR("")

enum { WEDNESDAY = 4, SLOTS = 8 };

static int32_t away_with(const struct rf_home_table *table, const bool *open, int32_t slot,
                         int32_t week)
{
    int32_t *away = rf_allocate(table->course->option_count, sizeof *away), result = -1;
    rf_home_table_away(table, open, away);
    for (size_t i = 0; i < table->first_use[1]; i++)
        if (table->uses[i].slot == slot && table->uses[i].week == week)
            result = away[table->uses[i].option];
    rf_release(away);
    return result;
}

static void a_session_in_the_set_or_in_an_excused_week_is_not_away(void **state)
{
    struct own_part own;
    const char *why;
    bool both[SLOTS], monday[SLOTS], wednesday[SLOTS];
    (void)state;
    open_part(&own, TWO_MORNINGS, false);
    struct rf_course *course = rf_course_new(own.part, &why);
    struct rf_home_table *table = rf_home_table_new(course);
    assert_int_equal(table->series_count, 1);
    assert_int_equal(table->first[1], SLOTS);
    for (int32_t s = 0; s < SLOTS; s++) {
        both[s] = true;
        monday[s] = s < WEDNESDAY;
        wednesday[s] = s >= WEDNESDAY;
    }
    for (int32_t week = 0; week < 3; week++)
        assert_int_equal(away_with(table, both, WEDNESDAY, week), 0);
    assert_int_equal(away_with(table, monday, WEDNESDAY, 0), 1);
    assert_int_equal(away_with(table, monday, WEDNESDAY, 1), 0); /* its Monday is closed */
    assert_int_equal(away_with(table, monday, 0, 2), 0);
    assert_int_equal(away_with(table, wednesday, 0, 2), 1);
    rf_home_table_release(table);
    rf_course_release(course);
    close_part(&own);
}

/* ---- the list of tier 2 */

static void a_list_is_even_when_no_other_of_its_sum_is_better(void **state)
{
    struct own_part own;
    const char *why;
    const int32_t none[RF_COURSE_UNITS] = {0}, forced[RF_COURSE_UNITS] = {6, 0};
    const struct rf_worth even = {0, {4, 3, 0, 0}}, odd = {0, {6, 1, 0, 0}};
    (void)state;
    open_part(&own, schools[3], false);
    struct rf_course *course = rf_course_new(own.part, &why);
    assert_int_equal(course->unit_count, 2);
    assert_true(rf_joint_list_is_even(course, &even, none, 7));
    assert_false(rf_joint_list_is_even(course, &odd, none, 7));
    assert_true(rf_joint_list_is_even(course, &odd, forced, 7));
    assert_false(rf_joint_list_is_even(course, &even, none, 5));
    rf_course_release(course);
    close_part(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sweep_and_the_search_give_the_same_numbers),
        cmocka_unit_test(a_group_session_that_is_decided_here_is_refused),
        cmocka_unit_test(a_chart_that_would_be_too_large_is_not_made),
        cmocka_unit_test(a_loose_chart_allows_and_costs_what_the_drawn_one_does),
        cmocka_unit_test(one_of_an_earlier_tier_outweighs_all_of_the_later),
        cmocka_unit_test(a_session_in_the_set_or_in_an_excused_week_is_not_away),
        cmocka_unit_test(a_list_is_even_when_no_other_of_its_sum_is_better),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
