/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_rulebook_steps.c: kinds and steps for the features of a tiny school: who is needed and how,
 * which windows ask, what leads to what. */
#include <stdio.h>
#include <string.h>

#include "tiny_rulebook.h"

static const char *truth(struct tiny_school *school, int32_t percent)
{
    return tiny_chance(&school->random, percent) ? "true" : "false";
}

/* Free or, in a school where people cover, now and then covered. */
static const char *presence(struct tiny_school *school)
{
    return tiny_has(school, TINY_FEATURE_COVER) && tiny_chance(&school->random, 65) ? "covered"
                                                                                    : "free";
}

/* A kind with its people and fixed flags (", ...") given and all else drawn. */
static void add_kind(struct tiny_school *school, const char *id, const char *people,
                     const char *flags)
{
    const int32_t home = strcmp(id, "k-meet") == 0 || strcmp(id, "k-visit") == 0 ? 70 : 25;
    char room[32] = "";
    const int32_t priority = tiny_between(&school->random, 1, 5);
    if (tiny_has(school, TINY_FEATURE_ROOM) && tiny_chance(&school->random, 65)) {
        snprintf(room, sizeof room, ", \"private_room\": true");
    }
    tiny_instance_add(school->instance, TINY_KINDS,
                      "\"%s\": {\"name\": \"%s\", \"priority\": %d, \"people\": {%s}, "
                      "\"structured\": %s, \"home\": %s, \"induction\": %s, \"mentoring\": %s, "
                      "\"before_school\": %s, \"after_school\": %s, \"inset\": %s%s%s}",
                      id, id, priority, people, truth(school, 20), truth(school, home),
                      truth(school, 75), truth(school, 60), truth(school, 30), truth(school, 65),
                      truth(school, 40), flags, room);
}

/* `"minutes": m, "least": l`: on the grid, mostly not longer than a period. */
static void write_minutes(struct tiny_school *school, char text[64])
{
    struct tiny_random *random = &school->random;
    const struct tiny_period *first = &school->periods[0];
    int32_t most = (first->until - first->from) / school->grid + (tiny_chance(random, 25) ? 1 : 0);
    most = most < 1 ? 1 : most;
    const int32_t wished = tiny_between(random, (most + 2) / 3, most);
    const int32_t least = tiny_chance(random, 50) ? tiny_between(random, 1, wished) : wished;
    snprintf(text, 64, "\"minutes\": %d, \"least\": %d", wished * school->grid,
             least * school->grid);
}

/* A rhythm: some number of weeks, or a half-term, term or year, perhaps cut or by turns; of a pair
 * also by the terms served. */
static void write_rhythm(struct tiny_school *school, bool pair, char text[192])
{
    static const char *const SPANS[] = {"half_term", "term", "term", "year"};
    struct tiny_random *random = &school->random;
    char cut[48] = "", turns[48] = "", point[32] = "";
    if (tiny_chance(random, 12)) {
        snprintf(text, 192, "\"every_weeks\": %d", school->weeks > 2 ? 4 : 2);
        return;
    }
    const char *span = SPANS[tiny_below(random, 4)];
    if (tiny_chance(random, 45)) {
        snprintf(cut, sizeof cut, ", \"%s_weeks\": %d", tiny_chance(random, 50) ? "first" : "last",
                 tiny_between(random, 1, school->weeks));
    }
    if (tiny_chance(random, 25)) {
        snprintf(turns, sizeof turns, ", \"turns\": {\"of\": 2, \"at\": [%d]}",
                 tiny_chance(random, 65) ? 0 : 1);
    }
    if (pair && tiny_has(school, TINY_FEATURE_REVIEW) && strcmp(span, "term") == 0 &&
        tiny_chance(random, 80)) {
        snprintf(point, sizeof point, ", \"point\": \"%s\"",
                 tiny_chance(random, 50) ? "review" : "assessment");
    }
    snprintf(text, 192, "\"every\": \"%s\"%s%s%s", span, cut, turns, point);
}

/* `, "only_if": ["f1"]`, now and then. */
static void write_flags(struct tiny_school *school, char text[48])
{
    struct tiny_random *random = &school->random;
    text[0] = '\0';
    if (tiny_chance(random, 15)) {
        snprintf(text, 48, ", \"%s\": [\"extra\"]", tiny_chance(random, 50) ? "only_if" : "unless");
    }
}

