/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stretch.h: when a person is free and when a person teaches, on one date (D3 to D6), and
 * when either (D27). */
#ifndef RF_CHECK_STRETCH_H
#define RF_CHECK_STRETCH_H

#include "ringfence/instance.h"

/* Disjoint, sorted by start, none empty. */
struct rf_stretches {
    const struct rf_span *spans;
    int32_t count;
};

/* A lesson of one person, joined over small gaps. Those of different lessons may overlap. */
struct rf_lesson_stretch {
    struct rf_span span;
    int32_t lesson;
};

/* Which of a person's two sets of free stretches: D5. */
enum rf_free_set { RF_FREE_PLAIN, RF_FREE_WITH_INDUCTION, RF_FREE_SETS };

struct rf_person_time {
    struct rf_stretches free[RF_FREE_SETS];
    struct rf_stretches covered[RF_FREE_SETS]; /* free or in class (D27) */
    const struct rf_lesson_stretch *lessons;
    int32_t lesson_count;
};

/* Derives `time` of `person` on date index `date`; what it points to lives in `arena`. */
void rf_check_person_time(const struct rf_instance *instance, int32_t person, int32_t date,
                          struct rf_arena *arena, struct rf_person_time *time);

/* The stretch that contains `minute` (or NULL). */
const struct rf_span *rf_check_stretch_at(const struct rf_stretches *stretches, rf_minute minute);

/* Total minutes of the union of `spans`, which is sorted in place. */
int32_t rf_check_union_minutes(struct rf_span *spans, int32_t count);

/* True when [span) lies inside the union of the person's occurrences of `type` on that date. */
bool rf_check_inside_type(const struct rf_person_day *day, enum rf_occurrence_type type,
                          struct rf_span span);

static inline bool rf_span_overlap(struct rf_span one, struct rf_span other)
{
    return one.from < other.until && other.from < one.until;
}

static inline bool rf_span_inside(struct rf_span inner, struct rf_span outer)
{
    return outer.from <= inner.from && inner.until <= outer.until;
}

#endif
