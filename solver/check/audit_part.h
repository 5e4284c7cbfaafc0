/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_part.h: the audits by subject, one file each, and what they share. Not met is a warning,
 * what cannot be told a note that names the missing fact. */
#ifndef RF_CHECK_AUDIT_PART_H
#define RF_CHECK_AUDIT_PART_H

#include "base/diagnostics.h"
#include "base/text.h"
#include "check/checker.h"

struct rf_auditing {
    const struct rf_instance *instance;
    const struct rf_checker *checker;
    struct rf_diagnostics *diagnostics;
    bool *short_mentors; /* [person] told as short of time by AU5 */
};

void rf_audit_taught(struct rf_auditing *audit);      /* AU1 */
void rf_audit_entitlement(struct rf_auditing *audit); /* H10 */
void rf_audit_planning(struct rf_auditing *audit);    /* AU2 */
void rf_audit_lunch(struct rf_auditing *audit);       /* AU3 */
void rf_audit_directed(struct rf_auditing *audit);    /* AU4 */
void rf_audit_slack(struct rf_auditing *audit);       /* AU5 */
void rf_audit_meetings(struct rf_auditing *audit);    /* AU6 */
void rf_audit_load(struct rf_auditing *audit);        /* H9, H12 */
void rf_audit_pairs(struct rf_auditing *audit);       /* AU7, SS-13, H14 */
void rf_audit_places(struct rf_auditing *audit);      /* AU8, H2 */
void rf_audit_gatherings(struct rf_auditing *audit);  /* AU8 */
void rf_audit_reviews(struct rf_auditing *audit);     /* AU9 */
void rf_audit_observation(struct rf_auditing *audit); /* AU10 */
void rf_audit_law(struct rf_auditing *audit);         /* LAW, WAIVER */
void rf_audit_duties(struct rf_auditing *audit);      /* SS-54, SS-36 */
void rf_audit_share(struct rf_auditing *audit);       /* SS-14 */
void rf_audit_rest(struct rf_auditing *audit);        /* WT-12 */

static inline struct rf_place rf_audit_place(struct rf_origin origin)
{
    struct rf_place place = {origin.file, origin.file_order, origin.line, origin.column,
                             origin.pointer};

    return place;
}

/* The first week of a pass. */
int32_t rf_audit_first_week(const struct rf_instance *instance, int32_t cycle);

/* Whether every week of the cycle is there in the pass, with as many teaching days as in any. */
bool rf_audit_is_whole(const struct rf_instance *instance, int32_t cycle);
/* Whether the person is absent in the pass: then nothing is as usual in it. */
bool rf_audit_is_absent(const struct rf_instance *instance, int32_t person, int32_t cycle);

/* The stage in force in a week of the induction. */
const struct rf_stage *rf_audit_stage(const struct rf_induction *induction, int32_t week);

/* Adds "AB, CD and EF", or "AB, CD, ... and 4 more" where there are many. */
void rf_audit_add_people(const struct rf_instance *instance, const int32_t *people, int32_t count,
                         struct rf_text *text);

/* Length of all teaching periods of the person's bell; 0 where they differ. */
int32_t rf_audit_period_length(const struct rf_instance *instance, int32_t person);

/* Minutes of planning periods (D16) of anybody that are free on the date. */
int32_t rf_audit_free_periods(const struct rf_instance *instance, int32_t person, int32_t date,
                              struct rf_arena *arena);

/* Whether the date is a teaching day of the pass, not past. */
bool rf_audit_in_pass(const struct rf_instance *instance, int32_t date, int32_t cycle);

#endif
