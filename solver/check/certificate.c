/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * certificate.c: the school's bound (C2) from the blocks' claims, each shown or dropped. What the
 * bound says number by number stands in verdict.c.
 *
 * A block that is not shown counts with what is certain of any: its costs are not negative, and
 * nothing is asked of it for the place of a group session. Every person's coming is counted in
 * the first block that has an induction of that person as ECT, mentor or tutor; the points for
 * four taught periods of a start in the first block that lists it. So nothing counts twice. */
#include "check/certificate.h"

#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/text.h"
#include "check/presence.h"
#include "check/proof_choice.h"
#include "check/proof_float.h"
#include "check/proof_show.h"
#include "check/tier.h"

struct verifying {
    const struct rf_checker *checker;
    const struct rf_certificate *certificate;
    struct rf_verdict *verdict;
    struct rf_text fault;
    int32_t *block_of;        /* [slot] whose coming counts there; -1 for nobody's */
    int32_t *part_of;         /* [induction] block */
    bool *shown;              /* [block] */
    struct rf_floats *floats; /* [block] */
    struct rf_scale scale;
};

static void blame(struct verifying *work, const char *words)
{
    if (work->fault.length == 0)
        rf_text_add(&work->fault, words);
}

/* ------------------------------------------------------------------------------------- form */

enum { MOST = 1000000 }; /* no number of a school is larger, and sums of them do not overflow */

static bool all_hold(const int32_t *numbers, int count)
{
    int i;

    for (i = 0; i < count; i++) {
        if (abs(numbers[i]) > MOST)
            return false;
    }
    return true;
}

/* Parts 1 and 2 of tier 8 are not claimed. */
static bool cost_holds(const struct rf_cost_vector *cost)
{
    return all_hold(cost->unplaced, RF_PRIORITY_CLASSES) && all_hold(&cost->tired, 1) &&
           all_hold(cost->cover, RF_COVER_PARTS) && all_hold(&cost->away, 1) &&
           all_hold(&cost->spacing, 1) && all_hold(cost->diversity, RF_DIVERSITY_PARTS) &&
           cost->diversity[0] == 0 && cost->diversity[1] == 0;
}

static bool numbers_hold(const struct rf_certificate_block *block)
{
    int32_t i;

    for (i = 0; i < block->induction_count; i++) {
        if (block->equity[i] < 0 || block->equity[i] > MOST ||
            (i > 0 && block->equity[i - 1] < block->equity[i]))
            return false;
    }
    for (i = 0; i < block->price_count; i++) {
        if (!cost_holds(&block->prices[i].cost))
            return false;
    }
    return cost_holds(&block->bound) && block->workload >= 0 && block->workload <= MOST;
}

static bool parts_inductions(struct verifying *work)
{
    const struct rf_instance *instance = work->checker->instance;
    int32_t i, j;

    for (i = 0; i < instance->induction_count; i++)
        work->part_of[i] = -1;
    for (i = 0; i < work->certificate->block_count; i++) {
        const struct rf_certificate_block *block = &work->certificate->blocks[i];

        for (j = 0; j < block->induction_count; j++) {
            int32_t induction = block->inductions[j];

            if (induction < 0 || induction >= instance->induction_count ||
                work->part_of[induction] >= 0)
                return false;
            work->part_of[induction] = i;
        }
    }
    for (i = 0; i < instance->induction_count; i++) {
        if (work->part_of[i] < 0)
            return false;
    }
    return true;
}

static bool same_mentors(const struct verifying *work)
{
    const struct rf_instance *instance = work->checker->instance;
    const int32_t *mentors = work->certificate->mentors;
    int32_t i, j;

    for (i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        bool choice = false;

        for (j = 0; j < induction->mentor_choice_count; j++)
            choice = choice || induction->mentor_choice[j] == induction->mentor;
        if (mentors != NULL && mentors[i] >= 0 && (mentors[i] != induction->mentor || !choice))
            return false;
    }
    return true;
}

static bool well_formed(struct verifying *work)
{
    int32_t i;

    if (strcmp(work->certificate->instance, work->checker->instance->hash) != 0) {
        rf_text_format(&work->fault, "the certificate is of the facts %s, these are %s",
                       work->certificate->instance, work->checker->instance->hash);
        return false;
    }
    if (!same_mentors(work)) {
        blame(work, "the certificate speaks of other mentors");
        return false;
    }
    if (!parts_inductions(work)) {
        blame(work, "its blocks do not hold every induction once");
        return false;
    }
    for (i = 0; i < work->certificate->block_count; i++) {
        const struct rf_certificate_block *block = &work->certificate->blocks[i];

        if (!numbers_hold(block) || !rf_proof_tree(block)) {
            blame(work, "a block's cases or numbers are not well formed");
            return false;
        }
    }
    return true;
}

