/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_school.c: the frame of a tiny school: how many weeks and days, which periods, what grid,
 * what the rules say. The grid is as fine as the number of sessions allows, so that all plans can
 * be tried. */
#include "tiny_school.h"

#include <stdio.h>
#include <string.h>

#include "tiny_rulebook.h"
#include "tiny_staff.h"

static const char *const LETTERS = "AB";

static int32_t pick(struct tiny_school *school, const int32_t *values, int32_t count)
{
    return values[tiny_below(&school->random, count)];
}

/* What the school is made to try, and for how long. */
static void choose_profile(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    if (school->rulebook) {
        tiny_rulebook_choose(school);
        return;
    }
    static const enum tiny_profile PROFILES[] = {TINY_RHYTHM, TINY_RHYTHM, TINY_RHYTHM, TINY_VISITS,
                                                 TINY_VISITS, TINY_SHARED, TINY_SHARED, TINY_GATHER,
                                                 TINY_CROWD,  TINY_LEAD_IN};
    school->profile = school->disputed ? TINY_DISPUTE : PROFILES[tiny_below(random, 10)];
    school->inductions = 1;
    school->every_weeks = 1;
    school->weeks = tiny_chance(random, 35) ? 1 : 2;
    switch (school->profile) {
    case TINY_RHYTHM:
        school->weeks = tiny_between(random, 3, 4);
        school->extra = tiny_chance(random, 25) ? tiny_between(random, 1, 3) : 0;
        break;
    case TINY_VISITS:
        school->visits = true;
        school->extra =
            school->weeks == 1 && tiny_chance(random, 40) ? tiny_between(random, 1, 3) : 0;
        break;
    case TINY_SHARED:
        school->inductions = 2;
        school->visits = school->weeks == 1 && tiny_chance(random, 60);
        break;
    case TINY_GATHER:
        school->extra = school->weeks == 1 && tiny_chance(random, 30) ? 1 : 0;
        break;
    case TINY_CROWD:
        school->inductions = 2;
        school->weeks = 1;
        school->visits = tiny_chance(random, 25);
        break;
    case TINY_LEAD_IN:
        school->weeks = tiny_between(random, 2, 3);
        school->lead_in = 1;
        school->visits = tiny_chance(random, 60);
        break;
    case TINY_DISPUTE:
        school->inductions = tiny_between(random, 2, 3);
        school->weeks = school->inductions == 2 && tiny_chance(random, 30) ? 2 : 1;
        school->events = tiny_between(random, 1, 2);
        return;
    case TINY_RULEBOOK:
    case TINY_PROFILE_COUNT:
        break;
    }
    if (school->weeks >= 2 && tiny_chance(random, 30)) {
        school->every_weeks = school->weeks == 4 && tiny_chance(random, 30) ? 4 : 2;
    }
    school->shared =
        school->inductions == 2 && tiny_chance(random, school->profile == TINY_CROWD ? 40 : 70);
}

static int32_t sessions_wanted(const struct tiny_school *school)
{
    if (school->rulebook) {
        return tiny_rulebook_sessions(school);
    }
    const int32_t windows = (school->weeks + school->every_weeks - 1) / school->every_weeks;
    const int32_t steps = 1 + (school->visits ? 1 : 0);
    const bool event = school->profile == TINY_GATHER || school->profile == TINY_CROWD;
    return school->inductions * (windows * steps + (school->extra != 0 ? 1 : 0)) + (event ? 1 : 0) +
           2 * school->events;
}

