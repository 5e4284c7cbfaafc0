/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_rulebook.h: tiny schools that draw from the whole rulebook, a few features each, so that
 * every plan can still be tried. */
#ifndef TINY_RULEBOOK_H
#define TINY_RULEBOOK_H

#include "tiny_school.h"

/* FEATURE(enum, sessions it asks of each induction, words) */
#define TINY_FEATURE_TABLE(FEATURE)                                                                \
    FEATURE(LONG, 1, "a step of a half-term, term or year")                                        \
    FEATURE(REVIEW, 1, "reviews and assessments by terms served")                                  \
    FEATURE(OBSERVATION, 2, "observation and feedback, both or none")                              \
    FEATURE(HOST, 1, "hosts")                                                                      \
    FEATURE(ASSOCIATE, 1, "associates")                                                            \
    FEATURE(PARTNER, 1, "partners")                                                                \
    FEATURE(COACH, 1, "a coach")                                                                   \
    FEATURE(COVER, 0, "covered roles and who covers")                                              \
    FEATURE(ROOM, 0, "private rooms")                                                              \
    FEATURE(SITES, 0, "two sites")                                                                 \
    FEATURE(NIGHTS, 0, "meeting nights, or nothing after school")                                  \
    FEATURE(ENTITLEMENT, 0, "induction minutes that end")                                          \
    FEATURE(OBSERVED, 1, "visits, few a day and week")                                             \
    FEATURE(DIRECTED, 0, "directed time that ends")                                                \
    FEATURE(DUAL, 1, "one person as mentor and tutor or observer, waived")                         \
    FEATURE(TRAINING, 1, "the training of a mentor")                                               \
    FEATURE(CHANGE, 0, "a change of stage")                                                        \
    FEATURE(PART_TIME, 0, "a new teacher in part time")                                            \
    FEATURE(SATISFIED, 0, "commitments that satisfy a step")                                       \
    FEATURE(AWAY, 1, "a visit outside the school")                                                 \
    FEATURE(PAIRING, 0, "facts of who should mentor whom")                                         \
    FEATURE(EVENT, 1, "a group session")

enum tiny_feature {
#define TINY_FEATURE_ENUM(name, sessions, words) TINY_FEATURE_##name,
    TINY_FEATURE_TABLE(TINY_FEATURE_ENUM)
#undef TINY_FEATURE_ENUM
        TINY_FEATURE_COUNT
};
const char *tiny_feature_words(enum tiny_feature feature);

static inline bool tiny_has(const struct tiny_school *school, enum tiny_feature feature)
{
    return (school->features >> feature & 1) != 0;
}

/* Which features, how many inductions and weeks. */
void tiny_rulebook_choose(struct tiny_school *school);
/* How many sessions are asked for, about. */
int32_t tiny_rulebook_sessions(const struct tiny_school *school);
/* Rule values. */
void tiny_rulebook_add_rules(struct tiny_school *school);
/* Members of a person, of a lesson: ", ..." or nothing. */
void tiny_rulebook_write_person(struct tiny_school *school, int32_t person, char text[512]);
void tiny_rulebook_write_place(struct tiny_school *school, char text[64]);
/* A subset of some people: "XX", or ["XX", "TU"] when a list is wanted. */
void tiny_rulebook_write_pool(struct tiny_school *school, const char *const *people, int32_t count,
                              bool list, char text[64]);

/* Kinds and steps. */
void tiny_rulebook_add_steps(struct tiny_school *school);
/* Inductions, mentor training, rooms, sites, who covers, and all that is asked for. */
void tiny_rulebook_add_wanted(struct tiny_school *school);

#endif
