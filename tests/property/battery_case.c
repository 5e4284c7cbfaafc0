/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * battery_case.c: reads one instance, tries every plan, solves it, and compares.
 *
 * Agreement means: the check accepts the engine's plan with all its claims, every number is
 * closed, and the values are those of the best plan there is, in every tier; and the verifier,
 * given the engine's certificate, shows no more than those values. */
#include "battery_case.h"

#include <string.h>

#include "base/memory.h"
#include "battery_facts.h"
#include "battery_mentors.h"
#include "battery_textbook.h"
#include "brute_force.h"
#include "check/award.h"
#include "engine/pairing.h"
#include "input/read.h"

enum { QUESTIONS = 1500000 };

void battery_write_values(const struct rf_values *values, struct rf_text *text)
{
    rf_text_add(text, "unplaced");
    for (int class = 0; class < RF_PRIORITY_CLASSES; class ++) {
        rf_text_format(text, " %d", values->unplaced[class]);
    }
    rf_text_add(text, ", equity");
    for (int32_t i = 0; i < values->equity_count; i++) {
        rf_text_format(text, " %d", values->equity[i]);
    }
    rf_text_format(text, ", tired %d, cover %d %d, workload", values->tired, values->cover[0],
                   values->cover[1]);
    for (int32_t i = 0; i < values->workload_count; i++) {
        rf_text_format(text, " %d", values->workload[i]);
    }
    rf_text_format(text, ", away %d, spacing %d, diversity %d %d %d", values->away, values->spacing,
                   values->diversity[0], values->diversity[1], values->diversity[2]);
}

/* The value in `values` of the number that `result` speaks of. */
int32_t battery_value(const struct rf_values *values, const struct rf_tier_result *result)
{
    switch (result->tier) {
    case RF_TIER_UNPLACED:
        return values->unplaced[result->part - 1];
    case RF_TIER_EQUITY:
        return values->equity[result->part - 1];
    case RF_TIER_TIRED:
        return values->tired;
    case RF_TIER_REGULARITY:
        return values->away;
    case RF_TIER_SPACING:
        return values->spacing;
    case RF_TIER_COVER:
        return values->cover[result->part - 1];
    case RF_TIER_WORKLOAD:
        return values->workload[result->part - 1];
    case RF_TIER_DIVERSITY:
        return values->diversity[result->part - 1];
    }
    return -1;
}

/* The numbers of a plan together. */
static int64_t add_up(const struct rf_values *values)
{
    int64_t sum = (int64_t)values->tired + values->away + values->spacing;
    for (int class = 0; class < RF_PRIORITY_CLASSES; class ++) {
        sum += values->unplaced[class];
    }
    for (int32_t i = 0; i < values->equity_count; i++) {
        sum += values->equity[i];
    }
    for (int32_t i = 0; i < values->workload_count; i++) {
        sum += values->workload[i];
    }
    for (int i = 0; i < RF_COVER_PARTS; i++) {
        sum += values->cover[i];
    }
    for (int i = 0; i < RF_DIVERSITY_PARTS; i++) {
        sum += values->diversity[i];
    }
    return sum;
}

/* Every number is closed and equal to the best; what is not there is 0. */
static bool results_hold(const struct rf_plan *plan, const struct rf_values *best,
                         struct rf_text *why)
{
    int64_t left = add_up(best);
    for (int32_t i = 0; i < plan->result_count; i++) {
        const struct rf_tier_result *result = &plan->results[i];
        const int32_t value = battery_value(best, result);
        const bool closed = result->status == RF_TIER_SOLVED || result->status == RF_TIER_CERTIFIED;
        if (result->value != value || !closed || result->conditional) {
            rf_text_format(why, "tier %d part %d: claimed %d (%s%s), best %d\n", (int)result->tier,
                           (int)result->part, (int)result->value,
                           rf_tier_status_name(result->status),
                           result->conditional ? ", conditional" : "", (int)value);
            return false;
        }
        left -= value;
    }
    if (left != 0) {
        rf_text_add(why, "a number that is not 0 is not claimed\n");
    }
    return left == 0;
}