static void choose_periods(struct tiny_school *school)
{
    static const char *const NAMES[] = {"1", "2", "3", "4", "5", "6", "7"};
    static const int32_t LENGTHS[] = {20, 30, 40, 45, 50, 60, 60};
    static const int32_t GAPS[] = {0, 0, 5, 10};
    struct tiny_random *random = &school->random;
    const bool long_day = tiny_chance(random, school->disputed ? 40 : 20); /* five short periods,
                                                        for four in a row */
    const int32_t length = long_day ? 20 : pick(school, LENGTHS, 7);
    const int32_t count = long_day ? 5 : tiny_between(random, 2, length > 45 ? 4 : 5);
    const int32_t pause = tiny_chance(random, 60) ? tiny_between(random, 1, count - 1) : -1;
    const int32_t gap = pick(school, GAPS, 4);
    rf_minute clock = tiny_chance(random, 70) ? 540 : 520 + 5 * tiny_below(random, 8);
    school->pupils_from = clock - 10 * tiny_below(random, 2);
    for (int32_t i = 0; i < count; i++) {
        if (i == pause) {
            const bool lunch = tiny_chance(random, 50);
            const rf_minute end = clock + (lunch ? 30 : 15);
            school->periods[school->period_count++] = (struct tiny_period){
                lunch ? "lunch" : "break", clock, end, lunch ? "lunch" : "break", false};
            clock = end + gap;
        }
        const bool registration = i == 0 && tiny_chance(random, 15);
        const rf_minute end = clock + (registration ? 20 : length);
        school->periods[school->period_count++] = (struct tiny_period){
            NAMES[i], clock, end, registration ? "registration" : "teaching", !registration};
        clock = end + gap;
    }
    school->pupils_until = clock - gap + 10 * tiny_below(random, 2);
    school->open_from =
        school->pupils_from - (tiny_chance(random, 40) ? tiny_between(random, 1, 4) * 10 : 0);
    school->open_until =
        school->pupils_until + (tiny_chance(random, 65) ? tiny_between(random, 2, 8) * 10 : 0);
}

static void choose_days(struct tiny_school *school)
{
    static const rf_day MONDAYS[] = {20332, 20395, 20458}; /* 2025-09-01, -11-03, 2026-01-05 */
    struct tiny_random *random = &school->random;
    school->monday = MONDAYS[tiny_below(random, 3)];
    school->letters = tiny_chance(random, 30) ? 2 : 1;
    const bool narrow = school->weeks > 2 && tiny_chance(random, 60); /* homes are then in doubt */
    const int32_t wanted =
        narrow || school->disputed || (school->rulebook && school->weeks > 1)
            ? 2
            : tiny_between(random, school->weeks == 1 ? 2 : 1, school->weeks == 1 ? 5 : 3);
    for (int32_t day = 0; day < 5 && school->weekday_count < wanted; day++) {
        if (tiny_below(random, 5 - day) < wanted - school->weekday_count) {
            school->weekdays[school->weekday_count++] = day;
        }
    }
}

/* The finest grid with which every plan can still be tried, or, now and then, a coarser one. */
static void choose_grid(struct tiny_school *school)
{
    static const int32_t GRIDS[] = {5, 10, 15, 20, 30, 45};
    static const int32_t STARTS[] = {300, 300, 200, 150, 100, 60, 40, 30, 24};
    const int32_t sessions = sessions_wanted(school);
    const int32_t most = STARTS[sessions > 8 ? 8 : sessions];
    const int32_t minutes = (school->open_until - school->open_from) * 6 / 10;
    int32_t choice = 0;
    const int32_t window = school->rulebook ? school->weeks : school->every_weeks;
    while (choice < 5 && window * school->weekday_count * minutes / GRIDS[choice] > most) {
        choice++;
    }
    if (choice < 4 && tiny_chance(&school->random, 20)) {
        choice++;
    }
    school->grid = GRIDS[choice];
    while (school->weekday_count > 1 &&
           window * school->weekday_count * minutes / school->grid > most + most / 2) {
        school->weekday_count--;
    }
}

/* ------------------------------------------------------------------ onto paper */

static const char *date_text(rf_day day)
{
    static char buffers[4][RF_DATE_TEXT];
    static int next;
    next = (next + 1) % 4;
    return rf_day_format(day, buffers[next]);
}

static const char *clock_text(rf_minute minute)
{
    static char buffers[4][RF_MINUTE_TEXT];
    static int next;
    next = (next + 1) % 4;
    return rf_minute_format(minute, buffers[next]);
}

/* Closes some days of a week, or makes them INSET days; `first`: not before that date. The last
 * day of the first week stays a teaching day, so that there is one. */
