/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * instance.h: the frozen instance: what the school told us, with names resolved and facts put onto
 * dates, and nothing derived from a rule.
 *
 * Built once by solver/input, never changed after; share it freely. Everything in it is owned by
 * its arena and lives until rf_instance_release. Plain data on purpose: the model, the checker and
 * the verifier read it directly and each derive who is free, what is demanded and what it costs
 * for themselves.
 *
 * All `int32_t` fields named like a thing (person, kind, induction, ...) are indexes into the
 * array of that thing; -1 is none. Arrays of things with an id are sorted by id (byte order), so
 * that no input order survives. Meaning of every field: format.md. */
#ifndef RINGFENCE_INSTANCE_H
#define RINGFENCE_INSTANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ringfence/rules.h"
#include "ringfence/time.h"

/* Where a fact was written (see base/diagnostics.h); `file` NULL for a built-in default. */
struct rf_origin {
    const char *file;
    int32_t file_order, line, column;
    const char *pointer;
};

/* ------------------------------------------------------------------ calendar, on dates */

enum rf_day_status {
    RF_DAY_OUT,     /* not in a half-term, or a weekday without an entry in /calendar/days */
    RF_DAY_CLOSED,  /* a closure */
    RF_DAY_INSET,   /* staff in, pupils not, no lessons */
    RF_DAY_TEACHING /* an ordinary school day */
};

/* One calendar date from the first day of the first term to the last of the last. */
struct rf_date {
    rf_day day;
    enum rf_day_status status;
    int32_t weekday;        /* 0 Monday .. 6 Sunday */
    int32_t week;           /* index into weeks; -1 when the date is in no half-term */
    int32_t half_term;      /* index into half_terms; -1 outside */
    int32_t teaching_index; /* number of teaching days before this date (also for other dates) */
    struct rf_span pupils;  /* the pupils' day; empty when the weekday has no entry */
    struct rf_span open;    /* in which staff may be given sessions; contains pupils */
};

/* A calendar week (Monday to Sunday) with at least one date in a half-term. */
struct rf_week {
    rf_day monday;
    int32_t letter; /* 0-based; -1 for a closed week that takes no letter */
    int32_t cycle;  /* which pass through the letters, from 0; a week without a letter
                       belongs to the pass of the week before (or the first) */
    int32_t teaching_days;
};

struct rf_half_term {
    const char *id; /* "autumn/1" */
    int32_t term;   /* 0-based, by date */
    struct rf_dates dates;
};

enum rf_period_class {
    RF_PERIOD_TEACHING,
    RF_PERIOD_REGISTRATION,
    RF_PERIOD_BREAK,
    RF_PERIOD_LUNCH
};

struct rf_period {
    const char *name;
    struct rf_span span;
    enum rf_period_class class;
};

/* The periods of one bell on one kind of day, sorted by start; they do not overlap. */
struct rf_shape {
    const struct rf_period *periods;
    int32_t count;
};

struct rf_bell {
    const char *id;
    const int32_t *shape_of_date; /* [date index] -> index into shapes; -1: no school day */
};

/* ------------------------------------------------------------------ people and what they do */

enum rf_occurrence_type {
    RF_LESSON, /* teaches; `source` is a lesson */
    RF_DUTY,   /* this and all below: `source` is a commitment */
    RF_MEETING,
    RF_ABSENCE,
    RF_OTHER,
    RF_PPA,       /* marked planning time */
    RF_INDUCTION, /* marked induction time */
    RF_MENTORING, /* other mentoring, e.g. of a trainee */
    RF_TRAINING   /* dated training from outside: a conference, a clinic */
};

/* One person in one lesson or commitment on one date. */
struct rf_occurrence {
    struct rf_span span;
    enum rf_occurrence_type type;
    int32_t source;     /* index into lessons (RF_LESSON) or commitments */
    const char *period; /* name of the cell's period, or of the cell */
    const char *room;   /* NULL when not given */
    int32_t site;       /* -1: the person's of that day */
};

/* One person on one date. Occurrences are sorted by start, then end, type, source; they may
 * overlap (real timetables do). Rests are the person's own breaks and lunches, sorted. */
struct rf_person_day {
    struct rf_span in; /* at work and the school open; empty when out or the school is closed */
    bool works; /* employed and in the working pattern; also on a closure, when `in` is empty */
    const struct rf_occurrence *occurrences;
    int32_t occurrence_count;
    const struct rf_span *rests;
    int32_t rest_count;
    int32_t site; /* where the person works on that date; -1 when the school names none */
};

