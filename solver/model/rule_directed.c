/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_directed.c: H11: directed time of the year (24) (D38).
 *
 * Sessions of one person do not overlap, so what they add within the pupils' day adds up, less what
 * the timetable directs already. With trapped time all from the end of the pupils' day to the end
 * of the last session counts, once: where several groups can stand late on one date, helpers in
 * steps (so many minutes more, when some session ends so late) say the largest of them. */
#include <stdlib.h>

#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"
#include "model/formulation_budget.h"

/* A column and what it takes after the pupils' day of one date. */
struct late {
    int32_t column, group, minutes;
};

struct directed {
    struct rf_formulation *formulation;
    struct rf_budget budget;
    int32_t person;
    struct late *lates; /* of the date at hand, each column once */
    size_t late_count, late_capacity;
};

static void note_late(struct directed *directed, const struct rf_use *use, int32_t minutes)
{
    struct late late = {use->column, use->group, minutes};
    for (size_t i = 0; i < directed->late_count; i++)
        if (directed->lates[i].column == use->column) {
            if (minutes > directed->lates[i].minutes)
                directed->lates[i].minutes = minutes;
            return;
        }
    RF_PUSH(directed->lates, directed->late_count, directed->late_capacity, late);
}

/* Adds what a use takes within the pupils' day to the budget, the rest to the late ones. */
static void add_use(struct directed *directed, const struct rf_use *use)
{
    const struct rf_problem *problem = directed->formulation->problem;
    const struct rf_instance *instance = problem->instance;
    const struct rf_date *day =
        rf_instance_date(instance, rf_use_candidate(directed->formulation, use)->day);
    int32_t date = day->day - instance->first_day;
    struct rf_span span = use->span;
    bool trapped = instance->rules[RF_RULE_TRAPPED_TIME] > 0 && day->status == RF_DAY_TEACHING &&
                   span.until > day->pupils.until;
    if (trapped) {
        struct rf_span after = {day->pupils.until, span.until};
        int32_t minutes = rf_facts_directed_added(problem->facts, directed->person, date, after);
        span.until = day->pupils.until;
        if (minutes > 0)
            note_late(directed, use, minutes);
    }
    rf_budget_add(&directed->budget, use->column,
                  rf_facts_directed_added(problem->facts, directed->person, date, span));
}

static int compare_late(const void *one, const void *other)
{
    const struct late *a = one, *b = other;
    if (a->minutes != b->minutes)
        return a->minutes < b->minutes ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static bool has_several_groups(const struct directed *directed)
{
    for (size_t i = 1; i < directed->late_count; i++)
        if (directed->lates[i].group != directed->lates[0].group)
            return true;
    return false;
}

/* The rows of one step: each group's columns that reach it are at most the helper. */
static void tie_step(struct directed *directed, int32_t minutes, int32_t helper)
{
    struct rf_formulation *formulation = directed->formulation;
    for (size_t i = 0; i < directed->late_count; i++) {
        bool done = directed->lates[i].minutes < minutes;
        for (size_t k = 0; k < i && !done; k++)
            done = directed->lates[k].group == directed->lates[i].group &&
                   directed->lates[k].minutes >= minutes;
        if (done)
            continue;
        rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, helper), -RF_NO_LIMIT, 0, "late");
        for (size_t k = i; k < directed->late_count; k++)
            if (directed->lates[k].group == directed->lates[i].group &&
                directed->lates[k].minutes >= minutes)
                rf_formulation_once(formulation, directed->lates[k].column, 1);
        rf_matrix_entry(formulation->matrix, helper, -1);
    }
}

/* Adds the late ones of a date to the budget. `exact` false: as if each counted by itself, which
 * is never less. */
static void close_date(struct directed *directed, bool exact)
{
    if (!exact || !has_several_groups(directed)) {
        for (size_t i = 0; i < directed->late_count; i++)
            rf_budget_add(&directed->budget, directed->lates[i].column, directed->lates[i].minutes);
        directed->late_count = 0;
        return;
    }
    qsort(directed->lates, directed->late_count, sizeof *directed->lates, compare_late);
    int32_t reached = 0;
    for (size_t i = 0; i < directed->late_count; i++) {
        int32_t minutes = directed->lates[i].minutes;
        if (minutes == reached)
            continue;
        struct rf_meaning meaning = rf_meaning_helper(RF_LATE, RF_PHASE_PLACE);
        meaning.person = directed->person;
        int32_t helper = rf_formulation_column(directed->formulation, meaning, 0, 1, "late");
        tie_step(directed, minutes, helper);
        rf_budget_grow(&directed->budget);
        rf_budget_add(&directed->budget, helper, minutes - reached);
        reached = minutes;
    }
    directed->late_count = 0;
}

static void gather(struct directed *directed, struct rf_range range, bool exact)
{
    struct rf_formulation *formulation = directed->formulation;
    for (size_t i = range.from; i < range.until; i++) {
        add_use(directed, &formulation->uses[i]);
        if (i + 1 == range.until ||
            rf_use_candidate(formulation, &formulation->uses[i])->day !=
                rf_use_candidate(formulation, &formulation->uses[i + 1])->day)
            close_date(directed, exact);
    }
}

/* (24) for one person. */
static void add_person(struct directed *directed, struct rf_range range)
{
    const struct rf_facts *facts = directed->formulation->problem->facts;
    int32_t slack = rf_facts_directed_limit(facts, directed->person);
    if (slack < 0)
        return;
    slack -= rf_facts_directed(facts, directed->person);
    gather(directed, range, false);
    bool binds = rf_budget_most(&directed->budget) > slack;
    rf_budget_clear(&directed->budget);
    if (!binds)
        return;
    gather(directed, range, true);
    rf_budget_row(&directed->budget, slack, "directed");
}

void rf_rule_directed(struct rf_formulation *formulation)
{
    struct directed directed = {.formulation = formulation, .budget = rf_budget_new(formulation)};
    for (size_t i = 0; i < formulation->use_count;) {
        directed.person = formulation->uses[i].person;
        struct rf_range range = rf_formulation_person(formulation, directed.person);
        if (rf_formulation_has_own(formulation, range))
            add_person(&directed, range);
        i = range.until;
    }
    rf_release(directed.lates);
    rf_budget_release(&directed.budget);
}
