/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_rulebook_wanted.c: who is inducted, trained and asked together in a tiny school, where, who
 * covers, and what the school has settled. */
#include <stdio.h>
#include <string.h>

#include "tiny_rulebook.h"

/* Adds ", "key": value" to the members of an induction. */
static void add_member(char text[768], const char *key, const char *value)
{
    const size_t length = strlen(text);
    snprintf(text + length, 768 - length, ", \"%s\": %s", key, value);
}

static void add_number(char text[768], const char *key, int32_t value)
{
    char number[16];
    snprintf(number, sizeof number, "%d", value);
    add_member(text, key, number);
}

/* A date of the school, as text. */
static rf_day write_date(struct tiny_school *school, char date[RF_DATE_TEXT])
{
    struct tiny_random *random = &school->random;
    const rf_day day = school->mondays[tiny_below(random, school->weeks)] +
                       school->weekdays[tiny_below(random, school->weekday_count)];
    rf_day_format(day, date);
    return day;
}

/* A start on the grid of some school day. */
static rf_minute write_moment(struct tiny_school *school, char date[RF_DATE_TEXT])
{
    write_date(school, date);
    const int32_t first = (school->open_from + school->grid - 1) / school->grid;
    const int32_t last = (school->open_until - 1) / school->grid;
    return tiny_between(&school->random, first, last > first ? last : first) * school->grid;
}

/* ------------------------------------------------------------------ inductions */

/* `"mentor": "MA"`, or two to four to choose from. */
static void write_mentor(struct tiny_school *school, int32_t induction, char text[96])
{
    static const char *const ORDERS[] = {
        "\"MA\", \"MB\"",         "\"MB\", \"MA\"",         "\"MA\", \"XX\"",
        "\"MB\", \"XX\", \"MA\"", "\"MA\", \"MB\", \"XX\"", "\"XX\", \"MA\"",
    };
    if (school->choosing && (induction == 0 || tiny_chance(&school->random, 60))) {
        snprintf(text, 96, "\"mentors\": [%s]", ORDERS[tiny_below(&school->random, 6)]);
    } else {
        snprintf(text, 96, "\"mentor\": \"%s\"", induction == 1 && !school->shared ? "MB" : "MA");
    }
}

/* Who has the roles beside ECT and mentor. In a dual school the mentor is tutor or observer. */
static void write_cast(struct tiny_school *school, int32_t induction, char text[768])
{
    static const char *const OBSERVERS[] = {"TU", "XX"};
    static const char *const COACHES[] = {"XX", "TU", "MB"};
    static const char *const HOSTS[] = {"XX", "MB", "TU", "MA"};
    static const char *const ASSOCIATES[] = {"XX", "TU", "MB"};
    struct tiny_random *random = &school->random;
    const char *mentor = induction == 1 && !school->shared ? "\"MB\"" : "\"MA\"";
    const bool dual = tiny_has(school, TINY_FEATURE_DUAL);
    const bool tutor = tiny_chance(random, 60);
    char pool[64], list[80];
    add_member(text, "tutor", dual && tutor ? mentor : "\"TU\"");
    if (dual && !tutor) {
        add_member(text, "observer", mentor);
    } else if (tiny_has(school, TINY_FEATURE_OBSERVATION) && tiny_chance(random, 50)) {
        tiny_rulebook_write_pool(school, OBSERVERS, 2, false, pool);
        add_member(text, "observer", pool);
    }
    if (tiny_has(school, TINY_FEATURE_COACH)) {
        tiny_rulebook_write_pool(school, COACHES, 3, false, pool);
        add_member(text, "coach", tiny_chance(random, 60) ? "\"XX\"" : pool);
    }
    if (tiny_has(school, TINY_FEATURE_HOST) && tiny_chance(random, 85)) {
        tiny_rulebook_write_pool(school, HOSTS, 4, true, pool);
        snprintf(list, sizeof list, "[%s]", pool);
        add_member(text, "hosts", list);
    }
    if (tiny_has(school, TINY_FEATURE_ASSOCIATE)) {
        tiny_rulebook_write_pool(school, ASSOCIATES, 3, true, pool);
        snprintf(list, sizeof list, "[%s]", pool);
        add_member(text, "associates", list);
    }
    if (tiny_has(school, TINY_FEATURE_PARTNER)) {
        tiny_rulebook_write_pool(school, HOSTS, 4, true, pool);
        snprintf(list, sizeof list, "[%s]", pool);
        add_member(text, "partners", list);
    }
}

static void write_changes(struct tiny_school *school, int32_t stage, char text[768])
{
    char date[RF_DATE_TEXT], change[64];
    if (school->weeks > 1 && tiny_has(school, TINY_FEATURE_CHANGE)) {
        rf_day_format(school->mondays[tiny_between(&school->random, 1, school->weeks - 1)], date);
        snprintf(change, sizeof change, "{\"%s\": {\"stage\": %d}}", date, 3 - stage);
        add_member(text, "changes", change);
    }
}