/* A step with a rhythm and length of its own, in both stages, now and then in one alone. */
static void add_step(struct tiny_school *school, const char *step, const char *kind)
{
    char rhythm[192], minutes[64], flags[48];
    write_rhythm(school, true, rhythm);
    for (int32_t stage = 0; stage < 2; stage++) {
        write_minutes(school, minutes);
        write_flags(school, flags);
        if (stage == 1 && school->meets && tiny_chance(&school->random, 25)) {
            continue;
        }
        tiny_instance_add(school->instance, stage == 0 ? TINY_FIRST_STAGE : TINY_SECOND_STAGE,
                          "\"%s\": {\"kind\": \"%s\", %s, %s%s}", step, kind, minutes, rhythm,
                          flags);
    }
}

/* ------------------------------------------------------------------ the weekly rhythm */

static void add_meeting(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    char people[128], minutes[64], gap[96] = "";
    const char *ect = presence(school);
    const bool both = strcmp(ect, "covered") == 0;
    snprintf(people, sizeof people, "\"ect\": \"%s\", \"mentor\": \"%s\"", ect,
             both ? "free" : presence(school));
    add_kind(school, "k-meet", people,
             tiny_chance(random, 85) ? ", \"meeting\": true" : ", \"meeting\": false");
    for (int32_t stage = 0; stage < 2; stage++) {
        write_minutes(school, minutes);
        if (tiny_chance(random, 60)) {
            const int32_t least = tiny_below(random, school->weekday_count);
            snprintf(gap, sizeof gap, ", \"gap\": {\"least\": %d, \"most\": %d, \"make_up\": %d}",
                     least, least + tiny_between(random, 1, 2 + school->weekday_count),
                     tiny_below(random, least + 1));
        }
        tiny_instance_add(school->instance, stage == 0 ? TINY_FIRST_STAGE : TINY_SECOND_STAGE,
                          "\"meet\": {\"kind\": \"k-meet\", %s, \"every_weeks\": %d%s}", minutes,
                          school->every_weeks, gap);
    }
}

/* A visit before the meeting, in the same rhythm. */
static void add_visit(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    char people[128], minutes[64], leads_to[128] = "";
    snprintf(people, sizeof people, "\"ect\": \"teaching\", \"mentor\": \"%s\"", presence(school));
    add_kind(school, "k-visit", people, "");
    for (int32_t stage = 0; stage < 2; stage++) {
        write_minutes(school, minutes);
        if (school->meets) {
            const int32_t least = tiny_chance(random, 80) ? 0 : 1;
            const int32_t most = least + tiny_below(random, 3);
            snprintf(leads_to, sizeof leads_to,
                     ", \"leads_to\": {\"step\": \"meet\", \"least\": %d, \"most\": %d, "
                     "\"wished\": %d%s}",
                     least, most, tiny_between(random, least, most),
                     tiny_chance(random, 20) ? ", \"both\": true" : "");
        }
        tiny_instance_add(school->instance, stage == 0 ? TINY_FIRST_STAGE : TINY_SECOND_STAGE,
                          "\"visit\": {\"kind\": \"k-visit\", %s, \"every_weeks\": %d%s}", minutes,
                          school->every_weeks, leads_to);
    }
}

/* ------------------------------------------------------------------ what is asked now and then */

/* An observation and its feedback: the first leads to the second, mostly both or none. */
static void add_observation(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    char people[128], rhythm[192], minutes[2][64];
    snprintf(people, sizeof people, "\"ect\": \"teaching\", \"observer\": \"%s\"",
             presence(school));
    add_kind(school, "k-observe", people, tiny_chance(random, 50) ? ", \"assessment\": true" : "");
    snprintf(people, sizeof people, "\"ect\": \"free\", \"observer\": \"%s\"", presence(school));
    add_kind(school, "k-feedback", people, "");
    write_rhythm(school, true, rhythm);
    for (int32_t stage = 0; stage < 2; stage++) {
        const int32_t most = tiny_below(random, 4);
        write_minutes(school, minutes[0]);
        write_minutes(school, minutes[1]);
        tiny_instance_add(school->instance, stage == 0 ? TINY_FIRST_STAGE : TINY_SECOND_STAGE,
                          "\"observe\": {\"kind\": \"k-observe\", %s, %s, \"leads_to\": {\"step\": "
                          "\"feedback\", \"least\": 0, \"most\": %d, \"wished\": %d%s}}",
                          minutes[0], rhythm, most, tiny_below(random, most + 1),
                          tiny_chance(random, 75) ? ", \"both\": true" : "");
        tiny_instance_add(school->instance, stage == 0 ? TINY_FIRST_STAGE : TINY_SECOND_STAGE,
                          "\"feedback\": {\"kind\": \"k-feedback\", %s, %s}", minutes[1], rhythm);
    }
}

