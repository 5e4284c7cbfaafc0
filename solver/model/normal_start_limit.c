/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * normal_start_limit.c: where taking more minutes could break a rule (D18, D19). A mentor whose
 * sessions all together stay within the caps, at their longest, is never limited. */
#include "model/normal_start_limit.h"

#include "base/memory.h"
#include "model/facts.h"
#include "model/normal_start_series.h"

struct survey {
    const struct rf_instance *instance;
    const struct rf_facts *facts;
    const struct rf_demands *demands;
    const struct rf_candidates *candidates;
    int32_t *most; /* [week] minutes, all sessions of the mentor (and ECT) at their longest */
    int32_t *pair; /* [week] the same for this week and the one before */
};

static bool is_capped(const struct rf_instance *instance, const struct rf_cap *cap,
                      const struct rf_demand *demand)
{
    if (cap->minutes < 0 || !cap->kinds[demand->kind])
        return false;
    for (int32_t i = 0; i < cap->person_count; i++)
        if (rf_presence_of(instance, demand, cap->people[i]) != RF_ABSENT)
            return true;
    return false;
}

/* The longest a demand can take in the weeks first .. last; 0 when it cannot stand there. */
static int32_t longest(const struct survey *survey, int32_t demand, int32_t first, int32_t last)
{
    const struct rf_demand *own = &survey->demands->items[demand];
    const struct rf_kind *kind = &survey->instance->kinds[own->kind];
    int32_t preparation = survey->instance->inductions[own->induction].stage->preparation_minutes;
    int32_t most = 0;
    for (int32_t c = survey->candidates->first[demand]; c < survey->candidates->first[demand + 1];
         c++) {
        const struct rf_candidate *candidate = &survey->candidates->items[c];
        int32_t week = rf_instance_date(survey->instance, candidate->day)->week;
        int32_t minutes =
            (kind->mentoring && kind->mentor != RF_ABSENT ? candidate->end - candidate->start : 0) +
            (kind->meeting ? preparation : 0);
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
    for (int32_t i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *induction = &instance->inductions[i];
        loaded[i] = can_exceed(&survey, induction->mentor, -1) ||
                    can_exceed(&survey, induction->mentor, induction->ect);
    }
    for (int32_t d = 0; d < demands->count; d++) {
        const struct rf_demand *demand = &demands->items[d];
        if (demand->induction >= 0 && instance->kinds[demand->kind].mentoring)
            limited[d] = loaded[demand->induction];
        for (int32_t c = 0; c < instance->cap_count; c++)
            limited[d] |= is_capped(instance, &instance->caps[c], demand);
    }
    rf_release(loaded);
    rf_release(survey.most);
    rf_release(survey.pair);
    return limited;
}
