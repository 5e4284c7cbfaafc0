/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_staff.c: people who work part of the week, teach, have duties, marked planning and marked
 * induction time, are away, and mentor others. */
#include "tiny_staff.h"

#include <stdio.h>
#include <string.h>

#include "tiny_rulebook.h"

const char *const tiny_people[TINY_PEOPLE] = {"EA", "EB", "MA", "MB", "TU", "XX"};

static char letter_of(struct tiny_school *school)
{
    return "AB"[tiny_below(&school->random, school->letters)];
}

/* A weekday as a key: "Tue", or now and then "A/Tue". */
static void write_weekday(struct tiny_school *school, int32_t weekday, char text[16])
{
    if (tiny_chance(&school->random, school->letters == 2 ? 35 : 5)) {
        snprintf(text, 16, "%c/%s", letter_of(school), rf_weekday_name(weekday));
    } else {
        snprintf(text, 16, "%s", rf_weekday_name(weekday));
    }
}

/* `, "works": ...`: out on some weekday, or in for half of it. */
static void write_works(struct tiny_school *school, char text[512])
{
    struct tiny_random *random = &school->random;
    text[0] = '\0';
    if (!tiny_chance(random, 12)) {
        return;
    }
    char days[384] = "";
    for (int32_t i = 0; i < school->weekday_count; i++) {
        char line[96], key[16];
        write_weekday(school, school->weekdays[i], key);
        if (tiny_chance(random, 20) && (school->weekday_count > 1 || school->letters == 2)) {
            continue;
        }
        if (tiny_chance(random, 25)) {
            const rf_minute middle = (school->pupils_from + school->pupils_until) / 2;
            char clock[RF_MINUTE_TEXT];
            rf_minute_format(middle, clock);
            snprintf(line, sizeof line, "%s\"%s\": {\"%s\": \"%s\"}", days[0] == '\0' ? "" : ", ",
                     key, tiny_chance(random, 50) ? "start" : "end", clock);
        } else {
            snprintf(line, sizeof line, "%s\"%s\": {}", days[0] == '\0' ? "" : ", ", key);
        }
        strncat(days, line, sizeof days - strlen(days) - 1);
    }
    snprintf(text, 512, ", \"works\": {\"always\": {\"days\": {%s}}}", days);
}

static void write_rests(struct tiny_school *school, char text[256])
{
    struct tiny_random *random = &school->random;
    text[0] = '\0';
    if (tiny_chance(random, 12)) {
        const rf_minute from = school->pupils_from + 5 * tiny_between(random, 2, 10);
        char clock[2][RF_MINUTE_TEXT];
        snprintf(text, 256, ", \"rests\": {\"*\": {\"own\": {\"start\": \"%s\", \"end\": \"%s\"}}}",
                 rf_minute_format(from, clock[0]), rf_minute_format(from + 15, clock[1]));
    } else if (tiny_chance(random, 8)) {
        snprintf(text, 256, ", \"rests\": {\"%s\": {}}", rf_weekday_name(school->weekdays[0]));
    }
}

static void add_person(struct tiny_school *school, int32_t person)
{
    struct tiny_random *random = &school->random;
    char works[512], rests[256], employed[64] = "";
    write_works(school, works);
    write_rests(school, rests);
    if (tiny_chance(random, 5)) {
        char date[RF_DATE_TEXT];
        snprintf(employed, sizeof employed, ", \"%s\": \"%s\"",
                 tiny_chance(random, 50) ? "from" : "until",
                 rf_day_format(school->monday + tiny_between(random, 1, 8), date));
    }
    char more[512] = "";
    if (school->rulebook) {
        tiny_rulebook_write_person(school, person, more);
    }
    tiny_instance_add(
        school->instance, TINY_STAFF, "\"%s\": {\"name\": \"%s\", \"bell\": \"%s\"%s%s%s%s%s}",
        tiny_people[person], tiny_people[person], tiny_chance(random, 8) ? "other" : "main",
        tiny_chance(random, 15) ? ", \"volunteers_ppa\": true" : "", works, rests, employed, more);
}

