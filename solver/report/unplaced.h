/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * unplaced.h: what has no place, a paragraph for each pair and kind. */
#ifndef RF_REPORT_UNPLACED_H
#define RF_REPORT_UNPLACED_H

#include "report/view.h"

/* How much of the reason is told. */
enum rf_unplaced_detail {
    RF_UNPLACED_BRIEF, /* how many, and what is missing */
    RF_UNPLACED_FULL   /* which weeks, what is missing, and what takes up the time */
};

/* Sessions of the pair and kind that have no place. */
int32_t rf_unplaced_count(const struct rf_plan *plan, int32_t induction, int32_t kind);

/* "4 of 38: no common time", or "4 of 38, weeks of 3 Nov, 5 Jan: AB and CD have no common ...";
 * nothing when all have a place. */
void rf_phrase_unplaced(const struct rf_view *view, int32_t induction, int32_t kind,
                        enum rf_unplaced_detail detail, struct rf_text *text);

/* Why one unplaced session has no place, in a few words; nothing when that is not known. */
void rf_phrase_reason(const struct rf_view *view, int32_t session, struct rf_text *text);

/* Lines under the heading of a pair of which nothing is placed: that it is so, why when one
 * sentence can say it, and what to do. Nothing for all other pairs. */
void rf_view_nothing_placed(const struct rf_view *view, int32_t induction, struct rf_text *out);

#endif
