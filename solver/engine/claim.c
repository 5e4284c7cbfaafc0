/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * claim.c: from proofs of parts to a certificate of the school.
 *
 * A part proves: wherever its events stand, at least this. What it was charged as the owner of a
 * shared event (shared.c) is no cost of its own block in the terms of certificate.h; so its block
 * is given a price that takes the charge back, start by start, and the sum (C2) counts the points
 * where they belong, with the session itself. The points for four taught periods belong to the
 * block whose person brings them for certain: it lists them among its strains, and since its part
 * did not pay them, its price grows by them. Either way price and charge cancel in (C2), and what
 * is left is the base that merge.c adds.
 *
 * An event that does not stand costs a part that is attained in its class at least one person more
 * than its bound. Its block says so by its price, and asks nothing in the tiers after that, where
 * it may well be better off. */
#include "engine/claim.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "engine/claim_block.h"
#include "engine/start_table.h"
#include "engine/whole.h"
#include "model/facts.h"

struct claim {
    const struct rf_school *school;
    struct rf_certificate *certificate;
    int32_t *block_of; /* [part], -1 */
};

static struct rf_option option_of(const struct rf_candidate *candidate)
{
    return (struct rf_option){candidate->day, candidate->start};
}

/* The part as it chose itself, which is the one of whose people one is certain (shared.c). */
static const struct rf_part *free_part(const struct rf_school *school, int32_t component)
{
    return school->tables != NULL ? school->tables[component].free : school->parts[component];
}

/* One of the block's people misses the event when it does not stand: one more than what the part
 * misses as it chose itself, which may be less than the block's bound. No price can be given in
 * tier 2, so a list that may be better is made up for in the last class. */
static void set_absence(struct rf_certificate_block *block, const struct rf_part *free,
                        int32_t event, int32_t class)
{
    struct rf_cost_vector cost = {.tired = -block->bound.tired,
                                  .cover = {0, -block->bound.cover[1] - (block->workload > 0)},
                                  .away = -block->bound.away,
                                  .spacing = -block->bound.spacing,
                                  .diversity = {0, 0, -block->bound.diversity[2]}};
    for (int32_t k = 0; k < RF_CLASSES; k++)
        cost.unplaced[k] =
            (int32_t)rf_part_value(free, (struct rf_objective){RF_TIER_UNPLACED, k + 1}) -
            block->bound.unplaced[k];
    cost.unplaced[class] += 1;
    if (class + 1 < RF_CLASSES && block->induction_count > 0 && block->equity[0] > 0)
        cost.unplaced[RF_CLASSES - 1]--;
    for (int32_t i = 0; i < block->price_count; i++)
        if (block->prices[i].event == event && block->prices[i].option.day == 0)
            block->prices[i].cost = (struct rf_cost_vector){0};
    rf_claim_add_price(block, event, (struct rf_option){0, 0}, &cost);
}

static void add_strain(struct rf_certificate_block *block, int32_t event, struct rf_option option)
{
    struct rf_certificate_strain strain = {event, option};
    block->strains =
        rf_reallocate(block->strains, (size_t)block->strain_count + 1, sizeof *block->strains);
    block->strains[block->strain_count++] = strain;
}

/* The first part whose people bring the points for four taught periods at the candidate for
 * certain; -1: none does. */
static int32_t strained_part(const struct rf_school *school, const struct rf_shared_event *event,
                             int32_t candidate)
{
    const struct rf_problem *problem = school->problem;
    const struct rf_candidate *item = &problem->candidates->items[candidate];
    int32_t kind = problem->demands->items[event->demand].kind;
    int32_t class = problem->instance->kinds[kind].priority - 1;
    for (int32_t i = 0; i < school->components->count; i++) {
        const struct rf_part *part = free_part(school, i);
        const struct rf_formulation *formulation = part->formulation;
        for (size_t g = 0; part->attained[class] && g < formulation->group_count; g++) {
            const struct rf_group *group = &formulation->groups[g];
            if (group->person < 0 || group->members[0] != event->demand)
                continue;
            for (int32_t k = 0; k < group->column_count; k++)
                if (formulation->meanings[group->first_column + k].candidate[0] == candidate &&
                    formulation->matrix->columns[group->first_column + k].upper != 0 &&
                    rf_facts_four_periods(problem->facts, group->person,
                                          item->day - problem->instance->first_day,
                                          item->start) > 0)
                    return i;
        }
    }
    return -1;
}

