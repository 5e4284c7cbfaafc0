/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * agree.c: one start for each shared event.
 *
 * All parts begin from the start the school prefers, and leave it only for a strictly better value,
 * so that most schools agree at once. Otherwise a few choices are tried: what most parts chose,
 * then what each part in disagreement chose; the parts that chose otherwise are solved again with
 * it. When they reach the same values, those are best (school.c: they are bounds). When no choice
 * does, a small school joins the events in dispute and is solved as a whole; a large one keeps the
 * first choice, and the numbers that lie above the bound are open. */
#include "base/memory.h"
#include "engine/first_plan.h"
#include "engine/school.h"

enum { CHOICES_TRIED = 6, SMALL = 6000 /* columns of all parts together */ };

struct dispute {
    struct rf_school *school;
    struct rf_run *run;
    int32_t *choice;        /* [demand] candidate at which the event shall stand, -1 */
    struct rf_part **fresh; /* [component] solved again, or NULL */
};

static bool differs(const struct rf_part *part, int32_t demand, int32_t choice)
{
    int32_t own = rf_shared_choice(part, demand);
    return own >= 0 && own != choice;
}

/* The candidate most parts chose for the event, the earliest of equals; -1 when nobody comes. */
static int32_t most_chosen(const struct rf_school *school, int32_t demand)
{
    int32_t best = -1, most = 0, count = school->components->count;
    for (int32_t i = 0; i < count; i++) {
        int32_t own = rf_shared_choice(school->parts[i], demand), votes = 0;
        for (int32_t k = 0; own >= 0 && k < count; k++)
            votes += rf_shared_choice(school->parts[k], demand) == own;
        if (votes > most || (votes == most && own >= 0 && own < best)) {
            best = own;
            most = votes;
        }
    }
    return best;
}

static void choose_most(const struct dispute *dispute)
{
    for (int32_t e = 0; e < dispute->school->event_count; e++) {
        int32_t demand = dispute->school->events[e].demand;
        dispute->choice[demand] = most_chosen(dispute->school, demand);
    }
}

/* What one part wants, and for events of which it knows nothing what most want. */
static void choose_like(const struct dispute *dispute, int32_t part)
{
    choose_most(dispute);
    for (int32_t e = 0; e < dispute->school->event_count; e++) {
        int32_t demand = dispute->school->events[e].demand;
        int32_t own = rf_shared_choice(dispute->school->parts[part], demand);
        if (own >= 0)
            dispute->choice[demand] = own;
    }
}

static bool is_in_dispute(const struct dispute *dispute, int32_t part)
{
    for (int32_t e = 0; e < dispute->school->event_count; e++) {
        int32_t demand = dispute->school->events[e].demand;
        if (differs(dispute->school->parts[part], demand, dispute->choice[demand]))
            return true;
    }
    return false;
}

static bool is_certain(const struct dispute *dispute)
{
    for (int32_t e = 0; e < dispute->school->event_count; e++) {
        const struct rf_shared_event *event = &dispute->school->events[e];
        int32_t choice = dispute->choice[event->demand];
        if (choice >= 0 && !rf_shared_is_certain(dispute->school->problem, event, choice))
            return false;
    }
    return true;
}

/* Bars all other starts of the shared events. */
static void restrict_part(const struct dispute *dispute, struct rf_part *part)
{
    const struct rf_formulation *formulation = part->formulation;
    const struct rf_candidate *items = dispute->school->problem->candidates->items;
    for (size_t i = 0; i < formulation->matrix->column_count; i++) {
        const struct rf_meaning *meaning = &formulation->meanings[i];
        if (meaning->role != RF_STANDS && meaning->role != RF_ATTENDS)
            continue;
        int32_t demand = items[meaning->candidate[0]].demand;
        if (dispute->school->components->shared[demand] &&
            meaning->candidate[0] != dispute->choice[demand])
            part->upper[i] = 0;
    }
}

/* Solves one part again under the choice. */
static struct rf_part *solve_again(const struct dispute *dispute, int32_t index)
{
    static const enum rf_tier tiers[] = {RF_TIER_EQUITY, RF_TIER_TIRED, RF_TIER_REGULARITY,
                                         RF_TIER_SPACING};
    struct rf_school *school = dispute->school;
    struct rf_part *part = rf_part_new(school->problem, &school->components->items[index]);
    struct rf_part *kept = school->parts[index];
    part->preferred = dispute->choice;
    restrict_part(dispute, part);
    dispute->run->component = index;
    rf_first_plan(part, &dispute->run->watch);
    rf_school_close_first(dispute->run, part);
    school->parts[index] = part; /* only the part at its place can be charged */
    for (int32_t e = 0; e < school->event_count; e++)
        if (school->events[e].owner == index)
            rf_shared_charge(school->problem, &school->events[e], school->parts);
    school->parts[index] = kept;
    for (size_t t = 0; part->has_best && t < sizeof tiers / sizeof tiers[0]; t++)
        rf_school_close_later(dispute->run, part, tiers[t]);
    return part;
}

