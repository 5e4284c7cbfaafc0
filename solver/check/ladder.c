/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder.c: the rungs of the counting ladder, from single people to groups. Whoever is short alone
 * is not told again with others. */
#include "check/ladder.h"

#include "base/memory.h"

const char rf_ladder_ways_out[] = "release one period, allow cover, or allow after school";

bool rf_ladder_is_free(const struct rf_entry *entry, int32_t person)
{
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].person == person && entry->parts[i].presence == RF_FREE)
            return true;
    }
    return false;
}

void rf_ladder(struct rf_auditing *audit)
{
    size_t people = (size_t)audit->instance->person_count;
    bool *told = rf_allocate(people, sizeof *told);
    size_t i;

    for (i = 0; i < people; i++)
        told[i] = audit->short_mentors[i];
    rf_ladder_people(audit, told);
    rf_ladder_pairs(audit, told);
    rf_ladder_groups(audit, told);
    rf_ladder_rooms(audit);
    rf_ladder_covers(audit);
    rf_release(told);
}
