/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * eligible.c: the lists of who and what may be picked, for those who search for plans. */
#include "check/cover.h"
#include "check/judge.h"
#include "check/pick.h"
#include "check/presence.h"
#include "check/room.h"
#include "ringfence/check.h"

/* Whether the coverer fits with the one chosen, or, when nobody is named, with somebody. */
static bool fits(const struct rf_checker *checker, const struct rf_entry *entry,
                 const struct rf_coverer *coverer, int32_t date, struct rf_span span,
                 int32_t chosen)
{
    const struct rf_cast *cast = entry->choice.cast;
    int32_t i;

    if (cast == NULL || chosen >= 0)
        return rf_check_cover_can(checker, entry, coverer, chosen, date, span);
    for (i = 0; i < cast->count; i++) {
        if (rf_check_chosen_can(checker, entry, cast->people[i], date, span) &&
            rf_check_cover_can(checker, entry, coverer, cast->people[i], date, span))
            return true;
    }
    return false;
}

static int32_t list_chosen(const struct rf_checker *checker, const struct rf_entry *entry,
                           int32_t date, struct rf_span span)
{
    int32_t *items = checker->scratch->eligible, count = 0, i;

    for (i = 0; i < entry->choice.cast->count; i++) {
        if (rf_check_is_eligible(checker, entry, entry->choice.cast->people[i], date, span))
            items[count++] = entry->choice.cast->people[i];
    }
    return count;
}

static int32_t list_covers(const struct rf_checker *checker, const struct rf_entry *entry,
                           int32_t date, struct rf_span span, int32_t chosen)
{
    int32_t *items = checker->scratch->eligible, count = 0, i;

    for (i = 0; i < checker->coverer_count; i++) {
        if (fits(checker, entry, &checker->coverers[i], date, span, chosen))
            items[count++] = checker->coverers[i].person;
    }
    if (rf_check_release(checker, entry, chosen, date, span).minutes == 0)
        return count > 0 ? count : -1; /* with nobody chosen, those who fit with somebody */
    return count;
}

static int32_t list_rooms(const struct rf_checker *checker, const struct rf_entry *entry,
                          int32_t date, struct rf_span span)
{
    int32_t *items = checker->scratch->eligible, count = 0, i;

    for (i = 0; i < checker->room_count; i++) {
        if (rf_check_room_can(checker, entry, checker->rooms[i].room, date, span))
            items[count++] = checker->rooms[i].room;
    }
    return count;
}

int32_t rf_checker_eligible(const struct rf_checker *checker, const struct rf_session *session,
                            rf_day day, rf_minute start, enum rf_pick pick, const int32_t **items)
{
    int32_t at = rf_check_entry(checker, session), date = rf_check_date(checker->instance, day);
    const struct rf_entry *entry = at >= 0 ? &checker->entries[at] : NULL;
    struct rf_span span = {start, -1};

    if (items != NULL)
        *items = checker->scratch->eligible;
    if (entry == NULL || date < 0)
        return -1;
    span.until = rf_check_end(checker, at, date, start);
    if (span.until < 0)
        return -1;
    switch (pick) {
    case RF_PICK_CHOSEN:
        return entry->choice.cast != NULL ? list_chosen(checker, entry, date, span) : -1;
    case RF_PICK_COVER:
        return entry->covered ? list_covers(checker, entry, date, span, session->chosen) : -1;
    case RF_PICK_ROOM:
        return entry->room ? list_rooms(checker, entry, date, span) : -1;
    case RF_PICKS:
        break;
    }
    return -1;
}
