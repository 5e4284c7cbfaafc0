/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts_table.h: what is inside struct rf_facts; for the files facts*.c alone.
 *
 * Everything is derived person by person when first asked for: a school has many staff and few
 * inductions. What was derived never changes and lives until rf_facts_release. */
#ifndef RF_MODEL_FACTS_TABLE_H
#define RF_MODEL_FACTS_TABLE_H

#include "model/facts.h"

/* One person's year; arrays by date index. */
struct rf_person_facts {
    struct rf_spans *free[2]; /* [1]: with marked induction time */
    struct rf_spans *lessons;
    struct rf_spans *induction_time;
    struct rf_spans *covered[2]; /* D27; [1]: with marked induction time; NULL: not yet */
};

/* One person's planning time in one pass of the cycle (D16). */
struct rf_planning {
    struct rf_free_period *periods;
    int32_t count;
    int32_t need, supply; /* minutes; `need` before it is capped by supply */
};

/* One induction's common moments in one pass (D24). */
struct rf_moments {
    struct rf_free_period *periods;
    int32_t count;
    bool living;
};

struct rf_facts {
    const struct rf_instance *instance;
    struct rf_arena *arena;
    struct rf_person_facts **people; /* [person]; NULL: not yet asked for */
    struct rf_planning **planning;   /* [person] of [pass] */
    struct rf_moments **moments;     /* [induction] of [pass] */
    int32_t **mentoring;             /* [person] of [week] */
    bool *teaches;                   /* [person] has a lesson on some date, where it matters */
    int32_t **providers;             /* [date]: how many, then who; NULL: not yet */
    int32_t **rooms;                 /* [site + 1]: how many, then which; NULL: not yet */
    struct rf_spans **occupied;      /* [room] of [date]; NULL: not yet */
    int32_t *directed;               /* [person]; -1: not yet */
};

/* facts_stretch.c: the stretches of a person's year (D3 to D6). */
struct rf_person_facts *rf_facts_stretches(const struct rf_facts *facts, int32_t person);
/* facts_cover.c: fills `teaches`. */
void rf_facts_find_teachers(struct rf_facts *facts);
/* facts.c: the same, kept. */
struct rf_person_facts *rf_facts_person(const struct rf_facts *facts, int32_t person);
/* facts_stretch.c: the list's spans, in the arena. */
struct rf_span_list;
struct rf_spans rf_facts_keep(const struct rf_facts *facts, const struct rf_span_list *list);

#endif
