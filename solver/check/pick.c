/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pick.c: who can be chosen, who can cover, which room is free, by the facts (D26 to D29). What
 * holds for a time holds for every shorter time from the same start, so the longest that leaves
 * everybody is found from above (presence.c). O(cast x providers). */
#include "check/pick.h"

#include "check/cover.h"
#include "check/presence.h"
#include "check/room.h"
#include "check/travel.h"
#include "ringfence/check.h"

bool rf_check_chosen_can(const struct rf_checker *checker, const struct rf_entry *entry,
                         int32_t person, int32_t date, struct rf_span span)
{
    struct rf_part part = {person, checker->slot_of[person], entry->choice.presence,
                           entry->choice.role};
    struct rf_stay stay = {span, entry->site};

    return !rf_check_is_part(entry, person) &&
           rf_check_part_room(checker, entry, &part, date, span.from) >= span.until &&
           rf_check_forbid(checker, entry, person, date, span) == NULL &&
           rf_check_journey_bar(checker->instance, person, date, stay) == NULL;
}

bool rf_check_is_covered(const struct rf_checker *checker, const struct rf_entry *entry,
                         int32_t chosen, int32_t date, struct rf_span span)
{
    int32_t i;

    if (rf_check_release(checker, entry, chosen, date, span).minutes == 0)
        return true;
    for (i = 0; i < checker->coverer_count; i++) {
        if (rf_check_cover_can(checker, entry, &checker->coverers[i], chosen, date, span))
            return true;
    }
    return false;
}

bool rf_check_is_eligible(const struct rf_checker *checker, const struct rf_entry *entry,
                          int32_t person, int32_t date, struct rf_span span)
{
    return rf_check_chosen_can(checker, entry, person, date, span) &&
           rf_check_is_covered(checker, entry, person, date, span);
}

bool rf_check_is_housed(const struct rf_checker *checker, const struct rf_entry *entry,
                        int32_t date, struct rf_span span)
{
    int32_t i;

    for (i = 0; entry->room && i < checker->room_count; i++) {
        if (rf_check_room_can(checker, entry, checker->rooms[i].room, date, span))
            return true;
    }
    return !entry->room;
}

bool rf_check_is_pickable(const struct rf_checker *checker, const struct rf_entry *entry,
                          int32_t date, struct rf_span span)
{
    const struct rf_cast *cast = entry->choice.cast;
    int32_t i;

    if (!rf_check_is_housed(checker, entry, date, span))
        return false;
    if (cast == NULL)
        return rf_check_is_covered(checker, entry, -1, date, span);
    for (i = 0; i < cast->count; i++) {
        if (rf_check_is_eligible(checker, entry, cast->people[i], date, span))
            return true;
    }
    return false;
}
