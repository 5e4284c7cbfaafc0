/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start_limit.c: where taking more minutes could break a rule (D18, D19, D37, D38,
 * D42). A mentor whose sessions all together stay within the caps, at their longest, is never
 * limited. Tier 5 counts wished minutes, not these. */
#include "model/normal_start_limit.h"

#include "base/memory.h"
#include "model/facts.h"
#include "model/formulation.h"

struct survey {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    int32_t *most; /* [week] minutes, all sessions of the mentor (and ECT) at their longest */
    int32_t *pair; /* [week] the same for this week and the one before */
};

static bool may_cover(const struct rf_instance *instance, int32_t person)
{
    bool known = instance->rules[RF_RULE_COVER_TEACHER_MAX] > 0;
    for (int32_t i = 0; i < instance->provider_count && !known; i++)
        known = instance->providers[i].person == person;
    return known;
}

/* Whether the person can take part in the demand, in some candidate or other. */
static bool may_take_part(const struct rf_instance *instance, const struct rf_demand *demand,
                          int32_t person)
{
    const struct rf_kind *kind = &instance->kinds[demand->kind];
    const struct rf_event *event = demand->event < 0 ? NULL : &instance->events[demand->event];
    for (int32_t i = 0; event != NULL && i < event->person_count; i++)
        if (event->people[i] == person)
            return true;
    for (int32_t role = 0; role < RF_ROLES && event == NULL; role++) {
        const struct rf_cast *cast = &instance->inductions[demand->induction].cast[role];
        if (kind->presence[role] == RF_COVERED && may_cover(instance, person))
            return true;
        for (int32_t i = 0; kind->presence[role] != RF_ABSENT && i < cast->count; i++)
            if (cast->people[i] == person)
                return true;
    }
    return false;
}

static bool is_capped(const struct rf_instance *instance, const struct rf_cap *cap,
                      const struct rf_demand *demand)
{
    if (cap->minutes < 0 || !cap->kinds[demand->kind])
        return false;
    for (int32_t i = 0; i < cap->person_count; i++)
        if (may_take_part(instance, demand, cap->people[i]))
            return true;
    return false;
}

/* The most minutes a demand can count for its mentor in the weeks first .. last; 0 when it cannot
 * stand there. */
static int32_t longest(const struct survey *survey, int32_t demand, int32_t first, int32_t last)
{
    const struct rf_demand *own = &survey->demands->items[demand];
    int32_t most = 0;
    for (int32_t c = survey->candidates->first[demand]; c < survey->candidates->first[demand + 1];
         c++) {
        const struct rf_candidate *candidate = &survey->candidates->items[c];
        int32_t week = rf_instance_date(survey->instance, candidate->day)->week;
        int32_t minutes = rf_mentor_minutes(survey->instance, own, candidate);
        if (week >= first && week <= last && minutes > most)
            most = minutes;
    }
    return most;
}

/* Adds a demand to the weeks its window touches. */
static void add_demand(const struct survey *survey, int32_t demand)
{
    const struct rf_demand *own = &survey->demands->items[demand];
    if (own->day_count == 0)
        return;
    int32_t first = rf_instance_date(survey->instance, own->days[0])->week;
    int32_t last = rf_instance_date(survey->instance, own->days[own->day_count - 1])->week;
    for (int32_t week = first < 0 ? 0 : first;
         week <= last + 1 && week < survey->instance->week_count; week++) {
        survey->most[week] += longest(survey, demand, week, week);
        survey->pair[week] += longest(survey, demand, week - 1, week);
    }
}

/* Whether some week of the mentor (`ect` -1: in all) can exceed a cap. */
static bool can_exceed(const struct survey *survey, int32_t mentor, int32_t ect)
{
    const struct rf_instance *instance = survey->instance;
    int32_t cap = instance->rules[ect < 0 ? RF_RULE_MENTOR_WEEK_CAP : RF_RULE_MENTOR_PER_ECT_CAP];
    int64_t single = (int64_t)cap * instance->rules[RF_RULE_MENTOR_WEEK_FACTOR] / 1000;
    for (int32_t week = 0; week < instance->week_count; week++)
        survey->most[week] = survey->pair[week] = 0;
    for (int32_t d = 0; d < survey->demands->count; d++) {
        const struct rf_demand *demand = &survey->demands->items[d];
        if (demand->induction >= 0 && instance->inductions[demand->induction].mentor == mentor &&
            (ect < 0 || instance->inductions[demand->induction].ect == ect))
            add_demand(survey, d);
    }
    int32_t before = 0;
    for (int32_t week = 0; week < instance->week_count; week++) {
        int32_t other = ect < 0 ? rf_facts_other_mentoring(survey->facts, mentor, week) : 0;
        if (survey->most[week] + other > single || survey->pair[week] + other + before > 2 * cap)
            return true;
        before = other;
    }
    return false;
}

/* Whether a session counts in H10 (a) and (b) of its induction. */
static bool counts_for_ect(const struct survey *survey, const struct rf_demand *demand)
{
    const struct rf_kind *kind = &survey->instance->kinds[demand->kind];
    return kind->induction && kind->presence[RF_ROLE_ECT] == RF_FREE;
}

/* What the sessions of an induction can count in H10 at their longest, and events, in weeks of a
 * half-term (`week` -1) or in a week. */
