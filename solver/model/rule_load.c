/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_load.c: H9: a mentor's minutes per week and in any two weeks in a row, per ECT and in all,
 * are within the caps (10). Meetings bring their preparation with them (D18). */
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

struct load {
    struct rf_formulation *formulation;
    struct rf_budget budget;
    int32_t mentor;
    int32_t ect; /* -1: all of them */
};

int32_t rf_mentor_minutes(const struct rf_instance *instance, const struct rf_demand *demand,
                          const struct rf_candidate *candidate)
{
    const struct rf_kind *kind = &instance->kinds[demand->kind];
    int32_t minutes = 0;
    if (kind->mentoring && kind->presence[RF_ROLE_MENTOR] != RF_ABSENT)
        minutes += candidate->end - candidate->start;
    if (kind->meeting)
        minutes += demand->stage->preparation_minutes;
    return minutes;
}

static void gather(struct load *load, int32_t first_week, int32_t last_week)
{
    struct rf_formulation *formulation = load->formulation;
    const struct rf_problem *problem = formulation->problem;
    const struct rf_component *component = formulation->component;
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *demand = &problem->demands->items[component->demands[d]];
        const struct rf_induction *induction = &problem->instance->inductions[demand->induction];
        if (induction->mentor != load->mentor || demand->day_count == 0 ||
            (load->ect >= 0 && induction->ect != load->ect))
            continue;
        struct rf_range places = rf_formulation_places(formulation, component->demands[d]);
        for (size_t i = places.from; i < places.until; i++) {
            const struct rf_candidate *candidate =
                &problem->candidates->items[formulation->places[i].candidate];
            int32_t week = rf_instance_date(problem->instance, candidate->day)->week;
            if (week >= first_week && week <= last_week)
                rf_budget_add(&load->budget, formulation->places[i].column,
                              rf_mentor_minutes(problem->instance, demand, candidate));
        }
    }
}

/* (10) for each week, and for it with the week before. */
static void add_weeks(struct load *load)
{
    const struct rf_problem *problem = load->formulation->problem;
    const int32_t *rules = problem->instance->rules;
    int32_t cap = rules[load->ect < 0 ? RF_RULE_MENTOR_WEEK_CAP : RF_RULE_MENTOR_PER_ECT_CAP];
    int32_t single = (int32_t)((int64_t)cap * rules[RF_RULE_MENTOR_WEEK_FACTOR] / 1000);
    int32_t before = 0; /* other mentoring in the week before */
    for (int32_t week = 0; week < problem->instance->week_count; week++) {
        int32_t other =
            load->ect < 0 ? rf_facts_other_mentoring(problem->facts, load->mentor, week) : 0;
        gather(load, week, week);
        rf_budget_row(&load->budget, single - other, "load");
        if (week > 0) {
            gather(load, week - 1, week);
            rf_budget_row(&load->budget, 2 * cap - other - before, "load");
        }
        before = other;
    }
}

/* Whether this induction is the first of its mentor (and, with `ect`, of its ECT with them). */
static bool is_first(const struct rf_formulation *formulation, int32_t index, bool ect)
{
    const struct rf_component *component = formulation->component;
    const struct rf_induction *inductions = formulation->problem->instance->inductions;
    const struct rf_induction *own = &inductions[component->inductions[index]];
    for (int32_t i = 0; i < index; i++) {
        const struct rf_induction *other = &inductions[component->inductions[i]];
        if (other->mentor == own->mentor && (!ect || other->ect == own->ect))
            return false;
    }
    return true;
}

void rf_rule_load(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_instance *instance = formulation->problem->instance;
    struct load load = {formulation, rf_budget_new(formulation), -1, -1};
    for (int32_t i = 0; i < component->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[component->inductions[i]];
        load.mentor = induction->mentor;
        load.ect = -1;
        if (is_first(formulation, i, false))
            add_weeks(&load);
        load.ect = induction->ect;
        if (induction->ect >= 0 && is_first(formulation, i, true))
            add_weeks(&load);
    }
    rf_budget_release(&load.budget);
}