/* ------------------------------------------------------------------------------------- blocks */

static void give_person(struct verifying *work, int32_t person, int32_t block)
{
    int32_t slot = person < 0 ? -1 : work->checker->slot_of[person];

    if (slot >= 0 && (work->block_of[slot] < 0 || work->block_of[slot] > block))
        work->block_of[slot] = block;
}

static void share_people(struct verifying *work)
{
    const struct rf_instance *instance = work->checker->instance;
    int32_t i;

    for (i = 0; i < work->checker->slot_count; i++)
        work->block_of[i] = -1;
    for (i = 0; i < instance->induction_count; i++) {
        give_person(work, instance->inductions[i].ect, work->part_of[i]);
        give_person(work, instance->inductions[i].mentor, work->part_of[i]);
        give_person(work, instance->inductions[i].tutor, work->part_of[i]);
    }
}

static bool same_start(const struct rf_certificate_strain *one, int32_t event,
                       struct rf_option option)
{
    return one->event == event && one->option.day == option.day &&
           one->option.start == option.start;
}

/* Whether a block before `block` lists the start. */
static bool listed_before(const struct verifying *work, int32_t block, int32_t event,
                          struct rf_option option)
{
    int32_t i, j;

    for (i = 0; i < block; i++) {
        const struct rf_certificate_block *here = &work->certificate->blocks[i];

        for (j = 0; j < here->strain_count; j++) {
            if (same_start(&here->strains[j], event, option))
                return true;
        }
    }
    return false;
}

static void refuse(struct verifying *work, int32_t index, const struct rf_showing *showing)
{
    const struct rf_certificate_block *block = &work->certificate->blocks[index];
    int32_t i;

    if (work->fault.length > 0)
        return;
    rf_text_add(&work->fault, "the claim of block");
    for (i = 0; i < block->induction_count; i++)
        rf_text_format(&work->fault, " %s",
                       work->checker->instance->inductions[block->inductions[i]].id);
    if (showing->leaf >= 0)
        rf_text_format(&work->fault, " is not shown in case %d", showing->leaf + 1);
    else
        rf_text_add(&work->fault, " is not shown");
    rf_text_format(&work->fault, ": %s", showing->reason);
}

/* Whether a mentor of the block has an induction in another block too. */
static bool shares_mentor(const struct verifying *work, int32_t index)
{
    const struct rf_instance *instance = work->checker->instance;
    int32_t i, j;

    for (i = 0; i < instance->induction_count; i++) {
        for (j = 0; work->part_of[i] == index && j < instance->induction_count; j++) {
            if (work->part_of[j] != index &&
                instance->inductions[i].mentor == instance->inductions[j].mentor)
                return true;
        }
    }
    return false;
}

/* How far other mentoring alone lies above the mean in some week of a mentor of the block (D44); 0
 * when nowhere, -1 when no mentor of it is compared. */
static int32_t busiest_elsewhere(const struct verifying *work, int32_t index)
{
    const struct rf_checker *checker = work->checker;
    int32_t most = -1, i, week;

    for (i = 0; i < checker->load_count; i++) {
        const struct rf_load *load = &checker->loads[i];

        if (!load->even || work->part_of[load->inductions[0]] != index)
            continue;
        most = most < 0 ? 0 : most;
        for (week = 0; load->other != NULL && week < checker->instance->week_count; week++)
            most = load->other[week] - load->mean > most ? load->other[week] - load->mean : most;
    }
    return most;
}

static void show_block(struct verifying *work, int32_t index, int64_t work_limit)
{
    const struct rf_certificate_block *block = &work->certificate->blocks[index];
    bool *counted = rf_allocate((size_t)work->checker->slot_count, sizeof *counted);
    bool *strained = rf_allocate((size_t)block->strain_count, sizeof *strained);
    int32_t *minutes = rf_allocate((size_t)block->induction_count, sizeof *minutes);
    struct rf_proof_task task = {
        .checker = work->checker, .block = block, .counted = counted, .strained = strained};
    struct rf_showing showing = {.leaf = -1};
    int32_t i, elsewhere;

    for (i = 0; i < work->checker->slot_count; i++)
        counted[i] = work->block_of[i] == index;
    for (i = 0; i < block->strain_count; i++)
        strained[i] =
            !listed_before(work, index, block->strains[i].event, block->strains[i].option);
    work->floats[index] = rf_floats_of(work->checker, block);
    rf_floats_take(&work->floats[index], &task, minutes);
    elsewhere = busiest_elsewhere(work, index);
    task.certain = elsewhere >= block->workload;
    if (block->workload > 0 && (elsewhere < 0 || shares_mentor(work, index)))
        showing.reason = "tier 5 does not compare its mentors by themselves";
    else if (work->floats[index].trouble != NULL)
        showing.reason = work->floats[index].trouble;
    else
        showing = rf_proof_show(&task, work_limit);
    work->shown[index] = showing.shown;
    work->verdict->leaves += showing.leaves;
    work->verdict->failed_leaves += showing.failed;
    work->verdict->work += showing.work;
    if (!showing.shown)
        refuse(work, index, &showing);
    rf_release(counted);
    rf_release(strained);
    rf_release(minutes);
}