/* All blocks whose parts are attained and come to the event say what its absence costs them. */
static void set_absences(const struct claim *claim, const struct rf_shared_event *event)
{
    const struct rf_school *school = claim->school;
    const struct rf_problem *problem = school->problem;
    int32_t index = problem->demands->items[event->demand].event;
    int32_t class = problem->instance->kinds[problem->instance->events[index].kind].priority - 1;
    for (int32_t i = 0; i < school->components->count; i++)
        if (claim->block_of[i] >= 0 && free_part(school, i)->attained[class] &&
            rf_shared_choice(free_part(school, i), event->demand) >= 0)
            set_absence(&claim->certificate->blocks[claim->block_of[i]], free_part(school, i),
                        index, class);
}

/* Where none of its people can come the owner was not charged. */
static bool owner_can_come(const struct rf_school *school, const struct rf_shared_event *event,
                           int32_t candidate)
{
    const struct rf_problem *problem = school->problem;
    const struct rf_component *owner = &school->components->items[event->owner];
    const struct rf_demand *demand = &problem->demands->items[event->demand];
    const struct rf_event *asked = &problem->instance->events[demand->event];
    for (int32_t i = 0; i < asked->person_count; i++)
        for (int32_t k = 0; k < owner->person_count; k++)
            if (owner->people[k] == asked->people[i] &&
                rf_event_can_attend(problem->facts, demand, &problem->candidates->items[candidate],
                                    asked->people[i]))
                return true;
    return false;
}

static void add_event(const struct claim *claim, const struct rf_shared_event *event)
{
    const struct rf_problem *problem = claim->school->problem;
    int32_t first = problem->candidates->first[event->demand];
    int32_t index = problem->demands->items[event->demand].event;
    set_absences(claim, event);
    for (int32_t c = 0; c < event->candidates; c++) {
        const struct rf_candidate *item = &problem->candidates->items[first + c];
        int32_t strain = event->points[c] - item->tired_cost;
        int32_t part = strain > 0 ? strained_part(claim->school, event, first + c) : -1;
        int32_t block = part >= 0 ? claim->block_of[part] : -1;
        if (block >= 0) {
            add_strain(&claim->certificate->blocks[block], index, option_of(item));
            rf_claim_add_price(&claim->certificate->blocks[block], index, option_of(item),
                               &(struct rf_cost_vector){.tired = strain});
        }
        block = event->owner >= 0 ? claim->block_of[event->owner] : -1;
        if (block >= 0 && owner_can_come(claim->school, event, first + c))
            rf_claim_add_price(&claim->certificate->blocks[block], index, option_of(item),
                               &(struct rf_cost_vector){.tired = event->base - event->points[c]});
    }
}

/* ---- people who are counted elsewhere */

/* The block in which the person's coming is counted: the first with an induction of the person, as
 * tutor too; -1: none. The engine knows a tutor only where one is needed (component.c). */
static int32_t counted_in(const struct claim *claim, int32_t person)
{
    const struct rf_induction *inductions = claim->school->problem->instance->inductions;
    for (int32_t b = 0; b < claim->certificate->block_count; b++) {
        const struct rf_certificate_block *block = &claim->certificate->blocks[b];
        for (int32_t k = 0; k < block->induction_count; k++) {
            const struct rf_induction *induction = &inductions[block->inductions[k]];
            if (induction->ect == person || induction->mentor == person ||
                induction->tutor == person)
                return b;
        }
    }
    return -1;
}

/* The block of the part that the person is in; -1: none. */
static int32_t solved_in(const struct claim *claim, int32_t person)
{
    const struct rf_components *components = claim->school->components;
    for (int32_t i = 0; i < components->count; i++)
        for (int32_t k = 0; k < components->items[i].person_count; k++)
            if (components->items[i].people[k] == person)
                return claim->block_of[i];
    return -1;
}

