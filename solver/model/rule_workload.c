/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_workload.c: tier 5: what the busiest week of each mentor lies above the mean of what is
 * asked (D44), the largest of them first.
 *
 * The mean does not move with the plan. So one whole helper per mentor is at least what each week
 * lies above it (31), and the sorted list is held as in rule_equity.c (32). In units of what all
 * amounts have in common. */
#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

struct rf_workload_rows {
    int32_t *mentors; /* with demand here, ascending */
    int32_t *means;   /* minutes */
    int32_t *excess;  /* columns */
    int32_t count, unit;
    int32_t *summit; /* [position - 1], positions 1 .. count - 1 */
    int32_t *beyond; /* [(position - 1) * count + i] */
};

static int32_t divisor_of(int32_t one, int32_t other)
{
    while (other != 0) {
        int32_t rest = one % other;
        one = other;
        other = rest;
    }
    return one < 0 ? -one : one;
}

static int32_t mentor_of(const struct rf_formulation *formulation, int32_t demand)
{
    const struct rf_problem *problem = formulation->problem;
    return problem->instance->inductions[problem->demands->items[demand].induction].mentor;
}

int32_t rf_mentor_wished(const struct rf_instance *instance, const struct rf_demand *demand)
{
    struct rf_candidate wished = {.start = 0, .end = demand->step->minutes};
    return rf_mentor_minutes(instance, demand, &wished);
}

int32_t rf_mentor_mean(const struct rf_instance *instance, const struct rf_facts *facts,
                       const struct rf_demands *demands, int32_t mentor)
{
    int64_t asked = 0;
    int32_t weeks = 0;
    for (int32_t week = 0; week < instance->week_count; week++) {
        bool in = false;
        for (rf_day day = instance->weeks[week].monday;
             day < instance->weeks[week].monday + 7 && !in; day++) {
            const struct rf_date *date = rf_instance_date(instance, day);
            if (date == NULL || date->status != RF_DAY_TEACHING)
                continue;
            struct rf_span at_work = instance->people[mentor].days[day - instance->first_day].in;
            in = at_work.from < at_work.until;
        }
        weeks += in;
        asked += rf_facts_other_mentoring(facts, mentor, week);
    }
    for (int32_t d = 0; d < demands->count; d++) {
        const struct rf_demand *demand = &demands->items[d];
        if (demand->induction < 0 || instance->inductions[demand->induction].mentor != mentor)
            continue;
        asked += rf_mentor_wished(instance, demand);
    }
    return weeks == 0 ? 0 : (int32_t)(asked / weeks);
}

static bool has_demand(const struct rf_demands *demands, int32_t induction)
{
    for (int32_t d = 0; d < demands->count; d++)
        if (demands->items[d].induction == induction)
            return true;
    return false;
}

/* Whether something is asked of the mentor for an induction with an ECT, here or in what floats. */
static bool is_asked(const struct rf_problem *problem, int32_t induction, int32_t mentor)
{
    const struct rf_induction *own = &problem->instance->inductions[induction];
    return own->ect >= 0 && own->mentor == mentor && has_demand(problem->demands, induction);
}

static struct rf_workload_rows *gather(const struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_problem *problem = formulation->problem;
    struct rf_workload_rows *workload = rf_allocate(1, sizeof *workload);
    size_t most = (size_t)component->induction_count;
    workload->mentors = rf_allocate(most, sizeof *workload->mentors);
    workload->means = rf_allocate(most, sizeof *workload->means);
    workload->excess = rf_allocate(most, sizeof *workload->excess);
    for (int32_t person = 0; person < problem->instance->person_count; person++) {
        bool asked = false;
        for (int32_t i = 0; i < component->induction_count && !asked; i++)
            asked = is_asked(problem, component->inductions[i], person);
        if (!asked)
            continue;
        workload->means[workload->count] =
            rf_mentor_mean(problem->instance, problem->facts, problem->demands, person);
        workload->mentors[workload->count++] = person;
    }
    return workload;
}

/* Adds what places the mentor's sessions in one week. */
static void add_minutes(struct rf_budget *budget, int32_t mentor, int32_t week)
{
    const struct rf_formulation *formulation = budget->formulation;
    const struct rf_problem *problem = formulation->problem;
    const struct rf_component *component = formulation->component;
    for (int32_t d = 0; d < component->demand_count; d++) {
        const struct rf_demand *demand = &problem->demands->items[component->demands[d]];
        if (mentor_of(formulation, component->demands[d]) != mentor || demand->day_count == 0 ||
            problem->instance->weeks[week].monday + 6 < demand->days[0] ||
            problem->instance->weeks[week].monday > demand->days[demand->day_count - 1])
            continue;
        struct rf_range places = rf_formulation_places(formulation, component->demands[d]);
        for (size_t i = places.from; i < places.until; i++) {
            const struct rf_candidate *candidate =
                &problem->candidates->items[formulation->places[i].candidate];
            if (rf_instance_date(problem->instance, candidate->day)->week == week)
                rf_budget_add(budget, formulation->places[i].column,
                              rf_mentor_wished(problem->instance, demand));
        }
    }
}

