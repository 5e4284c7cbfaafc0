/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * planted.h: good plans in which one thing is then changed so that one rule is broken. */
#ifndef RF_TEST_CHECK_PLANTED_H
#define RF_TEST_CHECK_PLANTED_H

#include "school.h"

/* One session, elsewhere or otherwise than in the good plan. */
struct plant {
    enum rf_constraint rule;
    const char *session;
    const char *date, *start, *end;    /* date NULL: unplaced */
    const char *chosen, *cover, *room; /* NULL: nobody, nothing */
};

/* A school and its good plan. */
struct ground {
    const struct school_text *text;
    const struct plant *good;
    int good_count;
    void (*finish)(struct school *school); /* what else is good; NULL */
};

/* Opens the school with its good plan and asserts that it is one. */
void ground_open(const struct ground *ground, struct school *school);

/* The plan breaks this rule and no other, in either verdict. */
void assert_found(struct school *school, enum rf_constraint rule, const char *what);

/* Plants each alone in the good plan and finds it. */
void assert_all_found(const struct ground *ground, const struct plant *plants, int count);

#endif
