/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * model_of.c: from what a test says to columns, by looking at what each column means. */
#include "model_of.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

void model_open(struct model *model, const char *members, bool joined)
{
    model->school = school_open(members);
    const struct school *school = &model->school;
    bool *join = rf_allocate((size_t)school->demands->count, sizeof *join);
    for (int32_t d = 0; d < school->demands->count; d++)
        join[d] = joined;
    model->problem = (struct rf_problem){
        school->instance, school->facts, school->demands, school->candidates, NULL, NULL, 0};
    model->components = rf_components_build(school->instance, school->demands, join);
    rf_release(join);
    assert_true(model->components->count > 0);
    model->formulation = rf_formulation_build(&model->problem, &model->components->items[0]);
}

void model_close(struct model *model)
{
    rf_formulation_release(model->formulation);
    rf_components_release(model->components);
    school_close(&model->school);
}

/* Whether each word behind the start is the id of somebody picked, or of the room. */
static bool picks_fit(const struct model *model, const struct rf_candidate *candidate,
                      const char *words)
{
    const struct rf_instance *instance = model->school.instance;
    const char *picks[] = {
        candidate->chosen < 0 ? "" : instance->people[candidate->chosen].id,
        candidate->cover < 0 ? "" : instance->people[candidate->cover].id,
        candidate->room < 0 ? "" : instance->rooms[candidate->room].id,
    };
    while (*words != '\0') {
        size_t length = strcspn(words, " ");
        bool found = length == 0;
        for (size_t i = 0; i < sizeof picks / sizeof picks[0] && !found; i++)
            found = strlen(picks[i]) == length && strncmp(picks[i], words, length) == 0;
        if (!found)
            return false;
        words += length;
        words += strspn(words, " ");
    }
    return true;
}

static int32_t candidate_of(const struct model *model, const struct said *said)
{
    enum { CLOCK = 5 };
    const struct rf_candidates *candidates = model->school.candidates;
    int32_t demand = demand_of(&model->school, said->session);
    char start[CLOCK + 1] = {0};
    assert_true(demand >= 0);
    strncpy(start, said->start, CLOCK);
    for (int32_t c = candidates->first[demand]; c < candidates->first[demand + 1]; c++)
        if (candidates->items[c].day == day_of(said->date) &&
            candidates->items[c].start == minute_of(start) &&
            picks_fit(model, &candidates->items[c], said->start + CLOCK))
            return c;
    fail_msg("%s cannot stand on %s at %s", said->session, said->date, said->start);
    return -1;
}

/* The candidate said for a demand, or -1. */
static int32_t wanted(const struct model *model, int32_t demand, const struct said *said,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (demand_of(&model->school, said[i].session) == demand)
            return candidate_of(model, &said[i]);
    return -1;
}

static int32_t find_column(const struct model *model, const struct rf_group *group,
                           const struct said *said, size_t count)
{
    for (int32_t i = 0; i < group->column_count; i++) {
        const struct rf_meaning *meaning = &model->formulation->meanings[group->first_column + i];
        bool same = true;
        for (int32_t k = 0; k < group->member_count && same; k++)
            same = meaning->candidate[k] == wanted(model, group->members[k], said, count);
        if (same)
            return group->first_column + i;
    }
    return -1;
}

int32_t *model_plan(const struct model *model, const struct said *said, size_t count)
{
    const struct rf_formulation *formulation = model->formulation;
    int32_t *values = rf_allocate(formulation->matrix->column_count, sizeof *values);
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        if (group->guest)
            continue;
        int32_t column = group->person >= 0 ? 0 : find_column(model, group, said, count);
        if (column < 0) {
            rf_release(values);
            return NULL;
        }
        if (group->person < 0)
            values[column] = 1;
    }
    rf_formulation_complete(formulation, values);
    return values;
}

const char *model_breaks(const struct model *model, const struct said *said, size_t count)
{
    static char rule[32];
    int32_t broken = -1, *values = model_plan(model, said, count);
    if (values == NULL)
        return "no column";
    bool holds = rf_formulation_holds(model->formulation, RF_PHASE_DIVERSITY, values, &broken);
    rf_release(values);
    if (holds)
        return "";
    if (broken < 0)
        return "barred";
    snprintf(rule, sizeof rule, "%s", model->formulation->matrix->rows[broken].name);
    rule[strcspn(rule, "_")] = '\0';
    return rule;
}

int64_t model_value(const struct model *model, const struct said *said, size_t count,
                    enum rf_tier tier, int32_t part)
{
    int32_t *values = model_plan(model, said, count);
    assert_non_null(values);
    assert_true(rf_formulation_holds(model->formulation, RF_PHASE_DIVERSITY, values, NULL));
    int64_t value =
        rf_formulation_value(model->formulation, (struct rf_objective){tier, part}, values);
    rf_release(values);
    return value;
}
