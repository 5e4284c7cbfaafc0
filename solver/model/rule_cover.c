/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_cover.c: H13: a provider takes classes for so many minutes a week, term and year at most
 * (26) (D27). Who can take which class is a fact of the candidates. */
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

/* The week, the term or the year a date counts in; -1. */
static int32_t bucket_of(const struct rf_instance *instance, enum rf_cap_period per, rf_day day)
{
    const struct rf_date *date = rf_instance_date(instance, day);
    if (per == RF_PER_WEEK)
        return date->week;
    if (per == RF_PER_TERM)
        return date->half_term < 0 ? -1 : instance->half_terms[date->half_term].term;
    return 0;
}

/* (26): one row per bucket; uses are sorted by date. */
static void add_rows(struct rf_budget *budget, struct rf_range range, enum rf_cap_period per,
                     int32_t limit)
{
    const struct rf_formulation *formulation = budget->formulation;
    int32_t last = -1;
    if (limit < 0)
        return;
    for (size_t i = range.from; i < range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        const struct rf_candidate *candidate = rf_use_candidate(formulation, use);
        int32_t bucket = bucket_of(formulation->problem->instance, per, candidate->day);
        if (!use->covers || bucket < 0)
            continue;
        if (bucket != last && last >= 0)
            rf_budget_row(budget, limit, "cover");
        last = bucket;
        rf_budget_add(budget, use->column, candidate->released);
    }
    rf_budget_row(budget, limit, "cover");
}

static bool covers(const struct rf_formulation *formulation, struct rf_range range)
{
    for (size_t i = range.from; i < range.until; i++)
        if (formulation->uses[i].covers)
            return rf_formulation_has_own(formulation, range);
    return false;
}

void rf_rule_cover(struct rf_formulation *formulation)
{
    struct rf_budget budget = rf_budget_new(formulation);
    for (size_t i = 0; i < formulation->use_count;) {
        int32_t person = formulation->uses[i].person;
        struct rf_range range = rf_formulation_person(formulation, person);
        struct rf_provider provider = rf_facts_provider(formulation->problem->instance, person);
        i = range.until;
        if (!covers(formulation, range))
            continue;
        add_rows(&budget, range, RF_PER_WEEK, provider.per_week);
        add_rows(&budget, range, RF_PER_TERM, provider.per_term);
        add_rows(&budget, range, RF_PER_YEAR, provider.per_year);
    }
    rf_budget_release(&budget);
}
