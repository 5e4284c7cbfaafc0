/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_wanted.c: what is asked of a tiny school: kinds and steps of every make, inductions, group
 * sessions, caps, pins, forbids, wishes, waivers. */
#include "tiny_school.h"

#include <stdio.h>

static const char *truth(struct tiny_school *school, int32_t percent)
{
    return tiny_chance(&school->random, percent) ? "true" : "false";
}

/* A kind with the people and meeting flags given and all else drawn. */
static void add_kind(struct tiny_school *school, const char *id, const char *people,
                     const char *flags)
{
    const int32_t priority = tiny_between(&school->random, 1, 4);
    tiny_instance_add(school->instance, TINY_KINDS,
                      "\"%s\": {\"name\": \"%s\", \"priority\": %d, \"people\": {%s}, %s, "
                      "\"structured\": %s, \"home\": %s, \"induction\": %s, \"mentoring\": %s, "
                      "\"before_school\": %s, \"after_school\": %s, \"inset\": %s}",
                      id, id, priority, people, flags, truth(school, 50), truth(school, 85),
                      truth(school, 60), truth(school, 80), truth(school, 45), truth(school, 60),
                      truth(school, 40));
}

static void add_kinds(struct tiny_school *school)
{
    add_kind(school, "k-visit", "\"ect\": \"teaching\", \"mentor\": \"free\"",
             "\"meeting\": false");
    add_kind(school, "k-meet", "\"ect\": \"free\", \"mentor\": \"free\"", "\"meeting\": true");
    add_kind(school, "k-start", "\"ect\": \"free\", \"mentor\": \"free\"", "\"meeting\": true");
    add_kind(school, "k-second", "\"ect\": \"free\", \"mentor\": \"free\"", "\"meeting\": true");
    add_kind(school, "k-watch", "\"ect\": \"free\", \"mentor\": \"teaching\"",
             "\"meeting\": false");
    if (tiny_chance(&school->random, 40)) {
        add_kind(school, "k-review", "\"ect\": \"free\", \"mentor\": \"free\", \"tutor\": \"free\"",
                 "\"meeting\": false");
    } else {
        add_kind(school, "k-review", "\"ect\": \"free\", \"tutor\": \"free\"",
                 "\"meeting\": false");
    }
    add_kind(school, "k-group", "\"group\": \"free\"", "\"meeting\": false");
    add_kind(school, "k-talk", "\"group\": \"free\"", "\"meeting\": false");
}

/* `"minutes": m, "least": l`: on the grid, mostly not longer than a period. */
static void write_minutes(struct tiny_school *school, char text[64])
{
    struct tiny_random *random = &school->random;
    const struct tiny_period *first = &school->periods[0];
    int32_t most = (first->until - first->from) / school->grid + (tiny_chance(random, 20) ? 1 : 0);
    if (most < 1) {
        most = 1;
    }
    const int32_t wished = tiny_between(random, (most + 2) / 3, most);
    const int32_t least = tiny_chance(random, 40) ? tiny_between(random, 1, wished) : wished;
    snprintf(text, 64, "\"minutes\": %d, \"least\": %d", wished * school->grid,
             least * school->grid);
}

static void write_gap(struct tiny_school *school, char text[96])
{
    struct tiny_random *random = &school->random;
    text[0] = '\0';
    if (tiny_chance(random, 75)) {
        const int32_t least = tiny_below(random, school->weekday_count);
        snprintf(text, 96, ", \"gap\": {\"least\": %d, \"most\": %d, \"make_up\": %d}", least,
                 least + tiny_between(random, 1, 2 + school->weekday_count),
                 tiny_below(random, least + 1));
    }
}

static void add_meeting(struct tiny_school *school, enum tiny_section stage, const char *step,
                        const char *kind, int32_t every_weeks)
{
    char minutes[64], gap[96];
    write_minutes(school, minutes);
    write_gap(school, gap);
    tiny_instance_add(school->instance, stage,
                      "\"%s\": {\"kind\": \"%s\", %s, \"every_weeks\": %d, \"lead_in\": %s%s}",
                      step, kind, minutes, every_weeks,
                      kind[2] == 's' && kind[3] == 't' ? "true" : "false", gap);
}

