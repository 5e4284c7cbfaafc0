/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * point.c: which terms end with a review and which with an assessment, by the terms served in
 * full-time equivalents (D32), and the half-term of a week (D30). */
#include "check/rhythm.h"

int32_t rf_check_half_term(const struct rf_instance *instance, int32_t week)
{
    rf_day day = instance->weeks[week].monday;

    for (;; day++) {
        int32_t date = rf_check_date(instance, day);

        if (date >= 0 && instance->dates[date].half_term >= 0)
            return instance->dates[date].half_term;
    }
}

static bool has_common_date(const struct rf_checker *checker, int32_t induction, int32_t term)
{
    const struct rf_instance *instance = checker->instance;
    int32_t date;

    for (date = 0; date < instance->date_count; date++) {
        int32_t half_term = instance->dates[date].half_term;

        if (half_term >= 0 && instance->half_terms[half_term].term == term &&
            checker->courses[induction].common[date])
            return true;
    }
    return false;
}

enum rf_point rf_check_point(const struct rf_checker *checker, int32_t induction, int32_t week)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    int64_t every = 1000 * (int64_t)instance->rules[RF_RULE_ASSESSMENT_EVERY];
    int64_t most = 1000 * (int64_t)instance->rules[RF_RULE_TERMS_TO_SERVE];
    int64_t share = instance->people[pair->ect >= 0 ? pair->ect : pair->mentor].fte;
    int64_t before = pair->terms_served, after;
    int32_t term = instance->half_terms[rf_check_half_term(instance, week)].term, i;

    if (!has_common_date(checker, induction, term))
        return RF_POINT_ANY;
    for (i = 0; i < term; i++) {
        if (has_common_date(checker, induction, i))
            before += share;
    }
    if (before >= most)
        return RF_POINT_ANY;
    after = before + share < most ? before + share : most;
    return every > 0 && after / every > before / every ? RF_POINT_ASSESSMENT : RF_POINT_REVIEW;
}