/* The person's absence is taken from one block and given to the other, wherever it is certain. */
static void move_person(const struct claim *claim, int32_t demand, int32_t person, int32_t from,
                        int32_t to)
{
    const struct rf_problem *problem = claim->school->problem;
    const struct rf_demand *item = &problem->demands->items[demand];
    int32_t class = problem->instance->kinds[item->kind].priority - 1;
    struct rf_cost_vector more = {0}, less = {0};
    more.unplaced[class] = 1;
    less.unplaced[class] = -1;
    for (int32_t c = problem->candidates->first[demand];
         c <= problem->candidates->first[demand + 1]; c++) {
        bool stands = c < problem->candidates->first[demand + 1];
        const struct rf_candidate *at = &problem->candidates->items[c];
        if (stands && rf_event_can_attend(problem->facts, item, at, person))
            continue;
        struct rf_option option = stands ? option_of(at) : (struct rf_option){0, 0};
        if (to >= 0)
            rf_claim_add_price(&claim->certificate->blocks[to], item->event, option, &more);
        if (from >= 0)
            rf_claim_add_price(&claim->certificate->blocks[from], item->event, option, &less);
    }
}

static void move_people(const struct claim *claim, int32_t demand)
{
    const struct rf_instance *instance = claim->school->problem->instance;
    const struct rf_event *event =
        &instance->events[claim->school->problem->demands->items[demand].event];
    for (int32_t i = 0; i < event->person_count; i++) {
        int32_t from = solved_in(claim, event->people[i]);
        int32_t to = counted_in(claim, event->people[i]);
        if (from != to)
            move_person(claim, demand, event->people[i], from, to);
    }
}

/* Inductions of whose people nothing is asked are one block, which costs nothing. */
static void add_idle(const struct claim *claim)
{
    const struct rf_school *school = claim->school;
    int32_t count = school->problem->instance->induction_count;
    bool *busy = rf_allocate((size_t)count, sizeof *busy);
    for (int32_t i = 0; i < school->components->count; i++)
        for (int32_t k = 0; k < school->components->items[i].induction_count; k++)
            busy[school->components->items[i].inductions[k]] = true;
    struct rf_certificate_block block = {.node_count = 1};
    block.inductions = rf_allocate((size_t)count, sizeof *block.inductions);
    for (int32_t i = 0; i < count; i++)
        if (!busy[i])
            block.inductions[block.induction_count++] = i;
    block.equity = rf_allocate((size_t)count, sizeof *block.equity);
    block.nodes = rf_allocate(1, sizeof *block.nodes);
    block.nodes[0] =
        (struct rf_certificate_node){.split = RF_CERTIFICATE_LEAF, .inside = -1, .outside = -1};
    if (block.induction_count > 0)
        claim->certificate->blocks[claim->certificate->block_count++] = block;
    else
        rf_certificate_block_clear(&block);
    rf_release(busy);
}

/* What floats costs at least its cheapest choice, chain by chain. */
static void add_floating(const struct rf_school *school, struct rf_certificate_block *block)
{
    for (int32_t i = 0; i < block->induction_count && school->whole != NULL; i++) {
        const struct rf_bill *bill = &school->whole->claim[block->inductions[i]];
        for (int32_t class = 0; class < RF_CLASSES; class ++)
            block->bound.unplaced[class] += (int32_t)bill->item[RF_BILL_CLASS + class];
        block->bound.tired += (int32_t)bill->item[RF_BILL_TIRED];
        block->bound.cover[1] += (int32_t)bill->item[RF_BILL_COVER + 1];
        block->bound.spacing += (int32_t)bill->item[RF_BILL_SPACING];
        block->bound.diversity[2] += (int32_t)bill->item[RF_BILL_DIVERSITY + 2];
    }
}

struct rf_certificate *rf_school_claim(const struct rf_school *school)
{
    struct claim claim = {school, rf_allocate(1, sizeof *claim.certificate), NULL};
    int32_t parts = school->components->count;
    snprintf(claim.certificate->instance, sizeof claim.certificate->instance, "%s",
             school->problem->instance->hash);
    claim.certificate->blocks = rf_allocate((size_t)parts + 1, sizeof *claim.certificate->blocks);
    claim.block_of = rf_allocate((size_t)parts, sizeof *claim.block_of);
    for (int32_t i = 0; i < parts; i++) {
        claim.block_of[i] = -1;
        if (!rf_claim_has_block(school, i))
            continue;
        claim.block_of[i] = claim.certificate->block_count;
        claim.certificate->blocks[claim.certificate->block_count++] = rf_claim_block(school, i);
    }
    add_idle(&claim);
    for (int32_t e = 0; e < school->event_count; e++) {
        add_event(&claim, &school->events[e]);
        move_people(&claim, school->events[e].demand);
    }
    for (int32_t b = 0; b < claim.certificate->block_count; b++)
        add_floating(school, &claim.certificate->blocks[b]);
    rf_release(claim.block_of);
    return claim.certificate;
}
