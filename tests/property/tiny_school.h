/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tiny_school.h: what the two halves of the tiny generator know of the school they make. */
#ifndef TINY_SCHOOL_H
#define TINY_SCHOOL_H

#include "base/calendar.h"
#include "tiny_instance.h"
#include "tiny_random.h"

enum { TINY_PERIODS = 7, TINY_PEOPLE = 6 };

/* What a school is made to try. */
enum tiny_profile {
    TINY_RHYTHM,   /* one induction, a meeting a week over several weeks */
    TINY_VISITS,   /* one induction, visit and meeting */
    TINY_SHARED,   /* two inductions, mostly one mentor */
    TINY_GATHER,   /* one induction and a group session */
    TINY_CROWD,    /* two inductions and a group session in one week */
    TINY_LEAD_IN,  /* a lead-in, then the cycle */
    TINY_DISPUTE,  /* pairs with little time in common, and group sessions that get in the way */
    TINY_RULEBOOK, /* a pair or two, and some of tiny_rulebook.h's features */
    TINY_PROFILE_COUNT
};

struct tiny_period {
    const char *name;
    rf_minute from, until;
    const char *class;
    bool teaching;
};

struct tiny_school {
    struct tiny_random random;
    struct tiny_instance *instance;
    bool disputed, rulebook; /* the profile is not drawn */
    bool choosing;           /* mentors are chosen among several */
    bool meets;              /* a meeting in every window */
    uint32_t features;       /* of tiny_rulebook.h, as bits */
    enum tiny_profile profile;
    int32_t inductions;
    int32_t events;      /* group sessions */
    bool shared;         /* one mentor for both */
    bool visits;         /* the cycle has a visit before the meeting */
    int32_t extra;       /* another step: 0 none, 1 review, 2 observing, 3 second meeting */
    int32_t every_weeks; /* of the cycle's steps */
    int32_t lead_in;
    rf_day monday, mondays[4]; /* the first, and that of each week */
    int32_t weeks, letters;
    int32_t weekdays[5], weekday_count;
    int32_t grid;
    struct tiny_period periods[TINY_PERIODS];
    int32_t period_count;
    char event_moment[32]; /* "2025-09-02 10:00", a start the group session could have */
    rf_minute pupils_from, pupils_until, open_from, open_until;
};

/* Seeds from here on are of the profile TINY_DISPUTE, which no other seed draws. */
#define TINY_FIRST_DISPUTE UINT64_C(1000000)
/* From here on they are of the profile TINY_RULEBOOK, and from the second on mentors are chosen. */
#define TINY_FIRST_RULEBOOK UINT64_C(2000000)
#define TINY_FIRST_MENTORS UINT64_C(3000000)

/* Ids of the people: two new teachers, two mentors, a tutor, another colleague. In a dispute the
 * last two may be a third pair. */
extern const char *const tiny_people[TINY_PEOPLE];

/* Calendar, bells, rules, staff, lessons, commitments. */
void tiny_school_add_facts(struct tiny_school *school);
/* Kinds, programme, inductions, events, policy, fixed, waivers. */
void tiny_school_add_wanted(struct tiny_school *school);
/* A group session that several pairs are asked to, where they have little time. */
void tiny_school_add_disputed(struct tiny_school *school, int32_t number);

#endif
