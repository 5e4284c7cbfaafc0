/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_rulebook.c: which features of the rulebook a tiny school has, and the rule values and facts
 * of people that they need to bind. */
#include "tiny_rulebook.h"

#include <stdio.h>
#include <string.h>

static const int32_t SESSIONS[TINY_FEATURE_COUNT] = {
#define TINY_FEATURE_SESSIONS(name, sessions, words) sessions,
    TINY_FEATURE_TABLE(TINY_FEATURE_SESSIONS)
#undef TINY_FEATURE_SESSIONS
};

const char *tiny_feature_words(enum tiny_feature feature)
{
    static const char *const WORDS[] = {
#define TINY_FEATURE_WORDS(name, sessions, words) words,
        TINY_FEATURE_TABLE(TINY_FEATURE_WORDS)
#undef TINY_FEATURE_WORDS
    };
    return WORDS[feature];
}

static void take(struct tiny_school *school, enum tiny_feature feature)
{
    school->features |= UINT32_C(1) << feature;
}

static bool is_once(enum tiny_feature feature)
{
    return feature == TINY_FEATURE_EVENT || feature == TINY_FEATURE_TRAINING;
}

int32_t tiny_rulebook_sessions(const struct tiny_school *school)
{
    const int32_t windows = (school->weeks + school->every_weeks - 1) / school->every_weeks;
    int32_t sessions = school->meets ? school->inductions * windows : 0;
    for (int32_t i = 0; i < TINY_FEATURE_COUNT; i++) {
        const enum tiny_feature feature = (enum tiny_feature)i;
        if (tiny_has(school, feature)) {
            sessions += SESSIONS[i] * (is_once(feature) ? 1 : school->inductions);
        }
    }
    return sessions;
}

/* Some feature makes a step for inductions. */
static bool asks_of_inductions(const struct tiny_school *school)
{
    bool asks = false;
    for (int32_t i = 0; i < TINY_FEATURE_COUNT; i++) {
        const enum tiny_feature feature = (enum tiny_feature)i;
        asks = asks || (tiny_has(school, feature) && SESSIONS[i] > 0 && !is_once(feature));
    }
    return asks;
}

/* Some of the features, as many as can be tried together. */
static void choose_features(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    const int32_t wanted = tiny_between(random, 2, 4), most = school->inductions == 2 ? 5 : 4;
    int32_t taken = 0;
    for (int32_t draw = 0; draw < 20 && taken < wanted; draw++) {
        const enum tiny_feature feature = (enum tiny_feature)tiny_below(random, TINY_FEATURE_COUNT);
        const uint32_t before = school->features;
        if (tiny_has(school, feature) || (school->choosing && feature == TINY_FEATURE_DUAL)) {
            continue;
        }
        take(school, feature);
        if (tiny_rulebook_sessions(school) > most) {
            school->features = before;
        } else {
            taken++;
        }
    }
    if (tiny_has(school, TINY_FEATURE_AWAY) || tiny_chance(random, 15)) {
        take(school, TINY_FEATURE_COVER); /* somebody is covered */
    }
}

void tiny_rulebook_choose(struct tiny_school *school)
{
    struct tiny_random *random = &school->random;
    school->profile = TINY_RULEBOOK;
    school->inductions = tiny_chance(random, school->choosing ? 50 : 30) ? 2 : 1;
    school->weeks = tiny_between(random, 1, 2);
    school->every_weeks = school->weeks == 2 && tiny_chance(random, 30) ? 2 : 1;
    school->meets = tiny_chance(random, 75);
    choose_features(school);
    school->meets = school->meets || !asks_of_inductions(school);
    if (school->inductions == 1 && tiny_rulebook_sessions(school) < 4 && tiny_chance(random, 50)) {
        school->weeks = 3;
    }
    if (school->weeks == 1 &&
        (tiny_has(school, TINY_FEATURE_CHANGE) || tiny_has(school, TINY_FEATURE_PART_TIME) ||
         tiny_has(school, TINY_FEATURE_TRAINING))) {
        school->weeks = 2;
    }
    school->shared = school->inductions == 2 && tiny_chance(random, 50);
}

/* ------------------------------------------------------------------ rule values */

struct drawn_rule {
    enum tiny_feature feature;
    const char *id;
    int32_t percent;
    const char *values[4];
};

