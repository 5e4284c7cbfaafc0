/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fact.h: which fact forbids a session at a start, in words. Slow and exact; presence.c is the
 * quick answer, and a fact is named for every start that presence.c refuses. */
#ifndef RF_CHECK_FACT_H
#define RF_CHECK_FACT_H

#include "base/text.h"
#include "check/checker.h"

struct rf_fact {
    bool barred;
    enum rf_constraint constraint;
    int32_t person; /* -1 */
    struct rf_origin origin;
    struct rf_text words; /* to be released */
};

/* The first fact that bars the session at (day, start); for events without regard to who can
 * come. Not barred: the fact is empty. */
struct rf_fact rf_check_fact(const struct rf_checker *checker, int32_t entry, rf_day day,
                             rf_minute start);

/* Why `person` cannot attend the event there. */
struct rf_fact rf_check_attendance_fact(const struct rf_checker *checker, int32_t entry,
                                        int32_t person, int32_t date, struct rf_span span);

#endif