/* What is left of the mean in a week beside the mentor's other mentoring. */
static int32_t left_of(const struct rf_formulation *formulation, int32_t index, int32_t week)
{
    const struct rf_workload_rows *workload = formulation->workload;
    return workload->means[index] -
           rf_facts_other_mentoring(formulation->problem->facts, workload->mentors[index], week);
}

static void find_unit(struct rf_budget *budget)
{
    struct rf_workload_rows *workload = budget->formulation->workload;
    int32_t weeks = budget->formulation->problem->instance->week_count;
    for (int32_t i = 0; i < workload->count; i++)
        for (int32_t week = 0; week < weeks; week++) {
            int32_t left = left_of(budget->formulation, i, week);
            add_minutes(budget, workload->mentors[i], week);
            if (left < 0 || rf_budget_most(budget) > left) {
                workload->unit = divisor_of(left, workload->unit);
                for (size_t k = 0; k < budget->count; k++)
                    workload->unit =
                        divisor_of(budget->amounts[budget->columns[k]], workload->unit);
            }
            rf_budget_clear(budget);
        }
    if (workload->unit == 0)
        workload->unit = 1;
}

/* (31) for one mentor. */
static void add_mentor(struct rf_budget *budget, int32_t index)
{
    struct rf_formulation *formulation = budget->formulation;
    struct rf_workload_rows *workload = formulation->workload;
    int32_t weeks = formulation->problem->instance->week_count, least = 0;
    for (int32_t week = 0; week < weeks; week++)
        if (-left_of(formulation, index, week) > least)
            least = -left_of(formulation, index, week);
    struct rf_meaning meaning = rf_meaning_helper(RF_EXCESS, RF_PHASE_WORKLOAD);
    meaning.person = workload->mentors[index];
    workload->excess[index] =
        rf_formulation_column(formulation, meaning, least / workload->unit, RF_NO_LIMIT, "excess");
    rf_budget_grow(budget);
    for (int32_t week = 0; week < weeks; week++) {
        int32_t left = left_of(formulation, index, week);
        add_minutes(budget, workload->mentors[index], week);
        if (rf_budget_most(budget) > (left < 0 ? 0 : left)) {
            struct rf_row_note note = rf_note(RF_PHASE_WORKLOAD, workload->excess[index]);
            rf_formulation_row(formulation, note, -RF_NO_LIMIT, left / workload->unit, "excess");
            for (size_t i = 0; i < budget->count; i++)
                rf_matrix_entry(formulation->matrix, budget->columns[i],
                                budget->amounts[budget->columns[i]] / workload->unit);
            rf_matrix_entry(formulation->matrix, workload->excess[index], -1);
        }
        rf_budget_clear(budget);
    }
}

/* (32): the row v_i - t - d_i <= 0. */
static void add_position(struct rf_formulation *formulation, int32_t position)
{
    struct rf_workload_rows *workload = formulation->workload;
    int32_t summit = rf_formulation_column(
        formulation, rf_meaning_helper(RF_SUMMIT, RF_PHASE_WORKLOAD), 0, RF_NO_LIMIT, "summit");
    workload->summit[position - 1] = summit;
    for (int32_t i = 0; i < workload->count; i++) {
        int32_t beyond = rf_formulation_column(
            formulation, rf_meaning_helper(RF_BEYOND, RF_PHASE_WORKLOAD), 0, RF_NO_LIMIT, "beyond");
        workload->beyond[(position - 1) * workload->count + i] = beyond;
        rf_formulation_row(formulation, rf_note(RF_PHASE_WORKLOAD, -1), -RF_NO_LIMIT, 0,
                           "workload");
        rf_matrix_entry(formulation->matrix, workload->excess[i], 1);
        rf_matrix_entry(formulation->matrix, summit, -1);
        rf_matrix_entry(formulation->matrix, beyond, -1);
    }
}

void rf_rule_workload(struct rf_formulation *formulation)
{
    struct rf_workload_rows *workload = gather(formulation);
    size_t count = (size_t)workload->count;
    formulation->workload = workload;
    workload->summit = rf_allocate(count, sizeof *workload->summit);
    workload->beyond = rf_allocate(count * count, sizeof *workload->beyond);
    struct rf_budget budget = rf_budget_new(formulation);
    find_unit(&budget);
    for (int32_t i = 0; i < workload->count; i++)
        add_mentor(&budget, i);
    rf_budget_release(&budget);
    for (int32_t position = 1; position < workload->count; position++)
        add_position(formulation, position);
}

