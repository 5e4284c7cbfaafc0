/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sweep.c: making the charts of a part, looking at one case of its homes, and handing over what was
 * found. */
#include "engine/sweep.h"

#include <string.h>

#include "base/memory.h"
#include "engine/block.h"
#include "engine/first_sweep.h"
#include "engine/load.h"

enum { CHART_NODES = 60000, CHART_ARCS = 4000000, WIDE = 300, NARROW = 16 };

static bool make_charts(struct rf_sweep *sweep)
{
    struct rf_course *course = sweep->course;
    bool joint = false;
    for (size_t r = 0; r < course->row_count; r++)
        joint |= course->unit_count > 1 && course->rows[r].chart == course->unit_count;
    sweep->chart_count = course->unit_count + joint;
    for (int32_t k = 0; k < sweep->chart_count; k++) {
        enum rf_chart_end end;
        sweep->charts[k] = rf_chart_new(course, k, CHART_NODES, CHART_ARCS, &end);
        sweep->no_plan = end == RF_CHART_NO_PLAN;
        if (sweep->no_plan || (sweep->charts[k] == NULL && k < course->unit_count))
            return false;
        if (sweep->charts[k] == NULL) {
            sweep->loose = rf_loose_new(course, k);
            sweep->chart_count = k;
            return true;
        }
        sweep->tolls[k] = rf_toll_new(sweep->charts[k]);
    }
    return true;
}

static void open_case(struct rf_sweep *sweep)
{
    struct rf_course *course = sweep->course;
    if (course->unit_count > 1)
        sweep->joint = rf_joint_new(sweep->tolls, sweep->chart_count, sweep->loose);
    sweep->homes = rf_home_table_new(course);
    sweep->open =
        rf_allocate((size_t)sweep->homes->first[sweep->homes->series_count], sizeof *sweep->open);
    sweep->away = rf_allocate(course->option_count, sizeof *sweep->away);
    sweep->wait = rf_allocate(course->position_count, sizeof *sweep->wait);
    sweep->price = rf_allocate(course->option_count, sizeof *sweep->price);
    sweep->is_chosen = rf_allocate(course->option_count, sizeof *sweep->is_chosen);
    sweep->chosen = rf_allocate(course->position_count, sizeof *sweep->chosen);
    sweep->best_chosen = rf_allocate(course->position_count, sizeof *sweep->best_chosen);
}

/* Everything that is made from the rows of the part; false when it is refused. */
static bool open_course(struct rf_sweep *sweep)
{
    const char *why;
    sweep->course = rf_course_new(sweep->part, &why);
    if (sweep->course == NULL || !make_charts(sweep))
        return false;
    open_case(sweep);
    return true;
}

static void close_course(struct rf_sweep *sweep)
{
    for (int32_t k = 0; k < RF_COURSE_CHARTS; k++) {
        rf_toll_release(sweep->tolls[k]);
        rf_chart_release(sweep->charts[k]);
        sweep->tolls[k] = NULL;
        sweep->charts[k] = NULL;
    }
    rf_joint_release(sweep->joint);
    rf_loose_release(sweep->loose);
    rf_home_table_release(sweep->homes);
    rf_scale_clear(&sweep->scale);
    rf_course_release(sweep->course);
    rf_release(sweep->open);
    rf_release(sweep->away);
    rf_release(sweep->price);
    rf_release(sweep->wait);
    rf_release(sweep->is_chosen);
    rf_release(sweep->chosen);
    rf_release(sweep->best_chosen);
}

struct rf_sweep *rf_sweep_new(struct rf_part *part)
{
    struct rf_sweep *sweep = rf_allocate(1, sizeof *sweep);
    sweep->part = part;
    if (open_course(sweep))
        return sweep;
    rf_sweep_release(sweep);
    return NULL;
}

void rf_sweep_release(struct rf_sweep *sweep)
{
    if (sweep == NULL)
        return;
    close_course(sweep);
    rf_release(sweep->musts);
    rf_release(sweep->nodes);
    rf_release(sweep->splits);
    rf_release(sweep);
}

bool rf_sweep_limit(struct rf_sweep *sweep, int32_t limit)
{
    if (sweep->part->load_limit == limit && sweep->course != NULL)
        return true;
    struct rf_sweep kept = *sweep;
    close_course(sweep);
    *sweep = (struct rf_sweep){.part = kept.part,
                               .watch = kept.watch,
                               .list_settled = kept.list_settled,
                               .musts = kept.musts,
                               .must_capacity = kept.must_capacity,
                               .nodes = kept.nodes,
                               .node_capacity = kept.node_capacity,
                               .splits = kept.splits,
                               .split_capacity = kept.split_capacity,
                               .unused = -1};
    memcpy(sweep->least, kept.least, sizeof kept.least);
    sweep->part->load_limit = limit;
    if (open_course(sweep))
        return true;
    rf_course_release(sweep->course);
    sweep->course = NULL;
    return false;
}

