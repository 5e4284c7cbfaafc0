/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * whole.c: formulations of everything that shares something, once with the starts of the rhythm
 * alone, and once more, for small schools, with all. */
#include "engine/whole.h"

#include "base/memory.h"
#include "engine/first_plan.h"
#include "engine/place.h"

enum { SMALL = 6000 /* columns of all formulations together */, ROUNDS = 8 };

void rf_whole_release(struct rf_whole *whole)
{
    if (whole == NULL)
        return;
    for (int32_t i = 0; i < whole->components->count; i++)
        rf_part_release(whole->parts[i]);
    rf_release(whole->parts);
    rf_release(whole->least);
    rf_release(whole->claim);
    rf_release(whole->left);
    rf_release(whole->at);
    rf_release(whole->dear);
    rf_components_release(whole->components);
    rf_release(whole);
}

bool rf_whole_is_needed(const struct rf_school *school)
{
    const struct rf_problem *problem = school->problem;
    bool needed = false;
    for (int32_t d = 0; d < problem->demands->count; d++)
        needed |= school->apart[d];
    for (int32_t c = 0; c < problem->candidates->count && !needed; c++) {
        const struct rf_candidate *item = &problem->candidates->items[c];
        needed = item->chosen >= 0 || item->cover >= 0 || item->room >= 0;
    }
    if (needed)
        return true;
    struct rf_components *joined =
        rf_components_build(problem->instance, problem->demands, school->joined);
    needed = joined->count != school->components->count;
    rf_components_release(joined);
    return needed;
}

/* ---- the rhythm held */

/* The plans around which is placed: those of the parts, or what took their place (tune.c). */
struct rhythm {
    const struct rf_school *school;
    struct rf_part *const *tuned; /* [component] NULL: the part's own; NULL altogether */
    const int32_t *seed;          /* [demand] */
};

static const struct rf_part *plan_of(const struct rhythm *rhythm, int32_t component)
{
    bool own = rhythm->tuned == NULL || rhythm->tuned[component] == NULL;
    return own ? rhythm->school->parts[component] : rhythm->tuned[component];
}

/* The candidate at which the demand stands in the plans of the parts; -1. */
static int32_t standing_at(const struct rhythm *rhythm, int32_t demand)
{
    for (int32_t i = 0; i < rhythm->school->components->count; i++) {
        const struct rf_part *part = plan_of(rhythm, i);
        struct rf_range range = rf_formulation_places(part->formulation, demand);
        for (size_t k = range.from; k < range.until; k++)
            if (part->best[part->formulation->places[k].column] != 0)
                return part->formulation->places[k].candidate;
        int32_t shared = rf_shared_choice(part, demand);
        if (shared >= 0)
            return shared;
    }
    return -1;
}

/* What is left: of floating sessions everything, of others what is at their start. */
static bool *list_left(const struct rhythm *rhythm)
{
    const struct rf_school *school = rhythm->school;
    const struct rf_problem *problem = school->problem;
    const struct rf_candidates *candidates = problem->candidates;
    bool *left = rf_allocate((size_t)candidates->count, sizeof *left);
    for (int32_t d = 0; d < problem->demands->count; d++) {
        int32_t at = school->apart[d] ? -1 : standing_at(rhythm, d);
        bool event = problem->demands->items[d].event >= 0;
        for (int32_t c = candidates->first[d]; c < candidates->first[d + 1]; c++) {
            bool normal = problem->normal == NULL || problem->normal[c];
            left[c] = school->apart[d] ? normal
                      : at < 0         ? false
                      : event          ? c == at
                              : normal && candidates->items[c].day == candidates->items[at].day &&
                                    candidates->items[c].start == candidates->items[at].start;
        }
    }
    return left;
}

/* Whether the person comes to the group session in the plans of the parts. */
static bool comes(const struct rhythm *rhythm, int32_t candidate, int32_t person)
{
    for (int32_t i = 0; i < rhythm->school->components->count; i++) {
        const struct rf_part *part = plan_of(rhythm, i);
        for (size_t g = 0; g < part->formulation->group_count; g++) {
            const struct rf_group *group = &part->formulation->groups[g];
            if (group->person != person)
                continue;
            for (int32_t k = 0; k < group->column_count; k++)
                if (part->formulation->meanings[group->first_column + k].candidate[0] ==
                        candidate &&
                    part->best[group->first_column + k] != 0)
                    return true;
        }
    }
    return false;
}

/* Where group sessions stand, and who comes. */
static bool *list_stands(const struct rhythm *rhythm, const struct rf_whole *whole,
                         const struct rf_part *part)
{
    const struct rf_formulation *formulation = part->formulation;
    bool *stands = rf_allocate(formulation->matrix->column_count, sizeof *stands);
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        if (meaning->role == RF_STANDS)
            stands[i] = whole->left[meaning->candidate[0]];
        if (meaning->role == RF_ATTENDS)
            stands[i] = comes(rhythm, meaning->candidate[0], meaning->person);
    }
    return stands;
}

