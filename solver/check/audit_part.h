/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_part.h: the audits by subject, one file each. */
#ifndef RF_CHECK_AUDIT_PART_H
#define RF_CHECK_AUDIT_PART_H

#include "base/diagnostics.h"
#include "check/checker.h"

struct rf_auditing {
    const struct rf_instance *instance;
    const struct rf_checker *checker;
    struct rf_diagnostics *diagnostics;
};

void rf_audit_planning(struct rf_auditing *audit); /* AU2 */
void rf_audit_lunch(struct rf_auditing *audit);    /* AU3 */
void rf_audit_slack(struct rf_auditing *audit);    /* AU5 */
void rf_audit_meetings(struct rf_auditing *audit); /* AU6 */
void rf_audit_load(struct rf_auditing *audit);     /* H9, H12 */
void rf_audit_pairs(struct rf_auditing *audit);    /* AU7, H14 */
void rf_audit_places(struct rf_auditing *audit);   /* AU8, H2 */

static inline struct rf_place rf_audit_place(struct rf_origin origin)
{
    struct rf_place place = {origin.file, origin.file_order, origin.line, origin.column,
                             origin.pointer};

    return place;
}

/* The first week of a pass. */
int32_t rf_audit_first_week(const struct rf_instance *instance, int32_t cycle);

#endif
