/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * school.c: tier 1 of every component first, then each later tier; and why sharing group sessions
 * is exact.
 *
 * A shared event joins no components: each decides alone at which start it stands (for its own
 * people) and who of them comes; without its quorum and without its own points. That is a
 * relaxation: every plan of the school gives each component a plan of the same worth, a plan
 * without the event being one in which nobody comes. So the components' best values, added up (and
 * merged in tier 2), are bounds for the school, tier by tier, and if their plans agree on one start
 * and the event may stand there with them, they are the school's best values.
 *
 * Quorum and points. Call a component *attained* in a class when that class of tier 1 ends at
 * the floor counted for it, given the classes before. The floor is the sum of what each session
 * and each attendance costs at least, so in each best plan of the component every one of its
 * people who can come where an event of that class stands does come. So at each start the number
 * of those people is certain, and so are the points of the session itself when one of them
 * brings the four-periods points (D15) or nobody else can: the owner, one attained component, pays
 * what a start costs beyond the cheapest one. An event with no start at which the certain people
 * fill the quorum joins its people after all; so does one on which the components do not come to
 * agree (agree.c) in a school small enough.
 * Each round joins at least one event. */
#include "engine/school.h"

#include "base/memory.h"
#include "engine/first_plan.h"
#include "engine/first_start.h"
#include "engine/first_sweep.h"
#include "engine/floating.h"
#include "engine/start_table.h"
#include "engine/sweep.h"
#include "engine/team.h"
#include "engine/whole.h"

struct rf_school *rf_school_new(const struct rf_problem *problem)
{
    struct rf_school *school = rf_allocate(1, sizeof *school);
    int32_t demands = problem->demands->count;
    school->problem = problem;
    school->joined = rf_allocate((size_t)demands, sizeof *school->joined);
    school->apart = rf_floating_apart(problem);
    school->rhythm = rf_allocate(1, sizeof *school->rhythm);
    rf_unpicked_make(problem, school->apart, NULL, school->rhythm);
    school->preferred = rf_allocate((size_t)demands, sizeof *school->preferred);
    for (int32_t d = 0; d < demands; d++)
        school->preferred[d] =
            problem->demands->items[d].event < 0 ? -1 : rf_shared_preference(problem, d);
    return school;
}

static void release_parts(struct rf_school *school)
{
    int32_t count = school->components == NULL ? 0 : school->components->count;
    rf_whole_release(school->whole);
    school->whole = NULL;
    rf_start_tables_release(school->tables, count);
    for (int32_t i = 0; school->tables == NULL && i < count; i++)
        rf_part_release(school->parts[i]);
    for (int32_t i = 0; i < school->event_count; i++)
        rf_shared_release(&school->events[i]);
    rf_release(school->starts);
    rf_release(school->parts);
    rf_release(school->events);
    rf_components_release(school->components);
    school->parts = NULL;
    school->tables = NULL;
    school->starts = NULL;
    school->events = NULL;
    school->event_count = 0;
    school->components = NULL;
}

void rf_school_release(struct rf_school *school)
{
    if (school == NULL)
        return;
    release_parts(school);
    rf_release(school->joined);
    rf_release(school->apart);
    rf_unpicked_clear(school->rhythm);
    rf_release(school->rhythm);
    rf_release(school->preferred);
    rf_release(school);
}

static void build_parts(struct rf_school *school)
{
    const struct rf_problem *problem = school->problem;
    school->components = rf_components_loose(problem->instance, problem->demands, school->joined);
    rf_floating_leave_out(school->components, school->apart);
    bool partial = rf_whole_is_needed(school);
    school->parts = rf_allocate((size_t)school->components->count, sizeof *school->parts);
    for (int32_t i = 0; i < school->components->count; i++) {
        school->parts[i] = rf_part_new(&school->rhythm->problem, &school->components->items[i]);
        school->parts[i]->preferred = school->preferred;
        school->parts[i]->partial = partial;
    }
}

/* Sessions and attendances missing in the best plans together; -1 while some part has none. */
static int32_t count_unplaced(const struct rf_school *school)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < school->components->count; i++) {
        if (!school->parts[i]->has_best)
            return -1;
        for (int32_t class = 1; class <= RF_CLASSES; class ++)
            sum += rf_part_value(school->parts[i], (struct rf_objective){RF_TIER_UNPLACED, class});
    }
    return (int32_t)sum;
}

static void make_charts(struct rf_run *run, struct rf_part *part)
{
    part->sweep_refused |= run->options->without_sweep || rf_watch_over(&run->watch);
    if (part->sweep == NULL && !part->sweep_refused)
        part->sweep = rf_sweep_new(part);
    part->sweep_refused = part->sweep == NULL;
}

/* What a part needs before its numbers are gone through: a first plan, from the charts of the sweep
 * unless that refuses it. */
static void prepare(struct rf_run *run, struct rf_part *part)
{
    make_charts(run, part);
    if (part->sweep != NULL && !part->has_best)
        rf_first_sweep(part->sweep, &run->watch);
    if (part->sweep_refused && !part->has_best)
        rf_first_plan(part, &run->watch);
}

static void refuse(struct rf_run *run, struct rf_part *part)
{
    rf_sweep_release(part->sweep);
    part->sweep = NULL;
    part->sweep_refused = true;
    prepare(run, part);
}

/* With the number unplaced once every part has a plan. */
static void show_first(const struct rf_run *run, int32_t component)
{
    struct rf_progress progress = {"first plan",  component, run->component_count,
                                   run->unplaced, -1,        -1};
    if (run->options->progress != NULL)
        run->options->progress(run->options->progress_context, &progress);
}