struct rf_person {
    const char *id, *name; /* name defaults to the id */
    const char *subject;   /* NULL when not given */
    int32_t fte;           /* thousandths */
    int32_t bell;
    bool leader, volunteers_ppa;
    bool qualified;       /* holds qualified teacher status (QTS); default true */
    int32_t site;         /* -1 when not given and the school has none */
    const char *phase;    /* key stage or phase, NULL when not given */
    int32_t years;        /* years taught; -1 when not given */
    int32_t line_manager; /* person, -1 */
    int32_t directed;     /* directed minutes of the whole year that the files give for what is on
                             no calendar here; 0 */
    bool marks_ppa;       /* some commitment of type ppa names this person */
    struct rf_dates employed;
    const struct rf_person_day *days; /* [date index] */
    struct rf_origin origin;
};

/* Somebody who may take a class so that a session can stand (H13). Minutes; -1: no limit. */
struct rf_provider {
    int32_t person;
    int32_t per_week, per_term, per_year;
    int32_t sustainable; /* leaders: minutes a week above which tier 4 counts; -1: none */
    int32_t pence;       /* an hour; -1 when no rate is given; reported only */
    struct rf_origin origin;
};

struct rf_room {
    const char *id, *name;
    bool private_room;
    int32_t site; /* -1 */
    struct rf_origin origin;
};

struct rf_site {
    const char *id, *name;
};

struct rf_lesson {
    const char *id, *class_name, *subject; /* NULL when not given */
    int32_t bell;
    struct rf_origin origin;
};

struct rf_commitment {
    const char *id, *name; /* name defaults to the id */
    enum rf_occurrence_type type;
    const bool *satisfies; /* [kind index] whose sessions it makes superfluous (D35) */
    struct rf_origin origin;
};

/* ------------------------------------------------------------------ what is asked for */

/* RF_COVERED: free, or teaching a class that somebody else takes meanwhile. */
enum rf_presence { RF_ABSENT, RF_FREE, RF_TEACHING, RF_COVERED };

enum rf_role {
    RF_ROLE_ECT,
    RF_ROLE_MENTOR,
    RF_ROLE_TUTOR,
    RF_ROLE_OBSERVER,  /* of formal observations; the tutor unless named */
    RF_ROLE_COACH,     /* of the mentor */
    RF_ROLE_ASSOCIATE, /* a colleague who leads a session */
    RF_ROLE_HOST,      /* whose lesson the ECT visits */
    RF_ROLE_PARTNER,   /* with whom the ECT plans */
    RF_ROLES
};
const char *rf_role_name(enum rf_role role); /* "ect", "mentor", ...: as in the files */

struct rf_kind {
    const char *id, *name;
    int32_t priority; /* class of tier 1, 1..8 */
    enum rf_presence presence[RF_ROLES];
    enum rf_presence group;
    bool structured, meeting, home, induction, mentoring, before_school, after_school, inset;
    bool assessment;   /* feeds assessment: apart from mentoring where one person does both (H12) */
    bool training;     /* counts as mentor training (H18) */
    bool private_room; /* needs a private room, where the site has some (H19) */
    bool away;         /* takes place outside the school: breaks do not cut it (D36) */
    struct rf_origin origin;
};

enum rf_every { RF_EVERY_WEEKS, RF_EVERY_HALF_TERM, RF_EVERY_TERM, RF_EVERY_YEAR };
/* In which terms a step asks (D32), by terms served in full-time equivalents. */
enum rf_point { RF_POINT_ANY, RF_POINT_REVIEW, RF_POINT_ASSESSMENT };

/* A step of a programme's stage. Lags and gaps in school days. */
struct rf_step {
    const char *id;
    int32_t kind;
    int32_t minutes, least;
    enum rf_every every;
    int32_t every_weeks;             /* RF_EVERY_WEEKS only */
    int32_t first_weeks, last_weeks; /* long windows: only so many at an end; 0: all (D30) */
    int32_t turns;                   /* windows j with bit j % turns of turn_mask; 1: all */
    uint32_t turn_mask;
    enum rf_point point;
    uint64_t only_if, unless; /* flags of the induction: all of these, none of those */
    bool lead_in;
    bool both;        /* with leads_to: the other is placed only if this one is (D34) */
    int32_t leads_to; /* index of the step within the same stage; -1 none */
    int32_t lag_least, lag_most, lag_wished;
    bool has_gap;
    int32_t gap_least, gap_most, gap_make_up;
    struct rf_origin origin;
};