/* Adds what each floating chain costs at least. */
static void sum_least(const struct rf_school *school, struct rf_whole *whole,
                      const struct rf_part *part)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        if (group->optional || !school->apart[group->members[0]])
            continue;
        int32_t least = rf_bill_cheapest(part, g, false), claim = rf_bill_cheapest(part, g, true);
        struct rf_bill bill = {{0}};
        if (least >= 0)
            bill = rf_bill_of(formulation, least);
        rf_bill_add(&whole->least[group->induction], &bill, 1);
        if (claim >= 0)
            bill = rf_bill_of(formulation, claim);
        rf_bill_add(&whole->claim[group->induction], &bill, 1);
    }
}

/* Notes where sessions stand, and which are dear. */
static void note_places(struct rf_whole *whole, const struct rf_part *part, const bool *dear)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t i = 0; i < formulation->place_count && part->has_best; i++) {
        const struct rf_stand *place = &formulation->places[i];
        int32_t demand = whole->problem.candidates->items[place->candidate].demand;
        if (part->best[place->column] != 0)
            whole->at[demand] = place->candidate;
    }
    for (size_t g = 0; g < formulation->group_count; g++)
        for (int32_t m = 0; m < formulation->groups[g].member_count && dear[g]; m++)
            whole->dear[formulation->groups[g].members[m]] = true;
}

/* Puts what floats around the rhythm. */
static void place(const struct rhythm *rhythm, struct rf_whole *whole, struct rf_part *part)
{
    const struct rf_school *school = rhythm->school;
    bool *stands = list_stands(rhythm, whole, part);
    bool *dear = rf_allocate(part->formulation->group_count, sizeof *dear);
    int32_t *values = rf_allocate(part->formulation->matrix->column_count, sizeof *values);
    if (rf_place(part, school->apart, stands, rhythm->seed, values, dear))
        rf_part_offer(part, values, (struct rf_order){NULL, 0});
    sum_least(school, whole, part);
    note_places(whole, part, dear);
    rf_release(dear);
    rf_release(values);
    rf_release(stands);
}

static struct rf_whole *whole_new(const struct rf_school *school, const bool *joined, bool *left)
{
    struct rf_whole *whole = rf_allocate(1, sizeof *whole);
    const struct rf_problem *problem = school->problem;
    size_t inductions = (size_t)problem->instance->induction_count;
    size_t demands = (size_t)problem->demands->count;
    whole->problem = *problem;
    whole->left = left;
    if (left != NULL)
        whole->problem.normal = left;
    whole->least = rf_allocate(inductions, sizeof *whole->least);
    whole->claim = rf_allocate(inductions, sizeof *whole->claim);
    whole->at = rf_allocate(demands, sizeof *whole->at);
    whole->dear = rf_allocate(demands, sizeof *whole->dear);
    for (size_t d = 0; d < demands; d++)
        whole->at[d] = -1;
    whole->components = rf_components_build(problem->instance, problem->demands, joined);
    whole->parts = rf_allocate((size_t)whole->components->count, sizeof *whole->parts);
    for (int32_t i = 0; i < whole->components->count; i++)
        whole->parts[i] = rf_part_new(&whole->problem, &whole->components->items[i]);
    return whole;
}

static struct rf_whole *whole_around(const struct rhythm *rhythm)
{
    struct rf_whole *whole = whole_new(rhythm->school, rhythm->school->joined, list_left(rhythm));
    for (int32_t i = 0; i < whole->components->count; i++)
        place(rhythm, whole, whole->parts[i]);
    return whole;
}

static bool has_plan(const struct rf_whole *whole)
{
    bool all = true;
    for (int32_t i = 0; i < whole->components->count; i++)
        all &= whole->parts[i]->has_best;
    return all;
}

/* ---- everything at once */

static bool is_small(const struct rf_school *school)
{
    size_t columns = 0;
    for (int32_t i = 0; i < school->components->count; i++)
        columns += school->parts[i]->formulation->matrix->column_count;
    for (int32_t i = 0; i < school->whole->components->count; i++)
        columns += school->whole->parts[i]->formulation->matrix->column_count;
    return columns <= SMALL;
}

/* The plan at hand in the numbering of a part with more choices. */
static void offer_plan(const struct rf_school *school, struct rf_part *part)
{
    const struct rf_formulation *formulation = part->formulation;
    struct rhythm rhythm = {school, NULL, NULL};
    int32_t *values = rf_allocate(formulation->matrix->column_count, sizeof *values);
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        if (meaning->role == RF_STANDS)
            values[i] = school->whole->left[meaning->candidate[0]];
        if (meaning->role == RF_ATTENDS)
            values[i] = comes(&rhythm, meaning->candidate[0], meaning->person);
        bool same = meaning->role == RF_CHOICE;
        for (int32_t k = 0; same && k < formulation->groups[meaning->group].member_count; k++)
            same = school->whole->at[formulation->groups[meaning->group].members[k]] ==
                   meaning->candidate[k];
        if (same)
            values[i] = 1;
    }
    rf_part_offer(part, values, (struct rf_order){NULL, 0});
    rf_release(values);
}