/* ---- */

/* Translates the best plan into the numbering of the formulation. */
void rf_sweep_offer(struct rf_sweep *sweep)
{
    if (!sweep->has_best)
        return;
    const struct rf_course *course = sweep->course;
    struct rf_order order;
    struct rf_objective *objectives = rf_part_objectives(sweep->part, &order.count);
    int32_t *values = rf_allocate(sweep->part->formulation->matrix->column_count, sizeof *values);
    order.items = objectives;
    for (size_t p = 0; p < course->position_count; p++)
        if (sweep->best_chosen[p] >= 0)
            values[course->options[sweep->best_chosen[p]].column] = 1;
    for (size_t h = 0; h < course->helper_count; h++) { /* group sessions stand where people come */
        const struct rf_course_helper *helper = &course->helpers[h];
        const struct rf_formulation *formulation = sweep->part->formulation;
        if (helper->column < 0 || formulation->meanings[helper->column].role != RF_STANDS)
            continue;
        int32_t candidate = formulation->meanings[helper->column].candidate[0];
        for (size_t o = 0; o < course->option_count; o++) {
            const struct rf_meaning *meaning = &formulation->meanings[course->options[o].column];
            if (meaning->role == RF_ATTENDS && meaning->candidate[0] == candidate &&
                values[course->options[o].column] != 0)
                values[helper->column] = 1;
        }
    }
    rf_part_offer(sweep->part, values, order);
    rf_release(values);
    rf_release(objectives);
}

/* Whether the best plan reaches the bound in all fields before this one. */
static bool is_reached(const struct rf_sweep *sweep, int32_t field)
{
    bool same = sweep->has_best;
    for (int32_t f = 0; f < field && same; f++)
        same = f == RF_FIELD_EQUITY
                   ? memcmp(sweep->bound.list, sweep->best.list, sizeof sweep->bound.list) == 0
                   : rf_weight_field(&sweep->scale, sweep->bound.packed, f) ==
                         rf_weight_field(&sweep->scale, sweep->best.packed, f);
    return same;
}

/* The first positions of the list together; from one on that the best plan does not reach, nothing
 * is known of the next. */
static int64_t list_bound(const struct rf_sweep *sweep, int32_t count)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < count && i < RF_COURSE_UNITS; i++) {
        sum += sweep->bound.list[i];
        if (sweep->bound.list[i] != sweep->best.list[i])
            break;
    }
    return sum;
}

/* The one entry of tier 5, in its units. */
static int64_t load_bound(const struct rf_sweep *sweep)
{
    return sweep->load_value / rf_rule_workload_unit(sweep->part->formulation);
}

/* What is worth less in an earlier number may be worth more in a later one: below an open number
 * nothing is known. */
int64_t rf_sweep_bound(const struct rf_sweep *sweep, struct rf_objective objective)
{
    int32_t field = 0;
    switch (objective.tier) {
    case RF_TIER_UNPLACED:
        field = objective.part - 1;
        break;
    case RF_TIER_EQUITY:
        field = RF_FIELD_EQUITY;
        break;
    case RF_TIER_TIRED:
        field = RF_FIELD_TIRED;
        break;
    case RF_TIER_COVER:
        if (objective.part == 1)
            return 0;
        field = RF_FIELD_COVER;
        break;
    case RF_TIER_WORKLOAD: /* one mentor: one position */
        return is_reached(sweep, RF_FIELD_AWAY) ? load_bound(sweep) : 0;
    case RF_TIER_REGULARITY:
        field = RF_FIELD_AWAY;
        break;
    case RF_TIER_SPACING:
        field = RF_FIELD_SPACING;
        break;
    case RF_TIER_DIVERSITY:
        if (objective.part < RF_DIVERSITY_PARTS)
            return objective.part == 1 ? sweep->part->formulation->offset.diversity[0] : 0;
        field = RF_FIELD_FRAGILE;
        break;
    }
    if (!is_reached(sweep, field) || (field >= RF_FIELD_AWAY && !sweep->load_settled))
        return 0;
    return field == RF_FIELD_EQUITY ? list_bound(sweep, objective.part)
                                    : rf_weight_field(&sweep->scale, sweep->bound.packed, field);
}

/* Numbers of which the charts know nothing: they count 0 there (weight.h). */
static bool is_left_to_helpers(struct rf_objective objective)
{
    return (objective.tier == RF_TIER_COVER && objective.part == 1) ||
           (objective.tier == RF_TIER_DIVERSITY && objective.part == 2);
}

/* Whether the plan the part now has is worth what the sweep says, number by number down to the
 * first that is open. */
