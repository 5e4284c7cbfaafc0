/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_atom.c: options of one item that differ in nothing but cost become one atom: the same
 * date, the same effects, and the same others of the group with which they fit. On a date on which
 * another group could use one of its people, or when there are too many options, every start is
 * an atom of its own. */
#include <string.h>

#include "check/proof.h"

enum { SEEN_WORDS = 4, KEY_WORDS = 4 + SEEN_WORDS * (RF_PROOF_GROUP - 1) };

/* Which group has options on a date, and for whom. */
struct presence {
    int32_t date, group;
    uint64_t people;
};

struct parting {
    struct rf_proof *proof;
    struct presence *list; /* in no order */
    size_t count, capacity;
    int32_t *first_of_date; /* [date + 1] into list, once sorted by date */
    struct rf_pool keys;
    struct rf_option_of *spare;
    uint64_t *key;
    size_t key_capacity;
};

/* One bit for a person; people 63 apart share one, which only makes more atoms. */
static uint64_t people_of(const struct rf_proof *proof, const struct rf_item *item,
                          const struct rf_option_of *option)
{
    struct rf_comer comers[RF_PROOF_COMERS];
    int32_t count = rf_proof_comers(proof, item, option, comers), i;
    uint64_t people = 0;

    for (i = 0; i < count; i++)
        people |= UINT64_C(1) << (comers[i].slot % 63);
    return people;
}

static void note_item(struct parting *work, const struct rf_item *item)
{
    const struct rf_proof *proof = work->proof;
    int32_t i;

    for (i = item->first_option; i < item->first_option + item->option_count; i++) {
        const struct rf_option_of *option = &proof->options[i];
        struct presence fresh = {option->date, item->group, people_of(proof, item, option)};
        struct presence *last = work->count > 0 ? &work->list[work->count - 1] : NULL;

        if (option->date < 0)
            continue;
        if (last != NULL && last->date == fresh.date && last->group == fresh.group)
            last->people |= fresh.people;
        else
            RF_PUSH(work->list, work->count, work->capacity, fresh);
    }
}

/* A counting sort by date. */
static void sort_by_date(struct parting *work)
{
    int32_t dates = work->proof->checker->instance->date_count, i;
    struct presence *sorted = rf_allocate(work->count, sizeof *sorted);
    int32_t *next = rf_allocate((size_t)dates + 2, sizeof *next);
    size_t j;

    for (j = 0; j < work->count; j++)
        next[work->list[j].date + 2]++;
    for (i = 1; i <= dates; i++)
        next[i + 1] += next[i];
    for (j = 0; j < work->count; j++)
        sorted[next[work->list[j].date + 1]++] = work->list[j];
    rf_release(work->list);
    work->list = sorted;
    work->first_of_date = next;
}

static bool crowded(const struct parting *work, const struct rf_item *item,
                    const struct rf_option_of *option)
{
    uint64_t people = people_of(work->proof, item, option);
    int32_t i;

    for (i = work->first_of_date[option->date]; i < work->first_of_date[option->date + 1]; i++) {
        if (work->list[i].group != item->group && (work->list[i].people & people) != 0)
            return true;
    }
    return false;
}

/* Bits of the options of the others of the group on that date that fit; false when too many. */
static bool see_others(const struct rf_proof *proof, const struct rf_item *item,
                       const struct rf_option_of *option, uint64_t *seen)
{
    const struct rf_group *group = &proof->groups[item->group];
    int32_t i, j, bit;

    for (i = 0; i < group->item_count; i++) {
        const struct rf_item *other = &proof->items[group->items[i]];

        if (other == item)
            continue;
        for (j = bit = 0; j < other->option_count; j++) {
            const struct rf_option_of *there = &proof->options[other->first_option + j];

            if (there->date != option->date)
                continue;
            if (bit == 64 * SEEN_WORDS)
                return false;
            if (rf_proof_fits(proof, item, option, other, there))
                seen[bit / 64] |= UINT64_C(1) << bit % 64;
            bit++;
        }
        seen += SEEN_WORDS;
    }
    return true;
}