static void close_numbers(struct rf_run *run, struct rf_part *part)
{
    size_t count;
    struct rf_objective *objectives = rf_part_objectives(part, &count);
    for (size_t k = 0; k < count && !part->contradictory; k++)
        rf_tier_close(run, part, objectives[k]);
    rf_release(objectives);
}

/* Everything that shares something is solved as one, group sessions included. */
static enum rf_status solve_together(struct rf_school *school, struct rf_run *run)
{
    int32_t demands = school->problem->demands->count;
    bool *joined = rf_allocate((size_t)demands, sizeof *joined);
    for (int32_t d = 0; d < demands; d++)
        joined[d] = school->problem->demands->items[d].event >= 0;
    struct rf_whole *whole = whole_new(school, joined, NULL);
    enum rf_status status = RF_OK;
    rf_release(joined);
    whole->exact = true;
    for (int32_t i = 0; i < whole->components->count && status == RF_OK; i++) {
        struct rf_part *part = whole->parts[i];
        run->component = i;
        if (has_plan(school->whole))
            offer_plan(school, part);
        if (!part->has_best)
            rf_first_plan(part, &run->watch);
        close_numbers(run, part);
        if (part->contradictory)
            status = RF_CONTRADICTORY;
        else if (!part->has_best)
            status = RF_LIMIT;
    }
    if (status == RF_LIMIT && has_plan(school->whole)) {
        rf_whole_release(whole);
        return RF_OK;
    }
    struct rf_bill *claim = school->whole->claim;
    school->whole->claim = whole->claim;
    whole->claim = claim;
    rf_whole_release(school->whole);
    school->whole = whole;
    return status;
}

/* ---- */

/* <0 when the first plan is worth more: the first number that differs decides. */
static int compare_plans(const struct rf_plan *one, const struct rf_plan *other)
{
    for (int32_t i = 0; i < one->result_count; i++)
        if (one->results[i].value != other->results[i].value)
            return one->results[i].value < other->results[i].value ? -1 : 1;
    return 0;
}

/* Takes the fresh plan when it is better; the other one is released. */
static bool take_better(struct rf_school *school, struct rf_whole *fresh)
{
    struct rf_whole *old = school->whole;
    struct rf_plan *before = has_plan(old) ? rf_school_plan(school) : NULL;
    school->whole = fresh;
    struct rf_plan *after = has_plan(fresh) ? rf_school_plan(school) : NULL;
    bool better = after != NULL && (before == NULL || compare_plans(after, before) < 0);
    rf_plan_release(before);
    rf_plan_release(after);
    school->whole = better ? fresh : old;
    rf_whole_release(better ? old : fresh);
    return better;
}

static bool is_closed(const struct rf_school *school)
{
    return has_plan(school->whole) && rf_whole_is_closed(school);
}

/* The rhythm of parts found again, as long as that betters the plan. */
static void improve(struct rf_school *school, struct rf_run *run)
{
    size_t count = (size_t)school->components->count;
    bool better = has_plan(school->whole);
    for (int32_t round = 0; round < ROUNDS && better && !is_closed(school); round++) {
        struct rf_part **tuned = rf_allocate(count, sizeof *tuned);
        better = !rf_watch_over(&run->watch) && rf_tune(school, run, tuned);
        if (better) {
            int32_t *seed = rf_allocate((size_t)school->problem->demands->count, sizeof *seed);
            for (int32_t d = 0; d < school->problem->demands->count; d++)
                seed[d] = school->whole->at[d];
            struct rhythm rhythm = {school, tuned, seed};
            for (int32_t d = 0; d < school->problem->demands->count; d++)
                if (standing_at(&rhythm, d) >= 0)
                    seed[d] = standing_at(&rhythm, d);
            better = take_better(school, whole_around(&rhythm));
            rf_release(seed);
        }
        for (size_t i = 0; i < count; i++)
            rf_part_release(tuned[i]);
        rf_release(tuned);
    }
}

enum rf_status rf_whole_solve(struct rf_school *school, struct rf_run *run)
{
    struct rhythm rhythm = {school, NULL, NULL};
    rf_whole_release(school->whole);
    school->whole = NULL; /* the parts' own values are told until then */
    school->whole = whole_around(&rhythm);
    improve(school, run);
    if (is_closed(school))
        return RF_OK;
    if (is_small(school) && !rf_watch_over(&run->watch))
        return solve_together(school, run);
    return has_plan(school->whole) ? RF_OK : RF_LIMIT;
}
