/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * checker.h: what the checker derives from the instance once, inside this room.
 *
 * Only people of inductions and events, and those who may cover, matter to a plan; each has a
 * *slot*. Dates are indexes into instance.dates. Demanded sessions (`entries`) are in the plan's
 * order. Everything lives in the checker's arena and is never changed after rf_checker_new, but for
 * `scratch`: work space of the calls, so that one checker serves one thread at a time. */
#ifndef RF_CHECK_CHECKER_H
#define RF_CHECK_CHECKER_H

#include "check/stretch.h"
#include "ringfence/check.h"

/* Dates on which a session may lie (D9, D30): dates of weeks `first_week` to `last_week` inside
 * `range`, or, for a make-up, the `nearest` common dates only. No week: last before first. */
struct rf_window {
    int32_t first_week, last_week;
    bool make_up;
    struct rf_dates range;
    int32_t nearest[2]; /* date indexes */
    int32_t nearest_count;
};

/* One person who must be there: the only one of the cast for a role that the kind needs. */
struct rf_part {
    int32_t person; /* -1: the induction names nobody for it */
    int32_t slot;
    enum rf_presence presence;
    enum rf_role role;
};

/* The role for which one of several is chosen (D26). */
struct rf_choice {
    const struct rf_cast *cast; /* NULL: nobody is to be chosen */
    enum rf_presence presence;
    enum rf_role role;
};

/* Whether a session has a second place by the facts, wherever it stands (D45, Q7). */
struct rf_places {
    int32_t dates;        /* on which it could stand: 0, 1, or 2 for more */
    int32_t date;         /* the only one */
    rf_minute end, start; /* on that: the earliest end, the latest start */
};

struct rf_entry {
    int32_t induction, kind, event; /* as in rf_session */
    rf_day monday;
    const struct rf_stage *stage; /* of its window; NULL for an event, as is the step */
    const struct rf_step *step;
    struct rf_window window;     /* not for an event */
    int32_t gap_least, gap_most; /* of the step, stretched (D33) */
    struct rf_part parts[RF_ROLES];
    int32_t part_count;
    struct rf_choice choice;
    bool covered;            /* somebody is needed covered: there may be a class to take */
    bool room;               /* stands in a private room (D28) */
    int32_t site;            /* where it takes place; -1: nowhere in particular */
    int32_t target;          /* entry of the session that this one must stand before, or -1 */
    int32_t before;          /* entry of the meeting before, in a neighbouring window, or -1 */
    int32_t pin;             /* -1 */
    bool marked;             /* the ECT has marked induction time in the window */
    struct rf_places places; /* sessions of inductions, where their number counts */
};

/* Entries of one induction, and which of them are meetings, in the order of D14. */
struct rf_course {
    int32_t first_entry, entry_count;
    const int32_t *meetings;
    int32_t meeting_count;
    int32_t first_week; /* of the first common date; -1: none */
    const bool *common; /* [date] D8 */
    struct rf_dates life;
    bool tired_waived;
};

/* One cap of H9: of a mentor for one ECT (all inductions of that pair), or in total. */
struct rf_load {
    int32_t mentor, ect; /* ect -1: in total */
    int32_t cap;
    const int32_t *inductions;
    int32_t induction_count;
    const int32_t *other; /* [week] minutes of other mentoring; NULL when not counted */
    bool even;            /* in total, of a mentor whose weeks tier 5 compares (D44) */
    int32_t mean;         /* minutes of a week, when they are compared */
};

/* Somebody who may take a class (D27): one of the providers, or just another teacher. */
struct rf_coverer {
    int32_t person, slot;
    int32_t per_week, per_term, per_year; /* minutes; -1: no limit */
    int32_t sustainable;                  /* of a leader; -1 */
    bool teacher; /* none of the providers: no ECT, and at most so many minutes a week */
    struct rf_origin origin;
};

/* Some minutes of a date: a period that may serve as planning time (D16) or as a common moment
 * (D24), or minutes in which a room is taken (D28). */
struct rf_moment {
    int32_t date;
    struct rf_span span;
};

/* When something else takes place in a private room. */
struct rf_private_room {
    int32_t room;                  /* index into the instance's rooms */
    const struct rf_moment *taken; /* by date; of date i: first[i] to first[i + 1] - 1 */
    const int32_t *first;          /* [date_count + 1] */
};