/* ------------------------------------------------------------------------------ group sessions */

static void add_cost(struct rf_cost_vector *sum, const struct rf_cost_vector *more)
{
    int i;

    for (i = 0; i < RF_PRIORITY_CLASSES; i++)
        sum->unplaced[i] += more->unplaced[i];
    sum->tired += more->tired;
    for (i = 0; i < RF_COVER_PARTS; i++)
        sum->cover[i] += more->cover[i];
    sum->away += more->away;
    sum->spacing += more->spacing;
    for (i = 0; i < RF_DIVERSITY_PARTS; i++)
        sum->diversity[i] += more->diversity[i];
}

static bool strain_listed(const struct verifying *work, int32_t event, struct rf_option option)
{
    int32_t i, j;

    for (i = 0; i < work->certificate->block_count; i++) {
        const struct rf_certificate_block *block = &work->certificate->blocks[i];

        for (j = 0; work->shown[i] && j < block->strain_count; j++) {
            if (same_start(&block->strains[j], event, option))
                return true;
        }
    }
    return false;
}

/* own(e, c) of those who are in no block: who can come, comes, as tier 1 goes before tier 3. */
static void add_own(const struct verifying *work, int32_t event, struct rf_option option,
                    struct rf_cost_vector *cost)
{
    const struct rf_checker *checker = work->checker;
    const struct rf_event *what = &checker->instance->events[event];
    int32_t entry = checker->entry_of_event[event], date, i;
    int32_t *missing = &cost->unplaced[checker->instance->kinds[what->kind].priority - 1];
    struct rf_span span = {option.start, option.start + what->minutes};
    bool straight = false, stands = option.day != 0;

    date = stands ? rf_check_date(checker->instance, option.day) : -1;
    for (i = 0; i < what->person_count; i++) {
        int32_t slot = checker->slot_of[what->people[i]];

        if (work->block_of[slot] >= 0)
            continue;
        if (!stands || !rf_check_can_attend(checker, entry, what->people[i], date, span))
            *missing += 1;
        else
            straight = straight || rf_check_straight(checker, slot, date, option.start);
    }
    if (stands)
        cost->tired += rf_check_tired_points(checker, date, span,
                                             straight && !strain_listed(work, event, option));
}

static struct rf_cost_vector cost_at(const struct verifying *work, int32_t event,
                                     struct rf_option option)
{
    struct rf_cost_vector cost = {.tired = 0};
    int32_t i;

    add_own(work, event, option, &cost);
    for (i = 0; i < work->certificate->block_count; i++) {
        const struct rf_certificate_price *price =
            work->shown[i] ? rf_proof_price(&work->certificate->blocks[i], event, option) : NULL;

        if (price != NULL)
            add_cost(&cost, &price->cost);
    }
    return cost;
}

static int compare_numbers(const int32_t *one, const int32_t *other, int count)
{
    int i;

    for (i = 0; i < count; i++) {
        if (one[i] != other[i])
            return one[i] < other[i] ? -1 : 1;
    }
    return 0;
}

static int compare_costs(const struct rf_cost_vector *one, const struct rf_cost_vector *other)
{
    int order = compare_numbers(one->unplaced, other->unplaced, RF_PRIORITY_CLASSES);

    if (order == 0)
        order = compare_numbers(&one->tired, &other->tired, 1);
    if (order == 0)
        order = compare_numbers(one->cover, other->cover, RF_COVER_PARTS);
    if (order == 0)
        order = compare_numbers(&one->away, &other->away, 1);
    if (order == 0)
        order = compare_numbers(&one->spacing, &other->spacing, 1);
    return order != 0 ? order
                      : compare_numbers(one->diversity, other->diversity, RF_DIVERSITY_PARTS);
}

