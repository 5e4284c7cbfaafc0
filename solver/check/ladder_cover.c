/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ladder_cover.c: L3 for cover (D27): sessions whose person may leave a class to somebody else ask
 * for more than the person's own free minutes; the rest must be covered, and everybody who may
 * cover can do so much.
 *
 * Looked at in the weeks of each window that such a session has. Sound: cover counts each
 * provider's free minutes up to the limits of the weeks and the year. */
#include "base/memory.h"
#include "check/ladder.h"
#include "check/ladder_count.h"

struct covers {
    struct rf_auditing *audit;
    int32_t first_week, last_week;
};

static bool is_within(const struct covers *covers, const struct rf_entry *entry)
{
    return entry->covered && rf_count_takes(covers->audit->checker, entry) &&
           entry->window.first_week >= covers->first_week &&
           entry->window.last_week <= covers->last_week;
}

/* The only one who may be away from a class; -1 when there is a choice or nobody. */
static int32_t covered_person(const struct rf_entry *entry)
{
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].presence == RF_COVERED)
            return entry->parts[i].person;
    }
    return -1;
}

static int32_t free_in(const struct covers *covers, int32_t slot, int32_t week)
{
    const struct rf_instance *instance = covers->audit->instance;
    struct rf_minutes minutes = rf_minutes_of(covers->audit->checker, slot);
    int32_t date, sum = 0;

    for (date = 0; date < instance->date_count; date++) {
        if (instance->dates[date].week >= 0 && instance->dates[date].week == week)
            sum += rf_minutes_on(&minutes, date);
    }
    rf_minutes_release(&minutes);
    return sum;
}

/* What must be covered of the sessions of one person. */
static int32_t released_of(const struct covers *covers, int32_t person)
{
    const struct rf_checker *checker = covers->audit->checker;
    int32_t i, asked = 0, own = 0;

    for (i = 0; i < checker->event_entry; i++) {
        if (is_within(covers, &checker->entries[i]) &&
            covered_person(&checker->entries[i]) == person)
            asked += checker->entries[i].step->least;
    }
    for (i = covers->first_week; asked > own && i <= covers->last_week; i++)
        own += free_in(covers, checker->slot_of[person], i);
    return asked > own ? asked - own : 0;
}

static int32_t released(const struct covers *covers)
{
    const struct rf_checker *checker = covers->audit->checker;
    bool *met = rf_allocate((size_t)covers->audit->instance->person_count, sizeof *met);
    int32_t i, sum = 0;

    for (i = 0; i < checker->event_entry; i++) {
        int32_t person = covered_person(&checker->entries[i]);

        if (person < 0 || met[person] || !is_within(covers, &checker->entries[i]))
            continue;
        met[person] = true;
        sum += released_of(covers, person);
    }
    rf_release(met);
    return sum;
}

static int64_t offered(const struct covers *covers, int64_t enough)
{
    const struct rf_checker *checker = covers->audit->checker;
    int64_t sum = 0;
    int32_t i, week;

    for (i = 0; i < checker->coverer_count && sum < enough; i++) {
        const struct rf_coverer *who = &checker->coverers[i];
        int64_t own = 0;

        for (week = covers->first_week; who->slot >= 0 && week <= covers->last_week; week++) {
            int32_t here = free_in(covers, who->slot, week);

            own += who->per_week >= 0 && who->per_week < here ? who->per_week : here;
        }
        sum += who->per_year >= 0 && who->per_year < own ? who->per_year : own;
    }
    return sum;
}

static bool tell(const struct covers *covers)
{
    const struct rf_instance *instance = covers->audit->instance;
    struct rf_place place = {NULL, 0, 0, 0, NULL};
    struct rf_lack weeks = {covers->first_week, covers->last_week, 0, 0, 1};
    struct rf_text text = RF_TEXT_INIT;
    int64_t need = released(covers), have = need > 0 ? offered(covers, need) : 0;

    if (need <= have)
        return false;
    if (covers->audit->checker->coverer_count > 0)
        place = rf_audit_place(covers->audit->checker->coverers[0].origin);
    rf_count_add_weeks(instance, &weeks, &text);
    rf_diagnostics_add(covers->audit->diagnostics, RF_WARNING, "L3", place,
                       "name more people in /policy/cover, or raise their limits",
                       "at least %d minutes of lessons must be covered %s; those who may cover can "
                       "do %d: %d minutes short",
                       (int)need, rf_text_peek(&text), (int)have, (int)(need - have));
    rf_text_release(&text);
    return true;
}

/* One finding for each length of windows: the first that is short. */
void rf_ladder_covers(struct rf_auditing *audit)
{
    const struct rf_checker *checker = audit->checker;
    size_t weeks = (size_t)audit->instance->week_count;
    bool *told = rf_allocate(weeks + 1, sizeof *told);
    bool *met = rf_allocate(weeks * weeks, sizeof *met);
    int32_t i;

    for (i = 0; i < checker->event_entry; i++) {
        const struct rf_entry *entry = &checker->entries[i];
        struct covers covers = {audit, entry->window.first_week, entry->window.last_week};
        size_t at = (size_t)covers.first_week * weeks + (size_t)covers.last_week;

        if (!entry->covered || !rf_count_takes(checker, entry) || met[at] ||
            told[covers.last_week - covers.first_week])
            continue;
        met[at] = true;
        told[covers.last_week - covers.first_week] = tell(&covers);
    }
    rf_release(told);
    rf_release(met);
}