struct rf_stage {
    int32_t number; /* 1, 2, ... */
    int32_t lead_in_weeks, study_minutes, preparation_minutes;
    const struct rf_step *steps; /* sorted by id */
    int32_t step_count;
};

struct rf_programme {
    const char *id, *name, *source;
    const struct rf_stage *stages;
    int32_t stage_count;
    struct rf_origin origin;
};

/* Who may have a role in an induction's sessions; with several, each session has one of them. */
struct rf_cast {
    const int32_t *people; /* sorted, each once */
    int32_t count;
};

enum { RF_MENTOR_CHOICES = 4 };

struct rf_induction {
    const char *id;
    int32_t ect; /* person; -1: the training of a mentor, no pair (D42) */
    int32_t mentor;
    int32_t tutor; /* -1: none */
    struct rf_cast cast[RF_ROLES];
    int32_t mentor_choice[RF_MENTOR_CHOICES]; /* D46, in order of preference; `mentor` is one */
    int32_t mentor_choice_count;              /* 0: the mentor is given */
    int32_t previous_mentor;                  /* -1 */
    int32_t programme;
    int32_t stage_number;
    const struct rf_stage *stage;                /* of the first date of its life */
    const struct rf_stage *const *stage_of_week; /* [week] which stage is in force (D31) */
    int32_t lead_in_weeks;
    int32_t terms_served;     /* before the horizon, full-time equivalents, thousandths */
    int32_t entitlement;      /* induction minutes a week when the files say so; -1: by the pack */
    int32_t training_minutes; /* of a mentor's training: required in the year; else 0 */
    uint64_t flags;           /* bits over instance.flags */
    int32_t site;             /* where it takes place; -1 */
    struct rf_dates dates;
    struct rf_origin origin;
};

struct rf_option {
    rf_day day;
    rf_minute start;
};

struct rf_event {
    const char *id, *name;
    int32_t kind, minutes;
    int32_t quorum;        /* thousandths */
    const int32_t *people; /* sorted, each once */
    int32_t person_count;
    const struct rf_option *options; /* sorted; none: `window` */
    int32_t option_count;
    struct rf_dates window; /* only without options */
    int32_t site;           /* -1 */
    struct rf_origin origin;
};

enum rf_cap_period { RF_PER_DAY, RF_PER_WEEK, RF_PER_TERM, RF_PER_YEAR };

struct rf_cap {
    const char *id;
    const int32_t *people; /* sorted, each once */
    int32_t person_count;
    enum rf_cap_period per;
    int32_t minutes, sessions; /* -1: not limited */
    const bool *kinds;         /* [kind index] true when counted */
    const char *reason;        /* may be NULL */
    struct rf_origin origin;
};

/* A pin of a session: (induction, kind, monday) or an event. */
struct rf_pin {
    const char *id, *reason, *session_id;
    int32_t induction, kind; /* -1 for an event */
    rf_day monday;
    int32_t event; /* -1 for a session of an induction */
    rf_day day;
    rf_minute start;
    struct rf_origin origin;
};

struct rf_forbid {
    const char *id, *reason;
    const bool *people;     /* [person index] */
    const bool *inductions; /* [induction index] */
    struct rf_dates dates;
    int32_t weekday, letter; /* -1: any */
    struct rf_span span;
    const bool *kinds; /* [kind index] */
    struct rf_origin origin;
};

struct rf_wish {
    const char *id, *reason;
    int32_t induction, kind;
    int32_t weekday, letter; /* letter -1: any week */
    rf_minute start;         /* -1: any start on that day */
    struct rf_origin origin;
};

struct rf_waiver {
    const char *id, *rule, *reason, *author;
    int32_t induction; /* -1: of the whole school */
    rf_day expires;    /* last day on which it holds */
    struct rf_origin origin;
};

/* Weights of tier 7. */
struct rf_weights {
    int32_t wish, common_moment, induction_time, lag_day, shorter_step;
};