/* The least over all starts, and over not standing unless it is pinned. */
static void add_event(struct verifying *work, int32_t event)
{
    const struct rf_checker *checker = work->checker;
    struct rf_option nowhere = {0, 0}, *starts;
    struct rf_cost_vector least, cost;
    int32_t count, i;

    if (checker->entry_of_event[event] < 0)
        return;
    starts = rf_proof_starts(checker, event, &count);
    least = cost_at(work, event, nowhere);
    for (i = 0; i < count; i++) {
        cost = cost_at(work, event, starts[i]);
        if ((i == 0 && checker->entries[checker->entry_of_event[event]].pin >= 0) ||
            compare_costs(&cost, &least) < 0)
            least = cost;
    }
    add_cost(&work->verdict->bound, &least);
    rf_release(starts);
}

/* ------------------------------------------------------------------------------------- verdict */

static int largest_first(const void *one, const void *other)
{
    const int32_t *a = one, *b = other;

    return (*b > *a) - (*b < *a);
}

/* Part 2 of tier 8, when all numbers before are at their bounds. */
static void add_choices(struct verifying *work)
{
    struct rf_verdict *verdict = work->verdict;
    int32_t i;

    for (i = 0; i < work->checker->instance->induction_count; i++) {
        int32_t block = work->part_of[i];
        struct rf_proof_known known = {verdict->bound.unplaced,
                                       work->shown[block] ? &work->floats[block] : NULL};

        verdict->bound.diversity[1] += rf_proof_alike(work->checker, i, &known);
    }
}

static void add_up(struct verifying *work)
{
    struct rf_verdict *verdict = work->verdict;
    int32_t i, j, at = 0, mentors = 0;

    for (i = 0; i < work->certificate->block_count; i++) {
        const struct rf_certificate_block *block = &work->certificate->blocks[i];

        if (work->shown[i])
            add_cost(&verdict->bound, &block->bound);
        if (work->shown[i] && block->workload > 0)
            verdict->workload[mentors++] = block->workload;
        for (j = 0; j < block->induction_count; j++)
            verdict->equity[at++] = work->shown[i] ? block->equity[j] : 0;
    }
    verdict->equity_count = at;
    if (at > 0)
        qsort(verdict->equity, (size_t)at, sizeof *verdict->equity, largest_first);
    if (mentors > 0)
        qsort(verdict->workload, (size_t)mentors, sizeof *verdict->workload, largest_first);
    for (i = 0; i < work->checker->instance->event_count; i++)
        add_event(work, i);
    verdict->bound.diversity[0] = rf_proof_unlike(work->checker->instance);
    add_choices(work);
}

/* Mentors whose weeks are compared (D44). A block that claims something has one of them. */
static int32_t count_mentors(const struct rf_checker *checker)
{
    int32_t count = 0, i;

    for (i = 0; i < checker->load_count; i++)
        count += checker->loads[i].even;
    return count;
}

static void release(struct verifying *work)
{
    int32_t i;

    rf_text_release(&work->fault);
    for (i = 0; i < work->certificate->block_count; i++)
        rf_floats_clear(&work->floats[i]);
    rf_release(work->floats);
    rf_release(work->block_of);
    rf_release(work->part_of);
    rf_release(work->shown);
}

struct rf_verdict rf_certificate_verify(const struct rf_checker *checker,
                                        const struct rf_certificate *certificate,
                                        int64_t work_limit)
{
    const struct rf_instance *instance = checker->instance;
    struct rf_verdict verdict = {.sound = false};
    struct verifying work = {
        .checker = checker, .certificate = certificate, .verdict = &verdict, .fault = RF_TEXT_INIT};
    int32_t i;

    work.block_of = rf_allocate((size_t)checker->slot_count, sizeof *work.block_of);
    work.part_of = rf_allocate((size_t)instance->induction_count, sizeof *work.part_of);
    work.shown = rf_allocate((size_t)certificate->block_count, sizeof *work.shown);
    work.floats = rf_allocate((size_t)certificate->block_count, sizeof *work.floats);
    verdict.equity = rf_allocate((size_t)instance->induction_count, sizeof *verdict.equity);
    verdict.equity_count = instance->induction_count;
    verdict.workload = rf_allocate((size_t)checker->load_count, sizeof *verdict.workload);
    verdict.workload_count = count_mentors(checker);
    verdict.sound = well_formed(&work);
    if (verdict.sound) {
        share_people(&work);
        for (i = 0; i < certificate->block_count; i++) {
            if (certificate->blocks[i].node_count > 0)
                show_block(&work, i, work_limit);
        }
        add_up(&work);
    }
    if (work.fault.length > 0)
        verdict.fault = rf_text_take(&work.fault);
    release(&work);
    return verdict;
}
