/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * view.h: a plan as text for people. One function a view; each adds to `out` and ends its lines.
 *
 * Deterministic: bytes depend on instance, plan, reasons and width alone. */
#ifndef RF_REPORT_VIEW_H
#define RF_REPORT_VIEW_H

#include "base/text.h"
#include "explain/reason.h"
#include "ringfence/plan.h"

enum { RF_VIEW_LEAST_WIDTH = 40 };

struct rf_view {
    const struct rf_instance *instance;
    const struct rf_plan *plan;
    const struct rf_reason *reasons; /* [session] why unplaced; NULL or empty ones: not known */
    int width;                       /* columns to fill, at least RF_VIEW_LEAST_WIDTH */
};

/* The year of every pair: home first, the year's strip, then only the dates that differ; then the
 * group sessions. */
void rf_view_term(const struct rf_view *view, struct rf_text *out);
/* One pair in full. */
void rf_view_pair(const struct rf_view *view, int32_t induction, struct rf_text *out);
/* The week that holds `day`, day by day. */
void rf_view_week(const struct rf_view *view, rf_day day, struct rf_text *out);
/* One person's sessions week by week, and the time reserved for the person. */
void rf_view_person(const struct rf_view *view, int32_t person, struct rf_text *out);
/* What the plan costs whom: mentors' statements, tired shares, limits, cover, waivers. */
void rf_view_ledgers(const struct rf_view *view, struct rf_text *out);
/* The waivers in force; nothing when there are none. */
void rf_view_waivers(const struct rf_view *view, struct rf_text *out);
/* What was reached in each tier, in words. "Optimal" is said of certified numbers only. */
void rf_view_tiers(const struct rf_view *view, struct rf_text *out);
/* What is unplaced and what is missing, at most `limit` lines (0: all): one for each pair and
 * kind, then one for each group session that has no place or that people miss. Nothing when there
 * is nothing to say. */
void rf_view_unplaced(const struct rf_view *view, int32_t limit, struct rf_text *out);
/* One line: sessions placed of demanded, and what is tired. `run` 0: no run. */
void rf_view_summary(const struct rf_view *view, int64_t run, struct rf_text *out);

#endif
