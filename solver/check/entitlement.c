/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * entitlement.c: how many induction minutes a week has: what the induction says, or the minutes of
 * release of its stage, or a share of the school's reference load (D37). */
#include "check/entitlement.h"

int32_t rf_check_entitlement(const struct rf_checker *checker, int32_t induction, int32_t week)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    int32_t stage = pair->stage_of_week[week]->number;
    int64_t minutes = 0;

    if (pair->entitlement >= 0) {
        minutes = pair->entitlement;
    } else if (stage == 1 || stage == 2) {
        int32_t release = instance->rules[stage == 1 ? RF_RULE_RELEASE_1 : RF_RULE_RELEASE_2];
        int32_t share = instance->rules[stage == 1 ? RF_RULE_REDUCTION_1 : RF_RULE_REDUCTION_2];

        if (release > 0)
            minutes = release;
        else if (instance->reference_load > 0)
            minutes = (int64_t)share * instance->reference_load / 1000;
    }
    return (int32_t)(minutes * instance->people[pair->ect].fte / 1000);
}

static bool at_work(const struct rf_checker *checker, int32_t induction, int32_t week)
{
    const struct rf_instance *instance = checker->instance;
    const struct rf_course *course = &checker->courses[induction];
    rf_day day = instance->weeks[week].monday, last = day + 6;

    for (; day <= last; day++) {
        int32_t date = rf_check_date(instance, day);
        struct rf_span in;

        if (date < 0 || instance->dates[date].status != RF_DAY_TEACHING ||
            day < course->life.from || day > course->life.until)
            continue;
        in = instance->people[instance->inductions[induction].ect].days[date].in;
        if (in.from < in.until)
            return true;
    }
    return false;
}

int32_t rf_check_entitlement_left(const struct rf_checker *checker, int32_t induction, int32_t week)
{
    if (!at_work(checker, induction, week))
        return 0;
    return rf_check_entitlement(checker, induction, week) -
           checker->instance->inductions[induction].stage_of_week[week]->study_minutes;
}