static int32_t key_of(struct parting *work, const struct rf_item *item, int32_t index)
{
    const struct rf_proof *proof = work->proof;
    const struct rf_option_of *option = &proof->options[index];
    size_t length = KEY_WORDS + 2 * (size_t)option->effect_count;
    int32_t i;

    while (length > work->key_capacity)
        work->key = rf_grow(work->key, work->key_capacity, &work->key_capacity, sizeof *work->key);
    memset(work->key, 0, length * sizeof *work->key);
    work->key[0] = (uint64_t)(uint32_t)option->date;
    if (item->gathering >= 0 || crowded(work, item, option) ||
        !see_others(proof, item, option, work->key + 4)) {
        memset(work->key, 0, length * sizeof *work->key);
        work->key[0] = (uint64_t)(uint32_t)option->date;
        work->key[1] = 1 + (uint64_t)(uint32_t)option->start;
        work->key[2] = option->coming;
    }
    for (i = 0; i < option->effect_count; i++) {
        const struct rf_effect *effect = &proof->effects[option->first_effect + i];

        work->key[KEY_WORDS + 2 * i] =
            (uint64_t)(uint32_t)effect->dim << 32 | (uint32_t)effect->amount;
        work->key[KEY_WORDS + 2 * i + 1] = effect->mask;
    }
    return rf_pool_add(&work->keys, work->key, (int32_t)length);
}

/* Puts the options of one atom side by side. */
static void part_item(struct parting *work, int32_t index)
{
    struct rf_proof *proof = work->proof;
    struct rf_item *item = &proof->items[index];
    int32_t *atom_of = rf_allocate((size_t)item->option_count, sizeof *atom_of), i, at, first;

    rf_pool_empty(&work->keys);
    item->first_atom = (int32_t)proof->atom_count;
    for (i = 0; i < item->option_count; i++) {
        struct rf_atom atom = {index, 0, 0};

        atom_of[i] = key_of(work, item, item->first_option + i);
        if (atom_of[i] == item->atom_count) {
            RF_PUSH(proof->atoms, proof->atom_count, proof->atom_capacity, atom);
            item->atom_count++;
        }
        proof->atoms[item->first_atom + atom_of[i]].option_count++;
    }
    first = item->first_option;
    for (at = item->first_atom; at < item->first_atom + item->atom_count; at++) {
        proof->atoms[at].first_option = first;
        first += proof->atoms[at].option_count;
        proof->atoms[at].option_count = 0;
    }
    for (i = 0; i < item->option_count; i++) {
        struct rf_atom *atom = &proof->atoms[item->first_atom + atom_of[i]];

        work->spare[atom->first_option + atom->option_count++] =
            proof->options[item->first_option + i];
    }
    rf_release(atom_of);
}

void rf_proof_atoms(struct rf_proof *proof)
{
    struct parting work = {.proof = proof};
    size_t i;
    int32_t j;

    for (i = 0; i < proof->item_count; i++)
        note_item(&work, &proof->items[i]);
    sort_by_date(&work);
    work.spare = rf_allocate(proof->option_count, sizeof *work.spare);
    for (i = 0; i < proof->group_count; i++) {
        struct rf_group *group = &proof->groups[i];

        group->first_atom = (int32_t)proof->atom_count;
        for (j = 0; j < group->item_count; j++)
            part_item(&work, group->items[j]);
        group->atom_count = (int32_t)proof->atom_count - group->first_atom;
    }
    rf_release(proof->options);
    proof->options = work.spare;
    proof->option_capacity = proof->option_count;
    rf_release(work.list);
    rf_release(work.first_of_date);
    rf_release(work.key);
    rf_pool_release(&work.keys);
}