static void add_closed_days(struct tiny_school *school, int32_t week, rf_day first)
{
    struct tiny_random *random = &school->random;
    for (int32_t i = 0; i < school->weekday_count; i++) {
        const rf_day day = school->mondays[week] + school->weekdays[i];
        const int32_t luck = tiny_below(random, 100);
        if (day < first || (week == 0 && i + 1 == school->weekday_count)) {
            continue;
        }
        if (luck < 8) {
            tiny_instance_add(school->instance, TINY_CLOSURES,
                              "\"day-%d-%d\": {\"from\": \"%s\", \"until\": \"%s\"}", week, i,
                              date_text(day), date_text(day));
        } else if (luck < 16) {
            tiny_instance_add(school->instance, TINY_INSET, "\"%s\": {}", date_text(day));
        }
    }
}

/* Each week is a half-term of its own: the weeks and terms are the same, and a failing instance
 * can be made shorter by leaving one out. */
static void add_terms(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    const int32_t second = school->weeks > 1 && tiny_chance(random, school->rulebook ? 60 : 30)
                               ? tiny_between(random, 1, school->weeks - 1)
                               : school->weeks;
    const int32_t holiday = second < school->weeks && tiny_chance(random, 50) ? 7 : 0;
    for (int32_t week = 0; week < school->weeks; week++) {
        const rf_day monday = school->monday + 7 * week + (week >= second ? holiday : 0);
        const bool single = school->weekday_count == 1 && school->weekdays[0] == 0;
        const rf_day first = monday + (tiny_chance(random, 8) && !single ? 1 : 0);
        school->mondays[week] = monday;
        tiny_instance_add(school->instance, week < second ? TINY_FIRST_TERM : TINY_SECOND_TERM,
                          "\"%d\": {\"from\": \"%s\", \"until\": \"%s\"}", week + 1,
                          date_text(first), date_text(monday + 4));
        if (week > 0 && week + 1 < school->weeks && tiny_chance(random, 30)) {
            tiny_instance_add(school->instance, TINY_CLOSURES,
                              "\"closed-%d\": {\"from\": \"%s\", \"until\": \"%s\"}", week,
                              date_text(monday), date_text(monday + 4));
        } else {
            add_closed_days(school, week, first);
        }
    }
}

static void add_cycle(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    if (school->letters == 2) {
        tiny_instance_add(
            school->instance, TINY_CALENDAR,
            "\"cycle\": {\"weeks\": 2, \"letters\": [\"A\", \"B\"], \"first\": \"%c\", "
            "\"closed_week_consumes_letter\": %s}",
            LETTERS[tiny_below(random, 2)], tiny_chance(random, 30) ? "true" : "false");
    }
    if (tiny_chance(random, 12)) {
        tiny_instance_add(school->instance, TINY_CALENDAR, "\"as_of\": \"%s\"",
                          date_text(school->monday + tiny_below(random, 7 * school->weeks)));
    }
}

static void add_days(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    for (int32_t i = 0; i < school->weekday_count; i++) {
        const char *weekday = rf_weekday_name(school->weekdays[i]);
        const int32_t later = tiny_chance(random, 15) ? 20 : 0;
        tiny_instance_add(school->instance, TINY_DAYS,
                          "\"%s\": {\"pupils\": {\"start\": \"%s\", \"end\": \"%s\"}, "
                          "\"open\": {\"start\": \"%s\", \"end\": \"%s\"}}",
                          weekday, clock_text(school->pupils_from),
                          clock_text(school->pupils_until), clock_text(school->open_from),
                          clock_text(school->open_until + later));
        if (tiny_chance(random, 10)) {
            tiny_instance_add(school->instance, TINY_DAYS,
                              "\"%s%s\": {\"pupils\": {\"start\": \"%s\", \"end\": \"%s\"}}",
                              school->letters == 2 ? "B/" : "A/", weekday,
                              clock_text(school->pupils_from), clock_text(school->pupils_until));
        }
    }
}