static void write_rest(struct tiny_school *school, int32_t induction, char text[768])
{
    static const char *const SERVED[] = {"0", "0.5", "1", "1.6", "2", "2.5", "3", "5.5"};
    struct tiny_random *random = &school->random;
    const int32_t stage = tiny_chance(random, 75) ? 1 : 2;
    char date[RF_DATE_TEXT];
    add_number(text, "stage", stage);
    write_cast(school, induction, text);
    write_changes(school, stage, text);
    if (tiny_has(school, TINY_FEATURE_REVIEW)) {
        add_member(text, "terms_served", SERVED[tiny_below(random, 8)]);
    }
    if (tiny_has(school, TINY_FEATURE_ENTITLEMENT) && tiny_chance(random, 60)) {
        add_number(text, "entitlement_minutes", 10 * tiny_between(random, 2, 12));
    }
    if (tiny_has(school, TINY_FEATURE_PAIRING) && tiny_chance(random, 50)) {
        add_member(text, "previous_mentor", tiny_chance(random, 50) ? "\"MA\"" : "\"MB\"");
    }
    if (tiny_has(school, TINY_FEATURE_SITES) && tiny_chance(random, 30)) {
        add_member(text, "site", tiny_chance(random, 50) ? "\"hill\"" : "\"lake\"");
    }
    if (tiny_chance(random, 50)) {
        add_member(text, "flags", "[\"extra\"]");
    }
    if (tiny_chance(random, 15)) {
        add_number(text, "lead_in_weeks", tiny_between(random, 0, 1));
    }
    if (tiny_chance(random, 8)) {
        rf_day_format(school->monday + tiny_between(random, 1, 8), date);
        char quoted[24];
        snprintf(quoted, sizeof quoted, "\"%s\"", date);
        add_member(text, tiny_chance(random, 60) ? "from" : "until", quoted);
    }
}

static void add_inductions(struct tiny_school *school)
{
    for (int32_t i = 0; i < school->inductions; i++) {
        char mentor[96], rest[768] = "";
        write_mentor(school, i, mentor);
        write_rest(school, i, rest);
        tiny_instance_add(school->instance, TINY_INDUCTIONS,
                          "\"I%d\": {\"ect\": \"%s\", %s, \"programme\": \"tiny\"%s}", i + 1,
                          tiny_people[i], mentor, rest);
    }
}

/* The mentor's own training, and dated training from outside. */
static void add_training(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    char rest[768] = "", date[RF_DATE_TEXT];
    if (tiny_chance(random, 70)) {
        add_number(rest, "minutes", 10 * tiny_between(random, 2, 14));
    }
    if (tiny_has(school, TINY_FEATURE_SITES) && tiny_chance(random, 40)) {
        add_member(rest, "site", "\"lake\"");
    }
    tiny_instance_add(school->instance, TINY_TRAINING,
                      "\"M1\": {\"mentor\": \"MA\", \"coach\": \"%s\", \"programme\": "
                      "\"train\"%s}",
                      tiny_chance(random, 50) ? "TU" : "XX", rest);
    if (tiny_chance(random, 50)) {
        write_date(school, date);
        char clock[2][RF_MINUTE_TEXT];
        const rf_minute from = school->periods[0].from;
        tiny_instance_add(
            school->instance, TINY_COMMITMENTS,
            "\"course\": {\"type\": \"training\", \"staff\": [\"MA\"]%s, \"on\": {\"%s\": "
            "{\"start\": \"%s\", \"end\": \"%s\"}}}",
            tiny_chance(random, 35) ? ", \"satisfies\": [\"k-train\"]" : "", date,
            rf_minute_format(from, clock[0]),
            rf_minute_format(from + 10 * tiny_between(random, 1, 4), clock[1]));
    }
}

/* ------------------------------------------------------------------ places and cover */

static void add_places(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    const bool sites = tiny_has(school, TINY_FEATURE_SITES);
    if (sites) {
        tiny_instance_add(school->instance, TINY_SCHOOL,
                          "\"sites\": {\"hill\": {\"name\": \"Hill\"}, \"lake\": {\"name\": "
                          "\"Lake\"}}");
        if (tiny_chance(random, 85)) {
            tiny_instance_add(school->instance, TINY_SCHOOL, "\"travel\": {\"hill/lake\": %d}",
                              5 * tiny_between(random, 1, 6));
        }
    }
    for (int32_t i = 0; tiny_has(school, TINY_FEATURE_ROOM) && i < 3; i++) {
        static const char *const SITES[] = {"", ", \"site\": \"hill\"", ", \"site\": \"lake\""};
        if (i > 0 && tiny_chance(random, 45)) {
            continue;
        }
        tiny_instance_add(school->instance, TINY_ROOMS,
                          "\"R%d\": {\"name\": \"room %d\", \"private\": %s%s}", i + 1, i + 1,
                          tiny_chance(random, 75) ? "true" : "false",
                          sites ? SITES[tiny_below(random, 3)] : "");
    }
}

