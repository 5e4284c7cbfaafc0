/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_demand.c: H1: each group of sessions does exactly one thing (1); and the columns that say
 * what it can do.
 *
 * The sessions of a window that lead to one another form a group. A session stands only if the one
 * it leads to does (D13), so what is placed of a chain is always its end: nothing, the last, the
 * last two, ... Each way to place such an end that keeps order, lag, buffer and "never two
 * meetings a day" within itself is one column. When there are more than RF_CHOICES_MOST of them the
 * chain parts into groups of one session, and rule_order.c keeps order between them. */
#include "base/memory.h"
#include "model/formulation.h"
#include "model/formulation_index.h"

struct enumeration {
    struct rf_formulation *formulation;
    struct rf_group group;
    int32_t chosen[RF_CHAIN]; /* candidates, -1 */
    int32_t (*found)[RF_CHAIN];
    size_t count, capacity;
};

/* Two sessions of one induction beside each other: people, rooms and meetings. */
static bool fit_together(const struct rf_problem *problem, const struct rf_candidate *one,
                         const struct rf_candidate *other)
{
    const struct rf_kind *kinds = problem->instance->kinds;
    if (one->day != other->day)
        return true;
    if (kinds[problem->demands->items[one->demand].kind].meeting &&
        kinds[problem->demands->items[other->demand].kind].meeting)
        return false;
    return rf_candidates_fit(problem, one, other);
}

static int32_t lag_between(const struct rf_problem *problem, const struct rf_candidate *one,
                           const struct rf_candidate *other)
{
    return rf_instance_date(problem->instance, other->day)->teaching_index -
           rf_instance_date(problem->instance, one->day)->teaching_index;
}

/* D13 for a session and the one it leads to. */
static bool in_order(const struct rf_problem *problem, const struct rf_candidate *one,
                     const struct rf_candidate *next)
{
    const struct rf_step *step = problem->demands->items[one->demand].step;
    int32_t lag = lag_between(problem, one, next);
    bool before = one->day < next->day || (one->day == next->day && one->end <= next->start);
    return before && lag >= step->lag_least && lag <= step->lag_most;
}

static bool may_add(const struct enumeration *enumeration, int32_t member, int32_t candidate)
{
    const struct rf_problem *problem = enumeration->formulation->problem;
    const struct rf_candidate *items = problem->candidates->items;
    int32_t last = enumeration->group.member_count - 1;
    if (problem->normal != NULL && !problem->normal[candidate])
        return false;
    if (member < last &&
        !in_order(problem, &items[candidate], &items[enumeration->chosen[member + 1]]))
        return false;
    for (int32_t i = member + 1; i <= last; i++)
        if (!fit_together(problem, &items[candidate], &items[enumeration->chosen[i]]))
            return false;
    return true;
}

/* Notes the choice made so far unless a pinned session is missing from it, or one without which
 * the next may not stand (D34). */
static void emit(struct enumeration *enumeration)
{
    const struct rf_demands *demands = enumeration->formulation->problem->demands;
    for (int32_t i = 0; i < enumeration->group.member_count; i++) {
        const struct rf_demand *demand = &demands->items[enumeration->group.members[i]];
        bool next = i + 1 < enumeration->group.member_count && enumeration->chosen[i + 1] >= 0;
        if (enumeration->chosen[i] < 0 && (demand->pin >= 0 || (demand->both && next)))
            return;
    }
    enumeration->found = rf_grow(enumeration->found, enumeration->count, &enumeration->capacity,
                                 sizeof *enumeration->found);
    for (int32_t i = 0; i < RF_CHAIN; i++)
        enumeration->found[enumeration->count][i] = enumeration->chosen[i];
    enumeration->count++;
}

static void extend(struct enumeration *enumeration, int32_t member)
{
    emit(enumeration);
    if (member < 0 || (enumeration->count > RF_CHOICES_MOST && enumeration->group.member_count > 1))
        return;
    const int32_t *first = enumeration->formulation->problem->candidates->first;
    int32_t demand = enumeration->group.members[member];
    for (int32_t c = first[demand]; c < first[demand + 1]; c++)
        if (may_add(enumeration, member, c)) {
            enumeration->chosen[member] = c;
            extend(enumeration, member - 1);
            enumeration->chosen[member] = -1;
        }
}