/* A step that leads to the meeting, with a lag. */
static void add_visit(struct tiny_school *school, enum tiny_section stage)
{
    struct tiny_random *random = &school->random;
    char minutes[64];
    write_minutes(school, minutes);
    const int32_t least = tiny_chance(random, 75) ? 0 : 1;
    const int32_t most = least + tiny_below(random, 4);
    tiny_instance_add(school->instance, stage,
                      "\"visit\": {\"kind\": \"%s\", %s, \"every_weeks\": %d, \"leads_to\": "
                      "{\"step\": \"meet\", \"least\": %d, \"most\": %d, \"wished\": %d}}",
                      school->extra == 2 || tiny_chance(random, 80) ? "k-visit" : "k-watch",
                      minutes, school->every_weeks, least, most, tiny_between(random, least, most));
}

static void add_steps(struct tiny_school *school, enum tiny_section stage)
{
    char minutes[64];
    if (school->visits) {
        add_visit(school, stage);
    }
    add_meeting(school, stage, "meet", "k-meet", school->every_weeks);
    if (school->lead_in > 0) {
        add_meeting(school, stage, "start", "k-start", 1);
    }
    if (school->extra == 3) {
        add_meeting(school, stage, "second", "k-second", school->weeks > 2 ? 4 : 2);
    } else if (school->extra != 0) {
        write_minutes(school, minutes);
        tiny_instance_add(
            school->instance, stage, "\"extra\": {\"kind\": \"%s\", %s, \"every_weeks\": %d}",
            school->extra == 1 ? "k-review" : "k-watch", minutes, school->weeks > 2 ? 4 : 2);
    }
}

static void add_inductions(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    for (int32_t i = 0; i < school->inductions && i < 2; i++) {
        char dated[64] = "", lead_in[48] = "", date[RF_DATE_TEXT];
        if (tiny_chance(random, 10)) {
            snprintf(dated, sizeof dated, ", \"%s\": \"%s\"",
                     tiny_chance(random, 60) ? "from" : "until",
                     rf_day_format(school->monday + tiny_between(random, 1, 8), date));
        }
        const int32_t stage = tiny_chance(random, 75) ? 1 : 2;
        if (stage == 1 ? school->lead_in > 0 : school->lead_in == 0 || tiny_chance(random, 30)) {
            snprintf(lead_in, sizeof lead_in, ", \"lead_in_weeks\": %d", school->lead_in);
        }
        tiny_instance_add(school->instance, TINY_INDUCTIONS,
                          "\"I%d\": {\"ect\": \"%s\", \"mentor\": \"%s\", \"tutor\": \"TU\", "
                          "\"stage\": %d, \"programme\": \"tiny\"%s%s}",
                          i + 1, tiny_people[i], i == 1 && !school->shared ? "MB" : "MA", stage,
                          dated, lead_in);
    }
}

/* The third pair of a dispute. */
static void add_third_pair(struct tiny_school *school)
{
    tiny_instance_add(school->instance, TINY_INDUCTIONS,
                      "\"I3\": {\"ect\": \"XX\", \"mentor\": \"TU\", \"stage\": 1, "
                      "\"programme\": \"tiny\"}");
}

/* A free start on the grid of some school day, as text. */
static rf_minute write_moment(struct tiny_school *school, char date[RF_DATE_TEXT])
{
    struct tiny_random *random = &school->random;
    const rf_day day = school->mondays[tiny_below(random, school->weeks)] +
                       school->weekdays[tiny_below(random, school->weekday_count)];
    rf_day_format(day, date);
    const int32_t first = (school->open_from + school->grid - 1) / school->grid;
    const int32_t last = (school->open_until - 1) / school->grid;
    return tiny_between(random, first, last > first ? last : first) * school->grid;
}

static void write_people(struct tiny_school *school, char text[128])
{
    struct tiny_random *random = &school->random;
    const int32_t choice = tiny_below(random, 4);
    if (choice == 0) {
        snprintf(text, 128, "\"groups\": [\"ects\", \"mentors\"]");
    } else if (choice == 1) {
        snprintf(text, 128, "\"groups\": [\"ects\"], \"staff\": [\"TU\", \"XX\"]");
    } else {
        snprintf(text, 128, "\"staff\": [\"EA\", \"MA\"%s]", choice == 2 ? ", \"EB\"" : ", \"XX\"");
    }
}