static bool plan_holds(const struct rf_checker *checker, const struct rf_plan *plan,
                       const struct rf_values *best, struct rf_text *why)
{
    struct rf_report report = {0};
    bool holds = rf_checker_check(checker, plan, &report);
    if (!holds) {
        for (size_t i = 0; i < report.violation_count; i++) {
            rf_text_format(why, "the check refuses the plan: %s %s\n",
                           rf_constraint_id(report.violations[i].constraint),
                           report.violations[i].message);
        }
    } else if (rf_values_compare(&report.values, best) != 0) {
        rf_text_add(why, "the plan is worth: ");
        battery_write_values(&report.values, why);
        rf_text_add(why, "\nthe best is worth: ");
        battery_write_values(best, why);
        rf_text_add(why, "\n");
        holds = false;
    }
    rf_report_release(&report);
    return holds && results_hold(plan, best, why);
}

/* What the verifier shows of the engine's certificate is no more than the best there is. */
static bool certificate_holds(const struct rf_instance *instance, const struct rf_checker *checker,
                              const char *text, struct rf_plan *plan, const struct rf_values *best,
                              struct battery_account *account, struct rf_text *why)
{
    char *fault = NULL;
    struct rf_certificate *certificate = rf_certificate_read(instance, text, strlen(text), &fault);
    if (certificate == NULL) {
        rf_text_format(why, "the certificate is refused: %s\n", fault);
        rf_release(fault);
        return false;
    }
    struct rf_verdict verdict = rf_certificate_verify(checker, certificate, 0);
    account->certified += rf_verdict_award(&verdict, best, plan);
    struct rf_values shown = {.equity = verdict.equity,
                              .equity_count = verdict.equity_count,
                              .tired = verdict.bound.tired,
                              .workload = verdict.workload,
                              .workload_count = verdict.workload_count,
                              .away = verdict.bound.away,
                              .spacing = verdict.bound.spacing};
    memcpy(shown.unplaced, verdict.bound.unplaced, sizeof shown.unplaced);
    memcpy(shown.cover, verdict.bound.cover, sizeof shown.cover);
    memcpy(shown.diversity, verdict.bound.diversity, sizeof shown.diversity);
    const bool holds = !verdict.sound || rf_values_compare(&shown, best) <= 0;
    if (!holds) {
        rf_text_add(why, "the verifier shows more than the best: ");
        battery_write_values(&shown, why);
        rf_text_add(why, "\n");
    }
    rf_verdict_clear(&verdict);
    rf_certificate_release(certificate);
    return holds;
}

/* What the engine has made of an instance. */
struct answer {
    enum rf_status status;
    struct rf_plan *plan;
    struct rf_solve_account account;
    struct rf_instance *variant; /* with the mentors chosen; NULL when every mentor is given */
};

static struct answer solve(const struct rf_instance *instance, enum battery_mode mode)
{
    const struct rf_solve_options options = {.all_starts = mode == BATTERY_UNFILTERED,
                                             .without_sweep = mode == BATTERY_TREE};
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_pairing_account pairing = {0};
    struct answer answer = {.status = RF_LIMIT};
    answer.status = rf_solve_pairing(instance, &options, &diagnostics, &answer.plan,
                                     &answer.account, &answer.variant, &pairing);
    rf_diagnostics_release(&diagnostics);
    return answer;
}

static void release_answer(struct answer *answer)
{
    rf_release(answer->account.certificate);
    rf_plan_release(answer->plan);
    rf_instance_release(answer->variant);
}

