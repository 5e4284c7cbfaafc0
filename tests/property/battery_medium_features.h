/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_medium_features.h: what a school holds, and which rules bind in its plan. */
#ifndef BATTERY_MEDIUM_FEATURES_H
#define BATTERY_MEDIUM_FEATURES_H

#include "ringfence/check.h"

/* FEATURE(enum, words): of schools, and, from UNPLACED on, of plans; from TRAINING on only the
 * schools of the whole rulebook have them. */
#define MEDIUM_FEATURE_TABLE(FEATURE)                                                              \
    FEATURE(SHARED_MENTOR, "a mentor of two")                                                      \
    FEATURE(PART_TIME, "a pair that is not in every day")                                          \
    FEATURE(OTHER_MENTORING, "a mentor with other mentoring")                                      \
    FEATURE(LOST_WEEK, "a week without teaching days")                                             \
    FEATURE(TWO_LETTERS, "a cycle of two weeks")                                                   \
    FEATURE(EVENT, "group sessions")                                                               \
    FEATURE(PIN, "pins")                                                                           \
    FEATURE(WAIVER, "a waiver")                                                                    \
    FEATURE(UNPLACED, "something is unplaced")                                                     \
    FEATURE(UNEVEN, "tier 2 is uneven")                                                            \
    FEATURE(TIRED, "tired time")                                                                   \
    FEATURE(AWAY, "a session away from home")                                                      \
    FEATURE(SPACING, "tier 7 is above 0")                                                          \
    FEATURE(WISH, "a wish is not kept")                                                            \
    FEATURE(SHORTER, "a session is shorter than wished")                                           \
    FEATURE(QUORUM, "a group session stands without all its people")                               \
    FEATURE(PINNED, "a session stands at its pin")                                                 \
    FEATURE(BUFFER, "the buffer alone keeps a session from a moment")                              \
    FEATURE(FORBID, "a forbid keeps a session from a moment")                                      \
    FEATURE(TRAINING, "the training of a mentor")                                                  \
    FEATURE(FLOATING, "sessions outside the weekly rhythm")                                        \
    FEATURE(CHOSEN, "a session with somebody chosen")                                              \
    FEATURE(COVERED, "a class is covered")                                                         \
    FEATURE(ROOM, "a session in a private room")                                                   \
    FEATURE(WORKLOAD, "tier 5 is above 0")                                                         \
    FEATURE(DIVERSITY, "tier 8 is above 0")

enum medium_feature {
#define MEDIUM_FEATURE_ENUM(name, words) MEDIUM_FEATURE_##name,
    MEDIUM_FEATURE_TABLE(MEDIUM_FEATURE_ENUM)
#undef MEDIUM_FEATURE_ENUM
        MEDIUM_FEATURE_COUNT
};
const char *medium_feature_words(enum medium_feature feature);

/* What one school has. */
struct medium_features {
    bool has[MEDIUM_FEATURE_COUNT];
    bool bars[RF_CONSTRAINT_COUNT]; /* the rule keeps a session from a moment of its window */
};

void medium_features_of_school(const struct rf_instance *instance,
                               struct medium_features *features);
void medium_features_of_plan(const struct rf_instance *instance, const struct rf_plan *plan,
                             struct medium_features *features);
/* Asks for every session and moment; slower than the two others. */
void medium_features_of_bars(const struct rf_instance *instance, const struct rf_checker *checker,
                             const struct rf_plan *plan, struct medium_features *features);

#endif
