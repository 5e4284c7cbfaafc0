/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * course.h: a part as a walk through the year: what is decided one after the other, and the rows of
 * its formulation as what a decision uses up.
 *
 * A *position* is one group in one week: what the group can do that begins in that week, or wait
 * (do nothing yet). A *row* is "what the choices use is at most the limit"; a row with a helper
 * turns the helper on when it is overrun, and what the helper uses in other rows and costs then
 * counts. "Kept" moments are turned over (touched), so that all entries are positive. Each row
 * belongs to one *chart*: that of an induction (unit) when it speaks of that one alone, else the
 * joint one. Only rows of place and moment are here, and where tier 5 has a limit a row for each
 * week of the mentor (load.h); homes and the list of tier 2 are costs.
 *
 * Refuses parts in which a choice can mend a row (parted chains, group sessions of its own, pinned
 * ones) and parts with more than RF_COURSE_UNITS inductions or with several mentors. */
#ifndef RF_ENGINE_COURSE_H
#define RF_ENGINE_COURSE_H

#include "engine/part.h"

enum { RF_COURSE_UNITS = 4, RF_COURSE_CHARTS = RF_COURSE_UNITS + 1 };

struct rf_course_entry {
    int32_t row, value;
};

struct rf_course_range {
    size_t from, until;
};

struct rf_course_row {
    int32_t limit, helper; /* helper: index, -1 */
    int32_t chart;
    int32_t first, last; /* positions at which it can change */
    bool done;           /* not of the formulation: the group has been decided */
};

struct rf_course_helper {
    int32_t column; /* of the formulation; -1: a group session that somebody stays away from */
    int32_t group;  /* whose that is, else -1 */
    int32_t chart, first, last;
    struct rf_course_range uses;
};

/* One thing to do at a position; column -1: wait, or nothing at all. */
struct rf_course_option {
    int32_t column;
    struct rf_course_range uses;
};

struct rf_course_position {
    int32_t group, unit;
    int64_t when; /* Monday of the week */
    struct rf_course_range options;
    bool last;       /* of its group */
    int32_t done[2]; /* rows of the unit's chart and the joint one; -1 when there is no need */
    int32_t omit;    /* helper that is on when an optional group does nothing; -1 */
};

struct rf_course {
    const struct rf_part *part;
    int32_t unit_count;                  /* at least 1; chart number unit_count is the joint one */
    int32_t inductions[RF_COURSE_UNITS]; /* -1: the people of group sessions alone */
    struct rf_course_position *positions;
    size_t position_count, position_capacity;
    struct rf_course_option *options;
    size_t option_count, option_capacity;
    struct rf_course_row *rows;
    size_t row_count, row_capacity;
    struct rf_course_helper *helpers;
    size_t helper_count, helper_capacity;
    struct rf_course_entry *entries;
    size_t entry_count, entry_capacity;
};

/* NULL when the part is refused; `why` then says so in a few words (static). */
struct rf_course *rf_course_new(const struct rf_part *part, const char **why);
void rf_course_release(struct rf_course *course);

#endif