/* Compares with what trying every plan has found. `instance` has the mentors of the answer. */
static bool answer_agrees(const struct rf_instance *instance, const struct rf_checker *checker,
                          const struct answer *answer, const struct brute_result *brute,
                          struct battery_account *count, struct rf_text *why)
{
    if (brute->outcome == BRUTE_NONE) {
        if (answer->status != RF_CONTRADICTORY) {
            rf_text_format(why, "no plan is allowed, but the engine says %s\n",
                           rf_status_name(answer->status));
        }
        return answer->status == RF_CONTRADICTORY;
    }
    if (answer->status != RF_OK || answer->plan == NULL) {
        rf_text_format(why,
                       "the engine says %s, the best is worth: ", rf_status_name(answer->status));
        battery_write_values(&brute->values, why);
        rf_text_add(why, "\n");
        return false;
    }
    return plan_holds(checker, answer->plan, &brute->values, why) &&
           certificate_holds(instance, checker, answer->account.certificate, answer->plan,
                             &brute->values, count, why);
}

static bool agrees(const struct rf_instance *instance, const struct rf_checker *checker,
                   enum battery_mode mode, const struct battery_tools *tools,
                   const struct brute_result *brute, struct battery_account *account,
                   struct rf_text *why)
{
    if (mode == BATTERY_TEXTBOOK) {
        const struct rf_values *best = brute->outcome == BRUTE_NONE ? NULL : &brute->values;
        return battery_textbook_agrees(instance, best, tools, why);
    }
    struct answer answer = solve(instance, mode);
    const bool agree = answer_agrees(instance, checker, &answer, brute, account, why);
    release_answer(&answer);
    return agree;
}

static void count_values(const struct rf_values *values, struct battery_account *account)
{
    bool unplaced = false;
    for (int class = 0; class < RF_PRIORITY_CLASSES; class ++) {
        unplaced = unplaced || values->unplaced[class] > 0;
    }
    account->unplaced += unplaced;
    account->unfair += values->equity_count > 1 && values->equity[0] != values->equity[1];
    account->tired += values->tired > 0;
    account->away += values->away > 0;
    account->spacing += values->spacing > 0;
    account->strained += values->cover[0] > 0;
    account->covered += values->cover[1] > 0;
    account->loaded += values->workload_count > 0 && values->workload[0] > 0;
    account->mismatched += values->diversity[0] > 0;
    account->same += values->diversity[1] > 0;
    account->fragile += values->diversity[2] > 0;
}

static void count_brute(const struct brute_result *brute, struct battery_account *account)
{
    account->questions += brute->questions;
    account->contradictory += brute->outcome == BRUTE_NONE;
    if (brute->outcome == BRUTE_BEST) {
        account->sessions += brute->plan->session_count;
        count_values(&brute->values, account);
    }
}

/* The engine's mentors are an answer by D46, and its plan is the best with them. */
static bool choice_agrees(const struct battery_combinations *all, const struct answer *answer,
                          struct battery_account *account, struct rf_text *why)
{
    if (answer->plan == NULL || answer->plan->mentors == NULL) {
        bool none = true;
        for (int32_t i = 0; i < all->count; i++) {
            none = none && (!all->items[i].allowed || all->items[i].brute.outcome == BRUTE_NONE);
        }
        rf_text_format(why, "the engine says %s and names no mentors\n",
                       rf_status_name(answer->status));
        return none && answer->status == RF_CONTRADICTORY;
    }
    const struct battery_combination *chosen =
        battery_combinations_find(all, answer->plan->mentors);
    if (chosen == NULL || !chosen->allowed || !battery_combinations_answer(all, chosen)) {
        rf_text_add(why, "these mentors are not the answer:");
        for (int32_t i = 0; i < all->instance->induction_count; i++) {
            rf_text_format(why, " %s", all->instance->people[answer->plan->mentors[i]].id);
        }
        rf_text_add(why, "\n");
        return false;
    }
    account->chosen += chosen != battery_combinations_first(all);
    return answer_agrees(chosen->instance, chosen->checker, answer, &chosen->brute, account, why);
}

