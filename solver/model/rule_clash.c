/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_clash.c: H2: nobody is in two places, with the buffer inside a free stretch (5).
 *
 * Per person and date, sessions are spans. Spans that pairwise meet have a common point, so
 * the rows "at most one of those that hold this point", one per start, say everything, and as
 * cliques. Where the person is free in both, the span is longer by the buffer: one family of rows
 * per free stretch. The other family has plain spans of all sessions. Rows within one group are
 * left out: its columns have kept this already. Equal rows are left out too. */
#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"

struct crowd {
    struct rf_formulation *formulation;
    struct rf_range range;
    struct rf_span stretch; /* of the family; uses that start in it */
    bool only_free;
    int32_t buffer;
    int32_t person, date;
};

static bool belongs(const struct crowd *crowd, const struct rf_use *use)
{
    rf_minute start = use->span.from;
    return !crowd->only_free || (use->presence == RF_FREE && start >= crowd->stretch.from &&
                                 start < crowd->stretch.until);
}

/* Whether the last two rows take the same columns. */
static bool repeats(const struct rf_matrix *matrix, size_t before)
{
    if (matrix->row_count < before + 2)
        return false;
    const struct rf_row *last = &matrix->rows[matrix->row_count - 1], *other = last - 1;
    if (last->count != other->count)
        return false;
    for (size_t i = 0; i < last->count; i++)
        if (matrix->entries[last->first + i].column != matrix->entries[other->first + i].column)
            return false;
    return true;
}

/* (5): the row of all that hold minute `point`. */
static void add_point(const struct crowd *crowd, rf_minute point, size_t before)
{
    struct rf_formulation *formulation = crowd->formulation;
    struct rf_row_note note = rf_note(RF_PHASE_PLACE, -1);
    rf_formulation_row(formulation, note, -RF_NO_LIMIT, 1, "clash");
    for (size_t i = crowd->range.from; i < crowd->range.until; i++) {
        const struct rf_use *use = &formulation->uses[i];
        if (belongs(crowd, use) && use->span.from <= point &&
            point < use->span.until + crowd->buffer)
            rf_formulation_once(formulation, use->column, 1);
    }
    if (rf_formulation_lonely_row(formulation) || repeats(formulation->matrix, before))
        rf_formulation_drop_row(formulation);
}

static void add_family(const struct crowd *crowd)
{
    size_t before = crowd->formulation->matrix->row_count;
    rf_minute last = -1;
    for (size_t i = crowd->range.from; i < crowd->range.until; i++) {
        const struct rf_use *use = &crowd->formulation->uses[i];
        rf_minute start = use->span.from;
        if (start == last || !belongs(crowd, use))
            continue;
        last = start;
        add_point(crowd, start, before);
    }
}

static bool is_crowded(const struct rf_formulation *formulation, struct rf_range range)
{
    for (size_t i = range.from + 1; i < range.until; i++)
        if (formulation->uses[i].group != formulation->uses[range.from].group)
            return rf_formulation_has_own(formulation, range);
    return false;
}

static bool somebody_is_bound(const struct rf_formulation *formulation, struct rf_range range)
{
    for (size_t i = range.from; i < range.until; i++)
        if (formulation->uses[i].presence != RF_FREE)
            return true;
    return false;
}

static void add_person_day(struct rf_formulation *formulation, int32_t person, rf_day day)
{
    const struct rf_problem *problem = formulation->problem;
    struct crowd crowd = {formulation,
                          rf_formulation_uses(formulation, person, day),
                          {0, 0},
                          true,
                          problem->instance->rules[RF_RULE_BUFFER],
                          person,
                          day - problem->instance->first_day};
    if (!is_crowded(formulation, crowd.range))
        return;
    struct rf_spans spans = rf_facts_free(problem->facts, person, crowd.date, true);
    for (int32_t i = 0; i < spans.count; i++) {
        crowd.stretch = spans.items[i];
        add_family(&crowd);
    }
    if (!somebody_is_bound(formulation, crowd.range))
        return; /* free stretches do not meet */
    crowd.only_free = false;
    crowd.buffer = 0;
    add_family(&crowd);
}

void rf_rule_clash(struct rf_formulation *formulation)
{
    for (size_t i = 0; i < formulation->use_count;) {
        int32_t person = formulation->uses[i].person;
        rf_day day = rf_use_candidate(formulation, &formulation->uses[i])->day;
        add_person_day(formulation, person, day);
        i = rf_formulation_uses(formulation, person, day).until;
    }
}
