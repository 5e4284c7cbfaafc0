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

/* One of the block's people misses the event when it does not stand. */
static void set_absence(struct rf_certificate_block *block, int32_t event, int32_t class)
{
    struct rf_cost_vector cost = {
        .tired = -block->bound.tired, .away = -block->bound.away, .spacing = -block->bound.spacing};
    cost.unplaced[class] = 1;
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
        const struct rf_formulation *formulation = school->parts[i]->formulation;
        for (size_t g = 0; school->parts[i]->attained[class] && g < formulation->group_count; g++) {
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
        if (claim->block_of[i] >= 0 && school->parts[i]->attained[class] &&
            rf_shared_choice(school->parts[i], event->demand) >= 0)
            set_absence(&claim->certificate->blocks[claim->block_of[i]], index, class);
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
        if (block >= 0)
            rf_claim_add_price(&claim->certificate->blocks[block], index, option_of(item),
                               &(struct rf_cost_vector){.tired = event->base - event->points[c]});
    }
}

struct rf_certificate *rf_school_claim(const struct rf_school *school)
{
    struct claim claim = {school, rf_allocate(1, sizeof *claim.certificate), NULL};
    int32_t parts = school->components->count;
    snprintf(claim.certificate->instance, sizeof claim.certificate->instance, "%s",
             school->problem->instance->hash);
    claim.certificate->blocks = rf_allocate((size_t)parts, sizeof *claim.certificate->blocks);
    claim.block_of = rf_allocate((size_t)parts, sizeof *claim.block_of);
    for (int32_t i = 0; i < parts; i++) {
        claim.block_of[i] = -1;
        if (!rf_claim_has_block(school, i))
            continue;
        claim.block_of[i] = claim.certificate->block_count;
        claim.certificate->blocks[claim.certificate->block_count++] = rf_claim_block(school, i);
    }
    for (int32_t e = 0; e < school->event_count; e++)
        add_event(&claim, &school->events[e]);
    rf_release(claim.block_of);
    return claim.certificate;
}
