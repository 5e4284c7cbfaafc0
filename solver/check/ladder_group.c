/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_group.c: L3, somebody whom several inductions share: what they ask for together, against
 * the minutes in which the shared person and anybody of the others needed are both free. For all
 * of them, and for those of each mentor (Hall's condition for these sets). */
#include "base/memory.h"
#include "check/ladder.h"
#include "check/ladder_count.h"

struct group {
    struct rf_auditing *audit;
    int32_t person;
    bool *members; /* [induction] */
    int32_t member_count;
};

/* Time of everybody who must be free at the session beside the shared person. */
static void add_others(const struct group *group, const struct rf_entry *entry,
                       struct rf_minutes *any)
{
    const struct rf_checker *checker = group->audit->checker;
    struct rf_minutes all = rf_minutes_of(checker, checker->slot_of[group->person]);
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        struct rf_minutes theirs;

        if (entry->parts[i].presence != RF_FREE || entry->parts[i].slot < 0 ||
            entry->parts[i].person == group->person)
            continue;
        theirs = rf_minutes_of(checker, entry->parts[i].slot);
        rf_minutes_and(&all, &theirs);
        rf_minutes_release(&theirs);
    }
    rf_minutes_or(any, &all);
    rf_minutes_release(&all);
}

static bool is_asked(const struct group *group, const struct rf_entry *entry)
{
    return group->members[entry->induction] && rf_count_takes(group->audit->checker, entry) &&
           rf_ladder_is_free(entry, group->person);
}

/* The same people are asked by an earlier session of the induction. */
static bool seen_before(const struct group *group, int32_t index)
{
    const struct rf_checker *checker = group->audit->checker;
    const struct rf_entry *entry = &checker->entries[index];
    int32_t i;

    for (i = checker->courses[entry->induction].first_entry; i < index; i++) {
        if (checker->entries[i].kind == entry->kind && checker->entries[i].stage == entry->stage)
            return true;
    }
    return false;
}

static struct rf_lack count_group(const struct group *group)
{
    const struct rf_checker *checker = group->audit->checker;
    struct rf_count count = rf_count_start(checker);
    struct rf_minutes any = rf_minutes_none(checker->instance);
    struct rf_lack lack;
    int32_t i;

    for (i = 0; i < checker->event_entry; i++) {
        const struct rf_entry *entry = &checker->entries[i];

        if (!is_asked(group, entry))
            continue;
        rf_count_claim(&count, entry);
        if (!seen_before(group, i))
            add_others(group, entry, &any);
    }
    rf_count_use(&count, &any);
    rf_count_keep(&count, checker->slot_of[group->person], &any);
    lack = rf_count_worst(&count);
    rf_minutes_release(&any);
    rf_count_release(&count);
    return lack;
}

static void tell(const struct group *group, const struct rf_lack *lack)
{
    const struct rf_instance *instance = group->audit->instance;
    const struct rf_person *who = &instance->people[group->person];
    struct rf_text weeks = RF_TEXT_INIT, pairs = RF_TEXT_INIT;
    int32_t i, told = 0;

    for (i = 0; i < instance->induction_count; i++) {
        if (!group->members[i])
            continue;
        rf_text_add(&pairs, told == 0 ? "" : told + 1 == group->member_count ? " and " : ", ");
        rf_text_add(&pairs, instance->inductions[i].id);
        told++;
    }
    rf_count_add_weeks(instance, lack, &weeks);
    rf_diagnostics_add(group->audit->diagnostics, RF_WARNING, "L3", rf_audit_place(who->origin),
                       rf_ladder_ways_out,
                       "%s ask %s for at least %d minutes %s; %s shares %d usable with them inside "
                       "the pupils' day: %d minutes short",
                       rf_text_peek(&pairs), who->id, lack->asked, rf_text_peek(&weeks), who->id,
                       lack->usable, lack->asked - lack->usable);
    rf_text_release(&weeks);
    rf_text_release(&pairs);
}

/* Inductions with a session that needs the person free, of one mentor (-1: of any). */
static int32_t choose_members(struct group *group, int32_t mentor)
{
    const struct rf_checker *checker = group->audit->checker;
    int32_t i, j;

    group->member_count = 0;
    for (i = 0; i < checker->instance->induction_count; i++) {
        const struct rf_course *course = &checker->courses[i];

        group->members[i] = false;
        if (mentor >= 0 && checker->instance->inductions[i].mentor != mentor)
            continue;
        for (j = course->first_entry; j < course->first_entry + course->entry_count; j++)
            group->members[i] =
                group->members[i] || rf_ladder_is_free(&checker->entries[j], group->person);
        group->member_count += group->members[i];
    }
    return group->member_count;
}

/* All of them; when these are not short, the sets of single mentors. */
static void look_at(struct group *group)
{
    const struct rf_instance *instance = group->audit->instance;
    int32_t whole = choose_members(group, -1), i;
    struct rf_lack lack;
    bool *met;

    if (whole < 2)
        return;
    lack = count_group(group);
    if (lack.first_week >= 0 && lack.usable > 0) {
        tell(group, &lack);
        return;
    }
    met = rf_allocate((size_t)instance->person_count, sizeof *met);
    for (i = 0; i < instance->induction_count; i++) {
        int32_t mentor = instance->inductions[i].mentor, size;

        if (met[mentor])
            continue;
        met[mentor] = true;
        size = choose_members(group, mentor);
        if (size < 2 || size == whole)
            continue;
        lack = count_group(group);
        if (lack.first_week >= 0 && lack.usable > 0)
            tell(group, &lack);
    }
    rf_release(met);
}

void rf_ladder_groups(struct rf_auditing *audit, const bool *told)
{
    size_t inductions = (size_t)audit->instance->induction_count;
    struct group group = {audit, -1, rf_allocate(inductions, sizeof *group.members), 0};
    int32_t slot;

    for (slot = 0; slot < audit->checker->slot_count; slot++) {
        group.person = audit->checker->person_of[slot];
        if (!told[group.person])
            look_at(&group);
    }
    rf_release(group.members);
}
