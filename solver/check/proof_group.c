/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_group.c: items that lead to one another, put together, and what they can do as a whole:
 * some left out, the others at atoms that fit (D13). */
#include <stdlib.h>

#include "check/proof.h"

static int32_t item_of_entry(const struct rf_proof *proof, int32_t entry)
{
    size_t i;

    for (i = 0; i < proof->item_count; i++) {
        if (proof->items[i].entry == entry)
            return (int32_t)i;
    }
    return -1;
}

static int32_t member_of(const struct rf_proof *proof, const struct rf_item *item)
{
    int32_t i = 0;

    if (item->gathering >= 0)
        return proof->block->induction_count;
    while (proof->block->inductions[i] != rf_proof_entry(proof, item)->induction)
        i++;
    return i;
}

/* The first and last date of the group's options; of none, its window's first. */
static void date_group(const struct rf_proof *proof, struct rf_group *group)
{
    const struct rf_instance *instance = proof->checker->instance;
    int32_t i, j;

    group->first_date = INT32_MAX;
    group->last_date = -1;
    for (i = 0; i < group->item_count; i++) {
        const struct rf_item *item = &proof->items[group->items[i]];

        for (j = item->first_option; j < item->first_option + item->option_count; j++) {
            int32_t date = proof->options[j].date;

            if (date >= 0 && date < group->first_date)
                group->first_date = date;
            if (date > group->last_date)
                group->last_date = date;
        }
    }
    if (group->last_date < 0) {
        const struct rf_entry *entry = rf_proof_entry(proof, &proof->items[group->items[0]]);

        group->first_date = entry->monday == 0 ? 0 : entry->monday - instance->first_day;
        group->last_date = group->first_date;
    }
}

static int compare_groups(const void *one, const void *other)
{
    const struct rf_group *a = one, *b = other;

    if (a->first_date != b->first_date)
        return a->first_date < b->first_date ? -1 : 1;
    if (a->last_date != b->last_date)
        return a->last_date < b->last_date ? -1 : 1;
    return (a->items[0] > b->items[0]) - (a->items[0] < b->items[0]);
}

static int32_t last_of_chain(const struct rf_proof *proof, int32_t item)
{
    int32_t next = item, steps;

    for (steps = 0; next >= 0 && steps < RF_PROOF_GROUP; steps++) {
        item = next;
        next = item_of_entry(proof, rf_proof_entry(proof, &proof->items[item])->target);
    }
    return item;
}

/* Gives every item the group of the one it leads to; the item led to stands first. */
static void join_items(struct rf_proof *proof)
{
    size_t i;

    for (i = 0; i < proof->item_count; i++) {
        struct rf_item *item = &proof->items[i];
        int32_t last = last_of_chain(proof, (int32_t)i);
        struct rf_group *group;

        if (proof->items[last].group < 0) {
            struct rf_group fresh = {.items = {last}, .item_count = 1};

            proof->items[last].group = (int32_t)proof->group_count;
            RF_PUSH(proof->groups, proof->group_count, proof->group_capacity, fresh);
        }
        if (last == (int32_t)i)
            continue;
        item->group = proof->items[last].group;
        group = &proof->groups[item->group];
        if (group->item_count == RF_PROOF_GROUP) {
            proof->trouble = "too many sessions lead to one another";
            return;
        }
        group->items[group->item_count++] = (int32_t)i;
    }
}

void rf_proof_groups(struct rf_proof *proof)
{
    size_t i;
    int32_t j;

    join_items(proof);
    for (i = 0; i < proof->group_count; i++) {
        struct rf_group *group = &proof->groups[i];

        group->member = member_of(proof, &proof->items[group->items[0]]);
        date_group(proof, group);
    }
    if (proof->group_count > 0)
        qsort(proof->groups, proof->group_count, sizeof *proof->groups, compare_groups);
    for (i = 0; i < proof->group_count; i++) {
        for (j = 0; j < proof->groups[i].item_count; j++)
            proof->items[proof->groups[i].items[j]].group = (int32_t)i;
    }
}

/* ------------------------------------------------------------------------------------- deeds */

struct choosing {
    struct rf_proof *proof;
    const struct rf_group *group;
    struct rf_deed deed;
};

