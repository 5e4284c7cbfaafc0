/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_ect_load.c: H10: induction minutes of an ECT in a half-term and in a week are within the
 * entitlement, and visits within a week and a day are not too many (23) (D37). */
#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

struct load {
    struct rf_formulation *formulation;
    struct rf_budget budget;
    int32_t induction;
};

static const struct rf_induction *induction_of(const struct load *load)
{
    return &load->formulation->problem->instance->inductions[load->induction];
}

/* E of D37 in a week; 0 without one. */
static int32_t entitlement_of(const struct rf_instance *instance,
                              const struct rf_induction *induction, int32_t week)
{
    int32_t stage = induction->stage_of_week[week]->number;
    int64_t minutes = 0;
    if (induction->entitlement >= 0) {
        minutes = induction->entitlement;
    } else if (stage == 1 || stage == 2) {
        int32_t release = instance->rules[stage == 1 ? RF_RULE_RELEASE_1 : RF_RULE_RELEASE_2];
        int64_t share = instance->rules[stage == 1 ? RF_RULE_REDUCTION_1 : RF_RULE_REDUCTION_2];
        if (release > 0)
            minutes = release;
        else if (share > 0 && instance->reference_load > 0)
            minutes = share * instance->reference_load / 1000;
    }
    return (int32_t)(minutes * instance->people[induction->ect].fte / 1000);
}

static bool lives(const struct rf_induction *induction, rf_day day)
{
    return day >= induction->dates.from && day <= induction->dates.until;
}

/* A teaching day of the week, inside the life, on which the ECT is at work. */
static bool works_in(const struct rf_instance *instance, const struct rf_induction *induction,
                     int32_t week)
{
    for (rf_day day = instance->weeks[week].monday; day < instance->weeks[week].monday + 7; day++) {
        const struct rf_date *date = rf_instance_date(instance, day);
        if (date == NULL || date->status != RF_DAY_TEACHING || !lives(induction, day))
            continue;
        struct rf_span in = instance->people[induction->ect].days[day - instance->first_day].in;
        if (in.from < in.until)
            return true;
    }
    return false;
}

int32_t rf_ect_half_term_limit(const struct rf_instance *instance, int32_t index, int32_t half_term)
{
    const struct rf_induction *induction = &instance->inductions[index];
    int32_t limit = 0;
    bool any = false;
    for (int32_t week = 0; week < instance->week_count; week++) {
        int32_t minutes = entitlement_of(instance, induction, week);
        if (minutes == 0 || rf_week_half_term(instance, week) != half_term)
            continue;
        any = true;
        if (works_in(instance, induction, week))
            limit += minutes - induction->stage_of_week[week]->study_minutes;
    }
    return !any ? -1 : limit < 0 ? 0 : limit;
}

int32_t rf_ect_week_limit(const struct rf_instance *instance, int32_t induction, int32_t week)
{
    int64_t minutes = entitlement_of(instance, &instance->inductions[induction], week);
    int64_t factor = instance->rules[RF_RULE_ECT_WEEK_FACTOR];
    return minutes == 0 || factor < 0 ? -1 : (int32_t)(minutes * factor / 1000);
}

/* Whether a use of the ECT counts in (a) and (b). */
static bool counts(const struct load *load, const struct rf_use *use)
{
    const struct rf_problem *problem = load->formulation->problem;
    const struct rf_candidate *candidate = rf_use_candidate(load->formulation, use);
    const struct rf_demand *demand = &problem->demands->items[candidate->demand];
    if (!problem->instance->kinds[demand->kind].induction || use->presence != RF_FREE ||
        rf_instance_date(problem->instance, candidate->day)->status != RF_DAY_TEACHING)
        return false;
    if (demand->event >= 0)
        return problem->instance->rules[RF_RULE_TRAINING_COUNTS] > 0 &&
               lives(induction_of(load), candidate->day);
    return demand->induction == load->induction;
}

/* Adds what counts on dates of the weeks for which `in` says so. */
static void gather(struct load *load, const bool *in)
{
    struct rf_formulation *formulation = load->formulation;
    struct rf_range range = rf_formulation_person(formulation, induction_of(load)->ect);
    for (size_t i = range.from; i < range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        const struct rf_candidate *candidate = rf_use_candidate(formulation, use);
        int32_t week = rf_instance_date(formulation->problem->instance, candidate->day)->week;
        if (week >= 0 && in[week] && counts(load, use))
            rf_budget_add(&load->budget, use->column, candidate->end - candidate->start);
    }
}

