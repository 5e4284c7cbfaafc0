/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage.h: what a walk has used up of the rows of one chart, and the state that leaves open.
 *
 * A state holds, for every row and helper that a later position can still change, the use of the
 * row or whether the helper is on. */
#ifndef RF_ENGINE_USAGE_H
#define RF_ENGINE_USAGE_H

#include "engine/course.h"

/* What is open between two positions: a row, or a helper (rows first). */
struct rf_front_slot {
    int32_t what;
    int32_t left; /* of a row: the most that later positions can use */
};

struct rf_front {
    struct rf_front_slot *slots; /* owned */
    size_t count, capacity;
};

struct rf_usage_change {
    int32_t what, before;
};

struct rf_usage {
    const struct rf_course *course;
    int32_t number;               /* of the chart */
    int32_t *use;                 /* [row, then helper] of the state at hand */
    struct rf_usage_change *undo; /* what to set back */
    size_t undo_count, undo_capacity;
    int32_t *now_on; /* helpers turned on by the choice at hand */
    size_t now_on_count, now_on_capacity;
    int32_t *left; /* [row] the most that positions from `counted` on can use */
    int32_t *most; /* [row] scratch */
    int32_t counted;
};

void rf_usage_open(struct rf_usage *usage, const struct rf_course *course, int32_t number);
void rf_usage_close(struct rf_usage *usage);
/* Whether a choice at the position changes the chart's rows, or belongs to its induction. */
bool rf_usage_concerns(const struct rf_usage *usage, size_t p);
/* Takes the option, or waits (NULL); false when a row would be overrun. `now_on` is filled. */
bool rf_usage_choose(struct rf_usage *usage, const struct rf_course_position *position,
                     const struct rf_course_option *option);
/* Undoes all but the first `count` changes. */
void rf_usage_set_back(struct rf_usage *usage, size_t count);
void rf_usage_load(struct rf_usage *usage, const struct rf_front *front, const int16_t *state);
void rf_usage_store(const struct rf_usage *usage, const struct rf_front *front, int16_t *state);
/* What is open before position `from`; to be asked in ascending order. */
void rf_usage_front(struct rf_usage *usage, int32_t from, struct rf_front *front);
/* Options of a position that use the same are one class. class_of: [option, last: waiting], -1:
 * cannot wait; samples[class]: its first option, -1 for waiting. Returns how many. */
int32_t rf_usage_classify(const struct rf_usage *usage, size_t p, int32_t *class_of,
                          int32_t *samples);

#endif