static void plan_first(struct rf_school *school, struct rf_run *run)
{
    int64_t begin = rf_watch_microseconds();
    for (int32_t i = 0; i < school->components->count; i++) {
        run->component = i;
        show_first(run, i);
        make_charts(run, school->parts[i]);
    }
    rf_first_starts(school);
    for (int32_t i = 0; i < school->components->count; i++)
        prepare(run, school->parts[i]);
    run->unplaced = count_unplaced(school);
    show_first(run, school->components->count - 1);
    run->account->microseconds[RF_SOLVE_STAGE_FIRST_PLAN] += rf_watch_microseconds() - begin;
}

/* Tier 1 by the sweep; false when it refuses the part. */
static bool sweep_first(struct rf_run *run, struct rf_part *part)
{
    prepare(run, part);
    if (part->sweep == NULL)
        return false;
    if (!rf_sweep_first(part->sweep, run)) {
        refuse(run, part);
        return false;
    }
    for (int32_t class = 1; class <= RF_CLASSES; class ++) {
        struct rf_objective objective = {RF_TIER_UNPLACED, class};
        int64_t floor = rf_part_floor(part, objective);
        rf_tier_note(run, part, objective, rf_sweep_bound(part->sweep, objective));
        part->attained[class - 1] = rf_part_value(part, objective) == floor;
    }
    return true;
}

void rf_school_close_first(struct rf_run *run, struct rf_part *part)
{
    if (sweep_first(run, part))
        return;
    for (int32_t class = 1; class <= RF_CLASSES && !part->contradictory; class ++) {
        struct rf_objective objective = {RF_TIER_UNPLACED, class};
        int64_t floor = rf_part_floor(part, objective);
        rf_tier_close(run, part, objective);
        part->attained[class - 1] = part->has_best && rf_part_value(part, objective) == floor;
    }
}

void rf_school_close_later(struct rf_run *run, struct rf_part *part, enum rf_tier tier)
{
    size_t count;
    struct rf_objective *objectives = rf_part_objectives(part, &count);
    if (part->sweep != NULL && !part->sweep->solved && !rf_sweep_solve(part->sweep, run))
        refuse(run, part);
    for (size_t k = 0; k < count; k++) {
        if (objectives[k].tier != tier)
            continue;
        if (part->sweep != NULL)
            rf_tier_note(run, part, objectives[k], rf_sweep_bound(part->sweep, objectives[k]));
        else
            rf_tier_close(run, part, objectives[k]);
    }
    rf_release(objectives);
}

static enum rf_status close_first_tiers(struct rf_school *school, struct rf_run *run)
{
    enum rf_status status = RF_OK;
    for (int32_t i = 0; i < school->components->count; i++) {
        run->component = i;
        rf_school_close_first(run, school->parts[i]);
        if (school->parts[i]->contradictory)
            return RF_CONTRADICTORY;
        if (!school->parts[i]->has_best)
            status = RF_LIMIT;
        run->unplaced = count_unplaced(school);
    }
    return status;
}

/* Looks at every shared event; false when some had to be joined. */
static bool settle(struct rf_school *school)
{
    const struct rf_problem *problem = school->problem;
    bool sound = true;
    school->events = rf_allocate((size_t)problem->demands->count, sizeof *school->events);
    for (int32_t d = 0; d < problem->demands->count; d++) {
        if (!school->components->shared[d])
            continue;
        struct rf_shared_event event =
            rf_shared_look(problem, d, school->parts, school->components->count);
        if (!rf_shared_is_sound(problem, &event)) {
            school->joined[d] = true;
            sound = false;
        }
        rf_shared_charge(problem, &event, school->parts);
        school->events[school->event_count++] = event;
    }
    return sound;
}

static const enum rf_tier later_tiers[] = {RF_TIER_EQUITY,   RF_TIER_TIRED,      RF_TIER_COVER,
                                           RF_TIER_WORKLOAD, RF_TIER_REGULARITY, RF_TIER_SPACING,
                                           RF_TIER_DIVERSITY};
enum { LATER_TIERS = sizeof later_tiers / sizeof *later_tiers };

void rf_school_close_all_later(struct rf_run *run, struct rf_part *part)
{
    for (size_t t = 0; t < LATER_TIERS; t++)
        rf_school_close_later(run, part, later_tiers[t]);
}

static void close_later_tiers(struct rf_school *school, struct rf_run *run)
{
    int32_t count = school->components->count;
    bool *closed = rf_allocate((size_t)count, sizeof *closed);
    if (rf_team_is_worth_it(school, run))
        rf_team_close_later(school, run, closed);
    for (size_t t = 0; t < LATER_TIERS; t++)
        for (int32_t i = 0; i < count; i++) {
            run->component = i;
            if (!closed[i])
                rf_school_close_later(run, school->parts[i], later_tiers[t]);
        }
    rf_release(closed);
}

enum rf_status rf_school_solve(struct rf_school *school, struct rf_run *run)
{
    for (;;) {
        release_parts(school);
        build_parts(school);
        run->component_count = school->components->count;
        run->unplaced = -1;
        plan_first(school, run);
        enum rf_status status = close_first_tiers(school, run);
        if (status != RF_OK)
            return status;
        if (!settle(school))
            continue;
        close_later_tiers(school, run);
        if (!rf_school_agree(school, run))
            continue;
        if (rf_whole_is_needed(school) || !rf_whole_is_closed(school))
            return rf_whole_solve(school, run);
        return RF_OK;
    }
}
