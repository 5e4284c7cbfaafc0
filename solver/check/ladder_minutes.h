/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_minutes.h: sets of minutes over all dates of the horizon, one bit a minute, so that the
 * time that people share, or that one of several has, is a word-wise AND or OR. */
#ifndef RF_CHECK_LADDER_MINUTES_H
#define RF_CHECK_LADDER_MINUTES_H

#include "check/checker.h"

enum { RF_MINUTE_WORDS = 23 /* 64-bit words of a date: 1440 minutes and a rest */ };

struct rf_minutes {
    int32_t date_count;
    uint64_t *words; /* [date * RF_MINUTE_WORDS]; owned */
};

struct rf_minutes rf_minutes_none(const struct rf_instance *instance);
void rf_minutes_release(struct rf_minutes *minutes);
/* The person's free minutes, marked induction time included, inside the pupils' day of teaching
 * days that are not past. */
struct rf_minutes rf_minutes_of(const struct rf_checker *checker, int32_t slot);
void rf_minutes_and(struct rf_minutes *minutes, const struct rf_minutes *other);
void rf_minutes_or(struct rf_minutes *minutes, const struct rf_minutes *other);

int32_t rf_minutes_on(const struct rf_minutes *minutes, int32_t date);
/* Minutes of the longest piece of a date. */
int32_t rf_minutes_longest(const struct rf_minutes *minutes, int32_t date);
bool rf_minutes_contain(const struct rf_minutes *minutes, int32_t date, struct rf_span span);

#endif
