/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule_ect_load.c: the new teacher's induction minutes in a half-term and in a week, and visits to
 * the lessons in a week and on a day (H10: D37). */
#include <string.h>

#include "check/entitlement.h"
#include "check/report.h"
#include "check/rhythm.h"
#include "check/rule.h"

static void tell_minutes(struct rf_judge *judge, int32_t induction, int32_t week, int32_t minutes,
                         int32_t most, const char *period)
{
    const struct rf_induction *pair = &judge->instance->inductions[induction];
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_ECT_LOAD);

    what.person = pair->ect;
    what.day = judge->instance->weeks[week].monday;
    what.origin = pair->origin;
    rf_judge_say(
        judge, what, "%s has %d minutes of induction sessions in the %s from %s; at most %d",
        judge->instance->people[pair->ect].id, minutes, period, rf_words_day(what.day).text, most);
}

bool rf_check_counts_for_ect(const struct rf_judge *judge, int32_t induction,
                             const struct rf_visit *visit)
{
    const struct rf_instance *instance = judge->instance;
    const struct rf_entry *entry = &judge->checker->entries[visit->session];
    const struct rf_course *course = &judge->checker->courses[induction];
    const struct rf_kind *kind = &instance->kinds[entry->kind];
    const struct rf_date *date = &instance->dates[rf_judge_date(judge, visit->session)];

    if (!kind->induction || date->status != RF_DAY_TEACHING)
        return false;
    if (entry->event >= 0)
        return instance->rules[RF_RULE_TRAINING_COUNTS] != 0 && date->day >= course->life.from &&
               date->day <= course->life.until;
    return entry->induction == induction && kind->presence[RF_ROLE_ECT] == RF_FREE;
}

/* (b), and (a) when the half-term is full. */
static void test_weeks(struct rf_judge *judge, int32_t induction, const int32_t *minutes)
{
    const struct rf_instance *instance = judge->instance;
    int32_t week, from = 0, sum = 0, room = 0;

    for (week = 0; week < instance->week_count && !rf_judge_done(judge); week++) {
        int32_t share = rf_check_entitlement(judge->checker, induction, week);
        int32_t most = (int32_t)((int64_t)share * instance->rules[RF_RULE_ECT_WEEK_FACTOR] / 1000);

        if (week == 0 ||
            rf_check_half_term(instance, week) != rf_check_half_term(instance, week - 1)) {
            from = week;
            sum = room = 0;
        }
        if (share > 0) {
            if (minutes[week] > most && rf_judge_break(judge))
                tell_minutes(judge, induction, week, minutes[week], most, "week");
            sum += minutes[week];
            room += rf_check_entitlement_left(judge->checker, induction, week);
        }
        if (week + 1 < instance->week_count &&
            rf_check_half_term(instance, week + 1) == rf_check_half_term(instance, week))
            continue;
        if (sum > (room > 0 ? room : 0) && rf_judge_break(judge))
            tell_minutes(judge, induction, from, sum, room > 0 ? room : 0, "half-term");
    }
}

static void test_minutes(struct rf_judge *judge, int32_t induction)
{
    int32_t slot = judge->checker->slot_of[judge->instance->inductions[induction].ect];
    int32_t *weeks = judge->scratch->sums, visit = rf_judge_of_person(judge, slot);
    bool any = false;

    memset(weeks, 0, (size_t)judge->instance->week_count * sizeof *weeks);
    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person) {
        const struct rf_visit *here = rf_judge_visit(judge, visit);
        int32_t week = judge->instance->dates[rf_judge_date(judge, here->session)].week;

        if (week < 0 || !rf_check_counts_for_ect(judge, induction, here))
            continue;
        weeks[week] += here->span.until - here->span.from;
        any = true;
    }
    if (any)
        test_weeks(judge, induction, weeks);
}

/* Somebody else is in the session. */
static bool is_visit(const struct rf_judge *judge, const struct rf_visit *visit)
{
    const struct rf_entry *entry = &judge->checker->entries[visit->session];

    return entry->event < 0 && visit->presence == RF_TEACHING &&
           entry->part_count + (entry->choice.cast != NULL) > 1;
}

static void tell_visits(struct rf_judge *judge, int32_t slot, int32_t entry, bool week)
{
    struct rf_violation what = rf_judge_violation(RF_CONSTRAINT_ECT_LOAD);
    enum rf_rule rule = week ? RF_RULE_OBSERVED_WEEK : RF_RULE_OBSERVED_DAY;

    what.first = entry;
    what.person = judge->checker->person_of[slot];
    what.day = judge->sessions[entry].day;
    what.span = rf_judge_span(judge, entry);
    what.origin = judge->instance->rule_origins[rule];
    rf_judge_say(judge, what, "the lessons of %s are visited more than %d times %s %s",
                 judge->instance->people[what.person].id, judge->instance->rules[rule],
                 week ? "in the week of" : "on", rf_words_day(what.day).text);
}

/* (c), at the visit that is one too many. */
static void test_visits(struct rf_judge *judge, int32_t slot, bool week)
{
    const struct rf_instance *instance = judge->instance;
    int32_t *sums = judge->scratch->sums, visit = rf_judge_of_person(judge, slot);
    int32_t most = instance->rules[week ? RF_RULE_OBSERVED_WEEK : RF_RULE_OBSERVED_DAY];

    memset(sums, 0, (size_t)(week ? instance->week_count : instance->date_count) * sizeof *sums);
    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person) {
        const struct rf_visit *here = rf_judge_visit(judge, visit);
        int32_t date = rf_judge_date(judge, here->session);
        int32_t at = week ? instance->dates[date].week : date;

        if (at >= 0 && is_visit(judge, here) && ++sums[at] == most + 1 && rf_judge_break(judge))
            tell_visits(judge, slot, here->session, week);
    }
}

/* Inductions of one ECT are looked at together for visits: at the first of them. */
static bool is_first(const struct rf_instance *instance, int32_t induction)
{
    int32_t i;

    for (i = 0; i < induction; i++) {
        if (instance->inductions[i].ect == instance->inductions[induction].ect)
            return false;
    }
    return true;
}

void rf_check_rule_ect_load(struct rf_judge *judge)
{
    const struct rf_instance *instance = judge->instance;
    int32_t i, slot;

    for (i = 0; i < instance->induction_count && !rf_judge_done(judge); i++) {
        if (instance->inductions[i].ect < 0)
            continue;
        slot = judge->checker->slot_of[instance->inductions[i].ect];
        if (!rf_judge_sees_slot(judge, slot) || rf_judge_of_person(judge, slot) < 0)
            continue;
        test_minutes(judge, i);
        if (!is_first(instance, i))
            continue;
        test_visits(judge, slot, true);
        test_visits(judge, slot, false);
    }
}