/* Whether the part solved again is worth as much as before; marks what is not as open. */
static bool compare(const struct rf_part *before, struct rf_part *fresh)
{
    bool same = fresh->has_best;
    for (size_t i = 0; same && i < fresh->outcome_count; i++) {
        struct rf_outcome *outcome = &fresh->outcomes[i];
        if (before->outcomes[i].status != RF_TIER_SOLVED)
            break; /* open already: neither value is a bound */
        if (outcome->value == before->outcomes[i].value)
            continue;
        same = false;
        outcome->status = RF_TIER_GAP;
        outcome->floor = before->outcomes[i].floor;
        outcome->claimed = before->outcomes[i].claimed;
    }
    return same;
}

static void drop_fresh(const struct dispute *dispute)
{
    for (int32_t i = 0; i < dispute->school->components->count; i++) {
        rf_part_release(dispute->fresh[i]);
        dispute->fresh[i] = NULL;
    }
}

/* Solves the parts in dispute under the choice; true when all are worth what they were. */
static bool try_choice(const struct dispute *dispute)
{
    bool same = is_certain(dispute);
    drop_fresh(dispute);
    for (int32_t i = 0; i < dispute->school->components->count; i++) {
        if (!is_in_dispute(dispute, i))
            continue;
        dispute->fresh[i] = solve_again(dispute, i);
        same &= compare(dispute->school->parts[i], dispute->fresh[i]);
    }
    return same;
}

static void take_fresh(const struct dispute *dispute)
{
    for (int32_t i = 0; i < dispute->school->components->count; i++) {
        if (dispute->fresh[i] == NULL || !dispute->fresh[i]->has_best)
            continue;
        rf_part_release(dispute->school->parts[i]);
        dispute->school->parts[i] = dispute->fresh[i];
        dispute->fresh[i] = NULL;
    }
}

static bool any_dispute(const struct dispute *dispute)
{
    for (int32_t i = 0; i < dispute->school->components->count; i++)
        if (is_in_dispute(dispute, i))
            return true;
    return !is_certain(dispute);
}

static bool is_small(const struct rf_school *school)
{
    size_t columns = 0;
    for (int32_t i = 0; i < school->components->count; i++)
        columns += school->parts[i]->formulation->matrix->column_count;
    return columns <= SMALL;
}

/* Joins the events on which the parts do not agree. */
static void join_disputed(const struct dispute *dispute)
{
    struct rf_school *school = dispute->school;
    choose_most(dispute);
    for (int32_t e = 0; e < school->event_count; e++) {
        const struct rf_shared_event *event = &school->events[e];
        int32_t choice = dispute->choice[event->demand];
        bool agreed = choice < 0 || rf_shared_is_certain(school->problem, event, choice);
        for (int32_t i = 0; i < school->components->count && agreed; i++)
            agreed = !differs(school->parts[i], event->demand, choice);
        if (!agreed)
            school->joined[event->demand] = true;
    }
}

static bool settle_dispute(const struct dispute *dispute)
{
    int32_t tried = 1, count = dispute->school->components->count;
    bool agreed = try_choice(dispute);
    for (int32_t i = 0; i < count && !agreed && tried < CHOICES_TRIED; i++) {
        choose_most(dispute);
        if (!is_in_dispute(dispute, i))
            continue;
        choose_like(dispute, i);
        agreed = try_choice(dispute);
        tried++;
    }
    if (agreed) {
        take_fresh(dispute);
        return true;
    }
    choose_most(dispute);
    if (is_small(dispute->school) || !is_certain(dispute)) {
        join_disputed(dispute);
        return false;
    }
    try_choice(dispute);
    take_fresh(dispute);
    return true;
}

bool rf_school_agree(struct rf_school *school, struct rf_run *run)
{
    struct dispute dispute = {school, run, NULL, NULL};
    dispute.choice = rf_allocate((size_t)school->problem->demands->count, sizeof *dispute.choice);
    dispute.fresh = rf_allocate((size_t)school->components->count, sizeof(struct rf_part *));
    choose_most(&dispute);
    bool agreed = !any_dispute(&dispute) || settle_dispute(&dispute);
    drop_fresh(&dispute);
    rf_release(dispute.choice);
    rf_release(dispute.fresh);
    return agreed;
}
