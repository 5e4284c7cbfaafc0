/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cause.h: why the unplaced sessions of one pair and kind have no place, told together.
 *
 * The reasons of a year of weeks are nearly the same week after week. A cause adds them up by their
 * words, and keeps apart what a school can act upon: weeks in which the facts alone leave no time,
 * and weeks in which there is time that a rule bars. */
#ifndef RF_EXPLAIN_CAUSE_H
#define RF_EXPLAIN_CAUSE_H

#include "base/text.h"
#include "explain/reason.h"

/* Obstacles of several sessions that read alike. */
struct rf_share {
    const char *what; /* borrowed from the reasons */
    bool fact;        /* lessons, duties, absences, ...: not a rule of the plan */
    int64_t moments;
    int32_t sessions; /* in which it is met */
};

struct rf_cause {
    int32_t asked, unplaced; /* sessions of the pair and kind */
    int32_t known;           /* unplaced ones whose obstacles are known */
    int32_t timeless;        /* of these, barred by facts alone */
    int64_t moments;         /* of the windows of the known ones */
    struct rf_share *shares; /* facts first; most moments first; ties by what */
    size_t share_count, share_capacity;
};
#define RF_CAUSE_INIT                                                                              \
    {                                                                                              \
        0, 0, 0, 0, 0, NULL, 0, 0                                                                  \
    }

/* Adds the sessions of one pair and kind; `reasons` has one for each session of the plan and
 * outlives the cause. Several kinds may be added to one cause. */
void rf_cause_add(struct rf_cause *cause, const struct rf_plan *plan,
                  const struct rf_reason *reasons, int32_t induction, int32_t kind);
/* Puts the shares into their order; after the last rf_cause_add. */
void rf_cause_sort(struct rf_cause *cause);
void rf_cause_release(struct rf_cause *cause);

/* "AB and CD have no common time that is long enough", by how the kind asks for the people. */
void rf_cause_no_time(const struct rf_instance *instance, int32_t induction, int32_t kind,
                      struct rf_text *text);
/* "in 3 there is time, but CD needs it as planning time; in 1 AB and CD have no common time that
 * is long enough". Nothing when no obstacle is known. */
void rf_cause_verdict(const struct rf_cause *cause, const struct rf_instance *instance,
                      int32_t induction, int32_t kind, struct rf_text *text);
/* The same in a few words: "CD needs it as planning time (3), no common time (1)". */
void rf_cause_brief(const struct rf_cause *cause, const struct rf_instance *instance, int32_t kind,
                    struct rf_text *text);
/* The rule that bars every week in which there is time, NULL when none does alone; borrowed. */
const char *rf_cause_single_rule(const struct rf_cause *cause);
/* "AB teaches 40%, CD is away 17%": the first fact met at each moment, at most `most` of them and
 * none below one per cent. Nothing when there are none. */
void rf_cause_facts(const struct rf_cause *cause, int most, struct rf_text *text);

#endif
