/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.h: small schools for the tests of the checker, and plans placed by hand.
 *
 * The bell: 1 09:00-10:00, 2 10:00-11:00, break to 11:20, 3 11:20-12:20, 4 12:20-13:20, lunch to
 * 14:10, 5 14:10-15:10; pupils 09:00-15:10, open 08:00-17:00, Monday to Friday. Autumn 1 is from
 * Mon 8 Sep to Fri 3 Oct 2025 (four weeks). AB is the ECT, CD the mentor of E1, programme "p". */
#ifndef RF_TEST_CHECK_SCHOOL_H
#define RF_TEST_CHECK_SCHOOL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ringfence/check.h"

struct school {
    struct rf_instance *instance;
    struct rf_checker *checker;
    struct rf_plan *plan; /* starts with everything unplaced */
};

/* All texts are members of JSON objects, with ' for ", or "". `calendar` adds to the calendar,
 * `steps` are the steps of stage 1 of "p", `rest` adds to the school. */
struct school_text {
    const char *calendar, *steps, *stage, *rest;
    const char *terms;      /* replaces the terms */
    const char *bells;      /* replaces the bells */
    const char *inductions; /* replaces the inductions */
    const char *staff;      /* replaces the staff */
    const char *school;     /* adds to the school, with a comma before */
    const char *programmes; /* adds stages to "p" and programmes: ",'2':{..}}},'q':{'name':..,
                               'stages':{'1':{..}" */
};

void school_open(struct school *school, const struct school_text *text);
void school_close(struct school *school);

/* A step of weekly mentor meetings of 60, least 45, gap 3 to 8, make-up 1. */
#define WEEKLY_MEETING                                                                             \
    "'meeting':{'kind':'mentor_meeting','minutes':60,'least':45,'every_weeks':1,"                  \
    "'gap':{'least':3,'most':8,'make_up':1}}"
/* A weekly visit of 15 minutes before it, lag 0 to 3. */
#define WEEKLY_VISIT                                                                               \
    "'visit':{'kind':'drop_in','minutes':15,'least':15,'every_weeks':1,"                           \
    "'leads_to':{'step':'meeting','least':0,'most':3,'wished':0}}"

rf_day day(const char *text);
rf_minute minute(const char *text);
int32_t index_of(const struct school *school, const char *name); /* -1 when not demanded */
void place(struct school *school, const char *name, const char *date, const char *start,
           const char *end);
void unplace(struct school *school, const char *name);
/* Names who is chosen, who covers and which room, by id; "" for none. */
void pick(struct school *school, const char *name, const char *chosen, const char *cover,
          const char *room);
/* What may be picked there, ids with blanks between them; "none needed" when nothing is. */
const char *eligible(struct school *school, const char *name, const char *date, const char *start,
                     enum rf_pick what);
/* The end that the facts give the session there, "-" when they forbid it. */
const char *end_of(struct school *school, const char *name, const char *date, const char *start);
/* Places an event with the people named, cut by blanks. */
void place_event(struct school *school, const char *name, const char *date, const char *span,
                 const char *people);

/* The plan keeps all rules, as both verdicts say. */
void assert_kept(struct school *school);
/* The plan breaks this rule and no other, as both verdicts say; the message has `words`. */
void assert_broken(struct school *school, enum rf_constraint constraint, const char *words);
/* What the quick verdict says of the plan as one not yet decided in full. */
void assert_partial(struct school *school, bool kept);
/* Recomputed values; released with the school's next call. */
const struct rf_values *values_of(struct school *school);

#endif