static enum battery_verdict judge_choice(const struct rf_instance *instance, enum battery_mode mode,
                                         struct battery_account *account, struct rf_text *why)
{
    struct battery_combinations all = battery_combinations_try(instance, QUESTIONS);
    enum battery_verdict verdict = BATTERY_TOO_LARGE;
    if (battery_combinations_first(&all) == NULL) {
        verdict = BATTERY_AGREES; /* told before anything is solved */
    } else if (!all.too_large) {
        struct answer answer = solve(instance, mode);
        verdict = choice_agrees(&all, &answer, account, why) ? BATTERY_AGREES : BATTERY_DISAGREES;
        release_answer(&answer);
    }
    if (battery_combinations_first(&all) != NULL) {
        count_brute(&battery_combinations_first(&all)->brute, account);
    }
    battery_combinations_release(&all);
    return verdict;
}

/* Roles that D39 does not allow are told before anything is planned. */
static bool roles_are_allowed(const struct rf_instance *instance)
{
    struct rf_report report = {0};
    const bool allowed = rf_check_roles(instance, &report);
    rf_report_release(&report);
    return allowed;
}

static enum battery_verdict judge(const struct rf_instance *instance, enum battery_mode mode,
                                  const struct battery_tools *tools,
                                  struct battery_account *account, struct rf_text *why)
{
    if (mode != BATTERY_FACTS && mode != BATTERY_TEXTBOOK && battery_has_choices(instance)) {
        return judge_choice(instance, mode, account, why);
    }
    struct rf_checker *checker = rf_checker_new(instance);
    if (mode == BATTERY_FACTS) {
        const bool agree = battery_facts_agree(instance, checker, why);
        rf_checker_release(checker);
        return agree ? BATTERY_AGREES : BATTERY_DISAGREES;
    }
    struct brute_result brute = {.outcome = BRUTE_NONE};
    enum battery_verdict verdict = BATTERY_TOO_LARGE;
    const bool allowed = roles_are_allowed(instance);
    if (allowed) {
        brute_force(instance, checker, QUESTIONS, &brute);
    }
    if (!allowed) {
        verdict = BATTERY_AGREES; /* told before anything is solved */
    } else if (brute.outcome != BRUTE_TOO_LARGE) {
        verdict = agrees(instance, checker, mode, tools, &brute, account, why) ? BATTERY_AGREES
                                                                               : BATTERY_DISAGREES;
    }
    count_brute(&brute, account);
    brute_result_release(&brute);
    rf_checker_release(checker);
    return verdict;
}

enum battery_verdict battery_case(const char *json, enum battery_mode mode,
                                  const struct battery_tools *tools,
                                  struct battery_account *account, struct rf_text *why)
{
    struct rf_diagnostics diagnostics = RF_DIAGNOSTICS_INIT;
    struct rf_instance *instance = NULL;
    enum battery_verdict verdict = BATTERY_REFUSED;
    if (rf_read_instance_bytes("tiny.json", json, strlen(json), false, &diagnostics, &instance) ==
        RF_OK) {
        verdict = judge(instance, mode, tools, account, why);
    } else {
        for (size_t i = 0; i < diagnostics.count; i++) {
            const struct rf_diagnostic *item = &diagnostics.items[i];
            if (item->severity == RF_ERROR) {
                rf_text_format(why, "%s %s: %s\n", item->code,
                               item->place.pointer == NULL ? "" : item->place.pointer,
                               item->message);
            }
        }
    }
    account->agreed += verdict == BATTERY_AGREES;
    account->too_large += verdict == BATTERY_TOO_LARGE;
    account->refused += verdict == BATTERY_REFUSED;
    account->disagreed += verdict == BATTERY_DISAGREES;
    rf_instance_release(instance);
    rf_diagnostics_release(&diagnostics);
    return verdict;
}