/* Planning time of one slot in one pass. */
struct rf_planning {
    int32_t taught, need, supply; /* minutes; need 0 for those who have none */
    int32_t first, count;         /* into rf_checker.periods */
};

/* Common moments of one induction in one pass; count 0: none to keep. */
struct rf_moments {
    const struct rf_moment *items;
    int32_t count;
};

struct rf_scratch;

struct rf_checker {
    const struct rf_instance *instance;
    struct rf_arena *arena;

    int32_t *slot_of;   /* [person], -1 */
    int32_t *person_of; /* [slot] */
    int32_t slot_count;
    struct rf_person_time *times; /* [slot * date_count + date] */

    struct rf_entry *entries;
    int32_t entry_count, event_entry; /* the events' entries start here */
    int32_t *entry_of_event;          /* [event], -1: not demanded */
    struct rf_course *courses;        /* [induction] */

    struct rf_load *loads;
    int32_t load_count;

    struct rf_moment *periods; /* free periods, by slot and date */
    int32_t period_count;
    struct rf_planning *planning; /* [slot * cycle_count + cycle] */

    struct rf_moments *moments; /* [induction * cycle_count + cycle] */

    struct rf_coverer *coverers; /* by person */
    int32_t coverer_count;
    struct rf_private_room *rooms;
    int32_t room_count;
    int32_t *directed;     /* [slot * date_count + date] minutes without any session (D38) */
    int32_t *directed_sum; /* [slot] of all dates, with what lies on no calendar */

    struct rf_scratch *scratch;
};

/* Each derives its part of the checker; in this order. */
void rf_check_derive_slots(struct rf_checker *checker);
void rf_check_derive_rooms(struct rf_checker *checker);
void rf_check_derive_courses(struct rf_checker *checker);
void rf_check_derive_entries(struct rf_checker *checker);
void rf_check_derive_loads(struct rf_checker *checker);
void rf_check_derive_planning(struct rf_checker *checker);
void rf_check_derive_moments(struct rf_checker *checker);
void rf_check_derive_directed(struct rf_checker *checker);
void rf_check_derive_places(struct rf_checker *checker);

static inline const struct rf_person_time *rf_check_time(const struct rf_checker *checker,
                                                         int32_t slot, int32_t date)
{
    return &checker->times[slot * checker->instance->date_count + date];
}

/* The date index, or -1 outside the horizon. */
static inline int32_t rf_check_date(const struct rf_instance *instance, rf_day day)
{
    return day >= instance->first_day && day - instance->first_day < instance->date_count
               ? day - instance->first_day
               : -1;
}

/* The entry of a session by its name, -1 when it is not demanded. O(log n). */
int32_t rf_check_entry(const struct rf_checker *checker, const struct rf_session *session);

/* Whether the date lies in the window. */
bool rf_check_in_window(const struct rf_instance *instance, const struct rf_window *window,
                        int32_t date);

/* School days between two dates (D2). */
int32_t rf_check_school_days(const struct rf_instance *instance, int32_t from, int32_t to);

/* D10: weeks from the induction's first week, not below 0. */
static inline int32_t rf_check_week_distance(const struct rf_course *course, int32_t week)
{
    return week > course->first_week ? week - course->first_week : 0;
}

/* A waiver of the rule that has not expired on the last day, for the induction or the school. */
bool rf_check_waived(const struct rf_instance *instance, int32_t induction, const char *rule);

/* Whether the person has the role in the induction, alone or among others. */
bool rf_check_in_cast(const struct rf_cast *cast, int32_t person);

/* Whether the person is one of those who must be there. */
bool rf_check_is_part(const struct rf_entry *entry, int32_t person);

/* D16 for anybody: planning need in pass `cycle` from taught minutes, 0 when none is to be kept. */
int32_t rf_check_taught_minutes(const struct rf_instance *instance, int32_t person, int32_t cycle);
int32_t rf_check_planning_need(const struct rf_instance *instance, int32_t taught);
/* Whether `period` on `date` may serve as planning time to someone free as in `time`. */
bool rf_check_planning_period(const struct rf_instance *instance, int32_t date,
                              const struct rf_period *period, const struct rf_person_time *time);

#endif