static void add_event(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    char people[128], when[256], quorum[32] = "", date[2][RF_DATE_TEXT], clock[2][RF_MINUTE_TEXT];
    write_people(school, people);
    const rf_minute one = write_moment(school, date[0]);
    snprintf(school->event_moment, sizeof school->event_moment, "%s %s", date[0],
             rf_minute_format(one, clock[0]));
    if (tiny_chance(random, 70)) {
        const rf_minute other = write_moment(school, date[1]);
        snprintf(when, sizeof when, "\"options\": {\"%s %s\": {}, \"%s %s\": {}}", date[0],
                 rf_minute_format(one, clock[0]), date[1],
                 rf_minute_format(one == other ? other + school->grid : other, clock[1]));
    } else {
        snprintf(when, sizeof when, "\"window\": {\"from\": \"%s\", \"until\": \"%s\"}", date[0],
                 date[0]);
    }
    if (tiny_chance(random, 60)) {
        static const char *const QUORUMS[] = {"0.3", "0.5", "0.67", "1"};
        snprintf(quorum, sizeof quorum, ", \"quorum\": %s", QUORUMS[tiny_below(random, 4)]);
    }
    tiny_instance_add(
        school->instance, TINY_EVENTS, "\"T1\": {\"kind\": \"k-group\", %s, \"minutes\": %d%s, %s}",
        people, school->grid * tiny_between(random, 1, school->grid < 20 ? 3 : 2), quorum, when);
}

/* ------------------------------------------------------------------ policy and fixed facts */

static void add_caps(struct tiny_school *school)
{
    static const char *const PEOPLE[] = {"\"staff\": [\"MA\"]", "\"groups\": [\"all\"]",
                                         "\"groups\": [\"ects\"]"};
    static const char *const PER[] = {"day", "week", "term", "year"};
    struct tiny_random *random = &school->random;
    for (int32_t i = 0; i < 2; i++) {
        if (!tiny_chance(random, 25)) {
            continue;
        }
        char limit[48];
        if (tiny_chance(random, 50)) {
            snprintf(limit, sizeof limit, "\"sessions\": %d", tiny_between(random, 1, 3));
        } else {
            snprintf(limit, sizeof limit, "\"minutes\": %d", tiny_between(random, 2, 8) * 20);
        }
        tiny_instance_add(school->instance, TINY_CAPS, "\"cap-%d\": {%s, \"per\": \"%s\", %s%s}", i,
                          PEOPLE[tiny_below(random, 3)], PER[tiny_below(random, 4)], limit,
                          tiny_chance(random, 30) ? ", \"kinds\": [\"k-visit\", \"k-group\"]" : "");
    }
}

static void add_weights(struct tiny_school *school)
{
    static const char *const KEYS[] = {"wish", "common_moment", "induction_time", "lag_day",
                                       "shorter_step"};
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        if (tiny_chance(&school->random, 20)) {
            tiny_instance_add(school->instance, TINY_WEIGHTS, "\"%s\": %d", KEYS[i],
                              tiny_below(&school->random, 12));
        }
    }
}

static void add_pin(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    char monday[RF_DATE_TEXT], date[RF_DATE_TEXT], clock[RF_MINUTE_TEXT];
    rf_minute_format(write_moment(school, date), clock);
    const bool event = school->profile == TINY_GATHER || school->profile == TINY_CROWD ||
                       school->profile == TINY_DISPUTE;
    if (event && tiny_chance(random, 40)) {
        tiny_instance_add(school->instance, TINY_PINS,
                          "\"pin\": {\"session\": \"T1\", \"date\": \"%.10s\", \"start\": "
                          "\"%s\", \"reason\": \"hall\"}",
                          tiny_chance(random, 80) ? school->event_moment : date,
                          tiny_chance(random, 80) ? school->event_moment + 11 : clock);
        return;
    }
    rf_day day;
    rf_day_parse(date, &day);
    int32_t week = 0;
    while (week + 1 < school->weeks && school->mondays[week + 1] <= day) {
        week++;
    }
    rf_day_format(school->mondays[week - week % school->every_weeks], monday);
    tiny_instance_add(school->instance, TINY_PINS,
                      "\"pin\": {\"session\": \"I1/k-meet/%s\", \"date\": \"%s\", \"start\": "
                      "\"%s\", \"reason\": \"agreed\"}",
                      monday, date, clock);
}

