/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.c: tier 1 of every component first, then each later tier; and when settling is exact.
 *
 * A settled event (one possible start) is taken as standing, and each component decides whether
 * its own people come. This is a relaxation as far as tier 1 goes: a plan without the event is the
 * plan in which nobody comes. Call a component *attained* when each class of tier 1 ends at
 * the floor counted before any search. Then in every best plan of that component each person who
 * can come does: their attendance is a fact. If the facts of attained components alone fill the
 * quorum, every best plan of the school lets the event stand: take a best plan without it, put the
 * attained components' own plans in place of theirs and let the event stand with their people; no
 * class gets worse, and the class of the event gets better. So the event stands, its quorum is
 * met whatever the other components decide, and these decide for themselves. The points for four
 * periods taught (D15) are due once per event: they must be due, or impossible, by the
 * attendance that is fact. An event that does not pass joins its people, and all starts again:
 * at most one round per event. */
#include "engine/school.h"

#include "base/memory.h"
#include "engine/first_plan.h"
#include "model/facts.h"

struct rf_school *rf_school_new(const struct rf_problem *problem)
{
    struct rf_school *school = rf_allocate(1, sizeof *school);
    school->problem = problem;
    school->joined = rf_allocate((size_t)problem->demands->count, sizeof *school->joined);
    return school;
}

static void release_parts(struct rf_school *school)
{
    for (int32_t i = 0; school->components != NULL && i < school->components->count; i++)
        rf_part_release(school->parts[i]);
    rf_release(school->parts);
    rf_components_release(school->components);
    school->parts = NULL;
    school->components = NULL;
}

void rf_school_release(struct rf_school *school)
{
    if (school == NULL)
        return;
    release_parts(school);
    rf_release(school->joined);
    rf_release(school);
}

static void build_parts(struct rf_school *school)
{
    const struct rf_problem *problem = school->problem;
    school->components = rf_components_build(problem->instance, problem->demands,
                                             problem->candidates, school->joined);
    school->parts = rf_allocate((size_t)school->components->count, sizeof *school->parts);
    for (int32_t i = 0; i < school->components->count; i++)
        school->parts[i] = rf_part_new(problem, &school->components->items[i]);
}

/* Sessions and attendances missing in the best plans together; -1 while some part has none. */
static int32_t count_unplaced(const struct rf_school *school)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < school->components->count; i++) {
        if (!school->parts[i]->has_best)
            return -1;
        for (int32_t class = 1; class <= RF_CLASSES; class++)
            sum += rf_part_value(school->parts[i],
                                 (struct rf_objective){RF_TIER_UNPLACED, class});
    }
    return (int32_t)sum;
}

static void plan_first(struct rf_school *school, struct rf_run *run)
{
    for (int32_t i = 0; i < school->components->count; i++) {
        run->component = i;
        if (run->options->progress != NULL) {
            struct rf_progress progress = {"first plan", i, run->component_count, -1, -1, -1};
            run->options->progress(run->options->progress_context, &progress);
        }
        rf_first_plan(school->parts[i], &run->watch);
    }
    run->unplaced = count_unplaced(school);
}

/* Tier 1 of one part; notes whether every class ends at its first floor. */
static void close_first_tier(struct rf_run *run, struct rf_part *part)
{
    int64_t floors[RF_CLASSES];
    for (int32_t class = 1; class <= RF_CLASSES; class++)
        floors[class - 1] = rf_part_floor(part, (struct rf_objective){RF_TIER_UNPLACED, class});
    part->attained = true;
    for (int32_t class = 1; class <= RF_CLASSES && !part->contradictory; class++) {
        struct rf_objective objective = {RF_TIER_UNPLACED, class};
        rf_tier_close(run, part, objective);
        part->attained &= part->has_best && rf_part_value(part, objective) == floors[class - 1];
    }
}

static enum rf_status close_first_tiers(struct rf_school *school, struct rf_run *run)
{
    enum rf_status status = RF_OK;
    for (int32_t i = 0; i < school->components->count; i++) {
        run->component = i;
        close_first_tier(run, school->parts[i]);
        if (school->parts[i]->contradictory)
            return RF_CONTRADICTORY;
        if (!school->parts[i]->has_best)
            status = RF_LIMIT;
        run->unplaced = count_unplaced(school);
    }
    return status;
}

/* What one part says about a settled event. */
struct attendance {
    int32_t certain;        /* people whose coming is a fact */
    bool any;               /* somebody may come */
    bool strained, maybe;   /* points due by a certain person; possible by another */
};

static void count_attendance(const struct rf_problem *problem, const struct rf_part *part,
                             int32_t demand, struct attendance *attendance)
{
    const struct rf_formulation *formulation = part->formulation;
    for (size_t g = 0; g < formulation->group_count; g++) {
        const struct rf_group *group = &formulation->groups[g];
        if (group->person < 0 || group->members[0] != demand || group->column_count == 0)
            continue;
        int32_t column = group->first_column;
        const struct rf_candidate *candidate =
            &problem->candidates->items[formulation->meanings[column].candidate[0]];
        bool points = rf_facts_four_periods(problem->facts, group->person,
                                            candidate->day - problem->instance->first_day,
                                            candidate->start) > 0;
        bool certain = part->attained && part->best[column] != 0;
        attendance->any = true;
        attendance->certain += certain;
        attendance->strained |= points && certain;
        attendance->maybe |= points && !part->attained;
    }
}

static bool is_settled(const struct rf_school *school, int32_t demand)
{
    const struct rf_problem *problem = school->problem;
    const struct rf_event *event =
        &problem->instance->events[problem->demands->items[demand].event];
    struct attendance attendance = {0};
    for (int32_t i = 0; i < school->components->count; i++)
        count_attendance(problem, school->parts[i], demand, &attendance);
    if (!attendance.any)
        return true; /* it cannot stand, whoever decides */
    return attendance.certain >= rf_event_quorum(event) &&
           (attendance.strained || !attendance.maybe);
}

/* True when every settled event may stay so; otherwise marks those that may not. */
static bool settle(struct rf_school *school)
{
    bool all = true;
    for (int32_t d = 0; d < school->problem->demands->count; d++)
        if (school->components->settled[d] && !is_settled(school, d)) {
            school->joined[d] = true;
            all = false;
        }
    return all;
}

static void close_tier(struct rf_school *school, struct rf_run *run, enum rf_tier tier)
{
    for (int32_t i = 0; i < school->components->count; i++) {
        struct rf_part *part = school->parts[i];
        size_t count;
        struct rf_objective *objectives = rf_part_objectives(part, &count);
        run->component = i;
        for (size_t k = 0; k < count; k++)
            if (objectives[k].tier == tier)
                rf_tier_close(run, part, objectives[k]);
        rf_release(objectives);
    }
}

enum rf_status rf_school_solve(struct rf_school *school, struct rf_run *run)
{
    static const enum rf_tier later[] = {RF_TIER_EQUITY, RF_TIER_TIRED, RF_TIER_REGULARITY,
                                         RF_TIER_SPACING};
    enum rf_status status;
    do {
        release_parts(school);
        build_parts(school);
        run->component_count = school->components->count;
        run->unplaced = -1;
        plan_first(school, run);
        status = close_first_tiers(school, run);
    } while (status == RF_OK && !settle(school));
    for (size_t i = 0; status == RF_OK && i < sizeof later / sizeof later[0]; i++)
        close_tier(school, run, later[i]);
    return status;
}
