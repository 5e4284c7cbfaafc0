/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * checker.h: what the checker derives from the instance once, inside this room.
 *
 * Only people of inductions and events matter to a plan; each has a *slot*. Dates are indexes
 * into instance.dates. Demanded sessions (`entries`) are in the plan's order. Everything lives in
 * the checker's arena and is never changed after rf_checker_new, but for `scratch`: work space
 * of the calls, so that one checker serves one thread at a time. */
#ifndef RF_CHECK_CHECKER_H
#define RF_CHECK_CHECKER_H

#include "check/stretch.h"
#include "ringfence/check.h"

/* Dates on which a session may lie (D9): dates of weeks `first_week` to `last_week` inside
 * `range`, or, for a make-up, the `nearest` common dates only. */
struct rf_window {
    int32_t first_week, last_week;
    bool make_up;
    struct rf_dates range;
    int32_t nearest[2]; /* date indexes */
    int32_t nearest_count;
};

/* One person who must be there. `again`: the person was already listed for this session. */
struct rf_part {
    int32_t person; /* -1: the induction names nobody for it */
    int32_t slot;
    enum rf_presence presence;
    bool again;
};

struct rf_entry {
    int32_t induction, kind, event; /* as in rf_session */
    rf_day monday;
    const struct rf_step *step; /* NULL for an event */
    struct rf_window window;    /* not for an event */
    struct rf_part parts[3];
    int32_t part_count;
    int32_t target; /* entry of the session that this one must stand before, or -1 */
    int32_t before; /* entry of the meeting before this one in a neighbouring window, or -1 */
    int32_t pin;    /* -1 */
    bool marked;    /* the ECT has marked induction time in the window */
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
};

/* A period that may serve as planning time (D16), or as a common moment (D24). */
struct rf_moment {
    int32_t date;
    struct rf_span span;
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

    struct rf_scratch *scratch;
};

/* Each derives its part of the checker; in this order. */
void rf_check_derive_slots(struct rf_checker *checker);
void rf_check_derive_courses(struct rf_checker *checker);
void rf_check_derive_entries(struct rf_checker *checker);
void rf_check_derive_loads(struct rf_checker *checker);
void rf_check_derive_planning(struct rf_checker *checker);
void rf_check_derive_moments(struct rf_checker *checker);

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

/* D16 for anybody: planning need in pass `cycle` from taught minutes, 0 when none is to be kept. */
int32_t rf_check_taught_minutes(const struct rf_instance *instance, int32_t person, int32_t cycle);
int32_t rf_check_planning_need(const struct rf_instance *instance, int32_t taught);
/* Whether `period` on `date` may serve as planning time to someone free as in `time`. */
bool rf_check_planning_period(const struct rf_instance *instance, int32_t date,
                              const struct rf_period *period, const struct rf_person_time *time);

#endif
