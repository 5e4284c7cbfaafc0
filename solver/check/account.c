/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * account.c: what each person has of the limits of H9, H10, H11 and H13, read off a plan: the same
 * sums that the rules test, told whether or not they are near the limit. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "check/arrange.h"
#include "check/cover.h"
#include "check/entitlement.h"
#include "check/rhythm.h"
#include "check/rule.h"

struct telling {
    struct rf_judge *judge;
    struct rf_account_line *lines;
    size_t count, capacity;
};

static void tell(struct telling *telling, struct rf_account_line line)
{
    if (line.minutes > 0)
        RF_PUSH(telling->lines, telling->count, telling->capacity, line);
}

static int order(int32_t one, int32_t other)
{
    return (one > other) - (one < other);
}

/* The order of check.h; no two lines are alike in all of it. */
static int by_rule_and_person(const void *left, const void *right)
{
    const struct rf_account_line *one = left, *other = right;
    int result = order((int32_t)one->rule, (int32_t)other->rule);

    if (result == 0)
        result = order(one->person, other->person);
    if (result == 0)
        result = order(one->induction, other->induction);
    if (result == 0)
        result = order((int32_t)one->per, (int32_t)other->per);
    return result != 0 ? result : order(one->index, other->index);
}

static void tell_loads(struct telling *telling)
{
    const struct rf_checker *checker = telling->judge->checker;

    for (int32_t i = 0; i < checker->load_count; i++) {
        const struct rf_load *load = &checker->loads[i];

        rf_check_load_weeks(telling->judge, load, false);
        for (int32_t week = 0; week < checker->instance->week_count; week++) {
            int32_t other = load->other != NULL ? load->other[week] : 0;

            tell(telling,
                 (struct rf_account_line){
                     RF_CONSTRAINT_MENTOR_LOAD, load->mentor,
                     load->ect >= 0 && load->induction_count > 0 ? load->inductions[0] : -1,
                     RF_ACCOUNT_WEEK, week, telling->judge->scratch->sums[week] + other,
                     rf_check_load_week(checker->instance, load)});
        }
    }
}

/* Half-terms as sums of weeks, with study. */
static void tell_half_terms(struct telling *telling, int32_t induction, const int32_t *minutes)
{
    const struct rf_checker *checker = telling->judge->checker;
    const struct rf_instance *instance = checker->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    int32_t sum = 0, most = 0, half_term = -1;

    for (int32_t week = 0; week <= instance->week_count; week++) {
        int32_t here = week < instance->week_count ? rf_check_half_term(instance, week) : -1;

        if (here != half_term && half_term >= 0)
            tell(telling, (struct rf_account_line){RF_CONSTRAINT_ECT_LOAD, pair->ect, induction,
                                                   RF_ACCOUNT_HALF_TERM, half_term, sum, most});
        if (here != half_term)
            sum = most = 0;
        half_term = here;
        if (week == instance->week_count)
            continue;
        int32_t share = rf_check_entitlement(checker, induction, week);
        int32_t left = rf_check_entitlement_left(checker, induction, week);

        sum += minutes[week] + (left != 0 ? share - left : 0);
        most += left != 0 ? share : 0;
    }
}

static void tell_ect(struct telling *telling, int32_t induction, int32_t *minutes)
{
    struct rf_judge *judge = telling->judge;
    const struct rf_instance *instance = judge->instance;
    const struct rf_induction *pair = &instance->inductions[induction];
    int32_t visit = rf_judge_of_person(judge, judge->checker->slot_of[pair->ect]);
    bool known = false;

    memset(minutes, 0, (size_t)instance->week_count * sizeof *minutes);
    for (; visit >= 0; visit = rf_judge_visit(judge, visit)->next_of_person) {
        const struct rf_visit *here = rf_judge_visit(judge, visit);
        int32_t week = instance->dates[rf_judge_date(judge, here->session)].week;

        if (week >= 0 && rf_check_counts_for_ect(judge, induction, here))
            minutes[week] += here->span.until - here->span.from;
    }
    for (int32_t week = 0; week < instance->week_count; week++) {
        int32_t share = rf_check_entitlement(judge->checker, induction, week);

        known = known || share > 0;
        tell(telling,
             (struct rf_account_line){
                 RF_CONSTRAINT_ECT_LOAD, pair->ect, induction, RF_ACCOUNT_WEEK, week, minutes[week],
                 share > 0
                     ? (int32_t)((int64_t)share * instance->rules[RF_RULE_ECT_WEEK_FACTOR] / 1000)
                     : -1});
    }
    if (known)
        tell_half_terms(telling, induction, minutes);
}

