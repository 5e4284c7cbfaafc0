/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * audit_planning.c: AU2, planning time of everybody who teaches: what is marked, or else what is
 * free, against the need, in the fullest pass of the cycle (D16).
 *
 * Marked planning time counts inside the pupils' day, outside breaks and lunch, in pieces long
 * enough, and only where nothing else is asked of the person, induction time included. */
#include <stdlib.h>

#include "base/memory.h"
#include "check/audit_part.h"
#include "check/report.h"

/* Spans of one date. */
struct left {
    struct rf_span *spans;
    size_t count, capacity;
};

/* Appends what of [span) the taken spans leave; they are sorted by start. */
static void add_left(struct rf_span span, const struct rf_span *taken, size_t count,
                     struct left *left)
{
    size_t i;

    for (i = 0; i < count && span.from < span.until; i++) {
        struct rf_span piece = {span.from, taken[i].from < span.until ? taken[i].from : span.until};

        if (taken[i].until <= span.from || taken[i].from >= span.until)
            continue;
        if (piece.from < piece.until)
            RF_PUSH(left->spans, left->count, left->capacity, piece);
        span.from = taken[i].until;
    }
    if (span.from < span.until)
        RF_PUSH(left->spans, left->count, left->capacity, span);
}

static int by_start(const void *one, const void *other)
{
    const struct rf_span *a = one, *b = other;

    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->until > b->until) - (a->until < b->until);
}

/* What takes marked planning time away: rests, and all else the person has to do then. */
static void find_taken(const struct rf_person_day *day, struct left *taken)
{
    int32_t i;

    taken->count = 0;
    for (i = 0; i < day->rest_count; i++)
        RF_PUSH(taken->spans, taken->count, taken->capacity, day->rests[i]);
    for (i = 0; i < day->occurrence_count; i++) {
        if (day->occurrences[i].type != RF_PPA && day->occurrences[i].type != RF_ABSENCE)
            RF_PUSH(taken->spans, taken->count, taken->capacity, day->occurrences[i].span);
    }
    if (taken->count > 0)
        qsort(taken->spans, taken->count, sizeof *taken->spans, by_start);
}

/* Minutes of marked planning time on one date, inside the pupils' day, that nothing else takes, in
 * pieces that are long enough. */
static int32_t marked_on(const struct rf_instance *instance, int32_t person, int32_t date)
{
    const struct rf_person_day *day = &instance->people[person].days[date];
    struct rf_span pupils = instance->dates[date].pupils;
    struct left taken = {NULL, 0, 0}, left = {NULL, 0, 0};
    int32_t minutes, i;
    size_t k, kept = 0;

    find_taken(day, &taken);
    for (i = 0; i < day->occurrence_count; i++) {
        struct rf_span span = day->occurrences[i].span;

        if (day->occurrences[i].type != RF_PPA)
            continue;
        span.from = span.from > pupils.from ? span.from : pupils.from;
        span.until = span.until < pupils.until ? span.until : pupils.until;
        add_left(span, taken.spans, taken.count, &left);
    }
    for (k = 0; k < left.count; k++) {
        if (left.spans[k].until - left.spans[k].from >= instance->rules[RF_RULE_PPA_MIN_BLOCK])
            left.spans[kept++] = left.spans[k];
    }
    minutes = rf_check_union_minutes(left.spans, (int32_t)kept);
    rf_release(taken.spans);
    rf_release(left.spans);
    return minutes;
}

static int32_t minutes_in(const struct rf_instance *instance, int32_t person, int32_t cycle)
{
    struct rf_arena *arena = rf_arena_new();
    int32_t date, minutes = 0;

    for (date = 0; date < instance->date_count; date++) {
        if (!rf_audit_in_pass(instance, date, cycle))
            continue;
        minutes += instance->people[person].marks_ppa
                       ? marked_on(instance, person, date)
                       : rf_audit_free_periods(instance, person, date, arena);
    }
    rf_arena_release(arena);
    return minutes;
}

/* A pass without absence, if there is one; of these with most taught minutes; and of those the
 * first with least planning time. */
struct pass {
    int32_t cycle, taught, have;
    bool absent;
};

static bool is_before(const struct pass *one, const struct pass *other)
{
    if (one->absent != other->absent)
        return other->absent;
    if (one->taught != other->taught)
        return one->taught > other->taught;
    return one->have < other->have;
}

static struct pass fullest(const struct rf_instance *instance, int32_t person)
{
    struct pass best = {0, 0, 0, true};
    int32_t cycle;

    for (cycle = 0; cycle < instance->cycle_count; cycle++) {
        struct pass here = {cycle, rf_check_taught_minutes(instance, person, cycle), 0, false};

        if (here.taught == 0)
            continue;
        here.absent = rf_audit_is_absent(instance, person, cycle);
        here.have = minutes_in(instance, person, cycle);
        if (best.taught == 0 || is_before(&here, &best))
            best = here;
    }
    return best;
}

void rf_audit_planning(struct rf_auditing *audit)
{
    const struct rf_instance *instance = audit->instance;
    int32_t person;

    for (person = 0; person < instance->person_count; person++) {
        const struct rf_person *who = &instance->people[person];
        struct pass pass = fullest(instance, person);
        int32_t need = rf_check_planning_need(instance, pass.taught), week;

        if (need == 0 || pass.have >= need)
            continue;
        week = rf_audit_first_week(instance, pass.cycle);
        rf_diagnostics_add(audit->diagnostics, RF_WARNING, "AU2", rf_audit_place(who->origin),
                           who->marks_ppa ? "mark more planning time, with nothing else in it"
                                          : "free a period, or mark planning time",
                           "%s teaches %d minutes in the cycle from %s and needs %d minutes of "
                           "planning time; %d are %s",
                           who->id, pass.taught, rf_words_day(instance->weeks[week].monday).text,
                           need, pass.have, who->marks_ppa ? "marked" : "free");
    }
}
