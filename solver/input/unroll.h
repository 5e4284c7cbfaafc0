/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * unroll.h: from facts about weekdays and letters to facts about dates.
 *
 * The decoders leave what the school wrote in a draft; unrolling fills the instance's dates, weeks,
 * shapes of dates, and every person's days. Nothing is reported here: a draft that reaches it is
 * sound. Of several keys that fit a date the most exact wins: a date, a letter and weekday, a
 * weekday, any day. */
#ifndef RF_INPUT_UNROLL_H
#define RF_INPUT_UNROLL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ringfence/instance.h"

/* What a key of the format says about dates. */
struct rf_day_key {
    bool dated;
    rf_day day;              /* when dated */
    int32_t weekday, letter; /* -1: any */
};

/* A kind of day. */
struct rf_draft_day {
    struct rf_day_key key;
    struct rf_span pupils, open;
};

/* A shape of a bell that is not its usual one. */
struct rf_draft_shape {
    struct rf_day_key key;
    int32_t shape;
};

struct rf_draft_bell {
    int32_t usual; /* shape */
    const struct rf_draft_shape *others;
    int32_t other_count;
};

/* Hours of one key of a working pattern. */
struct rf_draft_hours {
    struct rf_day_key key;
    struct rf_span span; /* 0 to 1440: as long as the school is open */
    int32_t site;        /* -1: the person's */
};

struct rf_draft_pattern {
    struct rf_dates dates;
    const struct rf_draft_hours *hours;
    int32_t hours_count;
};

struct rf_draft_rest {
    struct rf_day_key key;
    const struct rf_span *spans; /* sorted */
    int32_t span_count;
};

struct rf_draft_person {
    bool has_works; /* otherwise in on every school day */
    const struct rf_draft_pattern *patterns;
    int32_t pattern_count;
    const struct rf_draft_rest *rests;
    int32_t rest_count;
};

/* One cell or single date of a lesson or commitment, with all its people. */
struct rf_draft_cell {
    enum rf_occurrence_type type;
    int32_t source, bell;
    struct rf_day_key key; /* dated: a single date, but no closure; otherwise teaching days */
    struct rf_dates dates;
    const char *period, *room;
    int32_t site;  /* -1: the person's of that day */
    bool has_span; /* otherwise the minutes of the period */
    struct rf_span span;
    const int32_t *people;
    int32_t person_count;
};

struct rf_draft {
    struct rf_arena *arena; /* owns the lists of the draft; not the instance's */
    int32_t first_letter;
    bool closed_week_consumes_letter;
    const struct rf_dates *closures;
    int32_t closure_count;
    const rf_day *inset; /* sorted */
    int32_t inset_count;
    const struct rf_draft_day *day_kinds;
    int32_t day_kind_count;
    struct rf_bell *bells;                 /* the instance's bells, to be completed */
    struct rf_draft_bell *bell_drafts;     /* [bell_count] */
    struct rf_person *people;              /* the instance's people, to be completed */
    struct rf_draft_person *people_drafts; /* [person_count] */
    struct rf_person_day **days;           /* [person_count], by rf_unroll_people */
    struct rf_draft_cell *cells;           /* heap */
    size_t cell_count, cell_capacity;
    int32_t *day_letters; /* [week_count], by rf_unroll_calendar: the letter whose days a week
                             has: its own, or the one it would have taken */
};

/* How exactly `key` fits: 0 not at all, up to 4. `letter` of the date's week; -1 fits keys
 * without a letter only. */
int rf_day_key_rank(const struct rf_day_key *key, rf_day day, int32_t letter);

/* The letter whose days a date has (see day_letters); -1 outside half-terms. */
int32_t rf_unroll_letter(const struct rf_draft *draft, const struct rf_date *date);

/* Fills dates, weeks, cycle_count; needs half_terms (sorted), letters, and the draft's days,
 * closures, inset days and letters. */
void rf_unroll_calendar(struct rf_instance *instance, struct rf_draft *draft);

/* Fills the bells' shape_of_date; needs dates. */
void rf_unroll_bells(struct rf_instance *instance, struct rf_draft *draft);

/* Number of occurrences the cells would make. */
int64_t rf_unroll_occurrence_count(const struct rf_instance *instance,
                                   const struct rf_draft *draft);

/* Fills every person's days: spans at work, rests. Allocates them (`draft->days`). */
void rf_unroll_people(struct rf_instance *instance, struct rf_draft *draft);

/* Fills occurrences; after rf_unroll_people. */
void rf_unroll_occurrences(struct rf_instance *instance, struct rf_draft *draft);

#endif
