/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start_series.h: which candidates have to move together; for normal_start.c alone.
 *
 * A *slot* is what one start of one series is called. Sessions of a kind with homes form a series
 * per induction, kind, week letter and weekday, because a home speaks of all of them; any other
 * session forms its own series on each date, for each set of picks. */
#ifndef RF_MODEL_NORMAL_START_SERIES_H
#define RF_MODEL_NORMAL_START_SERIES_H

#include "model/candidate.h"

struct rf_slots {
    int32_t *slot_of; /* [candidate] */
    int32_t *members; /* candidates, grouped by slot */
    int32_t *first;   /* [slot_count + 1] into members */
    int32_t slot_count;
};

struct rf_slots *rf_slots_build(const struct rf_instance *instance,
                                const struct rf_demands *demands,
                                const struct rf_candidates *candidates);
void rf_slots_release(struct rf_slots *slots);

/* Which demands have a candidate on a date with a person or a room in them; lists by [holder]
 * [date]. Holders are people, then rooms. */
struct rf_presence_index {
    int32_t *first; /* [holders * date_count + 1] */
    int32_t *demands;
    int32_t date_count;
};
struct rf_presence_index *rf_presence_index_build(const struct rf_instance *instance,
                                                  const struct rf_demands *demands,
                                                  const struct rf_candidates *candidates);
void rf_presence_index_release(struct rf_presence_index *index);

/* The holders of a candidate: everybody who takes part (for an event: all who are asked) and the
 * room. Writes to `holders`, which has room for all people and one more; returns how many. */
int32_t rf_candidate_holders(const struct rf_instance *instance, const struct rf_demand *demand,
                             const struct rf_candidate *candidate, int32_t *holders);
/* How a person takes part in a candidate; false when not at all. */
bool rf_candidate_part(const struct rf_instance *instance, const struct rf_demand *demand,
                       const struct rf_candidate *candidate, int32_t person,
                       struct rf_taking *part);

#endif