/* A kind of one step: who, and how the first of them is there (NULL: drawn). */
static void add_single(struct tiny_school *school, const char *id, const char *format,
                       const char *flags)
{
    char people[160], step[32];
    snprintf(people, sizeof people, "%s\"%s\"", format, presence(school));
    snprintf(step, sizeof step, "s-%s", id + 2);
    add_kind(school, id, people, flags);
    add_step(school, step, id);
}

static void add_review(struct tiny_school *school, bool dual)
{
    add_single(school, "k-review",
               dual || tiny_chance(&school->random, 70)
                   ? "\"tutor\": \"free\", \"ect\": "
                   : "\"tutor\": \"free\", \"mentor\": \"free\", \"ect\": ",
               dual || tiny_chance(&school->random, 30) ? ", \"assessment\": true" : "");
}

static void add_training_steps(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    char minutes[64], rhythm[192];
    for (int32_t i = 0; i < 2; i++) {
        static const char *const PEOPLE[] = {"\"mentor\": \"free\"",
                                             "\"mentor\": \"free\", \"coach\": \"free\""};
        const char *id = i == 0 ? "k-train" : "k-clinic";
        if (i == 1 && tiny_chance(random, 60)) {
            continue;
        }
        add_kind(school, id, PEOPLE[i], tiny_chance(random, 85) ? ", \"training\": true" : "");
        write_minutes(school, minutes);
        write_rhythm(school, false, rhythm);
        tiny_instance_add(school->instance, TINY_TRAINING_STAGE,
                          "\"%s\": {\"kind\": \"%s\", %s, %s}", id + 2, id, minutes, rhythm);
    }
}

void tiny_rulebook_add_steps(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    if (school->meets) {
        add_meeting(school);
    }
    if (tiny_has(school, TINY_FEATURE_OBSERVED)) {
        add_visit(school);
    }
    if (tiny_has(school, TINY_FEATURE_OBSERVATION)) {
        add_observation(school);
    }
    if (tiny_has(school, TINY_FEATURE_REVIEW) || tiny_has(school, TINY_FEATURE_DUAL)) {
        add_review(school, tiny_has(school, TINY_FEATURE_DUAL));
    }
    if (tiny_has(school, TINY_FEATURE_LONG)) {
        add_single(school, "k-look",
                   tiny_chance(random, 50) ? "\"tutor\": \"free\", \"mentor\": "
                                           : "\"ect\": \"free\", \"mentor\": ",
                   "");
    }
    if (tiny_has(school, TINY_FEATURE_HOST)) {
        add_single(school, "k-watch", "\"host\": \"teaching\", \"ect\": ", "");
    }
    if (tiny_has(school, TINY_FEATURE_ASSOCIATE)) {
        add_single(school, "k-share", "\"ect\": \"free\", \"associate\": ", "");
    }
    if (tiny_has(school, TINY_FEATURE_PARTNER)) {
        add_single(school, "k-plan", "\"partner\": \"free\", \"ect\": ", "");
    }
    if (tiny_has(school, TINY_FEATURE_COACH)) {
        add_single(school, "k-coach",
                   tiny_chance(random, 60) ? "\"coach\": \"free\", \"mentor\": "
                                           : "\"mentor\": \"teaching\", \"coach\": ",
                   "");
    }
    if (tiny_has(school, TINY_FEATURE_AWAY)) {
        add_kind(school, "k-away",
                 tiny_chance(random, 70) ? "\"ect\": \"covered\""
                                         : "\"ect\": \"covered\", \"mentor\": \"free\"",
                 ", \"away\": true");
        add_step(school, "s-away", "k-away");
    }
    if (tiny_has(school, TINY_FEATURE_TRAINING)) {
        add_training_steps(school);
    }
    add_kind(school, "k-group", "\"group\": \"free\"", "");
}
