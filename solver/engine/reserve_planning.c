/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reserve_planning.c: planning time: whole free periods that no session touches, per pass, those
 * cells first that stay untouched on most dates of the year, so that the reservation is the same
 * from week to week as far as it can be. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/reserve.h"

struct choice {
    int32_t dates; /* of the year on which the cell is untouched */
    int32_t weekday, letter;
    const struct rf_free_period *period;
};

struct year {
    struct choice *choices; /* every untouched free period of the person, pass by pass */
    size_t count, capacity;
};

static bool is_concerned(const struct rf_diary *diary, int32_t person)
{
    const struct rf_instance *instance = diary->instance;
    for (int32_t i = 0; i < instance->induction_count; i++)
        if (instance->inductions[i].ect == person || instance->inductions[i].mentor == person)
            return true;
    for (int32_t s = 0; s < diary->plan->session_count; s++)
        for (int32_t i = 0; i < diary->plan->sessions[s].attending_count; i++)
            if (diary->plan->sessions[s].attending[i] == person)
                return true;
    return false;
}

/* Appends the untouched free periods of a pass. */
static void gather(const struct rf_diary *diary, int32_t person, int32_t cycle, struct year *year)
{
    int32_t count;
    const struct rf_free_period *periods =
        rf_facts_free_periods(diary->facts, person, cycle, &count);
    for (int32_t i = 0; i < count; i++) {
        const struct rf_date *date = &diary->instance->dates[periods[i].date];
        int32_t letter = date->week < 0 ? -1 : diary->instance->weeks[date->week].letter;
        struct choice choice = {0, date->weekday, letter, &periods[i]};
        if (!rf_diary_touched(diary, person, periods[i].day, periods[i].span))
            RF_PUSH(year->choices, year->count, year->capacity, choice);
    }
}

static int compare_cells(const void *one, const void *other)
{
    const struct choice *a = one, *b = other;
    if (a->dates != b->dates)
        return a->dates > b->dates ? -1 : 1;
    if (a->weekday != b->weekday)
        return a->weekday < b->weekday ? -1 : 1;
    if (a->period->span.from != b->period->span.from)
        return a->period->span.from < b->period->span.from ? -1 : 1;
    if (a->letter != b->letter)
        return a->letter < b->letter ? -1 : 1;
    return (a->period->day > b->period->day) - (a->period->day < b->period->day);
}

static void count_dates(struct year *year)
{
    for (size_t i = 0; i < year->count; i++) {
        struct choice *own = &year->choices[i];
        own->dates = 0;
        for (size_t k = 0; k < year->count; k++)
            own->dates += year->choices[k].weekday == own->weekday &&
                          year->choices[k].letter == own->letter &&
                          year->choices[k].period->span.from == own->period->span.from;
    }
}

static void reserve_person(struct rf_diary *diary, int32_t person)
{
    const struct rf_instance *instance = diary->instance;
    struct year year = {NULL, 0, 0};
    size_t *first = rf_allocate((size_t)instance->cycle_count + 1, sizeof *first);
    for (int32_t cycle = 0; cycle < instance->cycle_count; cycle++) {
        first[cycle] = year.count;
        if (rf_facts_planning_need(diary->facts, person, cycle, NULL) > 0)
            gather(diary, person, cycle, &year);
    }
    first[instance->cycle_count] = year.count;
    count_dates(&year);
    for (int32_t cycle = 0; cycle < instance->cycle_count; cycle++) {
        int32_t left = rf_facts_planning_need(diary->facts, person, cycle, NULL);
        size_t count = first[cycle + 1] - first[cycle];
        if (count > 0)
            qsort(year.choices + first[cycle], count, sizeof *year.choices, compare_cells);
        for (size_t i = first[cycle]; i < first[cycle + 1] && left > 0; i++) {
            const struct rf_free_period *period = year.choices[i].period;
            rf_diary_reserve(diary, (struct rf_reservation){RF_RESERVED_PPA, person, -1,
                                                            period->day, period->span});
            left -= period->span.until - period->span.from;
        }
    }
    rf_release(first);
    rf_release(year.choices);
}

void rf_reserve_planning(struct rf_diary *diary)
{
    for (int32_t person = 0; person < diary->instance->person_count; person++)
        if (is_concerned(diary, person))
            reserve_person(diary, person);
}