/* (23): (a), a row per half-term over its weeks with an entitlement. */
static void add_half_terms(struct load *load)
{
    const struct rf_instance *instance = load->formulation->problem->instance;
    bool *in = rf_allocate((size_t)instance->week_count, sizeof *in);
    for (int32_t half_term = 0; half_term < instance->half_term_count; half_term++) {
        int32_t limit = rf_ect_half_term_limit(instance, load->induction, half_term);
        if (limit < 0)
            continue;
        for (int32_t week = 0; week < instance->week_count; week++)
            in[week] = rf_week_half_term(instance, week) == half_term &&
                       entitlement_of(instance, induction_of(load), week) > 0;
        gather(load, in);
        rf_budget_row(&load->budget, limit, "ect");
    }
    rf_release(in);
}

/* (23): (b), a row per week with an entitlement. */
static void add_weeks(struct load *load)
{
    const struct rf_instance *instance = load->formulation->problem->instance;
    bool *in = rf_allocate((size_t)instance->week_count, sizeof *in);
    for (int32_t week = 0; week < instance->week_count; week++) {
        int32_t limit = rf_ect_week_limit(instance, load->induction, week);
        if (limit < 0)
            continue;
        in[week] = true;
        gather(load, in);
        rf_budget_row(&load->budget, limit, "ect");
        in[week] = false;
    }
    rf_release(in);
}

/* D37 (c): a session of an induction in which this ECT teaches before somebody. */
static bool is_observed(const struct load *load, const struct rf_use *use)
{
    const struct rf_problem *problem = load->formulation->problem;
    const struct rf_candidate *candidate = rf_use_candidate(load->formulation, use);
    const struct rf_demand *demand = &problem->demands->items[candidate->demand];
    struct rf_taking parts[RF_PARTS];
    return demand->induction >= 0 &&
           problem->instance->inductions[demand->induction].ect == use->person &&
           problem->instance->kinds[demand->kind].presence[RF_ROLE_ECT] == RF_TEACHING &&
           rf_candidate_parts(problem->instance, demand, candidate, parts) > 1;
}

/* (23): (c), a row per week or date. */
static void add_visits(struct load *load, bool daily)
{
    struct rf_formulation *formulation = load->formulation;
    const struct rf_instance *instance = formulation->problem->instance;
    int32_t limit = instance->rules[daily ? RF_RULE_OBSERVED_DAY : RF_RULE_OBSERVED_WEEK];
    struct rf_range range = rf_formulation_person(formulation, induction_of(load)->ect);
    int32_t last = -1;
    for (size_t i = range.from; i < range.until && limit >= 0; i++) {
        const struct rf_use *use = &formulation->uses[i];
        rf_day day = rf_use_candidate(formulation, use)->day;
        int32_t when = daily ? day - instance->first_day : rf_instance_date(instance, day)->week;
        if (when != last && last >= 0)
            rf_budget_row(&load->budget, limit, "visits");
        last = when;
        if (when >= 0 && is_observed(load, use))
            rf_budget_add(&load->budget, use->column, 1);
    }
    if (limit >= 0)
        rf_budget_row(&load->budget, limit, "visits");
}

static bool is_first_of_ect(const struct rf_formulation *formulation, int32_t index)
{
    const struct rf_component *component = formulation->component;
    const struct rf_induction *inductions = formulation->problem->instance->inductions;
    for (int32_t i = 0; i < index; i++)
        if (inductions[component->inductions[i]].ect ==
            inductions[component->inductions[index]].ect)
            return false;
    return true;
}

void rf_rule_ect_load(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    struct load load = {formulation, rf_budget_new(formulation), -1};
    for (int32_t i = 0; i < component->induction_count; i++) {
        load.induction = component->inductions[i];
        if (induction_of(&load)->ect < 0)
            continue;
        add_half_terms(&load);
        add_weeks(&load);
        if (is_first_of_ect(formulation, i)) {
            add_visits(&load, false);
            add_visits(&load, true);
        }
    }
    rf_budget_release(&load.budget);
}
