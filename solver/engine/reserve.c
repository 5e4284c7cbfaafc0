/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reserve.c: the diary: what sessions and reservations take of each person's time. */
#include "engine/reserve.h"

#include <stdlib.h>

#include "base/memory.h"

static bool overlap(struct rf_span one, struct rf_span other)
{
    return one.from < other.until && other.from < one.until;
}

static void take(struct rf_diary *diary, int32_t person, rf_day day, struct rf_span span)
{
    struct rf_taken taken = {person, day, span};
    if (person >= 0)
        RF_PUSH(diary->taken, diary->taken_count, diary->taken_capacity, taken);
}

/* From the first to the last minute of the session that the person would teach; empty: none. */
static struct rf_span released_by(const struct rf_diary *diary, int32_t person, rf_day day,
                                  struct rf_span span)
{
    struct rf_spans lessons =
        rf_facts_lessons(diary->facts, person, day - diary->instance->first_day);
    struct rf_span hull = {span.until, span.from};
    for (int32_t i = 0; i < lessons.count; i++) {
        if (!overlap(lessons.items[i], span))
            continue;
        if (lessons.items[i].from < hull.from)
            hull.from = lessons.items[i].from > span.from ? lessons.items[i].from : span.from;
        if (lessons.items[i].until > hull.until)
            hull.until = lessons.items[i].until < span.until ? lessons.items[i].until : span.until;
    }
    return hull;
}

/* Everybody who takes part in a session of an induction; who covers is busy meanwhile alone. */
static void take_roles(struct rf_diary *diary, const struct rf_session *session)
{
    const struct rf_instance *instance = diary->instance;
    const struct rf_kind *kind = &instance->kinds[session->kind];
    const struct rf_induction *induction = &instance->inductions[session->induction];
    struct rf_span span = {session->start, session->end};
    for (int32_t role = 0; role < RF_ROLES; role++) {
        const struct rf_cast *cast = &induction->cast[role];
        if (kind->presence[role] == RF_ABSENT || cast->count == 0)
            continue;
        int32_t person = cast->count == 1 ? cast->people[0] : session->chosen;
        take(diary, person, session->day, span);
        struct rf_span released = {0, 0};
        if (kind->presence[role] == RF_COVERED && session->cover >= 0 && person >= 0)
            released = released_by(diary, person, session->day, span);
        if (released.from < released.until)
            take(diary, session->cover, session->day, released);
    }
}

static void take_sessions(struct rf_diary *diary)
{
    for (int32_t s = 0; s < diary->plan->session_count; s++) {
        const struct rf_session *session = &diary->plan->sessions[s];
        struct rf_span span = {session->start, session->end};
        if (!session->placed)
            continue;
        for (int32_t i = 0; i < session->attending_count; i++)
            take(diary, session->attending[i], session->day, span);
        if (session->induction >= 0)
            take_roles(diary, session);
    }
}

void rf_diary_reserve(struct rf_diary *diary, struct rf_reservation reservation)
{
    size_t count = (size_t)diary->plan->reservation_count;
    RF_PUSH(diary->plan->reservations, count, diary->reservation_capacity, reservation);
    diary->plan->reservation_count = (int32_t)count;
    take(diary, reservation.person, reservation.day, reservation.span);
}

void rf_diary_lack(struct rf_diary *diary, struct rf_shortage shortage)
{
    struct rf_plan *plan = diary->plan;
    for (int32_t i = 0; i < plan->shortage_count; i++)
        if (plan->shortages[i].type == shortage.type &&
            plan->shortages[i].person == shortage.person &&
            plan->shortages[i].induction == shortage.induction &&
            plan->shortages[i].week == shortage.week) {
            plan->shortages[i].minutes += shortage.minutes;
            return;
        }
    size_t count = (size_t)plan->shortage_count;
    RF_PUSH(plan->shortages, count, diary->shortage_capacity, shortage);
    plan->shortage_count = (int32_t)count;
}

/* Takes `away` out of the pieces. */
static void cut(struct rf_diary *diary, struct rf_span away)
{
    size_t count = diary->piece_count;
    for (size_t i = 0; i < count; i++) {
        struct rf_span *piece = &diary->pieces[i];
        if (!overlap(*piece, away))
            continue;
        struct rf_span rest = {away.until, piece->until};
        piece->until = away.from;
        if (rest.from < rest.until) {
            RF_PUSH(diary->pieces, diary->piece_count, diary->piece_capacity, rest);
            for (size_t k = diary->piece_count - 1; k > i + 1; k--) {
                diary->pieces[k] = diary->pieces[k - 1];
                diary->pieces[k - 1] = rest;
            }
            return;
        }
    }
}

void rf_diary_clear(struct rf_diary *diary, int32_t person, rf_day day, struct rf_span span)
{
    size_t kept = 0;
    diary->piece_count = 0;
    if (span.from >= span.until)
        return;
    RF_PUSH(diary->pieces, diary->piece_count, diary->piece_capacity, span);
    for (size_t i = 0; i < diary->taken_count; i++)
        if (diary->taken[i].person == person && diary->taken[i].day == day)
            cut(diary, diary->taken[i].span);
    for (size_t i = 0; i < diary->piece_count; i++)
        if (diary->pieces[i].from < diary->pieces[i].until)
            diary->pieces[kept++] = diary->pieces[i];
    diary->piece_count = kept;
}

bool rf_diary_touched(const struct rf_diary *diary, int32_t person, rf_day day, struct rf_span span)
{
    for (size_t i = 0; i < diary->taken_count; i++)
        if (diary->taken[i].person == person && diary->taken[i].day == day &&
            overlap(diary->taken[i].span, span))
            return true;
    return false;
}

static int compare_reservations(const void *one, const void *other)
{
    const struct rf_reservation *a = one, *b = other;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->span.from > b->span.from) - (a->span.from < b->span.from);
}

static int compare_shortages(const void *one, const void *other)
{
    const struct rf_shortage *a = one, *b = other;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->week != b->week)
        return a->week < b->week ? -1 : 1;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    return (a->induction > b->induction) - (a->induction < b->induction);
}

void rf_plan_reserve(const struct rf_instance *instance, const struct rf_facts *facts,
                     struct rf_plan *plan)
{
    struct rf_diary diary = {.instance = instance, .facts = facts, .plan = plan};
    take_sessions(&diary);
    rf_reserve_planning(&diary);
    rf_reserve_study(&diary);
    rf_reserve_preparation(&diary);
    if (plan->reservation_count > 0)
        qsort(plan->reservations, (size_t)plan->reservation_count, sizeof *plan->reservations,
              compare_reservations);
    if (plan->shortage_count > 0)
        qsort(plan->shortages, (size_t)plan->shortage_count, sizeof *plan->shortages,
              compare_shortages);
    rf_release(diary.taken);
    rf_release(diary.pieces);
}
