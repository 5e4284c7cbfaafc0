/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reserve.h: solo time (D25): planning, study and preparation, by a fixed rule after all tiers. */
#ifndef RF_ENGINE_RESERVE_H
#define RF_ENGINE_RESERVE_H

#include "model/facts.h"
#include "ringfence/plan.h"

/* Fills plan->reservations and plan->shortages from the sessions. */
void rf_plan_reserve(const struct rf_instance *instance, const struct rf_facts *facts,
                     struct rf_plan *plan);

/* ---- for reserve_planning.c and reserve_study.c */

/* What is taken of one person's time. */
struct rf_taken {
    int32_t person;
    rf_day day;
    struct rf_span span;
};

struct rf_diary {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    struct rf_plan *plan;
    size_t reservation_capacity, shortage_capacity;
    struct rf_taken *taken; /* sessions, then reservations as they are made */
    size_t taken_count, taken_capacity;
    struct rf_span *pieces; /* scratch of rf_diary_clear */
    size_t piece_count, piece_capacity;
};

/* Reserves, and takes the time. */
void rf_diary_reserve(struct rf_diary *diary, struct rf_reservation reservation);
/* Adds to the shortage of that person, induction and week. */
void rf_diary_lack(struct rf_diary *diary, struct rf_shortage shortage);
/* Leaves in diary->pieces what of `span` the person still has on that day, in order. */
void rf_diary_clear(struct rf_diary *diary, int32_t person, rf_day day, struct rf_span span);
/* Whether a session of the person overlaps the span (before anything is reserved). */
bool rf_diary_touched(const struct rf_diary *diary, int32_t person, rf_day day,
                      struct rf_span span);

void rf_reserve_planning(struct rf_diary *diary);
void rf_reserve_study(struct rf_diary *diary);
void rf_reserve_preparation(struct rf_diary *diary);

#endif
