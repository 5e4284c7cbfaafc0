/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.h: a school of two weeks, put together by hand, and a plan for it.
 *
 * Monday 8 to Friday 19 September 2025, weeks A and B, pupils 08:45 to 15:15, open 08:00 to 16:45.
 * CD mentors AB (E1) and EF (E2); T1 is a training of AB, CD and EF. The 12th is an INSET day.
 *
 *   E1 visit  Mon 8  09:00-09:15    E1 meeting  Mon 8  10:00-11:00 (home, week A)
 *   E1 visit  unplaced              E1 meeting  Mon 15 15:00-16:00 (tired; home of week B: 10:00)
 *   E2 meeting Tue 9 10:00-10:45    E2 meeting of the second week: unplaced
 *   T1        Fri 12 15:30-16:30: AB and EF come, CD does not
 *
 * Minutes of CD: 15 + 60 + 45 = 120 in the first week, 60 in the second. */
#ifndef RF_TEST_STORE_SCHOOL_H
#define RF_TEST_STORE_SCHOOL_H

#include "explain/reason.h"
#include "ringfence/plan.h"

enum { SCHOOL_SESSIONS = 7, SCHOOL_FIRST_DAY = 20339 /* 2025-09-08 */ };
enum { PERSON_AB, PERSON_CD, PERSON_EF, PERSON_COUNT };
enum { KIND_MEETING, KIND_TRAINING, KIND_VISIT, KIND_COUNT };

const struct rf_instance *school_instance(void);
/* The same school without E2 and without EF, with other indexes. */
const struct rf_instance *school_smaller(void);
/* Owned, rf_plan_release. */
struct rf_plan *school_plan(void);
/* [session] as above. */
extern const char *const school_reasons[SCHOOL_SESSIONS];
/* The same with obstacles: [3] has no lesson that fits; [5] has time at one moment of nine, which
 * CD needs as planning time. Static, not to be released. */
extern const struct rf_reason school_details[SCHOOL_SESSIONS];

#endif
