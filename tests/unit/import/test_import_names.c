/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small readers: names of hours, period labels, words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "import/csv_period.h"
#include "import/hour_name.h"
#include "import/words.h"

static void expect_bell(const struct rf_hour_bell *bell, const char *word, int start, int end)
{
    assert_string_equal(bell->word, word);
    assert_int_equal(bell->start, start);
    assert_int_equal(bell->end, end);
}

static void clock_times_are_found_in_the_names_of_hours(void **state)
{
    (void)state;
    struct rf_hour_name hour = rf_hour_name_read("3\xc2\xaa 10:30 - FP10:15");
    assert_string_equal(hour.label, "3\xc2\xaa");
    assert_int_equal(hour.count, 2);
    expect_bell(&hour.bells[0], "", 630, -1);
    expect_bell(&hour.bells[1], "fp", 615, -1);
    hour = rf_hour_name_read("9.30 - 11.00");
    assert_string_equal(hour.label, "");
    assert_int_equal(hour.count, 1);
    expect_bell(&hour.bells[0], "", 570, 660);
    hour = rf_hour_name_read("P5 (23h15 to 24:00)");
    assert_string_equal(hour.label, "P5");
    expect_bell(&hour.bells[0], "", 1395, 1440);
}

static void numbers_that_are_no_clock_times_are_left_alone(void **state)
{
    static const char *const names[] = {"Period 1", "25:00", "10:60", "24:01", "1.5", "12:345", ""};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(rf_hour_name_read(names[i]).count, 0);
}

static void period_labels_of_all_known_shapes_are_read(void **state)
{
    static const struct {
        const char *label, *name;
        int letter, weekday;
    } table[] = {
        {"1Mon:3", "3", 0, 0},     {"2Fri:6", "6", 1, 4},     {"MonA3", "3", 0, 0},
        {"A:Mo3", "3", 0, 0},      {"Mon Wk A:3", "3", 0, 0}, {"Mon:3", "3", -1, 0},
        {"B Thu 4", "4", 1, 3},    {"MonAM", "AM", -1, 0},    {"MonB:AM", "AM", 1, 0},
        {"1Thu:Tut", "Tut", 0, 3}, {"Monday 3", "3", -1, 0},  {"Week 2 Tue P1", "P1", 1, 1},
        {"Wed:1", "1", -1, 2},     {"WedB1", "1", 1, 2},      {"  Tue : 5 ", "5 ", -1, 1},
        {"Tue:10", "10", -1, 1},   {"MonAAM", "AM", 0, 0},    {"Mon Week B: Lunch", "Lunch", 1, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct rf_csv_period period;
        assert_true(rf_csv_period_read(table[i].label, &period));
        assert_string_equal(period.name, table[i].name);
        assert_int_equal(period.letter, table[i].letter);
        assert_int_equal(period.weekday, table[i].weekday);
    }
}

static void labels_that_name_no_cell_are_refused(void **state)
{
    static const char *const labels[] = {
        "", "3", "Mon", "Mon:", "3Mon:1", "12Mon:1", "Xyz:1", "A:3"};
    struct rf_csv_period period;
    (void)state;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        assert_false(rf_csv_period_read(labels[i], &period));
}

static void words_say_what_a_commitment_is(void **state)
{
    (void)state;
    assert_int_equal(rf_words_commitment("PPA"), RF_ENTRY_PPA);
    assert_int_equal(rf_words_commitment("Guardia FP"), RF_ENTRY_DUTY);
    assert_int_equal(rf_words_commitment("Duty.Quad"), RF_ENTRY_DUTY);
    assert_int_equal(rf_words_commitment("Reuni\xc3\xb3n ETCP"), RF_ENTRY_MEETING);
    assert_int_equal(rf_words_commitment("Staff Meeting"), RF_ENTRY_MEETING);
    assert_int_equal(rf_words_commitment("Mentoring"), RF_ENTRY_MENTORING);
    assert_int_equal(rf_words_commitment("ECT time"), RF_ENTRY_INDUCTION);
    assert_int_equal(rf_words_commitment("Admin"), RF_ENTRY_OTHER);
    assert_int_equal(rf_words_commitment("Projects"), RF_ENTRY_OTHER); /* holds "ect", no word */
    assert_int_equal(rf_words_commitment("Coffee"), RF_ENTRY_OTHER);   /* holds "off", no word */
}

static void weekdays_are_known_in_several_languages(void **state)
{
    static const char *const wednesdays[] = {"Wednesday", "WED",      "Wed 2", "Mi\xc3\xa9rcoles",
                                             "mercredi",  "Mittwoch", "We",    "Quarta-feira"};
    (void)state;
    for (size_t i = 0; i < sizeof wednesdays / sizeof *wednesdays; i++)
        assert_int_equal(rf_words_weekday(wednesdays[i], NULL), 2);
    assert_int_equal(rf_words_weekday("Day 1", NULL), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clock_times_are_found_in_the_names_of_hours),
        cmocka_unit_test(numbers_that_are_no_clock_times_are_left_alone),
        cmocka_unit_test(period_labels_of_all_known_shapes_are_read),
        cmocka_unit_test(labels_that_name_no_cell_are_refused),
        cmocka_unit_test(words_say_what_a_commitment_is),
        cmocka_unit_test(weekdays_are_known_in_several_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
