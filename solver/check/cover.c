/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cover.c: released minutes and the people who can take a class for them (D27), and how long one
 * can be out of school (D36). Released minutes are those of the lessons themselves, not of what
 * joins them. */
#include "check/cover.h"

#include "base/memory.h"
#include "check/presence.h"
#include "check/travel.h"

static enum rf_free_set set_of(const struct rf_checker *checker, const struct rf_entry *entry)
{
    return checker->instance->kinds[entry->kind].induction ? RF_FREE_WITH_INDUCTION : RF_FREE_PLAIN;
}

/* From `start` to the end of the day at work or the next thing that is no lesson and closed to
 * the kind; -1 when that goes on already. */
static rf_minute away_room(const struct rf_checker *checker, const struct rf_entry *entry,
                           int32_t person, int32_t date, rf_minute start)
{
    const struct rf_person *who = &checker->instance->people[person];
    const struct rf_person_day *day = &who->days[date];
    rf_minute room = day->in.until;
    int32_t i;

    if (start < day->in.from || start >= room)
        return -1;
    if (checker->instance->dates[date].open.until < room)
        room = checker->instance->dates[date].open.until;
    for (i = 0; i < day->occurrence_count; i++) {
        const struct rf_occurrence *here = &day->occurrences[i];

        if (here->type == RF_LESSON || (here->type == RF_PPA && who->volunteers_ppa) ||
            (here->type == RF_INDUCTION && set_of(checker, entry) == RF_FREE_WITH_INDUCTION) ||
            here->span.until <= start || here->span.from >= here->span.until)
            continue;
        if (here->span.from <= start)
            return -1;
        if (here->span.from < room)
            room = here->span.from;
    }
    return room > start ? room : -1;
}

rf_minute rf_check_covered_room(const struct rf_checker *checker, const struct rf_entry *entry,
                                int32_t slot, int32_t date, rf_minute start)
{
    const struct rf_person_time *time = rf_check_time(checker, slot, date);
    const struct rf_span *stretch;

    if (checker->instance->kinds[entry->kind].away)
        return away_room(checker, entry, checker->person_of[slot], date, start);
    stretch = rf_check_stretch_at(&time->covered[set_of(checker, entry)], start);
    return stretch == NULL ? -1 : stretch->until;
}

/* The next piece of released minutes inside `span` that ends after `from`; false: none. */
static bool next_piece(const struct rf_person_day *day, struct rf_span span, rf_minute from,
                       struct rf_span *piece)
{
    int32_t i;

    piece->from = piece->until = -1;
    if (from < span.from)
        from = span.from;
    if (from >= span.until)
        return false;
    if (from >= span.until)
        return false; /* a lesson may go on after the session */
    for (i = 0; i < day->occurrence_count; i++) {
        struct rf_span lesson = day->occurrences[i].span;

        if (day->occurrences[i].type != RF_LESSON || lesson.until <= from ||
            lesson.from >= span.until || lesson.from >= lesson.until)
            continue;
        if (piece->from < 0) {
            piece->from = lesson.from > from ? lesson.from : from;
            piece->until = lesson.until;
        } else if (lesson.from <= piece->until && lesson.until > piece->until) {
            piece->until = lesson.until;
        }
    }
    if (piece->until > span.until)
        piece->until = span.until;
    return piece->from >= 0;
}

static int32_t covered_person(const struct rf_entry *entry, int32_t chosen)
{
    int32_t i;

    for (i = 0; i < entry->part_count; i++) {
        if (entry->parts[i].presence == RF_COVERED)
            return entry->parts[i].person;
    }
    return entry->choice.cast != NULL && entry->choice.presence == RF_COVERED ? chosen : -1;
}

struct rf_release rf_check_release(const struct rf_checker *checker, const struct rf_entry *entry,
                                   int32_t chosen, int32_t date, struct rf_span span)
{
    struct rf_release release = {entry->covered ? covered_person(entry, chosen) : -1, 0, {0, 0}};
    const struct rf_person_day *day;
    struct rf_span piece = {-1, -1};

    if (release.person < 0)
        return release;
    day = &checker->instance->people[release.person].days[date];
    while (next_piece(day, span, piece.until, &piece)) {
        if (release.minutes == 0)
            release.hull.from = piece.from;
        release.hull.until = piece.until;
        release.minutes += piece.until - piece.from;
    }
    return release;
}

