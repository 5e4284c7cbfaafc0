/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts.h: what follows for one person and date from the timetable alone: free stretches (D3 to
 * D5), lesson stretches (D6), free periods and planning need (D16), who can cover (D27, D36), rooms
 * (D28), travel (D41), directed time (D38). Computed once per instance. */
#ifndef RF_MODEL_FACTS_H
#define RF_MODEL_FACTS_H

#include "ringfence/instance.h"

struct rf_arena;

struct rf_spans {
    const struct rf_span *items; /* sorted, disjoint */
    int32_t count;
};

struct rf_facts;
struct rf_facts *rf_facts_build(const struct rf_instance *instance);
void rf_facts_release(struct rf_facts *facts);
const struct rf_instance *rf_facts_instance(const struct rf_facts *facts);

/* Free stretches of a person on a date (index into instance->dates); `induction`: with marked
 * induction time as free (D5). Borrowed. */
struct rf_spans rf_facts_free(const struct rf_facts *facts, int32_t person, int32_t date,
                              bool induction);
/* Lesson stretches (D6). Borrowed. They may overlap where the timetable does. */
struct rf_spans rf_facts_lessons(const struct rf_facts *facts, int32_t person, int32_t date);
/* Marked induction time, as a union. Borrowed. */
struct rf_spans rf_facts_induction_time(const struct rf_facts *facts, int32_t person, int32_t date);

/* A free period of a person (D16): whole, long enough, on a teaching day not before as_of. */
struct rf_free_period {
    rf_day day;
    int32_t date, period; /* period: index into the shape of the own bell on that date */
    struct rf_span span;
};
/* Of one pass of the cycle, sorted by day and start. Borrowed. */
const struct rf_free_period *rf_facts_free_periods(const struct rf_facts *facts, int32_t person,
                                                   int32_t cycle, int32_t *count);
/* min(need, supply) of D16 in minutes; 0 where the person has no need. `supply` may be NULL. */
int32_t rf_facts_planning_need(const struct rf_facts *facts, int32_t person, int32_t cycle,
                               int32_t *supply);

/* Points of D15's four-periods rule for one person and start: the rule's value or 0. */
int32_t rf_facts_four_periods(const struct rf_facts *facts, int32_t person, int32_t date,
                              rf_minute start);
/* Points of the other three terms of tier 3 for a session on that date. */
int32_t rf_facts_tired_points(const struct rf_facts *facts, int32_t date, struct rf_span span);
bool rf_facts_is_tired(const struct rf_facts *facts, int32_t date, struct rf_span span);

/* D30: the half-term a week belongs to, that of its first date in one; -1. */
int32_t rf_week_half_term(const struct rf_instance *instance, int32_t week);

/* Spans in which a person can be who is needed `covered` (D27); `induction` as above. Borrowed. */
struct rf_spans rf_facts_covered(const struct rf_facts *facts, int32_t person, int32_t date,
                                 bool induction);
/* D36: until when such a person can be away from `start` on; -1: not at all. `induction` as above.
 */
rf_minute rf_facts_away_until(const struct rf_facts *facts, int32_t person, int32_t date,
                              rf_minute start, bool induction);
/* Minutes of `span` in which the person has a lesson, and from the first to the last of them. */
int32_t rf_facts_released(const struct rf_facts *facts, int32_t person, int32_t date,
                          struct rf_span span, struct rf_span *hull);
/* Whether `provider` is free for each piece of them (D27). */
bool rf_facts_can_cover(const struct rf_facts *facts, int32_t provider, int32_t person,
                        int32_t date, struct rf_span span);
/* People who may cover on that date, as policy and pack say; sorted. Borrowed. */
const int32_t *rf_facts_providers(const struct rf_facts *facts, int32_t date, int32_t *count);
/* Limits of one of them; -1 in a field for none. */
struct rf_provider rf_facts_provider(const struct rf_instance *instance, int32_t person);

/* Private rooms for a session at that site (D28); sorted. Borrowed. None: the rule is silent. */
const int32_t *rf_facts_rooms(const struct rf_facts *facts, int32_t site, int32_t *count);
/* Whether nothing of the timetable takes place in it. */
bool rf_facts_room_is_free(const struct rf_facts *facts, int32_t room, int32_t date,
                           struct rf_span span);

/* D41 beside the timetable: whether the person can be at `site` for these minutes. */
bool rf_facts_can_travel(const struct rf_facts *facts, int32_t person, int32_t date,
                         struct rf_span span, int32_t site);

/* D38: directed minutes without any session; those a span adds to what is written on that date;
 * the limit, -1 for who has none. */
int32_t rf_facts_directed(const struct rf_facts *facts, int32_t person);
int32_t rf_facts_directed_added(const struct rf_facts *facts, int32_t person, int32_t date,
                                struct rf_span span);
int32_t rf_facts_directed_limit(const struct rf_facts *facts, int32_t person);

/* D8: a teaching day inside the induction's life on which ECT and mentor are both in. */
bool rf_facts_is_common(const struct rf_instance *instance, int32_t induction, int32_t date);

/* Common moments by facts alone of an induction in a pass (D24): periods of the default bell,
 * sorted. Borrowed. `living` (may be NULL) tells whether the pass has a living week. */
const struct rf_free_period *rf_facts_common_moments(const struct rf_facts *facts,
                                                     int32_t induction, int32_t cycle,
                                                     int32_t *count, bool *living);

/* True when some forbid bars `span` on that date for a session of (induction or -1, kind) with
 * `person` taking part (D17). `which` (may be NULL) gets the forbid's index. */
bool rf_facts_forbidden(const struct rf_facts *facts, int32_t induction, int32_t kind,
                        int32_t person, int32_t date, struct rf_span span, int32_t *which);

/* D20: whether one free stretch of the person (with marked induction time for kinds that use it)
 * contains the whole of a group session of that kind, and no forbid bars it. */
bool rf_facts_can_come(const struct rf_facts *facts, int32_t kind, int32_t person, rf_day day,
                       struct rf_span span);

/* Union of the mentor's other mentoring in a week, minutes (D18). */
int32_t rf_facts_other_mentoring(const struct rf_facts *facts, int32_t person, int32_t week);

/* Union of the person's training from outside in a half-term, minutes (D42). */
int32_t rf_facts_training(const struct rf_facts *facts, int32_t person, int32_t half_term);

#endif