static const struct rf_option_of *chosen(const struct choosing *work, int32_t at)
{
    int32_t atom = work->deed.atoms[at];

    return atom < 0 ? NULL : &work->proof->options[work->proof->atoms[atom].first_option];
}

/* Where item `at` leads to within the group, or -1. */
static int32_t leads_to(const struct choosing *work, int32_t at)
{
    const struct rf_proof *proof = work->proof;
    int32_t target = rf_proof_entry(proof, &proof->items[work->group->items[at]])->target, i;

    for (i = 0; target >= 0 && i < work->group->item_count; i++) {
        if (proof->items[work->group->items[i]].entry == target)
            return i;
    }
    return -1;
}

static bool fits_others(const struct choosing *work, int32_t at, const struct rf_option_of *option)
{
    const struct rf_proof *proof = work->proof;
    const struct rf_item *item = &proof->items[work->group->items[at]];
    int32_t i;

    for (i = 0; i < work->group->item_count; i++) {
        const struct rf_option_of *there = i == at ? NULL : chosen(work, i);

        if (there != NULL &&
            !rf_proof_fits(proof, item, option, &proof->items[work->group->items[i]], there))
            return false;
    }
    return true;
}

/* Whether no chosen item leads to one that is left out (D13), nor the other way where both are
 * asked for (D34); adds what is left out, and lags (D24). */
static bool finish(const struct choosing *work, rf_wide *cost)
{
    const struct rf_proof *proof = work->proof;
    const struct rf_instance *instance = proof->checker->instance;
    int32_t i;

    for (i = 0; i < work->group->item_count; i++) {
        const struct rf_option_of *here = chosen(work, i), *there;
        const struct rf_item *item = &proof->items[work->group->items[i]];
        int32_t target = leads_to(work, i), lag;

        there = target < 0 ? NULL : chosen(work, target);
        if (here == NULL)
            *cost += item->left_out;
        if (target >= 0 &&
            ((here != NULL && there == NULL) ||
             (here == NULL && there != NULL && rf_proof_entry(proof, item)->step->both)))
            return false;
        if (here == NULL || target < 0 ||
            instance->inductions[rf_proof_entry(proof, item)->induction].ect < 0) /* D42 */
            continue;
        lag = rf_check_school_days(instance, here->date, there->date) -
              rf_proof_entry(proof, item)->step->lag_wished;
        *cost += instance->weights.lag_day * (lag < 0 ? -lag : lag) *
                 rf_scale_unit(&proof->scale, RF_FIELD_SPACING);
    }
    return true;
}

/* Chooses for item `at` and those after it. At most RF_PROOF_GROUP deep. */
static void choose(struct choosing *work, int32_t at)
{
    struct rf_proof *proof = work->proof;
    const struct rf_item *item;
    int32_t i;

    if (proof->trouble != NULL)
        return;
    if (at == work->group->item_count) {
        struct rf_deed deed = work->deed;

        if (proof->deed_count >= RF_PROOF_DEEDS)
            proof->trouble = "there are too many ways to place its sessions";
        else if (finish(work, &deed.fixed))
            RF_PUSH(proof->deeds, proof->deed_count, proof->deed_capacity, deed);
        return;
    }
    item = &proof->items[work->group->items[at]];
    if (item->optional) {
        work->deed.atoms[at] = -1;
        choose(work, at + 1);
    }
    for (i = item->first_atom; i < item->first_atom + item->atom_count; i++) {
        if (!fits_others(work, at, &proof->options[proof->atoms[i].first_option]))
            continue;
        work->deed.atoms[at] = i;
        choose(work, at + 1);
    }
    work->deed.atoms[at] = -1;
}

void rf_proof_deeds(struct rf_proof *proof)
{
    size_t i;
    int32_t j;

    for (i = 0; i < proof->group_count; i++) {
        struct rf_group *group = &proof->groups[i];
        struct choosing work = {.proof = proof, .group = group};

        for (j = 0; j < RF_PROOF_GROUP; j++)
            work.deed.atoms[j] = -1;
        group->first_deed = (int32_t)proof->deed_count;
        choose(&work, 0);
        group->deed_count = (int32_t)proof->deed_count - group->first_deed;
    }
}
