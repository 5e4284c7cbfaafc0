/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reservations.c: solo time (D25). Where each reservation lies, that none overlaps another or a
 * session, and that with the shortages the minutes add up; not in which order they were chosen.
 *
 * Reservations are looked at in two sorted copies, by person and by induction: O(n log n). */
#include "check/reservations.h"

#include <stdlib.h>

#include "base/memory.h"
#include "check/report.h"

static const char *const type_names[] = {"planning time", "study time", "preparation time"};

void rf_solo_say(struct rf_judge *judge, const struct rf_reservation *reservation,
                 const char *words)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_SOLO);

    judge->broken = true;
    what.person = reservation->person;
    what.day = reservation->day;
    what.span = reservation->span;
    rf_judge_say(judge, what, "%s of %s on %s %s %s", type_names[reservation->type],
                 judge->instance->people[reservation->person].id,
                 rf_words_day(reservation->day).text, rf_words_span(reservation->span).text, words);
}

/* Only such reservations are looked at further. */
static bool known(const struct rf_judge *judge, const struct rf_reservation *reservation)
{
    const struct rf_instance *instance = judge->instance;

    return reservation->person >= 0 && reservation->person < instance->person_count &&
           judge->checker->slot_of[reservation->person] >= 0 &&
           rf_check_date(instance, reservation->day) >= 0 && reservation->span.from >= 0 &&
           reservation->span.from < reservation->span.until && reservation->span.until <= 1440 &&
           (reservation->type == RF_RESERVED_PPA ||
            ((reservation->type == RF_RESERVED_STUDY ||
              reservation->type == RF_RESERVED_PREPARATION) &&
             reservation->induction >= 0 && reservation->induction < instance->induction_count));
}

static void test_place(struct rf_judge *judge, const struct rf_reservation *reservation)
{
    const struct rf_instance *instance = judge->instance;
    int32_t date = rf_check_date(instance, reservation->day);
    int32_t slot = judge->checker->slot_of[reservation->person];
    const struct rf_date *here = &instance->dates[date];
    enum rf_free_set set =
        reservation->type == RF_RESERVED_STUDY ? RF_FREE_WITH_INDUCTION : RF_FREE_PLAIN;
    const struct rf_span *stretch = rf_check_stretch_at(
        &rf_check_time(judge->checker, slot, date)->free[set], reservation->span.from);

    if (here->status != RF_DAY_TEACHING)
        rf_solo_say(judge, reservation, "is not on a teaching day");
    else if (stretch == NULL || reservation->span.until > stretch->until)
        rf_solo_say(judge, reservation, "is not free time");
    else if (rf_judge_touched(judge, slot, date, reservation->span))
        rf_solo_say(judge, reservation, "overlaps a session");
    else if (reservation->type != RF_RESERVED_PPA &&
             !rf_span_inside(reservation->span, here->pupils))
        rf_solo_say(judge, reservation, "lies outside the pupils' day");
}

static int by_number(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

static int by_person(const void *one, const void *other)
{
    const struct rf_reservation *a = one, *b = other;
    int order = by_number(a->person, b->person);

    if (order == 0)
        order = by_number(a->day, b->day);
    if (order == 0)
        order = by_number(a->span.from, b->span.from);
    if (order == 0)
        order = by_number(a->span.until, b->span.until);
    if (order == 0)
        order = by_number((int32_t)a->type, (int32_t)b->type);
    return order != 0 ? order : by_number(a->induction, b->induction);
}

static int by_induction(const void *one, const void *other)
{
    const struct rf_reservation *a = one, *b = other;
    int order = by_number((int32_t)a->type, (int32_t)b->type);

    if (order == 0 && a->type != RF_RESERVED_PPA)
        order = by_number(a->induction, b->induction);
    return order != 0 ? order : by_person(one, other);
}

static void test_overlaps(struct rf_judge *judge, const struct rf_solo *solo)
{
    int32_t i;
    rf_minute reached = 0;

    for (i = 0; i < solo->count; i++) {
        const struct rf_reservation *here = &solo->items[i];

        if (i == 0 || here->person != here[-1].person || here->day != here[-1].day)
            reached = 0;
        if (here->span.from < reached)
            rf_solo_say(judge, here, "overlaps another reservation");
        if (here->span.until > reached)
            reached = here->span.until;
    }
}

static void sort(struct rf_solo *solo, int (*compare)(const void *, const void *))
{
    if (solo->count > 1)
        qsort(solo->items, (size_t)solo->count, sizeof *solo->items, compare);
}

static bool shortage_known(const struct rf_judge *judge, const struct rf_shortage *shortage)
{
    const struct rf_instance *instance = judge->instance;

    if (shortage->minutes <= 0 || shortage->week < 0 || shortage->week >= instance->week_count ||
        shortage->person < 0 || shortage->person >= instance->person_count ||
        judge->checker->slot_of[shortage->person] < 0)
        return false;
    if (shortage->type == RF_RESERVED_PPA)
        return true;
    return shortage->induction >= 0 && shortage->induction < instance->induction_count &&
           shortage->person == (shortage->type == RF_RESERVED_STUDY
                                    ? instance->inductions[shortage->induction].ect
                                    : instance->inductions[shortage->induction].mentor);
}

static void test_shortages(struct rf_judge *judge, const struct rf_plan *plan)
{
    int32_t i;

    for (i = 0; i < plan->shortage_count; i++) {
        if (shortage_known(judge, &plan->shortages[i]))
            continue;
        judge->broken = true;
        rf_judge_say(judge, rf_judge_violation(RF_CONSTRAINT_SOLO),
                     "a shortage of solo time names a person, induction or week that does not fit,"
                     " or no minutes");
    }
}

int32_t rf_solo_shortage(const struct rf_plan *plan, const struct rf_shortage *like)
{
    int32_t i, minutes = 0;

    for (i = 0; i < plan->shortage_count; i++) {
        const struct rf_shortage *here = &plan->shortages[i];

        if (here->type == like->type && here->week == like->week && here->person == like->person &&
            (like->type == RF_RESERVED_PPA || here->induction == like->induction))
            minutes += here->minutes;
    }
    return minutes;
}

void rf_check_reservations(struct rf_judge *judge, const struct rf_plan *plan)
{
    struct rf_solo solo = {rf_allocate((size_t)plan->reservation_count, sizeof *solo.items), 0};
    int32_t i;

    for (i = 0; i < plan->reservation_count; i++) {
        if (known(judge, &plan->reservations[i])) {
            solo.items[solo.count++] = plan->reservations[i];
            continue;
        }
        judge->broken = true;
        rf_judge_say(judge, rf_judge_violation(RF_CONSTRAINT_SOLO),
                     "a reservation names a person, date or minutes that no input knows");
    }
    test_shortages(judge, plan);
    for (i = 0; i < solo.count; i++)
        test_place(judge, &solo.items[i]);
    sort(&solo, by_person);
    test_overlaps(judge, &solo);
    rf_solo_planning(judge, plan, &solo);
    sort(&solo, by_induction);
    rf_solo_study(judge, plan, &solo);
    rf_solo_preparation(judge, plan, &solo);
    rf_release(solo.items);
}
