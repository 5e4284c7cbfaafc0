/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_room.c: L3 for private rooms (D28): what all sessions of a site that need one ask for,
 * against the minutes in which one is not in use inside the pupils' day. */
#include "base/memory.h"
#include "check/ladder.h"
#include "check/ladder_count.h"

/* What nothing else takes of the pupils' day; what takes it may overlap. */
static int32_t free_minutes(const struct rf_instance *instance, const struct rf_private_room *room,
                            int32_t date)
{
    const struct rf_date *here = &instance->dates[date];
    struct rf_span *spans = NULL;
    size_t count = 0, capacity = 0;
    int32_t i, taken;

    for (i = room->first[date]; i < room->first[date + 1]; i++) {
        struct rf_span span = room->taken[i].span;

        span.from = span.from > here->pupils.from ? span.from : here->pupils.from;
        span.until = span.until < here->pupils.until ? span.until : here->pupils.until;
        if (span.from < span.until)
            RF_PUSH(spans, count, capacity, span);
    }
    taken = rf_check_union_minutes(spans, (int32_t)count);
    rf_release(spans);
    return here->pupils.until - here->pupils.from - taken;
}

/* Number of rooms of the site, whose minutes are added week by week; `place` of the first. */
static int32_t use_rooms(struct rf_count *count, int32_t site, struct rf_place *place)
{
    const struct rf_checker *checker = count->checker;
    const struct rf_instance *instance = checker->instance;
    int32_t i, date, rooms = 0;

    for (i = 0; i < checker->room_count; i++) {
        const struct rf_private_room *room = &checker->rooms[i];
        int32_t here = instance->rooms[room->room].site;

        if (here >= 0 && here != site)
            continue;
        if (rooms++ == 0)
            *place = rf_audit_place(instance->rooms[room->room].origin);
        for (date = 0; date < instance->date_count; date++) {
            if (instance->dates[date].status == RF_DAY_TEACHING &&
                instance->dates[date].day >= instance->as_of)
                count->usable[instance->dates[date].week] += free_minutes(instance, room, date);
        }
    }
    return rooms;
}

static void look_at(struct rf_auditing *audit, int32_t site)
{
    const struct rf_checker *checker = audit->checker;
    const struct rf_instance *instance = audit->instance;
    struct rf_count count = rf_count_start(checker);
    struct rf_place place = {NULL, 0, 0, 0, NULL};
    struct rf_text weeks = RF_TEXT_INIT;
    struct rf_lack lack;
    int32_t i, rooms = use_rooms(&count, site, &place);

    for (i = 0; i < checker->event_entry; i++) {
        if (checker->entries[i].room && checker->entries[i].site == site &&
            rf_count_takes(checker, &checker->entries[i]))
            rf_count_claim(&count, &checker->entries[i]);
    }
    lack = rf_count_worst(&count);
    if (lack.first_week >= 0) {
        rf_count_add_weeks(instance, &lack, &weeks);
        rf_diagnostics_add(
            audit->diagnostics, RF_WARNING, "L3", place, "name another private room, or free one",
            "sessions that need a private room%s%s ask for at least %d minutes %s; "
            "%d %s free for %d inside the pupils' day: %d minutes short",
            site >= 0 ? " at " : "", site >= 0 ? instance->sites[site].name : "", lack.asked,
            rf_text_peek(&weeks), rooms, rooms == 1 ? "room is" : "rooms are", lack.usable,
            lack.asked - lack.usable);
    }
    rf_text_release(&weeks);
    rf_count_release(&count);
}

void rf_ladder_rooms(struct rf_auditing *audit)
{
    int32_t site;

    for (site = -1; site < audit->instance->site_count; site++)
        look_at(audit, site);
}