static void add_provider(struct tiny_school *school, const char *person)
{
    static const char *const KEYS[] = {"per_week", "per_term", "per_year"};
    struct tiny_random *random = &school->random;
    char limits[160] = "";
    for (int32_t i = 0; i < 3; i++) {
        if (tiny_chance(random, 22)) {
            const size_t length = strlen(limits);
            snprintf(limits + length, sizeof limits - length, "%s\"%s\": %d",
                     length == 0 ? "" : ", ", KEYS[i], 10 * tiny_between(random, 1, 6 + 2 * i));
        }
    }
    if (tiny_chance(random, 75)) {
        const size_t length = strlen(limits);
        snprintf(limits + length, sizeof limits - length, "%s\"sustainable\": %d",
                 length == 0 ? "" : ", ", 10 * tiny_below(random, 3));
    }
    tiny_instance_add(school->instance, TINY_COVER, "\"%s\": {%s}", person, limits);
}

static void add_cover(struct tiny_school *school)
{
    static const char *const PEOPLE[] = {"XX", "TU", "MB", "MA"};
    struct tiny_random *random = &school->random;
    const int32_t first = tiny_below(random, 4);
    if (!tiny_has(school, TINY_FEATURE_COVER)) {
        return;
    }
    if (tiny_chance(random, 90)) {
        add_provider(school, PEOPLE[first]);
    }
    if (tiny_chance(random, 70)) {
        add_provider(school, PEOPLE[(first + tiny_between(random, 1, 3)) % 4]);
    }
}

/* ------------------------------------------------------------------ what is settled */

static void add_event(struct tiny_school *school)
{
    static const char *const PEOPLE[] = {"\"EA\", \"MA\"", "\"EA\", \"TU\"", "\"EA\", \"EB\"",
                                         "\"EA\", \"MA\", \"XX\""};
    static const char *const QUORUMS[] = {"0.3", "0.5", "0.67", "1"};
    struct tiny_random *random = &school->random;
    char date[2][RF_DATE_TEXT], clock[2][RF_MINUTE_TEXT], other[64] = "";
    const rf_minute one = write_moment(school, date[0]);
    const rf_minute two = write_moment(school, date[1]);
    if (one != two) {
        snprintf(other, sizeof other, ", \"%s %s\": {}", date[1], rf_minute_format(two, clock[1]));
    }
    tiny_instance_add(
        school->instance, TINY_EVENTS,
        "\"T1\": {\"kind\": \"k-group\", \"staff\": [%s], \"minutes\": %d, \"quorum\": %s%s, "
        "\"options\": {\"%s %s\": {}%s}}",
        PEOPLE[tiny_below(random, 4)], school->grid * tiny_between(random, 1, 2),
        QUORUMS[tiny_below(random, 4)],
        tiny_has(school, TINY_FEATURE_SITES) ? ", \"site\": \"lake\"" : "", date[0],
        rf_minute_format(one, clock[0]), other);
}

/* Something that somebody does anyway, in whose window a kind is not asked for. */
static void add_satisfying(struct tiny_school *school)
{
    static const char *const KINDS[] = {"k-meet", "k-review", "k-watch", "k-look", "k-feedback"};
    static const char *const TYPES[] = {"training", "other", "meeting", "duty"};
    struct tiny_random *random = &school->random;
    char date[RF_DATE_TEXT], clock[2][RF_MINUTE_TEXT], kinds[64];
    const rf_minute from = write_moment(school, date);
    const int32_t first = tiny_below(random, 5);
    snprintf(kinds, sizeof kinds, "\"k-group\"");
    for (int32_t i = 0; i < 5; i++) { /* a kind that there is */
        const enum tiny_feature of[] = {TINY_FEATURE_COUNT, TINY_FEATURE_REVIEW, TINY_FEATURE_HOST,
                                        TINY_FEATURE_LONG, TINY_FEATURE_OBSERVATION};
        const int32_t k = (first + i) % 5;
        if (k == 0 ? school->meets : tiny_has(school, of[k])) {
            snprintf(kinds, sizeof kinds, "\"%s\"", KINDS[k]);
            break;
        }
    }
    tiny_instance_add(school->instance, TINY_COMMITMENTS,
                      "\"instead\": {\"type\": \"%s\", \"staff\": [\"%s\"], \"satisfies\": [%s], "
                      "\"on\": {\"%s\": {\"start\": \"%s\", \"end\": \"%s\"}}}",
                      TYPES[tiny_below(random, 4)], tiny_chance(random, 75) ? "EA" : "MA", kinds,
                      date, rf_minute_format(from, clock[0]),
                      rf_minute_format(from + 15, clock[1]));
}