void tiny_rulebook_add_rules(struct tiny_school *school)
{
    static const struct drawn_rule TABLE[] = {
        {TINY_FEATURE_REVIEW, "assessment_every_terms", 70, {"1", "2", "2", "3"}},
        {TINY_FEATURE_REVIEW, "induction_terms", 40, {"2", "3", "3", "4"}},
        {TINY_FEATURE_ASSOCIATE, "associate_share", 70, {"0.34", "0.5", "1", "1"}},
        {TINY_FEATURE_COVER, "cover_teacher_max", 35, {"20", "30", "60", "100"}},
        {TINY_FEATURE_SITES, "mentor_same_site", 80, {"0", "0", "0", "1"}},
        {TINY_FEATURE_NIGHTS, "after_school_allowed", 30, {"0", "0", "0", "1"}},
        {TINY_FEATURE_ENTITLEMENT, "release_minutes_1", 30, {"20", "40", "60", "80"}},
        {TINY_FEATURE_ENTITLEMENT, "release_minutes_2", 30, {"20", "40", "60", "80"}},
        {TINY_FEATURE_ENTITLEMENT, "reduction_1", 30, {"0.05", "0.1", "0.1", "0.2"}},
        {TINY_FEATURE_ENTITLEMENT, "ect_single_week_factor", 60, {"1", "1", "1.2", "2"}},
        {TINY_FEATURE_ENTITLEMENT, "training_in_induction_time", 50, {"1", "1", "1", "0"}},
        {TINY_FEATURE_OBSERVED, "observed_per_week", 70, {"0", "1", "1", "2"}},
        {TINY_FEATURE_OBSERVED, "observed_per_day", 50, {"1", "1", "2", "0"}},
        {TINY_FEATURE_DIRECTED, "directed_hours", 90, {"3", "6", "9", "12"}},
        {TINY_FEATURE_DIRECTED, "trapped_time", 50, {"0", "1", "1", "1"}},
        {TINY_FEATURE_TRAINING, "mentor_training_first_half_term", 60, {"0", "0.3", "0.5", "1"}},
        {TINY_FEATURE_TRAINING, "mentor_training_minutes", 40, {"40", "60", "100", "150"}},
        {TINY_FEATURE_PART_TIME, "part_time_stretch", 25, {"0", "0", "1", "1"}},
        {TINY_FEATURE_PAIRING, "mentor_years_least", 50, {"0", "2", "4", "9"}},
        {TINY_FEATURE_PAIRING, "mentor_years_most", 50, {"3", "5", "9", "20"}},
    };
    for (size_t i = 0; i < sizeof TABLE / sizeof TABLE[0]; i++) {
        if (tiny_has(school, TABLE[i].feature) && tiny_chance(&school->random, TABLE[i].percent)) {
            tiny_instance_add(school->instance, TINY_RULES, "\"%s\": {\"value\": %s}", TABLE[i].id,
                              TABLE[i].values[tiny_below(&school->random, 4)]);
        }
    }
}

/* ------------------------------------------------------------------ facts of people */

static void add_member(char text[512], const char *key, const char *value)
{
    const size_t length = strlen(text);
    snprintf(text + length, 512 - length, ", \"%s\": %s", key, value);
}

static const char *pick(struct tiny_school *school, const char *const values[4])
{
    return values[tiny_below(&school->random, 4)];
}

/* What the choice of a mentor weighs. */
static void write_pairing(struct tiny_school *school, int32_t person, char text[512])
{
    static const char *const SUBJECTS[] = {"\"Ma\"", "\"Ma\"", "\"En\"", "\"Sc\""};
    static const char *const PHASES[] = {"\"KS1\"", "\"KS1\"", "\"KS2\"", "\"KS2\""};
    static const char *const YEARS[] = {"1", "4", "5", "10"};
    static const char *const MANAGERS[] = {"\"MA\"", "\"MA\"", "\"MB\"", "\"TU\""};
    struct tiny_random *random = &school->random;
    if (tiny_chance(random, 80)) {
        add_member(text, "subject", pick(school, SUBJECTS));
    }
    if (tiny_chance(random, 60)) {
        add_member(text, "phase", pick(school, PHASES));
    }
    if (person >= 2 && tiny_chance(random, 70)) {
        add_member(text, "years", pick(school, YEARS));
    } else if (person < 2 && tiny_chance(random, 60)) {
        add_member(text, "line_manager", pick(school, MANAGERS));
    }
}

void tiny_rulebook_write_person(struct tiny_school *school, int32_t person, char text[512])
{
    static const char *const PARTS[] = {"0.5", "0.6", "0.7", "0.8"};
    struct tiny_random *random = &school->random;
    char number[16];
    text[0] = '\0';
    if (tiny_has(school, TINY_FEATURE_PART_TIME) && tiny_chance(random, person < 2 ? 85 : 20)) {
        add_member(text, "fte", pick(school, PARTS));
    }
    if (tiny_has(school, TINY_FEATURE_SITES)) {
        add_member(text, "site", tiny_chance(random, 60) ? "\"hill\"" : "\"lake\"");
    }
    if (tiny_has(school, TINY_FEATURE_DIRECTED) && tiny_chance(random, 70)) {
        snprintf(number, sizeof number, "%d", 10 * tiny_below(random, 40));
        add_member(text, "directed_minutes", number);
    }
    if (person >= 2 && tiny_chance(random, tiny_has(school, TINY_FEATURE_COVER) ? 70 : 15)) {
        add_member(text, "leader", "true");
    }
    if (tiny_has(school, TINY_FEATURE_PAIRING)) {
        write_pairing(school, person, text);
    }
    if (person >= 2 && school->choosing && tiny_chance(random, 10)) {
        add_member(text, "qualified", "false");
    }
}

void tiny_rulebook_write_place(struct tiny_school *school, char text[64])
{
    struct tiny_random *random = &school->random;
    const bool room = tiny_has(school, TINY_FEATURE_ROOM) && tiny_chance(random, 40);
    const bool site = tiny_has(school, TINY_FEATURE_SITES) && tiny_chance(random, 25);
    snprintf(text, 64, "%s%s", room ? ", \"room\": \"R1\"" : "",
             site ? ", \"site\": \"lake\"" : "");
}

void tiny_rulebook_write_pool(struct tiny_school *school, const char *const *people, int32_t count,
                              bool list, char text[64])
{
    struct tiny_random *random = &school->random;
    int32_t left = list ? tiny_between(random, 1, count < 3 ? count : 3) : 1;
    text[0] = '\0';
    for (int32_t i = 0; i < count && left > 0; i++) {
        if (tiny_below(random, count - i) < left) {
            const size_t length = strlen(text);
            snprintf(text + length, 64 - length, "%s\"%s\"", length == 0 ? "" : ", ", people[i]);
            left--;
        }
    }
}