static bool agrees(const struct rf_sweep *sweep)
{
    size_t count;
    struct rf_objective *objectives = rf_part_objectives(sweep->part, &count);
    bool same = sweep->part->has_best;
    for (size_t i = 0; i < count && same; i++) {
        if (sweep->scale.extent == RF_EXTENT_FIRST && objectives[i].tier != RF_TIER_UNPLACED)
            break;
        if (is_left_to_helpers(objectives[i]))
            continue;
        int64_t value = rf_part_value(sweep->part, objectives[i]);
        int64_t bound = rf_sweep_bound(sweep, objectives[i]);
        same = value >= bound;
        if (value != bound)
            break;
    }
    rf_release(objectives);
    return same;
}

/* Goes on with these tiers from the part's own plan, or a quick one of its own; false when their
 * numbers are too large. */
static bool begin(struct rf_sweep *sweep, enum rf_extent extent, int32_t unit)
{
    sweep->has_best = false;
    rf_scale_clear(&sweep->scale);
    if (!rf_scale_make(sweep->course, extent, unit, &sweep->scale))
        return false;
    rf_case_start(sweep);
    if (sweep->joint == NULL)
        return true;
    if (sweep->loose != NULL) {
        rf_case_respond(sweep);
        return true;
    }
    if (!sweep->has_best)
        rf_case_beam(sweep, NARROW);
    rf_case_beam(sweep, WIDE); /* done at once when the first is the best */
    return true;
}

bool rf_sweep_begin(struct rf_sweep *sweep, enum rf_extent extent)
{
    return begin(sweep, extent, -1);
}

bool rf_sweep_first(struct rf_sweep *sweep, struct rf_run *run)
{
    struct rf_sweep_node node = {.split = rf_no_split};
    sweep->watch = &run->watch;
    if (rf_watch_over(sweep->watch) || !begin(sweep, RF_EXTENT_FIRST, -1))
        return false;
    rf_case_look(sweep, run, &node);
    sweep->bound = node.bound;
    rf_sweep_offer(sweep);
    return agrees(sweep);
}

/* Minutes of tier 2 that a plan best in tier 1 leaves at least: of one unit, or of all (-1). */
static int64_t least_minutes(struct rf_sweep *sweep, struct rf_run *run, int32_t unit)
{
    struct rf_sweep_node node = {.split = rf_no_split};
    sweep->list_settled = true; /* one number and no list */
    if (!begin(sweep, RF_EXTENT_LIST, unit))
        return 0;
    rf_case_look(sweep, run, &node);
    if (!sweep->has_best || rf_weight_first(&sweep->scale, node.bound.packed) !=
                                rf_weight_first(&sweep->scale, sweep->best.packed))
        return 0;
    return rf_weight_field(&sweep->scale, node.bound.packed, RF_FIELD_EQUITY);
}

/* The list of tier 2 by itself. Homes do not matter to it, so one look is enough, and what comes
 * after it need not ask again whether a list is better. First what each induction leaves at least:
 * often the evenest list above that is reached. */
static void settle_list(struct rf_sweep *sweep, struct rf_run *run)
{
    struct rf_sweep_node node = {.split = rf_no_split};
    int32_t least[RF_COURSE_UNITS] = {0};
    for (int32_t u = 0; u < sweep->course->unit_count; u++)
        least[u] = (int32_t)least_minutes(sweep, run, u);
    int64_t sum = least_minutes(sweep, run, -1);
    sweep->list_settled = false;
    memcpy(sweep->least, least, sizeof least);
    if (!begin(sweep, RF_EXTENT_LIST, -1))
        return;
    if (!sweep->has_best || !rf_joint_list_is_even(sweep->course, &sweep->best, least, sum)) {
        rf_case_look(sweep, run, &node);
        sweep->list_settled =
            sweep->has_best && rf_worth_compare(&sweep->scale, &node.bound, &sweep->best) >= 0;
    } else {
        sweep->list_settled = true;
    }
    rf_sweep_offer(sweep);
}

/* Tier 5, and a new first plan where it has a limit to keep. Without charts that bear the limit
 * the number stays open. */
static bool settle_load(struct rf_sweep *sweep, struct rf_run *run)
{
    bool borne = rf_load_settle(sweep, run);
    if (!borne && !rf_sweep_limit(sweep, -1))
        return false;
    if (borne && sweep->part->load_limit >= 0)
        rf_first_sweep(sweep, sweep->watch);
    return true;
}

bool rf_sweep_solve(struct rf_sweep *sweep, struct rf_run *run)
{
    sweep->watch = &run->watch;
    if (sweep->joint != NULL)
        settle_list(sweep, run);
    if (!settle_load(sweep, run) || !begin(sweep, RF_EXTENT_ALL, -1))
        return false;
    rf_home_tree_search(sweep, run);
    rf_sweep_offer(sweep);
    sweep->solved = agrees(sweep);
    if (sweep->solved)
        rf_block_prove(sweep, &sweep->part->proof);
    return sweep->solved;
}
