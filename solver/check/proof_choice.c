/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * proof_choice.c: parts 1 and 2 of tier 8 from below (D45). Of each kind at least so many sessions
 * stand as the unplaced ones leave; they have no more different people than can be chosen at any of
 * their starts. At most so many are led by an associate as are asked for and can be placed. */
#include "check/proof_choice.h"

#include "check/pick.h"
#include "check/presence.h"
#include "check/tier.h"

int32_t rf_proof_unlike(const struct rf_instance *instance)
{
    int32_t sum = 0, i;

    for (i = 0; i < instance->induction_count; i++)
        sum += instance->inductions[i].ect < 0 ? 0 : rf_check_pairing(instance, i);
    return sum;
}

/* ------------------------------------------------------------------------------------- people */

struct counting {
    const struct rf_checker *checker;
    const struct rf_course *course;
    const struct rf_proof_known *known;
    int32_t kind;
};

static bool counted(const struct counting *work, int32_t entry)
{
    return work->checker->entries[entry].kind == work->kind &&
           work->checker->entries[entry].choice.cast != NULL;
}

/* Sessions of the class in the chain, and those counted. */
static int32_t count_chain(const struct counting *work, const struct rf_chain *chain, int32_t class,
                           int32_t *own)
{
    const struct rf_instance *instance = work->checker->instance;
    int32_t i, all = 0;

    *own = 0;
    for (i = work->course->first_entry; i < work->course->first_entry + work->course->entry_count;
         i++) {
        if (rf_proof_last(work->checker, i) != chain->last)
            continue;
        all += instance->kinds[work->checker->entries[i].kind].priority == class;
        *own += counted(work, i);
    }
    return all;
}

/* Placed sessions of the kind at least: what the school's unplaced ones leave, or the chains'. */
static int32_t least_placed(const struct counting *work, int32_t induction)
{
    int32_t class = work->checker->instance->kinds[work->kind].priority, own, i;
    int32_t all = 0, sum = 0;
    size_t j;

    for (i = work->course->first_entry; i < work->course->first_entry + work->course->entry_count;
         i++)
        all += counted(work, i);
    all -= work->known->unplaced[class - 1];
    for (j = 0; work->known->floats != NULL && j < work->known->floats->chain_count; j++) {
        const struct rf_chain *chain = &work->known->floats->chains[j];

        if (chain->induction != induction || chain->never)
            continue;
        count_chain(work, chain, class, &own);
        own -= chain->cost.unplaced[class - 1];
        sum += own > 0 ? own : 0;
    }
    return all > sum ? all : sum;
}

/* Marks who can be chosen for the entry at some start on the date. */
static void find_people(const struct counting *work, int32_t index, int32_t date, bool *found)
{
    const struct rf_entry *entry = &work->checker->entries[index];
    const struct rf_cast *cast = entry->choice.cast;
    int32_t grid = work->checker->instance->rules[RF_RULE_GRID], i;
    struct rf_span span;

    for (span.from = 0; span.from < 24 * 60; span.from += grid) {
        span.until = rf_check_end(work->checker, index, date, span.from);
        for (i = 0; span.until >= 0 && i < cast->count; i++)
            found[i] =
                found[i] || rf_check_is_eligible(work->checker, entry, cast->people[i], date, span);
    }
}

static int32_t count_people(const struct counting *work, int32_t enough)
{
    const struct rf_cast *cast = NULL;
    bool *found = NULL;
    int32_t i, j, date, count = 0;

    for (i = work->course->first_entry;
         i < work->course->first_entry + work->course->entry_count && count < enough; i++) {
        if (!counted(work, i))
            continue;
        cast = work->checker->entries[i].choice.cast;
        if (found == NULL)
            found = rf_allocate((size_t)cast->count, sizeof *found);
        for (date = 0; date < work->checker->instance->date_count && count < enough; date++) {
            if (!rf_check_in_window(work->checker->instance, &work->checker->entries[i].window,
                                    date))
                continue;
            find_people(work, i, date, found);
            for (j = count = 0; j < cast->count; j++)
                count += found[j];
        }
    }
    rf_release(found);
    return count;
}

/* ------------------------------------------------------------------------------ associates */

static bool led(const struct rf_instance *instance, const struct rf_entry *entry)
{
    return instance->kinds[entry->kind].presence[RF_ROLE_ASSOCIATE] != RF_ABSENT;
}

/* Sessions of a floating chain that are led by an associate and stand at most: those that are not
 * left out for certain. */
static int32_t most_led_of(const struct counting *work, const struct rf_chain *chain)
{
    int32_t led_of[RF_PRIORITY_CLASSES] = {0}, all[RF_PRIORITY_CLASSES] = {0}, i, sum = 0;

    for (i = work->course->first_entry; i < work->course->first_entry + work->course->entry_count;
         i++) {
        const struct rf_entry *entry = &work->checker->entries[i];
        int32_t class = work->checker->instance->kinds[entry->kind].priority - 1;

        if (rf_proof_last(work->checker, i) != chain->last)
            continue;
        all[class]++;
        led_of[class] += led(work->checker->instance, entry);
    }
    for (i = 0; i < RF_PRIORITY_CLASSES; i++) {
        all[i] -= chain->cost.unplaced[i];
        sum += led_of[i] < all[i] ? led_of[i] : all[i];
    }
    return sum;
}

static int32_t lacking(const struct counting *work, int32_t induction)
{
    const struct rf_instance *instance = work->checker->instance;
    int64_t share = instance->rules[RF_RULE_ASSOCIATE_SHARE];
    int32_t wished = (int32_t)(share * work->course->meeting_count / 1000), i;
    size_t j;

    if (wished == 0 || instance->inductions[induction].ect < 0 ||
        instance->choice_weights.associate == 0)
        return 0;
    for (i = work->course->first_entry; i < work->course->first_entry + work->course->entry_count;
         i++) {
        if (led(instance, &work->checker->entries[i]) &&
            (work->known->floats == NULL || !rf_proof_floats(work->checker, i)))
            wished--;
    }
    for (j = 0; work->known->floats != NULL && j < work->known->floats->chain_count; j++) {
        if (work->known->floats->chains[j].induction == induction)
            wished -= most_led_of(work, &work->known->floats->chains[j]);
    }
    return wished > 0 ? wished : 0;
}

int32_t rf_proof_alike(const struct rf_checker *checker, int32_t induction,
                       const struct rf_proof_known *known)
{
    const struct rf_instance *instance = checker->instance;
    struct counting work = {checker, &checker->courses[induction], known, 0};
    int32_t same = 0, placed, people;

    for (; work.kind < instance->kind_count && instance->choice_weights.same_person > 0;
         work.kind++) {
        placed = least_placed(&work, induction);
        people = placed > 1 ? count_people(&work, placed) : placed;
        same += placed > people ? placed - people : 0;
    }
    return same * instance->choice_weights.same_person +
           lacking(&work, induction) * instance->choice_weights.associate;
}