static void tell_ects(struct telling *telling)
{
    const struct rf_instance *instance = telling->judge->instance;
    int32_t *minutes = rf_allocate((size_t)instance->week_count, sizeof *minutes);

    for (int32_t i = 0; i < instance->induction_count; i++)
        if (instance->inductions[i].ect >= 0)
            tell_ect(telling, i, minutes);
    rf_release(minutes);
}

static void tell_directed(struct telling *telling)
{
    const struct rf_checker *checker = telling->judge->checker;
    const struct rf_instance *instance = checker->instance;

    for (int32_t slot = 0; slot < checker->slot_count; slot++) {
        int32_t person = checker->person_of[slot];
        const struct rf_person *who = &instance->people[person];
        int64_t most = (int64_t)instance->rules[RF_RULE_DIRECTED_HOURS] * 60 * who->fte / 1000;

        tell(telling,
             (struct rf_account_line){RF_CONSTRAINT_DIRECTED, person, -1, RF_ACCOUNT_YEAR, 0,
                                      (int32_t)rf_check_directed_minutes(telling->judge, slot),
                                      instance->stpcd && !who->leader ? (int32_t)most : -1});
    }
}

/* Where a date falls; -1 for one that belongs to none. */
static int32_t index_of(const struct rf_instance *instance, enum rf_account_per per, int32_t date)
{
    const struct rf_date *here = &instance->dates[date];

    if (per == RF_ACCOUNT_WEEK)
        return here->week;
    if (per == RF_ACCOUNT_TERM)
        return here->half_term < 0 ? -1 : instance->half_terms[here->half_term].term;
    return 0;
}

static void tell_cover(struct telling *telling, const struct rf_coverer *coverer,
                       enum rf_account_per per, int32_t most)
{
    struct rf_judge *judge = telling->judge;
    const struct rf_instance *instance = judge->instance;
    int32_t count = per == RF_ACCOUNT_WEEK   ? instance->week_count
                    : per == RF_ACCOUNT_TERM ? instance->term_count
                                             : 1;
    int32_t *sums = rf_allocate((size_t)count, sizeof *sums);

    memset(sums, 0, (size_t)count * sizeof *sums);
    for (int32_t i = 0; i < judge->checker->entry_count; i++) {
        int32_t date = rf_judge_date(judge, i);
        int32_t at = date < 0 || judge->sessions[i].cover != coverer->person
                         ? -1
                         : index_of(instance, per, date);

        if (at >= 0)
            sums[at] += rf_judge_released(judge, i);
    }
    for (int32_t at = 0; at < count; at++)
        tell(telling, (struct rf_account_line){RF_CONSTRAINT_COVER, coverer->person, -1, per, at,
                                               sums[at], most});
    rf_release(sums);
}

void rf_checker_account(const struct rf_checker *checker, const struct rf_plan *plan,
                        rf_account_visit visit, void *context)
{
    struct rf_report unsaid = {0};
    struct rf_judge judge = {.checker = checker, .instance = checker->instance, .report = &unsaid};
    struct telling telling = {.judge = &judge};
    struct rf_arrangement arrangement;

    rf_arrange(&judge, plan, &arrangement);
    judge.sessions = arrangement.sessions;
    judge.plan_index = arrangement.index;
    rf_judge_open(&judge);
    tell_loads(&telling);
    tell_ects(&telling);
    tell_directed(&telling);
    for (int32_t i = 0; i < checker->coverer_count; i++) {
        const struct rf_coverer *coverer = &checker->coverers[i];

        tell_cover(&telling, coverer, RF_ACCOUNT_WEEK, coverer->per_week);
        tell_cover(&telling, coverer, RF_ACCOUNT_TERM, coverer->per_term);
        tell_cover(&telling, coverer, RF_ACCOUNT_YEAR, coverer->per_year);
    }
    if (telling.count > 0)
        qsort(telling.lines, telling.count, sizeof *telling.lines, by_rule_and_person);
    for (size_t i = 0; i < telling.count; i++)
        visit(context, &telling.lines[i]);
    rf_release(telling.lines);
    rf_arrangement_release(&arrangement);
    rf_report_release(&unsaid);
}

int32_t rf_checker_released(const struct rf_checker *checker, const struct rf_session *session)
{
    int32_t entry = session->placed ? rf_check_entry(checker, session) : -1;
    int32_t date = entry >= 0 ? rf_check_date(checker->instance, session->day) : -1;
    struct rf_span span = {session->start, session->end};

    if (date < 0 || session->event >= 0)
        return 0;
    return rf_check_release(checker, &checker->entries[entry], session->chosen, date, span).minutes;
}
