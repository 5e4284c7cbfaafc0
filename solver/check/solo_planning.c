/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * solo_planning.c: reserved planning time (D25): whole free periods, as many as the need of the
 * pass asks for or the pass has, and no more. */
#include "check/report.h"
#include "check/reservations.h"

/* Has planning time reserved: ECTs, mentors, and those who come to a group session. */
static bool concerned(const struct rf_judge *judge, int32_t person)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i, j;

    for (i = 0; i < instance->induction_count; i++) {
        if (instance->inductions[i].ect == person || instance->inductions[i].mentor == person)
            return true;
    }
    for (i = judge->checker->event_entry; i < judge->checker->entry_count; i++) {
        for (j = 0; judge->sessions[i].placed && j < judge->sessions[i].attending_count; j++) {
            if (judge->sessions[i].attending[j] == person)
                return true;
        }
    }
    return false;
}

static bool is_free_period(const struct rf_judge *judge, const struct rf_planning *pass,
                           const struct rf_reservation *reservation)
{
    int32_t date = rf_check_date(judge->instance, reservation->day), i;

    for (i = pass->first; i < pass->first + pass->count; i++) {
        const struct rf_moment *period = &judge->checker->periods[i];

        if (period->date == date && period->span.from == reservation->span.from &&
            period->span.until == reservation->span.until)
            return true;
    }
    return false;
}

struct tally {
    int32_t minutes, longest;
};

static struct tally add_up(struct rf_judge *judge, const struct rf_solo *solo, int32_t person,
                           int32_t cycle)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_planning *pass =
        &judge->checker->planning[judge->checker->slot_of[person] * instance->cycle_count + cycle];
    struct tally tally = {0, 0};
    int32_t i;

    for (i = 0; i < solo->count; i++) {
        const struct rf_reservation *here = &solo->items[i];
        int32_t week, length = here->span.until - here->span.from;

        if (here->type != RF_RESERVED_PPA || here->person != person)
            continue;
        week = instance->dates[rf_check_date(instance, here->day)].week;
        if (week < 0 || instance->weeks[week].cycle != cycle)
            continue;
        if (!is_free_period(judge, pass, here))
            rf_solo_say(judge, here, "is not a whole free period");
        tally.minutes += length;
        tally.longest = length > tally.longest ? length : tally.longest;
    }
    return tally;
}

static int32_t shortage_in(const struct rf_judge *judge, const struct rf_plan *plan, int32_t person,
                           int32_t cycle)
{
    struct rf_shortage like = {RF_RESERVED_PPA, person, -1, 0, 0};
    int32_t minutes = 0;

    for (like.week = 0; like.week < judge->instance->week_count; like.week++) {
        if (judge->instance->weeks[like.week].cycle == cycle)
            minutes += rf_solo_shortage(plan, &like);
    }
    return minutes;
}

static void test(struct rf_judge *judge, const struct rf_plan *plan, const struct rf_solo *solo,
                 int32_t slot, int32_t cycle)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_planning *pass =
        &judge->checker->planning[slot * instance->cycle_count + cycle];
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_SOLO);
    int32_t target = pass->need < pass->supply ? pass->need : pass->supply;
    int32_t missing = pass->need - target, shortage;
    struct tally tally;

    what.person = judge->checker->person_of[slot];
    if (!concerned(judge, what.person))
        target = missing = 0;
    tally = add_up(judge, solo, what.person, cycle);
    if (tally.minutes < target || (tally.minutes > 0 && tally.minutes - tally.longest >= target)) {
        judge->broken = true;
        rf_judge_say(judge, what,
                     "%s has %d minutes of planning time reserved in cycle %d, "
                     "where %d are to be",
                     instance->people[what.person].id, tally.minutes, cycle + 1, target);
    }
    shortage = shortage_in(judge, plan, what.person, cycle);
    if (shortage != 0 && shortage != missing) {
        judge->broken = true;
        rf_judge_say(judge, what, "%s lacks %d minutes of planning time in cycle %d, not %d",
                     instance->people[what.person].id, missing, cycle + 1, shortage);
    }
}

void rf_solo_planning(struct rf_judge *judge, const struct rf_plan *plan,
                      const struct rf_solo *solo)
{
    int32_t slot, cycle, first = 0;

    /* `solo` is sorted by person and slots are not, so each slot's part is looked up. */
    for (slot = 0; slot < judge->checker->slot_count; slot++) {
        struct rf_solo own = {solo->items, 0};
        int32_t person = judge->checker->person_of[slot];

        for (first = 0; first < solo->count && solo->items[first].person < person; first++)
            ;
        own.items = solo->items + first;
        while (first + own.count < solo->count && own.items[own.count].person == person)
            own.count++;
        for (cycle = 0; cycle < judge->instance->cycle_count; cycle++)
            test(judge, plan, &own, slot, cycle);
    }
}
