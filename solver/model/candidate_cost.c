/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candidate_cost.c: the points of tier 3 and the weights of tier 7 that follow from one start
 * alone. Lag, common moments and homes depend on other sessions and are priced by the models. */
#include "model/candidate_cost.h"

#include "model/facts_span.h"

enum { SHORTER_STEP_MINUTES = 5 };

/* Wishes that speak of this session and are not kept. */
static int32_t count_wishes(const struct rf_instance *instance, const struct rf_demand *demand,
                            const struct rf_candidate *candidate)
{
    const struct rf_date *day = &instance->dates[candidate->day - instance->first_day];
    int32_t letter = day->week < 0 ? -1 : instance->weeks[day->week].letter;
    int32_t count = 0;
    for (int32_t i = 0; i < instance->wish_count; i++) {
        const struct rf_wish *wish = &instance->wishes[i];
        if (wish->induction != demand->induction || wish->kind != demand->kind ||
            (wish->letter >= 0 && wish->letter != letter))
            continue;
        if ((wish->weekday >= 0 && wish->weekday != day->weekday) ||
            (wish->start >= 0 && wish->start != candidate->start))
            count++;
    }
    return count;
}

/* Whether the ECT has marked induction time on a date of the session's window. */
static bool window_has_induction_time(const struct rf_instance *instance,
                                      const struct rf_facts *facts, const struct rf_demand *demand)
{
    const struct rf_induction *who = &instance->inductions[demand->induction];
    if (demand->make_up) {
        for (int32_t i = 0; i < demand->day_count; i++)
            if (rf_facts_induction_time(facts, who->ect, demand->days[i] - instance->first_day)
                    .count > 0)
                return true;
        return false;
    }
    for (int32_t week = demand->first_week; week <= demand->last_week; week++) {
        for (rf_day day = instance->weeks[week].monday; day < instance->weeks[week].monday + 7;
             day++) {
            int32_t date = day - instance->first_day;
            if (day >= who->dates.from && day <= who->dates.until && date >= 0 &&
                date < instance->date_count &&
                rf_facts_induction_time(facts, who->ect, date).count > 0)
                return true;
        }
    }
    return false;
}

static bool misses_induction_time(const struct rf_instance *instance, const struct rf_facts *facts,
                                  const struct rf_demand *demand,
                                  const struct rf_candidate *candidate)
{
    const struct rf_kind *kind = &instance->kinds[demand->kind];
    int32_t ect = instance->inductions[demand->induction].ect;
    struct rf_spans marked =
        rf_facts_induction_time(facts, ect, candidate->day - instance->first_day);
    return kind->induction && kind->presence[RF_ROLE_ECT] == RF_FREE &&
           !rf_spans_contain(marked, (struct rf_span){candidate->start, candidate->end}) &&
           window_has_induction_time(instance, facts, demand);
}

static bool follows_four_periods(const struct rf_instance *instance, const struct rf_facts *facts,
                                 const struct rf_demand *demand,
                                 const struct rf_candidate *candidate)
{
    struct rf_roles roles = rf_demand_roles(instance, demand);
    for (int32_t role = 0; role < RF_ROLES; role++)
        if (roles.presence[role] == RF_FREE && roles.person[role] >= 0 &&
            rf_facts_four_periods(facts, roles.person[role], candidate->day - instance->first_day,
                                  candidate->start) > 0)
            return true;
    return false;
}

void rf_candidate_price(const struct rf_instance *instance, const struct rf_facts *facts,
                        const struct rf_demand *demand, struct rf_candidate *candidate)
{
    int32_t date = candidate->day - instance->first_day;
    struct rf_span span = {candidate->start, candidate->end};
    candidate->tired = rf_facts_is_tired(facts, date, span);
    candidate->tired_cost = rf_facts_tired_points(facts, date, span);
    candidate->spacing_cost = 0;
    if (demand->induction < 0)
        return;
    if (follows_four_periods(instance, facts, demand, candidate))
        candidate->tired_cost += instance->rules[RF_RULE_TIRED_STRAIGHT];
    if (instance->inductions[demand->induction].ect < 0)
        return; /* D42 */
    int32_t shorter = demand->step->minutes - (candidate->end - candidate->start);
    candidate->spacing_cost = instance->weights.wish * count_wishes(instance, demand, candidate) +
                              instance->weights.shorter_step *
                                  ((shorter + SHORTER_STEP_MINUTES - 1) / SHORTER_STEP_MINUTES);
    if (misses_induction_time(instance, facts, demand, candidate))
        candidate->spacing_cost += instance->weights.induction_time;
}
