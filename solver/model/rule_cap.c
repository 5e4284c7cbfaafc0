/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_cap.c: caps set by the school, per person, over a date, week, term or everything (11). */
#include "model/formulation.h"
#include "model/formulation_budget.h"

struct cap_rule {
    struct rf_formulation *formulation;
    struct rf_budget budget;
    const struct rf_cap *cap;
    int32_t person;
};

/* The span of time a date counts in; -1 when it counts in none. */
static int32_t bucket_of(const struct rf_instance *instance, enum rf_cap_period per, rf_day day)
{
    const struct rf_date *date = rf_instance_date(instance, day);
    switch (per) {
    case RF_PER_DAY:
        return day - instance->first_day;
    case RF_PER_WEEK:
        return date->week;
    case RF_PER_TERM:
        return date->half_term < 0 ? -1 : instance->half_terms[date->half_term].term;
    case RF_PER_YEAR:
        return 0;
    }
    return -1;
}

static void add_uses(struct cap_rule *rule, struct rf_range range, bool minutes)
{
    const struct rf_formulation *formulation = rule->formulation;
    const struct rf_problem *problem = formulation->problem;
    for (size_t i = range.from; i < range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        const struct rf_candidate *candidate = rf_use_candidate(formulation, use);
        if (rule->cap->kinds[problem->demands->items[candidate->demand].kind])
            rf_budget_add(&rule->budget, use->column,
                          minutes ? use->span.until - use->span.from : 1);
    }
}

/* (11): one row per bucket; buckets are intervals of dates, as uses are sorted by date. */
static void add_rows(struct cap_rule *rule, bool minutes)
{
    const struct rf_formulation *formulation = rule->formulation;
    const struct rf_instance *instance = formulation->problem->instance;
    int32_t limit = minutes ? rule->cap->minutes : rule->cap->sessions;
    struct rf_range range = rf_formulation_person(formulation, rule->person);
    if (limit < 0 || !rf_formulation_has_own(formulation, range))
        return;
    for (size_t i = range.from; i < range.until;) {
        rf_day day = rf_use_candidate(formulation, &formulation->uses[i])->day;
        int32_t bucket = bucket_of(instance, rule->cap->per, day);
        size_t until = i;
        while (until < range.until &&
               bucket_of(instance, rule->cap->per,
                         rf_use_candidate(formulation, &formulation->uses[until])->day) == bucket)
            until++;
        if (bucket >= 0) {
            add_uses(rule, (struct rf_range){i, until}, minutes);
            rf_budget_row(&rule->budget, limit, "cap");
        }
        i = until;
    }
}

void rf_rule_cap(struct rf_formulation *formulation)
{
    const struct rf_instance *instance = formulation->problem->instance;
    struct cap_rule rule = {formulation, rf_budget_new(formulation), NULL, -1};
    for (int32_t c = 0; c < instance->cap_count; c++) {
        rule.cap = &instance->caps[c];
        for (int32_t i = 0; i < rule.cap->person_count; i++) {
            rule.person = rule.cap->people[i];
            add_rows(&rule, true);
            add_rows(&rule, false);
        }
    }
    rf_budget_release(&rule.budget);
}