/* Weights of tier 8. */
struct rf_choice_weights {
    int32_t subject, phase, line_manager, years, change, second_ect; /* Q4 */
    int32_t same_person, associate;                                  /* Q6 */
    int32_t fragile;                                                 /* Q7 */
};

enum rf_hardness { RF_HARDNESS_LAW, RF_HARDNESS_ADVICE, RF_HARDNESS_DEFAULT };

/* What is known of a rule value beside the value. */
struct rf_rule_source {
    enum rf_hardness hardness;
    const char *source, *date, *grade, *note; /* NULL when not given */
    int32_t pack_value;                       /* as the pack has it */
    bool given;                               /* the pack has it */
    bool overridden;                          /* a layer above the pack says otherwise */
    bool unverified;                          /* its pack marks it as such */
};

struct rf_arena;

struct rf_instance {
    struct rf_arena *arena;
    const char *school_id, *school_name, *timezone;

    int32_t rules[RF_RULE_COUNT]; /* by enum rf_rule, in the rule's unit */
    struct rf_origin rule_origins[RF_RULE_COUNT];
    struct rf_rule_source rule_sources[RF_RULE_COUNT];
    const char *rule_pack;  /* its name */
    bool draft_pack;        /* marked as a draft */
    bool stpcd;             /* terms of employment: the national ones (true) or local ones */
    int32_t reference_load; /* minutes a week of the school's other teachers (IN-03); -1 */

    rf_day first_day;
    const struct rf_date *dates; /* dates[d - first_day] */
    int32_t date_count;
    rf_day as_of; /* the first day when not given */
    int32_t cycle_weeks;
    const char *const *letters; /* [cycle_weeks] */
    const struct rf_week *weeks;
    int32_t week_count;
    int32_t cycle_count; /* passes through the letters */
    const struct rf_half_term *half_terms;
    int32_t half_term_count;
    int32_t term_count;
    const char *const *terms; /* ids, by date */
    const struct rf_shape *shapes;
    int32_t shape_count;
    const struct rf_bell *bells;
    int32_t bell_count;
    int32_t default_bell;

    const struct rf_site *sites;
    int32_t site_count;
    const int32_t *travel; /* [from * site_count + to] minutes */
    const struct rf_room *rooms;
    int32_t room_count;
    uint8_t meeting_nights;   /* weekdays (bit 0 Monday) on which sessions may end after the pupils'
                                 day; all when not given */
    const char *const *flags; /* names of inductions' flags */
    int32_t flag_count;
    const struct rf_provider *providers; /* sorted by person */
    int32_t provider_count;

    const struct rf_person *people;
    int32_t person_count;
    const struct rf_lesson *lessons;
    int32_t lesson_count;
    const struct rf_commitment *commitments;
    int32_t commitment_count;

    const struct rf_kind *kinds;
    int32_t kind_count;
    const struct rf_programme *programmes;
    int32_t programme_count;
    const struct rf_induction *inductions;
    int32_t induction_count;
    const struct rf_event *events;
    int32_t event_count;

    const struct rf_cap *caps;
    int32_t cap_count;
    struct rf_weights weights;
    struct rf_choice_weights choice_weights;
    const struct rf_pin *pins;
    int32_t pin_count;
    const struct rf_forbid *forbids;
    int32_t forbid_count;
    const struct rf_wish *wishes;
    int32_t wish_count;
    const struct rf_waiver *waivers;
    int32_t waiver_count;

    const char *canonical; /* the merged instance as canonical JSON text (keys sorted) */
    const char *hash;      /* SHA-256 of `canonical`, 64 hexadecimal digits */
};

/* The date record of `day`, or NULL outside the horizon. */
const struct rf_date *rf_instance_date(const struct rf_instance *instance, rf_day day);
/* Index by id, -1 if there is none. */
int32_t rf_instance_person(const struct rf_instance *instance, const char *id);
int32_t rf_instance_induction(const struct rf_instance *instance, const char *id);
int32_t rf_instance_kind(const struct rf_instance *instance, const char *id);
int32_t rf_instance_event(const struct rf_instance *instance, const char *id);

/* D46: the same school with these mentors, one of each induction's choices; it borrows all else
 * from `instance`, which must outlive it. Owned; rf_instance_release. */
struct rf_instance *rf_instance_with_mentors(const struct rf_instance *instance,
                                             const int32_t *mentors);

void rf_instance_release(struct rf_instance *instance); /* NULL is allowed */

#endif