static void price_choice(const struct rf_problem *problem, const struct rf_group *group,
                         struct rf_meaning *meaning)
{
    bool paired = problem->instance->inductions[group->induction].ect >= 0; /* else D42 */
    for (int32_t i = 0; i < group->member_count; i++) {
        const struct rf_demand *demand = &problem->demands->items[group->members[i]];
        if (meaning->candidate[i] < 0) {
            meaning->costs.unplaced[problem->instance->kinds[demand->kind].priority - 1]++;
            meaning->equity += paired ? demand->step->minutes : 0;
            continue;
        }
        const struct rf_candidate *candidate = &problem->candidates->items[meaning->candidate[i]];
        meaning->costs.tired += candidate->tired_cost;
        meaning->costs.spacing += candidate->spacing_cost;
        meaning->costs.cover[1] += candidate->cover_cost;
        meaning->costs.diversity[2] += candidate->fragile_cost;
        if (paired && i + 1 < group->member_count) {
            int32_t off = lag_between(problem, candidate,
                                      &problem->candidates->items[meaning->candidate[i + 1]]) -
                          demand->step->lag_wished;
            meaning->costs.spacing += (off < 0 ? -off : off) * problem->instance->weights.lag_day;
        }
    }
}

/* The columns of the group, and (1). */
static void add_columns(struct enumeration *enumeration)
{
    struct rf_formulation *formulation = enumeration->formulation;
    struct rf_group group = enumeration->group;
    group.first_column = (int32_t)formulation->matrix->column_count;
    group.column_count = (int32_t)enumeration->count;
    for (size_t i = 0; i < enumeration->count; i++) {
        struct rf_meaning meaning = rf_meaning_helper(RF_CHOICE, RF_PHASE_PLACE);
        meaning.group = (int32_t)formulation->group_count;
        for (int32_t k = 0; k < RF_CHAIN; k++)
            meaning.candidate[k] = enumeration->found[i][k];
        price_choice(formulation->problem, &group, &meaning);
        int32_t column = rf_formulation_column(formulation, meaning, 0, 1, "choice");
        for (int32_t k = 0; k < group.member_count; k++)
            if (meaning.candidate[k] >= 0)
                rf_formulation_note_place(formulation, column, meaning.candidate[k]);
    }
    RF_PUSH(formulation->groups, formulation->group_count, formulation->group_capacity, group);
    rf_formulation_row(formulation, rf_note(RF_PHASE_PLACE, -1), 1, 1, "one");
    for (int32_t i = 0; i < group.column_count; i++)
        rf_matrix_entry(formulation->matrix, group.first_column + i, 1);
}

/* One group of the given sessions; false when it has too many columns and may part. */
static bool add_group(struct rf_formulation *formulation, const int32_t *members, int32_t count)
{
    const struct rf_demands *demands = formulation->problem->demands;
    struct enumeration enumeration = {0};
    enumeration.formulation = formulation;
    enumeration.group.member_count = count;
    enumeration.group.induction = demands->items[members[0]].induction;
    enumeration.group.person = -1;
    enumeration.group.floating = demands->items[members[0]].floating;
    for (int32_t i = 0; i < RF_CHAIN; i++) {
        enumeration.chosen[i] = -1;
        enumeration.group.members[i] = i < count ? members[i] : -1;
        if (i < count && demands->items[members[i]].pin >= 0)
            enumeration.group.pinned = true;
    }
    extend(&enumeration, count - 1);
    bool fits = count == 1 || enumeration.count <= RF_CHOICES_MOST;
    if (fits)
        add_columns(&enumeration);
    rf_release(enumeration.found);
    return fits;
}

/* The next session of the chain; -1 at its end, or where the next belongs to another chain. */
static int32_t next_of(const struct rf_demands *demands, int32_t demand)
{
    int32_t next = demands->items[demand].leads_to;
    return next >= 0 && demands->items[next].led_by == demand ? next : -1;
}

void rf_rule_demand(struct rf_formulation *formulation)
{
    const struct rf_component *component = formulation->component;
    const struct rf_demands *demands = formulation->problem->demands;
    for (int32_t i = 0; i < component->demand_count; i++) {
        if (demands->items[component->demands[i]].led_by >= 0)
            continue;
        int32_t members[RF_CHAIN] = {0}, count = 0, demand = component->demands[i];
        for (; demand >= 0 && count < RF_CHAIN; demand = next_of(demands, demand))
            members[count++] = demand;
        if (demand < 0 && add_group(formulation, members, count))
            continue;
        for (demand = component->demands[i]; demand >= 0; demand = next_of(demands, demand))
            add_group(formulation, &demand, 1);
    }
}