static void add_bells(struct tiny_school *school)
{
    char periods[1024] = "", others[1024] = "";
    for (int32_t i = 0; i < school->period_count; i++) {
        const struct tiny_period *period = &school->periods[i];
        char line[128];
        snprintf(line, sizeof line,
                 "%s\"%s\": {\"start\": \"%s\", \"end\": \"%s\", \"class\": \"%s\"}",
                 i == 0 ? "" : ", ", period->name, clock_text(period->from),
                 clock_text(period->until), period->class);
        strncat(periods, line, sizeof periods - strlen(periods) - 1);
        /* The other bell of the house: the same periods, each ending five minutes earlier. */
        snprintf(line, sizeof line,
                 "%s\"%s\": {\"start\": \"%s\", \"end\": \"%s\", \"class\": \"%s\"}",
                 i == 0 ? "" : ", ", period->name, clock_text(period->from),
                 clock_text(period->until - 5), period->class);
        strncat(others, line, sizeof others - strlen(others) - 1);
    }
    const char *weekday = rf_weekday_name(school->weekdays[0]);
    if (tiny_chance(&school->random, 12)) { /* one weekday has another shape */
        tiny_instance_add(school->instance, TINY_CALENDAR,
                          "\"bell\": \"main\", \"bells\": {\"main\": {\"periods\": {%s}, \"days\": "
                          "{\"%s\": {\"periods\": {%s}}}}, \"other\": {\"periods\": {%s}}}",
                          periods, weekday, others, others);
        return;
    }
    tiny_instance_add(school->instance, TINY_CALENDAR,
                      "\"bell\": \"main\", \"bells\": {\"main\": {\"periods\": {%s}}, "
                      "\"other\": {\"periods\": {%s}}}",
                      periods, others);
}

static void add_rule(struct tiny_school *school, const char *id, const char *value)
{
    tiny_instance_add(school->instance, TINY_RULES, "\"%s\": {\"value\": %s}", id, value);
}

static void add_rules(struct tiny_school *school)
{
    static const struct {
        const char *id;
        int32_t percent;
        const char *values[4];
    } TABLE[] = {
        {"join_gap_minutes", 30, {"0", "5", "10", "15"}},
        {"buffer_minutes", 40, {"0", "5", "10", "10"}},
        {"ppa_rate", 50, {"0", "0", "0.2", "0.5"}},
        {"ppa_min_block", 30, {"20", "30", "40", "60"}},
        {"tired_share_max", 75, {"0", "0.5", "0.5", "1"}},
        {"tired_run_max", 50, {"0", "1", "1", "2"}},
        {"tired_after_school", 25, {"0", "1", "10", "3"}},
        {"tired_before_school", 40, {"0", "0", "1", "10"}},
        {"tired_friday_last_period", 25, {"0", "1", "10", "3"}},
        {"tired_after_four_periods", 25, {"0", "1", "10", "3"}},
        {"mentor_week_cap", 45, {"50", "60", "80", "120"}},
        {"mentor_per_ect_cap", 45, {"40", "50", "60", "80"}},
        {"mentor_single_week_factor", 40, {"1", "1.2", "1.5", "2"}},
        {"quorum", 40, {"0.5", "0.6", "0.75", "1"}},
    };
    char grid[8];
    snprintf(grid, sizeof grid, "%d", school->grid);
    add_rule(school, "grid_minutes", grid);
    for (size_t i = 0; i < sizeof TABLE / sizeof TABLE[0]; i++) {
        if (tiny_chance(&school->random, TABLE[i].percent)) {
            add_rule(school, TABLE[i].id, TABLE[i].values[tiny_below(&school->random, 4)]);
        }
    }
    if (school->rulebook) {
        tiny_rulebook_add_rules(school);
    }
}

void tiny_school_add_facts(struct tiny_school *school)
{
    choose_profile(school);
    choose_periods(school);
    choose_days(school);
    choose_grid(school);
    add_terms(school);
    add_cycle(school);
    add_days(school);
    add_bells(school);
    add_rules(school);
    tiny_school_add_staff(school);
}
