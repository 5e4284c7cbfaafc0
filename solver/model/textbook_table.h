/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * textbook_table.h: what the files textbook*.c share while a textbook model is built.
 *
 * Every file writes the rows of one rule or one tier; names of rows begin with the number of their
 * equation in solver/README.md, section 4: "t7_12" is the twelfth row of (T7). */
#ifndef RF_MODEL_TEXTBOOK_TABLE_H
#define RF_MODEL_TEXTBOOK_TABLE_H

#include "model/facts.h"
#include "model/textbook.h"

enum { RF_TEXTBOOK_EQUATIONS = 45 };

/* One person in one candidate: the column that is 1 when both happen. */
struct rf_attendance {
    int32_t person, candidate, column;
    enum rf_presence presence; /* RF_FREE of who comes to a group session */
    bool covers;               /* takes a class meanwhile */
    struct rf_span span;       /* in which it keeps the person busy */
};

/* A linear expression over columns. */
struct rf_sum {
    struct rf_entry *items;
    size_t count, capacity;
};
#define RF_SUM_INIT                                                                                \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

struct rf_textbook {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    struct rf_matrix *matrix;
    int32_t *placed;             /* [candidate] column x */
    int32_t *missing;            /* [demand] column u: 1 unplaced; events: number who do not come */
    int32_t *four_periods;       /* [candidate] 1 + column f of (T22), 0 none */
    struct rf_attendance *parts; /* sorted by person, day, start, column */
    size_t part_count, part_capacity;
    size_t *first_part;                         /* [person count + 1] */
    int32_t rows_of[RF_TEXTBOOK_EQUATIONS + 1]; /* rows so far, by equation */
};

/* Begins a row of equation (T`equation`). */
void rf_textbook_row(struct rf_textbook *book, int32_t equation, int32_t lower, int32_t upper);
static inline void rf_textbook_entry(struct rf_textbook *book, int32_t column, int32_t value)
{
    rf_matrix_entry(book->matrix, column, value);
}

void rf_sum_add(struct rf_sum *sum, int32_t column, int32_t value);
void rf_sum_release(struct rf_sum *sum);

/* Adds `sign` times the school days before the date of a demand's place (0 when unplaced) to the
 * last row begun; no such number is larger than rf_textbook_school_days. */
void rf_textbook_add_school_days(struct rf_textbook *book, int32_t demand, int32_t sign);
int32_t rf_textbook_school_days(const struct rf_textbook *book);

/* Date record of a candidate. */
const struct rf_date *rf_textbook_date(const struct rf_textbook *book, int32_t candidate);
/* Whether a part overlaps `span` on date `day`. */
bool rf_textbook_touches(const struct rf_textbook *book, const struct rf_attendance *part,
                         rf_day day, struct rf_span span);
/* The parts of a person on one date: indexes [*from, *until). */
void rf_textbook_parts_on(const struct rf_textbook *book, int32_t person, rf_day day, size_t *from,
                          size_t *until);

/* The rules; each is called once, in this order. */
void rf_textbook_demand(struct rf_textbook *book);      /* H1, H15 */
void rf_textbook_attendance(struct rf_textbook *book);  /* H16 */
void rf_textbook_clash(struct rf_textbook *book);       /* H2 */
void rf_textbook_order(struct rf_textbook *book);       /* H7 */
void rf_textbook_rhythm(struct rf_textbook *book);      /* H8 */
void rf_textbook_tired_limit(struct rf_textbook *book); /* H6 */
void rf_textbook_planning(struct rf_textbook *book);    /* PPA */
void rf_textbook_load(struct rf_textbook *book);        /* H9 */
void rf_textbook_caps(struct rf_textbook *book);        /* CAP */
void rf_textbook_rooms(struct rf_textbook *book);       /* H19 */
void rf_textbook_budgets(struct rf_textbook *book);     /* H13 */
void rf_textbook_ect_load(struct rf_textbook *book);    /* H10 */
void rf_textbook_directed(struct rf_textbook *book);    /* H11 */
void rf_textbook_roles(struct rf_textbook *book);       /* H12 */
void rf_textbook_travel(struct rf_textbook *book);      /* H17 */
void rf_textbook_training(struct rf_textbook *book);    /* H18 */

/* The tiers: each adds the columns and rows it needs and gives its value as a sum. */
void rf_textbook_unplaced(struct rf_textbook *book, int32_t priority, struct rf_sum *sum);
void rf_textbook_equity(struct rf_textbook *book, int32_t position, struct rf_sum *sum);
void rf_textbook_tired(struct rf_textbook *book, struct rf_sum *sum);
void rf_textbook_cover(struct rf_textbook *book, int32_t part, struct rf_sum *sum);
void rf_textbook_workload(struct rf_textbook *book, int32_t position, struct rf_sum *sum);
void rf_textbook_regularity(struct rf_textbook *book, struct rf_sum *sum);
void rf_textbook_spacing(struct rf_textbook *book, struct rf_sum *sum);
void rf_textbook_diversity(struct rf_textbook *book, int32_t part, struct rf_sum *sum);

/* D18: minutes that placed sessions mean for a mentor, by week: [week]. `ect` -1: of all;
 * `wished`: each as long as wished (D44). */
void rf_textbook_mentor_minutes(struct rf_textbook *book, int32_t mentor, int32_t ect, bool wished,
                                struct rf_sum *of_week);
/* Adds a sum to the last row begun. */
void rf_textbook_add(struct rf_textbook *book, const struct rf_sum *sum, int32_t sign);

#endif