static void add_forbid(struct tiny_school *school, int32_t number)
{
    struct tiny_random *random = &school->random;
    const char *who = tiny_chance(random, 70) ? "\"staff\": [\"MA\"]" : "\"inductions\": [\"I1\"]";
    char date[RF_DATE_TEXT], clock[RF_MINUTE_TEXT], when[128];
    rf_minute_format(write_moment(school, date), clock);
    switch (tiny_below(random, 3)) {
    case 0:
        snprintf(when, sizeof when, "\"day\": \"%s%s\", \"end\": \"%s\"",
                 school->letters == 2 ? "A/" : "", rf_weekday_name(school->weekdays[0]), clock);
        break;
    case 1:
        snprintf(when, sizeof when, "\"from\": \"%s\", \"start\": \"%s\"", date, clock);
        break;
    default:
        snprintf(when, sizeof when,
                 "\"until\": \"%s\", \"kinds\": [\"k-meet\", \"k-group\"], "
                 "\"start\": \"%s\"",
                 date, clock);
        break;
    }
    tiny_instance_add(school->instance, TINY_FORBIDS, "\"forbid-%d\": {%s, %s, \"reason\": \"so\"}",
                      number, who, when);
}

static void add_wish(struct tiny_school *school, int32_t number)
{
    struct tiny_random *random = &school->random;
    char date[RF_DATE_TEXT], clock[RF_MINUTE_TEXT], start[40] = "";
    rf_minute_format(write_moment(school, date), clock);
    if (tiny_chance(random, 50)) {
        snprintf(start, sizeof start, ", \"start\": \"%s\"", clock);
    }
    tiny_instance_add(school->instance, TINY_WISHES,
                      "\"wish-%d\": {\"induction\": \"I1\", \"kind\": \"k-meet\", \"day\": "
                      "\"%s%s\"%s, \"reason\": \"habit\"}",
                      number, school->letters == 2 && tiny_chance(random, 50) ? "B/" : "",
                      rf_weekday_name(school->weekdays[tiny_below(random, school->weekday_count)]),
                      start);
}

static void add_waiver(struct tiny_school *school)
{
    char date[RF_DATE_TEXT];
    rf_day_format(school->monday + (tiny_chance(&school->random, 70) ? 365 : 3), date);
    tiny_instance_add(school->instance, TINY_WAIVERS,
                      "\"waiver\": {\"rule\": \"H6\", \"induction\": \"I1\", \"reason\": \"no "
                      "common time\", \"author\": \"head\", \"expires\": \"%s\"}",
                      date);
}

/* A second group session for two people, with one or two starts. */
static void add_talk(struct tiny_school *school)
{
    static const char *const PEOPLE[] = {"\"EA\", \"MA\"", "\"MA\", \"MB\"", "\"EA\", \"TU\"",
                                         "\"EB\", \"MA\""};
    struct tiny_random *random = &school->random;
    char date[2][RF_DATE_TEXT], clock[2][RF_MINUTE_TEXT], other[64] = "";
    const rf_minute one = write_moment(school, date[0]);
    const rf_minute two = write_moment(school, date[1]);
    if (one != two) {
        snprintf(other, sizeof other, ", \"%s %s\": {}", date[1], rf_minute_format(two, clock[1]));
    }
    tiny_instance_add(school->instance, TINY_EVENTS,
                      "\"T2\": {\"kind\": \"k-talk\", \"staff\": [%s], \"minutes\": %d, "
                      "\"quorum\": 0.5, \"options\": {\"%s %s\": {}%s}}",
                      PEOPLE[tiny_below(random, 4)], school->grid, date[0],
                      rf_minute_format(one, clock[0]), other);
}

void tiny_school_add_wanted(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    add_kinds(school);
    add_steps(school, TINY_FIRST_STAGE);
    add_steps(school, TINY_SECOND_STAGE);
    add_inductions(school);
    if (school->inductions > 2) {
        add_third_pair(school);
    }
    if (school->profile == TINY_GATHER || school->profile == TINY_CROWD) {
        add_event(school);
    }
    for (int32_t i = 0; i < school->events; i++) {
        tiny_school_add_disputed(school, i);
    }
    if (!school->disputed && tiny_chance(random, school->profile == TINY_CROWD ? 40 : 10)) {
        add_talk(school);
    }
    add_caps(school);
    add_weights(school);
    if (tiny_chance(random, 10)) {
        add_pin(school);
    }
    for (int32_t i = 0; i < 2; i++) {
        if (tiny_chance(random, 20)) {
            add_forbid(school, i);
        }
        if (tiny_chance(random, 25)) {
            add_wish(school, i);
        }
    }
    if (tiny_chance(random, 10)) {
        add_waiver(school);
    }
}