/* Up to two lessons a person, each in some of the week's cells. */
static void add_lessons(struct tiny_school *school, int32_t person, int32_t percent)
{
    struct tiny_random *random = &school->random;
    char cells[2][1024] = {"", ""};
    for (int32_t i = 0; i < school->weekday_count; i++) {
        for (int32_t p = 0; p < school->period_count; p++) {
            if (!school->periods[p].teaching || !tiny_chance(random, percent)) {
                continue;
            }
            char key[16], line[64];
            char *cell = cells[tiny_below(random, 2)];
            write_weekday(school, school->weekdays[i], key);
            snprintf(line, sizeof line, "%s\"%s/%s\": {}", cell[0] == '\0' ? "" : ", ", key,
                     school->periods[p].name);
            strncat(cell, line, sizeof cells[0] - strlen(cell) - 1);
        }
    }
    for (int32_t k = 0; k < 2; k++) {
        if (cells[k][0] == '\0') {
            continue;
        }
        char dated[64] = "", date[RF_DATE_TEXT];
        if (tiny_chance(random, 15)) {
            snprintf(dated, sizeof dated, ", \"until\": \"%s\"",
                     rf_day_format(school->monday + tiny_between(random, 1, 10), date));
        }
        const bool together = tiny_chance(random, 8) && person != 5;
        char place[64] = "";
        if (school->rulebook) {
            tiny_rulebook_write_place(school, place);
        }
        tiny_instance_add(
            school->instance, TINY_LESSONS,
            "\"%s-%d\": {\"class\": \"c%d\", \"staff\": [\"%s\"%s]%s%s, \"at\": {%s}}",
            tiny_people[person], k, k, tiny_people[person], together ? ", \"XX\"" : "", dated,
            place, cells[k]);
    }
}

/* A commitment over a period, or over minutes of its own. */
static void add_commitment(struct tiny_school *school, const char *id, const char *type,
                           int32_t person)
{
    struct tiny_random *random = &school->random;
    const struct tiny_period *period = &school->periods[tiny_below(random, school->period_count)];
    char key[16];
    write_weekday(school, school->weekdays[tiny_below(random, school->weekday_count)], key);
    if (tiny_chance(random, 60)) {
        tiny_instance_add(
            school->instance, TINY_COMMITMENTS,
            "\"%s\": {\"type\": \"%s\", \"staff\": [\"%s\"], \"at\": {\"%s/%s\": {}}}", id, type,
            tiny_people[person], key, period->name);
        return;
    }
    const rf_minute from = period->from + 5 * tiny_below(random, 3);
    char clock[2][RF_MINUTE_TEXT];
    tiny_instance_add(school->instance, TINY_COMMITMENTS,
                      "\"%s\": {\"type\": \"%s\", \"staff\": [\"%s\"], \"at\": {\"%s/own\": "
                      "{\"start\": \"%s\", \"end\": \"%s\"}}}",
                      id, type, tiny_people[person], key, rf_minute_format(from, clock[0]),
                      rf_minute_format(from + tiny_between(random, 3, 8) * 5, clock[1]));
}

static void add_absence(struct tiny_school *school, const char *id, int32_t person)
{
    struct tiny_random *random = &school->random;
    const rf_day day = school->mondays[tiny_below(random, school->weeks)] +
                       school->weekdays[tiny_below(random, school->weekday_count)];
    char date[RF_DATE_TEXT], clock[2][RF_MINUTE_TEXT];
    tiny_instance_add(
        school->instance, TINY_COMMITMENTS,
        "\"%s\": {\"type\": \"absence\", \"staff\": [\"%s\"], \"on\": {\"%s\": "
        "{\"start\": \"%s\", \"end\": \"%s\"}}}",
        id, tiny_people[person], rf_day_format(day, date),
        rf_minute_format(school->open_from, clock[0]),
        rf_minute_format(tiny_chance(random, 80) ? school->open_until : school->periods[0].until,
                         clock[1]));
}

static void add_commitments(struct tiny_school *school)
{
    static const struct {
        const char *type;
        int32_t percent, first, last; /* people */
    } TABLE[] = {
        {"duty", 25, 0, 5},      {"meeting", 20, 0, 5},   {"other", 10, 0, 5},
        {"ppa", 20, 0, 4},       {"ppa", 10, 2, 3},       {"induction", 45, 0, 1},
        {"induction", 15, 0, 1}, {"mentoring", 25, 2, 3},
    };
    struct tiny_random *random = &school->random;
    for (size_t i = 0; i < sizeof TABLE / sizeof TABLE[0]; i++) {
        char id[32];
        snprintf(id, sizeof id, "fact-%zu", i);
        if (tiny_chance(random, TABLE[i].percent)) {
            add_commitment(school, id, TABLE[i].type,
                           tiny_between(random, TABLE[i].first, TABLE[i].last));
        }
    }
    for (int32_t i = 0; i < school->weeks; i++) { /* what differs from week to week */
        char id[32];
        snprintf(id, sizeof id, "away-%d", i);
        if (tiny_chance(random, school->weeks > 2 ? 80 : 25)) {
            add_absence(school, id,
                        tiny_chance(random, 80) ? 2 * tiny_below(random, 2)
                                                : tiny_below(random, TINY_PEOPLE));
        }
    }
}

void tiny_school_add_staff(struct tiny_school *school)
{
    for (int32_t person = 0; person < TINY_PEOPLE; person++) {
        add_person(school, person);
        const bool new_teacher = person < 2;
        if (school->disputed) {
            add_lessons(school, person, tiny_between(&school->random, 20, 80));
        } else {
            add_lessons(school, person,
                        tiny_between(&school->random, new_teacher ? 25 : 0, new_teacher ? 60 : 45));
        }
    }
    add_commitments(school);
}
