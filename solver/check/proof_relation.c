/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_relation.c: what the atoms of one group forbid those of another, as bits. Only groups
 * whose dates meet, or whose meetings are neighbours, are looked at. */
#include "check/proof.h"

struct reach {
    int32_t first, last; /* dates */
};

static struct reach reach_of(const struct rf_proof *proof, const struct rf_item *item)
{
    struct reach reach = {INT32_MAX, -1};
    int32_t i;

    for (i = item->first_option; i < item->first_option + item->option_count; i++) {
        int32_t date = proof->options[i].date;

        if (date >= 0 && date < reach.first)
            reach.first = date;
        if (date > reach.last)
            reach.last = date;
    }
    return reach;
}

static bool neighbours(const struct rf_proof *proof, const struct rf_item *one,
                       const struct rf_item *other)
{
    return rf_proof_entry(proof, one)->before == other->entry ||
           rf_proof_entry(proof, other)->before == one->entry;
}

static void cross(const struct rf_proof *proof, struct rf_relation *relation,
                  const struct rf_item *one, const struct rf_item *other, bool *any)
{
    int32_t first = proof->groups[relation->later].first_atom;
    int32_t row = one->first_atom - proof->groups[relation->earlier].first_atom, i, j;

    for (i = 0; i < one->atom_count; i++, row++) {
        const struct rf_option_of *here =
            &proof->options[proof->atoms[one->first_atom + i].first_option];
        uint64_t *bits = relation->bits + (size_t)row * (size_t)relation->words;

        for (j = 0; j < other->atom_count; j++) {
            int32_t bit = other->first_atom + j - first;
            const struct rf_option_of *there =
                &proof->options[proof->atoms[other->first_atom + j].first_option];

            if (rf_proof_fits(proof, one, here, other, there))
                continue;
            bits[bit / 64] |= UINT64_C(1) << bit % 64;
            *any = true;
        }
    }
}

static void relate(struct rf_proof *proof, int32_t earlier, int32_t later,
                   const struct reach *reaches)
{
    const struct rf_group *one = &proof->groups[earlier], *other = &proof->groups[later];
    struct rf_relation relation = {earlier, later, (other->atom_count + 63) / 64, NULL};
    bool any = false;
    int32_t i, j;

    for (i = 0; i < one->item_count; i++) {
        for (j = 0; j < other->item_count; j++) {
            const struct reach *here = &reaches[one->items[i]], *there = &reaches[other->items[j]];

            if ((here->last < there->first || there->last < here->first) &&
                !neighbours(proof, &proof->items[one->items[i]], &proof->items[other->items[j]]))
                continue;
            if (relation.bits == NULL)
                relation.bits =
                    rf_allocate((size_t)one->atom_count * (size_t)relation.words, sizeof(uint64_t));
            cross(proof, &relation, &proof->items[one->items[i]], &proof->items[other->items[j]],
                  &any);
        }
    }
    if (any)
        RF_PUSH(proof->relations, proof->relation_count, proof->relation_capacity, relation);
    else
        rf_release(relation.bits);
}

/* Pairs come in order, so that a relation is found by halving. */
void rf_proof_relations(struct rf_proof *proof)
{
    struct reach *reaches = rf_allocate(proof->item_count, sizeof *reaches);
    size_t i, j;

    for (i = 0; i < proof->item_count; i++)
        reaches[i] = reach_of(proof, &proof->items[i]);
    for (i = 0; i < proof->group_count; i++) {
        for (j = i + 1; j < proof->group_count; j++)
            relate(proof, (int32_t)i, (int32_t)j, reaches);
    }
    rf_release(reaches);
}

const struct rf_relation *rf_proof_relation(const struct rf_proof *proof, int32_t earlier,
                                            int32_t later)
{
    size_t low = 0, high = proof->relation_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct rf_relation *here = &proof->relations[middle];

        if (here->earlier < earlier || (here->earlier == earlier && here->later < later))
            low = middle + 1;
        else
            high = middle;
    }
    return low < proof->relation_count && proof->relations[low].earlier == earlier &&
                   proof->relations[low].later == later
               ? &proof->relations[low]
               : NULL;
}
