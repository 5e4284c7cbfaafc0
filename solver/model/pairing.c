/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pairing.c: candidates for mentor, by the facts alone. */
#include "model/pairing.h"

#include <string.h>

#include "base/memory.h"
#include "model/candidate.h"
#include "model/facts.h"

enum { FIRST_WORK = 1000000 /* candidates looked at before the first choice is given up */ };

bool rf_pairing_is_open(const struct rf_instance *instance)
{
    for (int32_t i = 0; i < instance->induction_count; i++)
        if (instance->inductions[i].mentor_choice_count > 1)
            return true;
    return false;
}

static bool waived(const struct rf_instance *instance, int32_t induction)
{
    const char *id = rf_constraint_id(RF_CONSTRAINT_ROLES);
    rf_day last = instance->first_day + instance->date_count - 1;

    for (int32_t i = 0; i < instance->waiver_count; i++) {
        const struct rf_waiver *waiver = &instance->waivers[i];
        if (strcmp(waiver->rule, id) == 0 && waiver->expires >= last &&
            (waiver->induction < 0 || waiver->induction == induction))
            return true;
    }
    return false;
}

/* Some step of a stage in force asks for a kind that feeds assessment and needs an observer. */
static bool is_assessed(const struct rf_instance *instance, const struct rf_induction *pair)
{
    for (int32_t week = 0; week < instance->week_count; week++) {
        const struct rf_stage *stage = pair->stage_of_week[week];
        for (int32_t i = 0; i < stage->step_count; i++) {
            const struct rf_kind *kind = &instance->kinds[stage->steps[i].kind];
            if (kind->assessment && kind->presence[RF_ROLE_OBSERVER] != RF_ABSENT)
                return true;
        }
    }
    return false;
}

bool rf_pairing_fits(const struct rf_instance *instance, int32_t induction, int32_t mentor)
{
    const struct rf_induction *pair = &instance->inductions[induction];
    const struct rf_person *who = &instance->people[mentor];
    const struct rf_cast *observer = &pair->cast[RF_ROLE_OBSERVER];

    if (mentor == pair->ect)
        return false;
    if (waived(instance, induction))
        return true;
    if (mentor == pair->tutor)
        return false;
    if (observer->count == 1 && observer->people[0] == mentor && is_assessed(instance, pair))
        return false;
    if (instance->rules[RF_RULE_QUALIFIED] != 0 && !who->qualified)
        return false;
    return instance->rules[RF_RULE_SAME_SITE] == 0 || pair->ect < 0 || who->site < 0 ||
           instance->people[pair->ect].site < 0 || who->site == instance->people[pair->ect].site;
}

/* The ECTs that the mentor has on `day`; two inductions of one ECT never share a date. */
static int32_t ects_on(const struct rf_instance *instance, const int32_t *mentors, int32_t mentor,
                       rf_day day)
{
    int32_t count = 0;

    for (int32_t i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];
        count += pair->ect >= 0 && mentors[i] == mentor && pair->dates.from <= day &&
                 day <= pair->dates.until;
    }
    return count;
}

/* The number of ECTs is largest on some first day. */
static bool spares(const struct rf_instance *instance, const int32_t *mentors, int32_t mentor)
{
    for (int32_t i = 0; i < instance->induction_count; i++) {
        const struct rf_induction *pair = &instance->inductions[i];
        if (pair->ect < 0 || mentors[i] != mentor || waived(instance, i))
            continue;
        if (ects_on(instance, mentors, mentor, pair->dates.from) >
            instance->rules[RF_RULE_MAX_ECTS])
            return false;
    }
    return true;
}

bool rf_pairing_spares(const struct rf_instance *instance, const int32_t *mentors)
{
    for (int32_t i = 0; i < instance->induction_count; i++)
        if (!spares(instance, mentors, mentors[i]))
            return false;
    return true;
}

/* Gives the open inductions from `induction` on their first candidates that go together. */
static bool choose(const struct rf_instance *instance, int32_t *mentors, int32_t induction,
                   int32_t *work)
{
    while (induction < instance->induction_count && mentors[induction] >= 0)
        induction++;
    if (induction == instance->induction_count)
        return true;
    const struct rf_induction *pair = &instance->inductions[induction];
    for (int32_t k = 0; k<pair->mentor_choice_count && * work> 0; k++) {
        --*work;
        mentors[induction] = pair->mentor_choice[k];
        if (rf_pairing_fits(instance, induction, mentors[induction]) &&
            spares(instance, mentors, mentors[induction]) &&
            choose(instance, mentors, induction + 1, work))
            return true;
    }
    mentors[induction] = -1;
    return false;
}

bool rf_pairing_first(const struct rf_instance *instance, int32_t *mentors)
{
    int32_t work = FIRST_WORK;

    for (int32_t i = 0; i < instance->induction_count; i++)
        mentors[i] =
            instance->inductions[i].mentor_choice_count > 1 ? -1 : instance->inductions[i].mentor;
    if (choose(instance, mentors, 0, &work))
        return true;
    for (int32_t i = 0; i < instance->induction_count; i++)
        mentors[i] = instance->inductions[i].mentor;
    return false;
}

void rf_pairing_floor(const struct rf_instance *instance, int32_t induction, int32_t mentor,
                      int32_t unplaced[RF_PRIORITY_CLASSES])
{
    int32_t *mentors = rf_allocate((size_t)instance->induction_count, sizeof *mentors);

    for (int32_t i = 0; i < instance->induction_count; i++)
        mentors[i] = i == induction ? mentor : instance->inductions[i].mentor;
    struct rf_instance *variant = rf_instance_with_mentors(instance, mentors);
    struct rf_facts *facts = rf_facts_build(variant);
    struct rf_demands *demands = rf_demands_build(variant);
    struct rf_candidates *candidates = rf_candidates_build(variant, facts, demands);

    memset(unplaced, 0, RF_PRIORITY_CLASSES * sizeof *unplaced);
    for (int32_t d = 0; d < demands->count; d++)
        if (demands->items[d].induction == induction &&
            candidates->first[d] == candidates->first[d + 1])
            unplaced[instance->kinds[demands->items[d].kind].priority - 1]++;
    rf_candidates_release(candidates);
    rf_demands_release(demands);
    rf_facts_release(facts);
    rf_instance_release(variant);
    rf_release(mentors);
}
