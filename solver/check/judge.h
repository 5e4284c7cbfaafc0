/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * judge.h: one plan before the rules. The sessions stand in the order of the checker's entries;
 * who is where is threaded once, by person and by person and date, in the checker's scratch.
 *
 * A rule looks at the judge and breaks it, in words when there is a report, else silently, and
 * then returns at once. */
#ifndef RF_CHECK_JUDGE_H
#define RF_CHECK_JUDGE_H

#include "check/checker.h"

/* One person in one placed session. */
struct rf_visit {
    int32_t session;
    enum rf_presence presence; /* of who covers: RF_COVERED, as of the one who is covered */
    bool covering;             /* takes a class meanwhile */
    struct rf_span span;       /* of the session; of who covers, that of the class */
    int32_t next_of_person, next_of_day; /* earlier sessions of the list; -1 ends */
};

/* The first link of a list; valid when `turn` is the scratch's. */
struct rf_head {
    uint32_t turn;
    int32_t first;
};

/* Work space of the rules. Arrays with turns need no clearing between plans. */
struct rf_scratch {
    uint32_t turn;
    int32_t *dates;               /* [entry] date index of a placed session, or -1 */
    int32_t *released;            /* [entry] minutes of class that a placed session takes */
    struct rf_head *person_heads; /* [slot] */
    struct rf_head *day_heads;    /* [slot * date_count + date] */
    struct rf_visit *visits;
    int32_t visit_count;
    size_t visit_capacity;
    uint32_t *touched;     /* [period] turn in which a session touched it */
    struct rf_head *kept;  /* [slot * cycle_count + cycle] minutes of planning time left */
    int32_t *sums;         /* [most of weeks, dates, terms, 1] */
    int32_t *spare;        /* [entry_count + induction_count] */
    int32_t *eligible;     /* [most of people, rooms] */
    struct rf_span *spans; /* of one person on one date */
    size_t span_capacity;
    struct rf_question *question; /* NULL until somebody asks why a session has no place */
};

struct rf_scratch *rf_check_scratch_new(const struct rf_checker *checker);
void rf_check_scratch_release(struct rf_scratch *scratch);

struct rf_judge {
    const struct rf_checker *checker;
    const struct rf_instance *instance;
    struct rf_scratch *scratch;
    const struct rf_session *sessions; /* [entry] */
    const int32_t *plan_index;         /* [entry] index in the plan; NULL: the same */
    const struct rf_focus *focus; /* the rules look at no more than this (question.h); NULL: all */
    bool partial;
    bool broken;
    struct rf_report *report; /* NULL: nobody wants words */
};

/* Threads the sessions; those whose date or minutes are on no calendar count as unplaced for all
 * rules but that of presence. */
void rf_judge_open(struct rf_judge *judge);

/* Half open. */
struct rf_entry_range {
    int32_t from, until;
};

/* The entries, inductions, mentors and slots that the rules are to look at. Of entries beyond
 * these only the near ones are threaded: the first rf_judge_near_count, by rf_judge_near. */
struct rf_entry_range rf_judge_entries(const struct rf_judge *judge);
int32_t rf_judge_near_count(const struct rf_judge *judge);
int32_t rf_judge_near(const struct rf_judge *judge, int32_t at);
bool rf_judge_sees_induction(const struct rf_judge *judge, int32_t induction);
bool rf_judge_sees_mentor(const struct rf_judge *judge, int32_t mentor);
bool rf_judge_sees_slot(const struct rf_judge *judge, int32_t slot);

/* Marks the plan as broken; true when words are wanted. */
static inline bool rf_judge_break(struct rf_judge *judge)
{
    judge->broken = true;
    return judge->report != NULL;
}

/* True when the verdict is in: broken, and nobody wants words. */
static inline bool rf_judge_done(const struct rf_judge *judge)
{
    return judge->broken && judge->report == NULL;
}

/* Adds a violation to the report. `what` gives everything but the message; its session indexes
 * are entries and become those of the plan. */
void rf_judge_say(struct rf_judge *judge, struct rf_violation what, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A violation to fill in: no sessions, no person. */
struct rf_violation rf_judge_violation(enum rf_constraint constraint);

/* First visit of a slot, or of a slot on a date; -1 when there is none. */
static inline int32_t rf_judge_of_person(const struct rf_judge *judge, int32_t slot)
{
    const struct rf_head *head = &judge->scratch->person_heads[slot];

    return head->turn == judge->scratch->turn ? head->first : -1;
}

static inline int32_t rf_judge_of_day(const struct rf_judge *judge, int32_t slot, int32_t date)
{
    const struct rf_head *head =
        &judge->scratch->day_heads[slot * judge->instance->date_count + date];

    return head->turn == judge->scratch->turn ? head->first : -1;
}

static inline const struct rf_visit *rf_judge_visit(const struct rf_judge *judge, int32_t visit)
{
    return &judge->scratch->visits[visit];
}

/* Date index of a placed session, or -1. */
static inline int32_t rf_judge_date(const struct rf_judge *judge, int32_t entry)
{
    return judge->scratch->dates[entry];
}

static inline struct rf_span rf_judge_span(const struct rf_judge *judge, int32_t entry)
{
    struct rf_span span = {judge->sessions[entry].start, judge->sessions[entry].end};

    return span;
}

/* Minutes of class that the placed session takes (D27). */
static inline int32_t rf_judge_released(const struct rf_judge *judge, int32_t entry)
{
    return judge->scratch->released[entry];
}

/* Whether the slot is in a session that overlaps the span on that date. */
bool rf_judge_touched(const struct rf_judge *judge, int32_t slot, int32_t date,
                      struct rf_span span);

/* D15: a minute of the placed session lies outside the pupils' day. */
bool rf_judge_tired(const struct rf_judge *judge, int32_t entry);

#endif