static int64_t most_of_ect(const struct survey *survey, int32_t induction, int32_t half_term,
                           int32_t week)
{
    const struct rf_instance *instance = survey->instance;
    int64_t sum = 0;
    for (int32_t d = 0; d < survey->demands->count; d++) {
        const struct rf_demand *demand = &survey->demands->items[d];
        bool event = demand->event >= 0 && instance->kinds[demand->kind].induction;
        if (!event && (demand->induction != induction || !counts_for_ect(survey, demand)))
            continue;
        if (week >= 0 &&
            (demand->day_count == 0 || demand->days[0] > instance->weeks[week].monday + 6 ||
             demand->days[demand->day_count - 1] < instance->weeks[week].monday))
            continue;
        int32_t most = 0;
        for (int32_t c = survey->candidates->first[d]; c < survey->candidates->first[d + 1]; c++) {
            const struct rf_candidate *candidate = &survey->candidates->items[c];
            int32_t own = rf_instance_date(instance, candidate->day)->week;
            bool in = own >= 0 &&
                      (week >= 0 ? own == week : rf_week_half_term(instance, own) == half_term);
            if (in && candidate->end - candidate->start > most)
                most = candidate->end - candidate->start;
        }
        sum += most;
    }
    return sum;
}

/* Whether H10 (a) or (b) can bind for an induction. */
static bool ect_can_exceed(const struct survey *survey, int32_t induction)
{
    const struct rf_instance *instance = survey->instance;
    if (instance->inductions[induction].ect < 0)
        return false;
    for (int32_t half_term = 0; half_term < instance->half_term_count; half_term++) {
        int32_t limit = rf_ect_half_term_limit(instance, induction, half_term);
        if (limit >= 0 && most_of_ect(survey, induction, half_term, -1) > limit)
            return true;
    }
    for (int32_t week = 0; week < instance->week_count; week++) {
        int32_t limit = rf_ect_week_limit(instance, induction, week);
        if (limit >= 0 && most_of_ect(survey, induction, -1, week) > limit)
            return true;
    }
    return false;
}

bool *rf_limited_minutes(const struct rf_instance *instance, const struct rf_facts *facts,
                         const struct rf_demands *demands, const struct rf_candidates *candidates)
{
    size_t weeks = (size_t)instance->week_count;
    struct survey survey = {instance,
                            facts,
                            demands,
                            candidates,
                            rf_allocate(weeks, sizeof(int32_t)),
                            rf_allocate(weeks, sizeof(int32_t))};
    bool *limited = rf_allocate((size_t)demands->count, sizeof *limited);
    bool *loaded = rf_allocate((size_t)instance->induction_count, sizeof *loaded);
    bool *taught = rf_allocate((size_t)instance->induction_count, sizeof *taught);
    for (int32_t i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        loaded[i] = can_exceed(&survey, induction->mentor, -1) ||
                    (induction->ect >= 0 && can_exceed(&survey, induction->mentor, induction->ect));
        taught[i] = ect_can_exceed(&survey, i);
    }
    for (int32_t d = 0; d < demands->count; d++) {
        const struct rf_demand *demand = &demands->items[d];
        const struct rf_kind *kind = &instance->kinds[demand->kind];
        if (demand->induction >= 0)
            limited[d] = (kind->mentoring && loaded[demand->induction]) ||
                         (counts_for_ect(&survey, demand) && taught[demand->induction]) ||
                         (kind->training && instance->inductions[demand->induction].ect < 0);
        for (int32_t c = 0; c < instance->cap_count; c++)
            limited[d] |= is_capped(instance, &instance->caps[c], demand);
    }
    rf_release(loaded);
    rf_release(taught);
    rf_release(survey.most);
    rf_release(survey.pair);
    return limited;
}

/* The most that a candidate can add to somebody's directed time. */
static int32_t most_directed(const struct rf_instance *instance,
                             const struct rf_candidate *candidate)
{
    const struct rf_date *day = rf_instance_date(instance, candidate->day);
    rf_minute from = candidate->start;
    if (day->status == RF_DAY_TEACHING && day->pupils.until < from)
        from = day->pupils.until;
    return candidate->end - from;
}

bool *rf_limited_people(const struct rf_instance *instance, const struct rf_facts *facts,
                        const struct rf_demands *demands, const struct rf_candidates *candidates)
{
    size_t people = (size_t)instance->person_count;
    int64_t *most = rf_allocate(people, sizeof *most);
    bool *limited = rf_allocate(people, sizeof *limited);
    for (int32_t d = 0; d < demands->count && instance->stpcd; d++) {
        int32_t longest_part = 0;
        for (int32_t c = candidates->first[d]; c < candidates->first[d + 1]; c++)
            if (most_directed(instance, &candidates->items[c]) > longest_part)
                longest_part = most_directed(instance, &candidates->items[c]);
        for (int32_t person = 0; person < instance->person_count; person++)
            if (may_take_part(instance, &demands->items[d], person))
                most[person] += longest_part;
    }
    for (int32_t person = 0; person < instance->person_count; person++) {
        int32_t limit = most[person] == 0 ? -1 : rf_facts_directed_limit(facts, person);
        limited[person] = limit >= 0 && rf_facts_directed(facts, person) + most[person] > limit;
    }
    rf_release(most);
    return limited;
}