static bool is_new_teacher(const struct rf_checker *checker, int32_t person, int32_t date)
{
    const struct rf_instance *instance = checker->instance;
    rf_day day = instance->dates[date].day;
    int32_t i;

    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect == person && day >= checker->courses[i].life.from &&
            day <= checker->courses[i].life.until)
            return true;
    }
    return false;
}

static bool free_for(const struct rf_checker *checker, int32_t slot, int32_t date,
                     struct rf_span span)
{
    const struct rf_span *stretch =
        rf_check_stretch_at(&rf_check_time(checker, slot, date)->free[RF_FREE_PLAIN], span.from);

    return stretch != NULL && span.until <= stretch->until;
}

bool rf_check_cover_can(const struct rf_checker *checker, const struct rf_entry *entry,
                        const struct rf_coverer *coverer, int32_t chosen, int32_t date,
                        struct rf_span span)
{
    struct rf_release release = rf_check_release(checker, entry, chosen, date, span);
    struct rf_stay stay = {release.hull, entry->site};
    const struct rf_person_day *day;
    struct rf_span piece = {-1, -1};

    if (release.minutes == 0 || rf_check_is_part(entry, coverer->person) ||
        coverer->person == chosen ||
        (coverer->teacher && is_new_teacher(checker, coverer->person, date)))
        return false;
    day = &checker->instance->people[release.person].days[date];
    while (next_piece(day, span, piece.until, &piece)) {
        if (!free_for(checker, coverer->slot, date, piece))
            return false;
    }
    return rf_check_forbid(checker, entry, coverer->person, date, release.hull) == NULL &&
           rf_check_journey_bar(checker->instance, coverer->person, date, stay) == NULL;
}

const struct rf_coverer *rf_check_coverer(const struct rf_checker *checker, int32_t person)
{
    int32_t low = 0, high = checker->coverer_count - 1;

    while (low <= high) {
        int32_t middle = low + (high - low) / 2;

        if (checker->coverers[middle].person == person)
            return &checker->coverers[middle];
        if (checker->coverers[middle].person < person)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return NULL;
}

static bool teaches(const struct rf_instance *instance, int32_t person)
{
    int32_t date, i;

    for (date = 0; date < instance->date_count; date++) {
        const struct rf_person_day *day = &instance->people[person].days[date];

        for (i = 0; i < day->occurrence_count; i++) {
            if (day->occurrences[i].type == RF_LESSON)
                return true;
        }
    }
    return false;
}

static const struct rf_provider *provider_of(const struct rf_instance *instance, int32_t person)
{
    int32_t i;

    for (i = 0; i < instance->provider_count; i++) {
        if (instance->providers[i].person == person)
            return &instance->providers[i];
    }
    return NULL;
}

void rf_check_derive_coverers(struct rf_checker *checker)
{
    const struct rf_instance *instance = checker->instance;
    int32_t most = instance->rules[RF_RULE_COVER_TEACHER_MAX], i, j;
    bool wanted = false;

    for (i = 0; i < instance->kind_count; i++) {
        for (j = 0; j < RF_ROLES; j++)
            wanted = wanted || instance->kinds[i].presence[j] == RF_COVERED;
    }
    checker->coverers = rf_arena_allocate(checker->arena, (size_t)instance->person_count,
                                          sizeof *checker->coverers);
    for (i = 0; wanted && i < instance->person_count; i++) {
        const struct rf_provider *provider = provider_of(instance, i);
        struct rf_coverer coverer = {.person = i,
                                     .slot = -1,
                                     .per_week = most,
                                     .per_term = -1,
                                     .per_year = -1,
                                     .sustainable = -1,
                                     .teacher = provider == NULL,
                                     .origin = instance->rule_origins[RF_RULE_COVER_TEACHER_MAX]};

        if (provider == NULL && (most == 0 || !teaches(instance, i)))
            continue;
        if (provider != NULL) {
            coverer.per_week = provider->per_week;
            coverer.per_term = provider->per_term;
            coverer.per_year = provider->per_year;
            coverer.sustainable = instance->people[i].leader ? provider->sustainable : -1;
            coverer.origin = provider->origin;
        }
        checker->coverers[checker->coverer_count++] = coverer;
    }
}