static void add_policy(struct tiny_school *school)
{
    static const char *const KEYS[] = {
        "wish",       "common_moment", "induction_time", "lag_day", "shorter_step",
        "subject",    "phase",         "line_manager",   "years",   "change",
        "second_ect", "same_person",   "associate",      "fragile",
    };
    struct tiny_random *random = &school->random;
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        if (tiny_chance(random, 15)) {
            tiny_instance_add(school->instance, TINY_WEIGHTS, "\"%s\": %d", KEYS[i],
                              tiny_below(random, 7));
        }
    }
    if (tiny_has(school, TINY_FEATURE_NIGHTS)) {
        const char *night =
            rf_weekday_name(school->weekdays[tiny_below(random, school->weekday_count)]);
        if (tiny_chance(random, 75)) {
            tiny_instance_add(school->instance, TINY_POLICY, "\"meeting_nights\": [\"%s\"]", night);
        }
    }
    if (tiny_chance(random, 15)) {
        tiny_instance_add(school->instance, TINY_CAPS,
                          "\"cap\": {\"groups\": [\"all\"], \"per\": \"%s\", \"%s\": %d}",
                          tiny_chance(random, 50) ? "day" : "week",
                          tiny_chance(random, 50) ? "sessions" : "minutes",
                          tiny_between(random, 1, 60));
    }
}

static void add_fixed(struct tiny_school *school)
{
    static const char *const WHO[] = {"\"staff\": [\"XX\"]", "\"staff\": [\"TU\"]",
                                      "\"inductions\": [\"I1\"]"};
    struct tiny_random *random = &school->random;
    char date[RF_DATE_TEXT], clock[RF_MINUTE_TEXT];
    if (tiny_chance(random, 20)) {
        rf_minute_format(write_moment(school, date), clock);
        tiny_instance_add(school->instance, TINY_FORBIDS,
                          "\"forbid\": {%s, \"%s\": \"%s\", \"start\": \"%s\", \"reason\": \"so\"}",
                          WHO[tiny_below(random, 3)], tiny_chance(random, 50) ? "from" : "until",
                          date, clock);
    }
    if (school->meets && !tiny_has(school, TINY_FEATURE_PART_TIME) && tiny_chance(random, 8)) {
        char monday[RF_DATE_TEXT];
        const int32_t week = tiny_below(random, school->weeks);
        rf_minute_format(write_moment(school, date), clock);
        rf_day_format(school->mondays[week - week % school->every_weeks], monday);
        tiny_instance_add(school->instance, TINY_PINS,
                          "\"pin\": {\"session\": \"I1/k-meet/%s\", \"date\": \"%s\", \"start\": "
                          "\"%s\", \"reason\": \"agreed\"}",
                          monday, date, clock);
    }
    if (school->meets && tiny_chance(random, 20)) {
        tiny_instance_add(
            school->instance, TINY_WISHES,
            "\"wish\": {\"induction\": \"I1\", \"kind\": \"k-meet\", \"day\": \"%s\", "
            "\"reason\": \"habit\"}",
            rf_weekday_name(school->weekdays[tiny_below(random, school->weekday_count)]));
    }
    if (tiny_has(school, TINY_FEATURE_DUAL)) {
        rf_day_format(school->monday + 365, date);
        tiny_instance_add(
            school->instance, TINY_WAIVERS,
            "\"dual\": {\"rule\": \"H12\"%s, \"reason\": \"small school\", "
            "\"author\": \"head\", \"expires\": \"%s\"}",
            school->inductions == 1 && tiny_chance(random, 50) ? ", \"induction\": \"I1\"" : "",
            date);
    }
}

void tiny_rulebook_add_wanted(struct tiny_school *school)
{
    tiny_rulebook_add_steps(school);
    add_inductions(school);
    if (tiny_has(school, TINY_FEATURE_TRAINING)) {
        add_training(school);
    }
    add_places(school);
    add_cover(school);
    if (tiny_has(school, TINY_FEATURE_EVENT)) {
        add_event(school);
    }
    if (tiny_has(school, TINY_FEATURE_SATISFIED)) {
        add_satisfying(school);
    }
    if (tiny_has(school, TINY_FEATURE_ENTITLEMENT) && tiny_chance(&school->random, 50)) {
        tiny_instance_add(school->instance, TINY_SCHOOL, "\"reference_load_minutes\": %d",
                          100 * tiny_between(&school->random, 3, 9));
    }
    add_policy(school);
    add_fixed(school);
}