int32_t rf_rule_workload_count(const struct rf_formulation *formulation)
{
    return formulation->workload->count;
}

int32_t rf_rule_workload_mentor(const struct rf_formulation *formulation, int32_t index)
{
    return formulation->workload->mentors[index];
}

int32_t rf_rule_workload_unit(const struct rf_formulation *formulation)
{
    return formulation->workload->unit;
}

int32_t rf_rule_workload_mean(const struct rf_formulation *formulation, int32_t index)
{
    return formulation->workload->means[index];
}

/* The sum of all for the last position, else k t + sum of d_i. */
int32_t rf_rule_workload_cost(const struct rf_formulation *formulation, int32_t position,
                              int32_t column)
{
    const struct rf_workload_rows *workload = formulation->workload;
    enum rf_column_role role = formulation->meanings[column].role;
    if (workload->count == 0)
        return 0;
    if (position >= workload->count)
        return role == RF_EXCESS;
    if (role == RF_SUMMIT)
        return workload->summit[position - 1] == column ? position : 0;
    if (role != RF_BEYOND)
        return 0;
    int32_t first = workload->beyond[(position - 1) * workload->count];
    int32_t last = workload->beyond[position * workload->count - 1];
    return column >= first && column <= last;
}

/* What a choice adds to the weeks of the mentor; `minutes` by week. */
static void add_choice(const struct rf_formulation *formulation, int32_t column, int32_t *minutes)
{
    const struct rf_problem *problem = formulation->problem;
    const struct rf_meaning *meaning = &formulation->meanings[column];
    for (int32_t i = 0; i < RF_CHAIN; i++) {
        if (meaning->candidate[i] < 0)
            continue;
        const struct rf_candidate *candidate = &problem->candidates->items[meaning->candidate[i]];
        int32_t week = rf_instance_date(problem->instance, candidate->day)->week;
        if (week >= 0)
            minutes[week] +=
                rf_mentor_wished(problem->instance, &problem->demands->items[candidate->demand]);
    }
}

void rf_rule_workload_list(const struct rf_formulation *formulation, const int32_t *chosen,
                           int32_t *list)
{
    const struct rf_workload_rows *workload = formulation->workload;
    const struct rf_instance *instance = formulation->problem->instance;
    int32_t *minutes = rf_allocate((size_t)instance->week_count, sizeof *minutes);
    for (int32_t i = 0; i < workload->count; i++) {
        list[i] = 0;
        for (int32_t week = 0; week < instance->week_count; week++)
            minutes[week] = -left_of(formulation, i, week);
        for (size_t g = 0; g < formulation->group_count; g++) {
            int32_t induction = formulation->groups[g].induction;
            if (chosen[g] >= 0 && induction >= 0 &&
                instance->inductions[induction].mentor == workload->mentors[i])
                add_choice(formulation, chosen[g], minutes);
        }
        for (int32_t week = 0; week < instance->week_count; week++)
            if (minutes[week] > list[i] * workload->unit)
                list[i] = minutes[week] / workload->unit;
    }
    rf_release(minutes);
}

static void sort_descending(int32_t *items, int32_t count)
{
    for (int32_t i = 1; i < count; i++)
        for (int32_t k = i; k > 0 && items[k - 1] < items[k]; k--) {
            int32_t swap = items[k];
            items[k] = items[k - 1];
            items[k - 1] = swap;
        }
}

void rf_rule_workload_complete(const struct rf_formulation *formulation, int32_t *values)
{
    const struct rf_workload_rows *workload = formulation->workload;
    size_t count = (size_t)workload->count;
    int32_t *list = rf_allocate(count, sizeof *list);
    int32_t *sorted = rf_allocate(count, sizeof *sorted);
    int32_t *chosen = rf_allocate(formulation->group_count, sizeof *chosen);
    rf_formulation_chosen(formulation, values, chosen);
    rf_rule_workload_list(formulation, chosen, list);
    for (int32_t i = 0; i < workload->count; i++)
        values[workload->excess[i]] = sorted[i] = list[i];
    sort_descending(sorted, workload->count);
    for (int32_t k = 0; k + 1 < workload->count; k++) {
        values[workload->summit[k]] = sorted[k];
        for (int32_t i = 0; i < workload->count; i++)
            values[workload->beyond[k * workload->count + i]] =
                list[i] > sorted[k] ? list[i] - sorted[k] : 0;
    }
    rf_release(list);
    rf_release(sorted);
    rf_release(chosen);
}

void rf_rule_workload_release(struct rf_formulation *formulation)
{
    struct rf_workload_rows *workload = formulation->workload;
    if (workload == NULL)
        return;
    rf_release(workload->mentors);
    rf_release(workload->means);
    rf_release(workload->excess);
    rf_release(workload->summit);
    rf_release(workload->beyond);
    rf_release(workload);
}
